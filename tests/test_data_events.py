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
    assert len(events()) >= 320 and set(counts.index) == set(mission_spans()["mission_id"]) and counts.min() >= 3


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


def test_from_srebrenica_to_the_reports_that_answered_it():
    links = load_table("links")
    steps = {row.from_id: set() for row in links.itertuples()}
    for row in links.itertuples():
        steps[row.from_id].add(row.to_id)
    srebrenica = set(events()[events()["title"].str.contains("Srebrenica") & (events()["mission_id"] == "unprofor")]["event_id"])
    reached, wave = set(), srebrenica
    while wave:
        reached |= wave
        wave = {to for each in wave for to in steps.get(each, set())} - reached
    assert {"srebrenica-report-1999", "brahimi-2000"} <= reached
