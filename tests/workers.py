"""What another process does in tests of the workshop, by the name of the file that is ordered: python -m tests.workers."""

import errno
import os
import resource
import time
from dataclasses import dataclass

from publish.serving import serve


@dataclass(frozen=True)
class Named:
    """An order of a file by its name alone: a process that knows no figures starts in a twentieth of the time."""

    key: str


def make(order):
    """Answer at once, after a while ("slow"), with a refusal ("refused"), by ending ("dies"), or not for want of disk or memory."""
    if order.key.startswith("slow"):
        time.sleep(0.3)
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
