"""Do the derivations answer rightly on tables small enough to check by eye?"""

import pandas as pd
import pytest

from data import derive
from data.dates import from_words, in_words, last_possible_day, span_in_words
from data.load import load_table, shared_table

MISSIONS = pd.DataFrame(
    {
        "mission_id": ["a", "b", "c"],
        "acronym": ["A", "B", "C"],
        "official_name": ["Aa", "Bb", "Cc"],
        "region": ["Africa"] * 3,
    }
)
MILESTONES = pd.DataFrame(
    {
        "mission_id": ["a", "a", "b", "b", "c"],
        "event": ["start", "closed", "start", "closed", "start"],
        "date": pd.to_datetime(["1956-11-05", "1967-06-01", "1960-07-14", "1964-06-30", "1948-05-29"]),
        "precision": ["day", "month", "day", "day", "day"],
    }
)


@pytest.mark.parametrize(
    ("date", "precision", "last"),
    [
        ("1967-06-17", "day", "1967-06-17"),
        ("1967-06-01", "month", "1967-06-30"),
        ("1968-02-01", "month", "1968-02-29"),
        ("1999-01-01", "year", "1999-12-31"),
        ("1999-12-31", "day", "1999-12-31"),
    ],
)
def test_last_possible_day(date, precision, last):
    assert last_possible_day(pd.Timestamp(date), precision) == pd.Timestamp(last)


def test_last_possible_day_of_a_missing_date_is_missing():
    assert pd.isna(last_possible_day(pd.NaT, ""))


@pytest.mark.parametrize(
    ("date", "precision", "words"),
    [
        ("1956-11-07", "day", "7 November 1956"),
        ("1967-06-01", "month", "June 1967"),
        ("1948-01-01", "year", "1948"),
    ],
)
def test_in_words(date, precision, words):
    assert in_words(pd.Timestamp(date), precision) == words


def test_span_in_words_of_an_open_operation_and_of_one_that_ended():
    assert span_in_words(pd.Timestamp("1949-01-24"), "day", pd.NaT, "") == "24 January 1949 to the present"
    assert span_in_words(pd.Timestamp("1956-11-07"), "day", pd.Timestamp("1967-06-30"), "month") == "7 November 1956 to June 1967"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1994", "1994-01-01"),
        ("July 1994", "1994-07-01"),
        ("jul 1994", "1994-07-01"),
        ("1994-07", "1994-07-01"),
        ("7/1994", "1994-07-01"),
        ("15 July 1994", "1994-07-15"),
        ("July 15, 1994", "1994-07-15"),
        ("1994-07-15", "1994-07-15"),
        ("  6 april 1994 ", "1994-04-06"),
        ("6 April 1994.", "1994-04-06"),
        ("15/07/1994", "1994-07-15"),
        ("7/8/1994", "1994-08-07"),
        ("15.7.1994", "1994-07-15"),
        ("15-07-1994", "1994-07-15"),
        ("1994/07/15", "1994-07-15"),
        ("1994–07–15", "1994-07-15"),
        ("15\u201107\u20111994", "1994-07-15"),
        ("15th July 1994", "1994-07-15"),
        ("1st Sept. 1994", "1994-09-01"),
        ("the 3rd of October 1993", "1993-10-03"),
        ("July 2nd, 1994", "1994-07-02"),
        ("15-Jul-1994", "1994-07-15"),
        ("Jul. 15, 1994", "1994-07-15"),
        ("15 JUL 1994", "1994-07-15"),
        ("15\u00a0July\u00a01994", "1994-07-15"),
        ("1994-07-15T23:30:00Z", "1994-07-15"),
        ("1994-07-15T00:00:00.000+14:00", "1994-07-15"),
        ("1994-07-15 08:05", "1994-07-15"),
        ("29 February 1996", "1996-02-29"),
    ],
)
def test_from_words_reads_what_visitors_type(text, day):
    assert from_words(text) == pd.Timestamp(day)


@pytest.mark.parametrize(
    "text",
    [
        *("", ".", "soon", "ju 1994", "d 1994", "1994-13", "94", "19940715", "٣ 1994", "15 July 94", "15/07/94", "15th 1994"),
        *("31 June 1994", "31/02/1994", "29 February 1995", "07/15/1994", "0/7/1994", "1994-00-10", "32nd July 1994"),
        *("15/07-1994", "1994-07-15T", "1994-07-15Tnoon", "15 July 1994 or so", "July the 1994", "1994-07-15; DROP", "0000"),
    ],
)
def test_from_words_guesses_nothing(text):
    assert from_words(text) is None


def test_spans_take_the_last_day_a_half_known_end_can_mean():
    spans = derive.spans_from(MISSIONS, MILESTONES).set_index("mission_id")
    assert spans.loc["a", "end_date"] == pd.Timestamp("1967-06-30")
    assert spans.loc["a", "end_precision"] == "month"
    assert pd.isna(spans.loc["c", "end_date"]) and spans.loc["c", "end_precision"] == ""


def test_spans_are_ordered_by_start_and_leave_their_inputs_alone():
    missions, milestones = MISSIONS.copy(), MILESTONES.copy()
    assert list(derive.spans_from(missions, milestones)["mission_id"]) == ["c", "a", "b"]
    pd.testing.assert_frame_equal(missions, MISSIONS)
    pd.testing.assert_frame_equal(milestones, MILESTONES)


@pytest.mark.parametrize(
    ("day", "active"),
    [
        ("1948-05-28", []),
        ("1948-05-29", ["c"]),
        ("1956-11-05", ["c", "a"]),
        ("1964-06-30", ["c", "a", "b"]),
        ("1964-07-01", ["c", "a"]),
        ("1967-06-30", ["c", "a"]),
        ("1967-07-01", ["c"]),
        ("2026-01-01", ["c"]),
    ],
)
def test_first_and_last_day_belong_to_a_span(day, active):
    spans = derive.spans_from(MISSIONS, MILESTONES)
    assert list(derive.active_among(spans, pd.Timestamp(day))["mission_id"]) == active


def test_counts_in_an_era():
    spans = derive.spans_from(MISSIONS, MILESTONES)
    counts = derive.counts_in(spans, pd.Timestamp("1956-01-01"), pd.Timestamp("1962-12-31"))
    assert counts == {"all": 3, "began": 2, "in_field": 3, "at_end": 3}
    assert derive.counts_in(spans, pd.Timestamp("1968-01-01"), pd.Timestamp("1970-12-31"))["in_field"] == 1


def test_contract_columns():
    assert list(derive.mission_spans().columns) == [
        "mission_id",
        "acronym",
        "name",
        "region",
        "start_date",
        "start_precision",
        "end_date",
        "end_precision",
    ]
    assert list(derive.headquarters().columns[:4]) == ["mission_id", "place", "latitude", "longitude"]
    assert list(derive.active_on("1994-07-01").columns) == list(derive.mission_spans().columns)
    assert list(derive.reforms_before("1994-07-01").columns) == list(load_table("reforms").columns)
    assert {"year", "month", "uniformed", "quality"} <= set(derive.world_strength().columns)


def test_reforms_before_come_latest_first_and_include_the_day():
    reforms = derive.reforms_before("1992-06-17")
    assert reforms.iloc[0]["title"].startswith("An Agenda for Peace")
    assert reforms["date"].is_monotonic_decreasing
    assert derive.reforms_before("1948-01-01").empty


@pytest.mark.parametrize(
    ("day", "secretary_general", "peacekeeping"),
    [
        ("1950-01-01", ["Trygve Lie"], []),
        ("1956-11-15", ["Dag Hammarskjöld"], ["Ralph Bunche"]),
        ("1961-10-01", [], ["Ralph Bunche"]),
        ("1994-07-01", ["Boutros Boutros-Ghali"], ["Kofi Annan"]),
        ("2000-08-21", ["Kofi Annan"], ["Bernard Miyet"]),
        ("2016-06-01", ["Ban Ki-moon"], ["Hervé Ladsous"]),
        ("2020-01-01", ["António Guterres"], ["Jean-Pierre Lacroix"]),
    ],
)
def test_leader_on(day, secretary_general, peacekeeping):
    leaders = derive.leader_on(day)
    assert list(leaders.query("office == 'secretary_general'")["name"]) == secretary_general
    assert list(leaders.query("office == 'head_of_peacekeeping'")["name"]) == peacekeeping


def test_a_known_day_of_one_side_of_a_handover_tells_the_other():
    led = [
        list(derive.leader_on(day).query("office == 'head_of_peacekeeping'")["name"])
        for day in ("1993-06-05", "2011-03-01", "1992-06-01", "1993-02-28", "1993-03-01")
    ]
    assert led == [["Kofi Annan"], ["Alain Le Roy"], ["Marrack Goulding"], ["Marrack Goulding"], ["Kofi Annan"]]


def test_strength_is_the_latest_count_not_after_the_day():
    assert derive.strength_on("2014-06-01")["uniformed"] == 97904
    assert derive.strength_on("1948-06-01") is None


def test_doctrine_before_the_first_report_is_none():
    assert derive.doctrine_before("1948-06-01") is None
    assert derive.doctrine_before("1994-07-01")["title"].startswith("An Agenda for Peace")


def test_seat_on_follows_a_move():
    seat = derive.seat_on("2016-01-01").set_index("mission_id")["place"]
    assert seat["undof"] == "Damascus"
    assert derive.seat_on("2010-01-01").set_index("mission_id").loc["undof", "place"] == "Camp Faouar"
    assert len(seat) == 71


def test_neighbours_of_an_operation():
    before, after = derive.neighbours_of("unavem-ii")
    assert list(before["acronym"]) == ["UNAVEM I"] and list(after["acronym"]) == ["UNAVEM III"]


def test_derivations_leave_the_tables_unchanged():
    names = ["missions", "milestones", "headquarters", "reforms", "leaders", "world_strength"]
    before = {name: load_table(name) for name in names}
    derive.mission_spans(), derive.headquarters(), derive.leader_on("1994-07-01"), derive.seat_on("1994-07-01")
    derive.strength_dates(), derive.doctrine_before("1994-07-01"), derive.rows_of("milestones", "untso")
    for name in names:
        pd.testing.assert_frame_equal(shared_table(name), before[name])


def test_what_is_handed_out_may_be_changed_without_harm():
    spans = derive.mission_spans()
    spans["acronym"] = "changed"
    assert "changed" not in set(derive.mission_spans()["acronym"])


def test_an_unknown_table_is_named_in_the_error():
    with pytest.raises(KeyError, match="no table 'mission'"):
        load_table("mission")


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2008-01-01", ["Jane Holl Lute"]),
        ("2008-05-15", ["Jane Holl Lute", "Susana Malcorra"]),
        ("2008-06-01", ["Susana Malcorra"]),
    ],
)
def test_a_successor_known_to_the_year_does_not_come_before_the_acting_head_left(day, names):
    rows = derive.leader_on(pd.Timestamp(day))
    assert list(rows[rows["office"] == "head_of_field_support"]["name"]) == names
