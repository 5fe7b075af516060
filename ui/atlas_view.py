"""How do map, time bar, timeline and list stay one? One fragment: a choice is one run and one view."""

import streamlit as st
from streamlit_folium import st_folium

from charts.theme import REGIONS
from data.dates import from_words
from data.load import as_of
from geo.maps import base_map, view_group
from geo.switches import NONE, shown
from ui.day_summary import day_summary, draw_card, draw_reform_card, operations_list, operations_shown
from ui.eras import eras_address
from ui.messages import Message, folium_message, read_message
from ui.state import (
    View,
    bounded,
    choose,
    choose_mission,
    current_view,
    notify,
    read_date,
    read_era,
    read_layers,
    read_reform,
    show_notices,
)
from ui.tables import THEMES, TIMELINE_WIDTHS, layer_addresses, mission_row, mission_rows, search_labels, timeline_address
from ui.time_bar import channel, time_bar

MAP_HEIGHT = 390
ALL = "All regions"
TIMELINE_ALT = (
    "Operations since 1948 as bars, the landmarks of reform, and uniformed strength; the page Timeline has them as tables."
)


def atlas_controls() -> None:
    """Offer every operation by acronym, name and country, and the regions: one choice is one run."""
    region = current_view().region
    regions = [ALL, *REGIONS] if region else REGIONS
    st.selectbox(
        "Find an operation or choose a region",
        [*regions, *search_labels()],
        format_func=lambda choice: search_labels().get(choice, choice if choice == ALL else f"{choice}: this region only"),
        index=None,
        key="found",
        placeholder=f"{region} only. Find an operation, a country or another region"
        if region
        else "Find an operation by acronym, name or country, or choose a region",
        on_change=_follow_found,
        label_visibility="collapsed",
    )


def _follow_found() -> None:
    found = st.session_state["found"]
    if found in search_labels():
        choose_mission(found)
    elif found:
        _choose_region("" if found == ALL else found)
    st.session_state["found"] = None


def _choose_region(region: str) -> None:
    """Show a region only, or all with ""; an operation of another region would not be seen there, so it is let go."""
    mission = current_view().mission
    is_elsewhere = region and mission and mission_row(mission)["region"] != region
    choose(region=region, mission="" if is_elsewhere else mission)


def _follow_map() -> None:
    """Take over what the map told by itself, no time bar having listened."""
    _follow(folium_message(st.session_state.get("map")))


def _follow_told() -> None:
    _follow(read_message(st.session_state["time_bar"].get("told")))


def _follow_day() -> None:
    _follow(read_message(st.session_state["time_bar"].get("day")))


def _follow(message: Message | None) -> None:
    """Take over what was chosen on the map, in the time bar, on the timeline or in the list (ui.messages)."""
    if message and message.kind in FOLLOWED:
        FOLLOWED[message.kind](message.value)


def _go_to_day(day: str) -> None:
    date = from_words(day)
    if date is not None:
        choose(date=bounded(date))


def _go_to_typed_date(typed: str) -> None:
    if typed.strip():
        date, notice = read_date(typed.strip())
        choose(date=date)
        if notice:
            notify(notice)


def _pick_mission(mission_id: str) -> None:
    if mission_id in mission_rows():
        choose_mission(mission_id)
    elif not mission_id:
        _close()


def _pick_reform(reform_id: str) -> None:
    choose(reform=read_reform(reform_id)[0] if reform_id else "")


FOLLOWED = {
    "day": _go_to_day,
    "typed": _go_to_typed_date,
    "mission": _pick_mission,
    "reform": _pick_reform,
    "layers": lambda layers: choose(layers=read_layers("-".join(layers) or NONE)[0]),
    "era": lambda key: choose(era=read_era(key)[0] if key else ""),
}


def atlas_view() -> None:
    """Draw the map, and what follows the view: time bar, timeline and the day's summary.

    The map is drawn with the page. A choice runs the rest alone, and the time bar hands the view on to the map in the browser.
    """
    with st.container(key="atlas"):
        draw_map(current_view())
        what_follows()


@st.fragment
def what_follows() -> None:
    """Draw time bar, timeline and the day's summary for the current view.

    All is worked out before the first of it is sent: what comes at once, the browser draws at once.
    """
    view = current_view()
    active = operations_shown(view)
    day, operations = day_summary(view, active), operations_list(view, active)
    draw_time(view)
    with st.container(key="day"):
        show_notices()
        st.html(day)
        if view.mission:
            draw_card(view, view.mission in set(active["mission_id"]), _close)
        if view.reform:
            draw_reform_card(view, _close_reform)
        st.html(operations)


def draw_map(view: View) -> None:
    """Draw the constant map and hand it the view the page begins with."""
    st_folium(
        base_map(layer_addresses(), channel()),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        feature_group_to_add=view_group(date=view.date.strftime("%Y-%m-%d"), only="", **seen_on_map(view)),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=_follow_map,
    )


def seen_on_map(view: View) -> dict[str, str | list[str]]:
    """Return what of a view the map shows, but for the date, in which the time bar may be ahead."""
    return {"mission": view.mission, "region": view.region, "layers": shown(view.layers)}


def draw_time(view: View) -> None:
    """Set the time bar to the view's date; below it, on the same years, the timeline."""
    time_bar(
        key="time_bar",
        data={
            "channel": channel(),
            "date": view.date.strftime("%Y-%m-%d"),
            "last": as_of().strftime("%Y-%m-%d"),
            "view": seen_on_map(view),
            "era": view.era,
            "eras": eras_address(),
            "missions": layer_addresses()["missions"],
            "reform": view.reform,
            "picture": {theme: timeline_address(theme) for theme in THEMES},
            "widths": TIMELINE_WIDTHS,
            "alt": TIMELINE_ALT,
        },
        on_day_change=_follow_day,
        on_told_change=_follow_told,
    )


def _close() -> None:
    choose(mission="")


def _close_reform() -> None:
    choose(reform="")
