"""What stands in the document before Streamlit has come? The page itself, made of what Streamlit would send for the address."""

import gc
import json
import re
import time
import weakref

import pandas as pd
import pytest
from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSession

from figures import people
from figures.atlas import HEIGHT
from figures.first_map import WIDTHS, first_map, looked_at
from geo.picture.live import NEARER, WORLD, framed, home, is_fine, moved, near
from geo.picture.live_seats import spots_of
from geo.picture.operations import Seat
from server.first.dressed import written
from server.first.pictures import ChartsOrder, filled, plain, sized
from server.first.shell import key_of
from server.first.tree import Node
from server.first.tree import key_of as key_in
from tests.test_streamlit_front import bundle  # noqa: F401
from words import english

DOCUMENT = {"Accept": "text/html", "Sec-Fetch-Dest": "document"}
MET = re.compile(r"<atlas-first.*</atlas-first>", re.DOTALL)


def first_picture(door, address: str, **headers: str) -> str:
    """Return what a document's body begins with, asked for until it is there: the first who asks may be ahead of it."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = MET.search(door.get(address, headers=DOCUMENT | headers).text)
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"no first picture of {address}")


def test_the_document_of_a_day_has_its_numbers_map_timeline_and_list(door):
    told = first_picture(door, "/?date=1994-07-15")
    assert "<h1>Map</h1>" in told and "17 operations" in told and "15 July 1994" in told and "UNPROFOR" in told
    assert 'class="seat"' in told and "An Agenda for Peace" in told and "do not imply official endorsement" in told
    assert "headquarters and areas of 17 operations" in told
    named = [*re.findall("<input[^>]*>", told), *re.findall('<[^>]*role="img"[^>]*>', told)]
    assert named and not [tag for tag in named if "aria-label=" not in tag and "aria-labelledby" not in tag]
    assert told.count('shadowrootmode="closed"') == 2, "its parts could be taken for the page's own"


def test_the_document_of_a_page_has_its_headings_charts_and_links(door):
    told = first_picture(door, "/people?date=1994-07-01")
    headline = english(people.world("1994-07-01").finding)
    assert headline in told.replace("&#39;", "'") and "mark-line" in told
    assert (
        './assets/take/people-months.svg?date=1994-07-01"' in told and './assets/take/people-world.csv?date=1994-07-01"' in told
    )
    assert 'href="./reform"' in told and 'aria-busy="true"' in told and "var(--ink)" in told


def test_a_document_comes_compressed_and_is_not_taken_from_an_older_one(door):
    first_picture(door, "/people")
    answer = door.get("/people", headers=DOCUMENT | {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert answer.status_code == 200 and answer.headers["content-encoding"] == "br" and "etag" not in answer.headers
    assert int(answer.headers["content-length"]) < 60_000


@pytest.fixture
def begun(monkeypatch) -> list[weakref.ref[AppSession]]:
    """Streamlit's sessions that begin during a test, as long as anyone holds them."""
    sessions, begin = [], AppSession.__init__

    def noted(session, *given, **named):
        begin(session, *given, **named)
        sessions.append(weakref.ref(session))

    monkeypatch.setattr(AppSession, "__init__", noted)
    return sessions


def test_of_first_pictures_no_session_is_left(door, begun):
    stored = get_instance()._session_mgr._session_storage.list
    kept = {each.session.id for each in stored()}
    for day in range(1, 9):
        first_picture(door, f"/glossary?date=1994-08-{day:02}")
    assert len(begun) >= 8, "no picture is made without a session"
    end = time.monotonic() + 5  # the last one ends when its picture is there already
    while time.monotonic() < end and sum(each() is not None for each in begun) > 1:
        gc.collect()
        time.sleep(0.1)
    assert {each.session.id for each in stored()} <= kept
    assert sum(each() is not None for each in begun) <= 1, "one may be what Streamlit's loop looked at last"


def test_text_of_an_address_stands_there_literally(door):
    told = first_picture(door, "/people?date=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+**loud**")
    assert "<img src=x" not in told and "&lt;img src=x" in told and "**loud**" in told


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("/people", b"b=2&a=1", ("people", "a=1&b=2", "wide")),
        ("/atlas/people/", b"", ("people", "", "wide")),
        ("/people", b"embed=true", None),
        ("/assets/x", b"", None),
        ("/nowhere", b"", None),
    ],
)
def test_a_view_has_one_first_picture_however_it_is_asked_for(path, query, key):
    base = "/atlas" if path.startswith("/atlas") else ""
    assert key_of({"path": path, "query_string": query, "headers": []}, base) == key


@pytest.mark.parametrize(
    ("told", "window"),
    [
        ({"cookie": "a=b; window=middle"}, "middle"),
        ({"cookie": "window=huge"}, "wide"),
        ({"sec-ch-ua-mobile": "?1"}, "narrow"),
        ({"user-agent": "Mozilla/5.0 (iPhone) Mobile/15E148 Mobi"}, "narrow"),
    ],
)
def test_it_is_drawn_for_the_window_that_a_browser_has(told, window):
    headers = [(name.encode(), value.encode()) for name, value in told.items()]
    assert key_of({"path": "/", "query_string": b"", "headers": headers}, "")[2] == window


def test_a_label_keeps_its_lines_and_strong_words_and_nothing_else():
    assert (
        written(":material/home: :small[1948]  \n**First <observers>**") == "<span>1948</span><br><b>First &lt;observers&gt;</b>"
    )


def test_a_group_of_marks_without_a_name_is_not_read_aloud():
    brush = '<g class="mark-rect role-mark era_brush" clip-path="url(#a)" role="graphics-symbol" aria-roledescription="rect mark container">'
    named = brush[:-1] + ' aria-label="Eras">'
    assert plain(brush + named) == brush.replace("<g", '<g aria-hidden="true"') + named


def test_a_group_of_marks_is_not_read_as_all_of_them_at_once():
    group = '<g class="root" role="graphics-object" aria-roledescription="group mark container"'
    assert plain(f'{group}><path aria-label="1948"></path></g>') == '<g class="root"><path aria-label="1948"></path></g>'
    assert plain(f'{group} aria-label="Losses"></g>') == f'{group} aria-label="Losses"></g>'


def test_a_container_without_a_part_is_left_out():
    empty = Node("vertical", children={0: Node("horizontal")})
    assert not empty.is_filled and Node("vertical", children={0: Node("html")}).is_filled
    assert Node("vertical", key="step-«").name == "st-key-step--"


def test_a_chart_has_the_width_of_its_place_and_the_day_that_its_head_marks():
    told = {"width": "container", "params": [{"name": "marked", "value": "", "bind": {"element": "#marked-x"}}]}
    chart = json.loads(filled(json.dumps(told), "1994-07-01", b""))
    assert chart["params"] == [{"name": "marked", "value": "1994-07-01"}]
    assert sized(json.dumps(chart), 500)["width"] == 500 and sized(json.dumps(chart), 500)["padding"] == {"bottom": 20}
    assert len({ChartsOrder((("{}", width),)).key for width in (358.0, 1344.0)}) == 2


def test_the_map_looks_where_the_browser_will_look():
    def seat(x, y):
        return Seat("m", "M", "Africa", x, y)

    assert home([seat(36, -1), seat(35, 33)], "", False)[0] == NEARER and home([seat(-72, 18)], "", False)[0] == WORLD
    frame = framed([seat(36, -1)], "", 968, HEIGHT)
    assert frame.scale == pytest.approx(256 / 180 * 2**1.5), "Leaflet's zoom of 1.5"
    x, y = frame.spot(32.5, 13.5)  # the middle of what is looked at
    assert (x, y) == (pytest.approx(frame.width / 2), pytest.approx(HEIGHT / 2))
    world = framed([seat(-72, 18)], "", 968, HEIGHT)  # more than the map may show: it stands in the middle of that
    assert world.spot(0, 9)[0] == pytest.approx(world.width / 2, abs=1)
    assert (moved(-5, 4), moved(3.2, -9), moved(-9, 3.2), moved(30, 10)) == (-4, 4, -3, 10)


def test_the_map_goes_near_to_a_chosen_operation_where_the_browser_will_go():
    day = pd.Timestamp("1994-07-15")
    west, south, east, north = looked_at("unficyp", day)
    assert 32 < west < 33 < 34 < east < 35 and 34.5 < south < 35 < north < 36 and looked_at("none", day) is None
    frame = near((west, south, east, north), 968, HEIGHT)
    unit = 256 / 180
    assert frame.scale == pytest.approx(unit * 2**6), "no nearer than Leaflet's zoom of 6"
    left, right = frame.spot(west, south)[0], frame.spot(east, south)[0]
    assert (left + right) / 2 == pytest.approx(frame.width / 2 + 5) and is_fine(frame, 968, HEIGHT)
    congo = looked_at("monusco", pd.Timestamp("2015-01-01"))
    wide = near(congo, 968, HEIGHT)
    top, bottom = (float(wide.spot(0, degree)[1]) for degree in (congo[3], congo[1]))
    assert 30 <= top < bottom <= HEIGHT - 66 and bottom - top > (HEIGHT - 96) / 2**0.26, "as large as the room lets it"
    near_map = first_map("1994-07-15", "", "unficyp", "wide", HEIGHT, english).svg
    assert near_map.count('class="seat"') == 3 and len(near_map) < 30_000 and 'font-weight="700"' in near_map
    assert first_map("1994-07-15", "", "unficyp", "wide", HEIGHT, english, True).svg.count('class="seat"') == 17


def test_dots_on_one_spot_stand_side_by_side_and_the_chosen_one_is_first():
    there = [Seat(name, name.upper(), "Africa", 10.0, 5.0, persons) for name, persons in (("a", 10), ("b", 900), ("c", None))]
    spots = spots_of(there, framed(there, "", 968, HEIGHT), "c")
    assert [(spot.seat.mission, spot.shift) for spot in spots] == [("c", 22), ("b", 11), ("a", 0)]
    assert [round(spot.x - spots[2].x) for spot in spots] == [22, 11, 0]


@pytest.mark.parametrize("window", WIDTHS)
def test_the_map_of_a_day_names_its_operations_in_colours_that_follow_the_page(window):
    picture = first_map("1994-07-15", "", "", window, HEIGHT, english)
    assert picture.svg.count('class="seat"') == 17 and "UNPROFOR" in picture.svg and "#" not in picture.svg
    assert len(picture.svg) < 100_000 and "June 1994" in picture.legend[0]


def test_streamlits_names_for_parts_hold_the_keys_that_pages_gave(bundle):  # noqa: F811
    assert key_in("$$ID-" + "0" * 32 + "-figure-map") == "figure-map" and key_in("$$ID-" + "0" * 32 + "-None") == ""
    assert re.search(r"padding\.bottom\)&&\(\w\.padding\.bottom=\w+\)", bundle) and re.search(r"\w=20;function", bundle), (
        "Streamlit keeps another room under charts: first pictures stand higher or lower than theirs (server.first.pictures.BELOW)"
    )
