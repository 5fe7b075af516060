"""Does the server read what the browser tells, and nothing else?"""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.browser import WEB
from ui.messages import FIELDS, Message, folium_message, read_message


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"kind": "day", "date": "1994-07-01"}, Message("day", "1994-07-01")),
        ({"kind": "day", "date": "1994-07-01", "turn": 7}, Message("day", "1994-07-01", 7)),
        ({"kind": "day", "date": "1994-07-01", "turn": "seven"}, Message("day", "1994-07-01")),
        ({"kind": "mission", "id": ""}, Message("mission", "")),
        ({"kind": "event", "id": "unamir-1994-eto"}, Message("event", "unamir-1994-eto")),
        ({"kind": "layers", "layers": ["areas", "sites"]}, Message("layers", ["areas", "sites"])),
        ('{"kind": "year", "year": 2005, "count": 3}', Message("year", 2005)),
    ],
)
def test_a_message_is_read_from_an_object_or_its_text(told, message):
    assert read_message(told) == message


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "unprofor 1",
        "[1]",
        "NaN",
        3,
        [],
        {"kind": "view", "view": {}},
        {"kind": "mission"},
        {"kind": "year", "year": "2005"},
        {"kind": "year", "year": True},
        {"kind": "layers", "layers": [["areas"]]},
        {"kind": ["mission"], "id": "unprofor"},
    ],
)
def test_what_is_none_of_the_shape_is_not_guessed_at(told):
    assert read_message(told) is None


def test_a_folium_map_tells_by_its_one_value():
    told = {"last_object_clicked_tooltip": json.dumps({"kind": "state", "id": "BGD", "count": 1})}
    assert folium_message(told) == Message("state", "BGD")
    assert folium_message(None) is None and folium_message({}) is None


def test_a_day_told_again_is_taken_once():
    def page():
        import streamlit as st

        from ui.atlas.together import follow
        from ui.messages import Message
        from ui.view import choose, current_view

        told = Message("day", "1993-12-01", 7)
        follow(told)
        choose(date=st.session_state.setdefault("back", current_view().date.replace(year=1992)))  # as Back does
        follow(told)
        st.text(f"{current_view().date:%Y-%m-%d}")
        follow(Message("day", "1994-03-01", 8))
        st.text(f"{current_view().date:%Y-%m-%d}")

    at = AppTest.from_function(page).run()
    assert [text.value for text in at.text] == ["1992-12-01", "1994-03-01"]


def test_both_sides_know_the_same_kinds():
    text = (WEB / "shared" / "messages.js").read_text(encoding="utf-8")
    shapes = dict(re.findall(r'kind: "(\w+)", (\w+):', text))
    kinds = set(re.findall(r'"(\w+)"', re.search(r"const KINDS = \[(.*?)\]", text, re.DOTALL)[1]))
    assert kinds == set(FIELDS) | {"view", "hello"}
    assert {kind: field for kind, field in shapes.items() if kind != "view"} == {
        kind: field for kind, (field, _) in FIELDS.items()
    }
