"""Does every ready-made deck stand in LibreOffice as it should? Each is rendered, and what its pages show is compared, word by word.

    python tests/bench/decks.py FOLDER [NAME ...]

Needs LibreOffice (`soffice`) and Poppler (`pdftotext`, `pdftoppm`): Debian's libreoffice-impress and poppler-utils, 300 MB and more, which
is why this is no part of `tests/run.sh`. Makes the deck of each ready-made briefing, or of those named, in both shapes of slides, with its
PDF with notes; renders it to PDF and to pictures, which are to be looked at; and reports times, sizes, and each word that lies over
another or beyond its page. Ends with 1 when there was one, or when a deck has not as many pages as slides.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

from pptx import Presentation

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from publish.__main__ import ready
from publish.deck import deck_of
from publish.handout import handout_of
from publish.paper import PAPERS
from publish.ready import subjects
from tests.boxes import faults

NAMES = [*subjects(), "unmiss", "GHA", "1994-07-15"]
SHAPES = ("16x9", "4x3")
SHARED = 1.5  # points that the boxes of two words may share: they are as high as their line, not as their letters
WORD = "{http://www.w3.org/1999/xhtml}word"
PAGE = "{http://www.w3.org/1999/xhtml}page"
DOTS = "60"  # an inch, of the pictures


def words_on(pages: bytes) -> list[tuple[tuple[float, float], list[tuple[str, tuple]]]]:
    """Return for each page its size and its words with their boxes in points, from what `pdftotext -bbox` writes."""
    found = []
    for page in ElementTree.fromstring(pages).iter(PAGE):
        words = [
            (word.text, tuple(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax"))) for word in page.iter(WORD)
        ]
        found.append(((float(page.get("width")), float(page.get("height"))), words))
    return found


def faults_of(size: tuple[float, float], words: list[tuple[str, tuple]]) -> list[str]:
    """Return which words of a page lie over another, or beyond its edge."""
    found = [f"{text!r} is beyond the edge" for text, box in words if min(box[:2]) < 0 or box[2] > size[0] or box[3] > size[1]]
    for n, (text, box) in enumerate(words):
        for other, beside in words[:n]:
            across = min(box[2], beside[2]) - max(box[0], beside[0])
            deep = min(box[3], beside[3]) - max(box[1], beside[1])
            high = min(box[3] - box[1], beside[3] - beside[1])
            if across > SHARED and deep > max(SHARED, high / 3):
                found.append(f"{text!r} lies over {other!r}")
    return found


def rendered(deck: Path) -> Path:
    """Return the PDF that LibreOffice makes of a deck, with a picture of each page beside it."""
    home = f"-env:UserInstallation=file://{deck.parent.resolve()}/office"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = deck.with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-r", DOTS, "-png", str(pages), str(deck.with_suffix(""))], check=True, timeout=300)
    return pages


def checked(name: str, shape: str, folder: Path) -> list[str]:
    """Make, render and compare one deck; say what it took and return its faults."""
    target = folder / f"{name}-{shape}.pptx"
    began = time.perf_counter()
    target.write_bytes(deck_of(ready(name), PAPERS[shape]))
    made = time.perf_counter()
    notes = handout_of(ready(name), PAPERS[shape])
    (folder / f"{name}-{shape}-notes.pdf").write_bytes(notes)
    read = time.perf_counter()
    pages = rendered(target)
    deck = Presentation(target)
    found = faults(deck)
    told = words_on(subprocess.run(["pdftotext", "-bbox", str(pages), "-"], check=True, capture_output=True).stdout)
    if len(told) != len(deck.slides):
        found.append(f"{len(told)} pages of {len(deck.slides)} slides")
    found += [f"{n}: {fault}" for n, page in enumerate(told, 1) for fault in faults_of(*page)]
    print(
        f"{target.name}: {len(deck.slides)} slides, {target.stat().st_size:,} bytes in {made - began:.1f} s; "
        f"with notes {len(notes):,} bytes in {read - made:.1f} s; rendered in {time.perf_counter() - read:.1f} s; {len(found)} faults",
        *found,
        sep="\n  ",
        flush=True,
    )
    return found


def main() -> int:
    """Check the decks that are asked for and return whether there was a fault."""
    folder, names = Path(sys.argv[1]), sys.argv[2:] or NAMES
    folder.mkdir(parents=True, exist_ok=True)
    count = sum(len(checked(name, shape, folder)) for name in names for shape in SHAPES)
    shutil.rmtree(folder / "office", ignore_errors=True)
    print(f"{count} faults")
    return min(count, 1)


if __name__ == "__main__":
    raise SystemExit(main())
