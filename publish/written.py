"""What did the speaker write to a picture? A text under it, and a mark on it at one of nine places, as on the screen."""

from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Emu

from geo.picture.letters import length
from publish.stage import INKED, POINT, WIDER_BOLD, Box, Stage, broken, fill, paint, unstyled
from publish.timeline import ACCENTS

SIZES = (16, 14, 12, 11)  # points of a text, the first in which it is short
HIGHEST, LINES = 96, 7  # points that a text under a picture may take, and its lines
GAP, INSIDE, EDGE = 8, 6, 1.5  # points: above a text, around a mark's words, of a mark's edge
MARKED, ACROSS = 14, 0.34  # points of a mark's letters; the share of a picture's width that a mark has at most
SPARE = 1.04  # of a mark's width, so that no word of it is broken where letters are a little wider
NAME = "Mark on the picture"
MORE = "…"


@dataclass(frozen=True)
class Written:
    """What was written to a picture: the text under it, the mark on it and the mark's place."""

    text: str = ""
    mark: str = ""
    place: str = ""


def text_in(stage: Stage, written: Written) -> tuple[str, float, int]:
    """Return the text that stands under a picture, the size of its letters in points and its height; of a long one its beginning."""
    width = stage.body[2]
    if not written.text:
        return "", SIZES[-1], 0
    size = stage.fitting([(line, False) for line in written.text.split("\n")], width, int(HIGHEST * stage.point), list(SIZES))
    rows = [row for line in written.text.split("\n") for row in broken(line, stage.size(size), width / POINT / stage.wider)]
    if len(rows) > LINES:
        rows = [*rows[: LINES - 1], f"{rows[LINES - 1].rstrip('.,;: ')}{MORE}"]
    return "\n".join(rows), size, int(stage.height_of([(row, False) for row in rows], size, width))


def is_cut(stage: Stage, written: Written) -> bool:
    """Return whether the text is longer than what has room under a picture: then the speaker's notes have the whole of it."""
    return text_in(stage, written)[0].endswith(MORE) and not written.text.endswith(MORE)


def put_text(stage: Stage, slide: Slide, written: Written, foot: int) -> None:
    """Write the text under a picture, so that it ends above the line `foot`."""
    text, size, high = text_in(stage, written)
    if not text:
        return
    left, _, width, _ = stage.body
    stage.write(slide, text, (left, foot - high, width, high), size, INKED)


def put_mark(stage: Stage, slide: Slide, written: Written, box: Box) -> None:
    """Write the mark into the box of a picture, at its place."""
    if not written.mark:
        return
    inside = int(INSIDE * stage.point)
    left, top, width, height = box
    most = int(width * ACROSS) - 2 * inside
    rows = broken(written.mark, stage.size(MARKED), most / POINT / stage.wider, True)
    high = int(stage.height_of([(row, True) for row in rows], MARKED, width)) + 2 * inside
    widest = max(length(row, stage.size(MARKED) * WIDER_BOLD, 700) for row in rows) * stage.wider
    across = min(most, int(widest * POINT * SPARE)) + 2 * inside
    x = {"left": left, "right": left + width - across}.get(side(written.place), left + (width - across) // 2)
    y = {"top": top, "bottom": top + height - high}.get(level(written.place), top + (height - high) // 2)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, (x, y, across, high)))
    unstyled(shape)
    shape.name = NAME
    shape.fill.solid()
    paint(shape.fill.fore_color, MSO_THEME_COLOR.BACKGROUND_1)
    paint(shape.line.color, ACCENTS[0])
    shape.line.width = Emu(int(EDGE * stage.point))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = inside
    fill(frame, "\n".join(rows), stage.size(MARKED), INKED, True)


def side(place: str) -> str:
    """Return on which side a place is: left, right, or "" in the middle."""
    return next((each for each in ("left", "right") if place.endswith(each)), "")


def level(place: str) -> str:
    """Return how high a place is: top, bottom, or "" in the middle."""
    return next((each for each in ("top", "bottom") if place.startswith(each)), "")
