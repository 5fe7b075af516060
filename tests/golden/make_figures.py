"""How does one figure of each kind look, as the browser gets it? Pictures kept beside this file, to see what moved that no one meant to move.

    python -m tests.golden.make_figures

writes figures/<kind>.svg and .html; tests/test_goldens.py says when one is out of date. Look at what `git diff` shows before you commit it.

What is compared is what the atlas decides. A chart is drawn from its Vega-Lite by the renderer the atlas runs on, in a font that the
renderer brings along: with the reader's own font the width of words, and with it all places, would be those of the machine. Of a
place a pixel may differ, of a text or a colour nothing. Of a map, which the browser draws, its document without folium's own
style: what differs by run or with a file that has tests of its own (identifiers, the lists of layers and modules, tags in addresses) is
struck out. Text, grids and numbers are the HTML of the page. The world of the eras leaves its land out, which is 200 times as large.
Figures of operations that ended and of rules that stand, so that a new fact seldom changes them.
"""

import json
import re
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import pandas as pd

from charts.dress import dressed
from charts.look import Look
from charts.picture import drawn
from charts.specification import specification
from charts.theme import FONT
from charts.worlds import worlds_chart
from data.eras import operations_of_eras
from figures.figure import Figure
from figures.registry import all_figures, build
from figures.worlds import eras_in_words
from ui import show
from words import english

FOLDER = Path(__file__).with_name("figures")
LOOK = Look("light", 390)
OWN_FONT = "Liberation Sans"  # the renderer brings it along
ELSEWHERE = re.compile(r"\s*(<style>.*?</style>|<meta[^>]*>)", re.DOTALL)
SVG = "http://www.w3.org/2000/svg"


def chart() -> str:
    """Return an operation's life under its ceilings as SVG, one element a line."""
    figure = build("people-operation", mission="untac")
    spec = json.dumps(specification(figure.picture.draw, LOOK)).replace(json.dumps(FONT)[1:-1], OWN_FONT)
    return lines_of(drawn(spec))


def svg() -> str:
    """Return the worlds of the eras as SVG without their land, one element a line."""
    spec = specification(
        lambda look: dressed(worlds_chart(eras_in_words(english), operations_of_eras(), "light", "narrow"), "light"), LOOK
    )
    spec["datasets"]["land"] = []
    return lines_of(drawn(json.dumps(spec).replace(json.dumps(FONT)[1:-1], OWN_FONT)))


def lines_of(picture: bytes) -> str:
    """Return an SVG with each element on a line of its own and places rounded to a tenth of a pixel."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(re.sub(rb"\d+\.\d+e-\d+|\d+\.\d{2,}", lambda found: b"%.1f" % float(found[0]), picture))
    ElementTree.indent(root, space="")
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def map_() -> str:
    """Return the document of an operation's map with the view it is handed."""
    figure = build("mission-map", mission="untac", year=1993)
    text = ELSEWHERE.sub("", figure.picture.draw(LOOK).get_root().render())
    text = re.sub(r"map_[0-9a-f]{32}", "map_1", text)
    text = re.sub(r"(?<=/web/)[0-9a-f]+", "tag", text)
    text = re.sub(r'"files": \{.*?\}', '"files": {}', text, flags=re.DOTALL)
    text = re.sub(r'"(modules|begun)": \[.*?\]', r'"\1": []', text, flags=re.DOTALL)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join([*lines, f"<!-- view: {json.dumps(dict(figure.picture.view))} -->"]) + "\n"


def on_page(figure: Figure) -> str:
    """Return a picture made of text as the page sends it."""
    sent: list[str] = []
    with mock.patch.object(show.st, "html", sent.append):
        show.draw(figure.picture, figure, LOOK, None)
    return "\n".join(sent) + "\n"


PICTURES = {
    "chart.svg": chart,
    "map.html": map_,
    "svg.svg": svg,
    "numbers.html": lambda: on_page(build("mission-numbers", mission="untac")),
    "grid.html": lambda: on_page(build("money-levels")),
    "text.html": lambda: on_page(build("institution-office", office="dfs", date=pd.Timestamp("2012-01-01"))),
}


def picture(name: str) -> str:
    """Return a picture by the name of its file. Raises KeyError when there is no such one."""
    all_figures()
    return PICTURES[name]()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        (FOLDER / name).write_text(picture(name), encoding="utf-8", newline="\n")
