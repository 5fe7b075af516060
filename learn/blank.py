"""Which maps and timelines do pupils fill in? The map of a day and its operations' years, without names, and a key on a sheet of its own.

A sheet is one page or several of A4 or A3 across, as SVG; the key is a document (publish/document.py).
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import pandas as pd

from data.atlas import operations_on, together
from data.derive import headquarters
from data.eras import era_of_years
from data.load import as_of, package, shared_table
from data.provenance import source_ids
from data.spans import mission_spans, span_sources
from figures.figure import View
from figures.paper_maps import ground, seats
from geo.picture.blank import draw_blank
from geo.picture.ground import Dress
from learn.blank_page import INK, MARGIN, QUIET, ROW, Page
from learn.worksheet import cited, foot
from learn.worksheet import document as bound
from publish.document import Document, Rows, Text
from publish.paper import Paper
from publish.sheet import LICENCE, OF_ATLAS
from words import Day, Say, Span, Words, Year, english, interface, joined, prose, sheets

ABOVE = 20  # pixels above the first row of a timeline


@dataclass(frozen=True)
class Item:
    """Something that is to be named: its name, what more the key says of it, where that stands, and its days."""

    name: Say | str
    full: Say | str
    where: str
    start: pd.Timestamp
    end: pd.Timestamp | None
    is_rough: bool
    told: Say | str
    source_id: str
    locator: str


def map_page(day: pd.Timestamp, paper: Paper, words: Words = english, base: str = "", has_names: bool = True) -> str:
    """Return the map of a day with numbers in the place of names, lines to write on, and the names to place, as SVG."""
    found = on_map(day)
    page = Page(paper, words(sheets.MAP(day=Day(day))), words(sheets.MAP_HOW), words)
    page.end(
        [
            words(sheets.LINES(day=Day(day))),
            words(joined(interface.DISCLAIMER, interface.LINES)),
            *about(View("", {"date": f"{day:%Y-%m-%d}"}), words, base),
        ]
    )
    if has_names:
        page.names([item.name for item in found])
    page.numbered(len(found))
    box = (float(MARGIN), page.top, float(page.width - 2 * MARGIN), page.low - page.top)
    places = [(seat.longitude, seat.latitude) for seat in seats_of(day)]
    draw_blank(page.root, box, places, ground(), Dress("print", INK, QUIET, words), day)
    return page.text()


def map_key(day: pd.Timestamp, words: Words = english, base: str = "") -> Document:
    """Return what the numbers on the map of a day are: operation, headquarters, days, and where that stands."""
    items = on_map(day)
    title = words(sheets.MAP_ANSWERS(day=Day(day)))
    headings = tuple(words(each) for each in (sheets.NUMBER, sheets.OPERATION, sheets.SEAT, sheets.FROM_TO, sheets.STANDS))
    rows = [(str(n), _named(item, words), item.where, words(item.told), words(_cited(item))) for n, item in enumerate(items, 1)]
    return _key(
        title, Rows(headings, tuple(rows), (0.5, 3, 1.6, 1.7, 4)), items, View("", {"date": f"{day:%Y-%m-%d}"}), words, base
    )


@dataclass(frozen=True)
class Timeline:
    """A timeline that is to be filled in: what is on it, oldest first, its axis, its titles as a sheet and as a key, and its view."""

    items: tuple[Item, ...]
    first: date
    last: date
    title: Say
    key_title: Say
    view: View


def timeline_pages(told: Timeline, paper: Paper, words: Words = english, base: str = "", has_names: bool = True) -> list[str]:
    """Return a timeline with numbered, empty bars and diamonds, and the names to place: as many pages as its rows need, as SVG."""

    def page(items: tuple[Item, ...]) -> Page:
        empty = Page(paper, words(told.title), words(sheets.TIMELINE_HOW), words)
        empty.end([words(sheets.BARS), *about(told.view, words, base)])
        if has_names:
            empty.names([item.name for item in items])
        return empty

    probe = page(told.items)
    parts = max(1, -(-len(told.items) // int((probe.low - probe.top - ABOVE) // ROW)))  # pages, among which the rows are shared
    each = max(1, -(-len(told.items) // parts))
    pages = []
    for n in range(0, max(1, len(told.items)), each):
        here = told.items[n : n + each]
        drawn = page(here)
        bars = [(item.start.date(), item.end and item.end.date(), item.is_rough) for item in here]
        drawn.bars(bars, n + 1, (told.first, told.last))
        pages.append(drawn.text())
    return pages


def timeline_key(told: Timeline, words: Words = english, base: str = "") -> Document:
    """Return what the numbers of a timeline are, with their days, and where that stands."""
    headings = tuple(words(each) for each in (sheets.NUMBER, sheets.WHAT, sheets.FROM_TO, sheets.STANDS))
    rows = [(str(n), _named(item, words), words(item.told), words(_cited(item))) for n, item in enumerate(told.items, 1)]
    return _key(words(told.key_title), Rows(headings, tuple(rows), (0.5, 3.6, 2, 4)), told.items, told.view, words, base)


def _key(title: str, rows: Rows, items, view: View, words: Words, base: str) -> Document:
    address = Text(words(sheets.SEE(address=f"{base.rstrip('/')}/{view.address}")), "small")
    keys = [key for item in items for key in source_ids(item.source_id)]
    return bound(title, [(Text(title, "title"), address), (rows,), foot(keys, words)], words)


def _named(item: Item, words: Words) -> str:
    name, full = words(item.name), words(item.full)
    return f"{name}: {full}" if full and full != name else name


def _cited(item: Item) -> Say:
    return cited(item.source_id, item.locator)


def about(view: View, words: Words, base: str) -> list[str]:
    """Return what stands under every sheet: which atlas it is of, its address, the licence."""
    told = package()
    atlas = OF_ATLAS(title=interface.ATLAS, version=told["version"], day=Day(as_of()))
    return [words(joined(atlas, f"{base.rstrip('/')}/{view.address}", LICENCE(licence=told["licenses"][0]["title"])))]


def seats_of(day: pd.Timestamp):
    """Return the seats of the operations of a day from west to east: no number tells what it stands for."""
    return sorted(seats(day), key=lambda seat: (seat.longitude, seat.latitude, seat.acronym))


@lru_cache(maxsize=8)
def on_map(day: pd.Timestamp) -> tuple[Item, ...]:
    """Return the operations of a day in the order of their numbers on its map."""
    at, found = operations_on(day).set_index("mission_id")["seat"], headquarters().set_index(["mission_id", "place"])
    found = found[~found.index.duplicated()]
    items = []
    for seat in seats_of(day):
        item, row = _spans()[seat.mission], found.loc[(seat.mission, at[seat.mission])]
        facts = {"source_id": item.source_id, "locator": item.locator}, row[["source_id", "locator"]].to_dict()
        source_id, locator = together(*facts)
        items.append(replace(item, where=at[seat.mission], source_id=source_id, locator=locator))
    return tuple(items)


@lru_cache(maxsize=1)
def _spans() -> dict[str, Item]:
    """Return each operation with its days, by mission_id, by its first day."""
    rows = mission_spans().merge(span_sources(), on="mission_id")
    found = {}
    for row in rows.to_dict("records"):
        start, is_open = Day(row["start_date"], row["start_precision"]), pd.isna(row["end_date"])
        days = sheets.SINCE(day=start) if is_open else Span(start, Day(row["end_date"], row["end_precision"]))
        found[row["mission_id"]] = Item(
            row["acronym"],
            prose(row["name"], "missions", row["mission_id"], "official_name"),
            "",
            row["start_date"],
            None if is_open else row["end_date"],
            row["start_precision"] != "day" or (not is_open and row["end_precision"] != "day"),
            sheets.DAYS(days=days),
            row["source_id"],
            row["locator"],
        )
    return found


def of_day(day: pd.Timestamp) -> Timeline:
    """Return the operations that were deployed on a day, each from its beginning to its end."""
    items = tuple(_spans()[key] for key in operations_on(day)["mission_id"])
    days = [day, *(item.start for item in items), *(item.end or as_of() for item in items)]
    return Timeline(
        items,
        date(min(days).year, 1, 1),
        max(days).date(),
        sheets.TIMELINE_OF_DAY(day=Day(day)),
        sheets.TIMELINE_ANSWERS_OF_DAY(day=Day(day)),
        View("timeline", {"date": f"{day:%Y-%m-%d}"}),
    )


def of_years(years: str) -> Timeline:
    """Return the operations that began in some years (`1988-1996`, "" for all) and the reports and decisions of the first rank."""
    first, last = era_of_years(years)
    begun = [item for item in _spans().values() if first <= item.start <= last]
    reforms = shared_table("reforms")
    rows = reforms[(reforms["rank"] == 1) & reforms["date"].between(first, last)]
    span = Span(Year(first.year), Year(last.year))
    return Timeline(
        tuple(sorted([*begun, *map(_moment, rows.to_dict("records"))], key=lambda item: item.start)),
        first.date(),
        last.date(),
        sheets.TIMELINE(span=span),
        sheets.TIMELINE_ANSWERS(span=span),
        View("timeline", {"years": years}),
    )


def _moment(row: dict) -> Item:
    """Return a report or decision as what has one day alone."""
    return Item(
        prose(row["short_title"], "reforms", row["reform_id"], "short_title"),
        prose(row["title"], "reforms", row["reform_id"], "title"),
        "",
        row["date"],
        row["date"],
        row["precision"] != "day",
        sheets.DAYS(days=Day(row["date"], row["precision"])),
        row["source_id"],
        row["locator"],
    )
