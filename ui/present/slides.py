"""In which order do the slides stand? A list that is ordered by drag and by keyboard; each change is one of the briefing's."""

import streamlit as st

from geo.browser import component_parts
from publish.briefing import Slide
from publish.editing import has_changed, is_whole, moved, name_of, removed
from ui.look import visitor_words
from ui.present.held import briefing, change, choose_slide, chosen
from words import Words
from words import present as said

slides = st.components.v2.component("slides", **component_parts("slides", "present/slides.js", "present/slides.css"))


def draw_slides() -> None:
    """Draw the list of slides, one of them chosen."""
    words, held = visitor_words(), briefing()
    told = {
        "slides": [_row(slide, words) for slide in held.slides],
        "chosen": chosen(),
        "labels": {name: words(_with_place(message)) for name, message in said.SLIDES.items()},
    }
    slides(key="slides", data=told, on_told_change=_told)


def _with_place(message):
    """Return a message whose place for a title is filled in the browser."""
    return message(title="{title}") if "{title}" in message.text else message


def _row(slide: Slide, words: Words) -> dict[str, str]:
    mark = "" if is_whole(slide) else words(said.GONE)
    return {
        "kind": words(said.KINDS[slide.kind]),
        "title": name_of(slide) or words(said.UNTITLED),
        "mark": mark or (words(said.CHANGED) if has_changed(slide) else ""),
    }


def _told() -> None:
    """Do what the list says: choose, move or remove. What comes from a browser may be anything: what does not fit is let go."""
    told, count = st.session_state["slides"].get("told"), len(briefing().slides)
    kind, at, to = (told.get(name) if isinstance(told, dict) else None for name in ("kind", "at", "to"))
    if not _is_place(at, count):
        return
    if kind == "choose":
        choose_slide(at)
    elif kind == "remove":
        change(removed(briefing(), at))
        choose_slide(max(0, at - 1) if at < chosen() or at >= count - 1 else at)
    elif kind == "move" and _is_place(to, count):
        change(moved(briefing(), at, to))
        choose_slide(to)


def _is_place(value, count: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == int(value) and 0 <= value < count
