"""Is each story whole: short steps, every sentence with a source that there is, and a view that can be drawn?"""

import re
from dataclasses import replace

import pytest
from pptx import Presentation

from data.load import load_table, shared_table, table_names
from learn.__main__ import main
from learn.story import Sentence, Story, briefing_of, near, read_story, stories
from publish.addresses import figure_at
from publish.briefing import read
from words import english

STEP_WORDS, HEADING_WORDS = 60, 8
EIGHT = 8  # words in a row that are a quotation
KEYS = sorted(stories())
WANTED = {
    "congo-twice",
    "expansion-and-retreat",
    "first-blue-helmets",
    "leaving",
    "protecting-civilians",
    "rwanda-srebrenica-brahimi",
    "suez-to-capstone",
    "who-serves-who-pays",
}
FRONT = "---\ntitle: A\nquestion: Why?\nfrom: 1948\nto: 1950\nminutes: 5\n---\n"


def test_the_eight_stories_are_told_in_the_order_of_their_years():
    assert set(KEYS) >= WANTED
    years = [story.first for story in stories().values()]
    assert years == sorted(years)


@pytest.mark.parametrize("key", KEYS)
def test_steps_are_short_and_lead_to_a_question(key):
    story = stories()[key]
    assert 6 <= len(story.steps) <= 14 and story.question.endswith("?") and story.first <= story.last
    for step in story.steps:
        assert len(step.heading.split()) <= HEADING_WORDS, step.heading
        assert len(step.sentences) >= 1 and len(step.text.split()) <= STEP_WORDS, (step.heading, len(step.text.split()))
    assert story.steps[-1].text.endswith("?")


@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_but_a_question_names_a_source_and_a_place(key):
    known = set(load_table("sources")["source_id"])
    for step in stories()[key].steps:
        for sentence in step.sentences:
            assert sentence.sources or sentence.text.endswith("?"), sentence.text
            assert all(source_id in known and locator for source_id, locator in sentence.sources), sentence
            assert not re.search(r"[\[\]]", sentence.text), sentence.text


@pytest.mark.parametrize("key", KEYS)
def test_every_view_can_be_drawn(key):
    for step in stories()[key].steps:
        assert english(figure_at(step.view).alt), step.view


@pytest.fixture(scope="module")
def accounts() -> set[tuple[str, ...]]:
    """Eight words in a row of any text in the tables."""
    texts = [
        text
        for name in sorted(set(table_names()) - {"simple_accounts"})  # which says the same in as plain words
        for column in shared_table(name).columns
        if column in ("account", "statement", "summary", "what_it_said", "what_came_of_it", "text", "purpose", "note")
        for text in shared_table(name)[column].dropna().astype(str)
    ]
    return {run for text in texts for run in runs(text)}


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + EIGHT]) for at in range(len(words) - EIGHT + 1)}


@pytest.mark.parametrize("key", KEYS)
def test_a_story_has_words_of_its_own(key, accounts):
    copied = [" ".join(run) for step in stories()[key].steps for run in runs(step.text) & accounts]
    assert copied == []


def test_a_story_becomes_slides_with_its_sources_in_the_notes():
    story = stories()["rwanda-srebrenica-brahimi"]
    made = briefing_of(story, english)
    assert read(made.as_json().encode()) == made
    assert len(made.slides) == len(story.steps) + 1 and made.slides[0].text == story.question
    first, slide = story.steps[0], made.slides[1]
    assert (slide.title, slide.text, slide.addresses) == (first.heading, first.text, (near(first.view),))
    for sentence in first.sentences:
        assert all(f"{source_id}, {places}" in slide.note for source_id, places in sentence.places().items())


def test_a_source_named_twice_is_shown_once_with_both_its_places():
    told = Sentence("Two counts.", (("a", "row 1"), ("b", "p. 2"), ("a", "row 3")))
    assert told.places() == {"a": "row 1; row 3", "b": "p. 2"}


def test_sentences_and_their_sources_are_read():
    story = read_story(
        "a", FRONT + "\n## One\nview: /?date=1948-06-15\n\nA truce. [a-1: p. 1; b-2: x: y] And then? “So.” [c: d]\n"
    )
    assert isinstance(story, Story) and story.steps[0].view == "/?date=1948-06-15"
    assert [each.text for each in story.steps[0].sentences] == ["A truce.", "And then?", "“So.”"]
    assert [each.sources for each in story.steps[0].sentences] == [(("a-1", "p. 1"), ("b-2", "x: y")), (), (("c", "d"),)]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "says no title"), (FRONT, "has no step"), (FRONT + "\n## One\nA truce. [a: b]\n", "shows nothing at “One”")],
)
def test_a_file_that_is_no_story_is_said(text, says):
    with pytest.raises(ValueError, match=says):
        read_story("a", text)


def test_a_story_leaves_from_the_command_line_and_a_wrong_form_is_said(tmp_path, monkeypatch, capsys):
    short = replace(stories()["leaving"], steps=stories()["leaving"].steps[:1])  # a slide with a map takes seconds
    monkeypatch.setattr("learn.sheets.stories", lambda: {"leaving": short})
    monkeypatch.setattr("sys.argv", ["learn", "leaving", str(tmp_path / "leaving.xyz")])
    with pytest.raises(SystemExit):
        main()
    assert "no form 'xyz'" in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["learn", "leaving", str(tmp_path / "leaving.pptx")])
    assert main() == 0
    slides = Presentation(tmp_path / "leaving.pptx").slides
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title]
    assert titles[:2] == [short.title, short.steps[0].heading]
