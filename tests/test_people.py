"""Does the page of people show what the tables say: totals only where they can be told, gaps as gaps, estimates as such?"""

import json

import pandas as pd
import pytest

from charts.look import Look
from charts.people import operation_chart, solid_and_dashed
from charts.picture import svg
from data import ceilings, people, strength
from data.derive import mission_spans
from data.load import as_of
from figures import people as figures
from figures.figure import Figure
from tests.drawing import vega, vega_of
from tests.test_pages import opened, said, written
from words import english

DAY = pd.Timestamp


def noted(figure: Figure) -> str:
    return " ".join(english(note.text) for note in figure.notes)


def drawn_by(figure: Figure, theme: str = "light", width: int = 1200) -> dict:
    return vega(figure, Look(theme, width))


def layers(spec: dict, kind: str) -> list[dict]:
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == kind]


def rows_drawn(spec: dict, layer: dict) -> list[dict]:
    return spec["datasets"][layer["data"]["name"]]


def rows(*claims: tuple) -> pd.DataFrame:
    """Ceilings as the table has them: (from_date, component, ceiling, resolution, keeps_others)."""
    frame = pd.DataFrame(claims, columns=["from_date", "component", "ceiling", "resolution", "keeps_others"])
    return frame.assign(from_date=pd.to_datetime(frame["from_date"]))


def drawn(*claims: tuple, last: str = "2010-12-31") -> list[tuple]:
    steps = ceilings.steps_from(rows(*claims), DAY(last))
    return [(row.component, row.ceiling, f"{row.from_date:%Y}", f"{row.to_date:%Y}") for row in steps.itertuples()]


def steps_of(mission_id: str) -> pd.DataFrame:
    return ceilings.ceiling_steps(mission_id, mission_spans().set_index("mission_id")["end_date"][mission_id])


def test_bars_of_another_month_than_the_worlds_figure_say_so():
    assert english(figures.on_the_day("2026-11-22").unit).endswith(
        "They add up to about 58,100, most of them counted in July 2025; about 52,000 in all is the figure of October 2025."
    )
    assert "add up" not in english(figures.on_the_day("2016-11-30").unit)  # all of one month


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
    assert "12,000 or 12,500" in noted(figures.operation("unmiss"))


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


def test_months_that_no_report_tells_break_the_months():
    drawn_rows = people.drawn_strength("monusco")
    runs = drawn_rows[drawn_rows["kind"] == "month"].groupby("run")["date"].agg(["min", "max"])
    assert list(runs["max"]) == [DAY(day) for day in ("2018-02-28", "2020-05-31", "2022-06-30", "2023-08-31", "2025-07-31")]


def test_what_the_page_says_of_the_source_is_in_its_rows():
    months = people.load_table("strength")
    months = months[months["source_id"] == "ipi"]
    among_troops = months[months["note"].str.contains("counted among the troops before August 1992")]
    repeated = months[months["note"].str.contains("repeats the month before for all")]
    assert among_troops["mission_id"].nunique() == 10 and among_troops["date"].max() == DAY("1992-07-31")
    assert repeated["date"].nunique() == 9
    assert people.series_seam() == DAY("2015-01-31")
    assert set(months[months["date"] >= people.series_seam()]["date"].dt.strftime("%Y-%m")) == {"2015-03", "2016-03", "2017-03"}
    gaps = "March 2018 to August 2019, June 2020, July 2022 and September 2023"
    assert f"Gaps, which no report tells by operation: {gaps}." in noted(figures.by_month())


def test_a_count_smaller_than_its_parts_is_no_total():
    counts = pd.DataFrame(
        {"troops": [14222, 100], "police": [1446, 5], "experts": [pd.NA, 1], "total": [14222, 106]}, dtype="Int64"
    )
    assert list(people.is_whole(counts)) == [False, True]


@pytest.mark.parametrize(
    ("year", "persons", "month"), [(1993, 77815, "1993-06-30"), (1994, 78946, "1994-09-30"), (2015, 107565, "2015-04-30")]
)
def test_the_largest_months(year, persons, month):
    found = people.largest_month(year)
    assert found["uniformed"] == persons and found["date"] == DAY(month)


def test_a_figure_that_is_doubted_is_no_operations_largest():
    rows = people.peaks_since(1948).set_index("mission_id")
    assert "outlier" not in set(rows["quality"]) and rows.at["unavem-ii", "total"] < 1327


def test_the_peaks_of_the_world_are_named_by_their_operations():
    spec = drawn_by(figures.world())
    words = {
        row["label"]
        for layer in layers(spec, "text")
        if "name" in layer["data"]
        for row in rows_drawn(spec, layer)
        if "label" in row
    }
    assert "70,225 in 1994\nUNPROFOR 39,789\nUNOSOM II 9,412\nUNAMIR 6,327" in words
    assert "106,830 in 2015\nMONUSCO 18,727\nUNAMID 17,707\nUNMISS 13,035" in words
    assert "about 26,500 in 1962\nONUC 19,000\nUNEF I 5,000" in words and "about 52,000\nOctober 2025" in words


def test_the_world_is_told_from_its_crest_to_its_latest_figure():
    figure = figures.world()
    assert english(figure.finding) == "In October 2025 about 52,000 people served in uniform, down from 106,830 in 2015."
    assert strength.world()["uniformed"].iloc[-1] < strength.world_peaks()["uniformed"].max()
    assert "before the announced reduction" in noted(figure) and "1948 to 1991" in noted(figure)


def test_only_what_was_counted_is_solid():
    points = pd.DataFrame({"quality": ["estimated", "published", "published", "partial"], "at": [0, 1, 2, 3], "n": 1})
    runs = solid_and_dashed(points).groupby("run").agg(quality=("quality", "first"), at=("at", list))
    assert [list(each) for each in runs.to_numpy()] == [["estimated", [0, 1]], ["published", [1, 2]], ["partial", [2, 3]]]


def test_quoted_figures_are_not_joined():
    spec = drawn_by(figures.world())
    line, points = layers(spec, "line")[0], layers(spec, "point")[0]
    assert max(row["at"] for row in rows_drawn(spec, line)) == DAY("2025-07-31").timestamp() * 1000
    assert len(rows_drawn(spec, points)) == (strength.world()["quality"] == "quoted").sum() == 1


@pytest.mark.parametrize("by", figures.BY)
def test_the_months_leave_out_what_no_report_tells(by):
    spec = drawn_by(figures.by_month(by))
    bands = layers(spec, "area")[0]
    lines = rows_drawn(spec, bands).strip().split("\n")
    days = [int(line.split(",")[-2]) for line in lines[1:]]
    assert len(lines) - 1 == len(people.world_months()) and not {DAY("2018-12-31"), DAY("2023-09-30")} & {
        DAY("1970-01-01") + pd.Timedelta(days=day) for day in days
    }
    assert {line.split(",")[-1] for line in lines[1:]} == {"1", "2", "3", "4", "5"}


def test_the_months_are_told_by_their_crests():
    assert english(figures.by_month().finding) == (
        "Peacekeeping surged twice: to 78,946 people in September 1994, and to 107,565 in April 2015."
    )
    assert english(figures.by_month("region").finding) == (
        "52 per cent served in Europe in September 1994, 82 per cent in Africa in April 2015."
    )
    assert "June 1993: 77,815, most of them in UNPROFOR 24,133, UNOSOM II 19,668 and UNTAC" in noted(figures.by_month())


def test_every_chart_is_small_whole_and_leaves_no_text_for_streamlit_to_read_as_a_table():
    made = [figures.world("1994-10-15", "own"), *map(figures.by_month, figures.BY), *map(figures.largest, figures.SCALES)]
    longest = sorted(strength.counted_operations(), key=lambda mission_id: len(strength.counts_of(mission_id)))
    made += [figures.operation(mission_id) for mission_id in (*longest[:4], *longest[-8:])]
    for figure in made:
        spec = drawn_by(figure, "live")
        assert len(json.dumps(spec, allow_nan=False)) < 33_000
        assert not isinstance(spec.get("data", {}).get("values"), str)


def test_an_operation_without_months_is_drawn():
    counts, none = strength.counts_of("onuc"), ceilings.ceiling_steps("onuc", DAY("1964-06-30"))
    spec = vega_of(operation_chart(counts, none, DAY("1960-07-15"), DAY("1964-06-30"), Look()))
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rule", "text", "point"]  # the mark of a day, and the counts


@pytest.mark.parametrize("make", [figures.world, figures.by_month, figures.largest])
def test_the_chosen_day_is_marked(make):
    said = [drawn_by(make(date=date))["params"][0] for date in ("1994-10-15", "")]
    assert said == [{"name": "marked", "value": "1994-10-15 15 October 1994"}, {"name": "marked", "value": ""}]


def test_the_mark_is_seen_with_the_day_in_words():
    drawn = [svg(figures.world(date).picture.draw(Look())).decode() for date in ("1994-10-15", "")]
    assert [text.count(">15 October 1994<") for text in drawn] == [1, 0]


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("1994-10-15", "On 15 October 1994: 78,946, counted at the end of September 1994."),
        ("1961-10-15", "On 15 October 1961: about 26,200, estimated for the end of 1960."),
        ("2018-05-01", "On 1 May 2018: 90,330, counted at the end of February 2018."),
        ("2026-11-22", "On 22 November 2026: about 52,000, reported by the press in October 2025."),
        ("1948-06-01", "On 1 June 1948 no figure is known yet."),
    ],
)
def test_the_number_of_the_chosen_day_is_said_with_its_own_date(date, sentence):
    assert sentence in english(figures.world(date).unit)


def test_a_day_s_operations_stand_by_their_last_counts():
    figure = figures.on_the_day("1994-10-15")
    assert english(figure.finding) == (
        "On 15 October 1994 the largest of 16 operations was UNPROFOR: 39,893 in uniform as last counted."
    )
    early = figures.on_the_day("1961-10-15")
    assert "3 of 4 operations had been counted." in english(early.unit) and early.has_doubt
    spec = drawn_by(early)
    bars = layers(spec, "bar")[0]
    assert bars["encoding"]["fillOpacity"]["condition"]["test"] == "datum.doubtful"
    assert all(row["doubtful"] == 1 for row in next(iter(spec["datasets"].values())))
    assert early.picks == {"mission_id": "mission"}


@pytest.mark.parametrize(
    ("mission_id", "finding"),
    [
        ("monusco", "MONUSCO was largest in October 2013: 21,485 people in uniform, under a ceiling of 22,016."),
        ("untac", "UNTAC was largest in December 1992: 18,907 people in uniform, under a ceiling of 19,500."),
        ("unprofor", "UNPROFOR was largest in September 1994, as far as is known: 39,893 people in uniform."),
    ],
)
def test_an_operation_is_told_beside_its_ceiling(mission_id, finding):
    assert english(figures.operation(mission_id).finding) == finding


def test_the_page_follows_the_date():
    text = written(opened("people.py", date="1994-10-15"))
    assert "78,946, counted at the end of September 1994" in text and "UNPROFOR was largest in September 1994" in text


def test_the_page_takes_the_operation_of_the_view_and_gives_it_back():
    at = opened("people.py", date="1992-10-15", mission="unprofor")
    assert at.selectbox(key="chosen-operation").value == "unprofor"
    at.selectbox(key="chosen-operation").select("untac").run()
    assert said(at, "mission") == "untac" and "UNTAC was largest in December 1992" in written(at)


def test_the_page_s_choices_change_the_pictures_and_stand_in_the_address():
    at = opened("people.py")
    at.button_group(key="people-by").set_value("region").run()
    assert not at.exception and said(at, "by") == "region" and "52 per cent served in Europe" in written(at)
    at.button_group(key="people-scale").set_value("own").run()
    at.selectbox(key="chosen-eras").select("own").run()
    assert not at.exception and said(at, "scale") == "own" and said(at, "era") == "own"


@pytest.mark.parametrize("mission_id", ["domrep", "minuci", "unprofor", "unmiss", "untso"])
def test_the_table_of_an_operation_holds_its_counts_and_ceilings(mission_id):
    table = figures.operation(mission_id).table.frame
    assert len(table) == len(people.mission_strength(mission_id)) + len(people.ceilings(mission_id))
    assert table["source_id"].all() and table["persons"].notna().all() and table["what"].notna().all()
