"""Does every operation have a sound area on every day, of the right size and in the right place?"""

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

from data.derive import headquarters, mission_spans
from data.load import as_of, load_boundaries, load_table
from geo.areas import area_of, areas_on, valid_on, with_periods, with_shapes

EQUAL_AREA = "ESRI:54034"
# Computed sizes more than a quarter away from the published one, and why.
OTHER_SIZES = {
    "unifil-2006": "the agency counts the land south of the river only; the area reaches past the river's bend to Mount Hermon",
}
# Areas more than 300 km away from the operation's main seat, and why.
FAR_SEATS = {
    "uniimog": "headquarters in the two capitals",
    "unmis": "Khartoum lies north of the areas of the Comprehensive Peace Agreement",
    "minurcat": "headquarters in N'Djamena, the force in Abeche",
    "monusco-north-kivu-ituri": "headquarters stayed in Kinshasa",
}
# Areas that outlast the operation in the UN's list, and why.
OUTLASTING = {"unprofor-bosnia": "the force kept the name in Bosnia and Herzegovina until December 1995"}

MISSIONS = load_table("missions")["mission_id"].tolist()
AREAS = pd.concat([area_of(mission_id) for mission_id in MISSIONS], ignore_index=True)
TABLE = load_table("areas").set_index("area_id")
LAND = load_boundaries("countries").set_index("country_id").geometry


def local(geometries: list, centre: Point) -> gpd.GeoSeries:
    """Put geometries into metres around a point."""
    return gpd.GeoSeries(geometries, crs="EPSG:4326").to_crs(f"+proj=aeqd +lat_0={centre.y} +lon_0={centre.x} +units=m")


def km_between(one, other) -> float:
    metres = local([one, other], one.centroid)
    return metres.iloc[0].distance(metres.iloc[1]) / 1000


def test_every_row_has_one_polygon_and_every_polygon_a_row():
    shapes = load_boundaries("areas")
    assert shapes["area_id"].is_unique and TABLE.index.is_unique
    assert dict(zip(shapes["area_id"], shapes["mission_id"], strict=True)) == TABLE["mission_id"].to_dict()


@pytest.mark.parametrize("mission_id", MISSIONS)
def test_an_operation_has_one_area_on_every_day_of_its_span(mission_id):
    span = mission_spans().set_index("mission_id").loc[mission_id]
    areas = area_of(mission_id)
    assert areas["valid_from"].iloc[0] == span["start_date"]
    for earlier, later in zip(areas["valid_to"].iloc[:-1], areas["valid_from"].iloc[1:], strict=True):
        assert later - earlier == pd.Timedelta(days=1)
    last = areas.iloc[-1]
    assert pd.isna(last["valid_to"]) == pd.isna(span["end_date"])
    assert last["area_id"] in OUTLASTING or pd.isna(last["valid_to"]) or last["valid_to"] == span["end_date"]


def test_shapes_are_valid_polygons_inside_the_world():
    assert AREAS.geometry.is_valid.all() and not AREAS.geometry.is_empty.any()
    assert set(AREAS.geom_type) <= {"Polygon", "MultiPolygon"}
    assert AREAS.geometry.within(box(-180, -90, 180, 90)).all()


@pytest.mark.parametrize("area", list(AREAS.itertuples()), ids=lambda area: area.area_id)
def test_an_area_lies_within_150_km_of_the_host_countries(area):
    hosts = load_table("host_countries").query("mission_id == @area.mission_id")["country_id"]
    shape, land = local([area.geometry, LAND[hosts].union_all()], area.geometry.centroid)
    assert shape.difference(land.buffer(150_000)).is_empty


def test_sizes_in_the_table_are_those_of_the_polygons():
    computed = AREAS.set_index("area_id").to_crs(EQUAL_AREA).area / 1e6
    assert ((computed - TABLE["size_km2"].astype(float)[computed.index]).abs() <= 1).all()


def test_sizes_agree_with_the_published_ones_but_for_named_exceptions():
    known = TABLE[TABLE["published_km2"].notna()]
    ratio = known["size_km2"].astype(float) / known["published_km2"].astype(float)
    assert len(known) >= 12
    assert set(ratio[~ratio.between(0.75, 1.25)].index) == set(OTHER_SIZES)


def test_main_headquarters_lie_within_300_km_but_for_named_exceptions():
    seats = headquarters().query("is_main")
    points = {seat.mission_id: Point(seat.longitude, seat.latitude) for seat in seats.itertuples()}
    far = {area.area_id for area in AREAS.itertuples() if km_between(area.geometry, points[area.mission_id]) > 300}
    assert far == set(FAR_SEATS)


def test_what_is_drawn_by_hand_says_so_and_says_what_it_follows():
    by_hand = TABLE[TABLE["derivation"] == "digitised"]
    assert by_hand["schematic"].all() and by_hand["note"].str.len().gt(8).all()
    assert not TABLE[TABLE["derivation"] == "country"]["schematic"].any()


def test_a_buffer_whose_width_is_ours_is_schematic():
    ours = TABLE["note"].str.contains("the width is ours")
    assert (TABLE[ours]["derivation"] == "buffer").all() and TABLE[ours]["schematic"].all()


@pytest.mark.parametrize(
    ("mission_id", "date", "area_id"),
    [
        ("unprofor", "1992-05-01", "unprofor-croatia"),
        ("unprofor", "1994-07-01", "unprofor-three-countries"),
        ("unficyp", "1974-08-15", "unficyp-island"),
        ("unficyp", "2026-11-22", "unficyp-buffer-zone"),
        ("unamir", "1994-05-01", "unamir-kigali"),
        ("unef-ii", "1974-01-31", "unef-ii-1973"),
        ("unef-ii", "1974-02-01", "unef-ii-1974"),
        ("uncro", "1995-08-08", "uncro-sector-east"),
    ],
)
def test_the_area_on_a_date_is_the_one_of_its_period(mission_id, date, area_id):
    assert area_of(mission_id, pd.Timestamp(date))["area_id"].tolist() == [area_id]


@pytest.mark.parametrize(
    ("mission_id", "inside", "outside"),
    [
        ("undof", (35.86, 33.1), (35.7, 33.0)),
        ("unmik", (20.86, 42.89), (21.9, 43.3)),
        ("unsf", (136.1, -1.1), (134.5, -6.2)),
        ("untaes", (18.68, 45.77), (18.69, 45.55)),
        ("unikom", (47.92, 30.04), (47.97, 29.37)),
        ("unamid", (25.35, 13.63), (30.2, 13.2)),
        ("unasog", (17.43, 21.82), (19.1, 17.9)),
    ],
)
def test_places_lie_inside_or_outside(mission_id, inside, outside):
    shape = area_of(mission_id).geometry.iloc[-1]
    assert shape.contains(Point(inside)) and not shape.contains(Point(outside))


def test_an_operation_has_no_area_before_it_began_and_an_unknown_one_is_named():
    assert area_of("onuc", pd.Timestamp("1960-07-13")).empty
    with pytest.raises(KeyError, match="atlantis"):
        area_of("atlantis")


def test_all_open_operations_have_an_area_today():
    spans = mission_spans()
    assert set(areas_on(as_of())["mission_id"]) == set(spans[spans["end_date"].isna()]["mission_id"])


def test_half_known_ends_last_as_long_as_they_can_and_empty_ones_are_the_operations():
    spans = pd.DataFrame({"mission_id": ["a"], "start_date": pd.to_datetime(["1990-01-01"]), "end_date": pd.to_datetime([None])})
    table = pd.DataFrame(
        {
            "mission_id": ["a", "a"],
            "valid_from": pd.to_datetime([None, "1991-03-01"]).astype("datetime64[s]"),
            "valid_to": pd.to_datetime(["1991-02-01", None]).astype("datetime64[s]"),
            "to_precision": ["month", ""],
        }
    )
    periods = with_periods(table, spans)
    assert periods["valid_from"].tolist() == list(pd.to_datetime(["1990-01-01", "1991-03-01"]))
    assert periods["valid_to"].iloc[0] == pd.Timestamp("1991-02-28") and pd.isna(periods["valid_to"].iloc[1])
    assert len(valid_on(periods, pd.Timestamp("2026-01-01"))) == 1


def test_an_area_without_a_polygon_is_named():
    areas = with_periods(load_table("areas"), mission_spans())
    with pytest.raises(ValueError, match="undof"):
        with_shapes(areas, load_boundaries("areas").query("area_id != 'undof'"))
