"""Where was the United Nations in the field, era by era? A still picture of small worlds, drawn by the server and fetched by
address, with its finding and figures."""

from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.picture import rounded, svg
from charts.worlds import LAYOUTS, worlds_chart
from data.dates import in_words
from data.derive import headquarters, mission_spans
from data.eras import in_the_field, largest_counts, own_eras
from data.load import as_of, load_boundaries, load_table
from geo.maps import DISCLAIMER
from geo.sphere import world_land
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.pictures import show_figures
from ui.state import theme

NARROW = 700  # pixels of a screen below which the worlds stand in two columns
HEADINGS = {
    "era": "Era",
    "years": "Years",
    "acronym": "Operation",
    "region": "Region",
    "place": "Seat",
    "total": st.column_config.NumberColumn("Largest figure", format="localized"),
    "when": "Of",
    "quality": "Quality",
    **SOURCE_HEADINGS,
}


@cache
def eras() -> pd.DataFrame:
    """Return the atlas's own eras with `years` and, for the picture, `words`: how many operations and the largest."""
    rows = own_eras(load_table("eras"), as_of())
    ends = ["" if pd.isna(year) else f" to {year}" for year in rows["to_year"]]
    rows = rows.assign(years=[f"{'' if end else 'since '}{year}{end}" for year, end in zip(rows["from_year"], ends, strict=True)])
    return rows.assign(words=[_words(row) for row in rows.itertuples()])


def _words(era) -> list[str]:
    held = in_eras()[in_eras()["era_id"] == era.era_id]
    most = held.loc[held["total"].astype("float64").idxmax()]
    return [f"{era.years}: {len(held)} operations", f"largest {most['acronym']}, {most['total']:,}"]


@cache
def in_eras() -> pd.DataFrame:
    """Return each operation of each era with its largest figure in it and its main seat."""
    held = in_the_field(own_eras(load_table("eras"), as_of()), mission_spans())
    seats = headquarters().query("is_main").drop_duplicates("mission_id")
    return largest_counts(held, load_table("strength")).merge(
        seats[["mission_id", "place", "latitude", "longitude"]], on="mission_id"
    )


@cache
def finding() -> str:
    """Say how many operations of the first era were in Africa, and of the era in which its part was the largest."""
    counts = in_eras().groupby(["era_id", "region"], sort=False).size().unstack(fill_value=0).reindex(eras()["era_id"])
    years, of_all, of_africa = eras().set_index("era_id")["years"], counts.sum(axis=1), counts["Africa"]
    first, most = of_all.index[0], (of_africa / of_all).idxmax()
    return (
        f"In Africa: {of_africa[first] or 'none'} of the {of_all[first]} operations {_of(years[first])}, "
        f"{of_africa[most]} of the {of_all[most]} {_of(years[most])}, the largest part in any era."
    )


def _of(years: str) -> str:
    return years if years.startswith("since") else f"of {years}"


@cache
def spoken() -> str:
    """Return what the picture shows in words, an era a sentence."""
    told = [f"{row.name}, {', '.join(row.words)}" for row in eras().itertuples()]
    return f"{len(told)} small maps of the world in an equal-area projection, one for each era. {'. '.join(told)}."


def figures_used() -> pd.DataFrame:
    """Return the figures drawn, for the list of sources."""
    return in_eras().dropna(subset="total")


def eras_worlds() -> None:
    """Draw the eras' worlds with their finding, unit and figures."""
    unit = (
        f"Operations in the field on any day of the era, at their main seats; a dot's area grows with the largest figure of uniformed "
        f"personnel found within the era, at whatever date, so dots do not add up. Hollow: no figure found. The eras are the atlas's "
        f"own. Land of today, without borders; equal-area projection (Equal Earth). Geometry: {cite('un-geodata')}."
    )
    st.markdown(f"**{finding()}**  \n:small[{unit}]")
    address = {layout: f"./assets/worlds/{theme()}-{layout}.svg" for layout in LAYOUTS}
    st.html(
        f'<picture><source media="(max-width: {NARROW}px)" srcset="{address["narrow"]}">'
        f'<img src="{address["wide"]}" alt="{escape(spoken())}" style="width: 100%; height: auto"></picture>'
    )
    st.caption(DISCLAIMER)
    show_figures("eras-worlds", figures(), HEADINGS)


@cache
def figures() -> pd.DataFrame:
    """Return the picture's figures as a table, with their sources."""
    rows = in_eras().merge(eras()[["era_id", "years"]], on="era_id").rename(columns={"name": "era"})
    rows["when"] = [
        "" if pd.isna(day) else in_words(day, precision) for day, precision in zip(rows["date"], rows["precision"], strict=True)
    ]
    known = cited(rows.dropna(subset="total"))
    return rows.join(known[["source", "url"]])[list(HEADINGS)]


@cache
def _land() -> dict:
    return world_land(load_boundaries("countries"))


@cache
def worlds_picture(theme: str, layout: str) -> bytes:
    """Return the picture of the eras' worlds, made once for each theme and layout."""
    return rounded(svg(dressed(worlds_chart(eras(), in_eras(), theme, layout), theme), land=[_land()]))
