"""How is a date written, read and bounded? Half-known dates keep their precision in words."""

import re

import pandas as pd

OFFSETS = {"day": pd.DateOffset(days=0), "month": pd.offsets.MonthEnd(0), "year": pd.offsets.YearEnd(0)}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DASHES = re.compile("[\u2010-\u2015\u2212]")  # what word processors and printed texts put for a hyphen
YEAR, NAMED, ORDINAL = r"(?P<year>\d{4})", r"(?P<month>[A-Za-z]{3,9})\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        YEAR,
        YEAR + r"[-/](?P<month>\d{1,2})",
        YEAR + r"(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})" + TIME,
        r"(?P<month>\d{1,2})[-/.]" + YEAR,
        r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)" + YEAR,
        rf"(?:(?:the )?{ORDINAL} (?:of )?)?{NAMED} {YEAR}",
        rf"{NAMED} {ORDINAL} {YEAR}",
        rf"{ORDINAL}-{NAMED}-{YEAR}",
    )
]


def last_possible_day(date: pd.Timestamp, precision: str) -> pd.Timestamp:
    """Return the last day a half-known date can mean: June 1967 to the month is 30 June 1967."""
    if pd.isna(date):
        return pd.NaT
    return pd.Timestamp(date) + OFFSETS[precision or "day"]


def in_words(date: pd.Timestamp, precision: str = "day") -> str:
    """Write a date as the UN does, no finer than it is known: `7 November 1956`, `June 1967`, `1948`; "" if missing."""
    if pd.isna(date):
        return ""
    month = MONTHS[date.month - 1]
    return {"day": f"{date.day} {month} {date.year}", "month": f"{month} {date.year}"}.get(precision, str(date.year))


def span_in_words(start, start_precision: str, end, end_precision: str) -> str:
    """Write a span: `7 November 1956 to June 1967`, `24 January 1949 to the present`."""
    until = "the present" if pd.isna(end) else in_words(end, end_precision or "day")
    return f"{in_words(start, start_precision)} to {until}"


def from_words(text: str) -> pd.Timestamp | None:
    """Read a day as a visitor types it, or None: `1994`, `July 1994`, `07/1994`, `15 July 1994`, `15th July 1994`, `15/07/1994`,
    `1994-07-15`, a time stamp.

    A month means its first day, a year its first of January. Of three numbers that end in the year the first is the day, as the
    United Nations writes. A time stamp means the day it says, whatever its zone.
    """
    text = " ".join(DASHES.sub("-", text).replace(",", " ").split()).rstrip(".")
    for form in FORMS:
        if match := form.fullmatch(text):
            return _day_of(**match.groupdict())
    return None


def _day_of(year: str, month: str | None = None, day: str | None = None, **_marks: str) -> pd.Timestamp | None:
    """Return the day, or None where the calendar has none such."""
    number = _month_number(month) if month and month.isalpha() else int(month or 1)
    try:
        return pd.Timestamp(year=int(year), month=number, day=int(day or 1))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its beginning, 0 for anything else."""
    found = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())]
    return found[0] if len(found) == 1 else 0
