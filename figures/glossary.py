"""What do the words of peacekeeping mean? The glossary as a list, whole or of one kind."""

import pandas as pd

from data.glossary import found, terms
from data.load import as_of
from data.names import folded
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from words import Day, joined, prose, say, say_n

ALL = "all"
MANY = 30  # terms from which letters to jump to are worth their line
KINDS = {ALL: say("All")} | {kind: label("glossary", "kind", kind) for kind in labels("glossary", "kind")}


@figure(
    "glossary", kind=lambda: list(KINDS), term=lambda: ["", "mandate", "sofa"], find=lambda: ["", "", "", "chapter-7", "xyzzy"]
)
def glossary(kind: str = ALL, term: str = "", find: str = "") -> Figure:
    """The terms of one kind or all in which some words stand (`find`, as an address has them), a chosen one first."""
    rows = of_kind(terms(), kind)
    matches = of_kind(found(find.replace("-", " ")), kind) if find else rows
    is_nothing = matches.empty
    rows = rows if is_nothing else matches
    chosen = terms()[terms()["term_id"] == term]
    others = rows[rows["term_id"] != term]
    letters = {} if len(others) < MANY or (find and not is_nothing) else first_letters(others)
    entries = [
        *(entry_of(row, is_chosen=True) for row in chosen.itertuples()),
        *(entry_of(row, letters.get(row.term_id, "")) for row in others.itertuples()),
    ]
    return Figure(
        key="glossary",
        finding=(
            say("{term}: what it means.", term=chosen["term"].iloc[0])
            if len(chosen)
            else say("No term has “{text}” in it; shown are all {n}.", text=find.replace("-", " "), n=len(rows))
            if is_nothing
            else say_n("One term has “{text}” in it.", "{n} terms have “{text}” in them.", len(rows), text=find.replace("-", " "))
            if find
            else say("{n} terms of peacekeeping, in two sentences each.", n=len(rows))
        ),
        unit=(
            say("The other terms follow in the order of a dictionary.")
            if len(chosen)
            else say("First those of that name, then those whose meaning has it.")
            if find and not is_nothing
            else say("In the order of a dictionary.")
        ),
        picture=Text(tuple(entries), "cards"),
        alt=say("Terms with their meaning, in the order of a dictionary."),
        table=Table(rows, headings_of("glossary", "term", "short_form", "aka", "definition", "kind")),
        view=View("glossary", {"kind": "" if kind == ALL else kind, "term": term, "find": find}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "Words with dotted underlines elsewhere in the atlas are explained here; point at one to read what it means."
                ),
            ),
        ),
    )


def of_kind(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return the terms of one kind, or all."""
    return rows if kind == ALL else rows[rows["kind"] == kind]


def first_letters(rows: pd.DataFrame) -> dict[str, str]:
    """Return the letter of each term that is the first of its letter, by term_id."""
    firsts = rows.assign(letter=rows["term"].map(folded).str[0].str.upper()).drop_duplicates("letter")
    return dict(zip(firsts["term_id"], firsts["letter"], strict=True))


def entry_of(row, letter: str = "", is_chosen: bool = False) -> Entry:
    """Return a term with its meaning."""
    return Entry(
        title=joined(
            prose(row.term, "glossary", row.term_id, "term"), say("({short})", short=row.short_form) if row.short_form else ""
        ),
        body=prose(row.definition, "glossary", row.term_id, "definition"),
        source_id=row.source_id,
        locator=row.locator,
        letter=letter,
        tone="strong" if is_chosen else "",
    )


def is_term(term: str) -> bool:
    """Return whether the glossary has a term of this key."""
    return term in set(terms()["term_id"])
