"""How is a briefing shown, and how does it leave? By buttons of the browser: the show is fetched whole, files are made beside the server."""

from urllib.parse import urlencode

import streamlit as st

from geo.browser import component_parts
from publish.editing import whole
from publish.names import deck_name
from publish.order import DECK_TITLES
from ui.look import visitor_words
from ui.present.held import briefing
from ui.view import theme
from words import Say
from words import present as said

STYLED = ("pptx", "pdf")  # the forms that a template gives its look
leave = st.components.v2.component("leave", **component_parts("leave", "present/leave.js", "present/leave.css"))


def draw_leave() -> None:
    """Draw the buttons that show the briefing and bring it as files."""
    words, held = visitor_words(), whole(briefing())
    language = {"lang": words.language} if words.language != "en" else {}
    slides = [
        (words(message(form=DECK_TITLES["pptx"])), "pptx", {"paper": paper} if paper != "16x9" else {})
        for paper, message in said.SHAPES.items()
    ]
    others = [(words(title), ending, {}) for ending, title in DECK_TITLES.items() if ending != "pptx"]
    forms = [_form(label, ending, options | language, deck_name(held, ending)) for label, ending, options in (*slides, *others)]
    told = {
        "text": held.as_json(),
        "show": _address("html", {"theme": theme()} | language),
        "forms": [
            *forms,
            {
                "label": words(said.JSON),
                "address": "",
                "name": deck_name(held, "json"),
                "plain": words(said.JSON),
                "isStyled": False,
                "isShape": False,
            },
        ],
        "template": "./assets/template" + (f"?{urlencode(language)}" if language else ""),
        "labels": {name: words(_with_places(message)) for name, message in (said.LEAVE | said.TEMPLATE).items()},
    }
    leave(key="leave", data=told)


def _with_places(message: Say) -> Say:
    """Return a message whose places the browser fills."""
    return message(**{place: f"{{{place}}}" for place in ("form", "name") if f"{{{place}}}" in message.text})


def _form(label: str, ending: str, options: dict[str, str], name: str) -> dict[str, str | bool]:
    is_styled = ending in STYLED
    # A template has a shape of its own: of two that differ in it, one is left.
    return {
        "label": label,
        "plain": visitor_words()(DECK_TITLES[ending]),
        "address": _address(ending, options),
        "name": name,
        "isStyled": is_styled,
        "isShape": "paper" in options,
    }


def _address(ending: str, options: dict[str, str]) -> str:
    return f"./assets/deck/{ending}" + (f"?{urlencode(options)}" if options else "")
