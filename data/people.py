"""How many served, from where, and how many died? Questions to the tables of people, each answered once per process."""

from functools import cache

import pandas as pd

from data.load import load_table, shared_table

CAUSES = ["malicious_act", "accident", "illness", "self_inflicted", "to_be_determined", "unknown"]
FATALITY_KEYS = ["year", "mission_id", "cause", "nationality", "personnel_type"]
COMPONENTS = ["troops", "police", "experts"]
# From here the yearly means are given by operation and with the women among them; before, all operations in one figure.
FIRST_YEAR_BY_MISSION, LAST_YEAR_OF_MEANS = 2013, 2020


def mission_strength(mission_id: str) -> pd.DataFrame:
    """Return an operation's uniformed strength by date, oldest first, in persons.

    Columns: date, troops, police, experts, total, quality, and precision, note, source_id, locator. A component that
    the source does not tell is missing, never zero; months without a row were not reported.
    """
    rows = shared_table("strength")
    rows = rows[rows["mission_id"] == mission_id].rename(columns={"uniformed": "total"}).sort_values("date")
    columns = ["date", *COMPONENTS, "total", "quality", "precision", "note", "source_id", "locator"]
    return rows[columns].reset_index(drop=True)


@cache
def _monthly() -> pd.DataFrame:
    """Return the months every operation reported to one database: the only rows that may be added up."""
    rows = load_table("strength")
    rows = rows[rows["source_id"] == "ipi"]
    regions = shared_table("missions").set_index("mission_id")["region"]
    return rows.assign(region=rows["mission_id"].map(regions))


def strength_by_month(by: str) -> pd.DataFrame:
    """Return the sum over operations for each month from November 1990 to March 2017, in persons.

    `by` is `component` or `region`. Columns: date, group, persons. A month that was not reported has no row.

    Raises ValueError for another `by`.
    """
    rows = _monthly()
    if by == "region":
        return rows.groupby(["date", "region"], as_index=False)["uniformed"].sum().set_axis(["date", "group", "persons"], axis=1)
    if by != "component":
        raise ValueError(f"strength is told by component or region, not by {by!r}")
    long = rows.melt("date", COMPONENTS, "group", "persons").dropna(subset="persons")
    return long.groupby(["date", "group"], as_index=False)["persons"].sum()


@cache
def _world_months() -> pd.DataFrame:
    rows = _monthly()
    sums = rows.groupby("date", as_index=False)["uniformed"].sum()
    operations = rows.groupby("date")["mission_id"].nunique().to_numpy()
    return sums.assign(
        quality="published",
        note=[f"Sum over {n} operations of the UN's list" for n in operations],
        source_id="ipi",
        locator=[f"rows of {date:%Y-%m-%d}" for date in sums["date"]],
    )


def world_month_before(date: pd.Timestamp) -> pd.Series | None:
    """Return the sum over all operations of the last month reported within 62 days before a date, or None.

    Fields: date, uniformed (persons), quality, note, source_id, locator.
    """
    rows, day = _world_months(), pd.Timestamp(date)
    known = rows["date"].searchsorted(day, side="right")
    if not known or (day - rows["date"].iloc[known - 1]).days > 62:
        return None
    return rows.iloc[known - 1]


def ceilings(mission_id: str) -> pd.DataFrame:
    """Return an operation's authorized ceilings, oldest first (columns of authorized_strength)."""
    rows = shared_table("authorized_strength")
    return rows[rows["mission_id"] == mission_id].sort_values(["from_date", "component"]).reset_index(drop=True)


@cache
def _counts() -> pd.DataFrame:
    rows = load_table("strength").sort_values("date")
    return rows[rows["quality"] != "peak"]


def strengths_on(date: pd.Timestamp, months: int = 12) -> pd.DataFrame:
    """Return each operation's latest count within `months` before a date: mission_id, date, uniformed, quality, note,
    source_id, locator. An operation without a count that recent has no row."""
    rows, day = _counts(), pd.Timestamp(date)
    recent = rows[(rows["date"] <= day) & (rows["date"] > day - pd.DateOffset(months=months))]
    last = recent.drop_duplicates("mission_id", keep="last")
    return last[["mission_id", "date", "uniformed", "quality", "note", "source_id", "locator"]].reset_index(drop=True)


def fatalities_of(scope: str = "peacekeeping_operation") -> pd.DataFrame:
    """Return the deaths of a scope, one row each, oldest first, with `year` (columns of fatalities)."""
    rows = shared_table("fatalities")
    rows = rows[rows["scope"] == scope].sort_values(["date", "fatality_id"], ignore_index=True)
    return rows.assign(year=rows["date"].dt.year)


def fatality_counts(by: str) -> pd.DataFrame:
    """Return deaths in peacekeeping operations by year, mission_id, cause, nationality or personnel_type.

    Columns: the name of `by`, deaths. Years without a death are counted as 0; other groups without one have no row.

    Raises ValueError for another `by`.
    """
    if by not in FATALITY_KEYS:
        raise ValueError(f"fatalities are counted by {', '.join(FATALITY_KEYS)}, not by {by!r}")
    counted = fatalities_of().groupby(by).size()
    if by == "year":
        return counted.reindex(range(1948, counted.index.max() + 1), fill_value=0).rename_axis("year").reset_index(name="deaths")
    return counted.sort_values(ascending=False, kind="stable").reset_index(name="deaths")


@cache
def deaths_by_year() -> dict[int, int]:
    """Return deaths in peacekeeping operations by year, for years wholly covered."""
    counted = fatality_counts("year")
    last = fatalities_of()["date"].max()
    whole = counted[counted["year"] < last.year]
    return dict(whole.itertuples(index=False))


@cache
def _contributions() -> pd.DataFrame:
    """Return one row per year and contributor: means over the year to 2020, then the year's last published ranking."""
    means = load_table("contributions").groupby(["year", "iso3"])[["uniformed", "women"]].sum(min_count=1).reset_index()
    ranked = load_table("contributor_rankings")
    ranked = ranked.assign(year=ranked["date"].dt.year)
    ranked = ranked[(ranked["year"] > LAST_YEAR_OF_MEANS) & ranked["uniformed"].notna()]
    fullest = ranked.groupby(["year", "date"])["iso3"].transform("size")
    ranked = ranked.assign(size=fullest).sort_values(["year", "size", "date"])
    best = ranked.groupby("year")["date"].transform("last")
    ranked = ranked[ranked["date"] == best]
    both = pd.concat(
        [means.assign(basis="mean of the year"), ranked.assign(basis="published ranking")[[*means, "date", "basis"]]]
    )
    known = shared_table("contributors").set_index("iso3")
    names = both["iso3"].map(known["name"]).fillna(both["iso3"])
    return both.assign(name=names, region=both["iso3"].map(known["region"]).fillna(""))


def contributors(year: int) -> pd.DataFrame:
    """Return who contributed uniformed personnel in a year, the largest first, in persons.

    Columns: iso3, name, uniformed, women (missing where not known), region, basis, date (of a ranking). To 2020 the means
    of the year's months; after it the fullest published ranking of the year, which may name only the largest.
    """
    rows = _contributions()
    columns = ["iso3", "name", "uniformed", "women", "region", "basis", "date"]
    return rows[rows["year"] == year].sort_values(["uniformed", "name"], ascending=[False, True])[columns].reset_index(drop=True)


def contributor_years() -> list[int]:
    """Return the years for which contributors are known."""
    return sorted(int(year) for year in _contributions()["year"].unique())


def contributor_history(iso3: str) -> pd.DataFrame:
    """Return one state's contribution by year: year, uniformed, women, basis, date."""
    rows = _contributions()
    return rows[rows["iso3"] == iso3].sort_values("year")[["year", "uniformed", "women", "basis", "date"]].reset_index(drop=True)


def contributor_places(iso3: str) -> pd.DataFrame:
    """Return where one state served, by year and operation, 2013 to 2020: year, mission_id, uniformed, women."""
    rows = shared_table("contributions")
    rows = rows[(rows["iso3"] == iso3) & (rows["mission_id"] != "")]
    return rows.sort_values(["year", "uniformed"], ascending=[True, False])[["year", "mission_id", "uniformed", "women"]]


def contributors_to(mission_id: str) -> pd.DataFrame:
    """Return who served in one operation, by year, 2013 to 2020: year, iso3, name, uniformed, women."""
    rows = shared_table("contributions")
    rows = rows[rows["mission_id"] == mission_id]
    names = shared_table("contributors").set_index("iso3")["name"]
    rows = rows.assign(name=rows["iso3"].map(names)).sort_values(["year", "uniformed"], ascending=[False, False])
    return rows[["year", "iso3", "name", "uniformed", "women", "source_id", "locator"]].reset_index(drop=True)


def contributions_by_region() -> pd.DataFrame:
    """Return the uniformed by contributors' region for the years of means: year, region, uniformed, share (0 to 1)."""
    rows = _contributions()
    rows = rows[rows["year"] <= LAST_YEAR_OF_MEANS]
    sums = rows.groupby(["year", "region"], as_index=False)["uniformed"].sum()
    return sums.assign(share=sums["uniformed"] / sums.groupby("year")["uniformed"].transform("sum"))
