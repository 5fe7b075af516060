"""Does the day on the map rest on the same rows as everything else, and does its headline say what they say?"""

import json
import re

import pandas as pd
import pytest
from markupsafe import escape

from data import atlas
from data.derive import active_on, places_on
from data.load import load_table
from data.people import strengths_on
from data.provenance import source_ids
from data.sources import is_source, source_row
from figures import atlas as figures
from figures import day
from figures.known_days import days_file
from words import english

DAYS = [pd.Timestamp(each) for each in ("1948-05-29", "1956-11-15", "1973-10-25", "1994-07-01", "2006-03-31", "2026-11-22")]


@pytest.mark.parametrize("date", DAYS)
def test_the_days_operations_are_those_of_all_other_questions(date):
    rows, counts = atlas.operations_on(date), strengths_on(date).set_index("mission_id")
    assert list(rows["mission_id"]) == list(active_on(date)["mission_id"])
    assert dict(zip(rows["mission_id"], rows["seat"], strict=True)).items() <= places_on(date).items()
    known = rows.dropna(subset="uniformed").set_index("mission_id")
    assert set(known.index) == set(counts.index)
    assert (known["uniformed"] == counts.loc[known.index, "uniformed"]).all()
    assert (known["counted_on"] == counts.loc[known.index, "date"]).all()
    assert all(is_source(key) for cell in rows["source_id"] for key in source_ids(cell))


def test_a_region_has_its_own_operations_and_sum():
    rows = atlas.operations_on(pd.Timestamp("1994-07-01"), "Americas")
    assert list(rows["acronym"]) == ["ONUSAL", "UNMIH"]
    plain = atlas.rows_on(pd.Timestamp("1994-07-01"), "Americas")
    assert atlas.persons_on(pd.Timestamp("1994-07-01"), plain, "Americas") == (rows["uniformed"].sum(), False)
    assert atlas.operations_on(pd.Timestamp("1948-07-01"), "Americas").empty


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("2026-11-22",), "11 operations, about 52,000 peacekeepers, on 22 November 2026."),
        (("1994-07-01",), "17 operations, about 72,000 peacekeepers, on 1 July 1994."),
        (("1948-05-29",), "1 operation on 29 May 1948."),
        (("1994-07-01", "", "Americas"), "2 operations in the Americas, about 200 peacekeepers, on 1 July 1994."),
        (("1948-07-01", "", "Americas"), "No operation was deployed in the Americas on 1 July 1948."),
        (("1994-07-01", "unprofor"), "UNPROFOR, deployed since 21 February 1992: about 36,000 peacekeepers on 1 July 1994."),
        (
            ("2026-11-22", "unmiss"),
            "UNMISS, deployed since 9 July 2011: about 15,000 peacekeepers as last counted, in July 2025.",
        ),
        (("1975-01-01", "unficyp"), "UNFICYP, deployed since 27 March 1964: about 4,440 peacekeepers as last counted, in 1974."),
        (("2026-11-22", "unprofor"), "UNPROFOR was deployed from 21 February 1992 to 20 December 1995, not on 22 November 2026."),
        (("1990-01-01", "unmiss"), "UNMISS was not deployed on 1 January 1990; it began on 9 July 2011."),
    ],
)
def test_the_headline_is_computed_from_the_day(asked, said):
    assert english(figures.world(*asked).finding) == said


def test_numbers_are_rounded_in_the_headline_alone():
    date = pd.Timestamp("1994-07-01")
    told = [english(each.text) for each in day.numbers(date, atlas.rows_on(date))]
    assert told == ["17", "71,636"]
    for region in ("", "Africa", "Americas"):  # an estimate stands in headline and panel alike: not 13,000 beside 12,600
        for date in map(pd.Timestamp, ("1964-07-01", "1988-07-01", "2018-12-31", "2026-11-22")):
            rows = atlas.rows_on(date, region)
            told = [each for each in day.numbers(date, rows, region)[1:] if english(each.text).startswith("about")]
            assert all(f"{english(each.text)} peacekeepers" in english(figures.finding(date, rows, "", region)) for each in told)
    assert english(figures.finding(*(d := pd.Timestamp("1964-07-01"), atlas.rows_on(d)))).endswith(
        "about 12,600 peacekeepers, on 1 July 1964."
    )
    assert [english(figures.rough(n)) for n in (86, 593, 1046, 71_636)] == ["86", "about 590", "about 1,000", "about 72,000"]


DAY = pd.Timestamp("1994-07-01")


def test_the_facts_of_a_day_say_what_is_in_doubt_and_which_stage_of_the_budget_they_tell():
    told = {(when, english(fact.label)): fact for when in ("1960-10-01", "2023-08-01") for fact in day.facts(pd.Timestamp(when))}
    assert not told["1960-10-01", "Secretary-General"].is_doubtful and told["1960-10-01", "Peacekeeping led by"].is_doubtful
    assert english(told["2023-08-01", "Budget 2023/24"].text) == "about 6.3 billion dollars of that year, approved"
    early = pd.Timestamp("1960-10-01")
    _, persons = day.numbers(early, atlas.operations_on(early))
    assert english(persons.text) == "about 6,800" and persons.is_doubtful


def test_every_operation_is_listed_with_country_and_purpose():
    items = day.items(atlas.rows_on(DAY), DAY)
    assert len(items) == 17 and all(english(each.places) and english(each.purpose) for each in items)
    assert next(english(each.places) for each in items if each.mission_id == "unficyp") == "Cyprus"


def test_who_led_in_the_field_is_named_on_an_operations_card():
    rows = load_table("field_leaders")
    row = rows[(rows["mission_id"] == "unamir") & rows["name"].str.contains("Dallaire")].iloc[0]
    card = day.operation_card("unamir", pd.Timestamp("1994-05-01"), True)
    assert (row["name"], "Force commander") in [(fact.text, english(fact.label)) for fact in card.facts]


def test_a_card_outside_its_operations_time_says_so():
    assert english(day.operation_card("onuc", pd.Timestamp("1994-07-01"), False).when).endswith("Not deployed on 1 July 1994.")


def told_on(mission: str, date: str, event: str = "") -> dict[str, str]:
    card = day.operation_card(mission, pd.Timestamp(date), True, event)
    return {english(fact.label): english(fact.text) for fact in card.facts}


def test_a_day_without_a_known_head_says_so_and_no_commander_is_missed_where_none_was():
    rows = load_table("field_leaders")
    untso = told_on("untso", "1994-01-01")
    held = rows[(rows["mission_id"] == "untso") & (rows["from_date"] <= "1994-01-01") & ~(rows["to_date"] < "1994-01-01")]
    assert held.empty and untso["Head of mission"] == "not known for this day"
    assert "Force commander" not in told_on("unmik", "2005-01-01")
    assert "Head of mission" not in [english(fact.label) for fact in day.operation_card("onuc", DAY, False).facts]


def test_an_operations_card_tells_what_happened_last_and_an_event_that_was_picked():
    events = load_table("events").query("mission_id == 'unamir' and date <= '1994-07-15'").sort_values("date")
    assert told_on("unamir", "1994-07-15")["Latest event"].startswith(events.iloc[-1]["title"])
    card = day.operation_card("unamir", pd.Timestamp("1994-07-15"), True, "unamir-1994-eto")
    row = events.set_index("event_id").loc["unamir-1994-eto"]
    assert english(card.happened.account) == row["account"] and card.happened.source_id == row["source_id"]
    assert day.operation_card("untac", pd.Timestamp("1993-01-01"), True, "unamir-1994-eto").happened is None
    assert day.operation_card("untac", pd.Timestamp("1993-01-01"), True, "no-such-event").happened is None


def test_the_maps_table_names_the_events_of_the_year_with_their_sources():
    table = figures.world("1994-07-15").table
    shown = table.shown(english).set_index("Operation")
    assert "21 April 1994: Council cuts UNAMIR to 270" in shown.at["UNAMIR", "Events of the year before"]
    row = table.frame.set_index("mission_id").loc["unamir"]
    named = set(load_table("events").set_index("event_id").loc[["unamir-1994-eto", "unamir-1994-plane"], "source_id"])
    assert named <= set(source_ids(row["source_id"]))


def test_a_mandate_whose_last_known_end_has_passed_is_said_in_the_list():
    date = pd.Timestamp("2026-11-22")
    told = {item.mission_id: english(item.warning) for item in day.items(atlas.rows_on(date), date)}
    ends = load_table("current_mandates").set_index("mission_id")["mandate_until"]
    assert {key for key, text in told.items() if text} == {key for key in told if key in ends and ends[key] < date}
    assert told["undof"].endswith("is past.")


@pytest.mark.parametrize("region", ["", "Africa", "Americas"])
@pytest.mark.parametrize("date", DAYS)
def test_a_step_names_the_sources_of_the_figure_without_making_it(date, region):
    assert figures.sources_of(date, region) == figures.world(f"{date:%Y-%m-%d}", "", region).source_ids()


def test_what_the_browser_knows_of_a_day_is_what_the_server_would_tell():
    file = json.loads(days_file("en").body)
    days = [pd.Timestamp("1948-05-29") + pd.Timedelta(days=n) for n in range(0, 28_600, 411)]
    for date in [*DAYS, *days, pd.Timestamp("1992-03-31"), pd.Timestamp("1992-04-01")]:
        told = [day.worldwide(date), *([*make(date)] for make in day.PARTS.values())]
        for entries, facts in zip([file["numbers"], *file["lines"]], told, strict=True):
            known = [text for since, text in entries if since <= f"{date:%Y-%m-%d}"][-1]
            assert [english(fact.text) for fact in facts] == re.findall(r"<(?:span|dd)[^>]*>(.*?)</", known), date
            assert all(escape(source_row(fact.source_id.split("; ")[0])["url"]) in known for fact in facts)
