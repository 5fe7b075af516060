"""What led to a thing, and to what did it lead? The sourced connections of the table links, both ways, and two steps far."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

import pandas as pd

from data.load import shared_table
from data.schema import labels
from data.spans import mission_spans

STEPS = 2  # how far a chain is followed, back and forth
COLUMNS = ["link_id", "kind", "key", "name", "date", "precision", "relation", "account", "source_id", "locator"]
# What befell an operation did not bring it about: such connections lead away from it in a chain, not to it.
BEFELL = ("ended", "changed_mandate")
NOT_SLUG = re.compile(r"[^a-z0-9]+")


class End(NamedTuple):
    """One end of a connection: its kind and key, what it is called, its day (NaT where it has none) and how much of that is known.

    `table` and `column` say where the name stands, "" where it is a name and no prose.
    """

    kind: str
    key: str
    name: str
    date: pd.Timestamp
    precision: str
    table: str = ""
    column: str = ""


@cache
def ends() -> dict[tuple[str, str], End]:
    """Return every event, operation, report, recommendation, reform, mandate and office that a connection can have as its end."""
    rows = {name: shared_table(name).itertuples() for name in ("events", "recommendations", "reforms", "mandates", "offices")}
    found = [End("event", row.event_id, row.title, row.date, row.date_precision, "events", "title") for row in rows["events"]]
    found += [
        End("operation", row.mission_id, row.acronym, row.start_date, row.start_precision) for row in mission_spans().itertuples()
    ]
    found += [
        End("reform", row.reform_id, row.short_title, row.date, row.precision, "reforms", "short_title")
        for row in rows["reforms"]
    ]
    found += [
        End("mandate", f"{row.mission_id}:{row.resolution}", row.resolution, row.adopted_date, "day") for row in rows["mandates"]
    ]
    dates = {end.key: (end.date, end.precision) for end in found if end.kind == "reform"}
    found += [
        End("recommendation", row.recommendation_id, row.text, *dates[row.reform_id], "recommendations", "text")
        for row in rows["recommendations"]
    ]
    named = {end.key: end for end in found}
    for row in rows["offices"]:  # an office renamed has several rows: the first says when it began
        if ("office", row.office_id) not in {(end.kind, end.key) for end in named.values()}:
            office = End("office", row.office_id, row.short_name, row.from_date, row.from_precision, "offices", "short_name")
            found.append(office)
            named[row.office_id] = office
    reports = {end for side in ("from", "to") for end in _sides(side) if end[0] == "report"}
    sources = shared_table("sources").set_index("source_id")
    found += [_report(key, sources.loc[key]) for _, key in sorted(reports)]
    return {(end.kind, end.key): end for end in reversed(found)}


def _sides(side: str) -> list[tuple[str, str]]:
    links = shared_table("links")
    return list(zip(links[f"{side}_kind"], links[f"{side}_id"], strict=True))


def _report(key: str, source: pd.Series) -> End:
    """Return a report, which is a source: its day may be known to the month or the year alone."""
    precision = {4: "year", 7: "month", 10: "day"}[len(source["published"])]
    return End("report", key, source["title"], pd.Timestamp(source["published"]), precision)


def end_of(kind: str, key: str) -> End:
    """Return one end of a connection. Raises KeyError when there is no such thing."""
    if (kind, key) not in ends():
        raise KeyError(f"no {kind} {key!r}; kinds are {', '.join(labels('links', 'from_kind'))}")
    return ends()[kind, key]


def causes_of(kind: str, key: str) -> pd.DataFrame:
    """Return what led to a thing, the oldest first: COLUMNS, of which kind, key, name, date and precision tell the other end.

    `kind` is event, operation, report, recommendation, reform, mandate or office; `key` that of its table, for a mandate
    `unef-i:A/RES/1000 (ES-I)`, for a report a source_id. Raises KeyError when there is no such thing.
    """
    return _other_ends(kind, key, "to", "from")


def consequences_of(kind: str, key: str) -> pd.DataFrame:
    """Return to what a thing led, the oldest first. See causes_of."""
    return _other_ends(kind, key, "from", "to")


def _other_ends(kind: str, key: str, here: str, there: str) -> pd.DataFrame:
    end_of(kind, key)
    rows = pd.DataFrame(_connections(here, there).get((kind, key), []), columns=COLUMNS)
    return rows.astype({"date": "datetime64[s]"})


@lru_cache(maxsize=2)
def _connections(here: str, there: str) -> dict[tuple[str, str], list[dict]]:
    """Return the connections of each thing on the side `here`, as COLUMNS tell the end on the side `there`, the oldest first.

    As plain values: a chain asks for those of hundreds of things, and a frame for each would take a hundred times as long.
    """
    told: dict[tuple[str, str], list[dict]] = {}
    for row in shared_table("links").to_dict("records"):
        other = end_of(row[f"{there}_kind"], row[f"{there}_id"])
        of_end = {name: getattr(other, name) for name in ("kind", "key", "name", "date", "precision")}
        told.setdefault((row[f"{here}_kind"], row[f"{here}_id"]), []).append({name: (of_end | row)[name] for name in COLUMNS})
    return {end: sorted(rows, key=lambda row: (pd.isna(row["date"]), row["date"], row["link_id"])) for end, rows in told.items()}


def slug_of(kind: str, key: str) -> str:
    """Return a thing's name in an address: `event_unprofor-1995-srebrenica`, `mandate_unef-i-a-res-1000-es-i`."""
    return f"{kind}_{NOT_SLUG.sub('-', key.lower()).strip('-')}"


@cache
def nodes() -> dict[str, tuple[str, str]]:
    """Return kind and key of everything that has a connection, by its slug; an operation also through its events and mandates."""
    linked = {*_sides("from"), *_sides("to")}
    events = shared_table("events").set_index("event_id")["mission_id"]
    linked |= {("operation", events[key]) for kind, key in linked if kind == "event"}
    linked |= {("operation", key.split(":")[0]) for kind, key in linked if kind == "mandate"}
    return {slug_of(kind, key): (kind, key) for kind, key in sorted(linked)}


class Chain(NamedTuple):
    """Things and the connections between them.

    `things` has slug, kind, key, name, date, precision, table, column and step: 0 the thing itself, -1 and -2 what led to it, 1
    and 2 what it led to; oldest first within a step. `links` has one row a connection: from_slug, to_slug, relation ("part" where an
    event or a mandate is of an operation), account, source_id, locator.
    """

    things: pd.DataFrame
    links: pd.DataFrame


@lru_cache(maxsize=64)
def chain_of(kind: str, key: str) -> Chain:
    """Return what led to a thing and to what it led, two steps back and forth. Raises KeyError when there is no such thing."""
    steps, links = {end_of(kind, key): 0}, []
    for sign in (-1, 1):
        front = [end_of(kind, key)]
        for step in range(1, STEPS + 1):
            reached = []
            for here in front:
                for row in _led(here, sign):
                    there = end_of(row["kind"], row["key"])
                    if there not in steps:
                        steps[there] = sign * step
                        reached.append(there)
                    if steps[there] == sign * step:
                        links.append(_link(row, *((there, here) if sign < 0 else (here, there))))
            front = reached
    things = pd.DataFrame([end._asdict() | {"slug": slug_of(end.kind, end.key), "step": step} for end, step in steps.items()])
    things = things.sort_values(["step", "date", "slug"], ignore_index=True)
    columns = ["from_slug", "to_slug", "relation", "account", "source_id", "locator"]
    return Chain(things, pd.DataFrame(links, columns=columns).drop_duplicates(["from_slug", "to_slug"], ignore_index=True))


def _link(row: dict, first: End, second: End) -> dict:
    return {
        "from_slug": slug_of(first.kind, first.key),
        "to_slug": slug_of(second.kind, second.key),
        **{name: row[name] for name in ("relation", "account", "source_id", "locator")},
    }


def _led(here: End, sign: int) -> list[dict]:
    """Return the connections of a thing, back (-1) or forth (1); an operation's also through what is part of it."""
    rows = _back(here.kind, here.key) if sign < 0 else _forth(here.kind, here.key)
    if here.kind != "operation":
        return rows
    if sign < 0:
        return [row for row in rows if row["relation"] not in BEFELL] + _through_mandates(here.key)
    return rows + _through_events(here.key)


def _back(kind: str, key: str) -> list[dict]:
    return _connections("to", "from").get((kind, key), [])


def _forth(kind: str, key: str) -> list[dict]:
    return _connections("from", "to").get((kind, key), [])


@cache
def _events() -> dict[str, list]:
    """Return each operation's events, in the table's order."""
    return {mission_id: list(rows.itertuples()) for mission_id, rows in shared_table("events").groupby("mission_id")}


def _through_events(mission_id: str) -> list[dict]:
    """Return an operation's events that led on beyond it, or befell it, each as a connection with the operation."""
    before = {row["key"] for row in _back("operation", mission_id) if row["relation"] not in BEFELL}
    rows = []
    for event in _events().get(mission_id, []):
        led = [row for row in _forth("event", event.event_id) if row["key"] != mission_id or row["relation"] in BEFELL]
        if led and event.event_id not in before and event.kind != "background":
            own = next((row for row in led if row["key"] == mission_id), None)
            rows.append(
                {
                    "kind": "event",
                    "key": event.event_id,
                    "relation": own["relation"] if own else "part",
                    "account": own["account"] if own else "",
                    "source_id": own["source_id"] if own else event.source_id,
                    "locator": own["locator"] if own else event.locator,
                }
            )
    return rows


def _through_mandates(mission_id: str) -> list[dict]:
    """Return the first mandates of an operation that something outside it led to, each as a connection with the operation."""
    links, start = shared_table("links"), end_of("operation", mission_id).date
    own = links[(links["to_kind"] == "mandate") & links["to_id"].str.startswith(f"{mission_id}:")]
    own = own[own["from_kind"] != "event"].drop_duplicates("to_id")
    own = own[[end_of("mandate", key).date <= start for key in own["to_id"]]]
    return [
        {
            "kind": "mandate",
            "key": row.to_id,
            "relation": "part",
            "account": "",
            "source_id": row.source_id,
            "locator": row.locator,
        }
        for row in own.itertuples()
    ]
