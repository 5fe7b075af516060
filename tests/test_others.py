"""Is what is not counted named with its source, apart from everything that is counted?"""

import json

import pandas as pd

from data import others
from data.derive import mission_spans
from data.load import load_table
from data.prepare import other_missions as prepare
from figures import others as figures
from figures.layers import layers
from geo.switches import SWITCHES, shown
from tests.test_pages import opened, written
from words import english

ROWS = load_table("other_missions").set_index("other_id")


def test_the_money_of_the_political_missions_adds_up_to_that_of_their_budget():
    rows = ROWS[ROWS["kind"] == "political_mission"]
    assert len(rows) == 36 and rows["proposed_2027_usd"].sum() == 419_411_900


def test_the_support_offices_and_forces_that_the_council_authorized_are_named():
    assert {"unsos", "unsoh", "gsf", "isf", "aussom", "eufor-althea"} <= set(ROWS.index)
    assert ROWS.at["isf", "known_to"] == pd.Timestamp("2027-12-31")
    assert "2793 (2025)" in ROWS.at["gsf", "account"] and "2803 (2025)" in ROWS.at["isf", "account"]


def test_none_of_them_is_an_operation_of_the_list():
    acronyms = set(mission_spans()["acronym"])
    assert not acronyms & set(ROWS["acronym"]) and len(mission_spans()) == 71


def test_the_finding_is_counted():
    assert english(figures.uncounted().finding) == (
        "43 missions and forces are not counted here; 36 of them, political missions, cost 414 million dollars in 2025."
    )


def test_the_map_has_them_as_a_layer_that_is_off_until_it_is_asked_for():
    assert SWITCHES["others"] is False and "others" not in shown("") and "others" in shown("areas-others")
    file = json.loads(layers()["others"].body)["others"]
    assert {"name", "kind", "at", "from", "to"} == set(file[0])
    assert any(row["name"].startswith("International Stabilization Force") and row["at"] == [31.502, 34.467] for row in file)


def test_those_of_one_country_stand_beside_each_other():
    rows = others.placed()
    haiti = rows[rows["country_id"] == "HTI"]
    assert len(haiti) > 2 and haiti["longitude"].is_unique and haiti["latitude"].nunique() == 1
    assert not rows.duplicated(["latitude", "longitude"]).any()


def test_a_political_mission_is_read_with_its_amounts_in_dollars():
    row = {
        "id": "33",
        "cluster": "3",
        "mission": "UNSMIL",
        "appropriation_2025_kusd": "0",
        "expenditure_2025_kusd": "83795.2",
        "approved_2026_kusd": "78738.9",
        "proposed_2027_kusd": "83067.4",
    }
    made = prepare.mission(row, list(load_table("other_missions").columns))
    assert (made["spent_2025_usd"], made["country_id"], made["known_from"]) == (83_795_200, "LBY", "2026-01-01")
    assert made["locator"] == "cluster III, line 33"


def test_the_page_of_data_says_what_is_not_counted():
    assert "43 missions and forces are not counted here" in written(opened("sources.py", part="others"))
