"""Derive data/tables/allegations.csv: which allegations of sexual exploitation and abuse did the United Nations record, and what became of them?

Run by hand; deterministic:

    python -m data.prepare.allegations ALLEGATIONS_CSV

ALLEGATIONS_CSV is the table of allegations of Conduct in UN Field Missions (conduct.unmissions.org), January 2015 to July 2024, as
exported in July 2024 and kept in github skytheacademic/who_keeps_the_peace, commit f3b1eca9, read on 2026-11-28; a file with another
SHA-256 stops the run. One row is an allegation; it can concern several persons and several victims. Nothing is carried over that could
point at a person: no nationality, no place or time of the act, no measures taken.
"""

import csv
import hashlib
import re
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "tables"
SHA256 = "ea98f9e5433694f6c31137186d14022fa214f77122b6007f8303c96b5a82452d"
SOURCE = "un-conduct-allegations-2024"
COLUMNS = [
    "allegation_id",
    "month",
    "mission_id",
    "mission",
    "category",
    "persons",
    "adults",
    "children",
    "is_abuse",
    "is_exploitation",
    "is_paternity_claimed",
    "result",
    "source_id",
    "locator",
]
CATEGORIES = {"Military": "military", "Police": "police", "Civilian": "civilian"}
COUNTED = re.compile(r"(\w+)(?: \((\d+)\))?")
PERSONS = re.compile(r"(\w+) \([^)]*\)(?:,(\d+))?")


def main(path: Path) -> None:
    """Write the table."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise ValueError(f"{path.name} is another file than the one described here")
    missions = operations()
    rows = [derived(number, row, missions) for number, row in enumerate(csv.DictReader(content.decode("utf-8").splitlines()), 1)]
    with (TABLES / "allegations.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def operations() -> dict[str, str]:
    """Return the key of each operation of the list by its acronym."""
    with (TABLES / "missions.csv").open(encoding="utf-8", newline="") as file:
        return {row["acronym"]: row["mission_id"] for row in csv.DictReader(file)}


def derived(number: int, row: dict, missions: dict[str, str]) -> dict:
    """Return a row of the table."""
    victims, kinds = counts(row["victims"]), row["allegation"]
    return {
        "allegation_id": number,
        "month": f"{row['reported']}-01",
        "mission_id": missions.get(row["mission"], ""),
        "mission": row["mission"],
        "category": category(row["personnel"]),
        "persons": persons(row["personnel"]),
        "adults": victims.get("Adult", 0),
        "children": victims.get("Child", 0),
        "is_abuse": written("SA (" in kinds),
        "is_exploitation": written("SE (" in kinds),
        "is_paternity_claimed": written(row["paternity_claim"] == "Yes"),
        "result": result(row["result"]),
        "source_id": SOURCE,
        "locator": f"row {number}",
    }


def written(is_so: bool) -> str:
    """Return a yes or no as the tables write it."""
    return "true" if is_so else "false"


def category(text: str) -> str:
    """Return in what capacity those served whom an allegation concerns.

    Raises KeyError for a category that is not known, ValueError where there is not exactly one.
    """
    found = {CATEGORIES[name] for name, _ in PERSONS.findall(text)}
    if len(found) != 1:
        raise ValueError(f"{len(found)} categories: {text}")
    return found.pop()


def persons(text: str) -> int | str:
    """Return how many persons an allegation concerns, nothing where a number is missing."""
    numbers = [number for _, number in PERSONS.findall(text)]
    return sum(int(number) for number in numbers) if all(numbers) else ""


def counts(text: str) -> dict[str, int | str]:
    """Return how many adults and children are named as victims: `Child (2); Adult (4)`; nothing where a number is missing."""
    return {name: int(number) if number else "" for name, number in COUNTED.findall(text) if name in {"Adult", "Child"}}


def result(text: str) -> str:
    """Return what was known in July 2024: substantiated for one person at least, else still open for one, else not substantiated.

    Closed without an investigation that could tell: `closed`.
    """
    for word, key in (("Substantiated", "substantiated"), ("Pending", "pending"), ("Unsubstantiated", "unsubstantiated")):
        if re.search(rf"\b{word}\b", text):
            return key
    return "closed"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
