"""How is a story told? Step by step: what is shown, what is said of it, and the way on. Each step has an address."""

import streamlit as st

from data.sources import source_row
from figures.html import markup
from learn.story import Story, briefing_of, stories
from publish.addresses import figure_at
from publish.editing import all_renewed
from ui.look import visitor_words
from ui.present.held import change, choose_slide
from ui.show import show
from ui.view import choose_one, one
from words import Span, Year, learn

CARD = ":small[{when}]  \n**{title}**  \n{question}"


def draw_stories() -> None:
    """Offer the stories, each with its years and how long it takes."""
    words = visitor_words()
    with st.container(horizontal=True, key="picks-stories"):
        for story in stories().values():
            when = learn.WHEN(years=Span(Year(story.first), Year(story.last)), n=story.minutes)
            label = CARD.format(when=words(when), **{part: words(story.said(part)) for part in ("title", "question")})
            st.button(label, key=f"story-{story.key}", on_click=_begin, args=(story.key,))


def step_of(story: Story) -> int:
    """Return which step the address says, counted from 0: the nearest there is."""
    said = one("learn", "step")
    return min(max(int(said) if said.isdecimal() else 1, 1), len(story.steps)) - 1


def draw_story(story: Story) -> None:
    """Draw one step of a story: its view, beside it what is said of it, and the way to the next."""
    words, at = visitor_words(), step_of(story)
    step = story.steps[at]
    picture, told = st.columns([7, 4], gap="medium")
    with picture:
        show(figure_at(step.view))
    with told, st.container(key="story"):
        sentences = [
            (story.sentence(at, n), [(source_row(source_id), places) for source_id, places in sentence.places().items()])
            for n, sentence in enumerate(step.sentences)
        ]
        progress = learn.STEP(n=at + 1, of=len(story.steps))
        st.html(markup("story_step.html", words, progress=progress, heading=story.heading(at), sentences=sentences))
        with st.container(horizontal=True, key="story-steps"):
            st.button(words(learn.BACK), key="story-back", disabled=at == 0, on_click=_go, args=(at,))
            last = at + 1 == len(story.steps)
            st.button(words(learn.ON), key="story-on", disabled=last, type="primary", on_click=_go, args=(at + 2,))
        with st.container(horizontal=True, key="story-ways"):
            st.button(words(learn.OTHERS), key="story-others", type="tertiary", on_click=_begin, args=("",))
            if st.button(words(learn.AS_SLIDES), key="story-slides", type="tertiary"):
                _take(story)


def _begin(key: str) -> None:
    choose_one("learn", "step", "")
    choose_one("learn", "story", key)


def _go(step: int) -> None:
    choose_one("learn", "step", "" if step == 1 else str(step))


def _take(story: Story) -> None:
    """Take a story over as the briefing; the page on which it is shown and taken along opens."""
    change(all_renewed(briefing_of(story, visitor_words())))
    choose_slide(0)
    st.switch_page("present.py")
