"""What can a visitor choose? Time, operation, region, country and a page's own choices: one look and one behaviour on all pages."""

from collections.abc import Callable, Container, Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.theme import REGIONS
from data.contributors import state_names
from data.eras import FIRST_DAY, era_of_years
from data.load import as_of
from data.reforms import periodisations, reform_names
from data.strength import acronyms
from ui.lists import listed
from ui.look import look, visitor_words
from ui.messages import read_message
from ui.view import (
    as_slug,
    bounded,
    choose,
    choose_mission,
    choose_one,
    choose_region,
    current_view,
    literal,
    nearest_day,
    notify,
    one,
    read_date,
)
from words import Day, List, Say, Year, interface, notices

MONTH, YEAR = pd.DateOffset(months=1), pd.DateOffset(years=1)
DAY_STEPS = (("«", interface.YEAR_BACK, -YEAR), ("‹", interface.MONTH_BACK, -MONTH))
DAY_STEPS_ON = (("›", interface.MONTH_ON, MONTH), ("»", interface.YEAR_ON, YEAR))
YEAR_STEPS = (("‹", interface.YEAR_BACK, -YEAR),)
YEAR_STEPS_ON = (("›", interface.YEAR_ON, YEAR),)
ROW = 5  # options that a phone holds side by side in two rows at most


def day() -> pd.Timestamp:
    """Offer the day of the view, by steps of a month and a year and by typing, and return it."""
    date = current_view().date
    _time(visitor_words()(Day(date)), interface.DAY, DAY_STEPS, DAY_STEPS_ON, date)
    return date


def year(known: Sequence[int], usual: int = 0) -> int:
    """Offer the year of the view's day and return it, or the nearest of `known`.

    A sentence says when that is another year than was chosen; the atlas's own day, which nobody chose, means `usual`, or the latest.
    A step goes on from the year shown.
    """
    date = current_view().date
    asked = date.year if is_day_chosen() else usual or date.year
    shown = min(known, key=lambda each: abs(each - asked))
    start = date if shown == date.year else date.replace(month=7, day=1, year=shown)
    _time(str(asked if is_day_chosen() else shown), interface.YEAR, YEAR_STEPS, YEAR_STEPS_ON, start)
    if shown != asked and is_day_chosen():
        notify(interface.NEAREST(asked=Year(asked), shown=Year(shown)))
    return shown


def is_day_chosen() -> bool:
    """Return whether the view's day is another than the atlas's own, which every visit begins with."""
    return current_view().date != as_of()


def marked_year() -> int:
    """Return the year that a chart over all years marks: that of the day the visitor chose, 0 when none was chosen."""
    return current_view().date.year if is_day_chosen() else 0


def marked_day() -> str:
    """Return the day, as `1994-07-15`, that a chart over time marks: the one the visitor chose, "" when none was chosen."""
    return f"{current_view().date:%Y-%m-%d}" if is_day_chosen() else ""


def _time(written: str, label: Say, back: tuple, on: tuple, start: pd.Timestamp) -> None:
    """Draw the control of time: steps back, the field, steps on; steps go from `start`, the day that is shown."""
    words, key = visitor_words(), "typed-time"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="time", width="content"):
        for steps in (back, None, on):
            if steps is None:
                st.session_state[key] = written
                st.text_input(words(label), key=key, on_change=_typed, label_visibility="collapsed", width=190)
                continue
            for sign, help_, step in steps:
                st.button(sign, key=f"step-{sign}", help=words(help_), on_click=_step, args=(start + step,))


def _step(date: pd.Timestamp) -> None:
    choose(date=bounded(date))


def _typed() -> None:
    date, notice = read_date(st.session_state["typed-time"])
    choose(date=date)
    if notice:
        notify(notice)


def operation(known: Sequence[str] = (), none: Say = interface.ALL_OPERATIONS) -> str:
    """Offer the operations of `known` (all when empty) and none of them, and return the view's mission_id or ""."""
    words, chosen, all_names = visitor_words(), current_view().mission, acronyms()
    offered = list(known or all_names)
    st.session_state["chosen-operation"] = chosen if chosen in offered else ""
    listed(
        words(interface.OPERATION),
        ["", *offered],
        format_func=lambda mission_id: all_names.get(mission_id, words(none)),
        key="chosen-operation",
        on_change=_operation_chosen,
        label_visibility="collapsed",
        width=240,
    )
    if chosen and chosen not in offered:
        notify(interface.NOT_HERE(operation=all_names[chosen]))
    return chosen if chosen in offered else ""


def follow_map(said: str) -> None:
    """Follow what a map of years says was chosen in it: a year, or an operation (ui.messages)."""
    message = read_message(said)
    if message and message.kind == "year" and message.value != current_view().date.year:
        middle, mission_id = bounded(pd.Timestamp(message.value, 7, 1)), current_view().mission
        nearest = nearest_day(mission_id, middle) if mission_id else middle
        choose(date=nearest if nearest.year == middle.year else middle)
    elif message and message.kind == "mission" and message.value in acronyms():
        choose_mission(message.value)


def _operation_chosen() -> None:
    mission_id = st.session_state["chosen-operation"]
    if mission_id:
        choose_mission(mission_id)
    else:
        choose(mission="")


def region() -> str:
    """Offer the regions and all of them, and return the view's region or ""."""
    words = visitor_words()
    return _one_of_view(
        "region", {"": words(interface.ALL_REGIONS)} | {name: name for name in REGIONS}, interface.REGION, take=choose_region
    )


def reform(none: Say | None = interface.CHOOSE_REFORM, shown: str = "") -> str:
    """Offer all reforms, and none of them unless `none` is None, and return the view's reform_id, `shown` where it has none."""
    first = {"": visitor_words()(none)} if none else {}
    return _one_of_view("reform", first | reform_names(), interface.REFORM, shown)


def pick_state(picked: str) -> None:
    """Choose the state of a picked bar (its iso3) or of what the map says was chosen (ui.messages); anything else changes nothing."""
    message = read_message(picked)
    iso3 = message.value if message and message.kind == "state" else picked
    if iso3 in state_names():
        choose(state=iso3)


def eras() -> str:
    """Offer the divisions into eras that have years, and none; the choice holds on every page. Returns its key or ""."""
    words = visitor_words()
    return _one_of_view("era", {"": words(interface.NO_ERAS)} | periodisations(), interface.ERAS, key="chosen-eras")


def _one_of_view(
    name: str,
    options: Mapping[str, str],
    label: Say,
    shown: str = "",
    key: str = "",
    take: Callable[[str], None] | None = None,
) -> str:
    """Offer the values of a part of the view in a list, and return the one it has, else `shown`; `take` says what choosing one does."""
    words, key = visitor_words(), key or f"chosen-{name}"
    chosen = getattr(current_view(), name) or shown
    st.session_state[key] = chosen if chosen in options else next(iter(options))
    listed(
        words(label),
        list(options),
        format_func=lambda value: options[value],
        key=key,
        on_change=lambda: take(st.session_state[key]) if take else choose(**{name: st.session_state[key]}),
        label_visibility="collapsed",
        width=240,
    )
    return chosen


def state(known: Sequence[str] = (), none: Say = interface.COUNTRY) -> str:
    """Offer the states of `known` (all when empty) and none of them, and return the view's state as iso3 or "", as the address has it."""
    words, chosen, all_names = visitor_words(), current_view().state, state_names()
    offered = [iso3 for iso3 in all_names if not known or iso3 in known]
    st.session_state["chosen-state"] = chosen if chosen in offered else ""
    listed(
        words(interface.COUNTRY),
        ["", *offered],
        format_func=lambda iso3: all_names.get(iso3, words(none)),
        key="chosen-state",
        on_change=lambda: choose(state=st.session_state["chosen-state"]),
        label_visibility="collapsed",
        width=240,
    )
    return chosen


def years() -> str:
    """Offer the years shown, from and to, and return them as `1988-1996`, "" for the whole history."""
    words, key = visitor_words(), "chosen-years"
    first, last = era_of_years(current_view().years)
    st.session_state[key] = (first.year, last.year)
    st.slider(words(interface.YEARS), FIRST_DAY.year, as_of().year, key=key, on_change=_years_chosen, width=320)
    st.button(
        words(interface.WHOLE), key="whole-history", on_click=choose, kwargs={"years": ""}, disabled=not current_view().years
    )
    return current_view().years


def _years_chosen() -> None:
    first, last = st.session_state["chosen-years"]
    choose(years="" if (first, last) == (FIRST_DAY.year, as_of().year) else f"{first}-{last}")


def more() -> DeltaGenerator:
    """Return a folded place for choices that few need, to be used as `with choices.more():`."""
    return st.popover(visitor_words()(interface.MORE))


def neighbours(before: Sequence[str], after: Sequence[str]) -> None:
    """Offer the operations that one followed, and those that followed it."""
    words, all_names = visitor_words(), acronyms()
    for message, keys in ((interface.FOLLOWED, before), (interface.FOLLOWED_BY, after)):
        for mission_id in keys:
            label = words(message(operation=all_names[mission_id]))
            st.button(label, key=f"to-{mission_id}", on_click=choose_mission, args=(mission_id,))


def office(options: Mapping[str, Say]) -> str:
    """Offer offices by their keys, and none of them, and return the view's office_id or ""."""
    words, chosen = visitor_words(), current_view().office
    st.session_state["chosen-office"] = chosen if chosen in options else None
    listed(
        words(interface.OFFICE),
        list(options),
        format_func=lambda key: words(options[key]),
        key="chosen-office",
        index=None,
        placeholder=words(interface.ALL_OFFICES),
        on_change=lambda: choose(office=st.session_state["chosen-office"] or ""),
        label_visibility="collapsed",
        width=420,
    )
    return chosen if chosen in options else ""


def jumps(days: Sequence[pd.Timestamp], precisions: Callable[[pd.Timestamp], str]) -> None:
    """Offer the last of some days before the view's day and the first one after it; `precisions` says how much of one is known."""
    words, date = visitor_words(), current_view().date
    before = [each for each in days if each < date and each == bounded(each)]
    after = [each for each in days if each > date and each == bounded(each)]
    for name, message, found in (("before", interface.CHANGE_BEFORE, before[-1:]), ("after", interface.CHANGE_AFTER, after[:1])):
        for each in found:
            label = words(message(day=Day(each, precisions(each))))
            st.button(label, key=f"jump-{name}", on_click=choose, kwargs={"date": each})


def one_of(
    page: str,
    name: str,
    options: Mapping[str, Say],
    label: Say = interface.SHOW_BY,
    is_switch: bool = True,
    elsewhere: Container[str] = (),
) -> str:
    """Offer a page's own choice, kept in the address under `name`, and return its value: the first of `options` by itself.

    A switch shows all options side by side, otherwise they stand in a list, as they do on a phone where they are more than a row holds;
    a single option is not offered. What an address asks for and cannot be chosen is said. What can be chosen `elsewhere`, of another operation or reform, is kept for that in silence.
    """
    words, key, first = visitor_words(), f"{page}-{name}", next(iter(options))
    asked = one(page, name)
    if asked in elsewhere and asked not in options:
        asked = ""
    elif asked and asked not in options:
        notify(notices.NO_CHOICE(text=literal(asked), known=List(tuple(filter(None, options)))))
        choose_one(page, name, "")
        asked = ""
    if len(options) == 1:
        return first
    st.session_state[key] = asked or first
    is_switch = is_switch and not (len(options) > ROW and look().is_narrow)
    draw: Callable = st.segmented_control if is_switch else listed
    draw(
        words(label),
        list(options),
        format_func=lambda value: words(options[value]),
        key=key,
        on_change=lambda: choose_one(page, name, "" if st.session_state[key] in (first, None) else st.session_state[key]),
        label_visibility="collapsed",
        **({"required": True} if is_switch else {"width": 240}),
    )
    return asked or first


def sought(page: str, name: str, label: Say, instead_of: str = "") -> str:
    """Offer a field for words and return them as the address keeps them under `name` (`chapter-vii`), "" when there are none.

    What is typed takes the place of another of the page's own choices, `instead_of`.
    """
    key, text = f"{page}-{name}", one(page, name)
    if as_slug(st.session_state.get(key, "")) != text:
        st.session_state[key] = text.replace("-", " ")

    def take() -> None:
        if instead_of:
            choose_one(page, instead_of, "")
        typed = st.session_state[key]
        choose_one(page, name, as_slug(typed))
        if typed.strip() and not as_slug(typed):
            notify(notices.NO_LETTERS(text=literal(typed)))
            st.session_state[key] = ""

    said = visitor_words()(label)
    st.text_input(said, key=key, placeholder=said, on_change=take, label_visibility="collapsed", width=240)
    return text


def asked(page: str, name: str, is_known: Callable[[str], bool], unknown: Say = notices.NOT_HERE) -> str:
    """Return what the address asks for under a page's own name, "" when nothing; what is not known is said (`unknown`) and dropped."""
    text = one(page, name)
    if text and not is_known(text):
        notify(unknown(text=literal(text)))
        choose_one(page, name, "")
        return ""
    return text
