"""How does an account look as slides? One that is longer than a slide becomes several, other ones in the show than in a deck."""

from dataclasses import dataclass
from functools import lru_cache

from publish.accounts import told
from publish.briefing import Slide
from publish.deck import written
from publish.paper import PAPERS
from publish.show import parts_of
from publish.slide import accounts_of
from publish.stage import new_stage
from words import Words
from words.language import words_of

KEPT = 64  # slides of which it is kept


@dataclass(frozen=True)
class Told:
    """An account on a slide: its paragraphs (text, is it bold, is it quiet), its letters in points, and whether it is in doubt."""

    paragraphs: tuple[tuple[str, bool, bool], ...]
    size: float
    is_doubtful: bool


@dataclass(frozen=True)
class Filled:
    """How many slides an account fills in a deck of 16:9 and in the show, and what stands on the first of the deck, column by column."""

    deck: int
    show: int
    columns: tuple[tuple[Told, ...], ...]


def filled_by(slide: Slide, words: Words) -> Filled | None:
    """Return how a slide leaves whose figure is made of accounts; None of another.

    Raises ValueError, in a sentence, for an address that means no figure.
    """
    return _filled(slide.addresses[0], slide.text, words.language) if slide.kind == "figure" else None


@lru_cache(maxsize=KEPT)
def _filled(address: str, text: str, language: str) -> Filled | None:
    slide, words = Slide("figure", (address,), text=text), words_of(language)
    [figure] = slide.figures()
    slides = accounts_of(new_stage(PAPERS["16x9"], words, ""), figure, written(slide))
    if not slides:
        return None
    first = slides[0]
    columns = [[each for each in first if each.column == n] for n in range(first[0].columns)]
    said = tuple(
        tuple(Told(tuple(told(each.entry, words)), each.size, each.entry.is_doubtful) for each in column) for column in columns
    )
    return Filled(len(slides), len(parts_of(figure)), said)
