"""When does each step of a story stand? Its day among the story's years, and the operations that it is about, as places on a line."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from data.dates import from_words
from data.load import as_of, load_table
from data.missions import row_of, rows
from data.stories import Step, Story

MOST_TICKS = 7
STRIDES = (1, 2, 5, 10, 20)  # years between ticks
LANES = 4  # of bars, one above the other


@dataclass(frozen=True)
class Bar:
    """An operation on the line: its mission_id and acronym, where it begins and how long it is, in per cent of the line, and its lane, from 0."""

    mission: str
    name: str
    left: float
    width: float
    lane: int


@dataclass(frozen=True)
class Years:
    """A story's line: its ticks (place in per cent, year), bars and lanes, and each step's place, None for one of no day."""

    ticks: tuple[tuple[float, int], ...]
    bars: tuple[Bar, ...]
    lanes: int
    places: tuple[float | None, ...]


def chosen_in(step: Step) -> dict[str, str]:
    """Return the choices of a step's view."""
    return dict(parse_qsl(urlsplit(step.view).query))


def day_of(step: Step) -> pd.Timestamp | None:
    """Return the day a step shows: the one its view names, else that of the reform it is about; None where it has none."""
    chosen = chosen_in(step)
    if named := chosen.get("date") or chosen.get("day"):
        return from_words(named)
    reforms = load_table("reforms").set_index("reform_id")["date"]
    return reforms[chosen["reform"]] if chosen.get("reform") in reforms.index else None


@lru_cache(maxsize=32)
def years_of(story: Story) -> Years:
    """Return the line of a story's years."""
    days = [day_of(step) for step in story.steps]
    known = [day for day in days if day is not None]
    first = min([story.first, *(day.year for day in known)])
    last = max([story.last, *(day.year for day in known)])
    begin, end = pd.Timestamp(first, 1, 1), pd.Timestamp(last + 1, 1, 1)

    def place(day: pd.Timestamp) -> float:
        return round(100 * min(max((day - begin) / (end - begin), 0.0), 1.0), 2)

    stride = next((each for each in STRIDES if (last - first) / each < MOST_TICKS), STRIDES[-1])
    ticks = tuple((place(pd.Timestamp(year, 1, 1)), year) for year in range(first, last + 1) if year % stride == 0)
    bars = tuple(_bars(story, place))
    return Years(ticks, bars, max((bar.lane for bar in bars), default=-1) + 1, tuple(day and place(day) for day in days))


def _bars(story: Story, place) -> list[Bar]:
    """Return the operations that steps are about, each in the first lane that is free, as long as there is one."""
    missions = dict.fromkeys(mission for step in story.steps if (mission := chosen_in(step).get("mission")) in rows())
    spans = [(row_of(mission)["start_date"], row_of(mission)["end_date"], mission) for mission in missions]
    ends, bars = [], []
    for start, end, mission in sorted(spans, key=lambda span: (span[0], span[2])):
        left, right = place(start), place(as_of() if pd.isna(end) else end)
        lane = next((n for n, taken in enumerate(ends) if taken < left), len(ends))
        if lane >= LANES or right <= left:
            continue
        ends[lane : lane + 1] = [right]
        bars.append(Bar(mission, row_of(mission)["acronym"], left, round(right - left, 2), lane))
    return bars
