"""Can the map's layers be switched, do they come once and come back, and is what stands around the map right?"""

import re
from urllib.parse import urlparse

import pandas as pd
import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from figures.first_map import looked_at
from geo.maps import IMAGERY_HOST
from geo.switches import SWITCHES
from tests.browser.conftest import finished_runs, land

MAP = "iframe[title*='st_folium']"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63d8b061030002e40171d5d9a3950000000049454e44ae426082"
)

ASK = """(box, host) => new Promise(done => {
    const image = Object.assign(new Image(), { onerror: () => done('refused'), onload: () => done('came') });
    image.src = `https://${host}/x.jpeg`; })"""


def in_map(page, selector):
    return page.frame_locator(MAP).locator(selector)


def wait_for_map(page, attribute: str, value: str):
    in_map(page, f".leaflet-container[data-{attribute}='{value}']").wait_for()


def settle(page):
    """Wait until the map has its land and its switches, and no script runs."""
    box = land(page)
    in_map(page, ".switches button").wait_for()
    page.locator("[data-testid='stStatusWidget']").wait_for(state="detached")
    page.wait_for_timeout(600)
    return box


def zoom(page) -> float:
    return land(page).evaluate("() => window.map.getZoom()")


def files(page) -> list[str]:
    return [match for address in page.traffic.addresses for match in re.findall(r"/assets/layers/([\w-]+)\.json", address)]


def test_the_switches_work_by_keyboard_and_a_layer_is_fetched_once(visit):
    page = visit("/?date=2015-07-01")
    box = settle(page)
    assert not {"sites", "flows", "places", "waters"} & set(files(page))
    button = in_map(page, ".switches button")
    assert button.get_attribute("aria-expanded") == "false" and not in_map(page, "#switches").is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert in_map(page, "#switches input[name]:not([name=imagery])").evaluate_all("all => all.map(each => each.name)") == list(
        SWITCHES
    )
    before = zoom(page)
    page.traffic.clear()
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the fifth switch: sites
    wait_for_map(page, "sites", "295")
    in_map(page, ".said").get_by_text("295 deployment sites in 2015").wait_for()
    page.wait_for_url(re.compile("layers=areas-headquarters-capitals-waters-sites-events"))
    ended = finished_runs(page)
    assert 0 < sum(page.traffic.received) <= 14_000
    assert ended == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
    page.keyboard.press("Space")
    wait_for_map(page, "sites", "0")
    page.keyboard.press("Space")
    wait_for_map(page, "sites", "295")
    assert files(page).count("sites") == 1 and zoom(page) == before
    page.keyboard.press("Escape")
    assert not in_map(page, "#switches").is_visible() and button.evaluate("b => document.activeElement === b")
    assert box.get_attribute("data-layers") == "areas-headquarters-capitals-waters-sites-events"


def test_an_address_restores_the_layers_and_a_step_keeps_them(visit):
    page = visit("/?date=2015-07-01&layers=sites-hosts-today-none")
    box = settle(page)
    for attribute, value in {"sites": "295", "hosts": "true", "today": "true", "rings": ""}.items():
        wait_for_map(page, attribute, value)
    assert not in_map(page, ".seat:not(.more)").first.is_visible()  # headquarters are off
    page.get_by_role("button", name="One year on").click()
    wait_for_map(page, "date", "2016-07-01")
    page.wait_for_url(re.compile("date=2016-07-01"))
    assert "layers=sites-hosts-today" in page.url and box.get_attribute("data-layers") == "sites-hosts-today"
    assert files(page).count("sites") == 1
    page.reload()
    settle(page)
    wait_for_map(page, "today", "true")


def test_an_unknown_layer_is_named(visit):
    page = visit("/?date=2015-07-01&layers=sites-tanks")
    land(page)
    page.get_by_text("The map has no layer “tanks”").wait_for()
    assert page.url.endswith("layers=sites")


def test_an_operation_comes_into_view_and_closing_it_shows_the_world_again(visit):
    page = visit("/?date=1994-07-01")
    box = settle(page)
    before = zoom(page)
    in_map(page, "[data-mission='onumoz'] .dot").click()
    wait_for_map(page, "chosen", "onumoz")
    page.wait_for_timeout(1200)
    assert zoom(page) > before + 1
    inside = """() => { const seen = window.map.getBounds(), inner = L.latLngBounds([[-26, 31], [-11, 40]]); return seen.contains(inner); }"""
    assert box.evaluate(inside)  # Mozambique, its area
    assert in_map(page, ".locator").is_visible() and files(page).count("waters") == files(page).count("places") == 1
    in_map(page, ".capital .tag").get_by_text("Lilongwe").wait_for()
    in_map(page, ".way-back button").press("Enter")
    page.wait_for_timeout(900)
    assert zoom(page) == before and not in_map(page, ".locator").is_visible() and not in_map(page, ".way-back").is_visible()
    in_map(page, "[data-mission='unosom-ii'] .dot").click()
    wait_for_map(page, "chosen", "unosom-ii")
    page.wait_for_timeout(900)
    assert zoom(page) > before + 1
    page.get_by_role("button", name="Close").click()
    wait_for_map(page, "chosen", "")
    page.wait_for_timeout(900)
    assert zoom(page) == before


def test_small_areas_are_ringed_at_the_worlds_zoom(visit):
    page = visit("/?date=1998-07-01")
    box = settle(page)
    rings = box.get_attribute("data-rings").split()
    assert {"undof", "unficyp", "unmop", "unifil"} <= set(rings)  # the Golan, the buffer zone, Lebanon, Prevlaka
    assert "minurso" not in rings
    at = box.evaluate("() => { const p = window.map.latLngToContainerPoint([42.42, 18.51]); return [p.x, p.y]; }")
    painted = box.evaluate(
        """(box, [x, y]) => { const canvas = box.querySelector('.leaflet-overlay-pane canvas'), ratio = canvas.width / canvas.offsetWidth;
        const corner = L.DomUtil.getPosition(canvas), pan = L.DomUtil.getPosition(box.querySelector('.leaflet-map-pane'));
        const pixels = canvas.getContext('2d').getImageData((x - corner.x - pan.x - 9) * ratio, (y - corner.y - pan.y - 9) * ratio, 18 * ratio, 18 * ratio).data;
        let blue = 0; for (let i = 0; i < pixels.length; i += 4) blue += pixels[i + 2] > pixels[i] + 60; return blue; }""",
        at,
    )
    assert painted > 20


def test_the_scale_is_right_at_the_middle_of_the_map(visit):
    page = visit("/?date=2015-07-01")
    box = settle(page)
    bar = in_map(page, ".leaflet-control-scale-line")
    for latitude in (0, 45, -30):
        box.evaluate("(box, latitude) => { window.map.setView([latitude, 20], 4, { animate: false }); }", latitude)
        bar.get_by_text(f"at {abs(latitude)}°").wait_for()
        said = int(re.match(r"([\d,]+) km", bar.inner_text()).group(1).replace(",", ""))
        # One degree of longitude here, on a sphere, and as the map draws it.
        km = box.evaluate(
            "(box, latitude) => 6371 * Math.PI / 180 * Math.cos(latitude * Math.PI / 180) * "
            "(window.map.containerPointToLatLng([1, 1]).lng - window.map.containerPointToLatLng([0, 1]).lng)",
            latitude,
        )
        assert bar.bounding_box()["width"] * km == pytest.approx(said, rel=0.03), latitude


def test_contributors_are_lines_from_their_capitals_or_a_sentence(visit):
    page = visit("/?date=2015-07-01&mission=unmil&layers=areas-headquarters-contributors")
    settle(page)
    wait_for_map(page, "flows", "56")
    in_map(page, ".said").get_by_text("56 states contributed to UNMIL in 2015").wait_for()
    in_map(page, ".contributor .tag").get_by_text("Nigeria 1,554").wait_for()
    page.get_by_role("button", name="Close").click()
    in_map(page, ".said").get_by_text("Choose an operation").wait_for()
    page.goto(page.url.split("/?")[0] + "/?date=1994-07-01&mission=unprofor&layers=contributors")
    settle(page)
    in_map(page, ".said").get_by_text(
        "No contributors' lines for UNPROFOR in 1994: by operation they are known here from 2013 to 2025"
    ).wait_for()


def test_a_step_with_everything_on_is_small_and_the_sentences_leave_europe_and_africa_free(visit):
    page = visit(f"/?date=2015-07-01&mission=minusma&layers={'-'.join(SWITCHES)}")
    box = settle(page)
    wait_for_map(page, "flows", "53")
    at = box.evaluate("() => { const p = window.map.latLngToContainerPoint([60, -25]); return [p.x, p.y]; }")
    said = in_map(page, ".said").bounding_box()
    assert said["x"] + said["width"] - page.locator(MAP).bounding_box()["x"] < at[0]
    page.traffic.clear()
    page.get_by_role("button", name="One year on").click()
    wait_for_map(page, "date", "2016-07-01")
    page.wait_for_url(re.compile("date=2016-07-01"))
    page.wait_for_timeout(1500)
    assert 0 < sum(page.traffic.received) <= 14_000


# Names of operations, sites and capitals that lie under what stands over the map, with what they lie under.
COVERED = """box => {
    const over = [...box.querySelectorAll('.leaflet-control:not(.switches), .switches button, .said')].map(e => e.getBoundingClientRect());
    const names = [...box.querySelectorAll('.seat:not(.hidden) .tag')].filter(e => e.checkVisibility());
    const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return [names.length, names.filter(e => over.some(b => meets(e.getBoundingClientRect(), b))).map(e => e.textContent)];
}"""


@pytest.mark.parametrize(
    ("view", "width"),
    [("1994-07-01&mission=unficyp", 1400), ("1994-07-01&mission=unficyp", 390), ("1994-07-15&mission=unamir", 1400)],
)
def test_no_name_goes_under_what_stands_over_the_map(visit, view, width):
    page = visit(f"/?date={view}", width=width)  # UNDOF's name would be there, and that of Gitega
    settle(page)
    page.wait_for_timeout(900)
    named, covered = in_map(page, ".leaflet-container").evaluate(COVERED)
    assert named and covered == []


@pytest.mark.parametrize("day, mission", [("1961-09-18", "onuc"), ("1994-07-15", "unamir")])
def test_on_a_phone_the_area_of_an_operation_lies_above_the_legend(visit, day, mission):
    page = visit(f"/?date={day}&mission={mission}", width=390)
    box = settle(page)
    _, south, _, north = map(float, box.get_attribute("data-frame").split(","))
    frame, legend = box.bounding_box(), in_map(page, ".legend").bounding_box()
    foot = looked_at(mission, pd.Timestamp(day))[1]  # degrees: the area's most southern point
    assert frame["y"] + frame["height"] * (north - foot) / (north - south) <= legend["y"]


def hosts_asked(page) -> set[str]:
    return {urlparse(url).netloc for url in page.traffic.addresses if urlparse(url).scheme not in ("data", "blob")}


def test_the_satellite_picture_asks_its_host_only_when_switched_on_and_lies_where_it_belongs(visit, atlas):
    page = visit("/?date=2015-07-01&layers=areas-headquarters-capitals-waters-sites-hosts-contributors-today")
    box = settle(page)
    home = urlparse(atlas).netloc
    assert hosts_asked(page) == {home}
    answered = []

    def answer(route):
        answered.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    page.context.route(lambda url: not url.startswith(atlas), answer)
    in_map(page, ".switches button").click()
    assert IMAGERY_HOST in in_map(page, "#switches").inner_text()  # named before it is asked
    assert hosts_asked(page) == {home}
    assert box.evaluate(ASK, IMAGERY_HOST) == "refused" and not answered  # the browser lets the atlas itself ask no other host
    assert [IMAGERY_HOST in told for told in page.traffic.trouble] == [True]  # and says so
    page.traffic.trouble.clear()
    in_map(page, "input[name=imagery]").check()
    wait_for_map(page, "imagery", "came")
    assert hosts_asked(page) == {home, IMAGERY_HOST} == {home} | {urlparse(url).netloc for url in answered}
    in_map(page, ".said").get_by_text("NASA Blue Marble").wait_for()
    tile = page.frame_locator(MAP).frame_locator("iframe").locator("img").first
    zoom, row, column = map(int, re.search(r"/(\d+)/(\d+)/(\d+)\.jpeg", tile.get_attribute("src")).groups())
    wide = 288 / 2**zoom  # degrees of a tile, counted from the north pole and the date line
    drawn, frame = tile.bounding_box(), page.locator(MAP).bounding_box()
    corner = [90 - row * wide, -180 + column * wide]
    north_west = box.evaluate("(_, at) => { const p = window.map.latLngToContainerPoint(at); return [p.x, p.y]; }", corner)
    assert drawn["x"] - frame["x"] == pytest.approx(north_west[0], abs=1.5)
    assert drawn["y"] - frame["y"] == pytest.approx(north_west[1], abs=1.5)
    in_map(page, "input[name=imagery]").uncheck()
    assert in_map(page, ".leaflet-imagery-pane iframe").count() == 0
    assert "imagery" not in page.url and not page.traffic.trouble


def test_a_map_whose_picture_does_not_come_says_so_and_works_on(visit):
    page = visit("/?date=2015-07-01", without=f"https://{IMAGERY_HOST}/**")
    settle(page)
    in_map(page, ".switches button").click()
    in_map(page, "input[name=imagery]").check()
    in_map(page, ".said").get_by_text(f"No picture came from {IMAGERY_HOST}; the map goes on without it.").wait_for()
    in_map(page, "[data-mission='unmil'] .dot").click()
    wait_for_map(page, "chosen", "unmil")
    assert not page.traffic.trouble


def test_on_a_phone_the_switches_fit_and_the_scale_is_clear_of_the_legend(visit):
    page = visit("/?date=2015-07-01&layers=sites-hosts", width=390, height=844)
    settle(page)
    in_map(page, ".switches button").click()
    panel, frame = in_map(page, ".switches").bounding_box(), page.locator(MAP).bounding_box()
    assert panel["x"] >= frame["x"] and panel["x"] + panel["width"] <= frame["x"] + frame["width"]
    assert panel["y"] + panel["height"] <= frame["y"] + frame["height"]
    in_map(page, ".switches button").click()
    scale, legend = in_map(page, ".leaflet-control-scale-line").bounding_box(), in_map(page, ".legend").bounding_box()
    assert scale["x"] + scale["width"] < legend["x"] and not in_map(page, ".locator").is_visible()
