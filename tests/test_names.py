"""Are names compared as people read them, and listed as a dictionary would?"""

import pandas as pd
import pytest

from data.fallen import counted
from data.names import collated, dictionary_places, folded
from ui.view import state_names


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Côte d'Ivoire", "cote divoire"),
        ("Côte d’Ivoire", "cote divoire"),
        ("HAÏTI", "haiti"),
        ("Timor-Leste", "timor leste"),
        ("  UNPROFOR \n", "unprofor"),
        ("Dag Hammarskjöld", "dag hammarskjold"),
        ("Bjørn Łódź", "bjorn lodz"),
        ("A/55/305–S/2000/809", "a 55 305 s 2000 809"),
        ("Sana'a", "sanaa"),
        ("‘quoted’", "quoted"),
        ("ＵＮＥＦ", "unef"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_names_are_folded(text, plain):
    assert folded(text) == plain


def test_names_stand_in_the_order_of_a_dictionary():
    names = ["Zambia", "Türkiye", "Côte d'Ivoire", "Turkmenistan", "Czechia", "Costa Rica", "Åland Islands", "Congo", "Oman"]
    names += ["Guinea-Bissau", "Guinea", "South Sudan", "South Africa", "Sao Tome", "São Tome"]
    assert collated(reversed(names)) == [
        *("Åland Islands", "Congo", "Costa Rica", "Côte d'Ivoire", "Czechia", "Guinea", "Guinea-Bissau", "Oman"),
        *("Sao Tome", "São Tome", "South Africa", "South Sudan", "Türkiye", "Turkmenistan", "Zambia"),
    ]


def test_a_table_is_sorted_so_too():
    rows = pd.DataFrame({"troops": [5, 9, 5, 5], "place": ["Zagreb", "Zagreb", "Čelinac", "Élan"]})
    rows = rows.sort_values(["troops", "place"], ascending=[False, True], key=dictionary_places)
    assert list(rows["place"]) == ["Zagreb", "Čelinac", "Élan", "Zagreb"]
    assert dictionary_places(rows["troops"]).equals(rows["troops"])


def test_states_to_choose_from_stand_in_that_order():
    names = list(state_names().values())
    assert names == collated(names)
    place = names.index
    assert place("Costa Rica") < place("Côte d'Ivoire") < place("Croatia") < place("Czechoslovakia")
    assert place("Tunisia") < place("Türkiye") < place("Turkmenistan") < place("Tuvalu")


def test_nationalities_of_the_fallen_stand_in_that_order():
    names = list(counted("", "nationality")["label"].unique())
    assert names == collated(names)
    assert names.index("Türkiye") < names.index("Uganda")
