"""Is what axe-core finds of Streamlit's own still there? What is mended upstream needs no line in axe_streamlit.csv.

That each page holds for every reader stands in test_at_a_glance.py, which opens them all; `python tests/bench/axe.py` and
`python tests/bench/zoom.py` look at every part of every page in every look.
"""

import pytest

from tests.browser.axe import allowed, broken
from tests.browser.opened import OPEN, stand
from tests.places import Place


def test_what_is_listed_as_streamlits_own_is_still_found(visit):
    for key in sorted({row["page"] for row in allowed()}):
        page = visit(f"/{key}")
        stand(page, Place(key, f"/{key}"))
        for opened in sorted({row["opened"] for row in allowed() if row["page"] == key}):
            OPEN.get(opened, lambda page: None)(page)
            needed = {n for each in broken(page) for n in each["allowed"]}
            assert needed == {n for n, row in enumerate(allowed()) if (row["page"], row["opened"]) == (key, opened)}
            page.keyboard.press("Escape")


def test_a_place_whose_chart_failed_in_the_browser_is_told(visit):
    place = Place("people", "/people")
    page = visit(place.address, without="**/static/js/ArrowVegaLiteChart*")
    with pytest.raises(AssertionError, match="element of the page failed.*ArrowVegaLiteChart"):
        stand(page, place)
