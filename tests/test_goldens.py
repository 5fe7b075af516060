"""Does a figure of each kind still look as it did? What moved is to be looked at; tests/golden/make_figures.py says how it is kept."""

import re
from pathlib import PurePath
from typing import get_args
from xml.etree import ElementTree

import pytest

from figures.pictures import Picture
from tests.golden.make_figures import FOLDER, PICTURES, picture

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
PLACES = {"d", "transform", "width", "height", "viewBox", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r"}
NEAR = 1  # pixel: by so much may another version of the renderer set a place
RENEW = "If this is meant: python -m tests.golden.make_figures, look at git diff, commit it with what moved it."


def elements(text: str) -> list[tuple[str, list[float]]]:
    """Return each element of an SVG as what it is and says, and the numbers of its places."""
    told = []
    for element in ElementTree.fromstring(text).iter():
        places = {name: value for name, value in sorted(element.attrib.items()) if name in PLACES}
        rest = {name: value for name, value in sorted(element.attrib.items()) if name not in PLACES}
        shape = {name: NUMBER.sub("#", value) for name, value in places.items()}
        said = f"{element.tag.split('}')[-1]} {rest} {shape} {(element.text or '').strip()!r}"
        told.append((said, [float(number) for value in places.values() for number in NUMBER.findall(value)]))
    return told


def first_difference(old: str, new: str, is_svg: bool) -> str:
    """Return where two pictures part, "" where they are alike."""
    if not is_svg:
        pairs = [(line, other) for line, other in zip(old.splitlines(), new.splitlines(), strict=False) if line != other]
        count, other_count = len(old.splitlines()), len(new.splitlines())
        return (
            f"was {pairs[0][0]!r}\nis  {pairs[0][1]!r}" if pairs else "" if count == other_count else "lines were added or lost"
        )
    before, after = elements(old), elements(new)
    for (said, places), (now, moved) in zip(before, after, strict=False):
        if said != now:
            return f"was {said}\nis  {now}"
        if any(abs(place - there) > NEAR for place, there in zip(places, moved, strict=True)):
            return f"{said}\nwas at {places}\nis at  {moved}"
    return "" if len(before) == len(after) else f"{len(before)} elements were there, now {len(after)}"


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(name):
    old, new = (FOLDER / name).read_text(encoding="utf-8"), picture(name)
    difference = first_difference(old, new, name.endswith(".svg"))
    assert not difference, f"{name} differs:\n{difference[:1500]}\n{RENEW}"


def test_there_is_one_of_each_kind_and_each_is_small():
    kinds = {kind.__name__.lower() for kind in get_args(Picture)}
    assert {PurePath(name).stem for name in PICTURES} == kinds
    assert {path.name for path in FOLDER.iterdir()} == set(PICTURES)
    assert all(path.stat().st_size < 80_000 for path in FOLDER.iterdir())


SMALL = '<svg xmlns="http://www.w3.org/2000/svg" width="10"><text x="{x}" fill="{fill}">{text}</text></svg>'


@pytest.mark.parametrize(
    ("changed", "is_seen"),
    [
        ({"x": "3.4"}, False),
        ({"x": "5"}, True),
        ({"fill": "#000"}, True),
        ({"text": "1,235"}, True),
    ],
)
def test_a_pixel_is_let_pass_and_a_text_a_colour_or_a_place_is_not(changed, is_seen):
    first = {"x": "3", "fill": "#111", "text": "1,234"}
    assert bool(first_difference(SMALL.format(**first), SMALL.format(**first | changed), True)) is is_seen
