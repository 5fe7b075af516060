"""Does each style sheet tell what is chosen, and where the keyboard is, to readers with colours of their own?

Grounds and shadows are gone there, and borders have one colour: what is told by these alone needs a rule of its own.
"""

import re

import pytest

from geo.browser import WEB
from ui.frame import ASSETS

SHEETS = {path.name: path.read_text(encoding="utf-8") for folder in (WEB, ASSETS) for path in folder.rglob("*.css")}
CHOSEN = re.compile(r"\[aria-(selected|pressed|checked|current)[^]]*\]|\.chosen\b")
FOCUSED = re.compile(r":focus(-visible)?")
GONE = re.compile(r"(background|box-shadow|color|border(-\w+)?-color)\s*:")


def rules(text: str) -> list[tuple[str, list[str]]]:
    """Return selectors, one each, with what is declared for them; those within @media among them."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    told = [(selectors, [line.strip() for line in declared.split(";") if line.strip()]) for selectors, declared in found]
    return [(" ".join(one.split()), lines) for selectors, lines in told for one in re.split(r",(?![^(]*\))", selectors)]


def thing(selector: str) -> str:
    """Return the last part of a selector without its state: whose look is told; `*` where it is anything."""
    return (re.sub(f"{CHOSEN.pattern}|{FOCUSED.pattern}", "", selector).split() or ["*"])[-1]


def silent(text: str) -> list[str]:
    """Return the selectors of a state that is told by what is gone in forced colours, and by no rule for these."""
    forced = "".join(re.findall(r"@media \(forced-colors: active\) \{((?:[^{}]*\{[^{}]*\})*)", text))
    told = {thing(selector) for selector, _ in rules(forced)}
    return [
        selector
        for selector, lines in rules(text)
        if lines and all(GONE.match(line) for line in lines) and thing(selector) not in told
        if CHOSEN.search(selector) or (FOCUSED.search(selector) and any(line.startswith("box-shadow") for line in lines))
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_chosen_is_seen_in_a_readers_own_colours(name):
    assert silent(SHEETS[name]) == []


def test_what_a_ground_alone_tells_is_found():
    told = "li.chosen { background: red; } b:focus-visible { box-shadow: 0 0 0 3px red; } i.chosen { border: 2px solid; }"
    assert silent(told) == ["li.chosen", "b:focus-visible"]
    assert silent(told + "@media (forced-colors: active) { li { outline: 2px solid; } b { outline: 2px solid; } }") == []
