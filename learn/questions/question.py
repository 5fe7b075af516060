"""What is a question? A sentence, what may be answered, the one right answer, why it is right, and the figure that shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pandas as pd

from figures.figure import Sentence, View
from words import Day

TRIES = 40  # draws before a kind has nothing more to ask
OPTIONS = 4


class NothingToAsk(ValueError):
    """What was drawn makes no fair question: it has too few wrong answers that are surely wrong."""


@dataclass(frozen=True)
class Estimate:
    """A number that is to be guessed: the number itself, and from where to where a guess counts as right."""

    value: int
    low: int
    high: int


@dataclass(frozen=True)
class Shown:
    """The figure from which the answer can be read, and the rows of its table that say so.

    `rows` are columns with their values: each stands in a row of the figure's table. What `lacking` says stands in none.
    """

    key: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[Mapping[str, Any], ...] = ()
    lacking: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Question:
    """One question with its answer.

    `options` are what may be chosen, or what is to be put in order, in the order in which they are shown; none where a number is
    asked for. `answer` is the option that is right, all options in their right order (a tuple), or an `Estimate`.
    `source_id` and `locator` say where the answer stands; a question about several things has several, as the atlas's sums have.
    `about` names what is asked: no set asks the same twice. `places` are where the options lie (longitude and latitude, EPSG:4326), in
    their order, where a map with their numbers is to be drawn.
    """

    kind: str
    prompt: Sentence
    options: tuple[Sentence | Day | int, ...]
    answer: Sentence | Day | int | tuple[Sentence, ...] | Estimate
    explanation: Sentence
    source_id: str
    locator: str
    view: View
    shown: Shown
    about: str
    places: tuple[tuple[float, float], ...] = ()


KINDS: dict[str, Callable[[Random], Question]] = {}


def kind(name: str) -> Callable[[Callable[[Random], Question]], Callable[[Random], Question]]:
    """Enter a function as what asks questions of a kind: it draws one by chance, or raises NothingToAsk."""

    def enter(ask: Callable[[Random], Question]) -> Callable[[Random], Question]:
        if name in KINDS:
            raise ValueError(f"two kinds of question are called {name!r}")
        KINDS[name] = ask
        return ask

    return enter


def one_of(chance: Random, rows: Sequence) -> Any:
    """Draw one of the rows. Raises NothingToAsk when there is none."""
    if not len(rows):
        raise NothingToAsk("no row to draw from")
    return rows[chance.randrange(len(rows))]


def near(chance: Random, rows: Sequence, distance: Callable[[Any], float], count: int = OPTIONS - 1) -> list:
    """Draw some of the rows, from the nearest six or twice as many: wrong answers are plausible when they are near.

    Raises NothingToAsk when there are fewer than `count`.
    """
    if len(rows) < count:
        raise NothingToAsk(f"{len(rows)} wrong answers where {count} are needed")
    nearest = sorted(rows, key=distance)[: 2 * max(count, OPTIONS - 1)]
    return chance.sample(nearest, count)


def mixed(chance: Random, *options: Any) -> tuple:
    """Return options in an order of chance."""
    return tuple(chance.sample(options, len(options)))


def records(frame: pd.DataFrame) -> list[dict]:
    """Return the rows of a frame as plain values: each question draws from hundreds."""
    return frame.to_dict("records")


def years_apart(first: pd.Timestamp, second: pd.Timestamp) -> float:
    """Return how many years lie between two days."""
    return abs((first - second).days) / 365.25
