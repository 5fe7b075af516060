"""Where does a name stand on a picture? Beside its dot where nothing else is: the same small search as the browser's (web/map/labels.js).

Start with the cheapest place of each name, then move one at a time to its cheapest until nothing moves.
"""

import math
from dataclasses import dataclass

SIDES = 8
RINGS = (16, 30, 48, 72)  # pixels beyond the dot at which a name led to by a line stands
SIDE_COST = (0, 1, 1.6, 2, 2.4, 2.6, 2.8, 3)
RING_COST, OVERLAP_COST, DOT_COST, DOT_CROSSED, OUT, OUT_COST, CROSSING_COST = 8, 2, 0.4, 24, 2000, 5, 14
PASSES = 10

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Point = tuple[float, float]


@dataclass(frozen=True)
class Named:
    """What wants a name: its dot's middle and radius, and the name's size, in pixels."""

    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """Where a name stands: its box, and where a line to it ends, if one is needed."""

    box: Box
    end: Point
    is_led: bool
    cost: float = 0.0


def overlap(a: Box, b: Box) -> float:
    """Return how many square pixels two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def offsets(named: Named) -> list[Point]:
    """Return the left upper corner of each place for a name, seen from its dot: eight sides, then rings of eight."""
    gap, w, h = named.radius + 3, named.width, named.height
    found = [
        (gap, -h / 2),
        (-gap - w, -h / 2),
        (-w / 2, -gap - h),
        (-w / 2, gap),
        (gap - 2, -gap - h / 2),
        (gap - 2, 2),
        (2 - gap - w, -gap - h / 2),
        (2 - gap - w, 2),
    ]
    for ring in RINGS:
        for side in range(SIDES):
            angle, far = side * math.pi / 4, gap + ring
            x, y = math.cos(angle) * far, math.sin(angle) * far
            found.append((x - w * (1 - math.cos(angle)) / 2, y - h * (1 - math.sin(angle)) / 2))
    return found


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two lines cross."""

    def turn(p: Point, q: Point, r: Point) -> int:
        area = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return (area > 0) - (area < 0)

    return turn(a, b, c) != turn(a, b, d) and turn(c, d, a) != turn(c, d, b)


def runs_through(a: Point, b: Point, box: Box) -> bool:
    """Say whether a line runs through a box."""
    left, top, right, bottom = box
    if max(a[0], b[0]) < left or min(a[0], b[0]) > right or max(a[1], b[1]) < top or min(a[1], b[1]) > bottom:
        return False
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return any(crosses(a, b, corners[n], corners[(n + 1) % 4]) for n in range(4))


def choices(named: Named, dots: list[Box], covered: list[Box], frame: Box) -> list[Placed]:
    """Return the places of a name with what each costs whatever the other names do."""
    found = []
    for place, (dx, dy) in enumerate(offsets(named)):
        box = (named.x + dx, named.y + dy, named.x + dx + named.width, named.y + dy + named.height)
        end = (min(max(named.x, box[0]), box[2]), min(max(named.y, box[1]), box[3]))
        is_led = place >= SIDES
        cost = RING_COST * (place // SIDES) + SIDE_COST[place % SIDES] / 4 if is_led else SIDE_COST[place]
        out = sum(max(0.0, far) for far in (frame[0] - box[0], frame[1] - box[1], box[2] - frame[2], box[3] - frame[3]))
        cost += OUT + OUT_COST * out if out else 0
        cost += sum(OVERLAP_COST * overlap(box, other) for other in covered)
        for dot in dots:
            cost += DOT_COST * overlap(box, dot)
            cost += DOT_CROSSED if is_led and runs_through((named.x, named.y), end, dot) else 0
        found.append(Placed(box, end, is_led, cost))
    return found


def between(at: Point, a: Placed, other: Point, b: Placed) -> float:
    """Return what two names cost each other, never less than nothing."""
    cost = OVERLAP_COST * overlap(a.box, b.box)
    if a.is_led:
        cost += CROSSING_COST * runs_through(at, a.end, b.box)
    if b.is_led:
        cost += CROSSING_COST * runs_through(other, b.end, a.box)
    if a.is_led and b.is_led:
        cost += CROSSING_COST * crosses(at, a.end, other, b.end)
    return cost


def place_all(names: list[Named], covered: list[Box], frame: Box) -> list[Placed]:
    """Place every name, those that matter most first; `covered` may not be written over, `frame` is the picture's box."""
    dots = [(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in names]
    found = [choices(name, dots[:n] + dots[n + 1 :], covered, frame) for n, name in enumerate(names)]
    at = [(name.x, name.y) for name in names]
    chosen: list[Placed | None] = [None] * len(names)

    def cheapest(n: int) -> Placed:
        others = [(at[k], there) for k, there in enumerate(chosen) if there is not None and k != n]
        best, least = found[n][0], math.inf
        for choice in found[n]:
            cost = 0.0
            for place, there in others:
                if choice.cost + cost >= least:  # the others can but make it dearer
                    break
                cost += between(at[n], choice, place, there)
            if choice.cost + cost < least:
                best, least = choice, choice.cost + cost
        return best

    for _ in range(PASSES):
        before = list(chosen)
        for n in range(len(names)):
            chosen[n] = cheapest(n)
        if chosen == before:
            break
    return [place for place in chosen if place is not None]
