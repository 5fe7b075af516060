"""How did headquarters grow from a few officials to departments, and what is an office of it?"""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from charts.institution import organisation_chart, organisation_height, then_and_now_chart, then_and_now_height
from charts.look import TABLETS, Look
from data import institution
from data.derive import FIRST_DAY, organisation_on
from data.institution import BODIES, FIRST_OFFICE
from data.load import as_of, shared_table
from data.schema import labels
from data.sources import with_names
from figures.figure import Figure, Note, Sentence, View
from figures.pictures import Chart, Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from words import Day, List, Span, Year, joined, prose, say, say_n

PAGE = "institution"
PARTS = {
    "headquarters": say("Headquarters"),
    "leaders": say("Who led"),
    "staff": say("Staff and money"),
    "path": say("Path of a mandate"),
    "partners": say("Partners"),
    "statements": say("Statements checked"),
}
PHONE, SCREEN = Look(width=390), Look()


def days() -> list[pd.Timestamp]:
    """Return the first day, one before the department, a day of great change, one between, the last."""
    return [FIRST_DAY, *map(pd.Timestamp, ("1975-01-01", "2007-07-01", "2012-01-01")), as_of()]


def offices_tried() -> list[str]:
    """Return none, a department, a unit three steps below, a body, one that is gone, one that several followed."""
    return ["", "dpo", "standing-police-capacity", "c-34", "situation-centre", "dpko"]


def years_tried() -> list[int]:
    """Return no chosen year, one before the figures begin, one of them, the last."""
    return [0, 1960, 2010, as_of().year]


def years_known(part: str) -> list[int]:
    """Return the years between the first and the last of which a part (staff, partners) tells anything."""
    rows = institution.support_account()["period_from"] if part == "staff" else institution.partner_steps()["date"]
    return list(range(rows.dt.year.min(), rows.dt.year.max() + 1))


def period_of(row) -> Span:
    """Return a period of an office, no finer than it is known."""
    last = None if pd.isna(row.to_date) else Day(row.to_date, row.to_precision)
    return Span(Day(row.from_date, row.from_precision), last)


def since_of(row) -> Sentence:
    """Return since when an office has stood, in whatever form."""
    return say("since {day}", day=Day(*institution.first_days()[row.office_id]))


def change_of(row, day: Day) -> Sentence:
    """Return what happened to an office on a day: created, in place of, moved, renamed; "" for nothing."""
    if row.change == "new":
        return say("created {day}", day=day)
    if row.change == "moved" and row.was_names:
        return say("moved here {day} from: {office}", day=day, office=row.was_names[0])
    if row.change == "moved":
        return say("moved here {day}", day=day)
    if row.change == "successor":
        return say("since {day}, in place of: {offices}", day=day, offices=List(row.was_names))
    return say("until {day}: {office}", day=day, office=row.was_names[0]) if row.change == "renamed" else ""


def day_of_change(date: pd.Timestamp | None) -> Day | None:
    """Return the latest day of change not after a date, no finer than it is known; None before the first, and for None."""
    day = None if date is None else institution.last_change(date)
    return None if day is None else Day(day, institution.change_precision(day))


def drawn(rows: pd.DataFrame, date: pd.Timestamp | None) -> pd.DataFrame:
    """Return offices of a date as organisation_chart takes them: with what the latest change did to each, or since when it stands."""
    day = day_of_change(date)
    return rows.assign(second=[change_of(row, day) or since_of(row) for row in rows.itertuples()])


def ages(rows: pd.DataFrame, more: dict[str, Sentence] | None = None) -> pd.DataFrame:
    """Return offices as organisation_chart takes them: each with its first day, or with what `more` says of it."""
    seconds = [(more or {}).get(row.office_id) or since_of(row) for row in rows.itertuples()]
    return rows.assign(second=seconds, is_changed=False)


def tabled(rows: pd.DataFrame, day: Day | None) -> Table:
    """Return offices as a table: each with the one it is part of, its period and what the latest day of change did to it."""
    table = rows.assign(
        parent=rows["parent_id"].map(institution.office_names()).fillna(""),
        period=[period_of(row) for row in rows.itertuples()],
        changed=[change_of(row, day) for row in rows.itertuples()],
        status=rows["status"].map(labels("offices", "status")),
        note=rows["note"].map(with_names),
    )
    first = {"name": heading("offices", "name"), "parent": heading("offices", "parent_id"), "period": say("Period")}
    more = {"changed": say("At the latest change")} | headings_of("offices", "function", "status", "note")
    return Table(table, first | more)


def chart_of(draw, height) -> Chart:
    """Return a chart whose office can be picked, high as on a screen and on a phone."""
    return Chart(draw, height=height(SCREEN), select="office", narrow_height=height(PHONE), narrow_to=TABLETS)


@figure("institution-then-now")
def then_and_now() -> Figure:
    """Who ran peacekeeping before there was a department, and who does now."""
    staff, now = institution.first_staff(), as_of()
    then = staff["date"].iloc[0]
    few, more = int(staff["value"].min()), int(staff["value"].max())
    old, new = institution.upper_on(then), institution.upper_on(now)
    accounts = say("{few} officials by one account, about {more} by another", few=few, more=more)
    before, after = ages(old, {FIRST_OFFICE: accounts}), ages(new)
    heads = (say("Then: {year}", year=Year(then.year)), say("Now: {year}", year=Year(now.year)))
    department = organisation_on(now)["name"].iloc[0]
    below = len(institution.part_on(institution.department_on("", now), now)) - 1
    tops = int((new["depth"] == 0).sum())
    return Figure(
        key="institution-then-now",
        finding=say(
            "Around {year} some {few} to {more} officials ran peacekeeping; today {tops} departments share it.",
            year=Year(then.year),
            few=few,
            more=more,
            tops=tops,
        ),
        unit=say("Offices for peacekeeping at the two highest levels."),
        picture=chart_of(
            lambda look: then_and_now_chart(before, after, heads, look), lambda look: then_and_now_height(before, after, look)
        ),
        alt=say(
            "Two charts of offices: {old} in {then}, {tops} departments with {below} offices directly below them now.",
            old=len(old),
            then=Year(then.year),
            tops=tops,
            below=len(new) - tops,
        ),
        table=tabled(pd.concat([old, new], ignore_index=True), day_of_change(now)),
        view=View(PAGE),
        as_of=Day(now),
        notes=(
            Note("read", say("Choose an office to read what it did. The committees of member states are not drawn here.")),
            Note(
                "read",
                say(
                    "{department}: {n} offices, divisions, services and units below it are known, at all levels.",
                    department=department,
                    n=below,
                ),
            ),
            *(
                Note("doubt", prose(row.note, "headquarters_figures", row.figure_id, "note"), row.source_id, row.locator)
                for row in staff.itertuples()
            ),
            UPWARDS,
        ),
        picks={"office_id": "office"},
        has_doubt=True,
    )


UPWARDS = Note(
    "doubt",
    say(
        "Offices at the top level stood under the Secretary-General or, as their notes say, in departments that are not drawn. An "
        "office whose start is known only to the year is drawn from its first day."
    ),
)


class Part(NamedTuple):
    """A department as it stood from one day of change to the next: its offices as drawn, its table, its heights, what had changed."""

    rows: pd.DataFrame
    shown: pd.DataFrame
    table: Table
    heights: tuple[int, int]
    changes: tuple[Note, ...]


@lru_cache(maxsize=32)
def part_from(top: str, change: pd.Timestamp | None) -> Part:
    """Return the part of headquarters under a top office from a day of change on: on all days to the next it is the same."""
    rows = institution.part_from(top, change)
    shown = drawn(rows, change)
    heights = organisation_height(shown, SCREEN), organisation_height(shown, PHONE)
    return Part(rows, shown, tabled(rows, day_of_change(change)), heights, tuple(changes(change)))


@figure("institution-day", date=days, office=offices_tried)
def on_day(date: pd.Timestamp, office: str = "") -> Figure:
    """How one department was organised on a day: the one that an office belonged to, the largest without one."""
    top = institution.department_on(office, date)
    rows, shown, table, heights, changed = part_from(top, institution.last_change(date))
    day = day_of_change(date)
    chosen = office if office in set(rows["office_id"]) else ""
    name, is_bodies = ("", True) if top == BODIES else (rows["name"].iloc[0], False)
    doubtful = int(rows["is_doubtful"].sum())
    return Figure(
        key="institution-day",
        finding=(
            say_n(
                "On {day} one body of states or experts dealt with peacekeeping.",
                "On {day}, {n} bodies of states or experts dealt with peacekeeping.",
                len(rows),
                day=Day(date),
            )
            if is_bodies
            else say("On {day} the {office} had no known office below it.", day=Day(date), office=name)
            if len(rows) == 1
            else say_n(
                "On {day} the {office} had one office below it.",
                "On {day} the {office} had {n} offices below it.",
                len(rows) - 1,
                day=Day(date),
                office=name,
            )
        ),
        unit=joined(
            say("Who belonged to whom.") if len(rows) > 1 and not is_bodies else "",
            (
                say("In blue: what changed in the latest change, {day}.", day=day)
                if rows["is_changed"].any()
                else say("The latest change at headquarters, {day}, was elsewhere.", day=day)
            )
            if day
            else "",
        ),
        picture=Chart(
            lambda look: organisation_chart(shown, look, chosen),
            height=heights[0],
            select="office",
            narrow_height=heights[1],
            narrow_to=TABLETS,
        ),
        alt=say("Boxes of offices: {offices}.", offices=List(tuple(rows["name"]))),
        table=table,
        view=View(PAGE, {"date": f"{date:%Y-%m-%d}", "office": office}),
        as_of=Day(as_of()),
        notes=(counted(date), *changed, UPWARDS),
        picks={"office_id": "office"},
        has_doubt=doubtful > 0,
    )


def counted(date: pd.Timestamp) -> Note:
    """Return how many departments, offices and bodies stood on a day, and how many are not confirmed."""
    rows = organisation_on(date)
    staff = rows[rows["kind"] == "secretariat"]
    tops = int((staff["depth"] == 0).sum())
    return Note(
        "read",
        say(
            "All of headquarters on {day}: {tops} departments or offices at the top level, {below} below them and {bodies} bodies of "
            "states or experts; {doubtful} of these are not confirmed.",
            day=Day(date),
            tops=tops,
            below=len(staff) - tops,
            bodies=int((rows["kind"] == "body").sum()),
            doubtful=int((rows["status"] == "unconfirmed").sum()),
        ),
    )


def changes(date: pd.Timestamp | None) -> list[Note]:
    """Return what the latest day of change not after a date brought, each change in words."""
    last = None if date is None else institution.last_change(date)
    if last is None:
        return []
    rows, gone = institution.changes_on(last)
    told = [
        say("{office}: {change}.", office=row.name_, change=change_of(row, day_of_change(date)))
        for row in rows[rows["change"] != ""].rename(columns={"name": "name_"}).itertuples()
    ]
    followed = {name for names in rows.loc[rows["change"] == "successor", "was_names"] for name in names}
    ended = tuple(name for name in gone["name"] if name not in followed)
    told += [say("Ended: {offices}.", offices=List(ended))] if ended else []
    return [Note("read", joined(say("The latest change, {day}:", day=day_of_change(date)), *told))]


def office_options(date: pd.Timestamp) -> dict[str, Sentence]:
    """Return the offices and bodies to choose from: those of a day as they stand below each other, then all others with their years."""
    rows = organisation_on(date)
    held = {
        row.office_id: joined("\u2003" * row.depth + row.name_) for row in rows.rename(columns={"name": "name_"}).itertuples()
    }
    others = {key: name for key, name in institution.office_names().items() if key not in held}
    return held | {key: say("{office} ({years})", office=name, years=years_of(key)) for key, name in others.items()}


def years_of(office: str) -> Span:
    """Return the years of an office."""
    rows = institution.office_periods(office)
    last = rows["to_date"].iloc[-1]
    return Span(Year(rows["from_date"].iloc[0].year), None if pd.isna(last) else Year(last.year))


@figure("institution-office", office=lambda: offices_tried()[1:], date=days)
def office_account(office: str, date: pd.Timestamp) -> Figure:
    """What one office was, when and under whom, whom it followed and who followed it."""
    rows = institution.office_periods(office)
    name = rows["name"].iloc[-1]
    first, last = rows.iloc[0], rows.iloc[-1]
    ended_on = None if pd.isna(last["to_date"]) else Day(last["to_date"], last["to_precision"])
    whole = Span(Day(first["from_date"], first["from_precision"]), ended_on)
    is_there = institution.is_standing(office, date)
    return Figure(
        key="institution-office",
        finding=say("{office}, {period}.", office=name, period=whole),
        unit=(
            say_n("What it did.", "What it did, in {n} periods.", len(rows))
            if is_there
            else say("It did not stand on {day}, or not under that name.", day=Day(date))
        ),
        picture=Text(tuple(entry_of(row) for row in rows.itertuples()) + tuple(successions(office)), "timeline"),
        alt=say("Periods of the office: {periods}.", periods=List(tuple(period_of(row) for row in rows.itertuples()))),
        table=Table(
            rows.assign(
                parent=rows["parent_id"].map(institution.office_names()).fillna(""),
                period=[period_of(row) for row in rows.itertuples()],
                status=rows["status"].map(labels("offices", "status")),
                note=rows["note"].map(with_names),
            ),
            {"name": heading("offices", "name"), "parent": heading("offices", "parent_id"), "period": say("Period")}
            | headings_of("offices", "function", "status", "note"),
        ),
        view=View(PAGE, {"date": f"{date:%Y-%m-%d}", "office": office}),
        as_of=Day(as_of()),
        notes=tuple(
            Note(
                "doubt",
                joined(say("{period}:", period=period_of(row)), prose(with_names(row.note), "offices", office_key(row), "note")),
                row.source_id,
                row.locator,
            )
            for row in rows.itertuples()
            if row.note
        ),
        has_doubt=bool((rows["status"] == "unconfirmed").any()),
    )


def entry_of(row) -> Entry:
    """Return one period of an office as an account."""
    parent = institution.office_names().get(row.parent_id)
    return Entry(
        title=row.name,
        when=joined(
            say("{period}, part of: {office}", period=period_of(row), office=parent) if parent else period_of(row),
            say("(not confirmed)") if row.status == "unconfirmed" else "",
        ),
        body=prose(row.function, "offices", office_key(row), "function"),
        source_id=row.source_id,
        locator=row.locator,
        is_doubtful=row.status == "unconfirmed",
    )


def office_key(row) -> str:
    """Return the key of a row of offices."""
    return f"{row.office_id}.{row.from_date:%Y-%m-%d}"


def successions(office: str) -> list[Entry]:
    """Return whose place an office took and who took its own."""
    links, names = shared_table("office_successions"), institution.office_names()
    told = [
        (say("In the place of: {office}", office=names[row.predecessor_id]), row)
        for row in links[links["successor_id"] == office].itertuples()
    ]
    told += [
        (say("Followed by: {office}", office=names[row.successor_id]), row)
        for row in links[links["predecessor_id"] == office].itertuples()
    ]
    return [
        Entry(
            title=title,
            body=prose(row.note, "office_successions", f"{row.predecessor_id}.{row.successor_id}", "note") if row.note else "",
            source_id=row.source_id,
            locator=row.locator,
            tone="quiet",
        )
        for title, row in told
    ]
