"""What was the state of peacekeeping on a day? Numbers, people and doctrine, and the operations as a list."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.dates import in_words, span_in_words
from data.derive import active_on, doctrine_before, leader_on, strength_on
from ui.citations import cite, cite_mark
from ui.state import View
from ui.tables import mission_row

LIST_HEIGHT = 540
UNCONFIRMED = {"confirmed": "", "unconfirmed": " (unconfirmed)"}
OFFICES = {"secretary_general": "Secretary-General", "head_of_peacekeeping": "Peacekeeping led by"}


def summarize_day(view: View) -> None:
    """Write the date, the two numbers of the day, who led and which doctrine was the latest, each with its source."""
    strength = strength_on(view.date)
    st.subheader(in_words(view.date), anchor=False)
    operations, uniformed = st.columns([2, 3])
    operations.metric(f"operations, {view.region}" if view.region else "operations", len(operations_shown(view)))
    if strength is not None:
        about = "" if strength["quality"] == "published" else "about, "
        uniformed.metric(
            f"uniformed, {about}{strength['counted_on']:%b %Y}",
            f"{strength['uniformed']:,}",
            help=f"All operations in the world. {strength['note']}. {cite(strength['source_id'], strength['locator'])}",
        )
    lines = [f"**{OFFICES[row.office]}** {row.person}{UNCONFIRMED[row.status]} {cite_mark(row.source_id, row.locator)}"
             for row in leader_on(view.date).rename(columns={"name": "person"}).itertuples() if row.office in OFFICES]
    doctrine = doctrine_before(view.date)
    if doctrine is not None:
        lines.append(f"**Latest doctrine** {doctrine['title']} ({doctrine['date'].year}) {cite_mark(doctrine['source_id'], doctrine['locator'])}")
    st.markdown("  \n".join(lines))


def operations_shown(view: View) -> pd.DataFrame:
    """Return the operations of the day, of the chosen region if there is one."""
    active = active_on(view.date)
    return active[active["region"] == view.region] if view.region else active


def list_operations(view: View, select: Callable[[str], None]) -> None:
    """List the operations of the day, each a button that calls `select`; the selected one stands first, as a card."""
    with st.container(height=LIST_HEIGHT, border=False, key="operations"):
        active = operations_shown(view)
        if view.mission:
            draw_card(view, view.mission in set(active["mission_id"]), select)
        if active.empty:
            st.write(f"No operation was in the field{' in this region' if view.region else ''} on this day.")
        for span in active[active["mission_id"] != view.mission].itertuples():
            st.button(
                span.acronym, key=f"pick-{span.mission_id}", on_click=select, args=[span.mission_id],
                width="stretch", type="tertiary",
            )


def draw_card(view: View, is_active: bool, select: Callable[[str], None]) -> None:
    """Draw the selected operation's card: name, dates, account, and the way to its page."""
    row = mission_row(view.mission)
    with st.container(border=True):
        st.markdown(f"**{row['acronym']}** {row['official_name']}")
        span = span_in_words(row["start_date"], row["start_precision"], row["end_date"], row["end_precision"])
        st.caption(span if is_active else f"{span}. Not in the field on {in_words(view.date)}.")
        st.write(row["account"])
        st.caption(cite(row["source_id"], row["locator"]))
        page, close = st.columns(2)
        page.page_link("mission.py", label="All about it")
        close.button("Close", type="tertiary", on_click=select, args=[""], width="stretch")
