"""Are the map's files and structure what the browser needs, and is bad geometry named?"""

import json

import numpy as np
import pandas as pd
import pytest
import shapely

from charts.theme import RAMP, REGION_COLORS
from data.derive import headquarters, mission_spans
from data.load import load_boundaries, load_table
from data.people import shared_counts
from figures.layers import layers
from geo.boundaries import units
from geo.layers import Layer, coarse, content_of, countries_layer, counts_of, missions_layer, packed
from geo.maps import base_map, values_map, view_group
from geo.worlds import edges_layer, edges_of, units_layer
from words import english, interface

ADDRESSES = {
    "worlds": "layers/worlds.json?v=1",
    "units": "layers/units.json?v=1",
    "edges": "layers/edges.json?v=1",
    "missions": "layers/missions.json?v=1",
}


def test_countries_layer_has_every_area_with_its_status():
    features = json.loads(countries_layer(load_boundaries("countries"), load_table("countries")).body)["features"]
    status = {feature["properties"]["country_id"]: feature["properties"]["status"] for feature in features}
    assert len(status) == len(load_table("countries"))
    assert status["XJK"] == "unsettled" and status["ESH"] == "non_self_governing" and status["FRA"] == "listed"


def test_coarse_land_keeps_every_area_and_its_size():
    fine = load_boundaries("countries").to_crs("ESRI:54034")
    rough = coarse(load_boundaries("countries"))
    assert len(rough) == len(fine) and rough.is_valid.all() and not rough.is_empty.any()
    area = rough.to_crs("ESRI:54034").area / fine.area
    assert area[fine.area > 5e10].between(0.97, 1.03).all()


def test_an_area_without_a_name_stops_the_build_with_its_code():
    with pytest.raises(ValueError, match="XJK"):
        countries_layer(load_boundaries("countries"), load_table("countries").query("country_id != 'XJK'"))


def test_a_line_of_unknown_standing_stops_the_build_with_its_standing():
    edges = edges_of(units(), load_table("boundary_lines"))
    with pytest.raises(ValueError, match="imagined"):
        edges_layer(edges.assign(standing="imagined"))


def test_missions_layer_has_all_that_a_date_needs():
    body = missions_layer(mission_spans(), headquarters(), load_table("host_countries"), REGION_COLORS, shared_counts()).body
    missions = {mission["id"]: mission for mission in json.loads(body)["missions"]}
    assert len(missions) == 71
    assert missions["untso"]["end"] == "" and missions["onuc"]["end"] == "1964-06-30"
    assert "SSD" in missions["unmiss"]["hosts"]
    assert [seat["at"] for seat in missions["untso"]["seats"] if seat["place"] == "Jerusalem"][0] == pytest.approx(
        [31.8, 35.2], abs=0.1
    )
    assert max(persons for _, persons, *_ in missions["unprofor"]["strength"]) > 35_000
    assert all(any(seat["main"] for seat in mission["seats"]) for mission in missions.values())


def test_counts_are_dated_no_finer_than_known_and_say_which_are_about_so_many():
    days = pd.to_datetime(["2000-01-31", "2001-02-01", "2002-01-01"])
    counted = pd.DataFrame({"date": days, "precision": ["day", "month", "year"], "uniformed": [1000, 1050, 1200]})
    told = counts_of(counted.assign(is_doubtful=[False, True, False], quality=["published", "mean", "rounded"]))
    assert told == [["2000-01-31", 1000], ["2001-02", 1050, 2], ["2002", 1200, 1]]
    assert all(date <= f"{day:%Y-%m-%d}" for (date, *_), day in zip(told, days, strict=True))  # as text, as the browser compares


def test_the_map_of_numbers_names_no_other_host_and_does_not_change():
    texts = [
        values_map({"world": "layers/world.json?v=x", "values": "layers/values.json?v=y"}, "A map", RAMP, {1: "few"})
        .get_root()
        .render()
        for _ in range(2)
    ]
    assert "http" not in texts[0].replace("http-equiv", "").replace("http://www.w3.org", "") and "map/loader.js" in texts[0]
    assert len(texts[0]) == len(texts[1]) < 6_000


def test_a_layers_tag_changes_with_its_content():
    land, countries = load_boundaries("countries"), load_table("countries")
    layer, fewer = countries_layer(land, countries), countries_layer(land.iloc[:2], countries)
    assert layer.etag != fewer.etag and layer.etag == countries_layer(land, countries).etag


def test_the_base_map_names_no_other_host_and_does_not_change():
    one, other = (base_map(ADDRESSES, "atlas-x") for _ in range(2))
    html = one.get_root().render()
    assert '"maxZoom": 8' in html  # folium's own setting is dropped for a map without tiles
    assert "http" not in html.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert len(html) < 6_000
    strip = {one.get_name(): "m", other.get_name(): "m"}
    texts = []
    for each in (one, other):
        text = each.get_root().render()
        for name, short in strip.items():
            text = text.replace(name, short)
        texts.append(len(text))
    assert texts[0] == texts[1]


def test_a_view_is_escaped_text():
    group = view_group(date="1994-07-01", mission="</script><b>", region="", only="")
    view = next(iter(group._children.values()))
    assert "</script>" not in view._template.module.script(view)


def test_disclaimer_is_the_uns():
    assert "do not imply official endorsement or acceptance by the United Nations" in english(interface.DISCLAIMER)


def outer_rings(shapes) -> list[shapely.LinearRing]:
    """The outer rings of polygons that have an area at all: one of New Zealand's is three points in a line."""
    parts = shapely.get_parts(np.asarray(shapes))
    return [part.exterior for part in parts if part.geom_type == "Polygon" and part.area > 1e-9]


@pytest.mark.parametrize("name", ["countries", "areas", "pieces", "waters"])
def test_outer_rings_of_a_file_run_counter_clockwise(name):
    """So RFC 7946 wants it; others take the rest of the world for the inside."""
    rings = outer_rings(load_boundaries(name).geometry)
    assert len(rings) > 100 and all(shapely.is_ccw(ring) for ring in rings)


@pytest.mark.parametrize("name", ["world", "units", "units-fine", "areas", "waters"])
def test_outer_rings_of_a_layer_run_counter_clockwise(name):
    rings = outer_rings(shapes_in(layers()[name]))
    assert len(rings) > 100 and all(shapely.is_ccw(ring) for ring in rings)


def shapes_in(layer: Layer) -> list[shapely.Geometry]:
    return [shapely.geometry.shape(each["geometry"]) for each in content_of(layer)["features"]]


def test_packed_geometry_is_the_geometry_to_ten_meters_and_exact_on_its_grid():
    whole = coarse(units())
    found = shapes_in(units_layer(whole, load_table("countries")))
    had, has = (shapely.get_coordinates(each) for each in (whole.geometry.array, found))
    assert had.shape == has.shape and np.abs(had - has).max() <= 0.0001
    on_grid = (np.round(had, 2) == had).all(axis=1)
    assert on_grid.mean() > 0.99 and np.abs(had - has)[on_grid].max() < 1e-9


def test_geometry_without_a_line_is_not_packed():
    spot = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}
    with pytest.raises(ValueError, match="Point"):
        packed({"type": "FeatureCollection", "features": [spot]})
