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
