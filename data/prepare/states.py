"""Which parts of present-day areas were states or territories of their own? Derive data/boundaries/pieces.geojson.

Run by hand when a line is drawn anew; deterministic:

    python data/prepare/states.py

Reads boundaries/countries.geojson, prepare/state_lines.csv (dividing lines, digitised by hand) and
prepare/state_pieces.csv (positions inside each piece; the piece without any is the rest of its area).

A line splits an outline at two of its positions and adds none where neighbours meet: an area cut by a polygon would
have new positions on its borders, and its neighbours would not. So the pieces fit among the areas as the whole did.
"""

import csv
import json
from pathlib import Path

import geopandas as gpd
from shapely import STRtree, orient_polygons, union_all
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, mapping
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).resolve().parents[1]
NEAR = 0.05  # degrees; an end of a line this near to a position of the outline is meant to be that position
ON_LINE = 1e-9  # degrees; nearer than this is the same place

Position = tuple[float, float]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table beside this script."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def positions(text: str) -> list[Position]:
    """Read "10.95 53.97, 10.87 53.87" as longitudes and latitudes."""
    return [tuple(float(number) for number in pair.split()) for pair in text.split(",") if pair.strip()]


def end_on_outline(end: Position, outline: LineString, neighbours: BaseGeometry) -> Position:
    """Return where a line meets the outline: at one of its positions on a border or nearby, else at the coast's nearest point."""
    point = Point(end)
    nearest = min(outline.coords, key=lambda position: point.distance(Point(position)))
    on_coast = outline.interpolate(outline.project(point))
    if neighbours.distance(on_coast) < ON_LINE:
        on_border = [position for position in outline.coords if neighbours.distance(Point(position)) < ON_LINE]
        return min(on_border, key=lambda position: point.distance(Point(position)))
    return nearest if point.distance(Point(nearest)) < NEAR else (on_coast.x, on_coast.y)


def with_position(ring: list[Position], position: Position) -> list[Position]:
    """Return a closed ring with a position, inserted on the nearest side unless it is there."""
    if position in ring:
        return ring
    sides = [LineString(side).distance(Point(position)) for side in zip(ring, ring[1:], strict=False)]
    place = sides.index(min(sides)) + 1
    return [*ring[:place], position, *ring[place:]]


def split(part: Polygon, line: list[Position], neighbours: BaseGeometry) -> list[Polygon]:
    """Return the two sides of a polygon along a line whose ends lie at its outline.

    Raises ValueError when the line leaves the polygon.
    """
    outline = part.exterior
    start, end = (end_on_outline(position, outline, neighbours) for position in (line[0], line[-1]))
    ring = with_position(with_position(list(outline.coords), start), end)
    first, last = sorted((ring.index(start), ring.index(end)))
    inner = line[1:-1] if ring[first] == start else line[-2:0:-1]
    shells = [Polygon([*ring[: first + 1], *inner, *ring[last:]]), Polygon([*ring[first : last + 1], *inner[::-1]])]
    sides = [Polygon(shell.exterior, [hole for hole in part.interiors if shell.contains(hole)]) for shell in shells]
    if not all(side.is_valid for side in sides) or abs(sum(side.area for side in sides) - part.area) > ON_LINE:
        raise ValueError(f"the line from {line[0]} to {line[-1]} does not split the area cleanly")
    return sides


def split_along(parts: list[Polygon], lines: list[list[Position]], neighbours: BaseGeometry) -> list[Polygon]:
    """Return an area's polygons, each line splitting the one on whose outline it ends."""
    for line in lines:
        ends = Point(line[0]), Point(line[-1])
        cut = min(parts, key=lambda part: sum(part.exterior.distance(end) for end in ends))
        parts = [part for part in parts if part is not cut] + split(cut, line, neighbours)
    return parts


def owner(part: Polygon, inside: dict[str, list[Position]]) -> str:
    """Return the piece with a position in this polygon, else the piece that is the rest.

    Raises ValueError when two pieces claim the polygon.
    """
    claims = {piece for piece, places in inside.items() for place in places if part.contains(Point(place))}
    if len(claims) > 1:
        raise ValueError(f"one polygon is claimed by {', '.join(sorted(claims))}")
    rest = next(piece for piece, places in inside.items() if not places)
    return claims.pop() if claims else rest


def check_places(inside: dict[str, list[Position]], area: BaseGeometry) -> None:
    """Raise ValueError naming a piece whose position is in the sea."""
    for piece, places in inside.items():
        for place in places:
            if not area.contains(Point(place)):
                raise ValueError(f"{piece}: no land at {place}")


def neighbours_of(country_id: str, countries: gpd.GeoSeries) -> BaseGeometry:
    """Return the outlines of all areas that touch this one."""
    others = countries.drop(country_id)
    touching = STRtree(others.array).query(countries[country_id], predicate="intersects")
    return union_all(others.iloc[touching].boundary.array)


def pieces_of(country_id: str, countries: gpd.GeoSeries, lines: list[dict], pieces: list[dict]) -> dict[str, MultiPolygon]:
    """Return the pieces of one area; together they are the area."""
    area = countries[country_id]
    inside = {row["piece"]: positions(row["inside"]) for row in pieces if row["country_id"] == country_id}
    check_places(inside, area)
    cuts = [positions(row["positions"]) for row in lines if row["country_id"] == country_id]
    shares: dict[str, list[Polygon]] = {piece: [] for piece in inside}
    for part in split_along(list(area.geoms), cuts, neighbours_of(country_id, countries)):
        shares[owner(part, inside)].append(part)
    return {piece: MultiPolygon(parts) for piece, parts in shares.items()}


def features() -> list[dict]:
    """Return one GeoJSON feature for each piece, in the order of the table."""
    countries = gpd.read_file(DATA / "boundaries" / "countries.geojson").set_index("country_id").geometry
    lines, pieces = rows("state_lines.csv"), rows("state_pieces.csv")
    shapes: dict[str, MultiPolygon] = {}
    for country_id in sorted({row["country_id"] for row in pieces}):
        shapes |= pieces_of(country_id, countries, lines, pieces)
    return [
        {
            "type": "Feature",
            "properties": {
                "piece": row["piece"],
                "country_id": row["country_id"],
                "source_id": "un-geodata",
                "approximate": True,
                "note": row["note"],
            },
            "geometry": mapping(orient_polygons(shapes[row["piece"]])),  # as RFC 7946 wants rings
        }
        for row in pieces
    ]


def write(collection: list[dict], name: str) -> None:
    """Write compact GeoJSON, a row a line, so that changes can be read."""
    body = ",\n".join(json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in collection)
    text = '{"type":"FeatureCollection","features":[\n' + body + "\n]}\n"
    (DATA / "boundaries" / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(features(), "pieces.geojson")
