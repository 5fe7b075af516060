"""What holds on every page: the way back, the view on every link, paper, a reader's own colours, the menu on a phone."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import drawn, land
from tests.browser.room import CONTROLS

MAP = "iframe[title*='st_folium']"
SHEETS = [(794, 1123), (1123, 794)]  # A4 in the browser's pixels

# Whether name, menu (on a phone its button) and search stand one after the other; what words of a figure's foot are cut.
SIDE_BY_SIDE = """() => ['[data-testid=stHeaderLogo]', '[data-testid=stTopNav], [data-testid=stExpandSidebarButton]', '.st-key-search']
    .map(name => document.querySelector(name).getBoundingClientRect()).every((box, n, all) => n === 0 || all[n - 1].right <= box.left)"""
# Whether the search, where words are typed, lies over the button of a phone's menu.
OVER_THE_MENU = """() => { const [search, menu] = ['.st-key-search', '[data-testid=stExpandSidebarButton]'].map(name =>
    document.querySelector(name).getBoundingClientRect()); return search.left < menu.left; }"""
CUT = """() => [...document.querySelectorAll('[class*="st-key-foot-"] button [data-testid=stMarkdownContainer]')].filter(e => e.scrollWidth > e.clientWidth + 1)"""


# What reaches beyond the window's sides, but what scrolls within itself (a table of shades).
BEYOND = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, input, a, h1, h2, p, canvas, svg, iframe)')]
    .filter(e => !e.closest('.grid-scroll') && e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width)
    .filter(e => e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
FOCUS = """() => { const e = document.activeElement, style = getComputedStyle(e);
    return [e.dataset.testid, style.outlineStyle, parseFloat(style.outlineWidth)]; }"""

OUTLINE = "e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]"
# As which ground a color of the reader's own is told.
GROUND_OF = """color => { const e = document.body.appendChild(document.createElement('i')); e.style.background = color;
    const told = getComputedStyle(e).backgroundColor; e.remove(); return told; }"""


def test_back_leads_to_the_page_before_and_out_of_the_atlas(visit):
    page = visit("/people")
    drawn(page)
    page.wait_for_url(re.compile("date="))
    page.goto(page.url.replace("/people", "/money"))
    drawn(page)
    page.go_back()
    page.wait_for_url(re.compile("/people"))


def test_a_page_of_the_menu_is_one_step_back(visit):
    page = visit("/numbers?date=1994-07-01")
    drawn(page)
    page.locator("[data-testid='stPageLink'] a", has_text="Money").click()
    page.wait_for_url(re.compile(r"/money\?.*date=1994-07-01"))
    drawn(page)
    page.go_back()
    page.wait_for_url(re.compile(r"/numbers.*date=1994-07-01"))


def test_a_link_takes_the_whole_view_along(visit):
    page = visit("/?embed=true&date=1994-07-01&mission=unprofor&layers=areas-sites")
    page.locator(".day a", has_text="offices").click()
    page.wait_for_url(re.compile("/institution"))
    assert all(kept in page.url for kept in ("embed=true", "date=1994-07-01", "mission=unprofor", "layers=areas-sites")), page.url


@pytest.mark.parametrize("address", ["/?date=1994-07-15", "/timeline", "/people", "/glossary"])
def test_a_page_prints_clean(visit, address):
    page = visit(address)
    drawn(page)
    for sheet in SHEETS:
        prints_clean(page, *sheet)


def prints_clean(page, width: int, height: int) -> None:
    """Check a page on a sheet of this size, as it leaves the printer."""
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    assert not [each for each in page.locator(CONTROLS).all() if each.is_visible()]
    assert page.locator("h1").is_visible() and page.locator(".page-foot").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
    finding = page.locator(".figure-head h2, .map-finding").locator("visible=true").first
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert finding.inner_text() in " ".join(paper.pages[0].extract_text().split())  # no first page with a heading alone
    if page.locator(MAP).count():
        picture, day = page.locator(MAP).bounding_box(), page.locator(".st-key-day").bounding_box()
        said = "".join(paper.pages[0].extract_text().split())  # small letters come without blanks
        assert len(paper.pages) == 1 and "usedonthismapdonotimply" in said and "Source:" in said
        assert finding.bounding_box()["y"] < picture["y"]
        assert day["y"] >= picture["y"] + picture["height"] - 1
        assert page.locator(".st-key-day").evaluate("e => e.scrollHeight <= e.clientHeight + 1")


def test_regions_are_told_apart_in_a_readers_own_colours(visit):
    page = visit("/?date=1994-07-01", media={"forced_colors": "active"})
    land(page)
    chips = [page.locator(".operations i"), page.frame_locator(MAP).locator(".legend i")]
    for chip in chips:
        chip.first.wait_for()
        looks = chip.evaluate_all(
            "all => all.map(e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderTopStyle])"
        )
        assert len({color for color, _ in looks}) >= 4 and {edge for _, edge in looks} == {"solid"}


def test_the_menu_of_a_phone_closes_by_its_own_button(visit):
    page = visit("/glossary", width=390, height=844)
    drawn(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0")
    assert page.locator(".st-key-search").is_visible()


@pytest.mark.parametrize("width", [320, 390, 640])
def test_light_and_dark_are_chosen_on_a_phone(visit, width):
    page = visit("/glossary", width=width, height=844)
    drawn(page)
    button, search = page.get_by_test_id("stMainMenu"), page.locator(".st-key-search")
    (at, field), tapped = (each.bounding_box() for each in (button, search)), "[data-testid=stMainMenu]"
    assert at["x"] + at["width"] <= width and field["x"] + field["width"] <= at["x"]
    assert page.evaluate("([x, y, at]) => !!document.elementFromPoint(x, y).closest(at)", [at["x"] + 16, at["y"] + 14, tapped])
    search.get_by_role("combobox").focus()  # it grows, and leaves the menu free
    page.wait_for_function("at => document.querySelector('.st-key-search').getBoundingClientRect().left < at", arg=field["x"])
    assert (wide := search.bounding_box())["x"] + wide["width"] <= at["x"]
    hits = search.get_by_role("listbox").bounding_box()
    assert hits["x"] >= 0 and hits["x"] + hits["width"] <= at["x"]
    button.get_by_role("button").click()
    page.get_by_test_id("stMainMenuItem-theme-Dark").click()
    page.wait_for_function("getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === 'dark'")


def test_the_menu_of_a_phone_closes_when_a_page_is_chosen(visit):
    page = visit("/", width=390, height=844)
    drawn(page)
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.get_by_test_id("stAppViewContainer").evaluate("e => e.scrollLeft") == 0  # nothing lies beyond the edge
    page.locator(".st-key-search input").focus()
    page.wait_for_function(OVER_THE_MENU)  # it takes the whole width, and gives way to a tap beside it
    page.mouse.click(384, 400)
    page.wait_for_function(f"!({OVER_THE_MENU})()")
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Reforms").click()
    page.wait_for_url(re.compile("/reform"))
    drawn(page)
    page.wait_for_function("document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().right <= 0")
    page.reload()
    drawn(page)
    assert page.get_by_test_id("stSidebar").evaluate("e => e.getBoundingClientRect().right") <= 0
    for width in (320, 390, 768, 1024, 1280):  # name, menu and search stand side by side and whole, and so do a figure's offers
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(SIDE_BY_SIDE)
        page.wait_for_function(f"({CUT})().length === 0")


def test_a_chart_offers_no_picture_without_its_words(visit):
    page = visit("/money")
    chart = page.locator("[data-testid='stVegaLiteChart']").first
    chart.locator("canvas, svg").first.wait_for()
    chart.hover()
    assert page.locator(".vega-actions, [data-testid='stVegaLiteChart'] summary").count() == 0


def test_a_letter_of_the_glossary_leads_to_its_first_term(visit):
    page = visit("/glossary")
    drawn(page)
    page.locator(".letters a", has_text="P").click()
    page.wait_for_function("Math.abs(document.getElementById('letter-P').getBoundingClientRect().top) < 200")
    assert page.locator(".figure-head h2").count() == 1


@pytest.mark.parametrize("colors", ["none", "active"])
def test_the_place_of_the_keyboard_is_seen_in_every_menu(visit, colors):
    page = visit("/timeline", media={"forced_colors": colors})
    drawn(page)
    met = {}
    for _ in range(12):
        if "stTopNavSection" in met:
            break
        page.keyboard.press("Tab")
        name, *outline = page.evaluate(FOCUS)
        met[name] = outline
    page.keyboard.press("Enter")
    page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    page.keyboard.press("ArrowDown")
    name, *outline = page.evaluate(FOCUS)
    met[name] = outline
    for name in ("stTopNavLink", "stTopNavSection", "stTopNavDropdownLink"):
        assert met[name] == ["solid", 2], met


def test_handles_and_the_choice_of_a_list_are_seen_in_a_readers_own_colours(visit):
    """Grounds, tints and shadows are gone there: what only they tell has a border."""
    page = visit("/timeline", media={"forced_colors": "active"})
    drawn(page)
    page.locator(".st-key-search input").fill("Congo")
    page.locator("#search-hits [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("#search-hits [aria-selected=true]").evaluate(OUTLINE) == ["solid", 2]
    page.keyboard.press("Escape")
    page.locator("[data-testid=stPopover] button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".stSlider input").first.wait_for(state="attached")
    handles = page.get_by_test_id("stSliderThumbValue").locator("xpath=..")
    assert handles.evaluate_all("all => all.map(e => getComputedStyle(e).borderTopStyle)") == ["solid", "solid"]
    lines = "all => all.map(e => getComputedStyle(e.parentElement.firstElementChild).backgroundColor)"
    assert handles.evaluate_all(lines)[0] == page.evaluate(GROUND_OF, "ButtonText")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.stSlider input')"):
            break
    assert handles.first.evaluate(OUTLINE) == ["solid", 2]
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.stSelectbox input')"):
            break
    page.keyboard.press("ArrowDown")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.locator("[role=option][data-focused]").evaluate(OUTLINE) == ["solid", 2]


@pytest.mark.parametrize("address", ["/reform", "/timeline?mission=unmiss", "/deployments", "/institution"])
def test_nothing_is_cut_and_all_can_be_reached_at_four_times_its_size(visit, address):
    page = visit(address, width=320, height=256)
    drawn(page)
    page.wait_for_function(f"({BEYOND})().length === 0")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 320
    sides = page.locator("[class*='st-key-side-picked-']")  # what was picked does not lie over a window as low as this
    assert all(side.evaluate("e => e.scrollHeight <= e.clientHeight + 1") for side in sides.all())


@pytest.mark.parametrize("address", ["/", "/people"])
def test_letters_twice_as_large_make_no_page_wider_than_a_phone(visit, address):
    page = visit(address, width=390, height=844)
    drawn(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    page.wait_for_function("document.querySelector('h1').getBoundingClientRect().height > 60")
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_what_a_figure_offers_stands_on_as_few_lines_as_it_has_room_for(visit):
    page = visit("/fallen", width=320, height=700)
    drawn(page)
    offers = page.locator(".st-key-foot-fallen-years button")
    page.wait_for_function("document.querySelectorAll('.st-key-foot-fallen-years button').length === 5")
    assert len({round(offer.bounding_box()["y"] / 8) for offer in offers.all()}) == 2
    page.set_viewport_size({"width": 700, "height": 700})
    page.wait_for_timeout(300)
    credit = page.locator(".st-key-foot-fallen-years .credit").bounding_box()
    assert credit["height"] < 30 and len({round(offer.bounding_box()["y"] / 8) for offer in offers.all()}) == 1


def test_in_the_dark_no_light_page_comes_before_the_first_is_drawn(visit):
    for scheme, ground in (("dark", "rgb(16, 24, 31)"), ("light", "rgba(0, 0, 0, 0)")):
        page = visit("/", without="**/static/js/**", color_scheme=scheme)
        page.wait_for_function("document.readyState === 'complete'")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == ground
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_what_is_offered_quietly_has_an_edge_in_forced_colours(visit):
    page = visit("/fallen", media={"forced_colors": "active"})
    drawn(page)
    quiet = page.locator(".st-key-foot-fallen-years [class*=st-key-add-] button")
    edge = quiet.evaluate(
        "e => (({outlineStyle, outlineWidth, outlineColor}) => [outlineStyle, outlineWidth, outlineColor])(getComputedStyle(e))"
    )
    assert edge[:2] == ["solid", "1px"] and edge[2] == quiet.evaluate("e => getComputedStyle(e).color"), edge
    page.emulate_media(forced_colors="none")
    assert quiet.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
