"""The bare page with what a step of any atlas in Streamlit moves: a button of its own that asks for a part of the page, the day's operations as
a list, and links to pages and an empty map, which a step leaves as they are but through which the browser goes."""

import streamlit as st
from empty_map import NAMES, draw_empty_map

OPERATIONS = 16
stepper = st.components.v2.component(
    "stepper",
    html="<button type='button'>One year on</button>",
    js="""export default ({ data, parentElement, setStateValue }) => {
        parentElement.querySelector("button").onclick = () => setStateValue("year", data.year + 1);
    }""",
    isolate_styles=False,
)


@st.fragment
def step() -> None:
    year = st.session_state.get("stepper", {}).get("year") or 1993
    st.subheader(f"1 July {year}", anchor=False)
    stepper(key="stepper", data={"year": year}, on_year_change=lambda: None)
    st.html(f"<ol>{''.join(f'<li>Operation {n} of {year}</li>' for n in range(OPERATIONS))}</ol>")


def page() -> None:
    draw_empty_map()
    step()


st.navigation([st.Page(page, title=name, url_path=name.lower(), default=name == "Map") for name in NAMES], position="top").run()
