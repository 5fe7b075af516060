"""Does anything that is sent raise, run, ask another host, or make a visitor wait? Thousands of cases drawn by hypothesis.

    python tests/bench/fuzz.py [CASES] [--seed N] [--only PART]

Ten thousand by itself, shared out over: what the frame reads of every address (readers), figures by any address, orders of files and files made
of them, briefing files, the server's routes, cells of tables, and whole pages opened at any address. What is asked of each answer stands in
tests/hostile.py. Printed for each part: cases, what was slowest (and how many took over two seconds), what the process grew by, and
the smallest case of each thing that went wrong; there is a last line of connections to other hosts that were tried. Ends with 1 when
anything went wrong.
"""

import argparse
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psutil
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.strategies import SearchStrategy

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from starlette.testclient import TestClient

from app import app
from data.load import table_names
from tests import hostile

LONGEST = 2.0  # seconds of the processor, so that what else a machine does is not counted


class Part(NamedTuple):
    """What is tried: its share of the cases, how they are drawn, and what is asked of the answer."""

    share: float
    drawn: SearchStrategy
    check: Callable[[object], None]


class Tried(NamedTuple):
    """What came of a part: cases, the slowest in seconds, how many took too long, megabytes grown by, and what went wrong."""

    cases: int
    slowest: float
    late: int
    grown: float
    wrong: str


def parts(door: TestClient, folder: Path) -> dict[str, Part]:
    return {
        "readers": Part(0.23, hostile.a_choice(), hostile.check_reader),
        "figures": Part(0.15, hostile.addresses(), hostile.check_figure),
        "orders": Part(0.2, hostile.orders(), hostile.check_order),
        "briefings": Part(0.12, hostile.briefings(), hostile.check_briefing),
        "routes": Part(0.18, hostile.paths(), partial(hostile.check_path, door)),
        "cells": Part(0.07, hostile.slips(table_names()), partial(hostile.check_slip, folder)),
        "files": Part(0.02, hostile.made_orders(), hostile.check_file),
        "pages": Part(0.03, hostile.opened_at(), hostile.check_page),
    }


def tried(part: Part, cases: int, begun: int) -> Tried:
    """Try a part with so many cases and return what came of it."""
    times: list[float] = []
    memory = psutil.Process().memory_info
    before = memory().rss

    @seed(begun)
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.normal,
        report_multiple_bugs=True,
    )
    @given(part.drawn)
    def run(case) -> None:
        start = time.process_time()
        try:
            part.check(case)
        finally:
            times.append(time.process_time() - start)

    wrong = ""
    try:
        run()
    except BaseExceptionGroup as errors:
        wrong = "\n".join(told_of(error) for error in errors.exceptions)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
        wrong = told_of(error)
    late = sum(each > LONGEST for each in times)
    return Tried(len(times), max(times), late, (memory().rss - before) / 2**20, wrong)


def told_of(error: BaseException) -> str:
    """Return what went wrong, where, and with which case."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"  {type(error).__name__}: {str(error)[:300]} ({where})\n  " + " ".join(getattr(error, "__notes__", []))[:600]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("cases", type=int, nargs="?", default=10_000)
    asked.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked.add_argument("--only", default="")
    asked = asked.parse_args()
    logging.disable(logging.WARNING)  # Streamlit says of each case that no browser is there
    print(f"seed {asked.seed}")
    print("part        cases  slowest ms  over 2 s   MB more")
    found, total = {}, 0
    with tempfile.TemporaryDirectory() as folder, TestClient(app) as door, hostile.no_other_host() as hosts:
        for name, part in parts(door, Path(folder)).items():
            if asked.only in name:
                told = tried(part, max(1, round(asked.cases * part.share)), asked.seed)
                total += told.cases
                print(f"{name:11}{told.cases:6}{1000 * told.slowest:12.0f}{told.late:10}{told.grown:10.0f}", flush=True)
                if told.wrong:
                    found[name] = told.wrong
    print(f"{'all':11}{total:6}    connections to other hosts: {len(hosts)}")
    for name, wrong in found.items():
        print(f"{name}:\n{wrong}")
    sys.exit(1 if found or hosts else 0)


if __name__ == "__main__":
    main()
