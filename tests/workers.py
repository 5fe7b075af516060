"""What another process does in tests of the workshop, by the name of the figure that is ordered: python -m tests.workers."""

import errno
import os
import resource
import time

from publish.worker import serve


def make(order):
    """Answer at once, after a while ("slow"), with a refusal ("refused"), by ending ("dies"), or not for want of disk or memory."""
    if order.figure.startswith("slow"):
        time.sleep(0.3)
    if order.figure == "refused":
        raise ValueError("no figure of that name")
    if order.figure == "disk":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if order.figure == "memory":
        resource.setrlimit(resource.RLIMIT_AS, (2**31, resource.getrlimit(resource.RLIMIT_AS)[1]))
        bytearray(2**31)
    if order.figure == "dies":
        os._exit(1)
    return f"{order.figure}.txt", "text/plain", f"{os.getpid()} {order.figure}".encode()


if __name__ == "__main__":
    serve(make)
