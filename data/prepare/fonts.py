"""Cut the fonts of pictures that leave the screen out of those that Streamlit brings along.

    python -m data.prepare.fonts

writes web/fonts/AtlasSans-*.ttf: Source Sans in three weights, with Latin letters and the signs that text needs. Pictures are
drawn and measured with them, so that they are the same on every machine. Needs fontTools and Brotli.
"""

import io
from importlib.metadata import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).resolve().parents[2] / "web" / "fonts"
FOUND = "SourceSansVF-Upright"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
# Latin with all its accents, Greek and Cyrillic, punctuation, currency, arrows, signs of mathematics, geometric shapes.
LETTERS = [*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070)]
SIGNS = [*range(0x20A0, 0x20C0), *range(0x2100, 0x2200), 0x2212, *range(0x25A0, 0x2600)]


def cut(source: bytes, weight: int, style: str) -> bytes:
    """Return one weight of the variable font with the letters above, called Atlas Sans: the name Source is reserved for Adobe's own files."""
    font = instantiateVariableFont(TTFont(io.BytesIO(source)), {"wght": weight})
    options = Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "tnum", "lnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS + SIGNS)
    subsetter.subset(font)
    names = {1: "Atlas Sans", 2: style, 4: f"Atlas Sans {style}", 6: f"AtlasSans-{style}", 16: "Atlas Sans", 17: style}
    for record, text in names.items():
        font["name"].setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font.flavor = None  # plain, as the renderer reads it
    font.recalcTimestamp = False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    source = next(Path(file.locate()) for file in files("streamlit") if FOUND in file.name).read_bytes()
    for style, weight in WEIGHTS.items():
        body = cut(source, weight, style)
        (FOLDER / f"AtlasSans-{style}.ttf").write_bytes(body)
        print(f"AtlasSans-{style}.ttf: {len(body):,} bytes")
