"""What was an operation told to do, by which decisions, and on what dates did it begin and end?"""

import pandas as pd

from data import missions
from data.derive import rows_of, tasks_of
from data.load import as_of
from data.schema import labels
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.mission_life import decision
from figures.missions import LIST, acronym, operations
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, horizon_of, label
from words import Day, List, joined, prose, say, say_n

DECISIONS = {"strip": say("From vote to vote"), "list": say("What was decided")}


@figure("mission-mandates", mission=operations)
def mandates(mission: str = "unmiss") -> Figure:
    """What the Security Council or the General Assembly decided on an operation: each decision with what it said."""
    rows = rows_of("mandates", mission)
    entries = tuple(
        Entry(
            title=decision(row.resolution, row.action),
            when=Day(row.adopted_date),
            body=prose(row.summary, "mandates", f"{mission}.{row.resolution}.{row.action}", "summary"),
            source_id=row.source_id,
            locator=row.locator,
        )
        for row in rows.itertuples()
    )
    return Figure(
        key="mission-mandates",
        finding=say_n(
            "One decision made or changed the mandate of {acronym}.",
            "{n} decisions made, changed or ended the mandate of {acronym}.",
            rows["resolution"].nunique(),
            acronym=acronym(mission),
        ),
        unit=say("Resolutions that changed something; plain extensions are not listed."),
        picture=Text((*entries, *present_mandate(mission)), "timeline"),
        alt=say("Decisions: {names}.", names=List(tuple(rows["resolution"].unique()), is_and=False)),
        table=Table(
            rows.assign(action=rows["action"].map(labels("mandates", "action"))),
            headings_of("mandates", "adopted_date", "resolution", "action", "summary"),
        ),
        view=View("mission", {"mission": mission, "part": "mandates", "decisions": "list"}),
        as_of=horizon_of("mandates"),
        notes=difference_notes(mission, "mandates", "current_mandates"),
    )


def present_mandate(mission: str) -> tuple[Entry, ...]:
    """Return what holds now of an open operation, nothing for one that ended."""
    now = missions.mandate_now(mission)
    if now is None:
        return ()
    until = Day(now["mandate_until"], now["precision"])
    if pd.isna(now["mandate_until"]):
        title = say("No date of expiry")
    elif now["is_past"]:
        title = say("Last known end of the mandate: {day}, which has passed", day=until)
    else:
        title = say("Mandate to {day}", day=until)
    decided = prose(now["decided"], "current_mandates", mission, "decided")
    note = prose(now["note"], "current_mandates", mission, "note")
    is_doubtful_ = now["status"] == "unconfirmed"
    return (
        Entry(
            title=title,
            when=say("Now, by {resolution}", resolution=now["resolution"]) if now["resolution"] else say("Now"),
            body=joined(decided, say("Not confirmed: {note}", note=note) if is_doubtful_ else note),
            source_id=now["source_id"],
            locator=now["locator"],
            is_doubtful=is_doubtful_,
            tone="strong",
        ),
    )


@figure("mission-tasks", mission=operations)
def tasks(mission: str = "unmiss") -> Figure:
    """Which tasks an operation was given, by which resolution and from when."""
    rows = tasks_of(mission)
    names = labels("mandated_tasks", "task")
    entries = tuple(
        Entry(
            title=label("mandated_tasks", "task", row.task),
            when=say("{day}, {resolution}", day=Day(row.first), resolution=row.resolution) if row.resolution else Day(row.first),
            body=prose(row.note, "mandated_tasks", f"{mission}.{row.task}.{row.resolution}", "note") if row.note else "",
            source_id=row.source_id,
            locator=row.locator,
        )
        for row in rows.rename(columns={"from": "first"}).itertuples()
    )
    return Figure(
        key="mission-tasks",
        finding=say_n(
            "{acronym} was given one kind of task.",
            "{acronym} was given {n} kinds of task.",
            rows["task"].nunique(),
            acronym=acronym(mission),
        ),
        unit=say("Under the nearest of eleven kinds, from the day each was given."),
        picture=Text(entries, "cards"),
        alt=say("Tasks: {names}.", names=List(tuple(names[task] for task in rows["task"].unique()), is_and=False)),
        table=Table(
            rows.assign(task=rows["task"].map(names)),
            {"from": heading("mandated_tasks", "from_date"), **headings_of("mandated_tasks", "task", "resolution", "note")},
        ),
        view=View("mission", {"mission": mission, "part": "mandates"}),
        as_of=Day(as_of()),
        notes=(
            Note("doubt", say("Only tasks seen in a source are listed; one that is missing may still have been given.")),
            *difference_notes(mission, "mandated_tasks"),
        ),
        sources=(LIST,),
    )


@figure("mission-dates", mission=operations)
def dates(mission: str = "unmiss") -> Figure:
    """When an operation was authorized, began, deployed, ended and closed."""
    rows = rows_of("milestones", mission)
    entries = tuple(
        Entry(
            title=label("milestones", "event", row.event),
            when=Day(row.date, row.precision),
            body=prose(row.note, "milestones", f"{mission}.{row.event}.{row.date:%Y-%m-%d}", "note") if row.note else "",
            source_id=row.source_id,
            locator=row.locator,
            is_doubtful=row.status == "unconfirmed",
        )
        for row in rows.itertuples()
    )
    first = rows[rows["event"] == "authorized"].iloc[0] if (rows["event"] == "authorized").any() else rows.iloc[0]
    start = rows[rows["event"] == "start"].iloc[0]
    return Figure(
        key="mission-dates",
        finding=began(mission, first, start),
        unit=say("The days of its beginning and its end."),
        picture=Text(entries, "cards"),
        alt=say("Days of {acronym}.", acronym=acronym(mission)),
        table=Table(
            rows.assign(
                event=rows["event"].map(labels("milestones", "event")), status=rows["status"].map(labels("milestones", "status"))
            ),
            headings_of("milestones", "date", "event", "status", "note"),
        ),
        view=View("mission", {"mission": mission, "part": "mandates"}),
        as_of=Day(as_of()),
        notes=difference_notes(mission, "milestones"),
        has_doubt=bool((rows["status"] == "unconfirmed").any()),
    )


def began(mission: str, first: pd.Series, start: pd.Series):
    """Return when an operation was authorized and from when it counts, which is often the same day."""
    days = Day(first["date"], first["precision"]), Day(start["date"], start["precision"])
    if days[0] == days[1]:
        return say("{acronym} counts from the day it was authorized, {day}.", acronym=acronym(mission), day=days[0])
    return say(
        "{acronym} was authorized on {authorized} and counts from {start}.",
        acronym=acronym(mission),
        authorized=days[0],
        start=days[1],
    )
