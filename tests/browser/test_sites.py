"""Does the map of sites draw, play in the browser, step lightly and keep to itself?"""

import re
from itertools import combinations

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from data import deployed
from tests.browser.conftest import finished_runs, land, strangers

MAP = "iframe[title*='st_folium']"


def in_map(page, selector):
    return page.frame_locator(MAP).locator(selector)


def settle(page, attribute: str = "sites"):
    """Wait until the sites are drawn, the charts are there, and nothing moves."""
    box = land(page)
    in_map(page, f".leaflet-container[data-{attribute}]").wait_for()
    page.locator("[data-testid='stVegaLiteChart'] svg, [data-testid='stVegaLiteChart'] canvas").first.wait_for()
    page.wait_for_timeout(1500)
    return box


def test_the_sites_of_the_year_are_drawn_on_land(visit):
    page = visit("/deployments?date=2015-07-01", height=1500)
    box = settle(page)
    assert int(box.get_attribute("data-land")) >= 250 and box.get_attribute("data-sites") == "295"
    painted = box.evaluate("""box => { const c = box.querySelector('.leaflet-sites-pane canvas');
        const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let painted = 0; for (let i = 3; i < pixels.length; i += 4) painted += pixels[i] > 60; return painted; }""")
    assert painted > 2000
    assert in_map(page, ".site .square").count() > 14
    known = set(deployed.sites_in("", 2015)["operation"])
    assert set(in_map(page, ".tag.seat-name").all_inner_texts()) == known
    names = in_map(page, ".tag.seat-name").evaluate_all(
        """all => all.map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])"""
    )
    assert len(names) == len(known)  # every operation once, and none over another
    assert not [(a, b) for a, b in combinations(names, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert not page.traffic.trouble


def test_an_operation_comes_into_view_and_its_headquarters_is_named(visit):
    page = visit("/deployments?date=2006-07-01&mission=unmil", height=1500)
    box = settle(page)
    assert box.get_attribute("data-sites") == "42" and box.get_attribute("data-mission") == "unmil"
    assert box.evaluate("() => window.map.getBounds().getEast() - window.map.getBounds().getWest()") < 40
    assert in_map(page, ".tag.seat-name").inner_text() == "Monrovia"


def test_borders_are_those_of_the_years_end(visit):
    page = visit("/deployments?date=2010-07-01", height=1500)
    box = settle(page)
    assert box.get_attribute("data-world") < "2011-01-01"
    in_map(page, "[data-step='1']").click()
    in_map(page, ".leaflet-container[data-world='2011-07-14']").wait_for()  # after South Sudan's independence


def test_a_click_on_a_headquarters_chooses_the_operation(visit):
    page = visit("/deployments?date=2015-07-01", height=1500)
    settle(page)
    in_map(page, "[data-mission='minustah']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=minustah"))
    in_map(page, ".leaflet-container[data-mission='minustah']").wait_for()


def test_playing_sends_nothing_and_is_told_when_it_rests(visit):
    page = visit("/deployments?date=1994-07-01", height=1500)
    settle(page)
    page.traffic.clear()
    in_map(page, ".play").click()
    in_map(page, ".leaflet-container[data-year='1996']").wait_for()
    assert page.traffic.sent == []
    in_map(page, ".play").click()
    page.wait_for_url(re.compile(r"date=199[678]-07-01"))
    year = re.search(r"date=(\d{4})", page.url).group(1)
    page.get_by_text(f"All operations, {year}:").first.wait_for()
    page.wait_for_timeout(600)
    assert land(page).get_attribute("data-year") == year


def test_a_years_step_by_keyboard_is_small_one_run_and_keeps_the_map(visit):
    page = visit("/deployments?date=2006-07-01&mission=unmil", height=1500)
    box = settle(page)
    box.evaluate("box => { box.marked = true; }")
    page.traffic.clear()
    slider = in_map(page, "input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("UNMIL, 2007:").first.wait_for()
    ended = finished_runs(page)
    assert "date=2007-07-01" in page.url and slider.get_attribute("aria-valuetext").startswith("2007: 40 sites")
    assert 0 < sum(page.traffic.received) <= 30_000
    assert box.evaluate("box => box.marked === true")
    assert ended == [ForwardMsg.FINISHED_SUCCESSFULLY]


def test_nothing_leaves_the_host(visit, atlas):
    page = visit("/deployments?date=2006-07-01&mission=unmil", height=1500)
    settle(page)
    assert page.traffic.addresses and not strangers(page, atlas)


def test_the_first_page_does_not_fetch_the_sites(visit):
    page = visit("/")
    land(page)
    assert not [address for address in page.traffic.addresses if "layers/sites" in address]


def test_an_operations_own_page_shows_its_area_seat_and_sites(visit):
    page = visit("/mission?mission=unmil&date=2006-07-01&part=places")
    land(page)
    in_map(page, ".leaflet-container[data-sites='42']").wait_for()
    assert in_map(page, ".seat:not(.more) .tag").all_inner_texts() == ["Monrovia"]
    assert "42 deployment sites of UNMIL in 2006" in in_map(page, ".said").inner_text()
    bounds = land(page).evaluate("() => { const b = window.map.getBounds(); return [b.getWest(), b.getEast()]; }")
    assert bounds[0] < -11.5 and bounds[1] > -7.4 and bounds[1] - bounds[0] < 25  # all of Liberia, and little more
    assert not page.traffic.trouble


def test_on_a_phone_the_map_shows_the_years_sites_and_not_the_oceans(visit):
    page = visit("/deployments?date=2015-07-01", width=390, height=844)
    box = land(page)
    page.wait_for_timeout(1200)
    width, seen = box.evaluate("""() => { const b = window.map.getBounds();
        return [b.getEast() - b.getWest(), [[18.5, -72.3], [33.9, 74.8], [-11.7, 27.5]].every(at => b.contains(at))]; }""")
    assert seen and width < 240  # Haiti, Kashmir, the south of the Congo
