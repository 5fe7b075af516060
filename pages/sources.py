"""What is in the tables, where does it come from, where do sources differ, and what is missing?"""

import streamlit as st

from ui.data_view import (
    browse_table,
    cite_atlas,
    list_all_sources,
    list_corrections,
    list_discrepancies,
    list_gaps,
    list_tables,
)

st.title("Sources and data", anchor=False)
st.markdown(
    "Every claim in the atlas is one row that names its source. “Peacekeeping operation” means the United Nations' own list; "
    "special political missions, support offices and forces led by others are not counted."
)
cite_atlas()

st.subheader("Tables to download")
list_tables()
browse_table()

st.subheader("Where sources differ")
list_discrepancies()

st.subheader("What we corrected in published data")
list_corrections()

st.subheader("What is missing")
list_gaps()

st.subheader("All sources")
list_all_sources()
