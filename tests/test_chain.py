"""Is what led to what told both ways, two steps far, by the sources' own connections?"""

import pandas as pd
import pytest

from charts.chain import bends, chain_chart, chain_height, placed
from charts.look import Look
from data.chain import causes_of, chain_of, consequences_of, end_of, nodes, slug_of
from data.load import load_table
from figures.chain import chain, drawn, has_chain
from tests.drawing import vega, vega_of
from words import english

SREBRENICA = ("event", "unprofor-1995-srebrenica")


def test_a_connection_is_found_from_both_its_ends():
    for row in load_table("links").itertuples():
        assert row.link_id in set(consequences_of(row.from_kind, row.from_id)["link_id"])
        assert row.link_id in set(causes_of(row.to_kind, row.to_id)["link_id"])


def test_from_srebrenica_a_visitor_reaches_the_report_brahimi_and_its_recommendations():
    things = chain_of(*SREBRENICA).things.set_index("key")
    assert things.at["srebrenica-report-1999", "step"] == 1
    assert things.at["brahimi-03", "step"] == 2 and things.at["brahimi-03", "kind"] == "recommendation"


def test_an_operation_shows_the_events_in_it_that_led_on():
    made = chain_of("operation", "unamir")
    steps = made.things.set_index("key")["step"]
    assert steps["rwanda-inquiry-1999"] == 2 and steps["unamir"] == 0
    parts = made.links[made.links["relation"] == "part"]
    assert set(parts["from_slug"]) == {"operation_unamir"} and (parts["source_id"] != "").all()


def test_what_ended_an_operation_did_not_bring_it_about():
    for mission_id in load_table("missions")["mission_id"]:
        made = chain_of("operation", mission_id)
        causes = made.links[made.links["to_slug"] == slug_of("operation", mission_id)]
        assert not set(causes["relation"]) & {"ended", "changed_mandate"}


def test_links_join_neighbouring_steps_in_time_order():
    for kind, key in list(nodes().values())[::3]:
        things, links = chain_of(kind, key)
        step = things.set_index("slug")["step"]
        assert ((links["to_slug"].map(step) - links["from_slug"].map(step)) == 1).all(), key
        assert len(things) > 1 and things["slug"].is_unique


def test_names_of_things_in_addresses_are_short_and_apart():
    assert len(nodes()) == len(set(nodes().values())) and max(map(len, nodes())) <= 40
    assert has_chain("event_unprofor-1995-srebrenica") and not has_chain("event_none")


def test_an_unknown_thing_is_refused_by_name():
    with pytest.raises(KeyError, match="no event 'none'"):
        end_of("event", "none")


def test_boxes_do_not_lie_on_each_other():
    for node in ("operation_unprofor", "reform_brahimi-2000"):
        things = chain_of(*nodes()[node]).things
        for is_narrow in (False, True):
            boxes = placed(things, is_narrow)
            for _, column in boxes.groupby("step") if not is_narrow else [(0, boxes)]:
                assert (column["y"].diff().dropna() >= 1).all()


def test_a_line_runs_from_box_to_box():
    made = chain_of(*SREBRENICA)
    things, links = drawn(made, english)
    boxes = placed(things, False)
    lines = bends(boxes, links, False)
    assert len(lines) == 4 * len(links)
    first = lines[lines["link"] == 0].iloc[0]
    assert first["x"] == boxes.set_index("slug").at[links["from_slug"].iloc[0], "x2"] and "→" in first["told"]


def test_the_picture_is_as_high_as_it_says_and_a_box_can_be_picked():
    figure = chain("event_unprofor-1995-srebrenica")
    spec = vega(figure, Look("light", 1200))
    assert spec["height"] + 10 == figure.picture.height == chain_height(chain_of(*SREBRENICA).things, False)
    assert [each["name"] for each in spec["params"]] == ["thing"] and figure.picture.select == "thing"


def test_where_there_is_little_height_boxes_are_lower_and_their_letters_as_large():
    figure = chain("reform_brahimi-2000")
    assert (
        figure.picture.low.height < 500 < figure.picture.height
        and figure.picture.low.narrow_height < figure.picture.narrow_height
    )
    for width in (1136, 720, 340):
        whole, low = (vega_of(picture.draw(Look("light", width))) for picture in (figure.picture, figure.picture.low))
        rows = (figure.picture.low.narrow_height if width == 340 else figure.picture.low.height) - 10
        assert low["height"] == rows < whole["height"]
        sizes = [
            [part["mark"].get("fontSize", 11) for part in spec["layer"] if part["mark"]["type"] == "text"]
            for spec in (whole, low)
        ]
        assert sizes[0] == sizes[1] and min(sizes[1]) >= 11


def test_the_finding_names_what_followed():
    assert "“Srebrenica report”" in english(chain("event_unprofor-1995-srebrenica").finding)
    assert isinstance(chain("operation_untso").table.frame, pd.DataFrame)


def test_a_chart_of_one_connection_is_drawn():
    things, links = drawn(chain_of("operation", "minugua"), english)
    assert vega_of(chain_chart(things, links, Look("dark", 390)))["layer"]
