"""Do numbers said of peacekeeping in public agree with our tables? How many do, and each with our own number beside it."""

import pandas as pd

from data.load import as_of
from data.statements import ABOUT, ABOVE, BILLION, VERDICTS, statements_on, verdict_counts
from figures.figure import Figure, Note, Sentence, View
from figures.pictures import Cell, Entry, Grid, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, Money, Percent, joined, prose, say

VERDICT_NAMES = {"agrees": say("Agrees"), "differs": say("Differs"), "not_comparable": say("Cannot be compared")}
BOUNDS = {
    "exact": say("{n}"),
    "about": say("about {n}"),
    "over": say("more than {n}"),
    "under": say("nearly {n}"),
    "range": say("{n} to {last}"),
}
VIEW = {"part": "statements"}
HOW = (
    Note(
        "read",
        say(
            "A bare number is taken as rounded to its last digit other than 0; “about” and “nearly” reach {about} away, “more than” up "
            "to {above} above.",
            about=Percent(ABOUT),
            above=Percent(ABOVE),
        ),
    ),
    Note("doubt", say("Whether a number agrees is worked out from the tables of this atlas, not judged one by one.")),
)


def measures() -> dict[str, Sentence]:
    """Return what the statements count, the operations first."""
    known = list(verdict_counts()["measure"])
    return {measure: label("statements", "measure", measure) for measure in sorted(known, key=lambda each: each != "operations")}


@figure("institution-statements")
def statements() -> Figure:
    """How many public statements agree with our tables, by what they count."""
    counts = verdict_counts()
    sums = {verdict: int(counts[verdict].sum()) for verdict in VERDICTS}
    most = counts[list(VERDICTS)].to_numpy().max()
    names = [label("statements", "measure", measure) for measure in counts["measure"]]
    rows = tuple(
        (
            Cell(name),
            *(Cell(int(row[verdict]), shade=shade_of(row[verdict], most)) for verdict in VERDICTS),
            Cell(int(row["total"])),
        )
        for name, (_, row) in zip(names, counts.iterrows(), strict=True)
    )
    headings = {verdict: VERDICT_NAMES[verdict] for verdict in VERDICTS} | {"total": say("All")}
    return Figure(
        key="institution-statements",
        finding=say(
            "Of {all} numbers said in public, {agree} agree with our tables, {differ} differ and {rest} cannot be compared.",
            all=sum(sums.values()),
            agree=sums["agrees"],
            differ=sums["differs"],
            rest=sums["not_comparable"],
        ),
        unit=say("Statements with a number, checked against our tables of the same day, by what they count."),
        picture=Grid((heading("statements", "measure"), *headings.values()), rows),
        alt=say("A grid of how many statements agree, differ or cannot be compared, by what they count."),
        table=Table(counts.assign(name=names), {"name": heading("statements", "measure")} | headings),
        view=View("institution", VIEW),
        as_of=Day(as_of()),
        notes=HOW,
    )


def shade_of(n: int, most: int) -> int:
    """Return how strongly a count is shaded: 0 for none, 1 to 3."""
    return 0 if n == 0 else 1 + min(2, int(3 * n / (most + 1)))


@figure("institution-statement-list", measure=measures)
def statement_list(measure: str) -> Figure:
    """The statements on one measure, each with our number and whether they agree."""
    rows = statements_on(measure)
    told = rows.assign(
        day=[Day(row.date, row.precision) for row in rows.itertuples()],
        said=[said_number(row) for row in rows.itertuples()],
        ours=[our_number(row) for row in rows.itertuples()],
        verdict_name=[VERDICT_NAMES[verdict] for verdict in rows["verdict"]],
    )
    sums = {verdict: int((rows["verdict"] == verdict).sum()) for verdict in VERDICTS}
    return Figure(
        key="institution-statement-list",
        finding=say(
            "{measure}: {agree} agree, {differ} differ, {rest} cannot be compared.",
            measure=label("statements", "measure", measure),
            agree=sums["agrees"],
            differ=sums["differs"],
            rest=sums["not_comparable"],
        ),
        unit=say("What was said and what our tables have for the same day, oldest first."),
        picture=Text(tuple(entry_of(row) for row in told.itertuples()), "cards"),
        alt=say("Statements with a number, each with our own number beside it."),
        table=Table(
            told,
            {"day": heading("statements", "date")}
            | headings_of("statements", "said_by", "where_said", "statement")
            | {
                "said": heading("statements", "value"),
                "ours": say("Ours"),
                "counts": say("Ours counts"),
                "verdict_name": say("Do they agree?"),
                "why": say("Why"),
            },
        ),
        view=View("institution", VIEW | {"measure": measure}),
        as_of=Day(as_of()),
        notes=HOW,
        sources=tuple(dict.fromkeys(key for key in rows["own_source_id"] if key)),
    )


def entry_of(row) -> Entry:
    """Return one statement with our number and whether they agree."""
    ours = say("{n} ({counts})", n=row.ours, counts=row.counts) if row.counts else row.ours
    return Entry(
        title=say("{verdict}: {why}", verdict=row.verdict_name, why=row.why),
        when=joined(row.day, row.said_by, *([row.where_said] if row.where_said else []), between=", "),
        body=joined(
            prose(row.statement, "statements", row.statement_id, "statement"),
            say("Said: {said}. Ours: {ours}.", said=row.said, ours=ours),
        ),
        source_id=row.source_id,
        locator=row.locator,
        tone={"agrees": "strong", "differs": "", "not_comparable": "quiet"}[row.verdict],
    )


def said_number(row) -> Sentence:
    """Return the number as it was said."""
    number = Money if is_money(row) else int
    last = {} if pd.isna(row.value_to) else {"last": number(int(row.value_to))}
    return BOUNDS[row.bound](n=number(int(row.value)), **last)


def our_number(row) -> Sentence:
    """Return our own number, both ends where there are two, or that there is none."""
    if pd.isna(row.low):
        return say("none")
    number = Money if is_money(row) else int
    low, high = int(row.low), int(row.high)
    return say("{n}", n=number(low)) if low == high else say("{low} to {high}", low=number(low), high=number(high))


def is_money(row) -> bool:
    """Return whether a statement is on dollars."""
    return row.measure == "approved_usd" or row.value >= BILLION
