"""How does a story become printed pages? Each step with its picture without colour, each sentence with the number of its source.

The pages are a document (publish/document.py), which becomes PDF and DOCX: a lesson can be held from them without any network. What is
itself made of text is not printed beside a step's text: its headline stands there, and where the atlas shows it.
"""

from data.provenance import APART
from data.sources import source_row
from data.stories import Step, Story
from figures.atlas import as_seen
from figures.figure import Figure
from figures.pictures import Chart, Map, Svg
from learn.worksheet import credits, document, foot, picture
from learn.years import day_of
from publish.addresses import figure_at
from publish.document import Document, Group, NewPage, Text
from words import Day, Span, Words, Year, english, interface
from words import story as said

ACROSS, HIGH = 682, 275  # pixels of a picture: two steps stand on a page
TOGETHER = 8  # sources that stand close to each other
PICTURED = (Chart, Map, Svg)


def printed(story: Story, words: Words = english, base: str = "") -> Document:
    """Return a story as pages to read; `base` is the atlas's own address, before those of its views."""
    title, numbers = words(story.said("title")), numbered(story)
    about = said.PRINTED(years=Span(Year(story.first), Year(story.last)), n=len(story.steps))
    head = (
        Text(title, "title"),
        Text(words(story.said("question")), "heading"),
        Text(words(about), "small"),
        Text(words(said.ON_A_SCREEN(address=f"{base.rstrip('/')}/learn?story={story.key}")), "small"),
    )
    steps = [_step(story, at, numbers, words, base) for at in range(len(story.steps))]
    sources = [Text(words(_source(source_id, places)), "small", f"{n}.") for (source_id, places), n in numbers.items()]
    end = (
        (NewPage(), Text(words(said.STANDS), "heading")),
        *(tuple(sources[n : n + TOGETHER]) for n in range(0, len(sources), TOGETHER)),
    )
    return document(
        title,
        [head, *steps, *end, foot([source_id for source_id, _ in numbers], words, interface.DISCLAIMER, interface.LINES)],
        words,
    )


def numbered(story: Story) -> dict[tuple[str, str], int]:
    """Return the number of each place in a source (source_id, places), in the order in which sentences name them."""
    named = dict.fromkeys(place for step in story.steps for sentence in step.sentences for place in sentence.places().items())
    return {place: n for n, place in enumerate(named, 1)}


def _step(story: Story, at: int, numbers: dict[tuple[str, str], int], words: Words, base: str) -> Group:
    step, day = story.steps[at], day_of(story.steps[at])
    figure = as_seen(figure_at(step.view))
    told = [Text(words(story.heading(at)), "heading", f"{at + 1}.")]
    if day is not None:
        told.append(Text(words(said.ON_DAY(day=Day(day))), "small", is_in=True))
    return (*told, Text(_text(story, at, numbers, words), "body", is_in=True), *_beside(step, figure, words, base))


def _text(story: Story, at: int, numbers: dict[tuple[str, str], int], words: Words) -> str:
    """Return what a step says, each sentence with the numbers of its sources."""
    parts = []
    for n, sentence in enumerate(story.steps[at].sentences):
        marks = ", ".join(str(numbers[place]) for place in sentence.places().items())
        parts.append(words(story.sentence(at, n)) + (f" [{marks}]" if marks else ""))
    return " ".join(parts)


def _beside(step: Step, figure: Figure, words: Words, base: str) -> Group:
    """Return what stands beside a step: the headline of its view, the picture, and on what it rests."""
    finding = Text(words(figure.finding), "prompt", is_in=True)
    if isinstance(figure.picture, PICTURED):
        return (finding, picture(figure, words, ACROSS, HIGH), Text(credits(figure, words)[0], "small", is_in=True))
    return (finding, Text(words(said.SHOWN_AT(address=f"{base.rstrip('/')}{step.view}")), "small", is_in=True))


def _source(source_id: str, places: str):
    row = source_row(source_id)
    named = ", ".join(part for part in (row["symbol"], row["title"], row["publisher"]) if part)
    return said.PLACED(source=named, places=places.replace(APART, "; "), address=row["url"] or "")
