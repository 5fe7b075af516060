"""What was so in the field while reforms were made? Four series over the same years, each row with its source."""

from functools import cache

import pandas as pd

from data.derive import strength_dates
from data.load import as_of
from data.money import budget_totals
from data.people import deaths_in_years, fatalities_of, last_death
from data.reforms import operations_by_day
from data.schema import is_doubtful
from data.spans import FIRST_DAY, shared_spans, span_sources

SERIES = ("strength", "operations", "deaths", "budget")


@cache
def series(name: str) -> pd.DataFrame:
    """Return a series of SERIES: start and end (days between which a value stands), value, part (of it: deaths by malicious acts, else
    missing), is_doubtful, source_id, locator.

    Strength is of a month's or a year's end (start and end alike), in persons; operations a number from day to day; deaths of a
    calendar year, without the last, which is known only in part; budgets of a financial year in dollars, as first approved, and
    spent where no approval is known before the first one that is.

    Raises KeyError for another name.
    """
    return {"strength": _strength, "operations": _operations, "deaths": _deaths, "budget": _budget}[name]()


def _strength() -> pd.DataFrame:
    rows = strength_dates()
    return pd.DataFrame(
        {
            "start": rows["counted_on"],
            "end": rows["counted_on"],
            "value": rows["uniformed"].astype(float),
            "part": float("nan"),
            "is_doubtful": is_doubtful("world_strength", rows),
            "kind": rows["quality"],
            "source_id": rows["source_id"],
            "locator": rows["locator"],
        }
    )


def _operations() -> pd.DataFrame:
    rows = operations_by_day(shared_spans(), as_of()).reset_index(drop=True)
    source = span_sources()["source_id"].mode().iloc[0]
    return pd.DataFrame(
        {
            "start": rows["date"],
            "end": rows["date"].shift(-1).fillna(as_of()),
            "value": rows["operations"].astype(float),
            "part": float("nan"),
            "is_doubtful": False,
            "kind": "",
            "source_id": source,
            "locator": "first and last days of the operations, counted",
        }
    )


def _deaths() -> pd.DataFrame:
    deaths, last_year = fatalities_of(), last_death().year - 1  # the last year is known only in part
    rows = deaths_in_years(deaths[deaths["year"] <= last_year], FIRST_DAY.year, last_year)
    starts = pd.to_datetime({"year": rows["year"].astype(int), "month": 1, "day": 1})
    return pd.DataFrame(
        {
            "start": starts,
            "end": starts + pd.DateOffset(years=1) - pd.Timedelta(days=1),
            "value": rows["deaths"].astype(float),
            "part": rows["malicious_act"].astype(float),
            "is_doubtful": False,
            "kind": "",
            "source_id": deaths["source_id"].iloc[0],
            "locator": "rows of the year, counted",
        }
    )


def _budget() -> pd.DataFrame:
    totals = budget_totals()
    voted = totals[totals["stage"] == "initial"]
    spent = totals[(totals["stage"] == "expenditure") & ~totals["fiscal_year"].isin(voted["fiscal_year"])]
    spent = spent[spent["period_from"] < voted["period_from"].min()]
    rows = pd.concat([spent, voted], ignore_index=True)
    return pd.DataFrame(
        {
            "start": rows["period_from"],
            "end": rows["period_to"],
            "value": rows["amount_usd"].astype(float),
            "part": float("nan"),
            "is_doubtful": is_doubtful("budgets", rows),
            "kind": rows["stage"],
            "source_id": rows["source_id"],
            "locator": rows["locator"],
        }
    )
