"""How does a chart become Vega-Lite? Built and written without Altair holding each part to its schema: tests hold the whole to it."""

from collections.abc import Callable

import altair as alt
from altair.utils.schemapi import debug_mode

from charts.look import Look


def specification(draw: Callable[[Look], alt.TopLevelMixin], look: Look, is_consolidated: bool = True) -> dict:
    """Return a chart drawn for a look as Vega-Lite; its data stands once at the end, or with each mark where not `is_consolidated`.

    The check is most of the time that a chart takes, and for a chart that tests have seen it finds nothing. Altair's switch is one
    for the process: whoever draws at the same time is checked or not, and gets the same chart.
    """
    with debug_mode(False):
        return written(draw(look), is_consolidated)


def written(chart: alt.TopLevelMixin, is_consolidated: bool = True) -> dict:
    """Return a chart as Vega-Lite; see specification."""
    with alt.data_transformers.enable("default", consolidate_datasets=is_consolidated):
        return chart.to_dict(validate=False)
