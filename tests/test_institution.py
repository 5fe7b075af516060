"""Does the organisation of headquarters stand as its sources have it, and are statements fairly held against the tables?"""

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.history import strips_of
from charts.institution import elbows, placed
from charts.look import TABLETS, Look
from data.derive import leader_on, organisation_on, terms_of_office
from data.institution import (
    BODIES,
    change_dates,
    change_precision,
    changed,
    changes_on,
    department_on,
    ended,
    first_staff,
    held_on,
    last_change,
    lasting,
    mandate_steps,
    part_on,
    single_figures,
    support_account,
    support_account_from,
    support_posts,
    upper_on,
)
from data.load import as_of, load_table
from data.statements import Own, allowed, check, checked_statements, statements_on, verdict, verdict_counts
from figures import headquarters_staff, institution, mandate_path, office_leaders, partners, statements
from figures.pictures import Text
from tests.drawing import vega
from tests.test_pages import MAIN, notices, opened, said, written
from ui.view import read_office
from words import english

PHONE, SCREEN = Look("light", 390), Look("light", 1200)


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
    assert (told.at["new", "was_names"], told.at["moved", "was_names"]) == (("Office old",), ("Office other",))
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


def spec(figure, look: Look) -> dict:
    return vega(figure, look)


def drawn(figure, look: Look = SCREEN) -> list[dict]:
    """All rows that a chart draws, of all its layers."""
    return [row for rows in spec(figure, look)["datasets"].values() for row in rows]


def boxes_of(date: str, look: Look, office: str = "dpko") -> pd.DataFrame:
    rows = part_on(department_on(office, day(date)), day(date))
    return placed(institution.drawn(rows, day(date)), look)


def test_in_columns_a_box_stands_level_with_the_first_below_it_and_lines_join_parent_and_child():
    boxes = boxes_of("2010-01-01", SCREEN)
    at = boxes.set_index("office_id")
    assert at.at["dpko", "y"] == at.at["orolsi", "y"] == at.at["police-division", "y"] == 0
    assert boxes["row"].max() + 1 == (~boxes["office_id"].isin(boxes["parent_id"])).sum()
    pieces = elbows(boxes, SCREEN)
    children = boxes["parent_id"].isin(boxes["office_id"]).sum()
    assert len(pieces) == 2 * boxes.loc[boxes["parent_id"] != "", "parent_id"].nunique() + children
    assert not boxes.duplicated(["left", "y"]).any()


@pytest.mark.parametrize("date", ["1975-01-01", "2010-01-01", "2026-11-22"])
def test_on_a_phone_each_box_has_its_own_row_and_its_lines_fit_320_pixels(date):
    for office in ("dpko", "dfs", "c-34"):
        boxes = boxes_of(date, PHONE, office)
        assert (boxes["y"].diff().dropna() > 0).all() and (
            boxes["y"].iloc[1:].to_numpy() > boxes["y2"].iloc[:-1].to_numpy()
        ).all()
        room = (320 - 32) * (boxes["right"] - boxes["left"]) - 16
        for names, seconds, pixels in zip(boxes["lines"], boxes["seconds"], room, strict=True):
            assert max(map(len, names.split("|"))) * 6.6 <= pixels + 8 and max(map(len, seconds.split("|"))) * 5.9 <= pixels + 8


def test_in_columns_the_lines_fit_the_narrowest_window_that_has_them():
    for date in change_dates():
        for top in {department_on(key, date) for key in organisation_on(date)["office_id"]}:
            boxes = placed(institution.drawn(part_on(top, date), date), SCREEN)
            room = (TABLETS + 1 - 2 * 28) * (boxes["right"] - boxes["left"]) - 8
            for lines, pixels in zip(boxes["lines"] + "|" + boxes["seconds"], room, strict=True):
                assert max(map(len, lines.split("|"))) * 5.9 <= pixels, (date, lines)


@pytest.mark.parametrize("look", [PHONE, SCREEN], ids=["phone", "screen"])
def test_no_box_lies_over_another(look):
    for date in change_dates():
        for top in {department_on(key, date) for key in organisation_on(date)["office_id"]}:
            boxes = placed(institution.drawn(part_on(top, date), date), look)
            left, right, above, below = boxes[["left", "right", "y", "y2"]].to_numpy().T
            is_over = (left[:, None] < right) & (right[:, None] > left) & (above[:, None] < below) & (below[:, None] > above)
            assert is_over.sum() == len(boxes), (date, top)  # each lies over itself


@pytest.mark.parametrize("date", ["1948-05-29", "1975-01-01", "2010-01-01", "2026-11-22"])
def test_the_organisation_draws_every_office_of_a_department_and_can_be_picked(date):
    offices = organisation_on(day(date))["office_id"]
    parts = offices.groupby([department_on(office, day(date)) for office in offices])
    for department, within in parts:
        figure = institution.on_day(day(date), within.iloc[-1])
        keys = {row["office_id"] for row in drawn(figure) if "office_id" in row}
        assert keys == set(part_on(department, day(date))["office_id"]) >= set(within)
        assert [param["name"] for param in spec(figure, PHONE)["params"]] == ["office"]
        assert figure.picks == {"office_id": "office"} and figure.picture.select == "office"
    assert len(parts)


def test_unconfirmed_boxes_are_dashed():
    figure = institution.on_day(day("2010-01-01"), "dpko")
    dashed = {row["office_id"]: row["dashed"] for row in drawn(figure) if "office_id" in row}
    assert dashed["operations"] == 1 and dashed["dpko"] == 0 and figure.has_doubt


def test_then_and_now_draws_both_and_says_how_few_they_were():
    figure = institution.then_and_now()
    assert sorted(first_staff()["value"]) == [6, 20]
    assert english(figure.finding) == ("Around 1988 some 6 to 20 officials ran peacekeeping; today 4 departments share it.")
    for look in (PHONE, SCREEN):
        rows = drawn(figure, look)
        texts = {row["text"] for row in rows if "text" in row}
        keys = {row["office_id"] for row in rows if "office_id" in row}
        assert texts == {"Then: 1988", "Now: 2026"}
        assert {
            "special-political-affairs",
            "military-adviser",
            "field-operations-division",
            "dpo",
            "dos",
            "dmspc",
            "dppa",
        } <= keys
        height = spec(figure, look)["height"]
        assert height == (figure.picture.narrow_height if look.is_narrow else figure.picture.height)


def test_the_department_of_an_office_is_found_on_any_day():
    assert department_on("police-division", day("2026-11-22")) == "dpo"
    assert department_on("dpo", day("2012-01-01")) == department_on("police-division", day("2012-01-01")) == "dpko"
    assert department_on("dpko", day("1975-01-01")) == "special-political-affairs"
    assert department_on("acabq", day("1975-01-01")) == BODIES == department_on("", day("1948-05-29"))
    assert department_on("", day("2026-11-22")) == "dpo"
    assert department_on("", day("1975-01-01")) == "special-political-affairs"
    assert len(upper_on(as_of())) == 15 and (upper_on(as_of())["depth"] == 0).sum() == 4


def test_the_terms_hold_three_offices_the_day_and_all_heads():
    figure = office_leaders.leaders(day("1994-07-01"))
    for look in (PHONE, SCREEN):
        rows = [row for row in drawn(figure, look) if "told" in row]
        assert len(rows) == len(load_table("leaders"))
        assert {row["label"] for row in rows if row["is_held"]} >= (
            {"Annan", "Boutros-Ghali"} if look.is_narrow else {"Kofi Annan"}
        )
        assert sum(row["is_doubtful"] for row in rows) == (load_table("leaders")["status"] == "unconfirmed").sum()
    assert {"s": "1994-07-01T00:00:00Z"} in drawn(figure)
    assert english(figure.finding) == ("On 1 July 1994 Boutros Boutros-Ghali was Secretary-General; Kofi Annan led peacekeeping.")


def test_terms_agree_with_who_led_on_every_day_of_a_handover():
    terms = terms_of_office()
    for date in [*terms["since"], *terms["until"].dropna()]:
        held = terms[(terms["since"] <= date) & ~(terms["until"] < date)]
        assert set(zip(held["office"], held["name"], strict=True)) == set(
            zip(leader_on(date)["office"], leader_on(date)["name"], strict=True)
        )


def test_the_support_account_draws_gaps_as_gaps_and_doubt_hollow():
    rows = [row for row in drawn(headquarters_staff.account()) if "nought" in row]
    account = support_account()
    assert len(rows) == len(account) == 15
    assert [row["is_doubtful"] for row in rows] == list(account["is_doubtful"]) and sum(row["is_doubtful"] for row in rows) == 5
    assert english(headquarters_staff.account().finding) == (
        "Support for peacekeeping at headquarters cost 147 million dollars in 2005/06 and about 425 million dollars in 2025/26."
    )
    assert {"name": "marked", "value": "2010-07-01 2010"} in spec(headquarters_staff.account(2010), SCREEN)["params"]


def test_posts_are_points_hollow_where_proposed():
    rows = [row for row in drawn(headquarters_staff.posts()) if "is_proposed" in row]
    assert [row["n"] for row in rows if not row["is_proposed"]] == [400, 400, 469, 1245]
    assert [row["n"] for row in rows if row["is_proposed"]] == [1180, 1356, 1534]
    assert len(rows) == len(support_posts(load_table("headquarters_figures")))


def test_every_other_count_of_staff_is_told_with_its_unit():
    said_ = [english(entry.title) for entry in headquarters_staff.staff().picture.entries]
    assert len(said_) == len(single_figures()) == 12
    assert {"6 staff", "20 staff", "114 military officers", "1,200 staff", "402 posts"} <= set(said_)


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
        ("exact", 733, Own(787, 793, "x"), ("differs", "ours is 54 more (7.4 per cent)")),
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
    key, why = verdict(bound, value, None, own)
    assert (key, english(why)) == expected


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
def test_statements_are_checked_against_our_own_numbers(rows, expected):
    assert check(rows)["verdict"].tolist() == [expected]


def test_a_statement_is_not_checked_against_a_figure_taken_from_itself():
    rows = statement("operations", "1994-07-01", 17).assign(source_id="un-hub-pko")
    assert [english(why) for why in check(rows)["why"]] == ["our own figure is taken from this source"]


def test_every_statement_has_a_verdict_and_a_reason():
    rows = checked_statements()
    assert set(rows["verdict"]) <= {"agrees", "differs", "not_comparable"}
    assert all(len(english(why)) > 5 for why in rows["why"]) and len(rows) == len(load_table("statements"))
    known = set(load_table("sources")["source_id"])
    assert set(rows["own_source_id"]) - {""} <= known


def test_the_path_is_numbered_from_one_without_a_gap():
    numbers = sorted(set(load_table("mandate_path")["number"]))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_path_has_four_parts_in_their_order():
    rows = mandate_steps()
    assert list(rows["phase"].drop_duplicates()) == ["decide", "serve", "pay", "review"]
    assert rows.groupby("phase")["number"].max().to_dict() == {"decide": 5, "serve": 12, "pay": 16, "review": 18}
    assert len(mandate_path.path().picture.entries) == 18


def test_verdicts_are_counted_by_what_the_statements_count():
    counts = verdict_counts().set_index("measure")
    assert counts.loc["deaths", ["agrees", "differs", "not_comparable", "total"]].tolist() == [9, 3, 1, 13]
    assert counts["total"].sum() == len(checked_statements()) == 61
    assert english(statements.statements().finding) == (
        "Of 61 numbers said in public, 22 agree with our tables, 8 differ and 31 cannot be compared."
    )
    assert sum(len(statements_on(measure)) for measure in statements.measures()) == 61


def test_partners_are_drawn_and_listed_whole():
    rows = load_table("partners")
    assert len([row for row in drawn(partners.partners()) if "told" in row]) == len(rows) == 27
    assert isinstance(partners.partner_list().picture, Text) and len(partners.partner_list().picture.entries) == 27
    assert english(partners.partners().finding) == (
        "Of 27 agreements and joint operations since 1993, 9 were with the African Union."
    )


# What is said


def seconds_of(date: str, office: str) -> dict[str, str]:
    rows = part_on(department_on(office, day(date)), day(date))
    told = institution.drawn(rows, day(date))
    return {row.office_id: english(row.second) for row in told.itertuples()}


def test_changes_are_told_in_full_names():
    told = seconds_of("2007-07-01", "dpko")
    assert told["orolsi"] == "created July 2007"
    assert told["police-division"] == "moved here July 2007 from: Department of Peacekeeping Operations"
    told = seconds_of("2019-01-01", "dpo") | seconds_of("2019-01-01", "dmspc")
    assert told["dpo"] == "since 1 January 2019, in place of: Department of Peacekeeping Operations"
    assert told["dmspc"] == "created 1 January 2019"
    assert told["conduct-discipline"] == "moved here 1 January 2019 from: Department of Field Support"


def test_the_notes_count_all_of_headquarters_and_what_ended():
    notes = " ".join(english(note.text) for note in institution.on_day(day("2019-01-01"), "dpo").notes)
    assert "4 departments or offices at the top level, 22 below them and 5 bodies of states or experts; 5 of these" in notes
    assert "Conduct and Discipline Service: moved here 1 January 2019 from: Department of Field Support." in notes
    assert "Ended: " in notes and "Peacekeeping Situation Centre" in notes
    rows = organisation_on(day("1993-12-01"))
    roots = ((rows["kind"] == "secretariat") & (rows["depth"] == 0)).sum()
    notes = " ".join(english(note.text) for note in institution.on_day(day("1993-12-01"), "").notes)
    assert f"{roots} departments or offices at the top level" in notes


def test_an_office_that_only_moved_is_told_whole():
    def periods(office: str) -> tuple[str, list[str]]:
        figure = institution.office_account(office, day("2012-01-01"))
        return english(figure.finding), [english(entry.when) for entry in figure.picture.entries if entry.when]

    finding, told = periods("mine-action-service")
    assert finding == "United Nations Mine Action Service, since October 1997."
    assert told[0] == "October 1997 to June 2007, part of: Department of Peacekeeping Operations"
    assert told[1] == "since July 2007, part of: Office of Rule of Law and Security Institutions"
    finding, told = periods("logistics-base")
    assert finding.endswith("since 23 November 1994.") and told[1].startswith("July 2007 to 31 December 2018")


def test_a_day_of_change_is_told_as_finely_as_it_is_known():
    assert [change_precision(day(date)) for date in ("2019-01-01", "2007-07-01", "1992-01-01")] == ["day", "month", "year"]


def test_a_strip_begins_where_the_one_before_is_known_to_end():
    strips = strips_of(load_table("leaders"), day("1946-01-01"), as_of(), 0)
    starts = strips.set_index("surname")["start"]
    assert starts["Ladsous"] == day("2011-08-23").value // 10**6


# The page


def test_a_step_goes_to_the_change_before_and_after():
    at = opened("institution.py", date="2018-12-31")
    at.button(key="jump-after").click().run()
    assert said(at, "date") == "2019-01-01" and "Department of Peace Operations" in written(at)
    at.button(key="jump-before").click().run()
    assert said(at, "date") < "2019-01-01" and not at.exception


def test_a_typed_day_is_taken_and_stays_in_the_field():
    at = opened("institution.py")
    at.text_input(key="typed-time").set_value("1 January 1975").run()
    assert said(at, "date") == "1975-01-01" and at.text_input(key="typed-time").value == "1 January 1975"
    assert "Special Political Affairs" in written(at) and "<h1>Institution</h1>" in written(at)


def test_an_office_is_opened_by_choice_and_by_address():
    at = opened("institution.py", office="DPKO", date="1975-01-01")
    assert "Planned, prepared, managed and directed" in written(at) and "It did not stand on 1 January 1975" in written(at)
    at.selectbox(key="chosen-office").select("c-34").run()
    assert said(at, "office") == "c-34" and "Standing forum of Member States" in written(at)


def test_every_office_can_be_chosen_on_any_day_and_keeps_the_address():
    for date in ("1975-01-01", "2026-11-22"):
        assert set(institution.office_options(day(date))) == set(load_table("offices")["office_id"])
    at = opened("institution.py", office="dpo", date="2026-11-22")
    at.text_input(key="typed-time").set_value("2012").run()
    assert said(at, "office") == "dpo" and "On 1 January 2012 the Department of Peacekeeping Operations had" in written(at)


def test_an_unknown_office_is_answered():
    assert read_office("nothing")[0] == "" and "There is no office “nothing”" in english(read_office("nothing")[1])
    assert read_office("Orolsi") == ("orolsi", "") and read_office("DPKO") == ("dpko", "")
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["office"] = "nothing"
    at.switch_page("institution.py").run()
    assert any("There is no office “nothing”" in told for told in notices(at)) and said(at, "office") == ""


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("leaders", "was Secretary-General"),
        ("staff", "million dollars in 2025/26"),
        ("path", "A mandate takes 18 steps"),
        ("partners", "27 agreements and joint operations"),
        ("statements", "checked against our tables"),
    ],
)
def test_each_part_stands_in_the_address(part, sentence):
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["part"] = part
    at.switch_page("institution.py").run()
    assert not at.exception and sentence in written(at) and said(at, "part") == part


def test_statements_are_listed_by_what_they_count():
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["part"] = "statements"
    at.switch_page("institution.py").run()
    at.selectbox(key="institution-measure").select("deaths").run()
    assert "733 Blue Helmets" in written(at) and "Differs: ours is 54 more" in written(at) and said(at, "measure") == "deaths"


def test_notes_name_their_sources_and_no_keys():
    keys = {key for key in load_table("sources")["source_id"] if "-" in key}
    for office in load_table("offices")["office_id"].unique():
        figure = institution.office_account(office, as_of())
        told = " ".join([*(english(note.text) for note in figure.notes), *figure.table.shown(english)["Note"]])
        assert not keys & set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", told)), office
