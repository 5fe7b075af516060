"""What does the day say beside the map? Numbers, people, doctrine, the chosen operation or reform, and the operations as a list."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data.sources import source_row, with_names
from figures import day
from figures.html import markup
from ui.look import visitor_words
from ui.view import View, link, one, show_notices
from words import Day, interface


class Panel(NamedTuple):
    """What is said of a day: its facts and its operations as HTML, and the cards of what is chosen, by their kind."""

    facts: str
    operations: str
    cards: dict[str, str]


def panel(view: View, active: pd.DataFrame, is_whole: bool) -> Panel:
    """Return what is said of the view's day and its operations (data.atlas.operations_on), each with country and purpose where `is_whole`.

    A page has them from the beginning; with a step only the names are sent, and web/bar/day_panel.js adds the rest, which the
    browser has with the map. HTML, because a widget for each operation takes the browser twice as long as all the rest of a step;
    web/bar/operations_list.js hears the buttons.
    """
    cards = {}
    if view.mission:
        is_active = view.mission in set(active["mission_id"])
        cards["mission"] = day.operation_card(view.mission, view.date, is_active, one("", "event"))
    if view.reform:
        cards["reform"] = day.reform_card(view.reform)
    told = {kind: _facts("card.html", card=card) for kind, card in cards.items()}
    return Panel(day_html(view, active), operations_html(view, active, is_whole), told)


def draw_day(said: Panel, let_go: Callable[[str], None]) -> None:
    """Draw what is said of a day; `let_go` hears the kind of the card that is closed."""
    show_notices()
    st.html(said.facts)
    for kind, card in said.cards.items():
        _card(card, kind, let_go)
    st.html(said.operations)


def _facts(template: str, **values) -> str:
    return markup(
        template,
        visitor_words(),
        source_row=source_row,
        with_names=with_names,
        source=interface.SOURCE_MARK,
        doubt=interface.DOUBTFUL,
        link=link,
        **values,
    )


def day_html(view: View, active: pd.DataFrame) -> str:
    """Return the date, its numbers, who led and which doctrine was in force, each with its source, as one element."""
    return _facts(
        "day.html",
        date=f"{view.date:%Y-%m-%d}",
        day=Day(view.date),
        numbers=day.numbers(view.date, active, view.region),
        facts=day.facts(view.date),
    )


def operations_html(view: View, active: pd.DataFrame, is_whole: bool) -> str:
    """Return the operations of the day as buttons with country and purpose, under the way back where a region is chosen."""
    return markup(
        "operations.html",
        visitor_words(),
        items=day.items(active, view.date),
        is_whole=is_whole,
        chosen=view.mission,
        region=view.region,
        all=interface.SHOW_ALL_REGIONS,
        label=interface.OPERATIONS_DEPLOYED,
        without_any=interface.NONE_THERE if view.region else interface.NONE_DEPLOYED,
    )


def _card(card: str, kind: str, let_go: Callable[[str], None]) -> None:
    """Draw the card of what is chosen, the way to its page, and the way back."""
    words = visitor_words()
    with st.container(border=True, key=f"card-{kind}"):
        st.html(card)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(f"{kind}.py", label=words(interface.ALL_ABOUT_IT), icon=":material/arrow_forward:")
            st.button(words(interface.CLOSE), type="tertiary", on_click=let_go, args=(kind,), key=f"close_{kind}")
