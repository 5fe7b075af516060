"""Is each operation told with its life, its numbers and its parts, in words, and is every number that was known still said?"""

import re

import pandas as pd
import pytest

from charts.look import Look
from charts.mission import round_steps
from data import missions
from data.chain import nodes
from data.differences import of_operation, readable
from data.load import as_of, load_table
from figures import mission_life, mission_mandates, mission_money, mission_numbers, mission_places, mission_story, people
from figures import missions as told
from tests.drawing import vega
from tests.test_pages import notices, opened, said, written
from words import english

COLUMN = re.compile(r"\b[a-z]+_[a-z_]+\b")


def notes(figure) -> str:
    return " ".join(english(note.text) for note in figure.notes)


def entries(figure) -> str:
    parts = [part for entry in figure.picture.entries for part in (entry.title, entry.when, entry.body) if part]
    return " ".join(english(part) for part in parts)


def test_the_list_has_every_operation_and_the_open_ones_first():
    rows = missions.catalogue()
    assert len(rows) == 71 and rows["is_open"].sum() == 11 and rows["is_open"].head(11).all()
    assert (rows["purpose"].str.split().str.len() <= 16).all()


def test_filters_keep_what_fits_and_no_more():
    rows = missions.chosen("Africa", "observer_mission", "1990", "")
    assert {"unomsil", "unomil", "minurso"} <= set(rows["mission_id"]) and set(rows["region"]) == {"Africa"}
    assert set(missions.chosen("", "", "", "open")["mission_id"]) == set(load_table("current_mandates")["mission_id"])
    assert sum(len(missions.chosen("", "", str(decade), "")) for decade in missions.decades()) == 71


def test_a_mandate_whose_last_known_end_has_passed_is_said_so():
    assert missions.past_mandates() == ["undof", "minurso", "unisfa", "minusca"]
    assert english(mission_life.life("undof").finding) == "UNDOF is open; its mandate's last known end, 30 June 2026, has passed."
    strip = missions.mandate_strip("undof")
    assert strip[-1] == (pd.Timestamp("2026-06-30"), as_of(), False) and len(missions.mandate_strip("unmiss")) == 1


def test_one_operation_is_followed_by_another():
    assert english(mission_life.life("unprofor").finding).endswith("followed by UNCRO and UNPREDEP.")
    assert missions.neighbours("unavem-ii") == (("unavem-i",), ("unavem-iii",))


def test_both_numbers_of_deaths_of_unmibh_are_said():
    shown, _, n, *_ = mission_numbers.deaths_item("unmibh")
    assert n == 18 and english(shown.note) == "12 listed under UNMIBH and 6 listed under IPTF"
    shown, *_ = mission_numbers.deaths_item("unmiss")  # of an open operation the count goes on
    assert english(shown.value) == "145" and english(shown.note) == "to February 2025"
    assert mission_numbers.deaths_item("unprofor")[0].note == ""


def test_people_and_money_are_counted_or_said_to_be_unknown():
    assert english(mission_money.contributors("unmiss").finding).startswith(
        "76 countries sent soldiers or police to UNMISS in 2025"
    )
    assert "not in our tables" in english(mission_money.contributors("unamsil").finding)
    amounts = mission_money.money("unmiss").table.frame
    assert 1_116_609_000 in set(amounts["amount_usd"].astype(int)) and len(amounts) == len(
        load_table("budgets").query("mission_id == 'unmiss'")
    )
    assert "No amount" in english(mission_money.money("minugua").finding)
    assert "ceilings are known" in english(mission_numbers.numbers("untag").finding)


@pytest.mark.parametrize(
    ("mission", "finding"),
    [
        ("untso", "The dearest known year of UNTSO was 2025, at 44 million dollars."),
        ("onuc", "The dearest known years of ONUC were 1961 and 1962, at 120 million dollars."),
        # 1.2 billion as rounded by its source, and 1,199,382,400
        ("unmiss", "The dearest known years of UNMISS were 2016/17 and 2024/25, at 1.2 billion dollars."),
    ],
)
def test_the_dearest_years_are_all_that_cannot_be_held_apart(mission, finding):
    assert english(mission_money.money(mission).finding) == finding


def test_one_decision_and_no_reform_are_told_as_such():
    assert english(mission_life.life("unyom").alt).endswith("with 5 events and one decision on its mandate.")
    assert english(mission_story.meanwhile("unyom").alt) == english(mission_story.meanwhile("unyom").finding)
    assert not [note for note in people.operation("untag").notes if english(note.text).endswith("..")]


def test_a_mandate_told_by_the_press_alone_is_said_to_be_unconfirmed():
    assert english(mission_life.life("unmiss").finding) == ("UNMISS is open; its mandate reportedly runs to 30 April 2027.")
    assert english(mission_life.life("unficyp").finding) == "UNFICYP is open; its mandate runs to 31 January 2027."


@pytest.mark.parametrize(
    ("mission", "finding"),
    [
        ("unmiss", "UNMISS has its headquarters in Juba."),
        ("unef-i", "UNEF I had its headquarters in Gaza."),
        ("unmogip", "UNMOGIP has its headquarters by turns in Srinagar and Islamabad."),
        ("undof", "UNDOF has its main headquarters in Camp Faouar; it has had 3 seats."),  # in two of them twice
    ],
)
def test_headquarters_are_told_of_now_while_an_operation_is_open(mission, finding):
    assert english(mission_places.places(mission).finding) == finding


def test_dates_mandates_and_differences_are_told():
    text = entries(mission_mandates.mandates("unef-i")) + entries(mission_mandates.dates("unef-i"))
    assert "A/RES/1000 (ES-I)" in text and "5 November 1956" in text
    assert "another source has" in notes(mission_mandates.dates("unef-i"))


def test_what_is_not_confirmed_is_marked():
    last = mission_mandates.mandates("undof").picture.entries[-1]
    assert last.is_doubtful and "Not confirmed" in english(last.body) and "which has passed" in english(last.title)


def test_tasks_are_listed_with_their_resolution():
    text = entries(mission_mandates.tasks("unmiss"))
    assert "Protection of civilians" in text and "S/RES/1996 (2011)" in text


def test_areas_tell_size_days_and_how_they_were_drawn():
    text = entries(mission_places.places("unmee"))
    assert "Strip along a line" in text and "22,500 published" in text
    text = entries(mission_places.places("unef-i"))
    assert "8 March 1957 to 17 June 1967" in text


def test_no_column_is_named_to_a_reader():
    for mission_id in load_table("missions")["mission_id"]:
        rows = of_operation(mission_id, *set(load_table("discrepancies")["subject"]))
        for column in ("fact", "ours", "theirs", "why"):
            assert not [text for text in rows[column] if COLUMN.search(text)], mission_id
    assert readable("milestones", "mandate_ended") == "End of mandate"
    assert readable("milestones", "1948-05-29") == "29 May 1948"


def test_every_operation_has_a_story_and_a_life():
    for mission_id in load_table("missions")["mission_id"]:
        first, last = missions.life_span(mission_id)
        assert first <= last <= as_of()
        assert len(mission_story.story(mission_id).picture.entries) >= 3


def test_the_life_shows_events_mandate_and_the_chosen_day():
    spec = vega(mission_life.life("unmiss", "2014-07-01"), Look("light", 1200))
    values = [row for rows in spec["datasets"].values() if isinstance(rows, list) for row in rows]
    assert any("Juba" in str(row.get("told", "")) for row in values)
    assert any("S/RES/1996 (2011), Established" in str(row.get("told", "")) for row in values)
    assert round_steps(16_701) == [0, 5000, 10000, 15000] and round_steps(2)[-1] <= 2


def test_a_ceiling_of_a_part_is_named_within_a_sentence():
    assert english(mission_life.COMPONENTS["troops"]) == "Ceiling, troops"
    assert not [
        each for each in mission_life.life("unifil").table.shown(english).stack() if re.search(r"Ceiling, [A-Z]", str(each))
    ]


def test_every_decision_on_a_mandate_is_marked_and_a_change_stands_out():
    for mission_id in load_table("missions")["mission_id"]:
        marked = missions.decisions_of(mission_id).set_index("resolution")["is_change"]
        told_apart = load_table("mandates").query("mission_id == @mission_id")["resolution"].unique()
        assert marked.reindex(told_apart).eq(True).all() and marked.index.is_unique, mission_id
    marked = missions.decisions_of("unmiss").set_index("resolution")["is_change"]
    assert marked["S/RES/1996 (2011)"] and not marked["S/RES/2779 (2025)"]
    spec = vega(mission_life.life("unmiss"), Look("light", 1200))
    values = [row for rows in spec["datasets"].values() if isinstance(rows, list) for row in rows if "change" in row]
    assert len(values) == len(marked) and values[-1]["told"] == "8 May 2025: S/RES/2779 (2025), Extended"


def test_an_open_operations_strength_is_the_same_on_its_page_as_in_the_list():
    for row in missions.catalogue().query("is_open").itertuples():
        shown, what, persons, *_ = mission_numbers.strength_item(row.mission_id)
        assert persons == row.persons and english(what) == "Last known strength", row.acronym
    assert english(mission_numbers.strength_item("unifil")[0].value) == "about 7,500"
    assert english(mission_numbers.strength_item("unprofor")[0].label) == "in uniform at its largest known"


def test_cards_lead_to_their_operation():
    first = told.listed(status="open").picture.entries[0]
    assert first.address.startswith("mission?mission=") and first.tone == "strong"


def test_the_page_lists_all_and_opens_one_under_its_own_title():
    at = opened("mission.py")
    assert written(at).count('<li class="') >= 71 and "11 of the 71" in written(at)
    text = written(opened("mission.py", mission="unmiss"))
    assert "<h1>UNMISS: United Nations Mission in the Republic of South Sudan</h1>" in text


def test_the_list_keeps_what_it_shows_in_the_address_and_has_no_say_over_the_visitors_country():
    at = opened("mission.py")
    at.button_group(key="mission-status").set_value("open").run()
    assert said(at, "status") == "open" and "11 of 71 operations: Open now." in written(at) and not notices(at)
    again = opened("mission.py", status="ended", state="GHA")
    assert "60 of 71 operations: Ended." in written(again) and not notices(again) and said(again, "state") == "GHA"


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("people", "most of them Rwanda"),
        ("money", "dearest known year"),
        ("mandates", "8 kinds of task"),
        ("places", "do not imply"),
    ],
)
def test_a_part_stands_in_the_address(part, sentence):
    at = opened("mission.py", mission="unmiss", part=part)
    assert sentence in written(at) and said(at, "part") == part


def test_the_page_leads_to_the_neighbour():
    at = opened("mission.py", mission="unavem-ii")
    next(button for button in at.button if button.label == "Followed by UNAVEM III").click().run()
    assert said(at, "mission") == "unavem-iii"


def test_the_chain_of_an_operation_is_shown_where_there_is_one():
    assert "operation_unamir" in nodes() and "operation_minuci" not in nodes()
    assert "Rwanda inquiry" in written(opened("mission.py", mission="unamir"))


def test_places_are_named_as_a_sentence_and_the_united_nations_name_them():
    assert "in the Dominican Republic." in english(mission_numbers.numbers("domrep").unit)
    assert "deployed in the Central African Republic and Chad." in english(mission_places.where("minurcat").finding)
    card = next(entry for entry in told.listed("Europe").picture.entries if "UNMIK" in english(entry.title))
    assert english(card.title) == "UNMIK, Kosovo"
    for figure in (told.listed("Europe"), mission_numbers.numbers("unmik")):
        assert "Security Council resolution 1244 (1999)" in notes(figure)


def test_a_card_takes_the_chosen_day_along():
    assert all("date=1994-07-01" in entry.address for entry in told.listed(day="1994-07-01").picture.entries)
    assert not any("date=" in entry.address for entry in told.listed().picture.entries)
    assert all("date=1994-07-01" in entry.address for entry in mission_story.meanwhile("untso", "1994-07-01").picture.entries)
