"""Which frames and headings do the parts of the page Deployments share? Each frame is made once."""

from functools import cache, lru_cache

import pandas as pd
import streamlit as st

from data import sites
from data.load import load_table, shared_table
from ui.tables import names

YEAR = st.column_config.NumberColumn("Year", format="%d")
DEGREES = "%.4f"
HEADINGS = {
    "operation": "Operation",
    "place": "Place",
    "country": "Country or area",
    "troops": st.column_config.NumberColumn("Troops", format="localized"),
    "is_estimated": "Estimated",
    "hq_level": "Headquarters",
    "km": st.column_config.NumberColumn("Km from headquarters", format="%.0f"),
    "has_police": "Police",
    "has_observers": "Observers",
    "has_aviation": "Aviation",
    "has_medical": "Medical",
    "contributors": "Contributors",
    "quality": "Quality",
    "note": "Note",
    "latitude": st.column_config.NumberColumn("Latitude", format=DEGREES),
    "longitude": st.column_config.NumberColumn("Longitude", format=DEGREES),
    "locator": "In the source",
}
YEARS_HEADINGS = {
    "year": YEAR,
    "operations": "Operations",
    "sites": "Sites",
    "sites_with_half": "Sites with half of the troops",
    "troops": st.column_config.NumberColumn("Troops with a figure", format="localized"),
    "sites_without_figure": "Sites without a figure",
    "largest_place": "Largest site",
    "largest_share": st.column_config.NumberColumn("Its share", format="percent"),
    "mean_km": st.column_config.NumberColumn("Mean km from headquarters", format="%.0f"),
    "is_doubtful": "Doubtful",
    "source_id": None,
    "locator": "In the source",
}


@cache
def measured() -> pd.DataFrame:
    """Return all sites with their distance from headquarters; look, do not touch."""
    return sites.with_distance(shared_table("deployments"))


@cache
def years_by_mission(mission_id: str) -> pd.DataFrame:
    """Return how the sites of an operation ("" = of all) were spread, by year."""
    return sites.years_of(measured(), mission_id)


@lru_cache(maxsize=64)
def sites_in(mission_id: str, year: int) -> pd.DataFrame:
    """Return the sites of an operation ("" = of all) in a year, the largest first."""
    return sites.sites_of(measured(), mission_id, year)


@cache
def operations_with_sites() -> list[str]:
    """Return the operations that have sites, by acronym."""
    return sorted(set(shared_table("deployments")["mission_id"]), key=names().get)


@lru_cache(maxsize=64)
def table_of(mission_id: str, year: int) -> pd.DataFrame:
    """Return the year's sites as a table, with names in the place of keys."""
    rows = sites_in(mission_id, year)
    countries = load_table("countries").set_index("country_id")["short_name"]
    named = rows.assign(operation=rows["mission_id"].map(names()), country=rows["country_id"].map(countries).fillna(""))
    return named[list(HEADINGS)].assign(km=named["km"].round(0))
