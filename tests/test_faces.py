"""Are the fonts that a first visit fetches the cut ones, and the whole ones wherever a cut would not do?"""

import re
from pathlib import Path

import pytest

from server import faces as module
from server.faces import FONTS, STATIC, faces, named_icons, sheet, styles, with_faces
from server.streamlit_front import kept_file

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = (STATIC / "index.html").read_bytes()


@pytest.fixture
def another(monkeypatch):
    """Streamlit as if it were another: what is remembered of the one that runs is forgotten before and after."""
    remembered = (faces, named_icons, sheet, styles)
    for each in remembered:
        each.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    for each in remembered:
        each.cache_clear()


def test_every_icon_of_the_atlas_and_of_streamlit_is_in_the_cut_font():
    listed = set(re.findall(r'"(\w+)"', (FONTS / "faces.json").read_text(encoding="utf-8").split('"icons": [')[1]))
    pages = [path for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.py")]
    own = {name for path in pages for name in re.findall(r":material/(\w+)", path.read_text(encoding="utf-8"))}
    assert {"arrow_forward", "close"} <= own and own <= listed, "an icon would be shown as its name: python -m data.prepare.faces"
    assert len(named_icons()) > 50 and named_icons() <= listed, "icons would be fetched whole: python -m data.prepare.faces"


def test_the_document_names_the_cut_text_and_a_style_sheet_with_all_cut_fonts():
    document, sheets = with_faces(DOCUMENT).decode(), styles().decode()
    assert [Path(face.name).stem.partition(".")[0] for face in faces()] == ["AtlasText", "AtlasText-Italic", "AtlasIcons"]
    assert faces()[0].name in document and faces()[0].of not in document and f'href="./{sheet()}?faces=' in document
    assert all(sheets.count(face.name) == 1 for face in faces())
    assert [sheets.count(face.of) for face in faces()] == [1, 1, 0], "text keeps its whole font for other letters, icons do not"
    assert sheets.count("unicode-range") == (STATIC / sheet()).read_text(encoding="utf-8").count("unicode-range") + 4


def test_a_cut_font_is_sent_as_it_is_and_streamlits_own_style_sheet_stays_at_its_address():
    for face in faces():
        sent = kept_file(f"/static/media/{face.name}").answer("gzip, br")
        assert (
            sent.body == (FONTS / f"{face.name.partition('.')[0]}.woff2").read_bytes()
            and "immutable" in sent.headers["Cache-Control"]
        )
        assert sent.headers["Content-Type"] == "font/woff2" and "Content-Encoding" not in sent.headers
    assert kept_file(f"/{sheet()}", "faces=1").body != kept_file(f"/{sheet()}").body
    assert kept_file("/static/media/AtlasIcons.00000000.woff2") is None


def test_a_streamlit_that_names_another_icon_sends_its_icons_whole(another):
    another.setattr(module, "named_icons", lambda: {"skull"})
    assert [face.letters != "" for face in faces()] == [True, True] and b"MaterialSymbols" in styles()


def test_a_streamlit_with_other_fonts_sends_them_whole(another, tmp_path):
    (tmp_path / "index.html").write_bytes(DOCUMENT)
    (tmp_path / sheet()).parent.mkdir(parents=True)
    (tmp_path / sheet()).write_bytes((STATIC / sheet()).read_bytes())
    sheet.cache_clear()
    another.setattr(module, "STATIC", tmp_path)
    assert faces() == [] and styles() == (tmp_path / sheet()).read_bytes()
