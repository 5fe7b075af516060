"""Does each person stand there with sourced posts, and with every step of a story that gives the name?"""

import re

import pytest

from data.load import load_table
from data.stories import read_story, stories
from data.who import FIELD, HEADS, OTHERS, SECRETARIES, named, people, steps_in
from figures.who import KINDS, who
from words import english

FRONT = "---\ntitle: A\nquestion: Why?\nfrom: 1948\nto: 1950\nminutes: 5\n---\n"
# Words with a capital that stand beside each other and are no person's name.
NO_PERSON = re.compile(
    r"African|Agenda|Akobo|American|Assembly|Bosnian|Canal|Chapter|Clear|Cold|Commission|Committee|Congo|Council|Court|Cross|Funded|Geneina|General|Human|Kigali|"
    r"Kingdom|Leone|Minister|Nations|New York|Nobel|Peace|President|Principles|Republic|Rouge|Secretar|Serb|South|States|Sudan|Suwe|Timor|Union|"
    r"Middle East|Rights|Patriotic|United|Palestinian"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
BEGINS = re.compile(rf"(?:In|On|By|For|From|At|The|His|Its|Meanwhile|Count|Colonel|Two|Some|Whatever|{MONTHS}) ")


def test_all_who_led_stand_there_and_of_the_rest_those_whom_a_story_names():
    leaders, rows = load_table("leaders"), people()
    for group in (SECRETARIES, HEADS):
        assert set(rows.loc[rows["group"] == group, "name"]) == set(leaders.loc[leaders["office"] == group, "name"])
    rest = rows[rows["group"].isin([FIELD, OTHERS])]
    assert set(rest["name"]) <= set(named()["name"]) and {"Roméo Dallaire", "Folke Bernadotte"} <= set(rest["name"])


def test_every_one_of_the_table_of_others_is_named_in_a_story():
    assert set(load_table("story_people")["name"]) <= set(named()["name"])


def test_a_step_that_is_linked_has_the_name_and_every_step_that_has_a_whole_name_is_linked():
    steps = {(row.name, row.story, row.step) for row in named().itertuples()}
    called = load_table("story_people").set_index("name")["called"].fillna("")
    for name, key, step in steps:
        told = stories()[key].steps[step - 1]
        assert called.get(name) or name.split()[-1] in f"{told.heading} {told.text}", (name, key, step)
    for key, story in stories().items():
        for place, told in enumerate(story.steps, 1):
            whole = {name for name in people()["name"].unique() if name in told.text}
            assert {(name, key, place) for name in whole} <= steps


def test_nobody_whom_a_story_gives_a_whole_name_is_left_out():
    """Whoever is named and stands in no table would be missing in silence."""
    pairs = {
        found
        for story in stories().values()
        for step in story.steps
        for found in re.findall(r"\b(?=([A-Z][a-zéïöü]+(?:-[A-Z][a-z]+)? [A-Z][\wéïöü-]+))", step.text)
    }
    known = " ".join([*people()["name"], *load_table("story_people")["called"].fillna("")])
    left = {pair for pair in pairs if pair not in known and not NO_PERSON.search(pair) and not BEGINS.match(pair)}
    assert left == set()


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (("Ban Ki-moon came.", "It was a ban.", "Ban left."), [1, 3]),
        (("Ban left.", "Nobody came."), []),
        (("Urban Ki-moon.", "Ban left."), []),
    ],
)
def test_a_family_name_counts_where_the_story_gives_the_whole_one(text, steps):
    told = read_story("a", FRONT + "".join(f"\n## One\nview: /\n\n{each} [a: b]\n" for each in text))
    assert steps_in(told, "Ban Ki-moon", "Ban") == steps


@pytest.mark.parametrize("kind", KINDS)
def test_each_card_has_posts_days_a_source_and_links_tosteps_in_that_there_are(kind):
    entries = who(kind).picture.entries
    assert len({(entry.title, english(entry.when)) for entry in entries}) == len(entries) > 0
    for entry in entries:
        assert entry.source_id and entry.locator and re.search(r"\d{4}", english(entry.body)), entry.title
        for name, address in entry.ways:
            key, _, step = address.removeprefix("learn?story=").partition("&step=")
            assert (
                1 <= int(step or 1) <= len(stories()[key].steps)
                and english(name).removeprefix(f"{stories()[key].title}, ") == f"step {step or 1}"
            )
