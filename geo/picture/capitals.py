"""Which capitals stand around an operation? A ring and a name each, where there is room beside what is named already."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.picture.ground import TONES, Dress
from geo.picture.labels import Box, Named, offsets, overlap
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.projection import Frame
from words import say

CAPITALS = say("Small ring: capital of today.")
NAME, RING = 11, 2.5  # pixels: height of a name, radius of a ring
PLACES = 4  # sides on which a name may stand: a line to a name farther off would be one more line among borders


@dataclass(frozen=True)
class Capital:
    """A capital of today and where it lies (degrees)."""

    name: str
    longitude: float
    latitude: float


Ring = tuple[Capital, float, float, Box]  # a capital, its place in pixels, and the box of its ring


def capitals_in(capitals: Sequence[Capital], frame: Frame, taken: Sequence[Box]) -> list[Ring]:
    """Return the capitals that are seen in a frame and lie under none of the boxes, in pixels, that are taken."""
    found = []
    for each in capitals:
        x, y = map(float, frame.spot(each.longitude, each.latitude))
        box = (x - RING - 1, y - RING - 1, x + RING + 1, y + RING + 1)
        if 4 < x < frame.width - 4 and 4 < y < frame.height - 4 and not any(overlap(box, other) for other in taken):
            found.append((each, x, y, box))
    return found


def draw_capitals(root: Element, seen: list[Ring], taken: Sequence[Box], frame: Frame, dress: Dress) -> None:
    """Draw the capitals that are seen and lie under nothing, and name those beside which there is room; `taken` are boxes in pixels."""
    halo = TONES[dress.theme]["halo"]
    rings = [ring for ring in seen if not any(overlap(ring[3], box) for box in taken)]
    held = [*taken, *(box for *_, box in rings)]
    for capital, x, y, _ in rings:
        add(root, "circle", class_="capital", cx=x, cy=y, r=RING, fill=halo, stroke=dress.ink, stroke_width=1.2)
        own = Named(x, y, RING, length(capital.name, NAME) + 2, NAME * 1.15)
        for left, top in offsets(own)[:PLACES]:
            box = (x + left, y + top, x + left + own.width, y + top + own.height)
            is_inside = box[0] >= 2 and box[1] >= 2 and box[2] <= frame.width - 2 and box[3] <= frame.height - 2
            if is_inside and not any(overlap(box, other) for other in held):
                held.append(box)
                told = {"x": box[0] + 1, "y": box[1] + NAME * 0.92, "font_family": FAMILY, "font_size": NAME, "fill": dress.ink}
                seam = {"stroke": halo, "stroke_width": 2.5, "paint_order": "stroke", "stroke_linejoin": "round"}
                add(root, "text", capital.name, **told, class_="capital-name", **seam)
                break
