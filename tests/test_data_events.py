"""What happened: is every event dated, placed and sourced, and does every connection have two ends that there are?"""

import re

import pandas as pd
import pytest

from data.derive import mission_spans
from data.load import as_of, load_table, shared_table

SENTENCE_END = re.compile(r"[.!?][”\"’)]?(?=\s|$)")
NOT_ENDS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|No|U\.N|U\.S|[A-Z])\.(?=\s)")


def events() -> pd.DataFrame:
    return shared_table("events")


def known_ends() -> dict[str, set[str]]:
    mandates = shared_table("mandates")
    return {
        "event": set(events()["event_id"]),
        "operation": set(shared_table("missions")["mission_id"]),
        "report": set(shared_table("sources")["source_id"]),
        "recommendation": set(shared_table("recommendations")["recommendation_id"]),
        "reform": set(shared_table("reforms")["reform_id"]),
        "mandate": set(mandates["mission_id"] + ":" + mandates["resolution"]),
        "office": set(shared_table("offices")["office_id"]),
    }


def test_there_are_enough_events_for_every_operation():
    counts = events()["mission_id"].value_counts()
    assert len(events()) >= 320 and set(counts.index) == set(mission_spans()["mission_id"])
    assert set(counts.index[counts < 4]) == {"unasog"} and counts["unasog"] == 3  # it lasted a month


def test_an_account_is_two_sentences_and_a_title_eight_words():
    accounts = [NOT_ENDS.sub("x", account) for account in events()["account"]]
    assert [account for account in accounts if len(SENTENCE_END.findall(account)) != 2] == []
    assert events()["title"].str.split().str.len().max() <= 8


def test_events_lie_between_the_beginning_of_a_conflict_and_the_day_of_the_data():
    assert events()["date"].max() <= as_of() and events()["date"].min() >= pd.Timestamp("1946-01-01")
    spans = mission_spans().set_index("mission_id")["start_date"]
    arrivals = events()[events()["kind"] == "arrival"]
    assert (arrivals["date"] >= arrivals["mission_id"].map(spans) - pd.Timedelta(days=400)).all()


def test_a_place_has_both_coordinates_or_none():
    rows = events()
    assert (rows["latitude"].isna() == rows["longitude"].isna()).all()
    assert (rows.loc[rows["latitude"].notna(), "place"] != "").all()


def test_an_event_that_is_not_confirmed_says_why():
    rows = events()
    assert (rows.loc[rows["status"] == "unconfirmed", "note"] != "").all()


@pytest.mark.parametrize(
    ("mission_id", "word"),
    [
        ("unprofor", "Srebrenica"),
        ("onuc", "Lumumba"),
        ("onuc", "Hammarskjöld"),
        ("minustah", "cholera"),
        ("unifil", "Qana"),
        ("unamsil", "peacekeepers in Sierra Leone"),
        ("monusco", "Goma"),
        ("unmiss", "Malakal"),
    ],
)
def test_what_everybody_looks_for_is_there(mission_id, word):
    rows = events()[events()["mission_id"] == mission_id]
    assert (rows["title"] + " " + rows["account"] + " " + rows["place"]).str.contains(word, case=False).any()


def test_rwanda_is_told_without_a_gap_from_1993_to_1996():
    dates = events()[events()["mission_id"] == "unamir"]["date"]
    assert dates.between("1993-10-05", "1994-12-31").sum() >= 6


def test_every_connection_has_two_ends_that_there_are():
    known, links = known_ends(), load_table("links")
    lost = [
        (kind, key)
        for side in ("from", "to")
        for kind, key in zip(links[f"{side}_kind"], links[f"{side}_id"], strict=True)
        if key not in known[kind]
    ]
    assert lost == [] and len(links) >= 150
    assert not links.duplicated(["from_id", "to_id"]).any()


def reached(start: str, side: str, other: str) -> set[str]:
    """Return all that connections lead to from `start`, along them (side from_id) or against them (side to_id)."""
    steps, found, wave = load_table("links").groupby(side)[other].agg(set).to_dict(), set(), {start}
    while wave:
        found |= wave
        wave = {to for each in wave for to in steps.get(each, set())} - found
    return found


def test_from_srebrenica_to_the_reports_that_answered_it_and_a_mandate_and_the_doctrine_that_followed():
    found = reached("unprofor-1995-srebrenica", "from_id", "to_id")
    assert {"srebrenica-report-1999", "brahimi-2000", "brahimi-03", "unmil:S/RES/1509 (2003)", "capstone-2008"} <= found


def test_the_capstone_doctrine_leads_back_to_what_it_answered():
    assert {"peace-operations-2010", "brahimi-2000", "unprofor-1995-srebrenica"} <= reached("capstone-2008", "to_id", "from_id")


def test_every_reform_of_the_first_rank_has_causes_and_consequences():
    links, reforms = load_table("links"), load_table("reforms")
    first = set(reforms.loc[reforms["rank"] == 1, "reform_id"])
    assert len(first) >= 24
    assert first - set(links["from_id"]) == set() and first - set(links["to_id"]) == set()
