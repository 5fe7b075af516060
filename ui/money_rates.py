"""What is a soldier's government paid? The monthly rate as steps, and how operations are paid for, by topic."""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.payments import rates_chart
from data.load import load_table, shared_table
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.money_view import plain
from ui.pictures import show_picture
from ui.state import theme
from ui.tables import specification

# The rate of 2018 was to be looked at again after four years; what was decided then was not found.
RATE_KNOWN_TO = pd.Timestamp("2022-06-30")
COMPONENTS = {
    "total_standard_rate": "Standard rate, all in one",
    "basic_pay_and_allowances": "Basic pay and allowances",
    "specialists_supplement": "Supplement for specialists",
    "clothing_and_equipment": "Clothing and equipment",
    "personal_weaponry": "Personal weaponry",
}
TOPICS = {
    "who_approves": "Who approves a budget",
    "permanent_members_premium": "Why the permanent members pay more",
    "support_account": "The support account",
    "voluntary_contributions": "Voluntary contributions",
    "contingent_owned_equipment": "Contingent-owned equipment",
    "self_sustainment": "Self-sustainment",
    "memorandum_of_understanding": "The memorandum of understanding",
    "letters_of_assist": "Letters of assist",
    "premium": "Premiums, and the survey behind the rate",
    "death_and_disability": "Death and disability",
}
HEADINGS = {
    "effective_from": st.column_config.DateColumn("From, or known for", format="D MMM YYYY"),
    "precision": "Known to the",
    "is_start": "First day of the rate",
    "rate_usd": "Dollars a month",
    "component": "Pays for",
    "resolution": "Decision",
    "note": "Note",
    "locator": "Where in it",
    **SOURCE_HEADINGS,
}


@cache
def rate_steps() -> pd.DataFrame:
    """Return the standard rate as steps: from_date, to_date (the last one ends where nothing later is known), rate_usd."""
    rows = shared_table("reimbursement_rates")
    rows = rows[rows["is_start"].astype(bool) & (rows["component"] == "total_standard_rate")].sort_values("effective_from")
    ends = rows["effective_from"].shift(-1).fillna(RATE_KNOWN_TO)
    return pd.DataFrame({"from_date": rows["effective_from"], "to_date": ends, "rate_usd": rows["rate_usd"]}).reset_index(
        drop=True
    )


@cache
def rate_points() -> pd.DataFrame:
    """Return the rates known for one month only: at_date, rate_usd, and a label with the side it stands on."""
    rows = shared_table("reimbursement_rates").sort_values("effective_from")
    rows = rows[~rows["is_start"].astype(bool) & rows["component"].isin(["total_standard_rate", "basic_pay_and_allowances"])]
    basic = rows["component"] == "basic_pay_and_allowances"
    again = rows.duplicated(["component", "rate_usd"])  # the same amount of a later month is marked, and named once
    labels = rows["effective_from"].dt.strftime("%B %Y: ") + rows["rate_usd"].map("{:,}".format)
    return pd.DataFrame(
        {
            "at_date": rows["effective_from"],
            "rate_usd": rows["rate_usd"],
            "label": (labels + basic.map({True: ", supplements apart", False: ""})).mask(again, ""),
            "side": basic.map({True: "right", False: "left"}),
        }
    ).reset_index(drop=True)


@st.cache_resource(max_entries=4, show_spinner=False)
def _rates_spec(theme: str) -> dict:
    return specification(dressed(rates_chart(rate_steps(), rate_points(), theme), theme))


def rates_view() -> None:
    """Draw the monthly rate paid to governments for each soldier."""
    rows = load_table("reimbursement_rates")
    first, last = rate_steps().iloc[0], rate_steps().iloc[-1]
    sources = "; ".join(cite(key) for key in rows["source_id"].unique())
    show_picture(
        "money-rates",
        f"Governments were paid {first['rate_usd']:,} dollars a month for each soldier from {first['from_date']:%B %Y} and "
        f"{last['rate_usd']:,} from {last['from_date']:%B %Y}; later rates were not found.",
        "Dollars of the year per person and month, paid to the government, not to the soldier. Lines: the standard rate from its first day. "
        "Hollow marks: an amount known to have been paid in that month; how long it held was not seen. The line ends in "
        f"{RATE_KNOWN_TO:%B %Y}, when the rate was due for review. {sources}",
        _rates_spec(theme()),
        "Steps of the monthly rate of reimbursement; the same stands in the table.",
        _rate_rows(),
        HEADINGS,
    )


@cache
def _rate_rows() -> pd.DataFrame:
    rows = cited(load_table("reimbursement_rates"))
    rows = rows.assign(component=rows["component"].map(COMPONENTS))
    return rows[
        ["effective_from", "precision", "is_start", "rate_usd", "component", "resolution", "note", "source", "locator", "url"]
    ]


def explain() -> None:
    """Give what is known of how operations are paid for, folded by topic, each statement with its source."""
    for topic, (title, text) in _explanations().items():
        with st.expander(title, key=f"money-{topic}"):
            st.markdown(text)


@cache
def _explanations() -> dict[str, tuple[str, str]]:
    rows = shared_table("explanations")
    told = {}
    for topic, title in TOPICS.items():
        each = rows[rows["topic"] == topic]
        said = [f"{plain(row.text)} :small[{cite(row.source_id, row.locator)}]" for row in each.itertuples()]
        told[topic] = title, "\n\n".join(said)
    return told
