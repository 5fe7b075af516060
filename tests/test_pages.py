"""Does every page draw, follow its view, and answer a bad address with a sentence?"""

import html
import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.load import describe_table, load_table, table_bytes, table_names
from figures import money, numbers, trust
from figures.pages import PAGES as ADDRESSES
from ui.frame import FILES
from ui.view import READERS, read_date
from words import english

MAIN = str(Path(__file__).resolve().parents[1] / "pages" / "main.py")
PAGES = [FILES.get(key, f"{key}.py") for key in ADDRESSES]


def opened(page: str = "atlas.py", **said: str) -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=60)
    if page != "atlas.py" and page in FILES.values():
        at.switch_page("glossary.py").run()  # a page whose address is not its file's name is only known after a first run
        for name in list(at.query_params):
            del at.query_params[name]
    for name, text in said.items():
        at.query_params[name] = text
    if page != "atlas.py":
        at.switch_page(page)  # before the first run: the page is opened by its address, and the map's is not drawn for nothing
    at.run()
    assert not at.exception
    return at


def written(at: AppTest) -> str:
    """All that stands on a page as text."""
    texts = [
        element.value for kind in ("title", "header", "subheader", "markdown", "caption", "text") for element in at.get(kind)
    ]
    return " ".join(texts + [element.proto.body for element in at.get("html")])


def notices(at: AppTest) -> list[str]:
    """The sentences told above a page's first picture."""
    boxes = [element.proto.body for element in at.get("html") if 'class="notices"' in element.proto.body]
    return [html.unescape(told) for box in boxes for told in re.findall(r"<p>(.*?)</p>", box)]


def said(at: AppTest, name: str) -> str:
    value = at.query_params.get(name, "")
    return value[0] if isinstance(value, list) else value


@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws(page):
    assert written(opened(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_keeps_the_date_in_the_address(page):
    assert said(opened(page, date="1994-07-01"), "date") == "1994-07-01"


def test_atlas_tells_the_day_from_the_address():
    text = written(opened(date="1994-07-01"))
    assert "1 July 1994" in text and ">17<" in text and "71,636" in text and "in uniform worldwide, June 1994" in text
    assert "Died in service in 1994" in text and ">166<" in text and "Budget 1994" in text
    assert "Kofi Annan" in text and "An Agenda for Peace" in text


def listed(at: AppTest) -> list[str]:
    """The acronyms in the day's list."""
    return re.findall(r'<button type="button" data-mission="[\w-]+".*?</i><b>(.*?)</b>', written(at))


def test_atlas_lists_the_operations_of_the_day_as_buttons():
    assert listed(opened(date="1958-07-01")) == ["UNTSO", "UNMOGIP", "UNEF I", "UNOGIL"]


def test_the_chosen_operation_is_pressed_in_the_list_and_has_a_card():
    at = opened(date="1994-07-01", mission="unprofor")
    assert re.findall(r'data-mission="([\w-]+)" aria-pressed="true"', written(at)) == ["unprofor"]
    assert "United Nations Protection Force" in written(at)


def test_the_list_says_where_each_operation_was_and_what_it_was_for():
    text = written(opened(date="1958-07-01"))
    assert "<span>Lebanon</span>" in text and "<small>Observers of the ceasefire between India and Pakistan" in text


def test_the_map_is_a_figure_with_its_table_below_it():
    at = opened(date="1958-07-01")
    at.session_state["fold-map"] = "table"
    at.run()
    rows = at.dataframe[0].value
    assert "Jerusalem" in set(rows["Place"]) and set(rows["Operation"]) == {"UNTSO", "UNMOGIP", "UNEF I", "UNOGIL"}


def test_what_is_added_from_the_map_is_what_is_seen_by_then():
    at = opened(date="1994-07-01", mission="unprofor")
    at.button(key="close_mission").click().run()
    at.button(key="add-map").click().run()
    assert [slide.addresses for slide in at.session_state["briefing"].slides] == [("/?date=1994-07-01#map",)]


def test_a_map_that_is_near_to_an_operation_is_added_as_near():
    at = opened(date="1994-07-01", mission="unprofor")
    at.button(key="add-map").click().run()
    (slide,) = at.session_state["briefing"].slides
    assert slide.addresses == ("/?date=1994-07-01&mission=unprofor&frame=near#map",)
    assert english(slide.figures()[0].unit).endswith("Shown is a part of the map.")


def test_how_to_begin_is_said_until_something_is_chosen():
    begin = "Drag the bar through 78 years"
    assert begin in written(opened()) and begin not in written(opened(date="1994-07-01"))


def test_a_region_lets_an_operation_of_another_one_go_and_keeps_its_own():
    at = opened(date="1980-07-01", mission="unficyp")
    at.selectbox(key="chosen-region").select("Africa").run()
    assert said(at, "region") == "Africa" and said(at, "mission") == ""
    at = opened(date="1980-07-01", mission="unficyp")
    at.selectbox(key="chosen-region").select("Europe").run()
    assert said(at, "mission") == "unficyp" and "Not in the field" not in written(at)


def test_region_filters_and_stays_in_the_address():
    at = opened(date="1994-07-01")
    at.selectbox(key="chosen-region").select("Americas").run()
    assert said(at, "region") == "Americas"
    assert listed(at) == ["ONUSAL", "UNMIH"]
    at.selectbox(key="chosen-region").select("").run()
    assert said(at, "region") == "" and len(listed(at)) == 17


def test_a_region_in_which_none_was_deployed_says_so():
    text = written(opened(date="1953-06-29", region="Europe"))
    assert "No operation was deployed in this region on this day." in text and "Show all regions" in text


@pytest.mark.parametrize(("typed", "date"), [("1994", "1994-01-01"), ("July 1994", "1994-07-01"), ("6 April 1994", "1994-04-06")])
def test_a_typed_date_is_read(typed, date):
    assert read_date(typed) == (pd.Timestamp(date), "")


@pytest.mark.parametrize(
    ("typed", "sentence", "date"),
    [
        ("soon", "is not a date the atlas can read", "2026-11-22"),
        ("1900", "The atlas covers", "1948-05-29"),
        ("2050", "The atlas covers", "2026-11-22"),
        ("31 June 1994", "is not a date", "2026-11-22"),
    ],
)
def test_a_typed_date_that_cannot_be_is_answered(typed, sentence, date):
    near, notice = read_date(typed)
    assert near == pd.Timestamp(date) and sentence in english(notice)


@pytest.mark.parametrize(("step", "is_there"), [("5", True), ("13", False), ("0", False), ("abc", False), ("05", False)])
def test_a_step_that_a_story_has_not_is_said_and_the_story_begins(step, is_there):
    at = opened("lessons.py", story="congo-twice", step=step)
    assert not at.exception and "Congo" in written(at)
    assert ("has no step" in written(at)) is not is_there and (said(at, "step") == step) is is_there


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("mission", "XYZ", "There is no operation “XYZ”"),
        ("date", "9999", "The atlas covers"),
        ("date", "x", "is not a date"),
        ("region", "Atlantis", "There is no region “Atlantis”"),
        ("reform", "nothing", "There is no reform “nothing”"),
        ("years", "then", "is not an era"),
        ("date", "1994-02-31", "is not a date"),
        ("mission", "<script>", "There is no operation"),
    ],
)
@pytest.mark.parametrize("page", ["atlas.py", "timeline.py", "mission.py"])
def test_a_bad_address_gets_one_sentence_and_a_working_page(page, name, text, sentence):
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params[name] = text
    if page != "atlas.py":
        at.switch_page(page)
    at.run()
    assert not at.exception
    told = notices(at)
    assert len(told) == 1 and sentence in told[0]
    assert said(at, "date")


@pytest.mark.parametrize("text", ["UNPROFOR", "unprofor", "UnProFor"])
def test_an_acronym_in_any_case_is_understood(text):
    at = opened(date="1994-07-01", mission=text)
    assert not notices(at) and said(at, "mission") == "unprofor"


def test_an_acronym_with_a_numeral_is_understood():
    assert said(opened(date="1994-07-01", mission="UNOSOM II"), "mission") == "unosom-ii"


def test_the_view_goes_along_from_page_to_page():
    at = opened(date="1994-07-01", mission="unprofor")
    at.switch_page("mission.py").run()
    assert "UNPROFOR" in written(at)
    at.switch_page("atlas.py").run()
    assert "1 July 1994" in written(at) and said(at, "mission") == "unprofor"


def test_going_back_to_an_address_without_a_choice_undoes_it():
    at = opened(date="1994-07-01", mission="unprofor", region="Europe")
    at.query_params.clear()
    at.query_params["date"] = "1994-07-01"
    at.run()
    assert said(at, "mission") == "" and said(at, "region") == "" and "United Nations Protection Force" not in written(at)


def test_an_operation_without_a_date_brings_its_own():
    assert said(opened(mission="unef-i"), "date") == "1957-02-01"


def test_an_operation_outside_the_region_lifts_the_filter_and_says_so():
    at = opened(date="1994-07-01", mission="unprofor", region="Africa")
    assert said(at, "region") == "" and any("is listed under Europe" in told for told in notices(at))


@pytest.mark.parametrize("name", ["missions", "strength", "sources"])
def test_sources_page_opens_any_table_and_offers_its_file(name):
    at = opened("sources.py", part="tables")
    assert list(at.selectbox(key="sources-table").options) == [describe_table(each)["title"] for each in table_names()]
    at.selectbox(key="sources-table").select(name).run()
    assert said(at, "table") in ("", name)
    assert len(at.dataframe[0].value) == len(load_table(name))
    assert trust.table(name).table.csv(english) == table_bytes(name)


def test_the_data_page_reports_every_correction_and_names_what_is_missing():
    assert written(opened("sources.py", part="corrections")).count(": the source has") == len(load_table("corrections"))
    doubts = " ".join(english(note.text) for note in trust.covered().notes)
    assert (
        "No authorized strength was found for" in doubts
        and "UNTAG" not in doubts.split("No authorized strength")[1].split(".")[0]
    )


def test_an_operation_whose_mandates_last_known_end_has_passed_says_so():
    text = written(opened(date="2026-11-22", mission="undof"))
    assert "The last end of its mandate known here, 30 June 2026 (S/RES/2811 (2025)), has passed" in text
    assert "has passed" not in written(opened(date="2026-06-30", mission="undof"))
    assert "has passed" not in written(opened(date="2026-11-22", mission="unficyp"))


def test_a_reform_that_was_picked_has_a_card_that_closes():
    at = opened(date="2001-07-01", reform="brahimi-2000")
    assert "Report of the Panel on United Nations Peace Operations" in written(at) and "21 August 2000" in written(at)
    at.button(key="close_reform").click().run()
    assert said(at, "reform") == ""


def test_coverage_by_operation_counts_heads_and_votes():
    rows = trust.operations().table.frame.set_index("mission_id")
    assert 0.5 < rows.at["unmogip", "led"] < 0.6 and rows.at["unef-i", "led"] == 1
    assert rows.at["unficyp", "resolutions"] > 130 and (rows["votes"] <= rows["resolutions"]).all()


def test_what_only_another_reform_has_is_kept_in_silence():
    at = opened("reform.py", reform="untso-1948", then="asked")
    assert not notices(at) and "before" in written(at)
    assert notices(opened("reform.py", then="nonsense"))


def test_the_page_of_numbers_leads_to_each_subject_with_the_day():
    at = opened("numbers.py", date="1994-07-01")
    for subject in numbers.SUBJECTS:
        assert english(numbers.at_a_glance(subject, "1994-07-01").finding) in html.unescape(written(at))
    assert [link.proto.page for link in at.get("page_link")] == list(numbers.SUBJECTS)
    at.switch_page("people.py").run()
    assert said(at, "date") == "1994-07-01"


def test_a_picture_at_a_glance_is_that_of_its_page_but_lower():
    small, whole = numbers.at_a_glance("money", "1994-07-01"), money.budget("constant", 1994)
    assert small.picture.height == numbers.HEIGHT < whole.picture.height
    assert all(
        (each.bare or each).picture.height == numbers.HEIGHT
        for each in (numbers.at_a_glance(subject, day) for subject in numbers.SUBJECTS for day in ("", "1994-07-01"))
    )
    assert (small.finding, small.view, small.notes) == (whole.finding, whole.view, whole.notes)


MARKED_UP = ["[a link](https://example.org)", "# A heading", "![a picture](https://example.org/a.png)", "$x^2$", "<img src=x>"]


@pytest.mark.parametrize(
    ("name", "typed"), [(name, MARKED_UP[0]) for name in READERS] + [("date", typed) for typed in MARKED_UP[1:]]
)
def test_what_an_address_says_is_repeated_as_plain_text(name, typed):
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params[name] = typed
    at.run()
    assert not at.exception and not [each for each in at.get("markdown") if "example.org" in each.value]
    assert all(word in notices(at)[0] for word in typed.split()) and "<img" not in "".join(
        element.proto.body for element in at.get("html")
    )


def test_what_an_address_says_is_cut_where_it_is_repeated():
    told = notices(opened(mission="x" * 500))[0]
    assert f"“{'x' * 60}…”" in told


def test_a_link_says_the_view_and_nothing_twice():
    at = opened("institution.py", date="1994-07-01", mission="unprofor")
    at.switch_page("mission.py").run()
    links = re.findall(r'href="(reform\?[^"]*)"', written(at))
    assert links and all("mission=unprofor" in link and link.count("reform=") == 1 for link in links)


def test_an_address_opens_an_event_beside_the_map_or_says_there_is_none():
    at = opened(date="1994-07-15", mission="unamir", event="unamir-1994-eto")
    assert "Belgian troops of UNAMIR were ordered away" in written(at) and at.query_params["event"] == "unamir-1994-eto"
    at = opened(date="1994-07-15", mission="unamir", event="no-such-event")
    assert any("no-such-event" in told for told in notices(at)) and "event" not in at.query_params


def test_back_and_forward_undo_and_renew_a_pages_own_choice():
    at = opened(date="1994-07-15")
    at.query_params.update({"date": "1994-07-15", "mission": "unamir", "event": "unamir-1994-eto"})
    at.run()
    assert at.query_params["event"] == "unamir-1994-eto" and 'class="happened"' in written(at)
    del at.query_params["event"]
    at.run()
    assert "event" not in at.query_params and 'class="happened"' not in written(at)
