"""Can every story and every lesson be walked by keyboard, wide and narrow, and printed?

    python tests/bench/walk.py [KEY ...]

KEY is a story's or a lesson's; all are walked where none is named. Each story is opened at 1400 and at 390 pixels and walked by the arrow keys from its first step to its last: each step must come to be read,
with its picture or the sentence that stands for it, and nothing may need sideways scrolling. Each lesson is opened at both widths, and all
that is folded in it is unfolded by Tab and Enter. Both are printed on A4, where every heading must stand. Printed is a line for each, with
what was wrong; the command fails where anything was.
"""

import io
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from learn.lesson import lessons
from learn.story import stories
from tests.browser.conftest import FLAGS, Traffic, free_port, serve
from words import english

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
WIDTHS = {1400: 900, 390: 844}
IS_WIDER = "document.documentElement.scrollWidth > innerWidth + 1"
READ = "document.querySelector('.story-step.read h2')?.textContent"
LONGEST = 90_000


def letters(text: str) -> str:
    """Return a text's letters and figures alone: a line's end on paper, and its kind of apostrophe, say nothing."""
    return "".join(each for each in text.lower() if each.isalnum())


def printed(page) -> str:
    """Return what stands on a page when it is printed on A4."""
    return letters(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))


def faults_of_story(page, story) -> list[str]:
    """Walk a story by the arrow keys to its end."""
    page.locator(".story[data-whole][data-map]").wait_for(timeout=LONGEST)
    found = []
    for n, step in enumerate(story.steps):
        if n:
            page.keyboard.press("ArrowRight")
        page.wait_for_function(f"text => {READ} === text", arg=english(story.heading(n)), timeout=LONGEST)
        page.wait_for_function("document.querySelector('.story-figure').dataset.seen !== 'wait'", timeout=LONGEST)
        if page.evaluate(IS_WIDER):
            found.append(f"step {n + 1} needs sideways scrolling")
        if not page.locator(".story-finding").inner_text().strip():
            found.append(f"step {n + 1} has no headline over its picture ({step.view})")
    paper = printed(page)
    return found + [f"not on paper: {step.heading}" for step in story.steps if letters(step.heading) not in paper]


def faults_of_lesson(page, lesson) -> list[str]:
    """Unfold by keyboard all that is folded in a lesson."""
    page.locator(".lesson").first.wait_for(timeout=LONGEST)
    folded = page.locator(".lesson details:not([open]) > summary")
    found, count = [], folded.count()
    for _ in range(count):
        folded.first.focus()
        page.keyboard.press("Enter")
    if folded.count():
        found.append(f"{folded.count()} of {count} do not unfold by keyboard")
    if page.evaluate(IS_WIDER):
        found.append("needs sideways scrolling")
    paper = printed(page)
    return found + [
        f"not on paper: {english(step.heading)}" for step in lesson.steps if letters(english(step.heading)) not in paper
    ]


def main() -> None:
    walks = [("story", key, each, faults_of_story) for key, each in stories().items()]
    walks += [("lesson", key, each, faults_of_lesson) for key, each in lessons().items()]
    walks = [walk for walk in walks if walk[1] in (sys.argv[1:] or [walk[1]])]
    server, wrong = serve("app.py", port := free_port()), 0
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for kind, key, each, faults in walks:
                for width, height in WIDTHS.items():
                    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
                    page.traffic = Traffic(page)
                    page.goto(f"http://127.0.0.1:{port}/learn?{kind}={key}")
                    found = faults(page, each) + page.traffic.trouble
                    wrong += bool(found)
                    print(f"{kind} {key} at {width}: {'; '.join(found) or 'walked and printed'}", flush=True)
                    page.context.close()
            browser.close()
    finally:
        server.terminate()
    sys.exit(f"{wrong} of {len(walks) * len(WIDTHS)} walks had faults" if wrong else 0)


if __name__ == "__main__":
    main()
