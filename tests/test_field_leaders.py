"""Who led in the field: does every operation have its heads, is every term within its time, and is doubt said?"""

import pandas as pd
import pytest

from data.derive import mission_spans
from data.leaders import in_lines, share_of_time_led, terms, terms_of
from data.load import load_table
from figures.leaders import leaders
from words import english


def test_every_operation_has_a_head():
    heads = load_table("field_leaders").query("role != 'force_commander'")
    assert set(heads["mission_id"]) == set(mission_spans()["mission_id"])


def test_terms_lie_within_a_year_of_the_operation():
    rows = terms().merge(mission_spans()[["mission_id", "start_date", "end_date"]], on="mission_id")
    year = pd.Timedelta(days=370)
    assert not (rows["from_date"] < rows["start_date"] - year).any()
    assert not (rows["to_date"] > rows["end_date"] + year).any()
    assert not (rows["last_day"] < rows["from_date"]).any()


def test_what_is_not_confirmed_says_why():
    rows = load_table("field_leaders")
    assert (rows.loc[rows["status"] == "unconfirmed", "note"] != "").all()


def test_nine_operations_in_ten_have_confirmed_heads_for_nine_tenths_of_their_time():
    shares = share_of_time_led(is_confirmed=True)
    assert (shares >= 0.9).mean() >= 0.9 and shares.between(0, 1).all()
    assert (share_of_time_led() >= shares).all() and (share_of_time_led() > shares).any()


@pytest.mark.parametrize(
    ("mission_id", "day", "name"),
    [
        ("unamir", "1994-04-06", "Booh-Booh"),
        ("untac", "1993-05-23", "Akashi"),
        ("unmik", "1999-09-01", "Kouchner"),
        ("untso", "1956-10-29", "Burns"),
        ("unprofor", "1995-07-11", "Rupert Smith"),
    ],
)
def test_known_heads_on_known_days(mission_id, day, name):
    assert any(name in each for each in terms_of(mission_id, pd.Timestamp(day))["name"])


def test_nobody_leads_before_the_first_term():
    assert terms_of("untac", pd.Timestamp("1960-01-01")).empty


def test_the_lines_are_heads_first_each_person_together_and_gaps_stay_gaps():
    rows = in_lines("untso")
    assert rows["is_head"].is_monotonic_decreasing and rows["to"].notna().all()
    people = list(rows.loc[rows["is_head"], "name"])
    assert len(dict.fromkeys(people)) == sum(now != before for now, before in zip(people, [None, *people], strict=False))
    picture = leaders("untso", "1994-07-01")
    share = f"{share_of_time_led()['untso']:.0%}".replace("%", " per cent")
    assert "On 1 July 1994: nobody is known." in english(picture.unit) and share in english(picture.finding)
    assert len(picture.table.frame) == len(terms_of("untso"))


def test_who_led_on_the_chosen_day_is_told_and_no_day_outside_the_operation_is():
    assert "On 1 September 1999: Bernard Kouchner" in english(leaders("unmik", "1999-09-01").unit)
    assert english(leaders("domrep", "2026-11-22").unit) == english(leaders("domrep").unit)
    rows = leaders("unmik", "1999-09-01").table.frame
    assert set(rows.loc[rows["is_held"], "name"]) >= {"Bernard Kouchner"} and not rows["is_held"].all()
