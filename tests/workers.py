"""What other processes do in tests of the workshop. Apart, so that those processes read nothing else."""

import os
import time


def quick(order):
    return f"{order.figure}.txt", "text/plain", f"{os.getpid()} {order.figure}".encode()


def slow(order):
    time.sleep(0.2)
    return quick(order)


def dies(order):
    os._exit(1)


def refuses(order):
    raise ValueError("no figure of that name")
