"""How is one chosen out of many? In a list that offers what holds the letters typed, and nothing that only resembles it."""

from functools import partial

import streamlit as st

listed = partial(st.selectbox, filter_mode="contains")  # by itself Streamlit takes Zaire for Venezuela, and Enter chooses it
