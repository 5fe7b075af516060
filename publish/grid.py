"""How does a grid of words and shades come onto a slide? As a table that can be edited, its fields shaded in the theme's colours."""

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from figures.pictures import Grid
from geo.picture.letters import length
from publish.panels import SHADES
from publish.sheet import Sheet
from publish.stage import INKED, WIDER_NAME, Box, Stage

SIZES = (14, 13, 12, 11, 10, 9, 8)  # points
PAD, ABOVE = 4, 3  # points within a field, beside and above its text
FIRST = 0.4  # of the width: the most that the first column has
DARK = 4  # the shade on which letters are light
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table style without lines and shades


def texts_of(grid: Grid, stage: Stage) -> list[list[str]]:
    """Return a grid's headings and fields as text."""
    return [[stage.words(heading) for heading in grid.headings], *([stage.words(cell.text) for cell in row] for row in grid.rows)]


def columns_of(texts: list[list[str]], size: float, width: float, wider: float = 1.0) -> list[float]:
    """Return how wide columns are, in points: the first as its longest text asks for, the others as theirs ask for, all together `width`."""
    wanted = [
        max(length(row[n], size, 600) * WIDER_NAME * wider for row in texts if n < len(row)) + 2 * PAD
        for n in range(len(texts[0]))
    ]
    first = min(wanted[0], width * FIRST)
    rest, share = sum(wanted[1:]), width - first
    return [first, *(each / rest * share for each in wanted[1:])] if rest else [width]


def size_in(stage: Stage, grid: Grid, box: Box) -> tuple[float, list[float], list[float]] | None:
    """Return the size of letters, the columns' widths and the rows' heights at which a grid fits into a box, all in points.

    The largest of SIZES that fits; None when the smallest does not.
    """
    texts = texts_of(grid, stage)
    width, height = box[2] / stage.point, box[3] / stage.point
    for size in SIZES:
        columns = columns_of(texts, size, width, stage.wider)
        rows = []
        for row in texts:
            high = [
                stage.height_of([(text or " ", False)], size, int((columns[n] - 2 * PAD) * stage.point))
                for n, text in enumerate(row)
            ]
            rows.append(max(high) / stage.point + 2 * ABOVE)
        if sum(rows) <= height:
            return size, columns, rows
    return None


def put_grid(
    stage: Stage, slide: Slide, grid: Grid, sheet: Sheet, box: Box, sizes: tuple[float, list[float], list[float]]
) -> None:
    """Put a grid into a box of a slide as a table in the sizes of size_in, with its alternative text."""
    size, columns, rows = sizes
    texts = texts_of(grid, stage)
    high = int(sum(rows) * stage.point)
    frame = slide.shapes.add_table(len(rows), len(columns), *map(Emu, (*box[:3], high)))
    frame.name = sheet.key
    frame._element.nvGraphicFramePr.cNvPr.set("descr", sheet.alt)
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    table.horz_banding = False
    for n, column in enumerate(columns):
        table.columns[n].width = Emu(int(column * stage.point))
    for k, row in enumerate(rows):
        table.rows[k].height = Emu(int(row * stage.point))
        for n, text in enumerate(texts[k]):
            cell = grid.rows[k - 1][n] if k else None
            shade = cell.shade if cell and n else 0
            write(
                stage, table.cell(k, n), text, size, shade, is_bold=k == 0 or n == 0, is_doubtful=bool(cell and cell.is_doubtful)
            )
            if n:
                table.cell(k, n).text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def write(stage: Stage, field, text: str, size: float, shade: int, is_bold: bool, is_doubtful: bool) -> None:
    """Write a field of a table: shaded, and underlined by dashes where it is in doubt."""
    field.margin_left = field.margin_right = Emu(int(PAD * stage.point))
    field.margin_top = field.margin_bottom = Emu(int(ABOVE * stage.point))
    field.vertical_anchor = MSO_ANCHOR.MIDDLE
    run = field.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = text, Pt(stage.size(size)), is_bold
    if not text:  # an empty field is as high as the letters of its end, which are large
        paragraph = field.text_frame.paragraphs[0]._p
        paragraph.remove(run._r)
        etree.SubElement(paragraph, qn("a:endParaRPr"), sz=str(int(stage.size(size) * 100)))
    run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if shade >= DARK else INKED
    if is_doubtful:
        run._r.get_or_add_rPr().set("u", "dash")
    if shade == 0:
        field.fill.background()
        return
    field.fill.solid()
    field.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    color = field.fill._xPr.find(qn("a:solidFill"))[0]
    etree.SubElement(color, qn("a:alpha"), val=str(int(SHADES[shade] * 100_000)))  # a tint of the accent on any ground
