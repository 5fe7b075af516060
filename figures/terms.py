"""What are columns and their values called? Headings and labels of the tables' own schema, as messages."""

from functools import cache

import pandas as pd

from data.coverage import told_to
from data.schema import headings, labels
from words import Day, Month, Prose, Year, prose, say

IN_REGION = {
    "Africa": say("in Africa"),
    "Americas": say("in the Americas"),
    "Asia and the Pacific": say("in Asia and the Pacific"),
    "Europe": say("in Europe"),
    "Middle East": say("in the Middle East"),
}


@cache
def heading(table: str, column: str) -> Prose:
    """Return the heading of a table's column. Raises KeyError when there is no such column."""
    return prose(headings(table)[column], "schema", f"{table}.{column}", "title")


def headings_of(table: str, *columns: str) -> dict[str, Prose]:
    """Return the headings of some columns, in the order given."""
    return {column: heading(table, column) for column in columns}


@cache
def label(table: str, column: str, value: str) -> Prose:
    """Return what a value of an enumeration is called. Raises KeyError when the column has no such value."""
    return prose(labels(table, column)[value], "schema", f"{table}.{column}.{value}", "label")


def horizon_of(subject: str) -> Day | Month | Year:
    """Return to when a subject is told, as its table dates it: a day, a month or a year. Raises KeyError when none is given."""
    until = told_to(subject)
    if len(until) == len("2020"):
        return Year(int(until))
    return Day(pd.Timestamp(until)) if len(until) == len("2020-01-31") else Month(pd.Timestamp(until))
