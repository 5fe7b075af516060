"""Which picture stands under the map? The small timeline, drawn once for each theme and width and fetched by address."""

from functools import cache

import altair as alt

from charts.picture import svg
from charts.timeline import atlas_timeline
from data.derive import mission_spans, strength_dates
from data.load import as_of, load_table
from geo.layers import digest

THEMES = ("light", "dark")
TIMELINE_WIDTHS = (340, 420, 540, 680, 840, 1000, 1240, 1560)  # pixels; none is further than an eighth from any width


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


def warm() -> None:
    """Make what the first visitor would wait for."""
    timeline_picture("light", 1000)
    for theme in THEMES:
        timeline_tag(theme)
