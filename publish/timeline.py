"""How does a timeline come onto a slide so that it can be edited? As shapes and text in one group: bars, diamonds and their names."""

from dataclasses import dataclass, field, replace

import pandas as pd
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.lanes import lanes_of
from charts.theme import REGIONS
from figures.plain import Spans
from geo.picture.letters import length
from publish.chart import ACCENTS
from publish.sheet import Sheet
from publish.stage import INKED, QUIETER, WIDER_NAME, Box, Stage, fill, paint, unstyled

AXIS, KEY, SIZE, LEAST, DIAMOND, PAD = 18, 20, 16, 7, 8, 4  # points
TALL = 48  # points, at most, from one line to the next
READ, PARTED = (
    9,
    (0.2, 0.35, 0.5),
)  # points from which names can be read from afar; shares of what began, at which years are parted
ROOMY = 8  # points of letters with which each name may have a line of its own
STEPS = (1, 2, 5, 10, 20)
MOST_TICKS = 10
LANE = 1.45  # times the size of letters


@dataclass(frozen=True)
class Item:
    """A bar or a diamond with its name: its edges and the name's, in points from the left of the timeline."""

    name: str
    left: float
    right: float
    group: str
    is_doubtful: bool
    is_moment: bool
    text_left: float
    text_width: float
    is_inside: bool

    @property
    def begin(self) -> float:
        """The left edge of mark and name together."""
        return min(self.left, self.text_left) - 1

    @property
    def end(self) -> float:
        """The right edge of mark and name together."""
        return max(self.right, self.text_left + self.text_width) + 1


def put_timeline(stage: Stage, slide: Slide, spans: Spans, sheet: Sheet, box: Box) -> None:
    """Put a timeline into a box of a slide, as a group with its alternative text."""
    width, height = (each / stage.point for each in box[2:])
    head = head_of(spans)
    size, placed = laid_out(spans, width, height - head - AXIS, stage.wider)
    pen = Pen(stage, slide, box[0], box[1])
    lanes = lanes_in(placed)
    deep = min((height - AXIS - head - 4) / lanes, TALL)
    foot = head + 4 + lanes * deep
    for year, x in ticks(spans, width):
        pen.rule(x, head, x, foot)
        pen.text(str(year), x - 20, foot + 2, 40, AXIS - 4, 10, QUIETER, PP_ALIGN.CENTER)
    pen.rule(0, foot, width, foot)
    if head:
        key(pen, spans)
    for lane, item in placed:
        top = head + 2 + lane * deep
        draw(pen, item, top, deep, size, spans)
    group = slide.shapes.add_group_shape(pen.drawn)  # all at once: a group measures itself anew with each shape
    group.name = sheet.key
    group._element.nvGrpSpPr.cNvPr.set("descr", sheet.alt)


def head_of(spans: Spans) -> int:
    """Return how high the key of the colours is, in points."""
    return KEY if len(spans.groups) > 1 else 0


def size_in(stage: Stage, spans: Spans, box: Box) -> float:
    """Return the size of letters that a timeline has in a box, in points; 0 where its names have no room in it."""
    width, height = (each / stage.point for each in box[2:])
    room = height - head_of(spans) - AXIS
    size, placed = laid_out(spans, width, room, stage.wider)
    return size if lanes_in(placed) * size * LANE <= room - 4 else 0


def parts_of(stage: Stage, spans: Spans, box: Box) -> list[Spans]:
    """Return a timeline as it is, or parted into two by years where its names are then easier to read; none where it has no room."""
    whole = size_in(stage, spans, box)
    if whole >= READ:
        return [spans]
    days = sorted(pd.Timestamp(spans.rows["start"].quantile(share).year, 1, 1) for share in PARTED)
    parted = [[within(spans, spans.first, day), within(spans, day, spans.last)] for day in days if spans.first < day < spans.last]
    best = max(parted, key=lambda parts: min(size_in(stage, part, box) for part in parts), default=[])
    if best and min(size_in(stage, part, box) for part in best) > whole:
        return best
    return [spans] if whole else []


def within(spans: Spans, first: pd.Timestamp, last: pd.Timestamp) -> Spans:
    """Return what of a timeline lasted or happened between two days."""
    ends = spans.rows["end"].fillna(spans.rows["start"])
    return replace(spans, rows=spans.rows[(ends >= first) & (spans.rows["start"] < last)], first=first, last=last)


def lanes_in(placed: list[tuple[int, Item]]) -> int:
    """Return how many lines some items take."""
    return max((lane for lane, _ in placed), default=0) + 1


def laid_out(spans: Spans, width: float, height: float, wider: float = 1.0) -> tuple[float, list[tuple[int, Item]]]:
    """Return the size of letters at which all names have room, the largest there is, and each item with its line."""
    rows = list(spans.rows.itertuples())
    for size in [SIZE - n / 2 for n in range(int(2 * (SIZE - LEAST)) + 1)]:
        items = [item_of(row, spans, width, size, wider) for row in rows]
        items.sort(key=lambda item: (not item.is_moment, item.begin))
        moments = [item for item in items if item.is_moment]
        bars = [item for item in items if not item.is_moment]
        names = by_name(bars, spans)
        if not moments and len(names) * ROOMY * LANE <= height - 4:
            placed = [(names[item.name], item) for item in named_once(bars, width)]
        else:
            placed = on_lines(moments, 0)
            placed += on_lines(bars, max((lane for lane, _ in placed), default=-1) + 1)
        if lanes_in(placed) * size * LANE <= height - 4:
            break
    return size, placed


def by_name(items: list[Item], spans: Spans) -> dict[str, int]:
    """Return a line for each name, those of a group together, in the order in which they began."""
    groups = list(spans.groups)
    ordered = sorted(items, key=lambda item: groups.index(item.group) if item.group in groups else 0)
    return {name: n for n, name in enumerate(dict.fromkeys(item.name for item in ordered))}


def named_once(items: list[Item], width: float) -> list[Item]:
    """Return items of which each name has a line of its own, the name written once: beside the last, or before the first of them."""
    found = []
    for name in dict.fromkeys(item.name for item in items):
        own = [item for item in items if item.name == name]
        if len(own) > 1:
            left, right = min(item.left for item in own), max(item.right for item in own) + PAD / 2
            text = own[0].text_width
            place = right if right + text <= width else max(0.0, left - PAD / 2 - text)
            own = [replace(own[0], text_left=place, is_inside=False), *(replace(item, text_width=0.0) for item in own[1:])]
        found += own
    return found


def on_lines(items: list[Item], first: int) -> list[tuple[int, Item]]:
    """Return items with their lines, counted from `first`, none over another."""
    if not items:
        return []
    lanes = lanes_of(pd.Series([item.begin for item in items]), pd.Series([item.end for item in items]))
    return [(first + int(lane), item) for lane, item in zip(lanes, items, strict=True)]


def item_of(row, spans: Spans, width: float, size: float, wider: float = 1.0) -> Item:
    """Return a row as an item: a name stands in its bar where it fits, else right of it, or left at the right edge."""
    whole = (spans.last - spans.first).days

    def x_of(day: pd.Timestamp) -> float:
        return width * min(max((day - spans.first).days / whole, 0.0), 1.0)

    is_moment = pd.isna(row.end)
    left = x_of(row.start)
    right = left + DIAMOND / 2 if is_moment else max(x_of(row.end), left + 2)
    left = left - DIAMOND / 2 if is_moment else left
    text = length(row.name, size, 400) * WIDER_NAME * wider + 3
    is_inside = not is_moment and text + PAD <= right - left and not row.is_doubtful
    after = right + PAD / 2
    place = left + PAD / 2 if is_inside else after if after + text <= width else max(0.0, left - PAD / 2 - text)
    return Item(row.name, left, right, row.group, bool(row.is_doubtful), is_moment, place, text, is_inside)


def ticks(spans: Spans, width: float) -> list[tuple[int, float]]:
    """Return the years that the axis names, with their places in points."""
    years = spans.last.year - spans.first.year
    every = next((step for step in STEPS if years / step <= MOST_TICKS), STEPS[-1])
    whole = (spans.last - spans.first).days
    found = []
    for year in range(-(-spans.first.year // every) * every, spans.last.year + 1, every):
        x = (pd.Timestamp(year, 1, 1) - spans.first).days / whole * width
        if 0 <= x <= width - 12:
            found.append((year, x))
    return found


def color_of(group: str, spans: Spans) -> MSO_THEME_COLOR:
    """Return a group's colour of the theme: a region has its own."""
    if group in REGIONS:
        return ACCENTS[1 + REGIONS.index(group)]
    names = list(spans.groups)
    return ACCENTS[names.index(group) % len(ACCENTS)] if group in names else ACCENTS[0]


def key(pen: "Pen", spans: Spans) -> None:
    """Draw what the colours mean, above the timeline."""
    x = 0.0
    for group, said in spans.groups.items():
        text = pen.stage.words(said)
        pen.mark(MSO_SHAPE.RECTANGLE, x, 3, 8, 8, color_of(group, spans), False)
        across = length(text, 10, 400) * WIDER_NAME * pen.stage.wider + 6
        pen.text(text, x + 11, 0, across, 14, 10, INKED)
        x += across + 22


def draw(pen: "Pen", item: Item, top: float, deep: float, size: float, spans: Spans) -> None:
    """Draw a bar or a diamond and its name."""
    high = min(deep, size * LANE) - 1
    middle, color = top + deep / 2, color_of(item.group, spans)
    if item.is_moment:
        pen.mark(MSO_SHAPE.DIAMOND, item.left, middle - DIAMOND / 2, DIAMOND, DIAMOND, color, item.is_doubtful)
    else:
        bar = pen.mark(MSO_SHAPE.RECTANGLE, item.left, middle - high / 2, item.right - item.left, high, color, item.is_doubtful)
        if item.is_inside and item.text_width:
            pen.inside(bar, item.name, size)
            return
    if not item.text_width:
        return
    side = PP_ALIGN.RIGHT if item.text_left < item.left else PP_ALIGN.LEFT
    pen.text(item.name, item.text_left, middle - size * 0.62, item.text_width, size * 1.24, size, INKED, side)


@dataclass
class Pen:
    """What draws, in points from the timeline's corner, and keeps what it drew."""

    stage: Stage
    slide: Slide
    left: int
    top: int
    drawn: list = field(default_factory=list)

    def place(self, x: float, y: float) -> tuple[Emu, Emu]:
        """Return a point in English metric units from the slide's corner."""
        return Emu(int(self.left + x * self.stage.point)), Emu(int(self.top + y * self.stage.point))

    def mark(self, kind: MSO_SHAPE, x: float, y: float, width: float, height: float, color: MSO_THEME_COLOR, is_hollow: bool):
        """Draw a shape and return it: filled, or with a dashed line around it where it is in doubt."""
        lengths = (Emu(int(width * self.stage.point)), Emu(int(height * self.stage.point)))
        shape = self.slide.shapes.add_shape(kind, *self.place(x, y), *lengths)
        self.drawn.append(shape)
        unstyled(shape)
        shape.fill.solid()
        paint(shape.fill.fore_color, MSO_THEME_COLOR.BACKGROUND_1 if is_hollow else color)
        if is_hollow:
            paint(shape.line.color, color)
            shape.line.width, shape.line.dash_style = Pt(1), MSO_LINE_DASH_STYLE.DASH
        else:
            shape.line.fill.background()
        return shape

    def inside(self, shape, text: str, size: float) -> None:
        """Write a name into its bar."""
        frame = shape.text_frame
        frame.margin_left, frame.margin_right = Emu(int(PAD / 2 * self.stage.point)), 0
        frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        fill(frame, text, self.stage.size(size), MSO_THEME_COLOR.BACKGROUND_1, None)
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT

    def text(self, text: str, x: float, y: float, width: float, height: float, size: float, color, align=PP_ALIGN.LEFT) -> None:
        """Write a name."""
        lengths = (int(width * self.stage.point), int(height * self.stage.point))
        shape = self.stage.write(self.slide, text, (*map(int, self.place(x, y)), *lengths), size, color)
        self.drawn.append(shape)
        shape.text_frame.paragraphs[0].alignment = align

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a quiet line."""
        line = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *self.place(x, y), *self.place(to_x, to_y))
        self.drawn.append(line)
        unstyled(line)
        paint(line.line.color, MSO_THEME_COLOR.BACKGROUND_1, -0.15)
        line.line.width = Pt(0.5)
