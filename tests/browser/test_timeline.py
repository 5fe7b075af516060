"""Can what stands on the timeline be picked by its mark and its name, and does the account open in view?"""

import re


def mark(page, said: str):
    found = page.locator(f"[data-testid='stVegaLiteChart'] path[aria-label*='{said}']").first
    found.wait_for()
    page.wait_for_timeout(1500)
    return found


def test_a_name_can_be_clicked_and_its_account_opens_in_view(visit):
    page = visit("/timeline")
    box = mark(page, "Report of the Panel on United Nations Peace Operations").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("reform=brahimi-2000"))
    told = page.get_by_text("Kofi Annan called the Panel")
    told.wait_for()
    assert told.bounding_box()["y"] < 900 and not page.traffic.trouble


def test_an_operation_far_below_opens_beside_where_one_looks(visit):
    page = visit("/timeline?date=1994-07-01")
    mark(page, "UNIKOM").scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    box = mark(page, "UNIKOM").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("mission=unikom"))
    head = page.get_by_role("heading", name=re.compile("UNIKOM was deployed"))
    head.wait_for()
    assert 0 < head.bounding_box()["y"] < 900


def test_what_is_picked_on_a_phone_is_in_view(visit):
    page = visit("/timeline?date=1994-07-01&mission=unprofor", width=390, height=844)
    head = page.get_by_role("heading", name=re.compile("UNPROFOR was deployed"))
    head.wait_for()
    mark(page, "UNPROFOR").scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    assert 0 < head.bounding_box()["y"] < 844


def test_a_mark_says_the_same_day_in_every_time_zone(visit):
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):
        page = visit("/timeline", timezone_id=zone)
        said = mark(page, "UNPROFOR").get_attribute("aria-label")
        assert said == "UNPROFOR, United Nations Protection Force: 21 February 1992 to 20 December 1995. Europe."


def test_brushing_over_years_zooms_to_them(visit):
    page = visit("/timeline", height=1700)
    one, other = mark(page, "UNEF I,").bounding_box(), mark(page, "MINUSTAH").bounding_box()
    page.mouse.move(one["x"] + one["width"] + 20, one["y"] + 1)
    page.mouse.down()
    page.mouse.move(other["x"] + other["width"], one["y"] + 1, steps=8)
    page.mouse.up()
    page.wait_for_url(re.compile(r"years=19\d\d-20\d\d"))


def test_on_a_phone_a_region_unfolds_when_it_is_picked(visit):
    page = visit("/timeline", width=390, height=844)
    whole = mark(page, "Europe: 10 operations. Pick to unfold.")
    whole.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    box = whole.bounding_box()
    page.mouse.click(box["x"] + 30, box["y"] + 10)
    page.wait_for_url(re.compile("unfold=europe"))
    mark(page, "UNPROFOR, United Nations Protection Force")
    mark(page, "Africa: 31 operations. Pick to unfold.")
    page.go_back()
    page.wait_for_url(lambda address: "unfold" not in address)
    mark(page, "UNAMIR,")
