"""How does a chart become Vega-Lite? Built and written without Altair holding each part to its schema: tests hold the whole to it."""

from collections.abc import Callable, Mapping
from itertools import chain
from types import MappingProxyType

import altair as alt
import pandas as pd
from altair.utils.schemapi import debug_mode

from charts.layered import lift_picks
from charts.look import Look
from charts.rows import records


def in_rows(data):
    """Return a chart's data as Vega-Lite has it: rows of a frame, all else as it is."""
    return {"values": records(data)} if isinstance(data, pd.DataFrame) else data


alt.data_transformers.register("atlas", in_rows)


def specification(draw: Callable[[Look], alt.TopLevelMixin], look: Look, is_consolidated: bool = True) -> dict:
    """Return a chart drawn for a look as Vega-Lite; its data stands once at the end, or with each mark where not `is_consolidated`.

    The check is most of the time that a chart takes, and for a chart that tests have seen it finds nothing. Altair's switch is one
    for the process: whoever draws at the same time is checked or not, and gets the same chart.
    """
    with debug_mode(False):
        return written(draw(look), is_consolidated)


def written(chart: alt.TopLevelMixin, is_consolidated: bool = True) -> dict:
    """Return a chart as Vega-Lite; see specification."""
    with alt.data_transformers.enable("atlas", consolidate_datasets=is_consolidated):
        told = chart.to_dict(validate=False)
    lift_picks(told)
    name_marks(told)
    return told


def name_marks(part: dict, encoding: Mapping = MappingProxyType({})) -> None:
    """Let every mark of a part of Vega-Lite be read aloud in its own words or not at all, never as `y: 22; l: Heading`.

    `encoding` is that of the parts around it. A mark says its description; a text that has none says what is written, unless as a
    number without its name.
    """
    encoding = {**encoding, **part.get("encoding", {})}
    for inner in chain(
        *(part.get(name, ()) for name in ("layer", "hconcat", "vconcat", "concat")), filter(None, [part.get("spec")])
    ):
        name_marks(inner, encoding)
    if "mark" not in part:
        return
    mark = part["mark"] = {"type": part["mark"]} if isinstance(part["mark"], str) else part["mark"]
    for over in ("line", "point"):  # what Vega-Lite draws over an area of itself is a mark of its own, and takes no words from it
        if mark.get(over):
            mark[over] = {**(mark[over] if isinstance(mark[over], dict) else {}), "aria": False}
    if "description" in encoding:
        return
    if "aria" in mark or "description" in mark:
        return
    text = encoding.get("text", {})
    if mark["type"] == "text" and text.get("type") == "nominal" and "field" in text:
        part["encoding"] = {**part.get("encoding", {}), "description": {"field": text["field"], "type": "nominal"}}
    else:
        mark["aria"] = False
