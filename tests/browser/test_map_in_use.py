"""Do map, bar and panel stay one while they are played, swiped, turned dark and cut off, and does the map leave the page its gestures?"""

import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import datetime

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import ROOT, finished_runs, free_port, land

MAP = "iframe[title*='st_folium']"
# At every frame drawn: the bar's day, the map's, the heading's and the list's length, and the year of the facts.
WATCH = """() => { window.seen = []; const look = () => {
    const root = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.label')).shadowRoot;
    const box = document.querySelector("iframe[title*='st_folium']").contentDocument.querySelector('.leaflet-container');
    const visible = (each) => [...document.querySelectorAll(each)].filter(e => e.checkVisibility({ visibilityProperty: true }));
    const headings = visible('.st-key-day .day h2').map(e => e.textContent);
    window.seen.push([root.querySelector('.label').value, box.dataset.date, headings.join('|'), root.querySelector('.count').textContent,
        visible('.st-key-day .operations button').length, box.dataset.active, visible('.st-key-day .day > p').map(e => e.textContent),
        Math.round(root.querySelector('.cursor').getBoundingClientRect().x - root.querySelector('.years').getBoundingClientRect().x)]);
    window.watching = requestAnimationFrame(look); }; look(); }"""


def in_map(page, selector):
    return page.frame_locator(MAP).locator(selector)


def settle(page):
    box = land(page)
    page.locator(".picture a path").first.wait_for()
    page.locator(".st-key-day section.day").first.wait_for()
    in_map(page, ".switches button").wait_for()
    page.wait_for_timeout(800)
    return box


def come_to_bar(page) -> None:
    """Come near the bar and wait until the browser knows what is so on every day: from then on the server tells the day alone."""
    page.locator(".steps, .bar").first.hover()
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(e => e.name.includes('/days/en.json') && e.responseEnd)"
    )


def zoom(page) -> float:
    return land(page).evaluate("() => window.map.getZoom()")


# How often something is measured anew in thirty frames.
MEASURED = """() => new Promise(done => { let count = 0, frames = 30; const { observe } = ResizeObserver.prototype;
    ResizeObserver.prototype.observe = function (...told) { count += 1; return observe.apply(this, told); };
    const next = () => (frames -= 1) ? requestAnimationFrame(next) : (ResizeObserver.prototype.observe = observe, done(count)); next(); })"""


def test_a_map_rests_when_nothing_moves(visit):
    box = settle(visit("/?date=1994-07-01"))
    assert box.evaluate(MEASURED) == 0


def test_heading_count_and_list_follow_at_every_frame_while_playing(visit):
    page = visit("/?date=1990-01-01")
    settle(page)
    page.evaluate(WATCH)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(2500)
    seen = page.evaluate("() => window.seen")
    page.get_by_role("button", name="Pause").click()
    moving = [row for row in seen if row[0] != "January 1990"]
    assert len({row[0] for row in moving}) > 5
    for label, day, heading, count, listed, active, facts, _ in moving:
        assert heading == f"1 {label}" and count.startswith(f"{listed} operation") and active == str(listed)
        assert day == f"{datetime.strptime(label, '%B %Y'):%Y-%m-01}"
        # Facts of the day, once their file has come; never those of another.
        assert not facts or f"Died in service in {day[:4]} " in " ".join(facts)
    assert moving[-1][6] and [row[7] for row in moving] == sorted(row[7] for row in moving) and moving[0][7] < moving[-1][7]
    page.wait_for_url(re.compile("date=199"))
    page.locator(".st-key-day:not(.ahead) .day h2").wait_for()
    assert page.locator(".st-key-day .day h2").count() == 1 and page.locator(".st-key-day .day p b").count() > 2


# All that the day's panel shows, as it is built; where a part of it stands for the server says nothing to a reader.
PANEL = """() => [...document.querySelectorAll('#root .st-key-day :is(section.day, .operations)')].map(part => {
    const copy = part.cloneNode(true);
    [copy, ...copy.querySelectorAll('*')].forEach(e => ['data-known', 'style'].forEach(name => e.removeAttribute(name)));
    return copy.outerHTML.replace(/\\s+/g, ' ').replaceAll('> <', '><');
})"""


def test_a_step_shows_what_the_page_of_that_day_shows_and_the_server_sends_little_of_it(visit):
    page = visit("/?date=1995-07-01&mission=unifil")
    settle(page)
    come_to_bar(page)
    page.get_by_role("button", name="One month on").click()
    page.locator(".st-key-day:not(.ahead) section.day[data-date='1995-08-01']").wait_for()
    page.traffic.clear()
    page.get_by_role("button", name="One year on").click()
    page.locator(".st-key-day:not(.ahead) section.day[data-date='1996-08-01'] p").first.wait_for()
    page.wait_for_url(re.compile("date=1996-08-01"))
    assert ForwardMsg.FINISHED_SUCCESSFULLY not in finished_runs(page)  # the whole page was not asked for, on which all is sent
    stepped = page.evaluate(PANEL)
    assert b"Died in service" not in b"".join(page.traffic.texts)
    page.reload()
    settle(page)
    assert stepped == page.evaluate(PANEL)
    assert "Kofi Annan" in stepped[0] and "UNIFIL" in stepped[1]


# What the server says comes late to this window.
LATE = """(() => { const listen = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (type, hear, ...how) {
        return listen.call(this, type, type === 'message' ? (e) => setTimeout(() => hear.call(this, e), window.late ?? 0) : hear, ...how);
    }; })()"""


def test_the_address_says_the_day_that_is_shown_when_an_answer_was_overtaken(visit):
    page = visit("/?date=1994-07-01")
    page.add_init_script(LATE)
    page.reload()
    settle(page)
    page.evaluate("() => { window.late = 1200; }")
    page.get_by_role("button", name="One year on").click()
    page.wait_for_timeout(600)  # longer than steps are told as one
    page.get_by_role("button", name="One year back").click()
    page.wait_for_url(re.compile("date=1995-07-01"))
    page.wait_for_url(re.compile("date=1994-07-01"), timeout=10_000)
    page.wait_for_timeout(2500)  # all answers have come
    assert "date=1994-07-01" in page.url and page.get_by_role("textbox", name="Date shown").input_value() == "July 1994"
    page.locator(".st-key-day:not(.ahead) section.day[data-date='1994-07-01']").wait_for()


# What is seen of the day at each frame of the screen: in the panel, in the bar, on the map.
TOLD = """() => { window.told = new Set();
    const bar = [...document.querySelectorAll('*')].find(e => e.shadowRoot?.querySelector('.label')).shadowRoot;
    const box = document.querySelector("iframe[title*='st_folium']").contentDocument.querySelector('.leaflet-container');
    const seen = (name) => [...document.querySelectorAll(name)].find(e => e.checkVisibility())?.textContent.match(/\\d{4}/)[0];
    const look = () => { told.add([seen('#root .st-key-day section.day h2'), bar.querySelector('.label').value.slice(-4),
        box.dataset.date.slice(0, 4)].join()); requestAnimationFrame(look); };
    requestAnimationFrame(look); }"""


def test_panel_bar_and_map_step_in_one_frame_of_the_screen(visit):
    page = visit("/?date=1993-07-01")
    settle(page)
    come_to_bar(page)
    page.evaluate(TOLD)
    page.get_by_role("button", name="One year on").click()
    page.locator(".st-key-day:not(.ahead) section.day[data-date='1994-07-01'] p").first.wait_for()
    page.wait_for_url(re.compile("date=1994-07-01"))
    settle(page)
    seen = page.evaluate("[...told]")
    assert seen == ["1993,1993,1993", "1994,1994,1994"], seen


def test_heading_list_map_and_headline_follow_while_dragging(visit):
    page = visit("/?date=1990-01-01")
    settle(page)
    track = page.locator(".track").bounding_box()
    y = track["y"] + track["height"] / 2
    page.mouse.move(track["x"] + track["width"] * 0.5, y)
    page.mouse.down()
    for share in (0.55, 0.6, 0.65):
        page.mouse.move(track["x"] + track["width"] * share, y, steps=3)
        page.wait_for_timeout(150)
        day = page.get_by_role("textbox", name="Date shown").input_value()
        listed = page.locator(".st-key-day .operations.day-ahead button").count()
        assert page.locator(".st-key-day .day-ahead h2").inner_text() == f"1 {day}"
        assert page.locator(".map-finding.day-ahead").inner_text() == f"{listed} operations on 1 {day}."
        assert land(page).get_attribute("data-active") == str(listed)
    page.mouse.up()
    page.locator(".st-key-day:not(.ahead) section.day").first.wait_for()


def test_what_is_unfolded_under_the_map_follows_a_step(visit, atlas):
    page = visit("/?date=1993-07-01")
    settle(page)
    page.locator(".st-key-foot-map button", has_text="Take it with you").click()
    address = page.locator(".st-key-foot code")
    address.filter(has_text="date=1993-07-01").first.wait_for()
    assert address.first.text_content() == f"{atlas}/?date=1993-07-01"
    assert f'src="{atlas}/embed?figure=map' in address.nth(1).text_content()
    page.get_by_role("button", name="One year on").click()
    address.filter(has_text="date=1994-07-01").first.wait_for()
    page.locator(".map-finding:not(.day-ahead)").get_by_text("1 July 1994").wait_for()


def touch(page, kind: str, *points):
    page.touch.send(
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]}
    )


def swipe(page, start, step, steps: int = 8):
    """Draw one finger over the page."""
    page.touch = page.context.new_cdp_session(page)
    x, y = start
    touch(page, "touchStart", (x, y))
    for n in range(1, steps + 1):
        touch(page, "touchMove", (x + n * step[0], y + n * step[1]))
        page.wait_for_timeout(30)
    touch(page, "touchEnd")
    page.wait_for_timeout(700)


def scrolled(page) -> float:
    return page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")


def test_a_vertical_swipe_on_the_bar_scrolls_the_page_and_a_sideways_one_moves_the_day(visit):
    page = visit("/?date=1994-07-01", width=390, height=600, has_touch=True, is_mobile=True)
    settle(page)
    track = page.locator(".track")
    track.scroll_into_view_if_needed()
    box, before = track.bounding_box(), scrolled(page)
    at = (box["x"] + 60, box["y"] + box["height"] / 2)
    swipe(page, at, (0, -22))
    assert scrolled(page) > before + 60
    assert (
        page.get_by_role("slider", name="Month shown").get_attribute("aria-valuetext") == "July 1994" and "1994-07-01" in page.url
    )
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    swipe(page, (box["x"] + 60, box["y"] + box["height"] / 2), (16, 0))
    page.wait_for_url(lambda url: "date=1994-07-01" not in url)


def test_the_wheel_and_one_finger_scroll_the_page_and_ctrl_zooms_no_nearer_than_the_largest_zoom(visit):
    page = visit("/?date=1994-07-01", width=844, height=390)
    settle(page)
    frame, before = page.locator(MAP).bounding_box(), zoom(page)
    assert frame["height"] < 390 * 0.8  # lower than the window
    page.mouse.move(frame["x"] + 300, frame["y"] + 120)
    page.mouse.wheel(0, 200)
    in_map(page, ".hint").get_by_text("Hold Ctrl").wait_for()
    page.wait_for_timeout(600)
    assert scrolled(page) > 0 and zoom(page) == before
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.keyboard.down("Control")
    for _ in range(14):
        page.mouse.wheel(0, -240)
        page.wait_for_timeout(150)
    page.keyboard.up("Control")
    page.wait_for_timeout(600)
    assert before + 1 < zoom(page) <= 8


def test_one_finger_over_the_map_scrolls_the_page(visit):
    page = visit("/?date=1994-07-01", width=390, height=600, has_touch=True, is_mobile=True)
    box = settle(page)
    where = box.evaluate("() => { const c = window.map.getCenter(); return [c.lat, c.lng]; }")
    frame = page.locator(MAP).bounding_box()
    swipe(page, (frame["x"] + 180, frame["y"] + 260), (0, -20))
    assert scrolled(page) > 60
    assert box.evaluate("() => { const c = window.map.getCenter(); return [c.lat, c.lng]; }") == pytest.approx(where)
    # Held sideways the map is lower than the window, and one swipe over it leaves it.
    page.set_viewport_size({"width": 844, "height": 390})
    page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.locator(MAP).scroll_into_view_if_needed()
    frame = page.locator(MAP).bounding_box()
    assert frame["height"] < 300
    swipe(page, (frame["x"] + 400, min(frame["y"] + frame["height"], 390) - 20), (0, -32))
    after = page.locator(MAP).bounding_box()
    assert after["y"] + after["height"] < 195


@pytest.mark.parametrize("path", ["/contributors?date=2015-07-01", "/deployments?date=2015-07-01"])
def test_all_maps_keep_their_largest_zoom(visit, path):
    page = visit(path, height=1500)
    land(page)
    assert land(page).evaluate("() => window.map.getMaxZoom()") in (8, 10)


@pytest.mark.parametrize("width", [390, 844, 1400])
@pytest.mark.parametrize("day", ["1994-07-01", "2026-11-22", "1965-06-01"])
def test_every_operation_of_the_day_is_in_the_frame_with_its_name(visit, width, day):
    page = visit(f"/?date={day}", width=width, height=844)
    box = settle(page)
    page.wait_for_timeout(1200)
    seats = box.evaluate("""box => { const frame = box.getBoundingClientRect(), size = (e) => e.getBoundingClientRect();
        return [...box.querySelectorAll('.seat:not(.more)')].map(seat => { const dot = size(seat.querySelector('.dot')), tag = size(seat.querySelector('.tag'));
            const inside = (r) => r.left >= frame.left - 1 && r.right <= frame.right + 1 && r.top >= frame.top - 1 && r.bottom <= frame.bottom + 1;
            return { name: seat.querySelector('.tag').textContent, dot: inside(dot), tag: inside(tag) && tag.width > 10, box: [tag.left, tag.top, tag.right, tag.bottom] }; }); }""")
    assert len(seats) == int(box.get_attribute("data-active")) > 0
    assert [seat["name"] for seat in seats if not seat["dot"] or not seat["tag"]] == []
    for n, one in enumerate(seats):
        for other in seats[n + 1 :]:
            a, b = one["box"], other["box"]
            across, down = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
            assert across <= 2 or down <= 2, (one["name"], other["name"])


def test_a_dot_says_its_last_known_strength_with_its_date(visit):
    page = visit("/?date=2026-11-22")
    settle(page)
    for mission in ("minusca", "unmiss"):
        seat = in_map(page, f"[data-mission='{mission}']")
        assert re.search(r"1[0-9],\d{3} uniformed, .*20\d\d", seat.get_attribute("title"))
        assert seat.locator(".dot").bounding_box()["width"] > 18
    assert re.search(r"last known strength, of .*20\d\d to ", in_map(page, ".legend").inner_text())


def test_a_dot_is_hollow_where_the_strength_is_no_plain_count(visit):
    page = visit("/?date=1970-07-01")
    settle(page)
    hollow = in_map(page, ".seat.estimated").evaluate_all("all => all.map(e => e.title)")
    assert hollow and all("; about " in title for title in hollow)


def test_map_bar_and_picture_turn_dark_at_once_with_the_page(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.emulate_media(color_scheme="dark")
    in_map(page, ":root.dark").wait_for(state="attached", timeout=5000)
    in_map(page, ".leaflet-container").wait_for()
    page.wait_for_function("""() => performance.getEntriesByType('resource').some(e => e.name.includes('/timeline/dark-'))""")
    page.emulate_media(color_scheme="light")
    in_map(page, ":root:not(.dark)").wait_for(state="attached", timeout=5000)


def test_play_goes_on_while_light_and_dark_change(visit):
    """Changed quickly, Streamlit builds the bar anew."""
    page = visit("/?date=1990-01-01")
    settle(page)
    come_to_bar(page)
    page.get_by_role("button", name="Play").click()
    for n in range(12):
        page.emulate_media(color_scheme=("dark", "light")[n % 2])
        page.wait_for_timeout((30, 200, 100)[n % 3])
    page.get_by_role("button", name="Pause").click()
    day = land(page).get_attribute("data-date")
    assert day > "1991-01-01"
    page.wait_for_url(re.compile(f"date={day}"))
    page.locator(f".st-key-day:not(.ahead) section.day[data-date='{day}']").wait_for()


def test_a_reform_in_the_picture_is_named_where_it_is_pointed_at_and_opens_a_card(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    mark = page.locator(".picture a[*|href='?reform=brahimi-2000'] text")
    mark.hover()
    page.locator(".tip").get_by_text("21 August 2000").wait_for()
    mark.click()
    page.wait_for_url(re.compile("reform=brahimi-2000"))
    page.locator(".st-key-day").get_by_text("Report of the Panel on United Nations Peace Operations").first.wait_for()


def test_a_reform_is_reached_and_chosen_by_keyboard(visit):
    page = visit("/?date=1994-07-01")
    settle(page)
    page.locator(".picture svg[tabindex='0']").focus()
    page.keyboard.type("Report of the Panel")
    mark = page.locator(".picture a:focus")
    assert "21 August 2000" in mark.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("reform=brahimi-2000"))


class Wire:
    """A wire between a browser and the atlas that can be cut and mended."""

    def __init__(self, port: int):
        self.port, self.open, self.ends, self.is_whole = port, socket.create_server(("127.0.0.1", 0)), [], True
        self.address = f"http://127.0.0.1:{self.open.getsockname()[1]}"
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                near, _ = self.open.accept()
            except OSError:
                return
            if not self.is_whole:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.port))
            self.ends += [near, far]
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=pair, daemon=True).start()

    @staticmethod
    def carry(source, target):
        try:
            while text := source.recv(65536):
                target.sendall(text)
        except OSError:
            pass
        for end in (source, target):
            end.close()

    def cut(self):
        self.is_whole = False
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def mend(self):
        self.is_whole = True


def test_a_day_chosen_while_cut_off_is_the_day_everywhere_when_the_wire_is_mended(visit, atlas):
    wire = Wire(int(atlas.rsplit(":", 1)[1]))
    page = visit("/?date=1990-01-01")
    page.goto(f"{wire.address}/?date=1990-01-01")
    settle(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(700)
    wire.cut()
    page.wait_for_timeout(900)
    page.get_by_role("button", name="Pause").click()
    page.wait_for_timeout(1500)
    day = land(page).get_attribute("data-date")
    assert day > "1990-06-01"
    wire.mend()
    page.wait_for_url(re.compile(f"date={day}"), timeout=30_000)
    page.locator(f".st-key-day:not(.ahead) section.day[data-date='{day}']").wait_for(timeout=5000)
    assert land(page).get_attribute("data-date") == day


def test_what_is_typed_while_cut_off_is_so_when_the_wire_is_mended(visit, atlas):
    wire = Wire(int(atlas.rsplit(":", 1)[1]))
    page = visit("/?date=1990-01-01")
    page.goto(f"{wire.address}/?date=1994-07-15")
    settle(page)
    wire.cut()
    page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
    label = page.locator(".label")
    label.fill("1 October 2006")
    label.press("Enter")
    page.get_by_role("dialog").get_by_text("Connection error").wait_for(timeout=20_000)
    page.wait_for_timeout(3000)  # longer than a day that was dragged waits to be told again
    wire.mend()
    page.wait_for_url(re.compile("date=2006-10-01"), timeout=30_000)
    page.locator(".st-key-day:not(.ahead) section.day[data-date='2006-10-01']").wait_for(timeout=5000)
    assert land(page).get_attribute("data-date") == "2006-10-01" and label.input_value() == "October 2006"


def test_what_is_on_its_way_when_the_wire_is_cut_is_so_when_it_is_mended(visit, atlas):
    """Whether the server heard it or not: it takes the address that the browser had when it comes back."""
    wire = Wire(int(atlas.rsplit(":", 1)[1]))
    page = visit("/?date=1990-01-01")
    page.goto(f"{wire.address}/?date=1993-07-01")
    settle(page)
    come_to_bar(page)
    for begin, view in (
        (page.locator("#root .operations button", has_text="UNFICYP"), "date=1993-07-01&mission=unficyp"),
        (page.get_by_role("button", name="One year on"), "date=1994-07-01&mission=unficyp"),
    ):
        begin.click(no_wait_after=True)
        wire.cut()
        page.locator("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])").wait_for()
        wire.mend()
        page.wait_for_url(re.compile(view), timeout=30_000)
    page.locator(".st-key-day:not(.ahead) section.day[data-date='1994-07-01']").wait_for(timeout=5000)
    in_map(page, ".leaflet-container[data-date='1994-07-01'][data-chosen='unficyp']").wait_for(timeout=5000)


def answers(address: str) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"no answer from {address}")


def test_the_atlas_works_below_a_base_path(browser):
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless", "true"]
    with subprocess.Popen([*command, "--server.baseUrlPath", "atlas"], cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            answers(f"http://127.0.0.1:{port}/atlas/_stcore/health")
            page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
            missing = []
            page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
            page.goto(f"http://127.0.0.1:{port}/atlas/?date=1994-07-01")
            settle(page)
            assert land(page).get_attribute("data-active") == "17"
            page.goto(f"http://127.0.0.1:{port}/atlas/contributors?date=2015-07-01")
            land(page)
            assert not [url for url in missing if "/assets/" in url or "/static/" in url]
        finally:
            server.terminate()
