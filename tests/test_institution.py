"""Does the organisation of headquarters stand as its sources have it, and are statements fairly held against the tables?"""

from io import StringIO

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.history import strips_of
from charts.institution import account_chart, elbows, in_two, leaders_chart, organisation_chart, placed, posts_chart
from data.derive import organisation_on
from data.institution import (
    change_dates,
    changed,
    changes_on,
    ended,
    held_on,
    last_change,
    lasting,
    support_account,
    support_account_from,
    support_posts,
)
from data.load import as_of, load_table
from data.statements import Own, allowed, check, checked_statements, verdict
from tests.test_pages import MAIN, notices, opened, said, written
from ui.institution_view import _boxes, _tops, organisation_finding, organisation_list
from ui.state import read_office
from ui.tables import specification
from words import english


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def under(date: str) -> dict[str, str]:
    """Who stood on a date, and under whom."""
    rows = organisation_on(day(date))
    return dict(zip(rows["office_id"], rows["parent_id"], strict=True))


# Checked by hand against the sources that the rows name: who stood under whom, and who did not stand.
CHECKED = [
    ("1960-01-01", {"special-political-affairs": "", "field-service": "", "acabq": ""}, ["dpko", "c-34", "ofoesa"]),
    ("1975-01-01", {"special-political-affairs": "", "field-service": "", "c-34": ""}, ["dpko", "dpa", "ofoesa"]),
    (
        "1991-06-01",
        {"special-political-affairs": "", "field-operations-division": ""},
        ["dpko", "dpa", "ofoesa", "field-service"],
    ),
    ("1992-06-01", {"dpko": "", "dpa": "", "field-operations-division": ""}, ["special-political-affairs", "situation-centre"]),
    (
        "1993-12-01",
        {"field-operations-division": "dpko", "situation-centre": "dpko"},
        ["civilian-police-unit", "mine-action-service"],
    ),
    (
        "2000-06-01",
        {
            "mine-action-service": "dpko",
            "lessons-learned": "dpko",
            "field-operations-division": "dpko",
            "civilian-police-unit": "dpko",
        },
        ["police-division", "military-division", "best-practices", "mission-support"],
    ),
    (
        "2003-10-01",
        {
            "mission-support": "dpko",
            "military-division": "dpko",
            "best-practices": "dpko",
            "police-division": "dpko",
            "mine-action-service": "dpko",
            "training-evaluation-service": "military-division",
        },
        ["field-operations-division", "lessons-learned", "dfs", "orolsi"],
    ),
    (
        "2007-06-30",
        {"police-division": "dpko", "mission-support": "dpko", "military-division": "dpko", "pbso": ""},
        ["dfs", "orolsi", "pet-division", "military-affairs"],
    ),
    (
        "2007-07-01",
        {
            "dfs": "",
            "orolsi": "dpko",
            "police-division": "orolsi",
            "mine-action-service": "orolsi",
            "pet-division": "dpko",
            "best-practices": "pet-division",
            "integrated-training-service": "pet-division",
            "military-affairs": "dpko",
            "integrated-operational-teams": "operations",
        },
        ["mission-support", "military-division", "training-evaluation-service"],
    ),
    ("2010-01-01", {"situation-centre": "office-chief-of-staff", "office-chief-of-staff": "dpko", "dfs": ""}, ["dpo", "rsce"]),
    ("2018-12-31", {"dpko": "", "dpa": "", "dfs": "", "pbso": "", "orolsi": "dpko"}, ["dpo", "dppa", "dos", "dmspc"]),
    (
        "2019-01-01",
        {
            "dpo": "",
            "dppa": "",
            "dos": "",
            "dmspc": "",
            "pbso": "dppa",
            "orolsi": "dpo",
            "military-affairs": "dpo",
            "regional-divisions": "dpo",
        },
        ["dpko", "dpa", "dfs", "operations", "office-chief-of-staff"],
    ),
]


@pytest.mark.parametrize(("date", "stood", "not_yet_or_no_more"), CHECKED, ids=[date for date, _, _ in CHECKED])
def test_hand_checked_days(date, stood, not_yet_or_no_more):
    found = under(date)
    assert {key: found.get(key) for key in stood} == stood
    assert not set(not_yet_or_no_more) & set(found)


def test_every_parent_stands_while_its_offices_do_and_no_office_stands_twice():
    for date in change_dates():
        rows = organisation_on(date)
        assert rows["office_id"].is_unique, date
        assert set(rows["parent_id"]) - {""} <= set(rows["office_id"]), date


def test_periods_of_an_office_do_not_overlap_and_half_known_dates_stand_on_their_first_day():
    rows = load_table("offices")
    spans = lasting(rows, load_table("office_successions"))
    assert not (spans["until"] < spans["since"]).any()
    for column in ("from", "to"):
        dates, precision = rows[f"{column}_date"], rows[f"{column}_precision"]
        assert (dates[precision == "month"].dt.day == 1).all()
        assert (dates[precision == "year"].dt.day_of_year == 1).all()


def test_keys_of_other_tables_are_offices():
    known = set(load_table("offices")["office_id"])
    links = load_table("office_successions")
    assert set(links["predecessor_id"]) | set(links["successor_id"]) <= known
    assert set(load_table("headquarters_figures")["office_id"]) - {""} <= known
    assert set(load_table("offices")["parent_id"]) - {""} <= known


def test_what_is_unconfirmed_says_why():
    rows = load_table("offices").query("status == 'unconfirmed'")
    assert (rows["note"].str.len() > 15).all()


def office(key, start, end="", parent="", precision="day", **more) -> dict:
    row = {"office_id": key, "name": f"Office {key}", "short_name": key.upper(), "parent_id": parent, "kind": "secretariat"}
    row |= {"from_date": start, "from_precision": precision, "to_date": end or None, "to_precision": precision if end else ""}
    return row | {"function": "Works.", "status": "confirmed", "note": "", "source_id": "s", "locator": "l"} | more


def table(*rows: dict) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    return frame.assign(from_date=pd.to_datetime(frame["from_date"]), to_date=pd.to_datetime(frame["to_date"]))


def links(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["predecessor_id", "successor_id"])


def test_an_office_known_to_end_in_a_year_ends_when_its_successor_begins_in_it():
    rows = lasting(table(office("a", "1980-01-01", "1992-01-01", precision="year"), office("b", "1992-03-01")), links(("a", "b")))
    assert list(rows["until"].dropna()) == [day("1992-02-29")]


def test_an_office_known_to_end_in_a_year_without_successor_stands_to_its_last_day():
    rows = lasting(table(office("a", "1980-01-01", "1992-01-01", precision="year")), links())
    assert rows["until"].iloc[0] == day("1992-12-31")


def test_a_successor_known_to_the_year_begins_after_an_end_known_to_the_day():
    rows = table(office("a", "1980-01-01", "1992-05-31"), office("b", "1992-01-01", precision="year"))
    assert lasting(rows, links(("a", "b")))["since"].iloc[1] == day("1992-06-01")


def test_offices_are_read_downwards_each_under_its_parent():
    rows = lasting(
        table(office("top", "1990-01-01"), office("low", "1990-01-01", parent="mid"), office("mid", "1990-01-01", parent="top")),
        links(),
    )
    held = held_on(rows, day("1995-01-01"))
    assert list(zip(held["office_id"], held["depth"], strict=True)) == [("top", 0), ("mid", 1), ("low", 2)]


def test_changes_are_told_apart():
    rows = table(
        office("old", "1980-01-01", "1999-12-31"),
        office("new", "2000-01-01"),
        office("other", "1980-01-01"),
        office("moved", "1980-01-01", "1999-12-31", parent="other"),
        office("moved", "2000-01-01", parent="fresh"),
        office("fresh", "2000-01-01"),
        office("named", "1980-01-01", "1999-12-31"),
        office("named", "2000-01-01", short_name="RENAMED"),
        office("stays", "1980-01-01", "1999-12-31", parent="old"),
        office("stays", "2000-01-01", parent="new"),
    )
    pairs = links(("old", "new"))
    before, after = (held_on(lasting(rows, pairs), day(text)) for text in ("1999-12-31", "2000-01-01"))
    told = changed(before, after, pairs).set_index("office_id")
    assert told["change"].to_dict() == {
        "new": "successor",
        "stays": "",
        "fresh": "new",
        "moved": "moved",
        "named": "renamed",
        "other": "",
    }
    assert (told.at["new", "was"], told.at["moved", "was"], told.at["named", "was"]) == ("OLD", "OTHER", "NAMED")
    assert list(ended(before, after)["office_id"]) == ["old"]


def test_the_reform_of_2019_put_departments_in_the_place_of_others():
    rows, gone = changes_on(day("2019-01-01"))
    successors = rows[rows["change"] == "successor"].set_index("office_id")["was"]
    assert (successors["dpo"], successors["dppa"], successors["dos"]) == ("DPKO", "DPA", "DFS")
    assert {"dpko", "dpa", "dfs"} <= set(gone["office_id"])
    assert rows.set_index("office_id").at["orolsi", "change"] == ""


def test_days_of_change_hold_the_reforms():
    assert {day("1992-01-01"), day("1993-09-01"), day("2007-07-01"), day("2019-01-01")} <= set(change_dates())
    assert last_change(day("2018-06-01")) < day("2019-01-01") == last_change(as_of())
    assert last_change(day("1900-01-01")) is None


def test_derivations_leave_their_tables_as_they_were():
    names = ["offices", "office_successions", "headquarters_figures", "statements"]
    before = {name: load_table(name) for name in names}
    mine = organisation_on(day("2010-01-01"))
    mine["name"] = "changed"
    support_account()
    checked_statements()
    for name, rows in before.items():
        pd.testing.assert_frame_equal(rows, load_table(name))
    assert (organisation_on(day("2010-01-01"))["name"] != "changed").all()


# The charts


def test_a_box_stands_level_with_the_first_below_it_and_lines_join_parent_and_child():
    boxes = placed(_boxes(day("2010-01-01")), _tops(day("2010-01-01"))).set_index("office_id")
    assert boxes.at["dpko", "middle"] == boxes.at["secretary-general", "middle"] == 0
    assert boxes["middle"].max() + 1 == (~boxes.index.isin(boxes["parent_id"])).sum()
    pieces = elbows(boxes.reset_index())
    assert len(pieces) == 2 * boxes["parent_id"].replace("", None).nunique() + (boxes["parent_id"] != "").sum()
    assert not boxes.duplicated(["column", "middle"]).any()


@pytest.mark.parametrize("date", ["1948-05-29", "1975-01-01", "2010-01-01", "2026-11-22"])
def test_the_organisation_draws_every_office_and_can_be_picked(date):
    rows = _boxes(day(date))
    spec = specification(organisation_chart(rows, _tops(day(date)), "light", "dpko"))
    drawn = pd.read_csv(StringIO(spec["layer"][1]["data"]["values"]))
    assert set(rows["office_id"]) <= set(drawn["office_id"])
    assert [param["name"] for param in spec["params"]] == ["office"]
    assert len(str(spec)) < 14_000


def test_unconfirmed_boxes_are_dashed_and_say_so():
    rows = _boxes(day("2010-01-01")).set_index("office_id")
    assert rows.at["operations", "is_dashed"] and "unconfirmed" in rows.at["operations", "second"]
    assert not rows.at["dpko", "is_dashed"]


def test_long_names_are_broken_in_the_middle():
    assert in_two("Working Group on Peacekeeping") == "Working Group|on Peacekeeping"
    assert in_two("Fifth") == "Fifth"


def test_the_strips_hold_three_offices_and_the_day():
    spec = specification(leaders_chart(load_table("leaders"), day("1946-01-01"), as_of(), day("1994-07-01"), "dark"))
    drawn = pd.read_csv(StringIO(spec["layer"][0]["data"]["values"]))
    assert {"Annan", "Guterres", "Khare"} <= set(drawn["surname"]) and drawn["y"].nunique() == 3
    assert (drawn["room"] > 0).all()
    assert spec["layer"][1]["data"]["values"] == [{"start": 773020800000}]


def test_figures_draw_gaps_as_gaps_and_parts_hollow():
    rows = support_account()
    drawn = rows.assign(is_hollow=rows["is_part"], label="")
    values = list(account_chart(drawn, day("2001-01-01"), as_of(), "light").to_dict()["datasets"].values())[0]
    assert len(values) == len(rows) and sum(row["is_hollow"] for row in values) == rows["is_part"].sum() > 0
    posts = support_posts(load_table("headquarters_figures")).assign(label="")
    assert len(posts_chart(posts, day("1997-01-01"), as_of(), "dark").to_dict()["layer"]) == 2


# Figures of headquarters


def test_the_support_account_of_a_year_is_told_once_and_the_first_vote_comes_first():
    account = support_account()
    assert account["fiscal_year"].is_unique
    assert account.set_index("fiscal_year").at["2005/06", "amount_usd"] == 146_935_200
    assert account.set_index("fiscal_year")["is_part"].loc[["2002/03", "2009/10"]].tolist() == [True, False]


def test_an_amount_in_both_tables_is_taken_from_the_budgets():
    budgets = pd.DataFrame(
        [("2009/10", day("2009-07-01"), day("2010-06-30"), "support_account", "initial", 5, "published", False, "", "s", "l")],
        columns=[
            "fiscal_year",
            "period_from",
            "period_to",
            "account",
            "stage",
            "amount_usd",
            "quality",
            "is_part",
            "note",
            "source_id",
            "locator",
        ],
    )
    figures = pd.DataFrame(
        [
            (day("2009-07-01"), "support_account_usd", 6, "", "t", "l"),
            (day("2010-07-01"), "support_account_usd", 7, "", "t", "l"),
        ],
        columns=["date", "measure", "value", "note", "source_id", "locator"],
    )
    rows = support_account_from(budgets, figures)
    assert list(zip(rows["fiscal_year"], rows["amount_usd"], strict=True)) == [("2009/10", 5), ("2010/11", 7)]


def test_no_year_of_the_support_account_stands_in_two_tables():
    rows = load_table("budgets").query("account == 'support_account'")
    figures = load_table("headquarters_figures").query("measure == 'support_account_usd'")
    assert not set(rows["period_from"]) & set(figures["date"])


# Statements


@pytest.mark.parametrize(
    ("bound", "value", "least", "most"),
    [
        ("exact", 733, 733, 733),
        ("exact", 14, 14, 14),
        ("exact", 20, 20, 20),
        ("exact", 116_000, 115_500, 116_500),
        ("over", 100_000, 100_000, 110_000),
        ("under", 100_000, 95_000, 100_000),
        ("about", 100_000, 95_000, 105_000),
    ],
)
def test_what_a_number_can_mean(bound, value, least, most):
    assert allowed(bound, value) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("bound", "value", "own", "expected"),
    [
        ("exact", 14, Own(14, 14, "x"), ("agrees", "exactly")),
        ("exact", 18, Own(16, 16, "x"), ("differs", "ours is 2 fewer")),
        ("exact", 733, Own(787, 793, "x"), ("differs", "ours is 54 more (7.4%)")),
        ("under", 81_000, Own(80_572, 80_572, "x"), ("agrees", "within what was said")),
        ("over", 2_400, Own(2_374, 2_477, "x"), ("agrees", "by the higher of our two counts")),
        ("over", 5_000_000_000, Own(4_720_000_000, 4_720_000_000, "x"), ("differs", "ours is 280 million dollars less")),
        (
            "over",
            100_000,
            Own(80_000, 80_000, "x", "civilians are counted", is_part=True),
            ("not_comparable", "civilians are counted"),
        ),
        (
            "over",
            50_000,
            Own(80_000, 80_000, "x", "civilians are counted", is_part=True),
            ("differs", "our uniformed alone are 30,000 more"),
        ),
        ("exact", 35, Own(None, None, "", "no table"), ("not_comparable", "no table")),
    ],
)
def test_verdicts(bound, value, own, expected):
    assert verdict(bound, value, None, own) == expected


def statement(measure: str, date: str, value: int, bound: str = "exact", precision: str = "day") -> pd.DataFrame:
    row = {"statement_id": "x", "date": day(date), "precision": precision, "measure": measure, "bound": bound, "value": value}
    return pd.DataFrame([row | {"value_to": None, "source_id": "x"}])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (statement("operations", "1994-07-01", 17), "agrees"),
        (statement("operations", "2010-01-01", 16, precision="year"), "differs"),
        (statement("missions_led", "2010-07-01", 16), "not_comparable"),
        (statement("operations_begun", "1988-12-10", 15), "agrees"),
        (statement("uniformed", "1993-07-01", 77_657, precision="month"), "agrees"),
        (statement("uniformed", "2019-05-29", 88_000, "over"), "not_comparable"),
        (statement("personnel", "2010-06-01", 120_000), "not_comparable"),
        (statement("personnel", "2010-06-01", 1_000), "differs"),
        (statement("deaths", "2025-12-31", 4_400, "over"), "not_comparable"),
        (statement("contributors", "2025-05-29", 119), "not_comparable"),
        (statement("contributors", "1988-09-29", 35), "not_comparable"),
        (statement("approved_usd", "2006-07-01", 5_000_000_000, "over"), "not_comparable"),  # the first vote alone is known
        (statement("approved_usd", "2006-07-01", 4_000_000_000), "differs"),
        (statement("approved_usd", "1970-07-01", 5_000_000_000, "over"), "not_comparable"),
    ],
)
def test_statements_are_held_against_our_own_numbers(rows, expected):
    assert check(rows)["verdict"].tolist() == [expected]


def test_a_statement_is_not_held_against_a_figure_taken_from_itself():
    rows = statement("operations", "1994-07-01", 17).assign(source_id="un-hub-pko")
    assert check(rows)["why"].tolist() == ["our own figure is taken from this source"]


def test_every_statement_has_a_verdict_and_a_reason():
    rows = checked_statements()
    assert set(rows["verdict"]) <= {"agrees", "differs", "not_comparable"}
    assert (rows["why"].str.len() > 5).all() and len(rows) == len(load_table("statements"))
    known = set(load_table("sources")["source_id"])
    assert set(rows["own_source_id"]) - {""} <= known


def test_the_path_is_numbered_from_one_without_a_gap():
    numbers = sorted(set(load_table("mandate_path")["number"]))
    assert numbers == list(range(1, len(numbers) + 1))


# The page


def test_the_page_tells_the_organisation_of_the_day_as_nested_lists():
    text = written(opened("institution.py", date="2007-07-01"))
    assert "Office of Rule of Law and Security Institutions <mark>new</mark>" in text
    assert "moved from DPKO" in text and "Jean-Marie Guéhenno" in text
    html = organisation_list(day("2007-07-01"))
    assert html.count("<ul>") == html.count("</ul>") > 4 and html.count("<li>") == html.count("</li>")


def test_the_list_does_not_end_an_office_that_only_moved():
    html = organisation_list(day("2001-06-01"))
    assert (
        "United Nations Mine Action Service <span>UNMAS, October 1997 to the present (in this form until June 2007)</span>"
        in html
    )
    assert "UNMAS, October 1997 to the present (in this form since July 2007)" in organisation_list(day("2012-01-01"))
    assert "UNGSC, 23 November 1994 to the present (in this form July 2007 to 31 December 2018)" in organisation_list(
        day("2012-01-01")
    )


def test_a_strip_begins_where_the_one_before_is_known_to_end():
    strips = strips_of(load_table("leaders"), day("1946-01-01"), as_of(), 0)
    starts = strips.set_index("surname")["start"]
    assert starts["Ladsous"] == day("2011-08-23").value // 10**6


def test_a_step_goes_to_the_change_before_and_after():
    at = opened("institution.py", date="2018-12-31")
    at.button(key="Change after").click().run()
    assert said(at, "date") == "2019-01-01" and "Department of Peace Operations" in written(at)
    at.button(key="Change before").click().run()
    assert said(at, "date") < "2019-01-01" and not at.exception


def test_the_year_goes_to_its_first_day():
    at = opened("institution.py", date="2018-12-31")
    at.slider(key="institution_year").set_value(1975).run()
    assert said(at, "date") == "1975-01-01" and "Special Political Affairs" in written(at)


def test_an_office_is_opened_by_choice_and_by_address():
    at = opened("institution.py", office="DPKO", date="1975-01-01")
    assert "Planned, prepared, managed and directed" in written(at) and "It did not stand on 1 January 1975" in written(at)
    at.selectbox(key="office_choice").select("c-34").run()
    assert said(at, "office") == "c-34" and "Standing forum of Member States" in written(at)


def test_an_unknown_office_is_answered():
    assert read_office("nothing")[0] == "" and "There is no office “nothing”" in english(read_office("nothing")[1])
    assert read_office("Orolsi") == ("orolsi", "") and read_office("DPKO") == ("dpko", "")
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["office"] = "nothing"
    at.switch_page("institution.py").run()
    assert any("There is no office “nothing”" in told for told in notices(at)) and said(at, "office") == ""


def test_statements_are_listed_by_what_they_count():
    at = opened("institution.py")
    at.button_group(key="statements_measure").set_value("deaths").run()
    assert "733 Blue Helmets" in written(at) and "Differs" in written(at)


def test_the_finding_counts_the_rows():
    rows = organisation_on(day("1993-12-01"))
    roots = ((rows["kind"] == "secretariat") & (rows["depth"] == 0)).sum()
    assert f"{roots} departments or offices at the top level" in organisation_finding(day("1993-12-01"))
