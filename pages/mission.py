"""Which operations were there, and what became of each? All of them as cards, or one with its numbers, its life and its parts."""

from functools import partial

from data.missions import neighbours
from data.plans import has_changes
from figures import (
    chain,
    conflict,
    fallen,
    leaders,
    mission_life,
    mission_mandates,
    mission_money,
    mission_numbers,
    mission_places,
    mission_story,
    missions,
    plans,
    resolutions,
)
from ui import choices, page
from ui.show import show
from ui.view import choose_one, current_view
from words import interface

mission = current_view().mission
if not mission:
    head = page.open("mission", ("kind", "decade", "status"))
    with head.controls:
        choices.operation()
        region = choices.region()
        kind = choices.one_of("mission", "kind", missions.KINDS, is_switch=False)
        decade = choices.one_of("mission", "decade", missions.DECADES, is_switch=False)
        status = choices.one_of("mission", "status", missions.STATUSES)
    show(missions.listed(region, kind, decade, status, choices.marked_day()))
    page.close()
else:
    head = page.open(
        "mission",
        ("part", "chain", "decisions"),
        missions.title(mission),
        missions.purpose(mission),
        tab=missions.acronym(mission),
    )
    with head.controls:
        choices.operation()
        choices.day()
        choices.neighbours(*neighbours(mission))
    show(mission_life.life(mission, choices.marked_day()))
    show(mission_numbers.numbers(mission))
    part = choices.one_of("mission", "part", missions.PARTS)
    if part == "story":
        show(mission_story.story(mission))
        node = choices.asked("mission", "chain", chain.has_chain) or chain.node_of("operation", mission)
        if chain.has_chain(node):
            show(chain.chain(node), partial(choose_one, "mission", "chain"))
        show(mission_story.meanwhile(mission, choices.marked_day()))
    if part == "people":
        show(leaders.leaders(mission, choices.marked_day()))
        show(mission_money.contributors(mission))
        if has_changes(mission):
            show(plans.planned(mission))
        show(fallen.by_year(mission, choices.marked_year()))
    if part == "money":
        show(mission_money.money(mission))
    if part == "mandates":
        told = choices.one_of("mission", "decisions", mission_mandates.DECISIONS)
        show(mission_mandates.mandates(mission) if told == "list" else resolutions.strip(mission, choices.marked_day()))
        show(mission_mandates.tasks(mission))
        show(mission_mandates.dates(mission))
    if part == "places":
        show(mission_places.where(mission, head.view.date.year))
        show(conflict.around(mission))
        show(mission_places.places(mission))
    page.close(*((interface.DISCLAIMER,) if part == "places" else ()))
