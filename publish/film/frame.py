"""What does a frame of the film show? Headline, caption, the world of that day, the operations on their years, and sources."""

from functools import cache

import pandas as pd
from vl_convert import register_font_directory, svg_to_png

from charts.lanes import packed
from charts.look import Look
from charts.theme import REGION_COLORS
from data.derive import mission_spans
from data.eras import FIRST_DAY
from data.load import as_of
from figures.atlas import world
from figures.paper_maps import paint_day
from geo.picture.letters import FAMILY, FOLDER, lines
from geo.picture.marks import Element, add, as_text, document
from publish.film.moments import Moment
from publish.paper import Inks, inks
from publish.sheet import sheet_of
from words import Words, english

WIDTH, HEIGHT, MARGIN = 1280, 720, 28  # pixels
TITLE, CAPTION, YEARS, FOOT = 28, 20, 13, 12  # pixels of letters
MAP = (0.0, 92.0, float(WIDTH), 424.0)  # left, top, width, height
LANES, LANE, BAR = 526.0, 3.9, 3.0  # where the operations' bars begin; pixels from one to the next; a bar's height
LATER = 0.22  # opacity of what is still to come
TICKS = range(1950, 2030, 10)

register_font_directory(str(FOLDER))


def png_of(moment: Moment, theme: str = "light", words: Words = english) -> bytes:
    """Return a moment as a PNG of 1280 by 720 pixels."""
    return svg_to_png(svg_of(moment, theme, words), scale=1)


def svg_of(moment: Moment, theme: str = "light", words: Words = english) -> str:
    """Return a moment as a drawing, in a theme (light, dark)."""
    ink, look = inks(theme), Look(theme, WIDTH, words)
    figure = world(f"{moment.day:%Y-%m-%d}")
    sheet = sheet_of(figure, words)
    root = document(WIDTH, HEIGHT, words.language)
    add(root, "title", sheet.finding)
    add(root, "rect", width="100%", height="100%", fill=ink.ground)
    written = {"x": MARGIN, "font_family": FAMILY}
    add(root, "text", sheet.finding, y=42, font_size=TITLE, font_weight=700, fill=ink.ink, **written)
    if moment.caption:
        line = lines(words(moment.caption), CAPTION, WIDTH - 2 * MARGIN, 600)[0]
        add(root, "text", line, y=76, class_="caption", font_size=CAPTION, font_weight=600, fill=ink.accent, **written)
    paint_day(look, root, MAP, moment.day, is_world=True)
    draw_years(root, moment.day, theme, ink)
    foot = [f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.disclaimer[0]]
    for n, line in enumerate(foot):
        add(root, "text", line, y=HEIGHT - 24 + n * 16, class_="foot", font_size=FOOT, fill=ink.quiet, **written)
    return as_text(root)


@cache
def bars() -> pd.DataFrame:
    """Return the operations with the lane of each, as on the atlas's own timeline."""
    return packed(mission_spans(), as_of())


def across(day: pd.Timestamp) -> float:
    """Return where a day stands from left to right, in pixels."""
    return MARGIN + (WIDTH - 2 * MARGIN) * ((day - FIRST_DAY) / (as_of() - FIRST_DAY))


def draw_years(root: Element, day: pd.Timestamp, theme: str, ink: Inks) -> None:
    """Draw the operations as bars on their years, what is after the day faint, with a line at the day."""
    rows = bars()
    foot = LANES + (rows["lane"].max() + 1) * LANE + 2
    for year in TICKS:
        x = across(pd.Timestamp(year, 1, 1))
        add(root, "path", d=f"M{x:.1f} {LANES - 4:.1f}V{foot:.1f}", stroke=ink.rule, stroke_width=1)
        add(root, "text", str(year), x=x + 3, y=foot + 8, font_family=FAMILY, font_size=YEARS, fill=ink.quiet)
    for row in rows.itertuples():
        begin, end = row.start_date, as_of() if pd.isna(row.end_date) else row.end_date
        color, y = REGION_COLORS[theme][row.region], LANES + row.lane * LANE
        # One bar: what of it has been by the day stands out from what is still to come.
        for first, last, opacity in ((begin, min(end, day), 1.0), (max(begin, day), end, LATER)):
            if first < last:
                size = {"x": across(first), "width": max(across(last) - across(first), 1.0), "y": y, "height": BAR}
                add(root, "rect", fill=color, fill_opacity=opacity, **size)
    x = across(day)
    add(root, "path", class_="day", d=f"M{x:.1f} {LANES - 6:.1f}V{foot:.1f}", stroke=ink.ink, stroke_width=2)
