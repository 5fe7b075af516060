"""Does picking a reform open its account, beside it and in view?"""

import re

from tests.browser.conftest import drawn

MARKERS = "[data-testid='stVegaLiteChart'] path[aria-label^='Report of the Panel on United Nations Peace Operations']"


def test_picking_a_mark_opens_its_account_in_view(visit):
    page = visit("/reform?reform=agenda-for-peace-1992", height=1100)
    page.locator(MARKERS).first.wait_for()
    page.wait_for_timeout(1500)
    assert page.locator(MARKERS).first.get_attribute("aria-label").endswith(": 21 August 2000.")
    box = page.locator(MARKERS).first.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 12, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("reform=brahimi-2000"))
    told = page.get_by_role("heading", name=re.compile("Brahimi report, 21 August 2000"))
    told.wait_for()
    assert told.bounding_box()["y"] < 1100 and not page.traffic.trouble


def test_a_card_opens_its_account(visit):
    page = visit("/reform")
    page.get_by_role("button", name=re.compile("HIPPO report")).click()
    page.wait_for_url(re.compile("reform=hippo-2015"))
    page.get_by_role("heading", name=re.compile("HIPPO report, 17 June 2015")).wait_for()


def test_on_a_phone_the_choice_is_moved_sideways_and_the_picture_is_on_the_first_screen(visit):
    page = visit("/reform", width=390, height=844)
    drawn(page)
    cards = page.locator(".st-key-picks-reform-landmarks")
    chosen, first = cards.locator("button[kind=primary]:visible"), cards.locator("button:visible").first
    assert page.locator(".stVegaLiteChart").first.bounding_box()["y"] < 844
    box = chosen.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390, "what is picked is in sight"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    first.focus()  # as Tab leads to it
    assert first.bounding_box()["x"] >= 0
    cards.get_by_role("button", name=re.compile("HIPPO report")).click()
    page.wait_for_url(re.compile("reform=hippo-2015"))
