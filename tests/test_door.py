"""What does the door send, and what does it forbid?"""

import gc
import os
import random
import re
import threading
import time
from urllib.parse import quote

import brotli
import pytest

from data.search.listed import names_in
from figures.layers import layers
from figures.small_timeline import timeline_address
from geo.browser import WHOLES, web_address, web_files, web_tag, whole_address
from geo.maps import FIRST, IMAGERY_PAGE
from geo.whole import modules
from server import press, routes
from tests.test_any_address import CASES, drawn_text, is_markup


def test_what_was_read_at_the_start_is_not_walked_again_after_each_run(door):
    assert not any(each is layers() for each in gc.get_objects())


@pytest.mark.parametrize("name", ["units", "units-fine", "edges", "worlds", "areas", "missions", "world"])
def test_layers_are_kept_for_ever_under_their_tag(door, name):
    tag = layers()[name].etag
    answer = door.get(f"/assets/layers/{name}.json?v={tag}")
    assert answer.status_code == 200 and answer.json()
    assert "immutable" in answer.headers["cache-control"] and answer.headers["etag"].strip('W/"') == tag


def test_a_layer_comes_compressed_to_who_reads_that_and_whole_to_others(door):
    told = ("gzip", "BR;q=0.000, GZIP", "gzip, deflate, br", "identity")
    answers = [door.get("/assets/layers/edges.json", headers={"Accept-Encoding": each}) for each in told]
    assert [answer.headers.get("content-encoding") for answer in answers] == ["gzip", "gzip", "br", None]
    sizes = [int(answer.headers["content-length"]) for answer in answers]
    assert sizes[2] < sizes[0] == sizes[1] < sizes[3] / 3
    assert {answer.content for answer in answers} == {layers()["edges"].body}


def test_what_is_kept_is_pressed_as_well_as_can_be_while_visitors_are_served(monkeypatch):
    kept = {}
    monkeypatch.setattr(press, "_pressed", kept)
    layer, film = layers()["edges"].body, random.Random(1948).randbytes(20_000)
    quickly = [press.pressed(body, way) for body, way in ((layer, "br"), (layer, "gzip"), (film, "br"))]
    press.press_well(set())
    assert len(kept[layer, "br"]) < 0.95 * len(quickly[0]) and brotli.decompress(kept[layer, "br"]) == layer
    assert [kept[layer, "gzip"], kept[film, "br"]] == quickly[1:], "only what Brotli made smaller is done again"


def test_what_visitors_ask_for_is_pressed_well_by_a_thread_of_the_lowest_rank_until_the_server_ends(monkeypatch):
    ranks, often = [], threading.Event()

    def press_well(done, is_over):
        ranks.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        if len(ranks) > 2:
            often.set()
        assert not is_over()

    for name, value in (("press_well", press_well), ("LATER", 0.01), ("AGAIN", 0.01)):
        monkeypatch.setattr(press, name, value)
    with press.pressing_well():
        assert often.wait(10)
    passed = len(ranks)
    time.sleep(0.1)
    assert len(ranks) <= passed + 1 and {*ranks} == {press.LAST if press.IS_QUIET else os.getpriority(os.PRIO_PROCESS, 0)}


@pytest.mark.parametrize("part", ["bytes=0-99", "bytes=9-1", "bytes=9999999-", "lines=1", "bytes=0-1,4-5"])
def test_of_a_document_no_part_is_sent(door, part):
    """A part would be of Streamlit's own file, which is not what is sent."""
    told = door.get("/people", headers={"Accept": "text/html", "Range": part, "If-Range": '"x"'})
    assert told.status_code == 200 and "accept-ranges" not in told.headers and told.text.endswith("</html>\n")


def test_a_layer_that_is_known_is_not_sent_again(door):
    tag = layers()["edges"].etag
    answer = door.get("/assets/layers/edges.json", headers={"If-None-Match": f'"{tag}"'})
    assert answer.status_code == 304 and not answer.content


def test_a_stale_address_is_asked_for_again(door):
    assert door.get("/assets/layers/edges.json?v=old").headers["cache-control"] == "no-cache"


def test_an_unknown_layer_is_refused_in_a_sentence(door):
    answer = door.get("/assets/layers/rivers.json")
    assert answer.status_code == 404 and "units-fine" in answer.text


def test_the_timelines_picture_is_kept_for_ever_under_its_tag(door):
    answer = door.get(f"/assets/{timeline_address('dark').replace('*', '420')}")
    assert answer.status_code == 200 and answer.content.startswith(b"<svg")
    assert "immutable" in answer.headers["cache-control"] and answer.headers["content-type"].startswith("image/svg+xml")


@pytest.mark.parametrize("name", ["light-421", "sepia-420"])
def test_an_unknown_picture_is_refused_in_a_sentence(door, name):
    answer = door.get(f"/assets/timeline/{name}.svg")
    assert answer.status_code == 404 and "420" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/assets/leaflet/leaflet.js",
        "/assets/leaflet/leaflet.css",
        f"/assets/{web_address('map/loader.js')}",
        f"/assets/{web_address('bar/time_bar.js')}",
    ],
)
def test_scripts_and_styles_come_from_the_atlas(door, address):
    assert door.get(address).status_code == 200


@pytest.mark.parametrize("name", ["map/atlas.js", "bar/time_bar.js", "shared/rules.js", "map/atlas_map.css", "map/imagery.html"])
def test_the_browsers_code_is_kept_for_ever_under_the_tag_of_all_of_it(door, name):
    answer = door.get(f"/assets/web/{web_tag()}/{name}")
    assert answer.status_code == 200 and answer.content == web_files()[name].body
    assert "immutable" in answer.headers["cache-control"] and answer.headers["content-type"].startswith("text/")
    assert door.get(f"/assets/web/older/{name}").headers["cache-control"] == "no-cache"
    assert door.get(f"/assets/web/older/{name}", headers={"If-None-Match": f'"{web_tag()}"'}).status_code == 304


@pytest.mark.parametrize("name", WHOLES)
def test_modules_that_are_wanted_together_come_as_one(door, name):
    answer = door.get(f"/assets/{whole_address(name)}")
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert re.findall(r"^(?:import|export)\b.*", answer.text, re.MULTILINE) == ["export { $use as use };"]
    held = modules(name)
    assert set(WHOLES[name]) < set(held) and all(f'"{each}": ($told)' in answer.text for each in held)
    assert set(re.findall(r'\$use\("([^"]+)"\)', answer.text)) <= set(held)


def test_a_document_names_what_comes_first_by_addresses_that_are_there(door):
    document = door.get("/", headers={"Accept": "text/html"}).text
    named = re.findall(r'href="\./(assets/[^"]+)"', document)
    assert len(named) > 10 and all(door.get(f"/{address}").status_code == 200 for address in named)
    assert f"assets/{whole_address('map.js')}" in named and f'src="./assets/{whole_address("page.js")}"' in document


def test_the_cut_fonts_are_where_the_document_and_its_style_sheet_name_them(door):
    document = door.get("/", headers={"Accept": "text/html"}).text
    sheet = door.get("/" + re.search(r'href="\./(static/css/[^"]*faces=\w+)"', document)[1]).text
    named = {*re.findall(r"media/(Atlas[\w.-]+woff2)", document + sheet)}
    assert len(named) == 3 and "AtlasText." in document
    assert [door.get(f"/static/media/{name}").headers["content-type"] for name in named] == ["font/woff2"] * 3


def test_a_document_names_the_parts_of_a_map_and_its_layers_only_where_there_is_one(door):
    told = {page: door.get(f"/{page}", headers={"Accept": "text/html"}).text for page in ("", "people", "contributors")}
    assert {page: re.findall(r"layers/([\w-]+)\.json", text) for page, text in told.items()} == {
        "": [*FIRST],
        "people": [],
        "contributors": ["world", "values"],
    }
    programs = {
        page: [name for name in ("map.js", "values.js", "sites.js") if whole_address(name) in text] for page, text in told.items()
    }
    assert programs == {"": ["map.js"], "people": [], "contributors": ["values.js"]}


def test_every_answer_has_its_headers_and_the_page_with_the_satellites_picture_its_own(door):
    for path in ("/", "/assets/layers/edges.json", "/assets/nothing", f"/assets/{web_address(IMAGERY_PAGE)}"):
        told = door.get(path, headers={"Accept-Encoding": "gzip"}).headers
        assert (told["referrer-policy"], told["x-content-type-options"]) == ("no-referrer", "nosniff"), path
        is_page = told["content-type"].startswith("text/html")
        assert "camera=()" in told["permissions-policy"] and ("usb=()" in told["permissions-policy"]) == is_page, path
        assert told.get("cross-origin-opener-policy") == ("same-origin" if is_page else None), path
        policy = told["content-security-policy"]
        assert "object-src 'none'" in policy or policy.startswith("default-src 'none'"), path
    assert policy.startswith("default-src 'none'; img-src https://") and "connect-src" not in policy
    assert "Accept-Encoding" in door.get("/assets/layers/edges.json", headers={"Accept-Encoding": "gzip"}).headers["vary"]


def test_a_search_looks_at_a_bounded_text(door, monkeypatch):
    sought = []
    monkeypatch.setattr(routes, "find", lambda text: sought.append(text) or [])
    assert door.get("/assets/find/en.json", params={"q": "aq" * 999}).json() == [] and len(sought[0]) == routes.LONGEST


def test_layers_travel_compressed(door):
    assert door.get("/assets/layers/units.json", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_leaflet_travels_with_brotli_and_is_asked_for_again_by_its_tag(door):
    answer = door.get("/assets/leaflet/leaflet.js", headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br" and answer.headers["content-type"].startswith("text/javascript")
    assert int(answer.headers["content-length"]) < 45_000 and "Leaflet 1." in answer.text
    known = {"If-None-Match": answer.headers["etag"]}
    assert door.get("/assets/leaflet/leaflet.js", headers=known).status_code == 304
    assert door.get("/assets/leaflet/images/layers.png").headers["content-type"] == "image/png"
    assert door.get("/assets/leaflet/leaflet-src.js").status_code == 404


def test_every_answer_forbids_other_hosts(door):
    policy = door.get("/").headers["content-security-policy"]
    asked, _, framed_by = policy.partition("; frame-ancestors ")  # any page may frame the atlas; it asks no other host
    assert "default-src 'self'" in asked and "http" not in policy and "*" not in asked and framed_by == "*"


@pytest.mark.parametrize(
    "address",
    ["/assets/web/x/%2e%2e/%2e%2e/app.py", "/assets/web/x/..%2f..%2fui%2fstate.py", "/assets/leaflet/%2e%2e/__init__.py"],
)
def test_nothing_outside_the_assets_is_reachable(door, address):
    answer = door.get(address)
    assert answer.status_code >= 400 or answer.headers.get("content-type", "").startswith("text/html")
    assert "import " not in answer.text


def test_script_and_style_stand_before_the_page(door):
    head, body = door.get("/", headers={"accept": "text/html"}).text.split("</head>")
    assert "history.pushState" in head and "--ink: light-dark(" in body and ".figure-head" in body


def test_the_search_answers_at_an_address(door):
    hits = door.get("/assets/find/en.json", params={"q": "Srebrenica"}).json()
    assert hits[0]["kind"] == "Event" and hits[0]["view"] == {"mission": "unprofor", "date": "1995-07-11"}
    assert door.get("/assets/find/en.json", params={"q": "xqzzy"}).json() == []
    assert (
        door.get("/assets/find/en.json").json() == []
        and door.get("/assets/find/xx.json", params={"q": "a" * 5000}).status_code == 200
    )


def test_names_in_lists_are_sent_and_no_others(door):
    assert door.get("/assets/lists/states.json").json() == names_in("states")
    assert door.get("/assets/lists/none.json").status_code == 404


@pytest.mark.parametrize("name", ["%00", "a%00.js", "x" * 300, "..%2f..%2f%00"])
@pytest.mark.parametrize("folder", ["static/js", "component/streamlit_folium.st_folium/static", "assets/leaflet"])
def test_a_name_that_no_file_can_have_is_no_fault_of_the_servers(door, folder, name):
    assert door.get(f"/{folder}/{name}").status_code in (400, 404)


def test_every_route_answers_whatever_follows(door):
    lot = random.Random(1978)
    names = [
        "layers/{}.json",
        "timeline/{}-{}.svg",
        "worlds/{}-{}.svg",
        "web/{}/{}",
        "find/{}.json?q={}",
        "lists/{}.json",
        "leaflet/{}",
        "{}",
    ]
    for _ in range(CASES // 5):
        path = lot.choice(names).format(*(quote(drawn_text(lot, ["missions", "light", "1200", "en"]), safe="") for _ in range(2)))
        answer = door.get(f"/assets/{path}")
        assert answer.status_code in (200, 400, 404), path
        assert not (answer.headers.get("content-type", "").startswith("text/html") and is_markup(answer.text)), path
