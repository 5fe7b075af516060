"""Does a file that cannot be drawn stop the start, by its name and with the reason?"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import Point, Polygon

from data.load import load_boundaries, sound

SQUARE = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
BOW_TIE = Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def shapes(*geometries, crs="EPSG:4326"):
    return gpd.GeoDataFrame({"area_id": [f"area-{n}" for n in range(len(geometries))]}, geometry=list(geometries), crs=crs)


def test_sound_shapes_are_returned_as_they_are():
    frame = shapes(SQUARE, Point(1, 2))
    assert sound(frame, "areas") is frame


def test_a_broken_shape_is_named_with_its_reason():
    with pytest.raises(ValueError, match=r"'areas' cannot be drawn: area-1: Self-intersection\[0\.5 0\.5\]"):
        sound(shapes(SQUARE, BOW_TIE), "areas")


@pytest.mark.parametrize("nothing", [None, shapely.Polygon()])
def test_a_feature_without_geometry_is_named(nothing):
    with pytest.raises(ValueError, match="area-1: no geometry"):
        sound(shapes(SQUARE, nothing), "areas")


@pytest.mark.parametrize(("crs", "told"), [("EPSG:3857", "in EPSG:3857"), (None, "in no reference system")])
def test_another_reference_system_is_refused(crs, told):
    with pytest.raises(ValueError, match=f"'areas' are {told}, not in EPSG:4326"):
        sound(shapes(SQUARE, crs=crs), "areas")


def test_a_missing_file_is_named_with_those_there_are():
    with pytest.raises(FileNotFoundError, match="no boundaries 'rivers-of-old'; there are areas, .*countries, lines, pieces"):
        load_boundaries("rivers-of-old")


def test_the_start_stops_rather_than_a_visitors_page(monkeypatch):
    from app import lifespan  # reads and shapes everything

    def broken():
        raise ValueError("boundaries 'areas' cannot be drawn: unikom: Self-intersection[47 30]")

    async def start():
        async with lifespan(None):
            pass

    # Not by a client of the whole app: a start that failed would leave the one app of the process neither up nor down.
    monkeypatch.setattr("app.warm", broken)
    # In a thread of its own: the browser's tests leave a loop running in this one.
    with ThreadPoolExecutor(1) as thread, pytest.raises(ValueError, match="unikom: Self-intersection"):
        thread.submit(asyncio.run, start()).result()
