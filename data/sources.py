"""Which documents does the atlas rest on? One row a source, looked up by its key, and their publishers in short."""

import re
from functools import cache

from data.load import shared_table

UN = "UN"

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")  # how keys of sources are written


@cache
def _rows() -> dict[str, dict]:
    return {row["source_id"]: row for row in shared_table("sources").to_dict("records")}


def source_row(source_id: str) -> dict[str, str]:
    """Return a source's row (columns of sources). Raises KeyError when there is no such source."""
    return _rows()[source_id]


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
