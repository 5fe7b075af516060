"""What is the visitor looking at? One view, date, mission and region, kept in the session and said by the URL."""

import re
from functools import cache
from typing import NamedTuple

import pandas as pd
import streamlit as st

from charts.theme import REGIONS
from data.dates import from_words, in_words
from data.derive import FIRST_DAY, mission_spans
from data.load import as_of, load_table
from data.names import order_of
from data.reforms import periodisations
from geo.switches import NONE, SWITCHES, names_in, written

KEY, WRITTEN, NOTICES = "view", "view_written", "notices"


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


def read_date(text: str) -> tuple[pd.Timestamp, str]:
    """Return the day a visitor asked for and, when it is not what they asked for, a sentence saying so."""
    date, now = from_words(text), current_view().date
    if date is None:
        return now, f"“{text}” is not a date the atlas can read; write 1994, July 1994 or 1994-07-15. Showing {in_words(now)}."
    if date != bounded(date):
        near = bounded(date)
        return near, f"The atlas covers {in_words(FIRST_DAY)} to {in_words(as_of())}; showing {in_words(near)}, the nearest day."
    return date, ""


def read_mission(text: str) -> tuple[str, str]:
    """Return the mission_id for an id or acronym in any case, or "" and a sentence."""
    wanted = text.strip().lower().replace(" ", "-")
    if wanted in set(mission_spans()["mission_id"]):
        return wanted, ""
    return "", f"There is no operation “{text}” in the UN's list of peacekeeping operations; showing all of them."


def read_region(text: str) -> tuple[str, str]:
    """Return the region's name for a name in any case, or "" and a sentence."""
    found = [region for region in REGIONS if region.lower() == text.strip().lower()]
    if found:
        return found[0], ""
    return "", f"There is no region “{text}”; showing all regions ({', '.join(REGIONS)})."


def read_reform(text: str) -> tuple[str, str]:
    """Return the reform_id for an id in any case, or "" and a sentence."""
    wanted = text.strip().lower()
    if wanted in set(load_table("reforms")["reform_id"]):
        return wanted, ""
    return "", f"There is no reform “{text}” in the atlas; showing the latest landmark of the date."


def read_years(text: str) -> tuple[str, str]:
    """Return an era such as `1988-1996`, or "" and a sentence; the years are bounded by those the atlas covers."""
    match = re.fullmatch(r"\s*(\d{4})\s*-\s*(\d{4})\s*", text)
    if not match:
        return "", f"“{text}” is not an era the atlas can read; write 1988-1996. Showing the whole history."
    first, last = sorted(min(max(int(year), FIRST_DAY.year), as_of().year) for year in match.groups())
    if (first, last) == (FIRST_DAY.year, as_of().year):
        return "", ""
    return f"{first}-{last}", ""


def read_state(text: str) -> tuple[str, str]:
    """Return the iso3 of a contributing or assessed state for a code in any case, or "" and a sentence."""
    wanted = text.strip().upper()
    if wanted in state_names():
        return wanted, ""
    return "", f"There is no state “{text}” among contributors and member states; write a code of three letters, as BGD."


def read_office(text: str) -> tuple[str, str]:
    """Return the office_id for an id or short name in any case, or "" and a sentence."""
    wanted, offices = text.strip().lower(), load_table("offices")
    named = dict(zip(offices["short_name"].str.lower(), offices["office_id"], strict=True))
    if wanted in set(offices["office_id"]):
        return wanted, ""
    if wanted in named:
        return named[wanted], ""
    return "", f"There is no office “{text}” among those at headquarters; write a key such as dpko. Showing all of them."


def read_layers(text: str) -> tuple[str, str]:
    """Return the map's parts named by a text such as `areas-sites`, and a sentence about words that name none."""
    known, unknown = names_in(text)
    if not unknown:
        return written(known), ""
    said = ", ".join(f"“{word}”" for word in unknown)
    return written(known) if known else "", f"The map has no layer {said}; there are {', '.join(SWITCHES)}, or {NONE}."


@cache
def state_names() -> dict[str, str]:
    """Return the name of every state that contributed since 1990 or is assessed, by iso3, in the order of names."""
    names = (
        load_table("assessments").set_index("iso3")["name"].to_dict()
        | load_table("contributors").set_index("iso3")["name"].to_dict()
    )
    return dict(sorted(names.items(), key=lambda pair: order_of(pair[1])))


def era_of_years(years: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of an era such as `1988-1996`, of the whole history when it is empty."""
    first, last = (int(year) for year in years.split("-")) if years else (FIRST_DAY.year, as_of().year)
    return pd.Timestamp(first, 1, 1), min(pd.Timestamp(last, 12, 31), as_of())


def read_era(text: str) -> tuple[str, str]:
    """Return whose division into eras is wanted, a key in any case, or "" and a sentence."""
    wanted = text.strip().lower()
    if wanted in periodisations():
        return wanted, ""
    return "", f"There is no division into eras “{text}” in the atlas ({', '.join(periodisations())}); showing none."


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
    if said and said != st.session_state.get(WRITTEN):
        view = View(as_of())
        for name, text in said.items():
            value, notice = READERS[name](text)
            view = view._replace(**{name: value})
            if notice:
                notify(notice)
        st.session_state[KEY] = agreeing(view, "date" in said)
    write_url()


def agreeing(view: View, has_date: bool) -> View:
    """Return the view without contradictions: an operation named without a date brings its own, and lifts a filter."""
    if not view.mission:
        return view
    span = mission_spans().set_index("mission_id").loc[view.mission]
    if not has_date:
        view = view._replace(date=nearest_day(view.mission, view.date))
    if view.region and view.region != span["region"]:
        notify(f"{span['acronym']} is listed under {span['region']}, not {view.region}; showing all regions.")
        view = view._replace(region="")
    return view


def nearest_day(mission_id: str, date: pd.Timestamp) -> pd.Timestamp:
    """Return the day nearest to a date on which an operation was in the field."""
    span = mission_spans().set_index("mission_id").loc[mission_id]
    last = as_of() if pd.isna(span["end_date"]) else span["end_date"]
    return min(max(date, span["start_date"]), last)


def write_url() -> None:
    """Let the URL say the view: always the date, the rest when it is chosen."""
    view = current_view()
    said = view._asdict() | {"date": view.date.strftime("%Y-%m-%d")}
    told = {name: text for name, text in said.items() if text}
    before = st.query_params.to_dict()
    after = {name: text for name, text in before.items() if name not in READERS} | told
    if after != before:
        st.query_params.from_dict(after)  # in one: each change of the address is a step of the browser's history
    st.session_state[WRITTEN] = told


def choose(**changes) -> None:
    """Change the view; call from callbacks only, so that one choice is one run."""
    st.session_state[KEY] = current_view()._replace(**changes)
    write_url()


def choose_mission(mission_id: str) -> None:
    """Select an operation and, when it was not in the field on the date, go to the nearest day it was.

    The operation's own region replaces a region filter that would hide it.
    """
    span = mission_spans().set_index("mission_id").loc[mission_id]
    view = current_view()
    date = nearest_day(mission_id, view.date)
    if date != view.date:
        notify(f"Date moved to {in_words(date)}: on {in_words(view.date)} {span['acronym']} was not in the field.")
    region = view.region if view.region in ("", span["region"]) else ""
    choose(mission=mission_id, date=date, region=region)


def notify(sentence: str) -> None:
    """Keep a sentence to show once, at the top of the next page drawn."""
    st.session_state.setdefault(NOTICES, []).append(sentence)


def show_notices() -> None:
    """Show the kept sentences and forget them."""
    for sentence in st.session_state.pop(NOTICES, []):
        st.warning(sentence)


def theme() -> str:
    """Return `light` or `dark`, whichever the visitor sees."""
    return "dark" if st.context.theme.type == "dark" else "light"
