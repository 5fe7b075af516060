"""How do a figure's numbers leave? As CSV and as a workbook, with what belongs to them in the same file."""

import csv
import io

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from figures.figure import Figure
from figures.table import cell, harmless
from publish.sheet import Sheet, sheet_of
from words import Words, english, interface, say

ABOUT = say("About")
FINDING, UNIT, ADDRESS, LICENCE, PICTURE = say("Finding"), say("Unit"), say("Address"), say("Licence"), say("The picture shows")
DOUBT, BORDERS, NOTE, VERSION, HORIZON = say("Doubt"), say("Boundaries"), say("Note"), say("Version"), say("Horizon")
WIDEST = 60  # letters of a column


def about(sheet: Sheet, words: Words) -> list[tuple[str, str]]:
    """Return what belongs to a figure's numbers, a heading and a text each."""
    told = [
        (FINDING, sheet.finding),
        (UNIT, sheet.unit),
        (HORIZON, sheet.as_of),
        (PICTURE, sheet.alt),
        (DOUBT, sheet.doubt),
        *((BORDERS, line) for line in sheet.disclaimer),
        *((NOTE, note) for note in sheet.notes),
        *((interface.SOURCES, ", ".join(part for part in source if part)) for source in sheet.sources),
        (VERSION, sheet.atlas),
        (LICENCE, sheet.licence),
        (ADDRESS, sheet.address),
    ]
    return [(words(heading), text) for heading, text in told if text]


def csv_of(figure: Figure, words: Words = english, base: str = "") -> bytes:
    """Return a figure's table as CSV, and below it, in lines that begin with #, what belongs to it."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    for heading, text in about(sheet_of(figure, words, base), words):
        writer.writerow([f"# {heading}", harmless(text)])
    return figure.table.csv(words) + lines.getvalue().encode("utf-8")


def xlsx_of(figure: Figure, words: Words = english, base: str = "") -> bytes:
    """Return a figure's table as a workbook of two sheets: the rows, and what belongs to them."""
    book = Workbook()
    rows = book.active
    rows.title = words(interface.AS_TABLE)
    shown = figure.table.shown(words)
    rows.append([str(name) for name in shown.columns])
    for row in shown.itertuples(index=False):
        rows.append([plain(value) for value in row])
    for place, column in enumerate(shown.columns, 1):
        longest = max([len(str(column)), *(len(str(value)) for value in shown[column].head(200))])
        rows.column_dimensions[get_column_letter(place)].width = min(longest + 2, WIDEST)
        rows.cell(1, place).font = Font(bold=True)
    rows.freeze_panes = "A2"
    rows.auto_filter.ref = rows.dimensions
    told = book.create_sheet(words(ABOUT))
    for heading, text in about(sheet_of(figure, words, base), words):
        told.append([heading, harmless(text)])
        told.cell(told.max_row, 1).font = Font(bold=True)
        told.cell(told.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 20, 110
    book.properties.title, book.properties.creator = words(figure.finding), words(interface.ATLAS)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def plain(value):
    """Return a value as a workbook keeps it: numbers and days as such, nothing for what is missing, text that is not executed."""
    if value is None or value is pd.NaT or value is pd.NA or value != value:
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime().date()
    if isinstance(value, bool | int | float):
        return value
    return value.item() if hasattr(value, "item") else cell(value)
