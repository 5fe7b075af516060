"""Are the facts whole, sourced, consistent and, where checked by hand, right?"""

import json
import re
from functools import cache

import geopandas as gpd
import pandas as pd
import pytest

from data.dates import in_words, last_possible_day
from data.derive import active_on, headquarters, mission_spans
from data.load import DATA, as_of, describe_table, load_boundaries, load_table, package, table_names
from tests.prose import prose_columns

SOURCE_COLUMNS = [
    "source_id",
    "status_source_id",
    "followed_source_id",
    "other_source_id",
    "coordinates_source_id",
    "terms_source_id",
    "also_source_id",
    "names_source_id",
]
# Seats that lay outside the countries of deployment, and why.
SEATS_ELSEWHERE = {
    ("unosom-ii", "Nairobi"): "force headquarters withdrawn to Kenya in March 1995",
}


def rows(name):
    return load_table(name)


def test_package_describes_every_table_and_every_table_keeps_to_it():
    from frictionless import Package  # half a second to import, and nothing else asks for it

    package = Package(str(DATA / "datapackage.json"))
    for resource in package.resources:
        resource.schema.foreign_keys = []  # it would read each table that is meant anew; see below
    report = package.validate()
    assert report.valid, [error.message for task in report.tasks for error in task.errors]
    assert {path.stem for path in (DATA / "tables").glob("*.csv")} == set(table_names())


def test_every_reference_leads_to_a_row():
    references = [(name, key) for name in table_names() for key in describe_table(name)["schema"].get("foreignKeys", [])]
    assert len(references) > 100
    for name, key in references:
        there = rows(key["reference"]["resource"] or name)[key["reference"]["fields"]]
        assert set(rows(name)[key["fields"]].dropna()) - {""} <= set(there), (name, key)


def test_every_column_has_a_description():
    fields = [field for name in table_names() for field in describe_table(name)["schema"]["fields"]]
    assert all(len(field["description"]) > 8 for field in fields)


# Made by a script, row for row from one file: what stands in their places is that file's own.
MADE = (
    "fatalities",
    "strength",
    "contributions",
    "contribution_corrections",
    "deployments",
    "conflicts",
    "violence",
    "allegations",
)


@cache
def keys_in_places() -> set[str]:
    """Return what looks like the key of a source where places are told, without what is quoted there."""
    columns = [
        (name, column) for name in table_names() if name not in MADE for column in rows(name) if column.endswith("locator")
    ]
    told = "\n".join(place for name, column in columns for place in rows(name)[column].dropna().unique())
    return set(re.findall(r"(?<![\w/.’-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/.-])", re.sub('[“"][^”"\n]*[”"]', "", told)))


def test_a_key_in_a_place_is_that_of_a_source():
    # A key has a year or a number, or at least three words; so have a few words that are none.
    likely = {key for key in keys_in_places() if key[0].isalpha() and (re.search(r"\d", key) or key.count("-") > 1)}
    assert likely - set(rows("sources")["source_id"]) <= {"mid-1990s"}


def test_every_source_is_cited_and_every_citation_resolves():
    known = set(rows("sources")["source_id"])
    cited = {
        value
        for name in table_names()
        if name != "sources"
        for column in SOURCE_COLUMNS
        if column in rows(name)
        for value in rows(name)[column]
        if value
    }
    cited |= keys_in_places() & known  # what a place names beside the row's own source
    links = rows("links")  # a report is an end of a connection by the key of its source
    cited |= {key for side in ("from", "to") for key in links.loc[links[f"{side}_kind"] == "report", f"{side}_id"]}
    drawn = set(load_boundaries("waters")["source_id"])  # what no table cites, a boundary may
    assert cited | drawn == known


# Of the search, words that people type and signposts to pages claim nothing.
CLAIM_NOTHING = ("sources", "discrepancies", "search_aliases", "search_themes", "publishers")


@pytest.mark.parametrize("name", [name for name in table_names() if name not in CLAIM_NOTHING])
def test_every_claim_names_its_source_and_the_place_in_it(name):
    assert (rows(name)[["source_id", "locator"]] != "").all(axis=None)


def test_the_list_is_the_un_list_of_71_operations():
    missions = rows("missions")
    assert len(missions) == 71
    assert missions["acronym"].is_unique
    assert missions["official_name"].is_unique


def test_accounts_are_two_sentences():
    for account in rows("missions")["account"]:
        sentences = re.findall(r"[A-Za-z0-9)”][.!?](?=\s+[A-Z“]|$)", account)
        assert len(sentences) == 2, account


def test_no_end_before_start():
    spans = mission_spans()
    assert not (spans["end_date"] < spans["start_date"]).any()


def test_no_operation_starts_before_it_was_authorized():
    dates = rows("milestones").drop_duplicates(["mission_id", "event"]).set_index(["mission_id", "event"])
    for mission_id in rows("missions")["mission_id"]:
        start = dates.loc[(mission_id, "start")]
        assert last_possible_day(start["date"], start["precision"]) >= dates.loc[(mission_id, "authorized"), "date"], mission_id


def test_every_operation_has_one_authorization_one_start_and_at_most_one_end():
    counts = rows("milestones").groupby(["mission_id", "event"]).size().unstack(fill_value=0)
    assert set(counts.index) == set(rows("missions")["mission_id"])
    assert (counts[["authorized", "start"]] == 1).all(axis=None)
    assert (counts["closed"] <= 1).all()


def test_at_least_sixty_operations_are_dated_to_the_day():
    spans = mission_spans()
    to_the_day = (spans["start_precision"] == "day") & (spans["end_precision"].isin(["day", ""]))
    assert to_the_day.sum() >= 60


def test_every_operation_has_an_establishing_resolution():
    mandates = rows("mandates")
    established = mandates[mandates["action"] == "establish"]
    assert set(established["mission_id"]) == set(rows("missions")["mission_id"])


def test_the_organ_that_established_an_operation_is_its_authority():
    established = rows("mandates").query("action == 'establish'").drop_duplicates("mission_id")
    merged = established.merge(rows("missions"), on="mission_id")
    assert (merged["adopted_by"] == merged["authority"]).all()


def test_resolutions_are_written_as_the_un_writes_them():
    pattern = r"S/RES/\d+ \((19|20)\d\d\)|A/RES/\d+ \([A-Z0-9IVXL-]+\)|A/RES/\d+/\d+[A-Z ]*"
    assert rows("mandates")["resolution"].str.fullmatch(pattern).all()


def test_a_resolution_bears_the_year_of_its_adoption():
    council = rows("mandates").query("adopted_by == 'security_council'")
    years = council["resolution"].str.extract(r"\((\d{4})\)")[0].astype(int)
    assert (years.to_numpy() == council["adopted_date"].dt.year.to_numpy()).all()


def test_a_resolution_has_one_day_of_adoption():
    days = rows("mandates").groupby("resolution")["adopted_date"].nunique()
    assert days[days > 1].empty


def test_nothing_is_dated_after_the_packages_own_date_except_ends_already_decided():
    milestones = rows("milestones")
    late = milestones[milestones["date"] > as_of()]
    assert set(late["event"]) <= {"other"}
    assert (rows("mandates")["adopted_date"] <= as_of()).all()
    assert (rows("reforms")["date"] <= as_of()).all()


def test_half_known_dates_stand_on_their_first_day():
    for name, pairs in {
        "milestones": [("date", "precision")],
        "reforms": [("date", "precision")],
        "leaders": [("from_date", "from_precision"), ("to_date", "to_precision")],
    }.items():
        for date, precision in pairs:
            dates = rows(name)
            assert (dates.loc[dates[precision] == "month", date].dt.day == 1).all()
            assert (dates.loc[dates[precision] == "year", date].dt.day_of_year == 1).all()


def test_every_operation_has_seats_with_one_main_seat_and_host_countries():
    seats = headquarters()
    assert (seats.groupby("mission_id")["is_main"].sum() == 1).all()
    assert set(seats["mission_id"]) == set(rows("missions")["mission_id"])
    assert set(rows("host_countries")["mission_id"]) == set(rows("missions")["mission_id"])
    assert seats[["latitude", "longitude"]].round(4).equals(seats[["latitude", "longitude"]])


def test_main_seats_come_first():
    assert headquarters()["is_main"].is_monotonic_decreasing


def kilometres_to_hosts(seat, land) -> float:
    """The distance of a seat to the nearest host country, in a projection true to distance from the seat."""
    hosts = rows("host_countries").query("mission_id == @seat.mission_id")["country_id"]
    around = f"+proj=aeqd +lat_0={seat.latitude} +lon_0={seat.longitude} +units=km"
    area = land[land["country_id"].isin(hosts)].to_crs(around)
    return area.distance(gpd.points_from_xy([0], [0])[0]).min()


def test_headquarters_lie_in_or_within_100_km_of_a_host_country():
    land = load_boundaries("countries")
    far = {(seat.mission_id, seat.place) for seat in headquarters().itertuples() if kilometres_to_hosts(seat, land) > 100}
    assert far == set(SEATS_ELSEWHERE)


def test_un_data_hubs_swapped_coordinates_are_not_ours():
    seats = headquarters().set_index("mission_id")
    for mission_id in ("unosom-i", "unavem-i", "unavem-ii", "minusma"):
        assert abs(seats.loc[[mission_id], "latitude"].iloc[0]) < 13


def test_successions_follow_in_time():
    start = mission_spans().set_index("mission_id")["start_date"]
    links = rows("successions")
    assert (links["predecessor_id"].map(start).to_numpy() <= links["successor_id"].map(start).to_numpy()).all()


def test_every_operation_open_in_2025_has_its_present_state():
    spans = mission_spans()
    open_then = spans[~(spans["end_date"] < pd.Timestamp("2025-01-01"))]
    assert set(rows("current_mandates")["mission_id"]) == set(open_then["mission_id"])


def test_what_is_unconfirmed_says_why():
    for name in ("milestones", "reforms", "leaders", "current_mandates"):
        unconfirmed = rows(name).query("status == 'unconfirmed'")
        assert (unconfirmed["note"].str.len() > 15).all(), name


@pytest.mark.parametrize(
    "wanted",
    [
        "1956-11",
        "1992-06-17",
        "1995-01-03",
        "1999-11-15",
        "1999-12-1",
        "2000-08-21",
        "2006-02",
        "2007-06-29",
        "2008-01-18",
        "2009-07",
        "2015-06-17",
        "2017-12",
        "2018-03-28",
        "2019-01-01",
        "2021-03",
        "2023-07-20",
        "2024-09-22",
    ],
)
def test_reforms_hold_the_landmarks(wanted):
    dates = rows("reforms")["date"].dt.strftime("%Y-%m-%d")
    assert dates.str.startswith(wanted).any()


def test_reforms_are_at_least_fifty_and_keys_unique():
    assert len(rows("reforms")) >= 50
    assert rows("reforms")["reform_id"].is_unique


def test_no_two_secretaries_general_at_once():
    terms = rows("leaders").query("office == 'secretary_general'").sort_values("from_date")
    assert (terms["from_date"].iloc[1:].to_numpy() >= terms["to_date"].iloc[:-1].to_numpy()).all()
    assert terms["to_date"].isna().sum() == 1


def test_strength_has_every_year_to_2021_and_components_add_up():
    strength = rows("world_strength")
    assert set(range(1948, 2022)) <= set(strength["year"])
    parts = strength.dropna(subset=["troops", "police", "experts"])
    assert len(parts) >= 30
    assert (parts["troops"] + parts["police"] + parts["experts"] == parts["uniformed"]).all()


def test_strength_agrees_with_the_un_fact_sheet_of_31_december_2013():
    row = rows("world_strength").query("year == 2013").iloc[0]
    assert (row["uniformed"], row["troops"], row["police"], row["experts"]) == (97904, 83008, 13053, 1843)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("1948-06-15", 1),
        ("1950-01-01", 2),
        ("1958-07-01", 4),
        ("1964-05-01", 6),
        ("1987-06-01", 5),
        ("1994-07-01", 17),
        ("2013-12-31", 15),
        ("2018-04-30", 14),
        ("2024-01-01", 11),
        ("2026-11-22", 11),
    ],
)
def test_operations_in_the_field_on_hand_checked_days(day, number):
    assert len(active_on(pd.Timestamp(day))) == number


@pytest.mark.parametrize(
    ("mission_id", "resolution", "day"),
    [
        ("untso", "S/RES/50 (1948)", "1948-05-29"),
        ("unef-i", "A/RES/1000 (ES-I)", "1956-11-05"),
        ("onuc", "S/RES/143 (1960)", "1960-07-14"),
        ("unifil", "S/RES/425 (1978)", "1978-03-19"),
        ("untag", "S/RES/435 (1978)", "1978-09-29"),
        ("unprofor", "S/RES/743 (1992)", "1992-02-21"),
        ("unamir", "S/RES/872 (1993)", "1993-10-05"),
        ("unmik", "S/RES/1244 (1999)", "1999-06-10"),
        ("unamid", "S/RES/1769 (2007)", "2007-07-31"),
        ("minusma", "S/RES/2100 (2013)", "2013-04-25"),
    ],
)
def test_hand_checked_establishing_resolutions(mission_id, resolution, day):
    established = rows("mandates").query("mission_id == @mission_id and action == 'establish'")
    assert (resolution, pd.Timestamp(day)) in set(zip(established["resolution"], established["adopted_date"], strict=True))


def test_boundaries_are_valid_and_named():
    land, lines = load_boundaries("countries"), load_boundaries("lines")
    assert land.geometry.is_valid.all() and not land.geometry.is_empty.any()
    assert set(land["country_id"]) == set(rows("countries")["country_id"])
    assert set(lines["standing"]) == {"settled", "undetermined", "line_of_control"}
    assert land.crs == lines.crs == "EPSG:4326"
    assert land.total_bounds[0] >= -180 and land.total_bounds[2] <= 180


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "country_id"),
    [
        ("Crimea", 34.1, 45.2, "UKR"),
        ("Golan Heights", 35.78, 33.0, "SYR"),
        ("Western Sahara", -13.0, 24.5, "ESH"),
        ("Kosovo", 20.9, 42.6, "SRB"),
        ("Gaza", 34.4, 31.42, "PSE"),
        ("northern Cyprus", 33.6, 35.3, "CYP"),
    ],
)
def test_boundaries_are_the_un_ones(place, longitude, latitude, country_id):
    land = load_boundaries("countries")
    point = gpd.points_from_xy([longitude], [latitude])[0]
    assert list(land[land.contains(point)]["country_id"]) == [country_id], place


def test_package_says_its_date_version_and_licence():
    assert package()["as_of"] == as_of().strftime("%Y-%m-%d")
    assert package()["licenses"][0]["name"] == "CC-BY-4.0"
    json.dumps(package())


def test_geometry_stands_apart_on_its_own_terms():
    terms = " ".join((DATA.parent / "LICENSE").read_text(encoding="utf-8").split("2. The letters")[0].split())
    for said in ("United Nations Geodata", "credited as the source", "no commercial use", "MIT licence", "files of its own"):
        assert said in terms, said
    for path in sorted((DATA / "tables").glob("*.csv")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"POLYGON ?\(|LINESTRING ?\(|\"coordinates\"", text), path.name


def test_every_place_that_says_the_version_says_the_packages():
    root, version = DATA.parent, package()["version"]
    assert f"version: {version}\n" in (root / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version {version}, data as of {in_words(as_of())}" in (root / "README.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+), ", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest.group(1) == version


def test_every_discrepancy_and_correction_is_about_a_table():
    assert set(rows("discrepancies")["subject"]) | set(rows("corrections")["table"]) <= set(table_names())


@pytest.mark.parametrize("table", table_names())
def test_an_apostrophe_is_written_one_way_in_prose(table):
    written = [
        name for name in prose_columns(table) if not name.endswith(("locator", "title")) or table == "events"
    ]  # theirs, not ours
    assert not [text for name in written if name in rows(table) for text in rows(table)[name] if re.search(r"\w’\w", str(text))]
