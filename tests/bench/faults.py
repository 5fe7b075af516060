"""Would the tests see a small fault? Each of a list is planted in a copy of the tree, and the tests concerned are run there.

    python tests/bench/faults.py [--only WORD] [--jobs N]

The list is tests/bench/faults.toml: a file, its text before and after, what is wrong then, and which tests (none needs a browser) are to
see it. These are run once without a fault first: if they do not pass, there is nothing to learn. Of each fault it is printed whether it was
caught, by which test, or survived, and in the end how many in a hundred were caught, by kind. `--only` takes those whose kind, file or
wrong has a word; `--jobs` runs as many copies at a time (1).

A fault whose text no longer stands in its file, or stands there twice, ends the command with an error, as it fails tests/test_faults.py.
"""

import argparse
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_suffix(".toml")
LONGEST = 600  # seconds for the tests of one fault; what makes them stand still is caught, too
TESTED = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE", "--no-header")
NAMED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", re.MULTILINE)


class Fault(NamedTuple):
    """A fault to be planted: its kind, what is wrong then, the file, its text before and after, the tests concerned, and why it is let
    live, if it is."""

    kind: str
    what: str
    file: str
    before: str
    after: str
    tests: list[str]
    reason: str = ""

    def planted(self, text: str) -> str:
        """Return a file's text with the fault. Raises ValueError when its text does not stand there, or not once."""
        found = text.count(self.before)
        if found != 1:
            raise ValueError(f"{self.what}: {self.before!r} stands {found} times in {self.file}")
        return text.replace(self.before, self.after)


def faults() -> list[Fault]:
    """Return the list of faults."""
    return [Fault(**each) for each in tomllib.loads(LIST.read_text(encoding="utf-8"))["fault"]]


def copied(folder: Path) -> Path:
    """Return a copy of the tree as it stands now, without what is not kept in git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@contextmanager
def with_fault(fault: Fault, tree: Path) -> Iterator[None]:
    """Plant a fault in a tree and take it out again, with the file's old time: what was compiled of it before is right again."""
    path = tree / fault.file
    sound, times = path.read_text(encoding="utf-8"), path.stat()
    path.write_text(fault.planted(sound), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(sound, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def first_failure(tests: list[str], tree: Path) -> str:
    """Return the first test that fails in a tree, "" when all pass."""
    try:
        run = subprocess.run(
            [*TESTED, *tests],
            cwd=tree,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )
    except subprocess.TimeoutExpired:
        return "no end"
    named = NAMED.search(run.stdout)
    return named[1] if named else "" if run.returncode == 0 else f"pytest ended with {run.returncode}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--only", default="")
    asked.add_argument("--jobs", type=int, default=1)
    asked = asked.parse_args()
    chosen = [each for each in faults() if asked.only in f"{each.kind} {each.file} {each.what}"]
    for each in chosen:
        each.planted((ROOT / each.file).read_text(encoding="utf-8"))
    trees: queue.Queue[Path] = queue.Queue()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(asked.jobs) as threads:
        for n in range(asked.jobs):
            trees.put(copied(Path(folder, str(n))))
        tree = trees.get()
        if wrong := first_failure(list(dict.fromkeys(test for each in chosen for test in each.tests)), tree):
            sys.exit(f"Without a fault {wrong} fails: first let all pass.")
        trees.put(tree)

        def tried(fault: Fault) -> str:
            tree = trees.get()
            try:
                with with_fault(fault, tree):
                    return first_failure(fault.tests, tree)
            finally:
                trees.put(tree)

        caught, all_of = Counter(), Counter(each.kind for each in chosen)
        for fault, test in zip(chosen, threads.map(tried, chosen), strict=True):
            caught[fault.kind] += bool(test)
            told = f"caught by {test}" if test else f"SURVIVED {fault.reason}".strip()
            print(f"{fault.kind:11}{fault.file:30} {fault.what}: {told}", flush=True)
    print("\nkind        faults  caught")
    for kind, n in all_of.items():
        print(f"{kind:11}{n:7}{caught[kind]:8}")
    total, seen = sum(all_of.values()), sum(caught.values())
    print(f"{'all':11}{total:7}{seen:8}   {100 * seen / total:.0f} per cent")


if __name__ == "__main__":
    main()
