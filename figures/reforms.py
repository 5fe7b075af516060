"""What was decided about peacekeeping, what did it say, and what became of it?"""

import pandas as pd

from data.load import as_of, shared_table
from data.reforms import PARTS, STATUSES, account_of, recommendations_of
from data.schema import is_doubtful
from figures.figure import Figure, Note, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, label
from words import Day, Joined, List, Say, joined, prose, say

COUNTED = {
    "adopted": say("{n} adopted"),
    "partly": say("{n} adopted in part"),
    "not": say("{n} not adopted"),
    "superseded": say("{n} superseded"),
    "unknown": say("{n} not known"),
}


def known() -> list[str]:
    """Return the first reform, one with recommendations, one without an account, one that is not confirmed, the last."""
    ids = list(shared_table("reforms")["reform_id"])
    return [ids[0], "brahimi-2000", "special-scale-1973", "poc-policy-2019", ids[-1]]


def row_of(reform: str) -> pd.Series:
    """Return a reform's row. Raises KeyError when there is no such reform."""
    return shared_table("reforms").set_index("reform_id").loc[reform]


@figure("reform-account", reform=known)
def account(reform: str) -> Figure:
    """What prompted a reform, what it said, what was done and what remained, statement by statement."""
    row, told = row_of(reform), account_of(reform)
    rows = (
        told.assign(part=[label("reform_accounts", "part", part).text for part in told["part"]])
        if len(told)
        else short(reform, row)
    )
    doubtful = bool(is_doubtful("reforms", row.to_frame().T).iloc[0])
    return Figure(
        key="reform-account",
        finding=account_finding(reform, row),
        unit=what_it_is(reform, row),
        picture=Text(tuple(entries(reform, rows, doubtful))),
        alt=say("What {title} said, and what came of it.", title=row["short_title"]),
        table=Table(
            rows.assign(title=row["title"], date=row["date"]),
            {
                "title": heading("reforms", "title"),
                "date": heading("reforms", "date"),
                "part": heading("reform_accounts", "part"),
                "statement": heading("reform_accounts", "statement"),
            },
        ),
        view=View("reform", {"reform": reform}),
        as_of=Day(as_of()),
        notes=tuple(account_notes(reform, row)),
        sources=(row["source_id"],),
        has_doubt=doubtful,
    )


def what_it_is(reform: str, row: pd.Series) -> Joined:
    """Return a reform's full title, its symbol where it has one, its kind and who led or wrote it."""
    title = prose(row["title"], "reforms", reform, "title")
    named = say("{title}, {symbol}.", title=title, symbol=row["symbol"]) if row["symbol"] else say("{title}.", title=title)
    return joined(named, say("{kind}, {led_by}.", kind=label("reforms", "kind", row["kind"]), led_by=row["led_by"]))


def account_finding(reform: str, row: pd.Series) -> Say:
    """Return a reform's name and day, and where its recommendations are recorded how many were adopted, wholly or in part."""
    named = say("{title}, {day}", title=row["short_title"], day=Day(row["date"], row["precision"]))
    asked = recommendations_of(reform)["status"]
    if asked.empty:
        return say("{named}.", named=named)
    done = int(asked.isin(["adopted", "partly"]).sum())
    return say(
        "{named}: {done} of its {all} recommendations were adopted, wholly or in part.", named=named, done=done, all=len(asked)
    )


def short(reform: str, row: pd.Series) -> pd.DataFrame:
    """Return the two sentences of the table of reforms as statements (columns of account_of), for a reform without an account."""
    columns = ["what_it_said", "what_came_of_it"]
    return pd.DataFrame(
        {
            "part": [heading("reforms", column).text for column in columns],
            "statement": [row[column] for column in columns],
            "source_id": row["source_id"],
            "locator": row["locator"],
        }
    )


def entries(reform: str, rows: pd.DataFrame, is_doubtful: bool):
    """Return the statements as entries, the name of a part over its first."""
    firsts = ~rows["part"].duplicated()
    for number, (is_first, row) in enumerate(zip(firsts, rows.itertuples(), strict=True), 1):
        yield Entry(
            title=row.part if is_first else "",
            body=prose(row.statement, "reform_accounts", f"{reform}.{number}", "statement"),
            source_id=row.source_id,
            locator=row.locator,
            is_doubtful=is_doubtful,
        )


def account_notes(reform: str, row: pd.Series):
    """Return why a reform is not confirmed or what else is known of it, and which parts of its account no source was found for."""
    if row["note"]:
        yield Note("doubt", prose(row["note"], "reforms", reform, "note"), row["source_id"], row["locator"])
    told = account_of(reform)
    lacking = [label("reform_accounts", "part", part) for part in PARTS if part not in set(told["part"])]
    if len(told) and lacking:
        yield Note("doubt", say("No source was found for: {parts}.", parts=List(tuple(lacking))))


def statuses(rows: pd.DataFrame) -> List:
    """Return how many recommendations have each status: `7 adopted, 4 adopted in part`."""
    counts = rows["status"].value_counts()
    return List(tuple(COUNTED[status](n=int(counts[status])) for status in STATUSES if status in counts), is_and=False)
