"""How does what is longer than its paper come onto it? In smaller letters first, then on several pages: no account and no row is cut."""

from collections.abc import Callable
from dataclasses import replace

from charts.look import Look
from figures.pictures import Grid, Picture, Text
from geo.picture.marks import Element

DRAWN = 1136  # pixels: the widest that a chart or a text is drawn before it is enlarged
STEP, LEAST = 0.95, 0.7  # from one size of letters to the next, and of their size on the screen the least that is read on paper

Paint = Callable[[Element | None, Look], float]


def fitted(root: Element | None, look: Look, room: float | None, paint: Paint) -> float:
    """Draw what `paint` draws in the largest letters in which it is no higher than `room`, and return its height; that alone without a root.

    What is higher in the smallest letters too is drawn in these, beyond its room: `parts_of` parts it before.
    """
    larger = max(1.0, look.width / DRAWN)
    while True:
        group = None if root is None else Element("{http://www.w3.org/2000/svg}g")
        used = paint(group, replace(look, width=look.width / larger)) * larger
        if room is None or used <= room or larger * STEP < LEAST:
            break
        larger *= STEP
    if root is None:
        return used
    if larger != 1.0:
        group.set("transform", f"scale({larger:.4f})")
    root.append(group)
    return used


def items_of(picture: Picture) -> tuple:
    """Return what a picture can be parted into: accounts, rows; nothing where it is one whole."""
    if isinstance(picture, Text):
        return picture.entries
    return picture.rows if isinstance(picture, Grid) else ()


def with_items(picture: Text | Grid, items: tuple) -> Text | Grid:
    """Return a picture of some of its accounts or rows alone."""
    return replace(picture, entries=items) if isinstance(picture, Text) else replace(picture, rows=items)


def parts_of(picture: Picture, height: Callable[[Picture, float | None], float], room: float) -> list[Picture]:
    """Return a picture in parts that are no higher than `room`, each with as many accounts or rows as it holds, one at least.

    `height` tells how high a picture is, drawn for a room, or in letters as large as on the screen (None): what needs several
    pages has these.
    """
    items = items_of(picture)
    if len(items) < 2 or height(picture, room) <= room:
        return [picture]
    parts, start, last = [], 0, 8
    while start < len(items):
        fits, beyond = start + 1, len(items) + 1  # up to where they fit, and up to where they are too many
        tried = min(start + last, len(items))  # as many as on the page before, at first
        while beyond - fits > 1:
            if height(with_items(picture, items[start:tried]), None) <= room:
                fits, tried = tried, min(2 * tried - start, (tried + beyond) // 2)
            else:
                beyond, tried = tried, (fits + tried) // 2
        last = fits - start
        parts.append(with_items(picture, items[start:fits]))
        start = fits
    return parts
