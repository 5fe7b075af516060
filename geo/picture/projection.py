"""Where on the paper is a place? Equal Earth, in which areas compare, fitted to a frame.

The projection is that of Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of
Geographical Information Science 33 (2019).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import shapely

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT = np.sqrt(3) / 2
STEP = 2.0  # degrees: a line is bent at least so often
LEAST = 0.42  # of the world's width: nearer than this a map of operations does not look
LEAST_OWN = 0.06  # of the projected world, about 380 km: nearer than this an operation's own map does not look
MARGIN = 0.11  # of the extent, left free on each side


def equal_earth(longitude, latitude) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of places in degrees; y grows northwards, the whole world is about 5.4 wide and 2.6 high."""
    angle = np.arcsin(ROOT * np.sin(np.radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = np.radians(longitude) * np.cos(angle) / (ROOT * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


def projected(shapes: np.ndarray) -> np.ndarray:
    """Return shapes in degrees as they lie on the paper, their long lines bent."""
    bent = shapely.segmentize(shapes, STEP)
    return shapely.transform(bent, lambda points: np.column_stack(equal_earth(points[:, 0], points[:, 1])))


@dataclass(frozen=True)
class Frame:
    """A part of the projected world on a rectangle of paper: what of it is in the middle, how large, and where the paper lies."""

    left: float  # of the paper, in pixels
    top: float
    width: float
    height: float
    x: float  # of the middle, on the projected world
    y: float
    scale: float  # pixels for one unit of the projected world
    parts: ClassVar[int] = 10  # of a pixel, to which a path's points are told
    unit: ClassVar[int] = 10  # of these parts, in which its steps are written

    def spot(self, longitude, latitude) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels of places in degrees."""
        return self.pixels(*equal_earth(longitude, latitude))

    def pixels(self, x, y) -> tuple[np.ndarray, np.ndarray]:
        """Return pixels of places on the projected world."""
        return self.left + self.width / 2 + (x - self.x) * self.scale, self.top + self.height / 2 - (y - self.y) * self.scale

    def line(self, width: float, dashes: str | None = None) -> dict:
        """Return what a path of this frame (path_of) says of its line: its width and its dashes, told in pixels."""
        return {"stroke_dasharray": dashes, "stroke_width": width}

    def fill(self) -> dict:
        """Return what a path of this frame says besides where it has no line."""
        return {}

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Return what of the projected world is seen: least x, least y, most x, most y."""
        across, up = self.width / 2 / self.scale, self.height / 2 / self.scale
        return self.x - across, self.y - up, self.x + across, self.y + up

    @property
    def kilometres(self) -> float:
        """Return how many kilometres a pixel is wide at the middle, along the parallel."""
        return 6371.0072 / self.scale  # the projection keeps areas: a unit of it is the Earth's radius


WORLD = (-2.72, -1.02, 2.72, 1.3)  # without Antarctica


def framed(places: list[tuple[float, float]], paper: tuple[float, float, float, float]) -> Frame:
    """Return the frame of a paper (left, top, width, height in pixels) that shows all places (longitude, latitude), none near its edge.

    Without places, or where they lie too far apart, the whole world is seen.
    """
    left, top, width, height = paper
    if not places:
        box = WORLD
    else:
        x, y = equal_earth(*np.array(places, dtype=float).T)
        least = LEAST * (WORLD[2] - WORLD[0])
        across = max((x.max() - x.min()) * (1 + 2 * MARGIN), least)
        up = max((y.max() - y.min()) * (1 + 2 * MARGIN), least * height / width)
        middle = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
        box = (middle[0] - across / 2, middle[1] - up / 2, middle[0] + across / 2, middle[1] + up / 2)
    scale = min(width / (box[2] - box[0]), height / (box[3] - box[1]))
    scale = max(scale, min(width / (WORLD[2] - WORLD[0]), height / (WORLD[3] - WORLD[1])))
    return Frame(left, top, width, height, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, scale)


def around(box: tuple[float, float, float, float], paper: tuple[float, float, float, float]) -> Frame:
    """Return the frame of a paper that shows all between west, south, east and north (degrees), as large as it fits."""
    west, south, east, north = box
    sides = np.linspace(south, north, 9)
    x, y = equal_earth(np.concatenate([np.full(9, west), np.full(9, east)]), np.concatenate([sides, sides]))
    left, top, width, height = paper
    scale = min(width / (x.max() - x.min()), height / (y.max() - y.min()))
    return Frame(left, top, width, height, (x.min() + x.max()) / 2, (y.min() + y.max()) / 2, scale)


def fitted(boxes: list[tuple], places: list[tuple[float, float]], paper: tuple[float, float, float, float]) -> Frame:
    """Return the frame of a paper that shows projected boxes and places (longitude, latitude) as large as they fit, with room around."""
    x, y = equal_earth(*np.array(places, dtype=float).T)
    low = np.min([*(box[:2] for box in boxes), (x.min(), y.min())], axis=0)
    high = np.max([*(box[2:] for box in boxes), (x.max(), y.max())], axis=0)
    across, up = np.maximum((high - low) * 1.35, LEAST_OWN)
    left, top, width, height = paper
    return Frame(left, top, width, height, *((low + high) / 2), min(width / across, height / up))


def path_of(shape: shapely.Geometry | Sequence[shapely.Geometry], frame: Frame) -> str:
    """Return projected shapes, cut at the frame, as a path's commands: steps to the frame's part of a pixel. "" when nothing is seen."""
    parts = shapely.get_parts(shapely.clip_by_rect(shape, *widened(frame.bounds)))
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return commands(shapely.get_rings(parts[is_area]), frame, True) + commands(parts[~is_area], frame, False)


def widened(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return bounds with a hundredth of their width more at each side, so that what is cut there shows no edge."""
    far = 0.01 * (bounds[2] - bounds[0])
    return bounds[0] - far, bounds[1] - far, bounds[2] + far, bounds[3] + far


def commands(lines: np.ndarray, frame: Frame, is_closed: bool) -> str:
    """Return lines as a path's commands, each point as the step from the one before; of a ring the last step is left to the reader."""
    places, line_of = shapely.get_coordinates(lines, return_index=True)
    x, y = frame.pixels(*places.T)
    points = np.rint(np.column_stack([x, y]) * frame.parts).astype(int)
    is_next = line_of[1:] == line_of[:-1]  # of the same line as the point before
    if is_closed:
        is_next &= np.append(is_next[1:], False)  # without the last point, which is the first again
    steps = np.diff(points, axis=0)
    is_step = is_next & steps.any(axis=1)
    of_line = np.bincount(line_of[1:][is_step], minlength=len(lines))
    lengths, place_of = np.unique(steps[is_step], return_inverse=True)  # of so many steps few lengths are unlike each other
    texts = [f"{length / frame.unit:g}" for length in lengths.tolist()]
    told = [f"{texts[dx]} {texts[dy]}" for dx, dy in place_of.reshape(-1, 2).tolist()]
    first = points[np.searchsorted(line_of, np.arange(len(lines)))] if len(lines) else points
    written, begin = [], 0
    for (left, top), count in zip(first.tolist(), of_line.tolist(), strict=True):
        if count >= (2 if is_closed else 1):
            steps_told = " ".join(told[begin : begin + count])
            written.append(f"M{left / frame.unit:g} {top / frame.unit:g}l{steps_told}{'z' if is_closed else ''}")
        begin += count
    return "".join(written)
