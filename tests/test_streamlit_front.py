"""Are Streamlit's insides still as the atlas takes them to be? Each canary says what broke; without all of it the atlas works."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from unittest import mock

import pytest
import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_cache import create_reference_msg, populate_hash_if_needed
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state.session_state import SessionState
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from geo.browser import WEB
from server import map_frame, streamlit_front
from server.in_turn import drawing
from server.streamlit_front import (
    CALLS,
    ELEMENTS,
    FRAME,
    HEARD,
    HEARD_OPERATIONS,
    OPERATION,
    SCRIPT,
    STATIC,
    TAKES_IN,
    begin_anew_when_come_back_to,
    chart_modules,
    framed_scripts,
    hear_pages,
    hide_paths,
    is_of_a_page,
    keep_themes,
    kept_file,
    modules,
    started_later,
)
from tests.browser.failed import FAILED
from ui.frame import ASSETS

SCRIPTS = {path.name: path for path in (STATIC / "static" / "js").glob("*.js")}


@pytest.fixture(scope="module")
def bundle() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS.values())


def test_the_document_has_a_head_that_ends_once_and_a_body():
    text = (STATIC / "index.html").read_text(encoding="utf-8")
    assert text.count("</head>") == 1 and text.count("<body>") == 1


def test_nothing_is_asked_for_before_the_style_sheet_that_painting_waits_for(door):
    document = door.get("/", headers={"Accept": "text/html"}).text
    asked = re.findall(r'(?:src|href)="(\./static/[^"]+)"', document)
    assert re.fullmatch(r"\./static/css/index\.\w+\.css\?faces=\w+", asked[0]), asked[0]
    assert document.count('rel="stylesheet"') == 1 and document.index('rel="stylesheet"') < document.index("<script>")


def test_a_document_may_say_where_its_server_is(bundle):
    """What SCRIPT says before Streamlit's own script runs; tests/browser/test_first.py sees that nobody is looked for."""
    assert "window.__streamlit;" in bundle and SCRIPT.index("window.__streamlit") < SCRIPT.index("document.cookie")
    for name in ("BACKEND_BASE_URL", "HOST_CONFIG", "allowedOrigins", "useExternalAuthToken", "enableBypass"):
        assert name in bundle, f"Streamlit reads no {name} any more: it looks for its server first, below each page's address"


def test_a_chart_is_drawn_by_a_function_that_can_be_put_behind_a_queue(door):
    found = drawing()
    assert found, "Streamlit's charts take Vega's function otherwise: they are all drawn at once (server/in_turn.py)"
    text = SCRIPTS[found.file].read_text(encoding="utf-8")
    assert re.search(rf"export\{{[^}}]* as {found.name}\b", text)
    document = door.get("/people", headers={"Accept": "text/html"}).text
    led = json.loads(re.search(r'<script type="importmap">(.*?)</script>', document)[1])["imports"]
    assert document.index("importmap") < document.index("modulepreload")  # what is imported before is not led anywhere
    [(own, queued)] = [(own, to) for own, to in led.items() if own.startswith("./")]
    assert led["vega-embed"] == own and door.get(own.removeprefix(".")).text == text
    module = door.get(queued.removeprefix(".")).text
    assert f"export {{ queued as {found.name} }}" in module
    beside = re.search(r'from "\.\./\.\.(/assets/[^"]+)"', module)[1]
    assert "export function inTurn" in door.get(beside).text


def test_what_charts_are_drawn_with_is_files_that_there_are(door):
    assert len(chart_modules()) > 10 and not {name.rpartition("/")[2] for name in chart_modules()} & {*modules()}
    assert {door.get(address.removeprefix(".")).status_code for address in chart_modules()} == {200}


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_code_of_an_element_is_a_file_of_its_name(element):
    assert [name for name in SCRIPTS if name.startswith(f"{element}.")], f"no script of Streamlit's is called {element} any more"


def test_the_modules_that_are_named_early_are_files_that_there_are():
    assert len(modules()) > 10 and all(kept_file(f"/static/js/{name}") for name in modules())


def test_the_frame_of_a_map_begins_with_the_atlas_own_program(door):
    document = door.get(map_frame.DOCUMENT).text
    [address] = re.findall(r'<script[^>]* src="../..([^"]+)"', document)
    assert [address] == framed_scripts(), (
        "streamlit-folium brings another program: is web/map/frame.js what it is to the atlas's maps?"
    )
    assert 'id="map_div"' in document and "streamlit:${type}" in door.get(address).text


def test_with_a_streamlit_folium_that_brings_another_program_that_one_runs(door, monkeypatch):
    monkeypatch.setattr(map_frame, "WRITTEN_AFTER", "0")
    assert map_frame.frame_document.__wrapped__() is None
    monkeypatch.setattr(streamlit_front, "frame_document", lambda: None)
    assert framed_scripts() and all(kept_file(path) for path in framed_scripts())
    named = door.get(map_frame.DOCUMENT).text
    assert all(re.search(r"\.[0-9a-f]{8}\.js$", path) and path.removeprefix(FRAME) in named for path in framed_scripts()), (
        "the maps' frame loads otherwise: a script that changes under its name may not be kept for ever (FilesFromMemory)"
    )


@pytest.mark.parametrize("path", ["/static/../index.html", "/static/js", "/static/none.js", f"{FRAME}../index.html"])
def test_no_other_file_is_sent_from_memory(path):
    assert kept_file(path) is None


def test_the_address_is_written_by_push_state(bundle):
    assert "history.pushState(" in bundle, "Streamlit writes the address otherwise: Back may lead nowhere (SCRIPT)"


@pytest.mark.parametrize("name", ["stSidebarNavLink", "stSidebarCollapseButton"])
def test_the_menu_of_a_phone_has_links_and_a_button_that_closes_it(bundle, name):
    assert name in SCRIPT and re.search(rf'["`]{name}["`]', bundle), (
        "the drawer stays open over the page that was chosen (SCRIPT)"
    )


def named_by_styles() -> list[str]:
    named = [*ASSETS.glob("*.css"), WEB / "shared" / "roles.js", WEB / "shared" / "not_drawn.js"]
    styles = "\n".join(path.read_text(encoding="utf-8") for path in named)
    return sorted(set(re.findall(r'data-testid="?(st\w+)"?', styles)))


@pytest.fixture(scope="module")
def named_by_streamlit(bundle) -> set[str]:
    return set(re.findall(r'["`](st\w+)["`]', bundle))


@pytest.mark.parametrize("name", named_by_styles())
def test_a_test_id_that_a_style_names_is_still_streamlits(named_by_streamlit, name):
    assert name in named_by_streamlit, (
        f"no element of Streamlit's is called {name}: a style in ui/assets, or what web/shared/ looks for, does nothing"
    )


@pytest.mark.parametrize("name", FAILED)
def test_what_stands_for_an_element_that_failed_is_still_called_so(bundle, name):
    assert f"`{name}`" in bundle, "an error in place of a chart is seen by no test and no bench (tests/browser/failed.py)"


def test_the_page_tells_its_theme_by_the_color_scheme(bundle):
    assert "colorScheme" in bundle or "color-scheme" in bundle, (
        "light-dark() in the colours of pictures would not follow the theme"
    )


def test_what_a_visitor_has_is_named_and_not_sent_again():
    """The setting is hidden in Streamlit: without it a step sends some three times the bytes."""
    least = st.config.get_option("global.minCachedMessageSize")
    assert 0 < least <= 200
    message = ForwardMsg()
    message.delta.new_element.html.body = "x" * int(least)
    populate_hash_if_needed(message)
    assert message.metadata.cacheable and create_reference_msg(message).ByteSize() < 120


def test_a_chart_reads_what_it_marks_in_a_field_of_the_page(bundle):
    assert "bind element not found" in bundle, "Vega no longer binds a parameter to an element: charts mark no day (ui/show.py)"


def test_the_page_says_whether_it_is_connected_and_whether_it_is_being_drawn(bundle):
    assert "data-test-connection-state" in bundle and "data-test-script-state" in bundle, (
        "a choice made while the connection is cut is lost (web/shared/line.js)"
    )


def test_a_chart_says_what_its_groups_of_marks_are(bundle):
    assert "mark container" in bundle, "Vega names groups of marks otherwise: empty ones are read aloud (web/shared/roles.js)"


def test_what_a_browser_says_of_widgets_is_taken_in_where_forged_values_are_looked_for():
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("runtime/state", "elements/widgets")
        for path in (STATIC.parent / folder).glob("*.py")
    )
    assert [name for name in (CALLS, *TAKES_IN) if f"def {name}(" not in source] == []
    assert SessionState()._new_widget_state.states == SessionState()._key_id_mapper.id_key_mapping == {}


def test_a_session_begins_without_the_path_of_the_main_script():
    hide_paths()
    assert getattr(AppSession._create_new_session_message, "is_hiding", False)
    assert "main_script_path" in NewSession.DESCRIPTOR.fields_by_name


@pytest.mark.parametrize("section", ["theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar"])
def test_the_theme_that_was_read_once_is_the_one_that_streamlit_reads(section, monkeypatch):
    read = getattr(app_session._populate_theme_msg, "reads", app_session._populate_theme_msg)
    monkeypatch.setattr(app_session, "_populate_theme_msg", read)
    keep_themes()
    assert app_session._populate_theme_msg is not read
    for _ in range(2):
        anew, kept = NewSession(), NewSession()
        read(anew.custom_theme, section), app_session._populate_theme_msg(kept.custom_theme, section)
        assert kept.SerializeToString(deterministic=True) == anew.SerializeToString(deterministic=True)
    assert section != "theme" or kept.custom_theme.base_radius == "6px"


def test_each_kind_of_message_is_one_that_pages_send_or_one_that_is_not_heard():
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    payloads = {field.name for field in BackendOperationRequest.DESCRIPTOR.oneofs_by_name["payload"].fields}
    unheard = {"clear_cache", "set_run_on_save", "load_git_info", "debug_disconnect_websocket", "debug_shutdown_runtime"}
    assert kinds == {*HEARD, OPERATION, *unheard}, "say of each new kind whether a page of the atlas sends it"
    assert payloads >= {*HEARD_OPERATIONS, "install_skills"}


@pytest.mark.parametrize(
    ("message", "heard"),
    [
        (BackMsg(app_heartbeat=True), "_handle_app_heartbeat_request"),
        (BackMsg(rerun_script={"query_string": "date=1994"}), "_handle_rerun_script_request"),
        (BackMsg(clear_cache=True), ""),  # it would empty what is kept for all visitors
        (BackMsg(load_git_info=True), ""),  # git would run while all wait, and its answer tell of the repository and its files
        (BackMsg(set_run_on_save=True), ""),
        (BackMsg(backend_operation_request={"install_skills": {}}), ""),  # it would write files beside the server's code
        (BackMsg(), ""),
    ],
)
def test_a_session_hears_what_pages_say_and_nothing_else(message, heard):
    hear_pages()
    hear_pages()
    session = mock.Mock()
    AppSession.handle_backmsg(session, message)
    assert [name for name, _, _ in session.method_calls] == [heard] * bool(heard)


def test_a_session_that_is_come_back_to_tells_nothing_of_the_run_that_was_cut_short():
    begin_anew_when_come_back_to()
    begin_anew_when_come_back_to()
    session, memory, own = mock.Mock(id="a", _browser_queue=ForwardMsgQueue()), MemorySessionStorage(), WebsocketSessionManager
    session._browser_queue.enqueue(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))
    session.register_file_watchers = partial(AppSession.register_file_watchers, session)
    memory.save(SessionInfo(client=None, session=session))
    visitor = mock.Mock()
    assert own(memory, mock.Mock(), mock.Mock(), mock.Mock()).connect_session(visitor, mock.Mock(), {}, "a") == "a"
    assert session._browser_queue.is_empty() and not visitor.write_forward_msg.called


def test_a_file_that_is_made_when_its_button_is_pressed_may_be_asked_for():
    assert is_of_a_page(BackMsg(backend_operation_request={"deferred_file": {"file_id": "one"}}))


def test_settings_that_keep_strangers_short_are_still_streamlits():
    told = {name: st.config.get_option(name) for name in ("client.showErrorDetails", "client.allowedOrigins", "server.maxUploadSize",
            "server.maxWidgetStateSize", "server.maxMessageSize", "logger.enableRich", "logger.level")}  # fmt: skip
    assert told == {"client.showErrorDetails": "none", "client.allowedOrigins": [], "server.maxUploadSize": 1, "server.maxWidgetStateSize": 1,
                    "server.maxMessageSize": 20, "logger.enableRich": False, "logger.level": "warning"}  # fmt: skip


def test_the_atlas_runs_without_all_of_it():
    code = "import app, sys; print([each.cls.__name__ for each in app.app._user_middleware], 'streamlit_folium' in sys.modules)"
    plain = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"ATLAS_PLAIN": "1"}, capture_output=True, text=True, check=True
    )
    assert "PrivateHeaders" in plain.stdout and "EarlyParts" not in plain.stdout
    assert plain.stdout.strip().endswith("False"), "a component that is declared before there is a server has no frame (404)"


def test_the_frame_of_maps_is_there_before_any_page_was_run(door):
    assert door.get(f"{FRAME.removesuffix('static/')}index.html").status_code == 200


def test_with_a_first_picture_no_script_is_asked_for_before_it_is_painted():
    document = (STATIC / "index.html").read_bytes().replace(b"</head>", b"<script>own()</script></head>")
    told = started_later(document, b'<link rel="preload" href="x">')
    head, _, held = told.partition(b'<template id="started">')
    held, _, rest = held.partition(b"</template></head>")
    assert b'type="module"' not in head + rest and b"modulepreload" not in head + rest and b"own()" in head
    assert held.count(b'<script type="module"') == 1 and held.count(b"modulepreload") > 20 and held.endswith(b'href="x">')
    assert b"<body>" in rest and '["started", "wanted"]' in (WEB / "first/start.js").read_text(encoding="utf-8")
