"""Where does the keyboard lead on every page, and what has a screen reader no words for?

    python tests/bench/keyboard.py [--at ADDRESS] [--width 1400] [--only PATTERN]

Each place of tests/places.py (but what is opened on it; of these where --only, a regular expression, finds their names) is walked by Tab from its beginning to its end, and back by
Shift and Tab, and its accessibility tree is read. Printed is a line for each: stops of Tab; of these, how many have no name, show not that
the keyboard is there, or lie hidden; where it is held (a trap); and of the tree: what can be used or is shown without a name, marks named
by the drawing library and not by us, charts without a description, and headings out of order. Below it, what was found. `--at` walks a
server that runs already; else one is started.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.conftest import FLAGS, free_port, serve
from tests.browser.opened import stand
from tests.browser.reading import generated, read, skipped, stops, unnamed
from tests.places import every, pages, parts, told

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
COLUMNS = ("stops", "unnamed", "unseen", "hidden", "traps", "no words", "made", "charts bare", "headings")


def walk(page, place) -> tuple[list[int], list[str]]:
    """Return the numbers of a place, as COLUMNS has them, and what was found."""
    stand(page, place)
    page.wait_for_timeout(2500)  # what comes late, as eras and a map's land
    forth, is_out = stops(page)
    page.keyboard.press("Shift+Tab")
    back, is_back = stops(page, key="Shift+Tab")
    nodes = read(page)
    bare = [node for node in nodes if node.role == "graphics-document" and not node.name]
    nameless = [stop for stop in forth if not stop.name]
    unmarked = [stop for stop in forth if not stop.is_marked]
    hidden = [stop for stop in [*forth, *back] if not stop.is_seen]
    found = [f"no name: {stop.tag} at {stop.box}" for stop in nameless]
    found += [f"not seen to have the keyboard: {stop.tag} {stop.name!r} {stop.frame}" for stop in unmarked]
    found += [f"hidden: {stop.tag} {stop.name!r} at {stop.box} {stop.frame}" for stop in hidden]
    found += [f"held at {way[-1].tag} {way[-1].name!r}" for way, out in ((forth, is_out), (back, is_back)) if not out and way]
    found += (
        [f"no words: {node.role}" for node in unnamed(nodes)] + [f"made: {name}" for name in generated(nodes)] + skipped(nodes)
    )
    numbers = [len(forth), len(nameless), len(unmarked), len(hidden), 2 - is_out - is_back]
    return [*numbers, len(unnamed(nodes)), len(generated(nodes)), len(bare), len(skipped(nodes))], found


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--at", default="")
    asked.add_argument("--width", type=int, default=1400)
    asked.add_argument("--only", default="")
    said = asked.parse_args()
    places = every() if said.only else [*pages(), *parts(), *told()]
    server = None if said.at else serve("app.py", port := free_port())
    at = said.at or f"http://127.0.0.1:{port}"
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            print(f"{'':44}", *(f"{name:>11}" for name in COLUMNS))
            for place in [each for each in places if re.search(said.only, each.name)]:
                page = browser.new_context(
                    viewport={"width": said.width, "height": 900 if said.width > 640 else 844},
                    reduced_motion="reduce",  # a colour that fades in is not yet seen when it is looked at
                ).new_page()
                page.goto(at + place.address)
                try:
                    numbers, found = walk(page, place)
                except AssertionError as failure:  # an element that failed
                    numbers, found = [], [str(failure)]
                print(f"{place.name:44}", *(f"{number:11}" for number in numbers), flush=True)
                for line in sorted(set(found)):
                    print(f"    {line} (x{found.count(line)})" if found.count(line) > 1 else f"    {line}", flush=True)
                page.context.close()
            browser.close()
    finally:
        if server:
            server.terminate()


if __name__ == "__main__":
    main()
