"""Does a number made of many rows still say where each of them stands?"""

import pandas as pd
import pytest

from data import capitals, people, sites
from data.load import load_table
from data.people import fatality_counts
from data.provenance import APART, of_groups, source_ids, with_sources
from data.spans import span_sources
from figures.table import Table
from words.language import words_of

ROWS = pd.DataFrame(
    [
        (1999, "un", "row 1"),
        (1999, "un", "row 2"),
        (2000, "un", "row 3"),
        (2000, "press", "first paragraph"),
        (2000, "un", "row 4"),
        (2000, "un", "row 9"),
        (2001, "press", "first paragraph"),
        (2001, "press", "first paragraph"),
    ],
    columns=["year", "source_id", "locator"],
)


@pytest.mark.parametrize(
    ("year", "source_id", "locator"),
    [
        (1999, "un", "row 1, and row 2"),
        (2000, "un; press", "un: 3 rows, from row 3 to row 9; press: first paragraph"),
        (2001, "press", "first paragraph"),
    ],
)
def test_a_group_names_its_sources_and_places(year, source_id, locator):
    told = of_groups(ROWS, "year").set_index("year").loc[year]
    assert (told["source_id"], told["locator"]) == (source_id, locator)


def test_a_number_without_a_source_is_refused():
    with pytest.raises(ValueError, match=r"no source for \[{'year': 2002}\]"):
        with_sources(pd.DataFrame({"year": [1999, 2002], "deaths": [3, 1]}), ROWS, "year")


def test_every_sum_of_deaths_is_sourced():
    deaths = load_table("fatalities")
    deaths = deaths[deaths["scope"] == "peacekeeping_operation"].assign(year=deaths["date"].dt.year)
    told = with_sources(fatality_counts("year"), deaths, "year", nothing=("un-hub-fatalities", "no row of the year"))
    assert (told.loc[told["deaths"] == 0, "locator"] == "no row of the year").all()
    assert list(told["deaths"]) == list(fatality_counts("year")["deaths"])
    assert set(told["source_id"].map(source_ids).explode()) <= set(load_table("sources")["source_id"])


def test_no_key_holds_what_stands_between_keys():
    assert not [key for key in load_table("sources")["source_id"] if APART.strip() in key]
    assert source_ids("") == [] and source_ids("ipi; un-hub-pko") == ["ipi", "un-hub-pko"]


@pytest.mark.parametrize("table", ["strength", "contributions", "budgets"])
def test_several_columns_may_group(table):
    rows = load_table(table)
    told = of_groups(rows, ["mission_id", "quality"])
    assert len(told) == len(rows[["mission_id", "quality"]].drop_duplicates())
    assert (told[["source_id", "locator"]] != "").all(axis=None)


@pytest.mark.parametrize(
    "told",
    [
        lambda: people.contributors(2015),
        lambda: people.contributors(people.contributor_years()[-1]),
        lambda: people.contributor_history("IND"),
        lambda: people.contributor_places("IND"),
        lambda: people.contributions_by_region(),
        lambda: people.peaks_since(1990),
        lambda: people.strength_by_month("component"),
        lambda: people.strength_by_month("region"),
        lambda: sites.years_of(sites.with_distance(load_table("deployments")), "unifil"),
        lambda: capitals.distance_years(
            capitals.with_capital(*map(load_table, ("deployments", "capitals", "former_capitals"))), "unifil"
        ),
        span_sources,
    ],
)
def test_what_is_worked_out_names_source_and_place_in_each_row(told):
    rows = told()
    assert len(rows) and (rows[["source_id", "locator"]].fillna("") != "").all(axis=None)


def test_every_operation_s_span_is_sourced():
    assert set(span_sources()["mission_id"]) == set(load_table("missions")["mission_id"])


def test_a_row_of_several_sources_is_read_by_the_table_of_a_figure():
    frame = pd.DataFrame(
        {"persons": [7, 8], "source_id": ["ipi; geo-pko", "ipi"], "locator": ["ipi: row 1; geo-pko: row 2", "row 1"]}
    )
    table = Table(frame, {"persons": "Persons"})
    assert table.source_counts() == ["ipi", "geo-pko"]
    shown = table.shown(words_of("en"))
    assert shown["Source"][0].startswith("Providing for Peacekeeping") and "; Geo-PKO dataset" in shown["Source"][0]
    assert shown["Link"][0] == shown["Link"][1]
