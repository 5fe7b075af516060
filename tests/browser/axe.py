"""What does axe-core find on a page and in its frames, and what of it is not ours to mend?"""

import csv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ALLOWED = Path(__file__).with_name("axe_streamlit.csv")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Rules that are broken, each with its elements: where (a path through frames and shadows), and by which lines of the list it is allowed.
RUN = """async ([tags, allowed]) => {
  const { violations, incomplete } = await axe.run(document, { runOnly: tags, rules: { "target-size": { enabled: true } }, resultTypes: ["violations", "incomplete"] });
  const reached = (target) => {
    let root = document, element = null;
    for (const step of target.flat()) {
      element = root?.querySelector(step);
      root = element?.contentDocument ?? element?.shadowRoot ?? element;
    }
    return element;
  };
  const found = (result) => result.nodes.map((node) => {
    const element = reached(node.target);
    const box = element?.getBoundingClientRect();
    return {
      rule: result.id, impact: result.impact ?? "", where: node.target.flat().join(" > "), html: node.html.slice(0, 160),
      why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ").slice(0, 300),
      size: box ? `${Math.round(box.width)}x${Math.round(box.height)}` : "",
      allowed: allowed.flatMap(([rule, selector], n) => rule === result.id && element?.matches(selector) ? [n] : []),
    };
  });
  const unread = incomplete.filter((result) => result.id === "frame-tested");
  return [...violations, ...unread].flatMap(found);
}"""


@cache
def allowed() -> list[dict[str, str]]:
    """Return what is not ours to mend: rule, selector, page and what is opened there (tests.browser.opened), owner, why, upstream."""
    with ALLOWED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ready(page) -> None:
    """Bring axe into a page and each of its frames that are there."""
    for frame in page.frames:
        if not frame.is_detached() and not frame.evaluate("'axe' in window"):
            frame.evaluate(SOURCE.read_text(encoding="utf-8"))


def broken(page) -> list[dict]:
    """Return the elements that break a rule: rule, impact, where, html, why, size, and in allowed the lines of the list that allow it."""
    ready(page)
    return page.evaluate(RUN, [TAGS, [[row["rule"], row["selector"]] for row in allowed()]])


def unlisted(page) -> list[tuple[str, str, str]]:
    """Return what breaks a rule and is on no list: rule, where, why."""
    return [(each["rule"], each["where"], each["why"]) for each in broken(page) if not each["allowed"]]
