"""How do map, time bar, timeline and list stay one? One fragment: a choice is one run and one view."""

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from charts.theme import REGIONS
from data.load import as_of
from geo.maps import base_map, view_group
from ui.day_summary import list_operations, operations_shown, summarize_day
from ui.state import View, bounded, choose, choose_mission, current_view, notify, read_date, show_notices, theme
from ui.tables import TIMELINE_WIDTHS, layer_addresses, search_labels, timeline_address
from ui.time_bar import channel, time_bar

MAP_HEIGHT = 390
ALL = "All regions"
TIMELINE_ALT = (
    "Operations since 1948 as bars, the landmarks of reform, and uniformed strength; the page Timeline has them as tables."
)


def atlas_controls() -> None:
    """Offer a date to type, a region and a search; each change redraws the page once."""
    typed, region, found = st.columns([1, 1, 2])
    st.session_state["region"] = current_view().region or ALL
    with typed:
        st.text_input(
            "Go to a date",
            key="typed_date",
            placeholder="Go to a date: July 1994",
            on_change=_go_to_typed_date,
            label_visibility="collapsed",
        )
    with region:
        st.selectbox("Region", [ALL, *REGIONS], key="region", on_change=_filter_region, label_visibility="collapsed")
    with found:
        st.selectbox(
            "Find an operation",
            list(search_labels()),
            format_func=search_labels().get,
            index=None,
            key="found",
            placeholder="Find an operation by acronym, name or country",
            on_change=_select_found,
            label_visibility="collapsed",
        )


def _go_to_typed_date() -> None:
    text = st.session_state["typed_date"].strip()
    if text:
        date, notice = read_date(text)
        choose(date=date)
        if notice:
            notify(notice)
    st.session_state["typed_date"] = ""


def _filter_region() -> None:
    region = st.session_state["region"]
    choose(region="" if region == ALL else region)


def _select_found() -> None:
    if st.session_state["found"]:
        choose_mission(st.session_state["found"])
    st.session_state["found"] = None


def _select_on_map() -> None:
    clicked = (st.session_state.get("map") or {}).get("last_object_clicked_tooltip")
    if clicked:
        choose_mission(clicked.split()[0])


def _select_on_timeline() -> None:
    picked = st.session_state["time_bar"].get("picked")
    if picked is not None:
        choose_mission(picked["mission"]) if picked["mission"] else choose(mission="")


def _commit_date() -> None:
    date = st.session_state["time_bar"].get("date")
    if date:
        choose(date=bounded(pd.Timestamp(date)))


@st.fragment
def atlas_view() -> None:
    """Draw map, time bar, timeline and the day's summary for the current view."""
    view = current_view()
    show_notices()
    picture, summary = st.columns([3, 1], gap="medium")
    with picture:
        draw_map(view)
        draw_time(view)
    with summary:
        active = operations_shown(view)
        summarize_day(view, active)
        list_operations(view, active, _select_in_list)


def draw_map(view: View) -> None:
    """Draw the constant map and hand it the view."""
    st_folium(
        base_map(layer_addresses(), channel()),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        feature_group_to_add=view_group(
            date=view.date.strftime("%Y-%m-%d"), mission=view.mission, region=view.region, theme=theme(), only=""
        ),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=_select_on_map,
    )


def draw_time(view: View) -> None:
    """Set the time bar to the view's date; below it, on the same years, the timeline."""
    time_bar(
        key="time_bar",
        data={
            "channel": channel(),
            "date": view.date.strftime("%Y-%m-%d"),
            "last": as_of().strftime("%Y-%m-%d"),
            "region": view.region,
            "mission": view.mission,
            "missions": f"/assets/{layer_addresses()['missions']}",
            "picture": timeline_address(theme()),
            "widths": TIMELINE_WIDTHS,
            "alt": TIMELINE_ALT,
        },
        on_date_change=_commit_date,
        on_picked_change=_select_on_timeline,
    )


def _select_in_list(mission_id: str) -> None:
    if mission_id:
        choose_mission(mission_id)
    else:
        choose(mission="")
