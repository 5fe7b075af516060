"""Does a story leave whole: as pages that are read without colour and without a network, as slides, and as a page that shows itself?"""

import io
import re

import pytest
from pypdf import PdfReader

from data.stories import stories
from learn.order import STORY_FORMS, StoryOrder, read_story_order
from learn.printed import numbered, printed
from learn.story import briefing_of, near
from publish.addresses import figure_at
from publish.briefing import Briefing
from publish.document import Picture
from publish.drawing import bare_svg
from publish.editing import whole
from publish.order import order_of
from tests.test_pages import opened, written
from words import english

BASE = "https://atlas.example"
COLOR = re.compile(r"#([0-9a-f]{6})\b", re.IGNORECASE)


def greys(svg: str) -> bool:
    return all(each[:2] == each[2:4] == each[4:] for each in COLOR.findall(svg))


@pytest.mark.parametrize("key", ["congo-twice", "who-serves-who-pays"])
def test_printed_pages_hold_every_step_without_colour_and_number_every_source(key):
    story = stories()[key]
    pages, numbers = printed(story, base=BASE), numbered(story)
    told = pages.texts()
    assert told[:2] == [story.title, story.question] and f"{BASE}/learn?story={key}" in " ".join(told)
    for n, step in enumerate(story.steps, 1):
        assert f"{n}. {step.heading}" in told
        assert any(all(sentence.text in text for sentence in step.sentences) for text in told), step.heading
        assert english(figure_at(step.view).finding) in told
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    assert all(any(text.startswith(f"{n}. ") and places in text for text in told) for (_, places), n in numbers.items())
    pictures = [block for group in pages.groups for block in group if isinstance(block, Picture)]
    assert len(pictures) > 4 and all(greys(picture.svg) and picture.alt for picture in pictures)


def test_a_sentence_has_the_numbers_of_its_own_sources():
    story = stories()["congo-twice"]
    numbers, told = numbered(story), " ".join(printed(story).texts())
    for step in story.steps:
        for sentence in step.sentences:
            marks = ", ".join(str(numbers[place]) for place in sentence.places().items())
            assert f"{sentence.text} [{marks}]" in told or not marks


def test_the_map_is_near_its_operation_on_paper_and_names_no_other_afar():
    view = "/?date=1961-02-21&mission=onuc"
    far, close = (bare_svg(figure_at(address), 600, 300)[0] for address in (view, near(view)))
    assert "UNMOGIP" in far and "UNMOGIP" not in close and "ONUC" in close
    assert "Kampala" in close and "capital of today" in close and "Kampala" not in far
    assert "Kinshasa" not in close  # under the dot of the operation's own headquarters
    assert "geonames" in figure_at(near(view)).source_ids() and "geonames" not in figure_at(view).source_ids()
    assert english(figure_at(near(view)).alt) == "A map of the surroundings of ONUC, with its headquarters and its area."
    assert "a part of the map" in english(figure_at(near(view)).unit) and "a part" not in english(figure_at(view).unit)
    unchanged = [
        "/?date=1961-02-21",
        "/people?mission=onuc&date=1960-08-09#people-operation",
        "/?date=1961-02-21&mission=onuc#numbers",
    ]
    assert [near(each) for each in unchanged] == unchanged
    before = "/?date=1950-02-21&mission=onuc&frame=near"  # the operation is not deployed yet: the map stays as it is
    assert bare_svg(figure_at(before), 600, 300)[0] == bare_svg(figure_at(before.removesuffix("&frame=near")), 600, 300)[0]


def test_slides_and_preview_of_a_story_go_near_as_its_page_does_and_those_of_a_visitor_do_not():
    story = stories()["congo-twice"]
    slides = {step.view: slide for step, slide in zip(story.steps, briefing_of(story, english).slides[1:], strict=True)}
    maps = [view for view in slides if view.startswith("/?") and "mission=" in view]
    assert len(maps) > 4 and len(whole(Briefing("", tuple(slides.values()))).slides) == len(slides)
    for view in maps:
        (figure,) = slides[view].figures()
        assert "frame=near" in order_of(figure, "svg").address  # the preview
        assert slides[view].addresses == (near(view),) and figure.finding == figure_at(view).finding
        assert "frame" not in order_of(figure_at(view), "svg").address


@pytest.mark.parametrize("ending", STORY_FORMS)
def test_a_storys_order_comes_back_out_of_its_address(ending):
    order = read_story_order(f"leaving.{ending}", {}, BASE)
    assert order == StoryOrder("leaving", ending, base=BASE) and order.address == f"leaving.{ending}"
    assert order.key != StoryOrder("congo-twice", ending, base=BASE).key


@pytest.mark.parametrize("name", ["atlantis.pdf", "leaving.exe", "leaving"])
def test_what_is_no_story_or_no_form_gets_a_sentence(door, name):
    answer = door.get(f"/assets/story/{name}")
    assert answer.status_code == 404 and "there are" in answer.text


def test_the_pages_come_from_the_server_as_a_pdf_of_a_few_sheets(door):
    answer = door.get("/assets/story/congo-twice.pdf")
    assert answer.status_code == 200 and "blue-helmets-story-congo-twice.pdf" in answer.headers["content-disposition"]
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert 6 <= len(pages) <= 12
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages} == {(596, 842)}  # points of A4


def test_the_page_of_a_story_offers_each_form():
    text = written(opened("lessons.py", story="leaving"))
    assert all(f"./assets/story/leaving.{ending}" in text for ending in STORY_FORMS)
