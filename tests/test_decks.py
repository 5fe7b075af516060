"""Can what is on a slide be edited, is it what the table says, does a template fit, and is nothing on any slide cut or covered?"""

import io
import sys
import zipfile
from collections import Counter

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt
from pypdf import PdfReader

from data.load import load_table
from figures import fallen, people
from figures.figure import Figure
from publish import __main__ as command
from publish.addresses import figure_at
from publish.briefing import Briefing, Slide
from publish.deck import deck_of
from publish.document import Document, Text
from publish.document_pdf import pdf_of
from publish.handout import handout_of
from publish.paper import PAPERS
from publish.slide import slide_of
from publish.template import NotATemplate
from tests.bench.decks import faults_of, words_on
from tests.boxes import faults
from words import english

CHARTS = [
    "/people#people-world",
    "/people?date=1961-10-15#people-day",
    "/fallen#fallen-years",
    "/contributors#contributors-regions",
    "/contributors#contributors-ranking",
    "/contributors?state=IND#contributors-history",
    "/money#money-budget",
    "/money#money-plans",
]


def opened(figure: Figure, paper: str = "16x9", template: bytes | None = None):
    return Presentation(io.BytesIO(slide_of(figure, PAPERS[paper], template=template)))


def chart_in(deck):
    [frame] = [shape for shape in deck.slides[0].shapes if shape.has_chart]
    return frame


def place_of(value) -> str:
    """A place on the axis as text: a year or a day, however table, chart or workbook have it."""
    if hasattr(value, "strftime"):
        return value.strftime("%Y-%m-%d")
    return f"{value}-01-01" if str(value).isdigit() and len(str(value)) == 4 else str(value)


def of_table(figure: Figure) -> Counter:
    """Place and number of each cell of a figure's table that is drawn."""
    series, frame = figure.picture.series, figure.table.rounded()
    frame = frame if series.rows is None else frame.loc[series.rows]
    return Counter(
        (place_of(row[series.at]), round(float(row[column]), 6))
        for _, row in frame.iterrows()
        for column in series.values
        if not pd.isna(row[column])
    )


@pytest.mark.parametrize("address", CHARTS)
def test_a_slides_chart_can_be_edited_and_has_the_tables_numbers(address):
    figure = figure_at(address)
    frame = chart_in(opened(figure))
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == english(figure.alt)
    sheet = load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    places, *_ = list(sheet.iter_cols(min_row=2, values_only=True))
    in_chart, in_book = Counter(), Counter()
    for n, series in enumerate(frame.chart.plots[0].series, 2):
        column = [cell.value for cell in sheet[chr(64 + n)][1:]]
        bridged = "no plain count" in series.name
        for place, number, cell in zip(places, series.values, column, strict=True):
            if number is not None and not (bridged and (place_of(place), round(number, 6)) in in_chart):
                in_chart[place_of(place), round(number, 6)] += 1
                in_book[place_of(place), round(float(cell), 6)] += 1
    wanted = of_table(figure)
    assert wanted and in_chart == wanted
    assert in_book == wanted


def test_what_is_no_plain_count_is_hollow_or_dashed_on_slides():
    day = figure_at("/money?date=2020-07-01#money-operations")
    bars = chart_in(opened(day)).chart._chartSpace
    assert len(bars.findall(".//" + qn("c:dPt"))) == day.table.frame["is_doubtful"].sum() > 0
    assert all(point.find(".//" + qn("a:prstDash")) is not None for point in bars.findall(".//" + qn("c:dPt")))
    world = chart_in(opened(people.world())).chart
    kinds = {series.name: series._element for series in world.plots[0].series}
    assert (
        len(kinds) == 3
        and sum(each.find("./" + qn("c:spPr") + "//" + qn("a:prstDash")) is not None for each in kinds.values()) == 1
    )
    partial = chart_in(opened(fallen.by_year())).chart.plots[0].series[0]._element
    assert [point.find(qn("c:idx")).get("val") for point in partial.findall(qn("c:dPt"))] == [
        str(len(list(partial.iter(qn("c:pt")))) // 2 - 1)
    ]


def test_a_timeline_is_made_of_shapes_and_text_that_can_be_edited():
    figure = figure_at("/timeline#timeline-history")
    groups = [shape for slide in opened(figure).slides for shape in slide.shapes if hasattr(shape, "shapes")]
    shapes = [shape for group in groups for shape in group.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    missions, reforms = load_table("missions"), load_table("reforms")
    assert set(missions["acronym"]) <= set(texts) and set(reforms.loc[reforms["rank"] == 1, "short_title"]) <= set(texts)
    kinds = Counter(shape._element.spPr.find(qn("a:prstGeom")).get("prst") for shape in shapes)
    assert kinds["diamond"] == (reforms["rank"] == 1).sum()
    assert {group._element.nvGrpSpPr.cNvPr.get("descr") for group in groups} == {english(figure.alt)}


@pytest.mark.parametrize("paper", ["16x9", "4x3"])
@pytest.mark.parametrize(
    "address",
    [
        "/timeline#timeline-history",
        "/reform#reform-landmarks",
        "/mission?mission=unprofor#mission-leaders",
        "/mission?mission=unmiss#mission-numbers",
        "/institution?date=1994-07-15#institution-leaders",
        "/contributors?state=GHA#contributors-places",
    ],
)
def test_names_on_a_timeline_and_numbers_keep_clear_of_each_other(address, paper):
    assert faults(opened(figure_at(address), paper)) == []


def test_what_is_cut_or_covered_is_found():
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    assert faults(deck) == []
    for text, left, width in (
        ("One beside", 1, 2),
        ("the other", 3.1, 2),
        ("Over the other", 3.3, 2),
        ("Beyond", 9.5, 2),
        ("Cut " * 20, 7, 1),
    ):
        frame = slide.shapes.add_textbox(Inches(left), Inches(1), Inches(width), Inches(0.5)).text_frame
        frame.word_wrap = True
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size = text, Pt(14)
    told = faults(deck)
    assert [each.split("'")[-1] for each in told] == [
        " is beyond the edge",
        " is cut",
        "",
    ] and "'Over the other' lies over 'the other'" in told[2]


def test_words_that_meet_on_a_rendered_page_are_found():
    word = '<word xMin="{}" yMin="{}" xMax="{}" yMax="{}">{}</word>'
    words = "".join(word.format(*each) for each in [(10, 10, 50, 20, "one"), (45, 12, 80, 22, "two"), (90, 10, 130, 20, "off")])
    pages = f'<html xmlns="http://www.w3.org/1999/xhtml"><page width="120" height="90">{words}</page></html>'
    [page] = words_on(pages.encode())
    assert faults_of(*page) == ["'off' is beyond the edge", "'two' lies over 'one'"]


TYPES = "[Content_Types].xml"


def own_template(kind: str = "template", slides: int = 1) -> bytes:
    """A template of an odd size with a master's own title place, a slide that is not wanted, and a colour of its own."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(5.625)
    for layout in deck.slide_layouts:
        for holder in layout.placeholders:
            if holder.placeholder_format.idx == 0:
                holder.left, holder.top, holder.width, holder.height = Inches(1), Inches(0.2), Inches(8.5), Inches(0.8)
    for holder in deck.slide_master.placeholders:
        if holder.placeholder_format.idx == 1:
            holder.left, holder.top, holder.width, holder.height = Inches(1), Inches(1.1), Inches(8.5), Inches(4)
        if holder.placeholder_format.idx == 4:
            holder.left, holder.top, holder.width, holder.height = Inches(9), Inches(5.2), Inches(0.8), Inches(0.3)
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text_frame.text = "A slide of the template"
    saved, file = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as packed, zipfile.ZipFile(file, "w") as written:
        for name in packed.namelist():
            body = packed.read(name)
            body = body.replace(b"presentation.main+xml", kind.encode() + b".main+xml") if name == TYPES else body
            written.writestr(name, body.replace(b"4F81BD", b"00FF00") if "theme" in name else body)
    return file.getvalue()


SMALL = Briefing(
    "Those who died", (Slide("title", title="Those who died", text="For 3 March"), Slide("figure", ("/fallen#fallen-years",)))
)


def test_a_template_gives_its_master_its_theme_and_its_shape_but_none_of_its_slides():
    deck = Presentation(io.BytesIO(deck_of(SMALL, template=own_template())))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(5.625))
    titles = [slide.shapes.title for slide in deck.slides]
    assert [title.text_frame.text for title in titles][:2] == ["Those who died", english(fallen.by_year().finding)]
    assert titles[1].left == Inches(1) and all(run.font.color.type is None for run in titles[1].text_frame.paragraphs[0].runs)
    theme = deck.slide_master.part.part_related_by("http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme")
    assert b"00FF00" in theme.blob
    assert faults(deck) == []


@pytest.mark.parametrize(
    "body, said",
    [
        (b"", "cannot be opened"),
        (b"PK\x03\x04 and then nothing", "cannot be opened"),
        (own_template()[:9000], "cannot be opened"),
        (own_template(kind="presentation.macroEnabled"), "has macros"),
        (own_template(kind="nothing-that-is-known"), "cannot be opened"),
    ],
    ids=["nothing", "noise", "torn", "macros", "another kind"],
)
def test_a_file_that_is_no_template_gets_a_sentence(body, said):
    with pytest.raises(NotATemplate, match=said) as caught:
        deck_of(SMALL, template=body)
    assert english(caught.value.message) == str(caught.value)


def test_speakers_have_each_sentence_with_its_source():
    [*slides] = opened(figure_at("/mission?mission=unamir#mission-story")).slides
    drafts = [slide.notes_slide.notes_text_frame.text.split("How to read:")[0].strip().split("\n") for slide in slides]
    assert all(draft[0] == "To say:" and all(line.endswith("]") for line in draft[1:]) for draft in drafts)
    assert sum(len(draft) - 2 for draft in drafts) == len(figure_at("/mission?mission=unamir#mission-story").picture.entries)


def test_a_decks_pages_have_slides_and_notes():
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(handout_of(SMALL))).pages]
    finding = english(fallen.by_year().finding)
    assert "Those who died" in pages[0] and any(finding in " ".join(page.split()) and "To say:" in page for page in pages)
    assert [page for page in pages if "Sources" in page]


def test_the_command_makes_a_deck_in_a_template_and_says_why_it_cannot(monkeypatch, tmp_path, capsys):
    briefing, template, deck = tmp_path / "a.json", tmp_path / "a.potx", tmp_path / "a.pptx"
    briefing.write_text(SMALL.as_json())
    template.write_bytes(own_template())
    monkeypatch.setattr(sys, "argv", ["publish", "--briefing", str(briefing), str(deck), "--template", str(template)])
    assert command.main() == 0
    assert Presentation(deck).slide_width == Inches(10)
    template.write_bytes(b"no template")
    assert command.main() == 2 and "not a PowerPoint template" in capsys.readouterr().err


def test_a_pdf_says_its_title_and_its_language():
    told = PdfReader(io.BytesIO(handout_of(SMALL))).trailer["/Root"]
    assert told["/Lang"] == "en" and told["/ViewerPreferences"]["/DisplayDocTitle"]
    written = PdfReader(io.BytesIO(pdf_of(Document("A sheet", ((Text("Ein Blatt"),),), "Atlas", "{n}", "de"))))
    assert written.trailer["/Root"]["/Lang"] == "de" and written.metadata["/Title"] == "A sheet"
