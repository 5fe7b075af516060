"""What did a reform say, and what became of it? Its account, statement by statement, and its recommendations."""

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.derive import FIRST_DAY
from data.load import as_of
from data.reforms import PARTS, STATUSES, account_of, recommendations_of
from ui.citations import UNCONFIRMED, cite

PART_TITLES = {
    "prompted": "What prompted it",
    "authors": "Who wrote it",
    "asked": "What it said and asked",
    "done": "What was done",
    "remained": "What remained",
}
KIND_NAMES = {
    "report": "Report",
    "doctrine": "Doctrine",
    "restructuring": "Restructuring",
    "resolution": "Resolution",
    "turning_point": "Turning point",
    "review": "Review",
    "initiative": "Initiative",
}
STATUS_NAMES = {
    "adopted": "adopted",
    "partly": "adopted in part",
    "not": "not adopted",
    "superseded": "superseded",
    "unknown": "not known",
}


def plain(text: str) -> str:
    """Return a sentence as Markdown shows it: a dollar sign is a dollar sign, not a formula."""
    return text.replace("$", r"\$")


def show_account(reform_id: str, row: pd.Series) -> None:
    """Tell a reform: what it is, then its account by parts, each statement with its source, and the way to its day's map."""
    unconfirmed = f" Not confirmed: {row['note']}" if row["status"] == "unconfirmed" else ""
    heading = [KIND_NAMES[row["kind"]], in_words(row["date"], row["precision"]), row["symbol"], row["led_by"]]
    st.markdown(
        f"#### {plain(row['title'])}\n:small[{plain(', '.join(filter(None, heading)))}{UNCONFIRMED[row['status']]}."
        f"{plain(unconfirmed)}]\n\n{account_text(reform_id, row)}"
    )
    if FIRST_DAY <= row["date"] <= as_of():
        st.page_link(
            "atlas.py",
            label=f"The map of {in_words(row['date'])}",
            icon=":material/map:",
            query_params={"date": row["date"].strftime("%Y-%m-%d")},
        )


def account_text(reform_id: str, row: pd.Series) -> str:
    """Return the account as Markdown: by parts where it was sourced, else the two sentences of the table of reforms."""
    rows = account_of(reform_id)
    source = cite(row["source_id"], row["locator"])
    if rows.empty:
        return (
            f"**What it said.** {plain(row['what_it_said'])}\n\n**What came of it.** {plain(row['what_came_of_it'])} "
            f":small[{source}]"
        )
    parts = []
    for part in PARTS:
        told = rows[rows["part"] == part]
        lines = [f"- {plain(each.statement)} :small[{cite(each.source_id, each.locator)}]" for each in told.itertuples()]
        parts.append("\n".join([f"**{PART_TITLES[part]}**", *(lines or ["- Not found in a source."])]))
    return "\n\n".join(parts)


def statuses_in_words(rows: pd.DataFrame) -> str:
    """Say how many recommendations have each status: `7 adopted, 4 adopted in part`."""
    counts = rows["status"].value_counts()
    return ", ".join(f"{counts[status]} {STATUS_NAMES[status]}" for status in STATUSES if status in counts)


def show_recommendations(reform_id: str) -> None:
    """Count a reform's recommendations by what became of them, and list each with the document that shows it."""
    rows = recommendations_of(reform_id)
    if rows.empty:
        return
    st.markdown(
        f"**{len(rows)} recommendations or principles are recorded: {statuses_in_words(rows)}.**  \n"
        ":small[In our own words and numbering. A status is our reading of the document named beside it; “not known” means "
        "that none was found, not that nothing was done.]"
    )
    with st.expander("Each recommendation, and what became of it", key="reform-recommendations", on_change="rerun") as opened:
        if opened.open:
            st.table(recommendations_table(rows), hide_index=True)


def recommendations_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a table of two columns, legible on a phone: the recommendation, and what became of it, each with its source."""
    asked = [f"{row.number}. {plain(row.text)} :small[{cite(row.source_id, row.locator)}]" for row in rows.itertuples()]
    became = [
        f"**{STATUS_NAMES[row.status].capitalize()}.** {plain(row.status_note)}"
        + (f" :small[{cite(row.status_source_id, row.status_locator)}]" if row.status_source_id else "")
        for row in rows.itertuples()
    ]
    return pd.DataFrame({"Recommendation": asked, "What became of it": became})
