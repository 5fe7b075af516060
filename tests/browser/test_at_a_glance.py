"""Does each page say its point at once? Words before the first picture, where it begins, what jumps, on a desk and on a phone."""

import pytest

from figures.pages import PAGES
from tests.browser.axe import unlisted
from tests.browser.conftest import Traffic, drawn, strangers
from tests.browser.room import moving, on_paper, out_of_room
from words.language import words_of

SIZES = {"desk": (1400, 900), "phone": (390, 844)}
# Streamlit changes ground, texts and buttons one after the other, and charts below the screen are drawn anew last (web/shared/in_turn.js).
IS_STILL = """() => { const told = [...document.querySelectorAll('#root *')].map(e =>
        getComputedStyle(e).color + (e.matches('svg.marks') ? e.getAttribute('width') : '')).join() + document.querySelectorAll('[data-waits]').length;
    const isStill = told === window.toldLast && !document.querySelector('[data-waits]');
    window.toldLast = told; return isStill; }"""
IS_DARK = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor.match(/\\d+/g).every(part => part < 70)"
MAGNIFIED = {"width": 320, "height": 256}  # a window of 1280 by 1024 at 400 per cent
# Choices of a page side by side, in more than two rows.
ROWS = "[...document.querySelectorAll('.st-key-controls [data-testid=stButtonGroup]')].filter((e) => e.offsetHeight > 100).length"
# The first picture's top may lie so far below the page's own, and so many words may come before it.
LOWEST = {"desk": 300, "phone": 640}
MOST_WORDS, MOST_SHIFT = 30, 0.1
TITLES = {page.key: words_of("en")(page.title) for page in PAGES.values()} | {"mission?mission=unmiss": "UNMISS"}
WATCH = """window.__shift = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""
MEASURE = """() => {
  const word = document.createRange();
  const isSpelled = e => { word.selectNodeContents(e); return word.getBoundingClientRect().width > 1.2 * parseFloat(getComputedStyle(e).fontSize); };
  const main = document.querySelector('[data-testid=stMain]');
  const isSeen = e => { const r = e.getBoundingClientRect(); return r.width > 200 && r.height > 60; };
  const kinds = 'iframe, .stVegaLiteChart, .entries, .numbers, .grid, img, .time-bar, [class*="st-key-picks-"]';
  const picture = [...main.querySelectorAll(kinds)].find(isSeen);
  let words = 0;
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (picture && walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!(picture.compareDocumentPosition(parent) & Node.DOCUMENT_POSITION_PRECEDING)) continue;
    if (!parent || parent.closest('script, style, nav, button, input, label, select, h1, [role=listbox], .notices, .st-key-search')) continue;
    const r = parent.getBoundingClientRect();
    if (r.width && r.height) words += walk.currentNode.textContent.trim().split(/\\s+/).filter(Boolean).length;
  }
  return {top: picture ? picture.getBoundingClientRect().top : null, words, h1: document.querySelectorAll('h1').length,
    title: document.title, spelled: [...document.querySelectorAll('[data-testid=stIconMaterial]')].filter(isSpelled).map(e => e.textContent),
    across: main.scrollWidth, shift: window.__shift, wide: document.documentElement.scrollWidth > innerWidth + 1};
}"""


def stand_still(tab) -> None:
    """Wait until nothing has changed for a moment."""
    tab.evaluate("delete window.toldLast")
    tab.wait_for_function(IS_STILL, polling=400)


@pytest.fixture(
    scope="module", params=[(page, size) for page in TITLES for size in SIZES], ids=lambda pair: f"{pair[0] or 'map'}-{pair[1]}"
)
def seen(request, browser, atlas):
    """What a page looks like once it is drawn."""
    page, size = request.param
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    tab = context.new_page()
    tab.traffic = Traffic(tab)
    tab.add_init_script(WATCH)
    tab.goto(f"{atlas}/{page}")
    drawn(tab)
    tab.wait_for_function(f"(({MEASURE})()).top !== null", timeout=60_000)
    if tab.locator("iframe").count():  # a map takes its place when its frame has come
        tab.wait_for_function("[...document.querySelectorAll('iframe')].every(e => e.getBoundingClientRect().height > 60)")
    measured = tab.evaluate(MEASURE)
    is_turn = list(TITLES).index(page) % 2 == list(SIZES).index(size)  # axe costs half a second: light on a desk, dark on a phone
    rules = unlisted(tab) if is_turn and size == "desk" else []
    tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    tab.wait_for_function(IS_DARK)
    stand_still(tab)
    fonts = {address.rpartition("/")[2].partition(".")[0] for address in tab.traffic.addresses if address.endswith(".woff2")}
    measured |= {
        "fonts": fonts,
        "dark": tab.evaluate(MEASURE)["across"],
        "strangers": strangers(tab, atlas),
        "trouble": tab.traffic.trouble,
    }
    if size == "phone":
        rules = unlisted(tab) if is_turn else []
        tab.set_viewport_size(MAGNIFIED)
        tab.wait_for_function("innerWidth === 320")
        stand_still(tab)
        drawn(tab)
        measured["room"] = [*moving(tab), *out_of_room(tab), *on_paper(tab), *["choices in many rows"] * tab.evaluate(ROWS)]
    measured["rules"] = rules
    yield page, size, measured
    context.close()


def test_the_picture_comes_at_once(seen):
    _, size, page = seen
    assert page["top"] is not None and page["top"] <= LOWEST[size], page
    assert page["words"] <= MOST_WORDS, page


def test_it_has_one_heading_and_a_title_of_its_own(seen):
    address, _, page = seen
    assert page["h1"] == 1 and page["title"] == f"{TITLES[address]}, Blue Helmets Atlas"


def test_nothing_jumps_and_nothing_is_cut(seen):
    _, size, page = seen
    assert page["shift"] <= MOST_SHIFT and not page["wide"], page
    assert max(page["across"], page["dark"]) <= SIZES[size][0], page


def test_no_rule_of_axe_is_broken(seen):
    _, _, page = seen
    assert not page["rules"]


def test_all_has_room_at_400_per_cent_and_on_paper_and_nothing_moves(seen):
    _, _, page = seen
    assert not page.get("room")


def test_its_icons_are_pictures_and_its_fonts_the_cut_ones(seen):
    _, _, page = seen
    assert not page["spelled"], page["spelled"]
    assert {"AtlasText", "AtlasIcons"} <= page["fonts"] <= {"AtlasText", "AtlasText-Italic", "AtlasIcons"}, page["fonts"]


def test_no_other_host_is_asked(seen):
    _, _, page = seen
    assert not page["strangers"] and not page["trouble"]


def test_what_waits_for_a_part_that_never_comes_is_seen_all_the_same(visit):
    tab = visit("/fallen", width=390, height=844)
    foot = tab.locator(".page-foot")
    foot.wait_for(timeout=60_000)
    tab.evaluate("""() => document.querySelector('.st-key-figure-fallen-years > *').insertAdjacentHTML(
      'beforeend', '<div data-testid="stSkeleton"></div>')""")
    foot.wait_for(state="hidden")
    foot.wait_for(timeout=10_000)
