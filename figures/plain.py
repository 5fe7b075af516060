"""How may a picture be drawn by another program, so that it can be edited there? Series of a figure's table, and spans along the years."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from figures.table import Table
from words import Joined, Prose, Say, Words

Sentence = Say | Joined | Prose | str
Kind = Literal["line", "point", "column", "bar", "area"]
Placing = Literal["stacked", "beside", "within"]
Unit = Literal["", "dollars", "percent", "part"]  # a part of one is written in per cent
LONGEST_MONTH, GAP = 31, 45  # days


@dataclass(frozen=True)
class Row:
    """One series: its key, its name, and for each place on the axis a number (None where none is known) and what kind it is."""

    key: str
    name: str
    numbers: tuple[float | None, ...]
    doubts: tuple[bool, ...]
    apart: tuple[bool, ...]


@dataclass(frozen=True)
class Drawn:
    """What a program of charts is given: the places along the axis (years, days or names) and the series over them."""

    places: tuple
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Series:
    """Which columns of a figure's table a program of charts can draw itself: the numbers stay numbers.

    `at` is the column of years, days or names; `values` are the columns of numbers, each a series called by its heading. With `by`, one
    column of numbers is parted by what that column says, called as `names` has it. Several columns, bars and areas stand on one another,
    or `beside` each other, or the second `within` the first, of which it is a part. `doubt` is a column of yes and no (hollow or dashed: no
    plain count), `hollow` are series that are so throughout, `apart` is a column of what is not joined to its neighbours. `rows` are the
    labels of the table's rows that are drawn, in their order; all when None.
    """

    kind: Kind
    at: str
    values: tuple[str, ...]
    by: str = ""
    names: Mapping[str, Sentence] = field(default_factory=dict)
    doubt: str = ""
    hollow: tuple[str, ...] = ()
    apart: str = ""
    unit: Unit = ""
    placing: Placing = "stacked"
    rows: pd.Index | None = None

    @property
    def is_stacked(self) -> bool:
        """Whether the series stand on one another."""
        return self.kind in ("column", "bar", "area") and self.placing == "stacked" and (bool(self.by) or len(self.values) > 1)

    def drawn(self, table: Table, words: Words) -> Drawn:
        """Return places and series with the numbers as the table writes them. Raises KeyError for a column that it does not have."""
        frame = table.rounded()
        frame = frame if self.rows is None else frame.loc[self.rows]
        places = list(dict.fromkeys(frame[self.at]))
        if all(isinstance(place, pd.Timestamp) for place in places) and places:
            places = with_gaps(sorted(places))
        elif self.at == "year":
            places = list(range(int(min(places)), int(max(places)) + 1)) if places else []
        if self.by:
            keys = [key for key in self.names if (frame[self.by] == key).any()] or list(dict.fromkeys(frame[self.by]))
            parts = {str(key): (frame[frame[self.by] == key], self.values[0], self.names.get(key, str(key))) for key in keys}
        else:
            parts = {column: (frame, column, table.headings[column]) for column in self.values}
        rows = tuple(self._row(key, *part, places, words) for key, part in parts.items())
        return Drawn(tuple(places), tuple(row for row in rows if any(number is not None for number in row.numbers)))

    def _row(self, key: str, frame: pd.DataFrame, column: str, name: Sentence, places: list, words: Words) -> Row:
        by_place = frame.drop_duplicates(self.at, keep="last").set_index(self.at)
        numbers = [None if place not in by_place.index else by_place.at[place, column] for place in places]

        def flags(flag: str) -> tuple[bool, ...]:
            if not flag:
                return (False,) * len(places)
            return tuple(place in by_place.index and bool(by_place.at[place, flag]) for place in places)

        doubts = (True,) * len(places) if key in self.hollow else flags(self.doubt)
        return Row(key, words(name), tuple(None if pd.isna(n) else float(n) for n in numbers), doubts, flags(self.apart))


def with_gaps(days: list[pd.Timestamp]) -> list[pd.Timestamp]:
    """Return days with one in each gap of a series of months, so that nothing is drawn over months that are not known."""
    steps = pd.Series(days).diff().dt.days.dropna()
    if steps.empty or steps.median() > LONGEST_MONTH:
        return days
    missing = [
        before + (after - before) / 2 for before, after in zip(days, days[1:], strict=False) if (after - before).days > GAP
    ]
    return sorted([*days, *(day.normalize() for day in missing)])


@dataclass(frozen=True)
class Spans:
    """What lasted, and what happened, along the years from `first` to `last`: bars and diamonds with their names.

    `rows` has name, start, end (missing: a moment), group and is_doubtful (drawn hollow); `groups` names the groups that have a colour,
    in their order.
    """

    rows: pd.DataFrame
    first: pd.Timestamp
    last: pd.Timestamp
    groups: Mapping[str, Sentence] = field(default_factory=dict)
