"""Who sent peacekeepers? The years, states and regions of contributors as pictures show them, each row with its source."""

from functools import cache

import pandas as pd

from data import people
from data.load import shared_table
from data.names import order_of
from data.schema import labels
from data.spans import shared_spans

THEN = (1993, 2005)  # beside the last year of means
WHOLE = 100  # states; a ranking of fewer names the largest only
MOST = 10
# One code, two states: the first ended on the day before the second began (states of the same name, by their keys in `states`).
SUCCEEDED = {"YUG": ("yugoslavia", "serbia-and-montenegro")}


@cache
def years() -> list[int]:
    """Return the years whose contributors are known."""
    return people.contributor_years()


def is_mean(year: int) -> bool:
    """Return whether a year's figures are means over its months; otherwise they are the ranking of a day."""
    return year <= people.last_year_of_means()


def is_whole(year: int) -> bool:
    """Return whether all contributors of a year are known, not its largest alone."""
    return is_mean(year) or len(people.contributors(year)) > WHOLE


def former_in(year: int) -> list[str]:
    """Return the names of a year's contributors that are no states of today and so not on the map."""
    former = shared_table("contributors").query("former")["iso3"]
    rows = people.contributors(year)
    return list(rows[rows["iso3"].isin(former)]["name"])


def share_of_largest(year: int) -> float:
    """Return the part (0 to 1) that the ten largest contributors of a year gave of all."""
    rows = people.contributors(year)
    return float(rows["uniformed"].head(MOST).sum() / rows["uniformed"].sum())


@cache
def _names() -> dict[str, str]:
    """Return the name of every state that was assessed or contributed, as a contributor where it was both."""
    names = shared_table("assessments").set_index("iso3")["name"].to_dict()
    return names | shared_table("contributors").set_index("iso3")["name"].to_dict()


def name_of(iso3: str) -> str:
    """Return a state's name, as a contributor or as one assessed; raises KeyError for none of them."""
    return _names()[iso3]


def labels_of(rows: pd.DataFrame) -> pd.Series:
    """Return how a label names the states of rows (iso3, name): by the short name, a state of the past by the name it had."""
    short = shared_table("countries").set_index("country_id")["short_name"]
    return rows["iso3"].map(short).fillna(rows["name"])


def break_of(iso3: str) -> dict | None:
    """Return where a code passed from one state to another: day (the second's first), before, after (names), source_id, locator."""
    if iso3 not in SUCCEEDED:
        return None
    rows = shared_table("states")
    first, second = (rows[rows["state_id"] == key].sort_values("valid_from") for key in SUCCEEDED[iso3])
    begun = second.iloc[0]
    return {
        "day": begun["valid_from"],
        "before": first.iloc[-1]["name"],
        "after": begun["name"],
        "source_id": begun["source_id"],
        "locator": begun["locator"],
    }


def history(iso3: str) -> pd.DataFrame:
    """Return one state's contribution by year (people.contributor_history) with `run`, counted anew where the code passed to
    another state, and `is_day` where the figure is a day's ranking."""
    rows, passed = people.contributor_history(iso3), break_of(iso3)
    run = (rows["year"] > passed["day"].year).astype(int) if passed else 0
    return rows.assign(run=run, is_day=rows["basis"] != "mean of the year")


def has_history(iso3: str) -> bool:
    """Return whether a state contributed in any year known."""
    return bool(iso3) and not people.contributor_history(iso3).empty


def has_places(iso3: str) -> bool:
    """Return whether it is known by operation where a state served."""
    return bool(iso3) and not people.contributor_places(iso3).empty


def places(iso3: str) -> pd.DataFrame:
    """Return where one state served (people.contributor_places) with acronym; empty where that is not told by operation."""
    acronyms = shared_spans().set_index("mission_id")["acronym"]
    rows = people.contributor_places(iso3)
    return rows.assign(acronym=rows["mission_id"].map(acronyms)).reset_index(drop=True)


@cache
def largest_then_and_now() -> pd.DataFrame:
    """Return the ten largest contributors of three years: year, rank, name, uniformed, source_id, locator."""
    years = (*THEN, people.last_year_of_means())
    tops = [people.contributors(year).head(MOST).assign(year=year, rank=range(1, MOST + 1)) for year in years]
    return pd.concat(tops, ignore_index=True)[["year", "rank", "name", "uniformed", "source_id", "locator"]]


@cache
def women() -> pd.DataFrame:
    """Return the counts and shares of women, oldest first (columns of women, who: the component in words)."""
    rows = shared_table("women").sort_values("date", ignore_index=True)
    return rows.assign(who=rows["component"].map(labels("women", "component")))


@cache
def state_names() -> dict[str, str]:
    """Return the name of every state that contributed since 1990 or is assessed, by iso3, in the order of names."""
    names = {}
    for table in ("assessments", "contributors"):
        names |= dict(shared_table(table)[["iso3", "name"]].itertuples(index=False))
    return dict(sorted(names.items(), key=lambda pair: order_of(pair[1])))
