"""Derive the special political missions of data/tables/other_missions.csv: what is not a peacekeeping operation, and what it costs.

Run by hand; deterministic:

    python -m data.prepare.other_missions SPECIAL_POLITICAL_MISSIONS_CSV

The file has the 36 special political missions of A/81/6 (Sect. 3)/Add.2 to Add.4 with what was appropriated and spent in 2025, approved
for 2026 and proposed for 2027, in thousands of dollars, as read in github LystadJS/UN-Peace-Operations-Efficiency,
data/spm_2027_mission_budget.csv, commit 6b26231d, on 2026-11-28; a file with another SHA-256 stops the run. Support offices and
authorized forces are rows kept by hand: those of other kinds stay as they are.
"""

import csv
import hashlib
import sys
from decimal import Decimal
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "tables" / "other_missions.csv"
SHA256 = "5596ad857d8fdf3bfc071c89da86256767e913d46de328052551474276126647"
SOURCE, KIND = "a-81-6-sect-3-add-2-4", "political_mission"
# Acronym and country of those that work in one country; all others work from a headquarters, for a region or for the Council.
IN_PLACE = {
    "Good offices in Cyprus": ("OSASG-C", "CYP"),
    "Special Envoy for Syria": ("OSE-Syria", "SYR"),
    "Special Envoy for Yemen": ("OSESGY", "YEM"),
    "Special Envoy on Myanmar": ("", "MMR"),
    "Personal Envoy for Sudan": ("", "SDN"),
    "UNOWAS": ("UNOWAS", "SEN"),
    "UN Regional Centre for Preventive Diplomacy in Central Asia (UNRCCA)": ("UNRCCA", "TKM"),
    "UN Special Coordinator for Lebanon (UNSCOL)": ("UNSCOL", "LBN"),
    "UNOCA": ("UNOCA", "GAB"),
    "UNSMIL": ("UNSMIL", "LBY"),
    "UN Verification Mission in Colombia": ("UNVMC", "COL"),
    "BINUH": ("BINUH", "HTI"),
    "UNAMA": ("UNAMA", "AFG"),
}
NAMES = {
    "UNOWAS": "United Nations Office for West Africa and the Sahel",
    "UNOCA": "United Nations Regional Office for Central Africa",
    "UNSMIL": "United Nations Support Mission in Libya",
    "BINUH": "United Nations Integrated Office in Haiti",
    "UNAMA": "United Nations Assistance Mission in Afghanistan",
    "UN Regional Centre for Preventive Diplomacy in Central Asia (UNRCCA)": "UN Regional Centre for Preventive Diplomacy in Central Asia",
    "UN Special Coordinator for Lebanon (UNSCOL)": "UN Special Coordinator for Lebanon",
}
AMOUNTS = {
    "spent_2025_usd": "expenditure_2025_kusd",
    "approved_2026_usd": "approved_2026_kusd",
    "proposed_2027_usd": "proposed_2027_kusd",
}


def main(path: Path) -> None:
    """Replace the political missions in the table. Raises ValueError where the file is another than the one described."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{path.name} is another file than the one described here")
    with TABLE.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    columns = list(known[0])
    made = [mission(row, columns) for row in csv.DictReader(content.decode("utf-8").splitlines())]
    rows = [row for row in known if row["kind"] != KIND] + made
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["other_id"]))


def mission(row: dict, columns: list[str]) -> dict:
    """Return a political mission as a row of the table; the budgets know it from 2025 to 2026."""
    acronym, country = IN_PLACE.get(row["mission"], ("", ""))
    amounts = {name: int(Decimal(row[column]) * 1000) for name, column in AMOUNTS.items()}
    known_from = "2025-01-01" if Decimal(row["appropriation_2025_kusd"]) else "2026-01-01"
    return dict.fromkeys(columns, "") | {
        "other_id": f"spm-{int(row['id']):02d}",
        "name": NAMES.get(row["mission"], row["mission"]).replace("UN ", "United Nations "),
        "acronym": acronym,
        "kind": KIND,
        "country_id": country,
        "known_from": known_from,
        "from_precision": "year",
        "known_to": "2026-12-31",
        **amounts,
        "source_id": SOURCE,
        "locator": f"cluster {'I' * int(row['cluster'])}, line {row['id']}",
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
