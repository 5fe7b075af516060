"""Of which days is the film, and what is said at them? Steps of some months, and every turning point on its own day."""

from dataclasses import dataclass

import pandas as pd

from data.chain import causes_of, end_of
from data.eras import FIRST_DAY
from data.load import as_of, shared_table
from words import Day, Say, prose, say

MONTHS, MONTHS_OF_ERA = 6, 2  # from one moment to the next, of all years and of an era
CAPTION = say("{day}: {told}")


@dataclass(frozen=True)
class Moment:
    """A day of the film, and its caption with the caption's source where it is a turning point."""

    day: pd.Timestamp
    caption: Say | None = None
    source_id: str = ""
    locator: str = ""


def turning_points() -> tuple[Moment, ...]:
    """Return the reforms of the first rank and the events that a sourced connection names as a cause of one, by day.

    What is dated no finer than a year has no day of its own in a film and is left out.
    """
    reforms = shared_table("reforms").query("rank == 1")
    found = {("reform", key) for key in reforms["reform_id"]}
    for key in reforms["reform_id"]:
        found |= {(row.kind, row.key) for row in causes_of("reform", key).itertuples() if row.kind == "event"}
    ends = [end for kind, key in found if (end := end_of(kind, key)).precision in ("day", "month")]
    return tuple(Moment(end.date, captioned(end), *sourced(end)) for end in sorted(ends, key=lambda end: (end.date, end.key)))


def sourced(end) -> tuple[str, str]:
    """Return source and locator of the row in which an end of a connection (data.chain.End) stands."""
    key = {"reforms": "reform_id", "events": "event_id"}[end.table]
    row = shared_table(end.table).set_index(key).loc[end.key]
    return row["source_id"], row["locator"]


def captioned(end) -> Say:
    """Return what is said at an end of a connection (data.chain.End): when, and what it is called."""
    return CAPTION(day=Day(end.date, end.precision), told=prose(end.name, end.table, end.key, end.column))


def moments(first: pd.Timestamp = FIRST_DAY, last: pd.Timestamp | None = None, months: int = 6) -> list[Moment]:
    """Return the days of a film in order: every `months` months, the last day, and the turning points between.

    Raises ValueError when the days run backwards or the step is none.
    """
    last = last or as_of()
    if last < first or months < 1:
        raise ValueError(f"no film from {first:%Y-%m-%d} to {last:%Y-%m-%d} by {months} months")
    steps = pd.date_range(first, last, freq=pd.DateOffset(months=months))
    turns = [turn for turn in turning_points() if first <= turn.day <= last]
    plain = [Moment(day) for day in dict.fromkeys([*steps, last]) if day not in {turn.day for turn in turns}]
    return sorted([*plain, *turns], key=lambda moment: moment.day)
