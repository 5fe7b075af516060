"""Cut what pages use out of the three fonts that a first visit would fetch whole: Streamlit's text, upright and italic, and its icons.

    python -m data.prepare.faces

writes web/fonts/Atlas*.woff2 and web/fonts/faces.json, which says of each: `file`, its name; `of`, the name of Streamlit's file it is cut
out of; of text, `letters`, the range of letters it has, and `others`, that of all else its whole has (both as CSS writes them); of icons,
`icons`, their names: those that Streamlit's scripts name, and the atlas's own. server.faces sends them. Needs fontTools and Brotli.
"""

import io
import json
import re
import string
from importlib.metadata import files
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "web" / "fonts"
TEXTS = {
    "AtlasText.woff2": ("SourceSansVF-Upright", "Atlas Text"),
    "AtlasText-Italic.woff2": ("SourceSansVF-Italic", "Atlas Text Italic"),
}
ICONS, ALL_ICONS = "AtlasIcons.woff2", "MaterialSymbols-Rounded"
# Latin as Europe writes it, the dashes, quotation marks and spaces of text, currency, arrows, signs of mathematics, shapes, ticks.
LATIN = {*range(0x20, 0x180), *range(0x218, 0x21C), 0x1E6C, 0x1E6D}
SIGNS = {
    *range(0x2002, 0x203B),
    0x2044,
    0x20AC,
    *range(0x2190, 0x2194),
    0x2212,
    0x2264,
    0x2265,
    *range(0x25A0, 0x25D0),
    0x2610,
    0x2611,
    0x2713,
    0x2717,
}
# Raised letters and the micro sign are fitted to the pixels beside small capitals and Greek, which the cut lacks: they come with the whole.
LETTERS = (LATIN | SIGNS) - {*map(ord, "ª²³µ¹º")}
NAMED = re.compile(r":material/(\w+):")
NAMED_WITH = string.ascii_lowercase + string.digits + "_"
CHANGED = "Cut by the Blue Helmets Atlas to what its pages use."
COPYRIGHT, FAMILY, WHOLE_NAME, FILE_NAME, DESCRIPTION, LICENSE, LICENSE_ADDRESS = (
    0,
    1,
    4,
    6,
    10,
    13,
    14,
)  # records of a font's names


def css_range(letters: set[int]) -> str:
    """Return code points as CSS writes a range of them: `U+20-7E,U+A0`."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(sorted(letters)), lambda pair: pair[1] - pair[0])]
    return ",".join(f"U+{run[0]:X}-{run[-1]:X}" if len(run) > 1 else f"U+{run[0]:X}" for run in runs)


def cut(font: TTFont, options: Options, name: str, **kept) -> bytes:
    """Return a font with only what is `kept` (Subsetter.populate), under a name of its own, as WOFF2."""
    options.name_IDs = [COPYRIGHT, FAMILY, 2, 3, WHOLE_NAME, 5, FILE_NAME, LICENSE, LICENSE_ADDRESS]
    subsetter = Subsetter(options)
    subsetter.populate(**kept)
    subsetter.subset(font)
    for record, text in {FAMILY: name, WHOLE_NAME: name, FILE_NAME: name.replace(" ", ""), DESCRIPTION: CHANGED}.items():
        font["name"].setName(text, record, 3, 1, 0x409)
    font.flavor, font.recalcTimestamp = "woff2", False
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def named_icons(streamlit: list[Path]) -> list[str]:
    """Return the names of the icons that Streamlit's scripts may show, and those that the atlas's pages do, in the order of the alphabet."""
    own = [path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
    scripts = [path for path in streamlit if path.suffix == ".js" and path.parent.name == "js"]
    return sorted({name for path in [*own, *scripts] for name in NAMED.findall(path.read_text(encoding="utf-8"))})


def main() -> None:
    """Write the fonts and what is said of them."""
    streamlit = [Path(file.locate()) for file in files("streamlit")]
    fonts = [path for path in streamlit if path.suffix == ".woff2"]
    faces = []
    for file, (source, name) in TEXTS.items():
        whole = next(path for path in fonts if path.name.startswith(source))
        font = TTFont(whole)
        had = set(font.getBestCmap())
        # By the name of their licence, Adobe's own name is reserved: see data.prepare.fonts.
        (FOLDER / file).write_bytes(cut(font, Options(), name, unicodes=had & LETTERS))
        faces.append({"file": file, "of": whole.name, "letters": css_range(had & LETTERS), "others": css_range(had - LETTERS)})
    whole = next(path for path in fonts if path.name.startswith(ALL_ICONS))
    font, icons, options = TTFont(whole), named_icons(streamlit), Options()
    # An icon is a ligature of its name's letters; without this, so would be every icon whose name can be written with them.
    options.layout_closure, options.layout_features = False, ["*"]
    glyphs = icon_glyphs(font)
    kept = [glyphs[icon] for icon in icons if icon in glyphs]
    (FOLDER / ICONS).write_bytes(cut(font, options, "Atlas Icons", glyphs=kept, text=NAMED_WITH))
    faces.append({"file": ICONS, "of": whole.name, "icons": icons})
    (FOLDER / "faces.json").write_text(json.dumps(faces, indent=1) + "\n", encoding="utf-8")
    for face in faces:
        print(f"{face['file']}: {(FOLDER / face['file']).stat().st_size:,} bytes")


def icon_glyphs(font: TTFont) -> dict[str, str]:
    """Return the icons of a font: name to glyph. Some share one, and some glyphs are called otherwise."""
    letters = {glyph: chr(letter) for letter, glyph in font.getBestCmap().items()}
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    ligatures = [
        (first, each)
        for table in tables
        for first, those in getattr(table, "ExtSubTable", table).ligatures.items()
        for each in those
    ]
    return {letters[first] + "".join(letters[part] for part in each.Component): each.LigGlyph for first, each in ligatures}


if __name__ == "__main__":
    main()
