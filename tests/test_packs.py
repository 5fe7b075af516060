"""Is a lesson on paper the lesson, enough to hold it without a network: plan, questions, cards, what is looked at, a map, answers, places?"""

import re
from xml.etree import ElementTree

import pytest

from data.sources import with_names
from figures.pictures import Text as Accounts
from learn.__main__ import main
from learn.lesson import Lesson, Sight, lessons
from learn.lesson_sheet import Notes, cards, lesson_answers, lesson_sheet, plan
from learn.order import read_sheet
from learn.pack import map_day, pack, sight
from learn.story import stories
from publish.addresses import figure_at
from publish.document import Document, Leaf, Lines, NewPage, Picture
from publish.document_docx import docx_of
from publish.document_pdf import MARGIN, pages_of
from tests.test_pages import opened
from tests.test_sheets import SVG, faults, flat, in_docx, sheets_on
from words import english

KEYS = sorted(lessons())
PACKED = "what-is-a-peacekeeper"  # maps, a text of many entries, and a page that is on screens alone
NUMBERS = re.compile(r"\[([\d, ]+)\]")


def texts(groups) -> list[str]:
    return Document("", tuple(groups), "", "").texts()


def sentences(lesson: Lesson) -> list[str]:
    return [line.text.text for line in lesson.lines()]


@pytest.mark.parametrize("key", KEYS)
def test_pupils_get_questions_and_lines_and_no_answer(key):
    lesson = lessons()[key]
    told = lesson_sheet(lesson)
    assert [group[0].text for group in told.groups[1:-1]] == [english(each.heading) for each in lesson.questions]
    assert all(isinstance(group[1], Lines) and group[1].count > 2 for group in told.groups[1:-1])
    whole = " ".join(told.texts())
    assert [line.text.text for each in lesson.questions for line in each.lines if line.text.text in whole] == []
    assert (
        "Source:" not in whole and len(pages_of(told)) == 1
    )  # nothing is told that has one, and a class is given one sheet each


@pytest.mark.parametrize("key", KEYS)
def test_the_answers_have_every_sentence_with_the_places_on_which_it_rests(key):
    lesson = lessons()[key]
    told = lesson_answers(lesson, base="https://atlas.example").texts()
    whole, places = " ".join(told), dict(text.split(". ", 1) for text in told if re.match(r"\d+\. ", text))
    assert f"See https://atlas.example/learn?lesson={key}" in told
    for each in lesson.questions:
        assert english(each.heading) in whole
        for line in each.lines:
            after = whole.split(line.text.text, 1)[1]
            numbers = NUMBERS.match(after.strip()) if line.sources else None
            assert bool(numbers) == bool(line.sources), line
            for number, place in zip(numbers[1].split(", ") if numbers else [], line.places().values(), strict=True):
                assert places[number].endswith(with_names(place)), (number, place)


@pytest.mark.parametrize("key", KEYS)
def test_plan_and_cards_say_all_that_the_lesson_does(key):
    lesson, notes = lessons()[key], Notes(english)
    whole = " ".join(texts([*plan(lesson, notes, ""), *cards(lesson, notes)]))
    wanted = [
        lesson.aim,
        *lesson.abilities,
        *lesson.prepare,
        *(item for items in lesson.ways.values() for item in items),
        *(each.heading for part in (lesson.steps, lesson.roles, lesson.hard) for each in part),
        *(line.text for part in (lesson.steps, lesson.roles, lesson.hard) for each in part for line in each.lines),
        *(line.text for line in lesson.task),
        *(view.name for step in lesson.steps for view in step.views),
    ]
    assert [text.text for text in wanted if english(text) not in whole] == []
    assert all(f"{step.minutes} minutes" in whole for step in lesson.steps)
    assert len(notes.keys) <= len(notes.known) == len(notes.listed())


@pytest.fixture(scope="module")
def packed() -> Document:
    return pack(lessons()[PACKED], base="https://atlas.example")


def test_a_pack_is_enough_to_hold_the_lesson(packed):
    lesson, whole = lessons()[PACKED], " ".join(packed.texts())
    assert [text for text in sentences(lesson) if text not in whole] == []
    assert whole.index(lesson.steps[-1].heading.text) < whole.index(lesson.questions[0].heading.text)  # the plan comes first
    first = whole.index("A task for groups")
    assert all(line.text.text not in whole[:first] for each in lesson.questions for line in each.lines)  # and the answers last
    blocks = [block for group in packed.groups for block in group]
    drawn = [view for step in lesson.steps for view in step.views if not view.address.startswith(("/learn", "/glossary"))]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert len(pictures) == len(drawn) > 2 and all(picture.alt for picture in pictures)
    assert [english(figure_at(view.address).alt) for view in drawn] == [picture.alt for picture in pictures]
    assert sum(isinstance(block, Leaf) for block in blocks) == 1 and sum(isinstance(block, NewPage) for block in blocks) >= 4
    assert whole.count("do not imply official endorsement") == len(drawn)


def test_no_page_of_a_pack_is_cut_or_overlaid_and_the_map_lies_across(packed):
    pages = pages_of(packed)
    sizes = [(ElementTree.fromstring(page).get("width"), ElementTree.fromstring(page).get("height")) for page in pages]
    assert set(sizes) == {("794", "1123"), ("1123", "794")} and sizes.count(("1123", "794")) == 1
    found = [faults(page, MARGIN if size[0] == "794" else 38) for page, size in zip(pages, sizes, strict=True)]
    assert [fault for page in found for fault in page] == []
    for page in pages:
        for inner in ElementTree.fromstring(page).findall(f"{SVG}svg"):
            low = float(inner.get("y")) + float(inner.get("height"))
            assert low <= float(ElementTree.fromstring(page).get("height")) - 50


def test_what_is_looked_at_is_text_where_the_atlas_has_text():
    address = "/reform?reform=brahimi-2000#reform-account"
    said = texts(sight(Sight(address, lessons()[PACKED].title), english, ""))
    shown = figure_at(address)
    assert isinstance(shown.picture, Accounts)
    assert [entry for entry in shown.picture.entries if entry.body and english(entry.body) not in said] == []
    assert english(shown.finding) in said and f"See {address}" in said


def test_of_the_glossary_the_chosen_word_is_printed():
    address = "/glossary?term=principles-of-peacekeeping#glossary"
    said = texts(sight(Sight(address, lessons()[PACKED].title), english, ""))
    assert said[3] == "Three principles of peacekeeping" and len(said) == 8
    assert any("more are in the atlas" in text for text in said)


def test_a_step_of_a_story_and_a_whole_page_are_named():
    story = stories()["leaving"]
    said = texts(sight(Sight("/learn?story=leaving&step=2", lessons()[PACKED].title), english, "https://a.example"))
    assert english(story.heading(1)) in said and english(story.told(1)) in said
    said = texts(sight(Sight("/learn?part=simple", lessons()[PACKED].title), english, "https://a.example"))
    assert said[-1] == "This is on a screen alone: https://a.example/learn?part=simple"


def test_the_map_to_fill_in_is_of_the_day_first_looked_at():
    days = {key: map_day([view for step in lesson.steps for view in step.views]) for key, lesson in lessons().items()}
    assert f"{days['why-brahimi']:%Y-%m-%d}" == "1994-04-21"
    assert map_day([Sight("/reform?date=1994-01-01", lessons()[PACKED].title)]) is None


def test_a_lesson_on_its_page_leads_to_its_pack_and_its_sheets():
    orders = sheets_on(opened("lessons.py", lesson=PACKED))
    assert {(order.kind, order.ending, order.is_key) for order in orders} == {
        ("pack", "pdf", False),
        *(("lesson", form, is_key) for form in ("pdf", "docx") for is_key in (False, True)),
    }
    assert {order.choices for order in orders} == {(("lesson", PACKED),)}


def test_questions_and_answers_of_a_lesson_can_be_changed_in_a_word_processor(tmp_path, monkeypatch, capsys):
    lesson, file = lessons()["why-brahimi"], tmp_path / "a.docx"
    monkeypatch.setattr("sys.argv", ["learn", "why-brahimi", "--answers", str(file)])
    assert main() == 0
    said = flat("".join(in_docx(file.read_bytes())))
    assert [text for text in lesson_answers(lesson).texts() if flat(text) not in said] == []
    monkeypatch.setattr("sys.argv", ["learn", "why-brahimi", str(file)])
    with pytest.raises(SystemExit):
        main()
    assert "no form 'docx'; there are pdf" in capsys.readouterr().err
    cut = in_docx(docx_of(Document("", tuple(cards(lesson, Notes(english))), "", "")))
    assert len(cut) == 1 + len(lesson.roles)
    assert all(english(role.heading) in card for role, card in zip(lesson.roles, cut[1:], strict=True))


def test_a_lesson_that_there_is_not_gets_a_sentence():
    for kind in ("pack", "lesson"):
        with pytest.raises(ValueError, match="no lesson 'cats'; there are"):
            read_sheet(f"{kind}.pdf", {"lesson": "cats"}).made()
    assert not read_sheet("pack.pdf", {"lesson": PACKED, "answers": "yes"}).is_key
