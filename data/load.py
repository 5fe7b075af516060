"""Which tables are there, and what types do their columns have? Everything is read here, once per process."""

import json
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

# Text as Python's own, not Arrow's: the tables are short and asked cell by cell, and so are a quarter quicker and smaller in memory.
pd.options.mode.string_storage = "python"

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
    return read_table(name)


def read_table(name: str) -> pd.DataFrame:
    """Read a table from its file; every question to the tables comes down to this one place. See load_table."""
    fields = describe_table(name)["schema"]["fields"]
    frame = pd.read_csv(
        DATA / describe_table(name)["path"],
        dtype={field["name"]: "str" for field in fields},
        keep_default_na=False,
        encoding="utf-8",
    )
    for field in fields:
        frame[field["name"]] = _typed(frame[field["name"]], field["type"])
    return frame.copy()  # columns of one type side by side in memory: every choice of rows from it, and every copy, is cheaper


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

    pandas copies a column of it when the first of those who hold it writes to it, not before. Raises KeyError naming the known tables
    when there is no such table, ValueError when a cell is not of its type.
    """
    return shared_table(name).copy(deep=False)


def table_bytes(name: str) -> bytes:
    """Return a table's file as it stands, for download."""
    return (DATA / describe_table(name)["path"]).read_bytes()


@cache
def load_boundaries(name: str) -> gpd.GeoDataFrame:
    """Return a file of data/boundaries as a frame in EPSG:4326. Never change the returned frame: it is shared.

    `countries` (country_id, source_id, geometry), `pieces` (piece, country_id, geometry), `areas` (area_id, geometry), `lines`
    (standing, source_id, geometry), `waters` (kind, source_id, geometry). Source: UN Geodata and Natural Earth, prepared by the
    scripts of data/prepare.
    Raises FileNotFoundError naming the files there are, ValueError naming what is wrong and in which feature.
    """
    path = DATA / "boundaries" / f"{name}.geojson"
    if not path.exists():
        known = sorted(each.stem for each in path.parent.glob("*.geojson"))
        raise FileNotFoundError(f"no boundaries {name!r}; there are {', '.join(known)}")
    return sound(read_geojson(path), name)


def read_geojson(path: Path) -> gpd.GeoDataFrame:
    """Return a GeoJSON file's features; read as text and not by GDAL, which alone would keep 40 MB in the server."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    features = collection["features"]
    shapes = shapely.from_geojson([json.dumps(each["geometry"]) if each["geometry"] else None for each in features])
    crs = collection.get("crs", {"properties": {"name": "EPSG:4326"}})["properties"]["name"]
    return gpd.GeoDataFrame([each["properties"] for each in features], geometry=shapes, crs=crs)


def sound(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Return the frame as it is when a map can be drawn from it.

    Raises ValueError when it is not in EPSG:4326, or naming the features that have no geometry or a broken one, and why.
    """
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise ValueError(f"boundaries {name!r} are in {frame.crs or 'no reference system'}, not in EPSG:4326")
    labels, shapes = frame[frame.columns[0]], frame.geometry
    broken = [
        f"{label}: {'no geometry' if shape is None or shape.is_empty else shapely.is_valid_reason(shape)}"
        for label, shape in zip(labels, shapes, strict=True)
        if shape is None or shape.is_empty or not shape.is_valid
    ]
    if broken:
        raise ValueError(f"boundaries {name!r} cannot be drawn: {'; '.join(broken)}")
    return frame
