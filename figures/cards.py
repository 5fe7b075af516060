"""Which word is it? The terms of the glossary as cards to learn, on screen and for programs that ask from cards."""

import csv
import io

import pandas as pd

from data.glossary import terms
from data.load import as_of
from data.sources import source_row
from figures.figure import Figure, Note, View
from figures.glossary import ALL, KINDS, entry_of, of_kind
from figures.pictures import Text
from figures.registry import figure
from figures.table import Table, harmless
from figures.terms import headings_of
from words import Day, say

# What Anki reads before the first card: how columns are parted and called, that nothing is markup, which column is tags. It would take
# the mark by which Excel knows UTF-8 for a part of the first line, so there is none.
HEAD = "#separator:Comma\n#html:false\n#columns:Front,Back,Source,Tags\n#tags column:4\n"


@figure("glossary-cards", deck=lambda: list(KINDS))
def cards(deck: str = ALL) -> Figure:
    """The terms of one kind or all as cards: on the front the term, on the back what it means and where that stands."""
    rows = of_kind(terms(), deck)
    return Figure(
        key="glossary-cards",
        finding=say("{n} cards: on the front a term, on the back what it means.", n=len(rows)),
        unit=say("Turn a card, and say whether you knew it; what you did not know comes again."),
        picture=Text(tuple(entry_of(row) for row in rows.itertuples()), "cards"),
        alt=say("Cards with a term each, and what it means."),
        table=Table(rows, headings_of("glossary", "term", "short_form", "definition", "kind"), file=lambda: deck_of(rows)),
        view=View("learn", {"part": "cards", "deck": "" if deck == ALL else deck}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("The name of a set says in which order the cards come: the same name, the same order.")),
            Note("read", say("Anki takes the subject as a tag, and the source into a field of that name where a card has one.")),
        ),
    )


def deck_of(rows: pd.DataFrame) -> bytes:
    """Return terms as a file of cards (UTF-8, CSV under Anki's own head): front, back, source with its place, and kind as a tag."""
    file = io.StringIO()
    file.write(HEAD)
    writer = csv.writer(file, lineterminator="\n")
    for row in rows.itertuples():
        source = source_row(row.source_id)
        front = f"{row.term} ({row.short_form})" if row.short_form else row.term
        back = (row.definition, f"{source['symbol'] or source['title']}, {row.locator}", row.kind)
        writer.writerow([harmless(text) for text in (front, *back)])
    return file.getvalue().encode("utf-8")
