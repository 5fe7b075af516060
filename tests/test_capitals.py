"""Is the distance from the capital measured from the right place, weighted by troops, and left out where it cannot be told?"""

import numpy as np
import pandas as pd
import pytest

from charts.deployments import capital_chart
from charts.look import Look
from data.capitals import capital_in, distance_years, is_seat_capital, weighted_quantile, with_capital
from data.deployed import capital_years, one_capital
from data.deployed import is_seat_capital as says_both
from data.load import load_table, shared_table
from figures.capitals import from_capital
from tests.drawing import vega_of
from tests.test_pages import opened, written
from words import english

CAPITALS = pd.DataFrame({"country_id": ["AAA"], "place": ["New"], "latitude": [0.0], "longitude": [0.0]})
FORMER = pd.DataFrame(
    {
        "country_id": ["AAA"],
        "place": ["Old"],
        "latitude": [0.0],
        "longitude": [10.0],
        "valid_to": pd.to_datetime(["2000-06-01"]).astype("datetime64[s]"),
    }
)
COLUMNS = ["mission_id", "year", "place", "country_id", "latitude", "longitude", "troops", "quality", "note"]
SITES = pd.DataFrame(
    [
        ["one", 1999, "A", "AAA", 0.0, 9.0, 100.0, "published", ""],
        ["one", 2001, "A", "AAA", 0.0, 1.0, 300.0, "published", ""],
        ["one", 2001, "B", "AAA", 0.0, 3.0, 100.0, "published", ""],
        ["one", 2001, "C", "", 0.0, 50.0, 100.0, "published", ""],
        ["one", 2001, "D", "AAA", 0.0, 50.0, None, "partial", ""],
        ["one", 2002, "C", "", 0.0, 50.0, 100.0, "published", ""],
        ["one", 2002, "A", "AAA", 0.0, 1.0, 90.0, "published", ""],
        ["unmik", 2001, "A", "AAA", 0.0, 1.0, 300.0, "published", ""],
    ],
    columns=COLUMNS,
).assign(reported_troops=None, source_id="geo-pko", locator="FrontMap")
DEGREE = 111.195


def test_a_former_capital_counts_to_the_year_before_the_move():
    years = pd.Series([1999, 2000, 2001])
    found = capital_in(years, pd.Series(["AAA"] * 3), CAPITALS, FORMER)
    assert found["place"].tolist() == ["Old", "New", "New"]


def test_distances_are_weighted_by_troops_and_missing_where_too_little_can_be_measured():
    years = distance_years(with_capital(SITES, CAPITALS, FORMER), "one").set_index("year")
    assert years.index.tolist() == [1999, 2000, 2001, 2002]
    assert years.loc[1999, "mean_km"] == pytest.approx(DEGREE, abs=0.1)
    assert years.loc[2001, "mean_km"] == pytest.approx(1.5 * DEGREE, abs=0.1)
    assert years.loc[2001, "measured_share"] == pytest.approx(0.8)
    assert years.loc[2001, ["quarter_km", "half_km", "three_quarters_km"]].tolist() == pytest.approx([DEGREE] * 3, abs=0.1)
    assert years.loc[[2000, 2002], ["mean_km", "half_km"]].isna().all(axis=None)


def test_kosovo_is_not_measured_from_belgrade():
    measured = with_capital(SITES, CAPITALS, FORMER)
    assert measured[measured["mission_id"] == "unmik"]["capital_km"].isna().all()
    assert capital_years("unmik")["mean_km"].isna().all()


@pytest.mark.parametrize(("part", "expected"), [(0.25, 1), (0.5, 2), (0.75, 2), (1, 5)])
def test_weighted_quantiles(part, expected):
    assert weighted_quantile(np.array([5.0, 1, 2]), np.array([1.0, 1, 2]), part) == expected


def test_one_figure_says_both_where_headquarters_stood_in_the_capital():
    near = pd.DataFrame({"year": [2000, 2001], "mean_km": [100.0, None]})
    assert is_seat_capital(near, pd.DataFrame({"year": [2000], "mean_km": [120.0]}))
    assert not is_seat_capital(near, pd.DataFrame({"year": [2000], "mean_km": [130.0]}))
    assert not is_seat_capital(near, pd.DataFrame({"year": [2001], "mean_km": [130.0]}))
    assert says_both("unmil") and not says_both("unifil") and not says_both("unamid")


def test_anchors():
    assert capital_years("unamid").set_index("year").loc[2010, "capitals"] == "Khartoum"
    assert 800 < capital_years("unamid").set_index("year").loc[2010, "mean_km"] < 1000  # Darfur
    assert one_capital("onub") == "Bujumbura" and "km from Bujumbura, the capital" in english(from_capital("onub").finding)
    assert one_capital("") == ""
    assert capital_years("unisfa")["mean_km"].isna().all()  # Abyei has no capital


def test_every_operation_has_a_row_for_each_of_its_years_and_quartiles_in_order():
    for mission_id in shared_table("deployments")["mission_id"].unique():
        years = capital_years(mission_id).dropna(subset="mean_km")
        assert (years["quarter_km"] <= years["half_km"]).all() and (years["half_km"] <= years["three_quarters_km"]).all()


def notes_of(mission: str) -> str:
    return " ".join(english(note.text) for note in from_capital(mission).notes)


def test_capitals_that_moved_are_said():
    assert (
        "Bujumbura was the capital until" in notes_of("onub")
        and "Abidjan" in notes_of("unoci")
        and "Khartoum" in notes_of("unmis")
    )
    assert "was the capital until" not in notes_of("unifil") and "Western Sahara" in notes_of("")
    assert "Headquarters stood in the capital" in notes_of("unmil") and "Headquarters stood" not in notes_of("unifil")


def test_former_capitals_are_not_the_present_ones():
    present = load_table("capitals").set_index("country_id")["place"]
    assert all(present[row.country_id] != row.place for row in load_table("former_capitals").itertuples())


def test_the_chart_leaves_missing_years_out():
    years = capital_years("unmee")
    assert len(vega_of(capital_chart(years, Look()))["layer"]) == 5
    rows = next(
        iter(
            vega_of(capital_chart(distance_years(with_capital(SITES, CAPITALS, FORMER), "one"), Look("dark")))[
                "datasets"
            ].values()
        )
    )
    assert [row["mean_km"] is None for row in rows] == [False, True, False, True]
    bar = vega_of(capital_chart(years, Look()))["layer"][1]["encoding"]
    assert (bar["y"]["field"], bar["y2"]["field"]) == ("quarter_km", "three_quarters_km")


@pytest.mark.parametrize("mission", ["", "unmil", "unifil", "minurso"])
def test_the_page_says_it(mission):
    text = written(opened("deployments.py", date="2005-07-01", **({"mission": mission} if mission else {})))
    assert ("No distance from the capital" if mission == "minurso" else "km from") in text
