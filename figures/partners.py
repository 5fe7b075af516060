"""With whom did the United Nations keep the peace, and by which steps?"""

import pandas as pd

from charts.institution import partners_chart, partners_height
from data import institution
from figures.figure import Figure, Note, Sentence, View
from figures.institution import PAGE, PHONE, SCREEN, years_tried
from figures.pictures import Chart, Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from words import Day, List, Year, joined, prose, say


@figure("institution-partners", mark="year", year=years_tried)
def partners(year: int = 0) -> Figure:
    """The steps with partners over the years, partner by partner."""
    rows = institution.partner_steps()
    first = rows[rows["place"] == 0]
    drawn_ = rows.assign(event=[event_of(row) for row in rows.itertuples()])
    return Figure(
        key="institution-partners",
        finding=say(
            "Of {all} agreements and joint operations since {year}, {n} were with the {partner}.",
            partner=first["partner"].iloc[0],
            n=len(first),
            all=len(rows),
            year=Year(rows["date"].min().year),
        ),
        unit=say(
            "Agreements, operations taken over or run together, and programmes with {n} partners, those that were found.",
            n=rows["partner"].nunique(),
        ),
        picture=Chart(
            lambda look: partners_chart(drawn_, look, year),
            height=partners_height(rows, SCREEN),
            narrow_height=partners_height(rows, PHONE),
        ),
        alt=say("Points of steps with partners by year: {partners}.", partners=List(tuple(rows["partner"].drop_duplicates()))),
        table=partner_table(rows),
        view=View(PAGE, {"part": "partners"}),
        as_of=Year(rows["date"].max().year),
        notes=(Note("read", say("Each point is a step with a partner; point at one to read of it, or read all of them below.")),),
    )


@figure("institution-partner-steps")
def partner_list() -> Figure:
    """The steps with partners in the order of their days."""
    rows = institution.partner_steps()
    first, last = rows["date"].min(), rows["date"].max()
    return Figure(
        key="institution-partner-steps",
        finding=say(
            "From {first} to {last} in {n} steps, with {partners} partners.",
            first=Year(first.year),
            last=Year(last.year),
            n=len(rows),
            partners=rows["partner"].nunique(),
        ),
        unit=say("What was agreed or begun, in the order of the days."),
        picture=Text(
            tuple(
                Entry(row.partner, event_of(row), Day(row.date, row.precision), row.source_id, row.locator)
                for row in rows.itertuples()
            ),
            "timeline",
        ),
        alt=say("Dated steps with partners."),
        table=partner_table(rows),
        view=View(PAGE, {"part": "partners"}),
        as_of=Year(last.year),
    )


def event_of(row) -> Sentence:
    """Return what was agreed or begun, with the document's symbol."""
    event = prose(row.event, "partners", row.partner_id, "event")
    return joined(event, say("({symbol})", symbol=row.symbol)) if row.symbol else event


def partner_table(rows: pd.DataFrame) -> Table:
    """Return the steps with partners as a table."""
    table = rows.assign(day=[Day(row.date, row.precision) for row in rows.itertuples()])
    return Table(table, {"day": heading("partners", "date")} | headings_of("partners", "partner", "event", "symbol"))
