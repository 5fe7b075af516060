"""Where does a number come from that is made of many rows? Source and place, kept through sums and means."""

import pandas as pd

APART = "; "  # between the sources of one number; no source_id and no locator part holds it for anything else


def of_groups(rows: pd.DataFrame, by: str | list[str]) -> pd.DataFrame:
    """Return for each group of rows the sources its number is made of: the columns `by`, source_id, locator.

    `rows` has source_id and locator. Several sources stand in the order of their first row, joined by "; " (see source_ids), the place
    of each behind its key. One row's place stays as it is; of many the first and the last are named, with how many rows they bound.
    Groups stand in the order of their first row. Raises KeyError when a column is missing.
    """
    keys = [by] if isinstance(by, str) else list(by)
    each = rows[[*keys, "source_id", "locator"]].groupby([*keys, "source_id"], sort=False, dropna=False)["locator"]
    parts = each.agg(["first", "last", "nunique", "size"]).reset_index()
    parts["locator"] = [_place(*row) for row in parts[["first", "last", "nunique", "size"]].itertuples(index=False)]
    count = parts.groupby(keys, sort=False, dropna=False)["source_id"].transform("size")
    parts["locator"] = parts["locator"].where(count == 1, parts["source_id"] + ": " + parts["locator"])
    told, several = ["source_id", "locator"], parts[count > 1]  # most groups have one source: nothing is joined
    groups = parts.drop_duplicates(keys)[[*keys, *told]]
    if len(several):
        joined = several.groupby(keys, sort=False, dropna=False)[told].agg(APART.join)
        groups.loc[count > 1, told] = joined.to_numpy()  # both in the order of their first rows
    return groups.reset_index(drop=True)


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
