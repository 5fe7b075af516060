"""Where does it stand? Each claim's source as a short link, and a page's sources as a list."""

import re
from functools import cache
from html import escape

import pandas as pd
import streamlit as st

from data.load import load_table

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")  # how keys of sources are written
# How the columns of `cited` are headed and linked in a table.
SOURCE_HEADINGS = {"source": "Source", "url": st.column_config.LinkColumn("Link", display_text="open")}
UNCONFIRMED = {"confirmed": "", "unconfirmed": " (unconfirmed)"}


@cache
def _sources() -> dict[str, dict]:
    return {row["source_id"]: row for row in load_table("sources").to_dict("records")}


def source_row(source_id: str) -> dict:
    """Return a source's row. Raises KeyError when there is no such source."""
    return _sources()[source_id]


def cite(source_id: str, locator: str = "") -> str:
    """Return a source as a Markdown link, the symbol or the title, with the place in it.

    Raises KeyError when there is no such source.
    """
    source = _sources()[source_id]
    name = _name(source).replace("[", "(").replace("]", ")")
    link = f"[{name}]({source['url'].replace(' ', '%20').replace('(', '%28').replace(')', '%29')})" if source["url"] else name
    return f"{link}, {linked(locator)}" if locator else link


def linked(text: str) -> str:
    """Return a text with the sources that it names by their keys as links, other words as they are."""
    return KEY.sub(_cited_key, text)


def _cited_key(match: re.Match) -> str:
    """Return a further source that a locator names by its key as a link, other words as they are."""
    return cite(match[0]) if match[0] in _sources() else match[0]


def _name(source: dict) -> str:
    return source["symbol"] or source["title"]


def source_mark(source_id: str, locator: str = "") -> str:
    """Return a source as a small link in HTML that names it when pointed at."""
    source = _sources()[source_id]
    told = KEY.sub(lambda match: _name(_sources()[match[0]]) if match[0] in _sources() else match[0], locator)
    title = escape(f"{source['symbol']} {source['title']}, {told}".strip(" ,"))
    return (
        f'<a href="{escape(source["url"])}" title="{title}" target="_blank" rel="noreferrer">source</a>' if source["url"] else ""
    )


def cited(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with `source` (title, or symbol) and `url` in place of source_id, ready for a table."""
    sources = [_sources()[key] for key in rows["source_id"]]
    names = [f"{each['symbol']} {each['title']}".strip() for each in sources]
    return rows.assign(source=names, url=[each["url"] or None for each in sources])


def list_sources(*tables: pd.DataFrame) -> None:
    """List every source the given rows cite, once, folded away at a page's foot."""
    keys = sorted({key for table in tables for key in table["source_id"]})
    with st.expander(f"Sources of this page ({len(keys)})"):
        st.markdown("\n".join(f"- {cite(key)}, {_sources()[key]['publisher']}" for key in keys))
