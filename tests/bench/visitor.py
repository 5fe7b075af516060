"""What does a visitor without a browser see? A websocket on which pages are asked for as the browser asks, and the memory of the server.

Many of them cost the machine little, so that what is measured is the server.
"""

import json
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
ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@contextmanager
def visitor(address: str) -> Iterator["Visitor"]:
    """Open a session of its own at the atlas's own address, as `http://127.0.0.1:8501`, and close it as a browser's tab is closed."""
    with connect(f"ws://{urlsplit(address).netloc}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as socket:
        yield Visitor(socket)


class Visitor:
    """One session: what it asked for last, and its websocket."""

    def __init__(self, socket: ClientConnection):
        self._socket, self._page_hash, self.page = socket, "", ""
        # Of the time bar, or of the bare page's button: its id, and the part of the page that it runs.
        self._moved, self._part, self._query, self._turn = "", "", "", 0

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
        self._query = query
        return self._answered(message, page)

    def step(self, day: str) -> tuple[float, int]:
        """Go to a day (ISO) as the time bar does, or a year on where the bare page's button is; return as `ask` does."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash, state.fragment_id = self._query, self._page_hash, self._part
        widget = state.widget_states.widgets.add()
        widget.id = self._moved
        if self._moved.endswith("time_bar"):
            self._turn += 1
            widget.json_value = json.dumps({"day": {"kind": "day", "date": day, "turn": self._turn, "isKnown": True}})
            self._query = f"date={day}"
        else:
            widget.trigger_value = True
        return self._answered(message, self.page)

    def _answered(self, message: BackMsg, page: str) -> tuple[float, int]:
        began, size = time.perf_counter(), 0
        self._socket.send(message.SerializeToString())
        while True:
            frame = self._socket.recv(timeout=LONGEST)
            size += len(frame)
            told = ForwardMsg.FromString(frame)
            kind = told.WhichOneof("type")
            if kind == "navigation":
                self.page, self._page_hash = page, told.navigation.page_script_hash
            elif kind == "new_session":
                self._page_hash = told.new_session.page_script_hash
            elif kind == "delta" and told.delta.new_element.WhichOneof("type") in ("bidi_component", "button"):
                self._look(told)
            elif kind == "delta" and (failed := failure(told.delta.new_element)):
                raise RuntimeError(f"{page}?{self._query}: {failed}")
            elif kind == "script_finished" and told.script_finished in ENDED:
                return time.perf_counter() - began, size

    def _look(self, told: ForwardMsg) -> None:
        """Remember what moves time."""
        element = told.delta.new_element
        if element.bidi_component.component_name == "time_bar" or element.button.label == "One year on":
            self._moved, self._part = element.bidi_component.id or element.button.id, told.delta.fragment_id


def failure(element: Element) -> str:
    """Return what an element says of a page that failed, "" when it is none of that kind."""
    if element.WhichOneof("type") == "exception":
        return element.exception.message
    return element.alert.body if element.alert.body == english(PAGE_FAILED) else ""


def memory_of(process: int) -> tuple[float, float]:
    """Return the megabytes that a process holds, and those of the processes that it started."""
    own = psutil.Process(process)
    return own.memory_info().rss / MEGABYTE, sum(each.memory_info().rss for each in own.children(recursive=True)) / MEGABYTE
