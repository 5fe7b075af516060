"""Can the atlas be read without eyes and used without a pointer? By the tree that a screen reader has, and by keys alone."""

import re

from tests.browser.conftest import drawn, land
from tests.browser.reading import PLACE, generated, read, skipped, stops, unnamed

DAY = r"(\d{1,2} )?([A-Z][a-z]+ )?\d{4}"


def told(page, sentence):
    """Wait until a change is told, in the one line that is read out."""
    page.locator("#told", has_text=sentence).wait_for(state="attached")


def place(page) -> str:
    """Return the name of what has the keyboard."""
    return (page.evaluate(PLACE) or {}).get("name", "")


def hold(page, name: str):
    """Wait until what has this name has the keyboard."""
    page.wait_for_function(
        """name => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
            return (e?.getAttribute('aria-label') || e?.textContent || '').trim().startsWith(name); }""",
        arg=name,
    )


def words_for_all(page) -> list:
    """Hold a page to what holds for each: nothing without a name, no mark in a library's words, headings in order; return its tree."""
    nodes = read(page)
    roles = [node.role for node in nodes]
    assert unnamed(nodes) == [] and generated(nodes) == [] and skipped(nodes) == []
    assert roles.count("main") == 1 and [node.name for node in nodes if node.role == "navigation"][:1] == ["App pages"]
    assert [node.level for node in nodes if node.role == "heading"].count(1) == 1
    return nodes


def names(nodes, role: str) -> list[str]:
    return [node.name for node in nodes if node.role == role]


def test_the_map_says_its_day_and_gives_the_keyboard_back(visit):
    page = visit("/?date=1994-07-01", timezone_id="Pacific/Kiritimati")
    land(page)
    drawn(page)
    page.get_by_role("group", name="Operations deployed").get_by_role("button").nth(16).wait_for()
    nodes = words_for_all(page)
    assert names(nodes, "slider") == ["Month shown"]
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "July 1994"
    seats = [name for name in names(nodes, "button") if "headquarters" in name]
    assert len(seats) == 17 and all(
        re.search(rf"^[A-Z].*: .*; since {DAY}; headquarters(?: by turns)?: .*(uniformed|not known)", name) for name in seats
    )
    bars = [name for name in names(nodes, "graphics-symbol") if name.startswith("UNAMIR")]
    assert bars == ["UNAMIR: United Nations Assistance Mission for Rwanda, 5 October 1993 to 8 March 1996"]

    page.evaluate(
        "() => new MutationObserver(() => (window.said ??= []).push(document.querySelector('#told').textContent)).observe(document.querySelector('#told'), { childList: true })"
    )
    page.locator(".time-bar .label").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("15 November 1956")
    page.keyboard.press("Enter")
    told(page, "on 15 November 1956")
    assert place(page).startswith("Date shown") and page.locator(".time-bar .label").input_value() == "15 November 1956"
    assert page.evaluate("() => window.said.length") == 1  # once

    page.locator(".operations button", has_text="UNEF I").focus()
    page.keyboard.press("Enter")
    told(page, "UNEF I")
    page.locator(".st-key-close_mission button").focus()
    page.keyboard.press("Escape")
    page.locator(".st-key-card-mission").wait_for(state="detached")
    hold(page, "UNEF I")


def test_a_chart_is_read_and_chosen_from_by_keyboard_and_keeps_it(visit):
    page = visit("/timeline?date=1994-07-01", timezone_id="America/Los_Angeles")
    drawn(page)
    nodes = words_for_all(page)
    charts = names(nodes, "graphics-document")
    assert charts and all(re.search(r"operations", name) for name in charts[:1])
    marks = names(nodes, "graphics-symbol")
    assert "UNIKOM, United Nations Iraq-Kuwait Observation Mission: 9 April 1991 to 6 October 2003. Middle East." in marks
    assert "An Agenda for Peace: preventive diplomacy, peacemaking and peace-keeping: 17 June 1992." in marks
    page.locator(".stVegaLiteChart").first.focus()
    page.locator(".mark-tip", has_text="Arrow keys").wait_for()
    page.keyboard.press("End")
    last = place(page)
    page.keyboard.press("ArrowLeft")
    assert place(page) not in ("", last)
    page.keyboard.type("UNIKOM")
    page.locator(".mark-tip", has_text="9 April 1991 to 6 October 2003").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=unikom"))
    told(page, "UNIKOM was deployed")
    hold(page, "UNIKOM, United Nations Iraq-Kuwait Observation Mission")
    page.keyboard.press("Tab")
    assert not place(page).startswith("UNIKOM")


def test_one_walks_from_page_to_page_by_key_and_each_is_told_and_said_in_words(visit):
    page = visit("/learn?story=rwanda-srebrenica-brahimi")
    drawn(page)
    words_for_all(page)

    page.get_by_test_id("stTopNavSection").filter(has_text="Numbers").focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("stTopNavDropdownLink").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    told(page, "People, ")
    drawn(page)
    marks = names(words_for_all(page), "graphics-symbol")
    assert sum(bool(re.match(r"\w* ?\d{4}: (about )?[\d,]+ in uniform", mark)) for mark in marks) > 70

    page.get_by_test_id("stTopNavLink").filter(has_text="Reforms").focus()
    page.keyboard.press("Enter")
    told(page, "Reforms, ")
    drawn(page)
    marks = names(words_for_all(page), "graphics-symbol")
    assert sum(bool(re.search(rf": {DAY}\.$", mark)) for mark in marks) > 80
    assert page.get_by_role("radio", name="Table").count() >= page.locator(".stVegaLiteChart").count() > 0

    page.get_by_test_id("stTopNavLink").filter(has_text="Present").focus()
    page.keyboard.press("Enter")
    told(page, "Present, ")
    page.locator(".st-key-picks-ready").wait_for()
    words_for_all(page)


def headed(page, text: str) -> None:
    """Wait until the page's heading says this, and has the keyboard."""
    page.wait_for_function(
        "text => document.activeElement.matches('[data-testid=stMain] h1') && document.activeElement.textContent.includes(text)",
        arg=text,
    )


def test_a_story_a_lesson_and_a_hit_of_the_search_are_begun_by_key_at_their_heading(visit, atlas):
    page = visit("/learn")
    drawn(page)
    page.locator(".st-key-search input").focus()
    page.locator(".st-key-picks-stories a[href$='story=congo-twice']").focus()
    page.keyboard.press("Enter")
    headed(page, "Congo, twice")
    page.locator(".story[data-whole]").wait_for(timeout=60_000)
    for n in (2, 3):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("n => location.search.includes(`step=${n}`)", arg=n)

    page.locator(".story-on").focus()
    page.keyboard.press("/")
    page.keyboard.type("Brahimi")
    page.locator("#search-hits [role=option]").first.wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.story-on')") and not page.locator("#search-hits").is_visible()
    page.keyboard.press("/")
    page.keyboard.type(" UNIKOM")
    page.locator("#search-hits [role=option]", has_text="UNIKOM").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mission=unikom"))
    headed(page, "")

    page.goto(f"{atlas}/learn?part=lessons")
    drawn(page)
    page.locator(".st-key-picks-lessons a[href$='lesson=why-brahimi']").focus()
    page.keyboard.press("Enter")
    headed(page, "Brahimi")


def test_the_menu_of_a_phone_is_opened_left_and_used_by_key_and_is_no_stop_while_it_is_closed(visit):
    page = visit("/people?date=1994-07-15", width=390, height=844)
    drawn(page)
    menu, button = page.get_by_test_id("stSidebar"), page.get_by_test_id("stExpandSidebarButton")
    page.locator("[data-testid=stSidebar][inert]").wait_for(state="attached")
    assert "Missions" not in names(read(page), "link")
    walked = [page.keyboard.press("Tab") or place(page) for _ in range(4)]
    assert "Expand sidebar" in walked and not menu.evaluate("e => e.contains(document.activeElement)")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('[data-testid=stSidebarNavLink]')")
    page.keyboard.press("Tab")
    assert place(page) == "Missions"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('[data-testid=stExpandSidebarButton]')")
    assert menu.evaluate("e => e.getBoundingClientRect().right") <= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('[data-testid=stSidebarNavLink]')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    told(page, "Missions, ")
    headed(page, "")


def test_a_table_of_data_is_walked_cell_by_cell_left_both_ways_and_covers_nothing(visit):
    page = visit("/sources?part=differ")
    drawn(page)
    figure = page.locator("[class*=st-key-figure-]", has=page.locator(".stDataFrame")).first
    grid = figure.locator(".stDataFrame table[role=grid][aria-label]")
    grid.wait_for(state="attached")
    columns = int(grid.get_attribute("aria-colcount"))
    add = figure.get_by_role("button", name="Add to briefing")
    add.focus()
    forth, is_out = stops(page)
    cells = [stop for stop in forth if stop.tag == "td"]
    assert is_out and len(cells) == columns > 5
    assert all(stop.name and stop.is_seen and stop.is_marked for stop in forth)

    page.keyboard.press("Shift+Tab")
    back, is_out = stops(page, key="Shift+Tab")
    assert is_out and [stop.tag for stop in back].count("td") >= columns - 1  # at the last it may come in by the table itself
    assert "Add to briefing" in [stop.name for stop in back] and all(stop.is_seen for stop in back)

    figure.get_by_role("button", name="Fullscreen").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.locator("td[id^=glide-cell]:focus").wait_for(state="attached")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")  # and not from cell to cell
    page.locator(".dvn-scroller:focus").wait_for(state="attached")


def test_more_choices_are_entered_and_left_by_key_and_lie_over_nothing_that_comes_next(visit):
    page = visit("/reform")
    drawn(page)
    button, body = page.get_by_test_id("stPopoverButton").first, page.get_by_test_id("stPopoverBody")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('[data-testid=stPopoverBody] input')")
    walked = [page.keyboard.press("Tab") or place(page) for _ in range(3)]
    assert walked == ["Years shown — end", "Eras", "Region"]
    page.keyboard.press("Tab")
    body.wait_for(state="detached")
    assert place(page).startswith("1948")
    page.keyboard.press("Shift+Tab")
    assert place(page).startswith("More choices")

    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('[data-testid=stPopoverBody] input')")
    page.keyboard.press("Shift+Tab")
    body.wait_for(state="detached")
    assert place(page).startswith("More choices")

    button.click()  # by a pointer, and then on by key
    body.wait_for()
    page.keyboard.press("Tab")
    assert place(page) == "Years shown — start"
    page.locator(".st-key-search input").focus()
    body.wait_for(state="detached")
