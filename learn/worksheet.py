"""How does a set of questions become a worksheet? The questions with room to answer, and on a sheet of their own what is right and why.

    worksheet(Asked("class-7", "all", 20))     answer_sheet(Asked("class-7", "all", 20))

Both are documents (publish/document.py), which become PDF and DOCX.
"""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from data.load import as_of, package
from data.provenance import source_ids
from data.sources import publishers, source_row, with_names
from figures.figure import Figure
from learn.questions import SUBJECTS, Question, question_set
from learn.questions.told import answer_of, form_of
from learn.sketch_page import sketch_of
from publish.addresses import figure_called
from publish.document import LETTERS, Block, Choice, Document, Fields, Group, Order, Picture, Text
from publish.drawing import bare_svg
from publish.paper import greyed
from publish.sheet import LICENCE, MOST_NAMED, OF_ATLAS, credit, has_borders
from words import Day, List, Say, Words, english, interface, learn, sheets

# Questions that are answered from a picture, which the paper therefore has, by the key of its figure.
PICTURED = {"strength_on_chart": "people-operation", "true_of_map": "map"}
ACROSS, HIGH = 682, 330  # pixels of such a picture


@dataclass(frozen=True)
class Asked:
    """A set of questions: its name, what it is about (a key of learn.SUBJECTS), and how many they are."""

    name: str
    subject: str = "all"
    count: int = 10

    def questions(self) -> tuple[Question, ...]:
        """Return the questions. Raises ValueError, in a sentence, for a subject or a number that there is not."""
        if self.subject not in learn.SUBJECTS:
            raise ValueError(f"no questions about {self.subject!r}; there are {', '.join(learn.SUBJECTS)}")
        return _drawn(self)

    @property
    def about(self) -> Say:
        """Return what the questions are about."""
        return sheets.WHOLE if self.subject == "all" else learn.SUBJECTS[self.subject]

    @property
    def address(self) -> str:
        """Return the address of the set in the atlas."""
        told = {"part": "questions", "set": self.name, "n": self.count, "about": self.subject}
        return f"/learn?{urlencode({name: value for name, value in told.items() if value != 'all'})}"


@lru_cache(maxsize=16)
def _drawn(asked: Asked) -> tuple[Question, ...]:
    return question_set(asked.name, asked.count, SUBJECTS.get(asked.subject, ()))


def worksheet(asked: Asked, words: Words = english, base: str = "") -> Document:
    """Return the questions of a set with room to answer. Raises ValueError, in a sentence, for a set that there is not."""
    questions = asked.questions()
    title = words(sheets.TITLE(subject=asked.about))
    groups = [
        (*head(title, asked, words, base), Fields(tuple(words(each) for each in (sheets.NAME, sheets.CLASS, sheets.DATE)))),
        (Text(words(sheets.HOW), "small"),),
        *(_asked(n, question, words) for n, question in enumerate(questions, 1)),
        foot([key for question in questions for key in source_ids(question.source_id)], words, sheets.PLACES),
    ]
    return document(title, groups, words)


def answer_sheet(asked: Asked, words: Words = english, base: str = "") -> Document:
    """Return what is right in a set, why, where it stands and where the atlas shows it. Raises ValueError as worksheet does."""
    questions = asked.questions()
    title = words(sheets.TITLE_OF_ANSWERS(subject=asked.about))
    groups = [
        head(title, asked, words, base),
        *(_answered(n, question, words, base) for n, question in enumerate(questions, 1)),
        foot([key for question in questions for key in source_ids(question.source_id)], words),
    ]
    return document(title, groups, words)


def document(title: str, groups: list[Group], words: Words) -> Document:
    """Return groups as a document of the atlas's."""
    page = words(sheets.PAGE(title=title, n="{n}", of="{of}"))
    return Document(title, tuple(groups), words(interface.ATLAS), page, words.language)


def head(title: str, asked: Asked, words: Words, base: str) -> Group:
    """Return what a sheet begins with: its title, the set and where it is."""
    about = sheets.SET(name=asked.name, subject=asked.about, n=asked.count)
    address = sheets.ADDRESS(address=f"{base.rstrip('/')}{asked.address}")
    return (Text(title, "title"), Text(words(about), "body"), Text(words(address), "small"))


def foot(keys: list[str], words: Words, *more) -> Group:
    """Return what a sheet ends with: its sources in short where it tells any, the licence, and which atlas it is of."""
    named, about = publishers(list(dict.fromkeys(keys))), package()
    line = interface.SOURCE if len(named) <= MOST_NAMED else interface.SOURCE_AND_MORE
    told = [
        *([line(publishers=List(tuple(named[:MOST_NAMED]), is_and=len(named) <= MOST_NAMED))] if named else []),
        *more,
        OF_ATLAS(title=interface.ATLAS, version=about["version"], day=Day(as_of())),
        LICENCE(licence=about["licenses"][0]["title"]),
    ]
    return tuple(Text(words(each), "small") for each in told)


def _asked(n: int, question: Question, words: Words) -> Group:
    """Return a question with room for its answer, and the picture that it is answered from."""
    return (Text(words(question.prompt), "prompt", f"{n}."), *_pictured(question, words), _room(question, words))


def _room(question: Question, words: Words) -> Block:
    """Return where a question is answered: boxes, short lines, or a line."""
    options = tuple(words(option) for option in question.options)
    form = form_of(question)
    if form == "estimate":
        return Fields((words(sheets.ESTIMATE),), is_in=True)
    return Order(options) if form == "order" else Choice(options)


def _pictured(question: Question, words: Words) -> Group:
    if question.places:
        return (sketch_of(question, words),)
    if question.kind not in PICTURED:
        return ()
    figure = figure_called(PICTURED[question.kind], dict(question.view.choices))
    return (picture(figure, words), *(Text(line, "small", is_in=True) for line in credits(figure, words)))


def picture(figure: Figure, words: Words, width: int = ACROSS, height: int = HIGH) -> Picture:
    """Return a figure's picture without colour."""
    svg, across, high = bare_svg(figure, width, height, words)
    return Picture(greyed(svg), across, high, words(figure.alt))


def credits(figure: Figure, words: Words) -> list[str]:
    """Return what stands under a picture: its sources, and under a map the disclaimer."""
    borders = (interface.DISCLAIMER, interface.LINES) if has_borders(figure) else ()
    return [words(credit(figure, MOST_NAMED)), *(words(each) for each in borders)]


def _answered(n: int, question: Question, words: Words, base: str) -> Group:
    """Return a question with what is right, why, where that stands and where the atlas shows it."""
    told = [Text(words(question.prompt), "body", f"{n}."), Text(_right(question, words), "prompt", is_in=True)]
    if form_of(question) == "order":
        places = [str(question.answer.index(option) + 1) for option in question.options]
        told.append(Text(words(sheets.IN_ORDER(numbers=", ".join(places))), is_in=True))
    told.append(Text(words(question.explanation), is_in=True))
    told.append(Text(words(cited(question.source_id, question.locator)), "small", is_in=True))
    told.append(Text(words(sheets.SEE(address=f"{base.rstrip('/')}/{question.view.address}")), "small", is_in=True))
    return tuple(told)


def _right(question: Question, words: Words) -> str:
    """Return the right answer, with its letter where one is ticked."""
    answer = answer_of(question, words)
    if form_of(question) != "choice":
        return answer
    return f"{LETTERS[question.options.index(question.answer)]}) {answer}"


def cited(source_id: str, locator: str) -> Say:
    """Return where something stands, as a message: its sources by symbol or title, and the place in them."""
    keys = source_ids(source_id)
    if all(f"{key}: " in locator for key in keys):  # each place stands behind its source already
        return sheets.SOURCE_ALONE(source=with_names(locator))
    named = "; ".join(row["symbol"] or row["title"] for row in map(source_row, keys))
    return sheets.SOURCE(source=named, place=with_names(locator)) if locator else sheets.SOURCE_ALONE(source=named)
