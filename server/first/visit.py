"""What would a visitor of an address get? The page is asked for on a websocket of the server's own, as a browser asks, and what comes is kept.

Nothing of it crosses the network: the application is called as its server calls it. So the first picture of a page is made of the very
parts that the page itself will be made of, and no second list of what stands where has to be kept.
"""

import asyncio
from collections.abc import Sequence

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from server.streamlit_front import end_session
from words import english
from words.answers import PAGE_FAILED

LONGEST = 10.0  # seconds for a page
STREAM = "/_stcore/stream"


class NotSeen(Exception):
    """A page could not be visited: it took too long, ended in an exception, or the server refused."""


async def visit(app, page: str, query: str, headers: Sequence[tuple[bytes, bytes]], base: str = "") -> list[ForwardMsg]:
    """Return what Streamlit sends for a page (its key) at a query (without `?`), to who sends these headers.

    `app` is what answers below the atlas's middleware; `base` is the base path. Raises NotSeen.
    """
    incoming: asyncio.Queue[dict] = asyncio.Queue()
    messages: list[ForwardMsg] = []
    done = asyncio.Event()

    async def send(event: dict) -> None:
        if event["type"] == "websocket.accept":
            await incoming.put({"type": "websocket.receive", "bytes": _asked(page, query)})
        elif event["type"] == "websocket.send" and event.get("bytes"):
            messages.append(ForwardMsg.FromString(event["bytes"]))
            if _is_finished(messages[-1]):
                done.set()
        elif event["type"] == "websocket.close":
            done.set()

    await incoming.put({"type": "websocket.connect"})
    task = asyncio.ensure_future(app(_scope(headers, base), incoming.get, send))
    task.add_done_callback(lambda _: done.set())
    try:
        await asyncio.wait_for(done.wait(), LONGEST)
    except TimeoutError as error:
        raise NotSeen(f"/{page}?{query} took longer than {LONGEST:.0f} s") from error
    finally:
        await incoming.put({"type": "websocket.disconnect", "code": 1001})
        await asyncio.wait({task}, timeout=LONGEST)
        task.cancel()
        for name in {each.new_session.initialize.session_id for each in messages if each.WhichOneof("type") == "new_session"}:
            end_session(name)  # nobody comes back to it
    if not any(map(_is_finished, messages)) or any(map(_is_exception, messages)):
        raise NotSeen(f"/{page}?{query} did not come")
    return messages


def _asked(page: str, query: str) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    return message.SerializeToString()


def _is_finished(message: ForwardMsg) -> bool:
    return message.WhichOneof("type") == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def _is_exception(message: ForwardMsg) -> bool:
    """Return whether a message says that a page failed: Streamlit's own way, or the atlas's sentence (server.failing)."""
    element = message.delta.new_element
    return message.WhichOneof("type") == "delta" and (
        element.WhichOneof("type") == "exception" or element.alert.body == english(PAGE_FAILED)
    )


def _scope(headers: Sequence[tuple[bytes, bytes]], base: str) -> dict:
    kept = [(name, value) for name, value in headers if name in (b"host", b"cookie", b"accept-language", b"user-agent")]
    path = base + STREAM
    return {
        "type": "websocket",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": kept,
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
        "subprotocols": ["streamlit"],
        "state": {},
        "extensions": {},
    }
