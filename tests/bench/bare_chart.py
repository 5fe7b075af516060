"""The bare page with what any page of numbers in Streamlit has: links to its pages at the top, two headings, and two charts of twenty bars each."""

import altair as alt
import pandas as pd
import streamlit as st
from empty_map import NAMES

st.navigation(
    [st.Page("bare.py", title=name, url_path=name.lower(), default=name == "Map") for name in NAMES], position="top"
).run()
rows = pd.DataFrame({"year": range(2000, 2020), "persons": range(20)})
for title in ("By year", "By year again"):
    st.subheader(title)
    st.altair_chart(alt.Chart(rows, title=title).mark_bar().encode(x="year:O", y="persons:Q"))
