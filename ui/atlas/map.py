"""How is the map drawn? Once with the page; what follows hands it the view in the browser."""

from collections.abc import Callable

import streamlit as st
from streamlit_folium import st_folium

from figures.atlas import HEIGHT
from figures.layers import layer_addresses
from geo.maps import base_map, view_group
from geo.switches import shown
from ui.atlas.bar import channel
from ui.messages import Message, folium_message
from ui.view import View


def draw_map(view: View, follow: Callable[[Message | None], None]) -> None:
    """Draw the constant map and hand it the view the page begins with; `follow` hears it where no time bar listens."""
    st_folium(
        base_map(layer_addresses(), channel()),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        feature_group_to_add=view_group(date=view.date.strftime("%Y-%m-%d"), only="", **seen_on_map(view)),
        returned_objects=["last_object_clicked_tooltip"],
        on_change=lambda: follow(folium_message(st.session_state.get("map"))),
    )


def seen_on_map(view: View) -> dict[str, str | list[str]]:
    """Return what of a view the map shows, but for the date, in which the time bar may be ahead."""
    return {"mission": view.mission, "region": view.region, "layers": shown(view.layers)}
