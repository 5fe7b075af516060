"""Are the glossary's terms cards to learn: mixed by a set's name, and a file that programs of cards read?"""

import csv
import io
from urllib.parse import parse_qs

import pytest

from data.glossary import terms
from data.load import load_table
from figures.cards import HEAD, cards
from figures.glossary import KINDS
from tests.test_pages import opened
from ui.learn.cards import mixed_cards as mixed
from words import english, learn


def told(deck: str) -> str:
    return cards(deck).table.csv(english).decode("utf-8")


@pytest.mark.parametrize("deck", KINDS)
def test_a_program_of_cards_reads_every_term_with_meaning_source_and_subject(deck):
    head, lines = told(deck)[: len(HEAD)], told(deck)[len(HEAD) :]
    assert head == HEAD and all(line.startswith("#") for line in head.splitlines())
    rows = list(csv.reader(io.StringIO(lines)))
    glossary = load_table("glossary")
    wanted = glossary if deck == "all" else glossary[glossary["kind"] == deck]
    assert len(rows) == len(wanted) and {row[1] for row in rows} == set(wanted["definition"])
    assert all(len(row) == 4 and all(row) and " " not in row[3] for row in rows)  # a tag ends at a space
    assert not any(row[0].startswith("#") for row in rows)  # such a line is none to Anki


def test_the_file_begins_with_its_head():
    assert told("law").startswith("#separator:Comma\n") and "#columns:Front,Back,Source,Tags\n" in HEAD


def test_a_set_has_its_own_order_of_the_same_cards():
    first, again, other = (mixed(name, "law", "en") for name in ("7a", "7a", "7b"))
    assert first == again != other
    assert sorted(card["front"] for card in first) == sorted(card["front"] for card in other)


def test_every_card_has_a_meaning_and_a_source_with_its_place():
    known = dict(zip(terms()["definition"], terms()["locator"], strict=True))
    for card in mixed("1", "all", "en"):
        assert card["sources"][0]["text"].endswith(f", {known[card['back']]}")


def test_the_glossary_leads_to_cards_of_the_kind_that_is_chosen():
    (link,) = opened("glossary.py", kind="law").get("page_link")
    assert link.proto.label == english(learn.WORDS_AS_CARDS)
    assert parse_qs(link.proto.query_string) == {"part": ["cards"], "deck": ["law"]}
