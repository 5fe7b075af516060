"""Does a map whose files do not come say so, while the page works on?"""

import pytest

MAP = "iframe[title*='st_folium']"


@pytest.mark.parametrize("address", ["/", "/deployments?date=2015-07-01", "/contributors?date=2015-07-01"])
def test_a_map_says_that_its_files_did_not_come(visit, address):
    page = visit(address, without="**/assets/layers/*")
    note = page.frame_locator(MAP).locator(".trouble")
    note.wait_for()
    assert "could not be fetched from this atlas" in note.inner_text()
    page.get_by_text("do not imply official endorsement").first.wait_for()  # the rest of the page stands
    assert not page.traffic.trouble


def test_a_timeline_whose_picture_did_not_come_says_so(visit):
    page = visit("/?date=1994-07-01", without="**/assets/timeline/*")
    page.get_by_text("The timeline's picture did not come").wait_for()
    page.frame_locator(MAP).locator(".leaflet-container[data-active='17']").wait_for()
    assert not page.traffic.trouble


def test_a_chart_whose_program_did_not_come_says_so_and_its_numbers_are_in_the_table(visit):
    page = visit("/fallen?year=2025", without="**/static/js/embed.*.js*")
    figure = page.locator(".st-key-figure-fallen-years")
    figure.locator(".not-drawn").wait_for()
    assert figure.locator(".not-drawn").inner_text().startswith("This picture could not be drawn.")
    assert not figure.get_by_text("dynamically imported module").is_visible()  # Streamlit's words, for programmers
    figure.get_by_role("radio", name="Table").click()
    figure.locator(".stDataFrame table[role=grid]").wait_for(state="attached")
    page.get_by_text("12 January 2010, MINUSTAH").wait_for()  # the rest of the page stands
    assert not page.traffic.trouble
