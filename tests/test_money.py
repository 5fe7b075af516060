"""Do budgets, costs, shares and rates say what the tables say, and does the Money page show it?"""

import json
import re

import pandas as pd
import pytest

from charts.look import Look
from charts.money import budget_chart, cost_chart, stages_chart
from charts.payments import operations_chart, rates_chart, shares_chart
from charts.theme import GROUND
from data import finance, money
from data.costs import cost_per_person, operations_budgets, operations_without_budget, strength_by_year, years_by_operation
from data.derive import mission_spans
from data.load import load_table
from data.people import strength_by_month
from figures import money as figures
from figures import payments, rates, shares
from tests.drawing import vega_of
from tests.test_pages import notices, opened, said, written
from words import english

THEMES = ["light", "dark", "live"]


def values_in(spec: dict) -> list[dict]:
    """All rows a specification carries."""
    return [row for rows in spec.get("datasets", {}).values() for row in rows]


def layers_in(spec: dict) -> list[dict]:
    """All layers of a specification, however deep."""
    return [inner for each in spec.get("layer", []) for inner in (each, *layers_in(each))]


def doubts(figure) -> str:
    """All that a figure says under its picture."""
    return " ".join(english(note.text) for note in figure.notes)


def steps_of(figure) -> str:
    """The entries of a figure of text, in order."""
    return " ".join(english(part) for entry in figure.picture.entries for part in (entry.title, entry.body) if part)


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
    text = steps_of(shares.share(iso3))
    share = float(re.search(r"Share: .*?([\d.]+) per cent", text).group(1))
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


def test_a_day_of_two_years_is_told_by_the_one_that_began_last():
    assert [money.budget_on(pd.Timestamp(day))["fiscal_year"] for day in ("1996-06-30", "1996-08-01", "1998-01-01")] == [
        *("1996", "1996/97", "1997/98")
    ]


def test_the_price_year_is_the_last_whole_one():
    rows = load_table("price_index").set_index("year")
    assert "eleven months" in rows.at[2025, "locator"] and "months" not in rows.at[money.PRICE_YEAR, "locator"]
    assert rows.index.max() == money.PRICE_YEAR + 1


def test_constant_dollars_by_hand():
    rows = money.budget_totals(2024).set_index(["fiscal_year", "stage"])["shown_usd"]
    assert rows["2009/10", "initial"] == pytest.approx(7_750_000_000 * 313.689 / 214.537)
    assert rows["2024/25", "initial"] == pytest.approx(5_590_000_000)
    assert pd.isna(rows["2026/27", "initial"])


def test_estimated_amounts_are_hollow_and_rounded_ones_are_not():
    rows = finance.totals(0).set_index(["fiscal_year", "stage"])
    assert not rows.at[("2021/22", "initial"), "is_doubtful"]
    assert not rows.at[("2015/16", "initial"), "is_doubtful"] and rows.at[("2017/18", "final"), "is_doubtful"]
    drawn = {
        row["told"]: row["doubt"] for row in values_in(vega_of(budget_chart(finance.budget_line(0), Look()))) if "told" in row
    }
    assert drawn["2021/22: 6.4 billion dollars, first approved"] is False
    assert drawn["2015/16: 8.3 billion dollars, first approved"] is False  # rounded by its source, and approved
    assert drawn["2013/14: 7.5 billion dollars, first approved"] is True  # leaves operations out
    spec = vega_of(stages_chart(finance.totals(0), Look()))
    assert max(row["billion"] for row in values_in(spec) if "told" in row) == pytest.approx(8.3, abs=0.1)
    marks = {json.dumps(layer["transform"]): layer["mark"] for layer in layers_in(spec) if "transform" in layer}
    assert marks['[{"filter": "datum.doubt"}]']["fill"] == GROUND["light"] and marks['[{"filter": "!datum.doubt"}]']["filled"]
    assert [layer["encoding"]["y2"]["field"] for layer in layers_in(spec) if "y2" in layer.get("encoding", {})] == ["high"]


def test_the_line_is_what_was_approved_and_before_it_what_was_spent():
    line = finance.budget_line(0)
    assert line["fiscal_year"].is_unique and line["period_from"].is_monotonic_increasing
    spent = line[~line["is_approved"]]
    assert list(spent["fiscal_year"]) == ["1987", "1990", "1991", "1992", "1993", "1994", "1995", "1996"]
    assert set(line[line["is_approved"]]["stage"]) == {"initial"} and line["fiscal_year"].iloc[-1] == "2026/27"
    assert finance.budget_line(2024)["fiscal_year"].iloc[-1] == "2025/26"  # no index of prices of 2026 yet


# Strength and cost


def test_strength_is_the_mean_of_a_years_months():
    months = strength_by_month("component").groupby("date")["persons"].sum()
    rows = strength_by_year().set_index("period_from")
    assert rows.at[pd.Timestamp("2015-07-01"), "persons"] == pytest.approx(months["2015-07":"2016-06"].mean())
    assert rows.at[pd.Timestamp("2016-07-01"), "basis"] == "mean of 12 months"


def test_a_year_without_a_count_near_december_has_no_strength():
    rows = strength_by_year().set_index("period_from")
    assert set(rows.index.year) == set(range(1948, 2026))
    assert (
        rows.at[pd.Timestamp("2018-07-01"), "basis"] == "one count, December 2018"
        and not rows.at[pd.Timestamp("2018-07-01"), "is_mean"]
    )


def test_years_that_are_not_neighbours_are_not_joined():
    whole = finance.costs(0)
    gap = whole[whole["fiscal_year"] != "2022/23"].reset_index(drop=True)
    runs = {row["told"][:7]: row["run"] for row in values_in(vega_of(cost_chart(gap, Look()))) if "run" in row}
    assert runs["1996/97"] == runs["2021/22"] != runs["2025/26"]


def test_the_table_of_costs_has_every_years_strength_with_its_source():
    rows = finance.cost_table(2024).set_index("year")
    assert len(rows) == len(strength_by_year())
    assert rows.at["1948", "source_id"] == "owid-peacekeeping" and pd.isna(rows.at["1948", "cost_usd"])
    assert rows.at["2025/26", "source_id"] == "africanews-2025-10; un-news-2025-07-peacekeeping-budget"
    assert rows.at["2015/16", "persons"] == 104_999 and rows.at["1999/00", "is_low"]


def test_cost_per_person_by_hand():
    rows = cost_per_person().set_index("fiscal_year")
    assert rows.at["2021/22", "cost_usd"] == pytest.approx(6_378_783_200 / (886_846 / 12))
    assert rows.at["2015/16", "stage"] == "final"
    assert rows.at["1999/00", "is_low"] and rows.at["2004/05", "is_low"] and not rows.at["2015/16", "is_low"]
    assert "2026/27" not in rows.index


# Operations


def test_operations_of_the_last_five_years_and_those_missing():
    assert years_by_operation()[:5] == ["2026/27", "2025/26", "2024/25", "2023/24", "2022/23"]
    assert operations_budgets("2025/26").set_index("mission_id")["amount_usd"].to_dict() == {
        "unmiss": 1_186_358_500,
        "minusca": 1_174_132_000,
        "monusco": 869_127_200,
        "unifil": 552_841_800,
        "unisfa": 309_120_900,
        "minurso": 70_694_100,
        "undof": 69_576_400,
        "unficyp": 57_319_100,
        "unmik": 45_978_900,
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


def test_a_year_without_amounts_by_operation_shows_the_nearest_and_says_so():
    assert finance.operations_year("initial", 0) == "2026/27" and finance.operations_year("expenditure", 1994) == "2018/19"
    assert "No amounts by operation for 1994; shown is 2018/19" in english(payments.by_operation("expenditure", 1994).unit)
    assert "nearest" not in english(payments.by_operation("initial", 2020).unit)


def test_amounts_of_a_part_of_the_year_are_hollow():
    rows = finance.operations("initial", 2013).set_index("mission_id")
    assert rows.at["minusma", "is_doubtful"]
    assert "MINUSMA is financed to 31 December 2013 only." in doubts(figures.budget())
    assert not finance.operations("initial", 2025).set_index("mission_id").at["unmiss", "is_doubtful"]


# Rates


def test_rates_are_steps_only_from_a_known_first_day_and_end_in_2022():
    steps, known = finance.rate_steps(), finance.rate_points()
    assert list(steps["rate_usd"]) == [1332, 1365, 1410, 1428]
    assert steps["to_date"].iloc[-1] == finance.RATE_KNOWN_TO == pd.Timestamp("2022-06-30")
    assert known["rate_usd"].tolist() == [1028, 1028, 1028, 1210]
    assert known["is_first"].tolist() == [True, False, False, True] and known["is_basic"].tolist() == [True, True, True, False]


def test_every_explanation_is_on_the_page():
    figure = rates.how()
    assert len(figure.picture.entries) == load_table("explanations")["topic"].nunique() == 10
    assert len(figure.picture.entries) + len(figure.notes) == len(load_table("explanations"))


# Findings


def test_the_finding_is_counted_from_the_rows():
    assert english(figures.budget("current").finding) == (
        "The approved budget fell from 8.3 billion dollars in 2015/16 to 5.1 billion dollars in 2026/27."
    )
    assert any("38 per cent less" in english(note.text) for note in figures.budget("current").notes)
    assert english(figures.budget().finding) == (
        "The approved budget fell from 11.3 billion dollars in 2009/10 to 5.2 billion dollars in 2025/26."
    )
    assert any("54 per cent less" in english(note.text) for note in figures.budget().notes)


def test_what_is_not_known_is_said():
    text = doubts(figures.budget())
    assert "No total was found for 1948 to 1986 and 1988 to 1989." in text
    assert "For 15 of 31 approved budgets the source does not say" in text
    assert "5.1 billion dollars is approved for 2026/27; its prices are not known yet." in text
    assert "UNEF I alone: 15 million dollars to 25 million dollars a year, 1957 to 1962" in text
    assert "A/79/318/Add.1, could not be read" in doubts(shares.shares())


def test_the_chosen_year_is_said():
    assert "1994: 3.5 billion dollars." in english(figures.budget("current", 1994).unit)
    assert "No total is known for 1989." in english(figures.budget("constant", 1989).unit)
    assert "2026/27: 5.1 billion dollars in dollars of the year" in english(figures.budget("constant", 2026).unit)


def test_the_cost_is_rounded_as_roughly_as_it_is_known():
    assert english(figures.cost().finding) == (
        "In 2024/25 the budget came to about 93,000 dollars for each person in uniform; in 2025/26 to about 100,000."
    )


def test_shares_together():
    assert "61.7 per cent" in english(shares.shares().finding) and "82.0 per cent" in english(shares.shares().unit)


def test_a_state_that_is_not_among_the_largest_is_shown_below_them():
    assert list(finance.largest_shares("IND")["iso3"])[-1] == "IND" and len(finance.largest_shares("IND")) == 11
    assert len(finance.largest_shares("USA")) == len(finance.largest_shares("")) == 10


# Pictures


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [390, 1200])
def test_charts_can_be_written_and_are_light(theme, width):
    look = Look(theme, width)
    charts = [
        budget_chart(finance.budget_line(2024), look, 2015),
        cost_chart(finance.costs(2024), look, 2015),
        stages_chart(finance.totals(0), look),
        operations_chart(finance.operations("initial", 2009), look, "unmil"),
        shares_chart(finance.largest_shares("IND"), look, "IND"),
        rates_chart(finance.rate_steps(), finance.rate_points(), look),
    ]
    specs = [vega_of(chart) for chart in charts]
    assert all(spec["width"] == width for spec in specs)
    assert sum(len(json.dumps(spec)) for spec in specs[:2]) < 30_000  # one choice of prices sends these two
    assert not [spec for spec in specs if "~g" in json.dumps(spec)]


def test_the_chosen_year_is_marked():
    spec = vega_of(budget_chart(finance.budget_line(2024), Look(), 2015))
    assert {row["billion"] for row in values_in(spec) if "zero" in row} == {10.932}
    assert not [row for row in values_in(vega_of(budget_chart(finance.budget_line(2024), Look()))) if "zero" in row]


def test_premium_is_told_apart_from_the_regular_rate():
    spec = vega_of(shares_chart(finance.largest_shares(""), Look()))
    parts = {(row["label"], row["part"]): row["points"] for row in values_in(spec) if "part" in row}
    regular, premium = "Regular rate, less discount", "Premium of the permanent members"
    assert parts["United States", regular] == 22 and parts["United States", premium] == pytest.approx(4.1371, abs=1e-4)
    assert ("Japan", premium) not in parts and len(parts) == 15


# The page


def test_the_page_tells_what_it_costs_and_who_pays():
    text = written(opened("money.py"))
    assert "from 11.3 billion dollars in 2009/10 to 5.2 billion dollars in 2025/26" in text
    assert "61.7 per cent of every peacekeeping budget" in text and "Of 9 operations known for 2026/27" in text
    assert "1,428 dollars a month for each soldier" in text
    assert doubts(payments.by_operation()).startswith("UNTSO and UNMOGIP are paid from the regular budget")


def test_prices_are_in_the_address():
    text = written(opened("money.py", prices="current"))
    assert "from 8.3 billion dollars in 2015/16" in text
    at = opened("money.py")
    at.button_group(key="money-prices").set_value("current").run()
    assert not at.exception and said(at, "prices") == "current" and "from 8.3 billion dollars in 2015/16" in written(at)


def test_a_year_comes_from_the_address_and_marks_every_chart():
    text = written(opened("money.py", date="2020-07-01"))
    assert "2020/21: 7.9 billion dollars." in text and "Of 8 operations known for 2020/21" in text


def test_a_year_without_a_total_shows_the_nearest():
    at = opened("money.py", date="1956-11-07")
    assert any("There are no figures for 1956; shown is 1987" in told for told in notices(at))


def test_what_was_spent_can_be_chosen():
    at = opened("money.py")
    at.button_group(key="money-stage").set_value("expenditure").run()
    assert not at.exception and said(at, "stage") == "expenditure" and "Of 10 operations known for 2024/25" in written(at)


def test_a_state_comes_from_the_address_and_its_share_is_written_out():
    text = written(opened("money.py", state="usa"))
    assert "9.768542 × 22.000 ÷ 51.947 = 4.137061 points" in text and "about 1.3 billion dollars" in text
    assert "To compare, in 2025: 26.1584 per cent" in text


def test_a_state_can_be_chosen_and_stands_in_the_address():
    at = opened("money.py")
    at.selectbox(key="chosen-state").select("IND").run()
    assert not at.exception and said(at, "state") == "IND"
    assert "1.106 × 80 ÷ 100 = 0.8848 points" in written(at) and "no published share" in written(at)


def test_a_contributor_that_is_not_assessed_gets_a_sentence():
    known = set(money.shares()["iso3"])
    other = next(iso3 for iso3 in load_table("contributors")["iso3"] if iso3 not in known)
    assert "is not a member state on the scale of 2026" in written(opened("money.py", state=other))


@pytest.mark.parametrize(("about", "words"), [("how", "Who approves a budget"), ("levels", "Least developed countries")])
def test_how_it_works_can_be_chosen(about, words):
    assert words in written(opened("money.py", about=about))
