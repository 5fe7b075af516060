"""Who decides, who pays, who serves, and with whom? The path of a mandate, what is paid how, and the partners."""

from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.load import shared_table
from ui.citations import cite, source_mark

# What the steps are about, each with the step it ends before, and where the atlas tells more of it.
PHASES = {
    "Who decides": [("timeline.py", "Decisions and reforms since 1948"), ("mission.py", "The mandates of an operation")],
    "Who serves": [("contributors.py", "Contributors"), ("deployments.py", "Where they are deployed"), ("atlas.py", "The map")],
    "Who pays": [("money.py", "Budgets, shares and rates")],
    "Who reviews": [("people.py", "How many serve"), ("fallen.py", "Who died in service")],
}
LAST_STEPS = {"leadership": "Who decides", "deployment": "Who serves", "reimbursement": "Who pays", "review": "Who reviews"}
TOPICS = {
    "letters_of_assist": "Letters of assist",
    "contingent_owned_equipment": "Contingent-owned equipment",
    "permanent_members_premium": "The permanent members' larger share",
    "voluntary_contributions": "Voluntary contributions",
    "support_account": "The support account",
}


@cache
def path_steps() -> pd.DataFrame:
    """Return the steps of a mandate's path in their order."""
    return shared_table("mandate_path").sort_values(["number", "step"], ignore_index=True)


@cache
def phases() -> dict[str, pd.DataFrame]:
    """Return the steps by what they are about: deciding, serving, paying, reviewing."""
    rows = path_steps()
    phase = rows["step"].map(LAST_STEPS).bfill().fillna(list(PHASES)[-1])
    return {name: rows[phase == name] for name in PHASES if (phase == name).any()}


@cache
def path_list(phase: str) -> str:
    """Return a phase of the path as a row of boxes in HTML, an ordered list to those who hear it."""
    rows = phases()[phase]
    boxes = "".join(
        f'<li value="{row.number}"><span class="actor"><span class="number">{row.number}</span>{escape(row.actor)}</span>'
        f"<p>{escape(row.statement)} {source_mark(row.source_id, row.locator)}</p></li>"
        for row in rows.itertuples()
    )
    return f'<ol class="steps" start="{rows["number"].iloc[0]}" aria-label="{phase}">{boxes}</ol>'


def path_view() -> None:
    """Draw the path of a mandate, each step with who acts, and the ways to the pages that tell more."""
    rows = path_steps()
    st.markdown(f"**The path of a mandate, from the first talks to its review: {len(rows)} steps, each with who acts.**")
    for phase in phases():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{phase}**", width="content")
            for page, label in PHASES[phase]:
                st.page_link(page, label=label, icon=":material/arrow_forward:")
        st.html(path_list(phase))


@cache
def _explained() -> dict[str, str]:
    """Return the first statement of each topic with its source, as Markdown."""
    rows = shared_table("explanations").drop_duplicates("topic").set_index("topic")
    return {
        topic: f"**{title}.** {rows.at[topic, 'text']} :small[{cite(rows.at[topic, 'source_id'], rows.at[topic, 'locator'])}]"
        for topic, title in TOPICS.items()
        if topic in rows.index
    }


def paid_view() -> None:
    """Say in short how equipment, services and voluntary contributions are paid for; the Money page tells the rest."""
    places = st.columns(len(_explained()), gap="medium")
    for place, text in zip(places, _explained().values(), strict=True):
        place.markdown(text.replace("$", "\\$"))
    st.page_link("money.py", label="How it works, in full, and the rates", icon=":material/payments:")


@cache
def partners_list() -> str:
    """Return the steps with each partner as lists in HTML, the partner with most steps first."""
    rows = shared_table("partners").sort_values("date")
    order = rows["partner"].value_counts(sort=True).index
    parts = []
    for partner in order:
        lines = "".join(_event(row) for row in rows[rows["partner"] == partner].itertuples())
        parts.append(f"<section><h4>{escape(partner)}</h4><dl>{lines}</dl></section>")
    return f'<div class="events">{"".join(parts)}</div>'


def _event(row) -> str:
    symbol = f" ({escape(row.symbol)})" if row.symbol else ""
    return (
        f"<dt>{in_words(row.date, row.precision)}</dt>"
        f"<dd>{escape(row.event.rstrip('.'))}{symbol}. {source_mark(row.source_id, row.locator)}</dd>"
    )


def partners_view() -> None:
    """List what was agreed and begun with partners."""
    rows = shared_table("partners")
    first, last = rows["date"].min(), rows["date"].max()
    st.markdown(
        f"**{len(rows)} steps with {rows['partner'].nunique()} partners from {first.year} to {last.year}, those that were found:** "
        "agreements, operations taken over or run together, programmes."
    )
    st.html(partners_list())
