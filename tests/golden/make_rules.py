"""What do the rules of a day answer? Cases of data.rules made from the tables, to which the browser's own rules are held.

    python -m tests.golden.make_rules

writes rules.json beside this file; tests/test_rules.py says when it is out of date. Its shape, with days as 2017-03-31 and "" for a day
that is not known or has not come:

    {
      "missions": [                       operations as the file of the map has them, no more of them than the cases need
        {"id": "onuc", "start": "1960-07-15", "end": "1964-06-30",
         "seats": [{"place": "Leopoldville", "from": "", "to": "", "main": true}, ...],    main seats first
         "strength": [["1960-08", 11155, 1], ["1961-03-31", 17500], ...]}, ...             only of the operations asked for below
      ],
      "deployed": [["1960-07-15", ["onuc", "unmogip", "untso"]], ...],                     ids by alphabet
      "seats": [["minurso", "1991-09-06", "Laayoune"], ...],                              of operations deployed that day or not
      "strengths": [["minusca", "2026-11-22", ["2023-03-30", 17000, 1]], ["onuc", "1964-07-01", null], ...],
      "recent": [["1994-04-06", "1995-04-05", true], ["1994-04-06", "1995-04-06", false], ...]   an event's day, a day
    }

The rules. Deployed: `start <= day && (!end || day <= end)`. Seat: the first one that has a first or a last day and holds the day; else
the first main one; else the first. Strength: none unless the operation is deployed that day; else the last entry of `strength` whose date
is not after the day; none before the first. An entry is [date, persons] or has a third number: 1 for a rounded one, said with “about”,
2 for one that is no plain count, drawn hollow. Its date is as fine as it is known, 2018-06-30, 2018-06 or 2018, compared as text, and is
always shown with the number. Recent: the event's day is not after the day, and after the same day of the year before.
"""

import json
from pathlib import Path

import pandas as pd

from charts.theme import REGION_COLORS
from data.derive import active_on, headquarters, mission_spans, places_on
from data.events import events
from data.load import as_of, load_table
from data.people import shared_counts, strengths_on
from data.rules import is_recent
from geo.layers import KNOWN_TO, iso, missions_layer

PATH = Path(__file__).with_name("rules.json")
DAY = pd.Timedelta(days=1)
# Small and large, old and of today, with months and without, ended and open, with a year's mean, a month, a day as the last count.
COUNTED = ["minurso", "minusca", "onuc", "unficyp", "unifil", "unmiss", "unogil", "unprofor", "untac", "untso"]


def days_of_change(first: pd.Series, last: pd.Series) -> list[pd.Timestamp]:
    """Return the first and the last day of each span, and the days before and after."""
    days = [day + step for day in [*first.dropna(), *last.dropna()] for step in (-DAY, 0 * DAY, DAY)]
    return sorted({day for day in days if day <= as_of()} | {as_of()})


def deployed() -> list[list]:
    """Return [day, ids of the operations deployed] for every third day on which that changed or might have."""
    spans = mission_spans()
    days = days_of_change(spans["start_date"], spans["end_date"])[::5]
    return [[iso(day), sorted(active_on(day)["mission_id"])] for day in days]


def seats() -> list[list]:
    """Return [operation, day, place] about the days on which an operation with several seats moved, and one day of each other."""
    rows = headquarters()
    cases = []
    for mission_id, own in rows.groupby("mission_id"):
        days = days_of_change(own["from_date"], own["last_day"]) if len(own) > 1 else [as_of()]
        cases += [[mission_id, iso(day), places_on(day)[mission_id]] for day in days[:: 1 if len(own) > 1 else 9]]
    return cases[::2]


def strength(mission_id: str, day: pd.Timestamp) -> list | None:
    """Return the count that stands for an operation on a day as the map's file has it, or None."""
    rows = strengths_on(day).set_index("mission_id")
    if mission_id not in rows.index:
        return None
    row = rows.loc[mission_id]
    mark = [2] if row["is_doubtful"] else [1] if row["quality"] == "rounded" else []
    return [iso(row["date"])[: KNOWN_TO[row["precision"]]], int(row["uniformed"]), *mark]


def strengths() -> list[list]:
    """Return [operation, day, count that stands or null] before, in and after the life of some operations."""
    spans, counts = mission_spans().set_index("mission_id"), shared_counts()
    cases = []
    for mission_id in COUNTED:
        own = counts.loc[counts["mission_id"] == mission_id, "date"]
        known = list(own.iloc[:: max(1, len(own) // 3)])
        ends = [spans.at[mission_id, name] for name in ("start_date", "end_date")]
        days = {day + step for day in [*known, *ends] if pd.notna(day) for step in (-DAY, DAY)} | {*own.tail(1), as_of()}
        cases += [[mission_id, iso(day), strength(mission_id, day)] for day in sorted(days) if day <= as_of()]
    return cases


def recent() -> list[list]:
    """Return [an event's day, a day, whether it is of the year before] about the ends of that year, leap days among them."""
    days = [*events()["date"].iloc[::25], pd.Timestamp("2024-02-29"), pd.Timestamp("2023-02-28"), pd.Timestamp("2023-03-01")]
    year = pd.DateOffset(years=1)
    pairs = [(day, end + step) for day in days for end in (day, day + year) for step in (-DAY, 0 * DAY, DAY)]
    return [[iso(day), iso(end), bool(is_recent(day, end))] for day, end in pairs]


def missions() -> list[dict]:
    """Return the operations of the map's file, with what the rules need."""
    body = missions_layer(mission_spans(), headquarters(), load_table("host_countries"), REGION_COLORS, shared_counts()).body
    return [
        {
            **{name: each[name] for name in ("id", "start", "end")},
            "seats": [{name: seat[name] for name in ("place", "from", "to", "main")} for seat in each["seats"]],
            "strength": each["strength"] if each["id"] in COUNTED else [],
        }
        for each in json.loads(body)["missions"]
    ]


def rules() -> str:
    """Return the file's text: a line for each case, so that a change of the tables shows where it falls."""
    parts = {"missions": missions(), "deployed": deployed(), "seats": seats(), "strengths": strengths(), "recent": recent()}
    lines = {name: ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) for name, cases in parts.items()}
    return "{\n" + ",\n".join(f'"{name}": [\n{text}\n]' for name, text in lines.items()) + "\n}\n"


if __name__ == "__main__":
    PATH.write_text(rules(), encoding="utf-8")
