"""Which figure does an address mean? Those of its page, by what is chosen in it: `/people?date=1994-07-01#people-world`."""

from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from figures.figure import Figure
from figures.registry import Maker, all_figures

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
}


# How a figure's parameter is read out of the day of an address, where it does not stand there itself.
DATED = {"year": lambda date: date[:4], "day": lambda date: date}


def figure_at(address: str) -> Figure:
    """Return the figure that an address of the atlas means: the one after `#`, else the first of its page, by its choices.

    Raises ValueError in a sentence for an address that means none, or a choice that the figure does not have.
    """
    parts = urlsplit(address)
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


def made(maker: Maker, choices: dict[str, str]) -> Figure:
    """Return a maker's figure by the choices of an address; a year is that of the address's day.

    Raises ValueError naming a choice that cannot be read or is not known.
    """
    told = {}
    for name, edges in maker.edges.items():
        tried = list(edges())
        text = choices.get(name) or DATED.get(name, str)(choices.get("date", "") if name in DATED else "")
        if text:
            told[name] = as_kind(name, text, tried)
    try:
        return maker.make(**told)
    except (KeyError, IndexError) as error:
        raise ValueError(f"{maker.key} has nothing for {', '.join(f'{k}={v}' for k, v in choices.items())}") from error


def as_kind(name: str, text: str, tried: list):
    """Return a choice's text as the kind of value that its maker takes. Raises ValueError naming it when it cannot be read."""
    kind = type(next((value for value in tried if value is not None), ""))
    try:
        if issubclass(kind, pd.Timestamp):
            return pd.Timestamp(text)
        return kind(text) if issubclass(kind, int | float) and not issubclass(kind, bool) else text
    except ValueError as error:
        raise ValueError(f"{name}={text!r} cannot be read") from error
