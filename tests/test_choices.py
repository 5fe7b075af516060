"""Does each choice offer what it should, return what is chosen, and keep it in the address?"""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.testing.v1 import AppTest

from data.load import load_table
from data.search import find
from data.strength import acronyms
from tests.test_pages import said
from ui.view import SLUG, as_slug
from words import english

SCRIPT = """
import pandas as pd
import streamlit as st
from ui import choices
from ui.view import link, open_ones, open_view
from words import say
open_view()
open_ones("page", ["by", "find", "term"])
st.session_state["answer"] = {question}
"""

TURNED = """
import streamlit as st
from ui.view import open_ones, open_view
open_view()
open_ones(*st.session_state.get("turned", ("people", ["by"])))
"""


def asked(question: str, **address: str) -> AppTest:
    """A page that asks one question, opened at an address; what it returned is `answer(at)`."""
    at = AppTest.from_string(SCRIPT.format(question=question), default_timeout=60)
    for name, text in address.items():
        at.query_params[name] = text
    at.run()
    assert not at.exception
    return at


def answer(at: AppTest):
    return at.session_state["answer"]


def notices(at: AppTest) -> list[str]:
    """The sentences kept for the next page drawn."""
    return [english(each) for each in at.session_state["notices"]] if "notices" in at.session_state else []


def test_state_offers_those_known_and_none_and_keeps_the_chosen_one():
    at = asked('choices.state(["NPL", "BGD"])')
    assert answer(at) == "" and at.selectbox[0].options == ["Country", "Bangladesh", "Nepal"]
    at.selectbox[0].select("NPL").run()
    assert answer(at) == "NPL" and said(at, "state") == "NPL"
    at.selectbox[0].select("").run()
    assert answer(at) == "" and said(at, "state") == ""


def test_state_returns_what_the_address_names_even_where_it_is_not_offered():
    at = asked('choices.state(["BGD"])', state="YUG")
    assert answer(at) == "YUG" and at.selectbox[0].value == ""


@pytest.mark.parametrize(
    ("address", "known", "usual", "shown", "notice"),
    [
        ({}, [1990, 2015, 2020], 0, 2020, ""),
        ({}, [1990, 2015, 2020], 2015, 2015, ""),
        ({"date": "2015-03-01"}, [1990, 2015, 2020], 0, 2015, ""),
        ({"date": "1964-01-01"}, [1990, 2015, 2020], 0, 1990, "There are no figures for 1964; shown is 1990, the nearest."),
    ],
)
def test_year_is_the_nearest_known_and_says_so(address, known, usual, shown, notice):
    at = asked(f"choices.year({known}, {usual})", **address)
    assert answer(at) == shown and notices(at) == ([notice] if notice else [])


def test_a_step_of_the_year_goes_on_from_the_year_shown():
    at = asked("choices.year([1990, 2020])", date="1964-01-01")
    at.button(key="step-›").click().run()
    assert said(at, "date") == "1991-07-01"


def test_day_steps_by_month_and_year_and_reads_what_is_typed():
    at = asked("choices.day()", date="1994-03-31")
    at.button(key="step-‹").click().run()
    assert said(at, "date") == "1994-02-28"
    at.button(key="step-»").click().run()
    assert answer(at) == pd.Timestamp("1995-02-28")
    at.text_input(key="typed-time").set_value("15/07/1994").run()
    assert said(at, "date") == "1994-07-15"
    at.text_input(key="typed-time").set_value("soon").run()
    assert said(at, "date") == "1994-07-15" and "is not a date" in notices(at)[0]


@pytest.mark.parametrize(("date", "year", "day"), [("", 0, ""), ("1994-07-15", 1994, "1994-07-15"), ("2026-11-22", 0, "")])
def test_only_a_chosen_day_is_marked(date, year, day):
    at = asked("(choices.is_day_chosen(), choices.marked_year(), choices.marked_day())", **({"date": date} if date else {}))
    assert answer(at) == (bool(year), year, day)


def test_operation_that_is_not_offered_is_said_and_not_shown():
    at = asked('choices.operation(["untso", "unficyp"])', mission="unmiss", date="2015-01-01")
    assert answer(at) == "" and notices(at) == ["There are no figures of UNMISS here; shown are the others."]
    at.selectbox[0].select("unficyp").run()
    assert answer(at) == "unficyp" and said(at, "mission") == "unficyp"


def test_all_operations_are_offered_where_none_are_named():
    assert len(asked("choices.operation()").selectbox[0].options) == len(acronyms()) + 1


def test_region_eras_and_reform_return_what_the_address_has():
    assert answer(asked("(choices.region(), choices.eras())", region="Africa", era="own")) == ("Africa", "own")
    at = asked('choices.reform(none=None, shown="brahimi-2000")')
    assert answer(at) == "brahimi-2000" and len(at.selectbox[0].options) == len(load_table("reforms"))
    at.selectbox[0].select("hippo-2015").run()
    assert answer(at) == "hippo-2015" and said(at, "reform") == "hippo-2015"


def test_years_are_taken_from_the_slider_and_let_go():
    at = asked("choices.years()")
    assert answer(at) == "" and at.button(key="whole-history").disabled
    at.slider[0].set_range(1988, 1996).run()
    assert answer(at) == said(at, "years") == "1988-1996"
    at.button(key="whole-history").click().run()
    assert answer(at) == "" and said(at, "years") == ""


def test_neighbours_lead_to_the_operation_before_and_after():
    at = asked('choices.neighbours(["unosom-i"], ["unmih"])', date="1994-07-01")
    assert [each.label for each in at.button] == ["Followed UNOSOM I", "Followed by UNMIH"]
    at.button(key="to-unmih").click().run()
    assert said(at, "mission") == "unmih"


def test_office_returns_one_that_is_offered_and_none_else():
    options = '{"dpko": say("Peacekeeping"), "dfs": say("Field Support")}'
    assert answer(asked(f"choices.office({options})", office="dpko", date="2010-01-01")) == "dpko"
    at = asked(f"choices.office({options})", office="c-34", date="2010-01-01")
    assert answer(at) == ""
    at.selectbox[0].select("dfs").run()
    assert said(at, "office") == "dfs"


def test_jumps_go_to_the_day_before_and_after_and_not_outside_the_atlas():
    days = 'map(pd.Timestamp, ["1940-01-01", "1992-02-01", "2007-06-29"])'
    at = asked(f'choices.jumps(list({days}), lambda day: "day")', date="2000-01-01")
    assert [each.label for each in at.button] == ["‹ Change of 1 February 1992", "Change of 29 June 2007 ›"]
    at.button(key="jump-after").click().run()
    assert said(at, "date") == "2007-06-29"
    first = asked(f'choices.jumps(list({days}), lambda day: "day")', date="1992-02-01")
    assert [each.key for each in first.button] == ["jump-after"]


ONE_OF = 'choices.one_of("page", "by", {"month": say("Month"), "year": say("Year")}%s)'


def test_one_of_is_the_first_by_itself_and_stands_in_the_address_when_it_is_another():
    at = asked(ONE_OF % "")
    assert answer(at) == "month" and said(at, "by") == ""
    at.button_group(key="page-by").set_value("year").run()
    assert answer(at) == "year" and said(at, "by") == "year"


def test_one_of_says_what_cannot_be_chosen_and_keeps_in_silence_what_can_elsewhere():
    at = asked(ONE_OF % "", by="week")
    assert answer(at) == "month" and notices(at) == ["“week” cannot be chosen here; there are month and year."]
    silent = asked(ONE_OF % ', elsewhere=["week"]', by="week")
    assert answer(silent) == "month" and not notices(silent)


def test_a_single_option_is_not_offered():
    at = asked('choices.one_of("page", "by", {"month": say("Month")}, is_switch=False)')
    assert answer(at) == "month" and not at.selectbox


def test_asked_returns_what_is_known_and_says_what_is_not():
    assert answer(asked('choices.asked("page", "term", lambda text: text == "sofa")', term="sofa")) == "sofa"
    at = asked('choices.asked("page", "term", lambda text: text == "sofa")', term="sofas")
    assert answer(at) == "" and notices(at) == ["The atlas has nothing called “sofas” here."]


@pytest.mark.parametrize("text", ["<b>x</b>", "-3", "a" * 10_000])
def test_what_no_choice_could_be_is_said_as_it_stands_and_dropped(text):
    at = asked('choices.asked("page", "term", {"sofa"}.__contains__)', term=text)
    (told,) = notices(at)
    assert answer(at) == said(at, "term") == "" and text[:60] in told and len(told) < 120


def test_a_name_that_no_address_could_keep_is_said_and_not_left_standing():
    at = asked('choices.sought("page", "find", say("Find"))')
    at.text_input(key="page-find").set_value("سلام").run()
    assert answer(at) == at.text_input(key="page-find").value == "" and "سلام" in notices(at)[0]


def test_a_link_keeps_the_view_and_the_language_and_an_operation_brings_its_own_day():
    at = asked('[link("mission?mission=unmil"), link("people")]', date="1994-07-15", region="Africa", lang="qps")
    assert answer(at) == ["mission?region=Africa&lang=qps&mission=unmil", "people?date=1994-07-15&region=Africa&lang=qps"]


def test_sought_words_are_kept_as_an_address_can_and_replace_what_was_chosen():
    at = asked('choices.sought("page", "find", say("Find"), "term")', term="sofa")
    at.text_input(key="page-find").set_value("Côte d’Ivoire").run()
    assert answer(at) == said(at, "find") == "cote-divoire" and said(at, "term") == ""
    assert at.text_input(key="page-find").value == "Côte d’Ivoire"
    assert asked('choices.sought("page", "find", say("Find"))', find="chapter-vii").text_input[0].value == "chapter vii"
    assert SLUG.fullmatch(as_slug("Chapter VII of the Charter, and what followed from it"))


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ('choices.pick_state("IND")', "state", "IND"),
        ("""choices.pick_state('{"kind": "state", "id": "NPL"}')""", "state", "NPL"),
        ('choices.pick_state("nobody")', "state", ""),
        ("""choices.follow_map('{"kind": "year", "year": 2001}')""", "date", "2001-07-01"),
        ("""choices.follow_map('{"kind": "mission", "id": "unmiss"}')""", "mission", "unmiss"),
        ('choices.follow_map("nonsense")', "mission", ""),
    ],
)
def test_what_a_picture_says_was_chosen_is_followed(question, name, value):
    assert said(asked(question, date="2012-01-01"), name) == value


def test_more_choices_are_folded():
    at = asked("choices.more().text('inside')")
    assert [each.value for each in at.text] == ["inside"]


def test_a_list_offers_only_what_holds_the_letters_typed():
    """By itself Streamlit would take Zaire for Venezuela, whose name has those letters in that order, and Enter would choose it."""
    at = asked('(choices.state(), choices.operation(), choices.region(), choices.reform(), choices.office({"dpko": say("x")}))')
    assert len(at.selectbox) == 5
    modes = Selectbox.DESCRIPTOR.fields_by_name["filter_mode"].enum_type.values_by_name
    assert {each.proto.filter_mode for each in at.selectbox} == {modes["FILTER_MODE_CONTAINS"].number}
    lists = [
        path.name
        for path in (Path(__file__).resolve().parents[1] / "ui").rglob("*.py")
        if "st.selectbox" in path.read_text(encoding="utf-8")
    ]
    assert lists == ["lists.py"]


def test_an_operation_that_was_searched_for_opens_at_its_height_and_says_so():
    hit = next(each for each in find("ONUC") if each.kind == "operation")
    picked = {"picked": {"page": hit.page, "view": hit.view}}
    script = f'(st.session_state.update(search_field={picked!r}), __import__("ui.search").search._picked())'
    at = asked(script, date="1994-07-15")
    assert said(at, "mission") == "onuc" and said(at, "date") == "1961-07-01"
    assert notices(at) == ["Date moved to 1 July 1961, when ONUC was largest."]
    assert not notices(asked(script, date="1961-07-01"))


def test_a_country_that_was_searched_for_lets_the_operation_and_the_region_of_before_go():
    """Haiti was shown on the day that Zaire became DR Congo, to who had looked at MINUSTAH before."""
    hit = next(each for each in find("Zaire") if each.kind == "country")
    picked = {"picked": {"page": hit.page, "view": hit.view}}
    script = f'(st.session_state.update(search_field={picked!r}), __import__("ui.search").search._picked())'
    at = asked(script, mission="minustah", region="Americas", date="2010-10-22")
    assert said(at, "date") == "1997-05-16" and not said(at, "mission") and not said(at, "region")


def test_the_address_lets_the_choices_of_another_page_go_and_keeps_what_no_page_knows():
    at = AppTest.from_string(TURNED, default_timeout=60)
    at.query_params.update({"by": "cause", "lang": "qps"})
    at.run()
    assert (said(at, "by"), said(at, "lang")) == ("cause", "qps")
    at.session_state["turned"] = ("money", ["about"])
    at.run()
    assert (said(at, "by"), said(at, "lang")) == ("", "qps")
