"""Derive data/tables/women.csv: how many women were among those in uniform, and what share of them?

Run by hand; deterministic:

    python -m data.prepare.women UN_MONTHLY_CSV_GZ

Series `un_reports`: the United Nations' own monthly reports (data/prepare/un_reports.py) at each year's end from 2015 and in the
last month reported, peacekeeping operations only, all in uniform and by kind of personnel. The report of December 2018 tells
countries only, so political missions are in it. Staff officers and troops are told apart since May 2017, so these two kinds begin
at the end of that year. Series `single`: counts and shares published by others, sourced by hand in data/prepare/women_quoted.csv.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from data.prepare import un_reports

TABLES = Path(__file__).resolve().parents[1] / "tables"
QUOTED = Path(__file__).with_name("women_quoted.csv")
COLUMNS = ["date", "component", "women", "men", "share_pct", "series", "note", "source_id", "locator"]
COMPONENTS = {
    "Troops": "troops",
    "Staff Officer": "experts_and_staff_officers",
    "Experts on Mission": "experts_and_staff_officers",
    "Formed Police Units": "formed_police_units",
    "Individual Police": "individual_police",
}
STAFF_OFFICERS_APART = "2017-05-31"
MIXED_BEFORE = {"troops", "experts_and_staff_officers"}
ALL = "uniformed"
BY_COUNTRY = "The month's report tells countries only: political missions are counted in"


def read(path: Path) -> list[dict]:
    """Return a table's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def months_of(lines: list[un_reports.Line]) -> set[str]:
    """Return the months' ends that the series has: each December, and the last one reported."""
    days = {line.date for line in lines}
    return {day for day in days if day[5:7] == "12"} | {max(days)}


def series(lines: list[un_reports.Line], operations: set[str]) -> list[dict]:
    """Return women and men by month and kind of personnel, in operations, or in all missions where the month tells countries only."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    by_country = {line.date for line in lines if line.mission == un_reports.ALL_MISSIONS}
    kept = un_reports.in_operations(lines, operations) + [line for line in lines if line.mission == un_reports.ALL_MISSIONS]
    shown = months_of(lines) - un_reports.SEX_UNKNOWN
    for line in (line for line in kept if line.date in shown):
        component = COMPONENTS[line.kind]
        is_mixed = component in MIXED_BEFORE and line.date < STAFF_OFFICERS_APART
        for group in (ALL,) if is_mixed else (ALL, component):
            sums[line.date, group][0] += line.women
            sums[line.date, group][1] += line.men
    return [
        {
            "date": day,
            "component": component,
            "women": women,
            "men": men,
            "share_pct": f"{100 * women / (women + men):.1f}",
            "series": "un_reports",
            "note": BY_COUNTRY if day in by_country else "",
            "source_id": un_reports.SOURCE_ID,
            "locator": f"rows of {day}",
        }
        for (day, component), (women, men) in sums.items()
    ]


def main(reports: str) -> None:
    """Write the table, once nothing has stopped its making."""
    operations = {row["acronym"] for row in read(TABLES / "missions.csv")}
    table = series(un_reports.lines(Path(reports)), operations) + [row | {"series": "single"} for row in read(QUOTED)]
    table.sort(key=lambda row: (row["date"], row["component"], row["source_id"]))
    with (TABLES / "women.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
