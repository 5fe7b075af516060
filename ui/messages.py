"""What does the browser tell the server? One shape, read here and nowhere else; web/shared/messages.js describes it.

A message is an object whose `kind` says what else is in it:

    {"kind": "day", "date": "1994-07-01"}        the time bar rests on a day; its `turn` grows, and one told again is taken once;
                                                 `isKnown` where the browser knows all facts of all days (figures.known_days)
    {"kind": "typed", "text": "July 1994"}       a date was typed, for the server to read
    {"kind": "mission", "id": "unprofor"}        an operation was chosen, or with "" let go
    {"kind": "region", "id": "Africa"}           a region was chosen, or with "" all of them
    {"kind": "reform", "id": "brahimi-2000"}     a reform was chosen, or with "" let go
    {"kind": "event", "id": "unamir-1994-plane"}   an event of an operation was chosen
    {"kind": "layers", "layers": ["areas"]}      the map's layers that are on now
    {"kind": "era", "key": "own"}                a division into eras was chosen, or with "" none
    {"kind": "year", "year": 2005}               the map of sites rests on a year
    {"kind": "state", "id": "BGD"}               a state was chosen on the map of contributors

The time bar hands it over as an object. A folium map has one value, a text: it holds the same object as JSON, with a `count` so that
choosing the same thing twice is two events.
"""

import json
from typing import NamedTuple

FIELDS = {
    "day": ("date", str),
    "typed": ("text", str),
    "mission": ("id", str),
    "region": ("id", str),
    "reform": ("id", str),
    "event": ("id", str),
    "layers": ("layers", list),
    "era": ("key", str),
    "year": ("year", int),
    "state": ("id", str),
}


class Message(NamedTuple):
    """What was told: its kind, the value of the one field that kind has, the turn of what may be told again (0 = none), and whether
    the browser knows what is said of the day."""

    kind: str
    value: str | int | list[str]
    turn: int = 0
    is_known: bool = False


def read_message(told: object) -> Message | None:
    """Return a message from the object or the JSON text that came, or None when it is none of the shape.

    What comes from a browser may be anything: what does not fit is not guessed at.
    """
    if isinstance(told, str):
        try:
            told = json.loads(told)
        except ValueError:
            return None
    kind = told.get("kind") if isinstance(told, dict) else None
    if not isinstance(kind, str) or kind not in FIELDS:
        return None
    field, type_ = FIELDS[kind]
    value = told.get(field)
    if not isinstance(value, type_) or isinstance(value, bool):
        return None
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        return None
    turn = told.get("turn", 0)
    return Message(kind, value, turn if type(turn) is int else 0, told.get("isKnown") is True)


def folium_message(state: dict | None) -> Message | None:
    """Return what a folium map told by its one value (st_folium's `last_object_clicked_tooltip`)."""
    return read_message(state.get("last_object_clicked_tooltip")) if isinstance(state, dict) else None
