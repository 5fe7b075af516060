"""What is the visitor looking at? One view, date, mission and region, kept in the session and said by the URL."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import streamlit as st

from charts.theme import REGIONS
from data.contributors import state_names
from data.dates import from_words
from data.eras import FIRST_DAY
from data.load import as_of, load_table
from data.missions import row_of, rows
from data.names import folded
from data.people import height_of
from data.reforms import periodisations
from figures import reforms
from figures.html import markup
from geo.switches import NONE, SWITCHES, names_in, written
from ui.look import LANGUAGE, visitor_words
from words import Day, List, Say, notices

KEY, WRITTEN, NOTICES = "view", "view_written", "notices"
ONES, WRITTEN_ONES, PAGE, IS_SAID, IS_BACK, SENT = "ones", "ones_written", "page", "is_said", "is_back", "address_sent"
# A page's own choice that goes on from what is chosen: it begins anew where another thing is chosen.
WALKS = (("mission", "mission", "chain"), ("reform", "reform", "chain"), ("mission", "", "event"))
LONGEST_SLUG = 40
SLUG = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_SLUG - 1}}}")
LONGEST, FEW = 60, 3  # characters of an address's text that a notice repeats, and how many such texts
Notice = Say | str


class View(NamedTuple):
    """A validated view: a day, a mission_id, a region, a reform_id, years as `1988-1996`, a state as iso3, whose division
    into eras is drawn (a key of periodisations), an office_id, the map's parts that are on (as geo.switches writes them); "" =
    none chosen."""

    date: pd.Timestamp
    mission: str = ""
    region: str = ""
    reform: str = ""
    years: str = ""
    state: str = ""
    era: str = ""
    office: str = ""
    layers: str = ""


def current_view() -> View:
    """Return the session's view; the package's own date with nothing selected before anything was chosen."""
    return st.session_state.get(KEY) or View(as_of())


def bounded(date: pd.Timestamp) -> pd.Timestamp:
    """Return the nearest day the atlas covers."""
    return min(max(date, FIRST_DAY), as_of())


def read_date(text: str) -> tuple[pd.Timestamp, Notice]:
    """Return the day a visitor asked for and, when it is not what they asked for, a sentence saying so."""
    date, now = from_words(text), current_view().date
    if date is None:
        return now, notices.NOT_A_DATE(text=literal(text), day=Day(now))
    if date != bounded(date):
        near = bounded(date)
        return near, notices.OUT_OF_TIME(first=Day(FIRST_DAY), last=Day(as_of()), day=Day(near))
    return date, ""


def read_mission(text: str) -> tuple[str, Notice]:
    """Return the mission_id for an id or acronym in any case, or "" and a sentence."""
    wanted = text.strip().lower().replace(" ", "-")
    if wanted in rows():
        return wanted, ""
    return "", notices.NO_OPERATION(text=literal(text))


def read_region(text: str) -> tuple[str, Notice]:
    """Return the region's name for a name in any case, or "" and a sentence."""
    found = [region for region in REGIONS if region.lower() == text.strip().lower()]
    if found:
        return found[0], ""
    return "", notices.NO_REGION(text=literal(text), regions=List(tuple(REGIONS)))


def read_reform(text: str) -> tuple[str, Notice]:
    """Return the reform_id for an id in any case, or "" and a sentence."""
    wanted = text.strip().lower()
    if wanted in set(load_table("reforms")["reform_id"]):
        return wanted, ""
    return "", notices.NO_REFORM(text=literal(text), shown=reforms.name(reforms.DEFAULT))


def read_years(text: str) -> tuple[str, Notice]:
    """Return an era such as `1988-1996`, or "" and a sentence; the years are bounded by those the atlas covers."""
    match = re.fullmatch(r"\s*(\d{4})\s*-\s*(\d{4})\s*", text)
    if not match:
        return "", notices.NOT_YEARS(text=literal(text))
    first, last = sorted(min(max(int(year), FIRST_DAY.year), as_of().year) for year in match.groups())
    if (first, last) == (FIRST_DAY.year, as_of().year):
        return "", ""
    return f"{first}-{last}", ""


def read_state(text: str) -> tuple[str, Notice]:
    """Return the iso3 of a contributing or assessed state for a code in any case, or "" and a sentence."""
    wanted = text.strip().upper()
    if wanted in state_names():
        return wanted, ""
    return "", notices.NO_STATE(text=literal(text))


def read_office(text: str) -> tuple[str, Notice]:
    """Return the office_id for an id or short name in any case, or "" and a sentence."""
    wanted, offices = text.strip().lower(), load_table("offices")
    named = dict(zip(offices["short_name"].str.lower(), offices["office_id"], strict=True))
    if wanted in set(offices["office_id"]):
        return wanted, ""
    if wanted in named:
        return named[wanted], ""
    return "", notices.NO_OFFICE(text=literal(text))


def read_layers(text: str) -> tuple[str, Notice]:
    """Return the map's parts named by a text such as `areas-sites`, and a sentence about words that name none."""
    known, unknown = names_in(text)
    if not unknown:
        return written(known), ""
    said = List(tuple(f"“{literal(word)}”" for word in unknown[:FEW]))
    return written(known) if known else "", notices.NO_LAYER(words=said, layers=List((*SWITCHES, NONE), is_and=False))


def read_era(text: str) -> tuple[str, Notice]:
    """Return whose division into eras is wanted, a key in any case, or "" and a sentence."""
    wanted = text.strip().lower()
    if wanted in periodisations():
        return wanted, ""
    return "", notices.NO_ERAS(text=literal(text), known=List(tuple(periodisations())))


READERS = {
    "date": read_date,
    "mission": read_mission,
    "region": read_region,
    "reform": read_reform,
    "years": read_years,
    "state": read_state,
    "era": read_era,
    "office": read_office,
    "layers": read_layers,
}


def open_view() -> None:
    """Take over what the URL says when it is not what was last written there; keep the session's view otherwise.

    An address that says something is the whole view, so that going back undoes a choice; one that says nothing is a
    change of page, and the view goes along.
    """
    said = {name: st.query_params[name] for name in READERS if st.query_params.get(name)}
    written = st.session_state.get(WRITTEN)
    st.session_state[IS_BACK] = written is not None and bool(said) and said != written
    if said and said != written:
        view = View(as_of())
        for name, text in said.items():
            value, notice = READERS[name](text)
            view = view._replace(**{name: value})
            if notice:
                notify(notice)
        _take(agreeing(view, "date" in said), st.query_params)
    st.session_state[IS_SAID] = bool(said)
    write_url(has_ones=False)


def _take(view: View, said: Iterable[str] = ()) -> None:
    """Keep a view; a walk that went on from another thing ends, unless it is `said`."""
    before = current_view()._asdict()
    for name, page, walk in WALKS:
        if getattr(view, name) != before[name] and walk not in said:
            st.session_state.get(ONES, {}).pop((page, walk), None)
    st.session_state[KEY] = view


def follow(page: str, said: dict[str, str]) -> None:
    """Take over a choice that was made as an address makes it: what the view knows goes there, the rest is the page's own."""
    view = current_view()
    for name, text in said.items():
        if name in READERS:
            value, notice = READERS[name](text)
            view = view._replace(**{name: value})
            if notice:
                notify(notice)
        elif SLUG.fullmatch(text):
            st.session_state.setdefault(ONES, {})[page, name] = text
    _take(agreeing(view, "date" in said), said)
    write_url()


def agreeing(view: View, has_date: bool) -> View:
    """Return the view without contradictions: an operation named without a date brings its own, and lifts a filter."""
    if not view.mission:
        return view
    span = row_of(view.mission)
    if not has_date:
        view = view._replace(date=telling_day(view.mission, view.date))
    if view.region and view.region != span["region"]:
        notify(notices.OTHER_REGION(operation=span["acronym"], region=span["region"], asked=view.region))
        view = view._replace(region="")
    return view


def nearest_day(mission_id: str, date: pd.Timestamp) -> pd.Timestamp:
    """Return the day nearest to a date on which an operation was in the field."""
    span = row_of(mission_id)
    last = as_of() if pd.isna(span["end_date"]) else span["end_date"]
    return min(max(date, span["start_date"]), last)


def telling_day(mission_id: str, date: pd.Timestamp) -> pd.Timestamp:
    """Return a date where an operation was deployed then, else the day it was largest: its last day would show it leaving."""
    nearest, height = nearest_day(mission_id, date), height_of(mission_id)
    return nearest if nearest == date or height is None else nearest_day(mission_id, height)


def write_url(has_ones: bool = True, is_choice: bool = False) -> None:
    """Let the URL say the view: always the date, the rest when it is chosen.

    Without `has_ones` what it says of a page's own choices stays: Back and Forward have written there what is still to be read.
    What they led to is written again: an answer that was on its way meanwhile has put its own address there.
    """
    view = current_view()
    said = view._asdict() | {"date": view.date.strftime("%Y-%m-%d")}
    told = {name: text for name, text in said.items() if text}
    if not has_ones:
        before = st.query_params.to_dict()
        after = {name: text for name, text in before.items() if name not in READERS} | told
        if after != before:
            st.query_params.from_dict(after)
        st.session_state[WRITTEN] = told
        return
    page, names = st.session_state.get(PAGE, ("", ()))
    ones = {name: one(page, name) for name in names if one(page, name)}
    before = st.query_params.to_dict()
    gone = st.session_state.get(WRITTEN_ONES, {})
    after = {name: text for name, text in before.items() if name not in READERS and name not in gone and name not in names}
    after |= told | ones
    st.session_state[WRITTEN_ONES] = ones
    is_back = st.session_state.pop(IS_BACK, False)
    # Who chooses before the last answer has come will still have its address put there.
    is_overtaken = is_choice and st.session_state.get(SENT, before) != before
    if after != before or is_back or is_overtaken:
        st.query_params.from_dict(after)  # in one: each change of the address is a step of the browser's history
    st.session_state[WRITTEN], st.session_state[SENT] = told, after


def link(address: str) -> str:
    """Return an address of the atlas that takes the view along: all that is chosen and that it does not say itself.

    An operation brings its own day where its address names none.
    """
    page, _, query = address.partition("?")
    said = dict(parse_qsl(query))
    own = {"date"} if "mission" in said else set()
    kept = {name: text for name, text in st.query_params.to_dict().items() if name in (*READERS, LANGUAGE) and name not in own}
    shown = {"embed": "true"} if st.context.is_embedded else {}
    return f"{page}?{urlencode(kept | shown | said)}"


def choose(**changes) -> None:
    """Change the view; call from callbacks only, so that one choice is one run. What the view does not know is the page's own.

    A value that a browser says without having been offered it counts as none: forms are only asked for by pages, and anyone can write.
    """
    page, _ = st.session_state.get(PAGE, ("", ()))
    changes = {name: known(name, value) for name, value in changes.items()}
    for name in changes.keys() - READERS.keys():
        st.session_state.setdefault(ONES, {})[page, name] = changes.pop(name)
    _take(current_view()._replace(**changes))
    write_url(is_choice=True)


def known(name: str, value) -> str | pd.Timestamp:
    """Return a value for a part of the view or for a page's own choice, "" when it can be none; a day is always one."""
    if isinstance(value, pd.Timestamp):
        return value
    if not isinstance(value, str):
        return ""
    return READERS[name](value)[0] if name in READERS else value if SLUG.fullmatch(value) else ""


def choose_mission(mission_id: str) -> None:
    """Select an operation and, when it was not deployed on the date, go to the day it was largest.

    The operation's own region replaces a region filter that would hide it. What is no operation changes nothing.
    """
    if not known("mission", mission_id):
        return
    span = row_of(mission_id)
    view = current_view()
    date = telling_day(mission_id, view.date)
    if date != view.date:
        is_height = height_of(mission_id) is not None
        moved = notices.DATE_MOVED_TO_HEIGHT if is_height else notices.DATE_MOVED
        notify(moved(day=Day(date), before=Day(view.date), operation=span["acronym"]))
    region = view.region if view.region in ("", span["region"]) else ""
    choose(mission=mission_id, date=date, region=region)


def choose_region(region: str) -> None:
    """Show a region only, or all with ""; an operation of another region would not be seen there, so it is let go."""
    region = known("region", region)
    mission = current_view().mission
    is_elsewhere = region and mission and row_of(mission)["region"] != region
    choose(region=region, mission="" if is_elsewhere else mission)


def is_untouched() -> bool:
    """Return whether nothing has been chosen yet: the view every visit begins with."""
    return current_view() == View(as_of())


def literal(text: str) -> str:
    """Return what stands in an address as a notice repeats it: cut, and without what would break its line."""
    told = " ".join(text.split())
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def one(page: str, name: str) -> str:
    """Return what the visitor chose for one of a page's own choices, "" when nothing: its name stands in the address."""
    return st.session_state.get(ONES, {}).get((page, name), "")


def choose_one(page: str, name: str, value: str) -> None:
    """Keep a page's own choice and say it in the address; "" for what the page shows by itself."""
    st.session_state.setdefault(ONES, {})[page, name] = known(name, value)
    write_url()


def as_slug(text: str) -> str:
    """Return words as an address keeps them: `Chapter VII` is `chapter-vii`."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text))[:LONGEST_SLUG].strip("-")


def open_ones(page: str, names: list[str]) -> None:
    """Take over from the address a page's own choices, and let the address say those of this page only."""
    ones = st.session_state.setdefault(ONES, {})
    asked = {name: st.query_params[name].strip().lower() for name in names if st.query_params.get(name)}
    if asked != st.session_state.get(WRITTEN_ONES, {}):
        is_same_page = st.session_state.get(PAGE, ("",))[0] == page
        st.session_state[IS_BACK] = is_same_page or st.session_state.get(IS_BACK, False)
        if st.session_state.get(IS_SAID) and is_same_page:
            for name in names:  # back to before it was chosen
                ones.pop((page, name), None)
        ones.update({(page, name): text for name, text in asked.items() if SLUG.fullmatch(text)})
        for text in asked.values():
            if not SLUG.fullmatch(text):
                notify(notices.NOT_HERE(text=literal(text)))
    st.session_state[PAGE] = page, tuple(names)
    write_url()


def notify(sentence: Notice) -> None:
    """Keep a sentence to show once, at the top of the next page drawn."""
    st.session_state.setdefault(NOTICES, []).append(sentence)


def show_notices() -> None:
    """Show the kept sentences and forget them."""
    told = list(dict.fromkeys(st.session_state.pop(NOTICES, [])))
    if told:
        st.html(markup("notices.html", visitor_words(), notices=told))


def theme() -> str:
    """Return `light` or `dark`, whichever the visitor sees."""
    return "dark" if st.context.theme.type == "dark" else "light"
