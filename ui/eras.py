"""Which division into eras stands behind the timelines? A choice that the address keeps, and what the bands mean."""

from functools import cache

import pandas as pd
import streamlit as st

from data.reforms import eras_of, periodisations
from geo.layers import Layer, iso, layer
from ui.citations import cite
from ui.state import choose, current_view

NONE = "No eras"


@cache
def eras_file() -> Layer:
    """Return the divisions into eras as the time bar fetches them: [key, whose, [number, name, years, first, last] of each]."""
    divisions = [
        [key, whose, [[row.number, row.name, row.years, iso(row.first), iso(row.last)] for row in eras_of(key).itertuples()]]
        for key, whose in periodisations().items()
    ]
    return layer("eras", {"divisions": divisions})


def eras_address() -> str:
    """Return the address of the divisions into eras below the assets; the tag in it changes with the content."""
    return f"eras.json?v={eras_file().etag}"


def choose_eras(key: str) -> None:
    """Offer the divisions into eras that have years; the choice holds on every page."""
    st.session_state[key] = current_view().era
    names = {"": NONE} | periodisations()
    st.selectbox(
        "Eras",
        list(names),
        format_func=names.get,
        key=key,
        on_change=lambda: choose(era=st.session_state[key]),
        help="Whose division into eras is drawn as bands behind the data",
    )


def chosen_eras() -> pd.DataFrame | None:
    """Return the eras of the division chosen, or None."""
    era = current_view().era
    return eras_of(era) if era else None


def tell_eras() -> None:
    """Name the eras drawn, with their numbers, years and sources, on one line; nothing when none are chosen."""
    eras = chosen_eras()
    if eras is None:
        return
    named = "; ".join(f"{row.number} {row.name}, {row.years}" for row in eras.itertuples())
    sources = "; ".join(dict.fromkeys(cite(key) for key in eras["source_id"]))
    whose = periodisations()[current_view().era]
    st.caption(f"Bands: {whose}. {named}. Each reaches to the beginning of the next. Sources: {sources}")
