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
    """Read a day as a visitor types it, or None: `1994`, `July 1994`, `07/1994`, `1994-07`, `15 July 1994`, `1994-07-15`.

    A month means its first day, a year its first of January. Day/month/year orders are not guessed.
    """
    text = " ".join(text.replace(",", " ").split())
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", text):
        year, month, day = match[1], match[2] or 1, match[3] or 1
    elif match := re.fullmatch(r"(\d{1,2})/(\d{4})", text):
        year, month, day = match[2], match[1], 1
    elif match := re.fullmatch(r"(?:(\d{1,2}) )?([A-Za-z]{3,9})\.? (\d{4})", text):
        year, month, day = match[3], _month_number(match[2]), match[1] or 1
    elif match := re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{1,2}) (\d{4})", text):
        year, month, day = match[3], _month_number(match[1]), match[2]
    else:
        return None
    try:
        return pd.Timestamp(year=int(year), month=int(month), day=int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or its beginning, 0 for anything else."""
    found = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())]
    return found[0] if len(found) == 1 else 0
