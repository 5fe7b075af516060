"""Who was it? Questions about those in office at headquarters and in the field."""

from functools import cache
from random import Random

import pandas as pd

from data.derive import terms_of_office
from data.leaders import HEADS, terms
from data.load import as_of, shared_table
from data.missions import rows as operations
from figures.figure import View
from learn.questions.question import NothingToAsk, Question, Shown, kind, mixed, near, one_of, records, years_apart
from words import Day, prose, say

MARGIN = pd.Timedelta(days=30)  # a day nearer to a change of office is no fair question
SECRETARY_GENERAL = "secretary_general"


@cache
def _in_office() -> list[dict]:
    """Return the terms of all Secretaries-General, each with its last possible day."""
    rows = terms_of_office()
    return records(rows[rows["office"] == SECRETARY_GENERAL])


@kind("secretary_general")
def secretary_general(chance: Random) -> Question:
    """Who was Secretary-General on a day?"""
    day = pd.Timestamp(chance.randrange(1948, as_of().year), chance.randrange(1, 13), 15)
    held = [row for row in _in_office() if _holds(row["since"], row["until"], day)]
    if len(held) != 1 or held[0]["is_acting"]:
        raise NothingToAsk("the office changed hands about that day")
    (row,) = held
    others = {each["name"]: each for each in _in_office() if each["name"] != row["name"]}
    wrong = near(chance, list(others.values()), lambda each: years_apart(each["from_date"], day))
    return Question(
        kind="secretary_general",
        prompt=say("Who was Secretary-General of the United Nations on {day}?", day=Day(day)),
        options=mixed(chance, row["name"], *(each["name"] for each in wrong)),
        answer=row["name"],
        explanation=say(
            "{name} was in office from {begin}.", name=row["name"], begin=Day(row["from_date"], row["from_precision"])
        ),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("institution", {"date": f"{day:%Y-%m-%d}"}),
        shown=Shown("institution-leaders", {"date": day}, rows=({"leader_id": row["leader_id"], "is_held": True},)),
        about=f"secretary-general in {day:%Y-%m}",
    )


def _holds(first: pd.Timestamp, last: pd.Timestamp, day: pd.Timestamp) -> bool:
    """Return whether a term holds a day, well within."""
    return first + MARGIN <= day and not last - MARGIN < day


@cache
def _heads() -> list[dict]:
    """Return the terms of heads of operations, with their operation's acronym and region."""
    rows = terms()
    rows = rows[rows["role"].isin(HEADS)]
    return [{**row, **{name: operations()[row["mission_id"]][name] for name in ("acronym", "region")}} for row in records(rows)]


@kind("head_of_operation")
def head_of_operation(chance: Random) -> Question:
    """Who led an operation on a day?"""
    dated = [
        row
        for row in _heads()
        if row["status"] == "confirmed"
        and row["from_precision"] == row["to_precision"] == "day"
        and row["last_day"] - row["from_date"] > 3 * MARGIN
    ]
    row = one_of(chance, dated)
    day = row["from_date"] + MARGIN + pd.Timedelta(days=chance.randrange((row["last_day"] - row["from_date"] - 2 * MARGIN).days))
    same = [each for each in _heads() if each["mission_id"] == row["mission_id"]]
    if any(each["leader_id"] != row["leader_id"] and not _is_surely_out(each, day) for each in same):
        raise NothingToAsk("another may have led it that day")
    served = set(terms().loc[terms()["mission_id"] == row["mission_id"], "name"])
    others = {each["name"]: each for each in _heads() if each["region"] == row["region"] and each["name"] not in served}
    wrong = near(chance, list(others.values()), lambda each: years_apart(each["from_date"], day))
    return Question(
        kind="head_of_operation",
        prompt=say("Who led {operation} on {day}?", operation=row["acronym"], day=Day(day)),
        options=mixed(chance, row["name"], *(each["name"] for each in wrong)),
        answer=row["name"],
        explanation=say(
            "{name} led it from {begin} to {end}.",
            name=row["name"],
            begin=Day(row["from_date"], row["from_precision"]),
            end=Day(row["to_date"], row["to_precision"]),
        ),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"], "part": "people", "date": f"{day:%Y-%m-%d}"}),
        shown=Shown(
            "mission-leaders",
            {"mission": row["mission_id"], "day": f"{day:%Y-%m-%d}"},
            rows=({"leader_id": row["leader_id"], "is_held": True},),
        ),
        about=f"head of {row['mission_id']}: {row['leader_id']}",
    )


def _is_surely_out(row: dict, day: pd.Timestamp) -> bool:
    """Return whether a term surely does not hold a day: a half-known end counts as late as it can be."""
    return day < row["from_date"] or row["last_day"] < day


@cache
def _in_the_offices() -> dict[str, list[dict]]:
    """Return the terms of Secretaries-General and of those who led the departments for peacekeeping, by name."""
    return {name: records(held) for name, held in terms_of_office().groupby("name", sort=False)}


def years_from_office(name: str, day: pd.Timestamp) -> float:
    """Return how many years a day lies from the nearest term of somebody, 0 within one."""
    terms_held = _in_the_offices()[name]
    last = [as_of() if pd.isna(term["until"]) else term["until"] for term in terms_held]
    gaps = [max(term["since"] - day, day - until, pd.Timedelta(0)) for term, until in zip(terms_held, last, strict=True)]
    return min(gaps).days / 365.25


@cache
def _said() -> list[dict]:
    """Return the statements of those who were in one of the offices, each with the name of who said it."""
    rows = [row | {"name": row["said_by"].partition(", ")[0]} for row in records(shared_table("statements"))]
    return [row for row in rows if row["name"] in _in_the_offices() and row["precision"] == "day" and row["where_said"]]


@kind("who_said_it")
def who_said_it(chance: Random) -> Question:
    """Who said it, on a day and at a place? Of those in office about that time one did."""
    row = one_of(chance, _said())
    also = {each["name"] for each in _said() if each["date"] == row["date"]}
    others = [name for name in _in_the_offices() if name not in also]
    wrong = near(chance, others, lambda name: years_from_office(name, row["date"]))
    statement = prose(row["statement"], "statements", row["statement_id"], "statement")
    place = prose(row["where_said"], "statements", row["statement_id"], "where_said")
    return Question(
        kind="who_said_it",
        prompt=say("Who said this on {day}? {statement} ({place})", day=Day(row["date"]), statement=statement, place=place),
        options=mixed(chance, row["name"], *wrong),
        answer=row["name"],
        explanation=say("It was {name}.", name=row["said_by"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("institution", {"part": "statements", "measure": row["measure"]}),
        shown=Shown(
            "institution-statement-list",
            {"measure": row["measure"]},
            rows=({name: row[name] for name in ("statement_id", "said_by", "statement")},),
        ),
        about=f"who said {row['statement_id']}",
    )
