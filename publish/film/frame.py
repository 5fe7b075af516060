"""What does a frame of the film show? Headline, caption, the world of that day, the operations on their years, and sources."""

from vl_convert import register_font_directory, svg_to_png

from charts.look import Look
from figures.atlas import world
from figures.paper_maps import paint_day
from figures.paper_years import draw_bars
from geo.picture.letters import FAMILY, FOLDER, lines
from geo.picture.marks import add, as_text, document
from publish.film.moments import Moment
from publish.paper import inks
from publish.sheet import sheet_of
from words import Words, english

WIDTH, HEIGHT, MARGIN = 1280, 720, 28  # pixels
TITLE, CAPTION, FOOT = 28, 20, 12  # pixels of letters
MAP = (0.0, 92.0, float(WIDTH), 424.0)  # left, top, width, height
YEARS = 526.0  # where the operations' bars begin

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
    draw_bars(root, (MARGIN, YEARS, WIDTH - 2 * MARGIN, 0), moment.day, theme)
    foot = [f"{sheet.source} {sheet.as_of} {sheet.atlas}", sheet.disclaimer[0]]
    for n, line in enumerate(foot):
        add(root, "text", line, y=HEIGHT - 24 + n * 16, class_="foot", font_size=FOOT, fill=ink.quiet, **written)
    return as_text(root)
