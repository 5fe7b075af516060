"""How did the institution come to be, from a handful of officials to a department?"""

import streamlit as st

from data.institution import support_account
from data.load import load_table
from data.statements import checked_statements
from ui.citations import list_sources
from ui.institution_figures import headquarters_view
from ui.institution_path import paid_view, partners_view, path_view
from ui.institution_statements import statements_view
from ui.institution_view import beginnings, organisation_view, set_style

set_style()
st.title("Institution", anchor=False)
st.markdown(beginnings())

organisation_view()

st.subheader("Staff and the support account", anchor=False)
headquarters_view()

st.subheader("Who decides, who pays, who serves", anchor=False)
path_view()
paid_view()

st.subheader("Partners", anchor=False)
partners_view()

st.subheader("Statements held against the tables", anchor=False)
statements_view()

list_sources(
    load_table("offices"),
    load_table("office_successions"),
    load_table("leaders"),
    support_account(),
    load_table("headquarters_figures"),
    load_table("mandate_path"),
    load_table("partners"),
    load_table("statements"),
    checked_statements()[["own_source_id"]].rename(columns={"own_source_id": "source_id"}).query("source_id != ''"),
)
