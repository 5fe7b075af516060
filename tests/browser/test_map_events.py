"""Is what happened marked on map and timeline, said by pointing, opened by choosing, and can it be switched off and read in forced colours?"""

import re

import pytest

from tests.browser.conftest import land
from tests.browser.reading import stops

MAP = "iframe[title*='st_folium']"
BOXES = """box => { const frame = box.getBoundingClientRect();
    const of = (e) => { const r = e.getBoundingClientRect(); return [r.left - frame.left, r.top - frame.top, r.right - frame.left, r.bottom - frame.top]; };
    return { names: [...box.querySelectorAll('.seat:not(.more):not(.hidden) .tag')].map(e => [e.textContent, of(e)]),
        marks: [...box.querySelectorAll('.event svg')].map(e => [e.closest('.event').dataset.event, of(e)]),
        dots: [...box.querySelectorAll('.seat:not(.more) .dot')].map(e => [e.parentElement.dataset.mission, of(e)]) }; }"""


def in_map(page, selector):
    return page.frame_locator(MAP).locator(selector)


def settle(page):
    box = land(page)
    in_map(page, ".leaflet-container[data-events]").wait_for()
    page.locator(".st-key-day section.day").first.wait_for()
    page.wait_for_timeout(1000)
    return box


def area(a, b) -> float:
    """Square pixels that two boxes share."""
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def test_events_of_the_year_are_marked_said_and_chosen(visit):
    page = visit("/?date=1994-07-15")
    box = settle(page)
    in_map(page, ".event").first.wait_for()
    assert int(box.get_attribute("data-events")) >= 20
    mark = in_map(page, ".event[aria-label*='UNAMIR']").first
    shape = mark.locator("svg")
    said = mark.get_attribute("aria-label")
    assert re.match(r"\d+ \w+ 199[34], UNAMIR: \w+", said)
    shape.hover()
    in_map(page, ".leaflet-tooltip").get_by_text(said).wait_for()
    event = mark.get_attribute("data-event")
    shape.click()
    page.wait_for_url(re.compile(f"mission=unamir.*event={event}"))
    card = page.locator(".st-key-card-mission")
    card.locator(".happened h4").get_by_text(said.split(": ", 1)[1].split(". ")[0]).wait_for()
    assert card.get_by_role("link", name="the whole story").get_attribute("href").endswith("mission=unamir&part=story")
    page.go_back()
    page.wait_for_url(lambda url: "event" not in url and "mission" not in url)
    page.go_forward()
    page.wait_for_url(re.compile(f"event={event}"))
    card.locator(".happened").wait_for()
    page.get_by_role("button", name="Close").click()
    page.wait_for_url(lambda url: "event" not in url and "mission" not in url)
    assert not page.traffic.trouble


def test_an_event_is_chosen_by_keyboard_and_the_layer_goes_with_its_switch(visit):
    page = visit("/?date=1961-03-01")
    settle(page)
    in_map(page, ".event[data-event^='onuc']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=onuc.*event=onuc-19"))
    in_map(page, ".switches button").click()
    in_map(page, "input[name=events]").uncheck()
    page.wait_for_url(re.compile("layers="))
    assert in_map(page, ".event").count() == 0


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("day", ["2026-11-22", "1994-07-15", "1960-08-01"])
def test_no_name_lies_over_a_mark_or_another_name(visit, day, width):
    page = visit(f"/?date={day}", width=width, height=844)
    seen = settle(page).evaluate(BOXES)
    names = seen["names"]
    assert names
    for n, (name, box) in enumerate(names):
        assert [other for other, its in names[n + 1 :] if area(box, its) > 4] == [], name
        # In the crowd of 1994 a name may stand over the corner of a mark.
        assert len(names) > 12 or [mark for mark, its in seen["marks"] if area(box, its) > 12] == [], name
        inner = [box[0] + 2, box[1] + 3, box[2] - 2, box[3] - 3]  # the letters
        assert [dot for dot, its in seen["dots"] if area(inner, its) > 12] == [], name


def test_no_mark_that_the_keyboard_comes_to_lies_under_a_control_of_the_map(visit):
    page = visit("/?date=1994-07-15&mission=unprofor", width=390, height=844, reduced_motion="reduce")
    settle(page)
    in_map(page, ".leaflet-marker-icon").first.focus()
    on_map = [stop for stop in stops(page, most=30)[0] if stop.frame]
    assert len(on_map) > 12 and [stop for stop in on_map if not stop.is_seen] == []


def test_a_mark_outside_the_map_of_a_story_comes_into_it_with_the_keyboard(visit):
    page = visit("/learn?story=congo-twice", reduced_motion="reduce")
    page.locator(".story[data-whole]").wait_for(timeout=60_000)
    story = page.frame_locator("iframe[title='Map of the story']")
    story.locator(".leaflet-marker-icon.seat").first.wait_for(state="attached")
    story.locator(".leaflet-container").focus()
    on_map = [stop for stop in stops(page, most=8)[0] if stop.tag == "div" and stop.frame]
    assert len(on_map) >= 2 and [stop for stop in on_map if not stop.is_seen] == []


def test_a_chosen_operations_events_are_ticks_on_its_bar(visit):
    page = visit("/?date=1994-07-15&mission=unamir")
    settle(page)
    tick = page.locator(".picture a.event").last
    said, event = tick.get_attribute("aria-label"), tick.get_attribute("href").split("=")[1]
    assert re.match(r"\d+ \w+ 199\d, UNAMIR: \w+", said)
    tick.hover()
    page.locator(".tip").get_by_text(said).wait_for()
    tick.click()
    page.wait_for_url(re.compile(f"event={event}"))
    page.locator(".happened h4").get_by_text(said.split(": ", 1)[1].split(". ")[0]).wait_for()
    page.locator(".picture a path[aria-label^='UNTSO: ']").click(force=True)
    page.wait_for_url(lambda url: "mission=untso" in url and "event" not in url)
    page.locator(".picture a.event[aria-label*='UNTSO']").first.wait_for()
    assert page.locator(".picture a.event[aria-label*='UNAMIR']").count() == 0


def test_a_region_shows_at_once_everywhere_and_leads_back(visit):
    page = visit("/?date=1994-07-15")
    box = settle(page)
    before = box.evaluate("() => window.map.getZoom()")
    in_map(page, ".legend button[data-region=Africa]").click()
    page.wait_for_url(re.compile("region=Africa"))
    in_map(page, ".leaflet-container[data-active='7']").wait_for()
    page.locator(".map-finding").get_by_text("7 operations in Africa").wait_for()
    page.locator(".count").get_by_text("7 operations deployed, Africa", exact=True).wait_for()
    assert page.locator(".picture a.elsewhere").count() > 20
    page.wait_for_timeout(1200)
    assert box.evaluate("() => window.map.getZoom()") > before
    page.get_by_role("button", name="All regions").first.click()
    page.wait_for_url(lambda url: "region" not in url)
    in_map(page, ".leaflet-container[data-active='17']").wait_for()
    page.wait_for_timeout(1200)
    assert box.evaluate("() => window.map.getZoom()") == before


def test_an_operation_whose_mandates_last_known_end_has_passed_says_so(visit):
    page = visit("/?date=2026-11-22")
    settle(page)
    assert "has passed" in in_map(page, "[data-mission='undof']").get_attribute("title")
    assert "has passed" not in in_map(page, "[data-mission='untso']").get_attribute("title")
    page.locator(".operations button[data-mission=undof] .warning").get_by_text("is past").wait_for()


def test_marks_are_seen_in_forced_colours(visit):
    page = visit("/?date=1994-07-15", media={"forced_colors": "active"})
    box = settle(page)
    drawn = box.evaluate("""box => { const style = (s, name) => getComputedStyle(box.querySelector(s))[name];
        return { dot: style('.seat[data-mission=unprofor] .dot', 'backgroundColor'), edge: style('.seat[data-mission=unprofor] .dot', 'borderTopWidth'),
            key: style('.legend i', 'backgroundColor'), name: style('.seat .tag', 'backgroundColor'), canvas: (() => { const e = document.createElement('i');
                e.style.background = 'Canvas'; box.append(e); const c = getComputedStyle(e).backgroundColor; e.remove(); return c; })() }; }""")
    assert drawn["dot"] != drawn["canvas"] and drawn["key"] != drawn["canvas"] and drawn["edge"] != "0px"
    assert drawn["name"] == drawn["canvas"]
    in_map(page, "[data-mission='onumoz'] .dot").click()
    page.wait_for_url(re.compile("mission=onumoz"))
