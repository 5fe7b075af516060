"""Is armed conflict around an operation told as its source has it: by year, with ranges, and not more widely than it says?"""

import json

import pandas as pd
import pytest

from charts.conflict import conflict_chart
from charts.look import Look
from data import conflict
from data.load import load_table
from data.prepare import conflicts as prepare
from figures import conflict as figures
from tests.test_pages import opened, written
from words import english


def test_rwanda_in_1994_is_told_with_its_wide_range():
    row = conflict.worst_year("unamir")
    assert (row["year"], row["deaths_low"], row["deaths_best"], row["deaths_high"]) == (1994, 347_614, 772_463, 1_612_663)
    assert english(figures.around("unamir").finding) == (
        "In Rwanda, the worst year around UNAMIR was 1994: about 350,000 to 1,600,000 killed."
    )


def test_estimates_lie_in_their_ranges_but_for_two_of_the_source():
    rows = load_table("violence")
    outside = rows[(rows["deaths_low"] > rows["deaths_best"]) | (rows["deaths_best"] > rows["deaths_high"])]
    assert outside[["country_id", "year"]].values.tolist() == [["ERI", 1998], ["MLI", 1995]]
    assert rows["year"].min() == conflict.ESTIMATED_FROM and rows["year"].max() == conflict.LAST


def test_every_host_country_has_its_number_or_is_a_territory_of_a_conflict():
    places = set(load_table("host_countries")["country_id"])
    assert places <= set(prepare.STATES.values()) | set(prepare.TERRITORIES.values())
    assert set(load_table("conflicts")["country_id"]) <= places and set(load_table("violence")["country_id"]) <= places


def test_deaths_before_1989_are_missing_not_none():
    rows = conflict.conflict_years("onuc")
    assert rows["deaths_best"].isna().all() and set(rows["intensity"]) == {"war", "minor", ""}
    assert english(figures.around("onuc").finding) == "Around ONUC, armed conflict is recorded in 6 of 15 years, war in 2."


def test_a_territory_is_not_given_the_deaths_of_the_state_that_claims_it():
    rows = conflict.conflict_years("minurso")
    assert rows["deaths_best"].isna().all()
    assert "never of the scale of war" in english(figures.around("minurso").finding)


@pytest.mark.parametrize(("country", "year"), conflict.OWN_SINCE.items())
def test_a_state_that_was_part_of_another_is_told_from_its_first_year(country, year):
    states = load_table("states")
    own = states[(states["parts"] == country) & states["status"].isin(["member_state", "non_member_state"])]
    assert own["valid_from"].min().year == year


def test_south_sudan_is_not_said_to_have_been_at_peace_before_it_was_a_state():
    rows = conflict.conflict_years("unmiss")
    assert rows["year"].min() == 2011


def test_a_year_without_a_row_since_1989_is_nought():
    rows = conflict.conflict_years("unamir").set_index("year")
    assert rows.at[1989, "deaths_best"] == 0 and pd.isna(rows.at[1988, "deaths_best"])


@pytest.mark.parametrize("mission", load_table("missions")["mission_id"])
def test_every_operation_has_years_around_it_with_their_source(mission):
    rows = conflict.conflict_years(mission)
    assert len(rows) and rows["year"].is_unique and (rows["source_id"] != "").all()
    assert len(english(figures.around(mission).finding).split()) <= 20


def test_pointing_at_a_year_says_range_and_intensity():
    chart = conflict_chart(conflict.conflict_years("unamir"), 1993.8, 1996.2, "UNAMIR", Look("light", 1200)).to_dict()
    assert "1994: about 772,000 deaths, between 347,614 and 1,612,663; war" in json.dumps(chart)


def test_a_conflict_belongs_to_its_states_and_to_the_territory_it_is_about():
    assert prepare.places({"gwno_loc": "750, 770", "territory_name": "Kashmir"}) == {"IND", "PAK", "XJK"}
    assert prepare.places({"gwno_loc": "600", "territory_name": "Morocco"}) == set()


def test_the_worst_conflict_of_a_year_decides():
    rows = [
        {"gwno_loc": "625", "territory_name": "", "year": "2012", "intensity_level": level, "conflict_id": number}
        for level, number in (("1", "7"), ("2", "9"))
    ]
    assert prepare.conflict_years(rows, {"SDN"}) == [
        {
            "country_id": "SDN",
            "year": 2012,
            "intensity": "war",
            "conflicts": 2,
            "source_id": "ucdp-prio-acd-25-1",
            "locator": "2012, conflicts 7, 9",
        }
    ]


def test_another_file_than_the_one_described_stops_the_run(tmp_path):
    (tmp_path / "a.csv").write_text("year\n")
    with pytest.raises(ValueError, match="another file"):
        prepare.rows_of(tmp_path / "a.csv", prepare.CONFLICTS_SHA)


def test_the_page_of_an_operation_shows_it_among_its_places():
    assert "the worst year around UNAMIR was 1994" in written(opened("mission.py", mission="unamir", part="places"))
