"""Where was it? Questions about the countries and seats of operations, and about the map of a day."""

from functools import cache, partial
from itertools import combinations
from random import Random

import pandas as pd

from data.derive import active_on
from data.load import as_of, load_table, shared_table
from data.missions import catalogue
from data.spans import mission_spans, span_sources
from figures.figure import View
from learn.questions.question import NothingToAsk, Question, Shown, kind, mixed, near, one_of, records, years_apart
from words import Day, Say, say

TRUE, FALSE = say("True"), say("False")
APART = 1.5  # degrees; places nearer to each other are one on a small map
MARGIN = pd.Timedelta(days=90)  # a day nearer to an operation's first or last is no fair question


@cache
def _alone() -> list[dict]:
    """Return the operations that served in a single country which no note narrows: with its name, and the row that says so."""
    hosts = shared_table("host_countries")
    counts = hosts.groupby("mission_id")["country_id"].transform("size")
    hosts = hosts[(counts == 1) & (hosts["area_name"] == "")]
    told = catalogue()[["mission_id", "acronym", "region", "start_date", "places"]]
    rows = records(hosts[["mission_id", "country_id", "source_id", "locator"]].merge(told, on="mission_id"))
    return [row | {"country": row["places"][0]} for row in rows]


@cache
def _countries_of() -> dict[str, set[str]]:
    """Return the names of the countries of each operation."""
    rows = catalogue()
    return {row.mission_id: set(row.places) for row in rows.itertuples()}


@kind("country_of_operation")
def country_of_operation(chance: Random) -> Question:
    """In which country did an operation serve?"""
    row = one_of(chance, _alone())
    others = {each["country"]: each for each in _alone() if each["region"] == row["region"] and each["country"] != row["country"]}
    wrong = near(chance, list(others.values()), lambda each: years_apart(each["start_date"], row["start_date"]))
    return Question(
        kind="country_of_operation",
        prompt=say("To which country was {operation} sent?", operation=row["acronym"]),
        options=mixed(chance, row["country"], *(each["country"] for each in wrong)),
        answer=row["country"],
        explanation=say("{operation}: {country}.", operation=row["acronym"], country=row["country"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"]}),
        shown=Shown("missions-list", rows=({"mission_id": row["mission_id"], "places": row["country"]},)),
        about=f"country of {row['mission_id']}",
    )


@kind("operation_in_country")
def operation_in_country(chance: Random) -> Question:
    """Which of these operations served in a country?"""
    row = one_of(chance, _alone())
    others = [
        each for each in _spans() if each["region"] == row["region"] and row["country"] not in _countries_of()[each["mission_id"]]
    ]
    wrong = near(chance, others, lambda each: years_apart(each["start_date"], row["start_date"]))
    return Question(
        kind="operation_in_country",
        prompt=say("Which of these operations was sent here: {country}?", country=row["country"]),
        options=mixed(chance, row["acronym"], *(each["acronym"] for each in wrong)),
        answer=row["acronym"],
        explanation=say("{operation}: {country}.", operation=row["acronym"], country=row["country"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"]}),
        shown=Shown("missions-list", rows=({"mission_id": row["mission_id"], "places": row["country"]},)),
        about=f"operation in {row['country']}: {row['mission_id']}",
    )


@cache
def _single_seats() -> list[dict]:
    """Return the operations with one known seat."""
    seats = load_table("headquarters")
    seats = seats[seats.groupby("mission_id")["place"].transform("nunique") == 1].drop_duplicates("mission_id")
    told = mission_spans()[["mission_id", "acronym", "region", "start_date"]]
    return records(seats[["mission_id", "place", "source_id", "locator"]].merge(told, on="mission_id"))


@kind("seat_of_operation")
def seat_of_operation(chance: Random) -> Question:
    """Where did an operation have its headquarters?"""
    row = one_of(chance, _single_seats())
    others = {
        each["place"]: each for each in _single_seats() if each["region"] == row["region"] and each["place"] != row["place"]
    }
    wrong = near(chance, list(others.values()), lambda each: years_apart(each["start_date"], row["start_date"]))
    return Question(
        kind="seat_of_operation",
        prompt=say("Where did {operation} have its headquarters?", operation=row["acronym"]),
        options=mixed(chance, row["place"], *(each["place"] for each in wrong)),
        answer=row["place"],
        explanation=say("{operation} had its headquarters in {place}.", operation=row["acronym"], place=row["place"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"], "part": "places"}),
        shown=Shown("mission-places", {"mission": row["mission_id"]}, rows=({"place": row["place"]},)),
        about=f"seat of {row['mission_id']}",
    )


@cache
def _seats_at_home() -> list[dict]:
    """Return the operations with one known seat, in a country in which they served: the position, and those countries."""
    hosts = load_table("host_countries").groupby("mission_id")["country_id"].agg(set)
    seats = load_table("headquarters").drop_duplicates("mission_id").set_index("mission_id")
    rows = [
        row | {"hosts": hosts[row["mission_id"]]} | dict(seats.loc[row["mission_id"], ["latitude", "longitude", "country_id"]])
        for row in _single_seats()
    ]
    return [row for row in rows if row["country_id"] in row["hosts"]]


def degrees_apart(first: dict, second: dict) -> float:
    """Return how far two seats lie apart, in degrees of the larger of both differences."""
    return max(abs(first[side] - second[side]) for side in ("latitude", "longitude"))


def position(row: dict) -> Say:
    """Return where a seat lies, to the degree."""
    return say(
        "{latitude}° {north}, {longitude}° {east}",
        latitude=abs(round(row["latitude"])),
        north=say("N") if row["latitude"] >= 0 else say("S"),
        longitude=abs(round(row["longitude"])),
        east=say("E") if row["longitude"] >= 0 else say("W"),
    )


@kind("place_on_map")
def place_on_map(chance: Random) -> Question:
    """At which of four numbered places of a map did an operation have its headquarters?"""
    row = one_of(chance, _seats_at_home())
    others = [each for each in _seats_at_home() if each["region"] == row["region"] and each["country_id"] not in row["hosts"]]
    others = [each for each in others if degrees_apart(each, row) > APART]
    wrong = near(chance, others, lambda each: years_apart(each["start_date"], row["start_date"]))
    options = mixed(chance, row, *wrong)
    if any(degrees_apart(first, second) <= APART for first, second in combinations(options, 2)):
        raise NothingToAsk("two of the places would be one on the map")
    return Question(
        kind="place_on_map",
        prompt=say("Where on the map did {operation} have its headquarters?", operation=row["acronym"]),
        options=tuple(map(position, options)),
        answer=position(row),
        explanation=say("{operation} had its headquarters in {place}.", operation=row["acronym"], place=row["place"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("", {"mission": row["mission_id"], "date": f"{row['start_date']:%Y-%m-%d}"}),
        shown=Shown(
            "mission-places",
            {"mission": row["mission_id"]},
            rows=({name: row[name] for name in ("place", "latitude", "longitude")},),
        ),
        about=f"place of {row['mission_id']} on the map",
        places=tuple((each["longitude"], each["latitude"]) for each in options),
    )


@cache
def _spans() -> list[dict]:
    """Return every operation's span, with the place where its first day is told."""
    sources = span_sources()[["mission_id", "source_id", "locator"]].drop_duplicates("mission_id")
    return records(mission_spans().merge(sources, on="mission_id"))


def is_within(row: dict, day: pd.Timestamp) -> bool:
    """Return whether a day lies well within an operation's span."""
    return row["start_date"] + MARGIN <= day and not row["end_date"] - MARGIN < day


def is_without(row: dict, day: pd.Timestamp) -> bool:
    """Return whether a day lies well outside an operation's span."""
    return day < row["start_date"] - MARGIN or row["end_date"] + MARGIN < day


def distance(row: dict, day: pd.Timestamp) -> float:
    """Return how many years lie between a day and the nearer end of an operation's span."""
    return min(years_apart(row[side], day) for side in ("start_date", "end_date") if not pd.isna(row[side]))


def middle_of_a_year(chance: Random) -> pd.Timestamp:
    """Draw the first of July of a year that the atlas knows."""
    return pd.Timestamp(chance.randrange(1949, as_of().year), 7, 1)


@kind("true_of_map")
def true_of_map(chance: Random) -> Question:
    """True or false: was an operation on the map of a day?"""
    day = middle_of_a_year(chance)
    is_true = chance.random() < 0.5
    fitting = [each for each in _spans() if (is_within if is_true else is_without)(each, day)]
    row = one_of(chance, fitting) if is_true else near(chance, fitting, partial(distance, day=day), 1)[0]
    if is_true != (row["mission_id"] in set(active_on(day)["mission_id"])):
        raise NothingToAsk("the span and the map differ")
    told = {"operation": row["acronym"], "begin": Day(row["start_date"], row["start_precision"])}
    if pd.isna(row["end_date"]):
        explanation = say("{operation} began on {begin} and was still open at the atlas's last day.", **told)
    else:
        ended = Day(row["end_date"], row["end_precision"])
        explanation = say("{operation} was deployed from {begin} to {end}.", end=ended, **told)
    row_of_day = {"mission_id": row["mission_id"]}
    return Question(
        kind="true_of_map",
        prompt=say("True or false: the map of {day} shows {operation} deployed.", day=Day(day), operation=row["acronym"]),
        options=(TRUE, FALSE),
        answer=TRUE if is_true else FALSE,
        explanation=explanation,
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("", {"date": f"{day:%Y-%m-%d}"}),
        shown=Shown(
            "timeline-day",
            {"day": f"{day:%Y-%m-%d}", "region": ""},
            rows=(row_of_day,) if is_true else (),
            lacking=() if is_true else (row_of_day,),
        ),
        about=f"{row['mission_id']} on the map of {day:%Y}",
    )


@kind("in_the_field")
def in_the_field(chance: Random) -> Question:
    """Which of these operations was deployed on a day?"""
    day = middle_of_a_year(chance)
    row = one_of(chance, [each for each in _spans() if is_within(each, day)])
    outside = [each for each in _spans() if is_without(each, day)]
    wrong = near(chance, outside, partial(distance, day=day))
    return Question(
        kind="in_the_field",
        prompt=say("Which of these operations was deployed on {day}?", day=Day(day)),
        options=mixed(chance, row["acronym"], *(each["acronym"] for each in wrong)),
        answer=row["acronym"],
        explanation=say(
            "{operation} began on {begin}; the others had ended or not yet begun.",
            operation=row["acronym"],
            begin=Day(row["start_date"], row["start_precision"]),
        ),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("timeline", {"date": f"{day:%Y-%m-%d}"}),
        shown=Shown(
            "timeline-day",
            {"day": f"{day:%Y-%m-%d}", "region": ""},
            rows=({"mission_id": row["mission_id"]},),
            lacking=tuple({"mission_id": each["mission_id"]} for each in wrong),
        ),
        about=f"in the field in {day:%Y}: {row['mission_id']}",
    )
