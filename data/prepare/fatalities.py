"""Derive data/tables/fatalities.csv: who died in UN service, on which day, in which mission and from what cause?

Run by hand; deterministic:

    python data/prepare/fatalities.py HUB_CSV [CORRECTIONS_CSV]

HUB_CSV is the UN Peace and Security Data Hub's DPPADPOSS-FATALITIES, one row per death. Nothing personal is carried over:
no gender and no casualty number, only the hub's row id. Wrong values are changed by CORRECTIONS_CSV alone
(data/tables/corrections.csv unless another is named); a correction that no longer fits the hub stops the run.
"""

import csv
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "tables"
COLUMNS = [
    "fatality_id",
    "date",
    "mission_id",
    "hub_acronym",
    "scope",
    "body",
    "personnel_type",
    "cause",
    "nationality_iso3",
    "nationality",
    "quality",
    "note",
    "source_id",
    "locator",
]
PERSONNEL_TYPE = {
    "Military": "military",
    "Military Observer": "military_observer",
    "Police": "police",
    "International Civilian": "international_civilian",
    "Local": "local_civilian",
    "Other": "other",  # the hub does not say who
}
# UN figures published before the hub put the last three together as `other incident types`.
CAUSE = {
    "Malicious Act": "malicious_act",
    "Accident": "accident",
    "Illness": "illness",
    "Self-Inflicted": "self_inflicted",
    "To Be Determined": "to_be_determined",
    "Unknown": "unknown",
}
# The hub writes one acronym for what the UN's list counts as two or three operations; the date decides.
SEVERAL = {
    "UNEF": ("unef-i", "unef-ii"),
    "UNAVEM": ("unavem-i", "unavem-ii", "unavem-iii"),
    "UNOSOM": ("unosom-i", "unosom-ii"),
}
COMPONENTS = {"IPTF": ("unmibh", "International Police Task Force, the police component of UNMIBH")}
# Only the military observers of January to May 1997 were a peacekeeping operation; the civilian mission lasted ten years.
CIVILIAN_NAMESAKES = {"MINUGUA": "General Assembly's verification mission, outside its months as a peacekeeping operation"}
POLITICAL_MISSIONS = {
    "BINUH": "United Nations Integrated Office in Haiti",
    "BONUCA": "United Nations Peacebuilding Office in the Central African Republic",
    "MICAH": "International Civilian Support Mission in Haiti",
    "OSESGY": "Office of the Special Envoy of the Secretary-General for Yemen",
    "OSESyria": "Office of the Special Envoy of the Secretary-General for Syria",
    "UNAMA": "United Nations Assistance Mission in Afghanistan",
    "UNAMET": "United Nations Mission in East Timor",
    "UNAMI": "United Nations Assistance Mission for Iraq",
    "UNIOSIL": "United Nations Integrated Office in Sierra Leone",
    "UNIPSIL": "United Nations Integrated Peacebuilding Office in Sierra Leone",
    "UNITAMS": "United Nations Integrated Transition Assistance Mission in Sudan",
    "UNMA": "United Nations Mission in Angola",
    "UNMIN": "United Nations Mission in Nepal",
    "UNOWA": "United Nations Office for West Africa",
    "UNOWAS": "United Nations Office for West Africa and the Sahel",
    "UNPOS": "United Nations Political Office for Somalia",
    "UNSMA": "United Nations Special Mission to Afghanistan",
    "UNSMIL": "United Nations Support Mission in Libya",
    "UNSOM": "United Nations Assistance Mission in Somalia",
    "UNVMC": "United Nations Verification Mission in Colombia",
}
OTHER_BODIES = {
    "UNGCI": "United Nations Guards Contingent in Iraq",
    "UNMAO": "United Nations Mine Action Office in the Sudan",
    "UNOAU": "United Nations Office to the African Union",
    "UNOHCI": "United Nations Office of the Humanitarian Coordinator in Iraq",
    "UNPF": "United Nations Peace Forces, joint headquarters in Zagreb of UNPROFOR, UNCRO and UNPREDEP",
    "UNSCOB": "United Nations Special Committee on the Balkans",
    "UNSOS": "United Nations Support Office in Somalia",
    "UNSecretariat": "United Nations Secretariat",
}
Spans = dict[str, tuple[str, str]]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return a file's rows, without the blanks the hub leaves at the ends of values."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def mission_spans(milestones: list[dict[str, str]]) -> Spans:
    """Return each mission's first and last day; a mission that continues has none.

    The last day is the later of closing and end of mandate: UNOSOM I's closing is known by its month only, and UNPROFOR
    went on in Bosnia and Herzegovina for nine months after the UN's list closes it.
    """
    starts = {row["mission_id"]: row["date"] for row in milestones if row["event"] == "start"}
    closed = {row["mission_id"] for row in milestones if row["event"] == "closed"}
    ends = {mission_id: "9999-12-31" for mission_id in starts if mission_id not in closed}
    for row in milestones:
        if row["mission_id"] in closed and row["event"] in ("closed", "mandate_ended"):
            ends[row["mission_id"]] = max(ends.get(row["mission_id"], ""), row["date"])
    return {mission_id: (start, ends[mission_id]) for mission_id, start in starts.items()}


def as_published(hub_row: dict[str, str]) -> dict[str, str]:
    """Return a death in our columns and words, not yet corrected nor placed in a mission."""
    return {
        "fatality_id": hub_row["id"],
        "date": hub_row["incident_date"],
        "hub_acronym": hub_row["mission_acronym"],
        "body": "",
        "personnel_type": PERSONNEL_TYPE[hub_row["casualty_personnel_type"]],
        "cause": CAUSE[hub_row["type_of_incident"]],
        "nationality_iso3": hub_row["isocode3"],
        "nationality": hub_row["casualty_nationality"],
        "quality": "published",
        "note": "",
        "source_id": "un-hub-fatalities",
        "locator": f"row {hub_row['id']}",
    }


def meant_by(correction: dict[str, str], deaths: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    """Return the deaths a correction is about: the one with its key, or all that hold the values its key names.

    Raises ValueError when there is none, or one that does not hold the value to be corrected.
    """
    key, field, wrong = correction["key"], correction["field"], correction["wrong"]
    if key.startswith("all rows with "):
        held = [condition.split(" ", 1) for condition in key.removeprefix("all rows with ").split("; ")]
        found = [death for death in deaths.values() if all(death[column] == value for column, value in held)]
    else:
        found = [deaths[key]] if key in deaths else []
    if not found or any(death[field] != wrong for death in found):
        raise ValueError(f"{correction['correction_id']} finds no {field} {wrong!r} at {key!r}; has the hub changed it?")
    return found


def correct(deaths: dict[str, dict[str, str]], corrections: list[dict[str, str]]) -> None:
    """Change the deaths as the corrections say; an empty fatality_id on the right removes a death counted twice."""
    for correction in corrections:
        for death in meant_by(correction, deaths):
            if correction["field"] == "fatality_id":
                del deaths[death["fatality_id"]]
                continue
            death[correction["field"]] = correction["right"]
            death["quality"] = "corrected"
            death["note"] = "; ".join(filter(None, [death["note"], correction["reason"]]))


def placed(death: dict[str, str], spans: Spans) -> dict[str, str]:
    """Return where a death belongs: mission_id, scope, and what has to be said about it.

    Raises ValueError for an acronym that no list here knows.
    """
    acronym = death["hub_acronym"]
    if acronym in POLITICAL_MISSIONS:
        return elsewhere("political_mission", POLITICAL_MISSIONS[acronym])
    if acronym in OTHER_BODIES:
        return elsewhere("other", OTHER_BODIES[acronym])
    if acronym in COMPONENTS:
        mission_id, note = COMPONENTS[acronym]
        return {"mission_id": mission_id, "scope": "peacekeeping_operation", "quality": "mapped_by_body", "note": note}
    place = {"mission_id": acronym.lower(), "scope": "peacekeeping_operation"}
    if acronym in SEVERAL:
        place |= {"mission_id": mission_of_the_day(death["date"], SEVERAL[acronym], spans), "quality": "mapped_by_date"}
    if place["mission_id"] not in spans:
        raise ValueError(f"row {death['fatality_id']}: unknown acronym {acronym!r}; is it a mission, and of which scope?")
    place["note"] = outside(death["date"], *spans[place["mission_id"]])
    if place["note"] and acronym in CIVILIAN_NAMESAKES:
        return elsewhere("political_mission", CIVILIAN_NAMESAKES[acronym])
    return place


def elsewhere(scope: str, body: str) -> dict[str, str]:
    """Return the place of a death in a mission or body that is no operation of the list."""
    return {"mission_id": "", "scope": scope, "body": body, "note": body}


def mission_of_the_day(date: str, mission_ids: tuple[str, ...], spans: Spans) -> str:
    """Return the mission that began last before the date; between two missions and after the last, the earlier one."""
    begun = [mission_id for mission_id in mission_ids if spans[mission_id][0] <= date]
    return begun[-1] if begun else mission_ids[0]


def outside(date: str, start: str, end: str) -> str:
    """Return a remark when the date lies before the mission began or after it ended, else nothing."""
    if date < start:
        return f"Dated before the mission began ({start})"
    return f"Dated after the mission ended ({end})" if date > end else ""


def as_placed(death: dict[str, str], spans: Spans) -> dict[str, str]:
    """Return a death's row of the table: what the hub and the corrections say of it, and where it belongs."""
    place = placed(death, spans)
    place["note"] = "; ".join(filter(None, [place["note"], death["note"]]))
    if death["quality"] == "corrected":
        place["quality"] = "corrected"
    return death | place


def main(hub: Path, corrections: Path = TABLES / "corrections.csv") -> None:
    """Write the table, or nothing when a row or a correction makes no sense."""
    spans = mission_spans(read_rows(TABLES / "milestones.csv"))
    deaths = {row["id"]: as_published(row) for row in read_rows(hub)}
    if corrections.exists():
        correct(deaths, [row for row in read_rows(corrections) if row["table"] == "fatalities"])
    rows = [as_placed(death, spans) for death in deaths.values()]
    with (TABLES / "fatalities.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
