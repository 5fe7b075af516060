"""Is every sentence a message, written in the visitor's way, and found by who translates?"""

import ast
import datetime
import re
from functools import cache

import pandas as pd
import pytest

from tests.modules import nodes, paths
from words import About, Day, Decimal, List, Money, Month, Percent, Span, Year, english, joined, prose, say, say_n, shortened
from words.extract import messages
from words.language import words_of


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (say("{n} operations in {region}", n=12000, region="Africa"), "12,000 operations in Africa"),
        (say_n("{n} death", "{n} deaths", 1), "1 death"),
        (say_n("{n} death", "{n} deaths", 0), "0 deaths"),
        (say("On {day}", day=Day(pd.Timestamp(1956, 11, 7))), "On 7 November 1956"),
        (Day(datetime.date(1967, 6, 1), "month"), "June 1967"),
        (Day(datetime.date(1948, 1, 1), "year"), "1948"),
        (Day(pd.NaT), ""),
        (Month(datetime.date(1994, 7, 1)), "July 1994"),
        (Year(1994), "1994"),
        (Span(Year(1956), Year(1967)), "1956 to 1967"),
        (Span(Year(1997), Year(1997)), "1997"),
        (Span(Year(1948)), "since 1948"),
        (About(52000), "about 52,000"),
        (About(52_149), "about 52,100"),
        (Decimal(3.25, 1), "3.2"),
        (Percent(0.256), "26 per cent"),
        (Money(5.2e9), "5.2 billion dollars"),
        (Money(38_400_000), "38 million dollars"),
        (Money(1428), "1,428 dollars"),
        (List(("a", "b", "c")), "a, b and c"),
        (List(("a", say("b"))), "a and b"),
        (List(("a", "b"), is_and=False), "a, b"),
        (joined(say("One."), "", say("Two.")), "One. Two."),
        (prose("As it stands.", "events", "x", "account"), "As it stands."),
        (say("{n} left")(n=3), "3 left"),
    ],
)
def test_messages_are_written(message, text):
    assert english(message) == text


def test_what_begins_a_line_begins_with_a_large_letter():
    assert english.begun(Span(Year(1948))) == "Since 1948" and english.begun("") == ""


def test_a_value_that_does_not_say_how_it_is_written_is_refused():
    with pytest.raises(TypeError, match="does not say how"):
        english(say("{day}", day=pd.Timestamp(1994, 7, 1)))


def test_a_place_that_is_not_filled_is_refused():
    with pytest.raises(KeyError):
        english(say("{n} left"))


def test_text_that_fills_a_place_is_not_read_as_a_message():
    assert english(say("“{text}”", text="{n} <b>*x*</b>")) == "“{n} <b>*x*</b>”"


def test_the_pseudo_language_marks_every_message_and_no_name():
    pseudo = words_of("qps")
    assert pseudo(say("{n} operations in {name}", n=2, name="Sudan")) == "⟦2 óþérátíóñš íñ Sudan⟧".replace("þ", "p")


def test_a_description_names_the_first_of_many_and_says_how_many_more_there_are():
    names = tuple("abcdefghijklmnopqrst")
    told = shortened(joined(say("Bars: {names}.", names=List(names, is_and=False)), say("Of {all}.", all=List(names[:12]))))
    assert english(told) == "Bars: a, b, c, d, e, f, g, h, i, j, 10 more. Of a, b, c, d, e, f, g, h, i, j, k and l."
    assert shortened(told) == told


def test_an_unknown_language_is_english():
    assert words_of("xx") is words_of("xx") and words_of("xx").language == "en"


@cache
def catalogue():
    """All messages of the atlas: to look for them takes a second."""
    return messages()


def test_every_message_is_found_by_babel():
    found = {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in catalogue() if entry.id}
    missing = []
    floors = ("app", "server", "pages", "ui", "learn", "publish", "figures", "charts", "geo", "data", "words")
    for path in [path for floor in floors for path in paths(floor)]:
        for node in nodes(path):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("say", "say_n")
                and isinstance(node.args[0], ast.Constant)
            ):
                missing += [node.args[0].value] if node.args[0].value not in found else []
    assert missing == [] and {"Deaths in service", "Malicious acts"} <= found


def test_no_message_tells_a_mark_by_how_dark_it_is():
    """What is the darker mark on a light ground is the lighter one on a dark ground: a reader has either."""
    themes = {"Light", "Dark"}
    told = [str(entry.id) for entry in catalogue() if entry.id and str(entry.id) not in themes]
    assert [text for text in told if re.search(r"\b(dark|light|bright)(er|est)?\b", text, re.IGNORECASE)] == []


def test_words_stand_on_nothing_of_ours():
    for path in paths("words"):
        tops = {
            name.split(".")[0]
            for node in nodes(path)
            for name in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in getattr(node, "names", [])])
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert not tops & {"data", "charts", "geo", "figures", "ui", "pandas", "streamlit"}
