"""Where were the operations on a day? The map of the front page as a figure: its headline, its numbers and what they rest on."""

from collections.abc import Sequence

import pandas as pd

from data import atlas
from data.load import as_of
from data.missions import row_of
from figures import paper_maps, paper_years
from figures.figure import Figure, Note, View
from figures.layers import layer_addresses
from figures.pictures import Map
from figures.registry import figure, parameters_of
from figures.table import Table
from figures.terms import IN_REGION, heading
from geo.maps import base_map
from geo.switches import shown
from words import About, Day, joined, prose, say, say_n

HEIGHT = 356  # pixels: map, time bar and timeline stand on one screen
LIST = "un-hub-pko"  # the United Nations' own list
CHANNEL = "atlas"  # of a map beside which no time bar speaks
LEAST_FRAME = 1  # degree, across and up
CAPITALS = "geonames"  # where the capitals around an operation lie
NEAR = "near"  # a frame around the chosen operation, where it is deployed, as the screen goes near to it
RECENT = pd.Timedelta(days=92)  # a count that is older is told by its own month: it is no longer one of the day
STEPS = ((10_000, 1000), (1000, 100), (100, 10))  # from how many persons on a headline rounds to how many


def days() -> list[str]:
    """Return the atlas's own day, the first, one before any count, one of many operations."""
    return ["", "1948-05-29", "1949-07-01", "1994-07-01"]


def regions() -> list[str]:
    """Return all regions, one with many operations, one that often has none."""
    return ["", "Africa", "Americas"]


def operations() -> list[str]:
    """Return no operation, one that is open, one that ended, one that was never large."""
    return ["", "unmiss", "unprofor", "domrep"]


def frames() -> list[str]:
    """Return no frame of its own, that of the eastern Mediterranean, and what is around the operation that is chosen."""
    return ["", "25,26,45,38", NEAR]


def box_of(frame: str) -> tuple[float, float, float, float] | None:
    """Return a frame's west, south, east and north in degrees; None for one that has none. Raises ValueError, in a sentence, for no frame."""
    if frame in ("", NEAR):
        return None
    try:
        west, south, east, north = map(float, frame.split(","))
    except ValueError:
        west = south = east = north = 0.0
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90 and min(east - west, north - south) >= LEAST_FRAME):
        raise ValueError(f"frame={frame[:40]!r} is no part of the world; write west,south,east,north in degrees, as 25,26,45,38")
    return west, south, east, north


@figure("map", date=days, mission=operations, region=regions, frame=frames)
def world(date: str = "", mission: str = "", region: str = "", frame: str = "") -> Figure:
    """The operations of a day at their headquarters, by the sizes last known; on paper within a frame, as a screen has it."""
    box = box_of(frame)
    day = pd.Timestamp(date) if date else as_of()
    rows = atlas.with_events(atlas.operations_on(day, region), day)
    is_near = frame == NEAR and bool((rows["mission_id"] == mission).any())
    happened = int(rows["events"].map(len).sum())
    view = {"date": f"{day:%Y-%m-%d}", "mission": mission, "region": region, "layers": shown(""), "only": ""}
    return Figure(
        key="map",
        finding=finding(day, atlas.rows_on(day, region), mission, region),
        unit=joined(
            say("A dot is an operation's headquarters, its size the soldiers, police and observers last counted."),
            say("Shown is a part of the map.") if box or is_near else "",
        ),
        picture=Map(
            lambda look: base_map(layer_addresses(), CHANNEL),
            view=view,
            height=HEIGHT,
            paint=lambda look, root, paper: paper_maps.paint_day(
                look, root, paper, day, mission, region, is_near=is_near, box=box
            ),
            shapes=lambda: paper_maps.areas_of_day(day, region),
            years=(paper_years.height_of, lambda look, root, paper: paper_years.paint_years(look, root, paper, day)),
        ),
        alt=say(
            "A map of the surroundings of {operation}, with its headquarters and its area.", operation=row_of(mission)["acronym"]
        )
        if is_near
        else say_n(
            "A map of the world with the headquarters and area of {n} operation; events of the year before: {events}.",
            "A map of the world with the headquarters and areas of {n} operations; events of the year before: {events}.",
            len(rows),
            events=happened,
        ),
        table=Table(
            rows.assign(places=rows["places"].map(", ".join), events=rows["events"].map(_listed)),
            {
                "acronym": heading("missions", "acronym"),
                "name": heading("missions", "official_name"),
                "region": heading("missions", "region"),
                "places": heading("host_countries", "country_id"),
                "seat": heading("headquarters", "place"),
                "start_date": say("First day"),
                "uniformed": say("Strength"),
                "counted_on": say("Strength of"),
                "quality": heading("strength", "quality"),
                "purpose": heading("missions", "purpose"),
                "events": say("Events of the year before"),
            },
        ),
        view=View("", {"date": date, "mission": mission, "region": region}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "A dot is an operation's headquarters of the day, its size the people in uniform last counted; a pale one has no count."
                ),
            ),
            Note("read", say("A shade or ring is the area of operations; a broken outline is schematic.")),
            Note(
                "read",
                say(
                    "A triangle is an event of the year before the day, of a chosen operation any event so far; pick it to read what happened."
                ),
            ),
            Note(
                "read", say("Bars below the map are operations from first day to last; pick a bar, a dot or a name to read more.")
            ),
            Note(
                "doubt",
                say(
                    "The headline's number of peacekeepers is rounded; it is the last count of soldiers, police and observers before the day."
                ),
            ),
            Note(
                "doubt",
                say(
                    "Of a region it is the sum of its operations' last counts, which are of different days; one without a count is left out."
                ),
            ),
            Note("doubt", say("Counted are the operations of the United Nations' own list; political missions are not."), LIST),
        ),
        sources=(LIST, CAPITALS) if is_near else (LIST,),
        picks={"mission_id": "mission"},
        has_doubt=bool(rows["is_doubtful"].any()),
    )


def sources_of(day: pd.Timestamp, region: str = "") -> list[str]:
    """Return the sources behind the map of a day, as its figure has them (Figure.source_ids): a step of the date makes no figure."""
    return list(dict.fromkeys([*atlas.sources_on(day, region), LIST]))


def as_seen(shown: Figure) -> Figure:
    """Return a figure as the screen shows it: the map goes near to the operation that is chosen, any other figure is as it is."""
    if shown.key != "map" or not (asked := parameters_of(shown)).get("mission") or asked.get("frame"):
        return shown
    return world(**asked | {"frame": NEAR})


def _listed(events: list[dict]):
    """Return events in one line: each day and what happened."""
    told = [
        say(
            "{day}: {title}",
            day=Day(row["date"], row["date_precision"]),
            title=prose(row["title"], "events", row["event_id"], "title"),
        )
        for row in events
    ]
    return joined(*told, between="; ")


def rough(persons: int, is_plain: bool = True) -> About | int:
    """Return a number of persons as a headline has it: a count rounded, a small one as it is, an estimate as the panel beside it."""
    if not is_plain:
        return About(persons)
    step = next((step for least, step in STEPS if persons >= least), 1)
    return About(round(persons / step) * step) if step > 1 else persons


def finding(day: pd.Timestamp, rows: Sequence[dict], mission: str = "", region: str = ""):
    """Return how many operations and peacekeepers there were on a day (data.atlas.rows_on), and where one is chosen its part."""
    (persons, is_plain), count = atlas.persons_on(day, rows, region), len(rows)
    if mission:
        return _finding_of(mission, day, rows)
    if not count:
        return (
            say("No operation was deployed {where} on {day}.", where=IN_REGION[region], day=Day(day))
            if region
            else say("No operation was deployed on {day}.", day=Day(day))
        )
    known = say("{persons} peacekeepers", persons=rough(persons, is_plain)) if persons else ""
    if region and known:
        return say_n(
            "{n} operation {where}, {known}, on {day}.",
            "{n} operations {where}, {known}, on {day}.",
            count,
            where=IN_REGION[region],
            known=known,
            day=Day(day),
        )
    if region:
        return say_n(
            "{n} operation {where} on {day}.", "{n} operations {where} on {day}.", count, where=IN_REGION[region], day=Day(day)
        )
    if known:
        return say_n("{n} operation, {known}, on {day}.", "{n} operations, {known}, on {day}.", count, known=known, day=Day(day))
    return say_n("{n} operation on {day}.", "{n} operations on {day}.", count, day=Day(day))


def _finding_of(mission: str, day: pd.Timestamp, rows: Sequence[dict]):
    """Return what one operation was on a day, from when to when."""
    row, found = row_of(mission), next((row for row in rows if row["mission_id"] == mission), None)
    first = Day(row["start_date"], row["start_precision"])
    if found is None and pd.notna(row["end_date"]):
        last = Day(row["end_date"], row["end_precision"] or "day")
        return say(
            "{acronym} was deployed from {first} to {last}, not on {day}.",
            acronym=row["acronym"],
            first=first,
            last=last,
            day=Day(day),
        )
    if found is None:
        return say("{acronym} was not deployed on {day}; it began on {first}.", acronym=row["acronym"], day=Day(day), first=first)
    persons, is_plain = found["uniformed"], not found["is_doubtful"]
    if persons is None:
        return say("{acronym}, deployed since {first}, on {day}.", acronym=row["acronym"], first=first, day=Day(day))
    told = {"acronym": row["acronym"], "first": first, "persons": rough(int(persons), is_plain)}
    if day - found["counted_on"] <= RECENT:
        return say("{acronym}, deployed since {first}: {persons} peacekeepers on {day}.", **told, day=Day(day))
    counted = Day(found["counted_on"], "year" if found["counted_precision"] == "year" else "month")
    return say("{acronym}, deployed since {first}: {persons} peacekeepers as last counted, in {when}.", **told, when=counted)
