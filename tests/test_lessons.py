"""Is each lesson whole: minutes that add up, answers and roles with sources, views that can be drawn, and words its pupils can read?"""

import html
import re
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest

from data.load import shared_table, table_names
from data.sources import is_source
from figures.pages import PAGES
from geo.switches import names_in
from learn.lesson import AGES, HARD, LENGTHS, SIDES, WAYS, Lesson, lessons, read_lesson
from learn.questions import SUBJECTS
from learn.story import stories
from publish.addresses import figure_at
from tests.prose import prose_columns
from tests.test_pages import notices, opened, said, written
from tests.test_simple_accounts import grade, runs, words_are_spoken_without_the_network
from words import english, learn

KEYS = sorted(lessons())
WANTED = {
    "chart-with-gaps",
    "civilians-in-a-mandate",
    "congo-1960-council",
    "cyprus-sixty-years",
    "leaving-2026",
    "map-of-1994",
    "map-with-doubt",
    "per-thousand",
    "rwanda-1994",
    "suez-1956",
    "what-is-a-peacekeeper",
    "who-serves-and-who-pays",
    "why-brahimi",
}
SERVED = {("14-16", 20), ("14-16", 45), ("16-19", 20), ("16-19", 45), ("16-19", 90), ("university", 45), ("university", 90)}
HARDEST = {"14-16": 7.0, "16-19": 8.5, "university": 10.0}  # grades of an American school: 7 is read at 12 or 13
LONGEST_CARD = 110  # words that a group can take in while it prepares
QUANTITY = re.compile(r"\d")
without_the_network = words_are_spoken_without_the_network  # for all tests of this module too
FRONT = "---\ntitle: A\nquestion: Why?\naim: B.\nage: 14-16\nminutes: 20\nstrand: history\n---\n"
BODY = """
## Pupils can
- say it

## Steps
### 20 | One
view: /?date=1948-06-15 | A map
Look at it. A truce began. [un-archives-untso: p. 1]

## Questions
### Why?
“So.” [un-archives-untso: p. 1; sres-50-1948: para. 2]

## Task
Speak.
### host | The country
It wanted peace. [un-archives-untso: p. 1]

## Prepare
- nothing

## With one projector
- show
  it

## With phones
- pass it on

## Without a network
- draw

## Hard places
### death | One
Be quiet.
"""


def told_to_pupils(lesson: Lesson) -> str:
    """Return what pupils read or hear of a lesson: question, abilities, answers, task and role cards."""
    parts = [lesson.question, *lesson.abilities, *(line.text for line in lesson.task)]
    parts = [part.text if part.text.endswith((".", "?", "!")) else f"{part.text}." for part in parts]
    return " ".join(
        parts + [text for part in (*lesson.questions, *lesson.roles) for text in (f"{part.heading.text}.", part.text)]
    )


@cache
def told_in_tables() -> set[tuple[str, ...]]:
    """Return eight words in a row of any prose in the tables but what is told in as plain words, and what is a name of a document."""
    names = {"locator", "title", "short_title", "term", "status_locator", "also_locator", "other_locator", "followed_locator"}
    texts = [
        text
        for name in sorted(set(table_names()) - {"simple_accounts", "sources"})
        for column in set(prose_columns(name)) - names
        for text in shared_table(name)[column].dropna().astype(str).unique()
    ]
    return {run for text in texts for run in runs(text)}


def test_the_lessons_serve_each_age_and_length_and_stand_in_that_order():
    told = list(lessons().values())
    assert set(KEYS) >= WANTED
    assert {(each.age, each.minutes) for each in told} >= SERVED
    assert [(AGES.index(each.age), each.minutes) for each in told] == sorted(
        (AGES.index(each.age), each.minutes) for each in told
    )


def test_maps_and_charts_are_read_critically_with_a_view_that_shows_each_doubt():
    strand = [each for each in lessons().values() if each.strand == "reading"]
    shown = {view.address for each in strand for step in each.steps for view in step.views}
    assert len(strand) >= 2
    assert shown >= {
        "/?date=1991-06-01",  # borders of the day
        "/?date=2026-11-22&mission=unmogip",  # the standing of lines
        "/timeline#timeline-worlds",  # another projection
        "/sources#data-coverage",  # missing data
        "/people?date=1994-07-01#people-world",  # doubt marks
        "/fallen?measure=rates#fallen-rates",  # for each thousand, against totals
    }


@pytest.mark.parametrize("key", KEYS)
def test_the_minutes_of_the_steps_are_those_of_the_lesson(key):
    lesson = lessons()[key]
    assert sum(step.minutes for step in lesson.steps) == lesson.minutes and lesson.minutes in LENGTHS
    assert 3 <= len(lesson.steps) <= 9 and all(step.minutes >= 2 for step in lesson.steps)
    assert lesson.question.text.endswith("?") and len(lesson.abilities) >= 3 and len(lesson.prepare) >= 2
    assert set(lesson.ways) == set(WAYS) and all(lesson.ways.values())


@pytest.mark.parametrize("key", KEYS)
def test_every_view_can_be_drawn(key):
    views = [view for step in lessons()[key].steps for view in step.views]
    assert len(views) >= 3
    for view in views:
        asked = dict(parse_qsl(urlsplit(view.address).query))
        page = urlsplit(view.address).path.strip("/")
        assert page in PAGES, view.address
        assert not names_in(asked.get("layers", ""))[1], view.address
        if page != "learn":
            assert english(figure_at(view.address).alt), view.address
        elif "story" in asked:
            assert 1 <= int(asked.get("step", 1)) <= len(stories()[asked["story"]].steps), view.address
        else:
            assert asked["part"] in learn.PARTS and asked.get("about", "all") in {"all", *SUBJECTS}, view.address


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_of_an_answer_rests_on_a_source_unless_it_draws_a_conclusion(key):
    lesson = lessons()[key]
    assert len(lesson.questions) >= 4
    for question in lesson.questions:
        assert question.heading.text.endswith("?") and question.lines[0].sources, question.heading.text
        for line in question.lines:
            assert line.sources or not QUANTITY.search(line.text.text), line.text.text
    sentences = [line for question in lesson.questions for line in question.lines]
    assert sum(bool(line.sources) for line in sentences) >= 0.6 * len(sentences)


@pytest.mark.parametrize("key", KEYS)
def test_every_source_is_known_and_says_where(key):
    for line in lessons()[key].lines():
        assert all(is_source(source_id) and locator for source_id, locator in line.sources), line
        assert not re.search(r"[\[\]]", line.text.text), line.text.text


@pytest.mark.parametrize("key", KEYS)
def test_role_cards_say_with_their_source_what_each_side_wanted(key):
    roles = lessons()[key].roles
    assert len(roles) >= 3 and len({role.kind for role in roles}) >= 2
    for role in roles:
        assert role.kind in SIDES and any(line.sources for line in role.lines), role.heading.text
        assert all(line.sources or not QUANTITY.search(line.text.text) for line in role.lines), role.heading.text
        assert len(role.text.split()) <= LONGEST_CARD, role.heading.text


@pytest.mark.parametrize("key", KEYS)
def test_the_teacher_is_told_of_the_hard_places(key):
    hard = lessons()[key].hard
    assert len({part.kind for part in hard}) >= 3 and {part.kind for part in hard} <= set(HARD)


@pytest.mark.parametrize("key", KEYS)
def test_a_lesson_has_words_of_its_own(key):
    lesson = lessons()[key]
    texts = [told_to_pupils(lesson), *(line.text.text for line in lesson.lines())]
    assert [" ".join(run) for text in texts for run in runs(text) & told_in_tables()] == []


@pytest.mark.parametrize("key", KEYS)
def test_pupils_of_its_age_can_read_it(key):
    assert grade(told_to_pupils(lessons()[key])) <= HARDEST[lessons()[key].age]


def test_a_lesson_is_read_with_its_sources_views_roles_and_lists():
    lesson = read_lesson("a", FRONT + BODY)
    step, question, role = lesson.steps[0], lesson.questions[0], lesson.roles[0]
    assert (step.minutes, step.heading.text, step.views[0].address, step.views[0].name.text) == (
        20,
        "One",
        "/?date=1948-06-15",
        "A map",
    )
    assert [(line.text.text, line.sources) for line in step.lines] == [
        ("Look at it.", ()),
        ("A truce began.", (("un-archives-untso", "p. 1"),)),
    ]
    assert question.lines[0].places() == {"un-archives-untso": "p. 1", "sres-50-1948": "para. 2"}
    assert (role.kind, role.heading.text, role.text) == ("host", "The country", "It wanted peace.")
    assert [item.text for item in lesson.ways["projector"]] == ["show it"]
    assert (lesson.question.table, lesson.question.key, lesson.question.column) == ("lessons", "a", "question")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "says no title"),
        (FRONT.replace("20", "25") + BODY, "minutes “25”, not one of 20, 45, 90"),
        (FRONT.replace("14-16", "12") + BODY, "age “12”"),
        (FRONT, "has no “Pupils can”"),
        (FRONT + BODY + "\n## Games\n- one\n", "“Games”, unknown"),
        (FRONT + BODY.replace("### 20 |", "### 15 |"), "take 15 minutes, not 20"),
        (FRONT + BODY.replace("### 20 | One", "### One"), "a step “One” without minutes"),
        (FRONT + BODY.replace(" | A map", ""), "has a view “/.date=1948-06-15”"),
        (FRONT + BODY.replace("### host |", "### judge |"), "not “council or contributor"),
        (FRONT + BODY.replace("- say it", "say it"), "no list of “- …” for abilities"),
        (FRONT + BODY.replace("Be quiet.", ""), "says nothing at hard.1"),
    ],
)
def test_a_file_that_is_no_lesson_is_said(text, says):
    with pytest.raises(ValueError, match=says):
        read_lesson("a", text)


def test_lessons_are_chosen_by_age_and_length():
    at = opened("lessons.py", part="lessons", age="16-19", minutes="45")
    offered = {chosen["lesson"]: chosen for chosen in leading_to(at)}
    assert set(offered) == {key for key, each in lessons().items() if (each.age, each.minutes) == ("16-19", 45)}
    at = opened("lessons.py", **offered["why-brahimi"])
    assert not at.exception and said(at, "lesson") == "why-brahimi"
    at.button(key="lesson-others").click().run()
    assert not at.exception and not said(at, "lesson") and said(at, "part") == "lessons"
    assert {chosen["lesson"] for chosen in leading_to(at)} == set(offered)  # of the same age and length as before


def leading_to(at) -> list[dict[str, str]]:
    """Return what the addresses of the cards on a page of lessons say."""
    return [dict(parse_qsl(link.proto.query_string)) for link in at.get("page_link")]


def test_the_address_of_a_lesson_takes_the_view_and_the_language_along():
    at = opened("lessons.py", part="lessons", date="1994-07-15", lang="qps")
    addresses = {chosen["lesson"]: chosen for chosen in leading_to(at)}
    assert set(addresses) == set(lessons())
    assert addresses["why-brahimi"] == {"part": "lessons", "lesson": "why-brahimi", "date": "1994-07-15", "lang": "qps"}


def test_a_story_is_begun_at_its_own_address():
    addresses = leading_to(opened("lessons.py", date="1994-07-15"))
    assert addresses == [{"story": key, "date": "1994-07-15"} for key in stories()]


@pytest.mark.parametrize("key", KEYS)
def test_a_lesson_is_a_page_with_all_that_its_file_says(key):
    lesson = lessons()[key]
    page = html.unescape(re.sub(r"<[^>]+>", "", written(opened("lessons.py", lesson=key))))
    plain = " ".join(page.split())
    said_there = [
        lesson.title,
        lesson.question,
        lesson.aim,
        *lesson.abilities,
        *lesson.prepare,
        *(line.text for line in lesson.lines()),
    ]
    assert [text.text for text in said_there if text.text not in plain] == []


def test_a_lesson_that_there_is_not_is_said():
    at = opened("lessons.py", part="lessons", lesson="atlantis")
    assert "atlantis" in " ".join(notices(at)) and len(leading_to(at)) == len(lessons())
