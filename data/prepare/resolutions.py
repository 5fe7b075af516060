"""Derive data/tables/resolutions.csv: which resolutions set up, extended, changed and ended each operation, and by what vote?

Run by hand; deterministic:

    python data/prepare/resolutions.py FOLDER

FOLDER holds resolutions_1946-2024-01.csv: the list of the Security Council's resolutions of the United Nations' Peace and
Security Data Hub (dataset DGC-SCRES, https://psdata.un.org/dataset/DGC-SCRES, as copied in
https://github.com/andrewloose/un_res, commit f779610c), its dates and votes set right from the Dag Hammarskjold Library's
tables of meetings. A resolution belongs to an operation when its short title names it (NAMES), when the one body that the
list gives for it is the operation and the title is not of sanctions (SANCTIONS), when our table of mandates has it, or when
data/prepare/resolutions_by_hand.csv adds it; that file also strikes out wrong matches, with the reason, and has the words of
what no rule can say. Ends of mandates and names of those not in favour come from resolution_texts.csv (the texts up to 1994)
or from the title ("until 30 June 2013"), or from the words of our table of mandates; what a later document tells of an end is in
mandate_ends.csv, by hand, with how much of it is known, and goes before the rest. Names after March 1994, and counts that the
list lacks, come from council_votes.csv. Later resolutions and the General Assembly's are in resolutions_later.csv, by hand.
"""

import csv
import hashlib
import re
import sys
from calendar import month_name
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent / "tables"
LIST = "resolutions_1946-2024-01.csv"
CHECKSUM = "cf00aceb08b6515aa332ccf933e395af22f4bfbd5636ffd936e6b733f8326115"
SOURCE, TEXTS, MEMBERS = "un-hub-resolutions", "cr-unsc-texts", "voting-agent-sc-votes"
COLUMNS = [
    "mission_id",
    "resolution",
    "adopted_by",
    "adopted_date",
    "action",
    "votes_for",
    "votes_against",
    "abstentions",
    "vote",
    "not_in_favour",
    "meeting",
    "mandate_until",
    "until_precision",
    "summary",
    "terms_source_id",
    "terms_locator",
    "names_source_id",
    "names_locator",
    "source_id",
    "locator",
]
# How the list's titles name the operations beside their acronyms. Of several operations of one name the day decides.
NAMES = {
    "untso": "Truce Supervision Organization",
    "unmogip": "Military Observer Group in India",
    "unogil": "Observation Group in Lebanon",
    "onuc": "UN (?:Force|Operation) in the Congo",
    "unyom": "Yemen Observation Mission",
    "unficyp": "UN Peace-?keeping Forces? in Cyprus|stationing in Cyprus of the UN Peace-keeping Force",
    "domrep": "Mission of the Representative of the Secretary-General in the Dominican Republic",
    "unipom": "India-Pakistan Observation Mission",
    "unef-ii": r"\bUNEF\b|UN Emergency Force",
    "undof": "UN Disengagement (?:Observer )?Force",
    "unifil": "(?:UN|United Nations) Interim Force (?:in|for)(?: Southern)? Lebanon",
    "ungomap": "Good Offices Mission (?:in|to) Afghanistan|temporary deployment in Afghanistan and Pakistan",
    "uniimog": "Iran-Iraq Military Observer Group",
    "unavem": "Angola Verification Mission",
    "untag": "UN Transition Assistance Group",
    "onuca": "Observer Group in Central America",
    "unikom": "Iraq-Kuwait Observ(?:ation|er) Mission",
    "minurso": "Mission for the Referendu[mn] in Western Sahara",
    "onusal": "Observer Mission in El Salvador",
    "unamic": "Advance Mission in Cambodia",
    "unprofor": "(?:UN|United Nations) Protection Force|peace-keeping operation in Yugoslavia|peace-keeping plan in (?:Yugoslavia|Croatia)",
    "untac": "Transitional Authority in Cambodia",
    "unosom-i": "UN Operation in Somalia(?! II)",
    "unosom-ii": "UN Operation in Somalia II",
    "onumoz": "UN Operation in Mozambique",
    "unomur": "Observer Mission Uganda-Rwanda",
    "unomig": "Observer Mission in Georgia|military observers to Abkhazia",
    "unomil": "Observer Mission in Liberia",
    "unmih": "UN Mission in Haiti",
    "unamir": "Assistance Mission for Rwanda",
    "unasog": "Aouzou Strip Observer Group",
    "unmot": "Mission of Observers in Tajikistan",
    "uncro": "Confidence Restoration Operation",
    "unpredep": "Preventive Deployment Force",
    "unmibh": "UN Mission in Bosnia and Herzegovina|International Police Task Force",
    "untaes": "Transitional Administration for Eastern Slavonia",
    "unmop": "Prevlaka",
    "unsmih": "UN Support Mission in Haiti",
    "minugua": "UN Mission for the Verification of Human Rights",
    "monua": "UN (?:Observer Mission|Mission of Observers) in Angola",
    "untmih": "Transition Mission in Haiti",
    "miponuh": "Civilian Police Mission in Haiti",
    "unpsg": "support group of civilian police|Civilian Police Support Group",
    "minurca": "UN Mission in the Central African Republic(?! and)",
    "unomsil": "Observer Mission in Sierra Leone",
    "unmik": "Interim Administration Mission in Kosovo",
    "unamsil": "UN Mission in Sierra Leone",
    "untaet": "Transitional Administration in East Timor",
    "monuc": "UN Organization Mission in the Democratic Republic",
    "unmee": "Mission in (?:Ethiopia and Eritrea|Eritrea and Ethiopia)",
    "unmiset": "Mission of Support in East Timor",
    "minuci": "UN Mission in Côte d'Ivoire",
    "unmil": "UN Mission in +Liberia",
    "unoci": "UN Operation in Côte d'Ivoire",
    "minustah": "UN Stabilization Mission in Haiti",
    "onub": "UN Operation in Burundi",
    "unmis": "UN Mission in (?:the )?Sudan",
    "unmit": "Integrated Mission in Timor-Leste",
    "unamid": "Hybrid Operation in Darfur",
    "minurcat": "UN Mission in the Central African Republic and Chad",
    "monusco": "Organization Stabilization Mission in the Democratic Republic",
    "unisfa": "Interim Security Force for Abyei",
    "unmiss": "UN Mission in (?:the Republic of )?South Sudan",
    "unsmis": "UN Supervision Mission in (?:the )?Syria",
    "minusma": "Integrated Stabilization Mission in Mali",
    "minusca": "Integrated Stabilization Mission in the Central African",
    "minujusth": "Mission for Justice Support in Haiti",
}
PREVLAKA_ALONE = date(1996, 1, 15)  # until then the observers on the peninsula were UNPROFOR's and UNCRO's
ANGOLA = ((date(1991, 5, 30), "unavem-i"), (date(1995, 2, 8), "unavem-ii"), (date.max, "unavem-iii"))
SANCTIONS = r"(?i)sanctions|embargo|Panel of Experts|Group of Experts|Committee|measures on|authorization given|Integrated Office"
# What a title says was done, the first that fits; what our table of mandates says of founding and ending goes before.
ACTIONS = (
    (
        "end",
        r"terminat\w+ of (?:the )?(?:mandates? of the )?(?:UN|AU|Multi)|expiration of the mandate|on withdrawal of the UN Mission",
    ),
    (
        "extend",
        r"exten[ds]\w*|renew\w*|continu\w+ (?:of|monitoring)|monitoring (?:of )?the demilitarization|monitor the demilitarization",
    ),
    (
        "strengthen",
        r"increas|strengthen|reinforce|enlargement of the mandate and (?:the )?strength|additional|expansion of the (?:military|size)",
    ),
    ("reduce", r"reduc|drawdown|downsizing"),
    ("change", r"enlargement|adjustment|expan\w+|addition(?:al)? (?:of|element|tasks)|redeployment|on (?:the )?deployment"),
)
FROM_MANDATES = {
    "establish": "establish",
    "end": "end",
    "extend_final": "extend",
    "strengthen": "strengthen",
    "reduce": "reduce",
    "change_mandate": "change",
    "chapter_vii": "change",
    "protection_of_civilians": "change",
    "merge": "change",
}
MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
UNTIL = rf"(?:until|terminating on) (\d{{1,2}}) ({'|'.join(re.escape(month) for month in MONTHS)}) (\d{{4}})"
MISCOUNTED = range(966, 1096)  # of 1995 to January 1997: the votes by member are often wrong, so they fill no count
IN_WORDS = rf"(?:until|to|to end on) (\d{{1,2}}) ({'|'.join(list(month_name)[1:])}) (\d{{4}})"
NEAR = timedelta(days=75)  # an extension follows the end it extends, or goes before it, by less


def read(path: Path) -> list[dict[str, str]]:
    """Return a file's rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mended(text: str) -> str:
    """Return a text of the list with its letters put right: most were written as UTF-8 and read as Windows-1252, some were not."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def council_list(folder: Path) -> dict[int, dict[str, str]]:
    """Return the list by number of the resolution. Raises ValueError when the file is not the one this script was made for."""
    content = (folder / LIST).read_bytes()
    if hashlib.sha256(content).hexdigest() != CHECKSUM:
        raise ValueError(f"{LIST} is not the file that the rules and the hand-made files were made for")
    rows = csv.DictReader(content.decode("utf-8").splitlines())
    return {int(row["number"]): {key: mended(value) for key, value in row.items()} for row in rows}


def symbol(row: dict[str, str]) -> str:
    """Return a resolution's symbol as our tables write it: S/RES/50 (1948)."""
    return re.sub(r"\((\d{4})\)", r" (\1)", row["symbol"]).replace("  ", " ")


def named(text: str, day: date, acronyms: dict[str, str]) -> set[str]:
    """Return the operations that a text names, of several with one name the one of the day."""
    found = {key for key, pattern in NAMES.items() if re.search(pattern, text, re.IGNORECASE)}
    found |= {key for key, acronym in acronyms.items() if " " not in acronym and re.search(rf"\b{acronym}\b", text)}
    if "minurcat" in found:
        found.discard("minurca")
    if "unosom-ii" in found:
        found.discard("unosom-i")
    if "unmop" in found and day < PREVLAKA_ALONE:
        found.discard("unmop")
    if "unavem" in found:
        number = re.search(r"Verification Mission (III|II)\b", text)
        by_day = next(key for until, key in ANGOLA if day < until)
        found = (found - {"unavem"}) | {f"unavem-{number.group(1).lower()}" if number else by_day}
    return found


def matches(
    resolutions: dict[int, dict], mandates: list[dict], hand: list[dict], acronyms: dict[str, str]
) -> set[tuple[int, str]]:
    """Return which resolution belongs to which operation. Raises ValueError for a strike that strikes nothing."""
    found = set()
    for number, row in resolutions.items():
        day = date.fromisoformat(row["date"] or f"{row['symbol'][-5:-1]}-12-31")  # without a day, the symbol's year
        missions = named(row["about"], day, acronyms)
        if not missions and not re.search(SANCTIONS, row["about"]):
            missions = named(row["un_entity"], day, acronyms)
        found |= {(number, mission) for mission in missions}
    symbols = {symbol(row): number for number, row in resolutions.items()}
    found |= {(symbols[row["resolution"]], row["mission_id"]) for row in mandates if row["resolution"] in symbols}
    for row in hand:
        key = (int(row["number"]), row["mission_id"])
        if row["verdict"] == "strike":
            if key not in found:
                raise ValueError(f"{key} is struck out and was not matched")
            found.remove(key)
        elif row["verdict"] == "add":
            found.add(key)
        elif key not in found:
            raise ValueError(f"{key} has words and was not matched")
    return found


def counted(row: dict[str, str], text: dict[str, str]) -> dict[str, str]:
    """Return votes_for, votes_against, abstentions and the kind of vote; the text goes before the list."""
    members, needed = (11, 7) if row["date"] < "1966" else (15, 9)
    votes = [row["yes"], row["no"], row["abstain"]]
    printed = [text.get(key, "") for key in ("yes", "no", "abstain")]
    if all(printed) and int(printed[0]) >= needed and sum(map(int, printed)) <= members:  # else misread from the scan
        votes = printed
    kind = "unknown"
    if row["vote_from"].startswith("unanimous"):
        kind = "unanimous"
    elif votes[0]:
        yes, no, abstain = map(int, votes)
        kind = "divided" if no or abstain else "unanimous" if yes == members else "not_all"
    return dict(zip(("votes_for", "votes_against", "abstentions"), votes, strict=True)) | {"vote": kind}


def by_member(number: int, vote: dict[str, str], cast: dict[str, str]) -> tuple[dict[str, str], str]:
    """Return the vote, its counts filled from the votes by member where the list has none, and who was not in favour.

    `vote` is what counted returns. Names are given where both count alike.
    """
    numbers = [cast[key] for key in ("yes", "no", "abstain")] if cast else []
    keys = ("votes_for", "votes_against", "abstentions")
    if numbers and not vote["votes_for"] and number not in MISCOUNTED:
        kind = "divided" if int(numbers[1]) or int(numbers[2]) else "unanimous" if numbers[0] == "15" else "not_all"
        vote = dict(zip(keys, numbers, strict=True)) | {"vote": kind}
    return vote, cast["not_in_favour"] if numbers == [vote[key] for key in keys] else ""


def action(row: dict[str, str], ours: list[dict[str, str]]) -> str:
    """Return what a resolution did to the operation."""
    known = [FROM_MANDATES[each["action"]] for each in ours]
    for first in ("establish", "end"):
        if first in known:
            return first
    of_title = next((key for key, pattern in ACTIONS if re.search(pattern, row["about"])), "other")
    return of_title if of_title in ("end", "extend") or not known else known[0]


def later(year: int, month: int, months: int) -> date:
    """Return the first of the month that many months on."""
    whole = year * 12 + month - 1 + months
    return date(whole // 12, whole % 12 + 1, 1)


def end(row: dict[str, str], text: dict[str, str], what: str, before: date | None) -> tuple[str, str]:
    """Return the new end of a mandate and how much of it is known; `before` is the end so far.

    A text says a day, or for how long: that counts from the end so far when that is near, else from the adoption, and gives
    a month. A title says a day.
    """
    if what not in ("extend", "establish", "end"):
        return "", ""
    if text.get("until"):
        return text["until"], "day"
    day = date.fromisoformat(row["date"])
    if text.get("months"):
        start = before if before and abs(before - day) < NEAR else day
        return later(start.year, start.month, int(text["months"])).isoformat(), "month"
    if text.get("days"):
        return (day + timedelta(days=int(text["days"]))).isoformat(), "day"
    title = re.search(UNTIL, row["about"].replace("December", "Dec."))
    if title and what != "end":
        return date(int(title.group(3)), MONTHS.index(title.group(2)) + 1, int(title.group(1))).isoformat(), "day"
    return "", ""


def told_end(what: str, told: dict[str, str], ours: list[dict[str, str]]) -> tuple[str, tuple[str, str]]:
    """Return the end that a later document or our table of mandates tells, with its source and the place there."""
    if told:
        return told["until"], (told["source_id"], told["locator"])
    for each in ours if what in ("extend", "establish", "end") else ():
        if said := re.search(IN_WORDS, each["summary"]):
            day = date(int(said.group(3)), list(month_name).index(said.group(2)), int(said.group(1)))
            return day.isoformat(), (each["source_id"], each["locator"])
    return "", ("", "")


def in_words(day: str, precision: str) -> str:
    """Return a day or month in words: 30 June 2013, June 2013."""
    year, month, number = day.split("-")
    return f"{month_name[int(month)]} {year}" if precision == "month" else f"{int(number)} {month_name[int(month)]} {year}"


def summary(row: dict[str, str], what: str, until: tuple[str, str], ours: list[dict[str, str]], words: str) -> str:
    """Return what a resolution did, in our own words: those of the hand file, of our table of mandates, or by the kind of action."""
    if words:
        return words
    if ours:
        return ours[0]["summary"]
    about = row["about"]
    if what == "extend":
        said = f"Extended the mandate until {in_words(*until)}" if until[0] else "Extended the mandate"
        also = [
            ("final", "for the last time"),
            (r"increase|strengthening|expansion of the (?:military|component)|personnel strength", "with more personnel"),
            (r"reduc|withdrawal|downsiz", "with fewer personnel"),
            (r"adjust|expan\w+ (?:of )?the mandate|modif|enlarg|expansion of the mandate", "with changed tasks"),
        ]
        extra = [phrase for pattern, phrase in also if re.search(pattern, about)]
        return ", ".join([said, *extra[:2]]) + "."
    return {
        "strengthen": "Raised the number of personnel.",
        "reduce": "Lowered the number of personnel.",
        "change": "Changed the tasks or the deployment.",
        "end": "Ended the mandate.",
    }[what]


def built(
    number: int,
    mission: str,
    row: dict,
    text: dict,
    cast: dict,
    ours: list[dict],
    hand: dict,
    told: dict,
    before: date | None,
) -> dict[str, str]:
    """Return a row of the table. Raises KeyError when nothing says what a resolution of another kind did."""
    what = hand.get("action") or action(row, ours)
    until = end(row, text, what, before)
    from_text = until[0] and (text.get("until") or text.get("months") or text.get("days"))
    names, named = text.get("not_in_favour", ""), ("", "")
    terms = (TEXTS, f"resolution {number}") if from_text or names else ("", "")
    listed = counted(row, text)
    vote, named_by_member = by_member(number, listed, cast)
    if not names and (vote != listed or named_by_member):
        names, named = named_by_member, (MEMBERS, f"rows of resolution {number} ({row['date'][:4]})")
    if hand.get("not_in_favour"):
        names, named = hand["not_in_favour"], (hand["source_id"], hand["locator"])
    if told or not until[0]:
        day, told_by = told_end(what, told, ours)
        until, terms = ((day, told.get("precision") or "day"), told_by) if day else (until, terms)
    return {
        "mission_id": mission,
        "resolution": symbol(row),
        "adopted_by": "security_council",
        "adopted_date": row["date"],
        "action": what,
        **vote,
        "not_in_favour": names,
        "meeting": row["meeting"],
        "mandate_until": until[0],
        "until_precision": until[1],
        "summary": summary(row, what, until, ours, hand.get("summary", "")),
        "terms_source_id": terms[0],
        "terms_locator": terms[1],
        "names_source_id": named[0],
        "names_locator": named[1],
        "source_id": SOURCE,
        "locator": f"UN Digital Library record {row['undl_record']}",
    }


def correct(resolutions: dict[int, dict]) -> None:
    """Put right what the corrections say of the list. Raises ValueError for one that no longer fits it."""
    for row in read(TABLES / "corrections.csv"):
        if row["table"] == "resolutions":
            wrong = resolutions[int(row["key"])]
            if wrong[row["field"]] != row["wrong"]:
                raise ValueError(f"{row['correction_id']} finds no {row['wrong']!r}; has the list changed it?")
            wrong[row["field"]] = row["right"]


def agree(row: dict[str, str], text: dict[str, str], ours: list[dict[str, str]]) -> None:
    """Raise ValueError where a resolution's own text or our table of mandates dates it otherwise than the list."""
    for day in [text.get("date"), *(each["adopted_date"] for each in ours)]:
        if day and day != row["date"]:
            raise ValueError(f"{symbol(row)} is of {day}, in the list of {row['date'] or 'no day'}; a correction is missing")


def main(folder: str) -> None:
    """Write the table, once nothing has stopped its making."""
    resolutions = council_list(Path(folder))
    texts = {int(row["number"]): row for row in read(HERE / "resolution_texts.csv")}
    cast = {int(row["number"]): row for row in read(HERE / "council_votes.csv")}
    correct(resolutions)
    mandates = read(TABLES / "mandates.csv")
    hand = read(HERE / "resolutions_by_hand.csv")
    acronyms = {row["mission_id"]: row["acronym"] for row in read(TABLES / "missions.csv")}
    order = list(acronyms)
    told = {(int(row["number"]), row["mission_id"]): row for row in read(HERE / "mandate_ends.csv")}
    table, ends = [], {}
    for number, mission in sorted(matches(resolutions, mandates, hand, acronyms)):
        row = resolutions[number]
        ours = [each for each in mandates if each["resolution"] == symbol(row) and each["mission_id"] == mission]
        agree(row, texts.get(number, {}), ours)
        by_hand = next((each for each in hand if (int(each["number"]), each["mission_id"]) == (number, mission)), {})
        about = (texts.get(number, {}), cast.get(number, {}), ours, by_hand, told.pop((number, mission), {}))
        made = built(number, mission, row, *about, ends.get(mission))
        if made["mandate_until"]:
            ends[mission] = date.fromisoformat(made["mandate_until"])
        table.append(made)
    if told:
        raise ValueError(f"{sorted(told)} have an end by hand and were not matched")
    table += read(HERE / "resolutions_later.csv")
    table.sort(key=lambda row: (order.index(row["mission_id"]), row["adopted_date"], row["resolution"]))
    with (TABLES / "resolutions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
