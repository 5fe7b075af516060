"""How many served? The day's numbers, the world since 1948, and its months."""

from functools import cache, lru_cache
from html import escape

import pandas as pd
import streamlit as st

from charts import people as charts
from charts.dress import dressed
from data import people
from data.dates import in_words
from data.derive import active_on, strength_dates, strength_on
from data.load import as_of
from data.reforms import eras_of
from ui.citations import SOURCE_HEADINGS, cite, cited, source_mark
from ui.day_choice import choose_day
from ui.eras import choose_eras, tell_eras
from ui.pictures import show_picture
from ui.state import current_view, show_notices, theme
from ui.tables import names, specification

SURGES = (1993, 1994, 2015)  # the first surge crested twice, as UNTAC left and as UNOSOM II and UNPROFOR grew
NEAR = 10  # years; a year's end that none within this many exceeds is a peak
GROUPS = {"component": "Component", "region": "Region"}
COMPONENTS = {"troops": "Troops", "police": "Police", "experts": "Experts on mission"}
WORLD_QUALITIES = {
    "published": "counted",
    "estimated": "an estimate",
    "partial": "counted together with political missions",
    "quoted": "a UN figure read at second hand",
}
# What is said of a figure that is not simply a count; used after the figure, on the page and in the pictures.
COUNT_QUALITIES = {
    "published": "",
    "partial": "a component missing",
    "outlier": "doubtful",
    "rounded": "rounded",
    "secondary": "at second hand",
    "peak": "the largest given",
    "mean": "mean of the year",
}
HEADINGS = {
    "counted_on": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "date": st.column_config.DateColumn("Date", format="D MMM YYYY"),
    "uniformed": "Uniformed",
    "quality": "Quality",
    "note": "Note",
    **SOURCE_HEADINGS,
}


def when(date: pd.Timestamp, precision: str, quality: str) -> str:
    """Say when a count was taken: a month's last day or a mean's year are said as month and year."""
    return str(date.year) if quality == "mean" else in_words(date, "month" if precision == "day" else precision)


def qualified(persons: int, quality: str) -> str:
    """Return a figure with what is to be known of it in brackets."""
    said = COUNT_QUALITIES[quality]
    return f"{persons:,} ({said})" if said else f"{persons:,}"


@lru_cache(maxsize=64)
def largest_on(date: pd.Timestamp, count: int) -> pd.DataFrame:
    """Return the operations with most uniformed on a date, each by its last known count (columns of strengths_on)."""
    rows = people.strengths_on(date)
    return rows.sort_values("uniformed", ascending=False).head(count)


def largest_then(date: pd.Timestamp, count: int) -> pd.DataFrame:
    """Return the largest operations of a date by counts of the year before it: older ones say nothing of who was largest then."""
    rows = largest_on(date, 200)
    return rows[rows["date"] > date - pd.DateOffset(years=1)].head(count)


@st.fragment
def day_view() -> None:
    """Tell the strength on the view's date and its largest operations; the date may be changed."""
    show_notices()
    date = choose_day("Strength on", "people_date")
    figures = "".join(f"<div><dt>{said} {mark}</dt><dd>{value}</dd></div>" for value, said, mark in _world_on(date))
    st.html(f'<section class="day"><dl>{figures}</dl>{_largest_lines(date)}</section>')


def _world_on(date: pd.Timestamp) -> list[tuple[str, str, str]]:
    """Return the number serving, what it is and its source: the month's sum, else the last year's end or quoted count."""
    month, count = people.world_month_before(date), strength_on(date)
    if month is not None:
        said = f"uniformed in all operations at the end of {in_words(month['date'], 'month')}. {month['note']}."
        return [(f"{month['uniformed']:,}", escape(said), source_mark(month["source_id"], month["locator"]))]
    if count is None:
        return [("Not known", "The first figure is of the end of 1948.", "")]
    about = "" if count["quality"] == "published" else "about "
    at = in_words(count["counted_on"], "year" if pd.isna(count["month"]) else "month")
    when_counted = "in" if count["quality"] == "quoted" else "at the end of"
    said = f"uniformed {when_counted} {at}: {WORLD_QUALITIES[count['quality']]}. {count['note']}."
    return [(f"{about}{count['uniformed']:,}", escape(said), source_mark(count["source_id"], count["locator"]))]


def _largest_lines(date: pd.Timestamp) -> str:
    """Return the largest operations of a date as lines, and how many of those in the field have a count at all."""
    in_field, rows = len(active_on(date)), largest_on(date, 200)
    lines = "".join(
        f"<p><b>{names()[row.mission_id]}</b> {qualified(row.uniformed, row.quality)}, "
        f"{when(row.date, row.precision, row.quality)} {source_mark(row.source_id, row.locator)}</p>"
        for row in rows.head(5).itertuples()
    )
    known = f"Of the {in_field} operations deployed, {len(rows)} {'has' if len(rows) == 1 else 'have'} a count; the last known stands."
    whole = (
        "The largest:"
        if len(rows) == in_field
        else "The largest of these; others may be larger:"
        if len(rows) > 1
        else "Counted:"
    )
    return f"<p>{known}{f' {whole}' if lines else ''}</p>{lines}"


@cache
def world_peaks() -> pd.DataFrame:
    """Return the year's ends that none within ten years exceeds, each with the three largest operations of its day."""
    rows = strength_dates()
    rows = rows[rows["quality"] != "quoted"]
    near = [rows[(rows["year"] - year).abs() <= NEAR]["uniformed"].max() for year in rows["year"]]
    peaks = rows[rows["uniformed"] == near]
    told = {date: largest_then(date, 3) for date in peaks["counted_on"]}
    peaks = peaks[[len(told[date]) > 0 and n > 20_000 for date, n in zip(peaks["counted_on"], peaks["uniformed"], strict=True)]]
    return peaks.assign(
        label=[_peak_label(row, told[row.counted_on]) for row in peaks.itertuples()],
        side=["right" if year < 1980 else "left" for year in peaks["year"]],
    )


def _peak_label(row, largest: pd.DataFrame) -> str:
    about = "" if row.quality == "published" else "about "
    lines = [f"{about}{row.uniformed:,}, {'end of ' if row.quality == 'published' else ''}{row.year}"]
    lines += [f"{names()[each.mission_id]} {each.uniformed:,}" for each in largest.itertuples()]
    return "\n".join(lines)


@st.cache_resource(max_entries=12, show_spinner=False)
def _world_spec(theme: str, era: str) -> dict:
    chart = charts.world_chart(strength_dates(), world_peaks(), as_of(), theme, eras_of(era) if era else None)
    return specification(dressed(chart, theme))


@cache
def _world_table() -> pd.DataFrame:
    return cited(strength_dates())[["counted_on", "uniformed", "quality", "note", "source", "url"]]


@st.fragment
def world_view() -> None:
    """Draw the world's strength since 1948, over the eras chosen, and say what made its peaks."""
    with st.container(width=360):
        choose_eras("people_eras")
    tell_eras()
    rows, peaks = strength_dates(), world_peaks()
    top, last = peaks.iloc[peaks["uniformed"].argmax()], rows.iloc[-1]
    show_picture(
        "people-world",
        f"From about {rows['uniformed'].iloc[0]:,} uniformed in {rows['year'].iloc[0]} to {top['uniformed']:,} at the end of "
        f"{top['year']}, and about {last['uniformed']:,} in {in_words(last['counted_on'], 'month')}.",
        "Persons at the year's end; at the peaks the largest operations whose strength is known. Solid: sums of counts by operation, "
        f"1992 to 2016 ({cite('ipi')}). Dashed: estimates rounded to hundreds to 1991, and from 2017 counts that include "
        f"political missions ({cite('owid-peacekeeping')}). Hollow: single figures read at second hand, not joined, since no "
        "year's end was found after 2021.",
        _world_spec(theme(), current_view().era),
        "Line of uniformed personnel in all operations since 1948; the same stands in the table.",
        _world_table(),
        HEADINGS,
    )


@cache
def _months(by: str) -> pd.DataFrame:
    rows = people.strength_by_month(by)
    return rows.replace({"group": COMPONENTS}) if by == "component" else rows


@cache
def _months_table(by: str) -> pd.DataFrame:
    return _months(by).pivot(index="date", columns="group", values="persons").reset_index()


@cache
def _surges() -> pd.DataFrame:
    return pd.DataFrame([people.largest_month(year) for year in SURGES]).reset_index(drop=True)


@st.cache_resource(max_entries=8, show_spinner=False)
def _months_spec(by: str, theme: str) -> dict:
    marked = _surges().iloc[1:]
    words = [f"{row.uniformed:,}, {in_words(row.date, 'month')}" for row in marked.itertuples()]
    chart = charts.monthly_chart(_months(by), marked.assign(label=words, side=["right", "left"]), theme)
    return specification(dressed(chart, theme))


def _surge_words(row) -> str:
    largest = [f"{names()[each.mission_id]} {each.uniformed:,}" for each in largest_then(row.date, 3).itertuples()]
    return f"{row.uniformed:,} in {in_words(row.date, 'month')} ({', '.join(largest)})"


@cache
def months_finding() -> str:
    """Say which months were the crests of the two surges and which operations were then the largest."""
    first, second, third = (_surge_words(row) for row in _surges().itertuples())
    return f"Two surges: {first} and {second}, then {third}."


@st.fragment
def months_view() -> None:
    """Draw the months by component or region."""
    by = st.segmented_control(
        "Stacked by", list(GROUPS), format_func=GROUPS.get, key="people_by", default="component", required=True
    )
    show_picture(
        "people-months",
        months_finding(),
        f"Persons in all operations, each month from November 1990 to March 2017 except November 2016, which is missing. {cite('ipi')}. "
        "Before August 1992 the source counts the observers of ten operations among their troops. In nine months it repeats the "
        "month before, as their rows in the table of strength say.",
        _months_spec(by, theme()),
        f"Stacked areas of uniformed personnel by {by}, monthly; the same stands in the table.",
        _months_table(by),
        HEADINGS,
    )
