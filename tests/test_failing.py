"""Is a page that failed told apart from a visitor's program that says of widgets what no page of ours says?"""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import exec_code
from streamlit.testing.v1 import AppTest

from server import failing, streamlit_front
from server.streamlit_front import take_known_kinds
from tests.forgeries import VALUES
from tests.forgeries import said as forged
from tests.test_pages import opened

PAGE = """
import streamlit as st
def follow():
    st.session_state["seen"] = st.session_state["{asked}"]
st.text_input("Words", key="typed", on_change=follow)
"""


def heard(monkeypatch) -> list[str]:
    """Return the list in which is told what the log would be told of runs: of a page that failed, and of what was forged."""
    told: list[str] = []
    monkeypatch.setattr(exec_code, "handle_user_script_exception", lambda fault, asked: failing.say_failed(fault))
    monkeypatch.setattr(failing, "failed", lambda what, fault: told.append(what))
    monkeypatch.setattr(failing, "refused", told.append)
    monkeypatch.setattr(streamlit_front, "refused", told.append)
    return told


def widgets_of(at: AppTest) -> dict[str, str]:
    """Return of each widget of a page the kind of its value, as the message names it, by its id."""
    return {each.id: each.value_type for each in at.session_state._state._state._new_widget_state.widget_metadata.values()}


def faults(monkeypatch, asked: str, is_cleared: bool) -> list[str]:
    """Return what is told when a field is typed in whose callback asks for a value, the session cleared before, as a message can do."""
    told = heard(monkeypatch)
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


def test_a_value_of_another_kind_than_its_widget_has_counts_as_none(monkeypatch):
    take_known_kinds()
    take_known_kinds()
    told = heard(monkeypatch)
    at = AppTest.from_string(PAGE.format(asked="typed"), default_timeout=60).run()
    at.text_input[0].set_value("Congo").run()
    [widget] = widgets_of(at)
    at._run(WidgetStates(widgets=forged(widget, "int_value", 5).rerun_script.widget_states.widgets))
    assert (at.text_input[0].value, told) == ("", ["forged"])


@pytest.mark.parametrize("kind", ["string_value", "int_value"])
@pytest.mark.parametrize("page", ["people.py", "reform.py", "institution.py", "present.py"])
def test_no_value_that_is_forged_of_a_field_is_told_as_a_fault_of_the_page(monkeypatch, page, kind):
    """A text that a list does not offer, or a number in its place."""
    take_known_kinds()
    told, states, at = heard(monkeypatch), WidgetStates(), opened(page)
    for widget in [widget for widget, own in widgets_of(at).items() if own == "string_value"]:
        states.widgets.extend(forged(widget, kind, VALUES[kind][1]).rerun_script.widget_states.widgets)
    at._run(states)
    assert len(states.widgets) >= 2 and "page" not in told
    assert kind == "string_value" or "forged" in told
