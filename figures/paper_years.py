"""How do the years come onto paper? The operations as bars on one line of years, with the landmark reforms named above them."""

from functools import cache

import pandas as pd

from charts.landmarks import landmark_rows
from charts.lanes import packed
from charts.look import Look
from charts.theme import ACCENT, GROUND, INK, QUIET, REGION_COLORS, RULE
from data.derive import mission_spans
from data.eras import FIRST_DAY
from data.load import as_of, shared_table
from figures.pictures import Box
from geo.picture.letters import FAMILY, length
from geo.picture.marks import Element, add
from geo.picture.operations import named
from words import say

LANE, BAR = 3.9, 3.0  # pixels from one bar to the next; a bar's height
LATER = 0.22  # opacity of what is still to come
TICKS = range(1950, 2030, 10)
NAME, ROW, YEARS, KEY = 12.5, 16, 13, 12  # pixels of letters and of lines
MOST, LINES = 20, 5  # reforms that are named, and the lines of their names
TOLD = say("Bars: operations, from first day to last. Dashed lines: landmark reforms. Full line: the day of the map.")


@cache
def bars() -> pd.DataFrame:
    """Return the operations with the lane of each, as on the atlas's own timeline."""
    return packed(mission_spans(), as_of())


def bars_height() -> float:
    """Return how high the bars with the years below them stand, in pixels."""
    return (bars()["lane"].max() + 1) * LANE + 2 + YEARS


def across(day: pd.Timestamp, left: float, width: float) -> float:
    """Return where a day stands between the first and the last, in pixels."""
    return left + width * ((day - FIRST_DAY) / (as_of() - FIRST_DAY))


def draw_bars(root: Element, box: Box, day: pd.Timestamp, theme: str, above: float = 6) -> None:
    """Draw the operations as bars on their years, what is after the day faint, with a line at the day that begins `above` the bars."""
    left, top, width, _ = box
    rows = bars()
    foot = top + (rows["lane"].max() + 1) * LANE + 2
    for year in TICKS:
        x = across(pd.Timestamp(year, 1, 1), left, width)
        add(root, "path", d=f"M{x:.1f} {top - 4:.1f}V{foot:.1f}", stroke=RULE[theme], stroke_width=1)
        add(root, "text", str(year), x=x + 3, y=foot + 8, font_family=FAMILY, font_size=YEARS, fill=QUIET[theme])
    for row in rows.itertuples():
        begin, end = row.start_date, as_of() if pd.isna(row.end_date) else row.end_date
        color, y = REGION_COLORS[theme][row.region], top + row.lane * LANE
        # One bar: what of it has been by the day stands out from what is still to come.
        for first, last, opacity in ((begin, min(end, day), 1.0), (max(begin, day), end, LATER)):
            if first < last:
                at = across(first, left, width)
                size = {"x": at, "width": max(across(last, left, width) - at, 1.0), "y": y, "height": BAR}
                add(root, "rect", fill=color, fill_opacity=opacity, **size)
    x = across(day, left, width)
    add(root, "path", class_="day", d=f"M{x:.1f} {top - above:.1f}V{foot:.1f}", stroke=INK[theme], stroke_width=2)


def landmarks(width: float) -> pd.DataFrame:
    """Return the landmark reforms that are named on a line of years as wide as this, with the row of each name."""
    marked = shared_table("reforms")
    marked = marked[marked["is_landmark"].astype(bool)]
    # Spaced for letters of another size: what is wider here has the narrower plot.
    rows = landmark_rows(marked, FIRST_DAY, as_of(), width * 0.88, MOST, LINES)
    return rows[rows["is_named"]]


def height_of(width: float) -> float:
    """Return how high the years stand on paper of a width, in pixels."""
    return ROW * (int(landmarks(width)["row"].max()) + 1) + 8 + bars_height() + KEY * 1.6


def paint_years(look: Look, root: Element, box: Box, day: pd.Timestamp) -> None:
    """Draw landmark reforms, operations and years into a part of a picture as high as `height_of`, with a line at a day."""
    left, top, width, _ = box
    marked = landmarks(width)
    above = ROW * (int(marked["row"].max()) + 1) + 8
    foot = top + above + (bars()["lane"].max() + 1) * LANE + 2
    told = {"font_family": FAMILY, "font_size": NAME, "font_weight": 600}
    seam = {"stroke": GROUND[look.theme], "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}
    named_at = []
    for row in marked.itertuples():
        x, y = across(row.date, left, width), top + row.row * ROW + NAME
        color = ACCENT[look.theme] if row.date <= day else QUIET[look.theme]
        add(root, "path", d=f"M{x:.1f} {y - NAME + 3:.1f}V{foot:.1f}", stroke=color, stroke_width=1, stroke_dasharray="2 3")
        side = {"x": x - 4, "text_anchor": "end"} if row.is_inward else {"x": x + 4}
        named_at.append((row.short_title, {"y": y, "fill": color} | side))
    draw_bars(root, (left, top + above, width, 0), day, look.theme, above - 4)
    for name, where in named_at:  # over every line
        add(root, "text", name, class_="landmark", **where, **told, **seam)
    draw_key(look, root, left, top + above + bars_height() + KEY)


def draw_key(look: Look, root: Element, left: float, y: float) -> None:
    """Write what bars and lines are, and the colours of the regions."""
    told = {"font_family": FAMILY, "font_size": KEY, "fill": QUIET[look.theme]}
    line = look.words(TOLD)
    add(root, "text", line, x=left, y=y, **told)
    x = left + length(line, KEY) + 16
    for region, color in REGION_COLORS[look.theme].items():
        name = look.words(named(region))
        add(root, "circle", cx=x + 5, cy=y - 4, r=5, fill=color)
        add(root, "text", name, x=x + 14, y=y, **told)
        x += length(name, KEY) + 30
