"""How is a place of the atlas brought onto the screen, with what is to be open there?"""

from tests.browser.conftest import CHARTS_STAND, drawn, land
from tests.browser.failed import none_failed
from tests.places import Place
from ui.show import FOLDS
from words import english

MAP = "iframe[title*='st_folium']"


FIRST = "first"  # what is opened where the document alone is looked at, before Streamlit's own scripts have come


def hold_back(page) -> None:
    """Let a page that is opened next stay as its document has it, what stands there open to be looked into."""

    def opened(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('shadowrootmode="closed"', 'shadowrootmode="open"'))

    page.route(lambda address: "/static/" not in address and "/assets/" not in address, opened)
    page.route("**/static/js/**", lambda route: route.abort())


def stand(page, place: Place) -> None:
    """Wait until a place that was opened stands whole, then open what is to be open there; an element that failed fails the place."""
    if place.opened == FIRST:
        for _ in range(40):  # the first who asks has it drawn
            if page.locator("atlas-first").count():
                break
            page.wait_for_timeout(1000)
            page.reload()
        page.wait_for_selector("atlas-first", state="attached", timeout=1000)
        return
    if place.address.startswith("/embed"):
        page.locator(".lead-back").wait_for(timeout=60_000)
        page.wait_for_function(CHARTS_STAND)
        none_failed(page)
        return
    drawn(page)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    if page.locator(MAP).count():
        page.frame_locator(MAP).locator(".leaflet-container").first.wait_for()
    if page.locator(".story").count():
        page.locator(".story[data-whole]").wait_for(timeout=60_000)
    if place.opened in FOLDS:
        _unfold(page, english(FOLDS[place.opened]))
    elif place.opened:
        OPEN[place.opened](page)
    drawn(page)


def _unfold(page, label: str) -> None:
    for button in page.locator("[class*='st-key-fold-'] button", has_text=label).all():
        button.click()
        page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")
    page.wait_for_timeout(500)


def _search(page) -> None:
    page.locator(".st-key-search input").fill("Congo")
    page.locator("#search-hits [role=option]").first.wait_for()


def _layers(page) -> None:
    land(page)
    page.frame_locator(MAP).locator("[aria-controls=switches]").click()
    page.frame_locator(MAP).locator("#switches input").first.wait_for()


def _imagery(page) -> None:
    _layers(page)
    page.frame_locator(MAP).locator("input[name=imagery]").check()
    page.frame_locator(MAP).locator("[data-imagery]").wait_for()


def _menu(page) -> None:
    if page.get_by_test_id("stExpandSidebarButton").count():
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebarNavLink").first.wait_for()
    else:
        page.get_by_test_id("stTopNavSection").first.click()
        page.get_by_test_id("stTopNavDropdownLink").first.wait_for()


def _more(page) -> None:
    page.locator("[data-testid=stPopover] button").first.click()
    page.locator("[data-testid=stPopoverBody]").wait_for()


def _list(page) -> None:
    page.locator(".stSelectbox input").first.click()
    page.locator("[role=option]").first.wait_for()


def _briefing(page) -> None:
    page.locator("[class*='st-key-add-'] button").first.click()
    page.locator(".tray a", has_text="(1)").click()
    page.locator(".slides li").first.wait_for()


def _showing(page) -> None:
    _briefing(page)
    page.locator("button.show").click()
    page.frame_locator(".atlas-stage iframe").locator("html[data-ready]").wait_for(timeout=90_000)


OPEN = {
    "search": _search,
    "layers": _layers,
    "imagery": _imagery,
    "menu": _menu,
    "more": _more,
    "list": _list,
    "briefing": _briefing,
    "showing": _showing,
}
