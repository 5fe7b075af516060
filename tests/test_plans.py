"""Are proposed and approved budgets kept apart, and do cuts say what the reports say?"""

import json
import re

import pandas as pd
import pytest

from charts.look import Look
from charts.plans import plan_chart
from data import plans
from data.load import load_table
from data.missions import yearly_money
from data.money import mission_budgets
from data.prepare import budgets as prepare
from figures import plans as figures
from tests.test_pages import opened, written
from words import english

BUDGETS = load_table("budgets")


def amounts(fiscal_year: str, stage: str, scope: str = "operations") -> dict[str, int]:
    """Amounts of single operations and offices, by key."""
    rows = BUDGETS[(BUDGETS["fiscal_year"] == fiscal_year) & (BUDGETS["stage"] == stage) & (BUDGETS["scope"] == scope)]
    rows = rows[(rows["mission_id"] != "") | (rows["account"] != "")]
    return dict(zip(rows["mission_id"].where(rows["mission_id"] != "", rows["account"]), rows["amount_usd"], strict=True))


def test_all_eleven_budgets_of_2026_27_are_known_as_proposed_and_as_approved():
    proposed, approved = amounts("2026/27", "proposed"), amounts("2026/27", "initial")
    assert len(proposed) == 11 and set(proposed) == set(approved)
    assert sum(approved.values()) == 4_625_940_100 and sum(proposed.values()) == 4_747_160_400
    assert all(approved[key] <= proposed[key] for key in proposed)
    assert (proposed["unmiss"], approved["unmiss"]) == (1_057_591_600, 976_818_600)


def test_with_the_shares_of_support_a_budget_is_dearer_than_without():
    alone, together = amounts("2026/27", "initial"), amounts("2026/27", "initial", "operations_and_support")
    assert set(together) == {"unisfa", "minusca", "monusco", "unifil", "unmiss", "unsos"}
    # Each resolution names the maintenance and three shares: of the support account, of Brindisi and of Entebbe.
    shares = {"minusca": 82_156_400 + 12_201_800 + 11_117_000, "unifil": 32_896_600 + 4_885_800 + 1_023_800}
    assert all(together[key] == alone[key] + share for key, share in shares.items())
    assert all(together[key] > alone[key] for key in together)


def test_what_minusma_spent_on_its_liquidation_in_2024_25_is_known():
    rows = mission_budgets("minusma").query("fiscal_year == '2024/25' and stage == 'expenditure'")
    assert rows["amount_usd"].tolist() == [164_805_900]
    assert yearly_money("minusma").iloc[-1]["amount_usd"] == 164_805_900


def test_the_first_budget_of_the_office_in_haiti_is_its_own():
    row = BUDGETS[(BUDGETS["account"] == "unsoh") & (BUDGETS["fiscal_year"] == "2025/26")]
    assert row[["amount_usd", "scope", "source_id"]].values.tolist() == [[271_328_700, "operations", "a-80-630"]]


def test_budgets_of_part_of_the_year_2010_11_say_so_in_a_column():
    rows = BUDGETS[(BUDGETS["fiscal_year"] == "2010/11") & BUDGETS["is_part"].astype(bool) & (BUDGETS["mission_id"] != "")]
    assert set(rows["mission_id"]) == {"minurcat", "minustah"}


def test_what_was_only_proposed_is_no_budget_of_an_operation():
    assert "proposed" not in set(yearly_money("unmiss")["stage"])
    assert "proposed" in set(mission_budgets("unmiss")["stage"])


def test_unifil_is_to_keep_1037_soldiers_at_the_end_of_its_last_budget():
    assert plans.kept("unifil")[["date", "count"]].values.tolist() == [
        [pd.Timestamp("2026-07-01"), 7372],
        [pd.Timestamp("2027-06-30"), 1037],
    ]
    assert english(figures.planned("unifil").finding) == "UNIFIL is to shrink from 7,372 to 1,037 soldiers by 30 June 2027."


def test_the_cuts_of_unmiss_are_those_of_its_report():
    assert plans.largest_cut("unmiss")["count"] == 1547
    assert english(figures.planned("unmiss").finding) == "UNMISS is losing 1,547 soldiers and police."
    assert not plans.has_changes("untso")
    with pytest.raises(KeyError, match="untso"):
        figures.planned("untso")


def test_the_finding_of_the_budgets_is_counted():
    figure = figures.proposed()
    assert english(figure.finding) == (
        "4.6 billion dollars was approved for 2026/27, 121 million dollars less than proposed; most was taken from UNMISS."
    )
    assert any("13 per cent less" in english(note.text) for note in figure.notes)


def test_a_bar_and_its_ticks_say_what_they_are():
    spec = json.dumps(plan_chart(plans.next_budgets(), "2025/26", "2026/27", Look("light", 1200)).to_dict())
    assert "UNMISS, proposed, 2026/27: 1.1 billion dollars" in spec and "UNSOH, first approved, 2025/26" not in spec


def lines(*rows: list[str]) -> list[dict]:
    """A report of one table."""
    cells = [[{"text": text} for text in row] for row in rows]
    return [{"table_content": None, "children": [{"table_content": cells, "children": None}]}]


@pytest.mark.parametrize(
    ("row", "n", "expected"),
    [
        (
            ["536 808.2", "519 991.2", "16 817.0", "3.1", "552 841.8", "408 023.7", "(144 818.1)", "(26.2)"],
            4,
            [536.8082, 408.0237],
        ),
        (
            ["1 171 619.7", "1 146 269.1", "25 350.6", "2.2", "1 174 132.0", "1 021 635.4", "(152 496.6)"],
            4,
            [1171.6197, 1021.6354],
        ),
        (["271 328.7", "403 583.2", "132 254.5", "48.7"], 2, [271.3287, 403.5832]),
        (["68 791.1", "68 791.1", "64 732.4", "4 058.7", "5.9", "70 694.1", "62 709.3", "(7 984.8)"], 4, [68.7911, 62.7093]),
    ],
)
def test_the_line_of_gross_requirements_gives_amounts_without_differences(row, n, expected):
    amounts = prepare.gross_requirements(lines(["Category", "(1)"], ["Gross requirements", *row]), n)
    assert len(amounts) == n and [amounts[0], amounts[-1]] == [round(each * 1e6) for each in expected]


@pytest.mark.parametrize("rows", [[["Net requirements", "1.0"]], [["Gross requirements", "1.0"], ["Gross requirements", "2.0"]]])
def test_a_report_without_one_line_of_gross_requirements_stops_the_run(rows):
    with pytest.raises(ValueError, match="lines of gross requirements"):
        prepare.gross_requirements(lines(*rows), 4)


def test_another_file_than_the_one_described_stops_the_run(tmp_path):
    (tmp_path / "A_80_590.json").write_text("[]")
    with pytest.raises(ValueError, match="another file"):
        prepare.of_report(tmp_path, "590", prepare.REPORTS["590"])


def test_an_older_amount_that_the_table_does_not_hold_stops_the_run():
    row = {"year_july_june": "2009/10", "operation": "UNDOF", "approved_musd": "45.03", "subject": "undof"}
    held = {"fiscal_year": "2009/10", "mission_id": "undof", "account": "", "stage": "initial", "amount_usd": "45030000"}
    prepare.check_older([row], [held])
    with pytest.raises(ValueError, match="2009/10 UNDOF 45.03"):
        prepare.check_older([row], [held | {"amount_usd": "99000000"}])


def test_the_page_of_money_shows_what_was_proposed_and_approved():
    page = opened("money.py", stage="proposed")
    assert re.search(r"4\.6 billion dollars was approved for 2026/27", written(page))
