"""Are deaths since the end of the United Nations' list told apart from it, each with its source?"""

import pandas as pd
import pytest

from data import fallen, people
from data.load import load_table
from figures import fallen as counted
from figures import later_deaths as figures
from tests.test_pages import opened, written
from words import english

ROWS = load_table("later_deaths")


def test_every_incident_is_after_the_last_day_of_the_list():
    last = people.last_death()
    assert last == pd.Timestamp("2025-02-18")
    assert (ROWS["date"] > last).all()


def test_six_died_at_kadugli_and_the_secretary_general_says_so():
    row = ROWS[ROWS["mission_id"] == "unisfa"].iloc[0]
    assert (row["deaths"], row["date"], row["nationality"]) == (6, pd.Timestamp("2025-12-13"), "Bangladesh")
    assert row["source_id"] == "press-sgsm-22954" and row["confidence"] == "united_nations"


def test_what_only_the_press_says_of_unifil_in_2026_is_marked():
    rows = fallen.later_deaths("unifil")
    assert set(rows["confidence"]) == {"press"} and (rows["date"].dt.year == 2026).all()
    assert all(entry.is_doubtful for entry in figures.later("unifil").picture.entries)


def test_later_deaths_change_no_count_of_the_list():
    listed = load_table("fatalities")
    assert len(people.fatalities_of()) == (listed["scope"] == "peacekeeping_operation").sum()
    assert listed["date"].max() < ROWS["date"].min()
    assert "Kadugli" not in english(counted.by_year().finding)


def test_the_sentence_is_counted_from_the_rows():
    assert ROWS["deaths"].sum() == 19
    assert english(figures.later().finding) == (
        "Since 18 February 2025, single sources name at least 19 more deaths, which no count here includes."
    )
    assert "at least 6 more deaths in UNISFA" in english(figures.later("unisfa").finding)
    assert "at least one more death in UNMISS" in english(figures.later("unmiss").finding)


def test_an_operation_without_later_deaths_has_no_figure():
    assert not figures.has_later("untso")
    with pytest.raises(KeyError):
        figures.later("untso")


def test_the_page_of_the_fallen_shows_them():
    assert "single sources name at least 19 more deaths" in written(opened("fallen.py"))


def test_incidents_in_one_place_are_told_apart_where_the_picture_cannot_be_seen():
    said = english(figures.later("unifil").alt)
    assert said.count("Southern Lebanon") == said.count("Southern Lebanon (") == 4 and "(25 April 2026)" in said
