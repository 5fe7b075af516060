"""Derive data/tables/world_strength.csv: uniformed personnel in all peacekeeping operations, at each year's end.

Run by hand; deterministic:

    python data/prepare/world_strength.py OWID_CSV IPI_MISSION_CSV

1948 to 1991: Our World in Data, rounded to hundreds, therefore `estimated`. 1992 to 2016: the International Peace
Institute's figures by mission for 31 December, summed over the operations of the UN's own list only. 2017 to 2021: Our
World in Data, whose figures include the uniformed personnel of political missions (300 to 1,100 a year where it can
be checked), therefore `partial`. Later: UN figures quoted by others, kept in QUOTED below with their sources.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "tables" / "world_strength.csv"
COLUMNS = ["year", "month", "uniformed", "troops", "police", "experts", "quality", "note", "source_id", "locator"]
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
        2022,
        6,
        74892,
        "",
        "Whether political missions are counted is not stated; the month's end is assumed",
        "news9-2022",
        "first item",
    ),
    (
        2023,
        5,
        76694,
        65607,
        "Whether political missions are counted is not stated; the month's end is assumed",
        "statista-2023-05",
        "second paragraph",
    ),
    (
        2024,
        6,
        61788,
        "",
        "Whether political missions are counted is not stated; the month's end is assumed",
        "divbracket-2024",
        "second paragraph",
    ),
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


owid, ipi = from_owid(sys.argv[1]), from_ipi(sys.argv[2])
with TABLE.open("w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for year in range(1948, 2022):
        row = {"year": year, "month": 12}
        if 1992 <= year <= 2016:
            row |= {key: ipi[year][key] for key in ("uniformed", "troops", "police", "experts")}
            row |= {"quality": "published", "source_id": "ipi", "locator": f"rows of {year}-12-31"}
            row["note"] = f"Sum over {ipi[year]['operations']} peacekeeping operations; political missions left out"
        elif year < 1992:
            row |= {"month": "", "uniformed": owid[year]["uniformed"], "quality": "estimated"}
            row |= {"note": "Rounded to hundreds", "source_id": "owid-peacekeeping", "locator": f"row of {year}"}
        else:
            row |= owid[year] | {"quality": "partial", "source_id": "owid-peacekeeping", "locator": f"row of {year}"}
            row["note"] = "Includes the uniformed personnel of political missions"
        writer.writerow(row)
    for year, month, uniformed, troops, *rest in QUOTED:
        writer.writerow(dict(zip(COLUMNS, [year, month, uniformed, troops, "", "", "quoted", *rest], strict=True)))
