"""Which tables are there, and what types do their columns have? Everything is read here, once per process."""

import json
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

DATA = Path(__file__).resolve().parent
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean", "date": "datetime64[s]"}


@cache
def package() -> dict:
    """Return the data package's description: tables, columns, units, keys, licence and `as_of`."""
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def as_of() -> pd.Timestamp:
    """Return the day the package describes; charts never ask the clock."""
    return pd.Timestamp(package()["as_of"])


def table_names() -> list[str]:
    """Return the names of all tables, in the package's order."""
    return [resource["name"] for resource in package()["resources"]]


def describe_table(name: str) -> dict:
    """Return a table's description: title, description, schema.

    Raises KeyError naming the known tables when there is no such table.
    """
    for resource in package()["resources"]:
        if resource["name"] == name:
            return resource
    raise KeyError(f"no table {name!r}; there are {', '.join(table_names())}")


@cache
def shared_table(name: str) -> pd.DataFrame:
    """Return the one frame of a table that the whole process shares; look, do not touch. See load_table."""
    fields = describe_table(name)["schema"]["fields"]
    frame = pd.read_csv(
        DATA / describe_table(name)["path"],
        dtype={field["name"]: "str" for field in fields},
        keep_default_na=False,
        encoding="utf-8",
    )
    for field in fields:
        frame[field["name"]] = _typed(frame[field["name"]], field["type"])
    return frame


def _typed(column: pd.Series, kind: str) -> pd.Series:
    """Give a column of text its type from the package; empty stays missing, except that text stays text."""
    if kind == "string":
        return column.astype(object)  # Arrow's text is for millions of rows; these tables are small and often filtered
    if kind == "boolean":
        return column.map({"true": True, "false": False}).astype("boolean")
    missing = column.where(column != "")
    if kind == "date":
        return pd.to_datetime(missing, format="%Y-%m-%d").astype(DTYPES[kind])
    return pd.to_numeric(missing).astype(DTYPES[kind])


def load_table(name: str) -> pd.DataFrame:
    """Return a table as a fresh frame, its columns typed by datapackage.json; unknown text is "", else missing.

    Raises KeyError naming the known tables when there is no such table, ValueError when a cell is not of its type.
    """
    return shared_table(name).copy()


def table_bytes(name: str) -> bytes:
    """Return a table's file as it stands, for download."""
    return (DATA / describe_table(name)["path"]).read_bytes()


@cache
def load_boundaries(name: str) -> gpd.GeoDataFrame:
    """Return `countries` (country_id, source_id, geometry) or `lines` (standing, source_id, geometry), EPSG:4326.

    Source: UN Geodata, prepared by data/prepare/boundaries.py. Never change the returned frame: it is shared.
    """
    return gpd.read_file(DATA / "boundaries" / f"{name}.geojson")
