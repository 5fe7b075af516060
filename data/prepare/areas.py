"""Derive data/boundaries/areas.geojson: the polygon of each row of data/tables/areas.csv, and its size.

Run by hand when the table or a source is renewed; deterministic:

    python data/prepare/areas.py NE_10M_DISPUTED_AREAS NE_50M_BOUNDARY_LINES_LAND

The two files are Natural Earth's (GeoJSON). Land is data/boundaries/countries.geojson, present-day and generalized, so that
an area meets the boundaries the map draws. What no file has is in areas_digitised.csv beside this script: a few positions
each, drawn by hand and cut to the country. The script writes the polygons and puts their sizes into the table.
"""

import csv
import json
import sys
from pathlib import Path

import geopandas as gpd
import shapely
from shapely import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

DATA = Path(__file__).resolve().parents[1]
DIGITISED = Path(__file__).with_name("areas_digitised.csv")
EQUAL_AREA = "ESRI:54034"
SMALL = 5_000  # square kilometres; a smaller area keeps its detail
LINE_OF_CONTROL_BOUNDS = (73, 32, 78, 36)
KOSOVO_BOUNDS = (20.3, 42.2, 21.8, 43.3)  # of the one line of Natural Earth between Kosovo and the rest of Serbia
PRISTINA = shapely.Point(21.17, 42.67)
LOWER_INGURI = box(41.3, 42.2, 42.3, 42.85)
HAJJAH_TO_NAJRAN = box(42, 16, 44.6, 18)  # the Saudi-Yemeni boundary that was drawn when UNYOM came
GAZA = box(34, 31, 34.6, 32)

Land = dict[str, BaseGeometry]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return a CSV file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def land_by_country() -> Land:
    """Return the land of each country or area by its id."""
    frame = gpd.read_file(DATA / "boundaries" / "countries.geojson")
    return dict(zip(frame["country_id"], frame.geometry, strict=True))


def digitised_parts(land: Land) -> Land:
    """Return what was drawn by hand, cut to the country it lies in, by part_id."""
    drawn = {}
    for row in rows_of(DIGITISED):
        ring = Polygon([tuple(map(float, position.split())) for position in row["positions"].split(", ")])
        if not ring.is_valid:
            raise ValueError(f"the outline of {row['part_id']} crosses itself")
        drawn[row["part_id"]] = ring & land[row["clipped_to"]]
    return drawn


def within_km(geometry: BaseGeometry, km: float) -> BaseGeometry:
    """Return all that lies within `km` of a geometry, measured in a projection centred on it."""
    centre = geometry.centroid
    local = f"+proj=aeqd +lat_0={centre.y} +lon_0={centre.x} +units=m"
    return gpd.GeoSeries([geometry], crs="EPSG:4326").to_crs(local).buffer(km * 1000).to_crs("EPSG:4326").iloc[0]


def border(land: Land, country: str, neighbour: str) -> BaseGeometry:
    """Return the present-day line between two countries."""
    line = shapely.line_merge(land[country].boundary & land[neighbour].boundary)
    if line.is_empty:
        raise ValueError(f"{country} and {neighbour} share no boundary")
    return line


def strip(land: Land, country: str, neighbour: str, km: float) -> BaseGeometry:
    """Return the part of a country that lies within `km` of its neighbour."""
    return within_km(border(land, country, neighbour), km) & land[country]


def zone(land: Land, country: str, neighbour: str, km: float) -> BaseGeometry:
    """Return a strip of `km` on both sides of a boundary."""
    return strip(land, country, neighbour, km) | strip(land, neighbour, country, km)


def together(land: Land, *countries: str) -> BaseGeometry:
    """Return several countries, or drawn parts, as one geometry."""
    return shapely.union_all([land[country] for country in countries])


def country_areas(table: list[dict], land: Land) -> Land:
    """Return the areas that are whole countries: those named here, else the operation's hosts."""
    hosts: dict[str, list[str]] = {}
    for row in rows_of(DATA / "tables" / "host_countries.csv"):
        hosts.setdefault(row["mission_id"], []).append(row["country_id"])
    named = {
        "untso": [*hosts["untso"], "PSE"],  # no host, but the land whose truce it came for
        "unprofor-croatia": ["HRV"],
        "unprofor-croatia-bosnia": ["HRV", "BIH"],
        "unprofor-three-countries": ["HRV", "BIH", "MKD"],
        "unprofor-bosnia": ["BIH"],
    }
    rows = [row for row in table if row["derivation"] == "country"]
    return {row["area_id"]: together(land, *named.get(row["area_id"], hosts[row["mission_id"]])) for row in rows}


def disputed_areas(land: Land, natural_earth: gpd.GeoDataFrame) -> Land:
    """Return the areas whose outline Natural Earth or UN Geodata has as an area of its own."""
    by_name = dict(zip(natural_earth["BRK_NAME"], shapely.make_valid(natural_earth.geometry), strict=True))
    return {
        "minurso": land["ESH"],
        "undof": by_name["UNDOF Zone"],
        "unficyp-buffer-zone": by_name["Cyprus U.N. Buffer Zone"],
        "unisfa-abyei": by_name["Abyei"],
        "unomig-abkhazia": by_name["Abkhazia"] & land["GEO"],
    }


def kosovo(outer: BaseGeometry, natural_earth_lines: gpd.GeoDataFrame) -> BaseGeometry:
    """Return the part of Serbia's polygon that Natural Earth's line cuts off around Pristina."""
    west, south, east, north = KOSOVO_BOUNDS
    inside = natural_earth_lines.geometry.within(box(west, south, east, north))
    line = natural_earth_lines[inside & natural_earth_lines["featurecla"].str.startswith("Disputed")].geometry.iloc[0]
    # The line ends a little short of, or past, the coarser outline: its ends are led on to be sure that it cuts.
    longer = shapely.LineString([(19.9, 42.72), *line.coords, (21.5, 41.9)])
    return next(part for part in split(outer, longer).geoms if part.contains(PRISTINA))


def line_of_control() -> BaseGeometry:
    """Return the Line of Control in Jammu and Kashmir."""
    lines = gpd.read_file(DATA / "boundaries" / "lines.geojson").set_index("standing")
    return shapely.clip_by_rect(lines.geometry["line_of_control"], *LINE_OF_CONTROL_BOUNDS)


def border_areas(land: Land, parts: Land, disputed: Land) -> Land:
    """Return the areas measured from a line; the widths that no text gives are named in the table's notes."""
    security_zone = within_km(disputed["unomig-abkhazia"], 24) & LOWER_INGURI & land["GEO"]
    frontier = within_km(border(land, "EGY", "ISR") | border(land, "EGY", "PSE"), 10) & land["EGY"]
    return {
        "unmogip": within_km(line_of_control(), 20) & land["XJK"],
        "unef-i-frontier": frontier | (land["PSE"] & GAZA) | parts["sharm_el_sheikh"],
        "unyom": within_km(border(land, "SAU", "YEM") & HAJJAH_TO_NAJRAN, 20) & together(land, "SAU", "YEM"),
        "unipom": zone(land, "IND", "PAK", 20),
        "uniimog": zone(land, "IRN", "IRQ", 20),
        "unikom": strip(land, "IRQ", "KWT", 10) | strip(land, "KWT", "IRQ", 5),
        "unomur": strip(land, "UGA", "RWA", 20),
        "unomig-security-zone": disputed["unomig-abkhazia"] | security_zone,
        "unasog": strip(land, "TCD", "LBY", 100),
        "unmop": zone(land, "HRV", "MNE", 5),
        "unmee": strip(land, "ERI", "ETH", 25),
        "unisfa-abyei-and-border": disputed["unisfa-abyei"] | zone(land, "SDN", "SSD", 10),
    }


def digitised_areas(land: Land, parts: Land, disputed: Land, natural_earth_lines: gpd.GeoDataFrame) -> Land:
    """Return the areas drawn by hand."""
    return {
        "unef-i-canal-and-sinai": parts["sinai_and_canal"] | (land["PSE"] & GAZA),
        "unsf": parts["west_new_guinea"],
        "unef-ii-1973": parts["sinai_1973"],
        "unef-ii-1974": parts["sinai_1974"],
        "unef-ii-1975": parts["sinai_1976"],
        "unifil-1978": parts["south_of_litani"],
        "unifil-2006": parts["south_of_litani"],
        "unosom-i-mogadishu": parts["mogadishu"],
        "unamir-kigali": parts["kigali"],
        "uncro-four-sectors": together(parts, "sector_east", "sector_north", "sector_south", "sector_west"),
        "uncro-three-sectors": together(parts, "sector_east", "sector_north", "sector_south"),
        "uncro-sector-east": parts["sector_east"],
        "untaes": parts["sector_east"],
        "unpsg": parts["sector_east"],
        "minurca-bangui": parts["bangui"],
        "unmik": kosovo(parts["kosovo_outer"], natural_earth_lines),
        "unmis": land["SSD"] | disputed["unisfa-abyei"] | together(parts, "southern_kordofan", "blue_nile"),
        "unamid": parts["darfur"],
        "minurcat": together(parts, "eastern_chad", "north_eastern_car"),
        "monusco-north-kivu-ituri": parts["north_kivu_and_ituri"],
    }


def polygons_of(geometry: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a geometry; points, lines and crumbs that clipping leaves behind are dropped."""
    parts = [part for part in shapely.get_parts(shapely.make_valid(geometry)) if part.geom_type.endswith("Polygon")]
    flat = [polygon for part in parts for polygon in shapely.get_parts(part)]
    floor = max(polygon.area for polygon in flat) / 10_000
    return MultiPolygon([polygon for polygon in flat if polygon.area > floor])


def km2(geometry: BaseGeometry) -> float:
    """Return a geometry's size, measured in an equal-area projection."""
    return gpd.GeoSeries([geometry], crs="EPSG:4326").to_crs(EQUAL_AREA).area.iloc[0] / 1e6


def generalized(geometry: BaseGeometry, is_whole_land: bool) -> MultiPolygon:
    """Return a geometry with no more detail than the map shows; land is so already and must meet its neighbours."""
    tolerance, grid = (0.02, 0.01) if km2(geometry) > SMALL else (0.002, 0.001)
    simpler = geometry if is_whole_land else shapely.simplify(geometry, tolerance)
    result = polygons_of(shapely.set_precision(simpler, grid))
    if not box(-180, -90, 180, 90).covers(result):
        raise ValueError("an area reaches past 180 degrees")
    return result


def write_geojson(areas: gpd.GeoDataFrame, path: Path) -> None:
    """Write compact GeoJSON, a feature a line, so that changes can be read."""
    areas = areas.set_geometry(shapely.orient_polygons(areas.geometry.to_numpy()), crs=areas.crs)  # as RFC 7946 wants rings
    features = json.loads(areas.to_json(drop_id=True))["features"]
    body = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + body + "\n]}\n", encoding="utf-8")


def write_table(table: list[dict], path: Path) -> None:
    """Write the table back, its order and columns kept."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def check_pairs(table: list[dict], shapes: Land) -> None:
    """Stop when a row has no polygon or a polygon no row."""
    ids = {row["area_id"] for row in table}
    if odd := sorted(ids ^ set(shapes)):
        raise ValueError(f"areas without a row or without a polygon: {', '.join(odd)}")


def derived(table: list[dict], disputed: gpd.GeoDataFrame, lines: gpd.GeoDataFrame) -> Land:
    """Return the polygon of every row of the table by area_id."""
    land = land_by_country()
    parts = digitised_parts(land)
    named = disputed_areas(land, disputed)
    shapes = country_areas(table, land) | named | border_areas(land, parts, named) | digitised_areas(land, parts, named, lines)
    check_pairs(table, shapes)
    return {row["area_id"]: generalized(shapes[row["area_id"]], row["derivation"] == "country") for row in table}


TABLE = DATA / "tables" / "areas.csv"
table = rows_of(TABLE)
shapes = derived(table, gpd.read_file(sys.argv[1]), gpd.read_file(sys.argv[2]))
for row in table:
    row["size_km2"] = str(round(km2(shapes[row["area_id"]])))
keys = [{"area_id": row["area_id"], "mission_id": row["mission_id"], "geometry": shapes[row["area_id"]]} for row in table]
write_geojson(gpd.GeoDataFrame(keys, crs="EPSG:4326"), DATA / "boundaries" / "areas.geojson")
write_table(table, TABLE)
