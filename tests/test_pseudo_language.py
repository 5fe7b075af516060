"""Does every sentence for readers go through words? In the pseudo-language each message stands in ⟦brackets⟧; others do not."""

import html
import re

import pytest

from figures.pages import PAGES
from tests.test_pages import opened
from ui.frame import FILES

TAG = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
# What is never translated: names, titles of documents, addresses; told by where it stands.
NAMED = re.compile(r'<(?:a|span|i|option)[^>]*class="(?:source|name)"[^>]*>.*?</(?:a|span|i|option)>', re.DOTALL)


def chunks(markup: str) -> list[str]:
    """The texts between the tags of a piece of HTML, names left out."""
    return [html.unescape(part).strip() for part in TAG.split(NAMED.sub("", markup))]


def outside(text: str) -> str:
    """What of a text stands in no message."""
    depth, kept = 0, []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        if depth == 0 and letter != "⟧":
            kept.append(letter)
    return "".join(kept)


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_stands_outside_the_messages(page):
    at = opened(FILES.get(page, f"{page}.py"), lang="qps")
    said = [chunk for element in at.get("html") for chunk in chunks(element.proto.body)]
    said += [element.label for kind in ("button", "selectbox", "text_input", "button_group") for element in at.get(kind)]
    said += [element.value for kind in ("caption", "markdown", "title", "header", "subheader") for element in at.get(kind)]
    loose = [text for text in said if len(WORD.findall(outside(text))) > 3]
    assert loose == []
