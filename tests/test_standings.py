"""Whose documents do the rows rest on? The United Nations' own, for what was decided and how many it allowed."""

import pytest

from charts.look import Look
from charts.picture import svg
from data.coverage import TOLD_BY_STANDING, standings, un_share
from data.load import load_table
from data.schema import labels
from data.sources import source_row, standing
from figures import trust
from words import english


@pytest.mark.parametrize("table", ["mandates", "authorized_strength", "field_leaders", "recommendations"])
def test_more_than_four_fifths_rest_on_united_nations_documents(table):
    assert un_share(table) > 0.8


def test_the_shares_of_a_table_add_up():
    told = standings()
    assert (told.groupby("table")["share"].sum().round(9) == 1).all()
    assert set(told["table"]) == {"", *TOLD_BY_STANDING}
    assert set(told["standing"]) <= set(labels("publishers", "standing"))


def test_a_share_is_counted_from_the_rows():
    keys = load_table("mandates")["source_id"]
    assert un_share("mandates") == pytest.approx(sum(standing(key) == "un" for key in keys) / len(keys))


@pytest.mark.parametrize(
    ("source_id", "expected"),
    [
        ("sres-50-1948", "un"),
        ("un-chronicle-angola-1993", "un"),  # a periodical of the United Nations, read in a copy
        ("wikipedia-sres-940", "encyclopedia"),  # has the symbol of the resolution that it tells of
        ("us-state-unmee-2001", "government"),
        ("hrw-rwanda-1999-strategy", "scholarship"),
        ("hina-untaes-1997", "news"),
        ("worcmedals-unisfa", "other"),
    ],
)
def test_who_stands_behind_a_source(source_id, expected):
    assert standing(source_id) == expected


def test_every_publisher_that_is_named_has_a_source():
    assert set(load_table("publishers")["publisher"]) <= set(load_table("sources")["publisher"])


def test_an_encyclopedia_is_never_taken_for_the_united_nations():
    for row in load_table("sources").itertuples():
        if "wikipedia" in source_row(row.source_id)["publisher"].lower():
            assert standing(row.source_id) == "encyclopedia", row.source_id


def test_the_figure_says_the_shares_that_are_counted():
    made = trust.standing()
    assert english(made.finding).startswith(f"{round(100 * un_share('mandates'))} per cent of the mandates")


@pytest.mark.parametrize("figure", [trust.covered, trust.standing])
@pytest.mark.parametrize("width", [358, 1344])
def test_no_name_beside_the_rows_is_cut(figure, width):
    drawn = svg(figure().picture.draw(Look("light", width))).decode()
    assert "…" not in drawn and "What happened" in drawn
