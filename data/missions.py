"""What is an operation in short, and what is known of it? Its row among all, its strength, deaths, money and dates, each made once."""

from functools import cache

import pandas as pd

from data import ceilings, people
from data.dates import last_possible_day
from data.derive import mission_spans, rows_of
from data.load import as_of, load_table, shared_table
from data.money import mission_budgets
from data.names import collated
from data.resolutions import resolutions_of

# Of one year the amount that came last: what was spent says more than what was approved.
STAGES = ("initial", "final", "expenditure")
SCOPES = ("operations_and_support", "unstated", "operations")  # what is spent is known without support
BEFORE, AFTER = pd.DateOffset(years=3), pd.DateOffset(years=5)  # how far from an operation's life its events are drawn


@cache
def rows() -> dict[str, dict]:
    """Return each operation's row by mission_id: columns of missions and of its span, `places`, `with_article`, `decade`.

    `places` names the host countries, or the area where the United Nations names that; `with_article` those of them that an
    English sentence puts "the" before.
    """
    spans = mission_spans().drop(columns=["acronym", "name", "region"])
    table = load_table("missions").merge(spans, on="mission_id").sort_values(["start_date", "mission_id"])
    names = shared_table("countries")[["country_id", "short_name", "has_article"]]
    hosts = shared_table("host_countries").merge(names, on="country_id")
    hosts = hosts.assign(place=hosts["area_name"].where(hosts["area_name"] != "", hosts["short_name"]))
    places = hosts.groupby("mission_id")["place"].agg(list)
    with_article = (
        hosts[hosts["has_article"].astype(bool) & (hosts["area_name"] == "")].groupby("mission_id")["place"].agg(frozenset)
    )
    table = table.assign(
        places=table["mission_id"].map(places),
        with_article=[with_article.get(mission_id, frozenset()) for mission_id in table["mission_id"]],
        decade=table["start_date"].dt.year // 10 * 10,
    )
    return {row["mission_id"]: row for row in table.to_dict("records")}


def row_of(mission_id: str) -> dict:
    """Return one operation's row. Raises KeyError when there is no such operation."""
    return rows()[mission_id]


@cache
def catalogue() -> pd.DataFrame:
    """Return the operations as a list has them, the open ones first, then the last begun.

    Columns: those of rows, years, is_open, and the strength: persons, counted_on, precision, quality, is_last, the last known
    of an open operation, the largest known of another; missing where none is known.
    """
    table = pd.DataFrame(list(rows().values()))
    counts = [strength_told(mission_id) for mission_id in table["mission_id"]]
    for column, name in (("persons", "total"), ("counted_on", "date"), ("precision", "precision"), ("quality", "quality")):
        table[column] = [None if count is None else count[name] for count in counts]
    table["is_open"] = table["end_date"].isna()
    return table.sort_values(["is_open", "start_date"], ascending=[False, False], ignore_index=True)


def chosen(region: str, kind: str, decade: str, status: str) -> pd.DataFrame:
    """Return the operations of the catalogue of a region, a kind (mission_type), a decade in which they began, and a status.

    Each is "" for all; `status` is open or ended.
    """
    table = catalogue()
    kept = pd.Series(True, index=table.index)
    for column, value in (("region", region), ("mission_type", kind), ("decade", decade and int(decade))):
        kept &= (table[column] == value) | (value == "")
    if status:
        kept &= table["is_open"] == (status == "open")
    return table[kept].reset_index(drop=True)


@cache
def decades() -> list[int]:
    """Return the decades in which operations began, oldest first."""
    return sorted({row["decade"] for row in rows().values()})


def usable_counts(mission_id: str) -> pd.DataFrame:
    """Return an operation's counts of people in uniform (data.people.drawn_strength) without the doubtful ones."""
    counts = people.drawn_strength(mission_id)
    return counts[counts["quality"] != "outlier"]


@cache
def largest_count(mission_id: str) -> dict | None:
    """Return an operation's largest known strength (a row of drawn_strength), None where none is known."""
    counts = usable_counts(mission_id)
    return None if counts.empty else counts.loc[counts["total"].astype(int).idxmax()].to_dict()


@cache
def last_count(mission_id: str) -> dict | None:
    """Return an operation's last known strength (a row of drawn_strength), None where none is known."""
    counts = usable_counts(mission_id)
    counts = counts[counts["quality"] != "peak"]
    return None if counts.empty else counts.iloc[-1].to_dict()


def strength_told(mission_id: str) -> dict | None:
    """Return the strength by which an operation is listed: the last known of an open one, the largest known of another."""
    return (last_count(mission_id) if is_open(mission_id) else None) or largest_count(mission_id)


def is_open(mission_id: str) -> bool:
    """Say whether an operation has not ended."""
    return bool(pd.isna(row_of(mission_id)["end_date"]))


def days_deployed(mission_id: str) -> int:
    """Return for how many days an operation has run, to its end or to the package's own day."""
    row = row_of(mission_id)
    return ((as_of() if pd.isna(row["end_date"]) else row["end_date"]) - row["start_date"]).days + 1


def mandate_now(mission_id: str) -> dict | None:
    """Return the present mandate of an open operation (a row of current_mandates) with `is_past`: whether its last known end has passed."""
    found = rows_of("current_mandates", mission_id)
    if found.empty:
        return None
    row = found.iloc[0].to_dict()
    until = last_possible_day(row["mandate_until"], row["precision"])
    return row | {"is_past": bool(pd.notna(until) and until < as_of())}


def past_mandates() -> list[str]:
    """Return the open operations whose mandate's last known end has passed, by mission_id."""
    return [key for key in shared_table("current_mandates")["mission_id"] if (mandate_now(key) or {}).get("is_past")]


def deaths_by_name(mission_id: str) -> dict[str, int]:
    """Return the deaths in one operation by the name under which the United Nations' table has them: UNMIBH and its police, IPTF."""
    deaths = people.fatalities_of()
    return deaths.loc[deaths["mission_id"] == mission_id, "hub_acronym"].value_counts().to_dict()


@cache
def contributors_latest(mission_id: str) -> pd.DataFrame:
    """Return who contributed in the last year known of an operation's own, without what guarded its remains after it had ended, the
    largest first (columns of contributors_to); empty where none is known."""
    known, end = people.contributors_to(mission_id), mission_spans().set_index("mission_id").at[mission_id, "end_date"]
    known = known if pd.isna(end) else known[known["year"] <= end.year]
    return known[known["year"] == known["year"].max()].reset_index(drop=True) if len(known) else known


@cache
def yearly_money(mission_id: str) -> pd.DataFrame:
    """Return one amount a year: spent where that is known, else approved last, else first; without support where both are known.

    Columns of budgets, oldest first.
    """
    table = mission_budgets(mission_id)
    table = table[table["stage"].isin(STAGES)]
    rank = table["stage"].map({stage: n for n, stage in enumerate(STAGES)})
    table = table.assign(stage_rank=rank, scope_rank=table["scope"].map({scope: n for n, scope in enumerate(SCOPES)}))
    table = table.sort_values(["period_from", "stage_rank", "scope_rank"]).drop_duplicates("fiscal_year", keep="last")
    return table.drop(columns=["stage_rank", "scope_rank"]).reset_index(drop=True)


@cache
def steps_of(mission_id: str) -> pd.DataFrame:
    """Return an operation's ceilings as spans (data.ceilings.ceiling_steps)."""
    return ceilings.ceiling_steps(mission_id, row_of(mission_id)["end_date"])


@cache
def decisions_of(mission_id: str) -> pd.DataFrame:
    """Return what was decided on an operation's mandate, oldest first, without what only dealt with it.

    Columns of resolutions, and `is_change`: whether it set, changed or ended the mandate rather than only prolong it. Of
    resolutions that is every one but extensions; where `mandates` tells one, that table calls it a change.
    """
    rows = resolutions_of(mission_id)
    is_told = rows["resolution"].isin(rows_of("mandates", mission_id)["resolution"])
    rows = rows.assign(is_change=is_told | ~rows["action"].isin(("extend", "other")))
    return rows[rows["is_change"] | (rows["action"] == "extend")].reset_index(drop=True)


@cache
def life_span(mission_id: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last day of an operation's picture: its life, and the events that led to it and that remained."""
    row, events = row_of(mission_id), rows_of("events", mission_id)["date"]
    last = as_of() if pd.isna(row["end_date"]) else row["end_date"]
    events = events[events.between(row["start_date"] - BEFORE, last + AFTER)]
    decisions = decisions_of(mission_id)["adopted_date"]
    dates = [
        row["start_date"],
        last,
        *events,
        *decisions,
        *people.drawn_strength(mission_id)["at"],
        *steps_of(mission_id)["from_date"],
    ]
    return min(dates), min(max(dates), as_of())


@cache
def mandate_strip(mission_id: str) -> list[tuple[pd.Timestamp, pd.Timestamp, bool]]:
    """Return when an operation had a mandate: first and last day, and whether that is known. The time after its last known end is not."""
    row, now = row_of(mission_id), mandate_now(mission_id)
    milestones = rows_of("milestones", mission_id)
    ended = milestones.loc[milestones["event"] == "mandate_ended", "date"]
    first = min([row["start_date"], *decisions_of(mission_id)["adopted_date"]])
    if now and now["is_past"]:
        return [(first, now["mandate_until"], True), (now["mandate_until"], as_of(), False)]
    return [(first, as_of() if pd.isna(row["end_date"]) else (ended.iloc[0] if len(ended) else row["end_date"]), True)]


@cache
def neighbours(mission_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the operations that one followed, and those that followed it, by mission_id."""
    links = shared_table("successions")
    before = links.loc[links["successor_id"] == mission_id, "predecessor_id"]
    after = links.loc[links["predecessor_id"] == mission_id, "successor_id"]
    return tuple(before), tuple(after)


@cache
def host_names(mission_id: str) -> list[str]:
    """Return the present-day countries and territories in which an operation was deployed, in the order of names."""
    return collated(row_of(mission_id)["places"])


def named_areas(mission_id: str = "") -> pd.DataFrame:
    """Return the rows of host_countries whose area the United Nations names otherwise than the country; "" is every operation."""
    hosts = shared_table("host_countries")
    hosts = hosts[hosts["area_name"] != ""]
    return hosts[hosts["mission_id"] == mission_id] if mission_id else hosts
