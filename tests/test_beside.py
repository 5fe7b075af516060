"""Is there a picture beside each step of a story: small, in the page's colours, kept for ever, and its day on the line of years?"""

import gzip
import json
import re
from html import unescape
from xml.etree import ElementTree

import pandas as pd
import pytest

from data.stories import read_story, stories
from geo.picture.letters import length
from learn.years import LANES, day_of, years_of
from publish.drawing import NAMESPACE
from publish.order import BESIDE, beside_tag, read_beside
from publish.worker import make
from tests.test_pages import opened, written

LARGEST = 100_000  # bytes of a picture on its way
FRONT = "---\ntitle: A\nquestion: Why?\nfrom: 1960\nto: 1963\nminutes: 5\n---\n"


def beside(view: str, width: int = BESIDE[1], lang: str = "en") -> dict:
    """A view's picture as the page gets it."""
    _, kind, body = make(read_beside(width, {"view": view, "lang": lang}))
    assert kind == "application/json" and len(gzip.compress(body)) < LARGEST
    return json.loads(body)


def test_the_map_of_operations_is_told_what_it_shows_and_not_drawn():
    told = beside("/?date=1961-02-21&mission=onuc")
    assert told["kind"] == "map" and told["pictures"] == {}
    assert (told["view"]["date"], told["view"]["mission"]) == ("1961-02-21", "onuc")
    assert "ONUC" in told["finding"] and told["alt"] and told["foot"][0].startswith("Source: ")


@pytest.mark.parametrize("width", BESIDE)
def test_a_chart_is_drawn_in_colours_by_name(width):
    told = beside("/people?mission=onuc&date=1960-08-09#people-operation", width)
    svg = told["pictures"]["live"]
    assert told["kind"] == "chart" and svg.startswith("<svg") and f'width="{width}' in svg and "var(--" in svg


CHAIN = "/reform?reform=brahimi-2000&then=chain&chain=reform_brahimi-2000&node=reform_brahimi-2000#chain"
OF_FIFTY_YEARS = "/timeline?years=1960-2010&day=2010-07-01&region=Africa&mission=monuc#timeline-history"


@pytest.mark.parametrize("width", BESIDE)
@pytest.mark.parametrize(
    "view",
    [
        CHAIN,
        OF_FIFTY_YEARS,
        "/people?mission=onuc&date=1960-08-09#people-operation",
        "/contributors?year=1993#contributors-ranking",
        "/money?stage=proposed#money-plans",
    ],
)
def test_letters_of_a_chart_are_read_on_a_phone_and_on_a_small_desk(view, width):
    """The picture's place is 358 by 274 pixels in a window of 390 by 844, and 759 by 505 in one of 1280 by 800; what is long is scrolled."""
    told = beside(view, width)
    outer = ElementTree.fromstring(told["pictures"]["live"])
    _, drawn = outer.iter(f"{NAMESPACE}svg")
    across, high = float(outer.get("width")), float(outer.get("height"))
    place = (358, 274) if width == min(BESIDE) else (759, 505)
    shown = place[0] / across if told["long"] else min(place[0] / across, place[1] / high)
    scale = shown * float(drawn.get("width")) / float(drawn.get("viewBox").split()[2])
    sizes = [float(size) for size in re.findall(r'<text[^>]*font-size="([\d.]+)px"', told["pictures"]["live"])]
    assert len(sizes) > 5 and min(sizes) * scale >= 11


def ends(node, left: float = 0.0):
    """Return each text below a part of a drawing that begins at its place, and where it ends, in pixels from the left."""
    moved = re.match(r"translate\(([-\d.]+)", node.get("transform", ""))
    left += float(moved[1]) if moved else 0.0
    if node.tag == f"{NAMESPACE}text" and node.get("text-anchor", "start") == "start":
        yield node.text, left + length(node.text, float(node.get("font-size").removesuffix("px")))
    for inner in node:
        yield from ends(inner, left)


def test_amounts_of_budgets_have_room_beside_their_bars_on_a_phone():
    _, drawn = ElementTree.fromstring(beside("/money?stage=proposed#money-plans", 340)["pictures"]["live"]).iter(
        f"{NAMESPACE}svg"
    )
    amounts = [(text, end) for text, end in ends(drawn) if text.endswith("dollars")]
    assert len(amounts) == 11 and [text for text, end in amounts if end > float(drawn.get("viewBox").split()[2])] == []


def test_many_rows_are_higher_than_their_place_and_a_chain_on_a_desk_is_not():
    assert [beside(CHAIN, width)["long"] for width in BESIDE] == [True, False]
    assert [beside(OF_FIFTY_YEARS, width)["long"] for width in BESIDE] == [True, True]
    assert not any(beside("/fallen?mission=onuc#fallen-years", width)["long"] for width in BESIDE)


def test_another_map_is_drawn_in_both_themes():
    told = beside("/contributors?date=2021-07-01#contributors-map", BESIDE[0])
    light, dark = (told["pictures"][theme] for theme in ("light", "dark"))
    assert told["kind"] == "paper" and light.startswith("<svg") and light != dark


def test_what_is_made_of_text_comes_as_text_with_its_sources():
    told = beside("/reform?reform=brahimi-2000#reform-account")
    assert (
        told["kind"] == "text" and 'class="entries' in told["pictures"]["live"] and 'class="source"' in told["pictures"]["live"]
    )


def test_a_picture_is_kept_for_ever_under_its_tag_and_asked_for_again_under_another(door):
    view = {"view": "/?date=1961-02-21&mission=onuc"}
    answer = door.get(f"/assets/beside/{beside_tag()}/{BESIDE[0]}.json", params=view)
    assert answer.status_code == 200 and answer.json()["view"]["mission"] == "onuc"
    assert "immutable" in answer.headers["cache-control"]
    assert door.get(f"/assets/beside/old/{BESIDE[0]}.json", params=view).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(("width", "view"), [(361, "/"), (BESIDE[0], "/atlantis"), (BESIDE[0], "/?date=never"), (BESIDE[0], "")])
def test_what_is_no_picture_gets_a_sentence(door, width, view):
    answer = door.get(f"/assets/beside/{beside_tag()}/{width}.json", params={"view": view})
    if view:
        assert answer.status_code == 404 and len(answer.text) > 20
    else:
        assert answer.json()["kind"] == "map"  # the front page's own address


@pytest.mark.parametrize("key", sorted(stories()))
def test_each_step_with_a_day_has_its_place_among_the_years(key):
    story = stories()[key]
    line, days = years_of(story), [day_of(step) for step in story.steps]
    placed = [(day, place) for day, place in zip(days, line.places, strict=True) if day is not None]
    assert [place is None for place in line.places] == [day is None for day in days] and len(placed) > 2
    assert [place for _, place in sorted(placed)] == sorted(place for _, place in placed)
    assert all(0 <= place <= 100 for _, place in placed) and 2 <= len(line.ticks) <= 8
    assert all(bar.left >= 0 and bar.left + bar.width <= 100.01 and bar.lane < LANES for bar in line.bars)


def test_a_step_has_the_day_of_its_view_or_of_its_reform():
    text = FRONT + (
        "\n## One\nview: /?date=1960-07-20&mission=onuc\n\nA. [a: b]\n\n## Two\nview: /reform?reform=brahimi-2000#reform-account\n\nB. [a: b]\n"
        "\n## Three\nview: /fallen?mission=onuc#fallen-years\n\nWhy?\n"
    )
    story = read_story("a", text)
    assert [day_of(step) for step in story.steps] == [pd.Timestamp("1960-07-20"), pd.Timestamp("2000-08-21"), None]
    line = years_of(story)
    assert line.places[2] is None and [bar.name for bar in line.bars] == ["ONUC"]
    assert line.ticks[0][1] >= 1960 and line.ticks[-1][1] <= 2000


def test_the_page_of_a_story_holds_all_its_steps_from_the_first_run_on():
    story, text = stories()["congo-twice"], unescape(written(opened("lessons.py", story="congo-twice", step="5")))
    assert text.count('class="story-step"') == len(story.steps)
    for n, step in enumerate(story.steps, 1):
        assert f"<h2>{step.heading}</h2>" in text and f">Step {n} of {len(story.steps)}" in text
        assert all(sentence.text.split()[0] in text for sentence in step.sentences)
