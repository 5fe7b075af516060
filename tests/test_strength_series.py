"""Do the two monthly series of strength join without a break, and agree with what the United Nations published?"""

from pathlib import Path

import pandas as pd
import pytest

from data import corrected, people
from data.load import load_table, table_names
from data.prepare import checks as comparisons
from data.prepare import contributions, un_reports, women
from data.prepare import strength as derivation
from data.schema import labels

DAY = pd.Timestamp
SEAM = DAY("2015-01-31")
BY_COUNTRY_ONLY = [*pd.date_range("2018-03-31", "2019-08-31", freq="ME"), DAY("2023-09-30")]
WANTING = [DAY(day) for day in ("2020-06-30", "2022-07-31")]  # and three Marches, which the other series tells


def months() -> pd.DataFrame:
    rows = load_table("strength")
    return rows[rows["series"].isin(people.MONTHLY)]


def row_of(mission_id: str, date: str) -> pd.Series:
    rows = months()
    return rows[(rows["mission_id"] == mission_id) & (rows["date"] == date)].iloc[0]


def test_every_row_says_which_series_it_is_of():
    rows = load_table("strength")
    assert set(rows["series"]) == set(labels("strength", "series"))
    assert set(rows[rows["series"] == "un_reports"]["source_id"]) == {"un-monthly-contributions"}
    assert set(rows[rows["series"] == "ipi"]["source_id"]) == {"ipi"}


def test_one_series_follows_the_other_in_january_2015():
    rows = months()
    late = rows[(rows["series"] == "ipi") & (rows["date"] >= SEAM)]
    assert set(late["date"]) == {DAY("2015-03-31"), DAY("2016-03-31"), DAY("2017-03-31")}
    assert rows[rows["series"] == "un_reports"]["date"].agg(["min", "max"]).to_list() == [SEAM, DAY("2025-07-31")]


def test_a_month_is_of_one_series():
    assert (months().groupby("date")["series"].nunique() == 1).all()


def test_months_that_are_told_by_country_only_have_no_operation():
    known = set(months()["date"])
    missing = set(pd.date_range("1990-11-30", "2025-07-31", freq="ME")) - known
    assert missing == {*BY_COUNTRY_ONLY, *WANTING}


def test_november_2016_is_told():
    assert months()[months()["date"] == "2016-11-30"]["uniformed"].sum() == 99_793


def test_the_correction_of_minustah_in_may_2015_stands_in_the_table():
    row = row_of("minustah", "2015-05-31")
    assert (row["troops"], row["police"], row["uniformed"]) == (3239, 2169, 5408) and row["uniformed"] - 333 == 5075
    correction = load_table("corrections").set_index("correction_id").loc["strength-9"]
    assert (correction["wrong"], correction["right"]) == ("1836", "2169")


def test_political_missions_and_the_support_office_are_no_operations():
    operations = set(load_table("missions")["acronym"])
    assert not operations & un_reports.NOT_PEACEKEEPING
    assert set(load_table("strength")["mission_id"]) <= set(load_table("missions")["mission_id"])


@pytest.mark.parametrize(
    ("mission_id", "date", "uniformed"),
    [
        ("minurso", "2021-11-30", 244),  # as the report of the month prints "Total MINURSO"
        ("minusca", "2021-11-30", 14_158),
        ("minusca", "2025-07-31", 17_074),
        ("minurso", "2025-07-31", 167),
    ],
)
def test_operations_are_as_the_reports_print_them(mission_id, date, uniformed):
    assert row_of(mission_id, date)["uniformed"] == uniformed


def test_the_world_is_as_published_where_political_missions_are_told_apart():
    """The year's ends of 2017 to 2021 and single months later, published with political missions: ours are that much below."""
    published = load_table("published_strength")
    sums = months().groupby("date")["uniformed"].sum()
    published = published[(published["date"] > "2017-03-01") & published["quality"].isin(["published", "secondary"])]
    both = published.assign(ours=(published["date"] + pd.offsets.MonthEnd(0)).map(sums)).dropna(subset="ours")
    above = both["uniformed"] - both["ours"]
    assert len(both) >= 8 and above.between(1_200, 1_400).all()


def test_staff_officers_are_counted_as_troops():
    assert un_reports.COMPONENTS["Staff Officer"] == un_reports.COMPONENTS["Troops"] == "troops"
    assert row_of("minusca", "2017-05-31")["experts"] == 165


def line(**columns) -> dict:
    row = {"date": "2021-11-30", "mission": "MINURSO", "country": "Austria", "iso3": "AUT", "type": "Experts on Mission"}
    return row | {"male": "2", "female": "2", "total": "4"} | columns


def test_a_line_of_the_reports_is_read():
    read = un_reports.line(line())
    assert (read.component, read.men, read.women, read.persons) == ("experts", 2, 2, 4)


def test_the_sexes_of_august_2020_are_not_believed():
    read = un_reports.line(line(date="2020-08-31"))
    assert (read.men, read.women, read.persons) == (None, None, 4)


def test_a_kind_or_a_mission_not_known_is_refused():
    with pytest.raises(ValueError, match="no kind of personnel 'Dogs'"):
        un_reports.line(line(type="Dogs"))
    with pytest.raises(ValueError, match="neither operations nor known as political missions: MINURSO"):
        un_reports.in_operations([un_reports.line(line())], {"UNTSO"})


def test_political_missions_and_countries_without_a_mission_are_left_out():
    read = [un_reports.line(line(mission=name)) for name in ("MINURSO", "UNAMA", "")]
    assert [each.mission for each in un_reports.in_operations(read, {"MINURSO"})] == ["MINURSO"]


def test_another_file_is_refused(tmp_path: Path):
    other = tmp_path / "other.csv.gz"
    other.write_bytes(b"other")
    with pytest.raises(ValueError, match="SHA-256"):
        un_reports.lines(other)


def counts(series: str, day: str, **parts) -> dict:
    return (
        {"mission_id": "minurso", "date": DAY(day).date(), "series": series}
        | {"troops": None, "police": None, "experts": 5}
        | parts
    )


def test_the_reports_take_the_place_of_the_other_series_where_they_say_the_same():
    ipi = [counts("ipi", day) for day in ("2014-12-31", "2015-01-31", "2015-03-31")]
    reports = [counts("un_reports", "2015-01-31"), counts("un_reports", "2015-02-28", experts=6)]
    joined = derivation.one_after_the_other(ipi, reports)
    assert sorted((f"{row['date']:%Y-%m}", row["series"]) for row in joined) == [
        ("2014-12", "ipi"), ("2015-01", "un_reports"), ("2015-02", "un_reports"), ("2015-03", "ipi")
    ]  # fmt: skip


def test_series_that_differ_are_refused():
    with pytest.raises(ValueError, match="The two series differ"):
        derivation.one_after_the_other([counts("ipi", "2015-01-31")], [counts("un_reports", "2015-01-31", experts=6)])


def test_what_was_compared_is_equal_but_for_the_one_month():
    rows = load_table("checks").query("table == 'strength'").set_index("check_id")
    assert (rows["compared"] - rows["equal"]).to_dict() == dict.fromkeys(rows.index, 0) | {"series": 1}
    assert rows.at["mission-totals", "compared"] == 1103 and rows.at["ranking", "compared"] == 122
    assert set(load_table("checks")["table"]) <= set(table_names())


def test_totals_are_read_from_the_foot_of_each_mission():
    text = "As of: 31/07/2025\nTotal MINURSO   132  35  167\nGrand Total   55000  6000  61000\nArgentina  Total 3"
    assert comparisons.printed_totals(text) == {("2025-07-31", "MINURSO"): 167, ("2025-07-31", ""): 61_000}


def test_a_number_that_is_not_ours_is_not_equal_and_nothing_is_no_comparison():
    row = comparisons.check("a", "what", {"x": 1, "y": 2}, {"x": 1, "y": 3, "z": 4}, "", ("ipi", "place"))
    assert (row["compared"], row["equal"], row["source_id"]) == (3, 1, "ipi")
    with pytest.raises(ValueError, match="nothing to compare"):
        comparisons.check("a", "what", {}, {}, "", ("ipi", "place"))


def test_the_corrected_contributions_are_summed_by_year():
    years = corrected.contributions_by_year().set_index("year")
    assert years["countries"].sum() == len(corrected.contributions()) == len(load_table("contribution_corrections"))
    assert years.at[2010, "unnamed"] > 100 and years.loc[2013:, "unnamed"].sum() < 15


def test_a_mean_is_the_sum_of_the_months_by_their_number():
    lines = [un_reports.line(line(date=day)) for day in ("2020-07-31", "2020-08-31")]
    row = contributions.reported(2020, "minurso", lines, {"2020-07-31", "2020-08-31", "2020-09-30"})
    assert (row["uniformed"], row["experts"], row["months"], row["months_named"]) == ("2.7", "2.7", 3, "7-9")
    assert row["women"] == "1.0" and "without August" in row["note"]  # two women in July, none in September, August not known


def test_women_are_summed_at_the_ends_of_years_and_in_the_last_month():
    lines = [un_reports.line(line(date=day)) for day in ("2016-12-31", "2017-11-30", "2018-01-31")]
    assert women.months_of(lines) == {"2016-12-31", "2018-01-31"}
    rows = {(row["date"], row["component"]): row for row in women.series(lines, {"MINURSO"})}
    assert set(rows) == {
        ("2016-12-31", "uniformed"), ("2018-01-31", "uniformed"), ("2018-01-31", "experts_and_staff_officers")
    }  # fmt: skip
    assert rows["2018-01-31", "uniformed"]["share_pct"] == "50.0"
