"""Where does a number come from that is made of many rows? Source and place, kept through sums and means."""

import numpy as np
import pandas as pd

APART = "; "  # between the sources of one number; no source_id and no locator part holds it for anything else


def of_groups(rows: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """Return for each group of rows the sources its number is made of: the columns `by`, source_id, locator.

    `rows` has source_id and locator. Several sources stand in the order of their first row, joined by "; " (see source_ids), the place
    of each behind its key. One row's place stays as it is; of many the first and the last are named, with how many rows they bound.
    Groups stand in the order of their first row. Raises KeyError when a column is missing.
    """
    keys = [by] if isinstance(by, str) else list(by)
    numbers = rows.groupby(keys, sort=False, dropna=False).ngroup().to_numpy()  # in the order of their first rows
    told: dict[int, dict[str, list[str]]] = {}
    for number, source_id, locator in zip(numbers.tolist(), rows["source_id"].tolist(), rows["locator"].tolist(), strict=True):
        told.setdefault(number, {}).setdefault(source_id, []).append(locator)
    _, firsts = np.unique(numbers, return_index=True)
    groups = rows[keys].iloc[firsts].reset_index(drop=True).infer_objects()
    sources = [told[number] for number in range(len(firsts))]
    return groups.assign(source_id=[APART.join(each) for each in sources], locator=[_places(each) for each in sources])


def _places(sources: dict[str, list[str]]) -> str:
    """Return the places of a number's rows in words, behind their source where there are several."""
    places = {source_id: _place(each[0], each[-1], len(set(each)), len(each)) for source_id, each in sources.items()}
    if len(places) == 1:
        return next(iter(places.values()))
    return APART.join(f"{source_id}: {place}" for source_id, place in places.items())


def _place(first: str, last: str, places: int, size: int) -> str:
    """Return the place of some rows of one source in words."""
    if places == 1:
        return first
    if size == 2:
        return f"{first}, and {last}"
    return f"{size:,} rows, from {first} to {last}"


def with_sources(
    groups: pd.DataFrame, rows: pd.DataFrame, by: str | list[str], nothing: tuple[str, str] | None = None
) -> pd.DataFrame:
    """Return grouped numbers with source_id and locator of the rows that they were made of; see of_groups.

    Both frames have the columns `by`. `nothing` is the source and place that show a nought: a list in which there is no such row.
    Raises ValueError when a group has no row and nothing shows it: a number without a source.
    """
    keys = [by] if isinstance(by, str) else list(by)
    joined = groups.merge(of_groups(rows, keys), on=keys, how="left", validate="many_to_one")
    bare = joined["source_id"].isna()
    if bare.any() and nothing is None:
        raise ValueError(f"no source for {joined.loc[bare, keys].to_dict('records')[:3]}")
    if bare.any():
        joined.loc[bare, ["source_id", "locator"]] = nothing
    return joined


def source_ids(cell: str) -> list[str]:
    """Return the keys of sources in a cell of source_id, which of a sum may be several."""
    return cell.split(APART) if cell else []
