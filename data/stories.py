"""What is a story? Steps in a file of text, each with a heading, a few sourced sentences and the view that shows it.

    ---
    title: From truce observers to blue helmets
    question: How did unarmed observers become soldiers?
    from: 1948
    to: 1956
    minutes: 10
    ---

    ## A truce needs watchers
    view: /?date=1948-06-15&mission=untso

    One sentence. [source_id: where it stands] Another one. [source_id: place; other_id: place]

Sentences of the last step that ask something need no source. The files are in learn/stories/, each called as its story's key.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.provenance import APART
from words import Joined, Prose, joined, prose

STORIES = Path(__file__).resolve().parents[1] / "learn" / "stories"
FRONT = ("title", "question", "from", "to", "minutes")
SENTENCE = re.compile(r"(.+?[.?!][”\"’)]*)(?:\s*\[([^\[\]]+)\])?(?:\s+|$)", re.DOTALL)


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it rests: pairs of source_id and locator, none for a question."""

    text: str
    sources: tuple[tuple[str, str], ...] = ()

    def places(self) -> dict[str, str]:
        """Return the places of each source, by source_id in the order in which they are named: one is shown once."""
        told: dict[str, list[str]] = {}
        for source_id, locator in self.sources:
            told.setdefault(source_id, []).append(locator)
        return {source_id: APART.join(locators) for source_id, locators in told.items()}


@dataclass(frozen=True)
class Step:
    """A step of a story: what it is called, the address of what is shown beside it, and what it says."""

    heading: str
    view: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return what the step says, without its sources."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Story:
    """A story: its key, title, the question it answers, its years, how long it takes, and its steps."""

    key: str
    title: str
    question: str
    first: int
    last: int
    minutes: int
    steps: tuple[Step, ...]

    def has_step(self, number: str) -> bool:
        """Return whether an address's number, counted from 1, is that of a step."""
        return number in map(str, range(1, len(self.steps) + 1))

    def said(self, part: str) -> Prose:
        """Return the story's title or question, to be translated beside its file."""
        return prose(getattr(self, part), "stories", self.key, part)

    def heading(self, at: int) -> Prose:
        """Return the heading of a step."""
        return prose(self.steps[at].heading, "stories", f"{self.key}.{at + 1}", "heading")

    def sentence(self, at: int, n: int) -> Prose:
        """Return a sentence of a step."""
        return prose(self.steps[at].sentences[n].text, "stories", f"{self.key}.{at + 1}.{n + 1}", "text")

    def told(self, at: int) -> Joined:
        """Return all that a step says."""
        return joined(*(self.sentence(at, n) for n in range(len(self.steps[at].sentences))))


@cache
def stories() -> dict[str, Story]:
    """Return the stories by key, by the year in which they begin. Raises ValueError naming file and place of what is no story."""
    read = [read_story(path.stem, path.read_text(encoding="utf-8")) for path in sorted(STORIES.glob("*.md"))]
    return {story.key: story for story in sorted(read, key=lambda story: (story.first, story.last))}


def read_story(key: str, text: str) -> Story:
    """Return the story of a file's text. Raises ValueError, in a sentence, for a text that is none."""
    _, front, body = (*text.split("---\n", 2), "", "")[:3]
    told = dict(line.split(": ", 1) for line in front.strip().splitlines() if ": " in line)
    if missing := [name for name in FRONT if name not in told]:
        raise ValueError(f"the story {key} says no {', '.join(missing)}")
    title, question = (told[name].strip().strip('"') for name in ("title", "question"))
    steps = tuple(_step(key, part) for part in body.split("\n## ")[1:])
    if not steps:
        raise ValueError(f"the story {key} has no step")
    return Story(key, title, question, int(told["from"]), int(told["to"]), int(told["minutes"]), steps)


def _step(key: str, part: str) -> Step:
    heading, _, rest = part.partition("\n")
    view, _, text = rest.strip().partition("\n")
    if not view.startswith("view: /"):
        raise ValueError(f"the story {key} shows nothing at “{heading}”")
    sentences = sentences_of(text)
    return Step(heading.strip(), view.removeprefix("view: ").strip(), sentences)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, each with the sources that follow it in brackets."""
    return tuple(_sentence(*found) for found in SENTENCE.findall(text.strip()))


def _sentence(text: str, cited: str) -> Sentence:
    pairs = (part.partition(": ") for part in " ".join(cited.split()).split(APART) if part)
    return Sentence(" ".join(text.split()), tuple((source_id, locator) for source_id, _, locator in pairs))
