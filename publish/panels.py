"""How do figures of text come onto paper? Large numbers, grids and dated accounts, broken into lines by the width of their letters.

Without a root nothing is drawn: the height alone is told.
"""

from charts.look import Look
from figures.pictures import Entry, Grid, Numbers, Text
from geo.picture.letters import FAMILY, LINE, length, lines
from geo.picture.marks import Element, add
from publish.paper import Inks
from words import Words

LARGE, TEXT, SMALL = 30, 15, 12.5  # pixels
GAP = 24
SHADES = (0.0, 0.12, 0.28, 0.5, 1.0)  # of the accent, as web/html's grids
LEAST_NUMBER, LEAST_CARD, LEAST_COLUMN = 190, 250, 420  # pixels
BETWEEN = 14  # pixels between accounts


def write(root: Element | None, text: str, x: float, y: float, size: float, color: str, weight: int = 400, **more) -> None:
    """Write one line of text with its base line at y."""
    told = {"x": float(x), "y": float(y), "font_family": FAMILY, "font_size": size, "fill": color}
    add(root, "text", text, **told, font_weight=None if weight == 400 else weight, **more)


def draw_numbers(root: Element, picture: Numbers, look: Look, ink: Inks) -> float:
    """Draw large numbers side by side, each over what it counts, and the sentences below; return the height."""
    words = look.words
    widest = max((length(words(item.value), LARGE, 700) for item in picture.items), default=0.0)
    columns = max(1, min(len(picture.items), int(look.width // max(LEAST_NUMBER, widest + GAP))))
    width = look.width / columns
    top = 0.0
    for start in range(0, len(picture.items), columns):
        deepest = 0.0
        for n, item in enumerate(picture.items[start : start + columns]):
            x, y = n * width, top + LARGE
            value = words(item.value)
            dashed = "underline" if item.is_doubtful else None
            write(root, value, x, y, LARGE, ink.ink, 700, text_decoration=dashed)
            for text in (words(item.label), words(item.note) if item.note else ""):
                for line in lines(text, SMALL + 1, width - GAP) if text else []:
                    y += (SMALL + 1) * LINE
                    write(root, line, x, y, SMALL + 1, ink.quiet)
            deepest = max(deepest, y)
        top = deepest + GAP
    return top + paragraph(root, words(picture.body), 0, top, min(look.width, 900), ink) if picture.body else top


def paragraph(root: Element, text: str, x: float, top: float, width: float, ink: Inks) -> float:
    """Write a paragraph below `top` and return its height."""
    told = lines(text, TEXT, width)
    for n, line in enumerate(told, 1):
        write(root, line, x, top + n * TEXT * LINE, TEXT, ink.ink)
    return len(told) * TEXT * LINE + 8


def draw_grid(root: Element | None, picture: Grid, look: Look, ink: Inks) -> float:
    """Draw rows of shaded fields under headings; return the height."""
    words, count = look.words, len(picture.headings)
    first = max(length(words(row[0].text), SMALL, 600) for row in picture.rows) + 16
    first = min(first, look.width * 0.4)
    width = (look.width - first) / max(1, count - 1)
    heads = [lines(words(heading), SMALL, (first if n == 0 else width) - 8, 600) for n, heading in enumerate(picture.headings)]
    top = max(map(len, heads)) * SMALL * LINE + 6
    for n, head in enumerate(heads):
        x = 0 if n == 0 else first + (n - 1) * width
        for k, line in enumerate(head):
            write(root, line, x, top - 8 - (len(head) - 1 - k) * SMALL * LINE, SMALL, ink.ink, 600)
    for row in picture.rows:
        told = [lines(words(cell.text), SMALL, (first if n == 0 else width) - 8) or [""] for n, cell in enumerate(row)]
        high = max(map(len, told)) * SMALL * LINE + 8
        for n, (cell, text) in enumerate(zip(row, told, strict=True)):
            x = 0 if n == 0 else first + (n - 1) * width
            if n and (cell.shade or cell.is_doubtful):
                look_of = {"fill": ink.accent, "fill_opacity": SHADES[cell.shade]}
                dashed = {"stroke": ink.quiet, "stroke_dasharray": "3 2"} if cell.is_doubtful else {}
                add(root, "rect", x=x + 1, y=top + 1, width=width - 2, height=high - 2, rx=3, **look_of, **dashed)
            color = ink.ground if n and cell.shade == len(SHADES) - 1 else ink.ink
            for k, line in enumerate(text, 1):
                at = x + (0 if n == 0 else (width - length(line, SMALL)) / 2)
                write(root, line, at, top + k * SMALL * LINE, SMALL, color, 600 if n == 0 else 400)
        top += high
    return top + 8


def draw_text(root: Element | None, picture: Text, look: Look, ink: Inks) -> float:
    """Draw dated accounts as cards side by side, or one under the other, in two columns where they are wide enough; return the height."""
    entries, is_cards = picture.entries, picture.shape == "cards"
    columns = min(4, max(1, int(look.width // (LEAST_CARD if is_cards else LEAST_COLUMN))), max(1, len(entries)))
    columns = columns if is_cards else min(columns, 2)
    width = (look.width - (columns - 1) * GAP) / columns

    def drawn(into: Element | None, entry: Entry, column: int, top: float) -> float:
        return draw_entry(into, entry, column * (width + GAP), top, width, picture.shape, look.words, ink)

    if not is_cards:
        heights = [drawn(None, entry, 0, 0.0) + BETWEEN for entry in entries]
        cut = min(range(1, len(entries) + 1), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
        for column, part in enumerate((range(cut), range(cut, len(entries))) if columns == 2 else (range(len(entries)),)):
            top = 0.0
            for n in part:
                drawn(root, entries[n], column, top)
                top += heights[n]
        return max(sum(heights[:cut]), sum(heights[cut:])) if columns == 2 else sum(heights)
    top = 0.0
    for start in range(0, len(entries), columns):
        top += max(drawn(root, entry, n, top) for n, entry in enumerate(entries[start : start + columns])) + BETWEEN
    return top


def draw_entry(
    root: Element | None, entry: Entry, x: float, top: float, width: float, shape: str, words: Words, ink: Inks
) -> float:
    """Draw one account below `top` and return its height."""
    inset = 14 if shape == "timeline" else 0
    y = top + (8 if shape == "cards" else 0)
    when = words.begun(entry.when)
    parts = ((when, SMALL, ink.quiet, 400), (entry.title, TEXT, ink.ink, 600), (entry.body, TEXT - 1, ink.ink, 400))
    for text, size, color, weight in parts:
        for line in lines(words(text), size, min(width - inset, 820), weight) if text else []:
            y += size * LINE
            write(root, line, x + inset, y, size, color, weight)
    line_color = ink.accent if entry.tone == "strong" else ink.rule
    dashed = "4 3" if entry.is_doubtful else None
    if shape == "cards":
        add(root, "path", d=f"M{x:.1f} {top + 2:.1f}h{width:.1f}", stroke=line_color, stroke_width=3, stroke_dasharray=dashed)
    if shape == "timeline":
        add(root, "path", d=f"M{x + 1:.1f} {top + 2:.1f}V{y + 4:.1f}", stroke=line_color, stroke_width=2, stroke_dasharray=dashed)
    return y - top + 4
