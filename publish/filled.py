"""How many slides does one of a briefing become? An account that is longer than a slide becomes several, other ones in the show than in a deck."""

from functools import lru_cache

from publish.briefing import Slide
from publish.deck import written
from publish.paper import PAPERS
from publish.show import parts_of
from publish.slide import filled
from publish.stage import new_stage
from words import Words
from words.language import words_of

KEPT = 64  # slides of which it is kept


def slides_filled(slide: Slide, words: Words) -> tuple[int, int]:
    """Return how many slides a slide of a figure fills in PowerPoint and as PDF (16:9, in the atlas's own look), and how many in the show.

    Raises ValueError, in a sentence, for an address that means no figure.
    """
    return _counted(slide.addresses[0], slide.text, words.language)


@lru_cache(maxsize=KEPT)
def _counted(address: str, text: str, language: str) -> tuple[int, int]:
    slide = Slide("figure", (address,), text=text)
    [figure] = slide.figures()
    return filled(new_stage(PAPERS["16x9"], words_of(language), ""), figure, written(slide)), len(parts_of(figure))
