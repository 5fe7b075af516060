"""Does a session that is written to by hand tell nothing of the server, and do it and the others go on?"""

import random

from websockets.exceptions import ConnectionClosed

from tests.bench.forged import Stranger
from tests.bench.visitor import visitor
from tests.forgeries import VALUES, is_telling, shapes

PAGE, OTHERS = "present", 14


def test_forged_messages_tell_nothing_and_stop_nobody(atlas):
    lot = random.Random(1956)
    one = Stranger(atlas, PAGE)
    drawn = list(shapes(one.ids, lot))
    sent = drawn[-len(VALUES) :] + lot.sample(drawn[: -len(VALUES)], OTHERS)
    assert len(one.ids) > 5 and len(sent) > 25
    answered = 0
    with visitor(atlas) as other:
        other.ask("people")
        for name, body in sent:
            try:
                one.socket.send(body)
                frames = one.answered(patience=0.5)
            except ConnectionClosed:  # what is no message at all ends the session, and no other
                one.open()
                continue
            answered += bool(frames)
            assert not [frame for frame in frames if is_telling(frame)], name
            assert b"Error" not in b"".join(frames), name
        assert answered > len(sent) / 2
        assert other.ask("people", "date=1994-07-15")[1] > 0
    assert b"could not be drawn" not in b"".join(one.asked("date=1994-07-16"))
    one.kept.close()
