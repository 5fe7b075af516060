"""How does a lesson come onto paper? Its questions with lines to write on, its model answers, its plan and its role cards."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from data.provenance import APART
from data.sources import source_row, with_names
from learn.lesson import HARD, SIDES, Lesson, Line, Part
from learn.worksheet import document, foot
from publish.document import Card, Document, Fields, Group, Lines, Text
from words import Words, english, joined, learn, say, sheets

WRITTEN, FEWER, ON_A_PAGE = 4, 3, 4  # lines for the answer to a question; where there are more questions than these
NOTED = say("{sentence} [{numbers}]")
NOTE = say("{source}, {place}")


@dataclass
class Notes:
    """The places on which sentences rest, numbered in the order in which they are first named: a sentence has their numbers after it."""

    words: Words
    known: dict[tuple[str, str], int] = field(default_factory=dict)

    def said(self, line: Line) -> str:
        """Return a sentence with the numbers of its places."""
        text = self.words(line.text)
        numbers = [self.known.setdefault(pair, len(self.known) + 1) for pair in line.places().items()]
        return self.words(NOTED(sentence=text, numbers=", ".join(map(str, numbers)))) if numbers else text

    def told(self, lines: Iterable[Line]) -> str:
        """Return sentences as a paragraph."""
        return " ".join(self.said(line) for line in lines)

    @property
    def keys(self) -> list[str]:
        """Return the source_ids of all places, each once."""
        return list(dict.fromkeys(key for key, _ in self.known))

    def listed(self) -> Group:
        """Return all places with their numbers."""
        return tuple(Text(self.place(*pair), "small", f"{n}.") for pair, n in self.known.items())

    def place(self, key: str, place: str) -> str:
        """Return a source by symbol or title, who published it, and the place in it."""
        row = source_row(key)
        named = ", ".join(part for part in (row["symbol"] or row["title"], row["publisher"]) if part)
        return self.words(NOTE(source=named, place=with_names(place)))


def lesson_sheet(lesson: Lesson, words: Words = english, base: str = "") -> Document:
    """Return a lesson's questions with lines to write on: for pupils, without answers."""
    fields = Fields(tuple(words(each) for each in (sheets.NAME, sheets.CLASS, sheets.DATE)))
    groups = [(*head(lesson, lesson.title, words, base), fields), *questions(lesson, words), foot([], words)]
    return document(words(lesson.title), groups, words)


def lesson_answers(lesson: Lesson, words: Words = english, base: str = "") -> Document:
    """Return a lesson's model answers, and where each of their facts stands."""
    notes = Notes(words)
    title = sheets.LESSON_ANSWERS(title=lesson.title)
    groups = [head(lesson, title, words, base), *answers(lesson, notes), *where(notes), foot(notes.keys, words)]
    return document(words(title), groups, words)


def head(lesson: Lesson, title, words: Words, base: str) -> Group:
    """Return what a sheet of a lesson begins with: title, question and address."""
    address = sheets.SEE(address=f"{base.rstrip('/')}/learn?lesson={lesson.key}")
    return (Text(words(title), "title"), Text(words(lesson.question), "prompt"), Text(words(address), "small"))


def questions(lesson: Lesson, words: Words) -> list[Group]:
    """Return a lesson's questions, each with lines to write on."""
    lines = Lines(WRITTEN if len(lesson.questions) <= ON_A_PAGE else FEWER)
    return [(Text(words(each.heading), "prompt", f"{n}."), lines) for n, each in enumerate(lesson.questions, 1)]


def answers(lesson: Lesson, notes: Notes) -> list[Group]:
    """Return a lesson's questions with their model answers."""
    return [
        (Text(notes.words(each.heading), "prompt", f"{n}."), Text(notes.told(each.lines), is_in=True))
        for n, each in enumerate(lesson.questions, 1)
    ]


def where(notes: Notes) -> list[Group]:
    """Return the list of places below its heading."""
    return [(Text(notes.words(sheets.WHERE), "heading"), *notes.listed())]


def cards(lesson: Lesson, notes: Notes) -> list[Group]:
    """Return the task for groups and its role cards."""
    sides = dict(zip(SIDES, learn.SIDES, strict=True))
    told = [(Text(notes.told(lesson.task)),)]
    return told + [
        (
            Card(
                (
                    Text(notes.words(sides[role.kind]), "small"),
                    Text(notes.words(role.heading), "prompt"),
                    Text(notes.told(role.lines)),
                )
            ),
        )
        for role in lesson.roles
    ]


def plan(lesson: Lesson, notes: Notes, base: str) -> list[Group]:
    """Return a lesson's plan for the teacher: its aim, its steps with their minutes, what to prepare, the ways to hold it, its hard places."""
    words = notes.words
    told = learn.FOR(age=learn.AGES[lesson.age], n=lesson.minutes, strand=learn.STRANDS[lesson.strand])
    ends = accumulate(step.minutes for step in lesson.steps)
    hard = dict(zip(HARD, learn.HARD, strict=True))
    return [
        (Text(words(told)), Text(words(lesson.aim), "prompt")),
        listed(learn.ABLE[lesson.age], lesson.abilities, words),
        (Text(words(learn.LESSON["steps"]), "heading"),),
        *(_step(step, end, notes, base) for step, end in zip(lesson.steps, ends, strict=True)),
        listed(learn.LESSON["prepare"], lesson.prepare, words),
        *(listed(learn.WAYS[way], items, words) for way, items in lesson.ways.items()),
        (Text(words(learn.LESSON["hard"]), "heading"),),
        *(_titled(part, hard[part.kind], notes) for part in lesson.hard),
    ]


def _step(step, end: int, notes: Notes, base: str) -> Group:
    words = notes.words
    clock = learn.CLOCK(start=end - step.minutes, end=end)
    named = [words(sheets.ON_PAGE(name=view.name, address=f"{base.rstrip('/')}{view.address}")) for view in step.views]
    look = (Text(words(sheets.LOOK(views=APART.join(named))), "small"),) if named else ()
    heading = words(sheets.STEP(n=step.minutes, clock=clock, heading=step.heading))
    return (Text(heading, "prompt"), Text(notes.told(step.lines)), *look)


def listed(heading, items: Iterable, words: Words) -> Group:
    """Return a list below its heading."""
    return (Text(words(heading), "heading"), *(Text(words(item), "body", "–") for item in items))


def _titled(part: Part, kind, notes: Notes) -> Group:
    heading = notes.words(joined(kind, part.heading, between=": "))
    return (Text(heading, "prompt"), Text(notes.told(part.lines)))
