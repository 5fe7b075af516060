"""What another process does in tests of the workshop, by the name of the figure that is ordered: python -m tests.workers."""

import os
import time

from publish.worker import serve


def make(order):
    """Answer at once, after a while ("slow"), with a refusal ("refused"), or by ending ("dies")."""
    if order.figure.startswith("slow"):
        time.sleep(0.3)
    if order.figure == "refused":
        raise ValueError("no figure of that name")
    if order.figure == "dies":
        os._exit(1)
    return f"{order.figure}.txt", "text/plain", f"{os.getpid()} {order.figure}".encode()


if __name__ == "__main__":
    serve(make)
