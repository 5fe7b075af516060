"""Of which days is the film, and what is said at them? Steps of some months, and every turning point on its own day."""

from dataclasses import dataclass

import pandas as pd

from data.chain import causes_of, end_of
from data.eras import FIRST_DAY
from data.load import as_of, shared_table
from words import Day, Say, prose, say

# The films that are sent, by their files below web/: made anew at each release (python -m publish.film).
FILMS = {"film/years.mp4": say("Film, 1948 to now (MP4)"), "film/years.gif": say("Film, 1948 to now (GIF)")}
CAPTION = say("{day}: {told}")


@dataclass(frozen=True)
class Moment:
    """A day of the film, and its caption where it is a turning point."""

    day: pd.Timestamp
    caption: Say | None = None


def turning_points() -> tuple[Moment, ...]:
    """Return the reforms of the first rank and the events that a sourced connection names as a cause of one, by day.

    What is dated no finer than a year has no day of its own in a film and is left out.
    """
    reforms = shared_table("reforms").query("rank == 1")
    found = {("reform", key) for key in reforms["reform_id"]}
    for key in reforms["reform_id"]:
        found |= {(row.kind, row.key) for row in causes_of("reform", key).itertuples() if row.kind == "event"}
    ends = [end for kind, key in found if (end := end_of(kind, key)).precision in ("day", "month")]
    return tuple(Moment(end.date, captioned(end)) for end in sorted(ends, key=lambda end: (end.date, end.key)))


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
