"""Does picking a reform open its account, lightly?"""

import re

from conftest import finished_runs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

MARKERS = "[data-testid='stVegaLiteChart'] path[aria-label*='Brahimi report']"


def test_picking_a_marker_opens_its_account_in_one_small_run(visit):
    page = visit("/reform?reform=agenda-for-peace-1992", height=1500)
    page.locator(MARKERS).first.wait_for()
    page.get_by_text("Sources of this page").wait_for()
    page.wait_for_timeout(1500)
    page.traffic.clear()
    page.locator(MARKERS).first.click(force=True)
    page.wait_for_url(re.compile("reform=brahimi-2000"))
    page.get_by_text("Kofi Annan called the Panel").wait_for()
    ended = finished_runs(page)
    assert ended == [ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
    assert 0 < sum(page.traffic.received) <= 30_000
    assert not page.traffic.trouble
    line, marker = page.locator(".chosen-line").bounding_box(), page.locator(MARKERS).first.bounding_box()
    assert abs(line["x"] - marker["x"] - marker["width"] / 2) < 3
    assert line["y"] < marker["y"] < line["y"] + line["height"]


def test_brushing_over_years_zooms_the_whole_page(visit):
    page = visit("/reform?era=own", height=1500)
    page.locator(MARKERS).first.wait_for()
    page.wait_for_timeout(1500)
    box = page.locator("[data-testid='stVegaLiteChart'] svg").first.bounding_box()
    y = box["y"] + box["height"] * 0.7
    page.mouse.move(box["x"] + box["width"] * 0.5, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=8)
    page.mouse.up()
    page.wait_for_url(re.compile(r"years=19\d\d-20\d\d"))
    page.get_by_text(re.compile(r"turning points, 19\d\d to 20\d\d")).wait_for()
    assert page.get_by_role("button", name="Whole history").is_enabled()
