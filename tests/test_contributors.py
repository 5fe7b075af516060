"""Does the page of contributors say who served, in bars, on the map and through the years?"""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.contributors import history_chart, ranked_bars, ranking_chart
from charts.look import Look
from data import contributors as data
from data import people
from figures import contributors as figures
from figures.figure import Figure
from figures.layers import layers
from publish.drawing import chart_svg
from tests.drawing import vega, vega_of
from tests.test_pages import opened, said, written
from ui.view import read_state, state_names
from words import english

SHOWN = pd.DataFrame(
    {"iso3": ["AAA", "BBB"], "name": ["A", "B"], "label": ["A", "B"], "uniformed": [300.4, 20.0], "women": [3.0, None]}
)


def page(**view) -> AppTest:
    return opened("contributors.py", **view)


def noted(figure: Figure) -> str:
    return " ".join(english(note.text) for note in figure.notes)


def drawn_by(figure: Figure, theme: str = "light") -> dict:
    return vega(figure, Look(theme))


def test_the_year_is_that_of_the_date_and_its_contributors_are_told():
    text = written(page(date="2015-07-01"))
    assert "In 2015, 125 states contributed, Bangladesh the most; ten of them sent 54 per cent." in text
    assert "Bangladesh, Ethiopia and Pakistan sent the most." in text


@pytest.mark.parametrize(
    ("date", "sentence", "finding"),
    [
        ("1964-01-01", "There are no figures for 1964; shown is 1990, the nearest.", "In 1990, 46 states contributed"),
        ("2026-01-01", "There are no figures for 2026; shown is 2025, the nearest.", "In 2025, 116 states contributed"),
    ],
)
def test_a_year_without_contributors_gives_the_nearest_and_says_so(date, sentence, finding):
    text = written(page(date=date))
    assert sentence in text and finding in text


def test_without_a_chosen_day_the_last_year_is_shown():
    text = written(page())
    assert (
        "In 2025, 116 states contributed" in text
        and "mean over 7 months, January to July" in text
        and "There are no figures" not in text
    )


@pytest.mark.parametrize(
    ("date", "sign", "after"),
    [
        ("2015-07-01", "›", "2016-07-01"),
        ("2015-07-01", "‹", "2014-07-01"),
        ("", "‹", "2024-07-01"),
        ("1964-01-01", "›", "1991-07-01"),
    ],
)
def test_a_step_goes_on_from_the_year_shown(date, sign, after):
    at = page(**({"date": date} if date else {}))
    next(button for button in at.button if button.label == sign).click().run()
    assert said(at, "date") == after and not at.exception


def test_a_chosen_state_is_told_through_the_years_and_where_it_served():
    at = page(date="2015-07-01", state="bgd")
    assert said(at, "state") == "BGD"
    assert "Bangladesh sent most in 2010" in written(at) and "Bangladesh served in" in written(at)


def test_choosing_a_state_says_so_in_the_address():
    at = page(date="2015-07-01")
    at.selectbox(key="chosen-state").select("IRL").run()
    assert said(at, "state") == "IRL" and "Ireland sent most in 1992: 859 people" in written(at)


def test_a_state_that_never_contributed_is_told_so():
    assert "No contribution of Liechtenstein is known since November 1990." in written(page(state="lie"))


def test_states_stand_in_the_order_of_a_dictionary():
    names = list(state_names().values())
    assert names.index("Costa Rica") < names.index("Côte d'Ivoire") < names.index("Croatia")


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (1990, "mean over 2 months, November and December."),
        (1993, "mean of the year."),
        (2014, "mean over 11 months, without January."),
        (2015, "mean over 11 months, without March."),
        (2021, "mean of the year."),
        (2025, "mean over 7 months, January to July."),
    ],
)
def test_the_months_a_mean_is_of_are_told(year, told):
    assert told in english(figures.basis_of(year))


def test_a_year_whose_source_divides_wrongly_says_so():
    assert "divides the sum of the months by 12" in noted(figures.on_the_map(2014))
    assert "divides the sum of the months by 12" not in noted(figures.on_the_map(2015))


def test_the_year_of_the_last_report_is_told_to_its_month():
    assert english(figures.on_the_map().as_of) == "July 2025" and english(figures.on_the_map(2024).as_of) == "2024"


def test_former_states_are_in_the_bars_and_not_on_the_map():
    assert "not on a map of today: Union of Soviet Socialist Republics, Yugoslavia and Czechoslovakia" in noted(
        figures.on_the_map(1990)
    )


def test_where_a_state_served_is_the_sum_of_the_months_by_their_number():
    # Bangladesh in MONUSCO, 2015: another source has 2,216, the sum of eleven months divided by twelve.
    rows = figures.places("BGD").table.frame
    row = rows[(rows["year"] == 2015) & (rows["acronym"] == "MONUSCO")].iloc[0]
    assert round(row["uniformed"]) == 2417 and row["source_id"] == "un-monthly-contributions"


def test_two_states_of_one_code_are_two_series_with_the_break_marked():
    rows = data.history("YUG").set_index("year")["run"]
    assert rows[1991] == rows[1992] == 0 and rows[1993] == rows[2002] == 1
    figure = figures.history("YUG")
    assert "Two states were called Yugoslavia" in english(figure.finding)
    assert "on 27 April 1992" in noted(figure)
    spec = drawn_by(figure)
    assert "Federal Republic of Yugoslavia →" in json.dumps(spec, ensure_ascii=False)
    assert people.contributors(2002).set_index("iso3").at["YUG", "name"] == "Federal Republic of Yugoslavia"
    assert people.contributors(1991).set_index("iso3").at["YUG", "name"] == "Yugoslavia"
    assert data.break_of("IND") is None


def test_an_unknown_state_is_answered_in_a_sentence():
    assert read_state("XYZ")[0] == "" and "There is no state “XYZ”" in english(read_state("XYZ")[1])


def test_bars_pick_a_state_and_show_whole_persons():
    spec = vega_of(ranking_chart(ranked_bars(SHOWN), Look(), "BBB"))
    pick = next(param for param in spec["params"] if param["name"] == "pick")
    assert pick["select"]["fields"] == ["iso3"] and pick["value"] == [{"iso3": "BBB"}]
    rows = next(iter(spec["datasets"].values()))
    assert [row["uniformed"] for row in rows] == [300, 20]


@pytest.mark.parametrize("width", [1344, 358])
def test_no_name_beside_the_bars_is_cut(width):
    """Names are short where the atlas has a short one; whoever points hears the whole."""
    for year, names in ((1991, (">United Kingdom<", "Socialist Republics<")), (2020, (">Tanzania<",))):
        drawn = chart_svg(figures.ranking(year).picture, Look(width=width), None)
        assert "…" not in drawn and all(name in drawn for name in names), year


def test_labels_of_a_year_are_apart():
    for year in people.contributor_years():
        bars = figures.ranking(year).picture.rows
        assert bars["label"].is_unique, year
        assert list(bars["name"]) == list(people.contributors(year)["name"].head(len(bars)))


def test_only_the_data_of_the_bars_differs_from_year_to_year():
    specs = [drawn_by(figures.ranking(year, "IND")) for year in (2014, 2015)]
    for spec in specs:
        del spec["datasets"], spec["data"]
    assert specs[0] == specs[1] and figures.ranking(2015).picture.rows is not None


def test_a_days_ranking_is_drawn_hollow():
    rows = data.history("IND")
    rows = rows.assign(is_day=rows["year"] == 2025, date=pd.Timestamp("2025-12-01"))
    layers_of = vega_of(history_chart(rows, Look()))["layer"]
    assert layers_of[1]["transform"][0]["filter"] == "!datum.day" and "fillOpacity" not in layers_of[1]["mark"]
    assert layers_of[2]["transform"][0]["filter"] == "datum.day" and layers_of[2]["mark"]["fillOpacity"] == 0
    assert "1 December 2025" in json.dumps(vega_of(history_chart(rows, Look())))


def test_no_chart_holds_a_number_that_is_none():
    for state in figures.states_shown():
        if data.has_history(state):
            json.dumps(drawn_by(figures.history(state, 2015)), allow_nan=False)


def test_the_mix_is_drawn_by_region_and_told_in_a_sentence():
    mix = people.contributions_by_region()
    figure = figures.regions(1993)
    assert {row["region"] for rows in drawn_by(figure)["datasets"].values() for row in rows if "region" in row} == set(
        mix["region"]
    )
    assert english(figure.finding) == "European states sent 62 per cent of all in 1991 and 8 in 2025; African states 9 and 40."


def test_the_ten_largest_of_three_years_stand_side_by_side():
    figure = figures.then_and_now()
    assert len(figure.picture.rows) == 10 and len(figure.picture.headings) == 4
    assert english(figure.picture.rows[0][1].text) == "France 7,858"


def test_women_are_told_year_by_year():
    figure = figures.women()
    assert english(figure.finding) == "Women were 1.0 per cent of those in uniform in 1993, 10.1 per cent in July 2025."
    assert len(figure.table.frame) == len(people.load_table("women"))
    assert "All women who had served as uniformed peacekeepers from 1957 to 1989" in noted(figure)


def test_only_the_shares_of_one_series_are_joined():
    spec = drawn_by(figures.women())
    rows = next(rows for rows in spec["datasets"].values() if "series" in rows[0])
    line = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "line")
    assert line["transform"][0]["filter"] == "datum.series" and line["encoding"]["detail"]["field"] == "group"
    assert {row["group"] for row in rows if row["series"]} == set(women_series()["component"])
    assert all(row["at"] < 1_451_000_000_000 for row in rows if not row["series"])  # single shares are of years before it


def women_series() -> pd.DataFrame:
    rows = people.load_table("women")
    return rows[rows["series"] == "un_reports"]


def test_women_of_the_series_add_up_by_kind_of_personnel():
    rows = women_series().query("date > '2017-06-01'").pivot(index="date", columns="component", values=["women", "men"])
    for sex in ("women", "men"):
        assert (rows[sex].drop(columns="uniformed").sum(axis=1) == rows[sex]["uniformed"]).all()
    strength = people.reported_months().groupby("date")["uniformed"].sum()
    everyone = women_series().query("component == 'uniformed'").set_index("date")[["women", "men"]].sum(axis=1)
    told = everyone.drop(pd.Timestamp("2018-12-31"))  # told by country only, with political missions
    assert (told == strength[told.index]).all()


@pytest.mark.parametrize(
    ("component", "published"), [("uniformed", 10.1), ("formed_police_units", 18.0), ("individual_police", 31.0)]
)
def test_women_of_july_2025_are_as_published_of_june(component, published):
    rows = women_series()
    rows = rows[rows["date"] == pd.Timestamp("2025-07-31")].set_index("component")
    assert abs(rows.at[component, "share_pct"] - published) < 0.2


@pytest.mark.parametrize("year", [2013, 2014, *range(2015, 2018), *range(2020, 2026)])
def test_contributors_add_up_to_the_strength_of_their_months(year):
    """Two separate derivations, by country and by operation, from the same months; of 2013 and 2014 from different sources."""
    months = people.reported_months()
    sums = months[months["date"].dt.year == year].groupby("date")["uniformed"].sum()
    if year >= 2015:
        sums = sums[~sums.index.isin(pd.to_datetime(["2015-03-31", "2016-03-31", "2017-03-31"]))]  # not in the reports
    assert people.contributors(year)["uniformed"].sum() == pytest.approx(sums.mean(), rel=0.005 if year < 2015 else 0.0005)


def test_changed_contributions_stand_beside_what_they_replace():
    rows = people.load_table("contribution_corrections").set_index(["year", "iso3"])
    assert set(rows.index.get_level_values("year")) == {*range(2010, 2018), 2021}
    for year, iso3 in [(2012, "RWA"), (2017, "ETH"), (2021, "BGD")]:
        ours = people.contributors(year).set_index("iso3").at[iso3, "uniformed"]
        assert rows.at[(year, iso3), "uniformed"] == pytest.approx(ours) and rows.at[(year, iso3), "uniformed_in_source"] < ours
    months = rows["uniformed_in_source"].groupby("year").sum() / rows["uniformed"].groupby("year").sum() * 12
    assert months[[2013, 2016, 2017, 2021]].round().to_list() == [11, 11, 5, 1]


def test_classes_of_the_map_begin_where_their_words_say():
    classes = {begin: english(words) for begin, words in figures.CLASSES.items()}
    for begin, words in list(classes.items())[1:]:
        assert words.startswith(f"{begin:,} ")
    ends = [words.split()[-1].replace(",", "") for words in list(classes.values())[:-1]]
    begins = list(classes)[1:]
    assert [int(end) for end in ends] == [begins[0], *(begin - 1 for begin in begins[1:])]


def test_the_map_has_the_whole_persons_of_every_year_and_their_names():
    told = json.loads(layers()["values"].body)
    assert list(told["years"]) == [str(year) for year in people.contributor_years()]
    for year in (1993, 2015, 2025):
        rows = people.contributors(year)
        assert told["years"][str(year)] == {row.iso3: int(f"{row.uniformed:.0f}") for row in rows.itertuples()}
    assert told["names"]["IND"] == "India" and set(told["names"]) == {iso3 for of in told["years"].values() for iso3 in of}
