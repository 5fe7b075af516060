"""To when is each subject told, and does no row promise or deny what another tells?"""

import pandas as pd
import pytest

from data.coverage import horizons, told_to
from data.load import as_of, load_table, package
from figures import mission_mandates, trust
from figures.terms import horizon_of
from words import english


@pytest.mark.parametrize(
    ("subject", "table", "column"),
    [("fatalities", "fatalities", "date"), ("events", "events", "date"), ("reforms", "reforms", "date")],
)
def test_a_horizon_is_the_last_entry_of_its_table(subject, table, column):
    assert pd.Timestamp(told_to(subject)) == load_table(table)[column].max()


def test_strength_is_told_to_the_last_month_counted_by_operation():
    rows = load_table("strength")
    assert pd.Timestamp(told_to("strength")) == rows.loc[rows["series"] == "un_reports", "date"].max()


def test_every_horizon_is_said_and_none_but_a_budget_lies_after_the_package():
    rows = horizons()
    assert {"strength", "fatalities", "mandates", "budgets", "events"} <= set(rows["subject"])
    assert [each["subject"] for each in package()["horizons"]] == rows["subject"].tolist()
    later = rows[rows["until"].map(pd.Timestamp) > as_of()]
    assert set(later["subject"]) <= {"budgets"}


def test_what_is_told_of_mandates_ends_before_the_day_of_the_package():
    assert english(horizon_of("mandates")) == "June 2026"
    said = english(trust.horizons().finding)
    assert "mandates to June 2026" in said
    assert english(mission_mandates.mandates("unifil").as_of) == "June 2026"


def test_a_horizon_that_is_not_given_is_an_error():
    with pytest.raises(KeyError):
        told_to("weather")


def test_the_vote_on_south_sudan_is_told_alike():
    milestones, current = load_table("milestones"), load_table("current_mandates").set_index("mission_id")
    notes = " ".join(milestones.loc[(milestones["mission_id"] == "unmiss") & (milestones["date"] == "2026-04-30"), "note"])
    assert "13 votes" in notes and "Thirteen members" in current.loc["unmiss", "decided"]
    assert not milestones["note"].str.contains("no source seen gives the result").any()


def test_the_end_of_unifil_rests_on_a_document_of_this_year():
    milestones = load_table("milestones")
    end = milestones[(milestones["mission_id"] == "unifil") & (milestones["date"] == "2026-12-31")].iloc[0]
    sources = load_table("sources").set_index("source_id")
    assert sources.loc[end["source_id"], "published"].startswith("2026")
    assert not milestones["note"].str.contains("still open on").any()
    assert sources.loc[load_table("current_mandates").set_index("mission_id").loc["unifil", "source_id"], "symbol"] == "A/80/634"


def test_how_far_the_cuts_of_2025_went_is_told():
    row = load_table("reforms").set_index("reform_id").loc["contingency-2025"]
    assert "10,785" in row["what_came_of_it"] and "4,985" in row["what_came_of_it"]
    assert "could not be established" not in row["what_came_of_it"]
