"""Derive the budgets of 2024/25 to 2026/27 by operation from the reports to the General Assembly, and check the older ones.

Run by hand; deterministic:

    python -m data.prepare.budgets REPORTS_DIR REGISTER_CSV

REPORTS_DIR holds the Secretary-General's performance and budget reports of 2026 (A_80_590.json ... A_80_634.json), as structured
text from github united-nations/mandates, data/processed/pkm2026/json, commit d8eeeffac120af10cc97092511e4411cf3967d31. Of each
the line "Gross requirements" is taken, once: amounts in thousands of dollars, in the columns that REPORTS names.

REGISTER_CSV lists what was approved by operation, in million dollars, each row with its document: 2009/10 to 2014/15 from press
releases, 2026/27 from A/C.5/80/20 as read in github LystadJS/UN-Peace-Operations-Efficiency, data/ga_approved_all_missions.csv,
commit 20c5bda1bad34de233a86188495cb1976def64fb. The older rows are held by the table already, most from the same documents: each
is looked for there, to the rounding of the register, and the run stops where one is not found.

Rows of data/tables/budgets.csv that name one of these reports as source are replaced; all others stay. Both were read on
2026-11-28; a file with another SHA-256 than the one below stops the run.
"""

import csv
import hashlib
import json
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "tables" / "budgets.csv"
REGISTER_SHA = "20491c842c3d8791e9c6f78ee2f1371196f237c6a80e0b579c56d1fce455df5d"
OFFICES = {"unsos", "unsoh"}
# How the register names a mission or an account, where it is not the acronym of an operation.
ACCOUNTS = {
    "Support to AMISOM": "unsoa",
    "UNSOA": "unsoa",
    "Brindisi": "unlb",
    "Support account": "support_account",
    "UNOAU": "unoau",
    "UNSOS": "unsos",
    "UNSOH": "unsoh",
}
RENAMED = {("2010/11", "MONUC"): "monusco"}  # renamed on 1 July 2010, the first day of the year
NOTE = "A/C.5/80/20"


@dataclass(frozen=True)
class Report:
    """A report: whose budgets it gives, its SHA-256 and the columns of its line of gross requirements."""

    subject: str
    sha256: str
    columns: tuple[
        tuple[str, str], ...
    ]  # (fiscal year, stage) of amounts in the order printed, a cell printed over two columns taken once


PERFORMANCE = (("2024/25", "initial"), ("2024/25", "expenditure"))
BUDGET = (("2025/26", "initial"), ("2026/27", "proposed"))
REPORTS = {
    "590": Report("minusma", "153ef9ac1804907cf99bff92fe42e690136e3426f4438a440dc71d8cf8075a5a", PERFORMANCE),
    "596": Report("undof", "3a94607cd821f212e608c906e45d4020387d933e8ed7699fc1cec2e477947879", PERFORMANCE + BUDGET),
    "600": Report("minurso", "aae984de793520137d6c95aa2cd65f6eed350f0e87196d684c46d8fecb4a3f34", PERFORMANCE + BUDGET),
    "607": Report("unficyp", "2f9147e3fe88939be51ddaef31288cb9c6d032259966a7ca2cf8737d260c3717", PERFORMANCE + BUDGET),
    "614": Report("unisfa", "a999e5967ec4b9a7d132153a321c298b5dfa7710d89a92168205d5d67bddf5d4", PERFORMANCE + BUDGET),
    "615": Report("unmik", "f10a59d599ceee43ff0385b8fb5608ce0667e896b0c575b94c79eb6bce0c3778", PERFORMANCE + BUDGET),
    "621": Report("unmiss", "4678bff0d0d03c1f723a84aba1ca9df5a4914547cc5f8aec8b37f8fdcdeb8f7b", PERFORMANCE + BUDGET),
    "623": Report("minusca", "89bae2da864e7551bebbcfd93ffba52c9630a3512dd831e6ee96f18ebe435394", PERFORMANCE + BUDGET),
    "624": Report("monusco", "620993c74842cfd2b1bbcec06e1373600352a1de13ebe8096457163b6600f7a6", PERFORMANCE + BUDGET),
    "628": Report("unsos", "f23c6e5004e5127c6608ebf3db9e5220b0f017698c278c41d6cf63c6741338fb", PERFORMANCE + BUDGET),
    # The office began in October 2025: nothing was spent before, and its report asks for both amounts.
    "630": Report("unsoh", "4b5078db6b7835d59b0b35807cea4f7a4474f15342c3ab5a280e8f3b44956ce9", BUDGET),
    "634": Report("unifil", "dfb71366a5e211d8d476e3b649b9e3583b178e26a0ac13ebe79ea68c21210964", PERFORMANCE + BUDGET),
}
# Spent in 2024/25 is held from the United Nations' own data set, taken there from the same reports; MINUSMA is missing in it.
SPENT_IS_NEW = {"minusma", "unsos"}
FIRST_IS_NEW = {"unficyp"}  # of the others what was first approved for 2024/25 is held with the shares of support
PERIODS = {
    "2024/25": ("2024-07-01", "2025-06-30"),
    "2025/26": ("2025-07-01", "2026-06-30"),
    "2026/27": ("2026-07-01", "2027-06-30"),
}
PRINTED = {"expenditure": "expenditure", "initial": "apportionment", "proposed": "cost estimates"}
NOTES = {
    "expenditure": "Gross",
    "initial": "Gross; apportionment of the year",
    "proposed": "Gross; asked for by the Secretary-General, support account and bases apart",
}


def main(reports: Path, register: Path) -> None:
    """Replace the rows of the reports in budgets.csv. Raises ValueError where a file or an older row is not as expected."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    listed = read_register(register)
    check_older(listed, known)
    made = [row for number, report in REPORTS.items() for row in of_report(reports, number, report)] + approved(listed)
    replaced = {row["source_id"] for row in made}
    rows = [row for row in known if row["source_id"] not in replaced] + made
    rows.sort(key=lambda row: [row[name] for name in ("fiscal_year", "mission_id", "account", "stage", "scope", "source_id")])
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(known[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def checked(path: Path, sha256: str) -> bytes:
    """Return a file's bytes. Raises ValueError where they are not those that were read."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{path.name} is another file than the one described here")
    return content


def of_report(folder: Path, number: str, report: Report) -> list[dict]:
    """Return the rows of one report."""
    blocks = json.loads(checked(folder / f"A_80_{number}.json", report.sha256))
    amounts = gross_requirements(blocks, len(report.columns))
    taken = [
        (year, stage, amount)
        for (year, stage), amount in zip(report.columns, amounts, strict=True)
        if year != "2024/25" or report.subject in (FIRST_IS_NEW if stage == "initial" else SPENT_IS_NEW)
    ]
    return [row_of(report.subject, number, *each) for each in taken]


def row_of(subject: str, number: str, year: str, stage: str, amount: int) -> dict:
    """Return a row of budgets of one amount of a report."""
    first, last = PERIODS[year]
    note, locator = NOTES[stage], f'table "Financial resources", line "Gross requirements", {year} {PRINTED[stage]}'
    if subject == "unsoh" and stage == "initial":
        first, stage = "2025-10-01", "final"  # voted after July 2025, when the office did not exist
        note = "Gross; the office alone, October 2025 to June 2026"
        locator += ", and section on actions to be taken, (a)"
    return budget(subject, year, (first, last), stage, amount, note, f"a-80-{number}", locator)


def budget(
    subject: str, year: str, period: tuple[str, str], stage: str, amount: int, note: str, source: str, locator: str
) -> dict:
    """Return a row of the table for an operation or a support office, support account and bases apart."""
    return {
        "fiscal_year": year,
        "period_from": period[0],
        "period_to": period[1],
        "mission_id": "" if subject in OFFICES else subject,
        "account": subject if subject in OFFICES else "",
        "stage": stage,
        "amount_usd": str(amount),
        "scope": "operations",
        "is_part": "false",
        "quality": "published",
        "note": note,
        "source_id": source,
        "locator": locator,
    }


def gross_requirements(blocks: list[dict], n: int) -> list[int]:
    """Return the first amounts of a report's line of gross requirements: spent and approved, then approved and proposed, in dollars.

    After each pair stands how far they differ, in thousands and in per cent. Raises ValueError where there is no such line,
    or more than one.
    """
    found = [row for row in table_rows(blocks) if row[0] == "Gross requirements"]
    if len(found) != 1:
        raise ValueError(f"{len(found)} lines of gross requirements")
    cells = [cell for cell in found[0][1:] if not is_difference(cell)]
    # A cell that spans two columns of the printed table stands there twice.
    amounts = [cell for place, cell in enumerate(cells) if not place or cell != cells[place - 1]]
    thousands = [Decimal(cell.replace("\xa0", "").replace(" ", "")) for cell in amounts]
    large = [int(amount * 1000) for amount in thousands if amount >= 20_000]  # differences above nought are smaller
    pairs = large if n > 2 else large[:2]
    if len(pairs) > n:  # a difference as large as a budget: between the pairs, or last
        pairs = without_differences(pairs)
    if len(pairs) != n:
        raise ValueError(f"{len(pairs)} amounts, expected {n}: {found[0]}")
    return pairs


def without_differences(amounts: list[int]) -> list[int]:
    """Return amounts without one that is the first less the second."""
    return [amount for place, amount in enumerate(amounts) if place != 2 or amount != amounts[0] - amounts[1]]


def is_difference(cell: str) -> bool:
    """Return whether a cell is a negative amount, as "(26.2)", or a dash."""
    return cell.startswith("(") or cell in {"", "–"}


def table_rows(blocks: list[dict]):
    """Yield the rows of all tables of a report as lists of texts."""
    for block in blocks:
        for row in block["table_content"] or []:
            yield [(cell["text"] or "").strip() for cell in row]
        yield from table_rows(block["children"] or [])


def read_register(path: Path) -> list[dict]:
    """Return the rows of the register with `subject`: an operation's or an account's key."""
    rows = csv.DictReader(checked(path, REGISTER_SHA).decode("utf-8").splitlines())
    return [row | {"subject": subject_of(row)} for row in rows]


def subject_of(row: dict) -> str:
    """Return the key of what a row of the register is about."""
    name = row["operation"]
    return RENAMED.get((row["year_july_june"], name)) or ACCOUNTS.get(name) or name.lower()


def check_older(listed: list[dict], known: list[dict]) -> None:
    """Compare every row of before 2025 with the table. Raises ValueError naming those that it does not hold."""
    held: dict[tuple[str, str], list[int]] = {}
    for row in known:
        if row["stage"] == "initial":
            held.setdefault((row["fiscal_year"], row["mission_id"] or row["account"]), []).append(int(row["amount_usd"]))
    missing = []
    for row in listed:
        year, amount = row["year_july_june"], float(row["approved_musd"]) * 1e6
        room = 5e6 if amount >= 1e9 else 2e4  # thousands of millions are printed to two decimals
        if year < "2025" and not any(abs(amount - each) <= room for each in held.get((year, row["subject"]), [])):
            missing.append(f"{year} {row['operation']} {row['approved_musd']}")
    if missing:
        raise ValueError(f"not held: {', '.join(missing)}")


def approved(listed: list[dict]) -> list[dict]:
    """Return the rows of 2026/27 as approved."""
    rows = []
    for row in listed:
        if row["document"] != NOTE:
            continue
        page = 2 if row["operation"] < "UNMISS" else 3
        amount = int(Decimal(row["approved_musd"]) * 1_000_000)
        locator = f"p. {page}, approved resources of {row['operation']}"
        note = "Gross; support account and bases apart"
        if row["subject"] == "unifil":
            note += "; six months of operations, then withdrawal"
        year = row["year_july_june"]
        rows.append(budget(row["subject"], year, PERIODS[year], "initial", amount, note, "a-c5-80-20", locator))
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
