"""Do the layers that can be switched on say what their tables say, and does an address name them?"""

import json
import re

import pandas as pd
import pytest
from shapely import Point

from data.events import events
from data.load import load_boundaries, load_table
from figures.layers import layer_addresses
from geo.browser import WEB, web_files
from geo.layers import events_layer, flows_layer, places_layer, waters_layer
from geo.maps import IMAGERY_HOST, IMAGERY_PAGE
from geo.switches import SWITCHES, names_in, shown, written
from server.headers import IMAGERY_POLICY, POLICY
from ui.view import read_layers
from words.language import words_of

MAP = WEB / "map"

LAND = load_boundaries("countries").set_index("country_id").geometry


def content(layer) -> dict:
    return json.loads(layer.body)


def test_each_capital_lies_in_its_country():
    for row in load_table("capitals").itertuples():
        at = Point(row.longitude, row.latitude)
        # The land is generalized: a port may lie a little off its coast, but no capital in another country.
        assert LAND[row.country_id].distance(at) < 0.2, row.place
        assert set(LAND.index[LAND.contains(at)]) <= {row.country_id}, row.place


def test_capitals_are_those_of_member_states_and_none_is_shown_where_status_is_not_settled():
    capitals, status = load_table("capitals"), load_table("countries").set_index("country_id")["status"]
    members = set(load_table("assessments")["iso3"])
    assert members - set(capitals["country_id"]) == {"ISR", "SMR"}  # as the table's note says; no land on the map
    assert set(capitals["country_id"]) <= members and set(status[capitals["country_id"]]) == {"listed"}
    assert not set(capitals["country_id"]) & {"PSE", "ESH", "TWN", "XKX", "XJK"}


@pytest.mark.parametrize(
    ("country_id", "place"), [("KAZ", "Astana"), ("TZA", "Dodoma"), ("BDI", "Gitega"), ("MMR", "Nay Pyi Taw"), ("UKR", "Kyiv")]
)
def test_capitals_are_present_day(country_id, place):
    assert load_table("capitals").set_index("country_id")["place"][country_id] == place


def test_events_layer_has_each_event_with_day_place_and_rank():
    told = {row[0]: row for row in content(events_layer(events()))["events"]}
    rows = load_table("events")
    assert set(told) == set(rows["event_id"])
    assert (
        told["unprofor-1995-srebrenica"][1:4] == ["unprofor", "1995-07-11", "1995-07-11"]
        and told["unprofor-1995-srebrenica"][7] == 1
    )
    month = rows[rows["date_precision"] == "month"].iloc[0]
    assert told[month["event_id"]][3] == f"{month['date']:%Y-%m}"
    nowhere = rows[rows["latitude"].isna()].iloc[0]
    assert told[nowhere["event_id"]][4:6] == [None, None]
    assert told["unprofor-1995-srebrenica"][4:6] == pytest.approx([44.1, 19.3], abs=0.1)
    assert [row[2] for row in told.values()] == sorted(row[2] for row in told.values())


def test_places_layer_has_position_and_country():
    assert content(places_layer(load_table("capitals"), load_table("countries")))["capitals"]["MLI"] == [
        "Bamako",
        12.6091,
        -7.9752,
        "Mali",
    ]


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "kind"),
    [("Victoria", 33, -1, "lake"), ("Tanganyika", 29.5, -6, "lake"), ("Dead Sea", 35.5, 31.5, "lake"), ("Jordan", 35.55, 32, "river"),
     ("Nile", 31.2, 29.5, "river"), ("Congo", 18.3, 0.5, "river")],
)  # fmt: skip
def test_waters_that_orient_are_there(name, longitude, latitude, kind):
    waters = load_boundaries("waters").set_index("kind").geometry
    assert waters.is_valid.all() and waters[kind].distance(Point(longitude, latitude)) < 0.1


def test_rivers_end_at_the_shores_of_lakes_and_the_file_is_small():
    waters = load_boundaries("waters").set_index("kind").geometry
    assert waters["river"].intersection(waters["lake"].buffer(-0.1)).length < 0.01 * waters["river"].length
    layer = waters_layer(load_boundaries("waters"))
    assert [feature["properties"] for feature in content(layer)["features"]] == [{"kind": "lake"}, {"kind": "river"}]
    assert len(layer.body) < 150_000


def rows(*entries) -> pd.DataFrame:
    return pd.DataFrame(entries, columns=["year", "iso3", "mission_id", "uniformed"])


def test_flows_are_by_operation_and_year_the_most_first():
    contributions = rows(
        (2015, "NPL", "unmil", 20.04),
        (2015, "BGD", "unmil", 500.0),
        (2014, "NPL", "unmil", 0.0),
        (2012, "NPL", "", 4000.0),
    )
    names = pd.DataFrame({"iso3": ["BGD", "NPL", "XXX"], "name": ["Bangladesh", "Nepal", "Nowhere"]})
    told = content(flows_layer(contributions, names))
    assert told["missions"] == {"unmil": {"2015": [["BGD", 500.0], ["NPL", 20.0]]}}
    assert told["years"] == [2015, 2015] and told["names"] == {"BGD": "Bangladesh", "NPL": "Nepal"}


def test_flows_of_the_package_add_up_to_its_table():
    told = content(flows_layer(load_table("contributions"), load_table("contributors")))
    assert told["years"] == [2013, 2025]
    table = load_table("contributions").query("mission_id == 'unmiss' and year == 2016")
    assert sum(persons for _, persons in told["missions"]["unmiss"]["2016"]) == pytest.approx(table["uniformed"].sum(), abs=3)
    assert set(told["names"]) <= set(load_table("capitals")["country_id"])  # each has a capital a line can start from


def test_an_address_names_layers_and_says_nothing_of_the_usual_ones():
    assert names_in("sites+areas, nowhere") == (["areas", "sites"], ["nowhere"])
    assert written([name for name, is_on in SWITCHES.items() if is_on]) == ""
    assert written(["sites", "areas"]) == "areas-sites" and written([]) == "none"
    assert all(names_in(written([name]))[0] == [name] for name in SWITCHES)


@pytest.mark.parametrize(("text", "layers"), [("sites-areas", "areas-sites"), ("none", "none"), ("AREAS", "areas")])
def test_layers_are_read_from_an_address(text, layers):
    assert read_layers(text) == (layers, "")


def test_an_unknown_layer_is_named_and_dropped():
    english = words_of("en")
    assert read_layers("areas-tanks")[0] == "areas" and "“tanks”" in english(read_layers("areas-tanks")[1])
    assert read_layers("tanks")[0] == "" and "headquarters" in english(read_layers("tanks")[1])


def test_lakes_and_rivers_lie_on_the_globe():
    west, south, east, north = load_boundaries("waters").total_bounds
    assert west >= -180 and south >= -60 and east <= 180 and north <= 84


def rows_of_layers(column: str) -> list[str]:
    """What the browser's list of layers says of each, in its order."""
    return re.findall(rf'\b{column}: "(\w+)"', (MAP / "layers.js").read_text(encoding="utf-8"))


def test_the_browser_knows_the_same_layers_as_the_address():
    assert rows_of_layers("name") == list(SWITCHES)


def test_what_an_address_does_not_say_is_what_is_on_from_the_start():
    assert shown("") == [name for name, is_on in SWITCHES.items() if is_on]
    assert shown("sites-areas") == ["areas", "sites"] and shown("none") == []


def test_every_file_a_layer_asks_for_is_served():
    asked = rows_of_layers("file")
    assert asked and set(asked) <= set(layer_addresses())


def test_one_page_names_another_host_and_only_it_may_ask_it_and_for_pictures_only():
    named = {name for name, file in web_files().items() if b"https://" in file.body}
    assert named == {IMAGERY_PAGE}
    page = (WEB / IMAGERY_PAGE).read_text(encoding="utf-8")
    assert set(re.findall(r"https://([\w.]+)", page)) == {IMAGERY_HOST}
    assert IMAGERY_HOST in (MAP / "imagery.js").read_text(encoding="utf-8")  # where the switch names it
    assert IMAGERY_HOST not in POLICY and "https:" not in POLICY
    assert IMAGERY_POLICY.startswith("default-src 'none'") and re.findall(r"(\S+) https://(\S+);", IMAGERY_POLICY) == [
        ("img-src", IMAGERY_HOST)
    ]
