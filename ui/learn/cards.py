"""How are the words of peacekeeping learned? Cards that go to the browser at once: what was known stays there."""

from functools import lru_cache
from random import Random

import streamlit as st

from data.sources import source_row
from figures.cards import cards as cards_of
from figures.pictures import Entry
from geo.browser import component_parts
from ui.look import visitor_words
from ui.show import show
from words import learn as said
from words.language import words_of

cards = st.components.v2.component("cards", **component_parts("cards", "learn/cards.js", "learn/cards.css"))


def show_cards(name: str, deck: str) -> None:
    """Show the cards of a deck (a kind of term, or all) in the order of a set's name, and offer them as a file."""
    show(cards_of(deck), drawn=lambda: draw_cards(name, deck))
    offer_file(deck)


def draw_cards(name: str, deck: str) -> None:
    """Draw the cards to be turned, in the browser."""
    words = visitor_words()
    key = f"{name}-{deck}-{words.language}"
    labels = {part: words(message) for part, message in said.CARDS.items()}
    cards(key="cards", data={"key": key, "cards": mixed_cards(name, deck, words.language), "labels": labels})


def offer_file(deck: str) -> None:
    """Offer the cards as a file for programs that ask from cards, and say of what form it is."""
    words = visitor_words()
    st.download_button(
        words(said.TAKE_CARDS),
        data=lambda: cards_of(deck).table.csv(words),
        file_name=f"blue-helmets-cards-{deck}.csv",
        mime="text/csv",
        key="cards-file",
        on_click="ignore",
    )
    st.caption(words(said.CARD_FILE))


@lru_cache(maxsize=32)
def mixed_cards(name: str, deck: str, language: str) -> list[dict]:
    """Return the cards as the browser has them, mixed by the set's name."""
    words, entries = words_of(language), cards_of(deck).picture.entries
    told = [{"front": words(each.title), "back": words(each.body), "sources": [_source(each)]} for each in entries]
    return Random(name).sample(told, len(told))


def _source(entry: Entry) -> dict[str, str]:
    row = source_row(entry.source_id)
    return {"text": f"{row['symbol'] or row['title']}, {entry.locator}", "url": row["url"] or ""}
