"""Does the chosen day mark every time chart, without the charts being drawn or sent anew?"""

import re

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import finished_runs

CHARTS = "[data-testid='stVegaLiteChart']"


@pytest.mark.parametrize(
    ("address", "sign", "before", "after", "number", "most"),
    [
        ("/people?date=1993-07-01&mission=unficyp", "»", "1 July 1993", "1 July 1994", 4, 30_000),
        ("/timeline?date=1993-07-01", "»", "1 July 1993", "1 July 1994", 1, 30_000),
        ("/reform?date=1993-07-01", "»", "1 July 1993", "1 July 1994", 1, 30_000),
        ("/mission?mission=unficyp&part=mandates&date=1993-07-01", "»", "1 July 1993", "1 July 1994", 1, 30_000),
        ("/contributors?date=2011-07-01&state=IND", "›", "2011", "2012", 1, 30_000),
    ],
)
def test_a_step_moves_the_marks_of_charts_that_stay(visit, address, sign, before, after, number, most):
    page = visit(address, height=2400)

    def marked(text: str):
        return page.locator(f"{CHARTS} text", has_text=re.compile(f"^{text}$"))

    marked(before).nth(number - 1).wait_for()
    page.get_by_text("Data as of").last.wait_for()
    page.wait_for_timeout(1500)
    at = marked(before).first.bounding_box()
    marked(before).first.evaluate("mark => { mark.ownerSVGElement.kept = true; }")
    page.traffic.clear()
    page.locator(".st-key-time").get_by_role("button", name=sign).click()
    marked(after).nth(number - 1).wait_for()
    finished_runs(page)
    assert marked(before).count() == 0 and marked(after).count() == number
    assert marked(after).first.evaluate("mark => mark.ownerSVGElement.kept === true")
    assert marked(after).first.bounding_box()["x"] > at["x"]
    assert 0 < sum(page.traffic.received) <= most
    kinds = [ForwardMsg.FromString(text).WhichOneof("type") for text in page.traffic.texts]
    assert kinds.count("ref_hash") >= 5 and not page.traffic.trouble
