"""What do the words of peacekeeping mean? The glossary's terms, and where a text uses one."""

import re
from functools import cache

import pandas as pd

from data.load import shared_table
from data.names import order_of
from data.search.words import words_of

# Too common in every text to be underlined: a reader who looks them up finds them in the glossary.
NOT_MARKED = {
    "general-assembly", "mandate", "peacekeeping", "resolution", "rotation", "secretariat", "secretary-general", "security-council",
    "contingent", "consent", "premium", "transition", "credits", "veto", "sanctions", "reimbursement", "peace-operation", "blue-helmets",
    "consultations", "repatriation", "loans", "caveat", "berm", "host-state",
}  # fmt: skip


@cache
def terms() -> pd.DataFrame:
    """Return the glossary (columns of glossary) in the order of a dictionary."""
    rows = shared_table("glossary")
    return rows.iloc[sorted(range(len(rows)), key=lambda n: order_of(rows["term"].iloc[n]))].reset_index(drop=True)


def found(text: str) -> pd.DataFrame:
    """Return the terms (see terms) in which every word of a text begins a word: those of that name first, then those of that meaning."""
    asked, rows = words_of(text), terms()
    named = rows[["term", "short_form", "aka"]].agg(" ".join, axis=1)
    names, told = named.map(words_of), (named + " " + rows["definition"]).map(words_of)
    by_name, by_meaning = (column.map(lambda known: _has_all(asked, known)).astype(bool) for column in (names, told))
    return pd.concat([rows[by_name], rows[by_meaning & ~by_name]], ignore_index=True)


def _has_all(asked: list[str], known: list[str]) -> bool:
    return all(any(word.startswith(each) for word in known) for each in asked)


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Return the term_id and the meaning of every word that leads to a term, in small letters."""
    meanings = {}
    for row in shared_table("glossary").itertuples():
        if row.term_id in NOT_MARKED:
            continue
        for name in (row.term, row.short_form, *row.aka.split(" ; ")):
            if len(name) > 2:
                meanings.setdefault(name.lower(), (row.term_id, row.definition))
    return meanings


@cache
def _pattern() -> re.Pattern:
    """Return what finds the terms in a text: the longest first, with a plural s, as whole words; short forms in capitals only."""
    by_letter: dict[str, list[str]] = {}  # of which one is tried at each place, where all of them would be
    for name in sorted(_meanings(), key=len, reverse=True):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    names = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])({names})s?(?![\w-])", re.IGNORECASE)


def marked(text: str) -> list[tuple[str, str]]:
    """Return a text in parts, each with the meaning of the term it is, or "": each term is marked once.

    A short form is a term only in capitals as it is written.
    """
    parts, end, seen = [], 0, set()
    for found in _pattern().finditer(text):
        term_id, meaning = _meanings()[found[1].lower()]
        is_short = found[1].lower() in _short_forms()
        if term_id in seen or (is_short and not found[1].isupper()):
            continue
        seen.add(term_id)
        parts += [(text[end : found.start()], ""), (found[0], meaning)]
        end = found.end()
    return [part for part in [*parts, (text[end:], "")] if part[0]]


@cache
def _short_forms() -> set[str]:
    return {form.lower() for form in shared_table("glossary")["short_form"] if form}
