"""What does the speaker say? A draft from the sourced accounts of a figure: each sentence with its source, and where to read on."""

from textwrap import shorten

from data.provenance import source_ids
from data.sources import source_row, with_names
from figures.figure import Figure
from figures.pictures import Numbers, Text
from publish.sheet import Sheet
from words import Words, interface, say

SAY = say("To say")
MOST_CITED = 3  # sources behind one sentence; all stand in the list below
MOST_LISTED = 24  # sources in the notes of a slide of a deck, those of most rows first; its last slides have all of them
MORE_LISTED = say("And {n} more, on the last slides; with their addresses in the figure's table.")
AS_BEFORE = say("As on the first of these slides.")
LONGEST = 60  # letters of a source's title within the text
CITED = say("[{source}]")
CITED_AT = say("[{source}, {place}]")
AND_MORE = say("[{source} and {n} more, below]")
ACCOUNT = say("{when}: {title}")


def notes_of(
    figure: Figure, sheet: Sheet, words: Words, note: str = "", entries: tuple | None = None, most: int | None = None
) -> str:
    """Return a slide's notes: `note` as it was written, the draft, how to read the picture, the sources, licence and address.

    `entries` are those of an account that this slide has, and then the sources are theirs alone: the other slides name the others. With
    None it has all. No more than `most` sources are listed, where the last slides have all of them.
    """
    keys = figure.source_ids()
    draft = [f"{sheet.finding} {cited_all(keys, words)}".strip(), *accounts(figure, words, entries)]
    read = [
        f"{sheet.alt}",
        *(f"{words(each.text)} {cited(each.source_id, each.locator, words)}".strip() for each in figure.notes),
    ]
    own = set(keys) if entries is None else {key for told in (*entries, *figure.notes) for key in source_ids(told.source_id)}
    named = [source for key, source in zip(keys, sheet.sources, strict=True) if key in own]
    sources = [", ".join(part for part in source if part) for source in named[:most]]
    more = len(named) - len(sources)
    parts = [
        *([note, ""] if note else []),
        f"{words(SAY)}:",
        *draft,
        "",
        f"{words(interface.HOW_TO_READ)}:",
        *read,
        "",
        f"{words(interface.SOURCES)}:",
        *(sources or [words(AS_BEFORE)]),
        *([words(MORE_LISTED(n=more))] if more else []),
        sheet.licence,
        sheet.address,
    ]
    return "\n".join(parts)


def accounts(figure: Figure, words: Words, entries: tuple | None = None) -> list[str]:
    """Return the dated accounts of a picture, or its numbers, each with source and place."""
    picture = figure.picture
    if isinstance(picture, Text):
        told = []
        for entry in picture.entries if entries is None else entries:
            title, when = (words(part) if part else "" for part in (entry.title, entry.when))
            head = words.begun(ACCOUNT(when=when, title=title) if when and title else title or when)
            body = words(entry.body) if entry.body else ""
            joined = f"{head}{'' if not body or head.endswith(('.', '?', '!')) else '.'} {body}".strip()
            told.append(f"{joined} {cited(entry.source_id, entry.locator, words)}".strip())
        return told
    if isinstance(picture, Numbers) and picture.body:
        return [f"{words(picture.body)} {cited(picture.source_id, picture.locator, words)}".strip()]
    return []


def cited(source_id: str, locator: str, words: Words) -> str:
    """Return a sentence's source and place in brackets; nothing where it has none of its own."""
    if not source_id:
        return ""
    named = ", ".join(name_of(key) for key in source_ids(source_id))
    return words(CITED_AT(source=named, place=with_names(locator))) if locator else words(CITED(source=named))


def cited_all(keys: list[str], words: Words) -> str:
    """Return the sources of what follows from many rows, those of most rows first."""
    if not keys:
        return ""
    named = ", ".join(name_of(key) for key in keys[:MOST_CITED])
    more = len(keys) - MOST_CITED
    return words(AND_MORE(source=named, n=more)) if more > 0 else words(CITED(source=named))


def name_of(key: str) -> str:
    """Return a source by its symbol, or by its title, cut where it is long."""
    row = source_row(key)
    return row["symbol"] or shorten(row["title"], LONGEST, placeholder="…")
