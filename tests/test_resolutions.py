"""Every resolution: does each operation have its own, do the votes add up, and does no open mandate have a gap?"""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from charts.look import Look
from data.load import DATA, as_of, load_table
from data.resolutions import all_resolutions, council_votes, gaps, mandate_steps, resolutions_of, share_unanimous, votes_by_year
from data.spans import shared_spans
from figures.registry import all_figures, build
from tests.drawing import vega
from words import english

RENEWED = ("unficyp", "undof", "unifil", "minurso", "monusco", "unisfa", "unmiss", "minusca")
WITHOUT_END = ("untso", "unmogip", "unmik")
# How many resolutions up to January 2024 the hub's list enters under the operation as the one body each is about, those on
# sanctions and other bodies' mandates left out. Ours are those and others whose titles name the operation.
ENTERED = {
    "onuc": 4,
    "unficyp": 84,
    "unef-ii": 9,
    "undof": 99,
    "unifil": 58,
    "uniimog": 8,
    "untag": 5,
    "onuca": 9,
    "unikom": 4,
    "minurso": 36,
    "unprofor": 22,
    "unosom-ii": 5,
    "unomig": 19,
    "unpredep": 7,
    "unmibh": 9,
    "unmop": 6,
    "unamsil": 5,
    "monuc": 11,
    "unmee": 6,
    "unoci": 10,
    "unmil": 8,
    "unamid": 12,
    "unmiss": 13,
    "minusma": 7,
    "minusca": 15,
}
# A list of the Council's votes by topic, made by another hand: the resolutions of each topic that is of one operation or a few;
# those among them on other matters, and those of ours that it puts elsewhere.
BY_TOPIC = list(csv.DictReader(Path(__file__).with_name("resolution_counts.csv").open(encoding="utf-8")))
OF_LIST = (893, 2778)  # January 1994 to May 2025


@pytest.fixture(autouse=True, scope="module")
def figures_known():
    all_figures()


def rows():
    return load_table("resolutions")


def drawn_layers(figure):
    return vega(figure, Look("light", 1200))["layer"]


def numbers(frame):
    return frame["resolution"].str.extract(r"RES/(\d+)")[0].astype(int)


def test_every_operation_has_a_resolution_that_set_it_up():
    assert set(rows().query("action == 'establish'")["mission_id"]) == set(load_table("missions")["mission_id"])


def test_no_operation_has_fewer_resolutions_than_the_hub_enters_under_it():
    counts = rows()["mission_id"].value_counts()
    assert {key: n for key, n in ENTERED.items() if counts[key] < n} == {}


def numbered(cell):
    return set(map(int, cell.split()))


def of_list(mission_ids):
    ours = rows()[rows()["adopted_by"] == "security_council"].query("mission_id in @mission_ids")
    return {number for number in numbers(ours) if OF_LIST[0] <= number <= OF_LIST[1]}


@pytest.mark.parametrize("topic", BY_TOPIC, ids=lambda row: row["topic"])
def test_operations_have_the_resolutions_that_a_list_by_topic_has(topic):
    listed, others, elsewhere = (numbered(topic[key]) for key in ("resolutions", "others", "elsewhere"))
    assert others <= listed and not elsewhere & listed and len(listed) == int(topic["listed"])
    assert of_list(topic["mission_ids"].split()) == listed - others | elsewhere
    assert bool(others) == bool(topic["why_others"]) and bool(elsewhere) == bool(topic["why_elsewhere"])


def test_the_comparison_by_topic_is_of_twenty_topics_and_told_to_readers():
    missions = [key for row in BY_TOPIC for key in row["mission_ids"].split()]
    assert len(BY_TOPIC) >= 20 and len(set(missions)) == len(missions) >= 40
    told = load_table("checks").set_index("check_id").loc["resolutions-by-topic"]
    ours = sum(len(of_list(row["mission_ids"].split())) for row in BY_TOPIC)
    assert told["compared"] == ours and told["equal"] == ours - sum(len(numbered(row["elsewhere"])) for row in BY_TOPIC)
    assert {row["source_id"] for row in BY_TOPIC} == {told["source_id"]}


def test_a_resolution_named_for_an_operation_in_another_table_is_among_its_own():
    ours = set(zip(rows()["mission_id"], rows()["resolution"], strict=True))
    for name in ("mandates", "current_mandates", "mandated_tasks", "authorized_strength"):
        named = load_table(name).query("resolution != ''").dropna(subset="resolution")
        assert set(zip(named["mission_id"], named["resolution"], strict=True)) <= ours, name


def test_every_mandate_of_ours_is_among_the_resolutions_on_the_same_day():
    ours = load_table("mandates").drop_duplicates(["mission_id", "resolution"])
    both = ours.merge(rows(), on=["mission_id", "resolution"], how="left", suffixes=("", "_here"))
    assert (both["adopted_date"] == both["adopted_date_here"]).all()


def test_a_resolution_has_one_day_and_one_vote():
    each = (
        rows().groupby("resolution")[["adopted_date", "votes_for", "votes_against", "abstentions", "vote"]].nunique(dropna=False)
    )
    assert (each == 1).all(axis=None)


def test_votes_are_those_of_a_council_of_eleven_and_from_1966_of_fifteen():
    council = council_votes().dropna(subset="votes_for")
    cast = council[["votes_for", "votes_against", "abstentions"]].sum(axis=1)
    members = (council["adopted_date"] >= "1966-01-01").map({True: 15, False: 11})
    assert (cast <= members).all()
    assert (council["votes_for"] >= members.map({11: 7, 15: 9})).all()
    unanimous = council["vote"] == "unanimous"
    assert (council.loc[unanimous, "votes_for"] == members[unanimous]).all()


def test_what_is_called_divided_was_and_names_belong_to_it():
    council = council_votes()
    opposed = council[["votes_against", "abstentions"]].fillna(0).sum(axis=1) > 0
    assert ((council["vote"] == "divided") == opposed).all()
    assert (council.loc[council["vote"] == "unanimous", "not_in_favour"] == "").all()
    named = council[council["not_in_favour"].str.contains("abstaining|against")]
    assert set(named["vote"]) == {"divided"}
    assert (council.loc[council["vote"].isin(["divided", "not_all"]), "not_in_favour"] != "").all()
    members = re.compile(r"(?:against|abstaining): ([^;]+)")
    for row in named.itertuples():
        counted = sum(len(names.split(", ")) for names in members.findall(row.not_in_favour))
        assert counted == row.votes_against + row.abstentions, row.resolution


def test_every_open_operation_is_asked_for_gaps():
    spans = shared_spans()
    assert set(spans.loc[spans["end_date"].isna(), "mission_id"]) == {*RENEWED, *WITHOUT_END}
    assert len(RENEWED + WITHOUT_END) == 11


@pytest.mark.parametrize("mission_id", RENEWED + WITHOUT_END)
def test_no_open_mandate_has_a_gap(mission_id):
    # The first truce over Palestine ran out on 9 July 1948; the Council ordered the next on the 15th, after fighting. It renewed
    # UNFICYP on 16 June 1978, a day after its mandate's end.
    late = {"untso": [("S/RES/50 (1948)", 6)], "unficyp": [("S/RES/422 (1977)", 1)]}
    found = gaps(mission_id)
    assert [(row.resolution, row.days) for row in found.itertuples()] == late.get(mission_id, [])


@pytest.mark.parametrize("mission_id", RENEWED)
def test_where_no_end_is_known_the_next_step_came_in_time(mission_id):
    # Within a year and some days, the longest a mandate runs. MINURSO's and UNIFIL's first resolutions set no end by themselves.
    steps = mandate_steps(mission_id, as_of())
    days = (steps["adopted_date"].shift(-1) - steps["adopted_date"]).dt.days
    assert (days[~steps["is_end_known"] & (steps["action"] != "establish")].dropna() <= 380).all()


@pytest.mark.parametrize("mission_id", [key for key in RENEWED if key != "unmiss"])
def test_the_last_end_is_the_one_of_the_present_mandate(mission_id):
    present = load_table("current_mandates").set_index("mission_id").loc[mission_id]
    last = resolutions_of(mission_id).iloc[-1]
    assert (last["resolution"], last["mandate_until"]) == (present["resolution"], present["mandate_until"])


@pytest.mark.parametrize("mission_id", WITHOUT_END)
def test_observers_of_1948_and_kosovo_have_no_end(mission_id):
    assert resolutions_of(mission_id).query("action == 'extend'")["mandate_until"].isna().all()


def test_what_lies_outside_an_operations_life_is_known():
    merged = rows().merge(shared_spans()[["mission_id", "start_date", "end_date"]], on="mission_id")
    early = merged[merged["adopted_date"] < merged["start_date"] - pd.Timedelta(days=200)]
    assert set(zip(early["mission_id"], numbers(early), strict=True)) == {
        ("unmogip", 47),
        ("uniimog", 598),
        ("untag", 435),
        ("untag", 601),
        ("minurso", 658),
    }
    late = merged[merged["adopted_date"] > merged["end_date"] + pd.Timedelta(days=10)]
    # Cambodia's observers were withdrawn by then.
    assert set(zip(late["mission_id"], numbers(late), strict=True)) == {
        ("untac", 880),
    }


def test_nearly_every_extension_says_until_when():
    extensions = all_resolutions().query("action == 'extend'")
    assert extensions["mandate_until"].notna().mean() > 0.97


def test_an_end_lies_after_its_adoption_and_within_three_years():
    ends = all_resolutions().dropna(subset="mandate_until")
    assert (ends["last_day"] >= ends["adopted_date"]).all()
    assert (ends["last_day"] <= ends["adopted_date"] + pd.Timedelta(days=1100)).all()


@pytest.mark.parametrize(
    ("mission_id", "symbol", "day", "votes", "until", "names"),
    [
        ("onuc", "S/RES/143 (1960)", "1960-07-14", (8, 0, 3), None, "abstaining: China, France, United Kingdom of Great Britain"),
        ("unficyp", "S/RES/680 (1990)", "1990-12-14", (14, 0, 1), "1991-06-15", "abstaining: Canada"),
        ("unifil", "S/RES/434 (1978)", "1978-09-18", (12, 0, 2), "1979-01-19", "abstaining: Czechoslovakia, Union of Soviet"),
        ("undof", "S/RES/369 (1975)", "1975-05-28", (13, 0, 0), "1975-11-01", "not voting: China, Iraq"),
        (
            "unmiss",
            "S/RES/2779 (2025)",
            "2025-05-08",
            (12, 0, 3),
            "2026-04-30",
            "abstaining: China, Pakistan, Russian Federation",
        ),
        ("minurso", "S/RES/2285 (2016)", "2016-04-29", (10, 2, 3), "2017-04-30", "against: Uruguay, Venezuela; abstaining"),
    ],
)
def test_hand_checked_resolutions(mission_id, symbol, day, votes, until, names):
    row = resolutions_of(mission_id).set_index("resolution").loc[symbol]
    assert row["adopted_date"] == pd.Timestamp(day)
    assert (row["votes_for"], row["votes_against"], row["abstentions"]) == votes
    assert row["mandate_until"] == pd.Timestamp(until) if until else pd.isna(row["mandate_until"])
    assert row["not_in_favour"].startswith(names) and bool(row["not_in_favour"]) == bool(names)


def test_the_angolan_and_sinai_missions_are_told_apart():
    keys = {
        key: set(numbers(resolutions_of(key))) for key in ("unavem-i", "unavem-ii", "unavem-iii", "unef-i", "minuci", "unoci")
    }
    assert keys["unavem-i"] == {626, 696}
    assert {696, 747, 966} <= keys["unavem-ii"] and 976 in keys["unavem-iii"]
    assert not keys["unavem-ii"] & keys["unavem-iii"]
    assert keys["unef-i"] == {998, 1000, 1001, 1125}
    assert max(keys["minuci"]) == 1528 and 1594 in keys["unoci"]


def test_nearly_all_votes_were_unanimous_from_1990_to_2014_and_far_fewer_since_2018():
    assert share_unanimous(1990, 2014) > 0.94
    assert share_unanimous(2018, 2026) < 0.8


def test_years_add_up_and_name_their_sources():
    years = votes_by_year()
    assert years["adopted"].sum() == len(council_votes())
    assert (years["unanimous"] + years["not_all"] + years["divided"] == years["known"]).all()
    assert years["share"].dropna().between(0, 1).all() and (years["source_id"] != "").all()


def test_every_strike_and_addition_by_hand_says_why():
    with (DATA / "prepare" / "resolutions_by_hand.csv").open(encoding="utf-8", newline="") as file:
        hand = list(csv.DictReader(file))
    assert all(len(row["reason"]) > 15 for row in hand if row["verdict"] in ("add", "strike"))
    assert all(row["summary"] or row["not_in_favour"] for row in hand if row["verdict"] == "words")


def test_only_a_veto_stopped_the_drafts_that_a_veto_stopped():
    rows = load_table("vetoed_drafts")
    needed = rows["voted_date"].dt.year.ge(1966).map({True: 9, False: 7})
    assert not (rows["votes_for"] < needed).any() and len(rows) >= 14
    assert not (rows["votes_for"].fillna(0) + rows["votes_against"].fillna(0) + rows["abstentions"].fillna(0) > 15).any()
    listed = set(load_table("resolutions")["resolution"])
    assert not listed & set(rows["draft"])
    assert {1950, 1960, 1980, 1990, 2000} <= set(rows["voted_date"].dt.year // 10 * 10)


def test_the_strip_tells_the_drafts_that_a_veto_stopped():
    said = [english(note.text) for note in build("mandate-strip", mission="unmibh", day="").notes]
    assert any("veto on 30 June 2002 (United States): draft S/2002/712" in each and "end of 2002" in each for each in said)
    quiet = [english(note.text) for note in build("mandate-strip", mission="unmiss", day="").notes]
    assert not any("veto" in each for each in quiet)


def test_the_strip_has_a_piece_for_every_step_and_a_point_for_every_other_decision():
    figure = build("mandate-strip", mission="unifil", day="")
    drawn = vega(figure, Look("light", 1200))
    rows_drawn = sorted(len(rows) for rows in drawn["datasets"].values())
    steps = mandate_steps("unifil", as_of())
    assert {len(steps), len(resolutions_of("unifil")) - len(steps)} <= set(rows_drawn)
    assert english(figure.finding).startswith("UNIFIL was extended 79 times.")


def test_an_open_mandate_without_end_is_drawn_to_the_day_known():
    assert mandate_steps("untso", as_of())["to"].iloc[-1] == as_of()


def test_votes_over_time_say_their_shares_and_keep_years_without_a_vote():
    figure = build("votes-over-time", year=1952)
    assert english(figure.finding) == (
        "From 1990 to 2014, 95 per cent of votes on operations were unanimous; since 2018, 74 per cent."
    )
    assert english(figure.unit).endswith("In 1952: none.")
    bars = next(layer for layer in drawn_layers(figure) if layer["mark"]["type"] == "bar")
    assert bars["encoding"]["x"]["scale"]["domain"] == list(range(1948, 2027))


@pytest.mark.parametrize(
    ("mission", "day", "told"),
    [
        ("unprofor", "1995-07-15", " On 15 July 1995 it ran to 30 November 1995, by S/RES/982 (1995)."),
        ("unprofor", "1995-12-18", ""),  # its end was decided
        ("unmiss", "2026-11-22", ""),  # the last resolution known had run out
        ("untso", "1994-07-01", ""),  # without an end
        ("unmiss", "1994-07-01", ""),  # not yet set up
        ("unmiss", "", ""),
    ],
)
def test_the_strip_of_a_day_says_until_when_the_mandate_ran(mission, day, told):
    assert english(build("mandate-strip", mission=mission, day=day).unit).partition("by the vote.")[2] == told
