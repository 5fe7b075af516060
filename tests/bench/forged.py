"""What becomes of the server when strangers write to their sessions what no browser writes?

    python tests/bench/forged.py [EACH] [SERVER]

On each of some pages a session is opened, and all shapes of tests/forgeries.py are sent, those about widgets EACH times (12) with a seed; a
session that was closed is opened again. Told for each page: how many were sent; how many ended a run in a sentence of failure; how
many closed the websocket; how many answers named a path or a traceback of the server; and the slowest answer. A second visitor steps all the
while, and at the end once more. Nothing is asserted. SERVER is the address of a running one, else one is started.
"""

import random
import statistics
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bench.visitor import visitor
from tests.browser.conftest import free_port, serve
from tests.forgeries import is_telling, shapes, widgets

EACH = 12
PAGES = ["", "people", "timeline", "reform", "present", "learn", "contributors", "sources"]
QUIET = 1  # seconds of silence after which nothing more comes
LONGEST = 20


class Stranger:
    """A session that is written to by hand."""

    def __init__(self, address: str, page: str):
        self.address, self.page, self.kept = address, page, ExitStack()
        self.open()

    def open(self) -> None:
        """Open the session and its page, and keep the ids of the page's widgets."""
        self.kept.close()
        address = f"ws://{urlsplit(self.address).netloc}/_stcore/stream"
        self.socket = self.kept.enter_context(connect(address, subprotocols=["streamlit"], max_size=None))
        self.ids = sorted({each for frame in self.asked() for each in widgets(ForwardMsg.FromString(frame))})

    def asked(self, query: str = "") -> list[bytes]:
        """Ask for the page as a browser does, and return what comes."""
        self.socket.send(BackMsg(rerun_script={"page_name": self.page, "query_string": query}).SerializeToString())
        return self.answered(LONGEST)

    def answered(self, patience: float = QUIET) -> list[bytes]:
        """Return what comes until a run has ended, or nothing comes for a while. Raises ConnectionClosed."""
        frames, began = [], time.monotonic()
        while time.monotonic() - began < LONGEST:
            try:
                frame = self.socket.recv(timeout=patience)
            except TimeoutError:
                break
            frames.append(frame)
            if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
                break
        return frames


def forged(address: str, page: str, lot: random.Random, each: int) -> tuple[int, int, int, list[str], float]:
    """Return of a page: sent, failed, closed, what told of the server's insides, and the longest seconds of an answer."""
    one = Stranger(address, page)
    sent = failed = closed = 0
    telling, slowest = [], 0.0
    for name, body in shapes(one.ids, lot, each):
        began = time.monotonic()
        sent += 1
        try:
            one.socket.send(body)
            frames = one.answered()
        except ConnectionClosed:
            closed += 1
            one.open()
            continue
        slowest = max(slowest, time.monotonic() - began)
        failed += any(b"could not be drawn" in frame for frame in frames)
        telling += [name for frame in frames if is_telling(frame)]
    one.kept.close()
    return sent, failed, closed, telling, slowest


def main() -> None:
    each, own = int(sys.argv[1]) if len(sys.argv) > 1 else EACH, sys.argv[2] if len(sys.argv) > 2 else ""
    port = free_port()
    server = None if own else serve("app.py", port)
    address, lot, taken, stop = own or f"http://127.0.0.1:{port}", random.Random(1945), [], threading.Event()

    def step() -> None:
        with visitor(address) as other:
            while not stop.wait(0.2):
                taken.append(1000 * other.ask("people", f"date=19{lot.randint(50, 99)}-07-01")[0])

    watcher = threading.Thread(target=step)
    watcher.start()
    try:
        print(f"{'page':14}{'sent':>6}{'failed':>8}{'closed':>8}{'telling':>9}{'slowest':>9}")
        for page in PAGES:
            sent, failed, closed, telling, slowest = forged(address, page, lot, each)
            print(
                f"{page or 'map':14}{sent:6}{failed:8}{closed:8}{len(telling):9}{slowest:8.1f} s",
                *sorted(set(telling))[:5],
                flush=True,
            )
    finally:
        stop.set()
        watcher.join()
        if server:
            server.terminate()
    print(
        f"another visitor meanwhile: {len(taken)} steps, median {statistics.median(taken):.0f} ms, longest {max(taken):.0f} ms, no error"
    )


if __name__ == "__main__":
    main()
