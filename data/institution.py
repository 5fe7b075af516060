"""Which offices ran peacekeeping on a day, under whom, and what changed? Questions to the tables of headquarters."""

from bisect import bisect_right
from functools import cache, lru_cache

import pandas as pd

from data.dates import last_possible_day
from data.load import as_of, shared_table
from data.rules import days_of_change, holds, last_known
from data.schema import is_doubtful, labels

COLUMNS = ["office_id", "name", "short_name", "parent_id", "function", "kind", "status", "note", "source_id", "locator"]
PERIOD = ["from_date", "from_precision", "to_date", "to_precision", "since", "until"]
DAY = pd.Timedelta(days=1)
FIRST_OFFICE = "special-political-affairs"  # ran peacekeeping before it had a department
BODIES = "bodies"  # of states and experts, together in the place of a top office
COUNTED = ("staff", "posts", "military_officers")
# With which step each part of a mandate's path ends.
LAST_STEPS = {"leadership": "decide", "deployment": "serve", "reimbursement": "pay", "review": "review"}
TOPICS = (
    "letters_of_assist",
    "contingent_owned_equipment",
    "permanent_members_premium",
    "voluntary_contributions",
    "support_account",
)


def lasting(offices: pd.DataFrame, successions: pd.DataFrame) -> pd.DataFrame:
    """Return the offices with `since` and `until`, the first and last day each row is taken to hold (empty = still so).

    A half-known beginning counts from its first possible day, a half-known end to its last; but where an office hands over to
    its next row or to its successor within what the end can mean, it ends the day before: none stands beside its successor.
    """
    rows = offices.sort_values(["office_id", "from_date"], ignore_index=True)
    ends = zip(rows["to_date"], rows["to_precision"], strict=True)
    rows = rows.assign(since=rows["from_date"], until=pd.Series([last_possible_day(*end) for end in ends], dtype="datetime64[s]"))
    for before, after in _handovers(rows, successions):
        starts, until = rows.at[after, "from_date"], rows.at[before, "until"]
        if rows.at[before, "to_precision"] != "day" and rows.at[before, "to_date"] <= starts <= until:
            rows.loc[before, "until"] = starts - DAY
        elif starts <= until < last_possible_day(starts, rows.at[after, "from_precision"]):
            rows.loc[after, "since"] = until + DAY
    return rows


def _handovers(rows: pd.DataFrame, successions: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the pairs of rows that follow each other: periods of one office, and an office's last before its successor's first."""
    first, last = rows.groupby("office_id").head(1), rows.groupby("office_id").tail(1)
    begins = dict(zip(first["office_id"], first.index, strict=True))
    ends = dict(zip(last["office_id"], last.index, strict=True))
    own = [(n - 1, n) for n in rows.index[1:] if rows.at[n, "office_id"] == rows.at[n - 1, "office_id"]]
    pairs = successions[["predecessor_id", "successor_id"]].itertuples(index=False)
    return own + [(ends[one], begins[other]) for one, other in pairs if one in ends and other in begins]


@cache
def _lasting() -> pd.DataFrame:
    return lasting(shared_table("offices"), shared_table("office_successions"))


@cache
def first_days() -> dict[str, tuple[pd.Timestamp, str]]:
    """Return the first day of each office, in whatever form it stood, with how much of it is known."""
    rows = _lasting().drop_duplicates("office_id")
    return dict(zip(rows["office_id"], zip(rows["from_date"], rows["from_precision"], strict=True), strict=True))


def office_periods(office_id: str) -> pd.DataFrame:
    """Return an office's rows, oldest first (columns of offices, since, until)."""
    rows = _lasting()
    return rows[rows["office_id"] == office_id].reset_index(drop=True)


def held_on(rows: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return the offices of `lasting` that stood on a date as a tree read downwards: each followed by its own offices.

    Adds `depth`, 0 for those under nobody in the table; the offices with most below them come first, bodies last.
    """
    held = rows[holds(rows["since"], rows["until"], date)]
    held = held.assign(below=_below(held))
    held = held.sort_values(["kind", "below", "since", "office_id"], ascending=[False, False, True, True])
    known = set(held["office_id"])
    children = {key: list(group.index) for key, group in held.groupby("parent_id")}
    roots = held.index[~held["parent_id"].isin(known)]
    order = [pair for root in roots for pair in _downwards(held, children, root, 0)]
    tree = held.loc[[row for row, _ in order], [*COLUMNS, *PERIOD]]
    return tree.assign(depth=[depth for _, depth in order]).reset_index(drop=True)


def _below(held: pd.DataFrame) -> list[int]:
    """Return how many offices stand below each, at any depth."""
    parents = dict(zip(held["office_id"], held["parent_id"], strict=True))
    counts = dict.fromkeys(parents, 0)
    for key in parents:
        above = parents[key]
        while above in parents:
            counts[above] += 1
            above = parents[above]
    return [counts[key] for key in held["office_id"]]


def _downwards(held: pd.DataFrame, children: dict, row: int, depth: int) -> list[tuple[int, int]]:
    """Return a row and all below it, each with its depth."""
    below = children.get(held.at[row, "office_id"], [])
    return [(row, depth)] + [pair for each in below for pair in _downwards(held, children, each, depth + 1)]


@cache
def _days() -> pd.DatetimeIndex:
    rows = _lasting()
    return days_of_change(rows["since"], rows["until"])


def _organisation(date: pd.Timestamp) -> pd.DataFrame:
    """Return the organisation of a date; shared, look and do not touch."""
    return _organisation_since(last_known(_days(), date))


@lru_cache(maxsize=40)
def _organisation_since(change: int | None) -> pd.DataFrame:
    """Return the organisation from a change on, counted from 0, to the next; None stands for the time before the first."""
    return held_on(_lasting(), _days()[0] - DAY if change is None else _days()[change]).copy()


def organisation_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the offices and bodies that stood on a date, each under its parent, read downwards (see held_on).

    Columns: office_id, name, short_name, parent_id ("" = under nobody in the table), function, kind, status, note, source_id,
    locator, from_date and to_date with their precisions, since and until (as they are taken here), depth.
    """
    return _organisation(pd.Timestamp(date)).copy(deep=False)


@cache
def change_dates() -> tuple[pd.Timestamp, ...]:
    """Return the days on which an office began, moved or ended, the oldest first, up to the package's own date."""
    return tuple(day for day in _days() if day <= as_of())


def last_change(date: pd.Timestamp) -> pd.Timestamp | None:
    """Return the latest day of change not after a date, or None before the first."""
    earlier = bisect_right(change_dates(), date)
    return change_dates()[earlier - 1] if earlier else None


def changed(before: pd.DataFrame, after: pd.DataFrame, successions: pd.DataFrame) -> pd.DataFrame:
    """Return `after` with `change` ("", new, successor, moved, renamed), and what was before: `was` in short, `was_names` in full.

    `was_names` are the names of the offices that it followed, of the one it was part of ("" for none in the table), or its own. An office whose parent only gave way to a successor has not moved; one whose short name changed was renamed.
    """
    old = before.set_index("office_id")
    gone = set(old.index) - set(after["office_id"])
    follows = _predecessors(successions, gone)
    told = [_change(row, old, follows) for row in after.itertuples()]
    return after.assign(
        change=[change for change, _, _ in told], was=[was for _, was, _ in told], was_names=[names for _, _, names in told]
    )


def _predecessors(successions: pd.DataFrame, gone: set[str]) -> dict[str, list[str]]:
    """Return, for each office, which of those gone it followed."""
    rows = successions[successions["predecessor_id"].isin(gone)]
    return {key: list(group["predecessor_id"]) for key, group in rows.groupby("successor_id")}


def _change(row, old: pd.DataFrame, follows: dict[str, list[str]]) -> tuple[str, str, tuple[str, ...]]:
    if row.office_id not in old.index:
        keys = follows.get(row.office_id, [])
        names = tuple(old.at[key, "name"] for key in keys)
        return ("successor", " and ".join(old.at[key, "short_name"] for key in keys), names) if keys else ("new", "", ())
    was = old.loc[row.office_id]
    if was["parent_id"] != row.parent_id and was["parent_id"] not in follows.get(row.parent_id, []):
        if was["parent_id"] not in old.index:
            return "moved", "", ()
        return "moved", old.at[was["parent_id"], "short_name"], (old.at[was["parent_id"], "name"],)
    is_renamed = was["short_name"] != row.short_name
    return ("renamed", was["short_name"], (was["name"],)) if is_renamed else ("", "", ())


def ended(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the offices that stood before and no longer do."""
    return before[~before["office_id"].isin(after["office_id"])].reset_index(drop=True)


@lru_cache(maxsize=64)
def changes_on(day: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the organisation of a day of change with what changed (see `changed`), and the offices that ended.

    Shared; look, do not touch.
    """
    before, after = _organisation(day - DAY), _organisation(day)
    return changed(before, after, shared_table("office_successions")), ended(before, after)


@lru_cache(maxsize=24)
def marked_from(change: pd.Timestamp | None) -> pd.DataFrame:
    """Return the organisation from a day of change on, each office with what that day changed (see `changed`) and is_doubtful.

    None stands for the time before the first change.
    """
    eve = _organisation(_days()[0] - DAY)
    rows = changes_on(change)[0] if change is not None else changed(eve, eve, _links())
    return rows.assign(is_doubtful=is_doubtful("offices", rows).astype(bool), is_changed=rows["change"] != "")


def _links() -> pd.DataFrame:
    return shared_table("office_successions")


@lru_cache(maxsize=256)
def change_precision(day: pd.Timestamp) -> str:
    """Return how much of a day of change is known: as much as of the best known change of that day."""
    rows = shared_table("offices")
    begun = set(rows.loc[rows["from_date"] == day, "from_precision"])
    ended_then = set(rows.loc[rows["to_date"] == day - DAY, "to_precision"])
    return next((each for each in ("day", "month", "year") if each in begun | ended_then), "day")


@cache
def office_names() -> dict[str, str]:
    """Return the latest name of each office."""
    rows = shared_table("offices").sort_values("from_date")
    return dict(zip(rows["office_id"], rows["name"], strict=True))


def is_standing(office_id: str, date: pd.Timestamp) -> bool:
    """Return whether an office stood on a date."""
    return office_id in set(_organisation(date)["office_id"])


def department_on(office_id: str, date: pd.Timestamp) -> str:
    """Return under which top office an office stood on a date, or one that it followed or that followed it; BODIES for a body.

    Without an office ("") the one that ran peacekeeping. Where none of these stood, the first of the day: that with most below it;
    BODIES before there was any.
    """
    return _department_since(office_id or FIRST_OFFICE, last_known(_days(), date))


@lru_cache(maxsize=512)
def _department_since(office_id: str, change: int | None) -> str:
    """Return the department of an office from a change on to the next (see _organisation_since)."""
    rows = _organisation_since(change)
    parents, kinds = (dict(zip(rows["office_id"], rows[column], strict=True)) for column in ("parent_id", "kind"))
    found = next((key for key in _kin(office_id) if key in parents), None)
    if found is None:
        return rows["office_id"].iloc[0] if len(rows) and rows["kind"].iloc[0] == "secretariat" else BODIES
    while parents[found] in parents:
        found = parents[found]
    return BODIES if kinds[found] == "body" else found


def _kin(office_id: str) -> list[str]:
    """Return an office, then those in whose place it stood and those that took its place, the nearest first."""
    pairs, kin = _pairs(), [office_id]
    for key in kin:  # grows while it is read
        near = [after for before, after in pairs if before == key] + [before for before, after in pairs if after == key]
        kin += [each for each in dict.fromkeys(near) if each not in kin]
    return kin


@cache
def _pairs() -> list[tuple[str, str]]:
    return list(zip(_links()["predecessor_id"], _links()["successor_id"], strict=True))


def part_on(top: str, date: pd.Timestamp) -> pd.DataFrame:
    """Return a top office with all below it on a date, or the bodies of states and experts (BODIES): rows of marked_from."""
    return part_from(top, last_change(date)).copy(deep=False)


@lru_cache(maxsize=32)
def part_from(top: str, change: pd.Timestamp | None) -> pd.DataFrame:
    """Return the part of headquarters under a top office from a day of change on (see part_on). Shared; look, do not touch."""
    rows = marked_from(change)
    if top == BODIES:
        return rows[rows["kind"] == "body"].reset_index(drop=True).copy()
    run = ((rows["depth"] == 0).cumsum()).astype(int)
    return rows[run.isin(run[rows["office_id"] == top])].reset_index(drop=True).copy()


def upper_on(date: pd.Timestamp) -> pd.DataFrame:
    """Return the offices of the Secretariat at the top level on a date and those directly below them: rows of marked_from."""
    return _upper_from(last_change(date)).copy(deep=False)


@lru_cache(maxsize=24)
def _upper_from(change: pd.Timestamp | None) -> pd.DataFrame:
    rows = marked_from(change)
    return rows[(rows["kind"] == "secretariat") & (rows["depth"] <= 1)].reset_index(drop=True).copy()


@cache
def first_staff() -> pd.DataFrame:
    """Return the counts of those who ran peacekeeping before there was a department, the fewest first (headquarters_figures)."""
    rows = shared_table("headquarters_figures")
    rows = rows[(rows["office_id"] == FIRST_OFFICE) & (rows["measure"] == "staff")]
    return rows.sort_values("value", ignore_index=True)


@cache
def single_figures() -> pd.DataFrame:
    """Return the figures of persons and posts that make no series, oldest first: headquarters_figures with is_doubtful, office."""
    rows, drawn = shared_table("headquarters_figures"), support_posts(shared_table("headquarters_figures"))
    series = set(zip(drawn["date"], drawn["value"], strict=True))
    rows = rows[[pair not in series for pair in zip(rows["date"], rows["value"], strict=True)]]
    rows = rows[rows["measure"].isin(COUNTED)].sort_values(["date", "value"], ignore_index=True)
    return rows.assign(
        is_doubtful=is_doubtful("headquarters_figures", rows), office=rows["office_id"].map(office_names()).fillna("")
    )


@cache
def mandate_steps() -> pd.DataFrame:
    """Return the steps of a mandate's path in their order (mandate_path) with `phase`: decide, serve, pay or review."""
    rows = shared_table("mandate_path").sort_values(["number", "step"], ignore_index=True)
    return rows.assign(phase=rows["step"].map(LAST_STEPS).bfill())


@cache
def explained() -> pd.DataFrame:
    """Return the first explanation of each topic that the page of the institution tells, in its order."""
    rows = shared_table("explanations").drop_duplicates("topic").set_index("topic", drop=False)
    return rows.loc[[topic for topic in TOPICS if topic in rows.index]].reset_index(drop=True)


@cache
def partner_steps() -> pd.DataFrame:
    """Return the steps with partners by date (partners) with `place`: which partner has the most steps, 0 for the first."""
    rows = shared_table("partners").sort_values(["date", "partner_id"], ignore_index=True)
    order = list(rows["partner"].value_counts().index)
    return rows.assign(place=rows["partner"].map(order.index))


STAGES = [stage for stage in labels("budgets", "stage") if stage != "proposed"]


def support_account_from(budgets: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the support account by fiscal year in dollars of the year, oldest first; a year without a row was not found.

    One row a year: the first vote where there is one, else the last, else what was spent. Columns: fiscal_year, period_from,
    period_to, stage, amount_usd, quality, is_part (only what was charged to the missions), note, source_id, locator.
    """
    rows = budgets[(budgets["account"] == "support_account") & budgets["stage"].isin(STAGES)]
    rows = rows.assign(order=rows["stage"].map(STAGES.index)).sort_values(["period_from", "order"])
    rows = rows.drop_duplicates("fiscal_year")
    other = figures[figures["measure"] == "support_account_usd"]
    start = other["date"]
    other = other.rename(columns={"value": "amount_usd"}).assign(
        fiscal_year=[f"{day.year}/{(day.year + 1) % 100:02d}" for day in start],
        period_from=start,
        period_to=start + pd.DateOffset(years=1) - DAY,
        stage="initial",
        quality="published",
        is_part=False,  # a figure of headquarters is of the whole account
    )
    columns = ["fiscal_year", "period_from", "period_to", "stage", "amount_usd", "quality", "is_part"]
    columns += ["note", "source_id", "locator"]
    both = pd.concat([rows[columns], other.loc[~other["fiscal_year"].isin(rows["fiscal_year"]), columns]])
    return both.assign(is_part=both["is_part"].astype(bool)).sort_values("period_from", ignore_index=True)


@cache
def support_account() -> pd.DataFrame:
    """Return the support account as the tables have it (see support_account_from) with is_doubtful."""
    rows = support_account_from(shared_table("budgets"), shared_table("headquarters_figures"))
    return rows.assign(is_doubtful=is_doubtful("budgets", rows).astype(bool))


def support_posts(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the posts paid from the support account, oldest first, with `is_proposed`: asked for, not approved.

    Columns: date, precision, value, note, source_id, locator, is_proposed. Posts of one office or of one decision are left out.
    """
    rows = figures[(figures["measure"] == "posts") & (figures["paid_from"] == "support_account")]
    rows = rows.assign(is_proposed=rows["is_proposed"].astype(bool)).sort_values("date", ignore_index=True)
    return rows[["date", "precision", "value", "is_proposed", "note", "source_id", "locator"]]
