"""How does a drawn page become a page of paper? An SVG's pixels, 96 to an inch, as the points of a PDF, 72 to an inch."""

import re

import vl_convert
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

POINTS = 72 / 96  # of a pixel; as points they would make a page of A4 one third too wide, and a printer would cut it
ROOT = re.compile(r"<svg\b[^>]*>")
SIDE = re.compile(r' (width|height)="([\d.]+)"')


def pdf_page(svg: str) -> bytes:
    """Return a drawing as a PDF file of one page that is as large on paper as the drawing's pixels say.

    The drawing's root has width, height and viewBox. It is made smaller before it becomes a PDF: to scale the page would mean to read
    all that is drawn on it.
    """
    return vl_convert.svg_to_pdf(ROOT.sub(lambda root: SIDE.sub(_in_points, root[0]), svg, count=1))


def _in_points(side: re.Match) -> str:
    return f' {side[1]}="{float(side[2]) * POINTS:.2f}"'


def signed(written: PdfWriter, title: str, author: str, language: str) -> None:
    """Write into a PDF file what it is called, who made it and its language: it is read aloud in that, and its window is named by the title."""
    written.add_metadata({"/Title": title, "/Author": author})
    written.root_object[NameObject("/Lang")] = TextStringObject(language)
    written.create_viewer_preferences().display_doctitle = True
