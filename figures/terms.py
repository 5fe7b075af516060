"""What are columns and their values called? Headings and labels of the tables' own schema, as messages."""

from functools import cache

from data.schema import headings, labels
from words import Prose, prose, say

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
