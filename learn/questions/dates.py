"""When was it, and what came first? Questions about the order of operations and reforms, and the years of events."""

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from data.events import events
from data.load import as_of, shared_table
from data.missions import rows as operations
from data.provenance import APART
from data.spans import mission_spans, span_sources
from figures.figure import View
from learn.questions.question import NothingToAsk, Question, Shown, kind, mixed, near, one_of, records, years_apart
from words import Day, List, Year, prose, say

APART_YEARS = 1.0  # things nearer in time than this are not put in order: their days may be known to the year alone
SPREAD = 15  # years within which things to be put in order lie
OTHER_YEARS = (-12, -9, -7, -5, -3, 3, 5, 7, 9, 12)  # how far from the right year a wrong one lies
YEAR = re.compile(r"\d{4}")
AT = say("In which year was this ({operation}, {place}): {event}?")
OF = say("In which year was this ({operation}): {event}?")


@cache
def _begun() -> list[dict]:
    """Return the operations with their first day and the place where it is told."""
    return records(mission_spans().merge(span_sources(), on="mission_id"))


@cache
def _reforms() -> list[dict]:
    """Return the reforms of the first two ranks, oldest first."""
    rows = shared_table("reforms")
    return records(rows[rows["rank"] <= 2].sort_values("date"))


def spread(chance: Random, rows: Sequence[dict], date: str, count: int) -> list[dict]:
    """Draw some rows, each pair at least a year apart and all within fifteen, oldest first. Raises NothingToAsk when there are none."""
    first = one_of(chance, rows)
    drawn = [first]
    for row in chance.sample(list(rows), len(rows)):
        gaps = [years_apart(row[date], other[date]) for other in drawn]
        if min(gaps) >= APART_YEARS and max(gaps) <= SPREAD:
            drawn.append(row)
        if len(drawn) == count:
            return sorted(drawn, key=lambda each: each[date])
    raise NothingToAsk("too few things so near in time")


def sources_of(rows: Sequence[dict], source: str = "source_id", locator: str = "locator") -> tuple[str, str]:
    """Return the sources of several rows and their places, as the atlas writes those of a sum."""
    return APART.join(row[source] for row in rows), APART.join(row[locator] for row in rows)


@kind("first_operation")
def first_operation(chance: Random) -> Question:
    """Which of two operations began first?"""
    first, second = spread(chance, _begun(), "start_date", 2)
    source_id, locator = sources_of((first, second))
    days = {each["mission_id"]: Day(each["start_date"], each["start_precision"]) for each in (first, second)}
    return Question(
        kind="first_operation",
        prompt=say("Which began first?"),
        options=mixed(chance, first["acronym"], second["acronym"]),
        answer=first["acronym"],
        explanation=say(
            "{first}: {begin}; {second}: {later}.",
            first=first["acronym"],
            begin=days[first["mission_id"]],
            second=second["acronym"],
            later=days[second["mission_id"]],
        ),
        source_id=source_id,
        locator=locator,
        view=View("timeline"),
        shown=_among_all(first, second),
        about=f"first of {first['mission_id']} and {second['mission_id']}",
    )


@kind("order_of_operations")
def order_of_operations(chance: Random) -> Question:
    """In which order did four operations begin?"""
    rows = spread(chance, _begun(), "start_date", 4)
    source_id, locator = sources_of(rows)
    names = tuple(row["acronym"] for row in rows)
    return Question(
        kind="order_of_operations",
        prompt=say("Put these operations in the order in which they began."),
        options=mixed(chance, *names),
        answer=names,
        explanation=say("They began in {years}.", years=List(tuple(Year(row["start_date"].year) for row in rows))),
        source_id=source_id,
        locator=locator,
        view=View("timeline"),
        shown=_among_all(*rows),
        about=f"order of {', '.join(sorted(row['mission_id'] for row in rows))}",
    )


def _among_all(*rows: dict) -> Shown:
    """Return the list of all operations with the first days of some."""
    return Shown("missions-list", rows=tuple({name: row[name] for name in ("mission_id", "start_date")} for row in rows))


@kind("order_of_reforms")
def order_of_reforms(chance: Random) -> Question:
    """In which order did four reforms come?"""
    rows = spread(chance, _reforms(), "date", 4)
    source_id, locator = sources_of(rows)
    names = tuple(prose(row["short_title"], "reforms", row["reform_id"], "short_title") for row in rows)
    return Question(
        kind="order_of_reforms",
        prompt=say("Put these in the order in which they came."),
        options=mixed(chance, *names),
        answer=names,
        explanation=say("They are of {years}.", years=List(tuple(Year(row["date"].year) for row in rows))),
        source_id=source_id,
        locator=locator,
        view=View("reform"),
        shown=Shown(
            "data-table",
            {"name": "reforms"},
            rows=tuple({"reform_id": row["reform_id"], "date": row["date"]} for row in rows),
        ),
        about=f"order of {', '.join(sorted(row['reform_id'] for row in rows))}",
    )


@cache
def _dated_events() -> list[dict]:
    """Return the confirmed events whose title does not give their year away."""
    rows = events()
    return [row for row in records(rows[rows["status"] == "confirmed"]) if not YEAR.search(row["title"])]


@kind("year_of_event")
def year_of_event(chance: Random) -> Question:
    """In which year did something happen?"""
    row = one_of(chance, _dated_events())
    year = row["date"].year
    span = [other for step in OTHER_YEARS if 1948 <= (other := year + step) <= as_of().year]
    wrong = near(chance, span, lambda other: abs(other - year))
    title = prose(row["title"], "events", row["event_id"], "title")
    told = {"operation": operations()[row["mission_id"]]["acronym"], "event": title}
    return Question(
        kind="year_of_event",
        prompt=AT(place=row["place"], **told)
        if row["place"]
        else OF(**told),  # many titles do not tell of which country they are
        options=tuple(Year(each) for each in sorted((year, *wrong))),
        answer=Year(year),
        explanation=prose(row["account"], "events", row["event_id"], "account"),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"]}),
        shown=Shown("mission-story", {"mission": row["mission_id"]}, rows=({"event_id": row["event_id"], "date": row["date"]},)),
        about=f"year of {row['event_id']}",
    )
