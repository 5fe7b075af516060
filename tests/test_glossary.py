"""Are the terms of the glossary explained briefly, in plain words of our own, each from a source and each found by one word only?"""

import re
from collections import Counter

import pandas as pd
import pytest

from data.glossary import found, marked
from data.load import load_table
from figures import glossary as figures
from figures.html import explained
from tests.test_pages import opened, said, written
from words import english

# Words of our own work on the tables, which mean nothing to a reader.
BOOKKEEPING = {
    "column",
    "csv",
    "dataset",
    "locator",
    "row",
    "slug",
    "table",
    "unconfirmed",
    "held against",
    "read at second hand",
}
# What readers of the atlas meet first, by the word they would look for.
LOOKED_FOR = {
    "SOFA": "sofa",
    "C-34": "c-34",
    "ACABQ": "acabq",
    "COE": "coe",
    "wet lease": "coe",
    "Chapter 7": "chapter-vii",
    "P5": "permanent-member",
    "POC": "protection-of-civilians",
    "DDR": "ddr",
    "FPU": "formed-police-unit",
    "UNMO": "military-observer",
    "SRSG": "srsg",
    "ceiling": "authorized-strength",
    "resolution 1325": "women-peace-and-security",
    "Blue Line": "blue-line",
    "cease-fire line": "ceasefire-line",
    "HIPPO": "hippo",
    "tour of duty": "rotation",
}


@pytest.fixture(scope="module")
def glossary() -> pd.DataFrame:
    return load_table("glossary")


def sentences(text: str) -> list[str]:
    """The sentences of a text: each begins with a capital after the stop of the one before."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.casefold())


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words in a row."""
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def names(row) -> list[str]:
    """All words that lead to a term: its own, its short form and the others."""
    return [name for name in [row.term, row.short_form, *row.aka.split(" ; ")] if name]


def test_there_are_terms_enough(glossary):
    assert len(glossary) >= 120
    assert glossary["kind"].value_counts().min() >= 10


def test_every_meaning_is_two_short_sentences(glossary):
    told = glossary.set_index("term_id")["definition"].map(sentences)
    assert not told[told.map(len) != 2].to_dict()
    assert not {key: said for key, said in told.items() if max(len(sentence.split()) for sentence in said) > 30}
    assert glossary["definition"].str.endswith(".").all()


def test_no_word_leads_to_two_terms(glossary):
    counted = Counter(name.casefold() for row in glossary.fillna("").itertuples() for name in names(row))
    assert not [name for name, times in counted.items() if times > 1]


def test_other_words_are_parted_alike(glossary):
    aka = glossary["aka"].fillna("")
    assert not glossary.loc[aka.str.contains(r"\S;|;\S|;\s*$|^\s*;|,"), "term"].tolist()


@pytest.mark.parametrize(("said", "term_id"), LOOKED_FOR.items())
def test_what_is_looked_for_is_there(glossary, said, term_id):
    found = [row.term_id for row in glossary.fillna("").itertuples() if said in names(row)]
    assert found == [term_id]


def test_every_source_is_known(glossary):
    assert set(glossary["source_id"]) <= set(load_table("sources")["source_id"])
    assert (glossary["locator"].str.len() > 4).all()


def test_a_second_source_is_known_too(glossary):
    """A place that names a further source by its key, as in "limit: a-80-600, para. 4", names one that there is."""
    known = set(load_table("sources")["source_id"])
    named = glossary["locator"].str.findall(r": ([a-z0-9]+(?:-[a-z0-9]+)+)(?=,|;|$)").explode().dropna()
    assert len(named) > 15
    assert not set(named) - known


def test_most_terms_rest_on_the_united_nations(glossary):
    sources = load_table("sources").set_index("source_id")["publisher"]
    assert glossary["source_id"].map(sources).str.contains("United Nations|Court of Justice|UN Chronicle|Wikisource").mean() > 0.7


def test_no_meaning_copies_its_sources_title(glossary):
    titles = load_table("sources").set_index("source_id")["title"]
    copied = [row.term_id for row in glossary.itertuples() if runs(row.definition) & runs(titles[row.source_id])]
    assert not copied


def test_no_meaning_repeats_another(glossary):
    seen = Counter(run for row in glossary.itertuples() for run in runs(row.definition))
    assert not [" ".join(run) for run, times in seen.items() if times > 1]


def test_no_word_of_our_bookkeeping_reaches_a_reader(glossary):
    text = glossary["definition"].str.casefold()
    found = {word for word in BOOKKEEPING if text.str.contains(rf"\b{word}\b").any()}
    assert not found
    assert not glossary["definition"].str.contains("[_{}<>|]").any()


def test_a_named_operation_is_named_in_its_meaning(glossary):
    """A term that refers to an operation speaks of it, by its acronym or by where it was."""
    places = {
        "unef-i": "Egypt|Suez",
        "unprofor": "Bosnia",
        "unmogip": "Jammu and Kashmir",
        "untso": "Israel",
        "unifil": "Lebanon|UNIFIL",
    }
    places |= {"untaet": "East Timor", "unogil": "Lebanon", "minusma": "Mali", "unficyp": "Cyprus"}
    acronyms = load_table("missions").set_index("mission_id")["acronym"]
    for row in glossary[glossary["mission_id"].fillna("") != ""].itertuples():
        assert re.search(places.get(row.mission_id, acronyms[row.mission_id]), row.definition), row.term_id


def test_a_text_marks_each_term_once_and_short_forms_only_in_capitals():
    parts = marked("The buffer zone lay open; buffer zones and SOFAs, but no sofa.")
    assert "".join(part for part, _ in parts) == "The buffer zone lay open; buffer zones and SOFAs, but no sofa."
    assert [part for part, meaning in parts if meaning] == ["buffer zone", "SOFAs"]


def test_marked_text_is_escaped():
    assert "&lt;b&gt;" in explained("<b> in a buffer zone") and '<abbr class="term"' in explained("<b> in a buffer zone")


@pytest.mark.parametrize(
    ("text", "first"),
    [("chapter 7", "chapter-vii"), ("Chapter VII", "chapter-vii"), ("c 34", "c-34"), ("protect", "protection-of-civilians")],
)
def test_a_term_is_found_by_its_name(text, first):
    assert first in list(found(text)["term_id"])[:3]


def test_terms_are_found_by_their_meaning_after_those_of_that_name():
    rows = found("consent")
    assert rows["term_id"].iloc[0] == "consent" and len(rows) > 1
    assert all("consent" in row.definition.lower() for row in rows.iloc[1:].itertuples())
    assert found("xyzzy").empty


def test_each_letter_leads_to_its_first_term_where_many_stand():
    entries = figures.glossary().picture.entries
    letters = [entry.letter for entry in entries if entry.letter]
    assert letters == sorted(letters) and len(letters) == len(set(letters)) > 20
    assert all(english(entry.title)[0].upper() == entry.letter for entry in entries if entry.letter)
    assert not any(entry.letter for entry in figures.glossary(find="veto").picture.entries)


def test_what_is_sought_stays_in_the_address_and_takes_the_place_of_the_chosen_term():
    at = opened("glossary.py", term="sofa")
    assert "Status-of-forces" in written(at).replace("status-of-forces", "Status-of-forces")
    at.text_input(key="glossary-find").set_value("Chapter VII").run()
    assert said(at, "find") == "chapter-vii" and said(at, "term") == ""
    assert "“Chapter vii” in" in written(at) or "“chapter vii” in" in written(at)
    again = opened("glossary.py", find="xyzzy")
    assert "No term has “xyzzy” in it" in written(again) and again.text_input(key="glossary-find").value == "xyzzy"
