"""Does the page of contributors say who served, in bars, on the map and through the years?"""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from test_pages import opened, said, written

from charts.contributors import history_chart, mix_chart, ranked_bars, ranking_chart
from data import people
from ui.contributors_view import CLASSES, basis_of, finding_of, mix_finding, notes_of, places_of
from ui.state import read_state
from ui.tables import layers
from words import english

SHOWN = pd.DataFrame({"iso3": ["AAA", "BBB"], "name": ["A", "B"], "uniformed": [300.4, 20.0], "women": [3.0, None]})


def page(**view) -> AppTest:
    return opened("contributors.py", **view)


def test_the_year_is_that_of_the_date_and_its_contributors_are_told():
    text = written(page(date="2015-07-01"))
    assert "2015: 125 states contributed, Bangladesh, Ethiopia and Pakistan the most" in text


@pytest.mark.parametrize(("date", "year"), [("1958-07-01", 1990), ("2026-11-22", 2020), ("2026-07-01", 2025)])
def test_a_year_without_contributors_gives_the_nearest_and_no_year_the_last_whole_one(date, year):
    assert page(date=date).slider(key="contributors_year").value == year


def test_a_step_of_the_year_moves_the_date():
    at = page(date="2015-07-01")
    at.slider(key="contributors_year").set_value(2016).run()
    assert said(at, "date") == "2016-07-01" and "2016: " in written(at)


def test_buttons_step_a_year_and_stop_at_the_ends():
    at = page(date="2015-07-01")
    next(button for button in at.button if button.label == "One year on").click().run()
    assert said(at, "date") == "2016-07-01"
    first = {button.label: button.disabled for button in page(date="1990-12-01").button}
    assert first["One year back"] and not first["One year on"]


def test_a_chosen_state_is_told_through_the_years_and_where_it_served():
    at = page(date="2015-07-01", state="bgd")
    assert said(at, "state") == "BGD"
    assert "Bangladesh: most in 2010" in written(at) and "In 2015 Bangladesh served in" in written(at)


def test_choosing_a_state_says_so_in_the_address():
    at = page(date="2015-07-01")
    at.selectbox(key="contributors_state").select("IRL").run()
    assert said(at, "state") == "IRL" and "Ireland: most in" in written(at)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (1990, "mean over 2 months, November and December;"),
        (1993, "mean over the months of the year;"),
        (2015, "mean over 11 months, without May (the source divides their sum by 12);"),
        (2019, "mean over the months of the year;"),
    ],
)
def test_the_months_a_mean_is_of_are_told(year, told):
    assert told in basis_of(year, people.contributors(year))


def test_operations_whose_mean_says_little_are_named():
    assert notes_of(2017, people.contributors(2017)) == [
        "These operations changed so much in 2017 that the mean says little of their contributors: MINUJUSTH, MINUSTAH, UNMIL, UNOCI."
    ]
    assert notes_of(2016, people.contributors(2016)) == []


def test_where_a_state_served_is_the_sum_of_the_months_by_their_number():
    # Bangladesh in MONUSCO, 2015: the source has 2,216, the sum of eleven months divided by twelve.
    assert "MONUSCO 2,418, 93 women" in places_of("BGD", 2015) and "Mean over 11 months, without May" in places_of("BGD", 2015)


def test_an_unknown_state_is_answered_in_a_sentence():
    assert read_state("XYZ")[0] == "" and "There is no state “XYZ”" in english(read_state("XYZ")[1])


def test_a_year_of_which_only_some_are_known_does_not_speak_of_all():
    assert "of those that could be sourced" in finding_of(2025, people.contributors(2025))
    assert "Only 5 states could be sourced" in written(page(date="2025-07-01"))


def test_bars_pick_a_state_and_show_whole_persons():
    spec = ranking_chart(ranked_bars(SHOWN), "light", "BBB").to_dict()
    pick = next(param for param in spec["params"] if param["name"] == "pick")
    assert pick["select"]["fields"] == ["iso3"] and pick["value"] == [{"iso3": "BBB"}]
    rows = next(iter(spec["datasets"].values()))
    assert [row["uniformed"] for row in rows] == [300, 20]


def test_a_days_ranking_is_drawn_hollow():
    history = pd.DataFrame(
        {
            "year": [2020, 2021],
            "uniformed": [10.0, 12.0],
            "women": [1.0, None],
            "basis": ["mean of the year", "published ranking"],
        }
    )
    layers = history_chart(history, "light").to_dict()["layer"]
    assert layers[0]["transform"][0]["filter"] == "!datum.day" and "fillOpacity" not in layers[0]["mark"]
    assert layers[1]["transform"][0]["filter"] == "datum.day" and layers[1]["mark"]["fillOpacity"] == 0


def test_the_mix_is_drawn_by_region_and_told_in_a_sentence():
    mix = people.contributions_by_region()
    assert {row["region"] for row in next(iter(mix_chart(mix, "light").to_dict()["datasets"].values()))} == set(mix["region"])
    assert mix_finding(mix) == "European states gave 62% of the uniformed in 1991 and 8% in 2020; African states 9% and 49%."


def test_classes_of_the_map_begin_where_their_words_say():
    for begin, words in list(CLASSES.items())[1:]:
        assert words.startswith(f"{begin:,} ")
    ends = [words.split()[-1].replace(",", "") for words in list(CLASSES.values())[:-1]]
    begins = list(CLASSES)[1:]
    assert [int(end) for end in ends] == [begins[0], *(begin - 1 for begin in begins[1:])]


def test_the_map_has_the_whole_persons_of_every_year_and_their_names():
    told = json.loads(layers()["values"].body)
    assert list(told["years"]) == [str(year) for year in people.contributor_years()]
    for year in (1993, 2015, 2025):
        rows = people.contributors(year)
        assert told["years"][str(year)] == {row.iso3: int(f"{row.uniformed:.0f}") for row in rows.itertuples()}
    assert told["names"]["IND"] == "India" and set(told["names"]) == {iso3 for of in told["years"].values() for iso3 in of}
