"""Does a reader see the page before Streamlit has come, in its place, and is nothing lost when the page takes over?"""

import re
import time
import urllib.request

import pytest
from playwright.sync_api import expect

DESK, PHONE = {"width": 1400, "height": 900}, {"width": 390, "height": 844}
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
PARTS = [
    ".page-head h1", ".page-head p", ".st-key-controls", ".stSelectbox", ".figure-head h2", ".figure-head p", ".map-finding", ".day",
    ".operations button", ".credit", ".stButtonGroup button", ".page-foot p",
    "img[data-testid=stHeaderLogo]",
]  # fmt: skip
PLACES = """([root, parts]) => Object.fromEntries(parts.flatMap(part => [...eval(root).querySelectorAll(part)].slice(0, 4)
    .map((each, n) => [`${part} ${n}`, each.getBoundingClientRect()]).filter(([, box]) => box.width)
    .map(([name, box]) => [name, [box.x, box.y, box.width, box.height]])))"""
FIRST, LIVE = "window.firstRoot", "document.getElementById('root')"
# It is closed to scripts: a test looks in where its own script does.
LOOK_IN = """const inner = HTMLElement.prototype.attachInternals; HTMLElement.prototype.attachInternals = function () {
    const found = inner.call(this); window.firstRoot ||= found.shadowRoot; return found; };"""
MIDDLE = """text => { const box = [...window.firstRoot.querySelectorAll('button, a')].find(each => each.textContent.includes(text))
    .getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"""


# Of each chart: whether it is drawn, where its top is, whether its place is kept.
SEEN = """() => [...document.querySelectorAll('.stVegaLiteChart')].map(chart =>
    [Boolean(chart.querySelector('svg.marks')), Math.round(chart.getBoundingClientRect().top), chart.getBoundingClientRect().height > 100])"""
ALL_DRAWN = f"({SEEN})().every(([isDrawn]) => isDrawn)"


def wait_for_first(address: str, agent: str) -> None:
    """Ask until the first picture of an address is kept."""
    request = urllib.request.Request(address, headers={"Accept": "text/html", "User-Agent": agent, "Sec-Fetch-Dest": "document"})
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with urllib.request.urlopen(request, timeout=30) as answer:
            if b"</atlas-first>" in answer.read():
                return
    raise AssertionError(f"no first picture of {address}")


@pytest.fixture
def reader(browser):
    """A reader's first visit, for whom Streamlit's own scripts are held back until they are let through."""
    opened = []

    def visit(address: str, is_phone: bool = False, **options):
        wait_for_first(address, PHONE_AGENT if is_phone else "")
        kind = {"viewport": PHONE, "user_agent": PHONE_AGENT} if is_phone else {"viewport": DESK}
        context = browser.new_context(**kind, **options)
        opened.append(context)
        page = context.new_page()
        held, is_come = [], False
        page.route("**/static/js/index.*.js", lambda route: route.continue_() if is_come else held.append(route))
        page.add_init_script(LOOK_IN)
        page.goto(address, wait_until="commit")
        page.wait_for_selector("atlas-first", state="attached")

        def come():
            nonlocal is_come
            is_come = True
            for route in held:
                route.continue_()

        return page, come

    yield visit
    for context in opened:
        context.close()


@pytest.mark.parametrize(("address", "is_phone"), [("?date=1994-07-15", False), ("people", True)])
def test_the_first_picture_lies_on_the_page_to_the_pixel(atlas, reader, address, is_phone):
    page, come = reader(f"{atlas}/{address}", is_phone)
    page.wait_for_function("document.fonts.status === 'loaded'")
    before = page.evaluate(PLACES, [FIRST, PARTS])
    come()
    page.wait_for_selector("atlas-first", state="detached", timeout=30_000)
    # The name has an address of its own, and what stands below a chart has its place when that is drawn.
    page.wait_for_function("document.querySelector('#root img[data-testid=stHeaderLogo]')?.naturalWidth")
    page.wait_for_function(ALL_DRAWN)
    after = page.evaluate(PLACES, [LIVE, PARTS])
    apart = {name: (box, after.get(name)) for name, box in before.items() if name not in after or off(box, after[name]) > 1.5}
    assert len(before) > 12 and apart == {}


def test_what_is_picked_is_read_and_in_sight_on_the_first_picture_of_a_phone(atlas, reader):
    page, _ = reader(f"{atlas}/reform", is_phone=True)
    page.wait_for_function("document.fonts.status === 'loaded'")
    ink, ground, left, right = page.evaluate("""() => {
        const cards = window.firstRoot.querySelector('.st-key-picks-reform-landmarks'), picked = cards.querySelector('button.primary');
        const box = picked.getBoundingClientRect(), other = cards.querySelector('button:not(.primary)');
        return [getComputedStyle(picked.querySelector('p, span') ?? picked).color, getComputedStyle(other).backgroundColor, box.left, box.right]; }""")
    assert ink == ground and left >= 0 and right <= PHONE["width"]


DOTS = """[...window.firstRoot.querySelectorAll('circle.seat')].map(each => each.getBoundingClientRect())
    .map(box => [box.x + box.width / 2, box.y + box.height / 2])"""
LIVE_DOTS = """() => { const frame = document.querySelector('#root iframe'), at = frame.getBoundingClientRect();
    return [...frame.contentDocument.querySelectorAll('.seat:not(.more) .dot')].map(each => each.getBoundingClientRect())
      .map(box => [at.x + box.x + box.width / 2, at.y + box.y + box.height / 2]); }"""


@pytest.mark.parametrize(
    ("address", "is_phone"),
    [("?date=1994-07-15", False), ("?date=1994-07-15&mission=unficyp", False), ("?date=2016-05-01&mission=unmiss", True)],
)
def test_each_headquarters_stands_on_the_first_map_where_the_live_map_has_it(atlas, reader, address, is_phone):
    page, come = reader(f"{atlas}/{address}", is_phone)
    first = page.evaluate(DOTS)
    come()
    page.wait_for_selector("atlas-first", state="detached", timeout=30_000)
    live = page.evaluate(LIVE_DOTS)
    assert first and not [dot for dot in first if min(off(dot, other) for other in live) > 1.5]


def off(one: list[float], other: list[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_what_is_clicked_and_scrolled_before_the_page_has_come_is_not_lost(atlas, reader):
    page, come = reader(f"{atlas}/people?date=1994-07-01")
    page.mouse.click(*page.evaluate(MIDDLE, "›"))
    page.evaluate(f"{FIRST}.querySelector('main').scrollTop = 300")
    come()
    page.wait_for_selector("atlas-first", state="detached", timeout=30_000)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 300
    expect(page.locator("#people-day h2")).to_contain_text("1 August 1994", timeout=20_000)


def test_an_operation_that_is_clicked_before_the_page_has_come_is_chosen(atlas, reader):
    page, come = reader(f"{atlas}/?date=1994-07-15")
    assert page.evaluate(
        "[...window.firstRoot.querySelectorAll('button')].every(each => each.getAttribute('aria-disabled') === 'true')"
    )
    page.mouse.click(*page.evaluate(MIDDLE, "UNIFIL"))
    come()
    page.wait_for_url(re.compile("mission=unifil"), timeout=30_000)


def test_no_page_looks_for_its_server(visit):
    """Streamlit would ask below the page's own address first, and wait when nothing is there."""
    page = visit("/people")
    page.wait_for_selector("#root .page-foot", state="attached")
    assert page.traffic.texts and not [address for address in page.traffic.addresses if "/people/" in address]


def test_charts_that_nobody_sees_yet_are_drawn_after_those_on_the_screen(atlas, reader):
    page, come = reader(f"{atlas}/people")
    page.evaluate(
        f"""() => new MutationObserver((all, watch) => {{
            if (document.querySelector('atlas-first')) return;
            watch.disconnect(); window.atFirst = ({SEEN})();
        }}).observe(document.body, {{childList: true}})"""
    )
    come()
    page.wait_for_function("window.atFirst")
    charts = page.evaluate("window.atFirst")
    assert len(charts) > 3 and all(is_drawn == (top < 900) for is_drawn, top, _ in charts)
    assert all(is_high for *_, is_high in charts)  # what stands below them does not wander
    page.wait_for_function(ALL_DRAWN)


def test_a_page_takes_over_though_its_charts_are_below_the_screen(atlas, reader):
    page, come = reader(f"{atlas}/contributors", is_phone=True)
    come()
    page.wait_for_selector("atlas-first", state="detached", timeout=12_000)  # after 15 s it goes in any case
    page.wait_for_function(ALL_DRAWN)


def test_its_links_lead_on_at_once(atlas, reader):
    page, _ = reader(f"{atlas}/people")
    page.mouse.click(*page.evaluate(MIDDLE, "Reforms"))
    page.wait_for_url(re.compile("/reform"), wait_until="commit")


def test_a_page_whose_script_does_not_come_says_so_and_can_be_read(atlas, reader):
    page, _ = reader(f"{atlas}/people")
    page.evaluate("() => { const now = performance.now.bind(performance); performance.now = () => now() + 16_000; }")
    page.wait_for_function("window.firstRoot.querySelector('.late')?.textContent.includes('has not come yet')")
    assert "106,830" in page.evaluate("window.firstRoot.querySelector('h2').textContent")


def test_without_scripts_there_is_the_page(atlas, reader):
    page, _ = reader(f"{atlas}/people", java_script_enabled=False)
    heard = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(node["role"]["value"], node["name"]["value"]) for node in heard if not node["ignored"] and node.get("name")]
    assert ("heading", "People") in told and ("link", "Reforms") in told
    assert any(role == "image" and "people in uniform" in name for role, name in told), "the chart says what it shows"


# What stands over a map, by the name it has here: in the first picture, and in the live map's frame.
OVER = {"zoom": ".zoom", "sign": ".zoom button"} | {name: name for name in (".key", ".key .item", ".years-bar", ".years-bar > *")}
OVER_LIVE = OVER | {"zoom": ".leaflet-control-zoom", "sign": ".leaflet-control-zoom a"}
BOXES = """([root, map, parts]) => {
    const place = eval(root).querySelector(map), inner = place.contentDocument ?? place,
        {x, y} = place.contentDocument ? place.getBoundingClientRect() : {x: 0, y: 0};
    return Object.fromEntries(Object.entries(parts).flatMap(([name, part]) => [...inner.querySelectorAll(part)]
        .map(each => each.getBoundingClientRect()).filter(box => box.width)
        .map((box, n) => [`${name} ${n}`, [x + box.x, y + box.y, box.width, box.height]])));
}"""


@pytest.mark.parametrize(("address", "is_phone"), [("deployments", False), ("deployments?mission=unifil", True)])
def test_key_and_bar_of_the_map_of_sites_lie_on_the_first_picture_where_the_live_map_has_them(atlas, reader, address, is_phone):
    page, come = reader(f"{atlas}/{address}", is_phone)
    first = page.evaluate(BOXES, [FIRST, ".frame", OVER])
    come()
    page.wait_for_selector("atlas-first", state="detached", timeout=30_000)
    live = page.evaluate(BOXES, [LIVE, "iframe", OVER_LIVE])
    assert len(first) > 12 and {*first} == {*live}
    assert {part: (box, live[part]) for part, box in first.items() if off(box, live[part]) > 1.5} == {}
