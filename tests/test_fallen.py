"""Are the dead counted as the table has them, compared at the same day, and shown without gaps bridged or years invented?"""

import pandas as pd
import pytest

from charts.fallen import bars_chart, deaths_chart, in_groups, rates_chart, runs_of
from charts.look import Look
from charts.picture import svg
from charts.theme import CAUSE_COLORS
from data.derive import mission_spans
from data.fallen import (
    accounts_from,
    by_operation,
    by_year,
    counted,
    deaths_in,
    mission_rates,
    most_of,
    rates,
    totals,
    years_of,
)
from data.load import load_table
from data.people import (
    death_rates,
    deaths_by_cause,
    deaths_by_year,
    deaths_in_years,
    fatalities_of,
    held_against,
    last_death,
    other_counts,
    rates_by_mission,
    reported_months,
)
from figures import fallen
from tests.drawing import vega_of
from tests.test_pages import opened, said, written
from words import english


def deaths(*rows: tuple) -> pd.DataFrame:
    """A small table: day, mission_id, cause, personnel_type, scope."""
    columns = ["date", "mission_id", "cause", "personnel_type", "scope"]
    table = pd.DataFrame([(*row, "peacekeeping_operation")[:5] for row in rows], columns=columns)
    table["date"] = pd.to_datetime(table["date"])
    return table.assign(year=table["date"].dt.year)


FEW = deaths(
    ("1993-06-05", "a", "malicious_act", "military"),
    ("1993-07-01", "a", "illness", "local_civilian"),
    ("1995-01-31", "b", "accident", "police"),
    ("1995-02-01", "", "accident", "police", "political_mission"),
)


def test_causes_stand_beside_each_other_and_add_up():
    counts = deaths_by_cause(FEW, "year").set_index("year")
    assert counts.loc[1993, ["malicious_act", "illness", "accident", "deaths"]].tolist() == [1, 1, 0, 2]


def test_a_year_without_a_death_is_zero_and_stands():
    assert deaths_in_years(FEW, 1993, 1995)["deaths"].tolist() == [2, 0, 2]


def test_three_groups_hold_every_cause():
    counts = deaths_by_cause(fatalities_of(), "mission_id")
    groups = in_groups(counts, "mission_id")
    assert (groups[["m", "a", "o"]].sum(axis=1) == counts["deaths"]).all()
    assert groups["m"].equals(counts["malicious_act"]) and groups["a"].equals(counts["accident"])


def test_rates_leave_out_civilians_and_years_without_strength():
    strength = pd.DataFrame(
        {
            "year": [1993, 1994, 1996],
            "month": 12,
            "uniformed": [500, 400, 300],
            "quality": "published",
            "note": "",
            "source_id": "",
            "locator": "",
        }
    )
    months = pd.DataFrame({"date": pd.date_range("1993-01-31", periods=12, freq="ME"), "uniformed": 1000})
    rows = death_rates(FEW, strength, months, 1995)
    assert rows["year"].tolist() == [1993, 1994]
    assert rows["rate"].tolist() == [2.0, 0.0] and rows["mean_rate"].fillna(-1).tolist() == [1.0, -1]


def test_an_operation_has_a_rate_only_when_its_strength_is_known():
    spans = pd.DataFrame(
        {
            "mission_id": ["a", "b"],
            "start_date": pd.to_datetime(["1993-01-10", "1994-10-01"]),
            "end_date": pd.to_datetime([None] * 2),
        }
    )
    dates = pd.date_range("1993-01-31", periods=10, freq="ME")
    months = pd.DataFrame({"mission_id": "a", "date": dates, "uniformed": 1200, "quality": ["outlier"] + ["published"] * 9})
    rows = rates_by_mission(FEW, months, spans, pd.Timestamp("1993-10-15")).set_index("mission_id")
    assert rows.loc["a", ["months", "months_known", "person_years", "uniformed_deaths"]].tolist() == [10, 9, 900, 1]
    assert pd.isna(rows.at["a", "rate"])  # nine months in ten, but fewer than a thousand person-years
    rows = rates_by_mission(FEW, months.assign(uniformed=2400), spans, pd.Timestamp("1993-10-15")).set_index("mission_id")
    assert rows.at["a", "rate"] == round(1000 / 1800, 2) and pd.isna(rows.at["b", "rate"])


def test_totals_are_held_against_the_same_day_year_or_operation():
    published = pd.DataFrame(
        {
            "mission_id": ["", "", "a", "b", ""],
            "year": pd.array([None, 1995, None, None, None], dtype="Int64"),
            "as_of_date": pd.to_datetime(["1995-01-31", None, None, None, None]),
            "fatalities": 1,
        }
    )
    rows = held_against(published, FEW, closed={"a"})
    assert rows["ours"].fillna(-1).tolist() == [3, 1, 2, -1, -1]
    assert rows["ours_all"].fillna(-1).tolist() == [3, 2, -1, -1, -1]


def test_all_deaths_stand_in_every_count():
    assert by_year("")["deaths"].sum() == len(fatalities_of()) == 4218
    for by in ("operation", "nationality", "type", "cause_name"):
        assert counted("", by)["deaths"].sum() == 4218


@pytest.mark.parametrize(("year", "number"), [(1948, 8), (1951, 0), (1961, 151), (1993, 251), (2010, 173), (2025, 10)])
def test_years_are_those_of_the_table(year, number):
    assert by_year("").set_index("year").at[year, "deaths"] == number


@pytest.mark.parametrize(
    ("year", "number", "rate", "quality"),
    [
        (1948, 6, 10.0, "estimated"),
        (1961, 146, 6.49, "estimated"),
        (1993, 225, 3.22, "published"),
        (2017, 114, 1.25, "published"),
        (2018, 66, 0.73, "partial"),
    ],
)
def test_rates_are_those_of_the_tables(year, number, rate, quality):
    row = rates().set_index("year").loc[year]
    assert (row["deaths"], row["rate"], row["quality"]) == (number, rate, quality)


def test_the_year_told_in_part_has_no_rate():
    assert max(deaths_by_year()) == last_death().year - 1
    assert rates()["year"].max() == 2024


def test_operations_with_too_little_known_strength_have_no_rate():
    rows = mission_rates()
    assert rows.loc["untac", ["months", "months_known", "uniformed_deaths", "rate"]].tolist() == [19, 19, 59, 2.74]
    assert rows.loc[["unifil", "untso", "onuc", "minusma"], "rate"].isna().all()
    assert (by_operation().dropna(subset="rate")["person_years"] >= 1000).all()


@pytest.mark.parametrize(("total", "ours", "ours_all"), [(2, 1576, 1612), (3, 1959, 2035), (6, 3067, 3193), (11, 4089, 4281)])
def test_totals_since_the_beginning_agree_with_the_discrepancies(total, ours, ours_all):
    row = totals().set_index("total_id").loc[total]
    assert (row["ours"], row["ours_all"]) == (ours, ours_all)


def test_discrepancies_name_the_counts_that_the_page_computes():
    told = load_table("discrepancies")
    told = told[(told["subject"] == "fatalities") & told["field"].str.contains("deaths (?:to|in) .*, all scopes")]
    ours = {str(count) for count in totals()["ours_all"].dropna()}
    assert len(told) >= 10 and set(told["followed_value"]) <= ours


def test_a_total_without_a_day_is_not_compared():
    rows = totals().set_index("total_id")
    assert rows.loc[[1, 12, 29], ["ours", "ours_all"]].isna().all(axis=None)


def test_every_day_of_ten_or_more_has_an_account_with_the_tables_number():
    days, known = load_table("worst_days"), fatalities_of()
    assert accounts_from() == 10
    counts = known.groupby(["date", "mission_id"]).size()
    assert [counts[day.date, day.mission_id] for day in days.itertuples()] == days["deaths"].tolist()


def test_other_counts_stand_with_their_day():
    rows = other_counts(load_table("discrepancies"), "minustah", pd.Timestamp("2010-01-12"))
    assert rows["other_value"].tolist() == ["101", "102"]
    assert other_counts(load_table("discrepancies"), "minusma", pd.Timestamp("2019-01-20")).empty
    doubts = [english(note.text) for note in fallen.days("onuc").notes if note.kind == "doubt"]
    assert any("Port-Francqui 1961: another source counts 47." in doubt for doubt in doubts)


def test_equals_of_the_last_bar_are_all_shown():
    counts = pd.DataFrame({"label": range(25), "deaths": [9] * 19 + [5] * 3 + [1] * 3})
    assert len(most_of(counts)) == 22


def test_the_bars_stand_in_the_order_of_time_and_of_names():
    shown = list(most_of(counted("", "operation"))["label"])
    assert shown == [label for label in years_of().values() if label in shown] and shown[0] == "UNEF I, 1956–1967"
    names = list(most_of(counted("", "nationality"))["label"])
    assert names == sorted(names) and "DR Congo" in names


@pytest.mark.parametrize("theme", ["light", "dark", "live"])
def test_the_year_known_in_part_is_hollow(theme):
    chart = vega_of(deaths_chart(in_groups(by_year(""), "year"), 2025, Look(theme)))
    hollow = [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]
    assert len(hollow) == 1 and {"filter": "datum.year == 2025"} in hollow[0]["transform"]
    whole = [layer for layer in chart["layer"] if {"filter": "!(datum.year == 2025)"} in layer.get("transform", [])]
    colors = whole[0]["encoding"]["color"]["scale"]
    assert dict(zip(colors["domain"], colors["range"], strict=True)) == CAUSE_COLORS[theme] and len(whole) == 1
    assert len(next(iter(chart["datasets"].values()))) == 78
    assert fallen.by_year().has_doubt


def test_an_ended_operation_has_no_hollow_year():
    chart = vega_of(deaths_chart(in_groups(by_year("untac"), "year"), 2025, Look()))
    assert not [layer for layer in chart["layer"] if layer["mark"].get("filled") is False]
    assert not fallen.by_year("untac").has_doubt


def test_the_chosen_year_is_marked_and_its_number_said():
    chart = vega_of(deaths_chart(in_groups(by_year(""), "year"), 2025, Look(), 1994))
    assert chart["layer"][0]["mark"]["type"] == "rule" and chart["params"] == [{"name": "marked", "value": "1994-07-01 1994"}]
    drawn, bare = (svg(fallen.by_year("", year).picture.draw(Look())).decode() for year in (1994, 0))
    assert ">166<" in drawn and ">166<" not in bare
    assert "In 1994: 166 deaths." in english(fallen.by_year("", 1994).unit)
    assert "No figures for 2026." in english(fallen.by_year("", 2026).unit)


def test_estimates_are_not_joined_to_what_is_published():
    assert runs_of(rates()).groupby(rates()["quality"] == "published").nunique().to_dict() == {
        False: 2,
        True: 2,
    }  # December 2018 is counted with political missions
    gap = pd.DataFrame({"year": [1990, 1991, 1993], "is_doubtful": False})
    assert runs_of(gap).tolist() == [1, 1, 2]
    layers = vega_of(rates_chart(rates(), Look()))["layer"]
    assert [layer["mark"]["type"] for layer in layers] == ["rule", "line", "point", "point", "tick"]


def test_bars_keep_their_order():
    counts = in_groups(counted("", "type"), "label")
    chart = vega_of(bars_chart(counts, Look()))
    assert chart["layer"][0]["encoding"]["y"]["sort"] == list(counts["label"])
    row = next(row for row in next(iter(chart["datasets"].values())) if row["label"] == "Military")
    assert row["m"] + row["a"] + row["o"] == 3010 and chart["layer"][1]["transform"][0]["as"] == "deaths"


def test_the_page_tells_the_whole():
    text = written(opened("fallen.py"))
    assert "4,218 people have died serving in UN peacekeeping operations since 1948" in text
    assert "Port-au-Prince 2010, Port-Francqui 1961 and Mogadishu 1993" in text


def test_what_is_left_out_is_said():
    doubts = " ".join(english(note.text) for note in fallen.by_year().notes)
    assert "140 deaths in political missions and 65 in other bodies" in doubts and "has 4,423 deaths" in doubts


def test_published_totals_lie_between_the_two_counts():
    figure = fallen.compared()
    assert english(figure.finding) == "8 of 10 published totals of deaths lie between our two counts."
    assert len(figure.table.frame) == len(load_table("published_fatalities"))


def test_the_measure_changes_the_picture_and_stands_in_the_address():
    at = opened("fallen.py")
    at.button_group(key="fallen-measure").set_value("rates").run()
    assert not at.exception and said(at, "measure") == "rates"
    assert "of every thousand peacekeepers" in written(at) and "4,218 people have died" not in written(at)


def test_the_page_is_limited_to_the_operation_of_the_view_and_back():
    at = opened("fallen.py", mission="unef-i")
    assert "104 people died serving in UNEF I." in written(at)
    at.selectbox(key="chosen-operation").select("untac").run()
    assert said(at, "mission") == "untac" and "82 people died serving in UNTAC." in written(at)
    at.selectbox(key="chosen-operation").select("").run()
    assert said(at, "mission") == "" and "4,218 people have died" in written(at)


@pytest.mark.parametrize("mission_id", ["untmih", "unsmis", "uniimog", "unmogip", "minugua"])
def test_operations_with_few_deaths_or_none_have_no_bars_of_persons(mission_id):
    text, few = written(opened("fallen.py", mission=mission_id)), len(deaths_in(mission_id))
    assert ("No death is recorded" in text) == (few == 0)
    assert ("too few to divide" in text) == (0 < few < 5)


def test_an_unknown_choice_in_the_address_is_said_and_dropped():
    at = opened("fallen.py", measure="nonsense")
    assert "“nonsense” cannot be chosen here" in written(at) and "4,218 people have died" in written(at)


def test_every_operation_has_a_picture_or_a_sentence():
    for mission_id in mission_spans()["mission_id"]:
        if len(deaths_in(mission_id)):
            assert by_year(mission_id)["deaths"].sum() == len(deaths_in(mission_id))


def test_inputs_are_left_as_they_are():
    before = reported_months()
    rates_by_mission(fatalities_of(), before, mission_spans(), pd.Timestamp("2025-02-18"))
    assert before.equals(reported_months())


@pytest.mark.parametrize("by", ["operation", "nationality", "type", "cause_name"])
def test_few_deaths_are_told_and_not_divided(by):
    assert english(fallen.groups(by, "unsmis").finding) == "One person died: too few to divide."
    assert english(fallen.groups(by, "unogil").finding) == "No death is recorded."
