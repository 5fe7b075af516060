"""Do budgets, costs, shares and rates say what the tables say, and does the Money page show it?"""

import json
import re

import pandas as pd
import pytest
from test_pages import opened, said, written

from charts.money import budget_chart, budget_points, cost_chart, strength_points
from charts.payments import operations_chart, rates_chart, shares_chart
from data import money
from data.costs import cost_per_person, operations_budgets, operations_without_budget, strength_by_year, years_by_operation
from data.derive import mission_spans
from data.load import load_table
from data.people import strength_by_month
from ui.money_by_operation import in_millions
from ui.money_rates import RATE_KNOWN_TO, TOPICS, rate_points, rate_steps
from ui.money_shares import in_full, largest_shares, share_steps
from ui.money_view import budget_finding, in_billions, plain, spans_of
from ui.tables import specification

THEMES = ["light", "dark"]


def values_in(spec: dict) -> list[dict]:
    """All rows a specification carries."""
    return [row for rows in spec.get("datasets", {}).values() for row in rows]


# Shares


@pytest.mark.parametrize("year", [2025, 2026])
def test_shares_sum_to_a_hundred(year):
    assert money.shares(year)["share_pct"].sum() == pytest.approx(100, abs=1e-9)
    assert len(money.shares(year)) == 193


def test_our_shares_reproduce_the_published_ones():
    rows = money.shares(2025)
    known = rows[rows["published_pct"].notna()]
    assert len(known) == 11 and set(rows.head(10)["iso3"]) <= set(known["iso3"])
    assert (known["share_pct"] - known["published_pct"]).abs().max() < 0.01


@pytest.mark.parametrize(("iso3", "share"), [("USA", 26.137061), ("CHN", 23.765717), ("DEU", 5.692), ("IND", 0.2212)])
def test_share_of_a_state(iso3, share):
    assert money.assessed_share(iso3) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("iso3", ["XXX", "", "YUG"])
def test_an_unknown_state_has_no_share(iso3):
    with pytest.raises(KeyError):
        money.assessed_share(iso3)
    with pytest.raises(KeyError):
        money.share_parts(iso3)


def test_shares_need_every_discount():
    scale = pd.DataFrame({"iso3": ["USA", "AAA"], "regular_pct": [60.0, 40.0], "discount_pct": [float("nan")] * 2})
    with pytest.raises(ValueError, match="AAA"):
        money.shares_from(scale)


def test_a_discount_is_borne_by_the_permanent_members_in_proportion():
    scale = pd.DataFrame({"iso3": ["USA", "FRA", "AAA"], "regular_pct": [60.0, 20.0, 20.0], "discount_pct": [None, None, 40.0]})
    shares = money.shares_from(scale.astype({"discount_pct": "float64"})).set_index("iso3")["share_pct"]
    assert shares.to_dict() == pytest.approx({"USA": 66.0, "FRA": 22.0, "AAA": 12.0})


@pytest.mark.parametrize("iso3", money.shares()["iso3"])
def test_the_written_arithmetic_can_be_worked_out_again(iso3):
    parts = money.share_parts(iso3)
    text = " ".join(share_steps(parts)).replace("**", "")
    share = float(re.search(r"([\d.]+) per cent\.$", text).group(1))
    assert share == pytest.approx(parts["share_pct"], abs=1e-6)
    if parts["is_permanent"]:
        relief, rate, together, premium = map(float, re.search(r"([\d.]+) × ([\d.]+) ÷ ([\d.]+) = ([\d.]+)", text).groups())
        assert relief * rate / together == pytest.approx(premium, abs=1e-6) and rate + premium == pytest.approx(share, abs=2e-6)
    elif parts["discount_pct"]:
        rate, discount, relief = map(float, re.search(r"([\d.]+) × ([\d.]+) ÷ 100 = ([\d.]+)", text).groups())
        assert rate * discount / 100 == pytest.approx(relief, abs=1e-6) and rate - relief == pytest.approx(share, abs=2e-6)


def test_published_share_stands_beside_ours():
    known = money.published_share("USA")
    assert (known["year"], known["published_pct"]) == (2025, 26.1584)
    assert known["share_pct"] == pytest.approx(26.1584, abs=0.0001)
    assert money.published_share("BGD") is None


# Budgets


def test_years_without_a_total_stay_without_one():
    years = {int(year) for year in money.budget_totals()["fiscal_year"].str[:4]}
    assert not years & {*range(1948, 1987), 1988, 1989}


@pytest.mark.parametrize(
    ("fiscal_year", "stage", "amount"),
    [("2015/16", "initial", 8_260_000_000), ("2026/27", "initial", 5_100_000_000), ("2017/18", "final", 7_496_000_000)],
)
def test_budget_anchors(fiscal_year, stage, amount):
    rows = money.budget_totals().set_index(["fiscal_year", "stage"])
    assert rows.at[(fiscal_year, stage), "amount_usd"] == amount


def test_opening_amounts_that_leave_something_out():
    assert sorted(money.part_years()) == (
        [
            "1961/62",
            "1999/00",
            "2000/01",
            "2001/02",
            "2003/04",
            "2007/08",
            "2010/11",
            "2011/12",
            "2013/14",
            "2014/15",
            "2017/18",
            "2020/21",
            "2023/24",
        ]
    )


def test_the_price_year_is_the_last_whole_one():
    rows = load_table("price_index").set_index("year")
    assert "eleven months" in rows.at[2025, "locator"] and "months" not in rows.at[money.PRICE_YEAR, "locator"]
    assert rows.index.max() == money.PRICE_YEAR + 1


def test_constant_dollars_by_hand():
    rows = money.budget_totals(2024).set_index(["fiscal_year", "stage"])["shown_usd"]
    assert rows["2009/10", "initial"] == pytest.approx(7_750_000_000 * 313.689 / 214.537)
    assert rows["2024/25", "initial"] == pytest.approx(5_590_000_000)
    assert pd.isna(rows["2026/27", "initial"])


def test_rounded_and_estimated_amounts_are_not_drawn_as_exact():
    points = budget_points(money.budget_totals()).set_index(["year", "kind"])
    assert points.at[("2021/22", "First approved"), "exact"]
    assert not points.at[("2015/16", "First approved"), "exact"]
    assert points.at[("2017/18", "Final budget"), "ours"] and not points.at[("2017/18", "Final budget"), "exact"]


# Strength and cost


def test_strength_is_the_mean_of_a_years_months():
    months = strength_by_month("component").groupby("date")["persons"].sum()
    rows = strength_by_year().set_index("period_from")
    assert rows.at[pd.Timestamp("2015-07-01"), "persons"] == pytest.approx(months["2015-07":"2016-06"].mean())
    assert rows.at[pd.Timestamp("2016-07-01"), "basis"] == "mean of 8 months"


def test_a_year_without_a_count_near_december_has_no_strength():
    known = set(strength_by_year()["period_from"].dt.year)
    assert not known & {2022, 2023, 2024, 2026} and {1948, 1990, 1991, 2021, 2025} <= known


def test_years_that_are_not_neighbours_are_not_joined():
    runs = strength_points(strength_by_year()).groupby("run", sort=False).size()
    assert runs.to_dict() == {-1: 43, 2: 26, -3: 5, -4: 1}


def test_cost_per_person_by_hand():
    rows = cost_per_person().set_index("fiscal_year")
    assert rows.at["2021/22", "cost_usd"] == pytest.approx(6_378_783_200 / 75_085)
    assert rows.at["2015/16", "stage"] == "final"
    assert rows.at["1999/00", "is_low"] and rows.at["2004/05", "is_low"] and not rows.at["2015/16", "is_low"]
    assert "2026/27" not in rows.index


# Operations


def test_operations_of_the_last_five_years_and_those_missing():
    assert years_by_operation()[:5] == ["2025/26", "2024/25", "2023/24", "2022/23", "2021/22"]
    assert operations_budgets("2025/26").set_index("mission_id")["amount_usd"].to_dict() == {
        "unmiss": 1_311_427_900,
        "minusca": 1_297_912_500,
        "monusco": 960_753_200,
        "unifil": 605_340_200,
        "unisfa": 341_709_400,
        "minurso": 78_146_900,
        "undof": 76_183_400,
        "unficyp": 57_300_000,
        "unmik": 50_345_100,
    }
    assert operations_without_budget("2025/26", mission_spans()) == ["untso", "unmogip"]
    missing = operations_without_budget("2021/22", mission_spans())
    assert missing == ["untso", "unmogip", "unficyp", "undof", "monusco", "unisfa", "unmiss"]


def test_what_was_spent_is_known_for_every_operation_of_its_own_budget_since_2018():
    for fiscal_year in ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]:
        assert operations_without_budget(fiscal_year, mission_spans(), "expenditure") == ["untso", "unmogip"], fiscal_year


@pytest.mark.parametrize("fiscal_year", ["2018/19", "2020/21", "2021/22", "2022/23", "2023/24"])
def test_what_was_spent_by_operation_and_on_bases_adds_up_to_the_years_total(fiscal_year):
    rows = load_table("budgets")
    rows = rows[(rows["fiscal_year"] == fiscal_year) & (rows["stage"] == "expenditure")]
    is_total = (rows["mission_id"] == "") & (rows["account"] == "")
    assert rows[~is_total]["amount_usd"].sum() == rows[is_total]["amount_usd"].iloc[0]


def test_each_operation_stands_once_in_a_year_in_the_scope_of_most():
    rows = operations_budgets("2020/21")
    assert rows["mission_id"].is_unique and set(rows["scope"]) == {"operations_and_support"}


# Rates


def test_rates_are_steps_only_from_a_known_first_day_and_end_in_2022():
    steps = rate_steps()
    assert list(steps["rate_usd"]) == [1332, 1365, 1410, 1428]
    assert steps["to_date"].iloc[-1] == RATE_KNOWN_TO == pd.Timestamp("2022-06-30")
    assert rate_points()["rate_usd"].tolist() == [1028, 1028, 1028, 1210]
    assert rate_points()["label"].tolist() == ["April 2007: 1,028, supplements apart", "", "", "June 2014: 1,210"]


def test_every_explanation_has_a_heading():
    assert set(load_table("explanations")["topic"]) == set(TOPICS)


# Words


@pytest.mark.parametrize(
    ("years", "words"), [([], ""), ([1992], "1992"), ([1948, 1949, 1950, 1992], "1948 to 1950, 1992"), ([1, 3], "1, 3")]
)
def test_years_in_words(years, words):
    assert spans_of(years) == words


def test_amounts_in_words():
    assert in_billions(8_260_000_000) == "8.26 billion dollars" and in_billions(5_100_000_000) == "5.1 billion dollars"
    assert in_millions(1_036_595_600, "published") == "1,036.6" and in_millions(510_000_000, "rounded") == "about 510"
    assert in_full(4.137061122) == "4.137061" and in_full(0.0001) == "0.0001" and in_full(5.0) == "5"
    assert plain("$1 and $2") == r"\$1 and \$2"


def test_the_finding_is_counted_from_the_rows():
    text = budget_finding(money.budget_totals(), "current")
    assert (
        "8.26 billion dollars were voted as 2015/16 opened" in text
        and "5.1 billion dollars for 2026/27, 38 per cent less" in text
    )
    assert "11.3 billion dollars in prices of 2024 were voted as 2009/10 opened" in budget_finding(
        money.budget_totals(2024), "constant"
    )


# Pictures


@pytest.mark.parametrize("theme", THEMES)
def test_charts_can_be_written_and_are_light(theme):
    labelled = operations_budgets("2009/10").assign(label=lambda rows: rows["mission_id"], figure="1")
    charts = [
        budget_chart(money.budget_totals(), strength_by_year(), theme),
        cost_chart(cost_per_person(), theme),
        operations_chart(labelled, theme),
        shares_chart(largest_shares(), theme),
        rates_chart(rate_steps(), rate_points(), theme),
    ]
    assert all(chart.to_dict()["width"] == "container" for chart in charts)
    assert sum(len(json.dumps(specification(chart))) for chart in charts[:2]) < 24_000  # one choice of prices sends these two


def test_premium_is_told_apart_from_the_regular_rate():
    spec = shares_chart(largest_shares(), "light").to_dict()
    parts = {(row["label"], row["part"]): row["points"] for row in values_in(spec) if "part" in row}
    assert parts["United States", "Regular rate"] == 22 and parts["United States", "Premium"] == pytest.approx(4.1371, abs=1e-4)
    assert ("Japan", "Premium") not in parts and len(parts) == 15


# The page


def test_the_page_tells_what_it_costs_and_who_pays():
    text = written(opened("money.py"))
    assert "11.3 billion dollars in prices of 2024 were voted as 2009/10 opened" in text
    assert "No total was found for 1948 to 1986, 1988 to 1989" in text
    assert "For 15 of the 31 opening amounts the source does not say" in text
    assert "61.7 per cent of each budget in 2026" in text
    assert "A/79/318/Add.1, could not be read" in text
    assert "UNTSO and UNMOGIP are paid from the regular budget" in text


def test_prices_can_be_chosen():
    at = opened("money.py")
    at.button_group(key="money_prices").set_value("current").run()
    assert not at.exception and "8.26 billion dollars were voted as 2015/16 opened" in written(at)


def test_a_year_by_operation_can_be_chosen():
    at = opened("money.py")
    at.selectbox(key="money_year_initial").select("2020/21").run()
    assert not at.exception and "2020/21: the amounts voted as the year opened were found for 8 operations" in written(at)


def test_what_was_spent_can_be_chosen():
    at = opened("money.py")
    at.button_group(key="money_stage").set_value("expenditure").run()
    assert not at.exception and "2024/25: the amounts spent were found for 9 operations" in written(at)


def test_a_state_comes_from_the_address_and_its_share_is_written_out():
    text = written(opened("money.py", state="usa"))
    assert "9.768542 × 22.000 ÷ 51.947 = 4.137061 points" in text and "**1.33 billion dollars**" in text
    assert "26.1584 per cent as the amounts" in text


def test_a_state_can_be_chosen_and_stands_in_the_address():
    at = opened("money.py")
    at.selectbox(key="money_state").select("IND").run()
    assert not at.exception and said(at, "state") == "IND"
    assert "1.106 × 80 ÷ 100 = 0.8848 points" in written(at) and "no published share" in written(at)


def test_a_contributor_that_is_not_assessed_gets_a_sentence():
    known = set(money.shares()["iso3"])
    other = next(iso3 for iso3 in load_table("contributors")["iso3"] if iso3 not in known)
    assert "is not a member state on the scale of 2026" in written(opened("money.py", state=other))
