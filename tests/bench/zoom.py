"""Has everything room: at 200 and 400 per cent, at 320 pixels, with larger letters, with a reader's own spaces, and on paper? Does anything move?

    python tests/bench/zoom.py [--only PATTERN] [--at BASE]

Opens every place of the atlas (tests/places.py) once in Chromium and looks at it as a reader sees it who
    w320     has a window of 320 by 256 pixels: 1280 by 1024 at 400 per cent (WCAG 1.4.10)
    w640     has one of 640 by 512 pixels: 1280 by 1024 at 200 per cent (1.4.4)
    letters  sets letters to twice their size in a window of 1400
    spaces   sets lines, letters, words and paragraphs apart (1.4.12)
    paper    prints on A4
    calm     asks for less motion (2.3.3)
Printed is a line for all that has no room, at how many places; what scrolls within itself (a table, a map) is no fault.
"""

import argparse
import os
import re
import shutil
import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, TimeoutError, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.conftest import FLAGS, Traffic, free_port, serve
from tests.browser.opened import stand
from tests.browser.room import LETTERS, SPACES, moving, on_paper, out_of_room
from tests.places import every

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
SETTLES, LONGEST = 700, 8_000  # milliseconds in which frames and charts take a new width
FITS = "() => { const main = document.querySelector('[data-testid=stMain]'); return main.scrollWidth <= main.clientWidth + 1; }"


def settled(page) -> None:
    """Give frames, charts and grids time to take another width: on a busy machine they are seconds late."""
    page.wait_for_timeout(SETTLES)
    with suppress(TimeoutError):  # what does not fit even then is told
        page.wait_for_function(FITS, timeout=LONGEST)


def sized(page, width: int, height: int) -> None:
    """Give the window a size."""
    page.set_viewport_size({"width": width, "height": height})
    settled(page)


def styled(page, style: str) -> list[str]:
    """Return what has no room with a style added; it is taken away again."""
    added = page.add_style_tag(content=style)
    settled(page)
    found = out_of_room(page)
    added.evaluate("e => e.remove()")
    return found


def look_at(page, place) -> dict[str, list[str]]:
    """Return for each look what has no room."""
    found = {"calm": moving(page), "wide": out_of_room(page)}
    usual = set(found["wide"])
    found["letters"] = [each for each in styled(page, LETTERS) if each not in usual]
    found["spaces"] = [each for each in styled(page, SPACES) if each not in usual]
    sized(page, 794, 1123)
    found["paper"] = on_paper(page)
    for width, height in ((640, 512), (320, 256)):
        sized(page, width, height)
        found[f"w{width}"] = out_of_room(page)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--at", default="")
    asked = parser.parse_args()
    places = [place for place in every() if re.search(asked.only, place.name) and place.opened in ("", "table", "take")]
    server = None if asked.at else serve("app.py", port := free_port())
    base, lines = asked.at or f"http://127.0.0.1:{port}", defaultdict(list)
    try:
        with sync_playwright() as play:
            context = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS).new_context(reduced_motion="reduce")
            for n, place in enumerate(places, 1):
                page = context.new_page()
                page.set_viewport_size({"width": 1400, "height": 900})
                page.set_default_timeout(40_000)
                page.traffic = Traffic(page)
                try:
                    page.goto(base + place.address)
                    stand(page, place)
                    found = look_at(page, place)
                except (Error, AssertionError) as error:  # an element that failed among them
                    found = {"": [f"not opened: {str(error)[:200]}"]}
                page.close()
                for look, faults in found.items():
                    for fault in faults:
                        lines[look, fault].append(place.name)
                print(n, len(places), place.name, {look: len(each) for look, each in found.items()}, file=sys.stderr, flush=True)
    finally:
        if server:
            server.terminate()
    for (look, fault), names in sorted(lines.items()):
        print(f"{look:8} {fault:70} {len(names):3} places: {', '.join(names)[:120]}")
    print(f"{len(places)} places, {len(lines)} faults")
    sys.exit(bool(lines))


if __name__ == "__main__":
    main()
