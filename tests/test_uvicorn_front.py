"""Is a request's head bounded in size and time before the server has it, and what a websocket says in size, and is all else served as before?"""

import asyncio
from contextlib import asynccontextmanager
from unittest import mock

import pytest
import uvicorn
from streamlit.web.server.starlette import starlette_server
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from server import uvicorn_front


@asynccontextmanager
async def served():
    """A connection of the server's protocol, to a house that answers what it was posted, and tells how much it heard by a websocket."""
    uvicorn_front.bound_heads()
    uvicorn_front.bound_websockets(getattr(WebSocketsSansIOProtocol, "most", 10**6))

    async def house(scope, receive, send):
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            while (heard := await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "text": f"heard {len(heard['bytes'])}"})
            return
        if scope["path"] == "/long":
            await receive()  # that nothing more is sent
            HEARD.append((await receive())["type"])
        body = (await receive())["body"] if scope["method"] == "POST" else b"here"
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
        await send({"type": "http.response.body", "body": body})

    config = uvicorn.Config(house, log_config=None, ws="websockets-sansio", ws_max_size=20 * MOST)
    config.load()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: HttpToolsProtocol(config, ServerState(), {}, loop), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    with mock.patch.object(WebSocketsSansIOProtocol, "most", MOST):  # of the process's own atlas, if there is one, as it was
        yield reader, writer, config
    writer.close()
    server.close()


async def answered(sent: list[bytes]) -> bytes:
    """What comes back, or `CUT` where the connection ended before all was sent."""
    async with served() as (reader, writer, _):
        try:
            for part in sent:
                writer.write(part)
                await writer.drain()
            return await asyncio.wait_for(reader.read(2_000), 10)
        except ConnectionError:
            return CUT


MOST = 100_000
HEARD: list[str] = []  # what the house heard of who asked for what takes long
CUT = b"HTTP/1.1 431 or no answer any more"
HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ([HEAD, b"\r\n"], b"200"),
        ([HEAD, b"X: ", b"a" * 30_000, b"\r\n\r\n"], b"200"),
        ([POST, b"a" * 60_000], b"200"),
        ([HEAD, b"X: ", *[b"a" * 65_536] * 8], b"431"),
        ([HEAD, *[b"X-%d: " % n + b"a" * 9_000 + b"\r\n" for n in range(60)]], b"431"),
        ([b"GET /", *[b"a" * 65_536] * 4], b"431"),
    ],
)
def test_a_head_is_bounded_in_size(sent, status):
    assert asyncio.run(answered(sent)).startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize("sent", [[], [b"G"], [HEAD], [HEAD, b"\r\n", HEAD]])
def test_a_head_that_does_not_end_is_given_up(sent):
    with mock.patch.object(uvicorn_front, "LONGEST", 0.2):

        async def asked() -> bytes:
            async with served() as (reader, writer, _):
                writer.writelines(sent)
                return await asyncio.wait_for(reader.read(), 5)

        told = asyncio.run(asked())
    assert told.endswith(b"\r\n\r\n") and told.count(b"HTTP/1.1 408") == 1 and told.count(b"HTTP/1.1 200") == (HEAD in sent[:-1])


@pytest.mark.parametrize("more", [0, 1, 3], ids=["alone", "before another", "before others"])
def test_each_request_knows_that_its_visitor_has_left(more):
    """Else what is asked for is made to the end for nobody, and ends in a fault when it is sent."""

    async def leave() -> None:
        HEARD.clear()
        async with served() as (reader, writer, _), asyncio.timeout(5):
            writer.write(HEAD.replace(b"/ ", b"/long ", 1) + b"\r\n" + (HEAD + b"\r\n") * more)
            await asyncio.sleep(0.05)
            writer.close()
            while not HEARD:
                await asyncio.sleep(0.01)

    asyncio.run(leave())
    assert HEARD == ["http.disconnect"]


@pytest.mark.parametrize(("count", "answers"), [(uvicorn_front.UNANSWERED, uvicorn_front.UNANSWERED), (5_000, 0)])
def test_a_line_of_requests_is_bounded(count, answers):
    """What does not wait for answers would be taken on at once, however many, while all others wait."""

    async def told() -> bytes:
        async with served() as (reader, writer, _):
            writer.write((HEAD + b"\r\n") * (count - 1) + HEAD + b"Connection: close\r\n\r\n")
            try:
                return await asyncio.wait_for(reader.read(), 5)
            except ConnectionError:
                return CUT

    assert asyncio.run(told()).count(b"HTTP/1.1 200") == answers


def test_a_server_that_ends_does_not_wait_for_ever_for_who_reads_nothing():
    async def told() -> float | None:
        async with served() as (reader, writer, config):
            writer.write(HEAD + b"\r\n")
            await asyncio.wait_for(reader.readline(), 5)
            return config.timeout_graceful_shutdown

    assert asyncio.run(told()) == uvicorn_front.LEAVING


def test_no_answer_names_the_servers_program():
    async def told() -> set[bytes]:
        async with served() as (reader, writer, config):
            writer.write(HEAD + b"\r\n")
            await asyncio.wait_for(reader.readline(), 5)
            server = uvicorn.Server(config)
            await server.on_tick(0)
            return {name for name, _ in server.server_state.default_headers}

    assert (b"server", b"uvicorn") in named_by_itself() and asyncio.run(told()) == {b"date"}


def named_by_itself() -> list[tuple[bytes, bytes]]:
    """What uvicorn would add to each answer."""
    config = uvicorn.Config(lambda: None, log_config=None)
    config.load()
    return config.encoded_headers


HANDSHAKE = (
    HEAD
    + b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        (b"", b"101"),
        (b"Cookie: a=" + b"a" * 30_000 + b"\r\n", b"101"),
        (b"".join(b"X-%d: a\r\n" % n for n in range(300)), b"101"),
        (b"Content-Length: 5\r\n", b"400"),
        (b"Transfer-Encoding: chunked\r\n", b"400"),
    ],
    ids=["plain", "many cookies", "many headers", "a body", "a body in parts"],
)
def test_every_handshake_has_an_answer(more, status):
    assert asyncio.run(answered([HANDSHAKE, more, b"\r\n"])).startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize(("size", "told"), [(MOST, b"heard 100000"), (MOST + 1, b"\x03\xf1")], ids=["may be", "too large"])
@pytest.mark.parametrize("parts", [1, 2])
def test_what_a_websocket_says_is_bounded_before_it_is_whole(size, told, parts):
    """1009 is said (in two bytes) at the beginning of what is too large: all its bytes but the last were not waited for."""

    async def said() -> bytes:
        async with served() as (reader, writer, _):
            writer.write(HANDSHAKE + b"\r\n")
            await reader.readuntil(b"\r\n\r\n")
            lengths = [size] if parts == 1 else [size - 50_000, 50_000]
            for n, length in enumerate(lengths):
                is_last = n == len(lengths) - 1
                begin = bytes([(0x80 if is_last else 0) | (0 if n else 2), 0xFF]) + length.to_bytes(8, "big") + bytes(4)
                writer.write(begin + b"a" * (length - (is_last and size > MOST)))
            return await asyncio.wait_for(reader.read(2_000), 5)

    assert told in asyncio.run(said())


def test_the_server_uses_the_parsers_that_are_bounded():
    assert AutoHTTPProtocol is HttpToolsProtocol, "another parser: are heads bounded there?"
    assert starlette_server._get_websocket_protocol() == "websockets-sansio", "another protocol: are messages bounded there?"
