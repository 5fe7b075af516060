"""Derive data/prepare/resolution_texts.csv: what do the resolutions' own texts say of the vote and of the mandate's end?

Run by hand; deterministic:

    python data/prepare/resolution_texts.py FOLDER

FOLDER is data/res_en_gold of https://github.com/SeanFobbe/cr-unsc (commit ba7a562cd5daf59b43ca555578696c1992d9d695):
the English texts of resolutions 1 to 899 (1946 to March 1994) and two later ones, read from the United Nations' scans
and proofread; public domain. A row is a resolution: its date, how many voted how, who was not in favour, and until when
or for how long it extends a mandate.
"""

import csv
import re
import sys
from calendar import month_name
from pathlib import Path

COLUMNS = ["number", "date", "yes", "no", "abstain", "not_in_favour", "until", "months", "days"]
MONTHS = list(month_name)[1:]
DAY = rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})"
WORDS = {
    "no": 0,
    "none": 0,
    "I": 1,
    "l": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}
WORDS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "thirty-one": 31}
IN_MONTHS, IN_DAYS = {"month": 1, "year": 12}, {"day": 1, "week": 7}
# A mandate is extended "until", "to" or "ending on" a day; what is needed "beyond" a day is why, not until when.
EXTENDS = r"\b(?:[Ee]xten[ds]\w*|[Rr]ene?w\w*|[Cc]ontinue\w*|[Pp]rolong\w*|[Ee]stablish\w*|[Ss]tationing|[Ss]et up|period)\b[^;]{0,260}?"
ENDS = r"\b(?:until|to|through|ending(?: on)?|expiring on|terminating on|up to|no later than)\s+(?:no later than )?"
FOR_SO_LONG = (
    r"(?:period|phase|term|duration) of (?:up to )?(\w+(?:-one)?|\d+) (month|week|day|year)s?"
    r"|\b(\w+)[- ](month)s?[- ](?:period|mandate)"
    r"|\bfor (?:a further |another |an additional |up to )?(\w+) (month|week|day|year)s?"
)
# As scanned, wrong; the day is that of every extension of the force in those years.
MISREAD = {
    291: ("13 June 1971", "15 June 1971"),
    482: ("IS June 1981", "15 June 1981"),
    486: ("IS December 1981", "15 December 1981"),
}


def plain(text: str) -> str:
    """Return a text on one line, words broken at a line's end put together."""
    text = re.sub(r"(\w)- ?\n(\w)", r"\1\2", text)
    return re.sub(r"\s+", " ", text)


def iso(day: tuple[str, str, str]) -> str:
    """Return a day as found by DAY in the form 1974-05-31."""
    return f"{day[2]}-{MONTHS.index(day[1].capitalize()) + 1:02}-{int(day[0]):02}"


def number(word: str) -> int | None:
    """Return the number that a word or digits say, or nothing."""
    return int(word) if word.isdigit() else WORDS.get(word)


def vote(text: str) -> dict[str, str]:
    """Return how many voted how, and who was not in favour, as the note below the text says it; nothing where it does not."""
    found = re.search(r"Ad[oa]pted (?:at|unanimously|by|without|as).*", text)
    if not found:
        return {}
    note = found.group(0)[:700]
    members = []
    absent = re.search(r"members? \(([^)}]+)[)}] (?:was absent|did not participate|were absent|did not take part)", note)
    if re.search(r"Ad[oa]pted[^.]{0,60}(?:unanimously|without (?:a )?vote)", note):
        return {"not_in_favour": "" if not absent else f"not voting: {tidy(absent.group(1))}"}
    counts = re.search(r"by (\w+) (?:votes? )?(?:in favour )?to (\w+)", note)
    if not counts:
        return {}
    against = re.search(r"votes? to \w+ \(([^)}]+)[)}]", note)
    abstaining = re.search(r"with (\w+) abstentions? ?\(([^)}]+)[)}]", note)
    for side, names in (("against", against and against.group(1)), ("abstaining", abstaining and abstaining.group(2))):
        if names:
            members.append(f"{side}: {tidy(names)}")
    if absent:
        members.append(f"not voting: {tidy(absent.group(1))}")
    return {
        "yes": number(counts.group(1)),
        "no": number(counts.group(2)),
        "abstain": number(abstaining.group(1)) if abstaining else 0,
        "not_in_favour": "; ".join(members),
    }


def tidy(names: str) -> str:
    """Return names of members, in the order and form of the text, parted by commas."""
    names = re.sub(r"So- ?viet|S0viet", "Soviet", names)
    names = names.replace("Union of Soviet Republics", "Union of Soviet Socialist Republics")
    names = re.sub(r" and (?!Northern Ireland|Herzegovina)", ", ", names.replace("’", "").strip(" ."))
    return ", ".join(part.strip(" ,") for part in names.split(",") if part.strip(" ,"))


def end(text: str, adopted: str) -> dict[str, str]:
    """Return until when a text extends a mandate, or for how long: until, months, days."""
    first = re.search(r" (?:1|\(a\))[.,)] | Decides|Extends|Renews", text)
    operative = re.sub(r"Adopted (?:at|unanimously|by).*", "", text[first.start() if first else 0 :])
    for found in re.finditer(EXTENDS + ENDS + DAY, operative):
        day = iso(re.findall(DAY, found.group(0))[-1])
        if day >= adopted and "beyond" not in found.group(0)[-40:]:
            return {"until": day}
    for found in re.finditer(FOR_SO_LONG, operative):
        amount, unit = (part for part in found.groups() if part)
        size = number(amount)
        if size and re.search(r"(?i)exten|renew|establish|initial|another|further|period", operative[: found.end()]):
            return {"months": size * IN_MONTHS[unit]} if unit in IN_MONTHS else {"days": size * IN_DAYS[unit]}
    return {}


def row(path: Path) -> dict[str, str]:
    """Return what one text says."""
    which = int(path.name.split("_")[2])
    text = plain(path.read_text(encoding="utf-8", errors="replace"))
    if which in MISREAD:
        text = text.replace(*MISREAD[which])
    # 542's file holds the text of 538, so the number is asked for too.
    day = re.match(rf"(?i)\W*(?:resolution )?{which} ?\(\d{{4}}\)\W*(?:resolution )?(?:of|ef|adopted[\w ]+,? on) {DAY}", text)
    if not day:
        return {"number": which}
    adopted = iso(day.groups())
    return {"number": which, "date": adopted} | vote(text) | end(text, adopted)


def main(folder: str) -> None:
    """Write the file."""
    rows = [row(path) for path in sorted(Path(folder).glob("S_RES_*_EN_GOLD.txt"))]
    with Path(__file__).with_name("resolution_texts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
