"""What does a visitor without a browser see? A websocket on which pages are asked for as the browser asks, and the memory of the server.

Many of them cost the machine little, so that what is measured is the server.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from words import english
from words.answers import PAGE_FAILED

LONGEST = 120  # seconds for one answer
MEGABYTE = 2**20


@contextmanager
def visitor(address: str) -> Iterator["Visitor"]:
    """Open a session of its own at the atlas's own address, as `http://127.0.0.1:8501`, and close it as a browser's tab is closed."""
    with connect(f"ws://{urlsplit(address).netloc}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        yield Visitor(socket)


class Visitor:
    """One session: what it asked for last, and its websocket."""

    def __init__(self, socket: ClientConnection):
        self._socket, self._page_hash, self.page = socket, "", ""

    def ask(self, page: str, query: str = "") -> tuple[float, int]:
        """Ask for a page at a view (`people`, `date=1994-07-01`), and return the seconds to the end of its run and the bytes that came.

        Raises RuntimeError when the page ended in a fault; the server's log names its place.
        """
        message = BackMsg()
        state = message.rerun_script
        state.query_string = query
        if page == self.page:
            state.page_script_hash = self._page_hash
        else:
            state.page_name = page
        began, size = time.perf_counter(), 0
        self._socket.send(message.SerializeToString())
        while True:
            frame = self._socket.recv(timeout=LONGEST)
            size += len(frame)
            told = ForwardMsg.FromString(frame)
            kind = told.WhichOneof("type")
            if kind == "navigation":
                self.page, self._page_hash = page, told.navigation.page_script_hash
            elif kind == "delta" and (failed := failure(told.delta.new_element)):
                raise RuntimeError(f"{page}?{query}: {failed}")
            elif kind == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return time.perf_counter() - began, size


def failure(element: Element) -> str:
    """Return what an element says of a page that failed, "" when it is none of that kind."""
    if element.WhichOneof("type") == "exception":
        return element.exception.message
    return element.alert.body if element.alert.body == english(PAGE_FAILED) else ""


def memory_of(process: int) -> tuple[float, float]:
    """Return the megabytes that a process holds, and those of the processes that it started."""
    own = psutil.Process(process)
    return own.memory_info().rss / MEGABYTE, sum(each.memory_info().rss for each in own.children(recursive=True)) / MEGABYTE
