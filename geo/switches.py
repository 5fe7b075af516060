"""Which parts of the map of operations can be switched on and off, and how does an address say which are on?"""

# In the order of the control, with whether each is on until the visitor says otherwise.
SWITCHES = {
    "areas": True,
    "headquarters": True,
    "capitals": True,
    "waters": True,
    "sites": False,
    "hosts": False,
    "contributors": False,
    "today": False,
    "others": False,
    "events": True,
}
NONE = "none"


def names_in(text: str) -> tuple[list[str], list[str]]:
    """Return the switches a text such as `areas-sites` names, in their own order, and the words that name none."""
    words = text.strip().lower().replace(",", "-").replace(" ", "-").replace("+", "-").split("-")
    wanted = {word for word in words if word and word != NONE}
    return [name for name in SWITCHES if name in wanted], sorted(wanted - set(SWITCHES))


def shown(text: str) -> list[str]:
    """Return the switches that are on for what an address says: those on from the start where it says nothing."""
    return names_in(text)[0] if text else [name for name, is_on in SWITCHES.items() if is_on]


def written(names: list[str]) -> str:
    """Return switches as an address says them: "" when they are those on from the start, `none` when all are off."""
    if set(names) == {name for name, is_on in SWITCHES.items() if is_on}:
        return ""
    return "-".join(name for name in SWITCHES if name in names) or NONE
