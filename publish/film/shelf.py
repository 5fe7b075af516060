"""Which films are there? That of all years and one of each era: files of web/film, made anew at each release (python -m publish.film)."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from data.atlas import operations_on
from data.eras import FIRST_DAY
from data.load import as_of
from data.reforms import eras_of
from publish.film.moments import MONTHS, MONTHS_OF_ERA
from words import Say, prose, say

ALL = "years"
OF_ALL = say("From {n} to {m} operations, {first} to {last}.")
OF_ERA = say("{era}: from {n} to {m} operations, {first} to {last}.")
UNIT_OF_ALL = say("Film: the map of every half-year over the operations on their years, with a caption at each turning point.")
UNIT_OF_ERA = say("Film: the map of every second month over the operations on their years, with a caption at each turning point.")
ALT = say("A film of the map from {first} to {last}, in which dots and areas of operations come and go.")
LABEL_OF_ALL = say("Film, {first} to now")
LABEL_OF_ERA = say("{era}, {first} to {last}")


@dataclass(frozen=True)
class Film:
    """A film: its key, the days from which and to which it goes, the steps in months, and the era's name where it is of one."""

    key: str
    first: pd.Timestamp
    last: pd.Timestamp
    months: int
    era: str = ""

    @property
    def file(self) -> str:
        """Return its file's path below web/."""
        return f"film/{self.key}.mp4"

    @property
    def gif(self) -> str:
        """Return the path below web/ of the same as a picture that moves, for where there is no player."""
        return f"film/{self.key}.gif"

    @property
    def address(self) -> str:
        """Return the address of the map of its last day."""
        return f"/?date={self.last:%Y-%m-%d}#map"

    @property
    def finding(self) -> Say:
        """Return what it shows, as a headline: the operations of its first day and of its last."""
        n, m = (len(operations_on(day)) for day in (self.first, self.last))
        told = {"n": n, "m": m, "first": str(self.first.year), "last": str(self.last.year)}
        return OF_ERA(era=self._name, **told) if self.era else OF_ALL(**told)

    @property
    def label(self) -> Say:
        """Return what it is called where one is chosen."""
        first, last = str(self.first.year), str(self.last.year)
        return LABEL_OF_ERA(era=self._name, first=first, last=last) if self.era else LABEL_OF_ALL(first=first)

    @property
    def unit(self) -> Say:
        """Return what is seen in it, in a line."""
        return UNIT_OF_ERA if self.era else UNIT_OF_ALL

    @property
    def alt(self) -> Say:
        """Return what it shows, for who cannot see it."""
        return ALT(first=str(self.first.year), last=str(self.last.year))

    @property
    def _name(self):
        return prose(self.era, "eras", self.key, "name")


@cache
def films() -> dict[str, Film]:
    """Return all films by key: that of all years first, then the eras' in their order."""
    eras = [
        Film(row.era_id, max(row.first, FIRST_DAY), min(row.last, as_of()), MONTHS_OF_ERA, row.name)
        for row in eras_of("own").itertuples(index=False)
    ]
    return {film.key: film for film in (Film(ALL, FIRST_DAY, as_of(), MONTHS), *eras)}
