"""Is what pupils write on whole: the same in PDF and DOCX, without an answer, with nothing cut, and each number of a key where it belongs?"""

import html
import io
import re
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import docx
import pandas as pd
import pytest
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.atlas import operations_on
from data.derive import headquarters
from data.eras import years_around
from data.load import as_of
from data.provenance import source_ids
from data.sources import source_row
from data.spans import mission_spans
from geo.picture.labels import overlap
from geo.picture.letters import length
from learn.__main__ import main
from learn.blank import map_key, map_page, of_day, of_years, on_map, timeline_key, timeline_pages
from learn.order import SheetOrder, read_sheet
from learn.questions import Estimate
from learn.questions.told import form_of
from learn.sheets import made
from learn.sketch_page import sketch_of
from learn.worksheet import Asked, answer_sheet, worksheet
from publish.document import Choice, Document, Fields, Lines, NewPage, Order, Rows, Text
from publish.document_docx import BOX, docx_of
from publish.document_pdf import MARGIN, WIDTH, pages_of, pdf_of
from publish.paper import PAPERS
from publish.worker import make
from server.routes import routes
from tests.test_pages import opened, written
from words import english, sheets
from words.language import words_of

SVG = "{http://www.w3.org/2000/svg}"
DAY = pd.Timestamp("1994-07-15")
SET = Asked("class-7", "dates", 6)  # three kinds: years to tick, things to put in order, pairs
NUMBERS = Asked("class-7", "people", 5)
SMALL = Document(
    "All that a page may have",
    (
        (Text("All that a page may have", "title"), Fields(("Name", "Class"))),
        (Text("What came first?", "prompt", "1."), Order(("The one", "The other"))),
        (Text("Which of the four?", "prompt", "2."), Choice(("A", "B", "C", "D")), Fields(("How many:",), is_in=True), Lines(2)),
        (NewPage(),),
        (Text("A heading", "heading"), Rows(("No.", "Name"), (("1", "UNTSO"), ("2", "UNMOGIP")), (1, 4))),
        (Text("In small letters", "small"),),
    ),
    "Atlas",
    "Page {n} of {of}",
)


def flat(text: str) -> str:
    """A text without blanks: PDF programs set them as they like."""
    return "".join(text.split())


@pytest.mark.parametrize(("options", "millimetres"), [({}, (297, 210)), ({"paper": "a3"}, (420, 297))])
def test_a_sheet_is_as_large_as_its_paper(options, millimetres):
    told = {"date": "1994-07-15"} | options
    _, _, body = made(SheetOrder("map", "pdf", tuple(told.items())))
    (page,) = PdfReader(io.BytesIO(body)).pages
    assert [float(side) / 72 * 25.4 for side in page.mediabox[2:]] == pytest.approx(millimetres, abs=0.5)


def in_pdf(body: bytes) -> str:
    return flat("".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages))


def in_docx(body: bytes) -> list[str]:
    """The paragraphs and fields of a DOCX file, in their order, with options apart."""
    found = []
    for part in docx.Document(io.BytesIO(body)).iter_inner_content():
        if isinstance(part, Paragraph):
            found += part.text.split(f"\t{BOX}")
        else:
            found += [cell.text for row in part.rows for cell in row.cells]
    return [" ".join(text.strip(f" {BOX}").split()) for text in found if text.strip()]


def placed(page: str) -> list[tuple[str, float, tuple[float, float, float, float]]]:
    """The lines of a page with their size and their boxes; those inside a picture are its own."""
    found = []
    for node in ElementTree.fromstring(page).findall(f"{SVG}text"):
        x, y, size = (float(node.get(name)) for name in ("x", "y", "font-size"))
        wide = length(node.text, size, int(node.get("font-weight")))
        found.append((node.text, size, (x, y - size * 0.72, x + wide, y + size * 0.2)))
    return found


def faults(page: str, margin: float) -> list[str]:
    """What of a page's text is beyond its margins or lies over other text."""
    width, height = map(float, ElementTree.fromstring(page).get("viewBox").split()[2:])
    texts = placed(page)
    beyond = [
        text for text, _, box in texts if box[0] < margin - 1 or box[2] > width - margin + 1 or not 0 < box[3] < height - 15
    ]
    return beyond + [
        f"{text} over {other}"
        for n, (text, _, box) in enumerate(texts)
        for other, _, there in texts[:n]
        if overlap(box, there) > 1
    ]


def test_every_block_stands_in_pdf_and_docx_alike():
    said = in_docx(docx_of(SMALL))
    assert said[:4] == [SMALL.title, "Name Class", "1. What came first?", "The one"]
    assert said[4:] == [text for text in SMALL.texts()[5:] if text]
    pdf = in_pdf(pdf_of(SMALL))
    assert [text for text in SMALL.texts() if flat(text) not in pdf] == []
    assert "Page1of2" in pdf and "Page2of2" in pdf
    written = docx.Document(io.BytesIO(docx_of(SMALL)))
    assert sum(paragraph.text.count(BOX) for paragraph in written.paragraphs) == 4
    assert written.paragraphs[0].style.name == "Title" and written.core_properties.title == SMALL.title
    assert (round(written.sections[0].page_width.mm), round(written.sections[0].page_height.mm)) == (210, 297)


@pytest.mark.parametrize("maker", [worksheet, answer_sheet])
def test_a_sheet_says_the_same_as_pdf_and_as_docx(maker):
    told = maker(SET, base="https://atlas.example")
    pdf, word = in_pdf(pdf_of(told)), flat("".join(in_docx(docx_of(told))))
    assert len(told.texts()) > 30
    assert [text for text in told.texts() if flat(text) not in pdf] == []
    assert [text for text in told.texts() if flat(text) not in word] == []
    assert "https://atlas.example/learn?part=questions&set=class-7&n=6&about=dates" in " ".join(told.texts())


@pytest.mark.parametrize("subject", ["dates", "people", "mandates", "reforms", "terms"])
def test_a_worksheet_asks_all_and_says_no_answer(subject):
    asked = Asked("1", subject, 12)
    told = worksheet(asked)
    texts, questions = told.texts(), asked.questions()
    blocks = [block for group in told.groups for block in group]
    prompts = [block for block in blocks if isinstance(block, Text) and block.role == "prompt"]
    assert [block.text for block in prompts] == [english(question.prompt) for question in questions]
    assert [block.lead for block in prompts] == [f"{n}." for n in range(1, 13)]
    rooms = [block.options for block in blocks if isinstance(block, Choice | Order)]
    assert rooms == [tuple(map(english, question.options)) for question in questions if question.options]
    for question in questions:
        assert english(question.explanation) not in texts
        if isinstance(question.answer, Estimate):
            assert f"{question.answer.value:,}" not in " ".join(texts)
    assert english(sheets.PLACES) in texts and any("Creative Commons" in text for text in texts)


@pytest.mark.parametrize("asked", [SET, NUMBERS, Asked("2", "mandates", 8)])
def test_the_answer_sheet_has_what_is_right_why_where_and_the_view(asked):
    groups = answer_sheet(asked, base="https://atlas.example").groups[1:-1]
    assert len(groups) == len(asked.questions())
    for n, (group, question) in enumerate(zip(groups, asked.questions(), strict=True), 1):
        texts = [block.text for block in group]
        assert (group[0].lead, texts[0]) == (f"{n}.", english(question.prompt))
        if form_of(question) == "choice":
            letter = "abcd"[question.options.index(question.answer)]
            assert texts[1] == f"{letter}) {english(question.answer)}"
        if form_of(question) == "order":
            numbers = [int(number) for number in re.findall(r"\d", texts[2])]
            told = dict(zip(numbers, question.options, strict=True))
            assert [told[place] for place in sorted(told)] == list(question.answer)
        assert english(question.explanation) in texts
        assert texts[-1] == f"See https://atlas.example/{question.view.address}"
        for key in source_ids(question.source_id):
            assert (source_row(key)["symbol"] or source_row(key)["title"]) in texts[-2]


@pytest.mark.parametrize("maker", [worksheet, answer_sheet])
def test_nothing_is_cut_nor_over_another_and_no_question_is_parted(maker):
    told = maker(Asked("class-7", "reforms", 20))
    pages = pages_of(told)
    assert len(pages) > 2
    assert [fault for page in pages for fault in faults(page, MARGIN)] == []
    on_page = [flat("".join(text for text, _, _ in placed(page))) for page in pages]
    for group in told.groups:
        texts = [flat(text) for block in group for text in Document("", ((block,),), "", "").texts()]
        assert sum(all(text in page for text in texts) for page in on_page) >= 1, texts[0]


def test_a_group_longer_than_a_page_goes_on_overleaf():
    rows = tuple((str(n), "A row of a long table") for n in range(90))
    pages = pages_of(Document("Long", ((Text("Long", "title"),), (Rows(("No.", "What"), rows, (1, 9)),)), "", "{n}"))
    assert len(pages) > 1 and "Long" in pages[0] and ">0<" in pages[0] and ">89<" in pages[-1]
    assert all(page.count(">What<") == 1 for page in pages)  # the headings again on each
    assert [fault for page in pages for fault in faults(page, MARGIN)] == []


def test_a_table_of_many_columns_has_letters_in_which_its_headings_are_whole():
    headings = ("Operation", *("Administration",) * 8)
    page = pages_of(Document("Wide", ((Rows(headings, (("UNTSO", *"12345678"),), (1.8, *(1,) * 8)),),), "", "{n}"))[0]
    sizes = {size for text, size, _ in placed(page) if text != "1"}
    assert [text for text, _, _ in placed(page)].count("Administration") == 8 and max(sizes) < 11 and faults(page, MARGIN) == []


def test_what_is_read_off_a_chart_has_the_chart_in_both_files():
    sets = (Asked(str(n), "numbers", 2) for n in range(50))
    asked = next(each for each in sets if "strength_on_chart" in {question.kind for question in each.questions()})
    told = worksheet(asked)
    page = ElementTree.fromstring(pages_of(told)[0])
    inner = page.findall(f"{SVG}svg")
    assert len(inner) == 1 and float(inner[0].get("width")) <= WIDTH - 2 * MARGIN + 1
    colors = re.findall(r"#[0-9a-fA-F]{6}\b", ElementTree.tostring(inner[0], encoding="unicode"))
    assert colors and all(len({color[k : k + 2].lower() for k in (1, 3, 5)}) == 1 for color in colors)
    pictures = docx.Document(io.BytesIO(docx_of(told))).inline_shapes
    assert len(pictures) == 1 and pictures[0]._inline.docPr.get("descr")


def test_where_on_a_map_is_asked_with_the_map_and_its_letters_are_those_of_the_answers():
    sets = (
        Asked(str(n), "places", 2) for n in range(50)
    )  # two questions: one with the map, none for which a map of a day is drawn
    kinds = {each: {question.kind for question in each.questions()} for each in sets}
    asked = next(each for each, found in kinds.items() if "place_on_map" in found and "true_of_map" not in found)
    question = next(each for each in asked.questions() if each.places)
    picture = sketch_of(question, english)
    root = ElementTree.fromstring(picture.svg)
    assert [node.text for node in root.findall(f"{SVG}text")] == list("abcd")[: len(question.options)]
    across = [float(node.get("cx")) for node in root.findall(f"{SVG}circle")]
    assert sorted(range(4), key=lambda n: across[n]) == sorted(range(4), key=lambda n: question.places[n][0])
    blocks = [block for group in worksheet(asked).groups for block in group]
    assert picture in blocks and blocks[blocks.index(picture) - 1].text == english(question.prompt)


@pytest.fixture(scope="module")
def blank() -> str:
    return map_page(DAY, PAPERS["a4"], base="https://atlas.example")


def numbers_of(page: str) -> dict[int, tuple[float, float]]:
    """Where each number of a map stands."""
    root = ElementTree.fromstring(page)
    nodes = [node for node in root.iter(f"{SVG}text") if node.get("class") == "number"]
    return {int(node.text): (float(node.get("x")), float(node.get("y"))) for node in nodes}


def test_a_blank_map_has_a_number_for_each_operation_and_the_key_says_which(blank):
    acronyms = set(operations_on(DAY)["acronym"])
    assert sorted(numbers_of(blank)) == list(range(1, len(acronyms) + 1))
    rows = map_key(DAY).groups[1][0].rows
    assert {row[1].split(":")[0] for row in rows} == acronyms
    seats = dict(zip(operations_on(DAY)["acronym"], operations_on(DAY)["seat"], strict=True))
    assert all(row[2] == seats[row[1].split(":")[0]] and row[4].startswith("Source: ") for row in rows)
    dots = [node for node in ElementTree.fromstring(blank).iter(f"{SVG}circle") if node.get("class") == "seat"]
    latitudes = headquarters().drop_duplicates(["mission_id", "place"]).set_index("place")["latitude"].groupby(level=0).first()
    down = sorted(
        range(len(dots)), key=lambda n: float(dots[n].get("cy"))
    )  # each dot lies as far north as its key's headquarters
    norths = [latitudes[item.where] for item in on_map(DAY)]
    assert norths[down[0]] == max(norths) and [norths[n] for n in down] == sorted(norths, reverse=True)


def test_no_name_stands_on_a_blank_map_but_among_those_to_place(blank):
    names = [text for text, _, _ in placed(blank) if "UNPROFOR" in text or "UNAMIR" in text]
    assert len(names) == 1 and names[0].startswith("To place: MINURSO, ")
    bare = map_page(DAY, PAPERS["a4"], has_names=False)
    assert not any(acronym in bare for acronym in operations_on(DAY)["acronym"])
    assert "do not imply official endorsement" in bare and "Creative Commons" in bare and 'class="border' in bare


@pytest.mark.parametrize("day", ["1948-06-15", "1994-07-15", "2026-11-22"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_blank_map_is_legible_on_its_paper(day, paper):
    page = map_page(pd.Timestamp(day), PAPERS[paper])
    root = ElementTree.fromstring(page)
    assert (root.get("width"), root.get("height")) == (str(PAPERS[paper].width), str(PAPERS[paper].height))
    assert faults(page, 38) == []
    spots = list(numbers_of(page).values())
    assert all(abs(a[0] - b[0]) > 14 or abs(a[1] - b[1]) > 14 for n, a in enumerate(spots) for b in spots[:n])
    inner = root.find(f"{SVG}svg")
    assert all(0 < x < float(inner.get("width")) and 0 < y < float(inner.get("height")) for x, y in spots)
    assert float(inner.get("height")) > float(root.get("viewBox").split()[3]) * 0.4


@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_letters_and_lines_of_a_blank_sheet_are_larger_on_larger_paper(kind):
    """A sheet of A3 on a wall is read from further away: it is one of A4 enlarged, all of it."""
    pages = {
        paper: {"map": map_page, "timeline": lambda day, at: timeline_pages(of_day(day), at)[0]}[kind](DAY, PAPERS[paper])
        for paper in ("a4", "a3")
    }
    sizes = {}
    for paper, page in pages.items():
        root = ElementTree.fromstring(page)
        scale = float(root.get("width")) / float(root.get("viewBox").split()[2])
        told = [*root.iter(f"{SVG}text"), *root.iter(f"{SVG}path")]
        sizes[paper] = [scale * float(node.get("font-size") or node.get("stroke-width") or 0) for node in told]
    assert len(sizes["a4"]) > 20 and sizes["a3"] == pytest.approx([size * 2**0.5 for size in sizes["a4"]], rel=0.002)


def bars_of(page: str) -> list[tuple[float, bool, bool]]:
    """Where each bar of a timeline begins, whether it is closed, and whether it is dashed."""
    paths = [node for node in ElementTree.fromstring(page).iter(f"{SVG}path") if node.get("class") == "bar"]
    begins = [re.match(r"M[\d.-]+ [\d.-]+H([\d.-]+)v|M([\d.-]+)", node.get("d")) for node in paths]
    return [
        (float(found[1] or found[2]), node.get("d").endswith("z"), node.get("stroke-dasharray") is not None)
        for found, node in zip(begins, paths, strict=True)
    ]


def test_a_blank_timeline_has_a_bar_for_each_operation_of_the_day():
    line = of_day(DAY)
    page = timeline_pages(line, PAPERS["a4"])
    spans = mission_spans().set_index("acronym")
    assert [item.name for item in line.items] == list(operations_on(DAY)["acronym"]) and len(page) == 1
    bars = bars_of(page[0])
    assert len(bars) == len(line.items) and [bar[0] for bar in bars] == sorted(bar[0] for bar in bars)
    for item, (_, is_closed, _) in zip(line.items, bars, strict=True):
        assert is_closed == pd.notna(spans.loc[item.name, "end_date"])
    assert faults(page[0], 38) == [] and "UNPROFOR" not in page[0].replace(
        next(text for text, _, _ in placed(page[0]) if text.startswith("To place")), ""
    )


def test_a_timeline_of_many_years_goes_on_overleaf_and_its_key_counts_on():
    line = of_years("1988-1999")
    pages = timeline_pages(line, PAPERS["a4"])
    assert len(pages) == 2 and sum(len(bars_of(page)) for page in pages) == len(line.items)
    assert [fault for page in pages for fault in faults(page, 38)] == []
    rows = timeline_key(line).groups[1][0].rows
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(line.items) + 1)]
    told = {row[1].split(":")[0]: row[2] for row in rows}
    assert told["UNAMIR"] == "5 October 1993 to 8 March 1996" and told["MINURSO"] == "since 29 April 1991"
    assert told["An Agenda for Peace"].endswith("1992")
    assert all(pd.Timestamp("1988-01-01") <= item.start <= pd.Timestamp("1999-12-31") for item in line.items)


def test_an_order_comes_back_out_of_its_address_and_a_wrong_one_gets_a_sentence():
    order = SheetOrder("questions", "docx", (("set", "class 7"), ("n", "20")), is_key=True)
    assert order.address == "questions.docx?set=class+7&n=20&answers=yes"
    assert read_sheet("questions.docx", {"set": "class 7", "n": "20", "answers": "yes"}) == order
    assert order.key != read_sheet("questions.docx", {"set": "class 7", "n": "20"}).key
    for name, query, says in (
        ("map.exe", {}, "no form 'exe'"),
        ("map.docx", {}, "there are pdf, svg, png"),
        ("globe.pdf", {}, "no sheet 'globe'"),
        ("map.pdf", {"paper": "a0"}, "no paper 'a0'"),
        ("questions.pdf", {"n": "900"}, "1 to 60 questions"),
    ):
        with pytest.raises(ValueError, match=says):
            read_sheet(name, query)


@pytest.mark.parametrize(
    ("name", "query", "says"),
    [
        ("questions.pdf", {"about": "cats"}, "no questions about 'cats'"),
        ("map.pdf", {"date": "1850"}, "covers 1948"),
        ("timeline.pdf", {"years": "1999-1988"}, "end before they begin"),
        ("timeline.png", {"years": "1948-1999"}, "needs 3 pages"),
    ],
)
def test_what_cannot_be_made_says_why(name, query, says):
    with pytest.raises(ValueError, match=says):
        read_sheet(name, query).made()


def test_the_workshop_makes_sheets_and_the_server_sends_them(monkeypatch):
    async def file(order):
        return make(order)

    monkeypatch.setattr("server.routes.WORKSHOP", type("Shop", (), {"file": staticmethod(file)}))
    client = TestClient(Starlette(routes=routes("/atlas")), base_url="https://un.example")
    answer = client.get("/atlas/assets/sheet/map.svg?date=1948-06-15&paper=a3&names=no")
    assert answer.headers["content-disposition"] == 'attachment; filename="blue-helmets-map-1948-06-15-a3.svg"'
    assert 'width="1587"' in answer.text and "https://un.example/atlas/?date=1948-06-15" in answer.text
    assert client.get("/atlas/assets/sheet/globe.svg").text.startswith("no sheet 'globe'")
    assert client.get("/atlas/assets/sheet/map.svg?date=1850").status_code == 404


def test_sheets_leave_from_the_command_line(tmp_path, monkeypatch, capsys):
    def run(*told: str) -> int:
        monkeypatch.setattr("sys.argv", ["learn", *told])
        return main()

    sheet, key, line = tmp_path / "a.docx", tmp_path / "key.docx", tmp_path / "line.svg"
    assert run("questions", "--set", "class-7", "-n", "3", "--about", "dates", str(sheet)) == 0
    assert run("questions", "--set", "class-7", "-n", "3", "--about", "dates", "--answers", str(key)) == 0
    asked = Asked("class-7", "dates", 3)
    assert in_docx(sheet.read_bytes())[0] == "Worksheet: What came first"
    for n, question in enumerate(asked.questions(), 1):
        assert f"{n}. {english(question.prompt)}" in in_docx(sheet.read_bytes())
        assert english(question.explanation) in in_docx(key.read_bytes())
    assert run("timeline", "--years", "1956-1964", "--paper", "A3", str(line)) == 0 and "1956" in line.read_text()
    with pytest.raises(SystemExit):
        run("map", str(tmp_path / "map.xyz"))
    assert "no form 'xyz'" in capsys.readouterr().err


def test_a_sheet_is_written_in_the_readers_language():
    told = worksheet(Asked("1", "terms", 2), words_of("qps"))
    own = [text for text in told.texts() if not re.match(r"[a-d]\)", text)]  # all but options, which may be names
    assert len(own) > 8 and all("⟦" in text for text in own), own
    assert told.page.startswith("⟦") and told.page.count("{n}") == told.page.count("{of}") == 1


def sheets_on(at) -> list[SheetOrder]:
    """The sheets that a page leads to, read as the server reads their addresses."""
    found = []
    for address in re.findall(r'"\./assets/sheet/([^"]+)"', written(at)):
        name, _, query = html.unescape(address).partition("?")
        found.append(read_sheet(name, dict(parse_qsl(query))))
    return found


def test_the_questions_on_the_screen_are_those_of_the_worksheet():
    offered = sheets_on(opened("lessons.py", part="questions", set="class-7", about="dates", n="20"))
    assert {(order.ending, order.is_key) for order in offered} == {
        (form, key) for form in ("pdf", "docx") for key in (True, False)
    }
    assert {order.choices for order in offered} == {(("set", "class-7"), ("n", "20"), ("about", "dates"))}


def test_the_day_and_the_paper_of_the_page_are_those_of_its_sheets():
    offered = sheets_on(opened("lessons.py", part="blank", date="1994-07-15", paper="a3"))
    pages = [order for order in offered if order.ending == "pdf" and not order.is_key]
    assert [(order.kind, dict(order.choices)) for order in pages] == [
        ("map", {"date": "1994-07-15", "paper": "a3"}),
        ("timeline", {"date": "1994-07-15", "paper": "a3"}),
        ("timeline", {"years": "1994-1998", "paper": "a3"}),
    ]
    assert {order.kind for order in offered if order.is_key} == {"map", "timeline"}


def test_a_day_lies_in_the_years_of_an_era():
    days = {
        "1948-05-29": "1948-1955",
        "1987-12-31": "1967-1987",
        "1988-01-01": "1988-1993",
        f"{as_of():%Y-%m-%d}": f"2016-{as_of().year}",
    }
    assert {day: years_around(pd.Timestamp(day)) for day in days} == days
