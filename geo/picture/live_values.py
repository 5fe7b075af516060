"""How does a number by country look in the browser, before there is a script? Land in classes of one hue, as web/map/values.js draws it."""

from collections.abc import Mapping

import shapely

from geo.picture.ground import TONES, Dress
from geo.picture.marks import Element, add
from geo.picture.projection import Frame, path_of, widened
from geo.picture.values import Countries

BEND = 0.5  # pixels below which a bend is not seen; Leaflet leaves out more
EDGE, CHOSEN_EDGE, OPACITY = 0.6, 2.2, 0.55  # pixels, and of the lines between countries


def draw_values(
    root: Element,
    frame: Frame,
    countries: Countries,
    dress: Dress,
    values: Mapping[str, int],
    begins: list[int],
    ramp: list[str],
    chosen: str,
) -> None:
    """Draw numbers by country_id: `begins` are the numbers at which classes begin, the first for whatever is less, `ramp` their colours."""
    tones = TONES[dress.theme]
    add(root, "rect", width=frame.width, height=frame.height, fill=tones["sea"])
    sides = widened(frame.bounds)
    for country_id, shape in sorted(countries.shapes, key=lambda each: each[0] == chosen):
        path = path_of(shapely.simplify(shapely.clip_by_rect(shape, *sides), BEND / frame.scale), frame)
        if not path:
            continue
        value = values.get(country_id)
        place = max((n for n, begin in enumerate(begins) if value is not None and value >= begin), default=0)
        edge = {"stroke": dress.ink, **frame.line(CHOSEN_EDGE)}
        if country_id != chosen:
            edge = {"stroke": tones["line"], "stroke_opacity": OPACITY, **frame.line(EDGE)}
        add(root, "path", class_="country" if value is None else "country counted", d=path,
            fill=tones["land"] if value is None else ramp[place], **edge)  # fmt: skip
