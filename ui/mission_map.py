"""Where did one operation work? Its areas, seats and deployment sites on a map of its own, and in words below it."""

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from data.dates import in_words, span_in_words
from data.derive import rows_of
from data.load import load_table, shared_table
from data.sites import sites_of, year_to_show, years_with_sites
from geo.maps import base_map, view_group
from geo.switches import shown
from ui.citations import cite
from ui.frame import disclaim
from ui.state import current_view
from ui.tables import layer_addresses, mission_row
from ui.time_bar import channel

WITH_SITES = [*shown(""), "sites"]
DERIVATIONS = {
    "country": "the country's outline",
    "disputed_area": "the disputed area's outline",
    "buffer": "a strip along a line",
    "digitised": "digitised by hand",
}


def map_of_operation(mission_id: str) -> None:
    """Draw the map and say what is on it: sites, headquarters, countries and areas, each with its source."""
    st_folium(
        base_map(layer_addresses(), channel()),
        key="mission_map",
        height=420,
        use_container_width=True,
        feature_group_to_add=_view_of(mission_id),
        returned_objects=[],
    )
    _sites(mission_id)
    _seats(mission_id)


def _sites_year(mission_id: str) -> int | None:
    return year_to_show(shared_table("deployments"), mission_id, current_view().date.year)


def _view_of(mission_id: str) -> folium.FeatureGroup:
    """Return the view of an operation alone: its areas and seats of all times and, where known, its sites of a year."""
    year = _sites_year(mission_id)
    return view_group(
        date="", mission=mission_id, region="", only=mission_id, year=year or 0, layers=WITH_SITES if year else shown("")
    )


def _sites(mission_id: str) -> None:
    """Say of which year the map shows the sites, and where the other years are, or that none are known."""
    year, years = _sites_year(mission_id), years_with_sites(shared_table("deployments"), mission_id)
    if year is None:
        st.caption("Its deployment sites are not known to the atlas; they are mapped from 1994, for most operations.")
        return
    of_year = sites_of(shared_table("deployments"), mission_id, year)
    st.caption(
        f"Circles: the {len(of_year)} deployment sites known for {year}, by troops; hollow: no figure. {cite('geo-pko')}. Shading: its areas "
        "of operations of all years."
    )
    st.page_link(
        "deployments.py",
        label=f"Its sites year by year, {' to '.join(dict.fromkeys([str(years[0]), str(years[-1])]))}",
        icon=":material/location_on:",
        query_params={"date": f"{year}-07-01", "mission": mission_id},
    )


def _seats(mission_id: str) -> None:
    seats = rows_of("headquarters", mission_id)
    hosts = rows_of("host_countries", mission_id).merge(load_table("countries")[["country_id", "name"]], on="country_id")
    sentences = []
    for seat in seats.itertuples():
        terms = [in_words(seat.from_date, seat.from_precision), in_words(seat.to_date, seat.to_precision)]
        dates = {(True, True): ", {} to {}", (True, False): ", from {}", (False, True): ", until {1}", (False, False): ""}[
            bool(terms[0]), bool(terms[1])
        ].format(*terms)
        name = f"**{seat.place}**{' (main seat)' if seat.is_main and len(seats) > 1 else ''}{dates}"
        note = f" {seat.note.rstrip('.')}." if seat.note else ""
        place = f"{abs(seat.latitude):.4f}° {'N' if seat.latitude >= 0 else 'S'}, {abs(seat.longitude):.4f}° {'E' if seat.longitude >= 0 else 'W'}"
        sentences.append(f"- {name}.{note} :small[{place}; {cite(seat.source_id, seat.locator)}]")
    st.markdown("**Headquarters**\n" + "\n".join(sentences))
    notes = hosts["note"].unique()
    shared = f" ({notes[0]})" if len(notes) == 1 and notes[0] and len(hosts) > 1 else ""
    named = [name if shared or not note else f"{name} ({note})" for name, note in zip(hosts["name"], hosts["note"], strict=True)]
    st.markdown(f"**Deployed in** {'; '.join(named)}{shared}")
    _areas(mission_id)
    disclaim("the operation's first day")


def _areas(mission_id: str) -> None:
    """List the areas the operation worked in, each with its period, size, how it was drawn and its source."""
    lines, mission = [], mission_row(mission_id)
    for area in rows_of("areas", mission_id).itertuples():
        end = (area.valid_to, area.to_precision) if area.to_precision else (mission["end_date"], mission["end_precision"])
        period = span_in_words(area.valid_from, area.from_precision, *end) if area.from_precision else ""
        until = f"until {in_words(area.valid_to, area.to_precision)}" if area.to_precision and not period else period
        size = f"about {area.size_km2:,.0f} km² as drawn" + (
            f", {area.published_km2:,.0f} published" if pd.notna(area.published_km2) else ""
        )
        drawn = f"{DERIVATIONS[area.derivation]}{', schematic' if area.schematic else ''}"
        note = f" {area.note.rstrip('.')}." if area.note else ""
        lines.append(f"- {f'{until}: ' if until else ''}{size}; {drawn}.{note} :small[{cite(area.source_id, area.locator)}]")
    st.markdown("**Area of operations**\n" + "\n".join(lines))
