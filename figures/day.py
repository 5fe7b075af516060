"""What was so on a day, beside the map? Numbers, who led, which doctrine, the operations, and a card for what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

import pandas as pd

from charts.theme import REGION_COLORS
from data import atlas, events, missions
from data.derive import in_office_on
from data.leaders import HEADS, is_between_commanders, terms_of
from data.load import shared_table
from data.money import budget_on, total_row
from data.people import deaths_by_year
from data.reforms import leading_doctrine
from data.strength import world_on
from figures.figure import Sentence
from figures.terms import IN_REGION, label
from words import About, Day, List, Money, Month, Span, Year, joined, prose, say, say_n

OFFICES = {"secretary_general": say("Secretary-General"), "head_of_peacekeeping": say("Peacekeeping led by")}
STAGES = {"final": say("approved"), "initial": say("first approved"), "expenditure": say("spent")}
DEATHS = "un-hub-fatalities"
LISTED = ("mission_id", "acronym", "places", "purpose", "region")


@dataclass(frozen=True)
class Fact:
    """A line of the day: what it is, its value, source and place there, and where there is more: `address`, called `more`."""

    label: Sentence
    text: Sentence
    source_id: str = ""
    locator: str = ""
    address: str = ""
    more: Sentence = ""
    is_doubtful: bool = False


@dataclass(frozen=True)
class Item:
    """An operation in the day's list: its countries and what it was for; `color` is its region's, `warning` says what has run out."""

    mission_id: str
    acronym: str
    places: Sentence
    purpose: Sentence
    color: str
    warning: Sentence = ""


@dataclass(frozen=True)
class Happened:
    """An event that was picked: title, when and where, two sentences, with source and place there."""

    title: Sentence
    when: Sentence
    account: Sentence
    source_id: str
    locator: str
    is_doubtful: bool


@dataclass(frozen=True)
class Card:
    """What is chosen: name, when, an account with its source, further facts, and a warning where something has run out.

    `happened` is the event that was picked of the operation, if one was.
    """

    title: Sentence
    name: Sentence
    when: Sentence
    account: Sentence
    source_id: str
    locator: str
    facts: tuple[Fact, ...] = ()
    warning: Sentence = ""
    happened: Happened | None = None


def numbers(date: pd.Timestamp, rows: Sequence[dict], region: str = "") -> list[Fact]:
    """Return how many operations there were (data.atlas.rows_on) and how many served, as last counted."""
    named = joined(say_n("operation", "operations", len(rows)), IN_REGION[region] if region else None)
    told = [Fact(named, len(rows))]
    if not region:
        return [*told, *worldwide(date)]
    persons, is_plain = atlas.persons_on(date, rows, region)
    if persons is None:
        return told
    return [*told, Fact(say("in uniform there, as last counted"), persons if is_plain else About(persons))]


def worldwide(date: pd.Timestamp) -> list[Fact]:
    """Return how many served in all operations, as last counted; nothing where nobody counted yet."""
    persons, is_plain = atlas.persons_on(date)
    if persons is None:
        return []
    count = world_on(date)
    where = say("in uniform worldwide, {when}", when=Month(count["counted_on"]))
    shown = persons if is_plain else About(persons)
    return [Fact(where, shown, count["source_id"], _place(count), is_doubtful=not is_plain)]


def _place(row) -> str:
    return f"{row['note']}; {row['locator']}".strip("; ")


def facts(date: pd.Timestamp) -> list[Fact]:
    """Return who led, which doctrine was in force, the deaths of the date's year and the budget of its fiscal year, where known."""
    return [fact for make in PARTS.values() for fact in make(date)]


def _leaders(date: pd.Timestamp):
    for row in in_office_on(date):
        if row["office"] in OFFICES:
            more = (
                {"address": f"institution?date={date:%Y-%m-%d}", "more": say("offices")}
                if row["office"] == "head_of_peacekeeping"
                else {}
            )
            yield Fact(
                OFFICES[row["office"]],
                row["name"],
                row["source_id"],
                row["locator"],
                is_doubtful=row["status"] != "confirmed",
                **more,
            )


def _doctrine(date: pd.Timestamp):
    leading = leading_doctrine(date)
    if leading is not None:
        reform, others = leading
        yield Fact(
            say("Doctrine"),
            reform["short_title"],
            reform["source_id"],
            reform["locator"],
            f"reform?date={date:%Y-%m-%d}&more=doctrine",
            say("all {n}", n=others + 1),
        )


def _deaths(date: pd.Timestamp):
    deaths = deaths_by_year().get(date.year)
    if deaths is not None:
        yield Fact(say("Died in service in {year}", year=Year(date.year)), int(deaths), DEATHS, f"deaths dated {date.year}")


def _budget(date: pd.Timestamp):
    budget = budget_on(date)
    if budget is not None:
        stage = next(stage for stage in STAGES if pd.notna(budget[f"{stage}_usd"]))
        row = total_row(budget["fiscal_year"], stage)
        amount, quality = Money(row["amount_usd"]), row["quality"]
        told = {"rounded": say("about {amount}", amount=amount), "estimated": say("by our sum about {amount}", amount=amount)}
        yield Fact(
            say("Budget {year}", year=budget["fiscal_year"]),
            # The page on money begins with the prices of one year, in which each budget is another number.
            say("{amount} of that year, {stage}", amount=told.get(quality, amount), stage=STAGES[stage]),
            row["source_id"],
            _place(row),
        )


# The facts of a day in their order, by what they are, each with the days on which it changes (data.derive.change_days).
PARTS = {"leaders": _leaders, "doctrine": _doctrine, "deaths": _deaths, "budget": _budget}
CHANGE = {"leaders": "leaders", "doctrine": "doctrine", "deaths": "years", "budget": "years"}


def items(rows: Sequence[dict], date: pd.Timestamp) -> list[Item]:
    """Return the operations of a day (data.atlas.rows_on for that date) as its list has them."""
    return [
        Item(
            mission_id,
            acronym,
            List(tuple(prose(place, "countries", place, "name") for place in places), is_and=False),
            prose(purpose, "missions", mission_id, "purpose"),
            REGION_COLORS["live"][region],
            _run_out(mission_id, date),
        )
        for mission_id, acronym, places, purpose, region in map(itemgetter(*LISTED), rows)
    ]


def _run_out(mission: str, date: pd.Timestamp) -> Sentence:
    """Return that the last end of a mandate that is known has passed on a day, "" where it has not."""
    row = atlas.mandate_passed(mission, date)
    return say("Last known end of mandate, {day}, is past.", day=Day(row["mandate_until"], row["precision"])) if row else ""


def operation_card(mission: str, date: pd.Timestamp, is_active: bool, event: str = "") -> Card:
    """Return an operation's card on a day: when it ran, who led it then, what it was, and what happened.

    `event` is the event_id of one of its events that was picked.
    """
    row = missions.row_of(mission)
    end = None if pd.isna(row["end_date"]) else Day(row["end_date"], row["end_precision"] or "day")
    span = Span(Day(row["start_date"], row["start_precision"]), end)
    passed = atlas.mandate_passed(mission, date) if is_active else None
    return Card(
        title=row["acronym"],
        name=row["official_name"],
        when=span if is_active else say("{span}. Not deployed on {day}.", span=span, day=Day(date)),
        account=prose(row["account"], "missions", mission, "account"),
        source_id=row["source_id"],
        locator=row["locator"],
        facts=(*_field_leaders(mission, date, is_active), *_story(mission, date, event)),
        happened=_happened(mission, event),
        warning=say(
            "The last end of its mandate known here, {day} ({resolution}), has passed; no later decision was found.",
            day=Day(passed["mandate_until"], passed["precision"]),
            resolution=passed["resolution"],
        )
        if passed
        else "",
    )


def _field_leaders(mission: str, date: pd.Timestamp, is_active: bool):
    """Return who led an operation on a day: its head and its commander; while it is deployed, who of them is not known."""
    held = terms_of(mission, date)
    for row in held.itertuples():
        yield Fact(
            label("field_leaders", "role", row.role), row.name, row.source_id, row.locator, is_doubtful=row.status != "confirmed"
        )
    if not is_active:
        return
    if not held["role"].isin(HEADS).any():
        yield Fact(label("field_leaders", "role", "head_of_mission"), NOT_KNOWN)
    if is_between_commanders(mission, date):
        yield Fact(label("field_leaders", "role", "force_commander"), NOT_KNOWN)


NOT_KNOWN = say("not known for this day")


def _story(mission: str, date: pd.Timestamp, event: str):
    """Return the last event up to a day, with the way to the whole story; after one that was picked the way alone."""
    told = events.until(mission, date)
    address = {"address": f"mission?mission={mission}&part=story", "more": say("the whole story")}
    if _happened(mission, event) or not told:
        n = events.count(mission)
        yield Fact(say("What happened"), say_n("{n} event", "{n} events", n), **address)
        return
    last = told[-1]
    text = say("{title}, {day}", title=prose(last["title"], "events", last["event_id"], "title"), day=_day_of(last))
    is_doubtful = last["status"] == "unconfirmed"
    yield Fact(say("Latest event"), text, last["source_id"], last["locator"], is_doubtful=is_doubtful, **address)


def _day_of(event: dict) -> Day:
    return Day(event["date"], event["date_precision"])


def _happened(mission: str, event: str) -> Happened | None:
    row = events.event_of(event)
    if row is None or row["mission_id"] != mission:
        return None
    when = say("{day}, {place}", day=_day_of(row), place=row["place"]) if row["place"] else _day_of(row)
    return Happened(
        prose(row["title"], "events", event, "title"),
        when,
        prose(row["account"], "events", event, "account"),
        row["source_id"],
        row["locator"],
        row["status"] == "unconfirmed",
    )


def reform_card(reform: str) -> Card:
    """Return a reform's card: its title, day, and what it said."""
    rows = shared_table("reforms")
    row = rows[rows["reform_id"] == reform].iloc[0]
    return Card(
        title=row["short_title"],
        name=prose(row["title"], "reforms", reform, "title"),
        when=Day(row["date"], row["precision"]),
        account=prose(row["what_it_said"], "reforms", reform, "what_it_said"),
        source_id=row["source_id"],
        locator=row["locator"],
    )
