"""Is a page that failed told apart from a visitor's program that says of widgets what no page of ours says?"""

import pytest
from streamlit.runtime.scriptrunner import exec_code
from streamlit.testing.v1 import AppTest

from server import failing

PAGE = """
import streamlit as st
def follow():
    st.session_state["seen"] = st.session_state["{asked}"]
st.text_input("Words", key="typed", on_change=follow)
"""


def faults(monkeypatch, asked: str, is_cleared: bool) -> list[str]:
    """Return what is told when a field is typed in whose callback asks for a value, the session cleared before, as a message can do."""
    told: list[str] = []
    monkeypatch.setattr(exec_code, "handle_user_script_exception", lambda fault, asked: failing.say_failed(fault))
    monkeypatch.setattr(failing, "failed", lambda what, fault: told.append(what))
    monkeypatch.setattr(failing, "refused", told.append)
    at = AppTest.from_string(PAGE.format(asked=asked), default_timeout=60).run()
    if is_cleared:
        at.session_state._state._state.clear()
    at.text_input[0].set_value("Congo").run()
    return told


@pytest.mark.parametrize(
    ("asked", "is_cleared", "told"),
    [("typed", False, []), ("typed", True, ["forged"]), ("none", False, ["page"])],
)
def test_a_change_of_a_widget_that_the_session_does_not_know_is_no_fault_of_a_page(monkeypatch, asked, is_cleared, told):
    assert faults(monkeypatch, asked, is_cleared) == told
