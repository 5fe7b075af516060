"""What surrounds every page? The atlas's name and its sober style."""

import os
from pathlib import Path

import streamlit as st

from charts.theme import style_sheet
from figures.html import markup
from figures.pages import PAGES
from ui.look import visitor_words
from ui.present.tray import draw_tray
from ui.search import draw_search
from words import interface

ASSETS = Path(__file__).parent / "assets"
STYLE = "\n".join([style_sheet(), *((ASSETS / name).read_text(encoding="utf-8") for name in ("frame.css", "figure.css"))])
# The pages that are not called as their address: pages/ stands on the path of imports, where a page called `learn` would hide the floor.
FILES = {"": "atlas.py", "learn": "lessons.py"}


def is_plain() -> bool:
    """Return whether the atlas is to run without anything that rests on Streamlit's insides (server.streamlit_front)."""
    return os.environ.get("ATLAS_PLAIN", "") not in ("", "0")


def menu() -> dict[str, list]:
    """Return the pages in the parts of the menu, as Streamlit's navigation takes them, each with its title for the browser."""
    words, parts = visitor_words(), {}
    for page in PAGES.values():
        entry = st.Page(
            FILES.get(page.key, f"{page.key}.py"), title=words(page.title), url_path=page.key or None, default=not page.key
        )
        parts.setdefault(words(page.part) if page.part else "", []).append(entry)
    parts[""].append(st.Page("embed.py", title=words(interface.ATLAS), url_path="embed", visibility="hidden"))
    return parts


def menu_place() -> str:
    """Return where the menu stands: nowhere within another's page."""
    return "hidden" if st.context.is_embedded else "top"


def draw_frame() -> None:
    """Put name, briefing and search beside the navigation; a pick of the search opens the page it leads to.

    The page's measures and colours stand in the document's head (STYLE); where they do not, they come here, later.
    """
    st.logo(ASSETS / "logo.svg", size="large")
    if is_plain():
        st.html(markup("style.html", visitor_words(), style=STYLE))
    is_opened, leads_to = (False, None) if st.context.is_embedded else (draw_tray(), draw_search())
    if is_opened or leads_to is not None:
        leads_to = "present" if is_opened else leads_to
        st.switch_page(FILES.get(leads_to, f"{leads_to}.py"))


def set_title(title) -> None:
    """Name the page in the browser's tab: `UNMISS, Blue Helmets Atlas`."""
    st.set_page_config(page_title=visitor_words()(interface.TITLE_OF(page=title)), layout="wide")
