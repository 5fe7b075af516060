"""On which line does each bar or label stand, so that none covers another? Positions only, no picture."""

import pandas as pd


def packed(spans: pd.DataFrame, last: pd.Timestamp, gap_days: int = 150) -> pd.DataFrame:
    """Return the spans with `lane`, counted from 0: regions one under the other, each as tight as its bars allow.

    A bar takes the first line of its region that has been free for `gap_days`.
    """
    lanes, offset, pieces = {}, 0, []
    for _, region in spans.groupby("region", sort=False):
        busy_until: list[pd.Timestamp] = []
        for span in region.sort_values(["start_date", "end_date"]).itertuples():
            end = last if pd.isna(span.end_date) else span.end_date
            free = [n for n, until in enumerate(busy_until) if until + pd.Timedelta(days=gap_days) < span.start_date]
            lane = free[0] if free else len(busy_until)
            busy_until[lane : lane + 1] = [end]
            lanes[span.Index] = offset + lane
        offset += len(busy_until) + 0.6
        pieces.append(region)
    return spans.assign(lane=pd.Series(lanes))


def staggered(left: pd.Series, width: pd.Series, rows: int) -> pd.Series:
    """Return the row on which each label stands, counted from 0, or missing where none of `rows` has room.

    `left` and `width` are the labels' edges in pixels; a label takes the first row where it touches no earlier one.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    placed = []
    for x, w in zip(left, width, strict=True):
        free = (n for n, row in enumerate(taken) if all(x + w < start or end < x for start, end in row))
        row = next(free, None)
        if row is not None:
            taken[row].append((x, x + w))
        placed.append(row)
    return pd.Series(placed, index=left.index, dtype="Int64")


def lanes_of(left: pd.Series, right: pd.Series) -> pd.Series:
    """Return the lane of each bar, counted from 0, in the order of the rows: the first in which it touches no earlier one.

    `left` and `right` are the edges in pixels of the bar together with its name.
    """
    return staggered(left, right - left, len(left)).astype(int)
