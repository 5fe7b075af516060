"""Does the atlas run wherever it is started, and say in a sentence why it does not?"""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request

from data.load import DATA
from tests.bench.visitor import visitor
from tests.browser.conftest import free_port
from tests.modules import paths

RUN = (sys.executable, "-m", "streamlit", "run", str(DATA.parent / "app.py"))
START = """
from pathlib import Path
from data import load
load.DATA = Path({folder!r})
import app
"""


def asked(address: str, seconds: float = 90) -> bytes:
    """Return what an address answers, asking again until something does."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.read()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_it_runs_from_elsewhere_in_any_locale_and_zone_with_nowhere_to_keep_files_and_a_taken_port_is_said(tmp_path):
    nowhere = {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}
    command = [*RUN, "--server.port", str(port := free_port())]
    told = {name: value for name, value in os.environ.items() if name == "PATH" or name.startswith("ATLAS_")}
    with subprocess.Popen(command, cwd=tmp_path, env=told | nowhere, stderr=subprocess.DEVNULL) as server:
        try:
            assert asked(f"http://127.0.0.1:{port}/ready") == b"ready\n"
            with visitor(f"http://127.0.0.1:{port}") as one:
                one.ask("", "date=1994-07-01")
            assert asked(f"http://127.0.0.1:{port}/assets/take/contributors-map.gpkg").startswith(b"SQLite format 3")
            second = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
            assert second.returncode == 1 and f"Port {port} is not available" in second.stdout + second.stderr
        finally:
            server.terminate()


def test_a_start_without_a_table_says_in_a_sentence_which_and_what_to_do(tmp_path):
    shutil.copy(DATA / "datapackage.json", tmp_path)
    start = [sys.executable, "-c", START.format(folder=str(tmp_path))]
    run = subprocess.run(start, cwd=DATA.parent, capture_output=True, text=True, timeout=120)
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert re.search(r"tables/\w+\.csv is not there\. Put back the folder data", run.stderr.splitlines()[-1])


def test_no_answer_depends_on_the_clock_but_the_day_on_which_a_citation_was_read():
    """So that a clock that is wrong by a year changes no number; the show's clock is the reader's own."""
    asks = re.compile(r"\b(?:datetime|date|Timestamp)\.(?:now|today|utcnow)\(|time\.(?:gmtime|localtime)\(|new Date\(\)")
    floors = ("server", "pages", "ui", "learn", "publish", "figures", "charts", "geo", "data", "words")
    files = [path for floor in floors for path in paths(floor)] + [*(DATA.parent / "web").rglob("*.js")]
    found = {path.relative_to(DATA.parent).as_posix() for path in files if asks.search(path.read_text(encoding="utf-8"))}
    assert found - {"server/log.py"} == {"ui/take.py", "web/present/show.js"}
