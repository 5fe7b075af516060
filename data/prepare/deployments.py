"""Derive data/tables/deployments.csv: where did each operation have people, and how many troops, in each year since 1994?

Run by hand; deterministic:

    python data/prepare/deployments.py GEO_PKO_FOLDER NE_DISPUTED_AREAS [CORRECTIONS_CSV] [OUTPUT_CSV]

GEO_PKO_FOLDER holds Geo-PKO 2.3 (FrontMap, TCCMap, TTMap): what the United Nations' own deployment maps of a year show at
a site, one row per figure that differs between these maps. One row here is an operation, a year and a site. Places are
named as in deployment_names.csv beside this script; NE_DISPUTED_AREAS (Natural Earth) serves for the Abyei area alone.
What cannot be right is changed by CORRECTIONS_CSV (data/tables/corrections.csv unless another is named); what is only
unlikely stays as the source has it and is called doubtful.
"""

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from shapely import Geometry, Point
from shapely.affinity import scale
from shapely.geometry import shape
from shapely.prepared import prep

DATA = Path(__file__).resolve().parents[1]
TABLES = DATA / "tables"
COLUMNS = [
    "mission_id",
    "year",
    "place",
    "country_id",
    "latitude",
    "longitude",
    "troops",
    "is_estimated",
    "hq_level",
    "has_police",
    "has_observers",
    "has_aviation",
    "has_medical",
    "contributors",
    "reported_troops",
    "reported_as",
    "quality",
    "note",
    "source_id",
    "locator",
]
# Political missions. The source never uses one name for successive operations, so a name is the operation's, in lower
# case with hyphens; rows of a year in which that operation did not exist at all are left out: MINUGUA's 1995 and 2000
# (the civilian mission before and after the military observers of 1997), UNMIT's 2013, MINUSMA's 2024.
NOT_PEACEKEEPING = {"BINUB", "UNIOSIL"}
HQ_LEVEL = {"3": "mission", "2": "sector", "1": "", "0": ""}  # 1 is a battalion's or the like; nothing in the files says
FLAGS = {"has_police": "UNPOL", "has_observers": "UNMO", "has_aviation": "Av", "has_medical": "Med"}
ALSO_IN_TROOP_TYPES = {"has_aviation": "av", "has_medical": "med"}
# 99.3 per cent of the positive figures are sums of these: the source counts the unit signs on a map at standard sizes
# (battalion, company, platoon, team).
STANDARD_SIZES = (650, 150, 35, 15)
# Names of the source that are not in countries.csv.
COUNTRY = {
    "DRC": "COD",
    "Ivory Coast": "CIV",
    "Kosovo": "SRB",
}
CONTRIBUTOR = {
    "Britain": "GBR",
    "Cote d'Ivoire": "CIV",
    "Czech Republic": "CZE",
    "Drc": "COD",
    "Korea (ROK)": "KOR",
    "Russia": "RUS",
    "South Korea": "KOR",
    "Turkey": "TUR",
    "UK": "GBR",
    "USA": "USA",
    "Us": "USA",
    "Vietnam": "VNM",
    "Multinational": "multinational",
    "CARICOM": "CARICOM",
}
UNNAMED_CONTRIBUTOR = {"TCC name unknown", "Un"}
# Standing not settled: as in headquarters.csv no country is named. Badme and Deda Lala the source itself gives to both.
NO_COUNTRY = {("untso", "Jerusalem"), ("unmee", "Badme"), ("unmee", "Deda Lala")}
UNSETTLED = "XJK"  # Jammu and Kashmir; there the source's Pakistan or India is not followed
# Against strength.csv: one site with over 1.2 times the year's highest month, which standard sizes cannot explain; sites
# that add up to more than twice that month, or to less than half the year's mean.
MOST_AT_ONE_SITE, MOST, LEAST = 1.2, 2, 0.5
MONTHS_TO_COMPARE = 3
TROOPS_TO_COMPARE = 200  # staff officers alone, whom the maps do not show, are fewer
TOLERANCE_KM = 25  # country polygons are generalized, and many sites lie at a border
USUAL_POSITION_KM = 10
KM_PER_DEGREE = 111.2
DECIMALS = 4
# What the maps' readers may have misread: operation, first and last year, place (empty = all), quality, note.
ANNOTATIONS = [
    (
        "minurcat",
        2008,
        2008,
        "",
        "doubtful",
        "No troops are reported for the operation until 2009; these may be the European Union's",
    ),
    ("minusca", 2020, 2022, "Bocaranga", "doubtful", "The source places it 30 km further north in 2023 and 2024"),
    ("monuc", 2008, 2008, "Nyamilima", "doubtful", "The source places MONUSCO's Nyamilima some 240 km further west"),
    ("monusco", 2020, 2023, "Nyamilima", "doubtful", "The source places MONUC's Nyamilima some 240 km further east"),
    ("unifil", 1994, 2024, "Maritime Task Force", "", "A force at sea; the position stands for it"),
    ("unisfa", 2012, 2012, "Manyang OB", "doubtful", "Some 100 km south of the Abyei area; the latitude may be misprinted"),
    (
        "unmis",
        2005,
        2007,
        "El Fasher",
        "doubtful",
        "The source has a mission headquarters here besides Khartoum, the operation's only seat",
    ),
    ("unomil", 1996, 1996, "Riverview", "doubtful", "The source has a mission headquarters here besides Monrovia"),
    ("unprofor", 1994, 1994, "Kiseljak", "doubtful", "The source has a mission headquarters here besides Zagreb"),
    ("unprofor", 1994, 1995, "Skopje", "doubtful", "The source has a mission headquarters here besides Zagreb"),
]
WORSE = ("published", "partial", "doubtful")
Spans = dict[str, tuple[int, int]]
Key = tuple[str, int, str]


def read(path: Path) -> list[dict[str, str]]:
    """Return a table's rows, or none if there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def operation_years(milestones: list[dict[str, str]]) -> Spans:
    """Return the years in which each operation began and ended, the end being the later of closing and mandate's end."""
    first, last = {}, {}
    for row in milestones:
        mission_id, year = row["mission_id"], int(row["date"][:4])
        if row["event"] == "start":
            first[mission_id] = year
        elif row["event"] in ("closed", "mandate_ended"):
            last[mission_id] = max(year, last.get(mission_id, year))
    return {mission_id: (year, last.get(mission_id, 9999)) for mission_id, year in first.items()}


def spelled(mission_id: str, name: str, names: dict[tuple[str, str], str]) -> str:
    """Return a place's name as the table writes it: listed spellings, no doubled blanks, the first letter a capital."""
    name = " ".join(name.split())
    name = re.sub(r"^unnamed location/", "", name)
    name = names.get((mission_id, name)) or names.get(("", name)) or name
    return name[:1].upper() + name[1:]


def placed(rows: list[dict[str, str]], names: dict[tuple[str, str], str], spans: Spans) -> dict[Key, list[dict]]:
    """Return the source's rows of peacekeeping operations by operation, year and place.

    Raises ValueError for a mission that is neither an operation nor known to be none.
    """
    found = defaultdict(list)
    for row in rows:
        mission_id, year = row["mission"].lower().replace(" ", "-"), int(row["year"])
        if row["mission"] in NOT_PEACEKEEPING:
            continue
        if mission_id not in spans:
            raise ValueError(f"{row['mission']}: no operation {mission_id}; is it a political mission?")
        if spans[mission_id][0] <= year <= spans[mission_id][1]:
            found[mission_id, year, spelled(mission_id, row["location"], names)].append(row)
    return found


def whole(text: str) -> int | None:
    """Read a count; NA is unknown."""
    return None if text == "NA" else int(text)


def is_of_standard_sizes(troops: int) -> bool:
    """Say whether a figure can be a sum of standard unit sizes."""
    reachable = {0}
    for size in STANDARD_SIZES:
        reachable = {sum_ + n * size for sum_ in reachable for n in range((troops - sum_) // size + 1)}
    return troops in reachable


def year_mean(rows: list[dict[str, str]]) -> int | None:
    """Return the mean of the year's maps: the source's own, or that of a place's several names weighted by their rows."""
    known = [mean for row in rows if (mean := whole(row["ave.no.troops"])) is not None]
    return round(sum(known) / len(known)) if known else None


def troops_of(rows: list[dict[str, str]], has_reason: bool, has_unknown_unit: bool) -> dict:
    """Return troops, whether they are estimated, and what has to be said; zero only where that is what the source says.

    A zero stands if all maps agree on it and the site is listed for its police, its observers or a mission or sector
    headquarters. At a lower headquarters it does not: in 2007 UNIFIL's battalions are all drawn so, without their troops.
    """
    on_maps = [whole(row["NoTroops"]) for row in rows]
    known = sorted({troops for troops in on_maps if troops is not None})
    mean = year_mean(rows)
    if mean is None:
        return {"troops": None, "notes": ["Troops unknown"], "quality": "partial"}
    if mean == 0 and (None in on_maps or has_unknown_unit):
        return {"troops": None, "notes": ["Troops unknown: a map or a contributor is without a figure"], "quality": "partial"}
    if mean == 0 and not has_reason:
        return {
            "troops": None,
            "notes": ["The source gives 0 troops and nothing that the site is listed for"],
            "quality": "partial",
        }
    notes = [f"{known[0]:,} to {known[-1]:,} on the year's maps"] if len(known) > 1 else []
    notes += ["On some of the year's maps without a figure"] if None in on_maps else []
    names = Counter((row["location"], row["ave.no.troops"]) for row in rows)
    if len({figure for _, figure in names}) > 1:
        each = ", ".join(f"{name} ({figure})" for name, figure in sorted(names))
        notes.append(f"Mean of what the source gives under several names: {each}")
    return {
        "troops": mean,
        "is_estimated": any(troops and is_of_standard_sizes(troops) for troops in known),
        "notes": notes,
        "quality": "partial" if None in on_maps or len({figure for _, figure in names}) > 1 else "published",
    }


def contributors_of(rows: list[dict[str, str]], codes: dict[str, str]) -> tuple[list[str], bool, bool]:
    """Return the contributors named at a site, whether one is not named, and whether one's unit is of unknown size."""
    entries = [entry for row in rows for entry in re.findall(r"(.+?) \((\d+|size unknown)\)(?:, |$)", row["year.overview"])]
    named = {codes[name] for name, _ in entries if name not in UNNAMED_CONTRIBUTOR}
    sizes = {size for _, size in entries}
    return sorted(named, key=str.lower), any(name in UNNAMED_CONTRIBUTOR for name, _ in entries), "size unknown" in sizes


def usual_positions(sites: dict[Key, list[dict]]) -> dict[tuple[str, str], tuple[float, float]]:
    """Return where each operation's place lies in most years, of equals the position of the earlier years."""
    years: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for (mission_id, _, place), rows in sorted(sites.items()):
        for position in dict.fromkeys(position_of(row) for row in rows):
            years[mission_id, place][position] += 1
    return {place: counts.most_common(1)[0][0] for place, counts in years.items()}


def position_of(row: dict[str, str]) -> tuple[float, float]:
    """Return a row's latitude and longitude, to about ten meters."""
    return round(float(row["latitude"]), DECIMALS), round(float(row["longitude"]), DECIMALS)


def kilometers(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two positions, on a plane good enough for neighbors."""
    narrowing = math.cos(math.radians((one[0] + other[0]) / 2))
    return KM_PER_DEGREE * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrowing)


def kilometers_outside(area: Geometry, position: tuple[float, float]) -> float:
    """Return how far a position lies outside an area, 0 within it."""
    narrowing = math.cos(math.radians(position[0]))
    flat = scale(area, xfact=narrowing, origin=(0, 0))
    return KM_PER_DEGREE * flat.distance(Point(position[1] * narrowing, position[0]))


def locate(row: dict, positions: list[tuple[float, float]], usual: tuple[float, float]) -> None:
    """Give a site one position, the usual one if the year has it, and doubt one that is far from the others."""
    here = usual if usual in positions else sorted(positions)[0]
    row["latitude"], row["longitude"] = here
    for other in sorted({*positions, usual} - {here}):
        if (far := kilometers(here, other)) > USUAL_POSITION_KM:
            doubt(row, f"The source also places it at {other[0]}, {other[1]}, {far:.0f} km away")


def doubt(row: dict, note: str, quality: str = "doubtful") -> None:
    """Add a note and, unless it is worse already, a quality."""
    row["notes"].append(note)
    if quality:
        row["quality"] = max(row["quality"], quality, key=WORSE.index)


class Countries:
    """The areas a position is looked up in, and what the source's names for them mean."""

    def __init__(self, polygons: dict[str, Geometry], abyei: Geometry, codes: dict[str, str], hosts: dict[str, list[str]]):
        self.polygons, self.abyei, self.codes, self.hosts = polygons, abyei, codes, hosts
        self.prepared = {country_id: prep(area) for country_id, area in polygons.items()}

    def of(self, mission_id: str, place: str, position: tuple[float, float], named: str) -> tuple[str, str, str]:
        """Return country_id, a note and a quality for a position the source gives to the country named."""
        point = Point(position[1], position[0])
        if (mission_id, place) in NO_COUNTRY:
            return "", "Country left open: status or boundary not settled", ""
        if self.abyei.covers(point):
            return "", f"In the Abyei area, whose status is not settled; the source names {named}", ""
        if self.prepared[UNSETTLED].covers(point):
            return UNSETTLED, f"In Jammu and Kashmir, whose status is not settled; the source names {named}", ""
        country_id = self.codes[named]
        if self.prepared[country_id].covers(point) or kilometers_outside(self.polygons[country_id], position) <= TOLERANCE_KM:
            return country_id, "Kosovo (Security Council resolution 1244 (1999))" if named == "Kosovo" else "", ""
        host = [other for other in self.hosts[mission_id] if self.prepared[other].covers(point)]
        if host:
            return host[0], f"The source names {named}", ""
        return country_id, f"More than {TOLERANCE_KM} km outside {named}", "doubtful"


def country_codes(countries: list[dict[str, str]], special: dict[str, str]) -> dict[str, str]:
    """Return the code of every name a country goes by in our table or, differently, in the source."""
    ours = {row[column]: row["country_id"] for row in countries for column in ("name", "short_name")}
    return ours | special


def read_countries(disputed_areas: Path) -> Countries:
    """Read the polygons, the Abyei area, the codes and the host countries."""
    features = json.loads((DATA / "boundaries" / "countries.geojson").read_text(encoding="utf-8"))["features"]
    polygons = {feature["properties"]["country_id"]: shape(feature["geometry"]) for feature in features}
    disputed = json.loads(disputed_areas.read_text(encoding="utf-8"))["features"]
    (abyei,) = [shape(feature["geometry"]) for feature in disputed if feature["properties"]["BRK_NAME"] == "Abyei"]
    hosts = defaultdict(list)
    for row in read(TABLES / "host_countries.csv"):
        hosts[row["mission_id"]].append(row["country_id"])
    return Countries(polygons, abyei, country_codes(read(TABLES / "countries.csv"), COUNTRY), hosts)


def site(key: Key, rows: list[dict[str, str]], troop_types: list[dict[str, str]], tcc: list[dict], codes: dict[str, str]) -> dict:
    """Return one site of one year as the source has it, not yet located nor corrected."""
    mission_id, year, place = key
    has = {flag: any(row[column] != "0" for row in rows) for flag, column in FLAGS.items()}
    for flag, column in ALSO_IN_TROOP_TYPES.items():
        has[flag] = has[flag] or any(row[column] != "0" for row in troop_types)
    level = max(row["hq"] for row in rows)
    contributors, one_unnamed, one_unsized = contributors_of(tcc, codes)
    row = {"mission_id": mission_id, "year": year, "place": place} | has
    row |= troops_of(rows, level in "23" or has["has_police"] or has["has_observers"], one_unsized)
    row |= {"hq_level": HQ_LEVEL[level], "contributors": "; ".join(contributors), "source_id": "geo-pko"}
    names = " / ".join(sorted({row["location"] for row in rows}))
    row["locator"] = f"FrontMap: {rows[0]['mission']}, {year}, {names}"
    if contributors and one_unnamed:
        doubt(row, "Not all contributors are named", "partial")
    return row


def empty_unmarked(table: list[dict]) -> None:
    """Empty a mark that an operation has at no site of a year: the maps then leave it out, which is no proof of absence."""
    years = defaultdict(list)
    for row in table:
        years[row["mission_id"], row["year"]].append(row)
    for rows in years.values():
        for flag in FLAGS:
            if not any(row[flag] for row in rows):
                for row in rows:
                    row[flag] = None


def correct(table: list[dict], corrections: list[dict[str, str]]) -> None:
    """Change what the corrections say (`monua, 1997 to 1999, Huambo`), unless the source no longer has what they call wrong."""
    for correction in (row for row in corrections if row["table"] == "deployments"):
        mission_id, years, place = correction["key"].split(", ", 2)
        first, _, last = years.partition(" to ")
        field, found = correction["field"], []
        for row in table:
            if (row["mission_id"], row["place"]) == (mission_id, place) and int(first) <= row["year"] <= int(last or first):
                found.append(row)
        if not found or any(str(row[field]) != correction["wrong"] for row in found):
            raise ValueError(f"{correction['correction_id']}: not {correction['wrong']!r} under {field} at {correction['key']}")
        for row in found:
            row[field] = correction["right"]
            row["notes"].append(f"Corrected: the source gives {correction['wrong']} under {field}")


def annotate(table: list[dict]) -> None:
    """Say what is doubtful or in need of a word."""
    for mission_id, first, last, place, quality, note in ANNOTATIONS:
        found = [row for row in table if row["mission_id"] == mission_id and first <= row["year"] <= last]
        found = [row for row in found if place in ("", row["place"])]
        if not found:
            raise ValueError(f"No row of {mission_id} from {first} to {last} at {place!r}, which has a note: {note}")
        for row in found:
            doubt(row, note, quality)


def doubt_shared_positions(table: list[dict]) -> None:
    """Doubt the positions that several sites of an operation share in one year: at most one can be right."""
    shared = defaultdict(list)
    for row in table:
        shared[row["mission_id"], row["year"], row["latitude"], row["longitude"]].append(row)
    for rows in (rows for rows in shared.values() if len(rows) > 1):
        for row in rows:
            others = ", ".join(other["place"] for other in rows if other is not row)
            doubt(row, f"The source gives {others} the same coordinates")


def monthly_troops(strength: list[dict[str, str]]) -> dict[tuple[str, int], list[int]]:
    """Return the troops each operation reported in the months of each year."""
    months = defaultdict(list)
    for row in strength:
        if row["troops"]:
            months[row["mission_id"], int(row["date"][:4])].append(int(row["troops"]))
    return {key: troops for key, troops in months.items() if len(troops) >= MONTHS_TO_COMPARE}


def compare(table: list[dict], months: dict[tuple[str, int], list[int]]) -> None:
    """Doubt troops that are more than the operation can have had there, and say where many are missing."""
    years = defaultdict(list)
    for row in table:
        if row["troops"]:
            years[row["mission_id"], row["year"]].append(row)
    for key, reported in months.items():
        rows, highest, mean = years[key], max(reported), round(sum(reported) / len(reported))
        total = sum(row["troops"] for row in rows)
        said = f"The year's sites add up to {total:,} troops; the operation reported"
        for row in rows:
            if row["troops"] > MOST_AT_ONE_SITE * highest:
                doubt(row, f"More troops than the operation reported in any month of the year ({highest:,})")
            if total > MOST * highest:
                doubt(row, f"{said} at most {highest:,}")
                row |= {"reported_troops": highest, "reported_as": "most"}
            elif mean >= TROOPS_TO_COMPARE and total < LEAST * mean:
                doubt(row, f"{said} {mean:,} on average", "partial")
                row |= {"reported_troops": mean, "reported_as": "mean"}


def in_words(value: object) -> object:
    """Write a value as the tables do: nothing for unknown, true and false in lower case."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def deployments(folder: Path, disputed_areas: Path, corrections: Path) -> list[dict]:
    """Return the whole table, by operation, year and place."""
    names = {
        (row["mission_id"], row["name_in_source"]): row["name"] for row in read(Path(__file__).with_name("deployment_names.csv"))
    }
    spans = operation_years(read(TABLES / "milestones.csv"))
    front, tcc, types = (placed(read(folder / f"{name}_v.2.3.csv"), names, spans) for name in ("FrontMap", "TCCMap", "TTMap"))
    countries, usual = read_countries(disputed_areas), usual_positions(front)
    codes = country_codes(read(TABLES / "countries.csv"), CONTRIBUTOR)
    table = []
    for key, rows in sorted(front.items()):
        row = site(key, rows, types.get(key, []), tcc.get(key, []), codes)
        locate(row, [position_of(each) for each in rows], usual[key[0], key[2]])
        position = row["latitude"], row["longitude"]
        row["country_id"], note, quality = countries.of(key[0], key[2], position, rows[0]["country"])
        if note:
            doubt(row, note, quality)
        table.append(row)
    correct(table, read(corrections))
    annotate(table)
    doubt_shared_positions(table)
    compare(table, monthly_troops(read(TABLES / "strength.csv")))
    empty_unmarked(table)
    return [{column: in_words(row.get(column)) for column in COLUMNS} | {"note": "; ".join(row["notes"])} for row in table]


def main(folder: str, disputed_areas: str, corrections: str = "", output: str = "") -> None:
    """Write the table, once nothing has stopped its making."""
    table = deployments(Path(folder), Path(disputed_areas), Path(corrections or TABLES / "corrections.csv"))
    with Path(output or TABLES / "deployments.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


if __name__ == "__main__":
    main(*sys.argv[1:])
