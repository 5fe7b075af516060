"""Which figure does an address mean? Those of its page, by what is chosen in it: `/people?date=1994-07-01#people-world`."""

from collections.abc import Callable, Container, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import pandas as pd

from charts.theme import REGIONS
from data.contributors import state_names
from data.dates import from_words
from data.eras import FIRST_DAY
from data.load import as_of
from data.missions import rows
from data.reforms import periodisations, reform_names
from figures.figure import Figure
from figures.registry import Maker, all_figures, parameters_of

# The figure that a page begins with, where the address names none.
FIRST = {
    "": "map",
    "mission": "mission-life",
    "reform": "reform-landmarks",
    "timeline": "timeline-history",
    "people": "people-world",
    "contributors": "contributors-map",
    "fallen": "fallen-years",
    "money": "money-budget",
    "deployments": "deployments-sites",
    "institution": "institution-then-now",
    "numbers": "numbers",
    "conduct": "conduct-years",
    "sources": "data-coverage",
    "glossary": "glossary",
}


# How a figure's parameter is read out of the day of an address, where it does not stand there itself.
DATED = {"year": lambda date: str(date.year), "day": lambda date: f"{date:%Y-%m-%d}", "date": lambda date: f"{date:%Y-%m-%d}"}
# What an address may choose of that which all pages share; a page's own choices its figures refuse themselves.
KNOWN: dict[str, Callable[[], Container[str]]] = {
    "mission": rows,
    "region": lambda: REGIONS,
    "reform": reform_names,
    "state": state_names,
    "era": periodisations,
}
REPEATED = 60  # characters of an address that a sentence repeats


def figure_at(address: str) -> Figure:
    """Return the figure that an address of the atlas means: the one after `#`, else the first of its page, by its choices.

    Raises ValueError in a sentence for an address that means none, or a choice that the figure does not have.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise ValueError(f"{address[:REPEATED]!r} is no address of the atlas") from error
    makers = all_figures()
    page = parts.path.strip("/").rsplit("/", 1)[-1]
    choices = dict(parse_qsl(parts.query))
    key = parts.fragment or choices.pop("figure", "") or first_of(page, choices)
    if key not in makers:
        known = ", ".join(sorted(makers)) if parts.fragment else ", ".join(f"/{name}" for name in FIRST)
        raise ValueError(f"no figure at {address!r}; there are {known}")
    return made(makers[key], choices)


def first_of(page: str, choices: dict[str, str]) -> str:
    """Return the key of the figure that tells most of what an address chooses on a page, "" for a page of none."""
    chosen = {("mission", ""): "missions-list", ("reform", "reform"): "reform-account"}
    for (where, name), key in chosen.items():
        if page == where and (choices.get(name) if name else not choices.get(page)):
            return key
    return FIRST.get(page, "")


def figure_called(key: str, choices: dict[str, str]) -> Figure:
    """Return the figure of a key, by choices as an address has them. Raises ValueError in a sentence when there is none."""
    if key not in all_figures():
        raise ValueError(f"no figure {key!r}")
    return made(all_figures()[key], choices)


def address_of(figure: Figure) -> str:
    """Return the address that means a figure: that of its view, with what else it was made from where the view does not say it.

    Raises KeyError for a figure that was not made by a maker.
    """
    told, chosen = parameters_of(figure), {name: value for name, value in figure.view.choices.items() if value}
    own = {name: as_text(value) for name, value in told.items() if value not in (None, "", 0)}
    maker = all_figures()[figure.key]
    if read_choices(maker, chosen) != {name: told[name] for name in own}:
        chosen |= own
    return f"/{figure.view.page}" + (f"?{urlencode(chosen)}" if chosen else "") + f"#{figure.key}"


def as_text(value) -> str:
    """Return a parameter as an address has it: a day as 1994-07-15."""
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


def made(maker: Maker, choices: dict[str, str]) -> Figure:
    """Return a maker's figure by the choices of an address; a year is that of the address's day, which is the atlas's own by itself.

    Raises ValueError naming a choice that cannot be read, is not known, or is missing.
    """
    told = read_choices(maker, choices)
    if missing := [name for name in maker.needed if name not in told]:
        raise ValueError(f"{maker.key} needs {' and '.join(missing)}")
    try:
        return maker.make(**told)
    except (KeyError, IndexError) as error:
        raise ValueError(f"{maker.key} has nothing for {', '.join(f'{k}={v}' for k, v in choices.items())}") from error


def read_choices(maker: Maker, choices: Mapping[str, str]) -> dict:
    """Return the parameters of a maker that the choices of an address say. Raises ValueError naming one that cannot be read."""
    days = {name: day_of(name, choices[name]) for name in ("date", "day") if choices.get(name)}
    if choices.get("year"):
        year_of(choices["year"])
    told, needed = {}, maker.needed
    for name, edges in maker.edges.items():
        day = days.get(name) or days.get("date") or (as_of() if name in needed else None)
        text = (
            choices.get(name, "")
            if name not in DATED or (name == "year" and choices.get(name))
            else DATED[name](day)
            if day
            else ""
        )
        if text:
            told[name] = as_kind(name, text, list(edges()))
    return told


def day_of(name: str, text: str) -> pd.Timestamp:
    """Return the day that an address says. Raises ValueError, in a sentence, for what is no day, and for one that the atlas does not cover."""
    day = from_words(text)
    if day is None:
        raise ValueError(f"{name}={text[:REPEATED]!r} is no day; write 1994, July 1994 or 1994-07-15")
    if not pd.Timestamp(FIRST_DAY.year, 1, 1) <= day <= as_of():  # a year alone begins before its first operation
        raise ValueError(f"{name}={text!r}: the atlas covers {FIRST_DAY:%Y-%m-%d} to {as_of():%Y-%m-%d}")
    return day


def year_of(text: str) -> int:
    """Return the year that an address says. Raises ValueError, in a sentence, for what is no year, and for one that the atlas does not cover."""
    if not (text.isdecimal() and len(text) == 4 and FIRST_DAY.year <= int(text) <= as_of().year):
        raise ValueError(f"year={text[:REPEATED]!r} is none that the atlas covers, {FIRST_DAY.year} to {as_of().year}")
    return int(text)


def as_kind(name: str, text: str, tried: list):
    """Return a choice's text as the kind of value that its maker takes. Raises ValueError naming it when it cannot be read."""
    if name in KNOWN and text not in KNOWN[name]():
        raise ValueError(f"{name}={text[:REPEATED]!r} is not known to the atlas")
    kind = type(next((value for value in tried if value is not None), ""))
    try:
        if issubclass(kind, pd.Timestamp):
            return pd.Timestamp(text)
        return kind(text) if issubclass(kind, int | float) and not issubclass(kind, bool) else text
    except ValueError as error:
        raise ValueError(f"{name}={text[:REPEATED]!r} cannot be read") from error
