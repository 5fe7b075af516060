"""How does the visitor see? Language, width of the window and colours, as every picture of the page is drawn for."""

import streamlit as st

from charts.look import PHONES, TABLETS, Look
from words.language import Words, words_of

WIDE, PHONE = 1200, 390  # pixels for which pictures are drawn; on screen they fill what there is
WINDOWS = {"narrow": PHONES, "middle": TABLETS}  # what the cookie says: the widest window that it means
LANGUAGE = "lang"


def visitor_words() -> Words:
    """Return the words of the session's language: what the address asked for first, English otherwise."""
    asked = st.query_params.get(LANGUAGE)
    if asked and LANGUAGE not in st.session_state:
        st.session_state[LANGUAGE] = words_of(asked).language
    return words_of(st.session_state.get(LANGUAGE, "en"))


def look(narrow_to: int = PHONES) -> Look:
    """Return for whom pictures are drawn: by colours that the page resolves, so that they follow its theme at once.

    In windows of up to `narrow_to` pixels a picture is drawn as on a phone. The document leaves the window's width in a cookie that
    never leaves this host (server's document script).
    """
    is_narrow = WINDOWS.get(st.context.cookies.get("window", ""), narrow_to + 1) <= narrow_to
    return Look("live", PHONE if is_narrow else WIDE, visitor_words())
