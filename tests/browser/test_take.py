"""Does a figure leave the running atlas, by a link that anyone can follow?"""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from publish.addresses import figure_at
from publish.registry import Wish, made
from tests.browser.conftest import land
from tests.browser.test_atlas import in_map

FOOT = ".st-key-foot-fallen-years"


@pytest.fixture
def links(atlas, browser):
    """The links by their names, once "Take it with you" is unfolded."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(f"{atlas}/fallen")
    tab.locator(f"{FOOT} button", has_text="Take it with you").click(timeout=60_000)
    tab.wait_for_selector(".take a", timeout=30_000)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    found = tab.locator(".take a").evaluate_all("all => all.map(a => [a.textContent, a.getAttribute('href')])")
    yield {name: urljoin(tab.url, address) for name, address in found}, context.request
    context.close()


def test_the_map_as_a_file_plays_its_years_without_a_network(browser, tmp_path):
    file = tmp_path / "map.html"
    file.write_bytes(made(figure_at("/?date=1994-07-15"), "html", Wish(span=(1993, 1994), speed=24)).body)
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    tab, trouble, asked = context.new_page(), [], []
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    tab.wait_for_selector("#map[data-active='17']", timeout=30_000)
    assert tab.locator("h1").text_content() == "17 operations, about 72,000 peacekeepers, on 15 July 1994."
    tab.get_by_role("button", name="Play").click()
    tab.wait_for_selector("#map[data-date='1994-12-01']", timeout=30_000)
    tab.get_by_role("button", name="Play").wait_for()  # it stops at the end of its years
    assert tab.locator("h1").text_content().endswith("operations on 1 December 1994.")
    tab.get_by_label("From").fill("1960")
    tab.get_by_label("From").press("Tab")
    tab.get_by_label("to", exact=True).fill("1961")
    tab.get_by_label("to", exact=True).press("Tab")
    tab.wait_for_selector("#map[data-date='1961-12-01']", timeout=30_000)
    tab.get_by_role("button", name="Layers").click()
    assert tab.locator(".switches label").count() >= 9 and not tab.get_by_text("Satellite picture").count()
    assert trouble == [] and [each for each in asked if not each.startswith(("file:", "data:", "blob:"))] == []
    context.close()


def test_a_link_brings_the_file(links):
    addresses, request = links
    assert {"Picture (PNG)", "Slide (PowerPoint)", "Table (CSV)"} <= set(addresses)
    table = request.get(addresses["Table (CSV)"], timeout=90_000)
    assert table.ok and "people have died" in table.text()
    assert 'filename="blue-helmets-fallen-years.csv"' in table.headers["content-disposition"]
    picture = request.get(addresses["Picture (PNG)"], timeout=90_000)
    assert picture.ok and picture.body().startswith(b"\x89PNG")


def test_a_link_says_that_its_file_is_made_stops_and_tells_why_there_is_none(visit):
    page = visit("/fallen")
    page.locator(f"{FOOT} button", has_text="Take it with you").click(timeout=60_000)
    link = page.locator(".take a", has_text="Drawing (SVG)")
    link.wait_for(timeout=30_000)
    line, links = page.locator(".taken"), page.locator(".take").first
    with page.expect_download(timeout=90_000) as made:
        link.click()
    assert made.value.suggested_filename == "blue-helmets-fallen-years.svg"
    line.get_by_text("Made: Drawing (SVG)").wait_for()
    held = []
    page.route("**/assets/take/*.png*", lambda route: held.append(route))
    picture = links.locator("a").first
    picture.click()
    line.get_by_text("Being made: Picture (PNG)").wait_for()
    assert picture.text_content() == "Cancel"
    picture.click()
    picture.get_by_text("Picture (PNG)").wait_for()
    assert line.text_content() == "" and len(held) == 1
    page.unroute("**/assets/take/*.png*")
    page.route("**/assets/take/*.png*", lambda route: route.fulfill(status=503, body="The process ended. Please ask again."))
    picture.click()
    line.get_by_text("The process ended. Please ask again.").wait_for()
    page.unroute("**/assets/take/*.png*")
    page.context.set_offline(True)
    picture.click()
    line.get_by_text("The atlas did not answer").wait_for()
    page.context.set_offline(False)
    assert page.url.endswith("/fallen") or "/fallen?" in page.url
    assert len(page.context.pages) == 1 and not page.traffic.trouble


def test_the_map_is_taken_as_it_is_on_the_screen(visit):
    page = visit("/?date=1994-07-15")
    land(page)
    page.locator(".st-key-foot-map button", has_text="Take it with you").click(timeout=60_000)
    page.locator(".take a", has_text="Drawing (SVG)").wait_for(timeout=30_000)
    page.get_by_text("The part of the map that is on the screen").click()
    page.locator(".take[data-framed]").wait_for()
    for _ in range(3):
        in_map(page, ".leaflet-control-zoom-in").click()
        page.wait_for_timeout(400)
    page.wait_for_function("""() => {
      const told = [...document.querySelectorAll('iframe')].map(f => f.contentDocument?.querySelector('[data-frame]')?.dataset.frame);
      const [west, , east] = told.find(Boolean)?.split(',').map(Number) ?? [];
      return east - west < 200;
    }""")
    page.wait_for_timeout(500)
    with page.expect_download(timeout=90_000) as made:
        page.locator(".take a", has_text="Drawing (SVG)").click()
    assert "Shown is a part of the map." in Path(made.value.path()).read_text()
