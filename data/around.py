"""What was so in the years before a date and in those after? Measures of the field on two windows; following is not causing."""

from typing import NamedTuple

import pandas as pd

from data.dates import last_possible_day
from data.rules import meets
from data.spans import FIRST_DAY
from words import Day, Joined, List, Say, Span, Year, joined, say, say_n

Sentence = Say | Joined | str


class Records(NamedTuple):
    """The tables the measures are taken from, each with a `date` where it is counted by day."""

    spans: pd.DataFrame
    strength: pd.DataFrame
    chapter_vii: pd.DataFrame
    protection: pd.DataFrame
    deaths: pd.DataFrame
    last_death: pd.Timestamp
    budgets: pd.DataFrame
    as_of: pd.Timestamp


class Window(NamedTuple):
    """The first and the last day of the years before a reform, or of those after it."""

    first: pd.Timestamp
    last: pd.Timestamp


class Pair(NamedTuple):
    """One measure before and after, in `unit` (a key); both missing where it cannot be told, and then `note` says why."""

    measure: Say
    before: float
    after: float
    unit: str
    note: Sentence


def windows(date: pd.Timestamp, precision: str, years: int) -> tuple[Window, Window]:
    """Return the years before a date and those after it; the date itself, or all it can mean, belongs to neither."""
    last, length, day = last_possible_day(date, precision), pd.DateOffset(years=years), pd.Timedelta(days=1)
    return Window(date - length, date - day), Window(last + day, last + length)


def measured_around(date: pd.Timestamp, precision: str, years: int, records: Records) -> pd.DataFrame:
    """Return every measure around a date: measure and note as messages, before, after, unit (a key of UNITS).

    Operations and deaths are counted by day. Strength is the mean of year's ends of the calendar years before and after
    the date's own; money the mean of the budgets that opened before and after the date.
    """
    before, after = windows(date, precision, years)
    lacking = unmeasured(before, after, years, records.as_of)
    pairs = [
        begun(before, after, records.spans),
        share_with(before, after, records.spans, records.chapter_vii, say("Deployed under Chapter VII"), "% of operations"),
        number_with(before, after, records.spans, records.protection, say("Deployed to protect civilians")),
        mean_strength(date.year, years, records.strength),
        malicious_deaths(before, after, records.deaths, records.last_death),
        mean_budget(date, years, records.budgets),
    ]
    return pd.DataFrame([missing(pair, lacking) if lacking else pair for pair in pairs], columns=Pair._fields)


def unmeasured(before: Window, after: Window, years: int, as_of: pd.Timestamp) -> Sentence:
    """Say why nothing can be compared: too near to the beginning or to the package's date; "" where all can."""
    if before.first < FIRST_DAY:
        return say_n(
            "The first operation began on {day}, less than {n} year before.",
            "The first operation began on {day}, less than {n} years before.",
            years,
            day=Day(FIRST_DAY),
        )
    if after.last > as_of:
        return say_n("Less than {n} year had passed by {day}.", "Less than {n} years had passed by {day}.", years, day=Day(as_of))
    return ""


def missing(pair: Pair, why: Sentence) -> Pair:
    """Return the measure without its values and with the reason."""
    return pair._replace(before=float("nan"), after=float("nan"), note=why)


def begun(before: Window, after: Window, spans: pd.DataFrame) -> Pair:
    """Count the operations whose span began within each window; a half-known start counts as its first possible day."""
    values = [float(spans["start_date"].between(*window).sum()) for window in (before, after)]
    return Pair(say("Operations begun"), *values, "operations", _uncertain(before, after, spans))


def _uncertain(before: Window, after: Window, spans: pd.DataFrame) -> Sentence:
    """Name the operations whose half-known start can lie on either side of a window's edge, as a sentence, or ""."""
    edges = (before.first, after.first, after.last + pd.Timedelta(days=1))
    half = spans[spans["start_precision"] != "day"]
    ends = [last_possible_day(*start) for start in zip(half["start_date"], half["start_precision"], strict=True)]
    starts = zip(half["acronym"], half["start_date"], ends, strict=True)
    unsure = [acronym for acronym, first, last in starts if any(first < edge <= last for edge in edges)]
    if not unsure:
        return ""
    return say(
        "The day on which {operations} began is not known; the first possible one is counted.", operations=List(tuple(unsure))
    )


def held(window: Window, spans: pd.DataFrame, given: pd.DataFrame) -> tuple[int, int]:
    """Count the operations in the field at any time of a window, and those among them given something by its end."""
    in_field = spans[meets(spans["start_date"], spans["end_date"], *window)]["mission_id"]
    had = given[given["date"] <= window.last]["mission_id"]
    return len(in_field), int(in_field.isin(had).sum())


def share_with(before: Window, after: Window, spans: pd.DataFrame, given: pd.DataFrame, measure: Say, unit: str) -> Pair:
    """Return the share of the operations in the field given something by the window's end, in per cent."""
    counts = [held(window, spans, given) for window in (before, after)]
    values = [100 * had / all_ if all_ else float("nan") for all_, had in counts]
    told = [say("{had} of {all}", had=had, all=all_) for all_, had in counts]
    note = say("{before} operations before, {after} after, as far as our list of mandates tells.", before=told[0], after=told[1])
    return Pair(measure, *values, unit, note)


def number_with(before: Window, after: Window, spans: pd.DataFrame, given: pd.DataFrame, measure: Say) -> Pair:
    """Count the operations in the field given something by the window's end."""
    counts = [held(window, spans, given) for window in (before, after)]
    note = say(
        "Of {before} before, {after} after, as far as our list of mandated tasks tells.", before=counts[0][0], after=counts[1][0]
    )
    return Pair(measure, *(float(had) for _, had in counts), "operations", note)


def mean_strength(year: int, years: int, strength: pd.DataFrame) -> Pair:
    """Return the mean of the year's ends of the calendar years before and after a year; every one of them is needed.

    `strength` has year, uniformed and quality, a row a year.
    """
    pair = Pair(say("Uniformed, mean of year's ends"), float("nan"), float("nan"), "persons", "")
    sides = [range(year - years, year), range(year + 1, year + years + 1)]
    rows = [strength[strength["year"].isin(side)] for side in sides]
    for side, found in zip(sides, rows, strict=True):
        if len(found) < years:
            absent = next(each for each in side if each not in set(found["year"]))
            return missing(pair, say("No count of the end of {year}.", year=Year(absent)))
    values = [float(found["uniformed"].astype("float64").mean()) for found in rows]
    first, second = (Span(Year(side[0]), Year(side[-1])) for side in sides)
    told = say("{before}, {after}.", before=first, after=second)
    return pair._replace(before=values[0], after=values[1], note=joined(told, *_doubts(rows)))


ROUGH = {
    "estimated": say("{years} estimated."),
    "partial": say("{years} counted together with political missions."),
}


def _doubts(rows: list[pd.DataFrame]) -> list[Say]:
    """Say which year's ends are estimates or counted with political missions, a sentence each."""
    quality = pd.concat(rows).set_index("year")["quality"]
    found = {kind: sorted(quality[quality == kind].index) for kind in ROUGH}
    return [ROUGH[kind](years=Span(Year(years[0]), Year(years[-1]))) for kind, years in found.items() if years]


def malicious_deaths(before: Window, after: Window, deaths: pd.DataFrame, last_death: pd.Timestamp) -> Pair:
    """Count deaths by malicious acts within each window; `deaths` are those alone, known to the day of `last_death`."""
    pair = Pair(say("Deaths by malicious acts"), float("nan"), float("nan"), "deaths", "")
    if after.last > last_death:
        return missing(pair, say("Deaths are known to {day}.", day=Day(last_death)))
    counts = [float(deaths["date"].between(*window).sum()) for window in (before, after)]
    return pair._replace(before=counts[0], after=counts[1])


def mean_budget(date: pd.Timestamp, years: int, budgets: pd.DataFrame) -> Pair:
    """Return the mean of the budgets first approved for a year, of so many years before a date and after it.

    `budgets` has fiscal_year, period_from, amount_usd, quality and is_part, a row a year. All of them are needed.
    """
    pair = Pair(say("Budget, mean of a year"), float("nan"), float("nan"), "million dollars", "")
    rows = budgets.sort_values("period_from")
    sides = rows[rows["period_from"] < date].tail(years), rows[rows["period_from"] > date].head(years)
    reach = pd.DateOffset(years=years)
    if len(sides[0]) < years or sides[0]["period_from"].iloc[0] < date - reach:
        first = rows["fiscal_year"].iloc[0]
        return missing(pair, say("First approved budgets of all operations are known from {year} on.", year=first))
    if len(sides[1]) < years or sides[1]["period_from"].iloc[-1] > date + reach:
        return missing(pair, say("Budgets are known to {year}.", year=rows["fiscal_year"].iloc[-1]))
    values = [float(side["amount_usd"].astype("float64").mean() / 1e6) for side in sides]
    spans = [Span(side["fiscal_year"].iloc[0], side["fiscal_year"].iloc[-1]) for side in sides]
    note = say("As first approved, {before} and {after}; not adjusted for prices.", before=spans[0], after=spans[1])
    parts = [name for side in sides for name in side[side["is_part"]]["fiscal_year"]]
    if not parts:
        return pair._replace(before=values[0], after=values[1], note=note)
    left_out = say("The budgets of {years} leave out operations or months.", years=List(tuple(parts)))
    measure = say("Budget, mean of a year (some budgets partial)")
    return pair._replace(measure=measure, before=values[0], after=values[1], note=joined(note, left_out))
