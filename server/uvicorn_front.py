"""Where does the atlas rest on the server's insides? Here: the head of a request is bounded in size and in time before it is one, what a
websocket says is bounded in size, who has left is known to each of their requests, and no answer names the server's program.

Streamlit starts uvicorn and sets none of it; its parser would gather a head of any length (one header of 60 MB held the loop for twelve
seconds and the memory for good), and wait for the rest of one for ever. A handshake that its websockets cannot read, as one with more than
eight kilobytes of cookies, it would never answer. Requests that come one after another, before the first is answered, it would take on
without an end (eight thousand in a quarter of a megabyte held the loop for a second and a half), and tell only the last of them that its
visitor has left: the others were made for nobody, and ended in a fault. Without this the atlas works.
"""

from collections import deque

from httptools import HttpParserError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets import http11

from server.log import refused

LARGEST, LONGEST = 65_536, 20  # bytes of a head, and seconds that it may take, from the connection or from its first byte
UNANSWERED = 32  # requests that may wait in a line on one connection; a browser sends the next when it has its answer
# Seconds after the signal to end in which answers may still come: who does not read theirs would keep the server for ever
LEAVING = 30
ANSWER = b"HTTP/1.1 %s\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
TOO_LARGE, TOO_SLOW = ANSWER % b"431 Request Header Fields Too Large", ANSWER % b"408 Request Timeout"
NOT_READ = ANSWER % b"400 Bad Request"


def bound_heads() -> None:
    """Let each connection end whose request's head is too large or too slow; said once for all connections."""
    http = HttpToolsProtocol
    if hasattr(http, "head_timer"):
        return
    connect, lose, receive = http.connection_made, http.connection_lost, http.data_received
    begin, complete = http.on_message_begin, http.on_headers_complete
    http.head_timer, http.head_size = None, 0

    def start(self) -> None:
        stop(self)
        self.head_size = 0
        self.head_timer = self.loop.call_later(LONGEST, end, self, TOO_SLOW, "slow")

    def stop(self) -> None:
        if self.head_timer:
            self.head_timer.cancel()
        self.head_timer = None

    def end(self, answer: bytes, why: str) -> None:
        stop(self)
        refused(why)
        if not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()

    def connection_made(self, transport) -> None:
        self.config.timeout_graceful_shutdown = LEAVING
        # Whoever comes in the first second may still read it: uvicorn looks here once a second.
        self.config.encoded_headers = [pair for pair in self.config.encoded_headers if pair[0] != b"server"]
        self.unanswered = deque()
        connect(self, transport)
        start(self)

    def connection_lost(self, fault) -> None:
        stop(self)
        for asked in self.unanswered:
            if not asked.response_complete:
                asked.disconnected = True
                asked.message_event.set()
        lose(self, fault)

    def on_message_begin(self) -> None:
        if len(self.unanswered) > UNANSWERED:
            raise HttpParserError  # ends the connection, as what is no HTTP does
        begin(self)
        start(self)

    def on_headers_complete(self) -> None:
        stop(self)
        complete(self)
        while self.unanswered and self.unanswered[0].response_complete:
            self.unanswered.popleft()
        if self.cycle:  # none where the first that is asked is a websocket
            self.unanswered.append(self.cycle)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        receive(self, data)
        if self.head_timer:  # still within a head
            self.head_size += len(data)
            if self.head_size > LARGEST:
                end(self, TOO_LARGE, "large")

    for name, own in (
        ("connection_made", connection_made),
        ("connection_lost", connection_lost),
        ("data_received", data_received),
    ):
        setattr(http, name, own)
    http.on_message_begin, http.on_headers_complete = on_message_begin, on_headers_complete


def bound_websockets(most: int) -> None:
    """Answer every handshake, and let a browser's message have `most` bytes; said once for all connections.

    The server would gather as many bytes of a message as it may send itself, and hold them for as long as the message is not whole. Asked again, only the number is another.
    """
    socket = WebSocketsSansIOProtocol
    is_bounded, socket.most = hasattr(socket, "most"), most
    if is_bounded:
        return
    begin, receive = socket.__init__, socket.data_received
    # A head that is too large was refused before it became a handshake (bound_heads), or is by server.gate, as it is for a page
    http11.MAX_LINE_LENGTH = http11.MAX_NUM_HEADERS = LARGEST

    def begun(self, *given, **named) -> None:
        begin(self, *given, **named)
        self.conn.max_message_size = self.most

    def data_received(self, data: bytes) -> None:
        receive(self, data)
        if self.conn.handshake_exc and not self.handshake_initiated and not self.transport.is_closing():
            refused("forged")
            self.transport.write(NOT_READ)
            self.transport.close()

    socket.__init__, socket.data_received = begun, data_received
