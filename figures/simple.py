"""What was it, in simple words? Operations and reforms as cards of fewer than sixty words."""

from data.load import as_of
from data.schema import labels
from data.simple import simple_accounts
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from words import Day, Year, prose, say

KINDS = {kind: label("simple_accounts", "kind", kind) for kind in labels("simple_accounts", "kind")}
PAGES = {"operation": ("mission", "mission"), "reform": ("reform", "reform")}  # of each kind the page, and what chooses it there


@figure("simple", kind=lambda: KINDS)
def simple(kind: str = "operation") -> Figure:
    """The operations or the reforms of the first rank, each in fewer than sixty words."""
    rows = simple_accounts()
    rows = rows[rows["kind"] == kind]
    page, chooses = PAGES[kind]
    entries = tuple(
        Entry(
            title=row.called if kind == "operation" else prose(row.called, "reforms", row.key, "short_title"),
            when=Year(row.date.year),
            body=prose(row.text, "simple_accounts", f"{row.kind}.{row.key}", "text"),
            source_id=row.source_id,
            locator=row.locator,
            address=View(page, {chooses: row.key}).address,
        )
        for row in rows.itertuples()
    )
    return Figure(
        key="simple",
        finding=(
            say("{n} operations, each in fewer than sixty words.", n=len(rows))
            if kind == "operation"
            else say("{n} reforms, each in fewer than sixty words.", n=len(rows))
        ),
        unit=say("For a reader of about thirteen, the oldest first."),
        picture=Text(entries, "cards"),
        alt=say("Cards in the order of time: a name, a year, and what it was in simple words."),
        table=Table(rows, {"called": say("Name")} | headings_of("simple_accounts", "kind", "text")),
        view=View("learn", {"part": "simple", "kind": "" if kind == "operation" else kind}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("Much is left out. A card's name leads to the whole account and its sources.")),
            Note("read", say("The table can be taken along for programs that ask words and meanings from cards.")),
        ),
    )
