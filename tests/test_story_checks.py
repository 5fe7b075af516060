"""Was every sentence of two stories held against its sources a second time, and does it read as it did then?"""

import re

import pytest

from data.load import load_table
from data.stories import stories
from figures import trust
from words import english

CHECKED = ("rwanda-srebrenica-brahimi", "congo-twice")


def sentences(key: str) -> dict[tuple[int, int], str]:
    """The sentences of a story that name a source, by step and place, counted from 1."""
    return {
        (step, place): sentence
        for step, told in enumerate(stories()[key].steps, 1)
        for place, sentence in enumerate(told.sentences, 1)
        if sentence.sources
    }


def checks(key: str):
    rows = load_table("story_checks")
    return rows[rows["story"] == key]


@pytest.mark.parametrize("key", CHECKED)
def test_every_sentence_was_held_against_every_source_it_names(key):
    wanted = {(*place, source, where) for place, each in sentences(key).items() for source, where in each.places().items()}
    assert {(row.step, row.sentence, row.source_id, row.locator) for row in checks(key).itertuples()} == wanted


@pytest.mark.parametrize("key", CHECKED)
def test_a_sentence_reads_as_it_did_when_it_was_checked(key):
    """One that was changed is to be checked again: its rows are then written anew."""
    told = sentences(key)
    stale = {(row.step, row.sentence) for row in checks(key).itertuples() if told[row.step, row.sentence].text != row.as_checked}
    assert stale == set()


def test_no_check_is_of_a_story_that_there_is_not():
    assert set(load_table("story_checks")["story"]) == set(CHECKED) <= set(stories())


def test_most_sources_could_be_opened_and_what_differed_is_mended():
    results = load_table("story_checks")["result"].value_counts(normalize=True)
    assert results["not_opened"] < 0.2 and results["agrees"] > 0.6 and results["mended"] > 0


def test_the_figure_counts_sentences_and_says_each_check_by_its_story():
    rows, made = load_table("story_checks"), trust.story_checks()
    mended = {(row.story, row.step, row.sentence) for row in rows.itertuples() if row.result == "mended"}
    assert re.findall(r"\d+", english(made.finding)) == [str(sum(len(sentences(key)) for key in CHECKED)), str(len(mended))]
    assert set(made.table.frame["story"]) == {stories()[key].title for key in CHECKED}
