"""How does a document become a DOCX file, which can be changed? With styles of headings, lines to write on and a page's number."""

import io
from functools import singledispatch

import docx
import vl_convert
from docx.document import Document as File
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from publish.document import Block, Card, Choice, Document, Fields, Group, Leaf, Lines, NewPage, Order, Picture, Rows, Text

FONT = "Arial"
WIDTH, HEIGHT, MARGIN = 210, 297, 18  # millimetres of A4
ACROSS = WIDTH - 2 * MARGIN
IN, NUMBER, GAP = 8, 11, 4  # millimetres that options are moved in; of a line for a number; between lines side by side
SIZES = {"title": 19, "heading": 13, "prompt": 11, "body": 10.5, "small": 8.5}  # points
STYLES = {"title": "Title", "heading": "Heading 1"}
BOX = "☐"
SHORT = 34  # letters of options that have room side by side
INCH, DOTS = 25.4, 96  # millimetres and pixels of an inch
PIXELS = 2  # of a picture that is drawn, for each of its own


def docx_of(told: Document) -> bytes:
    """Return a document as a DOCX file of A4 pages. Raises ValueError for a leaf, which is on paper alone."""
    file = docx.Document()
    dress(file, told)
    for group in told.groups:
        put_group(file, group)
    body = io.BytesIO()
    file.save(body)
    return body.getvalue()


def dress(file: File, told: Document) -> None:
    """Give a file its paper, its letters, its title and its foot."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for role, name in {"body": "Normal", **STYLES}.items():
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(SIZES[role]), RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for place in list(fonts.attrib):  # those of the template's theme go before a font's name
            if place.endswith("Theme"):
                del fonts.attrib[place]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        style.font.bold = role in STYLES
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), told.language)
    file.styles["Normal"].element.rPr.append(language)
    for border in file.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):  # the template's blue line
        border.getparent().remove(border)
    core = file.core_properties
    core.title, core.author, core.language, core.comments = told.title, told.author, told.language, ""
    put_foot(section.footer.paragraphs[0], told.page)


def put_foot(paragraph: Paragraph, text: str) -> None:
    """Write the foot of each page, with fields where numbers stand."""
    fields = {"{n}": "PAGE", "{of}": "NUMPAGES"}
    before, _, rest = text.partition("{n}")
    between, _, after = rest.partition("{of}")
    for part in (before, "{n}", between, "{of}", after):
        if part not in fields:
            paragraph.add_run(part)
            continue
        for kind in ("begin", None, "end"):
            piece = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                piece.set(qn("w:fldCharType"), kind)
            else:
                piece.text = fields[part]
            paragraph.add_run()._r.append(piece)
    for run in paragraph.runs:
        run.font.size = Pt(SIZES["small"])


def put_group(file: File, group: Group) -> None:
    """Write the blocks of a group, which stay on one page."""
    written = [paragraph for block in group for paragraph in put(block, file)]
    for paragraph in written:
        paragraph.paragraph_format.keep_together = True
    for paragraph in written[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    if written:
        written[-1].paragraph_format.space_after = Pt(11)


@singledispatch
def put(block: Block, file: File) -> list[Paragraph]:
    """Write a block and return its paragraphs. Raises TypeError for a kind that there is not."""
    raise TypeError(f"no way to write {type(block).__name__}")


@put.register
def _(block: Text, file: File) -> list[Paragraph]:
    paragraph = file.add_paragraph(style=STYLES.get(block.role))
    run = paragraph.add_run(f"{block.lead}\t{block.text}" if block.lead else block.text)
    if block.role not in STYLES:
        run.font.size, run.font.bold = Pt(SIZES[block.role]), block.role == "prompt"
    if block.lead or block.is_in:
        paragraph.paragraph_format.left_indent = Mm(IN)
    if block.lead:
        paragraph.paragraph_format.first_line_indent = -Mm(IN)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(IN))
    return [paragraph]


@put.register
def _(block: Choice, file: File) -> list[Paragraph]:
    columns = 2 if len(block.options) > 2 and all(len(text) < SHORT for text in block.lettered) else 1
    found = []
    for n in range(0, len(block.options), columns):
        paragraph = file.add_paragraph("\t".join(f"{BOX} {text}" for text in block.lettered[n : n + columns]))
        paragraph.paragraph_format.left_indent = Mm(IN)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm((ACROSS + IN) / 2))
        found.append(paragraph)
    return found


@put.register
def _(block: Order, file: File) -> list[Paragraph]:
    found = []
    for option in block.options:
        paragraph = file.add_paragraph(f"\t {option}")
        stops(paragraph, IN, IN + NUMBER)
        paragraph.paragraph_format.left_indent = Mm(IN)
        found.append(paragraph)
    return found


@put.register
def _(block: Fields, file: File) -> list[Paragraph]:
    left = IN if block.is_in else 0
    each = (ACROSS - left) / len(block.labels)
    paragraph = file.add_paragraph("\t".join(f"{label} \t" for label in block.labels))
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_before = Mm(left), Pt(9)
    for n in range(1, len(block.labels) + 1):
        stops(
            paragraph, left, left + each * n - GAP
        )  # the last one too: a tab that ends at the margin has no line in some programs
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(left + each * n))
    return [paragraph]


@put.register
def _(block: Lines, file: File) -> list[Paragraph]:
    found = []
    for _ in range(block.count):
        paragraph = file.add_paragraph("\t")
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.space_before = Mm(IN), Pt(12)
        stops(paragraph, IN, ACROSS)
        found.append(paragraph)
    return found


def stops(paragraph: Paragraph, left: float, *ends: float) -> None:
    """Draw a line up to each place, in millimetres, at which a tab ends."""
    for end in ends:
        if end > left:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)


@put.register
def _(block: Picture, file: File) -> list[Paragraph]:
    paragraph = file.add_paragraph()
    run = paragraph.add_run()
    picture = run.add_picture(
        io.BytesIO(vl_convert.svg_to_png(block.svg, scale=PIXELS)), width=Mm(min(ACROSS, block.width * INCH / DOTS))
    )
    picture._inline.docPr.set("descr", block.alt)
    return [paragraph]


@put.register
def _(block: Rows, file: File) -> list[Paragraph]:
    rows = [*([block.headings] if any(block.headings) else []), *block.rows]
    table = file.add_table(len(rows), len(block.shares), style="Table Grid")
    table.autofit = False
    widths = [Mm(ACROSS * share / sum(block.shares)) for share in block.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    if any(block.headings):
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # again on each page
    cells = table._cells  # asked one by one a table is walked anew for each
    for n, row in enumerate(rows):
        for k, text in enumerate(row):
            cell = cells[n * len(widths) + k]
            cell.width = widths[k]
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.font.bold = Pt(SIZES["small"]), n == 0 and any(block.headings)
    return [file.add_paragraph()]


@put.register
def _(block: Card, file: File) -> list[Paragraph]:
    cell = file.add_table(1, 1, style="Table Grid").cell(0, 0)
    for n, text in enumerate(block.texts):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        run = paragraph.add_run(text.text)
        run.font.size, run.font.bold = Pt(SIZES[text.role]), text.role in ("heading", "prompt")
    return [file.add_paragraph()]


@put.register
def _(block: NewPage, file: File) -> list[Paragraph]:
    file.add_page_break()
    return []


@put.register
def _(block: Leaf, file: File) -> list[Paragraph]:
    raise ValueError("a page of its own size is on paper alone: take the PDF")
