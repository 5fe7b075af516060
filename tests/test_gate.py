"""Is what no page of the atlas asks refused, quickly, in a sentence, and without asking anybody in the world?"""

import asyncio
import json
import logging
import re
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient, WebSocketDenialResponse
from streamlit import net_util
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web import bootstrap

from figures.pages import EMBED, PAGES
from server import gate, headers, log
from server.answers import exception_handlers
from server.first import visit
from server.streamlit_front import METRICS, OPEN
from words import answers, english

BROWSER = {"Accept": "text/html,*/*"}
UNKNOWN = [
    "/nonsense", "/people/nonsense", "/assets/nonsense", "/static/none.js", "/index.html", "/robots.txt", "/.env", "/peoplee", "/health/x",
    "/\\example.org", "/assets/leaflet/none.js", "/media/none", "/component/none/index.html",
]  # fmt: skip
SHUT = [
    "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/none", "/auth/login",
    "/auth/logout", "/oauth2callback", "/people/_stcore/health",
]  # fmt: skip


def stranger(base: str = "", bodies: dict[str, int] | None = None) -> TestClient:
    """A client of a gate before a house that answers everything with what it was sent."""

    async def echo(request: Request):
        return PlainTextResponse(await request.body() or b"here")

    routes = [Route("/{rest:path}", echo, methods=["GET", "POST", "PUT"])]
    front = [Middleware(headers.PrivateHeaders), Middleware(gate.Gate, base=base, pages={*PAGES, EMBED}, bodies=bodies or {})]
    return TestClient(Starlette(routes=routes, middleware=front, exception_handlers=exception_handlers(base)))


@pytest.fixture
def nobody_is_asked():
    """Streamlit asks no host of the world, and no name of one."""
    asked = AssertionError("a host of the world was asked")
    with (
        mock.patch.object(net_util, "_make_blocking_http_get", side_effect=asked),
        mock.patch.object(net_util, "get_internal_ip", side_effect=asked),
        mock.patch("socket.getaddrinfo", side_effect=asked),
    ):
        yield


def test_an_unknown_address_is_a_404_with_a_page_for_browsers_and_a_sentence_for_others(door):
    for path in UNKNOWN:
        answer = door.get(path, follow_redirects=False)
        assert (answer.status_code, answer.text) == (404, f"{english(answers.NO_FILE)}\n"), path
        page = door.get(path, headers=BROWSER, follow_redirects=False)
        assert page.status_code == 404 and english(answers.NO_PAGE) in page.text and "<script" not in page.text, path
    linked = re.findall(r'<a href="([^"]+)"', page.text)
    assert {f"/{key}" for key in PAGES} == set(linked) and all(door.get(path).status_code == 200 for path in set(linked))


def test_every_page_is_there_and_streamlits_own_files_are(door):
    document = door.get("/", headers=BROWSER).text
    named = re.findall(r'(?:src|href)="\./(static/[^"]+|favicon[^"]+)"', document)
    paths = [*PAGES, EMBED, "health", "ready", "_stcore/health", "_stcore/host-config", *named]
    assert len(named) > 2 and {path: door.get(f"/{path}").status_code for path in paths} == dict.fromkeys(paths, 200)
    assert door.get("/people/", follow_redirects=False).headers["location"] == "/people"


def test_below_a_base_path_an_unknown_address_leads_back_to_the_atlas():
    with stranger("/atlas") as one:
        assert all(one.get(f"/atlas{path}").status_code == 200 for path in ("", "/", "/people", "/assets/x", "/_stcore/health"))
        for path in ("/", "/people", "/atlas/none", "/atlas2", "/atlas/_stcore/metrics", "/_stcore/health"):
            assert one.get(path).status_code == 404, path
        assert 'href="/atlas/people"' in one.get("/atlas/none", headers=BROWSER).text


def test_what_streamlit_has_and_no_page_asks_is_shut(door, monkeypatch):
    assert {path: door.get(path, follow_redirects=False).status_code for path in SHUT} == dict.fromkeys(SHUT, 404)
    assert door.post("/_stcore/agent/mcp").status_code == 404 and door.post("/people").status_code == 405
    assert door.get("/_stcore/host-config").json()["allowedOrigins"] == []
    monkeypatch.setenv("ATLAS_METRICS", "1")
    with stranger() as one:
        assert one.get("/_stcore/metrics").status_code == 200


def test_streamlit_has_no_address_that_nobody_has_looked_at(door):
    """A new one is shut until it is known what it tells to strangers, and whether a page asks it."""
    paths = {route.path.partition("{")[0] for route in door.app._starlette_app.routes if isinstance(route, BaseRoute)}
    own = {path for path in paths if path.startswith("/_stcore")}
    assert len(own) > 6 and own <= {*OPEN, METRICS, *SHUT, "/_stcore/agent/interact"}


def test_the_server_starts_without_asking_anybody(nobody_is_asked, capsys):
    assert st.config.is_manually_set("browser.serverAddress")
    bootstrap._print_url(False)
    assert "http://localhost" in capsys.readouterr().out


def test_a_handshake_of_a_foreign_origin_is_refused_at_once_and_nobody_is_asked(door, nobody_is_asked):
    foreign = [
        "http://example.org",
        "https://testserver.example.org",
        "null",
        "http://[",
        "",
        "http://testserver:81",
        "http://localhost:3000",
    ]
    began = time.monotonic()
    for origin in foreign * 4:
        with (
            pytest.raises(WebSocketDenialResponse) as refused,
            door.websocket_connect("/_stcore/stream", headers={"Origin": origin}),
        ):
            pass
        assert refused.value.status_code == 403 and refused.value.text == f"{english(answers.FOREIGN_ORIGIN)}\n"
        assert "content-security-policy" in refused.value.headers
    assert time.monotonic() - began < 2
    for told in ({"Origin": "http://testserver"}, {"Origin": "https://testserver"}, {}):
        with door.websocket_connect("/_stcore/stream", headers=told, subprotocols=["streamlit"]) as socket:
            assert socket.accepted_subprotocol == "streamlit"


def test_an_origin_that_is_named_may_open_a_websocket_and_nobody_is_asked(door, nobody_is_asked, monkeypatch):
    monkeypatch.setattr(gate, "allowed_origins", lambda: {"https://school.example"})
    with door.websocket_connect(
        "/_stcore/stream", headers={"Origin": "https://school.example"}, subprotocols=["streamlit"]
    ) as socket:
        assert socket.accepted_subprotocol == "streamlit"


def test_only_hosts_that_are_named_are_answered_and_probes_under_any(monkeypatch):
    monkeypatch.setenv("ATLAS_HOSTS", "atlas.example, *.atlas.example")
    with stranger() as one:

        def asked(host: str, path: str = "/people") -> int:
            return one.get(path, headers={"Host": host}).status_code

        own = ["atlas.example", "ATLAS.example:8501", "www.atlas.example"]
        other = ["example.org", "atlas.example.org", "notatlas.example", "10.0.0.7:8501", "", "[::1]:8501"]
        assert [asked(host) for host in [*own, *other]] == [200] * len(own) + [421] * len(other)
        assert asked("10.0.0.7:8501", "/ready") == asked("10.0.0.7:8501", "/health") == 200
        assert english(answers.OTHER_HOST) in one.get("/", headers={"Host": "x"} | BROWSER).text
        with pytest.raises(WebSocketDenialResponse), one.websocket_connect("/_stcore/stream", headers={"Host": "x"}):
            pass


@pytest.mark.parametrize(
    ("version", "hosts", "status"),
    [("1.1", [], 400), ("1.1", [b"a", b"b"], 400), ("1.0", [], 200), ("1.1", [b"a"], 200)],
)
def test_a_request_names_one_host(version, hosts, status):
    told = []

    async def nothing():
        return {"type": "http.request", "body": b""}

    async def say(message):
        told.append(message)

    scope = {
        "type": "http", "http_version": version, "method": "GET", "path": "/people", "raw_path": b"/people", "root_path": "",
        "scheme": "http", "query_string": b"", "headers": [(b"host", host) for host in hosts],
    }  # fmt: skip
    asyncio.run(stranger().app(scope, nothing, say))
    assert told[0]["status"] == status


def test_more_visitors_than_can_be_served_are_sent_away_with_a_time(monkeypatch):
    monkeypatch.setenv("ATLAS_VISITORS", "0")
    with stranger() as one, pytest.raises(WebSocketDenialResponse) as refused, one.websocket_connect("/_stcore/stream"):
        pass
    assert refused.value.status_code == 503 and int(refused.value.headers["retry-after"]) > 0


def test_long_addresses_and_headers_are_refused(door):
    told = {
        "/people?date=" + "1" * 9_000: 414,
        "/" + "a" * 2_000: 414,
        "/people?date=" + "1" * 5_000: 200,
    }
    assert {path: door.get(path).status_code for path in told} == told
    assert door.get("/people", headers={"Cookie": "a" * 40_000}).status_code == 431


def test_bodies_are_bounded_in_size_speed_and_number(monkeypatch):
    monkeypatch.setattr(gate, "POSTING", 1)
    with stranger(bodies={"/assets/deck/": 1_000, gate.UPLOADS: 1_000}) as one:
        assert one.post("/assets/deck/pptx", content=b"a" * 1_000).status_code == 200
        assert one.post("/assets/deck/pptx", content=b"a" * 1_001).status_code == 413
        assert one.post("/assets/deck/pptx", content=(b"a" * 600 for _ in range(3))).status_code == 413  # its length is not told
        assert one.post("/assets/deck/pptx", content=b"", headers={"Content-Length": "x"}).status_code == 413
        assert one.post("/assets/layers/x.json").status_code == 405
        sent = [one.put(f"{gate.UPLOADS}one/{n}", content=b"a").status_code for n in range(gate.UPLOADS_EACH + 1)]
        assert sent == [200] * gate.UPLOADS_EACH + [429]
        monkeypatch.setattr(gate, "UPLOADS_ALL", gate.UPLOADS_EACH + 1)
        for large in (b"a" * 1_001, (b"a" * 600 for _ in range(3))):
            assert one.put(f"{gate.UPLOADS}third/1", content=large).status_code == 413
        # These were not counted: else forged files would keep all others from bringing theirs.
        assert one.put(f"{gate.UPLOADS}another/1", content=b"a").status_code == 200
        monkeypatch.setattr(gate, "POSTING", 0)
        assert one.post("/assets/deck/pptx", content=b"a").status_code == 503


def test_what_is_made_of_a_body_keeps_no_other_from_being_sent(monkeypatch):
    monkeypatch.setattr(gate, "POSTING", 1)
    door = gate.Gate(None, base="", pages=set(), bodies={})
    with door._sending() as is_sent:
        assert door._posting == 1
        is_sent()
        is_sent()
        assert door._posting == 0
    with pytest.raises(KeyError), door._sending():
        raise KeyError
    assert door._posting == 0


def test_a_websocket_that_says_more_than_a_browser_waits_its_turn(monkeypatch):
    monkeypatch.setattr(gate, "SAID", 100)
    monkeypatch.setattr(gate, "SAID_AT_ONCE", 5)

    async def heard(count: int) -> float:
        async def receive():
            return {"type": "websocket.receive"}

        received, began = gate.paced(receive), time.monotonic()
        for _ in range(count):
            await received()
        return time.monotonic() - began

    assert asyncio.run(heard(5)) < 0.05 < 0.15 < asyncio.run(heard(25))


def test_who_leaves_while_sending_is_no_fault_of_ours(monkeypatch, caplog):
    async def gone():
        return {"type": "http.disconnect"}

    async def nothing(message):
        return None

    scope = {"type": "http", "method": "POST", "path": "/assets/deck/pptx", "query_string": b"", "headers": [], "root_path": ""}
    with stranger(bodies={"/assets/deck/": 100}) as one:
        asyncio.run(one.app(scope, gone, nothing))
    assert not [record for record in caplog.records if "failed" in record.getMessage()]


def test_a_body_that_never_comes_is_given_up(monkeypatch):
    monkeypatch.setattr(gate, "FIRST", 0.05)
    said = []

    async def never():
        await asyncio.sleep(60)

    async def say(message):
        said.append(message)

    async def house(scope, receive, send):
        await Request(scope, receive).body()

    async def asked():
        app = Starlette(
            routes=[Mount("/", house)],
            middleware=[Middleware(gate.Gate, base="", pages=set(), bodies={"/assets/deck/": 100})],
            exception_handlers=exception_handlers(""),
        )
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/assets/deck/pptx",
            "query_string": b"",
            "headers": [],
            "root_path": "",
        }
        await app(scope, never, say)

    asyncio.run(asyncio.wait_for(asked(), 5))
    assert said[0]["status"] == 408


def test_every_answer_carries_the_headers(door):
    from app import app

    app._starlette_app.router.routes.insert(0, Route("/assets/fails", lambda request: 1 // 0))
    lenient = TestClient(door.app, raise_server_exceptions=False)
    known = door.get("/assets/eras.json").headers["etag"]
    asked = [
        (200, door.get("/")),
        (301, door.get("/people/", follow_redirects=False)),
        (304, door.get("/assets/eras.json", headers={"If-None-Match": known})),
        (404, door.get("/none")),
        (404, door.get("/media/none")),
        (405, door.post("/people")),
        (405, door.get("/_stcore/upload_file/a/b")),
        (405, door.get("/_stcore/stream")),
        (404, door.get("/people//")),
        (405, door.post("/assets/eras.json")),
        (414, door.get("/?" + "a" * 9_000)),
        (500, lenient.get("/assets/fails")),
        (200, door.get("/_stcore/health")),
    ]
    kinds = {headers.POLICY: "text/html", headers.FILE_POLICY: "text/plain"}
    wanted = [headers.headers_of("/", kinds[answer.headers["content-security-policy"]]) for _, answer in asked]
    assert [answer.status_code for _, answer in asked] == [status for status, _ in asked]
    assert all({name: answer.headers.get(name) for name in told} == told for (_, answer), told in zip(asked, wanted, strict=True))
    sizes = [5 if told["Content-Security-Policy"] == headers.POLICY else 4 for told in wanted]  # a file opens no window
    assert [len(told) for told in wanted] == sizes and all(all(told.values()) and "Permissions-Policy" in told for told in wanted)
    assert asked[-2][1].text == f"{english(answers.FAILED)}\n"


def test_files_and_pictures_may_do_nothing(door):
    page, script, picture = (
        door.get(path).headers["content-security-policy"]
        for path in ("/", "/assets/leaflet/leaflet.js", "/assets/timeline/light-1000.svg")
    )
    assert page == headers.POLICY and script == headers.FILE_POLICY and picture == headers.PICTURE_POLICY
    assert script == "default-src 'none'; frame-ancestors *" and picture.startswith("default-src 'none'; ")
    assert "script-src" not in picture and "'self'" not in picture and picture.endswith("frame-ancestors *")
    assert headers.policy_of("/", "") == headers.policy_of("/", "video/mp4") == headers.POLICY
    small = door.get("/assets/eras.json").headers
    assert sum(len(name) + len(small[name]) + 4 for name in headers.headers_of("/", "application/json")) < 210


def test_every_exception_of_the_policy_has_its_reason():
    told = {tuple(part.split()[:1]) + (source,) for part in headers.POLICY.split("; ") for source in part.split()[1:]}
    told -= {(name, "'self'") for name in headers.OWN} | set(headers.CLOSED.items()) | {("frame-ancestors", "*")}
    assert told == {(each.directive, each.source) for each in headers.ALLOWED} and len(told) == len(headers.ALLOWED)
    assert all(len(each.why.split()) > 5 for each in headers.ALLOWED)
    assert not re.search(r"\b(ws|wss|http|https):", headers.POLICY)
    assert set(headers.USED).isdisjoint(headers.NEVER) and all(len(why.split()) > 4 for why in headers.USED.values())
    assert "frame-ancestors 'self' https://school.example" in headers.policy("'self' https://school.example")


def test_the_log_tells_a_keeper_what_to_do_and_nothing_of_visitors(door, caplog, monkeypatch):
    monkeypatch.setattr(log, "_told_at", -1e9)
    monkeypatch.setattr(log, "_refused", Counter())
    caplog.set_level(logging.INFO, "atlas")
    typed = "zqz-typed"
    told = {"User-Agent": typed, "Referer": typed, "Cookie": typed, "X-Forwarded-For": "192.0.2.77"}
    for _ in range(3):
        door.get(f"/{typed}?q={typed}", headers=told)
        door.get(f"/people?{typed}={'a' * 9_000}", headers=told)
    with (
        pytest.raises(WebSocketDenialResponse),
        door.websocket_connect("/_stcore/stream", headers=told | {"Origin": f"http://{typed}.example"}),
    ):
        pass
    try:
        raise KeyError(typed)
    except KeyError as fault:
        log.failed("page", fault)
    lines = [json.loads(record.getMessage()) for record in caplog.records if record.name == "atlas"]
    assert [line["event"] for line in lines] == ["refused", "page failed"] and lines[0]["large"] == 1
    assert lines[1]["kind"] == "KeyError" and lines[1]["place"].startswith("tests/test_gate.py:")
    assert typed not in json.dumps(lines) and all(line["do"] == log.DO[line["event"]] for line in lines)


def test_lines_of_others_are_written_without_values_and_messages(caplog):
    log.begin()
    for name in ("streamlit.web.server", "uvicorn.error"):
        logger = logging.getLogger(name)
        try:
            raise ValueError("zqz")
        except ValueError:
            with mock.patch.object(logger, "propagate", True):
                logger.error("Refused %s", "zqz", exc_info=True)
        record = caplog.records[-1]
        assert "zqz" not in caplog.text and "ValueError at tests/test_gate.py" in record.getMessage() and not record.exc_info


def test_lines_that_strangers_make_others_write_are_counted_and_there_are_such_lines(caplog, monkeypatch):
    log.begin()
    monkeypatch.setattr(log, "_refused", Counter())
    monkeypatch.setattr(log, "_told_at", time.monotonic())
    for name, beginnings in [*log.COUNTED.items(), *log.TOLD_HERE.items(), *log.UNTOLD.items()]:
        found = Path(find_spec("uvicorn" if name == "uvicorn.error" else name).origin)
        files = found.parent.rglob("*.py") if found.stem == "__init__" else [found]
        source = "\n".join(path.read_text(encoding="utf-8") for path in files)
        assert [begun for begun in beginnings if f'"{begun}' not in source and f"'{begun}" not in source] == [], name
    for name, beginnings in [*log.COUNTED.items(), *log.UNTOLD.items()]:
        for begun in beginnings:
            logging.getLogger(name).warning(f"{begun} of %s", "zqz")
    assert log._refused["forged"] == sum(map(len, log.COUNTED.values())) and "of %s" not in caplog.text


def test_a_first_picture_is_not_made_of_a_page_that_failed():
    message = ForwardMsg()
    message.delta.new_element.alert.body = english(answers.PAGE_FAILED)
    assert visit._is_exception(message)
    message.delta.new_element.alert.body = "another"
    assert not visit._is_exception(message)
