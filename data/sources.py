"""Which documents does the atlas rest on? One row a source, looked up by its key; who stands behind it; publishers in short."""

import re
from functools import cache

from data.load import shared_table

UN = "UN"

# A publisher that no row of publishers names is of the United Nations when its name says so, also where another keeps a copy.
UN_NAMES = re.compile(
    r"^(?:United Nations|UN Chronicle|UN News|UN Peace|Dag Hammarskj)|\((?:United Nations|UN News)|, from United Nations|UN News text"
    r"|copy of the UN"
)
# Wikipedia is an encyclopedia, whoever keeps the copy. Else its standing is that of the kind of the document.
OF_KIND = {
    "resolution": "un",
    "un_page": "un",
    "press_release": "government",
    "report": "scholarship",
    "dataset": "scholarship",
    "book": "scholarship",
    "article": "news",
    "other": "other",
}

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")  # how keys of sources are written


@cache
def _rows() -> dict[str, dict]:
    return {row["source_id"]: row for row in shared_table("sources").to_dict("records")}


def source_row(source_id: str) -> dict[str, str]:
    """Return a source's row (columns of sources). Raises KeyError when there is no such source."""
    return _rows()[source_id]


@cache
def standing(source_id: str) -> str:
    """Return who stands behind a source: a value of publishers.standing (un, government, scholarship, news, encyclopedia, other).

    Raises KeyError when there is no such source.
    """
    row = source_row(source_id)
    named = _standings().get(row["publisher"]) or ("encyclopedia" if row["publisher"].startswith("Wikipedia") else "")
    # A document with a symbol is the United Nations' own; an article may have the symbol of what it is about.
    is_un = UN_NAMES.search(row["publisher"]) or (row["symbol"] and row["kind"] != "article")
    return named or ("un" if is_un else OF_KIND[row["kind"]])


@cache
def _standings() -> dict[str, str]:
    return shared_table("publishers").set_index("publisher")["standing"].to_dict()


def is_source(key: str) -> bool:
    """Return whether a text is the key of a source."""
    return key in _rows()


def with_names(text: str) -> str:
    """Return a text in which each source that it names by its key stands by its symbol or title."""
    return KEY.sub(lambda found: _name(found[0]) if is_source(found[0]) else found[0], text)


def _name(source_id: str) -> str:
    row = source_row(source_id)
    return row["symbol"] or row["title"]


def publishers(source_ids: list[str]) -> list[str]:
    """Return the publishers of some sources, each once, in short: the United Nations first, then in the order of the sources."""
    named = [_short(source_row(key)["publisher"]) for key in source_ids if source_row(key)["publisher"]]
    return sorted(dict.fromkeys(named), key=lambda name: name != UN)


def _short(publisher: str) -> str:
    """Return a publisher as a quiet line names it: all of the United Nations as one, others without what is in brackets."""
    return UN if publisher.startswith(("United Nations", "UN ", "Dag Hammarskj")) else publisher.split(" (")[0]
