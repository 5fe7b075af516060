"""Do reforms, eras, doctrine and tasks say what the tables say, and is before told from after rightly?"""

import html

import pandas as pd
import pytest

from charts.eras import shown_eras
from charts.history import Chosen
from charts.look import Look
from charts.reform import reform_chart
from data.around import Records, begun, malicious_deaths, mean_budget, mean_strength, measured_around, number_with, windows
from data.derive import before_and_after, doctrine_on, mission_spans, tasks_of
from data.eras import era_of_years
from data.load import describe_table, load_table
from data.reform_series import SERIES, series
from data.reforms import (
    TASKS,
    account_of,
    decades,
    eras_of,
    in_force,
    leading_doctrine,
    operations_by_day,
    periodisations,
    task_shares,
    tasks_given,
)
from figures import reforms, tasks
from tests.drawing import vega, vega_of
from tests.test_pages import notices, opened, said, written
from ui.view import View, read_era
from words import english, say


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def spans(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["mission_id", "start_date", "end_date"])
    frame["start_date"], frame["end_date"] = pd.to_datetime(frame["start_date"]), pd.to_datetime(frame["end_date"])
    return frame.assign(acronym=frame["mission_id"].str.upper(), region="Africa", start_precision="day")


THREE = spans(("a", "1990-01-01", "1994-12-31"), ("b", "1996-03-01", None), ("c", "1999-06-01", "2000-01-01"))


def test_windows_leave_out_the_day_and_all_that_a_half_known_date_can_mean():
    before, after = windows(day("2000-08-21"), "day", 5)
    assert (before.first, before.last) == (day("1995-08-21"), day("2000-08-20"))
    assert (after.first, after.last) == (day("2000-08-22"), day("2005-08-21"))
    before, after = windows(day("1992-01-01"), "year", 5)
    assert (before.last, after.first) == (day("1991-12-31"), day("1993-01-01"))


def test_operations_begun_are_counted_on_each_side_and_an_uncertain_start_is_named():
    around = windows(day("1996-03-01"), "day", 5)
    assert begun(*around, THREE)[1:3] == (0, 1)  # b began on the day itself
    half = THREE.assign(start_precision=["day", "month", "day"])
    assert english(begun(*windows(day("1996-03-10"), "day", 5), half).note).startswith("The day on which B began is not known")


def test_only_what_was_given_by_the_windows_end_to_operations_then_in_the_field_counts():
    given = pd.DataFrame({"mission_id": ["a", "b", "c"], "date": pd.to_datetime(["1995-06-01", "1998-01-01", "1999-06-01"])})
    pair = number_with(*windows(day("1996-01-01"), "day", 5), THREE, given, say("Protected"))
    assert pair[1:3] == (1, 2)
    assert english(pair.note).startswith("Of 1 before, 2 after")


def strength(years, quality="published") -> pd.DataFrame:
    return pd.DataFrame({"year": years, "uniformed": [year - 1990 for year in years], "quality": quality})


def test_strength_needs_every_year_and_leaves_out_the_reforms_own():
    pair = mean_strength(2000, 3, strength([*range(1997, 2004)]))
    assert pair[1:3] == (8, 12) and english(pair.note) == "1997 to 1999, 2001 to 2003."
    gap = mean_strength(2000, 3, strength([1997, 1998, 1999, 2001, 2003]))
    assert pd.isna(gap.before) and pd.isna(gap.after) and english(gap.note) == "No count of the end of 2002."
    assert english(mean_strength(2000, 1, strength([1999, 2001], "estimated")).note) == "1999, 2001. 1999 to 2001 estimated."


def test_deaths_are_not_told_beyond_the_last_known_day():
    deaths = pd.DataFrame({"date": pd.to_datetime(["1999-01-01", "2000-06-01", "2001-01-01"])})
    around = windows(day("2000-01-01"), "day", 2)
    assert malicious_deaths(*around, deaths, day("2002-01-01"))[1:3] == (1, 2)
    late = malicious_deaths(*around, deaths, day("2001-12-31"))
    assert pd.isna(late.after) and english(late.note) == "Deaths are known to 31 December 2001."


def budgets(first: int, last: int) -> pd.DataFrame:
    years = range(first, last + 1)
    return pd.DataFrame(
        {
            "fiscal_year": [f"{year}/{(year + 1) % 100:02}" for year in years],
            "period_from": pd.to_datetime([f"{year}-07-01" for year in years]),
            "amount_usd": [year * 1_000_000 for year in years],
            "is_part": [year == 2001 for year in years],
        }
    )


def test_budgets_before_and_after_need_all_their_years_and_name_partial_votes():
    pair = mean_budget(day("2000-08-21"), 2, budgets(1999, 2003))
    assert pair[1:3] == (1999.5, 2001.5)
    assert "1999/00 to 2000/01 and 2001/02 to 2002/03" in english(pair.note)
    assert "The budgets of 2001/02 leave out" in english(pair.note)
    assert "known from 1999/00" in english(mean_budget(day("2000-08-21"), 3, budgets(1999, 2003)).note)
    assert "known to 2003/04" in english(mean_budget(day("2002-08-21"), 2, budgets(1999, 2003)).note)
    hole = budgets(1999, 2003).drop(index=2)
    assert pd.isna(mean_budget(day("2000-08-21"), 2, hole).after)


def small_records(as_of: str) -> Records:
    none = pd.DataFrame({"mission_id": [], "date": pd.to_datetime([])})
    return Records(THREE, strength(range(1950, 2020)), none, none, none, day(as_of), budgets(1950, 2019), day(as_of))


def test_nothing_is_compared_before_the_years_have_passed_or_reach_back_behind_the_first_operation():
    young = measured_around(day("2016-01-01"), "day", 5, small_records("2020-12-31"))
    assert (
        young["before"].isna().all() and (young["note"].map(english) == "Less than 5 years had passed by 31 December 2020.").all()
    )
    assert measured_around(day("2016-01-01"), "day", 5, small_records("2021-01-01"))["after"].notna().any()
    early = measured_around(day("1950-11-03"), "day", 5, small_records("2020-12-31"))
    assert (
        early["after"].isna().all()
        and early["note"].map(english).str.startswith("The first operation began on 29 May 1948").all()
    )


def test_brahimi_before_and_after_as_counted_by_hand():
    rows = before_and_after("brahimi-2000").set_index("measure")
    begun_ = mission_spans()["start_date"]
    assert rows.loc["Operations begun", "before"] == begun_.between("1995-08-21", "2000-08-20").sum() == 16
    assert rows.loc["Operations begun", "after"] == 7  # UNMISET, MINUCI, UNMIL, UNOCI, MINUSTAH, ONUB, UNMIS
    assert rows.loc["Uniformed, mean of year's ends", "before"] == (31101 + 24823 + 14888 + 14476 + 18147) / 5
    assert list(before_and_after("brahimi-2000").columns) == ["measure", "before", "after", "unit", "note"]


def test_what_a_caller_does_to_before_and_after_stays_with_him():
    rows = before_and_after("brahimi-2000")
    rows["before"] = 0
    assert before_and_after("brahimi-2000")["before"].iloc[0] == 16


def test_no_reform_of_that_key_is_an_error():
    with pytest.raises(KeyError):
        before_and_after("no-such-reform")


def test_every_reform_is_compared_or_says_why_not():
    for reform_id in load_table("reforms")["reform_id"]:
        rows = before_and_after(reform_id)
        assert (rows["before"].isna() == rows["after"].isna()).all()
        assert (rows.loc[rows["before"].isna(), "note"] != "").all()


def test_divisions_into_eras_have_years_throughout_and_do_not_overlap():
    assert list(periodisations())[0] == "own" and "un" not in periodisations()
    for key in periodisations():
        eras = eras_of(key)
        assert (eras["first"] <= eras["last"]).all()
        assert (eras["first"].iloc[1:].to_numpy() > eras["last"].iloc[:-1].to_numpy()).all()
    assert eras_of("mofa")["last"].iloc[0] == day("1987-12-31")
    assert eras_of("chawla")["last"].iloc[-1] == day("1967-12-31")


def test_eras_are_cut_to_the_years_shown():
    shown = shown_eras(eras_of("own"), day("1990-01-01"), day("1995-12-31"))
    assert list(shown["name"]) == ["Expansion", "Retreat"]
    assert pd.Timestamp(shown["start"].iloc[0], unit="ms") == day("1990-01-01")
    assert shown_eras(None, day("1990-01-01"), day("1995-12-31")).empty


def test_operations_by_day_step_on_the_first_day_and_after_the_last():
    rows = operations_by_day(THREE, day("2001-01-01")).set_index("date")["operations"]
    assert rows[day("1990-01-01")] == 1 and rows[day("1995-01-01")] == 0 and rows[day("1999-06-01")] == 2
    assert rows[day("2000-01-02")] == 1 and rows.index[-1] == day("2001-01-01")


def test_operations_by_day_agree_with_the_operations_of_a_day():
    rows = operations_by_day(mission_spans(), day("2026-11-22"))
    assert rows[rows["date"] <= "1994-07-01"]["operations"].iloc[-1] == 17
    assert rows["operations"].iloc[-1] == 11


def guidance(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["guidance_id", "level", "from_date", "to_date", "to_precision"])
    return frame.assign(from_date=pd.to_datetime(frame["from_date"]), to_date=pd.to_datetime(frame["to_date"]))


def test_doctrine_is_in_force_from_its_first_to_its_last_possible_day_highest_first():
    rows = guidance(
        ("policy-old", "policy", "2017-01-01", "2019-01-01", "year"),
        ("policy-new", "policy", "2019-10-01", None, ""),
        ("top", "capstone", "2008-01-18", None, ""),
        ("undated", "policy", None, None, ""),
    )
    assert list(in_force(rows, day("2019-12-31"))["guidance_id"]) == ["top", "policy-new", "policy-old"]
    assert list(in_force(rows, day("2020-01-01"))["guidance_id"]) == ["top", "policy-new"]
    assert in_force(rows, day("2000-01-01")).empty


@pytest.mark.parametrize(
    ("date", "title"),
    [("1960-01-01", "UNEF principles"), ("1994-07-01", "An Agenda for Peace"), ("2010-01-01", "Capstone doctrine")],
)
def test_the_leading_doctrine_of_a_day(date, title):
    reform, others = leading_doctrine(day(date))
    assert reform["short_title"] == title and others == len(doctrine_on(date)) - 1


def test_no_doctrine_led_before_the_first():
    assert leading_doctrine(day("1950-01-01")) is None and doctrine_on("1950-01-01").empty


def test_guidance_rests_on_what_the_table_knows():
    rows = load_table("guidance")
    assert set(rows["parent_id"]) - {""} <= set(rows["guidance_id"])
    assert (rows["guidance_id"] != rows["parent_id"]).all()
    assert ((rows["from_precision"] == "") == rows["from_date"].isna()).all()
    assert ((rows["to_precision"] == "") == rows["to_date"].isna()).all()


def test_tasks_of_an_operation_come_with_their_resolutions():
    rows = tasks_of("unmiss")
    first = rows[rows["task"] == "protection_of_civilians"].iloc[0]
    assert first["resolution"] == "S/RES/1996 (2011)" and first["from"] == day("2011-07-08")
    assert rows["from"].is_monotonic_increasing and tasks_of("no-such").empty


def test_the_kinds_of_tasks_are_those_of_the_table():
    enum = next(f for f in describe_table("mandated_tasks")["schema"]["fields"] if f["name"] == "task")["constraints"]["enum"]
    assert enum == TASKS


def given_tasks() -> pd.DataFrame:
    tasks = pd.DataFrame(
        [("a", "elections", "1990-06-01"), ("a", "mine_action", "1991-01-01"), ("b", "elections", "1996-03-01")],
        columns=["mission_id", "task", "from_date"],
    )
    return tasks_given(tasks.assign(from_date=pd.to_datetime(tasks["from_date"])), THREE)


def test_a_task_is_early_before_the_first_year_is_over():
    assert list(given_tasks()["is_early"]) == [True, False, True]


def test_shares_count_the_operations_begun_in_an_era_with_the_task_in_their_first_year():
    rows = task_shares(given_tasks(), THREE, decades()).set_index(["name", "task"])
    assert tuple(rows.loc[("1990–1999", "elections"), ["begun", "with_task"]]) == (3, 2)
    assert rows.loc[("1990–1999", "mine_action"), "with_task"] == 0
    assert pd.isna(rows.loc[("1980–1989", "elections"), "share"])


def test_accounts_tell_their_parts_in_order_and_every_reform_is_known():
    rows = load_table("reform_accounts")
    assert set(rows["reform_id"]) <= set(load_table("reforms")["reform_id"])
    parts = list(dict.fromkeys(account_of("brahimi-2000")["part"]))
    assert parts == ["prompted", "authors", "asked", "done", "remained"]
    assert account_of("untso-1948").empty


def test_recommendations_name_the_document_that_shows_their_status():
    rows = load_table("recommendations")
    known = rows[~rows["status"].isin(["unknown"])]
    assert ((known["status_source_id"] != "") & (known["status_locator"] != "")).all()
    figure = reforms.recommendations("brahimi-2000")
    assert len(figure.picture.entries) == (rows["reform_id"] == "brahimi-2000").sum() == 23
    assert english(figure.finding) == "Of 23 recommendations of the Brahimi report: 6 adopted, 14 adopted in part, 3 not known."
    counted = reforms.statuses(pd.DataFrame({"status": ["partly", "adopted", "partly"]}))
    assert english(counted) == "1 adopted, 2 adopted in part"


def test_a_recommendation_has_the_number_of_its_report_or_none():
    rows = load_table("recommendations").set_index("recommendation_id")
    assert rows.loc["brahimi-19", "number"] == "2 (c)" and rows.loc["brahimi-11", "number"] == "15"
    numbered = rows[rows["number"] != ""]
    assert not numbered.duplicated(["reform_id", "number"]).any()
    assert set(numbered["reform_id"]) == {"brahimi-2000"}


def test_a_recommendation_of_brahimi_reaches_a_later_mandate():
    links = load_table("links")
    reached = links[
        (links["from_kind"] == "recommendation") & (links["to_kind"] == "mandate") & links["from_id"].str.startswith("brahimi")
    ]
    assert "unmil:S/RES/1509 (2003)" in set(reached["to_id"])


def test_zero_tolerance_leads_from_the_bulletin_to_the_zeid_report():
    links = load_table("links").set_index("link_id")
    assert links.loc["zero-tolerance-2003-zeid-2005", ["from_kind", "to_id"]].tolist() == ["reform", "zeid-2005"]
    row = load_table("reforms").set_index("reform_id").loc["zero-tolerance-2003"]
    assert row["symbol"] == "ST/SGB/2003/13" and row["rank"] == 1


def test_era_from_the_address_is_read_or_answered():
    assert read_era(" Own ") == ("own", "")
    assert read_era("un")[0] == "" and "There is no division into eras “un”" in english(read_era("un")[1])
    assert View(day("2000-01-01")).era == ""


def test_atlas_names_the_doctrine_in_force_and_leads_to_all():
    text = written(opened(date="2010-06-01"))
    assert "Doctrine" in text and "Capstone doctrine" in text and "reform?date=2010-06-01" in text


def test_the_first_of_rank_are_cards_in_the_order_of_time_and_the_chosen_one_stands_out():
    entries = reforms.landmarks("hippo-2015").picture.entries
    picks = [entry.pick for entry in entries]
    assert len(picks) == 25 and picks[0] == "untso-1948" and picks[-1] == "contingency-2025"
    assert {"agenda-for-peace-1992", "rwanda-inquiry-1999", "srebrenica-report-1999", "brahimi-2000", "a4p-2018"} <= set(picks)
    assert [entry.pick for entry in entries if entry.tone == "strong"] == ["hippo-2015"]


def test_the_landmarks_say_in_which_ten_years_most_reforms_lie():
    notes = " ".join(english(note.text) for note in reforms.landmarks().notes)
    assert "has 89 reports, doctrines" in notes and "25 of them fall in the ten years 2012 to 2021." in notes


def test_a_reform_that_there_is_not_gets_the_one_that_is_shown_by_itself_by_name():
    at = opened(reform="nothing")
    assert notices(at) == ["There is no reform “nothing” in the atlas; the page of reforms shows “Brahimi report”."]
    at.switch_page("reform.py").run()
    assert english(reforms.account(reforms.DEFAULT).finding) in html.unescape(written(at))


@pytest.mark.parametrize("over", SERIES)
def test_every_reform_can_be_picked_above_every_series_and_says_date_and_title(over):
    spec = vega(reforms.timeline(over), Look())
    marks = next(rows for rows in spec["datasets"].values() if "r" in rows[0] and "t" in rows[0])
    assert {mark["r"] for mark in marks} == set(load_table("reforms")["reform_id"])
    brahimi = next(mark for mark in marks if mark["r"] == "brahimi-2000")
    assert brahimi["t"] == "Report of the Panel on United Nations Peace Operations: 21 August 2000."
    assert {param["name"] for param in spec["params"]} == {"pick", "era", "marked"}


def test_the_chosen_reform_has_a_line_and_one_outside_the_years_has_none():
    rows = series("strength")
    table = load_table("reforms")

    def rules(years: str) -> int:
        chosen = Chosen(day("2026-11-22"), "", "brahimi-2000")
        chart = vega_of(reform_chart(table, rows, "strength", *era_of_years(years), chosen, Look()))
        return sum(layer.get("mark", {}).get("type") == "rule" for layer in chart["layer"])

    assert rules("") == rules("1988-1996") + 1


def test_every_series_says_its_numbers_with_source_and_doubt():
    strength_ = series("strength").set_index("start")["value"]
    assert strength_.max() == 106_830
    deaths = series("deaths").assign(year=lambda rows: rows["start"].dt.year).set_index("year")
    assert deaths.loc[1993, ["value", "part"]].tolist() == [251, 127] and deaths.index.max() == 2024
    assert series("operations")["value"].iloc[-1] == 11 and series("operations")["value"].max() == 18
    budget = series("budget")
    spent, voted = (budget[budget["kind"] == kind]["start"] for kind in ("expenditure", "initial"))
    assert budget["start"].is_unique and len(spent) + len(voted) == len(budget) and spent.max() < voted.min()
    for name in SERIES:
        assert (series(name)["source_id"] != "").all() and (series(name)["locator"] != "").all()
    with pytest.raises(KeyError):
        series("weather")


def test_brahimi_before_and_after_stands_side_by_side():
    figure = reforms.around("brahimi-2000")
    cells = [[english(cell.text) if not isinstance(cell.text, str) else cell.text for cell in row] for row in figure.picture.rows]
    assert cells[0] == ["Operations begun", "16 operations", "7 operations"] and len(cells) == 6
    assert "cannot be compared" in english(reforms.around("untso-1948").finding)


def test_the_grid_says_its_finding_from_the_rows_and_a_task_given_twice_is_one_field():
    given = given_tasks()
    assert english(tasks.grid_finding(given)) == "Elections: the task of 2 of 2 operations. Most tasks, 2: A."
    both = given.assign(task="elections", acronym=["A", "A", "B"]).iloc[1:]
    assert english(tasks.grid_finding(both)).endswith("Most tasks, 1: A and B.")
    picture = tasks.grid().picture
    assert len(picture.rows) == 71 and all(len(row) == len(TASKS) + 1 for row in picture.rows)


def test_the_shares_say_the_era_in_which_the_protection_of_civilians_was_given_most():
    shares = task_shares(given_tasks().assign(task="protection_of_civilians"), THREE, decades())
    assert english(tasks.shares_finding(shares)).startswith(
        "Protection of civilians: given to 2 of the 3 operations begun 1990–1999"
    )
    none = task_shares(given_tasks(), THREE, decades())
    assert english(tasks.shares_finding(none)).startswith("No operation here was given")
    assert len(tasks.shares().picture.rows) == len(TASKS)


def test_rules_in_force_follow_the_day():
    assert any(entry.tone == "strong" for entry in reforms.doctrine("2010-06-01").picture.entries)
    assert english(reforms.doctrine("1950-01-01").finding) == "No rule or guide is known to have been in force on 1 January 1950."


def test_the_page_opens_with_a_reform_that_can_be_compared():
    text = written(opened("reform.py"))
    assert "Brahimi report, 21 August 2000" in text and "What prompted it" in text
    assert "Brahimi report: 6 measures of peacekeeping in the 5 years before and after." in text


def test_a_card_and_the_list_choose_a_reform_and_the_address_says_so():
    at = opened("reform.py")
    at.button(key="pick-reform-landmarks-hippo-2015").click().run()
    assert said(at, "reform") == "hippo-2015" and "HIPPO report, 17 June 2015" in written(at)
    at.selectbox(key="chosen-reform").select("untso-1948").run()
    assert said(at, "reform") == "untso-1948" and "cannot be compared" in written(at)


def test_what_the_picture_shows_is_in_the_address():
    at = opened("reform.py", over="deaths", then="asked", more="doctrine", era="chopra", date="2010-06-01")
    text = written(at)
    assert "The worst year was 1993" in text and "Of 23 recommendations" in text and "in force on 1 June 2010" in text
    assert said(at, "over") == "deaths" and said(at, "era") == "chopra"


def test_eras_name_their_source():
    notes = [english(note.text) for note in reforms.timeline(era="chopra").notes]
    assert any(note.startswith("Bands: J. Chopra, three stages.") for note in notes)
    assert any(note.startswith("1 Diplomatic peacekeeping, 1948–1989.") for note in notes)


def test_the_years_of_strength_travel_once_for_line_and_area():
    chart = vega_of(
        reform_chart(load_table("reforms"), series("strength"), "strength", *era_of_years(""), Chosen(day("2026-11-22")), Look())
    )
    both = [layer for layer in chart["layer"] if "layer" in layer]
    assert [each["mark"]["type"] for each in both[0]["layer"]] == ["area", "line"]
    assert both[0]["data"] and not any("data" in each for each in both[0]["layer"])
