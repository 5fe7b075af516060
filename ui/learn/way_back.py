"""Where did a visitor leave a story? A quiet line on every page that leads back to that step, until it is dismissed or followed."""

import re

import streamlit as st

from data.stories import Story, stories
from ui.look import visitor_words
from ui.view import choose_one
from words import story as said

FROM = "from"  # what the address says of it: `congo-twice-5`, the story's key and the step, counted from 1
KEY = "left_story"
LEFT = re.compile(r"([a-z0-9-]+)-(\d{1,2})")


def leaving(address: str, story: Story, at: int) -> str:
    """Return an address of the atlas that remembers from which step of a story, counted from 0, one came."""
    view, sharp, figure = address.partition("#")
    return f"{view}{'&' if '?' in view else '?'}{FROM}={story.key}-{at + 1}{sharp}{figure}"


def read_left(text: str) -> tuple[Story, int] | None:
    """Return the story and the step, counted from 0, that a text means, None where it means none."""
    found = LEFT.fullmatch(text)
    story = stories().get(found[1]) if found else None
    return (story, int(found[2]) - 1) if story and 1 <= int(found[2]) <= len(story.steps) else None


def draw_way_back() -> None:
    """Draw the line that leads back to the story that was left, if one was."""
    if asked := st.query_params.get(FROM):
        st.session_state[KEY] = asked
    left = read_left(st.session_state.get(KEY, ""))
    if left is None or st.context.is_embedded:
        return
    words, (story, at) = visitor_words(), left
    with st.container(horizontal=True, vertical_alignment="center", key="way-back"):
        label = said.WAY_BACK(title=story.said("title"), n=at + 1)
        if st.button(words(label), key="way-back-follow", type="tertiary", icon=":material/arrow_back:"):
            _follow(story, at)
        st.button(words(said.FORGET), key="way-back-forget", type="tertiary", icon=":material/close:", on_click=forget)


def forget() -> None:
    """Forget that a story was left."""
    st.session_state.pop(KEY, None)
    st.query_params.pop(FROM, None)


def _follow(story: Story, at: int) -> None:
    forget()
    choose_one("learn", "story", story.key)
    choose_one("learn", "step", "" if at == 0 else str(at + 1))
    st.switch_page("lessons.py")
