"""Which briefing does the visitor hold? One in the session, with what it was before, for undoing; the address and the browser keep it."""

import streamlit as st

from figures.atlas import as_seen
from figures.figure import Figure
from publish.briefing import Briefing, NotABriefing
from publish.editing import added, slide_of
from publish.packed import packed, unpacked
from ui.view import notify
from words import Say
from words import present as said

KEY, BEFORE, WRITTEN, CHOSEN, SAID = "briefing", "briefing_before", "briefing_written", "briefing_slide", "briefing_said"
NAME = "briefing"  # in the address
STEPS = 30  # that can be undone


def briefing() -> Briefing:
    """Return the visitor's briefing, one without slides before anything was added."""
    return st.session_state.get(KEY) or Briefing("")


def is_fresh() -> bool:
    """Return whether this session has had no briefing yet: the browser may have kept one."""
    return KEY not in st.session_state


def change(changed: Briefing) -> None:
    """Take over another briefing; the one before can be brought back."""
    if changed != briefing():
        st.session_state.setdefault(BEFORE, []).append(briefing())
        del st.session_state[BEFORE][:-STEPS]
    st.session_state[KEY] = changed


def restore(kept: Briefing) -> None:
    """Take over the briefing that an address or the browser has kept: no step of the visitor's."""
    st.session_state[KEY] = kept


def can_undo() -> bool:
    """Return whether there is a step to be undone."""
    return bool(st.session_state.get(BEFORE))


def undo() -> None:
    """Bring back the briefing before the last change."""
    if can_undo():
        st.session_state[KEY] = st.session_state[BEFORE].pop()


def add(figure: Figure) -> None:
    """Add a figure as it is seen, and let the tray say so."""
    try:
        change(added(briefing(), slide_of(as_seen(figure))))
        st.session_state[SAID] = said.ADDED(title=figure.finding)
    except NotABriefing as full:
        st.session_state[SAID] = full.message


def said_last() -> Say | str:
    """Return what the last addition said, once; "" when nothing was added."""
    return st.session_state.pop(SAID, "")


def chosen() -> int:
    """Return which slide is chosen, the last where there are fewer now."""
    return max(0, min(st.session_state.get(CHOSEN, 0), len(briefing().slides) - 1))


def choose_slide(at: int) -> None:
    """Choose a slide."""
    st.session_state[CHOSEN] = at


def read_address() -> None:
    """Take over the briefing of the address, when it is not what was last written there; one that is none gets a sentence."""
    asked = st.query_params.get(NAME, "")
    if asked == st.session_state.get(WRITTEN, ""):
        return
    st.session_state[WRITTEN] = asked
    if not asked:
        return
    try:
        restore(unpacked(asked))
    except NotABriefing as wrong:
        notify(wrong.message)


def write_address() -> None:
    """Let the address say the briefing, when it is short enough to stand there."""
    told = packed(briefing()) if briefing().slides else ""
    if told != st.query_params.get(NAME, ""):
        if told:
            st.query_params[NAME] = told
        else:
            st.query_params.pop(NAME, None)
    st.session_state[WRITTEN] = told
