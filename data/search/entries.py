"""What can be looked for, taken together, with the names given by hand?"""

from dataclasses import replace

from data.load import shared_table
from data.search.field import events, operations, places
from data.search.headquarters import offices, people, reforms, terms, themes
from data.search.hits import Entry
from data.search.states import countries


def all_entries() -> list[Entry]:
    """Return every entry with its aliases; an alias whose thing is not (yet) in the tables leads nowhere."""
    given: dict[tuple[str, str], dict[str, int]] = {}
    for place, row in enumerate(shared_table("search_aliases").itertuples()):
        given.setdefault((row.kind, row.key), {})[row.alias] = place
    entries = [
        *(operations() + countries() + reforms() + events() + themes()),
        *(offices() + people() + terms() + places()),
    ]
    borne = {(entry.hit.kind, entry.hit.key) for entry in entries if not entry.is_former}
    return [_with_aliases(entry, given, borne) for entry in entries]


def _with_aliases(entry: Entry, given: dict[tuple[str, str], dict[str, int]], borne: set[tuple[str, str]]) -> Entry:
    """Return the entry with its aliases; they mean a thing by the name it bears now, where it bears one."""
    key = (entry.hit.kind, entry.hit.key)
    return entry if entry.is_former and key in borne else replace(entry, aliases=given.get(key, {}))
