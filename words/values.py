"""How are numbers, days, money and lists written? Each value says how; Babel knows the language's own way."""

from dataclasses import dataclass
from datetime import date as calendar_date
from typing import Any


@dataclass(frozen=True)
class Day:
    """A day, no finer than it is known: `7 November 1956`, with precision `month` `November 1956`, with `year` `1956`."""

    date: calendar_date
    precision: str = "day"

    def written(self, words) -> str:
        return words.date(self.date, self.precision or "day")


@dataclass(frozen=True)
class Month:
    """The month of a day: `July 1994`."""

    date: calendar_date

    def written(self, words) -> str:
        return words.date(self.date, "month")


@dataclass(frozen=True)
class Year:
    """A year, which is never grouped: `1994`."""

    year: int

    def written(self, words) -> str:
        return str(int(self.year))


@dataclass(frozen=True)
class Span:
    """From one value to another: `1956 to 1967`; without an end `since 1948`, one value when both are written alike."""

    first: Any
    last: Any = None

    def written(self, words) -> str:
        return words.span(self.first, self.last)


@dataclass(frozen=True)
class About:
    """A number that is an estimate: `about 52,000`."""

    number: float

    def written(self, words) -> str:
        return words.about(self.number)


@dataclass(frozen=True)
class Decimal:
    """A number with a fixed number of decimals: `3.2`."""

    number: float
    places: int = 1

    def written(self, words) -> str:
        return words.decimal(self.number, self.places)


@dataclass(frozen=True)
class Percent:
    """A share between 0 and 1 in per cent: `18 per cent`."""

    share: float
    places: int = 0

    def written(self, words) -> str:
        return words.percent(self.share, self.places)


@dataclass(frozen=True)
class Money:
    """Dollars of the United States: `5.2 billion dollars`, `38 million dollars`, `1,428 dollars`."""

    dollars: float

    def written(self, words) -> str:
        return words.money(self.dollars)


@dataclass(frozen=True)
class Per:
    """A rate for each thousand, to one decimal."""

    number: float

    def written(self, words) -> str:
        return words.decimal(self.number, 1)


@dataclass(frozen=True)
class List:
    """Several values as a sentence has them: `a, b and c`; without `last` between commas only."""

    items: tuple[Any, ...]
    is_and: bool = True

    def written(self, words) -> str:
        return words.listed([words(item) for item in self.items], self.is_and)
