"""Does the map draw a line of armistice from the day of its agreement, and none before?"""

import pytest

from tests.browser.conftest import land

OPACITY = """(box, from) => Object.values(window.map._layers)
    .filter(layer => layer.feature?.properties?.from === from).map(layer => layer.options.opacity)"""


@pytest.mark.parametrize(("date", "kashmir", "korea"), [("1949-07-26", 0, 0), ("1949-07-27", 1, 0), ("2026-01-01", 1, 1)])
def test_lines_of_armistice_begin_with_their_agreement(visit, date, kashmir, korea):
    box = land(visit(f"/?date={date}"))
    assert box.evaluate(OPACITY, "1949-07-27") == [kashmir]
    assert box.evaluate(OPACITY, "1953-07-27") == [korea]
