"""Derive data/tables/strength.csv: how many uniformed personnel did each operation have at each month's end?

Run by hand; deterministic:

    python -m data.prepare.strength IPI_MISSION_CSV UN_MONTHLY_CSV_GZ [CORRECTIONS_CSV]

November 1990 to December 2014: the International Peace Institute's figures by mission and month (series `ipi`), and so in the
three months of which the United Nations' report is wanting. From January 2015 those reports themselves (series `un_reports`, see
data/prepare/un_reports.py). To February 2017 both tell: they must be equal once the first is corrected, or nothing is written.
CORRECTIONS_CSV (by default data/tables/corrections.csv, and none if there is no such file) says what is changed, and why. Earlier
and later figures, and those of months without a report by mission, are sourced by hand in data/prepare/strength_quoted.csv and
appended. A month without a row was not reported; a component without a figure was not listed.
"""

import calendar
import csv
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from data.prepare import un_reports

TABLES = Path(__file__).resolve().parents[1] / "tables"
COLUMNS = [
    "mission_id",
    "date",
    "precision",
    "troops",
    "police",
    "experts",
    "uniformed",
    "series",
    "quality",
    "note",
    "source_id",
    "locator",
]
COMPONENTS = {"troops": "Troops", "police": "Police", "experts": "Observers"}
# Political missions and offices (BONUCA, MICAH, UNAMET and UNOA among them), and what was left of the former
# Yugoslavia's forces after their operations had ended: the headquarters UNPF, UNFOR and the office LBB. None is on the
# UN's list of peacekeeping operations. MINUGUA was one from January to May 1997 only.
NOT_PEACEKEEPING = {
    "BINUB",
    "BNUB",
    "BONUCA",
    "LBB",
    "MICAH",
    "UNAMA",
    "UNAMET",
    "UNAMI",
    "UNFOR",
    "UNIOSIL",
    "UNMA",
    "UNMC",
    "UNMIN",
    "UNOA",
    "UNOTIL",
    "UNPF",
    "UNSOM",
    "UNSOS",
}
# The source keeps one name for successive operations, or changes it a month or more too early or too late. The row goes
# to the last of these that had begun on the month's last day.
SUCCESSIVE = {
    "UNAVEM": ("unavem-i", "unavem-ii", "unavem-iii"),
    "UNAVEM II": ("unavem-ii", "unavem-iii"),
    "UNOSOM": ("unosom-i", "unosom-ii"),
    "UNOSOM II": ("unosom-ii",),
    "UNTAC": ("unamic", "untac"),
    "UNMIH": ("unmih", "unsmih"),
    "UNSMIH": ("unsmih", "untmih"),
    "UNAMSIL": ("unomsil", "unamsil"),
    "UNOCI": ("minuci", "unoci"),
    "ONUCI": ("unoci",),
    "IPTF": ("unmibh",),  # the International Police Task Force, the operation's police
}
# Until July 1992 the source has no column for military observers. UNTSO and UNMOGIP, which consist of nobody else, are
# put right by the corrections; in these the observers cannot be told from the troops.
OBSERVERS_AMONG_TROOPS = {
    "onuca",
    "uniimog",
    "unavem-i",
    "unavem-ii",
    "unikom",
    "minurso",
    "onusal",
    "unamic",
    "unprofor",
    "untac",
}
FIRST_MONTH_WITH_OBSERVERS = "1992-08"
# What is kept but doubtful, incomplete or in need of a word: operation, first and last month, quality, note.
ANNOTATIONS = [
    ("minuci", "2004-03", "2004-03", "outlier", "The 32 troops may be an advance party of UNOCI, which began on 4 April"),
    ("minurso", "1993-04", "1993-05", "partial", "Police not given (6 in March and 20 in June 1993)"),
    ("minurso", "1999-03", "1999-03", "outlier", "7 troops and 6 police, against 39 and 70 the month before"),
    ("minurso", "1999-10", "1999-11", "outlier", "340 troops, against 27 in September and in December 1999"),
    ("minurso", "2005-06", "2005-06", "partial", "Police not given (6 the month before and the month after)"),
    ("minurso", "2006-01", "2006-01", "partial", "Police not given (6 the month before, 8 the month after)"),
    (
        "minusca",
        "2016-12",
        "2017-04",
        "partial",
        "380 to 426 experts, against 125 in November 2016 and 165 in May 2017: staff officers are among them",
    ),
    (
        "minustah",
        "2015-05",
        "2015-05",
        "published",
        "The International Peace Institute's series has 1,836 police, 333 fewer",
    ),
    ("miponuh", "1999-10", "1999-11", "outlier", "10 experts, in these two months only"),
    ("monua", "1999-05", "1999-06", "outlier", "222 and 374 troops, against 154 in April and 185 in July 1999"),
    ("monuc", "2001-01", "2001-02", "outlier", "124 experts, against 183 in December 2000 and 224 in March 2001"),
    ("onumoz", "1993-03", "1993-04", "outlier", "44 and 468 police, against 19 in February and 24 in May 1993"),
    ("onusal", "1991-10", "1991-10", "partial", "Police not given (26 the month before, 27 the month after)"),
    (
        "onusal",
        "1993-01",
        "1993-07",
        "outlier",
        "923 to 943 troops, against 7 in December 1992 and 77 in August 1993",
    ),
    ("unamsil", "2000-02", "2000-02", "outlier", "1,049 experts, against 243 the month before and 271 the month after"),
    ("unavem-ii", "1991-10", "1991-10", "partial", "Police not given (65 the month before, 90 the month after)"),
    ("unavem-ii", "1992-08", "1992-08", "outlier", "1,327 in all, against 441 the month before and 491 the month after"),
    ("unavem-ii", "1993-05", "1993-06", "partial", "Troops not given (7 in April and 11 in July 1993)"),
    ("unavem-ii", "1994-06", "1994-06", "outlier", "140 in all, against 83 the month before and 91 the month after"),
    ("uncro", "1995-04", "1995-04", "partial", "Police and experts not given; still counted under UNPROFOR"),
    ("unficyp", "1991-10", "1991-10", "partial", "Police not given (38 the month before and the month after)"),
    ("unficyp", "1992-12", "1992-12", "partial", "Experts not given (8 the month before and the month after)"),
    ("unficyp", "2008-10", "2008-10", "outlier", "47 experts, in this month only; the troops are as many short"),
    ("unifil", "1992-11", "1992-11", "outlier", "23 experts, in this month only"),
    ("unifil", "1999-08", "1999-08", "outlier", "12 experts, in this month only"),
    ("unikom", "1992-08", "1992-08", "outlier", "923 in all, against 285 the month before and 397 the month after"),
    ("unisfa", "2015-08", "2015-08", "partial", "Police not given (24 the month before and the month after)"),
    ("unmee", "2001-01", "2001-04", "outlier", "11 to 19 police, in these months only"),
    ("unmee", "2001-06", "2001-06", "outlier", "2,320 troops, against 3,992 the month before and 3,635 the month after"),
    ("unmibh", "1996-07", "1996-07", "outlier", "50 experts, in this month only until 1999"),
    ("unmibh", "2001-01", "2001-02", "outlier", "38 troops, none the month before or the month after"),
    ("unmik", "2001-01", "2001-02", "outlier", "50 troops, none the month before or the month after"),
    ("unmis", "2011-07", "2011-07", "partial", "Police and experts not given (637 and 465 in June 2011)"),
    ("unmit", "2007-02", "2007-02", "outlier", "12 troops, in this month only; the experts are as many short"),
    ("unmogip", "1991-05", "1991-05", "outlier", "68, against 39 the month before and 38 the month after"),
    ("unomig", "1995-05", "1995-12", "outlier", "44 to 100 police and up to 16 troops, against 1 and none in December 1994"),
    ("unomig", "2005-04", "2005-04", "outlier", "93 experts, against 119 the month before and 118 the month after"),
    ("unomig", "2006-05", "2006-05", "outlier", "84 experts, against 108 the month before and 124 the month after"),
    ("unomig", "2006-08", "2006-10", "outlier", "74, 100 and 14 experts, against 124 in July and 123 in November 2006"),
    ("unosom-ii", "1993-03", "1993-03", "published", "The same 893 as under UNOSOM I in February"),
    ("unosom-ii", "1993-10", "1994-04", "partial", "Police not given (236 in September 1993, 49 in May 1994)"),
    ("unpredep", "1995-04", "1995-04", "partial", "Police and experts not given; still counted under UNPROFOR"),
    ("unpredep", "1998-01", "1998-01", "outlier", "470 troops, against 748 the month before and 801 the month after"),
    ("unprofor", "1995-04", "1995-12", "published", "The force in Bosnia and Herzegovina, which kept the name"),
    ("unprofor", "1995-04", "1995-04", "outlier", "Police and experts still include those of UNCRO and UNPREDEP"),
    ("untaes", "1998-01", "1998-02", "outlier", "The police may be those of UNPSG, which the source names from March"),
    ("untaet", "2001-05", "2001-05", "partial", "Experts not given (124 the month before and the month after)"),
    ("untso", "2005-04", "2005-09", "outlier", "5 to 112, against 161 in March and 148 in October 2005"),
    ("untso", "2005-11", "2005-12", "outlier", "2 and 42, against 148 in October 2005 and 152 in January 2006"),
    ("untso", "2006-04", "2006-09", "outlier", "38 to 135, against 154 in March and 146 in October 2006"),
]


def read(path: Path) -> list[dict]:
    """Return a table's rows, or none if there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def month_end(text: str) -> date:
    """Return the month's last day; in six months the source writes the 28th, or the 30th of 31."""
    year, month = int(text[:4]), int(text[5:7])
    return date(year, month, calendar.monthrange(year, month)[1])


def in_words(day: date) -> str:
    """Write `24 September 1993`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def spans(milestones: list[dict]) -> dict[str, tuple[date, date]]:
    """Return when each operation began and ended, the end being the later of its closing and its mandate's end."""
    begun, ended = {}, {}
    for row in milestones:
        if row["event"] == "start":
            begun[row["mission_id"]] = date.fromisoformat(row["date"])
        elif row["event"] in ("closed", "mandate_ended"):
            last = month_end(row["date"]) if row["precision"] == "month" else date.fromisoformat(row["date"])
            ended[row["mission_id"]] = max(last, ended.get(row["mission_id"], last))
    return {key: (start, ended.get(key, date.max)) for key, start in begun.items()}


def operation(name: str, day: date, operations: dict[str, tuple[date, date]]) -> str:
    """Return the operation a name of the source stands for on that day."""
    candidates = SUCCESSIVE.get(name, (name.lower(),))
    unknown = [key for key in candidates if key not in operations]
    if unknown:
        raise ValueError(f"{name} on {day}: no operation {', '.join(unknown)}")
    return [key for key in candidates if operations[key][0] <= day or key == candidates[0]][-1]


def figure(text: str) -> int | None:
    """Read a count; NA, which the source writes both for none and for not reported, stays empty."""
    return None if text == "NA" else int(text)


def from_ipi(path: Path, operations: dict[str, tuple[date, date]]) -> list[dict]:
    """Return the source's rows for peacekeeping operations, under our names."""
    rows = []
    for source in read(path):
        name, day = source["Mission"], month_end(source["Date"])
        if name in NOT_PEACEKEEPING or (name == "MINUGUA" and day > operations["minugua"][1]):
            continue
        row = {"mission_id": operation(name, day, operations), "date": day, "precision": "day", "notes": []}
        row |= {key: figure(source[column]) for key, column in COMPONENTS.items()}
        if uniformed(row) != int(source["Total"]):
            raise ValueError(f"{name}, {source['Date']}: the components do not make the total {source['Total']}")
        row |= {"series": "ipi", "quality": "published", "source_id": "ipi", "locator": f"{name}, {source['Date']}"}
        if not row["mission_id"].upper().replace("-", " ").startswith(name):
            row["notes"].append(f"Named {name} in the source")
        rows.append(row)
    return rows


def from_reports(path: Path, acronyms: dict[str, str]) -> list[dict]:
    """Return the rows of the United Nations' own reports, summed over countries; `acronyms` gives each operation's key."""
    rows: dict[tuple[str, str], dict] = {}
    for line in un_reports.in_operations(un_reports.lines(path), set(acronyms)):
        row = rows.setdefault(
            (line.mission, line.date),
            {
                "mission_id": acronyms[line.mission],
                "date": date.fromisoformat(line.date),
                "precision": "day",
                **dict.fromkeys(COMPONENTS),
                "notes": [],
                "series": "un_reports",
                "quality": "published",
                "source_id": un_reports.SOURCE_ID,
                "locator": f"{line.mission}, {line.date}",
            },
        )
        row[line.component] = (row[line.component] or 0) + line.persons
    return list(rows.values())


def one_after_the_other(ipi: list[dict], reports: list[dict]) -> list[dict]:
    """Return the rows of both series, of months that both tell the reports' own, which must say the same.

    Raises ValueError naming the row that the two tell differently, or that the reports do not have in a month they tell.
    """
    theirs = {(row["mission_id"], row["date"]): row for row in reports}
    months = {row["date"] for row in reports}
    for row in ipi:
        own = theirs.get((row["mission_id"], row["date"]))
        if row["date"] in months and (own is None or any(own[key] != row[key] for key in COMPONENTS if own[key] or row[key])):
            raise ValueError(f"The two series differ: {row} and {own}")
    return [row for row in ipi if row["date"] not in months] + reports


def uniformed(row: dict) -> int:
    """Return the sum of the components reported."""
    return sum(row[key] or 0 for key in COMPONENTS)


def corrected(rows: list[dict], key: str) -> list[dict]:
    """Return the rows a correction means: `UNTSO, 2004-05-31` or `UNTSO, 1990-11-30 to 1992-07-31`."""
    name, _, days = key.partition(", ")
    first, _, last = days.partition(" to ")
    return [row for row in rows if f"{name}, {first}" <= row["locator"] <= f"{name}, {last or first}"]


def in_figures(counts: list[int | None]) -> str:
    """Write what a correction calls wrong: one figure, the smallest and the largest of several, or nothing if empty."""
    if not counts:
        return "no row"
    known = sorted(count for count in counts if count is not None)
    words = " to ".join(str(count) for count in dict.fromkeys(known[:1] + known[-1:]))
    return f"{words}, some empty" if 0 < len(known) < len(counts) else words


def correct(rows: list[dict], corrections: list[dict]) -> None:
    """Change what the corrections say, unless the source no longer has what they call wrong."""
    for correction in (row for row in corrections if row["table"] == "strength"):
        field, right, found = correction["field"], correction["right"], corrected(rows, correction["key"])
        has = in_figures([row[field] for row in found])
        if has != correction["wrong"]:
            raise ValueError(f"{correction['correction_id']}: {correction['key']}, {field}: {has!r}, not {correction['wrong']!r}")
        for row in found:
            row["notes"].append(f"Corrected: the source gives {row[field] or 'nothing'} under {field}")
            if right in COMPONENTS:  # the figure stands in the wrong column
                row[right] = (row[right] or 0) + row[field]
                row[field] = None
            else:
                row[field] = int(right) if right else None


def annotate(rows: list[dict]) -> None:
    """Say which figures are doubtful or incomplete."""
    for row in rows:
        if row["mission_id"] in OBSERVERS_AMONG_TROOPS and f"{row['date']:%Y-%m}" < FIRST_MONTH_WITH_OBSERVERS:
            row["quality"] = "partial"
            row["notes"].append("Military observers are counted among the troops before August 1992")
    for mission_id, first, last, quality, note in ANNOTATIONS:
        found = [row for row in rows if row["mission_id"] == mission_id and first <= f"{row['date']:%Y-%m}" <= last]
        if not found:
            raise ValueError(f"No row of {mission_id} from {first} to {last}, which has a note: {note}")
        for row in found:
            row["notes"].append(note)
            if row["quality"] != "outlier" and quality != "published":
                row["quality"] = quality


def place_in_time(rows: list[dict], operations: dict[str, tuple[date, date]]) -> None:
    """Say which figures lie before an operation's start or after its end."""
    for row in rows:
        start, end = operations[row["mission_id"]]
        if row["date"] < start:
            row["notes"].append(f"Before the operation began on {in_words(start)}")
        if row["date"] > end:
            row["notes"].append(f"After the operation ended on {in_words(end)}")


def tell_repeated_months(rows: list[dict]) -> None:
    """Say where nearly all operations repeat the month before: that month was not reported, or not read, by itself."""
    months: dict[date, dict[str, dict]] = defaultdict(dict)
    for row in rows:
        months[row["date"]][row["mission_id"]] = row
    days = sorted(months)
    for previous, day in zip(days, days[1:], strict=False):
        both = months[previous].keys() & months[day].keys()
        same = [key for key in both if all(months[day][key][part] == months[previous][key][part] for part in COMPONENTS)]
        if len(same) >= 0.9 * len(both):
            for key in same:
                months[day][key]["notes"].append("The source repeats the month before for all operations")


def finished(row: dict) -> dict:
    """Return a row as the table has it."""
    counts = {key: "" if row[key] is None else row[key] for key in COMPONENTS} | {"uniformed": uniformed(row)}
    return {key: row.get(key) for key in COLUMNS} | counts | {"date": row["date"].isoformat(), "note": "; ".join(row["notes"])}


def strength(ipi: Path, reports: Path, corrections: Path) -> list[dict]:
    """Return the whole table, by operation and date."""
    operations = spans(read(TABLES / "milestones.csv"))
    acronyms = {row["acronym"]: row["mission_id"] for row in read(TABLES / "missions.csv")}
    rows = from_ipi(ipi, operations)
    correct(rows, read(corrections))
    rows = one_after_the_other(rows, from_reports(reports, acronyms))
    annotate(rows)
    place_in_time(rows, operations)
    tell_repeated_months(rows)
    table = [finished(row) for row in rows] + read(Path(__file__).with_name("strength_quoted.csv"))
    table.sort(key=lambda row: (row["mission_id"], row["date"]))
    for row, after in zip(table, table[1:], strict=False):
        if (row["mission_id"], row["date"]) == (after["mission_id"], after["date"]):
            raise ValueError(f"Two rows for {row['mission_id']} on {row['date']}: {row['locator']} and {after['locator']}")
    return table


def main(ipi: str, reports: str, corrections: str = str(TABLES / "corrections.csv")) -> None:
    """Write the table, once nothing has stopped its making."""
    table = strength(Path(ipi), Path(reports), Path(corrections))
    with (TABLES / "strength.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
