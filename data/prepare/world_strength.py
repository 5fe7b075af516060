"""Derive data/tables/world_strength.csv: uniformed personnel in all peacekeeping operations, at each year's end.

Run by hand; deterministic:

    python -m data.prepare.world_strength OWID_CSV IPI_MISSION_CSV UN_MONTHLY_CSV_GZ

1948 to 1991: Our World in Data, rounded to hundreds, therefore `estimated`. 1992 to 2014: the International Peace
Institute's figures by mission for 31 December, summed over the operations of the UN's own list only. From 2015: the United
Nations' own reports (data/prepare/un_reports.py), summed over the same. For 2018 they tell countries only, the uniformed personnel
of political missions among them (1,200 to 1,300 in the months about it), therefore `partial`. The last report is of July 2025.
Later: UN figures quoted by others, kept in QUOTED below with their sources.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from data.prepare import un_reports

TABLE = Path(__file__).resolve().parents[1] / "tables" / "world_strength.csv"
COLUMNS = ["year", "month", "uniformed", "troops", "police", "experts", "quality", "note", "source_id", "locator"]
PARTS = ("uniformed", "troops", "police", "experts")
FIRST_YEAR_OF_IPI, FIRST_YEAR_OF_REPORTS = 1992, 2015
BY_COUNTRY = "The month's report tells countries only: the uniformed personnel of political missions is counted in"
# Special political missions, offices and headquarters, which the UN does not list among its peacekeeping operations. The
# database goes on naming MINUGUA after its three months as a peacekeeping operation in 1997.
NOT_PEACEKEEPING = {
    "LBB",
    "UNFOR",
    "UNPF",
    "BINUB",
    "BNUB",
    "UNAMA",
    "UNAMI",
    "UNIOSIL",
    "UNMA",
    "UNMC",
    "UNMIN",
    "UNOTIL",
    "UNSOM",
    "UNSOS",
}
QUOTED = [
    (
        2025,
        10,
        52000,
        "",
        "“About 52,000” peacekeepers in 11 areas, on 9 October, before the announced reduction; other reports of the same day say more than 50,000 in nine missions",
        "africanews-2025-10",
        "third paragraph",
    ),
]


def number(text: str) -> int:
    """Read a count; the database writes NA where a component was not reported, and it adds nothing to a sum."""
    return 0 if text in ("", "NA") else round(float(text))


def from_owid(path: str) -> dict[int, dict]:
    """Return Our World in Data's figure for each year."""
    rows = {}
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for _, year, _, total, police, experts, troops in reader:
            if total:
                rows[int(year)] = {"uniformed": int(total), "troops": troops, "police": police, "experts": experts}
    return rows


def from_ipi(path: str) -> dict[int, dict]:
    """Return the sum over peacekeeping operations on each 31 December."""
    sums: dict[int, dict] = defaultdict(lambda: defaultdict(int))
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            year = int(row["Date"][:4])
            is_late_minugua = row["Mission"] == "MINUGUA" and row["Date"] > "1997-05-31"
            if not row["Date"].endswith("-12-31") or row["Mission"] in NOT_PEACEKEEPING or is_late_minugua:
                continue
            troops, police, experts = number(row["Troops"]), number(row["Police"]), number(row["Observers"])
            sums[year]["troops"] += troops
            sums[year]["police"] += police
            sums[year]["experts"] += experts
            sums[year]["uniformed"] += troops + police + experts
            sums[year]["operations"] += 1
    return sums


def from_reports(path: str) -> dict[tuple[int, int], dict]:
    """Return the sum over peacekeeping operations at each year's end and in the last month reported, by year and month.

    A month that tells countries only is summed over all missions and has no `operations`.
    """
    with (TABLE.parent / "missions.csv").open(encoding="utf-8", newline="") as file:
        acronyms = {row["acronym"] for row in csv.DictReader(file)}
    lines = un_reports.lines(Path(path))
    last = max(line.date for line in lines)
    kept = un_reports.in_operations(lines, acronyms) + [line for line in lines if line.mission == un_reports.ALL_MISSIONS]
    sums: dict[tuple[int, int], dict] = {}
    for line in (line for line in kept if line.date[5:7] == "12" or line.date == last):
        row = sums.setdefault(
            (int(line.date[:4]), int(line.date[5:7])), {"date": line.date, "names": set(), **dict.fromkeys(PARTS, 0)}
        )
        row["names"] |= {line.mission} - {un_reports.ALL_MISSIONS}
        row["uniformed"] += line.persons
        row[line.component] += line.persons
    return sums


def told(row: dict) -> dict:
    """Return what a sum of the reports is: quality, note, source and place."""
    count = len(row["names"])
    note = f"Sum over {count} peacekeeping operations; political missions left out" if count else BY_COUNTRY
    where = {"source_id": un_reports.SOURCE_ID, "locator": f"rows of {row['date']}"}
    return {"quality": "published" if count else "partial", "note": note} | where


def main(owid_csv: str, ipi_csv: str, reports: str) -> None:
    """Write the table, once nothing has stopped its making."""
    owid, ipi, sums = from_owid(owid_csv), from_ipi(ipi_csv), from_reports(reports)
    rows = []
    for year in range(1948, FIRST_YEAR_OF_IPI):
        row = {"year": year, "month": "", "uniformed": owid[year]["uniformed"], "quality": "estimated"}
        rows.append(row | {"note": "Rounded to hundreds", "source_id": "owid-peacekeeping", "locator": f"row of {year}"})
    for year in range(FIRST_YEAR_OF_IPI, FIRST_YEAR_OF_REPORTS):
        row = {"year": year, "month": 12, "quality": "published", "source_id": "ipi", "locator": f"rows of {year}-12-31"}
        row["note"] = f"Sum over {ipi[year]['operations']} peacekeeping operations; political missions left out"
        rows.append(row | {key: ipi[year][key] for key in PARTS})
    for year, month in sorted(sums):
        row = sums[year, month]
        rows.append({"year": year, "month": month} | {key: row[key] for key in PARTS} | told(row))
    for year, month, uniformed, troops, *rest in QUOTED:
        rows.append(dict(zip(COLUMNS, [year, month, uniformed, troops, "", "", "quoted", *rest], strict=True)))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
