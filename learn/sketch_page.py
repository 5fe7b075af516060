"""How does the small map of a question look on paper? The land in grey, the places on it by the letters of the answers."""

from geo.picture.letters import FAMILY, length
from geo.picture.marks import add, as_text, document
from learn.questions.question import Question
from learn.questions.sketch import sketch
from publish.document import LETTERS, Picture
from words import Words, sheets

ACROSS = 480  # pixels on the page
RADIUS, LETTER = 15, 17  # units of the drawing: of a circle, of its letter
INK, SEA, LAND, GRID = "#000000", "#DCDCDC", "#FFFFFF", "#BBBBBB"


def sketch_of(question: Question, words: Words) -> Picture:
    """Return the map of a question that has places."""
    drawn = sketch(question.places)
    width, height = drawn["size"]
    root = document(width, height, words.language)
    add(root, "rect", width=width, height=height, fill=SEA)
    add(root, "path", d=drawn["land"], fill=LAND, fill_rule="evenodd", stroke=INK, stroke_width=0.7)
    for x1, y1, x2, y2 in drawn["grid"]:
        add(root, "path", d=f"M{x1} {y1}L{x2} {y2}", stroke=GRID, stroke_width=0.7)
    for n, (x, y) in enumerate(drawn["points"]):
        add(root, "circle", class_="point", cx=x, cy=y, r=RADIUS, fill=LAND, stroke=INK, stroke_width=1.5)
        letter = LETTERS[n]
        told = {"font_family": FAMILY, "font_size": LETTER, "font_weight": 700, "fill": INK}
        add(root, "text", letter, x=x - length(letter, LETTER, 700) / 2, y=y + LETTER * 0.36, **told)
    return Picture(as_text(root), ACROSS, ACROSS * height / width, words(sheets.SKETCH))
