"""What does a visitor see when a page fails? A sentence; the place in the code goes to the log, and nothing of it to the browser."""

import traceback

import streamlit as st
from streamlit.errors import Error

from server.log import failed, refused
from server.streamlit_front import CALLS, TAKES_IN, forget_forged, is_of_none_known
from ui.look import visitor_words
from words import answers


def is_forged(fault: Exception) -> bool:
    """Return whether a fault arose from what a browser said of a widget and no page of ours says: what cannot be taken in, or a change of a
    widget that the session does not know, so that what follows the change finds no value.

    What Streamlit itself tells of is a fault of the page, as a key that two widgets share.
    """
    if isinstance(fault, Error):
        return False
    names = {frame.name for frame in traceback.extract_tb(fault.__traceback__)}
    return not names.isdisjoint(TAKES_IN) or (isinstance(fault, KeyError) and CALLS in names and is_of_none_known())


def say_failed(fault: Exception) -> bool:
    """Say in the place of the page, in a sentence, that it failed. Returns True: Streamlit shows nothing of its own."""
    if is_forged(fault):
        refused("forged")
        forget_forged()
    else:
        failed("page", fault)
    st.error(visitor_words()(answers.PAGE_FAILED))
    return True
