"""What does it cost, and who pays?"""

import streamlit as st

from data.costs import strength_by_year
from data.load import load_table
from ui.citations import list_sources
from ui.money_by_operation import operations_view
from ui.money_rates import explain, rates_view
from ui.money_shares import payers_view
from ui.money_view import budgets_and_cost

st.title("Money", anchor=False)
st.markdown(
    "The General Assembly votes a budget for each operation, from July to June, and shares it out among all member states on a "
    "scale of its own. Figures of totals were gathered from press releases and reports; where none was found, the year stays empty."
)

st.subheader("The budget over time", anchor=False)
budgets_and_cost()

st.subheader("By operation", anchor=False)
operations_view()

st.subheader("Who pays", anchor=False)
payers_view()

st.subheader("What a soldier is reimbursed", anchor=False)
rates_view()

st.subheader("How it works", anchor=False)
explain()

list_sources(
    load_table("budgets"),
    load_table("price_index").head(1),
    strength_by_year(),
    load_table("assessments"),
    load_table("assessment_levels"),
    load_table("reimbursement_rates"),
    load_table("explanations"),
)
