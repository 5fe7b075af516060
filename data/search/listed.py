"""By which other names is one found in a list of states or operations? A list itself holds one name of each, with its accents and numerals."""

from collections import defaultdict
from functools import cache

from data.contributors import state_names
from data.names import folded
from data.search import known
from data.search.words import joined
from data.strength import acronyms

LISTS = {"states": state_names, "operations": acronyms}


@cache
def names_in(name: str) -> dict:
    """Return what a list of LISTS offers (`offered`), and what it calls those who have another name, by that name run together (`called`).

    A state's other names are those the search knows it by, as Zaire; an operation's its own with arabic numerals. A name of two, as
    the Congo, and a part of a name in the list is no other name. Raises KeyError for an unknown list.
    """
    offered, meant = LISTS[name](), defaultdict(set)
    names = [(label, label) for label in offered.values()]
    if name == "states":
        entries = [entry for entry in known() if entry.hit.kind == "country" and entry.hit.key in offered]
        names += [(each, offered[entry.hit.key]) for entry in entries for each in (*entry.names, *entry.aliases)]
    for each, label in names:
        for whole in joined(each):
            meant[whole].add(label)
    held = [folded(label).replace(" ", "") for label in offered.values()]
    called = {whole: max(labels) for whole, labels in sorted(meant.items()) if len(labels) == 1}
    return {
        "offered": list(offered.values()),
        "called": {whole: label for whole, label in called.items() if not any(whole in own for own in held)},
    }
