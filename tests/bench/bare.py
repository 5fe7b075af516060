"""The bare page the atlas is measured against: a heading that follows a button, and nothing else."""

import streamlit as st

if "year" not in st.session_state:
    st.session_state["year"] = 1993


def next_year() -> None:
    st.session_state["year"] += 1


@st.fragment
def step() -> None:
    st.subheader(f"1 July {st.session_state['year']}", anchor=False)
    st.button("One year on", on_click=next_year)


step()
