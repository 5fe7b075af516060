"""Does the organisation step lightly, and does a box open its office?"""

import re

from conftest import finished_runs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PICTURE = ".st-key-organisation_picture [data-testid='stVegaLiteChart']"


def test_a_step_to_the_next_change_is_small_and_runs_the_fragment_once(visit):
    page = visit("/institution?date=2009-06-01", height=1500)
    page.locator(f"{PICTURE} svg, {PICTURE} canvas").first.wait_for()
    page.get_by_text("Sources of this page").wait_for()
    page.wait_for_timeout(2500)
    page.traffic.clear()
    page.get_by_role("button", name="Change after").click()
    page.wait_for_url(re.compile("date=2010-07-01"))
    page.get_by_text("1 July 2010: ").first.wait_for()
    ended = finished_runs(page)
    assert 0 < sum(page.traffic.received) <= 30_000
    assert ended == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]


def test_a_click_on_a_box_opens_its_office(visit):
    page = visit("/institution?date=2007-07-01", height=1500)
    page.locator(f"{PICTURE} text", has_text="Department of Field Support").first.click(force=True)
    page.wait_for_url(re.compile("office=dfs"))
    page.get_by_text("Staff, finance, logistics, communications and technology").first.wait_for()


def test_on_a_phone_the_list_takes_the_place_of_the_picture(visit):
    page = visit("/institution?date=2007-07-01", width=390, height=844)
    page.get_by_text("The organisation of 1 July 2007 as a list").wait_for()
    assert page.locator(PICTURE).count() == 0 or not page.locator(PICTURE).first.is_visible()
    assert page.locator(".organisation ul ul ul li", has_text="Police Division").first.is_visible()
