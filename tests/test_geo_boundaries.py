"""Do the worlds hold together, and do they show what stood on a day? Geometry first, then hand-checked days."""

import csv
import gzip
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.load import load_boundaries, load_table, shared_table
from figures.layers import layers
from geo.boundaries import dissolved, members_of, standing_on, units, units_in, units_of, world_on, worlds
from geo.layers import coarse
from geo.worlds import edges_of, inner_lines, spans_of, worlds_layer

SLIVER = 1e-6  # square degrees, about 0.01 square kilometres: no border runs so close to another on purpose
CHECKS = list(csv.DictReader(Path(__file__).with_name("state_checks.csv").open(encoding="utf-8")))
INDEPENDENCES = list(csv.DictReader(Path(__file__).with_name("independence_checks.csv").open(encoding="utf-8")))
INDEPENDENT = {"member_state", "non_member_state", "divided_state"}
# Changes of standing without a day of independence, and why.
NOT_CHECKED = {"viet-nam": "disputed to the partition of 1954, then two states, then their union"}
PIECED = sorted(set(load_boundaries("pieces")["country_id"]))
WORLDS = [day for day, _ in worlds()]


def area(frame: gpd.GeoDataFrame) -> float:
    return float(shapely.area(shapes(frame)).sum())


def shapes(frame: gpd.GeoDataFrame) -> np.ndarray:
    return np.asarray(frame.geometry.array)


def rows_on(date: str) -> pd.DataFrame:
    return world_on(date).set_index("state_id")


@pytest.fixture(scope="module")
def fine_edges() -> gpd.GeoDataFrame:
    return edges_of(units(), load_table("boundary_lines"))


# The pieces


def test_areas_of_the_source_are_a_valid_coverage():
    assert shapely.coverage_is_valid(shapes(load_boundaries("countries")))


def test_units_are_a_valid_coverage_without_narrow_gaps():
    assert shapely.coverage_is_valid(shapes(units()), gap_width=0.001)
    assert shapely.is_valid(shapes(units())).all()


def test_coarse_units_are_a_valid_coverage():
    assert shapely.coverage_is_valid(shapes(coarse(units())))


@pytest.mark.parametrize("country_id", PIECED)
def test_pieces_together_are_their_area(country_id):
    countries, pieces = load_boundaries("countries"), load_boundaries("pieces")
    whole = countries[countries["country_id"] == country_id]
    parts = pieces[pieces["country_id"] == country_id]
    assert shapely.coverage_is_valid(shapes(parts))
    assert area(parts) == pytest.approx(area(whole), abs=1e-9)
    assert shapely.coverage_union_all(shapes(parts)).symmetric_difference(whole.geometry.iloc[0]).area < 1e-9


def test_pieces_say_that_they_are_approximate():
    pieces = load_boundaries("pieces")
    assert pieces["approximate"].all()
    assert (pieces["source_id"] == "un-geodata").all()
    assert (pieces["note"] != "").all()


def test_every_piece_has_land():
    pieces = load_boundaries("pieces").set_index("piece")
    assert (shapely.area(shapes(pieces)) > 0.05).sum() >= len(pieces) - 1
    assert shapely.area(pieces.geometry["piece:gaza-strip"]) == pytest.approx(0.039, abs=0.001)


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "piece"),
    [
        ("Lübeck", 10.69, 53.87, "piece:west-germany"),
        ("Wolfsburg", 10.79, 52.42, "piece:west-germany"),
        ("Duderstadt", 10.26, 51.51, "piece:west-germany"),
        ("Fulda", 9.68, 50.55, "piece:west-germany"),
        ("Hof", 11.92, 50.31, "piece:west-germany"),
        ("Schwerin", 11.42, 53.63, "piece:east-germany"),
        ("Salzwedel", 11.15, 52.85, "piece:east-germany"),
        ("Eisenach", 10.32, 50.98, "piece:east-germany"),
        ("Sonneberg", 11.17, 50.38, "piece:east-germany"),
        ("Plauen", 12.13, 50.49, "piece:east-germany"),
        ("Saarbrücken", 7.0, 49.24, "piece:saar"),
        ("Trier", 6.64, 49.76, "piece:west-germany"),
        ("Dong Ha", 107.1, 16.82, "piece:south-viet-nam"),
        ("Vinh", 105.67, 18.68, "piece:north-viet-nam"),
        ("Taiz", 44.02, 13.58, "piece:north-yemen"),
        ("Marib", 45.33, 15.46, "piece:north-yemen"),
        ("Lahij", 44.88, 13.06, "piece:south-yemen"),
        ("Shabwah", 47.0, 15.4, "piece:south-yemen"),
        ("Schefferville", -66.83, 54.8, "piece:canada-without-newfoundland"),
        ("Labrador City", -66.91, 52.95, "piece:newfoundland"),
        ("Bamenda", 10.16, 5.96, "piece:southern-cameroons"),
        ("Douala", 9.75, 4.1, "piece:french-cameroons"),
        ("Mubi", 13.27, 10.27, "piece:northern-cameroons"),
        ("Yola", 12.48, 9.2, "piece:nigeria-without-northern-cameroons"),
        ("Ho", 0.47, 6.6, "piece:british-togoland"),
        ("Tamale", -0.84, 9.4, "piece:gold-coast"),
        ("Hargeisa", 44.06, 9.56, "piece:british-somaliland"),
        ("Garowe", 48.48, 8.4, "piece:italian-somaliland"),
        ("Tetouan", -5.37, 35.57, "piece:spanish-morocco"),
        ("Fez", -5.0, 34.03, "piece:french-morocco"),
        ("Tan-Tan", -11.1, 28.44, "piece:tarfaya"),
        ("Mount Hagen", 144.23, -5.86, "piece:new-guinea"),
        ("Port Moresby", 147.2, -9.4, "piece:papua"),
        ("Kuching", 110.34, 1.5, "piece:sarawak"),
        ("Tawau", 117.89, 4.4, "piece:sabah"),
        ("Gangtok", 88.61, 27.33, "piece:sikkim"),
        ("Darjeeling", 88.26, 27.04, "piece:india-main"),
        ("Jayapura", 140.7, -2.6, "piece:west-new-guinea"),
        ("Ambon", 128.19, -3.7, "piece:indonesia-without-west-new-guinea"),
    ],
)
def test_towns_lie_in_their_piece(place, longitude, latitude, piece):
    pieces = load_boundaries("pieces").set_index("piece").geometry
    distances = shapely.distance(np.asarray(pieces.array), shapely.Point(longitude, latitude))
    assert pieces.index[distances.argmin()] == piece, place


# The worlds


def test_worlds_follow_each_other_without_a_gap():
    spans = worlds()
    assert spans[0][0] == pd.Timestamp("1945-10-24")
    assert all(last + pd.Timedelta(days=1) == first for (_, last), (first, _) in zip(spans, spans[1:], strict=False))
    assert pd.isna(spans[-1][1])


def test_every_unit_is_in_exactly_one_state_of_every_world():
    members, states, everywhere = members_of(units()), load_table("states"), sorted(units()["unit_id"])
    for day in WORLDS:
        rows = standing_on(states, day)
        assert sorted(rows["state_id"]) == list(world_on(day)["state_id"]), day
        assert rows["state_id"].is_unique, day
        assert sorted(unit for parts in rows["parts"] for unit in units_in(parts, members)) == everywhere, day


def test_every_world_is_a_valid_coverage_of_all_land():
    """Only what is new in a world and what touches it is looked at again: the rest was valid in the world before."""
    seen, land = set(), area(load_boundaries("countries"))
    for day in WORLDS:
        world = world_on(day)
        assert area(world) == pytest.approx(land, abs=1e-8), day
        new = shapes(world[~world.geometry.map(id).isin(seen)])
        if len(new):
            near = np.unique(shapely.STRtree(shapes(world)).query(new)[1])
            assert shapely.coverage_is_valid(shapes(world)[near]), day
        seen |= set(world.geometry.map(id))


@pytest.mark.parametrize("date", ["1945-10-24", "1961-02-01", "1991-12-27", "2026-11-01"])
def test_some_worlds_are_valid_coverages_throughout(date):
    world = world_on(date)
    assert world["state_id"].is_unique
    assert world.crs == "EPSG:4326"
    assert shapely.coverage_is_valid(shapes(world))


def test_joined_states_have_no_slivers():
    of_units = {ring.normalize().wkb for shape in units().geometry for ring in holes(shape)}
    for shape in {id(shape): shape for day in WORLDS for shape in world_on(day).geometry}.values():
        for hole in holes(shape):
            assert hole.area > SLIVER or hole.normalize().wkb in of_units


def holes(shape) -> list[shapely.Polygon]:
    return [shapely.Polygon(ring) for part in shapely.get_parts(shape) for ring in part.interiors]


def test_a_united_area_is_the_area_of_the_source():
    countries = load_boundaries("countries").set_index("country_id").geometry
    germany = rows_on("2020-01-01").geometry["germany"]
    assert germany.symmetric_difference(countries["DEU"]).area < 1e-9


def test_worlds_are_the_same_twice():
    date = pd.Timestamp("1962-10-15")
    again = dissolved(load_table("states"), units(), date).reset_index(drop=True)
    assert again.drop(columns="geometry").equals(world_on(date).drop(columns="geometry"))
    assert [a.wkb for a in again.geometry] == [b.wkb for b in world_on(date).geometry]


def test_days_of_one_world_share_its_frame():
    assert world_on("2020-01-01") is world_on(pd.Timestamp("2020-01-02"))


def test_an_unknown_part_is_named():
    states = load_table("states").head(1).assign(parts="AFG+piece:atlantis")
    with pytest.raises(ValueError, match="piece:atlantis"):
        dissolved(states, units(), pd.Timestamp("1946-01-01"))


def test_a_day_before_the_charter_has_no_world():
    with pytest.raises(ValueError, match="1945-10-24"):
        world_on("1945-10-23")


def test_units_of_changes_nothing_it_is_given():
    countries, pieces = load_boundaries("countries"), load_boundaries("pieces")
    before = list(countries.columns), list(pieces.columns), len(countries), len(pieces)
    units_of(countries, pieces)
    assert before == (list(countries.columns), list(pieces.columns), len(countries), len(pieces))


def test_rows_with_a_piece_are_approximate():
    states = load_table("states")
    assert states.loc[states["parts"].str.contains("piece:"), "approximate"].all()


# The browser's share


def test_the_browser_finds_the_same_owners(fine_edges):
    """The look-up the browser does, in Python: last day not after the date, last span not after that world."""
    told = json.loads(worlds_layer(load_table("states"), units()).body)
    members = members_of(units())
    states = load_table("states")
    for day in WORLDS[::20]:
        number = max(i for i, text in enumerate(told["days"]) if text <= f"{day:%Y-%m-%d}")
        found = {unit: [row for world, row in spans if world <= number][-1] for unit, spans in told["units"].items()}
        for row in set(found.values()):
            parts = states.loc[row, "parts"]
            assert {unit for unit, owner in found.items() if owner == row} == set(units_in(parts, members))
            assert told["states"][row][:2] == [states.loc[row, "state_id"], states.loc[row, "name"]]


def test_spans_of_a_unit_begin_with_the_first_world_and_never_coincide():
    for unit, spans in spans_of(load_table("states"), units()).items():
        begins = [world for world, _ in spans]
        assert begins[0] == 0, unit
        assert len(set(begins)) == len(begins), unit


@pytest.mark.parametrize("date", ["1945-10-24", "1958-06-15", "1960-07-20", "1990-01-01", "1991-12-27", "2020-01-01"])
def test_edges_between_states_are_the_outlines_less_the_coasts(date, fine_edges):
    """What is not drawn is what joining removes, counted once from each side."""
    owners = owner_by_unit(date)
    hidden = fine_edges[fine_edges["unit_a"].map(owners) == fine_edges["unit_b"].map(owners)]
    removed = shapely.length(shapes(units())).sum() - shapely.length(shapes(world_on(date))).sum()
    assert removed == pytest.approx(2 * shapely.length(shapes(hidden)).sum(), abs=1e-6)


def owner_by_unit(date: str) -> dict[str, str]:
    rows, members = standing_on(load_table("states"), pd.Timestamp(date)), members_of(units())
    return {unit: row.state_id for row in rows.itertuples() for unit in units_in(row.parts, members)}


def test_coarse_units_meet_where_fine_ones_do(fine_edges):
    rough = edges_of(coarse(units()), load_table("boundary_lines"))
    assert rough[["unit_a", "unit_b", "standing"]].equals(fine_edges[["unit_a", "unit_b", "standing"]])


def test_digitised_lines_are_approximate_and_korea_is_a_line_of_control(fine_edges):
    standing = fine_edges.set_index(["unit_a", "unit_b"])["standing"]
    assert standing["piece:east-germany", "piece:west-germany"] == "approximate"
    assert standing["piece:north-viet-nam", "piece:south-viet-nam"] == "approximate"
    assert standing["KOR", "PRK"] == "line_of_control"
    assert standing["ISR", "piece:west-bank"] == "line_of_control"
    assert standing["SDN", "SSD"] == "undetermined"
    assert standing["ESP", "PRT"] == "settled"


def test_the_line_of_control_in_jammu_and_kashmir_is_no_edge_and_stays(fine_edges):
    line = inner_lines(load_boundaries("lines"), fine_edges).geometry.iloc[0]
    west, south, east, north = line.bounds
    assert 73 < west < east < 78
    assert 32 < south < north < 36


def test_worlds_layer_is_small():
    assert len(gzip.compress(worlds_layer(load_table("states"), units()).body)) < 12_000


# The days


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check['date']}-{check['state_id']}")
def test_hand_checked_days(check):
    rows = rows_on(check["date"])
    if check["expected_status"] == "not_existing":
        assert check["state_id"] not in rows.index
    else:
        row = rows.loc[check["state_id"]]
        assert (row["name"], row["status"]) == (check["expected_name"], check["expected_status"])


def test_on_the_charters_first_day_germany_and_korea_are_occupied_and_whole():
    rows = rows_on("1945-10-24")
    assert rows.loc["germany", "status"] == rows.loc["korea", "status"] == "occupied"
    assert len(rows[rows["status"] == "member_state"]) == 51 - 2  # Byelorussia and Ukraine are drawn with the Soviet Union


def test_in_june_1948_palestine_is_israel_and_two_territories():
    rows = rows_on("1948-06-11")
    assert {"israel", "west-bank", "gaza-strip"} <= set(rows.index)
    assert "palestine" not in rows.index


def test_in_april_1949_newfoundland_is_canadian():
    assert "newfoundland" in rows_on("1949-03-30").index
    assert "newfoundland" not in rows_on("1949-03-31").index
    assert rows_on("1949-03-31").geometry["canada"].contains(shapely.Point(-56, 48.8))


def test_when_the_first_force_lands_at_suez_there_is_no_united_arab_republic_yet():
    rows = rows_on("1956-11-15")
    assert "united-arab-republic" not in rows.index
    assert rows.loc["egypt", "name"] == "Egypt"


def test_when_the_first_force_lands_at_suez_sudan_is_a_member_and_whole():
    rows = rows_on("1956-11-15")
    assert rows.loc["sudan", "status"] == "member_state"
    assert rows.geometry["sudan"].contains(shapely.Point(31.6, 4.85))  # Juba


def test_when_the_first_force_lands_at_suez_malaya_is_not_independent():
    assert rows_on("1956-11-15").loc["malaysia", "status"] == "territory_under_administration"
    assert rows_on("1957-08-31").loc["malaysia", "name"] == "Federation of Malaya"


def test_in_1958_egypt_and_syria_are_one_state_apart():
    republic = rows_on("1958-06-15").geometry["united-arab-republic"]
    assert republic.contains(shapely.Point(30.8, 28)) and republic.contains(shapely.Point(38, 35))
    assert "egypt" not in rows_on("1958-06-15").index


def test_when_onuc_begins_congo_is_independent_and_katanga_inside_it():
    rows = rows_on("1960-07-14")
    assert rows.loc["democratic-republic-of-the-congo", "status"] == "non_member_state"
    assert rows.geometry["democratic-republic-of-the-congo"].contains(shapely.Point(27.4, -11.6))


def test_untea_administers_west_new_guinea_without_the_moluccas():
    rows = rows_on("1962-10-15")
    assert rows.geometry["west-new-guinea"].contains(shapely.Point(138, -4))
    assert rows.geometry["indonesia"].contains(shapely.Point(129.5, -3.1))  # Seram
    assert "west-new-guinea" not in rows_on("1963-05-01").index


def test_unyom_finds_two_yemens_and_unmha_one():
    assert {"yemen-north", "democratic-yemen"} <= set(rows_on("1963-07-04").index)
    rows = rows_on("2019-01-16")
    assert "yemen" in rows.index and "yemen-north" not in rows.index


def test_singapore_is_in_malaysia_for_two_years():
    assert "singapore" in rows_on("1963-09-15").index
    assert "singapore" not in rows_on("1963-09-16").index
    assert "singapore" in rows_on("1965-08-09").index


def test_both_ends_of_a_row_are_inclusive():
    assert "german-democratic-republic" in rows_on("1990-10-02").index
    assert "german-democratic-republic" not in rows_on("1990-10-03").index


def test_bangladesh_leaves_pakistan():
    dhaka = shapely.Point(90.4, 23.8)
    assert rows_on("1971-12-15").geometry["pakistan"].contains(dhaka)
    assert rows_on("1971-12-16").geometry["bangladesh"].contains(dhaka)


def test_viet_nam_is_divided_at_the_seventeenth_parallel():
    rows = rows_on("1965-01-01")
    assert rows.geometry["viet-nam-north"].bounds[1] == pytest.approx(17, abs=0.15)
    assert rows.geometry["viet-nam-south"].bounds[3] == pytest.approx(17, abs=0.15)


def test_namibia_is_occupied_until_independence():
    assert rows_on("1990-03-20").loc["namibia", "status"] == "occupied"
    assert rows_on("1990-03-21").loc["namibia", "status"] == "non_member_state"


def test_after_christmas_1991_fifteen_states_stand_where_the_soviet_union_did():
    before, after = rows_on("1991-12-25"), rows_on("1991-12-27")
    new = set(after.index) - set(before.index)
    assert len(new) == 12  # the three Baltic states left in September
    assert {"estonia", "latvia", "lithuania"} <= set(before.index)
    assert "soviet-union" not in after.index


def test_in_april_1992_unprofor_finds_yugoslavia_in_parts():
    rows = rows_on("1992-04-10")
    assert {"slovenia", "croatia", "bosnia-and-herzegovina", "north-macedonia", "yugoslavia"} <= set(rows.index)


def test_czechoslovakia_ends_with_1992():
    assert "czechoslovakia" in rows_on("1992-12-31").index
    assert {"czechia", "slovakia"} <= set(rows_on("1993-01-01").index)


def test_eritrea_leaves_ethiopia_before_unmee():
    asmara = shapely.Point(38.93, 15.33)
    assert rows_on("1993-05-23").geometry["ethiopia"].contains(asmara)
    assert rows_on("2000-07-31").geometry["eritrea"].contains(asmara)


def test_on_10_july_2011_south_sudan_stands_apart_and_is_not_yet_a_member():
    rows = rows_on("2011-07-10")
    assert rows.loc["south-sudan", "status"] == "non_member_state"
    assert not rows.geometry["sudan"].contains(shapely.Point(31.6, 4.85))
    assert rows_on("2011-07-14").loc["south-sudan", "status"] == "member_state"


def test_today_there_are_193_members_less_san_marino():
    assert (rows_on("2026-11-01")["status"] == "member_state").sum() == 192  # too small for the source's polygons


@pytest.mark.parametrize("check", INDEPENDENCES, ids=lambda check: check["state_id"])
def test_a_state_is_independent_from_its_day_and_not_the_day_before(check):
    """Days as commonly known, put down by hand, held against the table."""
    day = pd.Timestamp(check["independent_on"])
    before, after = rows_on(day - pd.Timedelta(days=1)), rows_on(day)
    assert after.loc[check["state_id"], "status"] in INDEPENDENT
    assert check["state_id"] not in before.index or before.loc[check["state_id"], "status"] not in INDEPENDENT


def test_every_independence_since_1945_in_africa_and_asia_is_checked():
    regions = shared_table("contributors").set_index("iso3")["region"]
    states, checked = load_table("states"), {check["state_id"] for check in INDEPENDENCES}
    free = states["status"].isin(INDEPENDENT)
    became = set(states[free]["state_id"]) & set(states[~free]["state_id"])
    parts = states[states["state_id"].isin(became) & free].drop_duplicates("state_id").set_index("state_id")["parts"]
    near = {
        state
        for state, part in parts.items()
        if regions.get(part.split("+")[0], "") in ("Africa", "Asia and the Pacific", "Middle East")
    }
    assert near - checked <= set(NOT_CHECKED), sorted(near - checked - set(NOT_CHECKED))


# The lines


def shown_on(date: str) -> set[tuple[str, str, str]]:
    """Return the edges the browser shows on a day: units on both sides, and how they are drawn."""
    told, edges = (json.loads(layers()[name].body) for name in ("worlds", "edges"))
    number = max(i for i, text in enumerate(told["days"]) if text <= date)
    day = told["days"][number]
    owner = {unit: [row for world, row in spans if world <= number][-1] for unit, spans in told["units"].items()}
    rows = [feature["properties"] for feature in edges["features"]]
    return {
        (row["a"], row["b"], row["standing"])
        for row in rows
        if row["from"] <= day
        and (not row["until"] or day < row["until"])
        and (not row["a"] or owner[row["a"]] != owner[row["b"]])
    }


IN_KASHMIR = ("", "", "line_of_control")


@pytest.mark.parametrize(
    ("line", "before", "since"),
    [
        (IN_KASHMIR, "1949-07-26", "1949-07-27"),
        (("ISR", "piece:gaza-strip", "line_of_control"), "1949-02-23", "1949-02-24"),
        (("ISR", "piece:west-bank", "line_of_control"), "1949-04-02", "1949-04-03"),
        (("KOR", "PRK", "line_of_control"), "1953-07-26", "1953-07-27"),
    ],
)
def test_a_line_of_armistice_is_there_from_the_day_of_its_agreement(line, before, since):
    assert line not in shown_on(before) and line in shown_on(since)


def test_there_is_no_line_in_kashmir_when_the_observers_come_and_its_standing_is_said():
    assert IN_KASHMIR not in shown_on("1949-01-24") and IN_KASHMIR not in shown_on("1945-10-24")
    assert rows_on("1949-01-24").loc["jammu-and-kashmir", "status"] == "disputed"
    assert IN_KASHMIR in shown_on("2026-11-22")


def test_koreas_border_before_the_armistice_is_approximate():
    rough = ("KOR", "PRK", "approximate")
    assert rough in shown_on("1950-06-27") and rough not in shown_on("1953-07-27") and rough not in shown_on("1946-06-01")


def test_lines_name_units_or_none():
    rows, known = load_table("line_dates"), {*units()["unit_id"], ""}
    assert set(rows["unit_a"]) | set(rows["unit_b"]) <= known
    assert ((rows["unit_a"] == "") == (rows["unit_b"] == "")).all()
    drawn = rows[rows["unit_a"] != ""]
    found = {
        (row["a"], row["b"]) for row in (f["properties"] for f in json.loads(layers()["edges"].body)["features"]) if row["from"]
    }
    assert len(found) == len(drawn)
