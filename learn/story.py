"""How does a story become slides? What a story is, and how its file is read, is in data/stories.py."""

from data.provenance import APART
from data.stories import Sentence, Step, Story, read_story, stories
from figures.atlas import as_seen
from publish.addresses import address_of, figure_at
from publish.briefing import Briefing, Slide
from words import Words, say

__all__ = ["Sentence", "Step", "Story", "briefing_of", "near", "read_story", "stories"]


def near(view: str) -> str:
    """Return the address of a step's view for slides and paper: there too the map goes near to the operation that is chosen."""
    figure = figure_at(view)
    seen = as_seen(figure)
    return view if seen is figure else address_of(seen)


def briefing_of(story: Story, words: Words) -> Briefing:
    """Return a story as slides: its title and question, then each step's view under its heading, with its text, and its sources as note."""
    slides = [
        Slide("figure", (near(step.view),), words(story.heading(at)), words(story.told(at)), note=_note(story, at, words))
        for at, step in enumerate(story.steps)
    ]
    title = words(story.said("title"))
    return Briefing(title, (Slide("title", title=title, text=words(story.said("question"))), *slides))


def _note(story: Story, at: int, words: Words) -> str:
    """Return what a speaker says to a step: each sentence with its sources."""
    lines = []
    for n, sentence in enumerate(story.steps[at].sentences):
        cited = APART.join(f"{source_id}, {places}" for source_id, places in sentence.places().items())
        text = words(story.sentence(at, n))
        lines.append(words(say("{sentence} ({sources})", sentence=text, sources=cited)) if cited else text)
    return "\n".join(lines)
