"""What was the state of peacekeeping on a day? Numbers, people and doctrine, and the operations as a list."""

import streamlit as st

from data.dates import in_words, span_in_words
from data.derive import active_on, doctrine_before, leader_on, strength_on
from ui.state import View, choose, choose_mission
from ui.tables import mission_row


def summarize_day(view: View) -> None:
    """Write the date, the two numbers of the day, who led and which doctrine was in force."""
    active, strength = active_on(view.date), strength_on(view.date)
    if view.region:
        active = active[active["region"] == view.region]
    st.subheader(in_words(view.date), anchor=False)
    operations, uniformed = st.columns(2)
    operations.metric(f"operations in the field{', ' + view.region if view.region else ''}", len(active))
    if strength is not None:
        about = "about " if strength["quality"] == "estimated" else ""
        uniformed.metric(
            f"uniformed worldwide, {in_words(strength['counted_on'], 'month')}", f"{about}{strength['uniformed']:,}"
        )
    lines = [f"**{'Secretary-General' if row.office == 'secretary_general' else 'Peacekeeping led by'}** {row.name_}"
             for row in leader_on(view.date).rename(columns={"name": "name_"}).itertuples()
             if row.office != "head_of_field_support"]
    doctrine = doctrine_before(view.date)
    if doctrine is not None:
        lines.append(f"**Doctrine** {doctrine['title']}, {doctrine['date'].year} {doctrine['symbol']}")
    st.markdown("  \n".join(lines))


def list_operations(view: View) -> None:
    """List the operations of the day, each a button; the selected one opens into its card."""
    active = active_on(view.date)
    if view.region:
        active = active[active["region"] == view.region]
    if view.mission:
        draw_card(view)
    with st.container(height=300 if view.mission else 420, border=False):
        for span in active.itertuples():
            st.button(
                span.acronym, key=f"pick-{span.mission_id}", on_click=choose_mission, args=[span.mission_id],
                width="stretch", type="primary" if span.mission_id == view.mission else "tertiary",
            )


def draw_card(view: View) -> None:
    """Draw the selected operation's card: name, dates, account, and the way to its page."""
    row = mission_row(view.mission)
    with st.container(border=True):
        st.markdown(f"**{row['acronym']}** {row['official_name']}")
        st.caption(span_in_words(row["start_date"], row["start_precision"], row["end_date"], row["end_precision"]))
        st.write(row["account"])
        st.button("Close", on_click=choose, kwargs={"mission": ""})
