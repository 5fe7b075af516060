"""Which files do the maps fetch? Each made once a process, named by an address that changes with its content."""

from functools import cache

import pandas as pd

from charts.theme import REGION_COLORS
from data import others
from data.derive import headquarters, mission_spans
from data.events import events
from data.load import load_boundaries, load_table, shared_table
from data.missions import host_names, rows
from data.people import contributor_years, contributors, shared_counts
from data.schema import labels
from geo.areas import all_areas, areas_layer
from geo.boundaries import units
from geo.layers import (
    Layer,
    coarse,
    countries_layer,
    events_layer,
    flows_layer,
    iso,
    missions_layer,
    on_grid,
    others_layer,
    places_layer,
    sites_by_year,
    sites_layer,
    values_layer,
    waters_layer,
)
from geo.worlds import edges_layer, edges_of, inner_lines, units_layer, with_first_days, worlds_layer


@cache
def layers() -> dict[str, Layer]:
    """Return the files the maps fetch, by name.

    For the map of operations: worlds (whose each unit was when), units and edges (coarse, and fine), areas, missions. For maps of
    numbers: world, the areas of today, and values, contributors by year. For the map of deployments: sites, and sites-2024 and the like,
    those of one year. When switched on:
    waters, places, flows, sites, others, events.
    """
    countries, rough = load_table("countries"), coarse(units())
    lines = {
        "edges": edges_of(rough, load_table("boundary_lines")),
        "edges-fine": edges_of(units(), load_table("boundary_lines")),
    }
    since = load_table("line_dates")
    drawn = {
        name: with_first_days(pd.concat([each, inner_lines(load_boundaries("lines"), each)]), since)
        for name, each in lines.items()
    }
    rough, drawn["edges"] = on_grid(rough, drawn["edges"])
    sites = sites_layer(shared_table("deployments"), mission_spans(), REGION_COLORS)
    made = [
        worlds_layer(load_table("states"), units(), since),
        units_layer(rough, countries),
        units_layer(units(), countries, "units-fine"),
        *(edges_layer(each, name) for name, each in drawn.items()),
        areas_layer(all_areas()),
        countries_layer(*on_grid(coarse(load_boundaries("countries"))), countries, "world"),
        missions_layer(
            mission_spans(),
            headquarters(),
            load_table("host_countries"),
            REGION_COLORS,
            shared_counts(),
            told_of_operations(),
            mandate_ends(),
        ),
        sites,
        *sites_by_year(sites),
        waters_layer(load_boundaries("waters")),
        places_layer(load_table("capitals"), countries),
        flows_layer(shared_table("contributions"), load_table("contributors")),
        others_layer(others.placed(), labels("other_missions", "kind")),
        events_layer(events()),
        values_layer({year: contributors(year) for year in contributor_years()}),
    ]
    return {each.name: each for each in made}


def told_of_operations() -> dict[str, tuple[str, str]]:
    """Return each operation's countries in words and what it was for, by mission_id."""
    return {key: (", ".join(host_names(key)), row["purpose"]) for key, row in rows().items()}


def mandate_ends() -> dict[str, str]:
    """Return the last end known of each open mandate (ISO), by mission_id."""
    rows = load_table("current_mandates")
    return {row.mission_id: iso(row.mandate_until) for row in rows.itertuples() if pd.notna(row.mandate_until)}


def layer_addresses() -> dict[str, str]:
    """Return each layer's address below the assets, those of a single year left out: the tag in it changes with the content, so it is kept
    for ever."""
    return {name: _address(each) for name, each in layers().items() if not name.startswith("sites-")}


def site_addresses() -> dict[str, str]:
    """Return the addresses below the assets of the files with the sites of one year each, by name."""
    return {name: _address(each) for name, each in layers().items() if name.startswith("sites-")}


def _address(file: Layer) -> str:
    return f"layers/{file.name}.json?v={file.etag}"
