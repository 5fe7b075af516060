"""Does the atlas work within a page of another site?"""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest


@pytest.fixture
def foreign(browser, atlas, tmp_path):
    """A page of another site that frames an address of the atlas; what it and its frames asked for is in `asked`."""
    context = browser.new_context(viewport={"width": 900, "height": 1300})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path)) as school:
        Thread(target=school.serve_forever, daemon=True).start()
        page.host = f"http://localhost:{school.server_port}"  # another site than 127.0.0.1

        def frame(address: str):
            (tmp_path / "lesson.html").write_text(
                f'<!doctype html><title>School</title><iframe src="{atlas}{address}" width="860" height="1200"></iframe>'
            )
            page.goto(f"{page.host}/lesson.html")
            return page, page.frame_locator("iframe").first

        yield frame
        context.close()
        school.shutdown()


def test_a_figure_draws_in_a_foreign_page_and_leads_back(foreign, atlas):
    page, frame = foreign("/embed?figure=fallen-years&mission=unmiss&embed=true")
    frame.locator("[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas").first.wait_for()
    link = frame.get_by_role("link", name="Open in the Blue Helmets Atlas")
    assert link.get_attribute("href") == "./fallen?mission=unmiss#fallen-years" and link.get_attribute("target") == "_blank"
    assert frame.locator(".st-key-search").count() == 0
    assert not [address for address in page.asked if not address.startswith((atlas, page.host, "data:", "blob:"))]


def test_the_map_plays_in_a_foreign_page_and_offers_no_picture_of_another_host(foreign):
    _, frame = foreign("/embed?figure=map&date=1994-07-15&embed=true")
    inner = frame.frame_locator("iframe[title*='st_folium']")
    inner.locator(".leaflet-container[data-land]").wait_for()
    assert frame.locator("section.day").count() == 0
    frame.get_by_role("button", name="One year on").click()
    inner.locator(".leaflet-container[data-date^='1995-07']").wait_for()
    inner.get_by_role("button", name="Layers").click()
    inner.get_by_text("Headquarters").first.wait_for()
    assert inner.get_by_text("Satellite picture").count() == 0
