"""Is what is not counted named with its source, apart from everything that is counted?"""

import json

import pandas as pd

from charts.uncounted import sentence_of
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


def test_a_beginning_that_a_document_tells_stands_for_the_first_budget_with_both_documents_named():
    rows = others.others().set_index("other_id")
    unama, sudan = rows.loc["spm-36"], rows.loc["spm-11"]
    assert (unama["known_from"], unama["from_precision"]) == (pd.Timestamp("2002-03-28"), "day")
    assert unama["source_id"] == "press-sc-7345; a-81-6-sect-3-add-2-4"
    assert unama["locator"] == "press-sc-7345: first paragraph; a-81-6-sect-3-add-2-4: cluster III, line 36"
    assert (sudan["known_from"], sudan["is_begun"]) == (pd.Timestamp("2025-01-01"), False)
    assert rows["is_begun"].sum() == len(load_table("other_beginnings")) == 14
    assert (rows["known_from"] <= ROWS["known_from"].reindex(rows.index) + pd.DateOffset(years=1)).all()


def test_the_timeline_says_which_beginnings_are_known():
    rows = others.placed().set_index("other_id")
    told = {key: english(sentence_of(row)) for key, row in zip(rows.index, rows.reset_index().itertuples(), strict=True)}
    assert told["spm-33"].endswith(": Special political mission, from September 2011, known to 31 December 2026; not counted.")
    assert told["spm-11"] == "Personal Envoy for Sudan: Special political mission, known 2025 to 31 December 2026; not counted."


def test_an_acronym_stands_once_behind_its_name():
    rows = load_table("other_missions")
    assert not [row.name for row in rows.itertuples(index=False) if row.acronym and f"({row.acronym})" in row.name]
