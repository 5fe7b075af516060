"""How is an operation or a reform told to a reader of thirteen? In fewer than sixty words each."""

from functools import cache

import pandas as pd

from data.load import shared_table
from data.spans import mission_spans


@cache
def simple_accounts() -> pd.DataFrame:
    """Return what is simply told, operations by their first day and then reforms by theirs: simple_accounts with name and date, precision.

    `name` is an operation's acronym, a reform's short title.
    """
    spans = mission_spans().rename(
        columns={"mission_id": "key", "acronym": "called", "start_date": "date", "start_precision": "precision"}
    )
    reforms = shared_table("reforms").rename(columns={"reform_id": "key", "short_title": "called"})
    columns = ["key", "called", "date", "precision"]
    named = pd.concat([spans[columns].assign(kind="operation"), reforms[columns].assign(kind="reform")])
    rows = shared_table("simple_accounts").merge(named, on=["kind", "key"], validate="one_to_one")
    return rows.sort_values(["kind", "date", "key"], ignore_index=True)
