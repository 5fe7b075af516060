"""Which countries can be looked for, and which names do they no longer bear?"""

from functools import cache

import pandas as pd

from data.load import as_of, shared_table
from data.search.hits import Entry, Hit, Message
from data.spans import FIRST_DAY, shared_spans
from words import Day, List, say


def countries() -> list[Entry]:
    """Return today's countries and, each as an entry of its own, the names and states of before."""
    now = [_country(row) for row in shared_table("countries").itertuples()]
    return now + _former()


def _country(row) -> Entry:
    hosted, contributes = _hosted().get(row.country_id, []), row.country_id in _contributors()
    view = {"state": row.country_id} if contributes or row.country_id in _assessed() else {}
    page = "contributors" if contributes else "money" if view else ""
    return Entry(
        Hit("country", row.country_id, row.short_name, _line(hosted, contributes), view, page), (row.short_name, row.name)
    )


def _line(hosted: list[str], contributes: bool) -> Message:
    if hosted and contributes:
        return say("Host of {operations}; contributor of peacekeepers", operations=List(tuple(hosted)))
    if hosted:
        return say("Host of {operations}", operations=List(tuple(hosted)))
    return say("Contributor of peacekeepers") if contributes else ""


@cache
def _hosted() -> dict[str, list[str]]:
    """Return the acronyms of the operations in each country, in the order in which they began."""
    hosts = shared_spans()[["mission_id", "acronym"]].merge(shared_table("host_countries"), on="mission_id")
    return hosts.groupby("country_id")["acronym"].agg(list).to_dict()


@cache
def _contributors() -> dict[str, str]:
    return shared_table("contributors").set_index("iso3")["name"].to_dict()


@cache
def _assessed() -> frozenset[str]:
    return frozenset(shared_table("assessments")["iso3"])


def _former() -> list[Entry]:
    """Return the names that no country bears today, each leading to the last day of its longest time within the same borders."""
    today = {row.country_id: row.short_name for row in shared_table("countries").itertuples()}
    borne = set(shared_table("countries")["name"]) | set(today.values())
    codes = {name: iso3 for iso3, name in _contributors().items()}
    states = shared_table("states")
    entries = []
    for name, rows in states[~states["name"].isin(borne)].groupby("name", sort=False):
        rows = rows[(rows["state_id"] == rows["state_id"].iloc[-1]) & ~(rows["valid_to"] < FIRST_DAY)].sort_values("valid_from")
        if rows.empty:
            continue
        parts, code = rows["parts"].iloc[0], codes.get(name, "")
        key = code or (parts if parts in today else rows["state_id"].iloc[0])
        title = f"{name} – {today[parts]}" if parts in today and today[parts] not in name else name
        last = rows["valid_to"].iloc[-1]
        line = "" if pd.isna(last) else say("So called until {day}", day=Day(last, rows["to_precision"].iloc[-1] or "day"))
        view = {"date": _last_day(rows).strftime("%Y-%m-%d")} | ({"state": key} if key in _contributors() else {})
        hit = Hit("country", key, title, line, view)
        entries.append(Entry(hit, (name,), order=1, is_former=True))
    return entries


def _last_day(rows: pd.DataFrame) -> pd.Timestamp:
    """Return the last day of the longest row: Yugoslavia before it broke up, not what was left at its end."""
    ends = rows["valid_to"].fillna(as_of())
    return ends.loc[(ends - rows["valid_from"]).idxmax()]
