"""Who died since the United Nations' list ends? Incidents as single sources name them, apart from the list and never counted with it."""

import pandas as pd

from data import fallen
from data.derive import mission_spans
from data.people import last_death
from data.schema import is_doubtful, labels
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Month, joined, prose, say, say_n


def operations() -> list[str]:
    """Return all operations together, one with several incidents, one with one."""
    return ["", "unifil", "unisfa"]


def has_later(mission: str) -> bool:
    """Return whether deaths since the list ends are named, in an operation or at all ("")."""
    return not fallen.later_deaths(mission).empty


@figure("fallen-later", mission=operations)
def later(mission: str = "") -> Figure:
    """The incidents with deaths since the list ends, oldest first. Raises KeyError where none is named."""
    rows = fallen.later_deaths(mission)
    if rows.empty:
        raise KeyError(f"no later deaths in {mission}")
    names = mission_spans().set_index("mission_id")["acronym"]
    n, until = int(rows["deaths"].sum()), last_death()
    rows = rows.assign(operation=rows["mission_id"].map(names), is_press=is_doubtful("later_deaths", rows))
    return Figure(
        key="fallen-later",
        finding=say_n(
            "Since {day}, single sources name at least one more death in {operation}, which no count here includes.",
            "Since {day}, single sources name at least {n} more deaths in {operation}, which no count here includes.",
            n,
            day=Day(until),
            operation=names[mission],
        )
        if mission
        else say("Since {day}, single sources name at least {n} more deaths, which no count here includes.", day=Day(until), n=n),
        unit=say("Incidents after the last day of the United Nations' list; broken line: reported by the press alone."),
        picture=Text(tuple(entry(row) for row in rows.itertuples()), "timeline"),
        alt=say("Dated incidents: {places}.", places=List(tuple(incident(row) for row in rows.itertuples()), is_and=False)),
        table=Table(table_rows(rows), TABLE_HEADINGS),
        view=View("fallen", {"mission": mission}),
        as_of=Month(rows["date"].max()),
        notes=(
            Note(
                "read",
                say("The list is the United Nations' own, one row for each death. What is later is read in single sources."),
            ),
            Note(
                "doubt",
                say(
                    "There were more: illness and accidents are seldom reported. A sum of these rows is a least number and must not be "
                    "added to the list, whose next edition will hold them too."
                ),
            ),
            *notes_of(rows),
        ),
        has_doubt=bool(rows["is_press"].any()),
    )


TABLE_HEADINGS = {
    "date": heading("later_deaths", "date"),
    "operation": heading("later_deaths", "mission_id"),
    **headings_of("later_deaths", "deaths", "nationality", "personnel_type", "cause", "place", "account", "confidence", "note"),
}


def table_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the labels of their enumerations."""
    named = {name: rows[name].map(labels("later_deaths", name)) for name in ("personnel_type", "cause", "confidence")}
    return rows.assign(**named)


def key_of(row) -> str:
    """Return the key of a row's prose."""
    return f"{row.date:%Y-%m-%d}.{row.mission_id}.{row.place}"


def when(row) -> Day | Month:
    """Return the day of an incident, or the month where no more is known."""
    return Month(row.date) if row.date_precision == "month" else Day(row.date)


def incident(row):
    """Return where and when an incident was: several were in one place."""
    return say("{place} ({day})", place=row.place, day=when(row))


def entry(row) -> Entry:
    """Return one incident: where, how many, who they were and what happened."""
    who = (
        say(
            "{type}, {nationality}.",
            type=label("later_deaths", "personnel_type", row.personnel_type),
            nationality=row.nationality,
        )
        if row.nationality
        else ""
    )
    return Entry(
        title=say_n("{place}: one death", "{place}: {n} deaths", int(row.deaths), place=row.place),
        when=say("{day}, {operation}", day=when(row), operation=row.operation),
        body=joined(prose(row.account, "later_deaths", key_of(row), "account"), who),
        source_id=row.source_id,
        locator=row.locator,
        is_doubtful=row.is_press,
    )


def notes_of(rows: pd.DataFrame):
    """Return what else should be known of single incidents."""
    return tuple(
        Note(
            "doubt",
            say("{place}: {note}.", place=row.place, note=prose(row.note, "later_deaths", key_of(row), "note")),
            row.source_id,
            row.locator,
        )
        for row in rows[rows["note"] != ""].itertuples()
    )
