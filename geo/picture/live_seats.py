"""Where sit the operations of a day, on the map as the browser draws it? Their headquarters as dots, every one with its name (web/map/seats.js)."""

from collections.abc import Mapping
from typing import NamedTuple

from geo.picture.ground import TONES, Dress
from geo.picture.labels import Box, Named, place_all
from geo.picture.letters import framed_length
from geo.picture.marks import Element, add
from geo.picture.operations import Seat, across
from geo.picture.projection import Frame

NAME, CHOSEN_NAME, LINE = 12, 13, 16  # pixels, as web/map/atlas_map.css
PLAIN, BOLD = 600, 700  # weights of letters
FELLOW, ASIDE = 6, 11  # pixels below which two dots fall on one spot; by which the later one stands aside
BEYOND = 20  # pixels beyond the map's edge at which a dot still has its name
EDGE, CHOSEN_EDGE, HOLLOW = 1.5, 2.5, 2.5  # pixels round a dot, and of a hollow one's ring
DIMMED, PALE = 0.7, 0.35


class Spot(NamedTuple):
    """A headquarters on the map, in pixels; `shift` is by how much it stands aside of another, to its right."""

    seat: Seat
    x: float
    y: float
    shift: float


def spots_of(seats: list[Seat], frame: Frame, chosen: str) -> list[Spot]:
    """Return where dots stand, the chosen one and the larger first: where two would fall on one spot, the later stands aside."""
    found: list[Spot] = []
    for seat in seats:
        x, y = (float(each) for each in frame.spot(seat.longitude, seat.latitude))
        shift = 0
        while any(abs(other.x - x - shift) < FELLOW and abs(other.y - y) < FELLOW for other in found):
            shift += ASIDE
        found.append(Spot(seat, x + shift, y, shift))
    return sorted(found, key=lambda spot: (spot.seat.mission != chosen, -across(spot.seat.persons), len(spot.seat.acronym)))


def draw_seats(
    root: Element, spots: list[Spot], seen: Box, covered: list[Box], dress: Dress, colors: Mapping[str, str], chosen: str
) -> None:
    """Draw dots and names. `seen` is what of the picture the map itself shows, in pixels: names there do not mind what lies beyond."""
    left, top, right, bottom = seen
    within = [spot for spot in spots if left - BEYOND < spot.x < right + BEYOND and top - BEYOND < spot.y < bottom + BEYOND]
    names = [named(spot, chosen) for spot in within]
    placed = place_all(names, covered, (left + 2, top + 2, right - 2, bottom - 2))
    is_lifted = any(spot.seat.mission == chosen for spot in spots)
    tones = TONES[dress.theme]
    for spot, place in zip(within, placed, strict=True):
        is_chosen = spot.seat.mission == chosen
        group = add(root, "g", opacity=DIMMED if is_lifted and not is_chosen else None)
        if place.is_led:
            line = f"M{spot.x:.1f} {spot.y:.1f}L{place.end[0]:.1f} {place.end[1]:.1f}"
            add(group, "path", d=line, stroke=dress.ink, stroke_width=1, stroke_opacity=0.7)
        if spot.shift:
            add(group, "path", d=f"M{spot.x - spot.shift:.1f} {spot.y:.1f}h{spot.shift}", stroke=dress.ink, stroke_width=1)
        add(group, "circle", class_="seat", cx=spot.x, cy=spot.y, **worn(spot.seat, is_chosen, dress, colors[spot.seat.region]))
    for spot, place in zip(within, placed, strict=True):
        is_chosen = spot.seat.mission == chosen
        seam = {"stroke": tones["halo"], "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
        size, weight = (CHOSEN_NAME, BOLD) if is_chosen else (NAME, PLAIN)
        told = {
            "x": place.box[0] + 1,
            "y": place.box[1] + LINE * 0.75,
            "font_size": size,
            "font_weight": weight,
            "fill": dress.ink,
        }
        opacity = DIMMED if is_lifted and not is_chosen else None
        add(root, "text", spot.seat.acronym, class_="name", opacity=opacity, **told, **seam)


def named(spot: Spot, chosen: str) -> Named:
    """Return a dot as it wants its name."""
    size = CHOSEN_NAME if spot.seat.mission == chosen else NAME
    return Named(spot.x, spot.y, across(spot.seat.persons) / 2 + 2, framed_length(spot.seat.acronym, size) + 2, LINE)


def worn(seat: Seat, is_chosen: bool, dress: Dress, color: str) -> dict:
    """Return how a dot is drawn: its edge stands around it, so that the circle is drawn through the edge's middle."""
    radius, halo = across(seat.persons) / 2, TONES[dress.theme]["halo"]
    if seat.is_doubtful:
        return {"r": radius - HOLLOW / 2, "fill": halo, "stroke": color, "stroke_width": HOLLOW}
    width = CHOSEN_EDGE if is_chosen else EDGE
    edge = color if seat.persons is None else dress.ink if is_chosen else halo
    pale = {"fill_opacity": PALE} if seat.persons is None else {}
    return {"r": radius + width / 2, "fill": color, "stroke": edge, "stroke_width": width, **pale}
