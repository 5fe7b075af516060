"""Is a briefing made, put in order, shown and taken along, by mouse and by keyboard alone, with every other host blocked?"""

import io
import json
import re
import time
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from publish.briefing import read
from tests.browser.conftest import Traffic, finished_runs, free_port, land, serve, strangers

PAGES = ["Missions", "Reforms", "Timeline", "Institution"]
FOUR_MINUTES = 240
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at?.tagName === 'IFRAME') return '';
  const said = at?.getAttribute('aria-label') || at?.labels?.[0]?.textContent || at?.textContent || '';
  return `${at?.tagName} ${said.trim()}`;
}"""


def settled(page):
    page.wait_for_selector(".page-foot", state="attached", timeout=60_000)
    page.wait_for_function(
        "!document.querySelector('[data-testid=stStatusWidget]') &&"
        " document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
        timeout=60_000,
    )


def tray(page, count: int):
    page.locator(".tray a", has_text=f"({count})").wait_for(timeout=30_000)


def shown(page):
    """The show, once it stands."""
    frame = page.frame_locator(".atlas-stage iframe")
    frame.locator("html[data-ready]").wait_for(timeout=90_000)
    return frame


def heading(frame) -> str:
    return frame.locator(".slide.current").get_attribute("aria-label")


def tab_to(page, wanted: str, most: int = 160, key: str = "Tab"):
    """Press Tab until what is wanted has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if re.match(wanted, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"{wanted} was not reached by {key}")


@pytest.mark.walk
def test_a_briefing_is_made_and_taken_along_by_mouse(visit, atlas, tmp_path):
    began = time.monotonic()
    page = visit("/")
    settled(page)
    day = page.get_by_role("textbox", name="Date shown")
    day.fill("15 July 1994")
    day.press("Enter")
    page.wait_for_url(re.compile("date=1994-07-15"))
    page.locator(".st-key-add-map button").click()
    tray(page, 1)
    for n, name in enumerate(PAGES, 2):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).first.click()
        settled(page)
        page.locator("[class*='st-key-add-'] button").first.click()
        tray(page, n)
    page.locator(".tray a").click()
    page.locator(".slides li").nth(4).wait_for()
    settled(page)
    field = page.get_by_label("Title of the slide")
    page.locator(".slides .name").nth(0).click()
    settled(page)
    field.fill("The busiest summer")
    field.press("Enter")
    page.locator(".slides .name", has_text="The busiest summer").wait_for()
    handle, last = page.locator(".slides .handle").nth(0), page.locator(".slides li").nth(4).bounding_box()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + 8, last["y"] + last["height"] / 2, steps=8)
    page.mouse.up()
    page.locator(".slides li").nth(4).get_by_text("The busiest summer").wait_for()
    with page.expect_download() as kept:
        page.get_by_role("button", name="File to open again").click()
    kept.value.save_as(tmp_path / "kept.json")
    briefing = read((tmp_path / "kept.json").read_bytes())
    assert briefing.slides[4].title == "The busiest summer" and "date=1994-07-15" in briefing.slides[4].addresses[0]
    page.get_by_role("button", name="Show it").click()
    frame = shown(page)
    page.context.set_offline(True)
    first = heading(frame)
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("PageDown")
    assert heading(frame) != first
    frame.locator("body").press("p")
    assert frame.locator(".speaker .notes").text_content() and frame.locator(".speaker .following").is_visible()
    page.keyboard.press("b")
    assert "black" in frame.locator("body").get_attribute("class")
    page.keyboard.press("Escape")
    page.locator(".atlas-stage").wait_for(state="detached")
    page.context.set_offline(False)
    brought = {}
    for name in ("PowerPoint 16:9", "HTML that shows itself"):
        with page.expect_download(timeout=120_000) as made:
            page.get_by_role("button", name=name).click()
        brought[name] = Path(made.value.path()).read_bytes()
    deck = Presentation(io.BytesIO(brought["PowerPoint 16:9"]))
    assert "The busiest summer" in [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert b"The busiest summer" in brought["HTML that shows itself"]
    page.locator(".slides .name").nth(0).wait_for()
    while page.locator(".slides li").count():
        count = page.locator(".slides li").count()
        page.locator(".slides [data-part=remove]").nth(0).click()
        page.locator(".slides li").nth(count - 1).wait_for(state="detached")
        settled(page)
    page.locator("[data-testid='stFileUploaderDropzoneInput']").set_input_files(tmp_path / "kept.json")
    page.locator(".slides li").nth(4).wait_for()
    assert page.locator(".slides li").nth(4).get_by_text("The busiest summer").is_visible()
    assert not strangers(page, atlas) and time.monotonic() - began < FOUR_MINUTES


def press_on(page, wanted: str, key: str = "Tab", most: int = 300):
    """Go to what is wanted by the keyboard, and press Enter."""
    tab_to(page, wanted, most, key)
    page.keyboard.press("Enter")


def taken(page, name: str, key: str = "Tab") -> bytes:
    """Bring a file by the keyboard and return what is in it."""
    tab_to(page, f"BUTTON {name}", key=key)
    with page.expect_download(timeout=120_000) as made:
        page.keyboard.press("Enter")
    return Path(made.value.path()).read_bytes()


@pytest.mark.walk
def test_a_briefing_is_made_shown_and_taken_along_by_keyboard_alone(visit, atlas, tmp_path):
    began = time.monotonic()
    page = visit("/")
    # Listened for from now on: a busy page may get the key before it is told that its choosers are listened for.
    page.on("filechooser", lambda _: None)
    settled(page)
    tab_to(page, "INPUT Date shown", 260)
    page.keyboard.press("Control+a")
    page.keyboard.type("15 July 1994\n")
    page.wait_for_url(re.compile("date=1994-07-15"))
    press_on(page, "BUTTON Add to briefing")
    tray(page, 1)
    for n, name in enumerate(PAGES, 2):
        press_on(page, f"A .*{name}", "Shift+Tab")
        page.wait_for_url(re.compile(name.lower().rstrip("s")))
        settled(page)
        press_on(page, "BUTTON Add to briefing")
        tray(page, n)
    press_on(page, "A Briefing \\(5\\)", "Shift+Tab")
    page.locator(".slides li").nth(4).wait_for()
    settled(page)
    tab_to(page, "BUTTON 1 · ")
    page.keyboard.press("Alt+ArrowDown")
    page.locator(".slides li").nth(1).get_by_text("15 July 1994").wait_for()
    settled(page)
    assert page.evaluate(FOCUSED).startswith("BUTTON 2 · ")
    page.keyboard.press("Enter")
    settled(page)
    tab_to(page, "INPUT Title of the slide")
    page.keyboard.press("Control+a")
    page.keyboard.type("The busiest summer\n")
    page.locator(".slides .name", has_text="The busiest summer").wait_for()
    settled(page)
    press_on(page, "BUTTON Show it", "Shift+Tab")
    frame, before = shown(page), ""
    while heading(frame) not in ("The busiest summer", before):  # the first slide's account goes on for some
        before = heading(frame)
        page.keyboard.press("Space")
    assert heading(frame) == "The busiest summer"
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    page.locator(".atlas-stage").wait_for(state="detached")
    tab_to(page, "BUTTON PowerPoint 16:9")  # the walk by mouse takes this one and the next but one
    pages = PdfReader(io.BytesIO(taken(page, "PDF with notes"))).pages
    assert any("The busiest summer" in each.extract_text() for each in pages)
    tab_to(page, "BUTTON HTML that shows itself")
    (tmp_path / "kept.json").write_bytes(taken(page, "File to open again"))
    tab_to(page, "BUTTON 1 · ")
    page.keyboard.press("Delete")
    page.locator(".slides li").nth(4).wait_for(state="detached")
    settled(page)
    press_on(page, "SUMMARY .*Open another briefing")
    tab_to(page, "BUTTON .*(Upload|Browse)")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "kept.json")
    page.locator(".slides li").nth(4).wait_for()
    assert page.locator(".slides li").nth(1).get_by_text("The busiest summer").is_visible()
    assert not strangers(page, atlas) and time.monotonic() - began < FOUR_MINUTES


def test_the_speaker_has_a_window_beside_the_full_screen(visit):
    page = visit("/present")
    settled(page)
    page.locator(".st-key-ready-protection button").click()
    page.locator(".slides li").nth(7).wait_for()
    settled(page)
    page.get_by_role("button", name="Show it").click()
    frame = shown(page)
    is_full = "Boolean(document.fullscreenElement)"
    assert page.evaluate(is_full)
    page.context.set_offline(True)
    with page.context.expect_page() as opened:
        page.keyboard.press("w")
    speaker = opened.value
    page.evaluate("document.fullscreenElement ? document.exitFullscreen() : null")  # as a browser may when a window opens
    page.wait_for_function(f"!{is_full}")
    before = heading(frame)
    speaker.keyboard.press("PageDown")
    speaker.locator(".place", has_text="Slide 2 of").wait_for()
    assert heading(frame) != before and speaker.locator(".notes").text_content().startswith("To say:")
    assert re.search(r"\d:\d\d", speaker.locator(".clock").text_content())
    page.bring_to_front()
    frame.locator("body").press("f")
    page.wait_for_function("document.querySelector('.atlas-stage iframe').contentDocument.fullscreenElement")
    assert not speaker.is_closed()
    frame.locator("body").press("f")
    page.wait_for_function("!document.querySelector('.atlas-stage iframe').contentDocument.fullscreenElement")
    with speaker.expect_event("close"):
        frame.locator("body").press("Escape")
    page.locator(".atlas-stage").wait_for(state="detached")
    page.context.set_offline(False)


def test_a_briefing_outlives_the_page_and_its_session(visit):
    page = visit("/fallen")
    settled(page)
    page.locator(".st-key-add-fallen-years button").click()
    tray(page, 1)
    page.wait_for_function("localStorage.getItem('atlas-briefing')")
    kept = json.loads(page.evaluate("localStorage.getItem('atlas-briefing')"))
    assert kept["slides"][0]["address"] == "/fallen#fallen-years"
    page.reload()
    settled(page)
    tray(page, 1)
    page.locator(".tray a").click()
    page.wait_for_url(re.compile("present.*briefing="))
    settled(page)
    address = page.url
    page.evaluate("localStorage.clear()")
    page.goto(address)
    page.locator(".slides li").wait_for()


def test_a_server_started_anew_loses_neither_a_briefing_nor_a_view_nor_the_next_choice(browser):
    port = free_port()
    server = serve("app.py", port)
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    present, seen = context.new_page(), context.new_page()
    try:
        present.traffic, seen.traffic = Traffic(present), Traffic(seen)
        present.goto(f"http://127.0.0.1:{port}/present")
        settled(present)
        present.locator(".st-key-ready-protection button").click()
        present.locator(".slides li").nth(7).wait_for()
        seen.goto(f"http://127.0.0.1:{port}/?date=1994-07-01&mission=unprofor")
        land(seen)
        server.kill()
        server.wait(timeout=10)
        present.traffic.clear()
        seen.traffic.clear()
        server = serve("app.py", port)
        for page in (present, seen):
            page.bring_to_front()
            assert finished_runs(page), "the page asked for no run of its own"
        present.bring_to_front()
        assert present.locator(".slides li").count() == 8
        present.locator(".st-key-new-text button").click()
        present.locator(".slides li").nth(8).wait_for()
        seen.bring_to_front()
        seen.get_by_role("slider", name="Month shown").press("ArrowRight")
        seen.wait_for_url(re.compile("date=1994-08-01.*mission=unprofor"))
        seen.get_by_role("heading", name="1 August 1994").first.wait_for()
        seen.frame_locator("iframe[title*='st_folium']").locator("[data-date='1994-08-01'][data-chosen='unprofor']").wait_for()
    finally:
        context.close()
        server.kill()
        server.wait(timeout=10)


def test_a_deck_that_stands_alone_shows_itself_without_a_network(visit, tmp_path, browser):
    page = visit("/present")
    settled(page)
    page.locator(".st-key-ready-ten-minutes button").click()
    page.locator(".slides li").nth(8).wait_for()
    with page.expect_download(timeout=90_000) as made:
        page.get_by_role("button", name="HTML that shows itself").click()
    made.value.save_as(tmp_path / "deck.html")
    context = browser.new_context(viewport={"width": 1280, "height": 720}, offline=True)
    tab, trouble, asked = context.new_page(), [], []
    tab.on("pageerror", lambda error: trouble.append(str(error)))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((tmp_path / "deck.html").as_uri())
    tab.wait_for_selector("html[data-ready]")
    charts = tab.locator(".picture.chart").count()
    tab.wait_for_function("n => document.querySelectorAll('.picture.chart[data-drawn] svg').length === n", arg=charts)
    count = tab.locator(".slide").count()
    seen = []
    for _ in range(count):
        seen.append(tab.locator(".slide.current").get_attribute("aria-label"))
        inside = tab.evaluate("""() => [...document.querySelectorAll('.slide.current > *:not([hidden])')].every(e => {
          const box = e.getBoundingClientRect();
          return box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1
            && e.scrollHeight <= e.clientHeight + 2;
        })""")
        assert inside, seen[-1]
        tab.keyboard.press("PageDown")
    assert charts >= 4 and len(set(seen)) > count / 2
    tab.keyboard.press("Home")
    tab.keyboard.press("ArrowRight")
    before = tab.locator(".slide.current .map > svg").get_attribute("viewBox")
    tab.keyboard.press("+")
    assert tab.locator(".slide.current .map > svg").get_attribute("viewBox") != before
    tab.keyboard.press("0")
    assert tab.locator(".slide.current .map > svg").get_attribute("viewBox").split() == before.split()
    with context.expect_page() as opened:
        tab.keyboard.press("w")
    speaker = opened.value
    speaker.keyboard.press("Home")
    speaker.keyboard.press("PageDown")
    following = tab.locator(".slide").nth(2).get_attribute("aria-label")
    speaker.locator(".following", has_text=following).wait_for()
    assert tab.locator(".slide.current").get_attribute("aria-label") == seen[1]
    assert "To say:" in speaker.locator(".notes").text_content() and speaker.locator(".preview .slide").count() == 1
    tab.keyboard.press("PageDown")  # the film of the years, from the file itself
    tab.wait_for_function(
        "() => { const film = document.querySelector('.slide.current video'); return film && film.currentTime > 0; }"
    )
    tab.keyboard.press("k")
    assert tab.evaluate("document.querySelector('.slide.current video').paused")
    tab.keyboard.press("Escape")
    tab.wait_for_timeout(500)
    assert speaker.is_closed()
    assert trouble == [] and [each for each in asked if not each.startswith(("file:", "data:"))] == []
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_the_page_fits_its_window(visit, width, height):
    page = visit("/present", width=width, height=height)
    settled(page)
    page.locator(".st-key-ready-who-serves-who-pays button").click()
    page.locator(".slides li").nth(7).wait_for()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
