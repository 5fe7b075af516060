"""What do the figures of deployments draw? The sites of a year and how they were spread over the years, each made once."""

from functools import cache

import pandas as pd

from data import capitals, sites
from data.derive import mission_spans
from data.load import as_of, load_table, shared_table
from data.names import collated
from data.rules import meets
from data.schema import is_doubtful, labels

INDEPENDENT = 2011  # the year from which South Sudan had a capital of its own


@cache
def acronyms() -> dict[str, str]:
    """Return the acronym of each operation."""
    return mission_spans().set_index("mission_id")["acronym"].to_dict()


@cache
def measured() -> pd.DataFrame:
    """Return all sites with their distance from headquarters (sites.with_distance)."""
    return sites.with_distance(shared_table("deployments"))


@cache
def from_capitals() -> pd.DataFrame:
    """Return all sites with their distance from the capital (capitals.with_capital)."""
    return capitals.with_capital(shared_table("deployments"), shared_table("capitals"), shared_table("former_capitals"))


@cache
def operations_with_sites() -> list[str]:
    """Return the operations that have sites, in the order of their acronyms."""
    known = {acronyms()[mission_id]: mission_id for mission_id in shared_table("deployments")["mission_id"].unique()}
    return [known[acronym] for acronym in collated(list(known))]


@cache
def operations_without_sites() -> list[str]:
    """Return the acronyms of the operations that were deployed since the first year of the sites and have none."""
    spans, first = mission_spans(), pd.Timestamp(first_year(), 1, 1)
    later = spans[meets(spans["start_date"], spans["end_date"], first, as_of())]
    return collated([row.acronym for row in later.itertuples() if row.mission_id not in operations_with_sites()])


def first_year() -> int:
    """Return the first year of which sites are known."""
    return int(shared_table("deployments")["year"].min())


@cache
def known_years(mission_id: str) -> list[int]:
    """Return the years for which sites of an operation ("" = of any) are known, in order."""
    return sites.years_with_sites(shared_table("deployments"), mission_id)


@cache
def sites_in(mission_id: str, year: int) -> pd.DataFrame:
    """Return the sites of an operation ("" = of all) in a year, the largest first, with their distance from headquarters.

    Besides the columns of deployments: km, operation, country (names in the place of keys), is_doubtful.
    """
    rows = sites.sites_of(measured(), mission_id, year)
    countries = load_table("countries").set_index("country_id")["short_name"]
    return rows.assign(
        operation=rows["mission_id"].map(acronyms()),
        country=rows["country_id"].map(countries).fillna(""),
        headquarters=rows["hq_level"].map(labels("deployments", "hq_level")).fillna(""),
        kind=rows["quality"].map(labels("deployments", "quality")),
        is_doubtful=is_doubtful("deployments", rows),
    )


@cache
def spread(mission_id: str, year: int) -> sites.Concentration:
    """Return how the known troops of a year were spread over the sites."""
    return sites.concentration(measured(), mission_id, year)


@cache
def years(mission_id: str) -> pd.DataFrame:
    """Return how the sites of an operation ("" = of all) were spread, by year (sites.years_of)."""
    return sites.years_of(measured(), mission_id)


@cache
def capital_years(mission_id: str) -> pd.DataFrame:
    """Return how far from the capital the troops of an operation ("" = of all) stood, by year (capitals.distance_years)."""
    return capitals.distance_years(from_capitals(), mission_id)


@cache
def is_seat_capital(mission_id: str) -> bool:
    """Return whether the distance from the capital is that from headquarters, so that one figure says both."""
    return capitals.is_seat_capital(capital_years(mission_id), years(mission_id))


@cache
def one_capital(mission_id: str) -> str:
    """Return the name of the capital that all distances of an operation are measured from, "" when there are several."""
    found = {name for text in capital_years(mission_id)["capitals"] for name in text.split(", ") if name}
    return found.pop() if len(found) == 1 else ""


@cache
def moved_capitals(mission_id: str) -> pd.DataFrame:
    """Return the former capitals (former_capitals) of the countries in which an operation's ("" = all) troops stood."""
    held = _held(mission_id)
    rows = shared_table("former_capitals")
    return rows[rows["country_id"].isin(held["country_id"])]


@cache
def is_before_south_sudan(mission_id: str) -> bool:
    """Return whether troops stood in what is now South Sudan before it had a capital of its own."""
    held = _held(mission_id)
    return bool(((held["country_id"] == "SSD") & (held["year"] < INDEPENDENT)).any())


def _held(mission_id: str) -> pd.DataFrame:
    held = from_capitals()
    held = held[held["troops"] > 0]
    return held[held["mission_id"] == mission_id] if mission_id else held
