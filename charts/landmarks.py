"""Which reforms are named on a picture, and where does each name stand? The first of rank first, none over another."""

import pandas as pd

from charts.lanes import staggered

LETTER, MARK = 6.4, 16  # pixels of a letter, and of a mark with what keeps names apart


def landmark_rows(
    reforms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, plot: float, most: int, lines: int
) -> pd.DataFrame:
    """Return the reforms of some years with `row` (the line of each, from above), `is_named` and `is_inward`.

    `plot` is the width in pixels for which names are spaced. At most `most` are named, those of the first rank first, on `lines`
    lines; a name is set inward where it would run over the right edge. The others stand on a line of their own below, unnamed.
    """
    shown = reforms[reforms["date"].between(first, last)].assign(later=lambda rows: ~rows["is_landmark"].astype(bool))
    shown = shown.sort_values(["rank", "later", "date"], kind="stable")
    left = (shown["date"] - first).dt.days / (last - first).days * plot
    room = shown["short_title"].str.len() * LETTER + MARK
    # Inward where a name would run over the right edge, unless it would run further over the left one.
    is_inward = left + room - plot > (room - left).clip(lower=0)
    head = shown.index[:most]
    # Named in the order of time, each on the first line with room: so they read from the left, downwards. Before them the newest, at
    # the right edge: there is the least room, and what is newest is looked for.
    head = shown.loc[head].sort_values("date", kind="stable").index
    head = head[-1:].append(head[:-1])
    start = (left - MARK / 2).where(~is_inward, left - room)
    rows = staggered(start[head], room[head] + MARK / 2, lines).reindex(shown.index)
    below = int(rows.max()) + 1 if rows.notna().any() else 0
    return shown.assign(row=rows.fillna(below).astype(int), is_named=rows.notna(), is_inward=is_inward & rows.notna())
