"""Derive data/tables/contributions.csv: how many uniformed personnel did each country give, by year and operation?

Run by hand; deterministic:

    python -m data.prepare.contributions IPI_CONTRIBUTORS_CSV COUNTRY_BY_YEAR_CSV UN_MONTHLY_CSV_GZ

1990 to 2012: the International Peace Institute's monthly figures, all operations together, with political missions and
offices (1.7 per cent in 1996, otherwise at most 0.6). In each month they add up exactly to its figures by mission, so a
country without a row gave nobody that month, and a year's mean is the sum over the months the source covers divided by
their number. 2015 to 2017 and from 2020: the United Nations' own monthly reports (data/prepare/un_reports.py), by operation,
political missions left out, likewise. 2013 and 2014, which no monthly source tells by country to their end, and 2018 and 2019,
of which the reports tell countries only: the means by mission and gender computed by others from the United Nations' gender
reports, political missions left out. A mean is over the calendar year, so months before an operation's start or after its end
count as zero.

Besides, data/tables/contribution_corrections.csv: what the third source has for the years that it divides by twelve although it
has fewer months, and what stands here instead.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from data.prepare import un_reports

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
GENDER_REPORTS = "contributions-2010-2021"
COMPONENTS = {"troops": "Troops", "police": "Police", "experts": "Experts"}
LAST_YEAR_OF_IPI = 2012
# Until July 1992 the first source counts military observers among the troops.
LAST_YEAR_OF_OBSERVERS_AMONG_TROOPS = 1992
# The second source adds up the months it has and divides by twelve, however few they are: its 2021 is January alone, a
# twelfth of the UN's figure. Summed by mission, twelve times its figures of 2013 and 2014 are the International Peace
# Institute's monthly figures without one month, within the rounding, so that the division can be undone; 2018 and 2019 have all
# twelve. What it has of other years is not taken. How many months, which, and in words.
MONTHS_COUNTED = {
    2013: (11, "1-2 4-12", "without March"),
    2014: (11, "2-12", "without January"),
    2018: (12, "", ""),
    2019: (12, "", ""),
}
# Begun after the one month that is wanting: all their months were counted, and the division by twelve is right.
BEGUN_LATER = {("MINUSMA", 2013), ("MINUSCA", 2014)}
WRONGLY_DIVIDED = (*range(2010, 2018), 2021)
CORRECTION_COLUMNS = ["year", "iso3", "uniformed_in_source", "uniformed", "source_id", "locator"]
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
    return {
        "year": year,
        "iso3": iso3,
        "mission_id": mission_id,
        "uniformed": rounded(int(row["Total"]) * 12 / counted),
        "women": rounded(int(row["Female"]) * 12 / counted),
        "months": counted,
        "months_named": named,
        "basis": "mean_of_months",
        "quality": "partial" if which else "published",
        "note": f"{months_in_words(counted)}, {which}; the source divides by 12" if which else "",
        "source_id": GENDER_REPORTS,
        "locator": f"{row['Country']}, {row['Mission']}, {year}",
    }


def from_reports(path: Path, operations: dict[str, str]) -> list[dict]:
    """Return each country's mean in each operation over the months of each year that the reports tell by operation."""
    lines = un_reports.in_operations(un_reports.lines(path), set(operations))
    months: dict[int, set[str]] = defaultdict(set)
    given: dict[tuple[int, str, str], list[un_reports.Line]] = defaultdict(list)
    for line in lines:
        year = int(line.date[:4])
        if year > LAST_YEAR_OF_IPI and year not in MONTHS_COUNTED:
            months[year].add(line.date)
            given[year, line.iso3, line.mission].append(line)
    return [reported(year, operations[mission], rows, months[year]) for (year, _, mission), rows in given.items()]


def reported(year: int, mission_id: str, lines: list[un_reports.Line], covered: set[str]) -> dict:
    """Return one country's year in one operation, from its monthly rows; the reports cover these months' ends of the year."""
    counted = len(covered)
    sums = dict.fromkeys(COMPONENTS, 0)
    for line in lines:
        sums[line.component] += line.persons
    with_sex = covered - un_reports.SEX_UNKNOWN
    women = sum(line.women for line in lines if line.date in with_sex)
    return {
        "year": year,
        "iso3": lines[0].iso3,
        "mission_id": mission_id,
        **{key: rounded(total / counted) for key, total in sums.items()},
        "uniformed": rounded(sum(sums.values()) / counted),
        "women": rounded(women / len(with_sex)),
        "months": counted,
        "months_named": "" if counted == 12 else spans_of(sorted(int(day[5:7]) for day in covered)),
        "basis": "mean_of_months",
        "quality": "partial" if counted < 12 else "published",
        "note": "Women: without August, for which the report exchanges the sexes" if len(with_sex) < counted else "",
        "source_id": un_reports.SOURCE_ID,
        "locator": f"{lines[0].country}, {lines[0].mission}, {year}",
    }


def contributions(ipi: Path, gender_reports: Path, reports: Path) -> list[dict]:
    """Return the whole table, by year, country and operation."""
    codes = country_codes()
    operations = {row["acronym"]: row["mission_id"] for row in read(TABLES / "missions.csv")}
    table = from_ipi(ipi, codes) + from_gender_reports(gender_reports, codes, operations) + from_reports(reports, operations)
    rows = {(row["year"], row["iso3"], row.get("mission_id", "")): row for row in table}
    if len(rows) != len(table):
        raise ValueError("A country has two rows for one year and operation")
    return [rows[key] for key in sorted(rows)]


def corrections(table: list[dict], gender_reports: Path) -> list[dict]:
    """Return what the second source has in the years it divides wrongly beside ours, by year and country, where the two differ.

    Political missions are counted on both sides to 2012 and on neither from 2013. A country that the source does not name in a year
    has no figure there. The source rounds to whole persons by mission: what that alone explains is left out.
    """
    codes = country_codes()
    theirs: dict[tuple[int, str], list[int]] = defaultdict(list)
    ours: dict[tuple[int, str], float] = defaultdict(float)
    for row in read(gender_reports):
        year = int(row["Year"])
        if year in WRONGLY_DIVIDED and (year <= LAST_YEAR_OF_IPI or row["Mission"] not in POLITICAL_MISSIONS):
            theirs[year, code(row["Country"], codes)].append(int(row["Total"]))
    for row in table:
        if row["year"] in WRONGLY_DIVIDED:
            ours[row["year"], row["iso3"]] += float(row["uniformed"])
    return [
        {
            "year": year,
            "iso3": iso3,
            "uniformed_in_source": sum(theirs[year, iso3]) if theirs[year, iso3] else "",
            "uniformed": rounded(ours[year, iso3]),
            "source_id": GENDER_REPORTS,
            "locator": f"CountryByYear.csv, rows of {year}",
        }
        for year, iso3 in sorted(theirs.keys() | ours.keys())
        if is_changed(theirs[year, iso3], ours[year, iso3])
    ]


def is_changed(theirs: list[int], ours: float) -> bool:
    """Say whether a sum over missions, each rounded to whole persons, is another than ours, also where there is none.

    >>> is_changed([10, 3, 0], 13.4), is_changed([10, 3, 0], 15.0), is_changed([], 3.0), is_changed([0], 0.0)
    (False, True, True, False)
    """
    return abs(sum(theirs) - ours) > 0.5 * (1 + sum(each > 0 for each in theirs))


def write(name: str, columns: list[str], table: list[dict]) -> None:
    """Write a table's file."""
    with (TABLES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(table)


def main(ipi: str, gender_reports: str, reports: str) -> None:
    """Write the tables, once nothing has stopped their making."""
    table = contributions(Path(ipi), Path(gender_reports), Path(reports))
    changed = corrections(table, Path(gender_reports))
    write("contributions", COLUMNS, table)
    write("contribution_corrections", CORRECTION_COLUMNS, changed)


if __name__ == "__main__":
    main(*sys.argv[1:])
