"""Does the running atlas draw, link, step, restore and keep to itself?"""

import re

import pytest
from playwright.sync_api import Error
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import drawn, finished_runs, land, strangers

UNITS = 272  # areas of today, and the pieces of those that were divided
MAP = "iframe[title*='st_folium']"
BARS = ".picture a path[aria-label]"


def in_map(page, selector):
    return page.frame_locator(MAP).locator(selector)


def wait_for_map(page, attribute: str, value: str):
    in_map(page, f".leaflet-container[data-{attribute}='{value}']").wait_for()


def settle(page):
    """Wait until the map has its land, the timeline its bars, and no script runs."""
    land(page)
    page.locator(BARS).first.wait_for()
    page.locator("[data-testid='stStatusWidget']").wait_for(state="detached")
    page.wait_for_timeout(400)


def bar_on_timeline(page, acronym: str):
    return page.locator(f"[data-testid='stVegaLiteChart'] path[aria-label*='Operation: {acronym};']").first


def bar(page, acronym: str):
    return page.locator(f".picture a path[aria-label^='{acronym}: ']")


def test_map_is_drawn_with_land_and_the_operations_of_the_day(visit):
    page = visit("/?date=1994-07-01")
    box = land(page)
    assert int(box.get_attribute("data-land")) == UNITS
    assert box.get_attribute("data-active") == "17"
    assert in_map(page, ".seat").count() == 17
    # A place in Brazil, where no operation was: land, not sea, and in the land's own colour.
    land_colour = box.evaluate("""box => { const map = window.map, at = map.latLngToLayerPoint([-10, -52]);
        const canvas = box.querySelector('.leaflet-overlay-pane canvas'), ratio = canvas.width / canvas.offsetWidth;
        const corner = L.DomUtil.getPosition(canvas);
        return [...canvas.getContext('2d').getImageData((at.x - corner.x) * ratio, (at.y - corner.y) * ratio, 1, 1).data]; }""")
    assert land_colour == [0xFB, 0xFA, 0xF7, 255]
    painted = box.evaluate("""box => { const c = box.querySelector('.leaflet-overlay-pane canvas');
        const pixels = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let painted = 0; for (let i = 3; i < pixels.length; i += 4) painted += pixels[i] > 200; return painted / (pixels.length / 4); }""")
    assert painted > 0.05
    page.get_by_text("do not imply official endorsement").wait_for()  # once: of two it would complain
    assert not page.traffic.trouble


def test_zooming_in_brings_the_finer_land(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    assert land(page).get_attribute("data-level") == "world"
    for _ in range(3):
        in_map(page, ".leaflet-control-zoom-in").click()
        page.wait_for_timeout(350)
    wait_for_map(page, "level", "countries")
    assert land(page).get_attribute("data-land") == str(UNITS)


def test_the_states_are_those_of_the_day_and_change_without_a_fetch(visit):
    page = visit("/?date=1991-12-01")
    settle(page)
    box = land(page)
    at = box.evaluate("() => { const p = window.map.latLngToContainerPoint([62, 95]); return [p.x, p.y]; }")
    box.hover(position={"x": at[0], "y": at[1]})
    in_map(page, ".leaflet-tooltip").get_by_text("Union of Soviet Socialist Republics").wait_for()
    before, asked = box.get_attribute("data-world"), len(page.traffic.addresses)
    page.get_by_role("button", name="One month on").click()
    wait_for_map(page, "date", "1992-01-01")
    page.wait_for_function(
        f"() => document.querySelector(\"{MAP}\").contentDocument.querySelector('.leaflet-container').dataset.world > '{before}'"
    )
    box.hover(position={"x": at[0] + 5, "y": at[1]})
    in_map(page, ".leaflet-tooltip").get_by_text("Russian Federation").wait_for()
    assert not [address for address in page.traffic.addresses[asked:] if "/assets/layers/" in address]


def test_click_on_the_map_selects_everywhere(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    in_map(page, "[data-mission='onumoz'] .dot").click()
    page.wait_for_url(re.compile("mission=onumoz"))
    page.get_by_text("United Nations Operation in Mozambique").wait_for()
    wait_for_map(page, "chosen", "onumoz")
    page.locator(".picture .picked-name", has_text="ONUMOZ").wait_for()


def test_a_choice_on_the_map_runs_the_part_that_follows_once_and_does_not_send_the_map_again(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.traffic.clear()
    in_map(page, "[data-mission='onumoz'] .dot").click()
    page.wait_for_url(re.compile("mission=onumoz"))
    assert finished_runs(page) == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
    elements = [ForwardMsg.FromString(text).delta.new_element.WhichOneof("type") for text in page.traffic.texts]
    assert "html" in elements and "component_instance" not in elements


def test_the_list_selects_by_keyboard_keeps_the_focus_and_lets_go_again(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    button = page.get_by_role("group", name="Operations deployed").get_by_role("button", name="UNPROFOR")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=unprofor"))
    page.get_by_text("United Nations Protection Force").first.wait_for()
    wait_for_map(page, "chosen", "unprofor")
    page.wait_for_function("() => document.activeElement.getAttribute('aria-pressed') === 'true'")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "mission" not in url)
    page.wait_for_function(
        "() => document.activeElement.dataset.mission === 'unprofor' && document.activeElement.ariaPressed === 'false'"
    )
    assert button.get_attribute("aria-pressed") == "false"


def test_without_a_time_bar_the_map_still_selects(visit):
    page = visit("/?date=1994-07-01", without="**/bar/time_bar.js")
    land(page)
    in_map(page, "[data-mission='onumoz'] .dot").click()
    page.wait_for_url(re.compile("mission=onumoz"))
    wait_for_map(page, "chosen", "onumoz")


def test_click_on_the_timeline_selects_on_the_map_and_goes_to_its_time(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    bar(page, "UNTAC").click(force=True)
    page.wait_for_url(re.compile("mission=untac"))
    wait_for_map(page, "chosen", "untac")
    assert "date=1992-12-31" in page.url
    assert page.get_by_text("Date moved to 31 December 1992").count() == 1


def test_a_choice_is_one_step_back_and_its_notice_goes_with_the_next(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    before = page.evaluate("history.length")
    bar(page, "UNTAC").click(force=True)
    page.wait_for_url(re.compile("mission=untac"))
    page.get_by_text("Date moved to 31 December 1992").wait_for()
    finished_runs(page)
    assert page.evaluate("history.length") == before + 1
    page.get_by_role("button", name="One year on").click()
    page.wait_for_url(re.compile("date=1993-12-"))
    page.get_by_text("Date moved to").wait_for(state="detached")
    page.go_back()
    page.wait_for_url(re.compile("date=1992-12-31&mission=untac"))
    page.go_back()
    page.wait_for_url(lambda url: url.endswith("?date=1994-07-01"))
    page.get_by_role("heading", name="1 July 1994", exact=True).wait_for()
    wait_for_map(page, "date", "1994-07-01")


class SlowLine:
    """What the server answers a page, held back between `hold` and `release`."""

    def __init__(self, page):
        self.is_held, self.kept = False, []
        page.route_web_socket("**/_stcore/stream", self.connect)
        page.reload()

    def connect(self, to_page):
        self.to_page, server = to_page, to_page.connect_to_server()
        server.on_message(self.answer)

    def answer(self, frame):
        if self.is_held:
            self.kept.append(frame)
        else:
            self.to_page.send(frame)

    def has_finished(self) -> bool:
        return any(ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished" for frame in self.kept)

    def release(self):
        self.is_held = False
        for frame in self.kept:
            self.to_page.send(frame)


def test_back_twice_before_the_first_is_answered_is_two_steps_back_and_the_connection_holds(visit):
    page = visit("/?date=1994-07-01")
    line = SlowLine(page)
    settle(page)
    for year in ("1995", "1996"):
        page.get_by_role("button", name="One year on").click()
        page.get_by_role("heading", name=f"1 July {year}", exact=True).wait_for()
        page.wait_for_timeout(500)
    line.is_held = True
    page.evaluate("history.back()")
    for _ in range(100):
        if line.has_finished():
            break
        page.wait_for_timeout(100)
    page.evaluate("history.back()")
    page.wait_for_timeout(500)
    line.release()
    page.get_by_role("heading", name="1 July 1994", exact=True).wait_for()
    wait_for_map(page, "date", "1994-07-01")
    assert page.url.endswith("?date=1994-07-01") and page.get_by_text("Connection error").count() == 0


def test_keyboard_selects_on_the_map(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    in_map(page, "[data-mission='minurso']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=minurso"))


def test_keyboard_steps_the_date(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.get_by_role("slider", name="Month shown").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("date=1994-08-01"))
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("date=1993-08-01"))
    wait_for_map(page, "date", "1993-08-01")
    assert page.get_by_role("slider", name="Month shown").get_attribute("aria-valuetext") == "August 1993"


def test_a_date_is_typed_where_it_stands(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    label = page.get_by_role("textbox", name="Date shown")
    label.fill("15 November 1956")
    label.press("Enter")
    page.wait_for_url(re.compile("date=1956-11-15"))
    page.get_by_role("heading", name="15 November 1956", exact=True).wait_for()
    wait_for_map(page, "date", "1956-11-15")
    label.fill("soon")
    label.press("Enter")
    page.get_by_text("“soon” is not a date the atlas can read").wait_for()
    assert "date=1956-11-15" in page.url and label.input_value() == "15 November 1956"


def test_a_year_step_is_small_runs_once_and_keeps_map_and_zoom(visit):
    page = visit("/?date=1993-07-01")
    settle(page)
    box = land(page)
    box.evaluate("box => { box.marked = true; }")
    in_map(page, ".leaflet-control-zoom-in").click()
    page.wait_for_timeout(600)
    zoomed = box.evaluate("() => window.map.getZoom()")
    page.traffic.clear()
    page.get_by_role("button", name="One year on").click()
    page.get_by_role("heading", name="1 July 1994", exact=True).wait_for()
    wait_for_map(page, "date", "1994-07-01")
    ended = finished_runs(page)
    assert 0 < sum(page.traffic.received) <= 8_500
    for button in (
        page.get_by_role("group", name="Operations deployed").get_by_role("button").all()
    ):  # the browser adds what it has
        assert button.locator("i, span, small").count() == 3
    assert box.evaluate("box => box.marked === true")
    assert box.evaluate("() => window.map.getZoom()") == zoomed
    assert ended == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]


def test_panning_and_zooming_run_nothing(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.traffic.clear()
    box = page.locator(MAP).bounding_box()
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 420, box["y"] + 240, steps=5)
    page.mouse.up()
    page.mouse.wheel(0, -300)
    in_map(page, ".leaflet-control-zoom-in").click()
    page.wait_for_timeout(1500)
    assert page.traffic.sent == []


def test_play_runs_in_the_browser_and_commits_when_paused(visit):
    page = visit("/?date=1990-01-01")
    settle(page)
    page.traffic.clear()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("""() => { const frame = document.querySelector("iframe[title*='st_folium']");
        return frame.contentDocument.querySelector('.leaflet-container').dataset.date > '1991-06-01'; }""")
    assert page.traffic.sent == []
    page.get_by_role("button", name="Pause").click()
    page.wait_for_url(re.compile("date=199[12]"))
    date = re.search(r"date=([\d-]+)", page.url).group(1)
    wait_for_map(page, "date", date)
    # Whoever begins to type ends the play, and the day that it came to is the day everywhere, also where what is typed is none.
    page.get_by_role("button", name="Play").click()
    in_map(page, f".leaflet-container:not([data-date='{date}'])").wait_for()
    label = page.get_by_role("textbox", name="Date shown")
    label.fill("30 February 1999")
    label.press("Enter")
    page.get_by_text("“30 February 1999” is not a date the atlas can read").wait_for()
    page.wait_for_url(lambda url: date not in url)
    date = re.search(r"date=([\d-]+)", page.url).group(1)
    wait_for_map(page, "date", date)
    page.locator(f".st-key-day:not(.ahead) section.day[data-date='{date}']").wait_for()


def test_two_tabs_do_not_drive_each_other(visit, browser):
    page = visit("/?date=1990-01-01")
    settle(page)
    other = page.context.new_page()
    other.goto(page.url)
    land(other)
    page.get_by_role("button", name="One year on").click()
    wait_for_map(page, "date", "1991-01-01")
    assert land(other).get_attribute("data-date") == "1990-01-01"


def test_address_restores_the_view(visit):
    page = visit("/?date=1994-07-15&mission=unprofor&region=Europe")
    settle(page)
    box = land(page)
    assert box.get_attribute("data-date") == "1994-07-15" and box.get_attribute("data-chosen") == "unprofor"
    assert box.get_attribute("data-active") == "3"
    assert page.get_by_role("heading", name="15 July 1994", exact=True).count() == 1
    page.reload()
    settle(page)
    assert land(page).get_attribute("data-chosen") == "unprofor"
    for part in ("date=1994-07-15", "mission=unprofor", "region=Europe"):
        assert part in page.url


def test_a_bad_address_is_answered_and_the_map_drawn(visit):
    page = visit("/?mission=XYZ&date=9999")
    land(page)
    page.get_by_text("There is no operation “XYZ”").wait_for()
    page.get_by_text("The atlas covers 29 May 1948 to 22 November 2026").wait_for()
    assert "mission=" not in page.url


def test_the_cursor_stands_over_its_month_in_the_timeline(visit):
    page = visit("/?date=1994-12-16")
    settle(page)
    cursor = page.locator(".cursor").bounding_box()
    started = bar(page, "UNMOT").bounding_box()
    assert abs(cursor["x"] + cursor["width"] / 2 - started["x"]) < 3
    assert cursor["y"] + cursor["height"] > started["y"]


def test_the_browser_reaches_no_other_host_than_the_atlas(browser, atlas):
    page = browser.new_page()
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(atlas.replace("127.0.0.1", "127.0.0.2"))  # the same server, which would answer
    page.close()


@pytest.mark.parametrize(
    ("address", "sign"),
    [
        ("/?date=1994-07-01&mission=unprofor", "1 July 1994"),
        ("/timeline?reform=brahimi-2000", "71 operations since 1948"),
        ("/reform", "What it said and asked"),
        ("/mission?mission=untso&part=places", "UNTSO"),
        ("/contributors?date=2015-07-01&state=IRL", "125 states contributed"),
        ("/institution?date=2007-07-01", "Institution"),
        ("/sources", "How far the numbers can be trusted"),
    ],
)
def test_a_view_is_drawn_without_any_other_host_and_asks_none(visit, atlas, address, sign):
    page = visit(address)  # the browser reaches the atlas alone
    page.get_by_text(sign).first.wait_for()
    page.get_by_role("link", name="Map").first.wait_for()
    if address.startswith(("/?", "/mission", "/contributors")):
        assert int(land(page).get_attribute("data-land")) == (250 if address.startswith("/contributors") else UNITS)
    drawn(page)
    page.wait_for_timeout(1000)
    assert not strangers(page, atlas)
    assert not page.traffic.trouble


@pytest.mark.parametrize(
    "address",
    [
        "/?date=1994-07-01",
        "/reform?era=own",
        "/mission?mission=undof&part=places",
        "/contributors?state=IRL",
        "/institution?date=2007-07-01",
    ],
)
def test_a_view_does_not_scroll_sideways_on_a_phone(visit, address):
    page = visit(address, width=390, height=844, media={"color_scheme": "light"})
    drawn(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(1000)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390, scheme


def test_mission_page_frames_the_operation(visit):
    page = visit("/mission?mission=unmiset&part=places")
    box = land(page)
    assert in_map(page, ".seat:not(.more)").count() == 1
    centre = box.evaluate("() => [window.map.getCenter().lat, window.map.getCenter().lng, window.map.getZoom()]")
    assert -11 < centre[0] < -7 and 123 < centre[1] < 128 and centre[2] > 3


def test_eras_are_chosen_beside_the_time_bar_and_stand_in_the_address(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.locator(".eras select").select_option("own")
    page.wait_for_url(re.compile("era=own"))
    names = page.locator(".era-names li").all_inner_texts()
    assert names[0] == "First steps" and names[-1] == "Contraction" and len(names) == page.locator(".era-bands i").count()
    page.reload()
    page.locator(".era-names li").first.wait_for()
    assert page.locator(".eras select").input_value() == "own"
    assert not page.traffic.trouble
