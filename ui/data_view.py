"""What does the atlas hold, where does it come from, and what is missing? The tables, their sources and their gaps."""

import pandas as pd
import streamlit as st

from data.load import describe_table, load_table, table_bytes, table_names
from ui.citations import cite, cited
from ui.timeline_view import DATES


def list_tables() -> None:
    """Give each table with its meaning, its columns and a download."""
    for name in table_names():
        with st.expander(f"{describe_table(name)['title']}: {len(load_table(name)):,} rows"):
            st.write(describe_table(name)["description"])
            fields = describe_table(name)["schema"]["fields"]
            st.download_button(
                f"Download {name}.csv",
                data=lambda name=name: table_bytes(name),
                file_name=f"{name}.csv",
                mime="text/csv",
                key=f"download-{name}",
                on_click="ignore",
            )
            st.table(
                pd.DataFrame(
                    {"Column": [field["name"] for field in fields], "Meaning": [field["description"] for field in fields]}
                ),
                hide_index=True,
            )


def browse_table() -> None:
    """Show one table whole, with its sources by name."""
    name = st.selectbox("Look into a table", table_names(), format_func=lambda name: describe_table(name)["title"])
    rows = load_table(name)
    shown = cited(rows).drop(columns="source_id") if "source_id" in rows and name != "sources" else rows
    st.dataframe(shown, hide_index=True, height=420, column_config=DATES)


def list_discrepancies() -> None:
    """Show every fact on which sources differ, which one is followed and why."""
    rows = load_table("discrepancies")
    acronyms = load_table("missions").set_index("mission_id")["acronym"]
    st.dataframe(
        pd.DataFrame(
            {
                "Operation": rows["mission_id"].map(acronyms).fillna(""),
                "Table": rows["subject"],
                "Fact": rows["field"],
                "We show": rows["followed_value"],
                "Another source says": rows["other_value"],
                "Why": rows["reason"],
            }
        ),
        hide_index=True,
        height=420,
    )


def list_gaps() -> None:
    """Say what is unconfirmed or known only to the month or year, counted from the tables."""
    milestones, reforms = load_table("milestones"), load_table("reforms")
    leaders, current = load_table("leaders"), load_table("current_mandates")
    acronyms = load_table("missions").set_index("mission_id")["acronym"]
    ends = milestones[milestones["event"].isin(["start", "closed"]) & (milestones["precision"] != "day")]
    open_questions = current[current["status"] == "unconfirmed"]
    st.markdown(
        f"- {len(ends)} starts and ends of operations are known only to the month: "
        f"{', '.join(acronyms[row.mission_id] + ' ' + ('start' if row.event == 'start' else 'end') for row in ends.itertuples())}.\n"
        f"- {(milestones['status'] == 'unconfirmed').sum()} other dates of operations, {(reforms['status'] == 'unconfirmed').sum()} "
        f"reforms and {(leaders['status'] == 'unconfirmed').sum()} terms of office are marked unconfirmed, each with the reason.\n"
        f"- The present mandate could not be confirmed for {', '.join(acronyms[key] for key in open_questions['mission_id'])}.\n"
        "- For the years after 2021 no year's end count of uniformed personnel was found; single counts quoted by others are "
        "shown as points."
    )


def list_all_sources() -> None:
    """List every source with its kind, publisher and address."""
    sources = load_table("sources")
    st.dataframe(
        sources[["symbol", "title", "publisher", "published", "kind", "url", "retrieved"]],
        hide_index=True,
        height=420,
        column_config=DATES,
    )


def cite_atlas() -> None:
    """Say how to cite the atlas and under which terms its facts may be used."""
    st.markdown(
        "Cite as: *Blue Helmets Atlas, version 0.1.0, data as of 22 November 2026.* The tables may be used under the Creative "
        f"Commons Attribution 4.0 licence. Country polygons: {cite('un-geodata')}; line of control: {cite('natural-earth')}."
    )
