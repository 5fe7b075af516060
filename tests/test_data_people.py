"""Do the numbers of people agree with each other and with what the UN published?"""

import pandas as pd
import pytest

from data import derive, people
from data.load import load_table

# The UN's year's ends count the uniformed personnel of political missions too: up to 0.6 per cent more than operations'.
TOLERANCE = 0.006
# Some 1,100 to 1,300 more: guard units of political missions in Libya, Somalia and Iraq had been added.
LARGER_GAPS = dict.fromkeys(range(2016, 2022), 0.018)
# Published totals that lie further from ours than the tolerance, and why.
OTHER_COUNTS = {
    ("", 1998): "49 missions by the department's own casualty data base of the time; later entries are missing in it",
    ("", 2004): "later entries are missing in it",
    ("untac", 1996): "later entries are missing in it",
    ("unosom-ii", 1996): "later entries are missing in it",
    ("unmik", 2002): "later entries are missing in it",
}


def world_on(date: str) -> int:
    months = people._world_months().set_index("date")["uniformed"]
    return int(months[pd.Timestamp(date)])


def strengths(**columns) -> pd.DataFrame:
    rows = load_table("strength")
    for name, value in columns.items():
        rows = rows[rows[name] == value]
    return rows


@pytest.mark.parametrize("year", [*range(1992, 2018), *range(2019, 2025)])  # the report of December 2018 tells countries only
def test_operations_add_up_to_the_worlds_strength_at_each_years_end(year):
    world = derive.world_strength().set_index("year")["uniformed"]
    assert world_on(f"{year}-12-31") == world[year]


@pytest.mark.parametrize("year", [*range(2000, 2018), *range(2019, 2022)])
def test_operations_add_up_to_the_uns_own_year_end_totals(year):
    published = load_table("published_strength")
    published = published[(published["date"] == f"{year}-12-31") & (published["scope"] == "all_missions")]["uniformed"].iloc[0]
    gap = (published - world_on(f"{year}-12-31")) / published
    assert -0.001 < gap < LARGER_GAPS.get(year, TOLERANCE)


@pytest.mark.parametrize(("date", "uniformed"), [("2010-12-31", 98_311), ("2013-12-31", 97_904)])
def test_operations_add_up_exactly_where_the_un_counted_operations_only(date, uniformed):
    assert world_on(date) == uniformed


def test_strength_has_one_row_for_an_operation_and_a_date():
    assert not strengths().duplicated(["mission_id", "date"]).any()


def test_the_sum_is_that_of_the_components_told():
    rows = strengths(source_id="ipi")
    assert (rows[people.COMPONENTS].sum(axis=1) == rows["uniformed"]).all()


def test_components_and_regions_add_up_to_the_same():
    sums = [people.strength_by_month(by).groupby("date")["persons"].sum() for by in ("component", "region")]
    pd.testing.assert_series_equal(*sums, check_dtype=False)


def test_strength_by_anything_else_is_refused():
    with pytest.raises(ValueError, match="component or region"):
        people.strength_by_month("continent")


def test_corrected_values_stand_in_the_tables():
    moved = strengths(mission_id="untso")
    assert moved[moved["date"] < "1992-08-01"]["troops"].fillna(0).eq(0).all()
    deaths = load_table("fatalities").set_index("fatality_id")
    assert deaths.at[66, "date"] == pd.Timestamp("1960-11-08") and 1898 not in deaths.index


def test_every_correction_says_why_and_concerns_a_table_of_ours():
    rows = load_table("corrections")
    corrected = {"strength", "contributions", "fatalities", "deployments", "resolutions"}
    assert set(rows["table"]) <= corrected and (rows["reason"].str.len() > 20).all()


def test_mission_strength_keeps_its_contract():
    rows = derive.mission_strength("monusco")
    assert list(rows.columns[:6]) == ["date", "troops", "police", "experts", "total", "quality"]
    assert rows["date"].is_monotonic_increasing and rows.set_index("date").at[pd.Timestamp("2012-06-30"), "total"] > 18_000


def test_the_last_known_count_stands_with_its_date_until_the_operation_ends():
    then = people.strengths_on("1970-07-01").set_index("mission_id")
    assert then.at["untso", "date"] < pd.Timestamp("1960-01-01") and not then.at["unficyp", "date"] < pd.Timestamp("1968-01-01")
    now = people.strengths_on("2026-11-22").set_index("mission_id")
    assert now.loc[["minusca", "unmiss"], "uniformed"].gt(9_000).all()
    onuc = [set(people.strengths_on(day)["mission_id"]) for day in ("1964-06-30", "1964-07-01")]
    assert ["onuc" in deployed for deployed in onuc] == [True, False]
    assert people.strengths_on("1948-05-29").empty


def test_ceilings_are_of_known_operations_and_after_their_resolution():
    ceilings = load_table("authorized_strength").merge(derive.mission_spans()[["mission_id", "start_date", "end_date"]])
    assert (ceilings["from_date"] >= ceilings["start_date"] - pd.DateOffset(years=1)).all()
    # The force in Bosnia kept UNPROFOR's name until December 1995, after the UN's list ends it.
    assert set(ceilings[ceilings["from_date"] > ceilings["end_date"]]["mission_id"]) <= {"unprofor"}


def test_deaths_are_counted_once_and_political_missions_apart():
    deaths = load_table("fatalities")
    assert deaths["scope"].value_counts().to_dict() == {"peacekeeping_operation": 4218, "political_mission": 140, "other": 65}
    assert (deaths["mission_id"] != "").equals(deaths["scope"] == "peacekeeping_operation")
    for by in people.FATALITY_KEYS:
        assert derive.fatality_counts(by)["deaths"].sum() <= 4218
    assert derive.fatality_counts("year")["deaths"].sum() == derive.fatality_counts("mission_id")["deaths"].sum() == 4218


def test_deaths_lie_within_their_operation_or_a_year_of_it():
    deaths = people.fatalities_of().merge(derive.mission_spans()[["mission_id", "start_date", "end_date"]])
    late = (deaths["date"] - deaths["end_date"]).dt.days
    assert not (deaths["date"] < deaths["start_date"] - pd.DateOffset(years=1)).any()
    # One row each, dated so in the hub; the table notes it.
    assert sorted(deaths[late > 366]["mission_id"]) == ["unmih", "unosom-ii"]


PUBLISHED = load_table("published_fatalities")


@pytest.mark.parametrize(
    "row",
    PUBLISHED[PUBLISHED["as_of_date"].notna()].to_dict("records"),
    ids=lambda row: f"{row['mission_id']}-{row['as_of_date']:%Y}",
)
def test_deaths_agree_with_totals_published(row):
    deaths = load_table("fatalities")
    ours = deaths[deaths["date"] <= row["as_of_date"]]
    ours = len(ours[ours["mission_id"] == row["mission_id"]] if row["mission_id"] else ours)
    is_near = abs(ours - row["fatalities"]) <= max(3, 0.015 * row["fatalities"])
    assert is_near != ((row["mission_id"], row["as_of_date"].year) in OTHER_COUNTS)


def test_the_dead_of_the_worst_days_are_those_of_the_table():
    deaths = load_table("fatalities")
    for day in load_table("worst_days").itertuples():
        of_day = deaths[(deaths["date"] == day.date) & (deaths["mission_id"] == day.mission_id)]
        assert len(of_day) == day.deaths, day


@pytest.mark.parametrize("year", people.contributor_years())
def test_contributors_of_a_year_are_named_once_and_sorted(year):
    rows = derive.contributors(year)
    assert list(rows.columns[:4]) == ["iso3", "name", "uniformed", "women"]
    assert rows["iso3"].is_unique and rows["uniformed"].is_monotonic_decreasing and (rows["name"] != rows["iso3"]).all()


@pytest.mark.parametrize("year", range(1993, 2013))
def test_countries_add_up_to_the_months_of_a_year(year):
    months = people._world_months().set_index("date")["uniformed"]
    mean = months[months.index.year == year].mean()
    assert derive.contributors(year)["uniformed"].sum() == pytest.approx(mean, rel=0.02)


def test_former_states_stay_themselves():
    assert {"YUG", "SUN", "CSK"} <= set(load_table("contributors").query("former")["iso3"])


def test_regions_of_a_year_add_up_to_one():
    assert people.contributions_by_region().groupby("year")["share"].sum().round(9).eq(1).all()
