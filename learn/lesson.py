"""What is a lesson? A plan a teacher can hold tomorrow: steps with minutes and views, questions with sourced answers, roles, and notes.

    ---
    title: Why Brahimi?
    question: Why did the United Nations change its rules in 2000?
    aim: To see how two failures became one reform.
    age: 16-19
    minutes: 45
    strand: history
    ---

    ## Pupils can
    - name two events behind the report

    ## Steps
    ### 10 | Two failures on the map
    view: /?date=1994-04-21&mission=unamir | The map on 21 April 1994
    What is done, sentence by sentence. Facts have their source. [source_id: where it stands]

    ## Questions
    ### What did the panel ask for?
    One sentence of the model answer. [source_id: place; other_id: place]

    ## Task
    What the groups do.
    ### council | A member that wants a larger force
    What it wanted. [source_id: place]

    ## Prepare
    - what to do the day before

`## With one projector`, `## With phones` and `## Without a network` are lists like `## Prepare`; `## Hard places` has parts like those of
the task: `### death | Heading` and sentences. The files are in learn/lessons/, each called as its lesson's key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from data.stories import Sentence, sentences_of
from words import Prose, prose

LESSONS = Path(__file__).parent / "lessons"
FRONT = ("title", "question", "aim", "age", "minutes", "strand")
AGES = ("14-16", "16-19", "university")
LENGTHS = (20, 45, 90)
STRANDS = ("history", "reading")  # what happened, and how to read a map and a chart
SIDES = ("council", "contributor", "host", "secretariat", "other")  # whom a role card speaks for
HARD = ("death", "failure", "borders", "people")
WAYS = {"projector": "With one projector", "phones": "With phones", "paper": "Without a network"}
PARTS = ("Pupils can", "Steps", "Questions", "Task", "Prepare", *WAYS.values(), "Hard places")


@dataclass(frozen=True)
class Line:
    """A sentence and where it rests: pairs of source_id and locator, none for what only says what to do."""

    text: Prose
    sources: tuple[tuple[str, str], ...] = ()

    def places(self) -> dict[str, str]:
        """Return the places of each source, by source_id in the order in which they are named."""
        return Sentence(self.text.text, self.sources).places()


@dataclass(frozen=True)
class Sight:
    """A view of the atlas: its address and what it is called."""

    address: str
    name: Prose


@dataclass(frozen=True)
class Stage:
    """A step of a lesson: how many minutes it takes, what is looked at, and what is done."""

    minutes: int
    heading: Prose
    views: tuple[Sight, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """A heading of a kind with sentences: a question with its answer (kind ""), a role (one of SIDES), or a hard place (one of HARD)."""

    heading: Prose
    lines: tuple[Line, ...]
    kind: str = ""

    @property
    def text(self) -> str:
        """Return what its sentences say, without their sources."""
        return " ".join(line.text.text for line in self.lines)


@dataclass(frozen=True)
class Lesson:
    """A lesson plan. `age` is one of AGES, `minutes` one of LENGTHS and the sum of the steps' minutes, `strand` one of STRANDS.

    `abilities` says what pupils can do afterwards; `task` tells the groups what to do, `roles` are their cards; `ways` has by the keys
    of WAYS how the lesson is held with a projector, with phones, and on paper; `hard` are the teacher's notes on its hard places.
    """

    key: str
    title: Prose
    question: Prose
    aim: Prose
    age: str
    minutes: int
    strand: str
    abilities: tuple[Prose, ...]
    steps: tuple[Stage, ...]
    questions: tuple[Part, ...]
    task: tuple[Line, ...]
    roles: tuple[Part, ...]
    prepare: tuple[Prose, ...]
    ways: dict[str, tuple[Prose, ...]]
    hard: tuple[Part, ...]

    def lines(self) -> Iterator[Line]:
        """Yield every sentence of the lesson that may name a source."""
        for part in (*self.steps, *self.questions, *self.roles, *self.hard):
            yield from part.lines
        yield from self.task


@cache
def lessons() -> dict[str, Lesson]:
    """Return the lessons by key, the younger pupils' and the shorter ones first. Raises ValueError naming file and place of what is none."""
    read = [read_lesson(path.stem, path.read_text(encoding="utf-8")) for path in sorted(LESSONS.glob("*.md"))]
    return {lesson.key: lesson for lesson in sorted(read, key=lambda lesson: (AGES.index(lesson.age), lesson.minutes))}


def read_lesson(key: str, text: str) -> Lesson:
    """Return the lesson of a file's text. Raises ValueError, in a sentence, for a text that is none."""
    _, front, body = (*text.split("---\n", 2), "", "")[:3]
    told = dict(line.split(": ", 1) for line in front.strip().splitlines() if ": " in line)
    if missing := [name for name in FRONT if name not in told]:
        raise ValueError(f"the lesson {key} says no {', '.join(missing)}")
    for name, known in (("age", AGES), ("minutes", tuple(map(str, LENGTHS))), ("strand", STRANDS)):
        if told[name] not in known:
            raise ValueError(f"the lesson {key} says {name} “{told[name]}”, not one of {', '.join(known)}")
    parts = dict(_split(part) for part in f"\n{body}".split("\n## ")[1:])
    if wrong := [f"no “{name}”" for name in PARTS if name not in parts] + [
        f"“{name}”, unknown" for name in parts if name not in PARTS
    ]:
        raise ValueError(f"the lesson {key} has {'; '.join(wrong)}")
    reader = _Reader(key)
    task, roles = _divided(parts["Task"])
    lesson = Lesson(
        key,
        *(reader.said(told[name].strip().strip('"'), name) for name in ("title", "question", "aim")),
        told["age"],
        int(told["minutes"]),
        told["strand"],
        abilities=reader.listed(parts["Pupils can"], "abilities"),
        steps=tuple(reader.stage(part, f"steps.{n}") for n, part in _pieces(parts["Steps"])),
        questions=tuple(reader.part(part, f"questions.{n}") for n, part in _pieces(parts["Questions"])),
        task=reader.lines(task, "task"),
        roles=tuple(reader.kind(part, f"roles.{n}", SIDES) for n, part in roles),
        prepare=reader.listed(parts["Prepare"], "prepare"),
        ways={way: reader.listed(parts[heading], way) for way, heading in WAYS.items()},
        hard=tuple(reader.kind(part, f"hard.{n}", HARD) for n, part in _pieces(parts["Hard places"])),
    )
    if (total := sum(step.minutes for step in lesson.steps)) != lesson.minutes:
        raise ValueError(f"the steps of the lesson {key} take {total} minutes, not {lesson.minutes}")
    return lesson


def _split(part: str) -> tuple[str, str]:
    """Return the first line of a part and what follows it."""
    heading, _, rest = part.partition("\n")
    return heading.strip(), rest.strip()


def _divided(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return what stands before the first heading of a part, and the pieces below headings with their numbers."""
    before, *pieces = f"\n{text}".split("\n### ")
    return before.strip(), list(enumerate(pieces, start=1))


def _pieces(text: str) -> list[tuple[int, str]]:
    return _divided(text)[1]


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of one lesson; each text knows its place, so that it can be translated beside its file."""

    key: str

    def said(self, text: str, place: str) -> Prose:
        return prose(" ".join(text.split()), "lessons", self.key, place)

    def listed(self, text: str, place: str) -> tuple[Prose, ...]:
        items = re.findall(r"^- (.+(?:\n  .+)*)", text, re.MULTILINE)
        if not items or len(items) != sum(line.startswith("- ") for line in text.splitlines()):
            raise ValueError(f"the lesson {self.key} has no list of “- …” for {place}")
        return tuple(self.said(item, f"{place}.{n}") for n, item in enumerate(items, start=1))

    def lines(self, text: str, place: str) -> tuple[Line, ...]:
        read = sentences_of(text)
        if not read:
            raise ValueError(f"the lesson {self.key} says nothing at {place}")
        return tuple(Line(self.said(each.text, f"{place}.{n}"), each.sources) for n, each in enumerate(read, start=1))

    def part(self, text: str, place: str) -> Part:
        heading, rest = _split(text)
        return Part(self.said(heading, place), self.lines(rest, place))

    def kind(self, text: str, place: str, known: tuple[str, ...]) -> Part:
        heading, rest = _split(text)
        kind, _, name = heading.partition(" | ")
        if kind not in known or not name:
            raise ValueError(f"the lesson {self.key} says “{heading}”, not “{' or '.join(known)} | …”")
        return Part(self.said(name, place), self.lines(rest, place), kind)

    def stage(self, text: str, place: str) -> Stage:
        heading, rest = _split(text)
        minutes, _, name = heading.partition(" | ")
        if not minutes.isdecimal() or not name:
            raise ValueError(f"the lesson {self.key} has a step “{heading}” without minutes")
        told = rest.splitlines()
        views = [line.removeprefix("view: ") for line in told if line.startswith("view: ")]
        rest = "\n".join(line for line in told if not line.startswith("view: "))
        sights = tuple(self.sight(view, f"{place}.view.{n}") for n, view in enumerate(views, start=1))
        return Stage(int(minutes), self.said(name, place), sights, self.lines(rest, place))

    def sight(self, text: str, place: str) -> Sight:
        address, _, name = text.partition(" | ")
        if not address.startswith("/") or not name:
            raise ValueError(f"the lesson {self.key} has a view “{text}”, not “/address | name”")
        return Sight(address.strip(), self.said(name, place))
