"""Has each question one right answer, a source, and a figure from which the answer can be read?"""

import itertools
import re
from collections import Counter

import pandas as pd
import pytest
import shapely

from data.derive import active_on, terms_of_office
from data.leaders import terms
from data.load import load_boundaries, load_table
from data.missions import rows as operations
from data.provenance import source_ids
from data.schema import labels
from data.spans import mission_spans
from figures.pages import PAGES
from figures.registry import all_figures, build
from learn.questions import KINDS, SUBJECTS, Estimate, Question, question_set
from learn.questions.sketch import sketch
from learn.questions.terms import tells
from words import Day, english, learn

MANY = 2_000
FIGURED = 8  # questions of each kind whose figure is made; `python tests/bench/questions.py` makes those of all
ASHORE = 0.1  # degrees; a town on a coast may lie beside a country's simplified outline
ORDERED = ("order_of_operations", "order_of_reforms")


@pytest.fixture(scope="module")
def many() -> tuple[Question, ...]:
    return question_set(1948, MANY)


def of_kind(many, *kinds) -> list[Question]:
    found = [question for question in many if question.kind in kinds]
    assert found
    return found


def told(option) -> str:
    return english(option)


def by_acronym() -> dict[str, str]:
    return {row["acronym"]: key for key, row in operations().items()}


def test_there_are_more_than_fifteen_kinds_and_all_are_asked(many):
    assert len(KINDS) >= 15
    assert set(Counter(question.kind for question in many)) == set(KINDS)


def test_the_same_seed_asks_the_same_and_another_does_not():
    texts = [[english(question.prompt) for question in question_set(seed, 20)] for seed in ("7", "7", "8")]
    assert texts[0] == texts[1] != texts[2]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_subject_has_enough_for_the_longest_set(subject):
    assert len(question_set("a", max(map(int, learn.COUNTS)), SUBJECTS[subject])) == 40 and subject in learn.SUBJECTS


def test_a_set_may_be_of_some_kinds():
    assert {question.kind for question in question_set(3, 12, ("cause", "in_the_field"))} == {"cause", "in_the_field"}


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"n": 0}, "at least one"),
        ({"n": 5, "kinds": ("riddle",)}, "riddle"),
        ({"n": 5_000, "kinds": ("budget_of_year",)}, "not 5000"),
    ],
)
def test_what_cannot_be_asked_is_said(wanted, says):
    with pytest.raises(ValueError, match=says):
        question_set(1, **wanted)


def test_no_question_is_asked_twice(many):
    asked = [(english(question.prompt), tuple(sorted(map(told, question.options)))) for question in many]
    assert [each for each, n in Counter(asked).items() if n > 1] == []


def test_each_question_has_one_right_answer_among_options_that_differ(many):
    for question in many:
        options = [told(option) for option in question.options]
        assert len(set(options)) == len(options), question.about
        if isinstance(question.answer, Estimate):
            assert not options and 0 < question.answer.low < question.answer.value < question.answer.high, question.about
        elif question.kind in ORDERED:
            assert sorted(options) == sorted(map(told, question.answer)) and len(options) == 4, question.about
        else:
            assert options.count(told(question.answer)) == 1 and len(options) >= 2, question.about


def test_each_answer_names_its_sources_and_a_page_that_there_is(many):
    known = set(load_table("sources")["source_id"])
    for question in many:
        assert question.locator and source_ids(question.source_id), question.about
        assert set(source_ids(question.source_id)) <= known, question.about
        assert question.view.page in PAGES, question.about
        assert english(question.prompt) and english(question.explanation), question.about


def test_the_prompt_does_not_give_the_answer_away(many):
    for question in of_kind(many, "meaning_of_term", "what_reform_said", "cause", "consequence"):
        _, _, asked = english(question.prompt).partition(": " if question.kind in ("cause", "consequence") else "? ")
        assert asked and not tells(asked, told(question.answer)), question.about


# The rules below find the right answers anew, without what drew the question: one option holds, no more.


def test_one_operation_alone_was_in_the_field(many):
    for question in of_kind(many, "in_the_field"):
        there = set(active_on(pd.Timestamp(question.view.choices["date"]))["acronym"])
        assert [option for option in question.options if option in there] == [question.answer], question.about


def test_true_and_false_are_what_the_map_of_the_day_shows(many):
    answers = Counter()
    for question in of_kind(many, "true_of_map"):
        there = set(active_on(pd.Timestamp(question.view.choices["date"]))["acronym"])
        shown = re.search(r" shows (.+) deployed", english(question.prompt)).group(1) in there
        assert told(question.answer) == str(shown), question.about
        answers[shown] += 1
    assert min(answers.values()) > 20


def test_one_country_alone_was_the_host(many):
    hosts, names = load_table("host_countries"), load_table("countries").set_index("country_id")["short_name"]
    places = {(row.mission_id, names[row.country_id]) for row in hosts.itertuples()}
    for question in of_kind(many, "country_of_operation"):
        mission = question.view.choices["mission"]
        assert [option for option in question.options if (mission, option) in places] == [question.answer], question.about
    for question in of_kind(many, "operation_in_country"):
        country = re.search(r"sent here: (.+)\?", english(question.prompt)).group(1)
        right = [option for option in question.options if (by_acronym()[option], country) in places]
        assert right == [question.answer], question.about


def test_one_seat_alone_was_the_operations(many):
    seats = load_table("headquarters")
    places = set(zip(seats["mission_id"], seats["place"], strict=True))
    for question in of_kind(many, "seat_of_operation"):
        mission = question.view.choices["mission"]
        assert [option for option in question.options if (mission, option) in places] == [question.answer], question.about


def test_what_is_in_order_is_in_the_order_of_days(many):
    begun = mission_spans().set_index("acronym")["start_date"]
    for question in of_kind(many, "order_of_operations"):
        days = [begun[name] for name in question.answer]
        assert days == sorted(days) and len(set(days)) == 4, question.about
    for question in of_kind(many, "first_operation"):
        assert min(question.options, key=lambda name: begun[name]) == question.answer, question.about
    reforms = load_table("reforms").set_index("short_title")["date"]
    for question in of_kind(many, "order_of_reforms"):
        days = [reforms[told(name)] for name in question.answer]
        assert days == sorted(days) and len(set(days)) == 4, question.about


def test_one_year_alone_is_the_events(many):
    events = load_table("events").set_index("event_id")
    years, places, of = events["date"].dt.year, events["place"].fillna(""), events["mission_id"]
    names = load_table("missions").set_index("mission_id")["acronym"]
    for question in of_kind(many, "year_of_event"):
        event = question.about.removeprefix("year of ")
        assert places[event] in told(question.prompt) and f"({names[of[event]]}" in told(question.prompt)
        year = str(years[question.about.removeprefix("year of ")])
        assert [told(option) for option in question.options if told(option) == year] == [told(question.answer)], question.about


def test_one_person_alone_was_in_office(many):
    held = terms_of_office()
    held = held[held["office"] == "secretary_general"]
    for question in of_kind(many, "secretary_general"):
        day = pd.Timestamp(question.view.choices["date"])
        names = set(held[(held["since"] <= day) & ~(held["until"] < day)]["name"])
        assert [option for option in question.options if option in names] == [question.answer], question.about


def test_one_person_alone_ever_served_in_the_operation(many):
    served = set(zip(terms()["mission_id"], terms()["name"], strict=True))
    for question in of_kind(many, "head_of_operation"):
        mission = question.view.choices["mission"]
        assert [option for option in question.options if (mission, option) in served] == [question.answer], question.about


def test_one_person_alone_said_it(many):
    statements = load_table("statements")
    for question in of_kind(many, "who_said_it"):
        asked = english(question.prompt)
        of_day = statements[[f"on {english(Day(day))}?" in asked for day in statements["date"]]]
        (said_by,) = {row.said_by for row in of_day.itertuples() if row.statement in asked and row.where_said in asked}
        assert [option for option in question.options if said_by.startswith(f"{option}, ")] == [question.answer], question.about
        speakers = {row.said_by.partition(", ")[0] for row in of_day.itertuples()}
        assert speakers & set(question.options) == {question.answer}, question.about
        assert not tells(asked.replace("Secretary-General", ""), *question.options), question.about


def test_wrong_speakers_are_near_in_time(many):
    held = terms_of_office().groupby("name").agg(first=("since", "min"), last=("to_date", "max"))
    for question in of_kind(many, "who_said_it"):
        said = load_table("statements").set_index("statement_id").at[question.about.removeprefix("who said "), "date"]
        gaps = [max(held.at[name, "first"] - said, said - held.at[name, "last"], pd.Timedelta(0)) for name in question.options]
        assert max(gap for gap in gaps if not pd.isna(gap)).days < 15 * 365, question.about


def test_one_place_alone_lies_in_a_country_of_the_operation(many):
    """Found by the outlines of countries, which the question does not look at."""
    land, hosts = load_boundaries("countries").set_index("country_id").geometry, load_table("host_countries")
    for question in of_kind(many, "place_on_map"):
        mission = question.view.choices["mission"]
        own = [land[country] for country in hosts.loc[hosts["mission_id"] == mission, "country_id"]]
        gaps = [min(shapely.distance(shape, shapely.Point(place)) for shape in own) for place in question.places]
        right = [option for option, gap in zip(question.options, gaps, strict=True) if gap < ASHORE]
        assert [told(option) for option in right] == [told(question.answer)], (question.about, gaps)


def test_places_to_choose_from_lie_apart_and_in_one_region(many):
    seats = {
        (row.longitude, row.latitude): operations()[row.mission_id]["region"] for row in load_table("headquarters").itertuples()
    }
    for question in of_kind(many, "place_on_map"):
        pairs = itertools.combinations(question.places, 2)
        assert min(max(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in pairs) > 1.5, question.about
        assert len({seats[place] for place in question.places}) == 1, question.about
        drawn = sketch(question.places)
        inside = [0 < x < drawn["size"][0] and 0 < y < drawn["size"][1] for x, y in drawn["points"]]
        assert inside == [True] * 4 and drawn["land"].startswith("M"), question.about


def test_one_resolution_alone_set_the_operation_up(many):
    mandates = load_table("mandates")
    founding = set(zip(mandates["mission_id"], mandates["resolution"], mandates["action"], strict=True))
    for question in of_kind(many, "founding_resolution"):
        mission = question.view.choices["mission"]
        right = [option for option in question.options if (mission, option, "establish") in founding]
        assert right == [question.answer], question.about


def test_one_task_alone_is_in_the_mandate(many):
    given, names = load_table("mandated_tasks"), labels("mandated_tasks", "task")
    tasks = {(row.mission_id, names[row.task]) for row in given.itertuples()}
    for question in of_kind(many, "task_of_operation"):
        mission = question.view.choices["mission"]
        right = [told(option) for option in question.options if (mission, told(option)) in tasks]
        assert right == [told(question.answer)], question.about


def test_one_country_alone_sent_most(many):
    all_figures()
    for question in of_kind(many, "largest_contributor")[:40]:
        table = build("contributors-ranking", year=int(question.view.choices["year"]), state="").table.frame
        sent = table.set_index("name")["uniformed"]
        assert max(question.options, key=lambda name: sent[name]) == question.answer, question.about


def test_wrong_causes_came_later_and_wrong_consequences_before(many):
    events, reforms = load_table("events"), load_table("reforms")
    dates = dict(zip(events["title"], events["date"], strict=True)) | dict(
        zip(reforms["short_title"], reforms["date"], strict=True)
    )
    for question in of_kind(many, "cause", "consequence"):
        asked = dates[re.search(r": (.+)\?$", english(question.prompt)).group(1)]
        side = [option for option in map(told, question.options) if (dates[option] < asked) == (question.kind == "cause")]
        assert side == [told(question.answer)], question.about


def test_read_off_a_chart_the_options_lie_apart(many):
    for question in of_kind(many, "strength_on_chart"):
        options = sorted(question.options)
        assert all(larger >= 1.2 * smaller for smaller, larger in zip(options, options[1:], strict=False)), question.about


def is_answered(question: Question) -> bool:
    """Return whether the table of a question's figure has the rows that it says, and none of those that it says it lacks."""
    shown = question.shown
    rows = build(shown.key, **shown.parameters).table.frame.to_dict("records")
    found = [any(holds(row, wanted) for row in rows) for wanted in (*shown.rows, *shown.lacking)]
    return bool(found) and found == [True] * len(shown.rows) + [False] * len(shown.lacking)


def holds(row: dict, wanted: dict) -> bool:
    return all(row[name] == value for name, value in wanted.items())


def test_the_answer_stands_in_the_figure_that_is_shown(many):
    all_figures()
    first = [question for kind in KINDS for question in of_kind(many, kind)[:FIGURED]]
    assert len(first) > 150
    assert [question.about for question in first if not is_answered(question)] == []
