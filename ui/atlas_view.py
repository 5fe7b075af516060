"""How do map, time bar, timeline and list stay one? One fragment: a choice is one run and one view."""

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from charts.theme import REGIONS
from data.load import as_of
from geo.maps import base_map, view_group
from ui.day_summary import day_summary, draw_card, operations_list, operations_shown
from ui.eras import eras_address
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
    show_notices,
    theme,
)
from ui.tables import TIMELINE_WIDTHS, layer_addresses, mission_row, search_labels, timeline_address
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
    """Take over what the map told by itself, no time bar having listened; see `_follow`. A count stands behind it."""
    _follow((st.session_state.get("map") or {}).get("last_object_clicked_tooltip") or "")


def _follow_told() -> None:
    _follow(st.session_state["time_bar"].get("told") or "")


def _follow(told: str) -> None:
    """Take over what was chosen on the map: `unprofor`, an operation, or `layers areas-sites`, its layers that are on."""
    words = told.split()
    if words[:1] == ["layers"]:
        choose(layers=read_layers(words[1])[0])
    elif words:
        choose_mission(words[0])


def _follow_picked() -> None:
    """Take over what was picked on the timeline or in the list: an operation, or none."""
    picked = st.session_state["time_bar"].get("picked")
    if picked and picked["mission"]:
        choose_mission(picked["mission"])
    elif picked:
        _close()


def _choose_eras() -> None:
    picked = st.session_state["time_bar"].get("era")
    if picked is not None:
        choose(era=read_era(picked["era"])[0] if picked["era"] else "")


def _go_to_typed_date() -> None:
    typed = (st.session_state["time_bar"].get("typed") or "").strip()
    if typed:
        date, notice = read_date(typed)
        choose(date=date)
        if notice:
            notify(notice)


def _commit_date() -> None:
    date = st.session_state["time_bar"].get("date")
    if date:
        choose(date=bounded(pd.Timestamp(date)))


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


def seen_on_map(view: View) -> dict[str, str]:
    """Return what of a view the map shows, but for the date, in which the time bar may be ahead."""
    return {"mission": view.mission, "region": view.region, "theme": theme(), "layers": view.layers}


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
            "missions": f"/assets/{layer_addresses()['missions']}",
            "picture": timeline_address(theme()),
            "widths": TIMELINE_WIDTHS,
            "alt": TIMELINE_ALT,
        },
        on_date_change=_commit_date,
        on_typed_change=_go_to_typed_date,
        on_picked_change=_follow_picked,
        on_era_change=_choose_eras,
        on_told_change=_follow_told,
    )


def _close() -> None:
    choose(mission="")
