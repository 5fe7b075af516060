"""Derive data/tables/conflicts.csv and violence.csv: when was there armed conflict in the countries where operations were deployed?

Run by hand; deterministic:

    python -m data.prepare.conflicts ARMED_CONFLICT_CSV COUNTRY_YEAR_CSV

ARMED_CONFLICT_CSV is the UCDP/PRIO Armed Conflict Dataset v25.1 (Gleditsch et al. 2002, Davies et al. 2025), from github
Jenssah86/bit_academy_analytics_project, commit 151731d0, columns trimmed; COUNTRY_YEAR_CSV the UCDP Country-Year Dataset on Organized
Violence within country borders v25.1, from github sonalimoorthy/data_science_project-, commit 1f7b9936, columns trimmed. Both are
CC BY 4.0, Uppsala Conflict Data Program, and were read on 2026-11-28; a file with another SHA-256 stops the run.

Kept are the countries and territories of host_countries.csv. A conflict belongs to every state that UCDP names as its location, and
besides to the territory that it is about, where that is a host of its own (TERRITORIES).
"""

import csv
import hashlib
import sys
from collections import defaultdict
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "tables"
CONFLICTS_SHA = "6bb311cef1a471ce12f3ab638548554398699b1c23a6499258c1a9badb7a530c"
VIOLENCE_SHA = "93564110be2c73c17e53aeb39adc32ae6a242c7a50b48d40e2d856b3d56e6f18"
CONFLICTS, VIOLENCE = "ucdp-prio-acd-25-1", "ucdp-country-year-25-1"
INTENSITY = {"1": "minor", "2": "war"}
# Gleditsch and Ward's numbers of the states in which operations were deployed; what they call Serbia (345) is Yugoslavia until 2006.
STATES = {
    "41": "HTI",
    "42": "DOM",
    "90": "GTM",
    "91": "HND",
    "92": "SLV",
    "93": "NIC",
    "94": "CRI",
    "341": "MNE",
    "343": "MKD",
    "344": "HRV",
    "345": "SRB",
    "346": "BIH",
    "352": "CYP",
    "372": "GEO",
    "432": "MLI",
    "437": "CIV",
    "450": "LBR",
    "451": "SLE",
    "482": "CAF",
    "483": "TCD",
    "490": "COD",
    "500": "UGA",
    "516": "BDI",
    "517": "RWA",
    "520": "SOM",
    "530": "ETH",
    "531": "ERI",
    "540": "AGO",
    "541": "MOZ",
    "565": "NAM",
    "625": "SDN",
    "626": "SSD",
    "630": "IRN",
    "645": "IRQ",
    "651": "EGY",
    "652": "SYR",
    "660": "LBN",
    "663": "JOR",
    "666": "ISR",
    "670": "SAU",
    "678": "YEM",
    "690": "KWT",
    "700": "AFG",
    "702": "TJK",
    "750": "IND",
    "770": "PAK",
    "811": "KHM",
    "850": "IDN",
    "860": "TLS",
}
TERRITORIES = {
    "Sahrawi Arab Democratic Republic (Western Sahara)": "ESH",
    "Kashmir": "XJK",
    "Palestine": "PSE",
    "West Bank": "PSE",
    "East Timor": "TLS",
    "Namibia": "NAM",
    "Eritrea": "ERI",
    "Southern Lebanon": "LBN",
    "Croatia": "HRV",
}
KINDS = ("sb", "ns", "os")  # between a state and others, between groups without a state, against civilians


def main(conflicts: Path, violence: Path) -> None:
    """Write both tables. Raises ValueError where a file is another, or a host country has no number."""
    hosts = host_countries()
    lacking = hosts - set(STATES.values()) - set(TERRITORIES.values())
    if lacking:
        raise ValueError(f"no number of {', '.join(sorted(lacking))}")
    write("conflicts", conflict_years(rows_of(conflicts, CONFLICTS_SHA), hosts))
    write("violence", violence_years(rows_of(violence, VIOLENCE_SHA), hosts))


def host_countries() -> set[str]:
    """Return the codes of all host countries."""
    with (TABLES / "host_countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["country_id"] for row in csv.DictReader(file)}


def rows_of(path: Path, sha256: str) -> list[dict]:
    """Return the rows of a file. Raises ValueError where it is not the one described here."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{path.name} is another file than the one described here")
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def places(row: dict) -> set[str]:
    """Return the codes of the countries and territories a conflict belongs to."""
    states = {STATES.get(number.strip()) for number in row["gwno_loc"].split(",")}
    return {place for place in states | {TERRITORIES.get(row["territory_name"])} if place}


def conflict_years(rows: list[dict], hosts: set[str]) -> list[dict]:
    """Return for each host country and year with a conflict how many there were and how intense the worst was."""
    found: dict[tuple[str, int], list[dict]] = defaultdict(list)
    for row in rows:
        for place in places(row) & hosts:
            found[place, int(row["year"])].append(row)
    return [
        {
            "country_id": country_id,
            "year": year,
            "intensity": INTENSITY[max(row["intensity_level"] for row in there)],
            "conflicts": len({row["conflict_id"] for row in there}),
            "source_id": CONFLICTS,
            "locator": f"{year}, conflicts {', '.join(sorted({row['conflict_id'] for row in there}, key=int))}",
        }
        for (country_id, year), there in sorted(found.items())
    ]


def violence_years(rows: list[dict], hosts: set[str]) -> list[dict]:
    """Return for each host country and year from 1989 with deaths their lowest, best and highest estimate."""
    made = [
        {
            "country_id": STATES[row["country_id"]],
            "year": int(row["year"]),
            **{
                f"deaths_{bound}": sum(int(row[f"{kind}_total_deaths_{bound}"] or 0) for kind in KINDS)
                for bound in ("low", "best", "high")
            },
            "source_id": VIOLENCE,
            "locator": f"row {row['country']}, {row['year']}",
        }
        for row in rows
        if STATES.get(row["country_id"]) in hosts
    ]
    return sorted(made, key=lambda row: (row["country_id"], row["year"]))


def write(name: str, rows: list[dict]) -> None:
    """Write a table."""
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
