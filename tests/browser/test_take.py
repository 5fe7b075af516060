"""Does a figure leave the running atlas, by a link that anyone can follow?"""

from urllib.parse import urljoin

import pytest

FOOT = ".st-key-foot-fallen-years"


@pytest.fixture
def links(atlas, browser):
    """The links by their names, once "Take it with you" is unfolded."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(f"{atlas}/fallen")
    tab.locator(f"{FOOT} button", has_text="Take it with you").click(timeout=60_000)
    tab.wait_for_selector(".take a", timeout=30_000)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    found = tab.locator(".take a").evaluate_all("all => all.map(a => [a.textContent, a.getAttribute('href')])")
    yield {name: urljoin(tab.url, address) for name, address in found}, context.request
    context.close()


def test_a_link_brings_the_file(links):
    addresses, request = links
    assert {"Picture (PNG)", "Slide (PowerPoint)", "Table (CSV)"} <= set(addresses)
    table = request.get(addresses["Table (CSV)"], timeout=90_000)
    assert table.ok and "people have died" in table.text()
    assert 'filename="blue-helmets-fallen-years.csv"' in table.headers["content-disposition"]
    picture = request.get(addresses["Picture (PNG)"], timeout=90_000)
    assert picture.ok and picture.body().startswith(b"\x89PNG")
