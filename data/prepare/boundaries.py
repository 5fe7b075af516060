"""Derive data/boundaries from the UN's own country polygons: land as areas, boundaries as lines by standing.

Run by hand when a source is renewed; deterministic:

    python data/prepare/boundaries.py WORLD_50M_TOPOJSON NE_50M_BOUNDARY_LINES_LAND

The first file is UN Geodata as packed in plotly.js (TopoJSON, ids ISO 3166 alpha-3 or the UN's X-codes), the second
Natural Earth's land boundary lines, of which only the Line of Control in Jammu and Kashmir is taken: UN Geodata
gives the area without the line. Every pair of areas that is not named in data/tables/boundary_lines.csv is settled.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import geopandas as gpd
import numpy as np
from shapely import make_valid, orient_polygons, transform
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon, box
from shapely.ops import linemerge, unary_union

DATA = Path(__file__).resolve().parents[1]
DECIMALS = 2  # about one kilometre, finer than a 50m generalization
LINE_OF_CONTROL_BOUNDS = (73, 32, 78, 36)
# The two shores of the Portland Canal are apart in the source and cross by a hair once rounded: move one of them back.
MOVED = {"USA": {(-130.09, 55.2): (-130.1, 55.2)}}
# The line between Papua and New Guinea (prepare/states.py) meets the meridian here, between two positions of the source.
ADDED = {((141.0, -4.53), (141.0, -6.32)): (141.0, -5.0)}


def decoded_arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """Return each arc's positions in degrees, rounded before they are shared, so that neighbours still meet."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        positions = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            position = (round(x * sx + tx, DECIMALS), round(y * sy + ty, DECIMALS))
            if not positions or positions[-1] != position:
                positions.append(position)
        arcs.append(with_added(positions))
    return arcs


def with_added(positions: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Insert the positions of ADDED into an arc, so that both neighbours have them."""
    for (start, end), between in ADDED.items():
        for first, second in ((start, end), (end, start)):
            if (first, second) in zip(positions, positions[1:], strict=False):
                positions = [*positions]
                positions.insert(positions.index(second), between)
    return positions


def ring_positions(indexes: list[int], arcs: list) -> list[tuple[float, float]]:
    """Join a ring's arcs; a negative index is the arc's complement, run backwards."""
    positions = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        positions += arc[1:] if positions else arc
    return positions


def unwrapped(positions: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Undo jumps over the 180th meridian, so that a ring crossing it is one shape reaching past 180 degrees."""
    shift, last, result = 0, None, []
    for x, y in positions:
        if last is not None and abs(x - last) > 180:
            shift += 360 if x < last else -360
        last = x
        result.append((x + shift, y))
    return result


def polygon(rings: list[list[int]], arcs: list) -> Polygon | MultiPolygon:
    """Build a polygon, cut it at 180 degrees and shift what lies outside back into the world."""
    shells = [unwrapped(ring_positions(ring, arcs)) for ring in rings]
    shells = [shell for shell in shells if len(set(shell)) > 2]
    if not shells:
        return Polygon()
    whole = make_valid(Polygon(shells[0], shells[1:]))
    parts = [translate(whole.intersection(box(-180 + turn, -90, 180 + turn, 90)), xoff=-turn) for turn in (-360, 0, 360)]
    return unary_union([transform(part, without_noise) for part in parts if not part.is_empty])


def without_noise(xy: np.ndarray) -> np.ndarray:
    """Undo what turning by 360 degrees does to the last digits: neighbours meet only where all digits are equal.

    New positions, where repairing or cutting crossed a line, are kept as they are: rounding could cross the outline.
    """
    rounded = xy.round(DECIMALS)
    return np.where(abs(xy - rounded) < 1e-9, rounded, xy)


def only_polygons(geometry) -> MultiPolygon:
    """Drop the points and lines that repairing can leave behind."""
    parts = getattr(geometry, "geoms", [geometry])
    return MultiPolygon([p for part in parts for p in getattr(part, "geoms", [part]) if isinstance(p, Polygon)])


def moved(geometry: MultiPolygon, moves: dict[tuple[float, float], tuple[float, float]]) -> MultiPolygon:
    """Return the geometry with some positions moved."""
    return transform(geometry, lambda xy: [moves.get((x, y), (x, y)) for x, y in xy.tolist()]) if moves else geometry


def land(topology: dict, arcs: list) -> gpd.GeoDataFrame:
    """Return one row per country or area: country_id, source_id, geometry (EPSG:4326)."""
    pieces = defaultdict(list)
    for item in topology["objects"]["countries"]["geometries"]:
        polygons = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
        pieces[item["id"]] += [polygon(rings, arcs) for rings in polygons]
    rows = [
        {"country_id": key, "source_id": "un-geodata", "geometry": moved(only_polygons(unary_union(parts)), MOVED.get(key, {}))}
        for key, parts in sorted(pieces.items())
    ]
    return gpd.GeoDataFrame(rows, crs="EPSG:4326")


def owners_of_arcs(topology: dict) -> dict[int, set[str]]:
    """Return for each arc the countries whose outline uses it: two of them share a boundary there."""
    owners = defaultdict(set)

    def visit(node, key):
        if isinstance(node, int):
            owners[node if node >= 0 else ~node].add(key)
        else:
            for child in node:
                visit(child, key)

    for item in topology["objects"]["countries"]["geometries"]:
        visit(item["arcs"], item["id"])
    return owners


def lines(topology: dict, arcs: list, natural_earth: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one row per standing: standing, source_id, geometry (MultiLineString, EPSG:4326)."""
    with (DATA / "tables" / "boundary_lines.csv").open(encoding="utf-8", newline="") as file:
        standing = {frozenset((row["country_id"], row["neighbour_id"])): row["standing"] for row in csv.DictReader(file)}
    pieces = defaultdict(list)
    for index, countries in owners_of_arcs(topology).items():
        if len(countries) == 2 and len(arcs[index]) > 1:
            pieces[standing.get(frozenset(countries), "settled")].append(LineString(arcs[index]))
    control = natural_earth[natural_earth["featurecla"].str.startswith("Line of control")]
    west, south, east, north = LINE_OF_CONTROL_BOUNDS
    for geometry in control.cx[west:east, south:north].geometry:
        pieces["line_of_control"] += [
            LineString([(round(x, 2), round(y, 2)) for x, y in line.coords]) for line in getattr(geometry, "geoms", [geometry])
        ]
    rows = []
    for key, parts in sorted(pieces.items()):
        merged = linemerge(parts)
        if isinstance(merged, LineString):
            merged = MultiLineString([merged])
        rows.append({"standing": key, "source_id": "un-geodata", "geometry": merged})
    return gpd.GeoDataFrame(rows, crs="EPSG:4326")


def write(frame: gpd.GeoDataFrame, name: str) -> None:
    """Write compact GeoJSON with the key columns first; no indentation, a row a line, so that changes can be read."""
    frame = frame.set_geometry(orient_polygons(frame.geometry.to_numpy()), crs=frame.crs)  # as RFC 7946 wants rings
    features = json.loads(frame.to_json(drop_id=True))["features"]
    body = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    text = '{"type":"FeatureCollection","features":[\n' + body + "\n]}\n"
    (DATA / "boundaries" / name).write_text(text, encoding="utf-8")


topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
arcs = decoded_arcs(topology)
write(land(topology, arcs), "countries.geojson")
write(lines(topology, arcs, gpd.read_file(sys.argv[2])), "lines.geojson")
