"""Do the pages of people and money draw, link and step as lightly as the atlas?"""

import re

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import finished_runs, land

MAP = "iframe[title*='st_folium']"
BARS = "[data-testid='stVegaLiteChart'] path[aria-roledescription='bar']"


def test_contributors_are_on_the_map_and_in_the_bars(visit):
    page = visit("/contributors?date=2015-07-01")
    box = land(page)
    page.frame_locator(MAP).locator(".leaflet-container[data-valued]").wait_for()
    assert int(box.get_attribute("data-land")) == 250 and int(box.get_attribute("data-valued")) > 115
    page.locator(BARS).first.wait_for()
    assert not page.traffic.trouble


def test_a_click_on_the_map_picks_a_state(visit):
    page = visit("/contributors?date=2015-07-01")
    box = land(page)
    page.frame_locator(MAP).locator(".leaflet-container[data-valued]").wait_for()
    page.wait_for_timeout(800)
    at = box.evaluate("() => { const p = window.map.latLngToContainerPoint([23, 79]); return [p.x, p.y]; }")
    box.hover(position={"x": at[0] + 3, "y": at[1]})
    page.frame_locator(MAP).locator(".leaflet-tooltip", has_text="7,947 uniformed").wait_for()
    box.click(position={"x": at[0], "y": at[1]})
    page.wait_for_url(re.compile("state=IND"))
    page.get_by_text("India sent most in").wait_for()
    page.frame_locator(MAP).locator(".leaflet-container[data-chosen='IND']").wait_for()


def test_a_state_is_found_in_the_list_by_a_name_that_it_has_not_there_and_chosen_by_its_reader(visit):
    page = visit("/contributors?date=2015-07-01")
    field = page.locator(".st-key-chosen-state input")
    with page.expect_response("**/assets/lists/states.json"):
        field.click()
    for typed, offered in (("Cote", "Côte d'Ivoire"), ("Turkey", "Türkiye"), ("Zaire", "Democratic Republic of the Congo")):
        field.fill("")
        field.press_sequentially(typed)
        page.get_by_role("option", name=offered, exact=True).wait_for()
        assert page.get_by_role("option").count() == 1 and "state=" not in page.url
    field.press("Enter")
    page.wait_for_url(re.compile("state=COD"))
    field.fill("Atlantis")
    page.get_by_text("No results").wait_for()


def test_a_year_step_of_contributors_is_small_runs_once_and_keeps_the_map(visit):
    page = visit("/contributors?date=2015-07-01&state=IND", height=1500)
    box = land(page)
    page.locator(BARS).first.wait_for()
    page.wait_for_timeout(1500)
    box.evaluate("box => { box.marked = true; }")
    page.traffic.clear()
    page.get_by_role("button", name="›").click()
    page.wait_for_url(re.compile("date=2016-07-01"))
    page.get_by_text(re.compile("In 2016, 1.. states contributed")).wait_for()
    page.get_by_text("sent the most.").wait_for()
    page.wait_for_timeout(800)
    ended = finished_runs(page)
    assert 0 < sum(page.traffic.received) <= 20_000  # bars, and where the state served
    assert box.evaluate("box => box.marked === true")
    assert ended == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]


def test_figures_unfold_as_a_table_with_a_file(visit):
    page = visit("/contributors?date=2015-07-01", height=1500)
    figure = page.locator(".st-key-figure-contributors-ranking")
    figure.get_by_text("Table", exact=True).click()
    button = figure.get_by_role("button", name="Download the table (CSV)")
    button.wait_for()
    grid = figure.locator(".stDataFrame table[role=grid][aria-label]")
    grid.wait_for(state="attached")
    assert grid.get_attribute("aria-label") == figure.locator("h2").inner_text()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "blue-helmets-contributors-ranking.csv"
