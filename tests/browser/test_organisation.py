"""Does the organisation step lightly, does a box open its office, and is it read on a phone without scrolling sideways?"""

import re

import pytest

from tests.browser.conftest import drawn, finished_runs

CHART = ".st-key-figure-institution-day [data-testid='stVegaLiteChart']"
WIDE = "() => document.querySelector('[data-testid=stMain]').scrollWidth"

RING = "e => getComputedStyle(e).outlineStyle === 'solid'"
RINGED = "e => getComputedStyle(e.parentElement).outlineStyle === 'solid'"


def test_a_step_to_the_next_change_is_small(visit):
    page = visit("/institution?date=2009-06-01", height=1500)
    page.locator(f"{CHART} svg, {CHART} canvas").first.wait_for()
    page.get_by_text("Data as of").last.wait_for()
    page.wait_for_timeout(2500)
    page.traffic.clear()
    page.get_by_role("button", name="Change of July 2010").click()
    page.wait_for_url(re.compile("date=2010-07-01"))
    page.get_by_text("On 1 July 2010 the Department of Peacekeeping Operations had").first.wait_for()
    finished_runs(page)
    assert 0 < sum(page.traffic.received) <= 30_000


def test_a_click_on_a_box_opens_its_office(visit):
    page = visit("/institution?date=2007-07-01&office=dfs", height=1500)
    page.locator(f"{CHART} text", has_text="Logistics Support Division").first.click(force=True)
    page.wait_for_url(re.compile("office=logistics-support"))
    page.get_by_text("with the control of contingent-owned equipment").first.wait_for()
    drawn(page)
    field, empty = page.get_by_role("combobox", name="Office"), page.get_by_role("button", name="Clear value")
    field.focus()  # what has the keyboard has a ring, and it alone: the field's edge is that of its button, too
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert field.evaluate(RINGED) and not empty.evaluate(RING)
    page.keyboard.press("Tab")
    assert empty.evaluate(RING) and not field.evaluate(RINGED)


def test_enter_commits_a_typed_day_and_the_page_stays(visit):
    page = visit("/institution", height=1500)
    field = page.get_by_role("textbox", name="Day")
    field.fill("1 January 1975")
    field.press("Enter")
    page.wait_for_url(re.compile("date=1975-01-01"))
    page.get_by_text("On 1 January 1975 the Office of the Under-Secretaries-General").first.wait_for()
    assert field.input_value() == "1 January 1975" and "/institution" in page.url
    assert page.get_by_role("heading", level=1).inner_text() == "Institution"


@pytest.mark.parametrize("part", ["headquarters", "leaders", "staff", "path", "partners", "statements"])
def test_each_part_is_read_on_a_phone_without_scrolling_sideways(visit, part):
    page = visit(f"/institution?date=2007-07-01&office=police-division&part={part}", width=390, height=844)
    page.get_by_text("Data as of").last.wait_for(timeout=60_000)
    drawn(page)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(1500)
        assert page.evaluate(WIDE) <= width
        wider = page.evaluate(
            """width => [...document.querySelectorAll('[data-testid=stMain] svg.marks text, [data-testid=stMain] .grid, [data-testid=stMain] button')]
            .filter(each => each.getBoundingClientRect().right > width + 1).map(each => each.textContent)""",
            width,
        )
        assert not wider, width
