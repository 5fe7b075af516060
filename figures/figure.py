"""What is a figure? A picture with all that belongs to it: finding, unit, table, sources, notes and the address of its view.

Screen, file, slide and lesson are readers of the same value. Nothing here knows Streamlit; read on in figures/fallen.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from figures.pictures import Picture
from figures.table import Table
from words import Joined, Prose, Say, shortened

Sentence = Say | Joined | Prose | str


@dataclass(frozen=True)
class View:
    """Where a figure is seen: a page and what is chosen there. Its address brings it back."""

    page: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Return the address below the atlas's own: `fallen?mission=unmiss`."""
        chosen = {name: value for name, value in self.choices.items() if value}
        return f"{self.page}?{urlencode(chosen)}" if chosen else self.page


@dataclass(frozen=True)
class Note:
    """A sentence or two folded away: `read` says how to read the picture, `doubt` how it was made and what is uncertain."""

    kind: Literal["read", "doubt"]
    text: Sentence
    source_id: str = ""
    locator: str = ""


@dataclass(frozen=True, eq=False)  # one is what it is: kept by the registry, and what is drawn of it is kept as long
class Figure:
    """One picture and all that belongs to it.

    `key` names it in addresses, files and tests; `finding` is the headline, at most 20 words; `unit` says in one line what is
    counted, of when; `alt` what the picture shows, for who cannot see it, its long lists cut; `sources` the source_ids that its
    table does not name; `as_of` the horizon of what it shows; `picks` which choice of a view a mark chooses, by the picture's own field
    (`{"mission_id": "mission"}`).
    """

    key: str
    finding: Sentence
    unit: Sentence
    picture: Picture
    alt: Sentence
    table: Table
    view: View
    as_of: Sentence
    notes: tuple[Note, ...] = ()
    sources: tuple[str, ...] = ()
    picks: Mapping[str, str] = field(default_factory=dict)
    has_doubt: bool = False  # whether the picture carries the doubt mark: hollow or dashed
    # Of a figure that marks a day (ISO) or a year in its chart: which ("" or 0 for none), and the same figure without the mark. Its
    # chart is the same but for that (charts.axis.mark_text), so that the screen draws one chart for all days.
    marked: str | int | None = None
    bare: "Figure | None" = None

    def __post_init__(self):
        object.__setattr__(self, "alt", shortened(self.alt))

    def source_ids(self) -> list[str]:
        """Return the key of every source behind the figure, those of most rows first, each once."""
        counted = self.table.source_counts()
        noted = [note.source_id for note in self.notes if note.source_id]
        return list(dict.fromkeys([*counted, *self.sources, *noted]))
