"""What other processes do in tests of the workshop: python -m tests.workers quick|slow|dies|refuses."""

import os
import sys
import time

from publish.worker import serve


def quick(order):
    return f"{order.figure}.txt", "text/plain", f"{os.getpid()} {order.figure}".encode()


def slow(order):
    time.sleep(0.3)
    return quick(order)


def dies(order):
    os._exit(1)


def refuses(order):
    raise ValueError("no figure of that name")


if __name__ == "__main__":
    serve({"quick": quick, "slow": slow, "dies": dies, "refuses": refuses}[sys.argv[1]])
