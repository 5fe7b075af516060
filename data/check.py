"""Can the atlas stand on its tables? Each is held to its description before the first visitor comes: a fault stops the start, not a page."""

from collections.abc import Iterator

import pandas as pd

from data.load import DATA, describe_table, load_boundaries, package, shared_table, table_names

MEND = "Put back the folder data as it was published; CONTRIBUTING.md says how its tables are made."
LARGEST = 2**53  # beyond it not every whole number is one of the machine's
LETTERS = len("1994-07-15")
BOUNDARIES = ("countries", "pieces", "areas", "lines", "waters")


def first_fault() -> str:
    """Return in one sentence, with what to do, what is wrong with the first table or shape that is not as described; "" for sound data.

    Whoever reads it keeps a server: it names the file, the row as a text editor counts it, and the column.
    """
    try:
        package()
        fault = next((fault for name in table_names() for fault in faults_of(name)), "")
        fault = fault or next((fault for name in BOUNDARIES for fault in faults_of_shapes(name)), "")
    except FileNotFoundError as error:
        fault = f"{error.filename} is not there"
    except ValueError as error:  # no JSON
        fault = f"{DATA / 'datapackage.json'} cannot be read: {error}"
    return fault and f"The atlas was not started: {fault}. {MEND}"


def faults_of(name: str) -> Iterator[str]:
    """Yield what in a table's file is not as the package describes it."""
    path, schema = DATA / describe_table(name)["path"], describe_table(name)["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    if not path.is_file():
        yield f"{path} is not there"
        return
    try:
        # A blank line counts as a row, or those below it would be called by another line.
        text = pd.read_csv(path, dtype=str, keep_default_na=False, skip_blank_lines=False, encoding="utf-8")
    except ValueError as error:  # no table, or no UTF-8
        yield f"{path} cannot be read: {' '.join(str(error).split())}"
        return
    if not isinstance(text.index, pd.RangeIndex):  # pandas has taken the first column for an index
        yield f"{path}, line 2: the row has more cells than there are columns"
        return
    if list(text.columns) != list(fields):
        yield f"{path} has other columns than data/datapackage.json says"
        return
    is_cut = text.isna().any(axis=1)
    if is_cut.any():
        yield f"{path}, line {is_cut.to_numpy().argmax() + 2}: the row is cut off"
        return
    for column, field in fields.items():
        wrong = ill_typed(text[column], field["type"])
        if wrong.any():
            yield f"{path}, line {wrong.to_numpy().argmax() + 2}: {column} {text[column][wrong].iloc[0]!r} is no {field['type']}"
            return
    rows = shared_table(name)
    if rows.empty:
        yield f"{path} has no rows"
    for column, field in fields.items():
        for wrong, said in wrong_cells(text[column], rows[column], field.get("constraints", {})):
            if wrong.any():
                yield f"{path}, line {wrong.to_numpy().argmax() + 2}: {column} {said}"
    twice = rows.duplicated(schema["primaryKey"])
    if twice.any():
        yield f"{path}, line {twice.to_numpy().argmax() + 2}: its key stands there a second time"
    for key in schema.get("foreignKeys", []):
        told = key["reference"]
        lost = ~text[key["fields"]].isin([*shared_table(told["resource"] or name)[told["fields"]], ""])
        if lost.any():
            cell = text[key["fields"]][lost].iloc[0]
            yield f"{path}, line {lost.to_numpy().argmax() + 2}: {key['fields']} {cell!r} is in no row of {told['resource']}"


def ill_typed(text: pd.Series, kind: str) -> pd.Series:
    """Return which cells of a column cannot be read as its type (a type of the package's); empty ones can."""
    if kind in ("integer", "number"):
        numbers = pd.to_numeric(text, errors="coerce").astype("float64")
        is_one = numbers.abs() < LARGEST  # neither missing nor without end
        return text.ne("") & ~(is_one & (numbers % 1 == 0) if kind == "integer" else is_one)
    if kind == "date":
        is_written = text.str.len() == LETTERS
        return text.ne("") & ~(is_written & pd.to_datetime(text, format="%Y-%m-%d", errors="coerce").notna())
    return text.ne("") & ~text.isin(["true", "false"]) if kind == "boolean" else pd.Series(False, index=text.index)


def wrong_cells(text: pd.Series, values: pd.Series, held: dict) -> Iterator[tuple[pd.Series, str]]:
    """Yield for each rule that a column is held to which of its cells break it, and how that is said."""
    is_there = text != ""
    if held.get("required"):
        yield ~is_there, "is empty and may not be"
    if "enum" in held:
        yield is_there & ~text.isin([str(each) for each in held["enum"]]), "is none of what is allowed"
    if "minimum" in held:
        yield (values < type_of(values, held["minimum"])).fillna(False).astype(bool), f"is less than {held['minimum']}"
    if "maximum" in held:
        yield (values > type_of(values, held["maximum"])).fillna(False).astype(bool), f"is more than {held['maximum']}"
    if "pattern" in held:
        yield is_there & ~text.str.fullmatch(held["pattern"]), "is not written as it should be"


def type_of(values: pd.Series, bound):
    """Return a bound as a value of a column's own type."""
    return pd.Timestamp(bound) if values.dtype.kind == "M" else bound


def faults_of_shapes(name: str) -> Iterator[str]:
    """Yield what is wrong with a file of boundaries."""
    try:
        load_boundaries(name)
    except (ValueError, KeyError, FileNotFoundError) as error:
        yield f"{DATA / 'boundaries' / f'{name}.geojson'}: {error}"
