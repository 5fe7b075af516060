"""What does the day say beside the map? Numbers, people, doctrine, the chosen operation or reform, and the operations as a list."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

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


def panel(view: View, active: Sequence[dict], is_whole: bool, is_known: bool) -> Panel:
    """Return what is said of the view's day and its operations (data.atlas.rows_on), each with country and purpose where `is_whole`.

    A page has them from the beginning; with a choice only the names are sent, and web/bar/day_panel.js adds the rest, which the
    browser has with the map. With a step in a browser that knows the facts of all days (`is_known`), the day alone is sent. HTML, because a widget for each operation takes the browser twice as long as all the rest of a step;
    web/bar/operations_list.js hears the buttons.
    """
    cards = {}
    if view.mission:
        is_active = view.mission in {row["mission_id"] for row in active}
        cards["mission"] = day.operation_card(view.mission, view.date, is_active, one("", "event"))
    if view.reform:
        cards["reform"] = day.reform_card(view.reform)
    told = {kind: _facts("card.html", card=card) for kind, card in cards.items()}
    return Panel(day_html(view, active, is_known), operations_html(view, active, is_whole, is_known), told)


def draw_day(said: Panel, let_go: Callable[[str], None]) -> None:
    """Draw what is said of a day; `let_go` hears the kind of the card that is closed.

    Without a card it is one element: each costs the server and the browser its time with every step.
    """
    show_notices()
    if not said.cards:
        st.html(said.facts + said.operations)
        return
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


def day_html(view: View, active: Sequence[dict], is_known: bool = False) -> str:
    """Return the date, its numbers, who led and which doctrine was in force, each with its source, as one element.

    Of a region the numbers are not known to the browser, so that all is told.
    """
    is_known = is_known and not view.region
    return _facts(
        "day.html",
        date=f"{view.date:%Y-%m-%d}",
        query=link("").removeprefix("?"),
        is_known=is_known,
        day=Day(view.date),
        numbers=() if is_known else day.numbers(view.date, active, view.region),
        facts=() if is_known else day.facts(view.date),
    )


def operations_html(view: View, active: Sequence[dict], is_whole: bool, is_known: bool = False) -> str:
    """Return the operations of the day as buttons with country and purpose, under the way back where a region is chosen.

    Where they are known to the browser, only those are named of which something has run out.
    """
    return markup(
        "operations.html",
        visitor_words(),
        has_any=bool(active),
        items=[item for item in day.items(active, view.date) if item.warning or not is_known],
        is_whole=is_whole,
        is_known=is_known,
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
