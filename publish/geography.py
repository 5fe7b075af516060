"""How does what has a place leave? As GeoJSON and as a GeoPackage: points of what has coordinates, areas where the picture has them."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
from pyogrio import write_dataframe

from figures.figure import Figure
from figures.pictures import Map
from publish.sheet import sheet_of
from words import Words, english


def places_of(figure: Figure, words: Words = english) -> gpd.GeoDataFrame | None:
    """Return a figure's rows that have a place (EPSG:4326), or None where it has none.

    Columns as in its table, under headings in words, with source and place in the source; a map that draws areas has these too,
    told apart by the column `layer`.
    """
    frame = figure.table.frame
    parts = []
    if {"latitude", "longitude"} <= set(frame.columns):
        points = gpd.points_from_xy(pd.to_numeric(frame["longitude"]), pd.to_numeric(frame["latitude"]), crs="EPSG:4326")
        parts.append(gpd.GeoDataFrame(figure.table.shown(words).assign(layer="places").reset_index(drop=True), geometry=points))
    if isinstance(figure.picture, Map) and figure.picture.shapes:
        parts.append(figure.picture.shapes())
    if not parts:
        return None
    together = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs="EPSG:4326")
    return together[~(together.geometry.isna() | together.geometry.is_empty)]


def geojson_of(figure: Figure, words: Words = english, base: str = "") -> bytes:
    """Return what has a place as GeoJSON (RFC 7946), with what belongs to it as members of the collection."""
    sheet = sheet_of(figure, words, base)
    content = json.loads(as_plain(places_of(figure, words)).to_json(drop_id=True))
    content.pop("crs", None)
    told = {
        "title": sheet.finding,
        "unit": sheet.unit,
        "as_of": sheet.as_of,
        "doubt": sheet.doubt,
        "sources": [", ".join(part for part in source if part) for source in sheet.sources],
        "disclaimer": list(sheet.disclaimer),
        "licence": sheet.licence,
        "atlas": sheet.atlas,
        "address": sheet.address,
    }
    return json.dumps(told | content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def geopackage_of(figure: Figure, words: Words = english, base: str = "") -> bytes:
    """Return what has a place as a GeoPackage: a layer for each kind of geometry, and what belongs to it as their metadata."""
    sheet = sheet_of(figure, words, base)
    places = as_plain(places_of(figure, words))
    kinds = places.geometry.geom_type.str.removeprefix("Multi").str.lower()
    about = {
        "IDENTIFIER": sheet.finding,
        "DESCRIPTION": " ".join(
            [sheet.unit, sheet.source, sheet.as_of, sheet.doubt, *sheet.disclaimer, sheet.licence, sheet.address]
        ),
    }
    with TemporaryDirectory() as folder:  # a second layer cannot be added to a file in memory
        file = Path(folder) / "places.gpkg"
        for n, kind in enumerate(sorted(kinds.unique())):
            named = {"IDENTIFIER": f"{sheet.finding} ({kind})"} if n else {}  # no two layers may be called alike
            write_dataframe(
                places[kinds == kind].dropna(axis="columns", how="all"),
                file,
                driver="GPKG",
                layer=f"{figure.key}-{kind}",
                append=n > 0,
                layer_options=about | named,
                promote_to_multi=kind != "point",
            )
        return file.read_bytes()


def as_plain(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return places whose columns any file format can hold: days as text, lists joined."""

    def plain(value):
        if isinstance(value, pd.Timestamp):
            return f"{value:%Y-%m-%d}"
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    own = [name for name in places.columns if name != "geometry" and places[name].dtype.kind not in "iufb"]
    return places.assign(**{name: places[name].map(plain) for name in own})
