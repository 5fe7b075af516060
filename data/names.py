"""How are names compared and put in order? Without accents, marks and capitals; an accent counts only between equals."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

# Letters of their own that Unicode does not take apart into a base and a mark.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
APOSTROPHES = "'’‘ʼʻ`´′"
BETWEEN_LETTERS = re.compile(f"(?<=\\w)[{APOSTROPHES}](?=\\w)")
NOT_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return a text in small base letters and digits, its words set apart by one space: `Côte d’Ivoire` is `cote divoire`."""
    plain = BETWEEN_LETTERS.sub("", text).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(LETTERS))
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return NOT_WORDS.sub(" ", plain).strip()


@lru_cache(maxsize=8192)  # all names of the tables; a table of sites is put in order at every step of the year
def order_of(name: str) -> tuple[str, str, str]:
    """Return what names are ordered by: base letters word by word, then accents, then capitals.

    These are the levels of the Unicode collation algorithm, enough for names in Latin letters; the libraries that know every
    script bring tens of megabytes or must be compiled.
    """
    words = NOT_WORDS.sub(" ", "".join(" " if letter in APOSTROPHES else letter for letter in name))
    return folded(words), unicodedata.normalize("NFD", name.casefold()), name


def collated(names: Iterable[str]) -> list[str]:
    """Return names in the order of a dictionary: Côte d'Ivoire after Costa Rica, Türkiye before Turkmenistan."""
    return sorted(names, key=order_of)


def dictionary_places(column: pd.Series) -> pd.Series:
    """Return what to sort a column by: text by its place in a dictionary, all else as it is (the `key` of sort_values)."""
    if not pd.api.types.is_string_dtype(column):
        return column
    return column.map({name: place for place, name in enumerate(collated(column.unique()))})
