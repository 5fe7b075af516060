"""What does the atlas hold, where does it come from, and what is missing? The tables, their sources and their gaps."""

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.derive import approved_budgets
from data.load import as_of, describe_table, load_table, package, shared_table, table_bytes, table_names
from ui.citations import cite, cited, source_row
from ui.timeline_view import DATES


def list_tables() -> None:
    """Give every table with its rows and its meaning."""
    described = [describe_table(name) for name in table_names()]
    st.dataframe(
        pd.DataFrame(
            {
                "Table": [each["title"] for each in described],
                "Rows": [len(shared_table(name)) for name in table_names()],
                "One row": [each["description"] for each in described],
            }
        ),
        hide_index=True,
        height=420,
    )


def browse_table() -> None:
    """Open one table: its file, what its columns mean, and its rows with their sources by name."""
    name = st.selectbox("Open a table", table_names(), format_func=lambda name: describe_table(name)["title"], key="table")
    st.download_button(
        f"Download {name}.csv",
        data=lambda: table_bytes(name),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download-{name}",
        on_click="ignore",
    )
    with st.expander("What its columns mean"):
        fields = describe_table(name)["schema"]["fields"]
        meanings = {"Column": [field["name"] for field in fields], "Meaning": [field["description"] for field in fields]}
        st.table(pd.DataFrame(meanings), hide_index=True)
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


def list_corrections() -> None:
    """Report every value of a published source that the tables change, and how that can be known."""
    rows = load_table("corrections")
    st.dataframe(
        pd.DataFrame(
            {
                "Table": rows["table"],
                "Rows": rows["key"],
                "Column": rows["field"],
                "The source has": rows["wrong"],
                "We have": rows["right"],
                "Why": rows["reason"],
                "Source": [f"{source['symbol']} {source['title']}".strip() for source in map(source_row, rows["source_id"])],
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
        "shown as points.\n"
        f"{_numbers_missing()}"
    )


def _numbers_missing() -> str:
    """Say what is missing in the tables of people and money, counted from them."""
    acronyms, strength = load_table("missions").set_index("mission_id")["acronym"], load_table("strength")
    ceilings, budgets = set(load_table("authorized_strength")["mission_id"]), approved_budgets()
    uncounted = [acronyms[key] for key in acronyms.index if key not in set(strength["mission_id"])]
    unbounded = [acronyms[key] for key in acronyms.index if key not in ceilings]
    first_full = int(budgets[budgets["initial_usd"].notna()]["fiscal_year"].iloc[0][:4])
    return (
        "- Strength by month runs from November 1990 to March 2017 (November 2016 was not reported); before and after it there "
        f"are {(strength['source_id'] != 'ipi').sum()} single figures. No count was found for {', '.join(uncounted)}.\n"
        f"- No ceiling was found for {', '.join(unbounded)}.\n"
        f"- A total budget is known for every year from {first_full}/{(first_full + 1) % 100:02d}, some with parts left out (the Money page says which); before it {(budgets['initial_usd'].isna()).sum()} years' costs were found. "
        "The regular budgets of UNTSO and UNMOGIP were not found.\n"
        "- Contributors after January 2021 are known from rankings that name only the largest; the scale of assessments from the "
        "UN's amounts, not from its report on the levels; rates of reimbursement before 2007 and after June 2022 were not found."
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
        f"Cite as: *Blue Helmets Atlas, version {package()['version']}, data as of {in_words(as_of())}.* The tables may be used under the Creative "
        f"Commons Attribution 4.0 licence. Country polygons: {cite('un-geodata')}; line of control: {cite('natural-earth')}."
    )
