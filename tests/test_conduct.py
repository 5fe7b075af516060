"""Are allegations counted as the United Nations records them, without pointing at anyone, and is it said what they are?"""

import json

import pandas as pd
import pytest

from charts.conduct import missions_chart, years_chart
from charts.look import Look
from data import conduct
from data.load import load_table
from data.prepare import allegations as prepare
from figures import conduct as figures
from tests.test_pages import opened, written
from words import english

ROWS = load_table("allegations")


def test_all_753_reports_of_the_table_are_there():
    assert (
        len(ROWS) == 753
        and ROWS["month"].min() == pd.Timestamp("2015-01-01")
        and ROWS["month"].max() == pd.Timestamp("2024-07-01")
    )
    by_year = conduct.by_year("category").groupby("year")["allegations"].sum().to_dict()
    assert by_year == {2015: 69, 2016: 104, 2017: 63, 2018: 56, 2019: 80, 2020: 66, 2021: 75, 2022: 79, 2023: 100, 2024: 61}


def test_every_way_of_counting_comes_to_the_same_sum():
    assert conduct.by_year("result")["allegations"].sum() == conduct.by_mission()["allegations"].sum() == len(ROWS)


def test_nothing_in_the_table_points_at_a_person_or_ranks_states():
    assert not {"nationality", "incident", "final_action", "name"} & set(ROWS.columns)
    assert not any(
        "nationality" in name for figure in (figures.by_year(), figures.by_mission()) for name in figure.table.headings
    )


def test_operations_and_political_missions_are_told_apart():
    rows = conduct.by_mission().set_index("mission")
    assert rows.at["MINUSCA", "is_operation"] and not rows.at["UNVMC", "is_operation"]
    assert rows.at["MINUSCA", "allegations"] == 294


def test_the_findings_say_that_a_report_is_no_proof():
    assert english(figures.by_year().finding) == ("753 allegations were recorded from 2015 to July 2024; 489 concern soldiers.")
    assert english(figures.by_year("result").finding) == (
        "Of 753 allegations since 2015, 253 were substantiated by July 2024; 284 were still open."
    )
    assert "not a finding" in english(figures.by_year().unit) and "not proof" in english(figures.meaning().finding)


def test_the_year_known_in_part_is_hollow():
    rows = conduct.by_year("category")
    assert set(rows.loc[rows["is_partial"], "year"]) == {2024}
    spec = json.dumps(years_chart(rows, "category", Look("light", 1200)).to_dict())
    assert "2023, military: 67 of 100 allegations" in spec


def test_missions_of_few_reports_stand_together():
    shown = figures.with_others(conduct.by_mission())
    assert shown["allegations"].sum() == len(ROWS) and shown["missions"].sum() == ROWS["mission"].nunique()
    assert "19 others" in json.dumps(missions_chart(shown, Look("light", 1200)).to_dict())


@pytest.mark.parametrize(
    ("text", "category", "persons"),
    [
        ("Military (MC),6", "military", 6),
        ("Civilian (UNV),1; Civilian (INT),1", "civilian", 2),
        ("Military (MO)", "military", ""),
    ],
)
def test_persons_are_read_from_their_cell(text, category, persons):
    assert (prepare.category(text), prepare.persons(text)) == (category, persons)


@pytest.mark.parametrize("text", ["Military (MC),1; Police (FPU),1", ""])
def test_a_row_of_no_single_category_stops_the_run(text):
    with pytest.raises(ValueError, match="categories"):
        prepare.category(text)


@pytest.mark.parametrize(
    ("text", "victims"),
    [("Child (2); Adult (4)", {"Child": 2, "Adult": 4}), ("Child (1); Adult", {"Child": 1, "Adult": ""}), ("Unknown (1)", {})],
)
def test_victims_are_read_from_their_cell(text, victims):
    assert prepare.counts(text) == victims


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Pending (1); Substantiated (Rape) (1)", "substantiated"),
        ("Unsubstantiated (No evidence) (1)", "unsubstantiated"),
        ("Unsubstantiated (No evidence) (1); Pending (1)", "pending"),
        ("N/A (1)", "closed"),
    ],
)
def test_the_result_of_one_person_decides(text, result):
    assert prepare.result(text) == result


def test_another_file_than_the_one_described_stops_the_run(tmp_path):
    (tmp_path / "allegations.csv").write_text("reported\n")
    with pytest.raises(ValueError, match="another file"):
        prepare.main(tmp_path / "allegations.csv")


def test_the_page_shows_the_years_and_what_an_allegation_is():
    page = written(opened("conduct.py"))
    assert "753 allegations" in page and "A report, not a finding" in page
