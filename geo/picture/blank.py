"""What does a map show on which pupils write? The land, the borders of a day by their standing, and numbered dots."""

import numpy as np
import pandas as pd

from geo.picture.ground import Dress, Ground, draw_ground, scale_bar
from geo.picture.labels import Named, place_all
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, framed

NUMBER, RADIUS, DOT = 11, 9, 3  # pixels: of a number's letters, of the circle round it, of a place's dot
INK, PAPER = "#000000", "#FFFFFF"


def draw_blank(
    root: Element,
    paper: tuple[float, float, float, float],
    places: list[tuple[float, float]],
    ground: Ground,
    dress: Dress,
    day: pd.Timestamp,
) -> None:
    """Draw a map of a day on a part of a picture (left, top, width, height in pixels), its places (longitude, latitude) numbered from 1."""
    frame = framed(places, paper)
    seen = add(root, "svg", x=frame.left, y=frame.top, width=frame.width, height=frame.height, overflow="hidden")
    inner = Frame(0, 0, frame.width, frame.height, frame.x, frame.y, frame.scale)
    draw_ground(seen, ground, inner, f"{day:%Y-%m-%d}", dress.theme)
    x, y = inner.spot(*np.array(places, dtype=float).reshape(-1, 2).T)
    wide = 2.0 * RADIUS
    names = [Named(float(px), float(py), DOT, wide, wide) for px, py in zip(x, y, strict=True)]
    scale = (0.0, frame.height - 40, 160.0, frame.height)
    placed = place_all(names, [scale], (2.0, 2.0, frame.width - 2, frame.height - 2))
    for name, place in zip(names, placed, strict=True):
        middle = (place.box[0] + RADIUS, place.box[1] + RADIUS)
        add(seen, "path", d=f"M{name.x:.1f} {name.y:.1f}L{middle[0]:.1f} {middle[1]:.1f}", stroke=INK, stroke_width=1)
        add(seen, "circle", class_="seat", cx=name.x, cy=name.y, r=DOT, fill=INK)
    for n, place in enumerate(placed, 1):
        middle = (place.box[0] + RADIUS, place.box[1] + RADIUS)
        add(seen, "circle", cx=middle[0], cy=middle[1], r=RADIUS - 1, fill=PAPER, stroke=INK, stroke_width=1)
        told = {"font_family": FAMILY, "font_size": NUMBER, "font_weight": 700, "fill": INK}
        x_ = middle[0] - length(str(n), NUMBER, 700) / 2
        add(seen, "text", str(n), x=x_, y=middle[1] + NUMBER * 0.36, class_="number", **told)
    scale_bar(seen, inner, dress)
