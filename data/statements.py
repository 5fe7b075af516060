"""Do numbers said of peacekeeping in public agree with the tables? Each is held against our own of the same day."""

from functools import cache
from typing import NamedTuple

import pandas as pd

from data.dates import in_words, last_possible_day
from data.derive import active_on, mission_spans, strength_dates
from data.load import shared_table
from data.money import approved_budgets
from data.people import contributors, fatalities_of, world_month_before

ABOUT, ABOVE = 0.05, 0.10  # how far "about" and "nearly" reach either way or below, and "more than" above the number said
RECENT = 45  # days; a count of all operations taken longer before the day is not of it
BILLION = 1_000_000_000
LIST = "un-hub-pko"
LED = "the department also led political missions, which are not in our tables"


class Own(NamedTuple):
    """Our number of a day: from and to (the same where one is known), what it counts, why it cannot be held against, source.

    `is_part`: it counts only a part of what was said, and can but contradict it by being more.
    `is_first`: it is a first vote that later ones may have raised, and can but contradict what was said by being more.
    """

    low: int | None
    high: int | None
    counts: str
    why_not: str = ""
    source_id: str = ""
    locator: str = ""
    is_part: bool = False
    is_first: bool = False


def allowed(bound: str, value: int, value_to: int | None = None) -> tuple[float, float]:
    """Return the least and the most a number can mean as it was said.

    A bare number is right to half of its last digit that is not nought: 116,000 means 115,500 to 116,500, and 733 itself.
    """
    if bound == "range":
        return value, value_to
    if bound == "over":
        return value, value * (1 + ABOVE)
    if bound == "under":
        return value * (1 - ABOUT), value
    if bound == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    noughts = len(str(value)) - len(str(value).rstrip("0")) if value >= 100 else 0
    half = 10**noughts / 2 if noughts else 0
    return value - half, value + half


def verdict(bound: str, value: int, value_to: int | None, own: Own) -> tuple[str, str]:
    """Return agrees, differs or not_comparable, and the reason in words."""
    least, most = allowed(bound, value, value_to)
    if own.is_part and own.low > most:
        return "differs", f"our uniformed alone are {own.low - value:,} more"
    if own.why_not:
        return "not_comparable", own.why_not
    if own.low <= most and own.high >= least:
        if own.low == own.high == value:
            return "agrees", "exactly"
        is_whole = least <= own.low and own.high <= most
        return (
            "agrees",
            "within what was said" if is_whole else f"by the {'higher' if own.low < least else 'lower'} of our two counts",
        )
    if own.is_first and own.high < least:
        return "not_comparable", "only the first vote of that year was found, and later ones may have raised it"
    return "differs", _gap(own.low if own.low > most else own.high, value_to if value_to and own.low > most else value)


def _gap(ours: int, said: int) -> str:
    """Return how far ours is from what was said, in words."""
    gap, is_more = abs(ours - said), ours > said
    if said >= BILLION:
        return f"ours is {gap / 1e6:,.0f} million dollars {'more' if is_more else 'less'}"
    return f"ours is {gap:,} {'more' if is_more else 'fewer'}" + (f" ({gap / said:.1%})" if said >= 100 else "")


def own_number(measure: str, date: pd.Timestamp, precision: str = "day") -> Own:
    """Return our number of a measure on a date; of a half-known date, the least and the most over what it can mean."""
    last = last_possible_day(date, precision)
    if measure in ("operations", "missions_led"):
        own = _operations(date, last)
        return own if measure == "operations" else own._replace(why_not=LED)
    answers = {
        "operations_begun": _begun,
        "uniformed": _uniformed,
        "personnel": _personnel,
        "deaths": _deaths,
        "contributors": _contributors,
        "approved_usd": _approved,
    }
    return answers[measure](last if measure != "approved_usd" else date)


def _operations(first: pd.Timestamp, last: pd.Timestamp) -> Own:
    numbers = [len(active_on(day)) for day in pd.date_range(first, last, freq="D")]
    when = f"on {in_words(first)}" if first == last else f"between {in_words(first)} and {in_words(last)}"
    counts = f"operations of the UN's own list in the field {when}; political missions led by the department are not among them"
    return Own(min(numbers), max(numbers), counts, "", LIST, "dates of each operation")


def _begun(date: pd.Timestamp) -> Own:
    number = int((mission_spans()["start_date"] <= date).sum())
    return Own(number, number, f"operations of the UN's own list begun by {in_words(date)}", "", LIST, "dates of each operation")


def _uniformed(date: pd.Timestamp) -> Own:
    month = world_month_before(date)
    if month is not None:
        counts = f"uniformed in all operations at the end of {in_words(month['date'], 'month')}"
        old = (date - month["date"]).days > RECENT
        why = "no count of that day is known" if old else ""
        return Own(int(month["uniformed"]), int(month["uniformed"]), counts, why, month["source_id"], month["locator"])
    rows = strength_dates()
    near = rows.iloc[int((rows["counted_on"] - date).abs().argmin())]
    at = in_words(near["counted_on"], "month")
    number, days = int(near["uniformed"]), abs((near["counted_on"] - date).days)
    counts = f"uniformed at the end of {at}" + (f" ({_lowered(near['note'])})" if near["note"] else "")
    why = f"our nearest count, {number:,}, is of the end of {at}"
    if near["quality"] != "published":
        why += f"; {_lowered(near['note'])}"
    is_plain = days <= RECENT and near["quality"] == "published"
    return Own(number, number, counts, "" if is_plain else why, near["source_id"], near["locator"])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _personnel(date: pd.Timestamp) -> Own:
    own = _uniformed(date)
    why = f"civilians are counted in it or may be; of our tables only the {own.low:,} uniformed stand beside it"
    return own._replace(why_not=f"{why} ({own.why_not})" if own.why_not else why, is_part=not own.why_not)


def _deaths(date: pd.Timestamp) -> Own:
    """Return deaths to a date in operations of the list, and in all missions: a statement may mean either."""
    all_scopes = shared_table("fatalities")
    if date > all_scopes["date"].max():
        until = in_words(all_scopes["date"].max())
        return Own(None, None, "", f"our table ends on {until}", "un-hub-fatalities", "all rows")
    in_operations = int((fatalities_of()["date"] <= date).sum())
    in_all = int((all_scopes["date"] <= date).sum())
    counts = f"deaths to {in_words(date)}: {in_operations:,} in operations, {in_all:,} with political and other missions"
    return Own(in_operations, in_all, counts, "", "un-hub-fatalities", f"rows dated to {in_words(date)}")


def _contributors(date: pd.Timestamp) -> Own:
    rows = contributors(date.year)
    if rows.empty:
        return Own(None, None, "", "our tables name contributors from 1990 on", "ipi", "first month")
    number = int((rows["uniformed"] > 0).sum())
    table = shared_table("contributor_rankings" if rows["date"].notna().any() else "contributions")
    source = table[(table["date"].dt.year if "date" in table else table["year"]) == date.year]["source_id"].iloc[0]
    basis = "ranking" if (rows["basis"] == "published ranking").any() else "year"
    if basis == "ranking":
        return Own(None, None, "", "the ranking at hand names the largest contributors only", source, f"rows of {date.year}")
    counts = f"states with uniformed personnel at any time of {date.year}"
    why = f"our table counts all that served at any time of {date.year}, {number} states, not those of one day"
    return Own(number, number, counts, why, source, f"rows of {date.year}")


def _approved(date: pd.Timestamp) -> Own:
    rows = approved_budgets()
    held = rows[(rows["period_from"] <= date) & (rows["period_to"] >= date)]
    if held.empty:
        return Own(None, None, "", "no budget of that year was found")
    row = held.iloc[-1]
    amounts = [int(row[name]) for name in ("initial_usd", "final_usd") if pd.notna(row[name])]
    if not amounts:
        return Own(None, None, "", "only what was spent in that year was found", row["source_id"], row["locator"])
    is_first = pd.isna(row["final_usd"])
    votes = "first and last vote" if len(amounts) == 2 else "first vote" if is_first else "last vote"
    counts = f"approved for {row['fiscal_year']}: {votes}"
    return Own(min(amounts), max(amounts), counts, "", row["source_id"], row["locator"], is_first=is_first)


def check(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the statements with ours (low, high, counts), the verdict and its reason, and our source, oldest first."""
    rows = []
    for row in statements.sort_values(["date", "statement_id"]).to_dict("records"):
        own = own_number(row["measure"], row["date"], row["precision"])
        value_to = None if pd.isna(row["value_to"]) else int(row["value_to"])
        if own.source_id == row["source_id"]:
            own = own._replace(why_not="our own figure is taken from this source")
        said, why = verdict(row["bound"], int(row["value"]), value_to, own)
        ours = {"low": own.low, "high": own.high, "counts": own.counts, "verdict": said, "why": why}
        rows.append(row | ours | {"own_source_id": own.source_id, "own_locator": own.locator})
    return pd.DataFrame(rows)


@cache
def checked_statements() -> pd.DataFrame:
    """Return every statement of the table held against our own numbers (columns of statements and of `check`)."""
    return check(shared_table("statements"))
