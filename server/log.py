"""What must who keeps the atlas know? One line of JSON each: what happened, where, and what to do. Nothing of visitors stands in it.

What strangers try is counted and told at most once a minute; no address, host, origin, query or text of theirs is named. Faults tell
their kind and their place in the code, not their message, which may repeat what was typed. With ATLAS_TRACE=1 in the environment, for who
mends the atlas, Streamlit's and the server's own lines come whole, tracebacks included.
"""

import json
import logging
import os
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OFTEN = 60  # seconds between two lines about what was refused
FOREIGN = ("streamlit", "uvicorn", "websockets", "asyncio", "starlette")

# Faults that have a line of ours, and how Streamlit's and the server's own lines about them begin
TOLD_HERE = {
    "streamlit.error_util": ("Uncaught app execution",),
    "uvicorn.error": ("Exception in ASGI", "ASGI callable returned without"),
}
# What strangers make others write as often as they like: counted among what was refused
COUNTED = {
    "streamlit.web.server.starlette.starlette_websocket": (
        "Error deserializing",
        "Client WebSocket message size",
        "Client tried to",
    ),
    "streamlit.web.server.starlette.starlette_routes": ("Upload rejected",),
    "streamlit.runtime.app_session": ("No handler for",),
    "streamlit.components.v2.bidi_component.serialization": ("Failed to deserialize component state",),
    "streamlit.runtime.state.query_params": ("Ignoring query string",),
    "uvicorn.error": ("Invalid HTTP request", "Unsupported upgrade request", "Invalid UTF-8 sequence"),
}
# What is nothing to its keeper: a browser whose line broke came back before the server knew
UNTOLD = {"streamlit.runtime.websocket_session_manager": ("Session with id %s is already connected",)}

DO = {
    "started": "Nothing: visitors are served.",
    "ended": "Nothing, if it was meant to end.",
    "not started": "Mend what the reason names, and start again; until then nobody is served.",
    "page failed": "Open the page; if it fails again, look at that place in the code. ATLAS_TRACE=1 shows the whole traceback.",
    "route failed": "Look at that place in the code. ATLAS_TRACE=1 shows the whole traceback.",
    "refused": (
        "Nothing, if few. origin: if visitors cannot connect, let the proxy pass on the Host header, or name the page's origin in "
        "STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS. host: name the atlas's own in ATLAS_HOSTS. full: start another replica, or raise "
        "ATLAS_VISITORS. busy, slow, large, often: limit requests by address at the proxy. undrawn: pages that came without their first picture."
    ),
}

LOG = logging.getLogger("atlas")
_refused: Counter[str] = Counter()
_told_at = -OFTEN
_lock = threading.Lock()


def is_tracing() -> bool:
    """Return whether whole tracebacks are wanted."""
    return os.environ.get("ATLAS_TRACE", "") not in ("", "0")


def tell(event: str, level: int = logging.INFO, **facts) -> None:
    """Write one line about an event of DO, with facts that JSON knows. Raises KeyError for another event."""
    line = {"time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "event": event, **facts, "do": DO[event]}
    LOG.log(level, json.dumps(line, ensure_ascii=False))


def place(fault: BaseException) -> str:
    """Return where in the atlas's own code a fault arose, as `ui/view.py:88 read_date`; the last place of all when it is not in there."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename]
    for frame in reversed(own or frames):
        path = Path(frame.filename)
        return f"{path.relative_to(ROOT) if own else path.name}:{frame.lineno} {frame.name}"
    return ""


def failed(what: str, fault: BaseException) -> None:
    """Tell of a page or a route that failed, by kind and place."""
    tell(f"{what} failed", logging.ERROR, kind=type(fault).__name__, place=place(fault))


def refused(why: str) -> None:
    """Count something that was refused; all counts are told at most once in OFTEN seconds."""
    global _told_at
    with _lock:
        _refused[why] += 1
        if time.monotonic() - _told_at < OFTEN:
            return
        counts, _told_at = dict(_refused), time.monotonic()
        _refused.clear()
    tell("refused", logging.WARNING, **counts)


def discreet(record: logging.LogRecord) -> logging.LogRecord:
    """Return another's line without its values, which may be a visitor's, and without the message of a fault."""
    fault = record.exc_info[1] if record.exc_info else None
    record.args, record.exc_info, record.exc_text = (), None, None
    record.msg = f"{record.msg} ({type(fault).__name__} at {place(fault)})" if fault else record.msg
    return record


def begin() -> None:
    """Let the atlas's lines go to the standard error, and take from the lines of others what is of visitors."""
    if not LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False
    make = logging.getLogRecordFactory()
    if is_tracing() or getattr(make, "is_discreet", False):
        return

    def made(name, level, *told, **more) -> logging.LogRecord:
        record = make(name, level, *told, **more)
        return discreet(record) if name.split(".")[0] in FOREIGN and level >= logging.WARNING else record

    made.is_discreet = True
    logging.setLogRecordFactory(made)
    for name in {*TOLD_HERE, *COUNTED, *UNTOLD}:
        logging.getLogger(name).addFilter(is_news)


def is_news(record: logging.LogRecord) -> bool:
    """Return whether another's line is to be written: not what has a line of ours or needs none, and not what is only counted."""
    message = str(record.msg)
    if message.startswith(COUNTED.get(record.name, ())):
        refused("forged")
        return False
    return not message.startswith((TOLD_HERE | UNTOLD).get(record.name, ()))
