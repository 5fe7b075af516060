"""What is prose in the tables, what is left when it is gone, and which numbers does an answer hold?

For a new answer, a figure's table among them: compare `numbers_of(answer())` with and without prose.

    with without_prose():
        numbers = numbers_of(answer())
"""

import gc
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from unittest import mock

import pandas as pd

from data import load

# Text that is the fact itself: a code, a key, a symbol, a name. All other text without an enumeration is prose.
KEYS = {
    "administered_by",
    "area_name",
    "base",
    "basis",
    "choices",
    "component",
    "contributors",
    "division",
    "field",
    "fiscal_year",
    "hub_acronym",
    "iso3",
    "key",
    "level",
    "months_named",
    "nationality_iso3",
    "number",
    "page",
    "parts",
    "published",
    "resolution",
    "right",
    "step",
    "story",
    "subject",
    "symbol",
    "table",
    "topic",
    "unit_a",
    "unit_b",
    "url",
    "wrong",
}
NAMES = {
    "acronym",
    "aka",
    "alias",
    "body",
    "called",
    "mission",
    "name",
    "nationality",
    "official_name",
    "partner",
    "place",
    "publisher",
    "short_form",
    "short_name",
    "term",
}
# Keys of a kind in one table, the account of what happened in the others.
KEYS_IN = {("budgets", "account"), ("discrepancies", "followed_value"), ("discrepancies", "other_value")}


def prose_columns(table: str) -> list[str]:
    """Return the columns of a table that are written for readers."""
    return [
        field["name"]
        for field in load.describe_table(table)["schema"]["fields"]
        if field["type"] == "string"
        and "enum" not in field.get("constraints", {})
        and not field["name"].endswith("_id")
        and field["name"] not in KEYS | NAMES
        and (table, field["name"]) not in KEYS_IN
    ]


def forget() -> None:
    """Empty every cache of the process that belongs to the atlas."""
    gc.unfreeze()  # the door's start sets aside what was read, and what is set aside is not among the objects
    for kept in [each for each in gc.get_objects() if type(each) is _lru_cache_wrapper]:
        if kept.__module__.split(".")[0] in ("data", "geo", "charts", "figures", "ui"):
            kept.cache_clear()
    gc.freeze()  # as it was found


@contextmanager
def without_prose() -> Iterator[None]:
    """Let every table be read with "x" in the place of all that is written for readers, even where nothing is written."""
    read = load.read_table

    def read_without(name: str) -> pd.DataFrame:
        return read(name).assign(**dict.fromkeys(prose_columns(name), "x"))

    forget()
    try:
        with mock.patch.object(load, "read_table", read_without):
            yield
    finally:  # or whatever is asked next would be answered without prose
        forget()


def numbers_of(answer: object) -> list:
    """Return the numbers, days and yes or no of an answer in their order, with those written into its sentences.

    Of a frame: of each column of numbers, days or yes and no, its name and its values; and its keys, so that the same
    numbers of other rows are not taken for the same. Text in a frame is left out: it may be a note handed on.
    """
    if isinstance(answer, pd.DataFrame):
        told = [column for column in answer.columns if answer[column].dtype.kind not in "OUT" or column in KEYS | {"key"}]
        told += [column for column in answer.columns if str(column).endswith("_id") and column not in told]
        return [number for column in sorted(told) for number in [column, *_plainly(answer[column])]]
    if isinstance(answer, pd.Index):
        return numbers_of(list(answer))
    if isinstance(answer, pd.Series):
        return [
            number for key, value in answer.items() for number in [str(key), *numbers_of(value)] if str(key) not in _PASSED_ON
        ]
    if isinstance(answer, Mapping):
        return [
            number for key, value in answer.items() if str(key) not in _PASSED_ON for number in [str(key), *numbers_of(value)]
        ]
    if isinstance(answer, str):
        return re.findall(r"\d[\d,.]*", answer)
    if isinstance(answer, list | tuple):
        return [number for each in answer for number in numbers_of(each)]
    if isinstance(answer, set | frozenset):
        return numbers_of(sorted(answer))
    return [_plain(answer)]


# Columns of prose that a row or a dictionary hands on as it has them.
_PASSED_ON = {"note", "title", "account", "locator", "summary", "reason", "statement", "what_it_said", "what_came_of_it"}


def _plainly(column: pd.Series) -> list:
    """Return a column's values as _plain does each."""
    values = column.tolist()
    if column.dtype == object:
        return list(map(_plain, values))
    return (
        [None if missing else value for value, missing in zip(values, column.isna(), strict=True)] if column.hasnans else values
    )


def _plain(value: object) -> object:
    """Return a value that equals itself: what is missing becomes None."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value
