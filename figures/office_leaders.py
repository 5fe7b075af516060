"""Who led the offices of headquarters on a day, and all along?"""

from functools import cache

import pandas as pd

from charts.institution import leaders_chart, leaders_height
from data.derive import leader_on, terms_of_office
from data.load import as_of
from data.schema import is_doubtful, labels
from figures.figure import Figure, Note, Sentence, View
from figures.institution import PAGE, days, period_of
from figures.pictures import Chart
from figures.plain import Spans
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Year, joined, prose, say

MOST_FULL_NAMES = 3  # persons whom a finding names in full


@figure("institution-leaders", date=days)
def leaders(date: pd.Timestamp) -> Figure:
    """Who led the United Nations, peacekeeping and field support, and who did on a day."""
    rows, held = terms(), leader_on(date)
    rows = rows.assign(is_held=rows["leader_id"].isin(held["leader_id"]))
    first = pd.Timestamp(rows["since"].min().year, 1, 1)
    return Figure(
        key="institution-leaders",
        finding=led(held, date),
        unit=say("Terms of office since {year}.", year=Year(first.year)),
        picture=Chart(
            lambda look: leaders_chart(rows, first, as_of(), date, look),
            height=leaders_height(rows),
            spans=Spans(
                rows.assign(start=rows["since"], end=rows["until"].fillna(as_of()), group=rows["office"]),
                first,
                as_of(),
                {office: label("leaders", "office", office) for office in rows["office"].unique()},
            ),
        ),
        alt=say(
            "Terms of the Secretaries-General and of the heads of peacekeeping and field support since {year}.",
            year=Year(first.year),
        ),
        table=Table(
            rows,
            {"office_name": heading("leaders", "office")}
            | headings_of("leaders", "name", "title", "department")
            | {"period": say("Period"), "status_name": heading("leaders", "status"), "note": heading("leaders", "note")},
        ),
        view=View(PAGE, {"part": "leaders", "date": f"{date:%Y-%m-%d}"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say("In colour on the screen: those who held office on {day}.", day=Day(date)),
            ),
            Note(
                "read",
                say(
                    "The dashed line is the chosen day. Those who led only for a time, in the place of another, are called acting."
                ),
            ),
            *doubtful_terms(),
        ),
        has_doubt=True,
    )


@cache
def terms() -> pd.DataFrame:
    """Return all terms of office (terms_of_office) with office_name, is_doubtful, period and status_name. Shared; look, do not touch."""
    rows = terms_of_office()
    return rows.assign(
        office_name=[label("leaders", "office", office) for office in rows["office"]],
        is_doubtful=is_doubtful("leaders", rows),
        period=[period_of(row) for row in rows.itertuples()],
        status_name=rows["status"].map(labels("leaders", "status")),
    )


@cache
def doubtful_terms() -> tuple[Note, ...]:
    """Return what is in doubt of each term that is not confirmed."""
    return tuple(
        Note(
            "doubt",
            joined(say("{name}:", name=row.name), prose(row.note, "leaders", row.leader_id, "note")),
            row.source_id,
            row.locator,
        )
        for row in terms()[terms()["is_doubtful"]].itertuples(name="Term")
    )


def led(held: pd.DataFrame, date: pd.Timestamp) -> Sentence:
    """Return who held the three offices on a day."""
    column = "name" if len(held) <= MOST_FULL_NAMES else "short_name"
    names = {office: List(tuple(rows[column])) for office, rows in held.groupby("office")}
    general, keeping, support = (names.get(office) for office in labels("leaders", "office"))
    day = Day(date)
    if general and keeping and support:
        return say(
            "On {day} {general} was Secretary-General; {keeping} led peacekeeping and {support} field support.",
            day=day,
            general=general,
            keeping=keeping,
            support=support,
        )
    if general and keeping:
        return say(
            "On {day} {general} was Secretary-General; {keeping} led peacekeeping.", day=day, general=general, keeping=keeping
        )
    if general:
        return say("On {day} {general} was Secretary-General; no head of peacekeeping is known.", day=day, general=general)
    if keeping:
        return say("On {day} the United Nations had no Secretary-General; {keeping} led peacekeeping.", day=day, keeping=keeping)
    return say("Who led on {day} is not known.", day=day)
