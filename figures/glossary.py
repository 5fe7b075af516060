"""What do the words of peacekeeping mean? The glossary as a list, whole or of one kind."""

from data.glossary import terms
from data.load import as_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from words import Day, joined, prose, say

ALL = "all"
KINDS = {ALL: say("All")} | {kind: label("glossary", "kind", kind) for kind in labels("glossary", "kind")}


@figure("glossary", kind=lambda: list(KINDS), term=lambda: ["", "mandate", "sofa"])
def glossary(kind: str = ALL, term: str = "") -> Figure:
    """The terms of one kind or all, a chosen one first."""
    rows = terms() if kind == ALL else terms()[terms()["kind"] == kind]
    chosen = terms()[terms()["term_id"] == term]
    first = rows[rows["term_id"] != term]
    entries = [entry_of(row, is_chosen=True) for row in chosen.itertuples()] + [entry_of(row) for row in first.itertuples()]
    return Figure(
        key="glossary",
        finding=(
            say("{n} terms of peacekeeping, in two sentences each.", n=len(rows))
            if chosen.empty
            else say("{term}: what it means.", term=chosen["term"].iloc[0])
        ),
        unit=say("In the order of a dictionary.")
        if chosen.empty
        else say("The other terms follow in the order of a dictionary."),
        picture=Text(tuple(entries), "cards"),
        alt=say("Terms with their meaning, in the order of a dictionary."),
        table=Table(rows, headings_of("glossary", "term", "short_form", "aka", "definition", "kind")),
        view=View("glossary", {"kind": "" if kind == ALL else kind, "term": term}),
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


def entry_of(row, is_chosen: bool = False) -> Entry:
    """Return a term with its meaning."""
    return Entry(
        title=joined(
            prose(row.term, "glossary", row.term_id, "term"), say("({short})", short=row.short_form) if row.short_form else ""
        ),
        body=prose(row.definition, "glossary", row.term_id, "definition"),
        source_id=row.source_id,
        locator=row.locator,
        tone="strong" if is_chosen else "",
    )


def is_term(term: str) -> bool:
    """Return whether the glossary has a term of this key."""
    return term in set(terms()["term_id"])
