"""Does picking a box of a chain lead on from there, and does another reform begin a chain of its own?"""

import re

BOX = ".st-key-figure-chain path[aria-label$=': {}']"


def pick(page, name: str) -> None:
    box = page.locator(BOX.format(name)).first
    box.wait_for()
    page.wait_for_timeout(1000)
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    page.mouse.click(place["x"] + 24, place["y"] + place["height"] / 2)  # on its name


def test_picking_boxes_leads_from_brahimi_to_an_event_and_back_to_the_reform_chosen_next(visit):
    page = visit("/reform?then=chain", height=2400)
    page.get_by_role("heading", name=re.compile("^“Brahimi report” led on to")).wait_for()
    pick(page, "Rwanda inquiry")
    page.wait_for_url(re.compile("chain=reform_rwanda-inquiry-1999"))
    page.get_by_role("heading", name=re.compile("^“Rwanda inquiry” led on to")).wait_for()
    pick(page, "Dallaire's cable from Kigali warns of extermination plan".replace("'", "\\'"))
    page.wait_for_url(re.compile("chain=event_"))
    page.locator(".st-key-picks-reform-landmarks").get_by_role("button", name=re.compile("HIPPO report")).click()
    page.get_by_role("heading", name=re.compile("^“HIPPO report” led on to")).wait_for()
    assert "chain=event_" not in page.url and not page.traffic.trouble


def test_another_operation_begins_a_chain_of_its_own(visit):
    page = visit("/mission?mission=unprofor&chain=event_unprofor-1995-srebrenica", height=2400)
    page.get_by_role("heading", name=re.compile("led")).first.wait_for()
    choice = page.locator(".st-key-controls").get_by_role("combobox").first
    choice.click()
    choice.fill("UNAMIR")
    choice.press("Enter")
    page.wait_for_url(re.compile("mission=unamir"))
    page.get_by_role("heading", name=re.compile("^UNAMIR led on to")).wait_for()
    assert "chain=" not in page.url
