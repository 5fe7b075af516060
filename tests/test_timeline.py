"""Does the timeline show each operation and decision of its years once, named where there is room, and say the chosen day?"""

import itertools
from functools import cache

import pandas as pd
import pytest

from charts.folded import unfolded_of
from charts.history import GUTTER, LABELS, PLOTS, Chosen, history_rows
from charts.landmarks import landmark_rows
from charts.look import Look
from charts.picture import svg
from charts.theme import REGION_COLORS
from data.derive import mission_spans
from data.eras import era_of_years
from data.load import as_of, load_table
from data.others import placed
from data.timeline import deployed_on, operations, others_in, told_in
from figures import timeline, worlds
from tests.drawing import vega
from tests.test_pages import opened, said, written
from ui.show import brushed
from words import english

FIRST, LAST = era_of_years("")
WIDE, NARROW = Look("light", 1200), Look("light", 390)


@cache
def rows(look=WIDE, first=FIRST, last=LAST, color_by="region", unfolded="Africa") -> pd.DataFrame:
    reforms, leaders, chosen = load_table("reforms"), load_table("leaders"), Chosen(LAST, unfolded=unfolded)
    return history_rows(operations(), reforms, leaders, first, last, color_by, chosen, look, None)[0]


@cache
def whole() -> str:
    """The timeline as it is without any choice, drawn."""
    return svg(timeline.history().picture.draw(WIDE)).decode()


@pytest.mark.parametrize("color_by", ["region", "mission_type"])
def test_operations_of_some_years_are_those_deployed_then(color_by):
    shown = rows(first=pd.Timestamp("1956-01-01"), last=pd.Timestamp("1964-12-31"), color_by=color_by)
    names = set(shown.loc[shown["k"] == "o", "l"])
    assert names == {"UNTSO", "UNMOGIP", "UNEF I", "UNOGIL", "ONUC", "UNSF", "UNYOM", "UNFICYP"}


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_every_operation_and_every_reform_can_be_picked(look):
    shown = pd.concat([rows(look, unfolded=region) for region in REGION_COLORS["light"]])
    assert set(shown.loc[shown["k"] == "o", "m"]) == set(mission_spans()["mission_id"])
    assert set(shown["r"]) - {""} == set(load_table("reforms")["reform_id"])


def test_on_a_phone_one_group_has_names_and_each_other_unfolds_as_a_whole():
    shown = rows(NARROW, unfolded="Europe")
    assert set(shown.loc[shown["k"] == "o", "g"]) == {"Europe"} and (shown["k"].isin(["o", "f"])).sum() == 71
    whole = shown[shown["k"] == "g"].set_index("g")
    assert list(whole.index) == ["Africa", "Americas", "Asia and the Pacific", "Middle East"]
    assert whole.at["Middle East", "t"] == "Middle East: 10 operations. Pick to unfold."
    for group, thin in shown[shown["k"] == "f"].groupby("g"):
        assert whole.at[group, "y"] < thin["y"].min() and thin["y"].max() < whole.at[group, "y"] + whole.at[group, "h"]
    assert (whole["h"] >= 32).all()  # a finger meets it
    assert timeline.history().picture.narrow_height < 1100 < timeline.history().picture.height


def test_the_chosen_operation_unfolds_its_group_else_what_was_asked_for():
    every = operations()
    assert unfolded_of(every, "region", "unprofor", "africa") == "Europe"
    assert unfolded_of(every, "region", "", "middle-east") == "Middle East"
    assert unfolded_of(every, "region", "", "nowhere") == unfolded_of(every, "region", "", "") == "Africa"
    assert unfolded_of(every.head(0), "region", "", "") == ""


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_no_name_of_a_reform_lies_over_another_or_outside(look):
    shown, plot = rows(look), PLOTS[look.is_narrow]
    named = shown[(shown["k"] == "r") & (shown["l"] != "")]
    at = named["x"] * (plot / (LAST - FIRST).days / 86_400_000) - FIRST.value / 1e6 * (plot / (LAST - FIRST).days / 86_400_000)
    left, right = at + named["a"], at + named["b"]
    assert (left >= -GUTTER).all() and (right <= plot + 16).all()
    for _, line in pd.DataFrame({"left": left, "right": right, "y": named["y"]}).groupby("y"):
        ends = sorted(zip(line["left"], line["right"], strict=True))
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(ends))


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_no_bar_or_name_of_an_operation_lies_over_another(look):
    plot = PLOTS[look.is_narrow]
    shown = rows(look)
    per_day = plot / (LAST - FIRST).days / 86_400_000
    for _, line in shown[shown["k"] == "o"].groupby("y"):
        ends = sorted(zip(line["x"] * per_day + line["a"], line["z"] * per_day, strict=True))
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(ends))


@pytest.mark.parametrize("look", [WIDE, NARROW])
def test_at_most_two_dozen_reforms_are_named_at_a_time_and_zooming_names_the_others(look):
    whole, near = rows(look), rows(look, *era_of_years("1988-1996"))
    named = [int((each.loc[each["k"] == "r", "l"] != "").sum()) for each in (whole, near)]
    assert named[0] <= LABELS[look.is_narrow][0] <= 24
    asked = load_table("reforms").set_index("reform_id")["rank"]
    assert (asked[whole.loc[(whole["k"] == "r") & (whole["l"] != ""), "r"]] == 1).all()
    assert (asked[near.loc[(near["k"] == "r") & (near["l"] != ""), "r"]] > 1).any()


def test_the_first_of_rank_have_their_names_first():
    reforms = load_table("reforms")
    placed = landmark_rows(reforms, FIRST, LAST, 680, 24, 14)
    assert len(placed) == len(reforms) and placed.loc[placed["is_named"], "rank"].eq(1).all()
    assert placed["is_named"].sum() >= 22


def test_the_mark_says_operation_and_dates_in_words():
    told = rows().set_index("m")["t"]
    assert told["unprofor"] == "UNPROFOR, United Nations Protection Force: 21 February 1992 to 20 December 1995. Europe."
    assert told["untso"].endswith(": since 29 May 1948. Middle East.")
    assert rows().set_index("r").at["brahimi-2000", "t"].endswith("United Nations Peace Operations: 21 August 2000.")


def test_a_bar_lasts_as_its_operation_did_in_the_colour_of_its_group():
    ends = rows().query("k == 'o'").set_index("m")["z"].map(lambda at: pd.Timestamp(at, unit="ms"))
    assert ends.to_dict() == mission_spans().set_index("mission_id")["end_date"].fillna(LAST).to_dict()
    drawn = [layer["encoding"] for layer in vega(timeline.history(), WIDE)["layer"]]
    for channel in ("color", "stroke"):
        scales = [each[channel]["scale"] for each in drawn if "scale" in each.get(channel, {})]
        told = [dict(zip(each["domain"], each["range"], strict=True)).items() for each in scales]
        assert told and all(each <= REGION_COLORS["light"].items() for each in told), channel


def test_days_are_the_same_in_every_time_zone():
    assert rows().set_index("m").at["untso", "x"] == pd.Timestamp("1948-05-29", tz="UTC").value // 1_000_000


def test_the_chosen_day_has_a_line_and_pales_what_was_not_deployed_on_it():
    drawn, bare = svg(timeline.history("1994-07-01").picture.draw(WIDE)).decode(), whole()
    assert len(deployed_on(pd.Timestamp("1994-07-01"))) == 17
    assert (drawn.count('opacity="0.35"'), bare.count('opacity="0.35"')) == (len(operations()) - 17, 0)
    assert (drawn.count(">1 July 1994<"), bare.count(">1 July 1994<")) == (1, 0)


def test_a_day_outside_the_years_shown_has_no_line():
    assert ">1 July 1994<" not in svg(timeline.history("1994-07-01", "1956-1960").picture.draw(WIDE)).decode()


def test_what_is_chosen_is_marked_and_a_brush_is_offered():
    spec = vega(timeline.history(reform="brahimi-2000"), WIDE)
    params = {param["name"]: param for param in spec["params"]}
    assert set(params) == {"pick", "era", "marked"} and params["pick"]["value"] == [{"m": "", "r": "brahimi-2000"}]


def test_years_stand_above_and_below():
    spec = vega(timeline.history(), WIDE)
    axes = [layer["encoding"]["x"]["axis"] for layer in spec["layer"] if layer["encoding"].get("x", {}).get("axis")]
    assert [axis["orient"] for axis in axes] == ["top", "bottom"]


def test_the_table_has_all_that_is_shown_each_with_its_source():
    told = told_in(FIRST, LAST)  # one event, of 1947, lies before the first year
    assert told["part"].value_counts().to_dict() == {"event": 502, "reform": 89, "operation": 71, "leader": 25}
    assert (told["source_id"] != "").all() and len(told_in(*era_of_years("1954-1955"))) < 10


def test_findings_count_operations_and_the_day():
    assert english(timeline.history().finding) == "71 operations since 1948; 11 were deployed on 22 November 2026."
    assert english(timeline.history("1994-07-01", region="Americas").finding).startswith(
        "10 operations in the Americas since 1948; 2"
    )
    assert "0 " not in english(timeline.history("1948-05-29", "1954-1955").finding)


def test_a_brush_of_less_than_a_month_is_a_click():
    day = 86_400_000
    assert brushed([0, 20 * day]) == "" and brushed(None) == ""
    assert brushed([0, 800 * day]) == "1970-1972"


def test_the_page_counts_within_the_region():
    at = opened("timeline.py", date="1994-07-01", region="Africa")
    assert "31 operations in Africa since 1948" in written(at)
    at.selectbox(key="chosen-region").select("Europe").run()
    assert said(at, "region") == "Europe" and "10 operations in Europe since 1948" in written(at)


def test_the_page_opens_a_reform_from_the_address():
    text = written(opened("timeline.py", reform="brahimi-2000"))
    assert "Brahimi report, 21 August 2000" in text and "A/55/305-S/2000/809" in text


def test_the_page_opens_a_reform_by_choice():
    at = opened("timeline.py")
    at.selectbox(key="chosen-reform").select("capstone-2008").run()
    assert said(at, "reform") == "capstone-2008" and "Principles and Guidelines" in written(at)


def test_the_page_opens_an_operation_by_keyboard():
    at = opened("timeline.py", date="1994-07-01")
    at.button(key="pick-timeline-day-unprofor").click().run()
    assert said(at, "mission") == "unprofor" and "UNPROFOR was deployed from 21 February 1992 to 20 December 1995." in written(at)
    at.selectbox(key="chosen-operation").select("").run()
    assert said(at, "mission") == "" and "17 operations were deployed on 1 July 1994." in written(at)


def test_the_page_keeps_its_years_and_counts_them():
    at = opened("timeline.py", years="1988-1999")
    assert said(at, "years") == "1988-1999" and "of the 71 operations began between 1988 and 1999" in written(at)
    at.button(key="whole-history").click().run()
    assert said(at, "years") == "" and "71 operations since 1948" in written(at)


def test_colours_are_in_the_address():
    at = opened("timeline.py")
    at.button_group(key="timeline-color").set_value("mission_type").run()
    assert not at.exception and said(at, "color") == "mission_type"


def test_the_worlds_are_told_in_words():
    figure = worlds.worlds()
    assert (
        english(figure.finding) == "12 of the 21 operations of 2010 to 2015 were in Africa; of the first 2, from 1948, none was."
    )
    assert "Classical peacekeeping, 1956 to 1966, 10 operations" in english(figure.alt)
    assert as_of().year == 2026


def test_what_is_not_counted_stands_below_the_operations_hollow_and_only_when_asked_for():
    beside, bare = svg(timeline.history(others="shown").picture.draw(WIDE)).decode(), whole()
    shown = others_in(FIRST, LAST)
    assert len(shown) == len(placed()) and (shown["source_id"] != "").all()
    assert all(name in beside for name in shown["name"]) and "EUFOR Althea" not in bare
    assert beside.count('stroke-dasharray="3,2"') - bare.count('stroke-dasharray="3,2"') == len(shown)
    assert f"Not counted: {len(shown)}" in beside and "Africa: 31" in beside


def test_what_is_not_counted_changes_no_count_and_leaves_years_without_it_as_they_are():
    beside, bare = (timeline.history(others=others) for others in ("shown", ""))
    assert english(beside.finding) == english(bare.finding)
    assert beside.picture.height > bare.picture.height
    assert "not counted" in english(beside.unit) and "not counted" not in english(bare.unit)
    early = [timeline.history(years="1956-1960", others=others).picture.height for others in ("shown", "")]
    assert early[0] - early[1] <= 4 and others_in(*era_of_years("1956-1960")).empty


def test_the_switch_is_in_the_address():
    at = opened("timeline.py")
    at.button_group(key="timeline-others").set_value("shown").run()
    assert not at.exception and said(at, "others") == "shown"
