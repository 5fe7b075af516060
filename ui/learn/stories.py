"""How is a story told? Its whole text comes with the page; in the browser one walks it from step to step, and nothing is sent.

The text is in the page itself, so that it can be read before any program or picture has come, and when none comes. The program
(web/learn/story.js) then moves one live map, and sets in drawings that were made once beside the server (publish/beside.py) and are
fetched a step ahead, under names that change with their content: after that a step needs no server.
"""

from dataclasses import dataclass

import streamlit as st

from data.sources import source_row
from data.stories import Story, stories
from figures.html import markup
from figures.layers import layer_addresses
from geo.browser import component_parts, web_address, web_files, whole_address
from geo.maps import leaflet_options
from learn.order import StoryOrder
from learn.story import briefing_of
from learn.years import chosen_in, day_of, years_of
from publish.editing import all_renewed
from publish.order import BESIDE, beside_tag
from ui.learn.picks import draw_pick
from ui.learn.way_back import forget, leaving
from ui.look import visitor_words
from ui.present.held import change, choose_slide
from ui.view import choose_one
from words import Day, Prose, Say, Span, Words, Year, learn
from words import story as said

LATER = ("waters", "places", "events", "units-fine", "edges-fine")  # files of the map that a later step may ask for
NOT_SHOWN = ("world", "values", "sites", "flows", "others")  # files of layers that no story's map has on
walk = st.components.v2.component("story", **component_parts("story-program", "learn/story.js"))


@dataclass(frozen=True)
class Told:
    """A step as the page has it: its view, its place among the years in per cent, how far it is, its sentences with their sources, and
    the address of its view in the atlas."""

    view: str
    mission: str
    place: float | None
    progress: Say
    progress_alone: Say
    heading: Prose
    sentences: tuple[tuple[Prose, tuple], ...]
    address: str


def draw_stories() -> None:
    """Offer the stories, each with its years and how long it takes."""
    words = visitor_words()
    with st.container(horizontal=True, key="picks-stories"):
        for story in stories().values():
            when = learn.WHEN(years=Span(Year(story.first), Year(story.last)), n=story.minutes)
            draw_pick(words(when), words(story.said("title")), words(story.said("question")), story=story.key)


def draw_story(story: Story) -> None:
    """Draw a story: all its steps, beside them the place of the picture, and what walks it."""
    forget()
    words = visitor_words()
    labels = {name: words(message) for name, message in said.WALK.items()}
    st.html(
        markup(
            "story.html",
            words,
            style=web_files()["learn/story.css"].body.decode("utf-8"),
            key=story.key,
            steps=[_told(story, n) for n in range(len(story.steps))],
            years=years_of(story),
            picture=said.PICTURE,
            waiting=said.WALK["waiting"],
            leave=said.LEAVE,
            ways=said.STEPS,
            back=said.BACK,
            on=said.ON,
        )
    )
    walk(key="story-walk", data={"key": story.key, "language": words.language, "labels": labels} | _addresses())
    links = [(title, f"story/{StoryOrder(story.key, ending, words.language).address}") for ending, title in said.FORMS.items()]
    st.html(markup("story_take.html", words, title=said.TAKE, links=links))
    with st.container(horizontal=True, key="story-ways"):
        st.button(words(learn.OTHERS), key="story-others", type="tertiary", on_click=_leave)
        if st.button(words(said.AS_SLIDES), key="story-slides", type="tertiary"):
            _take(story, words)


def _addresses() -> dict:
    """Return where the browser finds pictures and the map, below the assets."""
    files = {name: address for name, address in layer_addresses().items() if name not in NOT_SHOWN}
    page = web_address("learn/map.html")
    told = {"page": page, "program": whole_address("map.js"), "files": files, "frame": leaflet_options(), "later": list(LATER)}
    return {"beside": f"beside/{beside_tag()}/{{width}}.json", "widths": list(BESIDE), "map": told}


def _told(story: Story, at: int) -> Told:
    step = story.steps[at]
    day, progress = day_of(step), said.STEP(n=at + 1, of=len(story.steps))
    sentences = tuple(
        (story.sentence(at, n), tuple((source_row(source_id), places) for source_id, places in sentence.places().items()))
        for n, sentence in enumerate(step.sentences)
    )
    return Told(
        step.view,
        chosen_in(step).get("mission", ""),
        years_of(story).places[at],
        progress if day is None else said.STEP_ON(n=at + 1, of=len(story.steps), day=Day(day)),
        progress,
        story.heading(at),
        sentences,
        f".{leaving(step.view, story, at)}",
    )


def _leave() -> None:
    choose_one("learn", "step", "")
    choose_one("learn", "story", "")


def _take(story: Story, words: Words) -> None:
    """Take a story over as the briefing; the page on which it is shown and taken along opens."""
    change(all_renewed(briefing_of(story, words)))
    choose_slide(0)
    st.switch_page("present.py")
