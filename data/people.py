"""How many served, from where, and how many died? Questions to the tables of people, each answered once per process."""

from functools import cache, lru_cache

import pandas as pd

from data.dates import MONTHS
from data.load import load_table, shared_table
from data.names import dictionary_places
from data.provenance import with_sources
from data.rules import holds, last_known
from data.schema import is_doubtful, labels
from data.spans import shared_spans

CAUSES = list(labels("fatalities", "cause"))
FATALITY_KEYS = ["year", "mission_id", "cause", "nationality", "personnel_type"]
COMPONENTS = ["troops", "police", "experts"]
MONTHLY = ("ipi", "un_reports")  # the series in which operations are counted month by month, one after the other
MONTH_STANDS = pd.Timedelta(days=62)  # how long a month's sum is told when the next one is wanting
UNIFORMED_TYPES = ["military", "military_observer", "police"]
LEAST_PERSON_YEARS, LEAST_SHARE_OF_MONTHS = 1000, 0.9  # below these a rate would say little of an operation


def mission_strength(mission_id: str) -> pd.DataFrame:
    """Return an operation's uniformed strength by date, oldest first, in persons.

    Columns: date, troops, police, experts, total, quality, and precision, note, source_id, locator. A component that
    the source does not tell is missing, never zero; months without a row were not reported.
    """
    return _strength_of(mission_id).drop(columns="series")


def _strength_of(mission_id: str) -> pd.DataFrame:
    rows = _strengths().get(mission_id)
    return (
        shared_table("strength").head(0).rename(columns={"uniformed": "total"})[_TOLD] if rows is None else rows.copy(deep=False)
    )


_TOLD = ["date", *COMPONENTS, "total", "quality", "series", "precision", "note", "source_id", "locator"]


@cache
def _strengths() -> dict[str, pd.DataFrame]:
    """Return each operation's counts, oldest first: the table is long, and one operation after the other asks it."""
    rows = shared_table("strength").rename(columns={"uniformed": "total"}).sort_values("date", kind="stable")
    return {mission_id: told[_TOLD].reset_index(drop=True) for mission_id, told in rows.groupby("mission_id")}


@cache
def _monthly() -> pd.DataFrame:
    """Return the months in which every operation was counted: the only rows that may be added up. Political missions are in none."""
    rows = load_table("strength")
    rows = rows[rows["series"].isin(MONTHLY)]
    regions = shared_table("missions").set_index("mission_id")["region"]
    return rows.assign(region=rows["mission_id"].map(regions))


def strength_by_month(by: str) -> pd.DataFrame:
    """Return the sum over peacekeeping operations for each month counted from November 1990 on, in persons.

    `by` is `component` or `region`. Columns: date, group, persons, source_id, locator. A month that was not reported has no row.

    Raises ValueError for another `by`.
    """
    rows = _monthly()
    if by == "region":
        sums = rows.groupby(["date", "region"], as_index=False)["uniformed"].sum().set_axis(["date", "group", "persons"], axis=1)
        return with_sources(sums, rows.rename(columns={"region": "group"}), ["date", "group"])
    if by != "component":
        raise ValueError(f"strength is told by component or region, not by {by!r}")
    long = rows.melt("date", COMPONENTS, "group", "persons").dropna(subset="persons")
    return with_sources(long.groupby(["date", "group"], as_index=False)["persons"].sum(), rows, "date")


@cache
def _world_months() -> pd.DataFrame:
    rows = _monthly()
    months = rows.groupby("date", as_index=False)
    sums = months.agg(uniformed=("uniformed", "sum"), operations=("mission_id", "nunique"), source_id=("source_id", "first"))
    return sums.drop(columns="operations").assign(
        quality="published",
        note=[f"Sum over {n} operations of the UN's list" for n in sums["operations"]],
        locator=[f"rows of {date:%Y-%m-%d}" for date in sums["date"]],
    )


def world_months() -> pd.Series:
    """Return the ends of the months whose sum over all operations is known, oldest first."""
    return _world_months()["date"].copy(deep=False)


def last_month() -> pd.Timestamp:
    """Return the last month's end counted by operation: the horizon of strength."""
    return _world_months()["date"].max()


def world_month_sources() -> pd.DataFrame:
    """Return from where each month's sum over all operations is: date, source_id, locator, oldest first."""
    return _world_months()[["date", "source_id", "locator"]].copy()


def month_source(mission_id: str) -> str:
    """Return the source of the last month counted of an operation, "" when none was."""
    rows = _monthly()
    found = rows.loc[rows["mission_id"] == mission_id].sort_values("date")["source_id"]
    return "" if found.empty else found.iloc[-1]


def month_gaps() -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return the spells between the first and the last month counted in which no month was: their first and last months' ends."""
    known = world_months()
    missing = pd.date_range(known.iloc[0], known.iloc[-1], freq="ME").difference(pd.DatetimeIndex(known))
    number = pd.Series(missing.year * 12 + missing.month, index=missing)
    spells = number.groupby((number.diff() != 1).cumsum())
    return [(each.index[0], each.index[-1]) for _, each in spells]


def series_seam() -> pd.Timestamp:
    """Return the end of the first month that the second of the monthly series tells."""
    rows = shared_table("strength")
    return rows.loc[rows["series"] == MONTHLY[-1], "date"].min()


def world_month_before(date: pd.Timestamp) -> pd.Series | None:
    """Return the sum over all operations of the last month reported within MONTH_STANDS before a date, or None.

    Fields: date, uniformed (persons), quality, note, source_id, locator.
    """
    rows, day = _world_months(), pd.Timestamp(date)
    known = last_known(rows["date"], day)
    if known is None or day - rows["date"].iloc[known] > MONTH_STANDS:
        return None
    return rows.iloc[known]


def ceilings(mission_id: str) -> pd.DataFrame:
    """Return an operation's authorized ceilings, oldest first (columns of authorized_strength)."""
    rows = shared_table("authorized_strength")
    return rows[rows["mission_id"] == mission_id].sort_values(["from_date", "component"]).reset_index(drop=True)


@cache
def shared_counts() -> pd.DataFrame:
    """Return every count of an operation that may stand for its strength, oldest first: what is known only as its peak, or of
    some components, is none. Columns of strength, is_doubtful. Shared by the whole process; look, do not touch."""
    rows = load_table("strength").sort_values("date", ignore_index=True)
    rows = rows.assign(is_doubtful=is_doubtful("strength", rows))
    return rows[(rows["quality"] != "peak") & is_whole(rows, "uniformed")].reset_index(drop=True)


@cache
def height_of(mission_id: str) -> pd.Timestamp | None:
    """Return the date of the largest number of uniformed personnel known of an operation, its first where several are as large, or
    None where nothing was counted."""
    rows = mission_strength(mission_id).dropna(subset="total")
    return None if rows.empty else rows["date"].iloc[int(rows["total"].astype(float).argmax())]


def strengths_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the strength of each operation deployed on a day: its last count not after the day, however old, with its own date.

    Columns: mission_id, date, precision, uniformed (persons), quality, is_doubtful (no plain count), note, source_id,
    locator. An operation without a count yet has no row. A half-known date counts from the first day it can mean.
    """
    rows, spans = shared_counts(), shared_spans()
    deployed = spans.loc[holds(spans["start_date"], spans["end_date"], date), "mission_id"]
    known = last_known(rows["date"], date)
    rows = rows.iloc[: 0 if known is None else known + 1]
    last = rows[rows["mission_id"].isin(deployed)].drop_duplicates("mission_id", keep="last")
    columns = ["mission_id", "date", "precision", "uniformed", "quality", "is_doubtful", "note", "source_id", "locator"]
    return last[columns].reset_index(drop=True)


def fatalities_of(scope: str = "peacekeeping_operation") -> pd.DataFrame:
    """Return the deaths of a scope, one row each, oldest first, with `year` (columns of fatalities)."""
    return _fatalities(scope).copy(deep=False)


@lru_cache(maxsize=8)
def _fatalities(scope: str) -> pd.DataFrame:
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
def first_year_by_mission() -> int:
    """Return the first year whose means are by operation, with the women among them; before, all operations are one figure."""
    rows = shared_table("contributions")
    return int(rows.loc[rows["mission_id"] != "", "year"].min())


@cache
def last_year_of_means() -> int:
    """Return the last year whose contributors are told by the mean of its months."""
    return int(shared_table("contributions")["year"].max())


@cache
def _contributions() -> pd.DataFrame:
    """Return one row per year and contributor: means over the year as far as there are, then the year's last published ranking."""
    rows = shared_table("contributions")
    means = rows.groupby(["year", "iso3"])[["uniformed", "women"]].sum(min_count=1).reset_index()
    means = with_sources(means, rows, ["year", "iso3"])
    ranked = load_table("contributor_rankings")
    ranked = ranked.assign(year=ranked["date"].dt.year)
    ranked = ranked[(ranked["year"] > last_year_of_means()) & ranked["uniformed"].notna()]
    fullest = ranked.groupby(["year", "date"])["iso3"].transform("size")
    ranked = ranked.assign(size=fullest).sort_values(["year", "size", "date"])
    best = ranked.groupby("year")["date"].transform("last")
    ranked = ranked[ranked["date"] == best]
    both = pd.concat(
        [means.assign(basis="mean of the year"), ranked.assign(basis="published ranking")[[*means, "date", "basis"]]]
    )
    known = shared_table("contributors").set_index("iso3")
    names = both["iso3"].map(known["name"]).fillna(both["iso3"])
    # Two states used the code YUG: the first ended on 26 April 1992. In 1992 one month had personnel, which is not told.
    names = names.mask((both["iso3"] == "YUG") & (both["year"] > 1992), "Federal Republic of Yugoslavia")
    return both.assign(name=names, region=both["iso3"].map(known["region"]).fillna(""))


def contributors(year: int) -> pd.DataFrame:
    """Return who contributed uniformed personnel in a year, the largest first, in persons.

    Columns: iso3, name, uniformed, women (missing where not known), region, basis, date (of a ranking), source_id, locator. To
    last_year_of_means the means of the year's months; after it the fullest published ranking of the year, which may name only the largest.
    """
    rows = _contributions()
    columns = ["iso3", "name", "uniformed", "women", "region", "basis", "date", "source_id", "locator"]
    rows = rows[rows["year"] == year].sort_values(["uniformed", "name"], ascending=[False, True], key=dictionary_places)
    return rows[columns].reset_index(drop=True)


def contributor_years() -> list[int]:
    """Return the years for which contributors are known."""
    return sorted(int(year) for year in _contributions()["year"].unique())


@lru_cache(maxsize=128)
def months_meant(year: int) -> str:
    """Return over which months a year's means are, in words, where they are not all twelve: `11 months, without May`; else ""."""
    rows = shared_table("contributions")
    told = rows[(rows["year"] == year) & (rows["months"] < 12)]
    if told.empty:
        return ""
    count, named = told[["months", "months_named"]].value_counts().index[0]
    return _months_in_words(int(count), named.split())


def _months_in_words(count: int, spans: list[str]) -> str:
    """Write how many months were counted, and which: `11 months, without May`. A span is `1-4`, or one month's number."""
    bounds = [(int(span.split("-")[0]), int(span.split("-")[-1])) for span in spans]
    known = [month for first, last in bounds for month in range(first, last + 1)]
    absent = [MONTHS[month - 1] for month in range(1, 13) if month not in known]
    if len(known) == count == 11:
        return f"11 months, without {absent[0]}"
    named = [" to ".join(dict.fromkeys((MONTHS[first - 1], MONTHS[last - 1]))) for first, last in bounds]
    if count == len(known) == 2:
        named = [" and ".join(MONTHS[month - 1] for month in known)]
    return f"{count} months, {', '.join(named)}"


def contributor_history(iso3: str) -> pd.DataFrame:
    """Return one state's contribution by year: year, uniformed, women, basis, date, source_id, locator."""
    rows = _contributions()
    columns = ["year", "uniformed", "women", "basis", "date", "source_id", "locator"]
    return rows[rows["iso3"] == iso3].sort_values("year")[columns].reset_index(drop=True)


def contributor_places(iso3: str) -> pd.DataFrame:
    """Return where one state served, by year and operation (see first_year_by_mission): year, mission_id, uniformed, women, source_id, locator."""
    rows = shared_table("contributions")
    rows = rows[(rows["iso3"] == iso3) & (rows["mission_id"] != "")]
    columns = ["year", "mission_id", "uniformed", "women", "source_id", "locator"]
    return rows.sort_values(["year", "uniformed"], ascending=[True, False])[columns]


def contributors_to(mission_id: str) -> pd.DataFrame:
    """Return who served in one operation, by year (see first_year_by_mission): year, iso3, name, uniformed, women."""
    rows = shared_table("contributions")
    rows = rows[rows["mission_id"] == mission_id]
    names = shared_table("contributors").set_index("iso3")["name"]
    rows = rows.assign(name=rows["iso3"].map(names)).sort_values(["year", "uniformed"], ascending=[False, False])
    return rows[["year", "iso3", "name", "uniformed", "women", "source_id", "locator"]].reset_index(drop=True)


def contributions_by_region() -> pd.DataFrame:
    """Return the uniformed by contributors' region for the years of means: year, region, uniformed, share (0 to 1), source_id,
    locator."""
    return _by_region().copy(deep=False)


@cache
def _by_region() -> pd.DataFrame:
    rows = _contributions()
    rows = rows[rows["year"] <= last_year_of_means()]
    sums = rows.groupby(["year", "region"], as_index=False)["uniformed"].sum()
    shares = sums.assign(share=sums["uniformed"] / sums.groupby("year")["uniformed"].transform("sum"))
    regions = shared_table("contributors").set_index("iso3")["region"]
    told = shared_table("contributions")
    return with_sources(shares, told.assign(region=told["iso3"].map(regions)), ["year", "region"])


def last_death() -> pd.Timestamp:
    """Return the day of the latest death in the table, in all scopes: the year after it is not told, its own only in part."""
    return shared_table("fatalities")["date"].max()


def deaths_by_cause(deaths: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return deaths by a column, the most first: the column, one column for each cause, and their sum as `deaths`."""
    counted = deaths.groupby([by, "cause"]).size().unstack(fill_value=0).reindex(columns=CAUSES, fill_value=0)
    counted = counted.assign(deaths=counted.sum(axis=1)).sort_values("deaths", ascending=False, kind="stable")
    return counted.rename_axis(columns=None).reset_index()


def deaths_in_years(deaths: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Return deaths by year and cause (columns of deaths_by_cause), every year from first to last; no death is 0."""
    counted = deaths_by_cause(deaths, "year").set_index("year")
    return counted.reindex(range(first, last + 1), fill_value=0).rename_axis("year").reset_index()


def reported_months() -> pd.DataFrame:
    """Return the rows of strength of the months in which every operation was counted (columns of strength)."""
    return _monthly().copy(deep=False)


def mean_strength(months: pd.DataFrame) -> pd.DataFrame:
    """Return the mean over a year's months of all operations' strength: year, mean_uniformed; eleven months at least."""
    sums = months.groupby("date")["uniformed"].sum()
    means = sums.groupby(sums.index.year).agg(["mean", "size"])
    means = means[means["size"] >= 11]["mean"].astype("float64").round()
    return means.rename_axis("year").reset_index(name="mean_uniformed")


def death_rates(deaths: pd.DataFrame, strength: pd.DataFrame, months: pd.DataFrame, last_year: int) -> pd.DataFrame:
    """Return uniformed deaths per thousand serving, for each year to `last_year` whose strength is known.

    Columns: year, deaths, malicious_acts, uniformed, rate, malicious_rate, quality, note, mean_uniformed and mean_rate (over
    the mean of the months where the strength is such a count too), source_id, locator.
    """
    dead = deaths[deaths["personnel_type"].isin(UNIFORMED_TYPES)]
    known = strength[strength["year"] <= last_year].sort_values(["year", "month"]).drop_duplicates("year", keep="last")
    rows = known.merge(mean_strength(months), on="year", how="left")
    rows["mean_uniformed"] = rows["mean_uniformed"].where(rows["quality"] == "published")
    rows["deaths"] = rows["year"].map(dead.groupby("year").size()).fillna(0).astype(int)
    malicious = dead[dead["cause"] == "malicious_act"].groupby("year").size()
    rows["malicious_acts"] = rows["year"].map(malicious).fillna(0).astype(int)
    rows["rate"] = per_thousand(rows["deaths"], rows["uniformed"])
    rows["malicious_rate"] = per_thousand(rows["malicious_acts"], rows["uniformed"])
    rows["mean_rate"] = per_thousand(rows["deaths"], rows["mean_uniformed"])
    columns = ["year", "deaths", "malicious_acts", "uniformed", "rate", "malicious_rate", "quality", "note"]
    return rows[[*columns, "mean_uniformed", "mean_rate", "source_id", "locator"]]


def per_thousand(deaths: pd.Series, persons: pd.Series) -> pd.Series:
    """Return deaths for each thousand persons, to two decimals; missing where the persons are."""
    return (deaths.astype("float64") * 1000 / persons.astype("float64")).round(2)


def rates_by_mission(deaths: pd.DataFrame, months: pd.DataFrame, spans: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return how far each operation's strength is known and uniformed deaths per thousand person-years, by mission_id.

    Columns: months of the span to `last`, months_known (one whose figure is marked doubtful is not), person_years and
    uniformed_deaths of the months known, rate: missing unless nine months in ten and a thousand person-years are known.
    """
    ends = spans["end_date"].fillna(last).clip(upper=last)
    spans = spans.assign(first=spans["start_date"].dt.to_period("M"), last=ends.dt.to_period("M"))[
        ["mission_id", "first", "last"]
    ]
    known = months[months["quality"] != "outlier"].assign(month=lambda rows: rows["date"].dt.to_period("M"))
    known = known.merge(spans, on="mission_id").query("first <= month <= last")
    dead = deaths[deaths["personnel_type"].isin(UNIFORMED_TYPES)].assign(month=lambda rows: rows["date"].dt.to_period("M"))
    met = dead.merge(known[["mission_id", "month"]].drop_duplicates(), on=["mission_id", "month"]).groupby("mission_id").size()
    rows = spans.set_index("mission_id")
    rows["months"] = [(end - first).n + 1 for first, end in zip(rows["first"], rows["last"], strict=True)]
    rows["months_known"] = known.groupby("mission_id").size().reindex(rows.index, fill_value=0)
    rows["person_years"] = (known.groupby("mission_id")["uniformed"].sum() / 12).reindex(rows.index).astype("float64").round()
    rows["uniformed_deaths"] = met.reindex(rows.index, fill_value=0)
    rows[["months", "months_known", "uniformed_deaths"]] = rows[["months", "months_known", "uniformed_deaths"]].astype(int)
    is_told = (rows["months_known"] >= LEAST_SHARE_OF_MONTHS * rows["months"]) & (rows["person_years"] >= LEAST_PERSON_YEARS)
    rows["rate"] = per_thousand(rows["uniformed_deaths"], rows["person_years"]).where(is_told)
    return rows.drop(columns=["first", "last"]).reset_index()


def held_against(published: pd.DataFrame, deaths: pd.DataFrame, closed: set[str]) -> pd.DataFrame:
    """Return totals published elsewhere with `ours` (in operations of the UN's list) and `ours_all` (in all scopes).

    `deaths` are of all scopes, with `year`. An operation's total without a date is held against the whole operation when
    it is in `closed`; `ours_all` is told for totals of all missions only. Where the day is not known both are missing.
    """
    counts = [_count_like(row, deaths, closed) for row in published.itertuples()]
    ours, ours_all = (pd.Series(side, index=published.index, dtype="Int64") for side in zip(*counts, strict=True))
    return published.assign(ours=ours, ours_all=ours_all)


def _count_like(total, deaths: pd.DataFrame, closed: set[str]) -> tuple[int | None, int | None]:
    """Count what a published total counts: in operations, and in all scopes."""
    if pd.isna(total.year) and pd.isna(total.as_of_date) and total.mission_id not in closed:
        return None, None
    if total.mission_id:
        deaths = deaths[deaths["mission_id"] == total.mission_id]
    if pd.notna(total.year):
        deaths = deaths[deaths["year"] == total.year]
    if pd.notna(total.as_of_date):
        deaths = deaths[deaths["date"] <= total.as_of_date]
    in_operations = int((deaths["scope"] == "peacekeeping_operation").sum())
    return in_operations, None if total.mission_id else len(deaths)


def other_counts(discrepancies: pd.DataFrame, mission_id: str, date: pd.Timestamp) -> pd.DataFrame:
    """Return the differing counts of an operation's deaths that are of a day, or of its month where only that is known."""
    rows = discrepancies[(discrepancies["subject"] == "fatalities") & (discrepancies["mission_id"] == mission_id)]
    is_of_month = (rows["on_precision"] == "month") & (rows["on_date"] == pd.Timestamp(date).replace(day=1))
    return rows[(rows["on_date"] == date) | is_of_month]


def is_whole(rows: pd.DataFrame, total: str = "total") -> pd.Series:
    """Say for each row whether its total holds its components; two rows give the troops there, for want of a total."""
    return rows[COMPONENTS].astype("float64").sum(axis=1) <= rows[total].astype("float64")


def drawn_strength(mission_id: str) -> pd.DataFrame:
    """Return an operation's counts as they may be drawn: mission_strength with `kind`, `run` and `at`.

    `kind` is month (counted month by month), mean (of a year) or single; months of one `run` follow each other
    without a gap, and only they may be joined. `at` is the middle of what a half-known date can mean.
    """
    return _drawn_strength(mission_id).copy(deep=False)


@cache
def _drawn_strength(mission_id: str) -> pd.DataFrame:
    rows = _strength_of(mission_id)
    rows = rows[is_whole(rows)].reset_index(drop=True)
    kind = rows["series"].mask(rows["series"].isin(MONTHLY), "month")
    months = (rows["date"].dt.year * 12 + rows["date"].dt.month).where(kind == "month")
    run = (months.dropna().diff() != 1).cumsum()
    middle = rows["precision"].map({"day": 0, "month": 14, "year": 182})
    return rows.drop(columns="series").assign(
        kind=kind, run=run.reindex(rows.index), at=rows["date"] + pd.to_timedelta(middle, unit="D")
    )


@lru_cache(maxsize=128)
def peaks_since(year: int) -> pd.DataFrame:
    """Return each operation's largest figure since a year, the largest first: mission_id, date, total, quality, source_id, locator.

    Figures marked doubtful by the table are left out; a mean of a year or a round figure may be the largest known.
    """
    rows = load_table("strength").rename(columns={"uniformed": "total"})
    rows = rows[(rows["date"].dt.year >= year) & (rows["quality"] != "outlier") & is_whole(rows)]
    rows = rows.sort_values(["total", "date"], ascending=[False, True]).drop_duplicates("mission_id")
    return rows[["mission_id", "date", "total", "quality", "source_id", "locator"]].reset_index(drop=True)


@lru_cache(maxsize=128)
def largest_month(year: int) -> pd.Series:
    """Return the month of a year with most uniformed in all operations (fields of world_month_before)."""
    rows = _world_months()
    rows = rows[rows["date"].dt.year == year]
    return rows.loc[rows["uniformed"].idxmax()]
