"""Do numbers said of peacekeeping in public agree with our tables? Each is checked against our own number of the same day."""

from functools import cache
from typing import NamedTuple

import pandas as pd

from data.dates import last_possible_day
from data.derive import active_on, mission_spans, strength_dates
from data.load import shared_table
from data.money import approved_budgets
from data.people import contributors, fatalities_of, world_month_before
from data.provenance import with_sources
from data.schema import labels
from words import Day, Money, Month, Percent, Say, Year, prose, say

ABOUT, ABOVE = 0.05, 0.10  # how far "about" and "nearly" reach either way or below, and "more than" above the number said
RECENT = 45  # days; a count of all operations taken longer before the day is not of it
BILLION = 1_000_000_000
LIST = "un-hub-pko"
LED = say("the department also led political missions, which are not in our tables")
VERDICTS = ("agrees", "differs", "not_comparable")


class Own(NamedTuple):
    """Our number of a day: from and to (the same where one is known), what it counts, why it cannot be compared, source.

    `is_part`: it counts only a part of what was said, and can but contradict it by being more.
    `is_first`: it is a first vote that later ones may have raised, and can but contradict what was said by being more.
    """

    low: int | None
    high: int | None
    counts: Say | str
    why_not: Say | str = ""
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


def verdict(bound: str, value: int, value_to: int | None, own: Own) -> tuple[str, Say]:
    """Return agrees, differs or not_comparable, and the reason as a message."""
    least, most = allowed(bound, value, value_to)
    if own.is_part and own.low > most:
        return "differs", say("our uniformed alone are {n} more", n=own.low - value)
    if own.why_not:
        return "not_comparable", own.why_not
    if own.low <= most and own.high >= least:
        if own.low == own.high == value:
            return "agrees", say("exactly")
        if least <= own.low and own.high <= most:
            return "agrees", say("within what was said")
        return "agrees", say("by the higher of our two counts") if own.low < least else say("by the lower of our two counts")
    if own.is_first and own.high < least:
        return "not_comparable", say("only the first vote of that year was found, and later ones may have raised it")
    return "differs", _gap(own.low if own.low > most else own.high, value_to if value_to and own.low > most else value)


def _gap(ours: int, said: int) -> Say:
    """Return how far ours is from what was said, in words."""
    gap, is_more = abs(ours - said), ours > said
    if said >= BILLION:
        told = say("ours is {money} more") if is_more else say("ours is {money} less")
        return told(money=Money(gap))
    if said < 100:
        return say("ours is {n} more", n=gap) if is_more else say("ours is {n} fewer", n=gap)
    told = say("ours is {n} more ({share})") if is_more else say("ours is {n} fewer ({share})")
    return told(n=gap, share=Percent(gap / said, 1))


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
    counts = (
        say("operations of the UN's own list deployed on {day}, without political missions", day=Day(first))
        if first == last
        else say(
            "operations of the UN's own list deployed between {first} and {last}, without political missions",
            first=Day(first),
            last=Day(last),
        )
    )
    return Own(min(numbers), max(numbers), counts, "", LIST, "dates of each operation")


def _begun(date: pd.Timestamp) -> Own:
    number = int((mission_spans()["start_date"] <= date).sum())
    counts = say("operations of the UN's own list begun by {day}", day=Day(date))
    return Own(number, number, counts, "", LIST, "dates of each operation")


def _uniformed(date: pd.Timestamp) -> Own:
    month = world_month_before(date)
    if month is not None:
        counts = say("uniformed in all operations at the end of {month}", month=Month(month["date"]))
        is_old = (date - month["date"]).days > RECENT
        why = say("no count of that day is known") if is_old else ""
        return Own(int(month["uniformed"]), int(month["uniformed"]), counts, why, month["source_id"], month["locator"])
    rows = strength_dates()
    near = rows.iloc[int((rows["counted_on"] - date).abs().argmin())]
    at = Month(near["counted_on"])
    number, days = int(near["uniformed"]), abs((near["counted_on"] - date).days)
    note = prose(_lowered(near["note"]), "world_strength", f"{near['counted_on']:%Y-%m}", "note")
    counts = (
        say("uniformed at the end of {month} ({note})", month=at, note=note)
        if near["note"]
        else say("uniformed at the end of {month}", month=at)
    )
    why = say("our nearest count, {n}, is of the end of {month}", n=number, month=at)
    if near["quality"] != "published":
        why = say("{why}; {note}", why=why, note=note)
    is_plain = days <= RECENT and near["quality"] == "published"
    return Own(number, number, counts, "" if is_plain else why, near["source_id"], near["locator"])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _personnel(date: pd.Timestamp) -> Own:
    own = _uniformed(date)
    why = say("it counts civilians or may; our tables have only the {n} in uniform", n=own.low)
    both = say("{why} ({more})", why=why, more=own.why_not) if own.why_not else why
    return own._replace(why_not=both, is_part=not own.why_not)


def _deaths(date: pd.Timestamp) -> Own:
    """Return deaths to a date in operations of the list, and in all missions: a statement may mean either."""
    all_scopes = shared_table("fatalities")
    if date > all_scopes["date"].max():
        ends = say("our table ends on {day}", day=Day(all_scopes["date"].max()))
        return Own(None, None, "", ends, "un-hub-fatalities", "all rows")
    in_operations = int((fatalities_of()["date"] <= date).sum())
    in_all = int((all_scopes["date"] <= date).sum())
    counts = say(
        "deaths to {day}: {n} in operations, {all} with political and other missions", day=Day(date), n=in_operations, all=in_all
    )
    return Own(in_operations, in_all, counts, "", "un-hub-fatalities", f"rows dated to {date:%Y-%m-%d}")


def _contributors(date: pd.Timestamp) -> Own:
    rows = contributors(date.year)
    if rows.empty:
        return Own(None, None, "", say("our tables name contributors from 1990 on"), "ipi", "first month")
    number = int((rows["uniformed"] > 0).sum())
    table = shared_table("contributor_rankings" if rows["date"].notna().any() else "contributions")
    source = table[(table["date"].dt.year if "date" in table else table["year"]) == date.year]["source_id"].iloc[0]
    basis = "ranking" if (rows["basis"] == "published ranking").any() else "year"
    if basis == "ranking":
        return Own(
            None, None, "", say("our ranking of that year names the largest contributors only"), source, f"rows of {date.year}"
        )
    counts = say("states with uniformed personnel at any time of {year}", year=Year(date.year))
    why = say(
        "our table counts all that served at any time of {year}, {n} states, not those of one day", year=Year(date.year), n=number
    )
    return Own(number, number, counts, why, source, f"rows of {date.year}")


def _approved(date: pd.Timestamp) -> Own:
    rows = approved_budgets()
    held = rows[(rows["period_from"] <= date) & (rows["period_to"] >= date)]
    if held.empty:
        return Own(None, None, "", say("no budget of that year was found"))
    row = held.iloc[-1]
    amounts = [int(row[name]) for name in ("initial_usd", "final_usd") if pd.notna(row[name])]
    if not amounts:
        return Own(None, None, "", say("only what was spent in that year was found"), row["source_id"], row["locator"])
    is_first = pd.isna(row["final_usd"])
    votes = say("first and last vote") if len(amounts) == 2 else say("first vote") if is_first else say("last vote")
    counts = say("approved for {year}: {votes}", year=row["fiscal_year"], votes=votes)
    return Own(min(amounts), max(amounts), counts, "", row["source_id"], row["locator"], is_first=is_first)


def check(statements: pd.DataFrame) -> pd.DataFrame:
    """Return the statements with ours (low, high, counts), the verdict and its reason, and our source, oldest first."""
    rows = []
    for row in statements.sort_values(["date", "statement_id"]).to_dict("records"):
        own = own_number(row["measure"], row["date"], row["precision"])
        value_to = None if pd.isna(row["value_to"]) else int(row["value_to"])
        if own.source_id == row["source_id"]:
            own = own._replace(why_not=say("our own figure is taken from this source"))
        said, why = verdict(row["bound"], int(row["value"]), value_to, own)
        ours = {"low": own.low, "high": own.high, "counts": own.counts, "verdict": said, "why": why}
        rows.append(row | ours | {"own_source_id": own.source_id, "own_locator": own.locator})
    return pd.DataFrame(rows)


@cache
def checked_statements() -> pd.DataFrame:
    """Return every statement of the table checked against our own numbers (columns of statements and of `check`)."""
    return check(shared_table("statements"))


@cache
def statements_on(measure: str = "") -> pd.DataFrame:
    """Return the checked statements of one measure, of all when none is named ("")."""
    rows = checked_statements()
    return rows[rows["measure"] == measure].reset_index(drop=True) if measure else rows


@cache
def verdict_counts() -> pd.DataFrame:
    """Return how many statements of each measure got which verdict: measure, one column for each verdict, total, source_id, locator.

    Measures stand in the schema's order; one without a statement is left out.
    """
    rows = checked_statements()
    counts = rows.groupby(["measure", "verdict"]).size().unstack(fill_value=0).reindex(columns=list(VERDICTS), fill_value=0)
    counts = counts.loc[[measure for measure in labels("statements", "measure") if measure in counts.index]].reset_index()
    counts = counts.assign(total=counts[list(VERDICTS)].sum(axis=1))
    return with_sources(counts, rows, "measure")
