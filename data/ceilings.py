"""How many were authorized, from when to when, and where may the ceilings of an operation be added up?"""

from functools import lru_cache

import pandas as pd

from data.load import as_of, shared_table
from data.people import ceilings

# UNPROFOR's increases of 1992 to 1994 are totalled in no row, so no level between its three figures is known.
POINTS_ONLY = frozenset({"unprofor"})
# The troop ceiling of UNMISS was lowered on this day, to 12,000 or 12,500 as reports differ (current_mandates).
REPLACED = {"unmiss": pd.Timestamp("2026-04-30")}
# Military includes observers and staff officers, so experts are added to troops only.
ADDABLE = ({"military", "police"}, {"troops", "police"}, {"troops", "police", "experts"})
COLUMNS = ["component", "ceiling", "from_date", "to_date", "is_point"]


def in_force_after(before: dict, today: dict) -> dict:
    """Return the ceiling of each component after a day's changes; None where one is known to hold but not how high."""
    if "uniformed" in today:
        return today
    ended = {"uniformed"}
    if "military" in today:
        ended |= {"troops", "experts"}
    if "troops" in today:
        ended |= {"military"}
    return {component: ceiling for component, ceiling in before.items() if component not in ended} | today


def total_of(in_force: dict, today: dict, keeps_others: bool) -> int | None:
    """Return the ceiling of all uniformed, or None when no source lets it be told.

    Parts are added when all were set on one day, or when the day's rows say that the others are unchanged.
    """
    if "uniformed" in in_force:
        return in_force["uniformed"]
    if set(in_force) not in ADDABLE or None in in_force.values():
        return None
    return sum(in_force.values()) if set(today) == set(in_force) or keeps_others else None


def steps_from(rows: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    """Return ceilings as spans until the next change: the total where it is known, else each component.

    Columns: component (total, together, military, troops, police, experts), ceiling, from_date, to_date, is_point. A figure that no
    resolution set is a point: it ends the step before it and begins none.
    """
    steps, in_force = [], {}
    by_day: dict[pd.Timestamp, list[dict]] = {}
    for row in rows.to_dict("records"):
        by_day.setdefault(row["from_date"], []).append(row)
    for (day, set_today), following in zip(by_day.items(), [*by_day, last][1:], strict=True):
        steps += [(row["component"], row["ceiling"], day, day, True) for row in set_today if not row["resolution"]]
        today = {
            row["component"]: int(row["ceiling"]) if row["resolution"] and pd.notna(row["ceiling"]) else None for row in set_today
        }
        in_force = in_force_after(in_force, today)
        total = total_of(in_force, today, any(pd.notna(row["keeps_others"]) and row["keeps_others"] for row in set_today))
        drawn = in_force if total is None else {"total": total}
        steps += [(part, ceiling, day, max(day, following), False) for part, ceiling in drawn.items() if ceiling is not None]
    drawn = pd.DataFrame(steps, columns=COLUMNS).astype({"is_point": bool})
    return joined(drawn.replace({"component": {"uniformed": "total"}}))


def joined(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps with those joined that follow each other at the same height."""
    spans = []
    for step in sorted(steps[COLUMNS].itertuples(index=False), key=lambda step: (step.component, step.from_date)):
        before = spans[-1] if spans else None
        goes_on = before and (before.component, before.ceiling, before.to_date) == (step.component, step.ceiling, step.from_date)
        if goes_on and not step.is_point:
            spans[-1] = before._replace(to_date=step.to_date)
        else:
            spans.append(step)
    spans.sort(key=lambda step: (step.from_date, step.component))
    return pd.DataFrame(spans, columns=COLUMNS).astype(steps[COLUMNS].dtypes)


@lru_cache(maxsize=128)
def ceiling_steps(mission_id: str, closed: pd.Timestamp) -> pd.DataFrame:
    """Return one operation's ceilings as spans (see steps_from), to its end, or to the package's date if `closed` is NaT."""
    rows = ceilings(mission_id)
    if mission_id in POINTS_ONLY:
        together = rows["is_together"].astype(bool)  # of UNPROFOR, UNCRO and UNPREDEP
        rows = rows.assign(resolution="", component=rows["component"].mask(together, "together"))
    last = REPLACED.get(mission_id, as_of() if pd.isna(closed) else closed)
    return steps_from(rows, last)


def ceilings_on(steps: pd.DataFrame, date: pd.Timestamp) -> pd.DataFrame:
    """Return the spans that hold a date: the total, or the components known; empty when there is none."""
    return steps[(steps["from_date"] <= date) & (steps["to_date"] > date) & ~steps["is_point"]]


def operations_with_figures() -> list[str]:
    """Return the mission_id of every operation with a count or a ceiling, by name."""
    return sorted(set(shared_table("strength")["mission_id"]) | set(shared_table("authorized_strength")["mission_id"]))
