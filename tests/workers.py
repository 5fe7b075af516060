"""What another process does in tests of the workshop, by the name of the file that is ordered: python -m tests.workers."""

import errno
import os
import resource
import time
from dataclasses import dataclass

from publish.serving import serve

SECONDS = {"slow": 0.3, "slower": 1.5, "never": 60}  # by the beginning of a name


@dataclass(frozen=True)
class Named:
    """An order of a file by its name alone: a process that knows no figures starts in a twentieth of the time."""

    key: str


def make(order):
    """Answer at once, after a while ("slow", "slower", "never"), with a refusal ("refused"), by ending ("dies"), or not for want of disk or
    memory."""
    time.sleep(SECONDS.get(order.key.partition("-")[0], 0))
    if order.key == "refused":
        raise ValueError("no figure of that name")
    if order.key == "disk":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if order.key == "memory":
        resource.setrlimit(resource.RLIMIT_AS, (2**31, resource.getrlimit(resource.RLIMIT_AS)[1]))
        bytearray(2**31)
    if order.key == "dies":
        os._exit(1)
    return f"{order.key}.txt", "text/plain", f"{os.getpid()} {order.key}".encode()


if __name__ == "__main__":
    serve(make)
