"""What does axe-core find, on every page and in every frame, in each look?

    python tests/bench/axe.py [--only PATTERN] [--width PIXELS] [--looks LOOK,LOOK] [--at BASE] [--out FILE.csv]

Opens every place of the atlas (tests/places.py: pages, their parts, stories, lessons, what is unfolded or opened, the document before Streamlit has come) at 1400 and at 390
pixels in Chromium and runs axe there, light, dark and in forced colours: the rules of WCAG 2.0 to 2.2, A and AA, and those of best
practice. `--only` takes the places whose name holds the pattern, `--width` and `--looks` one width and some looks, `--at` an atlas that runs
already. Printed is a table of what is broken:
rule, impact, element, at how many places, whose it is (what tests/browser/axe_streamlit.csv allows has another owner). Half an hour on two cores.
"""

import argparse
import csv
import os
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser.axe import allowed, broken
from tests.browser.conftest import FLAGS, Traffic, free_port, serve
from tests.browser.opened import FIRST, OPEN, hold_back, stand
from tests.places import every

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
WIDTHS = {1400: 900, 390: 844}
LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
PLAIN = str.maketrans("0123456789", "##########")


def look_at(context, base: str, place, width: int, looks: list[str]) -> list[dict]:
    """Return what is broken at a place in each look of LOOKS that is named."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.set_default_timeout(40_000)
    page.traffic = Traffic(page)
    found = []
    try:
        if place.opened == FIRST:
            hold_back(page)
        page.emulate_media(**LOOKS[looks[0]])
        page.goto(base + place.address)
        stand(page, place)
        for look in looks:
            page.emulate_media(**LOOKS[look])
            page.wait_for_timeout(700)  # themes are changed by the page and its frames in turn
            found += [{"place": place.name, "look": look, "width": width, **each} for each in broken(page)]
    except (Error, AssertionError) as error:  # an element that failed among them
        found.append(
            {
                "place": place.name,
                "look": "",
                "width": width,
                "rule": "not opened",
                "impact": "",
                "where": "",
                "html": "",
                "why": str(error)[:300],
                "size": "",
                "allowed": [],
            }
        )
    if page.url.startswith("http"):
        page.evaluate("localStorage.clear()")  # a briefing outlives its page
    page.close()
    return found


def visits(place, looks: list[str]) -> list[list[str]]:
    """Return the looks of each visit to a place: one where something is open, which a change of theme may close, as the search."""
    return [[look] for look in looks] if place.opened in OPEN else [looks]


def owner(row: dict) -> str:
    return allowed()[row["allowed"][0]]["owner"] if row["allowed"] else "ours"


def table(found: list[dict]) -> None:
    """Print what is broken, alike elements in one line."""
    groups = defaultdict(list)
    for row in found:
        groups[owner(row), row["rule"], row["impact"], row["where"].translate(PLAIN)[-90:]].append(row)
    for (whose, rule, impact, where), rows in sorted(groups.items(), key=lambda pair: (pair[0][0] != "ours", pair[0])):
        places = sorted({row["place"] for row in rows})
        looks = "/".join(sorted({f"{row['look']}{row['width']}" for row in rows}))
        print(f"{whose:10} {rule:28} {impact:9} {len(places):3} places {looks}\n    {where}\n    {', '.join(places)[:150]}")
        print(f"    {rows[0]['size']} {rows[0]['html'][:140]}\n    {rows[0]['why'][:200]}")
    ours = [row for row in found if owner(row) == "ours"]
    print(f"{len(found) - len(ours)} elements are others' own and listed; {len(ours)} are ours")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--width", type=int, choices=WIDTHS)
    parser.add_argument("--looks", default=",".join(LOOKS))
    parser.add_argument("--at", default="")
    parser.add_argument("--out", default="")
    asked = parser.parse_args()
    places = [place for place in every() if re.search(asked.only, place.name)]
    server = None if asked.at else serve("app.py", port := free_port())
    base, found = asked.at or f"http://127.0.0.1:{port}", []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for width in [asked.width] if asked.width else WIDTHS:
                context = browser.new_context()
                for n, place in enumerate(places, 1):
                    looks = asked.looks.split(",")
                    here = [each for some in visits(place, looks) for each in look_at(context, base, place, width, some)]
                    found += here
                    print(f"{width} {n}/{len(places)} {place.name}: {len(here)}", file=sys.stderr, flush=True)
                    for kept in context.pages:
                        kept.close()
            browser.close()
    finally:
        if server:
            server.terminate()
    table(found)
    if asked.out:
        with Path(asked.out).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, ["place", "look", "width", "rule", "impact", "where", "html", "why", "size", "allowed"])
            writer.writeheader()
            writer.writerows(found)
    sys.exit(any(owner(row) == "ours" for row in found))


if __name__ == "__main__":
    main()
