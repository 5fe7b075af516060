"""How does a drawn page become a page of paper? An SVG's pixels, 96 to an inch, as the points of a PDF, 72 to an inch."""

import io

import vl_convert
from pypdf import PdfReader, PdfWriter

POINTS = 72 / 96  # of a pixel; as points they would make a page of A4 one third too wide, and a printer would cut it


def pdf_page(svg: str) -> bytes:
    """Return a drawing as a PDF file of one page that is as large on paper as the drawing's pixels say."""
    written = PdfWriter()
    for page in PdfReader(io.BytesIO(vl_convert.svg_to_pdf(svg))).pages:
        added = written.add_page(page)
        added.scale_by(POINTS)
        added.compress_content_streams()
    file = io.BytesIO()
    written.write(file)
    return file.getvalue()
