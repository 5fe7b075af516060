"""Where does the atlas rest on Streamlit's insides? Here: a run of a part of a page (a fragment's, as a step in time) tells only what is new, in one go.

Streamlit sends what a run tells as it comes, then rests for five milliseconds and sends what came meanwhile. A step takes the server about as long, so
that it left in two or three pieces, and for each the browser went through the whole page. And it opens each run with all that there is to know of the
program, its pages and its colours, of which the browser reads nothing when only a part is run, and says that it runs, and that it does no longer: for each
of the two the browser draws the whole page anew. Without this the atlas works, only slower.
"""

import asyncio

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import runtime
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner_utils.run_descriptor import RunDescriptor

SHORT = 0.02  # seconds: of a run that takes longer, its reader sees what there is
SPARE = (
    0.005  # seconds: the loop's clock tells whole milliseconds, and a run may not seem short when it is looked at after that time
)
# Goes before all that a step tells, so that the browser waits for the rest of it (web/first/gather.js); Streamlit takes it for the answer to a
# sign of life, and does nothing.
OPENING = ForwardMsg(heartbeat_ack=True)
REST = 0.001  # seconds between two looks at what sessions have to say


def is_short_as_yet(session: AppSession) -> bool:
    """Return whether a session runs a part of its page and has not done so for long. In the event loop."""
    began = getattr(session, "part_began", None)
    is_running = session._state is AppSessionState.APP_IS_RUNNING
    return is_running and began is not None and asyncio.get_running_loop().time() - began < SHORT


def is_step(said: list[ForwardMsg]) -> bool:
    """Return whether messages are those of a part that was run, from its opening to its end."""
    opened = bool(said) and said[0].WhichOneof("type") == "new_session" and bool(said[0].metadata.run.fragment_ids)
    return opened and said[-1].WhichOneof("type") == "script_finished"


def opening(kept: ForwardMsg, page: str, run: RunDescriptor) -> ForwardMsg:
    """Return the message that opens a run of a part: as the last of a whole page, without what the browser reads in that alone."""
    message = ForwardMsg()
    message.CopyFrom(kept)
    message.new_session.page_script_hash = page
    message.metadata.run.script_run_id = run.script_run_id
    message.metadata.run.fragment_ids.extend(run.fragment_ids)
    return message


def tell_short_runs_at_once() -> None:
    """Let what a run of a part of a page tells be kept until the run ends, or has gone on for `SHORT` seconds."""
    told, said, flushed = AppSession._create_new_session_message, AppSession._enqueue_forward_msg, AppSession.flush_browser_queue
    if hasattr(flushed, "before"):
        return

    def begun(session: AppSession, page: str, run: RunDescriptor, pages=None) -> ForwardMsg:
        is_part, kept = bool(run.fragment_ids), getattr(session, "kept_opening", None)
        if not is_part or kept is None:
            message = told(session, page, run, pages)
            session.kept_opening = kept = ForwardMsg()
            kept.CopyFrom(message)
            kept.ClearField("metadata")
            for field in ("app_pages", "custom_theme"):
                kept.new_session.ClearField(field)
        session.part_began, session.is_untold = None, False
        if not is_part:
            return message
        loop = asyncio.get_running_loop()
        session.part_began = loop.time()
        loop.call_later(SHORT + SPARE, session._message_enqueued_callback)
        return opening(kept, page, run)

    def keeping(session: AppSession, message: ForwardMsg) -> None:
        # That a part is being run, and that it is no longer: the browser goes through the whole page for each. Neither is told, or both.
        if message.WhichOneof("type") == "session_status_changed" and getattr(session, "part_began", None) is not None:
            if message.session_status_changed.script_is_running:
                session.is_untold = is_short_as_yet(session)
            if session.is_untold:
                return
        if is_short_as_yet(session):
            session._browser_queue.enqueue(message)
        else:
            said(session, message)

    def flushing(session: AppSession) -> list[ForwardMsg]:
        if is_short_as_yet(session):
            return []
        if getattr(session, "is_untold", False) and session._state is AppSessionState.APP_IS_RUNNING:
            session.is_untold = False
            session._browser_queue.enqueue(session._create_session_status_changed_message())
        leaving = flushed(session)
        return [OPENING, *leaving] if is_step(leaving) else leaving

    keeping.before, flushing.before = said, flushed
    AppSession._create_new_session_message, AppSession._enqueue_forward_msg = begun, keeping
    AppSession.flush_browser_queue = flushing
    runtime.MESSAGE_FLUSH_INTERVAL_SECS = REST
