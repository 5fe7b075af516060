"""How does a process of its own answer orders? One after the other, pickled on standard input and output; publish.work speaks to it.

What is printed goes to the standard error. Nothing is imported here but what that takes: the process that makes files brings the rest.
"""

import pickle
import sys
from collections.abc import Callable
from typing import Any

Made = tuple[str, str, bytes]  # a file: its name, its media type and its bytes


def serve(make: Callable[[Any], Made]) -> None:
    """Answer orders until there are no more: ("made", file), ("refused", sentence), a message where it is one, or ("no room", what was
    wanting: memory, or a disk that is full or cannot be written to)."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    while True:
        try:
            order = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer = ("made", make(order))
        except ValueError as error:
            answer = ("refused", getattr(error, "message", str(error)))
        except (MemoryError, OSError) as error:
            print(f"no room for {type(order).__name__}: {type(error).__name__} {error}", file=sys.stderr)
            answer = ("no room", str(error))
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except BrokenPipeError:  # who asked has ended meanwhile
            return
