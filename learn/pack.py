"""What does a teacher need where there is no network? One file to print: plan, questions, role cards, what is looked at, a map to fill in, answers."""

from functools import singledispatch
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from figures.figure import Figure
from figures.pictures import Entry, Grid, Map, Numbers
from figures.pictures import Text as Accounts
from learn.blank import map_key, map_page
from learn.lesson import Lesson, Sight
from learn.lesson_sheet import Notes, answers, cards, head, lesson_sheet, plan, where
from learn.story import stories
from learn.worksheet import ACROSS, credits, document, foot, picture
from publish.addresses import figure_at
from publish.document import Document, Group, Leaf, NewPage, Rows, Text
from publish.paper import PAPERS
from words import Words, english, joined, sheets

MAP_HIGH, MOST_HIGH, USUAL = 308, 800, 400  # pixels of a map, and of a picture at most; of one that says no height
NAMED = 1.8  # times the width of a grid's other columns, of the first
MANY, FIRST = 40, 12  # entries of a text beyond which the one that stands out is printed, or the first ones


def pack(lesson: Lesson, words: Words = english, base: str = "") -> Document:
    """Return the printed pack of a lesson: enough to hold it without a network. It has leaves, so it is a PDF file alone."""
    notes, title = Notes(words), words(sheets.PACK(title=lesson.title))
    seen = [view for step in lesson.steps for view in step.views]
    groups: list[Group] = [
        (*head(lesson, sheets.PACK(title=lesson.title), words, base), Text(words(sheets.PACK_HAS))),
        (Text(words(sheets.FOR_TEACHERS), "heading"),),
        *plan(lesson, notes, base),
        (NewPage(),),
        *lesson_sheet(lesson, words, base).groups[:-1],
        *headed(sheets.GROUPS, cards(lesson, notes), words),
        *headed(sheets.LOOKED_AT, [group for view in seen for group in sight(view, words, base)], words),
        *blank(seen, words, base),
        *headed(sheets.ANSWERS, answers(lesson, notes), words),
        *key(seen, words, base),
        *where(notes),
        foot(notes.keys, words),
    ]
    return document(title, groups, words)


def headed(heading, groups: list[Group], words: Words) -> list[Group]:
    """Return groups on a page of their own, below a heading."""
    first, *others = groups
    return [(NewPage(),), (Text(words(heading), "title"), *first), *others]


def sight(view: Sight, words: Words, base: str) -> list[Group]:
    """Return what is looked at as a picture or as text, below its name, with its sources."""
    address = f"{base.rstrip('/')}{view.address}"
    name = Text(words(view.name), "heading")
    told = dict(parse_qsl(urlsplit(view.address).query))
    if told.get("story") in stories():
        story, at = stories()[told["story"]], int(told.get("step", 1)) - 1
        shown = figure_at(story.steps[at].view)
        return [(name, Text(words(story.heading(at)), "prompt"), Text(words(story.told(at)))), *figure(shown, (), words, address)]
    try:
        shown = figure_at(view.address)
    except ValueError:  # a whole page of the atlas
        return [(name, Text(words(sheets.ON_SCREENS(address=address))))]
    return figure(shown, (name,), words, address)


def figure(shown: Figure, before: Group, words: Words, address: str) -> list[Group]:
    """Return a figure: its headline, its picture or text, and its sources."""
    lead = (*before, Text(words(shown.finding), "prompt"), Text(words(shown.unit), "small"))
    after = tuple(Text(line, "small") for line in (*credits(shown, words), words(sheets.SEE(address=address))))
    first, *others = printed(shown.picture, shown, words, address)
    groups = [(*lead, *first), *others]
    return [*groups[:-1], (*groups[-1], *after)]


@singledispatch
def printed(shown, of: Figure, words: Words, address: str) -> list[Group]:
    """Return a figure's picture as groups: drawn, where it is not made of text."""
    high = MAP_HIGH if isinstance(shown, Map) else min(shown.height or USUAL, MOST_HIGH)
    return [(picture(of, words, ACROSS, high),)]


@printed.register
def _(shown: Accounts, of: Figure, words: Words, address: str) -> list[Group]:
    entries = list(shown.entries)
    if len(entries) > MANY:
        chosen = [entry for entry in entries if entry.tone == "strong"]
        entries = chosen or entries[:FIRST]
    left = len(shown.entries) - len(entries)
    more = [(Text(words(sheets.MORE(n=left, address=address)), "small"),)] if left else []
    return [*parts_of(entries, words), *more]


def parts_of(entries: list[Entry], words: Words) -> list[Group]:
    """Return accounts, each when and what it was and what is told of it; one without a title goes on with the one before."""
    groups: list[Group] = []
    for entry in entries:
        title = words(joined(entry.when, entry.title, between=": "))
        told = (*((Text(title, "prompt"),) if title else ()), *((Text(words(entry.body)),) if entry.body else ()))
        if title or not groups:
            groups.append(told)
        else:
            groups[-1] = (*groups[-1], *told)
    return groups


@printed.register
def _(shown: Grid, of: Figure, words: Words, address: str) -> list[Group]:
    rows = tuple(tuple(words(field.text) for field in row) for row in shown.rows)
    return [(Rows(tuple(map(words, shown.headings)), rows, (NAMED, *(1.0,) * (len(shown.headings) - 1))),)]


@printed.register
def _(shown: Numbers, of: Figure, words: Words, address: str) -> list[Group]:
    told = [Text(words(joined(each.value, each.label, each.note))) for each in shown.items]
    return [(*told, *((Text(words(shown.body)),) if shown.body else ()))]


def map_day(seen: list[Sight]) -> pd.Timestamp | None:
    """Return the day of the first map of operations that is looked at, None where there is none."""
    for view in seen:
        parts = urlsplit(view.address)
        date = dict(parse_qsl(parts.query)).get("date")
        if parts.path == "/" and date:
            return pd.Timestamp(date)
    return None


def blank(seen: list[Sight], words: Words, base: str) -> list[Group]:
    """Return the map of the day that is first looked at, to be filled in: a leaf."""
    day = map_day(seen)
    return [] if day is None else [(Leaf(map_page(day, PAPERS["a4"], words, base)),)]


def key(seen: list[Sight], words: Words, base: str) -> list[Group]:
    """Return the key of that map."""
    day = map_day(seen)
    if day is None:
        return []
    (title, *_), table, _ = map_key(day, words, base).groups
    return [(Text(title.text, "heading"), *table)]
