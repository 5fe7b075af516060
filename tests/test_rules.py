"""Is each rule of a day written once, and does the browser get cases that its own can be held to?"""

import json
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.rules import days_of_change, holds, last_known, meets, seats_held
from tests.golden.make_rules import PATH, rules

ROOT = Path(__file__).resolve().parents[1]
DAY = pd.Timestamp
SPANS = pd.DataFrame(
    {"first": pd.to_datetime(["1950-01-02", "1960-01-01", None]), "last": pd.to_datetime(["1950-01-04", None, None])}
)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("1950-01-01", [False, False, False]),
        ("1950-01-02", [True, False, False]),
        ("1950-01-04", [True, False, False]),
        ("1950-01-05", [False, False, False]),
        ("2026-01-01", [False, True, False]),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_span(day, held):
    assert holds(SPANS["first"], SPANS["last"], DAY(day)).tolist() == held


@pytest.mark.parametrize(
    ("since", "until", "met"),
    [
        ("1949-01-01", "1950-01-01", [False, False, False]),
        ("1949-01-01", "1950-01-02", [True, False, False]),
        ("1950-01-04", "1960-01-01", [True, True, False]),
        ("1950-01-05", "1959-12-31", [False, False, False]),
    ],
)
def test_a_span_meets_a_window_of_which_it_holds_a_day(since, until, met):
    assert meets(SPANS["first"], SPANS["last"], DAY(since), DAY(until)).tolist() == met


@pytest.mark.parametrize(
    ("seats", "row"),
    [
        ([("a", None, None, True), ("a", date(1950, 1, 1), None, False)], 1),  # one dated and held before the main one
        ([("a", None, None, True), ("a", date(1951, 1, 1), None, False)], 0),
        ([("a", None, date(1949, 1, 1), True), ("a", None, None, False)], 0),  # the main one, though it was left
        ([("a", None, date(1949, 1, 1), False), ("a", date(1951, 1, 1), None, False)], 0),
    ],
)
def test_the_seat_of_a_day_is_the_one_dated_and_held_else_the_main_one_else_any(seats, row):
    assert seats_held(seats, date(1950, 6, 1)) == {"a": row}


@pytest.mark.parametrize(("day", "row"), [("1949-12-31", None), ("1950-01-01", 0), ("1950-01-02", 0), ("2026-01-01", 1)])
def test_the_last_known_count_stands_however_old(day, row):
    assert last_known(pd.Series(pd.to_datetime(["1950-01-01", "1960-01-01"])), DAY(day)) == row


def test_what_spans_hold_changes_on_each_first_day_and_on_the_day_after_each_last():
    first, last = (pd.Series(pd.to_datetime(days)) for days in (["1950-01-01", "1960-03-01"], ["1960-02-28", None]))
    assert list(days_of_change(first, last)) == list(pd.to_datetime(["1950-01-01", "1960-02-29", "1960-03-01"]))


def golden() -> dict:
    return json.loads(PATH.read_text(encoding="utf-8"))


def test_the_golden_cases_are_what_the_tables_answer_now():
    assert PATH.read_text(encoding="utf-8") == rules(), "run python -m tests.golden.make_rules"
    assert sum(len(golden()[part]) for part in ("deployed", "seats", "strengths")) >= 200


def is_deployed(mission: dict, day: str) -> bool:
    return mission["start"] <= day and (not mission["end"] or day <= mission["end"])


def seat(mission: dict, day: str) -> str:
    dated = [each for each in mission["seats"] if each["from"] or each["to"]]
    held = [each for each in dated if each["from"] <= day and (not each["to"] or day <= each["to"])]
    return [*held, *(each for each in mission["seats"] if each["main"]), *mission["seats"]][0]["place"]


def strength(mission: dict, day: str) -> list | None:
    known = [count for count in mission["strength"] if count[0] <= day]
    return known[-1] if known and is_deployed(mission, day) else None


def test_the_rules_told_to_the_browser_give_the_golden_answers():
    """The rules as tests/golden/make_rules.py writes them down, on the map's own file and on text."""
    missions = {mission["id"]: mission for mission in golden()["missions"]}
    for day, ids in golden()["deployed"]:
        assert sorted(key for key, mission in missions.items() if is_deployed(mission, day)) == ids, day
    for key, day, place in golden()["seats"]:
        assert seat(missions[key], day) == place, (key, day)
    for key, day, count in golden()["strengths"]:
        assert strength(missions[key], day) == count, (key, day)
    for happened, day, is_recent in golden()["recent"]:
        year_before = f"{int(day[:4]) - 1}{day[4:]}"
        assert (year_before < happened <= day) == is_recent, (happened, day)


def test_whether_a_span_holds_a_day_is_asked_in_one_place():
    first, last = r"\[\"(?:start_date|valid_from|from_date|since)\"\]", r"\[\"(?:end_date|valid_to|to_date|until|last_day)\"\]"
    written = re.compile(rf"{first}\s*<.*{last}\s*[<>]")
    paths = [
        path for floor in ("data", "geo", "charts", "figures", "ui", "publish", "learn") for path in (ROOT / floor).rglob("*.py")
    ]
    lines = [(path.name, line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    # A ceiling ends on the day the next one begins: its last day is not its own.
    assert [(name, line) for name, line in lines if written.search(line) and 'steps["to_date"] > date' not in line] == []
    assert written.search('rows[(rows["start_date"] <= day) & ~(rows["end_date"] < day)]')
