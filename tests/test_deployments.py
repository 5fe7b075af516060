"""Does the page of deployments say where troops stood, how they were spread, and what the figures leave out?"""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.axis import mark_text
from charts.deployments import measure_chart, sites_chart
from charts.look import Look
from charts.picture import svg
from charts.theme import REGION_COLORS
from data import deployed, sites
from data.derive import mission_spans
from data.load import load_table, shared_table
from figures import deployments
from figures.layers import layers
from geo.layers import IS_DOUBTFUL, IS_ESTIMATED, MARKS, SEATS, sites_by_year, sites_layer
from geo.maps import sites_map
from tests.drawing import vega_of
from tests.test_pages import notices, opened, said, written
from words import english

NOT_COMPARED = None
COLUMNS = ["mission_id", "year", "place", "latitude", "longitude", "troops", "hq_level", "quality", "reported_troops"]
SMALL = pd.DataFrame(
    [
        ["one", 2000, "Seat", 0.0, 0.0, 100.0, "mission", "published", NOT_COMPARED],
        ["one", 2000, "Far", 0.0, 1.0, 300.0, "", "published", NOT_COMPARED],
        ["one", 2000, "Unknown", 0.0, 5.0, None, "", "partial", NOT_COMPARED],
        ["one", 2002, "Far", 0.0, 1.0, 50.0, "", "doubtful", NOT_COMPARED],
        ["two", 2000, "Police", 10.0, 10.0, 0.0, "mission", "published", NOT_COMPARED],
    ],
    columns=COLUMNS,
).assign(source_id="geo-pko", locator="FrontMap")
DEGREE = 111.195  # kilometers of a degree of the equator on a sphere of radius 6371 km


def page(**view) -> AppTest:
    return opened("deployments.py", **view)


def test_a_degree_of_the_equator_is_111_kilometers():
    assert sites.kilometers(0, 0, 0, 1) == pytest.approx(DEGREE, abs=0.01)
    assert sites.kilometers(51.5074, -0.1278, 48.8566, 2.3522) == pytest.approx(343.6, abs=1)  # London to Paris


def test_distance_is_to_the_headquarters_of_the_same_operation_and_year():
    km = sites.with_distance(SMALL)["km"]
    assert km.iloc[:3].round(2).tolist() == pytest.approx([0, DEGREE, 5 * DEGREE], abs=0.02)
    assert pd.isna(km.iloc[3])  # in 2002 no headquarters is marked
    assert "km" not in SMALL


def test_of_two_headquarters_the_nearer_counts():
    other = pd.DataFrame([["one", 2000, "Second seat", 0.0, 1.5, 0.0, "mission", "published", NOT_COMPARED]], columns=COLUMNS)
    km = sites.with_distance(pd.concat([SMALL, other], ignore_index=True))["km"]
    assert km.iloc[1] == pytest.approx(DEGREE / 2, abs=0.02)


def test_years_leave_out_what_is_not_known():
    years = sites.years_of(sites.with_distance(SMALL), "one").set_index("year")
    assert years.index.tolist() == [2000, 2001, 2002]
    assert years.loc[2000, "sites"] == 3 and years.loc[2000, "troops"] == 400 and years.loc[2000, "sites_without_figure"] == 1
    assert years.loc[2000, "largest_share"] == 0.75 and years.loc[2000, "sites_with_half"] == 1
    assert years.loc[2000, "mean_km"] == pytest.approx(0.75 * DEGREE, abs=0.02)
    assert years.loc[2001, ["sites", "troops", "largest_share", "mean_km"]].isna().all()
    assert pd.isna(years.loc[2002, "mean_km"]) and years["is_doubtful"].tolist() == [False, False, True]


def test_two_sites_that_share_the_troops_each_hold_half():
    two = SMALL[SMALL["mission_id"] == "one"].head(2).assign(year=2000, troops=[100, 100])
    assert sites.concentration(two, "one", 2000)[1:3] == (0.5, 1)


def test_an_operation_without_troops_has_no_share_and_no_distance():
    years = sites.years_of(sites.with_distance(SMALL), "two").iloc[0]
    assert years["troops"] == 0 and pd.isna(years["largest_share"]) and pd.isna(years["mean_km"])
    assert pd.isna(years["sites_with_half"])


def test_all_operations_are_one_when_none_is_named():
    assert len(sites.sites_of(SMALL, "", 2000)) == 4
    assert sites.years_with_sites(SMALL, "") == [2000, 2002] and sites.years_with_sites(SMALL, "two") == [2000]


def doubts(figure) -> str:
    return " ".join(english(note.text) for note in figure.notes if note.kind == "doubt")


def test_what_does_not_add_up_to_the_reported_strength_is_said():
    unifil = sites.sites_of(shared_table("deployments"), "unifil", 2007)
    words = "The year's sites add up to 2,785 troops; the operation reported 13,159 on average."
    assert len(sites.unlike_reported(unifil)) == len(unifil) and sites.is_doubtful(unifil)
    assert words in doubts(deployments.on_map("unifil", 2007))


def layer_content() -> dict:
    return json.loads(sites_layer(shared_table("deployments"), mission_spans(), REGION_COLORS).body)


def test_the_layer_has_every_row_once():
    content, rows = layer_content(), shared_table("deployments")
    years = [entry for m in content["missions"] for site in m["sites"] for entry in site["years"]]
    assert len(years) == len(rows) and content["years"] == [1994, 2024]
    assert sum(troops or 0 for _, troops, *_ in years) == rows["troops"].sum()
    assert sum(troops is None for _, troops, *_ in years) == rows["troops"].isna().sum()


def test_the_file_of_a_year_says_of_its_sites_what_that_of_all_years_says():
    whole, years = layers()["sites"], sites_by_year(layers()["sites"])
    told, of_2006 = json.loads(whole.body), next(json.loads(each.body) for each in years if each.name == "sites-2006")
    assert len(years) == 31 and all(len(each.body) < len(whole.body) / 5 for each in years)
    assert (
        told | {"missions": 0, "parties": 0} == of_2006 | {"missions": 0, "parties": 0}
        and told["most"] == shared_table("deployments")["troops"].max()
    )

    def said(content):
        rows = [
            (m["id"], site["place"], *site["at"], *entry)
            for m in content["missions"]
            for site in m["sites"]
            for entry in site["years"]
        ]
        return sorted(str((*row, content["parties"][party])) for *row, party in rows if row[4] == 2006)

    assert said(of_2006) == said(told) and len(said(told)) == sum(len(m["sites"]) for m in of_2006["missions"])


def test_a_site_of_the_layer_says_what_its_row_says():
    content = layer_content()
    unmil = next(m for m in content["missions"] if m["id"] == "unmil")
    site = next(site for site in unmil["sites"] if site["place"] == "Monrovia")
    year, troops, marks, party = next(entry for entry in site["years"] if entry[0] == 2006)
    rows = load_table("deployments")
    row = rows[(rows["mission_id"] == "unmil") & (rows["year"] == 2006) & (rows["place"] == "Monrovia")].iloc[0]
    assert troops == row["troops"] == 1735 and site["at"] == [row["latitude"], row["longitude"]] and unmil["region"] == "Africa"
    assert marks & SEATS["mission"] and bool(marks & IS_ESTIMATED) == row["is_estimated"] and not marks & IS_DOUBTFUL
    assert bool(marks & MARKS["has_police"]) == (pd.notna(row["has_police"]) and bool(row["has_police"]))
    assert content["parties"][party] == row["contributors"]


def test_the_browser_reads_the_same_marks():
    told = (Path(__file__).parents[1] / "web" / "map" / "site_marks.js").read_text(encoding="utf-8")
    own = {name.removeprefix("has_"): mark for name, mark in MARKS.items()} | SEATS
    own |= {"estimated": IS_ESTIMATED, "doubtful": IS_DOUBTFUL}
    read = re.findall(r"(\w+): (\d+)", told[told.index("MARKS = {") : told.index("};")])
    assert {name: int(mark) for name, mark in read} == own


def test_the_map_of_sites_names_no_other_host_and_fetches_what_it_draws():
    wanted = ["sites", "sites-2024", "worlds", "units", "edges", "units-fine", "edges-fine"]
    text = sites_map({name: f"layers/{name}.json?v=1" for name in [*wanted, "missions"]}, "A map").get_root().render()
    assert "http" not in text.replace("http-equiv", "") and "/map/loader.js" in text and "sites_map.css" in text
    assert all(f"layers/{name}.json" in text for name in wanted) and "layers/missions" not in text and len(text) < 6_000


@pytest.mark.parametrize("look", [Look("light"), Look("live", 390)])
def test_bars_and_lines_have_gaps_where_nothing_is_known(look):
    years = sites.years_of(sites.with_distance(SMALL), "one")
    spec = vega_of(sites_chart(years, look))
    assert [row["sites"] for row in next(iter(spec["datasets"].values()))] == [3, None, 1]
    assert "2001: no map" in json.dumps(spec)
    spec = vega_of(measure_chart(years, "largest_share", look))
    rows = next(iter(spec["datasets"].values()))
    assert [row["largest_share"] for row in rows] == [0.75, None, 1.0] and rows[2]["doubtful"] is True
    assert spec["layer"][1]["mark"]["strokeDash"] and "transform" not in spec["layer"][1]
    assert all(layer["encoding"]["y"]["scale"]["zero"] for layer in spec["layer"][1:])


def test_the_chosen_year_is_marked():
    years = deployed.years("unmil")
    drawn = [svg(sites_chart(years, Look(), year)).decode() for year in (2006, 1994, 0)]
    assert [text.count('stroke-dasharray="4,3"') for text in drawn] == [1, 0, 0]
    assert (
        mark_text(2006, english) == "2006-07-01 2006"
        and mark_text(pd.Timestamp("2006-03-31"), english) == "2006-03-31 31 March 2006"
    )


def test_findings_are_sentences_with_the_tables_numbers():
    years = sites.years_of(sites.with_distance(SMALL), "one")
    known = years.dropna(subset="sites")
    assert english(deployments.most_sites(known)) == "The number of sites was highest in 2000, at 3; in 2002 it was 1."
    assert english(deployments.largest_share(known)) == (
        "The largest site held between 75 per cent of the troops in 2000 and 100 per cent in 2002."
    )
    held = years.dropna(subset="mean_km")
    assert english(deployments.from_headquarters(held)) == "In 2000 troops stood on average 83 km from headquarters."
    assert english(deployments.spread("seat", "unmogip").finding).startswith("No distance from headquarters")


@pytest.mark.parametrize(
    ("mission_id", "year", "finding", "unit"),
    [
        (
            "unmil",
            2006,
            "UNMIL, 2006: about 15,700 troops, half of them at 8 sites.",
            "42 sites on the UN's own maps, 42 with troops.",
        ),
        ("unmogip", 2014, "UNMOGIP, 2014: the source has no sites of this year.", "Sites on the United Nations' own maps."),
        ("unmogip", 2013, "UNMOGIP, 2013: 13 sites, none with a figure for troops above zero.", "13 sites on the UN's own maps."),
        (
            "",
            2015,
            "All operations, 2015: about 94,600 troops, half of them at 30 sites.",
            "295 sites on the UN's own maps, 220 with troops.",
        ),
    ],
)
def test_a_year_is_told_in_a_sentence(mission_id, year, finding, unit):
    figure = deployments.on_map(mission_id, year)
    assert english(figure.finding) == finding and english(figure.unit).startswith(unit)
    if mission_id == "unmil":
        assert any(english(note.text) == "The largest, Monrovia: 11 per cent of the troops." for note in figure.notes)


def test_the_page_tells_the_year_of_the_date_and_all_operations():
    text = written(page(date="2015-07-01"))
    assert "All operations, 2015: about 94,600 troops" in text and "295 sites on the UN&#39;s own maps" in text
    assert "16 operations have sites. The largest, " in " ".join(
        english(note.text) for note in deployments.on_map("", 2015).notes
    )
    assert "do not imply official endorsement" in text and "resolution 1244 (1999)" in text
    assert "36 sites have no figure" in doubts(deployments.on_map("", 2015))
    assert "Journal of Peace Research" in doubts(deployments.about())


def test_choosing_an_operation_says_so_in_the_address_and_goes_to_a_year_with_sites():
    at = page(date="2024-07-01")
    at.selectbox(key="chosen-operation").select("unmil").run()
    assert not at.exception
    assert said(at, "mission") == "unmil" and said(at, "date").startswith("2005")  # when it was largest
    assert "UNMIL, 2005: " in written(at)


def test_an_operation_without_sites_shows_all():
    at = page(mission="unef-i", date="2005-07-01")
    assert "There are no figures of UNEF I here; shown are the others." in notices(at)
    assert "All operations, 2005" in written(at)
    assert "UNTAET" in deployed.operations_without_sites() and "UNMIL" not in deployed.operations_without_sites()


@pytest.mark.parametrize(("date", "year"), [("1958-07-01", 1994), ("2026-11-22", 2024)])
def test_a_date_outside_the_maps_shows_the_nearest_year(date, year):
    assert f"All operations, {year}" in written(page(date=date))


def test_a_step_goes_from_the_year_that_is_shown():
    at = page()
    at.button(key="step-‹").click().run()
    assert not at.exception and said(at, "date") == "2023-07-01" and "All operations, 2023" in written(at)


def test_a_measure_comes_from_the_address():
    assert "The largest site held" in written(page(mission="unmil", date="2006-07-01", spread="share"))
    assert "km from headquarters" in written(page(mission="unifil", date="2006-07-01", spread="seat"))


@pytest.mark.parametrize(
    ("mission_id", "year", "shown"), [("unmil", 2006, 2006), ("unmil", 1990, 2005), ("untso", 1956, 2023), ("unef-i", 1960, None)]
)
def test_the_year_of_sites_on_an_operations_own_page(mission_id, year, shown):
    assert sites.year_to_show(load_table("deployments"), mission_id, year) == shown
