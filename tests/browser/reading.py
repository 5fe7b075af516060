"""What does a screen reader find on a page, and where does the keyboard lead? The tree that Chromium gives to both, and the stops of Tab."""

import re
from contextlib import suppress
from typing import NamedTuple

from playwright.sync_api import TimeoutError

# What must be told by a name: all that can be used, and all that is shown.
USED = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "slider",
    "checkbox",
    "radio",
    "tab",
    "menuitem",
    "option",
    "switch",
    "spinbutton",
}
SHOWN = {"image", "img", "graphics-symbol", "graphics-document", "Iframe", "table", "grid", "dialog", "navigation", "region"}
# What a drawing library says of a mark where nothing else was said: `y: 22; label: Heading`, `X-axis for a utc scale`, `rect mark`.
MADE = re.compile(
    r"^[\w ]{1,20}: [^;]+; [\w ]{1,20}: |^[a-z_]\w{0,19}: -?[\d.,]+$|axis for a |^Symbol legend|^Title text|\bundefined\b|\bNaN\b|\bnull\b"
)

LONGEST_NAME = 300  # letters: a group's name that is longer was put together by the browser, of all that is within


class Node(NamedTuple):
    """Something of the tree: its role, its name, and the level of a heading."""

    role: str
    name: str
    level: int


def read(page) -> list[Node]:
    """Return what a screen reader finds on a page and in its frames, in order."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    found: list[Node] = []

    def tell(node, nodes):
        if not node.get("ignored"):
            kept = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
            name = str(node.get("name", {}).get("value") or "").strip()
            found.append(Node(node["role"]["value"], name, int(kept.get("level") or 0)))
        for key in node.get("childIds", []):
            if key in nodes:
                tell(nodes[key], nodes)

    def walk(tree):
        told = session.send("Accessibility.getFullAXTree", {"frameId": tree["frame"]["id"]})["nodes"]
        nodes = {node["nodeId"]: node for node in told}
        for node in told:
            if node.get("parentId") not in nodes:
                tell(node, nodes)
        for child in tree.get("childFrames", []):
            walk(child)

    walk(session.send("Page.getFrameTree")["frameTree"])
    session.detach()
    return found


def unnamed(nodes: list[Node]) -> list[Node]:
    """Return what can be used or is shown and has no name."""
    return [node for node in nodes if node.role in USED | SHOWN and not node.name]


def generated(nodes: list[Node]) -> list[str]:
    """Return the names of marks that a drawing library made, or the browser of the names of many marks."""
    drawn = [node for node in nodes if node.role.startswith("graphics")]
    joined = [node for node in drawn if node.role == "graphics-object" and len(node.name) > LONGEST_NAME]
    return [node.name for node in drawn if MADE.search(node.name) or node in joined]


def skipped(nodes: list[Node]) -> list[str]:
    """Return the headings that stand more than one level below the heading before them, and each h1 after the first."""
    found, last = [], 0
    for node in nodes:
        if node.role == "heading":
            if node.level > last + 1 or (node.level == 1 and last):
                found.append(f"h{node.level} after h{last}: {node.name}")
            last = node.level
    return found


# Where the keyboard is: through shadows and frames. What it looks like is kept, to be compared with what it looks like without.
PLACE = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))); // what fades in has begun, and ended
  let [e, x, y, frame] = [document.activeElement, 0, 0, ''], [across, high] = [innerWidth, innerHeight];
  for (;;) {
    const inner = e?.shadowRoot?.activeElement ?? (e?.tagName === 'IFRAME' ? e.contentDocument?.activeElement : null);
    if (!inner || inner === inner.ownerDocument.body) break;
    if (e.tagName === 'IFRAME') {
      const box = e.getBoundingClientRect();
      [x, y, frame] = [x + box.left, y + box.top, e.title];
      [across, high] = [box.width, box.height];
    }
    e = inner;
  }
  if (!e || e === document.body) return null;
  const table = e.closest('canvas'); // a table of data is drawn, and its cells are within the canvas for who does not see it
  const shown = e.matches('.event') ? e.firstElementChild : table ?? e; // a mark that may stand beside its place
  const view = e.ownerDocument.defaultView, box = shown.getBoundingClientRect();
  const grid = e.closest('[data-testid=stDataFrameResizable]'), parts = grid ? [grid] : [e, ...e.children]; // it has the ring
  for (let p = e.parentElement, n = 0; !grid && p && n < 3; p = p.parentElement, n += 1) parts.push(p);
  const look = () => parts.map((p) => {
    const s = view.getComputedStyle(p);
    return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.color, s.textDecorationLine].join();
  }).join('|') + (table?.toDataURL() ?? '');
  const [left, top] = [box.left + x, box.top + y];
  const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([a, b]) => [box.left + a * box.width, box.top + b * box.height]);
  const root = e.getRootNode();
  const isSeen = !box.width || spots.some(([a, b]) => {
    const hit = root.elementFromPoint?.(a, b);
    return hit && (hit === e || e.contains(hit) || hit.contains(e) || hit.closest?.('label')?.contains(e)
      || (table && hit.matches('.dvn-scroller'))); // clear, and over the canvas
  });
  const heading = table && e.matches('td') ? table.querySelector(`th[aria-colindex="${e.ariaColIndex}"]`)?.textContent + ' ' : ''; // read with each cell
  const isWithin = !frame || (box.left < across && box.top < high && box.right > -1 && box.bottom > -1); // a mark without a size, too
  const isSame = window.__place?.e === e;
  window.__place = { e, look, had: look() };
  return {
    tag: e.tagName.toLowerCase(), frame, isSame, isSeen: isSeen && isWithin && left < innerWidth && top < innerHeight && left + box.width > -1 && top + box.height > -1,
    name: (heading + (e.getAttribute('aria-label') || e.innerText || e.textContent || e.value || e.title || '')).trim().replace(/\\s+/g, ' ').slice(0, 60),
    box: [left, top, box.width, box.height].map(Math.round),
  };
}"""
# Whether the one before looks otherwise now that the keyboard has left it.
LEFT = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return !window.__place || window.__place.had !== window.__place.look();
}"""
# Whether a table of data has told at which cell the keyboard is now: it does so a fifth of a second after the last key.
AT_A_CELL = """() => {
  const e = document.activeElement;
  return !e?.closest('canvas') || (e.matches('td') && e !== window.__place?.e);
}"""
LONGEST = 1500  # ms that a table has for it

HELD = 5  # presses of Tab that lead nowhere


class Stop(NamedTuple):
    """A stop of Tab: what it is and says, in which frame, whether it is seen there, and whether one sees that the keyboard is there."""

    tag: str
    name: str
    frame: str
    box: tuple[int, int, int, int]
    is_seen: bool
    is_marked: bool


def stops(page, most: int = 400, key: str = "Tab") -> tuple[list[Stop], bool]:
    """Return the stops of a page from where the keyboard is, and whether it came out at the end: else it is held somewhere."""
    found: list[Stop] = []
    told, times = None, 0
    for _ in range(most):
        page.keyboard.press(key)
        with suppress(TimeoutError):  # it may hold the keyboard
            page.wait_for_function(AT_A_CELL, timeout=LONGEST)
        if told:
            is_marked = page.evaluate(LEFT)
            found.append(Stop(told["tag"], told["name"], told["frame"], tuple(told["box"]), told["isSeen"], is_marked))
        told = page.evaluate(PLACE)
        if told is None:
            return found, True
        times = times + 1 if told["isSame"] else 0
        if times == HELD:
            return found, False
        if not told["isSeen"]:
            page.wait_for_timeout(500)  # a map moves to a mark that lies outside it
            told = page.evaluate(PLACE)
    return found, False
