"""Derive data/tables/contributions.csv: how many uniformed personnel did each country give, by year and operation?

Run by hand; deterministic:

    python data/prepare/contributions.py IPI_CONTRIBUTORS_CSV COUNTRY_BY_YEAR_CSV

1990 to 2012: the International Peace Institute's monthly figures, all operations together, with political missions and
offices (1.7 per cent in 1996, otherwise at most 0.6). In each month they add up exactly to its figures by mission, so a
country without a row gave nobody that month, and a year's mean is the sum over the months the source covers divided by
their number. From 2013: the means by mission and gender computed from the United Nations' gender reports, political
missions left out. One source per year: the second takes over with the first year in which its months can be told and
checked. A mean is over the calendar year, so months before an operation's start or after its end count as zero.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "tables"
COLUMNS = [
    "year",
    "iso3",
    "mission_id",
    "uniformed",
    "troops",
    "police",
    "experts",
    "women",
    "months",
    "months_named",
    "basis",
    "quality",
    "note",
    "source_id",
    "locator",
]
COMPONENTS = {"troops": "Troops", "police": "Police", "experts": "Experts"}
LAST_YEAR_OF_IPI = 2012
# Until July 1992 the first source counts military observers among the troops.
LAST_YEAR_OF_OBSERVERS_AMONG_TROOPS = 1992
# The second source adds up the months it has and divides by twelve, however few they are: its 2021 is January alone, a
# twelfth of the UN's figure. Summed by mission, twelve times its figures are the International Peace Institute's monthly
# figures without these months, within the rounding. For 2017, of which that Institute has three months, what is left
# over them is two months more in every standing operation. 2010 to 2012 lack months by country and mission; 2021,
# rounded before the division is undone, is worth nothing: all four are left out. How many months, which, and in words.
MONTHS_COUNTED = {
    2013: (11, "1-2 4-12", "without March"),
    2014: (11, "2-12", "without January"),
    2015: (11, "1-4 6-12", "without May"),
    2016: (11, "1-10 12", "without November"),
    2017: (5, "1-3", "January to March and two later ones"),
    2018: (12, "", ""),
    2019: (12, "", ""),
    2020: (12, "", ""),
}
# Begun after the one month that is wanting: all their months were counted, and the division by twelve is right.
BEGUN_LATER = {("MINUSMA", 2013), ("MINUSCA", 2014)}
# Closed, opened or nearly emptied in the course of 2017, of which January to March weigh three months in five.
CHANGED_IN_2017 = {"MINUJUSTH", "MINUSTAH", "UNMIL", "UNOCI"}
POLITICAL_MISSIONS = {
    "BINUB",
    "BINUH",
    "BNUB",
    "UNAMA",
    "UNAMI",
    "UNIOGBIS",
    "UNMC",
    "UNMHA",
    "UNMIN",
    "UNOWAS",
    "UNSMIL",
    "UNSOM",
    "UNSOS",
    "UNVMC",
}
# Spellings of the sources that are neither name nor short name in data/tables/countries.csv.
SPELLINGS = {
    "Brunei": "BRN",
    "Cape Verde": "CPV",
    "Cote d Ivoire": "CIV",
    "Côte d’Ivoire": "CIV",
    "Czech Republic": "CZE",
    "Macedonia": "MKD",
    "Moldova": "MDA",
    "The former Yugoslav Republic of Macedonia": "MKD",
    "Turkey": "TUR",
}
# The first source writes today's names throughout. Each state keeps its own code: the last month of its existence.
# Yugoslavia (YUG) covers the Federal Republic too, which changed its name on 4 February 2003.
FORMER_STATES = {
    "CZE": [("1992-12", "CSK")],
    "RUS": [("1991-11", "SUN")],
    "SRB": [("2003-01", "YUG"), ("2006-05", "SCG")],
}


def read(path: Path) -> list[dict]:
    """Return a table's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def country_codes() -> dict[str, str]:
    """Return the code for every name a country may have in the sources."""
    countries = read(TABLES / "countries.csv")
    return {row[column]: row["country_id"] for row in countries for column in ("short_name", "name")} | SPELLINGS


def code(name: str, codes: dict[str, str], month: str = "9999-12") -> str:
    """Return the code of the state that bore this name, or its predecessor's, in that month."""
    if name not in codes:
        raise ValueError(f"No code for {name!r}: give its spelling in SPELLINGS")
    return next((former for last, former in FORMER_STATES.get(codes[name], []) if month <= last), codes[name])


def months_in_words(counted: int) -> str:
    """Write how much of a year the source covers, and nothing for a full one."""
    return "" if counted == 12 else f"Mean of {counted} months"


def spans_of(months: list[int]) -> str:
    """Write months by number, those that follow each other as one span: `1-4 6-12`."""
    spans: list[list[int]] = []
    for month in months:
        if spans and spans[-1][-1] == month - 1:
            spans[-1][1:] = [month]
        else:
            spans.append([month])
    return " ".join("-".join(map(str, span)) for span in spans)


def rounded(number: float) -> str:
    """Write a mean to one decimal."""
    return f"{number:.1f}"


def from_ipi(path: Path, codes: dict[str, str]) -> list[dict]:
    """Return each country's mean over the months of each year, all operations together."""
    months: dict[int, set[str]] = defaultdict(set)
    given: dict[tuple[int, str], list[dict]] = defaultdict(list)
    for row in read(path):
        year, month = int(row["Date"][:4]), row["Date"][:7]
        if year <= LAST_YEAR_OF_IPI:
            months[year].add(month)
            given[year, code(row["Country"], codes, month)].append(row)
    return [all_operations(year, iso3, rows, months[year]) for (year, iso3), rows in given.items()]


def all_operations(year: int, iso3: str, rows: list[dict], covered: set[str]) -> dict:
    """Return one country's year in all operations, from its monthly rows; the source covers these months of the year."""
    counted = len(covered)
    sums = {key: sum(int(row[column]) for row in rows if row[column] != "NA") for key, column in COMPONENTS.items()}
    means = {key: rounded(total / counted) for key, total in sums.items()}
    notes = [months_in_words(counted), f"Personnel in {len(rows)} of {counted} months" if len(rows) < counted else ""]
    if year <= LAST_YEAR_OF_OBSERVERS_AMONG_TROOPS:
        means |= {"troops": "", "experts": ""}
        notes.append("Troops and military observers are not told apart before August 1992")
    return {
        "year": year,
        "iso3": iso3,
        **means,
        "uniformed": rounded(sum(sums.values()) / counted),
        "months": counted,
        "months_named": "" if counted == 12 else spans_of(sorted(int(month[5:]) for month in covered)),
        "basis": "mean_of_months",
        "quality": "partial" if counted < 12 or year <= LAST_YEAR_OF_OBSERVERS_AMONG_TROOPS else "published",
        "note": "; ".join(filter(None, notes)),
        "source_id": "ipi",
        "locator": f"{rows[0]['Country']}, {year}",
    }


def from_gender_reports(path: Path, codes: dict[str, str], operations: dict[str, str]) -> list[dict]:
    """Return each country's mean in each operation, over the months that were counted."""
    table = []
    for row in read(path):
        year, mission = int(row["Year"]), row["Mission"]
        iso3 = code(row["Country"], codes)
        if mission not in operations and mission not in POLITICAL_MISSIONS:
            raise ValueError(f"{mission} is neither an operation nor known as a political mission")
        if year in MONTHS_COUNTED and mission in operations and row["Total"] != "0":
            table.append(one_operation(row, iso3, operations[mission]))
    return table


def one_operation(row: dict, iso3: str, mission_id: str) -> dict:
    """Return one country's year in one operation, the division by twelve undone."""
    year = int(row["Year"])
    counted, named, which = (12, "", "") if (row["Mission"], year) in BEGUN_LATER else MONTHS_COUNTED[year]
    changed = year == 2017 and row["Mission"] in CHANGED_IN_2017
    notes = [
        f"{months_in_words(counted)}, {which}; the source divides by 12" if which else "",
        "The operation changed so much in the year that the mean says little" if changed else "",
    ]
    return {
        "year": year,
        "iso3": iso3,
        "mission_id": mission_id,
        "uniformed": rounded(int(row["Total"]) * 12 / counted),
        "women": rounded(int(row["Female"]) * 12 / counted),
        "months": counted,
        "months_named": named,
        "basis": "mean_of_months",
        "quality": "outlier" if changed else "partial" if which else "published",
        "note": "; ".join(filter(None, notes)),
        "source_id": "contributions-2010-2021",
        "locator": f"{row['Country']}, {row['Mission']}, {year}",
    }


def contributions(ipi: Path, gender_reports: Path) -> list[dict]:
    """Return the whole table, by year, country and operation."""
    codes = country_codes()
    operations = {row["acronym"]: row["mission_id"] for row in read(TABLES / "missions.csv")}
    table = from_ipi(ipi, codes) + from_gender_reports(gender_reports, codes, operations)
    rows = {(row["year"], row["iso3"], row.get("mission_id", "")): row for row in table}
    if len(rows) != len(table):
        raise ValueError("A country has two rows for one year and operation")
    return [rows[key] for key in sorted(rows)]


def main(ipi: str, gender_reports: str) -> None:
    """Write the table, once nothing has stopped its making."""
    table = contributions(Path(ipi), Path(gender_reports))
    with (TABLES / "contributions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
