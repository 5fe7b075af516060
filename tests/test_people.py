"""Does the page of people show what the tables say: totals only where they can be told, gaps as gaps, estimates as such?"""

import json

import pandas as pd
import pytest
from test_pages import opened, said, written

from charts.people import monthly_chart, operation_chart, solid_and_dashed, world_chart
from data import ceilings, people
from data.derive import mission_spans, strength_dates
from data.load import as_of
from ui import operation_strength, people_view
from ui.tables import specification

DAY = pd.Timestamp


def rows(*claims: tuple) -> pd.DataFrame:
    """Ceilings as the table has them: (from_date, component, ceiling, resolution, keeps_others)."""
    frame = pd.DataFrame(claims, columns=["from_date", "component", "ceiling", "resolution", "keeps_others"])
    return frame.assign(from_date=pd.to_datetime(frame["from_date"]))


def drawn(*claims: tuple, last: str = "2010-12-31") -> list[tuple]:
    steps = ceilings.steps_from(rows(*claims), DAY(last))
    return [(row.component, row.ceiling, f"{row.from_date:%Y}", f"{row.to_date:%Y}") for row in steps.itertuples()]


def steps_of(mission_id: str) -> pd.DataFrame:
    return ceilings.ceiling_steps(mission_id, mission_spans().set_index("mission_id")["end_date"][mission_id])


def test_parts_set_on_one_day_are_added():
    assert drawn(("2004-01-01", "military", 5000, "R", False), ("2004-01-01", "police", 500, "R", False)) == [
        ("total", 5500, "2004", "2010")
    ]


def test_a_part_changed_alone_ends_the_total():
    first = [("2004-01-01", "military", 5000, "R", False), ("2004-01-01", "police", 500, "R", False)]
    assert drawn(*first, ("2006-01-01", "military", 6000, "R", False)) == [
        ("total", 5500, "2004", "2006"),
        ("military", 6000, "2006", "2010"),
        ("police", 500, "2006", "2010"),
    ]
    assert drawn(*first, ("2006-01-01", "military", 6000, "R", True))[-1] == (
        "total",
        6500,
        "2006",
        "2010",
    )


@pytest.mark.parametrize("parts", [["troops"], ["troops", "experts"], ["military", "experts", "police"]])
def test_parts_that_do_not_make_a_whole_are_not_added(parts):
    steps = drawn(*[("2004-01-01", part, 100, "R", False) for part in parts])
    assert sorted(part for part, *_ in steps) == sorted(parts)


def test_military_takes_the_place_of_troops_and_experts():
    assert drawn(("2000-01-01", "experts", 90, "R", False), ("2001-01-01", "military", 5000, "R", False)) == [
        ("experts", 90, "2000", "2001"),
        ("military", 5000, "2001", "2010"),
    ]


def test_a_figure_without_a_resolution_is_a_point_and_ends_the_step_before():
    assert drawn(("2000-01-01", "military", 9000, "R", False), ("2002-01-01", "military", 8000, "", False)) == [
        ("military", 9000, "2000", "2002"),
        ("military", 8000, "2002", "2002"),
    ]


@pytest.mark.parametrize(
    ("mission_id", "date", "total"),
    [
        ("monusco", "2013-10-31", 22016),
        ("untac", "1992-12-31", 19500),
        ("unmiss", "2019-07-01", 19101),
        ("minusca", "2023-03-30", 17420),
        ("unmil", "2005-12-31", 16115),
        ("unamid", "2012-05-31", 25987),
    ],
)
def test_ceilings_of_all_uniformed(mission_id, date, total):
    held = ceilings.ceilings_on(steps_of(mission_id), DAY(date))
    assert list(held["component"]) == ["total"] and held["ceiling"].iloc[0] == total


def test_unprofor_has_only_points():
    steps = steps_of("unprofor")
    assert list(steps["ceiling"]) == [14000, 44870, 57370] and steps["is_point"].all()
    assert list(steps["component"]) == ["total", "together", "together"]


def test_the_ceiling_of_unmiss_ends_when_it_became_unsettled():
    assert steps_of("unmiss")["to_date"].max() == DAY("2026-04-30")
    assert any("12,000 or 12,500" in sentence for sentence in operation_strength.remarks_on("unmiss"))


def test_no_step_is_drawn_backwards_or_beyond_what_is_known():
    for mission_id in ceilings.operations_with_figures():
        steps = steps_of(mission_id)
        assert (steps["to_date"] >= steps["from_date"]).all() and not (steps["to_date"] > as_of()).any()


def test_what_is_said_to_be_unchanged_is_what_was_in_force():
    said_so = people.load_table("authorized_strength")
    said_so = said_so[said_so["note"].str.contains("unchanged")]
    assert len(said_so) == 9
    for row in said_so.itertuples():
        others = people.ceilings(row.mission_id)
        others = others[(others["from_date"] <= row.from_date) & (others["component"] != row.component)]
        if (others["from_date"] == row.from_date).any():
            continue
        kept = others.drop_duplicates("component", keep="last")["ceiling"]
        assert all(f"{ceiling:,}" in row.note for ceiling in kept), row.note


def test_november_2016_breaks_the_months():
    drawn_rows = people.drawn_strength("monusco")
    runs = drawn_rows[drawn_rows["kind"] == "month"].groupby("run")["date"].agg(["min", "max"])
    assert list(runs["max"]) == [DAY("2016-10-31"), DAY("2017-03-31")]


def test_what_the_page_says_of_the_source_is_in_its_rows():
    months = people.load_table("strength")
    months = months[months["source_id"] == "ipi"]
    among_troops = months[months["note"].str.contains("counted among the troops before August 1992")]
    repeated = months[months["note"].str.contains("repeats the month before for all")]
    assert among_troops["mission_id"].nunique() == 10 and among_troops["date"].max() == DAY("1992-07-31")
    assert repeated["date"].nunique() == 9
    assert set(pd.date_range("1990-11-30", "2017-03-31", freq="ME")) - set(months["date"]) == {DAY("2016-11-30")}


def test_rows_that_give_only_the_troops_are_not_drawn_as_totals():
    assert DAY("2021-03-01") not in set(people.drawn_strength("unmiss")["date"])
    assert 14222 not in set(people.strengths_on(DAY("2021-03-15"))["uniformed"])


@pytest.mark.parametrize(
    ("year", "persons", "month"), [(1993, 77815, "1993-06-30"), (1994, 78946, "1994-09-30"), (2015, 107565, "2015-04-30")]
)
def test_the_largest_months(year, persons, month):
    found = people.largest_month(year)
    assert found["uniformed"] == persons and found["date"] == DAY(month)


def test_the_peaks_of_the_world_are_named_by_their_operations():
    labels = dict(people_view.world_peaks()[["year", "label"]].itertuples(index=False))
    assert labels[1994] == "70,225, end of 1994\nUNPROFOR 39,789\nUNOSOM II 9,412\nUNAMIR 6,327"
    assert labels[2015] == "106,830, end of 2015\nMONUSCO 18,727\nUNAMID 17,707\nUNMISS 13,035"
    assert labels[1962].startswith("about 26,500, 1962\nONUC")


def test_only_what_was_counted_is_solid():
    points = pd.DataFrame({"quality": ["estimated", "published", "published", "partial"], "at": [0, 1, 2, 3], "n": 1})
    runs = solid_and_dashed(points).groupby("run").agg(quality=("quality", "first"), at=("at", list))
    assert [list(each) for each in runs.to_numpy()] == [["estimated", [0, 1]], ["published", [1, 2]], ["partial", [2, 3]]]


def test_quoted_figures_are_not_joined():
    spec = specification(world_chart(strength_dates(), people_view.world_peaks(), as_of(), "light"))
    line = spec["layer"][1]["data"]["values"]
    assert max(row["at"] for row in line) == DAY("2021-12-31").timestamp() * 1000
    assert len(spec["layer"][2]["data"]["values"]) == (strength_dates()["quality"] == "quoted").sum()


@pytest.mark.parametrize("by", ["component", "region"])
def test_the_months_leave_november_2016_out(by):
    months = people_view._months(by)
    peaks = people_view._surges().iloc[1:].assign(label="x", side="left")
    spec = specification(monthly_chart(months, peaks, "light"))
    lines = spec["layer"][0]["data"]["values"].strip().split("\n")
    days = [int(line.split(",")[-2]) for line in lines[1:]]
    assert len(lines) == 317 and DAY("2016-11-30").timestamp() // 86400 not in days
    assert {line.split(",")[-1] for line in lines[1:]} == {"1", "2"}


def test_every_chart_is_small_whole_and_leaves_no_text_for_streamlit_to_read_as_a_table():
    specs = [people_view._world_spec("dark", "own"), *(people_view._months_spec(by, "dark") for by in people_view.GROUPS)]
    specs += [operation_strength._largest_spec(half, own, "dark") for half in (0, 1) for own in (False, True)]
    specs += [operation_strength._spec(mission_id, "dark") for mission_id in ceilings.operations_with_figures()]
    for spec in specs:
        text = json.dumps(spec, allow_nan=False)
        assert len(text) < 25_000 and spec["width"] == "container"
        assert not isinstance(spec.get("data", {}).get("values"), str)


def test_an_operation_without_months_is_drawn():
    counts, none = people.drawn_strength("onuc"), ceilings.ceiling_steps("onuc", DAY("1964-06-30"))
    spec = operation_chart(counts, none, DAY("1960-07-15"), DAY("1964-06-30"), "light").to_dict()
    assert len(spec["layer"]) == 1


def test_the_page_follows_the_date():
    text = written(opened("people.py", date="1994-10-15"))
    assert "78,946" in text and "UNPROFOR</b> 39,893" in text and "Of the 16 operations" in text
    text = written(opened("people.py", date="1961-10-15"))
    assert "about 26,200" in text and "an estimate" in text


def test_the_page_takes_the_operation_of_the_view_and_gives_it_back():
    at = opened("people.py", date="1994-10-15", mission="unprofor")
    assert at.selectbox(key="people_operation").value == "unprofor"
    at.selectbox(key="people_operation").select("untac").run()
    assert said(at, "mission") == "untac" and "18,907 in December 1992." in written(at)
    assert "The ceiling then in the tables, 19,500 for all uniformed" in written(at)


def test_the_page_changes_the_stacking():
    at = opened("people.py")
    at.button_group(key="people_by").set_value("region").run()
    assert not at.exception


@pytest.mark.parametrize("mission_id", ["domrep", "minuci", "unprofor", "unmiss", "untso"])
def test_the_table_of_an_operation_holds_its_counts_and_ceilings(mission_id):
    table = operation_strength._table(mission_id)
    assert len(table) == len(people.mission_strength(mission_id)) + len(people.ceilings(mission_id))
    assert table["source"].all() and table["persons"].notna().all() and table["what"].notna().all()
