"""What is shaped once per process? Layers for the browser and chart specifications; a rerun only looks them up."""

import json
from functools import cache

import altair as alt

from charts.picture import svg
from charts.timeline import atlas_timeline
from data.derive import mission_spans, strength_dates
from data.load import as_of, load_table
from figures.layers import layer_addresses as layer_addresses
from figures.layers import layers
from geo.layers import digest

THEMES = ("light", "dark")
TIMELINE_WIDTHS = (340, 420, 540, 680, 840, 1000, 1240, 1560)  # pixels; none is further than an eighth from any width


def specification(chart: alt.TopLevelMixin) -> dict:
    """Return a chart as plain Vega-Lite with its data in place: nothing is left to convert when a page is drawn."""
    with alt.data_transformers.enable("default", consolidate_datasets=False):
        return json.loads(chart.to_json())


def small_timeline(theme: str, width: int) -> alt.LayerChart:
    """Return the timeline under the map for a theme and a width in pixels."""
    strength = strength_dates()[["counted_on", "uniformed", "quality"]]
    return atlas_timeline(mission_spans(), load_table("reforms"), strength, as_of(), theme, width)


@cache
def timeline_picture(theme: str, width: int) -> bytes:
    """Return the timeline under the map as Altair draws it, made once for each theme and width.

    Drawn in the browser it would keep the front page waiting for the whole of Vega.
    """
    return svg(small_timeline(theme, width))


@cache
def timeline_tag(theme: str) -> str:
    """Return a tag that changes with what the timeline's pictures show."""
    return digest(small_timeline(theme, TIMELINE_WIDTHS[0]).to_json().encode())


def timeline_address(theme: str) -> str:
    """Return the address of the timeline's pictures below the assets, with `*` in the place of the width."""
    return f"timeline/{theme}-*.svg?v={timeline_tag(theme)}"


@cache
def names() -> dict[str, str]:
    """Return the acronym of each operation."""
    return dict(mission_spans()[["mission_id", "acronym"]].itertuples(index=False))


def warm() -> None:
    """Make what the first visitor would wait for."""
    layers()
    timeline_picture("light", 1000)
    for theme in THEMES:
        timeline_tag(theme)


@cache
def mission_rows() -> dict[str, dict]:
    """Return each operation's row of the missions table together with its span, by mission_id."""
    joined = load_table("missions").merge(mission_spans().drop(columns=["acronym", "name", "region"]), on="mission_id")
    return {row["mission_id"]: row for row in joined.to_dict("records")}


def mission_row(mission_id: str) -> dict:
    """Return one operation's row and span."""
    return mission_rows()[mission_id]


@cache
def search_labels() -> dict[str, str]:
    """Return what the search shows and looks through for each operation: acronym, name, host countries."""
    hosts = load_table("host_countries").merge(load_table("countries")[["country_id", "short_name"]], on="country_id")
    places = hosts.groupby("mission_id")["short_name"].agg(", ".join)
    rows = sorted(mission_rows().values(), key=lambda row: row["acronym"])
    return {row["mission_id"]: f"{row['acronym']}: {row['official_name']} ({places[row['mission_id']]})" for row in rows}
