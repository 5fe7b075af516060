"""How is a page set up on which names are to be written? Heading, fields for pupil and class, room for names, a foot, all of it in black and white."""

from collections.abc import Sequence
from datetime import date

from geo.picture.letters import FAMILY, LINE, length, lines
from geo.picture.marks import Element, add, as_text, document
from publish.paper import PAPERS, Paper, greyed
from words import Words, sheets

INK, QUIET, RULE, FILL = "#000000", "#444444", "#777777", "#FFFFFF"
MARGIN, TITLE, HOW, SMALL = 40, 22, 13, 10.5  # pixels: of the paper's edge, and of letters
LISTED, COLUMN = 29, 250  # pixels between lines to write names on; that one of them needs
NAMED, ROW, MOST = 270, 17, 30  # pixels: of a timeline's side where names are written; of its rows, at least and at most
GAP, FIELD = 14, 170
DRAWN = PAPERS["a4"].width  # pixels of a page's width, for which all of these are told
STEPS, TICK = (1, 2, 5, 10, 20), 60  # years between two that are named; pixels that one takes
DASHES = "4 3"

Bar = tuple[date, date | None, bool]  # from, to (None: still there; as from: a moment), and whether a day of it is not known


class Page:
    """A page on which `top` and `low` tell, in pixels, where there is room still: what is added takes of it from below.

    It is drawn as wide as A4, `width` by `height`: on larger paper all of it is larger, the letters and the room to write as well.
    """

    def __init__(self, paper: Paper, title: str, how: str, words: Words):
        self.words = words
        self.width, self.height = DRAWN, DRAWN * paper.height / paper.width
        self.root = document(self.width, self.height, words.language)
        self.root.attrib.update(width=str(paper.width), height=str(paper.height))
        add(self.root, "title", title)
        add(self.root, "rect", width="100%", height="100%", fill=FILL)
        y = float(MARGIN)
        width = self.width - 2 * MARGIN - 3 * FIELD - GAP
        for line in lines(title, TITLE, width, 700):
            y += TITLE * LINE
            self.write(line, MARGIN, y - TITLE * (LINE - 0.85), TITLE, 700)
        for n, label in enumerate((sheets.NAME, sheets.CLASS, sheets.DATE)):
            x = self.width - MARGIN - (3 - n) * FIELD
            told = words(label)
            self.write(told, x, MARGIN + TITLE, HOW)
            self.rule(x + length(told, HOW) + 6, MARGIN + TITLE + 3, x + FIELD - 12)
        for line in lines(how, HOW, self.width - 2 * MARGIN):
            y += HOW * LINE
            self.write(line, MARGIN, y, HOW)
        self.top, self.low = y + GAP, float(self.height - MARGIN / 2)

    def write(self, text: str, x: float, y: float, size: float, weight: int = 400, fill: str = INK) -> Element:
        """Write a line, its letters standing on y."""
        told = {"font_family": FAMILY, "font_size": float(size), "font_weight": weight, "fill": fill}
        return add(self.root, "text", text, x=float(x), y=float(y), **told)

    def rule(self, x: float, y: float, to: float) -> None:
        """Draw a line to write on."""
        add(self.root, "path", d=f"M{x:.1f} {y:.1f}H{to:.1f}", stroke=RULE, stroke_width=0.8, fill="none")

    def end(self, told: Sequence[str]) -> None:
        """Write lines at the foot."""
        self._low([line for text in told for line in lines(text, SMALL, self.width - 2 * MARGIN)], SMALL, QUIET)

    def names(self, names: Sequence) -> None:
        """Write the names that are to be placed, by the alphabet: their order tells nothing."""
        told = sorted((self.words(name) for name in names), key=str.casefold)
        if told:
            text = self.words(sheets.NAMES(names=", ".join(told)))
            self._low(lines(text, HOW, self.width - 2 * MARGIN), HOW, INK)

    def _low(self, told: list[str], size: float, fill: str) -> None:
        self.low -= len(told) * size * LINE
        for n, line in enumerate(told):
            self.write(line, MARGIN, self.low + size + n * size * LINE, size, fill=fill)
        self.low -= GAP / 2

    def numbered(self, count: int) -> None:
        """Draw numbered lines to write names on, in columns."""
        across = self.width - 2 * MARGIN
        columns = max(1, min(across // COLUMN, count))
        rows = -(-count // columns)
        self.low -= rows * LISTED + GAP / 2
        for n in range(count):
            x, y = MARGIN + (n // rows) * across / columns, self.low + (n % rows + 1) * LISTED
            self.write(str(n + 1), x, y - 4, HOW, 700)
            self.rule(x + 24, y, x + across / columns - GAP)
        self.low -= GAP

    def bars(self, bars: Sequence[Bar], first: int, span: tuple[date, date]) -> None:
        """Draw bars and diamonds on an axis from one day to another, each with a number, counted from `first`, and a line for its name.

        What goes on beyond the axis has an open end.
        """
        left, right = MARGIN + NAMED, self.width - MARGIN
        whole = (span[1] - span[0]).days or 1

        def place(day: date) -> float:
            return left + (day - span[0]).days / whole * (right - left)

        top = self.top + GAP + 6
        row = min(MOST, (self.low - top) / max(len(bars), 1))
        end = top + row * len(bars)
        years = range(span[0].year, span[1].year + 1)
        step = next((each for each in STEPS if len(years) / each * TICK <= right - left), STEPS[-1])
        for year in years:
            x = place(date(year, 1, 1))
            if year % step == 0 and left <= x <= right:
                add(self.root, "path", d=f"M{x:.1f} {top - 4:.1f}V{end:.1f}", stroke="#CCCCCC", stroke_width=0.8)
                self.write(str(year), min(x - 13, right - 28), top - 8, SMALL, fill=QUIET)
        for n, (start, until, is_rough) in enumerate(bars):
            y, deep = top + n * row, min(row * 0.62, 14)
            self.write(str(first + n), MARGIN, y + row * 0.5 + 5, HOW, 700)
            self.rule(MARGIN + 26, y + row * 0.5 + 8, left - GAP)
            is_open = until is None or until > span[1]
            x, to, middle = place(start), place(span[1] if is_open else until), y + row / 2
            dashes = DASHES if is_rough else None
            shape = f"M{max(to, x + 3):.1f} {middle - deep / 2:.1f}H{x:.1f}v{deep:.1f}H{max(to, x + 3):.1f}"
            if until == start:
                half = deep / 2
                shape = f"M{x - half:.1f} {middle:.1f}l{half:.1f} {-half:.1f}l{half:.1f} {half:.1f}l{-half:.1f} {half:.1f}z"
            elif not is_open:
                shape += "z"
            add(self.root, "path", class_="bar", d=shape, fill=FILL, stroke=INK, stroke_width=1.2, stroke_dasharray=dashes)

    def text(self) -> str:
        """Return the page as SVG, without colour."""
        return greyed(as_text(self.root))
