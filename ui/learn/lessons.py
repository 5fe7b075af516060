"""How is a lesson chosen and read? Cards by age and length, and each plan as one page that can be printed."""

from collections.abc import Iterable
from itertools import accumulate

import streamlit as st

from data.sources import source_row
from figures.html import markup
from learn.lesson import HARD, SIDES, WAYS, Lesson, Line, Part, lessons
from ui.learn.picks import draw_pick
from ui.learn.sheets import offer_pack
from ui.look import visitor_words
from ui.view import choose_one
from words import Words, learn


def draw_lessons(age: str, minutes: str) -> None:
    """Offer the lessons of an age and a length, "all" for every one, as cards."""
    words = visitor_words()
    offered = [each for each in lessons().values() if age in ("all", each.age) and minutes in ("all", str(each.minutes))]
    if not offered:
        st.html(markup("notices.html", words, notices=[learn.NO_LESSON]))
    narrowed = {name: value for name, value in (("age", age), ("minutes", minutes)) if value != "all"}  # for the way back
    with st.container(horizontal=True, key="picks-lessons"):
        for lesson in offered:
            when = learn.FOR(age=learn.AGES[lesson.age], n=lesson.minutes, strand=learn.STRANDS[lesson.strand])
            draw_pick(words(when), words(lesson.title), words(lesson.question), part="lessons", **narrowed, lesson=lesson.key)


def draw_lesson(lesson: Lesson) -> None:
    """Draw a lesson: key facts, steps with minutes and views, questions with their answers folded, role cards and notes."""
    words = visitor_words()
    with st.container(key="lesson"):
        offer_pack(lesson.key)
        st.html(
            markup(
                "lesson.html",
                words,
                lesson=lesson,
                said=learn.LESSON,
                able=learn.ABLE[lesson.age],
                facts=_facts(lesson),
                steps=_steps(lesson, words),
                questions=_parts(lesson.questions),
                task=_cited(lesson.task),
                roles=_parts(lesson.roles, dict(zip(SIDES, learn.SIDES, strict=True))),
                ways=[(learn.WAYS[way], lesson.ways[way]) for way in WAYS],
                hard=_parts(lesson.hard, dict(zip(HARD, learn.HARD, strict=True))),
            )
        )
        st.button(words(learn.OTHER_LESSONS), key="lesson-others", type="tertiary", on_click=_leave)


def _leave() -> None:
    choose_one("learn", "part", "lessons")
    choose_one("learn", "lesson", "")


def _facts(lesson: Lesson) -> list[tuple]:
    """Return the key facts of a lesson: what they are called, and what they are."""
    return [
        (learn.FACTS["age"], learn.AGES[lesson.age]),
        (learn.FACTS["minutes"], learn.MINUTES(n=lesson.minutes)),
        (learn.FACTS["strand"], learn.STRANDS[lesson.strand]),
        (learn.FACTS["groups"], learn.ROLES(n=len(lesson.roles))),
    ]


def _steps(lesson: Lesson, words: Words) -> list[dict]:
    """Return the steps of a lesson as its table has them, each with the minutes of the lesson's clock that it fills."""
    ends = list(accumulate(step.minutes for step in lesson.steps))
    return [
        {
            "minutes": learn.MINUTES(n=step.minutes),
            "clock": learn.CLOCK(start=end - step.minutes, end=end),
            "heading": step.heading,
            "views": [(_beside(view.address, words.language), view.name) for view in step.views],
            "lines": _cited(step.lines),
        }
        for step, end in zip(lesson.steps, ends, strict=True)
    ]


def _beside(address: str, language: str) -> str:
    """Return an address of the atlas as one that leads there from this page, in the reader's language, wherever the atlas stands."""
    page, mark, key = address.partition("#")
    spoken = "" if language == "en" else f"{'&' if '?' in page else '?'}lang={language}"
    return f".{page}{spoken}{mark}{key}"


def _parts(parts: Iterable[Part], kinds: dict | None = None) -> list[dict]:
    """Return parts with what their kind is called, and their sentences with the rows of their sources."""
    return [{"kind": (kinds or {}).get(part.kind, ""), "heading": part.heading, "lines": _cited(part.lines)} for part in parts]


def _cited(lines: Iterable[Line]) -> list[tuple]:
    return [(line.text, [(source_row(key), places) for key, places in line.places().items()]) for line in lines]
