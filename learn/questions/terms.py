"""What does it mean? Questions about the words of peacekeeping and the names of operations."""

import re
from functools import cache, lru_cache
from random import Random

from data.glossary import terms
from data.missions import rows as operations
from data.names import folded
from figures.figure import View
from learn.questions.question import Question, Shown, kind, mixed, near, one_of, records, years_apart
from words import prose, say

WORD = re.compile(r"\w{4,}")


def tells(text: str, *names: str) -> bool:
    """Return whether a text gives away one of the names: a word of four letters and more of it stands in the text."""
    return bool(_words(text) & {word for name in names for word in _words(name)})


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """Return the words of four letters and more, one and many alike."""
    return frozenset(word.rstrip("s") for word in WORD.findall(folded(text)))


@cache
def _terms() -> list[dict]:
    """Return the terms whose meaning does not say them."""
    return [row for row in records(terms()) if not tells(row["definition"], row["term"], row["short_form"])]


@cache
def _all_terms() -> list[dict]:
    return records(terms())


@kind("meaning_of_term")
def meaning_of_term(chance: Random) -> Question:
    """Which term has this meaning?"""
    row = one_of(chance, _terms())
    others = [each for each in _all_terms() if each["kind"] == row["kind"] and each["term_id"] != row["term_id"]]
    others = [each for each in others if not tells(row["definition"], each["term"], each["short_form"])]
    wrong = near(chance, others, lambda each: abs(len(each["term"]) - len(row["term"])))
    names = [prose(each["term"], "glossary", each["term_id"], "term") for each in (row, *wrong)]
    meaning = prose(row["definition"], "glossary", row["term_id"], "definition")
    return Question(
        kind="meaning_of_term",
        prompt=say("Which word is explained here? {meaning}", meaning=meaning),
        options=mixed(chance, *names),
        answer=names[0],
        explanation=say("It is {term}.", term=names[0]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("glossary", {"term": row["term_id"]}),
        shown=Shown("glossary", {"term": row["term_id"]}, rows=({"term_id": row["term_id"], "definition": row["definition"]},)),
        about=f"meaning of {row['term_id']}",
    )


@kind("full_name")
def full_name(chance: Random) -> Question:
    """What is an operation's acronym short for?"""
    known = list(operations().values())
    row = one_of(chance, known)
    others = [each for each in known if each["region"] == row["region"] and each["official_name"] != row["official_name"]]
    wrong = near(chance, others, lambda each: years_apart(each["start_date"], row["start_date"]))
    return Question(
        kind="full_name",
        prompt=say("What is {operation} short for?", operation=row["acronym"]),
        options=mixed(chance, row["official_name"], *(each["official_name"] for each in wrong)),
        answer=row["official_name"],
        explanation=say("{operation}: {name}.", operation=row["acronym"], name=row["official_name"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"]}),
        shown=Shown(
            "timeline-operation",
            {"mission": row["mission_id"]},
            rows=({"acronym": row["acronym"], "official_name": row["official_name"]},),
        ),
        about=f"name of {row['mission_id']}",
    )
