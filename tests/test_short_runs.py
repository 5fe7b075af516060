"""Does a run of a part of a page tell only what is new, in one go, and a long one what there is as yet?"""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import runtime
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner_utils.run_descriptor import RunDescriptor

from server import short_runs
from server.short_runs import REST, tell_short_runs_at_once
from tests.test_streamlit_front import bundle  # noqa: F401

WHOLE, PART = RunDescriptor("first", ()), RunDescriptor("second", ("time",))


def told(session, page, run, pages=None) -> ForwardMsg:
    """Return what opens a run, as Streamlit does."""
    message = ForwardMsg()
    message.metadata.run.script_run_id = run.script_run_id
    message.metadata.run.fragment_ids.extend(run.fragment_ids)
    opened = message.new_session
    opened.page_script_hash, opened.main_script_path, opened.custom_theme.base_radius = page, "main.py", "6px"
    opened.initialize.session_id = "one"
    opened.app_pages.add(page_name="people")
    return message


def text(body: str) -> ForwardMsg:
    """Return the message of an element."""
    message = ForwardMsg()
    message.delta.new_element.html.body = body
    message.metadata.delta_path.append(int(body))
    return message


@pytest.fixture
def session(monkeypatch) -> SimpleNamespace:
    """A session of Streamlit's as far as it is asked here, and Streamlit as it comes but for what is looked at."""
    for name in ("_enqueue_forward_msg", "flush_browser_queue"):
        asked = getattr(AppSession, name)
        monkeypatch.setattr(AppSession, name, getattr(asked, "before", asked))
    monkeypatch.setattr(AppSession, "_create_new_session_message", told)
    monkeypatch.setattr(runtime, "MESSAGE_FLUSH_INTERVAL_SECS", 0.005)
    tell_short_runs_at_once()
    return SimpleNamespace(
        _state=AppSessionState.APP_IS_RUNNING, _browser_queue=ForwardMsgQueue(), _message_enqueued_callback=mock.Mock()
    )


def begin(session, run: RunDescriptor) -> None:
    AppSession._enqueue_forward_msg(session, AppSession._create_new_session_message(session, "page", run))


def kinds(session) -> list[str]:
    """Return what leaves now."""
    return [message.WhichOneof("type") for message in AppSession.flush_browser_queue(session)]


async def of_a_step(session) -> None:
    begin(session, WHOLE)
    AppSession._enqueue_forward_msg(session, text("1"))
    assert kinds(session) == ["new_session", "delta"]  # a whole page's run leaves as it comes
    assert session._message_enqueued_callback.call_count == 2

    begin(session, PART)
    AppSession._enqueue_forward_msg(session, text("1"))
    assert kinds(session) == [] and session._message_enqueued_callback.call_count == 2
    session._state = AppSessionState.APP_NOT_RUNNING
    AppSession._enqueue_forward_msg(session, ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))
    assert kinds(session) == ["heartbeat_ack", "new_session", "delta", "script_finished"]
    assert session._message_enqueued_callback.call_count == 3


def test_what_a_step_tells_leaves_in_one_go_when_it_ends(session):
    asyncio.run(of_a_step(session))
    assert runtime.MESSAGE_FLUSH_INTERVAL_SECS == REST


def status(session) -> ForwardMsg:
    """Return what says whether a run goes on, as Streamlit does."""
    message = ForwardMsg()
    message.session_status_changed.script_is_running = session._state is AppSessionState.APP_IS_RUNNING
    return message


async def of_a_run(session, run: RunDescriptor, is_long: bool) -> list[str]:
    session._state, told = AppSessionState.APP_IS_RUNNING, []
    begin(session, run)
    AppSession._enqueue_forward_msg(session, status(session))
    if is_long:
        is_asked = asyncio.Event()
        session._message_enqueued_callback.side_effect = is_asked.set
        await asyncio.wait_for(is_asked.wait(), timeout=10)
        told += kinds(session)
    session._state = AppSessionState.APP_NOT_RUNNING
    AppSession._enqueue_forward_msg(session, status(session))
    return told + kinds(session)


def test_only_of_a_run_that_takes_long_is_told_that_it_goes_on(session):
    session._create_session_status_changed_message = lambda: status(session)
    goes_on = "session_status_changed"
    assert asyncio.run(of_a_run(session, PART, is_long=False)) == ["new_session"]
    assert asyncio.run(of_a_run(session, PART, is_long=True)) == ["new_session", goes_on, goes_on]
    assert asyncio.run(of_a_run(session, WHOLE, is_long=False)) == ["new_session", goes_on, goes_on]


async def of_a_long_run(session) -> None:
    begin(session, PART)
    AppSession._enqueue_forward_msg(session, text("1"))
    is_asked = asyncio.Event()
    session._message_enqueued_callback.side_effect = is_asked.set
    await asyncio.wait_for(is_asked.wait(), timeout=10)
    assert kinds(session) == ["new_session", "delta"]
    AppSession._enqueue_forward_msg(session, text("2"))
    assert kinds(session) == ["delta"]


def test_of_a_run_that_takes_long_its_reader_sees_what_there_is(session):
    asyncio.run(of_a_long_run(session))


async def openings(session) -> list[ForwardMsg]:
    return [AppSession._create_new_session_message(session, page, run) for page, run in (("a", WHOLE), ("b", PART))]


def test_a_part_begins_without_what_is_of_the_whole_page(session):
    whole, part = asyncio.run(openings(session))
    assert whole == told(session, "a", WHOLE)
    assert part.metadata == told(session, "b", PART).metadata
    opened = part.new_session
    assert (opened.page_script_hash, opened.main_script_path, opened.initialize.session_id) == ("b", "main.py", "one")
    assert not opened.app_pages and not opened.HasField("custom_theme")


async def first_of_all(session) -> ForwardMsg:
    return AppSession._create_new_session_message(session, "a", PART)


def test_a_part_that_is_the_first_run_has_its_opening_too(session):
    part = asyncio.run(first_of_all(session))
    assert list(part.metadata.run.fragment_ids) == ["time"] and part.new_session.initialize.session_id == "one"


def test_the_browser_reads_pages_and_colours_only_where_a_whole_page_is_run(bundle):  # noqa: F811
    begun = bundle[bundle.index("this.handleNewSession=") :][:1500]
    part, _, whole = begun.partition("else{")
    assert "fragmentIdsThisRun" in part and "customTheme" not in part and "appNavigation" not in part
    assert "customTheme" in whole and "appNavigation.handleNewSession" in whole


def test_the_browser_knows_a_step_by_its_first_and_its_last_message(bundle):  # noqa: F811
    last = ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
    last.metadata.run.script_run_id = "one"
    script = (Path(short_runs.__file__).parents[1] / "web/first/gather.js").read_text(encoding="utf-8")
    mark, how = last.SerializeToString()[-2:]
    assert f"OPENING = {len(short_runs.OPENING.SerializeToString())}," in script
    assert f"ENDED = {mark:#x}," in script and how < 0x20 and "LETTERS = 0x20," in script
    # To Streamlit the first is the answer to a sign of life, which it would wait for only after it had asked; and it listens in this way.
    assert "onHeartbeatAckReceived(){this.clearHeartbeatAckTimeout()}" in bundle
    assert "this.websocket.addEventListener(`message`,e=>" in bundle


def test_it_is_said_once(session):
    kept = AppSession.flush_browser_queue
    tell_short_runs_at_once()
    assert AppSession.flush_browser_queue is kept and short_runs.SHORT > short_runs.REST
