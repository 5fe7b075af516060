"""What are a figure's numbers? A frame whose every row names source and place, with headings, as table and as CSV file."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from data.provenance import APART, source_ids
from data.sources import source_row, with_names
from words import Joined, Prose, Say, Words

SOURCED = ("source_id", "locator")
UNSAFE = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is executed by a spreadsheet
BOM = "\ufeff"  # without it Excel on Windows reads UTF-8 as its own alphabet


@dataclass(frozen=True)
class Table:
    """A frame with `source_id` and `locator` in each row, and the headings of its other columns in their order.

    `decimals` says to how many places a column's numbers are written, where they are not whole; `file` gives the CSV file that is
    taken away in the place of one made of the frame: a table of the package leaves as it stands.
    Raises ValueError when a row does not name its source, or a heading no column.
    """

    frame: pd.DataFrame
    headings: Mapping[str, Say | Joined | Prose | str]
    decimals: Mapping[str, int] = field(default_factory=dict)
    file: Callable[[], bytes] | None = None

    def __post_init__(self):
        lacking = [name for name in (*SOURCED, *self.headings) if name not in self.frame]
        if lacking:
            raise ValueError(f"the table has no column {', '.join(lacking)}; it has {', '.join(self.frame)}")
        if (self.frame["source_id"] == "").any() or self.frame["source_id"].isna().any():
            raise ValueError("a row of the table names no source")

    def source_counts(self) -> list[str]:
        """Return the source_ids of the rows, those of most rows first; a row that is a sum may have several."""
        cells = Counter(self.frame["source_id"])
        return [key for key, _ in _each(cells).most_common()]

    def shown(self, words: Words) -> pd.DataFrame:
        """Return the frame under headings in the visitor's language, rounded as written, each row with source, place and link."""
        frame = self.rounded()
        named = {name: words(heading) for name, heading in self.headings.items()}
        sources = [[source_row(key) for key in source_ids(cell)] for cell in frame["source_id"]]
        shown = frame[list(self.headings)].map(lambda value: written(value, words)).rename(columns=named)
        return shown.assign(
            **{
                words(SOURCE): [APART.join(row["symbol"] or row["title"] for row in rows) for rows in sources],
                words(PLACE): frame["locator"].map(with_names),
                words(LINK): [next((row["url"] for row in rows if row["url"]), None) for rows in sources],
            }
        )

    def rounded(self) -> pd.DataFrame:
        """Return the frame with its numbers rounded to the places they are written with."""
        return self.frame.round(dict(self.decimals))

    def csv(self, words: Words) -> bytes:
        """Return the rows as a CSV file: headings in words, then source_id, source, place and link; safe to open in a spreadsheet."""
        if self.file:
            return self.file()
        shown = self.shown(words)
        shown.insert(len(self.headings), "source_id", self.frame["source_id"].to_numpy())
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([harmless(str(name)) for name in shown.columns])
        for row in shown.itertuples(index=False):
            writer.writerow([cell(value) for value in row])
        return (BOM + file.getvalue()).encode("utf-8")


def _each(cells: Counter) -> Counter:
    """Return how often each source is named, of how often each cell of source_id stands there."""
    named: Counter = Counter()
    for cell, count in cells.items():
        for key in source_ids(cell):
            named[key] += count
    return named


def written(value, words: Words):
    """Return a cell as text when it is a message, a day or the like, otherwise as it is."""
    return words(value) if isinstance(value, Say | Joined | Prose) or hasattr(value, "written") else value


def cell(value) -> str:
    """Return a value as a CSV cell: nothing for what is missing, a day as ISO writes it, text that no spreadsheet executes."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"  # billions of dollars as 10315000000
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would execute it."""
    return f"'{text}" if text.startswith(UNSAFE) else text


SOURCE, PLACE, LINK = Say("Source"), Say("Place in the source"), Say("Link")
