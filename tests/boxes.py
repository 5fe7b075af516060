"""Is anything on a slide cut or covered? Told from the deck's file alone: boxes as it has them, texts measured as wide as Arial is."""

from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.util import Pt

from geo.picture.letters import length, lines
from publish.written import NAME as MARK

WIDER = {400: 1.07, 700: 1.09}  # Arial beside the letters of pictures, in most paragraphs
LINE = 1.2  # times the size of letters
UNSAID = 18.0  # points of letters that have no size of their own
SLACK = 0.5  # points that two boxes may share
POINT = int(Pt(1))


@dataclass(frozen=True)
class Part:
    """Something on a slide: what it is, the box it has, and the box that what is in it fills, in points."""

    name: str
    kind: str  # text, mark (a bar, a diamond), line, picture (or chart), placed (what the speaker wants on the picture)
    box: tuple[float, float, float, float]
    filled: tuple[float, float, float, float]


def parts_of(shapes) -> list[Part]:
    """Return everything on a slide, groups taken apart."""
    found = []
    for shape in shapes:
        if hasattr(shape, "shapes"):
            place = shape._element.grpSpPr.find(qn("a:xfrm"))
            assert (shape.left, shape.width) == (
                int(place.find(qn("a:chOff")).get("x")),
                int(place.find(qn("a:chExt")).get("cx")),
            )
            found += parts_of(shape.shapes)
            continue
        left, top, width, height = (int(each) / POINT for each in (shape.left, shape.top, shape.width, shape.height))
        box = (left, top, left + width, top + height)
        if shape.name == MARK:
            found.append(Part(shape.text_frame.text, "placed", box, text_box(shape, box)))
        elif shape._element.tag == qn("p:cxnSp"):
            found.append(Part(shape.name, "line", box, box))
        elif shape.has_text_frame and (shape.text_frame.text or shape._element.findall(".//" + qn("a:fld"))):
            is_mark = shape._element.spPr.find(qn("a:solidFill")) is not None
            filled = box if is_mark and not shape.text_frame.text else text_box(shape, box)
            found.append(Part(shape.text_frame.text or shape.name, "mark" if is_mark else "text", box, filled))
        elif getattr(shape, "has_table", False) and shape.has_table:
            found.append(Part(shape.name, "picture", box, (*box[:3], top + table_height(shape.table))))
        else:
            found.append(Part(shape.name, "mark" if shape.has_text_frame else "picture", box, box))
    return found


def text_box(shape, box) -> tuple[float, float, float, float]:
    """Return the box that a shape's text fills."""
    frame = shape.text_frame
    inner = [side / POINT for side in (frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom)]
    left, top, right, bottom = (box[0] + inner[0], box[1] + inner[1], box[2] - inner[2], box[3] - inner[3])
    wide, high = 0.0, 0.0
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=9.0)
        weight = 700 if paragraph.runs and all(run.font.bold for run in paragraph.runs) else 400
        text = "".join(run.text for run in paragraph.runs)
        broken = lines(text, size * WIDER[weight], right - left, weight)
        wide = max([wide, *(length(line, size * WIDER[weight], weight) for line in broken)])
        high += len(broken) * size * LINE
    align = frame.paragraphs[0].alignment
    start = {PP_ALIGN.RIGHT: right - wide, PP_ALIGN.CENTER: (left + right - wide) / 2}.get(align, left)
    above = {MSO_ANCHOR.BOTTOM: bottom - high, MSO_ANCHOR.MIDDLE: (top + bottom - high) / 2}.get(frame.vertical_anchor, top)
    return (start, above, start + wide, above + high)


def table_height(table) -> float:
    """Return how high a table stands in points: each row as its highest field, or as it says, if that is more."""

    def high(field) -> float:
        width = sum(int(table.columns[n].width) for n, cell in enumerate(row.cells) if cell == field)
        inner = (width - field.margin_left - field.margin_right) / POINT
        rows = []
        for paragraph in field.text_frame.paragraphs:
            end = paragraph._p.find(qn("a:endParaRPr"))
            empty = float(end.get("sz")) / 100 if end is not None and end.get("sz") else UNSAID
            size = max((run.font.size.pt for run in paragraph.runs if run.text and run.font.size), default=empty)
            rows += [size * LINE] * len(lines(paragraph.text, size * WIDER[400], inner))
        return sum(rows) + (field.margin_top + field.margin_bottom) / POINT

    height = 0.0
    for row in table.rows:
        height += max(int(row.height) / POINT, *(high(field) for field in row.cells))
    return height


def meet(one, other) -> bool:
    """Return whether two boxes share more than a hair."""
    return min(one[2], other[2]) - max(one[0], other[0]) > SLACK and min(one[3], other[3]) - max(one[1], other[1]) > SLACK


def faults(deck: Presentation) -> list[str]:
    """Return what is beyond a slide's edge, what is cut, and what lies over something else, slide by slide."""
    width, height = int(deck.slide_width) / POINT, int(deck.slide_height) / POINT
    found = []
    for n, slide in enumerate(deck.slides, 1):
        parts = parts_of(slide.shapes)
        for part in parts:
            x, y, right, low = part.box
            if x < -SLACK or y < -SLACK or right > width + SLACK or low > height + SLACK:
                found.append(f"{n}: {part.name!r} is beyond the edge")
            if part.filled[3] - part.filled[1] > (low - y) * 1.02 + SLACK or part.filled[2] > right + SLACK:
                found.append(f"{n}: {part.name!r} is cut")
        shown = [part for part in parts if part.kind not in ("line", "placed")]
        for k, part in enumerate(shown):
            found += [
                f"{n}: {part.name!r} lies over {other.name!r}"
                for other in shown[:k]
                if "mark" != part.kind == other.kind
                or {part.kind, other.kind} == {"text", "mark"}
                or "picture" in (part.kind, other.kind)
                if meet(part.filled, other.filled)
            ]
    return found
