"""Derive data/tables/checks.csv: how far do the United Nations' monthly reports, as we read them, agree with what others print?

Run by hand; deterministic:

    python -m data.prepare.checks UN_MONTHLY_CSV_GZ UN_REPORTS_TEXT_TAR_XZ IPI_MISSION_CSV OWID_CSV RANK_CSV

One row is a comparison: how many numbers were compared, and how many of them are equal. UN_REPORTS_TEXT_TAR_XZ holds the text of
the same PDF files (see data/prepare/un_reports.py), of which the totals at the foot of each mission and of the whole are printed
from February 2021 on; a file with another checksum is refused. The other files are those of the other scripts here; RANK_CSV is
the United Nations' ranking of contributors of January 2021. Rows of other tables than strength stay as they are: what compares
the resolutions is tests/resolution_counts.csv.
"""

import csv
import hashlib
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.prepare import un_reports

TABLES = Path(__file__).resolve().parents[1] / "tables"
COLUMNS = ["check_id", "table", "what", "compared", "equal", "note", "source_id", "locator"]
TEXT_SHA256 = "a4ecf9655084e76372cfd3fdd0052abfa1b6a7608ccfe344dc78c32b1586fb35"
AS_OF = re.compile(r"As of:\s+(\d+)/(\d+)/(\d{4})")
TOTAL = re.compile(r"^\s*(?:Total (?P<mission>[A-Z]+)|Grand Total)\s+(?P<men>\d+)\s+(?P<women>\d+)\s+(?P<persons>\d+)\s*$", re.M)
TOTAL_OF_OWID = "Size of total peacekeeping force (United Nations Peacekeeping)"
RANKED_ON = "2021-01-31"
OWID_YEARS = range(2015, 2022)


def read(path: Path) -> list[dict]:
    """Return a table's rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def texts(path: Path) -> Iterable[str]:
    """Return the text of each report; raises ValueError when the file is not the one known."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != TEXT_SHA256:
        raise ValueError(f"{path}: SHA-256 {found}, not {TEXT_SHA256}")
    with tarfile.open(path) as archive:
        for member in sorted((each for each in archive if each.isfile()), key=lambda each: each.name):
            yield archive.extractfile(member).read().decode("utf-8")


def printed_totals(text: str) -> dict[tuple[str, str], int]:
    """Return the totals a report prints, by its day and mission, "" for the grand total.

    >>> printed_totals("As of: 30/11/2021\\n Total MINURSO   172  72  244\\nGrand Total  70163  5721  75884")
    {('2021-11-30', 'MINURSO'): 244, ('2021-11-30', ''): 75884}
    >>> printed_totals("As of: 31/12/2015")
    {}
    """
    found = AS_OF.search(text)
    if not found:
        return {}
    day, month, year = found.groups()
    date = f"{year}-{int(month):02}-{int(day):02}"
    return {(date, each["mission"] or ""): int(each["persons"]) for each in TOTAL.finditer(text)}


def equal(ours: Mapping, theirs: Mapping) -> int:
    """Return how many of their numbers are ours too; what we do not have is 0."""
    return sum(ours.get(key, 0) == number for key, number in theirs.items())


def check(check_id: str, what: str, ours: Mapping, theirs: Mapping, note: str, where: tuple[str, str]) -> dict:
    """Return a comparison as the table has it; raises ValueError when there is nothing to compare."""
    if not theirs:
        raise ValueError(f"{check_id}: nothing to compare")
    counts = {"compared": len(theirs), "equal": equal(ours, theirs)}
    return (
        {"check_id": check_id, "table": "strength", "what": what}
        | counts
        | {"note": note}
        | dict(zip(COLUMNS[-2:], where, strict=True))
    )


def sums_by(lines: list[un_reports.Line], *fields: str) -> dict:
    """Return the persons of the reports by some of a line's fields, as a tuple, or one as it is."""
    sums: dict = defaultdict(int)
    for line in lines:
        key = tuple(getattr(line, field) for field in fields)
        sums[key if len(fields) > 1 else key[0]] += line.persons
    return sums


def with_months(ipi: Path, ours: Mapping, operations: set[str]) -> dict:
    """Return the other series' totals of operations in the months of the reports, by day and mission."""
    days = {date for date, _ in ours}
    rows = [row for row in read(ipi) if row["Mission"] in operations and row["Date"] in days]
    return {(row["Date"], row["Mission"]): int(row["Total"]) for row in rows}


def checks(reports: Path, text: Path, ipi: Path, owid: Path, rank: Path) -> list[dict]:
    """Return all comparisons."""
    lines = un_reports.lines(reports)
    by_mission, by_day, by_country = sums_by(lines, "date", "mission"), sums_by(lines, "date"), sums_by(lines, "date", "iso3")
    operations = {row["acronym"] for row in read(TABLES / "missions.csv")}
    printed = {key: persons for each in texts(text) for key, persons in printed_totals(each).items() if key[0] in by_day}
    feet = {key: persons for key, persons in printed.items() if key[1]}
    wholes = {day: persons for (day, mission), persons in printed.items() if not mission}
    first = min(day for day, _ in feet)
    year_ends = {f"{row['Year']}-12-31": int(row[TOTAL_OF_OWID]) for row in read(owid) if int(row["Year"]) in OWID_YEARS}
    ranking = {(RANKED_ON, row["ISOCode3"]): int(row["Total_Uniformed_Personnel"]) for row in read(rank)}
    reports_text = (un_reports.SOURCE_ID, f"reports from {first}, totals at the foot of each mission")
    return [
        check(
            "series",
            "Months of operations that two series tell, January 2015 to February 2017",
            by_mission,
            with_months(ipi, by_mission, operations),
            "The one that differs is MINUSTAH in May 2015, which is corrected",
            ("ipi", "rows from 2015-01-31 to 2017-02-28"),
        ),
        check("mission-totals", "Totals of missions as the reports print them", by_mission, feet, "", reports_text),
        check(
            "grand-totals",
            "Totals of all missions as the reports print them",
            by_day,
            wholes,
            "Political missions are in them",
            (un_reports.SOURCE_ID, f"reports from {first}, grand total"),
        ),
        check(
            "year-ends",
            "Totals of all missions at the ends of 2015 to 2021, as collected from the United Nations by others",
            by_day,
            year_ends,
            "Political missions are in them",
            ("owid-peacekeeping", "rows of 2015 to 2021"),
        ),
        check(
            "ranking",
            "Contributors in the United Nations' ranking of January 2021",
            by_country,
            ranking,
            "Political missions are in them",
            ("contributions-2010-2021", "Rank.csv, all rows"),
        ),
    ]


def main(*paths: str) -> None:
    """Write the table, once nothing has stopped its making."""
    table = checks(*map(Path, paths)) + [row for row in read(TABLES / "checks.csv") if row["table"] != "strength"]
    with (TABLES / "checks.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
