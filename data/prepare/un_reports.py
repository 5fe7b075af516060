"""Read the United Nations' monthly reports of uniformed personnel, January 2015 to July 2025, for the scripts that derive tables.

Read: contributions_monthly.csv.gz, the rows of the reports "Contribution of uniformed personnel to UN by mission, country and
personnel type" in one file, taken out of the PDF files that https://github.com/kl371218/kl371218 keeps (commit 3589ecac, read on
28 November 2026). Columns: date (a month's last day), mission, country, iso3, type, male, female, total; persons. A file with
another checksum is refused, since what the scripts know of months and columns is known of this one.

There is no report of March 2015, 2016 and 2017, June 2020 and July 2022. From March 2018 to August 2019 and in September 2023 the
reports tell countries only, all missions together, so these months have no operation. Rows of nobody are left out by the file.
"""

import csv
import gzip
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

SHA256 = "ecb07ad06da38f5720b56309cac7ea94b45f3089877226d4749b8eed0c9497cb"
SOURCE_ID = "un-monthly-contributions"
# Staff officers have a kind of their own since May 2017; before, the reports count them among the troops.
COMPONENTS = {
    "Troops": "troops",
    "Staff Officer": "troops",
    "Experts on Mission": "experts",
    "Individual Police": "police",
    "Formed Police Units": "police",
}
# Special political missions, and the support office for the African Union's force in Somalia (UNSOS): no peacekeeping operations.
NOT_PEACEKEEPING = {
    "BINUH",
    "UNAMA",
    "UNAMI",
    "UNIOGBIS",
    "UNITAMS",
    "UNMC",
    "UNMHA",
    "UNOWAS",
    "UNSMIL",
    "UNSOM",
    "UNSOS",
    "UNTMIS",
    "UNVMC",
}
ALL_MISSIONS = ""  # the mission of a month that tells countries only
# The report of May 2017 writes Bermuda, which is no state, for the three officers of Bhutan in UNDOF, who are there before and after.
MISNAMED = {("2017-05-31", "UNDOF", "BMU"): ("Bhutan", "BTN")}
SEX_UNKNOWN = {"2020-08-31"}  # the report's columns of men and women are exchanged in part, so neither is known


@dataclass(frozen=True)
class Line:
    """What one country had of one kind in one mission at a month's end; `men` and `women` are None where the report does not tell."""

    date: str
    mission: str
    country: str
    iso3: str
    kind: str
    men: int | None
    women: int | None
    persons: int

    @property
    def component(self) -> str:
        """Return what our tables count it as: troops, police or experts."""
        return COMPONENTS[self.kind]


def lines(path: Path) -> list[Line]:
    """Return every row of the reports, in the file's order.

    Raises ValueError when the file is not the one known, or when men and women do not make the total.
    """
    packed = path.read_bytes()
    found = hashlib.sha256(packed).hexdigest()
    if found != SHA256:
        raise ValueError(f"{path}: SHA-256 {found}, not {SHA256}")
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    read = [line(row) for row in rows]
    for each in read:
        if each.men is not None and each.men + each.women != each.persons:
            raise ValueError(f"{each}: men and women are not the total")
    return read


def line(row: dict) -> Line:
    """Return one row of the file with its numbers read; raises ValueError for a kind of personnel not known."""
    if row["type"] not in COMPONENTS:
        raise ValueError(f"{row['mission']}, {row['date']}: no kind of personnel {row['type']!r}")
    is_told = bool(row["male"]) and row["date"] not in SEX_UNKNOWN
    men, women = (int(float(row[sex])) if is_told else None for sex in ("male", "female"))
    country, iso3 = MISNAMED.get((row["date"], row["mission"], row["iso3"]), (row["country"], row["iso3"]))
    return Line(row["date"], row["mission"], country, iso3, row["type"], men, women, int(row["total"]))


def in_operations(read: list[Line], operations: set[str]) -> list[Line]:
    """Return the rows of peacekeeping operations; `operations` are their acronyms.

    Raises ValueError for a mission that is neither one of them nor known as something else.
    """
    unknown = {each.mission for each in read} - operations - NOT_PEACEKEEPING - {ALL_MISSIONS}
    if unknown:
        raise ValueError(f"neither operations nor known as political missions: {', '.join(sorted(unknown))}")
    return [each for each in read if each.mission in operations]
