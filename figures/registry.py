"""Which figures does the atlas have? Every maker by key, with its parameters and the values at their edges."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, wraps
from itertools import zip_longest
from weakref import WeakKeyDictionary, ref

from figures.figure import Figure

KEPT = 24  # figures kept of one maker: a visitor's free choices may not fill the server

Edges = Callable[[], Sequence]


@dataclass(frozen=True)
class Maker:
    """What makes a figure from its parameters, for each parameter the values that are worth trying, and the one that it marks, if any."""

    key: str
    make: Callable[..., Figure]
    edges: dict[str, Edges]
    mark: str = ""

    @property
    def needed(self) -> list[str]:
        """Return the parameters without which there is no such figure."""
        return [name for name, each in inspect.signature(self.make).parameters.items() if each.default is each.empty]

    def edge_parameters(self) -> Iterator[dict]:
        """Return parameters in which every edge value of every parameter is met at least once."""
        values = {name: list(edge()) for name, edge in self.edges.items()}
        for row in zip_longest(*values.values()) if values else [()]:
            yield {
                name: values[name][0] if value is None else value for name, value in zip(values, row, strict=True) if values[name]
            }


REGISTRY: dict[str, Maker] = {}
_made_with: WeakKeyDictionary[Figure, dict] = WeakKeyDictionary()


def figure(
    key: str, kept: int = KEPT, mark: str = "", **edges: Edges
) -> Callable[[Callable[..., Figure]], Callable[..., Figure]]:
    """Enter a function into the registry as the maker of the figure `key`, and keep the last figures that it made.

    `mark` names the parameter, a day or a year, on which nothing of the chart depends but its mark (charts.axis.marking).

    `edges` gives for each of the function's parameters a function that returns the values at its edges: the first, the
    last, one without data. Parameters are plain values (text, numbers, days), so that an address can name them.
    """

    def enter(make: Callable[..., Figure]) -> Callable[..., Figure]:
        if key in REGISTRY:
            raise ValueError(f"two figures are called {key!r}")
        signature = inspect.signature(make)

        @wraps(make)
        def remembered(*values, **named) -> Figure:
            drawn = make(*values, **named)
            told = signature.bind(*values, **named)
            told.apply_defaults()
            parameters = dict(told.arguments)
            if mark:
                marked = parameters[mark]
                drawn = replace(drawn, marked=marked, bare=made(**parameters | {mark: type(marked)()}) if marked else None)
            _made_with[drawn] = parameters
            return drawn

        made = lru_cache(maxsize=kept)(remembered)
        REGISTRY[key] = Maker(key, made, edges, mark)
        return made

    return enter


def build(key: str, **parameters) -> Figure:
    """Return a figure by its key. Raises KeyError naming the keys there are."""
    if key not in REGISTRY:
        raise KeyError(f"no figure {key!r}; there are {', '.join(sorted(REGISTRY))}")
    return REGISTRY[key].make(**parameters)


def parameters_of(made: Figure) -> dict:
    """Return the parameters a figure was made with: its maker makes it again from them. Raises KeyError for one not made by a maker."""
    return dict(_made_with[made])


def remaker(made: Figure) -> Callable[[], Figure]:
    """Return what gives a figure again: the same as long as anyone keeps it, else one made anew.

    A session keeps this and not the figure, whose rows and drawing may be megabytes. One that no maker made is kept.
    """
    if made not in _made_with:
        return lambda: made
    kept, key, parameters = ref(made), made.key, _made_with[made]
    return lambda: kept() or build(key, **parameters)


def all_figures() -> dict[str, Maker]:
    """Return every figure of the atlas by key; the subjects enter theirs when they are read."""
    import figures.subjects  # noqa: F401  the one place that names all subjects

    return dict(REGISTRY)
