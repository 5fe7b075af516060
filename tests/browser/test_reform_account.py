"""Does picking a reform open its account, beside it and in view?"""

import re

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
