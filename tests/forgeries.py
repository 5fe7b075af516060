"""What might a stranger's program write to a session that no browser writes? Messages of many shapes, drawn with a seed."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

ROOT = Path(__file__).resolve().parents[1]
HUGE = "z" * 200_000
NONSENSE = ["", "\0", "-1", "NaN", "../../etc/passwd", "<script>alert(1)</script>", "null", '{"kind":', "🕊" * 40, "9" * 400, HUGE]
# The kinds of value that a widget may have, as the message names them, each with values that no widget of the atlas has
VALUES = {
    "string_value": NONSENSE,
    "int_value": [-1, 2**62, 10_000],
    "double_value": [float("nan"), float("inf"), -1e308],
    "bool_value": [True],
    "trigger_value": [True],
    "json_value": ["", "{", "[]", "null", '{"kind": 1}', '{"kind": {"kind": []}}', "[" * 3_000 + "]" * 3_000, f'"{HUGE}"'],
    "json_trigger_value": ["", "{", "[1]", "null", '{"event": 5}', '{"event": "x", "value": {}}'],
    "bytes_value": [b"", b"\xff" * 300],
    "string_trigger_value": [],
    "string_array_value": [["a"] * 5_000, [""]],
    "int_array_value": [[-1, 2**40], []],
    "double_array_value": [[float("nan")] * 3, []],
    "file_uploader_state_value": [],
    "arrow_value": [b"no arrow at all"],
}


def widgets(message: Message) -> Iterator[str]:
    """Yield the ids of the widgets that a message of the server's names."""
    for field, value in message.ListFields():
        if field.name == "id" and isinstance(value, str) and value.startswith("$$"):
            yield value
        elif isinstance(value, Message):
            yield from widgets(value)


def said(widget: str, kind: str, value) -> BackMsg:
    """Return the message that says a value, of a kind of VALUES, of a widget."""
    message = BackMsg()
    state = message.rerun_script.widget_states.widgets.add()
    state.id = widget
    if kind == "string_trigger_value":
        state.string_trigger_value.data = value
    elif kind.endswith("_array_value"):
        getattr(state, kind).data.extend(value)
    elif kind == "file_uploader_state_value":
        file = state.file_uploader_state_value.uploaded_file_info.add()
        file.file_id, file.name, file.size, file.file_urls.upload_url = "none", value, 10**12, "/etc/passwd"
    elif kind == "arrow_value":
        state.arrow_value.data = value
    else:
        setattr(state, kind, value)
    return message


def lone() -> dict[str, bytes]:
    """Return the messages, by what is wrong with them, that need no widget to be there."""
    forged = {
        "no bytes": b"",
        "no message": b"\xff\xfe not a message",
        "cut": BackMsg(load_git_info=True).SerializeToString()[:-1] + b"\x80",
    }

    def told(name: str, **fields) -> None:
        message = BackMsg()
        for field, value in fields.items():
            setattr(message.rerun_script, field, value)
        forged[name] = message.SerializeToString()

    for n, text in enumerate(NONSENSE):
        told(f"page name {n}", page_name=text)
        told(f"page hash {n}", page_script_hash=text)
        told(f"query {n}", query_string=f"date={text}&mission={text}&&&=&%zz=%&lang={text}")
        told(f"fragment {n}", fragment_id=text)
    told("many parameters", query_string="&".join(f"p{n}={n}" for n in range(5_000)))
    told("one parameter often", query_string="&".join(["date=1994"] * 5_000))
    unknown = said("$$ID-none-None", "string_value", "x")
    forged["unknown widget"] = unknown.SerializeToString()
    many = BackMsg()
    for n in range(3_000):
        many.rerun_script.widget_states.widgets.add(id=f"$$ID-{n}-None", string_value="x")
    forged["many widgets"] = many.SerializeToString()
    stranger = BackMsg()
    stranger.rerun_script.context_info.timezone, stranger.rerun_script.context_info.locale = "Mars/Olympus", "zz-\0"
    stranger.rerun_script.context_info.url = "javascript:alert(1)"
    forged["odd context"] = stranger.SerializeToString()
    for field in ("load_git_info", "clear_cache", "set_run_on_save", "stop_script", "app_heartbeat", "debug_disconnect_websocket",
                  "debug_shutdown_runtime"):  # fmt: skip
        message = BackMsg()
        setattr(message, field, True)
        forged[field] = message.SerializeToString()
    for payload in ("install_skills", "dismiss_skills_nudge"):
        message = BackMsg()
        getattr(message.backend_operation_request, payload).SetInParent()
        forged[payload] = message.SerializeToString()
    urls = BackMsg()
    urls.file_urls_request.request_id, urls.file_urls_request.session_id = "x", "another"
    urls.file_urls_request.file_names.extend(["a.json"] * 500)
    forged["addresses of files"] = urls.SerializeToString()
    return forged


def shapes(ids: list[str], lot: random.Random, each: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield messages by a name: the lone ones, and for each kind of value `each` about widgets of `ids` drawn by lot."""
    yield from lone().items()
    for kind, values in VALUES.items():
        for n in range(each):
            widget, value = lot.choice(ids), lot.choice(values or NONSENSE)
            yield f"{kind} {n} of {widget[-30:]}", said(widget, kind, value).SerializeToString()


def is_telling(frame: bytes) -> bool:
    """Return whether an answer tells of the server's insides: a traceback, or a path of its code or of Python's."""
    return bool(re.search(rb"Traceback|site-packages|\.py\b|" + re.escape(str(ROOT).encode()), frame))
