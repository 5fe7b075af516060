"""How does the atlas stand in another's page, and how does a shared link show what it leads to?"""

import re

import pytest

from figures.pages import parted
from publish.addresses import figure_at
from publish.paper import PAPERS
from publish.registry import Wish, made
from tests.test_pages import opened, written


def card(door, address: str, **headers: str) -> dict[str, str]:
    """What a document's head says of the view, by name."""
    text = door.get(address, headers={"Accept": "text/html", **headers}).text
    return dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', text))


def test_one_figure_stands_alone_with_the_way_to_the_atlas():
    page = written(opened("embed.py", figure="fallen-years", mission="unmiss"))
    assert page.count("figure-head") == 1 and "people died serving in UNMISS" in page
    assert page.count("<h1") == 1 and page.index("<h1") < page.index("<h2")  # the atlas's name, read before the figure's
    assert 'href="./fallen?mission=unmiss#fallen-years"' in page and "Open in the Blue Helmets Atlas" in page


def test_a_day_that_nobody_chose_marks_nothing_in_what_is_embedded():
    page = opened("embed.py", figure="people-world")
    page.run()  # by now the address says the atlas's own day
    assert "On 22 November 2026" not in written(page)


def test_the_map_stands_alone_without_the_day_beside_it():
    page = written(opened("embed.py", figure="map", date="1994-07-15"))
    assert "17 operations" in page and 'section class="day"' not in page and "United Nations" in page.split("lead-back")[1]


def test_an_unknown_figure_is_told_as_it_was_written_and_leads_to_the_atlas():
    page = written(opened("embed.py", figure="<b>x</b>"))
    assert "no picture “&lt;b&gt;x&lt;/b&gt;”" in page and "lead-back" in page


@pytest.mark.parametrize(
    ("address", "base", "page"),
    [
        ("http://127.0.0.1:8501", "http://127.0.0.1:8501", ""),
        ("https://un.example/", "https://un.example", ""),
        ("https://un.example/atlas", "https://un.example/atlas", ""),
        ("https://un.example/atlas/fallen", "https://un.example/atlas", "fallen"),
        ("http://127.0.0.1:8501/embed", "http://127.0.0.1:8501", ""),
        ("", "", ""),
    ],
)
def test_an_address_of_a_page_tells_the_atlas_s_own(address, base, page):
    assert parted(address) == (base, page)


def test_the_code_to_embed_stands_with_what_can_be_taken_along():
    at = opened("fallen.py", mission="unmiss")
    at.session_state["fold-fallen-years"] = "take"
    at.run()
    code = next(block.value for block in at.code if block.value.startswith("<iframe"))
    assert "/embed?figure=fallen-years&amp;mission=unmiss&amp;embed=true" in code and 'title="' in code
    assert int(re.search(r'height="(\d+)"', code)[1]) > 300


def test_a_shared_link_says_title_sentence_and_picture_of_its_view(door):
    told = card(door, "/?date=1994-07-15&mission=unamir")
    assert told["title"] == "UNAMIR, deployed since 5 October 1993: about 600 peacekeepers on 15 July 1994."
    assert told["image"] == "http://testserver/assets/take/map.png?date=1994-07-15&amp;mission=unamir&amp;paper=card"
    assert told["description"] and told["image:alt"]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/mission?mission=unmil", "UNMIL"),
        ("/reform?reform=brahimi-2000", "Brahimi"),
        ("/embed?figure=fallen-years&mission=unmiss", "died serving in UNMISS"),
        ("/glossary", "terms of peacekeeping"),
        ("/present", "Present"),
        ("/mission?mission=nowhere", "Missions"),
    ],
)
def test_each_page_has_a_card_of_its_own(door, address, title):
    assert title in card(door, address)["title"]


def test_what_stands_in_an_address_is_literal_in_the_card(door):
    text = door.get('/people?state="><script>alert(1)</script>', headers={"Accept": "text/html"}).text
    assert "<script>alert" not in text and card(door, "/people?x=%22%3E%3Cscript%3E")["url"]


def test_a_browser_on_its_way_to_the_page_waits_for_no_card(door):
    assert not card(door, "/people", **{"Sec-Fetch-Dest": "document"})


def test_a_page_says_who_may_frame_it(door):
    assert door.get("/").headers["content-security-policy"].endswith("frame-ancestors *")


def test_the_picture_of_a_card_is_as_large_as_it_says(door):
    body = made(figure_at("/fallen"), "png", Wish(PAPERS["card"])).body
    assert tuple(int.from_bytes(body[start : start + 4]) for start in (16, 20)) == (1200, 630)
