"""How wide is a text? Measured with the very fonts that pictures are drawn with, which the atlas brings along (web/fonts)."""

from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).resolve().parents[2] / "web" / "fonts"
FAMILY = "Atlas Sans"
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
MEASURED = 200  # pixels: large enough that rounding does not count
KEPT = 4096  # words
TEXTS_KEPT = 1024  # texts that are broken into lines: what is parted into pages is measured again and again
CLOSE = 0.03  # a share of the width
FRAMED = 1.123  # times the atlas's own bold letters are those of names in a map's frame, on the mean of acronyms
LINE = 1.3  # times the size of the letters, from one line to the next


@cache
def _font(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"AtlasSans-{STYLES[weight]}.ttf", MEASURED)


@lru_cache(maxsize=KEPT)
def _measured(text: str, weight: int) -> float:
    return _font(weight).getlength(text)


def length(text: str, size: float, weight: int = 400) -> float:
    """Return the width of a line of text in pixels. Raises KeyError for a weight that the atlas has no font of."""
    return _measured(text, weight) * size / MEASURED


def framed_length(text: str, size: float) -> float:
    """Return the width in pixels of a line of bold text in a map's frame on the screen, whose document has other letters (Arial)."""
    return FRAMED * length(text, size, 700)


def lines(text: str, size: float, width: float, weight: int = 400) -> list[str]:
    """Return a text broken into lines no wider than `width` pixels; a word that is wider is broken where it must be."""
    return list(_broken(text, size, width, weight))


@lru_cache(maxsize=TEXTS_KEPT)
def _broken(text: str, size: float, width: float, weight: int) -> list[str]:
    found, used, space = [""], 0.0, length(" ", size, weight)
    for word in text.split():
        joined = f"{found[-1]} {word}".strip()
        about = length(word, size, weight) + (
            used + space if found[-1] else 0.0
        )  # letters may stand closer: a close one is measured
        if about <= width * (1 - CLOSE) or (about <= width * (1 + CLOSE) and length(joined, size, weight) <= width):
            found[-1], used = joined, about
            continue
        if found[-1]:
            found.append("")
        while length(word, size, weight) > width and len(word) > 1:
            fits = _fitting(word, size, width, weight)
            found[-1], word = word[:fits], word[fits:]
            found.append("")
        found[-1], used = word, length(word, size, weight)
    return found


def _fitting(word: str, size: float, width: float, weight: int) -> int:
    """Return how many letters of a word fit into a width, at least one. A word may have thousands: few of its beginnings are measured."""
    measured = _font(weight).getlength  # kept by nobody
    return max(1, bisect_right(range(1, len(word) + 1), width * MEASURED / size, key=lambda n: measured(word[:n])))
