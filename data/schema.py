"""What are columns and their values called, what do they mean, and which figures are not plain counts? Asked of the schema."""

import re

import pandas as pd

from data.load import describe_table, table_names


def describe_field(table: str, column: str) -> dict:
    """Return a column's description: name, title, type, description and, where it has them, unit, constraints, labels, doubt.

    Raises KeyError naming the known tables, or the table's columns.
    """
    fields = {field["name"]: field for field in describe_table(table)["schema"]["fields"]}
    if column not in fields:
        raise KeyError(f"no column {column!r} in {table}; there are {', '.join(fields)}")
    return fields[column]


def headings(table: str) -> dict[str, str]:
    """Return the heading of each column of a table, in the table's order."""
    return {field["name"]: field["title"] for field in describe_table(table)["schema"]["fields"]}


def labels(table: str, column: str) -> dict[str, str]:
    """Return the label of each value that a column may have, in the schema's order.

    Raises KeyError when the column is not known or its values are not enumerated.
    """
    field = describe_field(table, column)
    if "labels" not in field:
        raise KeyError(f"the values of {table}.{column} are not enumerated")
    return dict(field["labels"])


def doubts(table: str) -> dict[str, list]:
    """Return the columns of a table that say whether a figure is a plain count, each with the values that say it is not."""
    return {field["name"]: field["doubt"] for field in describe_table(table)["schema"]["fields"] if "doubt" in field}


def is_doubtful(table: str, rows: pd.DataFrame) -> pd.Series:
    """Return for each row whether it is something else than a plain count: estimate, unconfirmed, press figure, partial.

    A number that its source rounds is said with an “about”, but it is no estimate.

    `rows` has the table's columns that tell (see doubts). The one rule behind the atlas's one mark, hollow or dashed. A table without
    such a column has no doubtful row. Raises KeyError when `rows` lacks one of them.
    """
    telling = doubts(table)
    missing = [column for column in telling if column not in rows]
    if missing:
        raise KeyError(f"rows of {table} lack {', '.join(missing)}, which say what is doubtful")
    doubtful = pd.Series(False, index=rows.index)
    for column, values in telling.items():
        doubtful |= rows[column].isin(values).astype(bool)
    return doubtful


def doubt_words(table: str, rows: pd.DataFrame) -> pd.Series:
    """Return for each row in words why it is doubtful, "" where it is not: the label of the value, or the heading of a yes."""
    words = pd.Series("", index=rows.index)
    for column, values in doubts(table).items():
        field = describe_field(table, column)
        said = rows[column].map(field["labels"]) if "labels" in field else field["title"]
        words = words.where(~rows[column].isin(values).astype(bool) | (words != ""), said)
    return words


def columns_in_words(table: str, text: str) -> str:
    """Return a text in which the names of a table's columns are their headings; the text as it is where there is no such table."""
    known = headings(table) if table in table_names() else {}
    named = {name: title for name, title in known.items() if "_" in name}
    return re.sub(r"\b[a-z]+(?:_[a-z0-9]+)+\b", lambda found: named.get(found[0], found[0].replace("_", " ")).lower(), text)
