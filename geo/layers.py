"""What does the browser draw? Geometry and operations as compact JSON, made once and fetched by address."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.schema import is_doubtful


class Layer(NamedTuple):
    """A file the browser fetches: its name, its bytes and a tag that changes when they do."""

    name: str
    body: bytes
    etag: str


def digest(body: bytes) -> str:
    """Return a short text that differs when the bytes do."""
    return hashlib.sha256(body).hexdigest()[:16]


def layer(name: str, content: dict) -> Layer:
    """Pack content as JSON, GeoJSON with its geometry `packed`; the tag is a digest of the bytes, so an address with it can be kept for ever."""
    body = json.dumps(packed(content) if "features" in content else content, separators=(",", ":"), ensure_ascii=False).encode()
    return Layer(name, body, digest(body))


STEPS = (
    100  # of a degree: nearly every point of the geometry stands on one; the others are said to a hundredth of a step, ten meters
)
LINED = ("LineString", "MultiLineString", "Polygon", "MultiPolygon")


def packed(content: dict) -> dict:
    """Return GeoJSON whose lines and rings are flat lists of numbers, the steps from point to point, and `steps`, how many a degree has.

    A line's first step is that from where the line before it in its feature began; a ring's last point, which is its first, is left out.

    Half the bytes; web/shared/packed.js makes points of it again. Raises ValueError for geometry without a line.
    """
    if unknown := {each["geometry"]["type"] for each in content["features"]} - {*LINED}:
        raise ValueError(f"geometry that cannot be packed: {', '.join(sorted(unknown))}")
    shapes = [(each, each["geometry"]) for each in content["features"]]
    features = []
    for each, shape in shapes:
        lines = _steps(shape["coordinates"], np.zeros((1, 2)), "Polygon" in shape["type"])
        features.append(each | {"geometry": shape | {"coordinates": lines}})
    return content | {"steps": STEPS, "features": features}


def _steps(coordinates: Sequence, last: np.ndarray, is_ring: bool) -> list:
    """Return lines as steps; `last` is where the line before began, and is moved to where the last of these does."""
    if isinstance(coordinates[0][0], Sequence):
        return [_steps(each, last, is_ring) for each in coordinates]
    points = np.round(np.asarray(coordinates) * STEPS, 2)[: -1 if is_ring else None]
    between = np.round(np.diff(points, axis=0, prepend=last), 2).ravel().tolist()
    last[:] = points[0]
    return [int(step) if step.is_integer() else step for step in between]


def content_of(layer: Layer) -> dict:
    """Return what a layer holds as it was before it was packed: its geometry is GeoJSON's."""
    content = json.loads(layer.body)
    for feature in content["features"] if "steps" in content else []:
        shape = feature["geometry"]
        shape["coordinates"] = _points(shape["coordinates"], content["steps"], np.zeros((1, 2)), "Polygon" in shape["type"])
    return content


def _points(flat: list, steps: int, last: np.ndarray, is_ring: bool) -> list:
    if isinstance(flat[0], list):
        return [_points(each, steps, last, is_ring) for each in flat]
    points = np.round(last + np.cumsum(np.reshape(flat, (-1, 2)), axis=0), 2)
    last[:] = points[0]
    return ((np.concatenate([points, points[:1]]) if is_ring else points) / steps).tolist()


def countries_layer(boundaries: gpd.GeoDataFrame, countries: pd.DataFrame, name: str = "countries") -> Layer:
    """Return the land as GeoJSON: country_id, status of each area.

    Raises ValueError naming the areas when a polygon has no row in the countries table.
    """
    known = countries.set_index("country_id")["status"]
    unknown = sorted(set(boundaries["country_id"]) - set(known.index))
    if unknown:
        raise ValueError(f"areas without a row in the countries table: {', '.join(unknown)}")
    land = boundaries[["country_id", "geometry"]].assign(status=boundaries["country_id"].map(known))
    return layer(name, land.to_geo_dict(drop_id=True))


def coarse(boundaries: gpd.GeoDataFrame, degrees: float = 0.15) -> gpd.GeoDataFrame:
    """Return the land for the world view, its outlines simplified together so that neighbours still meet.

    `degrees` is the tolerance: half a pixel in the world view, for a third of the bytes.
    """
    simpler = shapely.orient_polygons(shapely.coverage_simplify(np.asarray(boundaries.geometry.array), degrees))
    return boundaries.set_geometry(gpd.GeoSeries(simpler, index=boundaries.index, crs=boundaries.crs))


GRAIN = 0.05  # degrees: an eighth of a pixel in the world view, at most
LEAST_POINTS = 5  # of an outline, the first told again at its end: fewer tell no form that could be kept on a grid


def on_grid(land: gpd.GeoDataFrame, *lines: gpd.GeoDataFrame) -> list[gpd.GeoDataFrame]:
    """Return coarse land, and lines along it, with their points on a grid of GRAIN degrees, so that neighbours still meet.

    Where an island of few points has one, it stays as it was, and so do those of a piece of land that would lose its form.
    """
    shapes = np.asarray(land.geometry.array)
    kept = np.empty(0, complex)

    def moved(points: np.ndarray) -> np.ndarray:
        stays = np.isin(_as_complex(points), kept)[:, None]
        return np.where(stays, points, np.round(np.round(points / GRAIN) * GRAIN, 2))

    pieces, owners = shapely.get_parts(shapes, return_index=True)
    lost = shapely.get_num_points(shapely.get_exterior_ring(pieces)) < LEAST_POINTS
    while lost.any():
        kept = np.concatenate([kept, _as_complex(shapely.get_coordinates(pieces[lost]))])
        lost = ~shapely.is_valid(shapely.transform(pieces, moved))
        if not lost.any():  # each by itself is sound: some may lie over one another
            lost = ~shapely.is_valid(shapely.transform(shapes, moved))[owners]
    told = (shapely.transform(np.asarray(each.geometry.array), moved) for each in (land, *lines))
    return [
        each.set_geometry(gpd.GeoSeries(given, index=each.index, crs=each.crs))
        for each, given in zip((land, *lines), told, strict=True)
    ]


def _as_complex(points: np.ndarray) -> np.ndarray:
    """Return points as single numbers, which can be looked for."""
    return points[:, 0] + 1j * points[:, 1]


def iso(date) -> str:
    """Write a date as the browser compares it, "" when it is missing."""
    return "" if pd.isna(date) else pd.Timestamp(date).strftime("%Y-%m-%d")


KNOWN_TO = {"day": 10, "month": 7, "year": 4}  # letters of a date as 2017-03-31


def counts_of(counts: pd.DataFrame) -> list[list]:
    """Return an operation's counts, oldest first, as [date, persons], or with a third number: 1 where it is said with an “about”, being
    rounded, 2 where it is no plain count, which is drawn hollow, too.

    A date is written no finer than it is known, 2017-03-31, 2018-06 or 2018, so that as text it is not after any day it can
    mean: the last one not after a day is the one that stands.
    """
    rows = zip(counts["date"], counts["precision"], counts["uniformed"], marks_of_counts(counts), strict=True)
    return [[iso(date)[: KNOWN_TO[precision]], int(persons), *mark] for date, precision, persons, mark in rows]


def marks_of_counts(counts: pd.DataFrame) -> list[list[int]]:
    """Return for each count what follows date and persons in the browser's file: nothing, [1] or [2] (see counts_of)."""
    pairs = zip(counts["is_doubtful"], counts["quality"] == "rounded", strict=True)
    return [[2] if doubtful else [1] if rounded else [] for doubtful, rounded in pairs]


def missions_layer(
    spans: pd.DataFrame,
    seats: pd.DataFrame,
    hosts: pd.DataFrame,
    colors: dict[str, dict[str, str]],
    counts: pd.DataFrame,
    told: Mapping[str, tuple[str, str]] | None = None,
    until: Mapping[str, str] | None = None,
) -> Layer:
    """Return every operation with its span, seats, host countries and strength, and the colours of the regions by theme.

    `told` gives by mission_id its countries in words and what it was for, as a list has them; `until` the last end of its mandate that
    is known, of those that are open.

    `counts` are those of data.people.shared_counts. The browser finds by the rules of data.rules what was so on a day.
    """
    counted = {mission_id: counts_of(rows) for mission_id, rows in counts.groupby("mission_id")}
    seats_of, hosts_of = seats.groupby("mission_id", sort=False), hosts.groupby("mission_id")["country_id"]
    missions = [
        {
            "id": span.mission_id,
            "acronym": span.acronym,
            "name": span.name_,
            "region": span.region,
            **dict(zip(("where", "purpose"), (told or {}).get(span.mission_id, ("", "")), strict=True)),
            "start": iso(span.start_date),
            "end": iso(span.end_date),
            # Where its first day is not known: the date as far as it is known, to be said.
            **({"since": iso(span.start_date)[: KNOWN_TO[span.start_precision]]} if span.start_precision != "day" else {}),
            **({"until": until[span.mission_id]} if until and span.mission_id in until else {}),
            "hosts": sorted(hosts_of.get_group(span.mission_id)),
            "strength": counted.get(span.mission_id, []),
            "seats": [
                {
                    "place": seat.place,
                    "at": [seat.latitude, seat.longitude],
                    "from": iso(seat.from_date),
                    "to": iso(seat.last_day),
                    "main": bool(seat.is_main),
                    **({"turns": True} if seat.is_by_turns else {}),
                }
                for seat in seats_of.get_group(span.mission_id).itertuples()
            ],
        }
        for span in spans.rename(columns={"name": "name_"}).itertuples()
    ]
    return layer("missions", {"colors": by_theme(colors), "missions": missions})


# What stands at a site, each a power of two, so that one number says all of it.
MARKS = {"has_police": 1, "has_observers": 2, "has_aviation": 4, "has_medical": 8}
SEATS = {"sector": 16, "mission": 32}
IS_ESTIMATED, IS_DOUBTFUL = 64, 128


def marks_of(row) -> int:
    """Return a row of deployments' marks as one number: what was there, its headquarters, and how sure the figure is."""
    marks = MARKS | {"is_estimated": IS_ESTIMATED}
    known = sum(mark for name, mark in marks.items() if pd.notna(getattr(row, name)) and getattr(row, name))
    return known + SEATS.get(row.hq_level, 0) + (IS_DOUBTFUL if row.quality == "doubtful" else 0)


def years_of_sites(deployments: pd.DataFrame, parties: dict[str, int]) -> dict[str, dict[tuple, list]]:
    """Return by operation and site (place, latitude, longitude) its years as [year, troops or null, marks, contributors]."""
    found: dict[str, dict[tuple, list]] = {}
    # One walk over the rows: taking them apart by site costs pandas half a minute.
    for row in deployments.sort_values(["mission_id", "place", "year"]).itertuples():
        site = found.setdefault(row.mission_id, {}).setdefault((row.place, row.latitude, row.longitude), [])
        site.append([int(row.year), None if pd.isna(row.troops) else int(row.troops), marks_of(row), parties[row.contributors]])
    return found


def by_theme(colors: dict[str, dict]) -> dict[str, dict]:
    """Return the colours that a map's script chooses from: light and dark, without those the page alone can resolve."""
    return {theme: colors[theme] for theme in ("light", "dark")}


def sites_layer(deployments: pd.DataFrame, spans: pd.DataFrame, colors: dict[str, dict[str, str]]) -> Layer:
    """Return every operation's sites with their years, and the colours of the regions by theme.

    `spans` has mission_id, acronym and region. A site is a place at one position; troops are persons, null where unknown; `most` is the most
    that ever stood at one.
    """
    parties = {text: n for n, text in enumerate(sorted(set(deployments["contributors"])))}
    acronyms, regions = (spans.set_index("mission_id")[column] for column in ("acronym", "region"))
    missions = [
        {
            "id": mission_id,
            "acronym": acronyms[mission_id],
            "region": regions[mission_id],
            "sites": [{"place": place, "at": at, "years": years} for (place, *at), years in sites.items()],
        }
        for mission_id, sites in years_of_sites(deployments, parties).items()
    ]
    told = {
        "colors": by_theme(colors),
        "years": [int(deployments["year"].min()), int(deployments["year"].max())],
        "most": int(deployments["troops"].max()),
        "parties": list(parties),
        "missions": missions,
    }
    return layer("sites", told)


def sites_by_year(whole: Layer) -> list[Layer]:
    """Return the sites of each year alone, in files of the same form as that of all years: a map of all operations begins with one."""
    told = json.loads(whole.body)
    first, last = told["years"]
    return [layer(f"sites-{year}", told | _in_year(told, year)) for year in range(first, last + 1)]


def _in_year(told: dict, year: int) -> dict:
    """Return the operations that had sites in a year with these, and the contributors that are named there."""
    parties: dict[int, int] = {}
    missions = []
    for mission in told["missions"]:
        held = [site | {"years": [each for each in site["years"] if each[0] == year]} for site in mission["sites"]]
        sites = [
            site | {"years": [[*entry, parties.setdefault(party, len(parties))] for *entry, party in site["years"]]}
            for site in held
            if site["years"]
        ]
        if sites:
            missions.append(mission | {"sites": sites})
    return {"parties": [told["parties"][party] for party in parties], "missions": missions}


def waters_layer(waters: gpd.GeoDataFrame) -> Layer:
    """Return lakes and rivers as GeoJSON, one feature each: kind (lake, river)."""
    return layer("waters", waters[["kind", "geometry"]].to_geo_dict(drop_id=True))


def places_layer(capitals: pd.DataFrame, countries: pd.DataFrame) -> Layer:
    """Return the capitals of today by iso3 as [place, latitude, longitude, country]."""
    names = countries.set_index("country_id")["short_name"]
    told = {row.country_id: [row.place, row.latitude, row.longitude, names[row.country_id]] for row in capitals.itertuples()}
    return layer("places", {"capitals": told})


def others_layer(others: pd.DataFrame, kinds: Mapping[str, str]) -> Layer:
    """Return missions and forces that are not counted, where they are and the days between which they are known.

    `others` is data.others.placed, `kinds` what each kind is called.
    """
    told = [
        {
            "name": f"{row.name_said} ({row.acronym})" if row.acronym else row.name_said,
            "kind": kinds[row.kind],
            "at": [round(row.latitude, 3), round(row.longitude, 3)],
            "from": iso(row.known_from),
            "to": iso(row.known_to),
        }
        for row in others.itertuples()
    ]
    return layer("others", {"others": told})


def events_layer(events: pd.DataFrame) -> Layer:
    """Return the events of operations, oldest first: [event_id, mission_id, day, date as far as it is known, latitude, longitude, title, 1
    where of the first rank, 1 where not confirmed]; latitude and longitude are null where an event has no place."""
    told = [
        [
            *(row.event_id, row.mission_id, iso(row.date), iso(row.date)[: KNOWN_TO[row.date_precision]]),
            *(None if pd.isna(degrees) else degrees for degrees in (row.latitude, row.longitude)),
            *(row.title, int(row.is_landmark), int(is_unsure)),
        ]
        for row, is_unsure in zip(events.itertuples(), is_doubtful("events", events), strict=True)
    ]
    return layer("events", {"events": told})


def flows_layer(contributions: pd.DataFrame, contributors: pd.DataFrame) -> Layer:
    """Return who contributed how many to each operation in each year: [iso3, persons on the mean], the most first.

    Rows without an operation are left out. `years` are the first and the last with rows by operation.
    """
    rows = contributions[(contributions["mission_id"] != "") & contributions["uniformed"].gt(0)]
    by_mission: dict[str, dict[int, list]] = {}
    for row in rows.sort_values(["mission_id", "year", "uniformed", "iso3"], ascending=[True, True, False, True]).itertuples():
        entry = [row.iso3, round(float(row.uniformed), 1)]
        by_mission.setdefault(row.mission_id, {}).setdefault(int(row.year), []).append(entry)
    names = contributors.set_index("iso3")["name"].loc[sorted(rows["iso3"].unique())]
    years = [int(rows["year"].min()), int(rows["year"].max())]
    return layer("flows", {"years": years, "names": names.to_dict(), "missions": by_mission})


def values_layer(ranked: dict[int, pd.DataFrame]) -> Layer:
    """Return who contributed how many in each year as {iso3: whole persons}, and the names by iso3.

    `ranked` has for each year iso3, name and uniformed (persons, on the mean or on a day), as data.people.contributors.
    """
    names = {row.iso3: row.name for rows in ranked.values() for row in rows.itertuples()}
    years = {
        year: dict(zip(rows["iso3"], rows["uniformed"].astype(float).round().astype(int).tolist(), strict=True))
        for year, rows in ranked.items()
    }
    return layer("values", {"names": names, "years": years})
