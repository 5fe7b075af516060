"""Does what leaves the screen say all that belongs to it, in every form, and does the map on paper show the day?"""

import csv
import gzip
import io
import json
import re
import sqlite3
import sys
from base64 import b64decode
from dataclasses import replace
from datetime import date
from html import unescape
from types import SimpleNamespace
from typing import get_args
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from data.eras import FIRST_DAY
from data.load import as_of
from figures import paper_maps
from figures.figure import View
from figures.layers import layers
from figures.pictures import Numbers, Picture, Text
from figures.registry import all_figures
from geo.picture import letters, operations
from geo.picture.ground import borders_of, world_on
from geo.picture.labels import Named, overlap, place_all, runs_through
from geo.picture.letters import length, lines
from geo.picture.operations import across
from geo.picture.projection import equal_earth, framed
from publish import __main__ as command
from publish.addresses import FIRST, figure_at
from publish.cite import FORMS as CITED_AS
from publish.cite import Cited
from publish.drawing import draw, pages_of
from publish.order import TITLES
from publish.paper import PAPERS, greyed
from publish.registry import FORMS, MOST_PIXELS, SIZE, Wish, fineness, forms_of, made
from publish.sheet import credited, file_name, sheet_of
from tests.boxes import faults
from tests.golden.make_rules import PATH as RULES
from words import english

TEXT = "{http://www.w3.org/2000/svg}text"
BASE = "https://atlas.example"
SHOWN = ["/?date=1994-07-15", "/fallen", "/fallen#fallen-days", "/mission?mission=unmiss#mission-numbers", "/reform#reform-tasks"]


def texts(svg: bytes) -> str:
    """All text of a picture in one line."""
    return " ".join(" ".join("".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(TEXT)).split())


@pytest.fixture(scope="module", params=SHOWN)
def figure(request):
    return figure_at(request.param)


@pytest.fixture(scope="module")
def told(figure):
    """What must be inside every file, but the address of a table's own lines."""
    sheet = sheet_of(figure, english, BASE)
    return [sheet.finding, sheet.unit, sheet.as_of, *sheet.disclaimer, sheet.licence, sheet.address, *filter(None, [sheet.doubt])]


def test_a_picture_says_all_that_belongs_to_it(figure, told):
    written = texts(made(figure, "svg", Wish(base=BASE)).body)
    assert [line for line in told if " ".join(line.split()) not in written] == []


def test_a_table_says_all_that_belongs_to_it_below_its_rows(figure, told):
    rows = list(csv.reader(io.StringIO(made(figure, "csv", Wish(base=BASE)).body.decode("utf-8-sig"))))
    below = [row[1].removeprefix("'") for row in rows if row[0].startswith("# ")]
    assert not [line for line in told if line not in below]
    assert sum(not row[0].startswith("# ") for row in rows) == len(figure.table.frame) + 1


def test_a_workbook_has_the_rows_and_what_belongs_to_them(figure, told):
    book = load_workbook(io.BytesIO(made(figure, "xlsx", Wish(base=BASE)).body))
    rows, about = book.worksheets
    assert rows.max_row == len(figure.table.frame) + 1
    assert not set(told) - {str(row[1]).removeprefix("'") for row in about.iter_rows(values_only=True)}


def test_a_slide_has_real_text_a_described_picture_and_notes(figure):
    sheet = sheet_of(figure, english, BASE)
    [slide] = Presentation(io.BytesIO(made(figure, "pptx", Wish(base=BASE)).body)).slides
    written = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert slide.shapes.title.text_frame.text == sheet.finding
    assert not [line for line in (sheet.unit, sheet.source, *sheet.disclaimer) if line not in written]
    drawn = [shape for shape in slide.shapes if shape.shape_type == 13 or shape.has_chart or shape.has_table]
    assert len(drawn) == (not isinstance(figure.picture, Text | Numbers))  # accounts and numbers are real text
    for shape in drawn:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == sheet.alt
    notes = slide.notes_slide.notes_text_frame.text
    assert sheet.address in notes and all(title in notes for title, _, _ in sheet.sources)


def test_a_picture_on_a_slide_has_two_dots_for_each_pixel_of_its_place(pictures_on_slides_are_coarse, monkeypatch):
    monkeypatch.setattr("publish.slide.FINENESS", pictures_on_slides_are_coarse)
    [slide] = Presentation(io.BytesIO(made(figure_at("/?date=1994-07-15"), "pptx", Wish(base=BASE)).body)).slides
    [picture] = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert picture.image.size[0] >= 1.95 * picture.width / 9525  # English metric units for a pixel


def test_nothing_on_a_slide_lies_over_anything_or_beyond_its_edge(figure):
    for paper in ("16x9", "4x3"):
        assert faults(Presentation(io.BytesIO(made(figure, "pptx", Wish(PAPERS[paper])).body))) == []


def test_a_page_stands_alone(figure, told):
    page = made(figure, "html", Wish(base=BASE)).body.decode()
    plain = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), page).replace("&amp;", "&")
    assert not [line for line in told if line not in plain]
    assert "default-src 'none'" in page
    assert not re.findall(r"""<(?:script|link|img|iframe)[^>]*(?:src|href)=["'](?!data:)""", page.split("<script")[0])
    assert page.count("</script") <= (4 if figure.key == "map" else 1)


def test_the_map_as_a_page_has_its_modules_and_files_in_it():
    page = made(figure_at("/?date=1994-07-15"), "html", Wish(span=(1988, 1999), speed=6)).body.decode()
    told = json.loads(re.search(r'id="alone">(.*?)</script>', page)[1])
    assert (told["view"]["date"], told["first"], told["last"], told["speed"]) == ("1994-07-15", 1988, 1999, 6)
    for name in ("missions", "worlds", "areas", "events"):
        assert gzip.decompress(b64decode(told["files"][name])) == layers()[name].body
    named = json.loads(re.search(r'type="importmap">(.*?)</script>', page)[1])["imports"]
    assert {"atlas/map/alone.js", "atlas/map/extras.js", "atlas/shared/rules.js"} <= set(named)
    for address in named.values():
        text = b64decode(address.partition(",")[2]).decode()
        assert "import.meta" not in text and not re.search(r'(?:from|import)\s*\(?\s*"\.', text)
        assert set(re.findall(r'from "(atlas/[^"]+)"', text)) <= set(named)
    assert "url(" not in page.split("<script")[0]


@pytest.mark.parametrize(
    ("span", "speed", "said"),
    [((1999, 1988), 12, "no years from 1999 to 1988"), (None, 5, "no speed of 5"), ((1900, 1950), 12, "covers")],
)
def test_a_page_of_the_map_plays_no_years_that_there_are_not(span, speed, said):
    with pytest.raises(ValueError, match=said):
        made(figure_at("/"), "html", Wish(span=span, speed=speed))


def test_the_command_makes_a_page_that_plays_a_span(monkeypatch, tmp_path, capsys):
    target = tmp_path / "map.html"
    monkeypatch.setattr(sys, "argv", ["publish", "/?date=1994-07-15", str(target), "--span", "1988-1999", "--speed", "6"])
    assert command.main() == 0 and '"first": 1988, "last": 1999' in target.read_text()
    monkeypatch.setattr(sys, "argv", ["publish", "/", str(target), "--span", "soon"])
    with pytest.raises(SystemExit):
        command.main()
    assert "is none that the atlas covers" in capsys.readouterr().err


def test_a_page_of_many_terms_leads_to_their_letters():
    page = made(figure_at("/glossary#glossary"), "html").body.decode()
    assert page.count('href="#letter-') == page.count('id="letter-') > 20


@pytest.mark.parametrize("address", SHOWN[:2])
def test_png_and_pdf_are_what_they_are_called(address):
    figure = figure_at(address)
    png, pdf = made(figure, "png", Wish(PAPERS["card"])), made(figure, "pdf", Wish(PAPERS["a4"]))
    assert png.body.startswith(b"\x89PNG") and pdf.body.startswith(b"%PDF")
    assert png.body[16:24] == (1200).to_bytes(4) + (630).to_bytes(4)


@pytest.mark.parametrize("paper", [paper for paper in PAPERS.values() if paper.height], ids=lambda paper: paper.key)
@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
def test_the_map_of_a_day_fills_every_paper_in_every_theme(paper, theme):
    svg = made(figure_at("/?date=1994-07-15"), "svg", Wish(paper, theme)).body
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == (str(paper.width), str(paper.height))
    names = {node.text for node in root.iter(TEXT) if node.get("class") == "name"}
    assert names >= {"UNPROFOR", "UNAMIR", "UNTSO", "UNDOF", "UNIFIL", "UNMOGIP", "ONUSAL"} and len(names) == 17
    if theme == "grey":
        assert all(len({color[k : k + 2] for k in (1, 3, 5)}) == 1 for color in re.findall(r"#[0-9a-fA-F]{6}\b", svg.decode()))


LONG = ["/mission?mission=unmiss#mission-story", "/glossary", "/simple#simple", "/reform?more=tasks#reform-tasks"]


@pytest.mark.parametrize("address", [*LONG, "/mission?mission=unmiss#mission-numbers"])
def test_no_text_on_paper_reaches_its_foot_or_its_edge(address):
    for paper in (PAPERS[key] for key in ("16x9", "a4", "card")):  # wide, upright enough, and with the least room
        root = ElementTree.fromstring(made(figure_at(address), "svg", Wish(paper)).body)
        [picture] = [group for group in root if group.get("class") == "picture"]
        [group] = picture
        left, top = map(float, re.findall(r"[\d.]+", picture.get("transform")))
        larger = float(re.search(r"[\d.]+", group.get("transform", "scale(1)"))[0])
        feet = [node for node in root.iter(TEXT) if node.get("class") == "foot"]
        foot = min(float(node.get("y")) - float(node.get("font-size")) for node in feet)
        written = list(group.iter(TEXT))
        assert written and max(top + float(node.get("y")) * larger for node in written) < foot
        for node in written:
            wide = length(node.text or "", float(node.get("font-size")), int(node.get("font-weight", 400)))
            assert left + (float(node.get("x")) + wide) * larger <= paper.width


@pytest.mark.parametrize(("address", "paper"), [("/glossary", "free"), ("/simple#simple", "free"), (LONG[0], "4x3")])
def test_a_long_text_has_pages_on_which_each_account_stands_once(address, paper):
    figure = figure_at(address)
    pages = [ElementTree.fromstring(page) for page in pages_of(figure, PAPERS[paper])]
    bold = [[node.text for node in page.iter(TEXT) if node.get("font-weight") == "600"] for page in pages]
    titles = " ".join(english(entry.title) for entry in figure.picture.entries)
    assert " ".join(sum(bold, [])) == titles
    assert all(len(page) > 3 for page in bold) and (paper != "free" or len(pages) > 2)
    if paper != "free":  # each page takes its time
        assert len(PdfReader(io.BytesIO(made(figure, "pdf", Wish(PAPERS[paper])).body)).pages) == len(pages)


def test_a_picture_of_a_long_text_is_no_finer_than_it_can_be_sent():
    glossary = made(figure_at("/glossary"), "svg").body.decode()
    width, height = (float(side) for side in SIZE.search(glossary).groups())
    assert 1 <= fineness(glossary, 2) < 2 and width * height * fineness(glossary, 2) ** 2 <= MOST_PIXELS * 1.001
    assert fineness(glossary.replace(f'height="{height}"', 'height="900"', 1), 2) == 2
    assert fineness(glossary.replace(f'height="{height}"', 'height="90000"', 1), 2) == 1


def boxes(root) -> list[tuple[float, float, float, float]]:
    """The boxes of the names on a map, a little smaller than they are."""
    found = []
    for node in root.iter(TEXT):
        if node.get("class") == "name":
            x, y, size = (float(node.get(name)) for name in ("x", "y", "font-size"))
            found.append((x + 1, y - size * 0.7, x + length(node.text, size, 600) - 1, y))
    return found


@pytest.mark.parametrize("day", ["1948-07-01", "1960-08-01", "1978-06-01", "1994-07-15", "2012-05-01", "2026-11-22"])
def test_no_name_on_a_map_lies_over_another_or_beyond_the_edge(day):
    for paper in ("16x9", "4x3", "square"):
        root = ElementTree.fromstring(made(figure_at(f"/?date={day}"), "svg", Wish(PAPERS[paper])).body)
        named = boxes(root)
        assert named
        assert not [1 for n, box in enumerate(named) for other in named[:n] if overlap(box, other)]
        assert all(box[0] >= 0 and box[2] <= PAPERS[paper].width - 64 for box in named)


@pytest.mark.parametrize("day", ["1994-07-15", "2004-06-01", "2017-01-01", "2026-11-22"])
def test_no_line_to_a_name_on_a_map_runs_through_the_dot_of_another(monkeypatch, day):
    drawn = []

    def kept(names, covered, frame):
        drawn.append((names, place_all(names, covered, frame)))
        return drawn[-1][1]

    monkeypatch.setattr(operations, "place_all", kept)
    operations._placed.cache_clear()
    made(figure_at(f"/?date={day}"), "svg", Wish(PAPERS["16x9"]))
    operations._placed.cache_clear()
    assert drawn
    for names, places in drawn:
        for name, place in zip(names, places, strict=True):
            dots = [
                (other.x - other.radius, other.y - other.radius, other.x + other.radius, other.y + other.radius)
                for other in names
            ]
            # A dot that stands in another can only be led to through that one.
            apart = [box for box in dots if not (box[0] <= name.x <= box[2] and box[1] <= name.y <= box[3])]
            assert not place.is_led or not any(runs_through((name.x, name.y), place.end, box) for box in apart)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_years_stand_under_a_map_where_they_are_wanted(paper):
    wish = Wish(PAPERS[paper], has_years=True)
    file = made(figure_at("/?date=1994-07-15"), "svg", wish)
    root = ElementTree.fromstring(file.body)
    named = [node for node in root.iter(TEXT) if node.get("class") == "landmark"]
    assert file.name == "blue-helmets-map-1994-07-15-years.svg" and {"Brahimi report", "UNEF principles"} <= {
        n.text for n in named
    }
    width, boxes = float(root.get("width")) - 2 * wish.paper.margin, []
    for node in named:
        long, x, y = length(node.text, float(node.get("font-size")), 600), float(node.get("x")), float(node.get("y"))
        left = x - long if node.get("text-anchor") else x
        assert left >= 0 and left + long <= width
        boxes.append((left, y - 12, left + long, y))
    assert not any(overlap(one, other) for n, one in enumerate(boxes) for other in boxes[:n])
    [line] = [node for node in root.iter("{http://www.w3.org/2000/svg}path") if node.get("class") == "day"]
    share = (pd.Timestamp("1994-07-15") - FIRST_DAY) / (as_of() - FIRST_DAY)
    assert float(line.get("d")[1:].split()[0]) == pytest.approx(share * width, abs=0.1)


def test_years_are_for_maps_of_operations_alone(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["publish", "/fallen", str(tmp_path / "a.png"), "--years"])
    assert command.main() == 2 and "no timeline under it" in capsys.readouterr().err


def test_the_legend_covers_no_headquarters():
    for paper in (PAPERS[key] for key in ("16x9", "4x3", "card")):
        for day in ("1994-07-15", "1964-06-01", "2026-11-22"):
            root = ElementTree.fromstring(made(figure_at(f"/?date={day}"), "svg", Wish(paper, has_years=True)).body)
            [box] = [node for node in root.iter("{http://www.w3.org/2000/svg}rect") if node.get("class") == "legend"]
            left, top, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
            seats = [node for node in root.iter("{http://www.w3.org/2000/svg}circle") if node.get("class") == "seat"]
            at = [(float(seat.get("cx")), float(seat.get("cy"))) for seat in seats]
            assert not [spot for spot in at if left < spot[0] < left + wide and top < spot[1] < top + high], (paper.key, day)


def test_the_map_shows_the_part_that_is_asked_for_with_the_operations_there():
    root = ElementTree.fromstring(made(figure_at("/?date=1994-07-15&frame=25,26,45,38"), "svg", Wish(PAPERS["16x9"])).body)
    names = {node.text for node in root.iter(TEXT) if node.get("class") == "name"}
    assert names >= {"UNTSO", "UNDOF", "UNIFIL", "UNFICYP"} and not names & {"UNPROFOR", "UNMOGIP", "UNAMIR"}
    assert "Shown is a part of the map." in texts(ElementTree.tostring(root))
    for wrong in ("soon", "10,0,5,20", "0,0,0.2,0.2", "-200,0,0,40", "nan,0,1,2"):
        with pytest.raises(ValueError, match="no part of the world"):
            figure_at(f"/?date=1994-07-15&frame={wrong}")


def test_the_map_draws_the_states_of_its_day():
    drawn = paper_maps.ground()
    soviet, after = (set(borders_of(drawn, world_on(drawn, day))) for day in ("1990-07-01", "1992-07-01"))
    between = {frozenset((drawn.edges[place]["a"], drawn.edges[place]["b"])) for place in after - soviet}
    assert frozenset(("RUS", "EST")) in between or any({"EST", "LVA"} <= pair for pair in between)
    assert not [pair for pair in between if pair == frozenset(("FRA", "ESP"))]


def test_the_map_on_paper_has_the_operations_and_counts_of_the_browsers():
    cases = json.loads(RULES.read_text())
    for day, deployed in cases["deployed"]:
        assert sorted(seat.mission for seat in paper_maps.seats(pd.Timestamp(day))) == deployed
    for mission, day, count in cases["strengths"]:
        found = next((seat for seat in paper_maps.seats(pd.Timestamp(day)) if seat.mission == mission), None)
        told = found and found.persons is not None and [f"{found.counted.date:%Y-%m-%d}"[: len(count[0])], found.persons]
        assert (told or None) == (count and count[:2])


@pytest.mark.parametrize(("mission", "said"), [("unmiss", "is deployed in"), ("unmil", "was deployed in")])
def test_an_operations_map_has_the_sites_that_it_tells_of(mission, said):
    figure = figure_at(f"/mission?mission={mission}#mission-map")
    root = ElementTree.fromstring(made(figure, "svg", Wish(PAPERS["16x9"])).body)
    drawn = [node for node in root.iter(TEXT.replace("text", "circle")) if node.get("class") == "site"]
    assert len(drawn) == figure.table.frame["what"].str.startswith("Site").sum() > 10
    assert said in english(figure.finding) and "no figure" in texts(made(figure, "svg").body)
    year = figure.view.choices["date"][:4]
    assert year in english(figure.unit) and (mission != "unmiss" or year == "2024")


def test_what_is_no_plain_count_is_hollow_on_the_map():
    seats = paper_maps.seats(pd.Timestamp("1970-07-01"))
    root = ElementTree.fromstring(made(figure_at("/?date=1970-07-01"), "svg").body)
    dots = [node for node in root.iter(TEXT.replace("text", "circle")) if node.get("class") == "seat"]
    hollow = [node for node in dots if node.get("stroke-width") == "2.5"]
    assert 0 < len(hollow) == sum(seat.is_doubtful for seat in seats) and len(dots) == len(seats)


def test_places_leave_with_their_geometry_and_what_belongs_to_them(tmp_path):
    figure = figure_at("/deployments?date=2019-07-01")
    content = json.loads(made(figure, "geojson").body)
    assert content["type"] == "FeatureCollection" and content["title"] == english(figure.finding)
    assert len(content["features"]) == len(figure.table.frame) and len(content["disclaimer"]) == 2
    rows = figure.table.frame[["longitude", "latitude"]].astype(float).to_numpy().tolist()
    assert [feature["geometry"]["coordinates"] for feature in content["features"]] == rows
    file = tmp_path / "places.gpkg"
    file.write_bytes(made(figure, "gpkg").body)
    with sqlite3.connect(file) as package:
        [[identifier, description]] = package.execute("select identifier, description from gpkg_contents").fetchall()
    assert identifier == english(figure.finding) and "do not imply official endorsement" in description


def test_places_of_more_than_one_kind_are_layers_of_one_file(tmp_path):
    file = tmp_path / "places.gpkg"
    file.write_bytes(made(figure_at("/mission?mission=unmiss#mission-map"), "gpkg").body)
    with sqlite3.connect(file) as package:
        assert len(package.execute("select identifier from gpkg_contents").fetchall()) == 2


def test_nothing_in_force_is_a_slide_and_links_are_left_out_of_a_page():
    empty = figure_at("/reform?date=1948-01-01#reform-doctrine")
    [slide] = Presentation(io.BytesIO(made(empty, "pptx").body)).slides
    assert slide.shapes.title.text_frame.text == english(empty.finding)
    assert "<h3><a" not in made(figure_at("/missions#missions-list"), "html").body.decode()


def test_what_has_no_place_has_no_file_of_places():
    assert "geojson" not in forms_of(figure_at("/money"))
    with pytest.raises(ValueError, match="there are png, svg, pdf"):
        made(figure_at("/money"), "geojson")


def test_a_files_name_tells_what_it_is():
    assert file_name(figure_at("/?date=1994-07-15"), "png") == "blue-helmets-map-1994-07-15.png"
    assert made(figure_at("/fallen"), "svg", Wish(theme="grey")).name == "blue-helmets-fallen-years-grey.svg"
    long = replace(figure_at("/fallen"), view=View("fallen", {"mission": "x" * 999}))
    assert len(file_name(long, "png")) == 124


def test_the_first_figure_of_every_page_is_there():
    assert set(FIRST.values()) <= set(all_figures())


@pytest.mark.parametrize("address", ["/nowhere", "/people#no-such", "/fallen?mission=atlantis", "/people?date=soon#people-world"])
def test_an_address_that_means_nothing_gets_a_sentence(address, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["publish", address, str(tmp_path / "x.csv")])
    assert command.main() == 2
    assert len(capsys.readouterr().err.split()) > 3 and not list(tmp_path.iterdir())


def test_the_command_writes_a_file(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", ["publish", "/fallen#fallen-days", str(tmp_path / "days.svg"), "--theme", "dark"])
    assert command.main() == 0
    assert "Port-au-Prince" in (tmp_path / "days.svg").read_text()


def test_citations_have_their_forms():
    cited = Cited("90% of 5 & more_", f"{BASE}/?date=1994-07-15#map", date(2026, 11, 28), "Source: UN.")
    written = {name: form(cited, english) for name, form in CITED_AS.items()}
    assert all(cited.address in text and cited.source in text for text in written.values())
    assert r"90\% of 5 \& more\_" in written["BibTeX"] and written["BibTeX"].startswith("@misc{atlas-date-1994-07-15-map,")
    assert written["RIS"].startswith("TY  - DATA\r\n") and written["RIS"].endswith("ER  - \r\n")
    assert "Retrieved 28 November 2026" in written["APA"] and "Accessed 28 November 2026" in written["Chicago"]


def test_areas_compare_on_paper():
    # A degree square at the equator and one at 60 degrees: the sphere's areas are as 1 to 0.4886.
    def area(south):
        x, y = equal_earth([0, 1, 1, 0], [south, south, south + 1, south + 1])
        return abs(sum(x[n] * y[n - 1] - x[n - 1] * y[n] for n in range(4))) / 2

    assert area(60.0) / area(0.0) == pytest.approx(0.4886 + 0.0038, abs=0.006)


def test_all_places_are_within_the_frame():
    places = [(-88.9, 13.8), (74.8, 34.1), (32.6, -25.9)]
    frame = framed(places, (10, 20, 800, 400))
    x, y = frame.spot(*zip(*places, strict=True))
    assert (x > 10).all() and (x < 810).all() and (y > 20).all() and (y < 420).all()
    assert x[0] < x[2] < x[1] and y[1] < y[0] < y[2]  # west is left, north is up


def test_a_name_beside_another_goes_to_its_other_side():
    names = [Named(100, 100, 6, 60, 14), Named(120, 100, 6, 60, 14)]
    first, second = place_all(names, [], (0, 0, 400, 200))
    assert not overlap(first.box, second.box)
    assert not overlap(first.box, (114, 94, 126, 106)) and not overlap(second.box, (94, 94, 106, 106))


def test_lines_are_no_wider_than_asked_and_lose_no_word():
    text = "Peacekeeping operations of the United Nations, Donaudampfschifffahrtsgesellschaft"
    broken = lines(text, 16, 120)
    assert all(length(line, 16) <= 120 for line in broken)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("word", ["W" * 4000, "o" + "\u0337\u0321\u031b" * 1300], ids=["letters", "marks upon a letter"])
def test_a_word_of_thousands_of_letters_is_broken_at_once(word, monkeypatch):
    measured, font = [], letters._font

    def counting(weight):
        return SimpleNamespace(getlength=lambda text: measured.append(text) or font(weight).getlength(text))

    monkeypatch.setattr(letters, "_font", counting)
    broken = lines(word, 16, 600)
    assert "".join(broken) == word and all(length(line, 16) <= 600 for line in broken)
    assert 2 * len(measured) < len(word), "each of its beginnings is measured: of 4,000 letters that took minutes"


def test_dots_grow_in_area_with_the_strength():
    assert across(None) == 8 and across(0) == 7 and across(40_000) == 30
    assert (across(20_000) - 7) ** 2 * 2 == pytest.approx((across(40_000) - 7) ** 2)


def test_grey_is_the_lightness_of_a_colour():
    assert greyed('fill="#ffffff" stroke="rgb(0, 0, 0)"') == 'fill="#ffffff" stroke="#000000"'
    assert greyed("#0000ff") == "#121212"


@pytest.mark.parametrize("kind", get_args(Picture), ids=lambda kind: kind.__name__)
def test_every_kind_of_picture_has_a_way_onto_paper(kind):
    assert draw.dispatch(kind) is not draw.dispatch(object)


def test_every_form_has_a_name():
    assert list(FORMS) == list(TITLES) == ["png", "svg", "pdf", "pptx", "html", "csv", "xlsx", "geojson", "gpkg"]
    assert len({english(title) for title in TITLES.values()}) == len(TITLES)


def test_a_drawing_keeps_its_lines_where_the_atlas_letters_are_not():
    svg = made(figure_at("/?date=1994-07-15#map"), "svg", Wish(PAPERS["16x9"])).body.decode()
    foot = re.findall(r'<text [^>]*class="foot"[^>]*textLength="([\d.]+)"', svg)
    assert len(foot) >= 4 and all(0 < float(wide) <= 1600 for wide in foot)
    assert 'font-family="Atlas Sans, Arial, sans-serif"' in svg and 'font-family="Atlas Sans"' not in svg


def test_no_line_of_a_drawing_runs_into_the_next_column_in_wider_letters():
    svg = made(figure_at("/reform#reform-landmarks"), "svg", Wish(PAPERS["16x9"])).body.decode()
    held = {
        unescape(text): float(wide) for wide, text in re.findall(r'<text [^>]*textLength="([\d.]+)"[^>]*>([^<]+)</text>', svg)
    }
    assert len(re.findall("<text ", svg)) == len(re.findall("textLength=", svg)) > 100
    assert held["First military observers"] == pytest.approx(length("First military observers", 15, 600), abs=0.05)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?date=2999-01-01", "covers 1948-05-29 to"),
        ("/?date=1066-10-14", "covers 1948-05-29 to"),
        ("/people?date=banana", "is no day"),
        ("/contributors?year=-3", "is none that the atlas covers"),
        ("/contributors?year=1947", "is none that the atlas covers"),
        ("/people?date=2027", "covers 1948-05-29 to"),
        ("/contributors?state=" + "X" * 5001, "is not known to the atlas"),
        ("/?region=Atlantis#map", "is not known to the atlas"),
        ("/contributors?year=" + "9" * 5001, "is none that the atlas covers"),
        ("//[x", "is no address"),
    ],
)
def test_an_address_of_what_the_atlas_does_not_cover_is_refused_in_a_short_sentence(address, said):
    with pytest.raises(ValueError, match=said) as refused:
        figure_at(address)
    assert len(str(refused.value)) < 200


def test_a_day_is_read_in_words_as_on_the_page():
    assert figure_at("/people?date=July 1994").view.choices["date"] == "1994-07-01"


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        (["un-hub-pko", "ipi"], "Source: UN and International Peace Institute."),
        (["un-hub-pko", "geo-pko"], "Source: UN; Uppsala University and University of Maryland."),
    ],
)
def test_a_publisher_of_two_names_is_held_apart_from_the_next(sources, line):
    assert english(credited(sources, 4)) == line
