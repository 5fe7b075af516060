"""What was the state of peacekeeping on a day? Numbers, people and doctrine, and the operations as a list."""

from collections.abc import Callable
from html import escape

import pandas as pd
import streamlit as st

from charts.theme import REGION_COLORS
from data.dates import in_words, span_in_words
from data.derive import active_on, leader_on, places_on, rows_of, strength_on
from data.load import load_table
from data.money import budget_on, total_row
from data.people import deaths_by_year, world_month_before
from data.reforms import leading_doctrine
from ui.citations import UNCONFIRMED, cite, source_mark
from ui.state import View
from ui.tables import mission_row

OFFICES = {"secretary_general": "Secretary-General", "head_of_peacekeeping": "Peacekeeping led by"}


def day_summary(view: View, active: pd.DataFrame) -> str:
    """Return the date, the two numbers of the day, who led and which doctrine was in force, each with its source, in HTML.

    One element, so that a step of the date has little to draw.
    """
    numbers = [(f"operations, {view.region}" if view.region else "operations", str(len(active)), "")]
    numbers += _strength(view.date)
    lines = _leaders(view.date) + _doctrine(view.date)
    lines += _losses_and_money(view.date)
    figures = "".join(f"<div><dt>{escape(name)} {mark}</dt><dd>{value}</dd></div>" for name, value, mark in numbers)
    facts = "".join(f"<p><b>{name}</b> {escape(text)} {mark}</p>" for name, text, mark in lines)
    facts += _table(view, active)
    return (
        f'<section class="day" data-date="{view.date:%Y-%m-%d}"><h2>{in_words(view.date)}</h2><dl>{figures}</dl>{facts}</section>'
    )


def _leaders(date: pd.Timestamp) -> list[tuple[str, str, str]]:
    """Return who led, and beside the head of peacekeeping the way to the headquarters of the day."""
    way = f' <a href="institution?date={date:%Y-%m-%d}" target="_self">offices</a>'
    return [
        (
            OFFICES[row["office"]],
            row["name"] + UNCONFIRMED[row["status"]],
            source_mark(row["source_id"], row["locator"]) + (way if row["office"] == "head_of_peacekeeping" else ""),
        )
        for row in leader_on(date).to_dict("records")
        if row["office"] in OFFICES
    ]


def _doctrine(date: pd.Timestamp) -> list[tuple[str, str, str]]:
    """Return the doctrine in force that led, how many other documents were, and the way to all of them."""
    leading = leading_doctrine(date)
    if leading is None:
        return []
    reform, others = leading
    mark = source_mark(reform["source_id"], reform["locator"])
    way = f'<a href="reform?date={date:%Y-%m-%d}&amp;more=doctrine" target="_self">all {others + 1}</a>'
    return [("Doctrine in force", reform["short_title"], f"{mark} {way}")]


def _strength(date: pd.Timestamp) -> list[tuple[str, str, str]]:
    """Return the number serving: the month's sum where months are known, else the last year's end or single count."""
    month = world_month_before(date)
    if month is not None:
        mark = source_mark(month["source_id"], f"{month['note']}; {month['locator']}")
        return [(f"uniformed worldwide, {month['date']:%b %Y}", f"{month['uniformed']:,}", mark)]
    strength = strength_on(date)
    if strength is None:
        return []
    about = "" if strength["quality"] == "published" else "about, "
    mark = source_mark(strength["source_id"], f"{strength['note']}; {strength['locator']}")
    return [(f"uniformed worldwide, {about}{strength['counted_on']:%b %Y}", f"{strength['uniformed']:,}", mark)]


def _losses_and_money(date: pd.Timestamp) -> list[tuple[str, str, str]]:
    """Return the deaths of the date's year and the budget of its fiscal year, where they are known."""
    lines, deaths, budget = [], deaths_by_year().get(date.year), budget_on(date)
    if deaths is not None:
        mark = source_mark("un-hub-fatalities", f"deaths dated {date.year} in peacekeeping operations")
        lines.append((f"Died in service in {date.year}", f"{deaths:,}", mark))
    if budget is not None:
        stage = next(stage for stage in ("final", "initial", "expenditure") if pd.notna(budget[f"{stage}_usd"]))
        words = {"final": "approved", "initial": "first approved", "expenditure": "spent"}[stage]
        row = total_row(budget["fiscal_year"], stage)
        about = {"published": "", "rounded": "about ", "estimated": "by our sum about "}[row["quality"]]
        billions = f"{row['amount_usd'] / 1e9:,.2f}".rstrip("0").rstrip(".")
        mark = source_mark(row["source_id"], f"{row['note']}; {row['locator']}".strip("; "))
        lines.append((f"Budget {budget['fiscal_year']}", f"{about}${billions} billion {words}", mark))
    return lines


def _table(view: View, active: pd.DataFrame) -> str:
    """Return what the map shows as a folded table: operation, seat, region, in the field since."""
    seats = places_on(view.date)
    rows = "".join(
        f"<tr><th scope='row'>{escape(span.acronym)}</th><td>{escape(seats[span.mission_id])}</td><td>{span.region}</td>"
        f"<td>{in_words(span.start_date, span.start_precision)}</td></tr>"
        for span in active.itertuples()
    )
    head = "<tr><th scope='col'>Operation</th><th scope='col'>Headquarters</th><th scope='col'>Region</th><th scope='col'>Since</th></tr>"
    return f"<details><summary>The map as a table</summary><table><thead>{head}</thead><tbody>{rows}</tbody></table></details>"


def operations_shown(view: View) -> pd.DataFrame:
    """Return the operations of the day, of the chosen region if there is one."""
    active = active_on(view.date)
    return active[active["region"] == view.region] if view.region else active


def operations_list(view: View, active: pd.DataFrame) -> str:
    """Return the operations of the day as buttons in HTML; the time bar tells which is pressed (web/bar/operations_list.js).

    HTML, because a widget with a label for each operation takes the browser twice as long as all the rest of a step.
    """
    if active.empty:
        return f"<p class='operations'>No operation was deployed{' in this region' if view.region else ''} on this day.</p>"
    buttons = "".join(
        f'<button type="button" data-mission="{mission_id}" aria-pressed="{str(mission_id == view.mission).lower()}">'
        f'<i style="background: {REGION_COLORS["live"][region]}"></i>{escape(acronym)}</button>'
        for mission_id, acronym, region in zip(active["mission_id"], active["acronym"], active["region"], strict=True)
    )
    return f'<div class="operations" role="group" aria-label="Operations deployed">{buttons}</div>'


def mandate_passed(mission_id: str, date: pd.Timestamp) -> str:
    """Say that the last end of an operation's mandate known to the atlas has passed on a day, or "" where it has not."""
    for row in rows_of("current_mandates", mission_id).itertuples():
        if pd.notna(row.mandate_until) and row.mandate_until < date:
            until = in_words(row.mandate_until, row.precision)
            return f"The last end of its mandate known here, {until} ({row.resolution}), has passed; no later decision was found."
    return ""


def draw_reform_card(view: View, close: Callable[[], None]) -> None:
    """Draw the chosen reform's card: title, day, what it said, and the way to its account."""
    reforms = load_table("reforms").set_index("reform_id")
    row = reforms.loc[view.reform]
    with st.container(border=True):
        st.markdown(f"**{row['title']}**")
        st.caption(in_words(row["date"], row["precision"]))
        st.write(row["what_it_said"])
        st.caption(cite(row["source_id"], row["locator"]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("reform.py", label="Its account", icon=":material/arrow_forward:")
            st.button("Close", type="tertiary", on_click=close, key="close_reform")


def draw_card(view: View, is_active: bool, close: Callable[[], None]) -> None:
    """Draw the selected operation's card: name, dates, account, and the way to its page."""
    row = mission_row(view.mission)
    with st.container(border=True):
        st.markdown(f"**{row['acronym']}** {row['official_name']}")
        span = span_in_words(row["start_date"], row["start_precision"], row["end_date"], row["end_precision"])
        st.caption(span if is_active else f"{span}. Not deployed on {in_words(view.date)}.")
        ended = mandate_passed(view.mission, view.date) if is_active else ""
        if ended:
            st.caption(f":material/warning: {ended}")
        st.write(row["account"])
        st.caption(cite(row["source_id"], row["locator"]))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link("mission.py", label="All about it", icon=":material/arrow_forward:")
            st.button("Close", type="tertiary", on_click=close)
