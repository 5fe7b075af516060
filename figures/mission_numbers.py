"""What is an operation in a few numbers?"""

import pandas as pd

from data import missions
from data.derive import rows_of
from data.load import as_of, load_table
from data.people import last_death
from data.schema import doubts
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.mission_life import largest_finding, lasted
from figures.missions import LIST, acronym, area_name_notes, host_places, number_of, operations
from figures.pictures import Number, Numbers
from figures.registry import figure
from figures.table import Table
from figures.terms import label
from words import Day, List, Money, Month, Span, Year, english, joined, prose, say

AMOUNTS = {
    "initial": say("first approved, {year}"),
    "final": say("approved in the end, {year}"),
    "expenditure": say("spent or billed, {year}"),
}


# One operation


@figure("mission-numbers", mission=operations)
def numbers(mission: str = "unmiss") -> Figure:
    """How long an operation lasted, how large it was, who came, who died and what it cost, with what it was in two sentences."""
    row, items = missions.row_of(mission), [item for item in number_items(mission) if item]
    said = tuple(say("{value} {label}", value=number.value, label=number.label) for number, *_ in items)
    return Figure(
        key="mission-numbers",
        finding=largest_finding(mission),
        unit=joined(
            say("{kind} in {places}.", kind=label("missions", "mission_type", row["mission_type"]), places=host_places(mission)),
            say("{conflict}.", conflict=prose(row["conflict"], "missions", mission, "conflict")),
        ),
        picture=Numbers(
            tuple(number for number, *_ in items),
            body=prose(row["account"], "missions", mission, "account"),
            source_id=row["source_id"],
            locator=row["locator"],
        ),
        alt=say("Numbers of {acronym}: {numbers}.", acronym=row["acronym"], numbers=List(said, is_and=False)),
        table=numbers_table(items),
        view=View("mission", {"mission": mission}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "By authority of the {body}. Its days are counted as the United Nations' own list does: {span}.",
                    body=label("missions", "authority", row["authority"]),
                    span=span_of(row),
                ),
                row["source_id"],
                row["locator"],
            ),
            *area_name_notes(mission),
            *mandate_notes(mission),
            *neighbour_notes(mission),
            *difference_notes(mission, "missions", "fatalities", "budgets", "current_mandates"),
        ),
        sources=(LIST,),
    )


def span_of(row: dict) -> Span:
    """Return an operation's first and last day, no finer than they are known."""
    end = None if pd.isna(row["end_date"]) else Day(row["end_date"], row["end_precision"])
    return Span(Day(row["start_date"], row["start_precision"]), end)


def number_items(mission: str) -> list[tuple]:
    """Return the numbers of an operation, each with what it counts, its plain value, source and place in it."""
    return [
        lasted_item(mission),
        strength_item(mission),
        contributors_item(mission),
        deaths_item(mission),
        money_item(mission),
    ]


def lasted_item(mission: str) -> tuple:
    """Return how long an operation lasted."""
    start = rows_of("milestones", mission).query("event == 'start'").iloc[0]
    row = missions.row_of(mission)
    first, last = Year(row["start_date"].year), None if pd.isna(row["end_date"]) else Year(row["end_date"].year)
    shown = Number(lasted(mission), Span(first, last))
    return shown, say("Days"), missions.days_deployed(mission), start["source_id"], start["locator"]


def strength_item(mission: str) -> tuple | None:
    """Return the strength by which an operation is listed, of an open one the last known, else the largest; None where none is known."""
    count = missions.strength_told(mission)
    if count is None:
        return None
    is_year = count["quality"] == "mean" or count["precision"] == "year"
    when = Year(count["date"].year) if is_year else Month(count["date"])
    is_last, persons = missions.is_open(mission) and missions.last_count(mission) is not None, int(count["total"])
    shown = Number(
        number_of(persons, count["quality"]),
        say("in uniform as last counted") if is_last else say("in uniform at its largest known"),
        say("in {when}", when=when),
        is_doubtful=count["quality"] in doubts("strength")["quality"] and count["quality"] != "mean",
    )
    what = say("Last known strength") if is_last else say("Largest known strength")
    return shown, what, persons, count["source_id"], count["locator"]


def contributors_item(mission: str) -> tuple | None:
    """Return how many countries contributed in the last year known; None where that is not known by operation."""
    rows = missions.contributors_latest(mission)
    if rows.empty:
        return None
    first = rows.iloc[0]
    shown = Number(len(rows), say("countries sent soldiers or police"), say("in {year}", year=Year(first["year"])))
    return shown, say("Contributing countries"), len(rows), first["source_id"], first["locator"]


def deaths_item(mission: str) -> tuple:
    """Return how many died; where the United Nations has some under another name, both numbers."""
    names = missions.deaths_by_name(mission)
    n = sum(names.values())
    apart = List(tuple(say("{n} listed under {name}", n=count, name=name) for name, count in names.items()))
    until = say("to {month}", month=Month(last_death())) if missions.is_open(mission) else ""
    shown = Number(n, say("people died serving"), apart if len(names) > 1 else until)
    return shown, say("Deaths to {day}", day=Day(last_death())), n, "un-hub-fatalities", f"rows of {acronym(mission)}"


def money_item(mission: str) -> tuple | None:
    """Return the latest amount spent or approved, None where none is known."""
    rows = missions.yearly_money(mission)
    if rows.empty:
        return None
    row = rows.iloc[-1]
    shown = Number(
        Money(float(row["amount_usd"])),
        AMOUNTS[row["stage"]](year=row["fiscal_year"]),
        is_doubtful=row["quality"] in doubts("budgets")["quality"],
    )
    return shown, say("Dollars, {year}", year=row["fiscal_year"]), int(row["amount_usd"]), row["source_id"], row["locator"]


def numbers_table(items: list[tuple]) -> Table:
    """Return the numbers as a table, each with its own source."""
    frame = pd.DataFrame(
        [
            {"what": english(what), "value": value, "source_id": source_id, "locator": locator}
            for _, what, value, source_id, locator in items
        ]
    )
    return Table(frame, {"what": say("What"), "value": say("Number")})


def mandate_notes(mission: str) -> tuple[Note, ...]:
    """Return what was last decided on an open operation, and what of it is not confirmed."""
    now = missions.mandate_now(mission)
    if now is None:
        return ()
    decided = prose(now["decided"], "current_mandates", mission, "decided")
    said = say("{resolution}: {decided}", resolution=now["resolution"], decided=decided) if now["resolution"] else decided
    known = prose(now["note"], "current_mandates", mission, "note")
    doubt = say("Not confirmed. {why}", why=known) if now["status"] == "unconfirmed" else known
    return Note("read", said, now["source_id"], now["locator"]), Note("doubt", doubt, now["source_id"], now["locator"])


def neighbour_notes(mission: str) -> tuple[Note, ...]:
    """Return which operations came before an operation, and which followed it."""
    links = load_table("successions")
    notes = []
    for row in links[links["successor_id"] == mission].itertuples():
        text = say("Followed {acronym}. {note}", acronym=acronym(row.predecessor_id), note=succession(row))
        notes.append(Note("read", text, row.source_id, row.locator))
    for row in links[links["predecessor_id"] == mission].itertuples():
        text = say("Followed by {acronym}. {note}", acronym=acronym(row.successor_id), note=succession(row))
        notes.append(Note("read", text, row.source_id, row.locator))
    return tuple(notes)


def succession(row):
    """Return how one operation followed another."""
    return prose(row.note, "successions", f"{row.predecessor_id}.{row.successor_id}", "note")
