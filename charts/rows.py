"""How do a chart's rows become JSON? As Altair writes them, at a quarter of the time: the frames of the atlas hold plain columns."""

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict]:
    """Return the rows of a frame as what JSON can hold: numbers, text, yes and no, None for what is missing.

    Raises TypeError for a column of days: charts are given milliseconds, which no reader's time zone moves.
    """
    columns = [plain(frame[name]) for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def plain(column: pd.Series) -> list:
    """Return a column's values as numbers, text or yes and no, None where one is missing."""
    if column.dtype.kind in "mM":
        raise TypeError(f"{column.name} holds days; a chart is given milliseconds")
    values = column.tolist()
    return (
        [None if missing else value for value, missing in zip(values, column.isna(), strict=True)] if column.hasnans else values
    )
