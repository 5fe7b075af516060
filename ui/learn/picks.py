"""How is a story or a lesson chosen? By a card that is a link: its address can be copied, sent and opened in a window of its own."""

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.frame import FILES
from ui.view import link

CARD = ":small[{when}]  \n**{title}**  \n{question}"


def draw_pick(when: str, title: str, question: str, **chosen: str) -> None:
    """Draw a card that leads to one thing of the page on learning, by what is chosen there (`lesson="why-brahimi"`)."""
    query = link(f"learn?{urlencode(chosen)}").partition("?")[2]
    st.page_link(
        FILES["learn"], label=CARD.format(when=when, title=title, question=question), query_params=dict(parse_qsl(query))
    )
