"""On what paper is a picture drawn? Sizes in pixels, as slides, printed pages and posts have them."""

import re
from dataclasses import dataclass

from charts.theme import ACCENT, GROUND, INK, QUIET, RULE
from words import Say, say

GREY = "grey"  # the light theme, printed without colour
THEMES = {"light": say("Light"), "dark": say("Dark"), GREY: say("Grey, for print")}


@dataclass(frozen=True)
class Paper:
    """A size in pixels; without a height the picture is as high as what stands on it. A PNG has `scale` pixels for each of them."""

    key: str
    title: Say
    width: int
    height: int | None = None
    scale: int = 2

    @property
    def margin(self) -> int:
        """How much of each side is left free."""
        return 32 if self.width > 600 else 18


PAPERS = {
    paper.key: paper
    for paper in (
        Paper("free", say("As high as it is"), 1200),
        Paper("16x9", say("Slide 16:9"), 1600, 900),
        Paper("4x3", say("Slide 4:3"), 1200, 900),
        Paper("a4", say("A4"), 1123, 794),
        Paper("a3", say("A3"), 1587, 1123),
        Paper("square", say("Square"), 1080, 1080),
        Paper("card", say("Post, 1200 by 630"), 1200, 630, scale=1),  # as networks show a shared link
    )
}
COLOR = re.compile(r"#([0-9a-fA-F]{6})\b|rgb\((\d+), ?(\d+), ?(\d+)\)")


@dataclass(frozen=True)
class Inks:
    """The colours of what is written: of text, of quiet text, of rules, of what is lifted out, and the ground."""

    ink: str
    quiet: str
    rule: str
    accent: str
    ground: str


def inks(theme: str) -> Inks:
    """Return the colours of a theme (light, dark); grey is drawn in those of light. Raises KeyError for any other."""
    drawn = drawn_in(theme)
    return Inks(INK[drawn], QUIET[drawn], RULE[drawn], ACCENT[drawn], GROUND[drawn])


def drawn_in(theme: str) -> str:
    """Return the theme in which a picture is drawn before its colours are taken out, if they are."""
    return "light" if theme == GREY else theme


def greyed(svg: str) -> str:
    """Return a picture with each colour as the grey of its lightness (ITU-R BT.709)."""

    def grey(found: re.Match) -> str:
        parts = [int(found[1][n : n + 2], 16) for n in (0, 2, 4)] if found[1] else [int(found[n]) for n in (2, 3, 4)]
        level = round(sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True)))
        return f"#{level:02x}{level:02x}{level:02x}"

    return COLOR.sub(grey, svg)
