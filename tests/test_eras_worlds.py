"""Do the small worlds show every operation of each era, at its seat, on land that is land, and is the picture small?"""

import gzip
import json
import math
import re

import pandas as pd
import pytest
import shapely

from charts.worlds import LAYOUTS, equal_earth, with_labels, worlds_chart
from data.derive import mission_spans
from data.eras import era_of_years, in_the_field, largest_counts, operations_of_eras, own_eras, own_worlds
from data.load import as_of, load_boundaries, load_table
from figures.worlds import eras_in_words, worlds, worlds_picture
from geo.sphere import world_land, wound_for_sphere
from tests.drawing import vega_of
from tests.test_pages import opened, written
from words import english

ERAS = pd.DataFrame(
    {
        "era_id": ["late", "early", "other"],
        "name": ["Late", "Early", "Other"],
        "division": ["own", "own", "else"],
        "from_year": [1960, 1950, 1955],
    }
)
SPANS = pd.DataFrame(
    {
        "mission_id": ["a", "b"],
        "acronym": ["A", "B"],
        "region": ["Africa", "Europe"],
        "start_date": pd.to_datetime(["1959-12-31", "1960-01-01"]),
        "end_date": pd.to_datetime(["1960-01-01", None]),
    }
)
LAST = pd.Timestamp("1970-06-01")


def held() -> pd.DataFrame:
    return in_the_field(own_eras(ERAS, LAST), SPANS)


def test_an_era_of_years_ends_with_its_last_day_and_none_after_the_atlass_own():
    assert era_of_years("1988-1996") == (pd.Timestamp("1988-01-01"), pd.Timestamp("1996-12-31"))
    assert era_of_years("2020-2026")[1] == era_of_years("")[1] == as_of()


def test_own_eras_follow_each_other_to_the_last_day():
    rows = own_eras(ERAS, LAST)
    assert rows["era_id"].tolist() == ["early", "late"]
    assert rows["end_date"].tolist() == [pd.Timestamp("1959-12-31"), LAST]
    of_package = own_eras(load_table("eras"), as_of())
    assert of_package["to_year"].iloc[:-1].tolist() == of_package["end_date"].dt.year.iloc[:-1].tolist()


def test_an_operation_is_in_every_era_of_which_it_holds_a_day():
    assert list(zip(held()["era_id"], held()["mission_id"], strict=True)) == [("early", "a"), ("late", "a"), ("late", "b")]


def test_the_largest_figure_is_of_the_era_whole_and_not_doubtful():
    columns = ["mission_id", "date", "troops", "police", "experts", "uniformed", "quality"]
    rows = [
        ["a", "1959-12-31", 10, 0, 0, 10, "published"],
        ["b", "1961-01-01", 50, 0, 0, 50, "published"],
        ["b", "1962-01-01", 90, 0, 0, 90, "outlier"],
        ["b", "1963-01-01", 80, 0, 0, 70, "published"],
        ["b", "1971-01-01", 99, 0, 0, 99, "published"],
    ]
    strength = pd.DataFrame(rows, columns=columns).assign(precision="day", note="", source_id="s", locator="")
    strength["date"] = pd.to_datetime(strength["date"])
    told = largest_counts(held(), strength)
    assert told["total"].astype(object).where(told["total"].notna(), None).tolist() == [10, None, 50]


def test_every_operation_is_in_some_world_and_has_a_seat():
    assert set(operations_of_eras()["mission_id"]) == set(mission_spans()["mission_id"])
    assert not operations_of_eras().duplicated(["era_id", "mission_id"]).any()
    assert operations_of_eras()[["latitude", "longitude"]].notna().all(axis=None)


def test_anchors():
    rows = worlds().table.frame.set_index(["name", "acronym"])
    assert rows.loc[("Classical peacekeeping", "ONUC"), "total"] == 19_828
    assert rows.loc[("Retreat", "UNPROFOR"), "total"] == 39_893
    assert eras_in_words(english)["words"].iloc[0][0] == "1948 to 1955: 2 operations"


def test_rings_run_as_the_sphere_reads_them():
    """d3 takes what lies to the right of a ring for its inside; read the other way, land would be all the world but itself."""
    land = shapely.from_geojson(json.dumps(world_land(load_boundaries("countries"))["geometry"]))
    assert not any(shapely.is_ccw(part.exterior) for part in land.geoms)
    assert all(shapely.is_ccw(hole) for part in land.geoms for hole in part.interiors)
    square = shapely.box(0, 0, 1, 1)
    assert not shapely.is_ccw(wound_for_sphere(shapely.orient_polygons(square)).exterior)


def test_the_land_is_coarse_and_whole():
    land = world_land(load_boundaries("countries"))
    shape = shapely.from_geojson(json.dumps(land["geometry"]))
    assert shape.is_valid and len(json.dumps(land, separators=(",", ":"))) < 32_000
    fine = load_boundaries("countries").query("country_id != 'ATA'").to_crs("ESRI:54034").area.sum()
    assert gpd_area(shape) == pytest.approx(fine, rel=0.01)


def gpd_area(shape) -> float:
    return type(load_boundaries("countries").geometry)([shape], crs="EPSG:4326").to_crs("ESRI:54034").area.iloc[0]


def test_equal_earth_puts_positions_where_the_projection_does():
    assert equal_earth(180, 0) == pytest.approx((2.70663, 0), abs=1e-4)
    assert equal_earth(0, 90)[1] == pytest.approx(1.31736, abs=1e-4)


def test_names_do_not_lie_over_each_other():
    dots = operations_of_eras().query("era_id == 'own-resurgence'")
    placed = with_labels(dots, 299, 700)
    assert placed["side"].isin(["left", "right"]).sum() >= 3
    assert placed["total"].is_monotonic_decreasing


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_a_world_for_each_era_with_a_dot_for_each_operation(layout):
    drawn = vega_of(worlds_chart(eras_in_words(english), operations_of_eras(), "light", layout))
    assert len(drawn["concat"]) == len(own_worlds())
    for world, era in zip(drawn["concat"], own_worlds().itertuples(), strict=True):
        assert world["projection"]["type"] == "equalEarth"
        own = operations_of_eras()[operations_of_eras()["era_id"] == era.era_id]
        dots = sum(len(drawn["datasets"][layer["data"]["name"]]) for layer in world["layer"][1:3])
        assert dots == len(own)
        least, most = world["layer"][1]["encoding"]["size"]["scale"]["range"]
        assert least < most == LAYOUTS[layout][3]


def test_the_picture_draws_the_land_and_not_its_opposite():
    picture = worlds_picture("light", "narrow")
    assert len(gzip.compress(picture)) < 40_000
    paths = re.findall(rb'd="(M[^"]{4000,})"', picture)
    assert len(paths) == len(own_worlds())
    numbers = [float(number) for number in re.findall(rb"-?\d+\.?\d*", paths[0])]
    assert max(map(math.fabs, numbers)) < LAYOUTS["narrow"][0]  # the outline of the sphere would reach past the frame


def test_the_picture_follows_the_readers_theme():
    picture = worlds_picture("live", "narrow")
    assert b"light-dark(" in picture and b"color-scheme: light dark" in picture and b"var(--land)" in picture


def test_the_page_shows_the_picture_with_words_in_its_stead():
    app = opened("timeline.py")
    assert "small maps of the world" in written(app) and "/assets/worlds/live-wide.svg" in written(app)
