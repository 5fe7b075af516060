"""Does the atlas hold as it is deployed: several replicas behind nginx, below a base path, over TLS, from a tree that cannot be written?"""

import re
import secrets
import socket
import urllib.error
import urllib.request
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from figures.layers import layers
from tests.browser.conftest import Traffic, land, strangers
from tests.replicas import NGINX, House, house

pytestmark = [
    pytest.mark.skipif(not NGINX, reason="no nginx: set ATLAS_NGINX to one, or let tests/run.sh bring it"),
    pytest.mark.walk,
]
WITHIN = 5  # seconds in which a visitor is to have the view again
VIEW = "/?date=1994-07-15&mission=unamir&region=Africa&layers=areas-sites"
STANDS = """() => [document.querySelector('.st-key-day:not(.ahead) section.day')?.dataset.date,
    document.querySelector("iframe[title*='st_folium']")?.contentDocument?.querySelector('.leaflet-container')?.dataset.layers,
    ...['date', 'mission', 'region', 'layers'].map(name => new URLSearchParams(location.search).get(name))]"""


@pytest.fixture  # for each try anew: the test kills replicas
def atlas():
    """Two replicas behind nginx that may be framed by a school's page and by no other."""
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as school:
        at = f"http://localhost:{school.server_port}"
        with house("atlas", frame_ancestors=f"'self' {at}") as opened:
            opened.school, opened.school_at = school, at
            opened.start(0, 1)
            yield opened


@pytest.fixture
def page(atlas, browser):
    """A visitor's window that takes the front door's certificate for good; its traffic is page.traffic."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.traffic = Traffic(page)
    yield page
    context.close()


def ask(atlas: House, path: str, lot: str = "", method: str = "GET", **headers: str):
    """Ask the front door as one of a lot, and return the answer, also one that refuses."""
    told = {"Accept": "text/html,*/*", "Cookie": f"atlas_lot={lot}" if lot else "", **headers}
    request = urllib.request.Request(f"{atlas.address}{path}", headers=told, method=method)
    try:
        return urllib.request.urlopen(request, context=atlas.trusting())
    except urllib.error.HTTPError as refusal:
        return refusal


def replica_of(atlas: House, lot: str) -> int:
    """Return the replica on which a lot's visitors are."""
    mark = f"/health?{secrets.token_hex(8)}"
    assert ask(atlas, mark, lot).status == 200

    def told() -> list[int]:
        return [replica for replica, address, _ in atlas.chosen() if address.endswith(mark)]

    atlas.wait_until(told, "nginx has written down whom it asked", 10)  # it answers first
    return told()[0]


def check_visitors_stay_and_files_come_from_any(atlas: House) -> None:
    given = ask(atlas, "/?date=1994-07-15")
    cookie, told = given.headers["Set-Cookie"], given.read().decode()
    assert re.fullmatch(r"atlas_lot=[0-9a-f]{2}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned", cookie)
    lots = [f"{number:02x}" for number in range(0, 256, 16)]
    homes = {lot: replica_of(atlas, lot) for lot in lots}
    assert set(homes.values()) == {0, 1}
    assert all(replica_of(atlas, lot) == home for lot, home in homes.items())
    assert ask(atlas, "/", lots[0]).headers["Set-Cookie"] is None  # known already
    # Below the base path each address of the document's is one that answers, and a shared link's card says the scheme that visitors use.
    assert f'{atlas.address}/?date=1994-07-15"' in told and f"{atlas.address}/assets/take/" in told
    files = re.findall(r'(?:href|src)="\.(/(?:assets|static|component)/[^"]+)"', told)
    assert len(files) > 20 and all(ask(atlas, file).status == 200 for file in files)
    kept = f"/assets/layers/edges.json?v={layers()['edges'].etag}"
    first, again = ([ask(atlas, kept, lot, **{"Accept-Encoding": "gzip"}) for lot in lots] for _ in range(2))
    bodies = {answer.read() for answer in [*first, *again]}
    assert len(bodies) == 1 and {answer.headers["X-Cache"] for answer in again} == {"HIT"}
    assert ask(atlas, kept).read() == layers()["edges"].body  # unpacked for who reads nothing packed
    assert {ask(atlas, "/assets/layers/edges.json").headers["X-Cache"] for _ in range(2)} == {
        "MISS"
    }  # not named by what is in it
    # The maps' frame is there in a replica where no page drew a map.
    frames = [ask(atlas, "/component/streamlit_folium.st_folium/index.html", lot) for lot in lots[:8]]
    assert {answer.status for answer in frames} == {200}


def check_what_is_for_keepers_is_not_for_visitors(atlas: House) -> None:
    assert [ask(atlas, path).status for path in ("/_stcore/metrics", "/_stcore/%6detrics", "/x/../_stcore/metrics")] == [404] * 3
    assert ask(atlas, "/_stcore/upload_file/a/b", method="PUT", **{"Content-Length": "700000"}).status == 413
    assert [atlas.is_ready(number) for number in (0, 1)] == [True, True]
    with socket.create_connection(("127.0.0.1", atlas.secure)) as plain:
        context = atlas.trusting()
        context.set_alpn_protocols(["h2", "http/1.1"])
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
            assert secure.selected_alpn_protocol() == "h2" and secure.version() == "TLSv1.3"
    with socket.create_connection(("127.0.0.1", atlas.plain)) as plain:
        plain.sendall(b"GET /atlas/ HTTP/1.1\r\nHost: atlas.example.org\r\nConnection: close\r\n\r\n")
        answer = plain.makefile().read()
    assert " 301 " in answer and "Location: https://atlas.example.org/atlas/" in answer
    # What was written down of visitors: nothing but which replica answered, and that by the test's own wish.
    assert not list((atlas.folder / "front").glob("*.log"))


def check_a_figure_stands_in_the_page_of_who_may_frame_it(atlas: House, page, tmp_path) -> None:
    lesson = '<!doctype html><title>School</title><iframe src="{}/embed?figure=fallen-years&mission=unmiss&embed=true" width=800></iframe>'
    (tmp_path / "lesson.html").write_text(lesson.format(atlas.address))
    atlas.school.RequestHandlerClass = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    Thread(target=atlas.school.serve_forever, daemon=True).start()
    page.goto(f"{atlas.school_at}/lesson.html")
    link = page.frame_locator("iframe").get_by_role("link", name="Open in the Blue Helmets Atlas")
    assert link.get_attribute("href") == "./fallen?mission=unmiss#fallen-years"
    atlas.school.shutdown()
    policy = ask(atlas, "/embed").headers["Content-Security-Policy"]
    assert policy.endswith(f"frame-ancestors 'self' {atlas.school_at}")


def again(page, atlas: House, stands: list[str], change) -> None:
    """Change something among the replicas, and wait until another has told the visitor's browser the view, and it stands there."""
    page.traffic.clear()
    change()

    def is_told() -> bool:
        page.wait_for_timeout(50)  # lets what came be taken up
        kinds = [ForwardMsg.FromString(text) for text in page.traffic.texts]
        ended = [told.script_finished for told in kinds if told.HasField("script_finished")]
        return ForwardMsg.FINISHED_SUCCESSFULLY in ended and page.evaluate(STANDS) == stands

    atlas.wait_until(is_told, "the view stands again", WITHIN)


def check_a_lost_replica_and_a_rolling_restart_lose_no_view(atlas: House, page) -> None:
    page.goto(f"{atlas.address}{VIEW}")
    land(page)
    page.wait_for_function(f"({STANDS})()[0] === '1994-07-15' && ({STANDS})()[1] === 'areas-sites'")
    stands = page.evaluate(STANDS)
    assert stands == ["1994-07-15", "areas-sites", "1994-07-15", "unamir", "Africa", "areas-sites"]
    # The frame in the school's page had a lot of its own, which the browser keeps apart.
    lots = {each.get("partitionKey"): each["value"] for each in page.context.cookies() if each["name"] == "atlas_lot"}
    lot = lots["https://127.0.0.1"]
    home = replica_of(atlas, lot)
    again(page, atlas, stands, lambda: atlas.kill(home))
    assert replica_of(atlas, lot) == 1 - home
    # The visitor goes on: what is chosen now is asked of the other.
    page.get_by_role("button", name="One year on").click()
    page.wait_for_function(f"({STANDS})()[0]?.startsWith('1995-07') && ({STANDS})()[2]?.startsWith('1995-07')")
    stands = page.evaluate(STANDS)
    atlas.start(home)
    atlas.wait_until(lambda: replica_of(atlas, lot) == home, "nginx tries again the replica that had failed", 10)
    leaving = []
    again(page, atlas, stands, lambda: leaving.append(atlas.tell_to_end(1 - home)))
    assert leaving[0].wait(timeout=20) in (0, -15) and replica_of(atlas, lot) == home
    assert stands[1] == "areas-sites" and stands[3:] == ["unamir", "Africa", "areas-sites"]
    assert not strangers(page, atlas.address)


def test_the_atlas_holds_as_it_is_deployed(atlas, page, tmp_path):
    """One test, for one house: its replicas cost what ten tests do."""
    laid = sorted(atlas.tree.rglob("*"))
    check_visitors_stay_and_files_come_from_any(atlas)
    check_what_is_for_keepers_is_not_for_visitors(atlas)
    check_a_figure_stands_in_the_page_of_who_may_frame_it(atlas, page, tmp_path)
    check_a_lost_replica_and_a_rolling_restart_lose_no_view(atlas, page)
    assert sorted(atlas.tree.rglob("*")) == laid  # nobody wrote to it: the image's root may be for reading only
