"""Does the atlas run at both ends of the ranges in requirements.txt?

    python -m tests.bench.ranges lowest|newest [FOLDER] [-- PYTEST ARGUMENTS]

Makes an environment of its own (in FOLDER, else in one that is thrown away) with the lowest version of each line that its range allows and
that there is, or with the newest, and runs the tests that need no browser, or what the arguments name. What the packages themselves need is
the newest that fits, as an installation gives it. Printed are the versions, and the last lines of the tests; it ends as they do.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import VERSION_PATTERN, Version

ROOT = Path(__file__).resolve().parents[2]
TOLD = 30  # last lines of what the tests say
ALL = ["--ignore", "tests/browser", "-n", "logical", "--dist", "worksteal"]


def ranges(name: str = "requirements.txt") -> list[Requirement]:
    """Return what a file of requirements asks for, line by line, less what is for other systems."""
    lines = [line.partition(" #")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    asked = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [each for each in asked if not each.marker or each.marker.evaluate()]


def versions(python: Path, name: str) -> list[Version]:
    """Return the versions of a package that can be had for this Python."""
    said = subprocess.run([python, "-m", "pip", "index", "versions", name], capture_output=True, text=True, check=True).stdout
    listed = [each.strip() for each in re.search(r"Available versions: (.*)", said)[1].split(",")]
    return [Version(each) for each in listed if re.fullmatch(VERSION_PATTERN, each, re.VERBOSE | re.IGNORECASE)]


def wanted(python: Path, end: str) -> list[str]:
    """Return each line of the requirements at one end of its range, as pip takes it."""
    if end == "newest":
        return [str(each) for each in ranges()]
    return [f"{each.name}=={min(each.specifier.filter(versions(python, each.name)))}" for each in ranges()]


def tried(end: str, folder: Path, arguments: list[str]) -> int:
    """Run the tests at one end of the ranges, print what they ran with and what came of it, and return how they ended."""
    venv.create(folder, with_pip=True, clear=True)
    python = folder / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    subprocess.run([*install, *wanted(python, end), "-r", "tests/requirements.txt"], cwd=ROOT, check=True)
    frozen = subprocess.run(
        [python, "-m", "pip", "list", "--format", "freeze"], capture_output=True, text=True, check=True
    ).stdout
    held = dict(line.split("==") for line in frozen.split() if "==" in line)
    known = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in held.items()}
    for each in ranges():
        print(f"{each.name} {known[re.sub(r'[-_.]+', '-', each.name).lower()]}   ({each.specifier})")
    tests = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(arguments or ALL)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(*tests.stdout.splitlines()[-TOLD:], sep="\n")
    return tests.returncode


def main() -> int:
    told, _, arguments = (
        (sys.argv[1:], "--", [])
        if "--" not in sys.argv
        else (sys.argv[1 : sys.argv.index("--")], "--", sys.argv[sys.argv.index("--") + 1 :])
    )
    end, *folder = told
    if end not in ("lowest", "newest"):
        sys.exit(f"{__doc__}\nlowest or newest, not {end}")
    if folder:
        return tried(end, Path(folder[0]).resolve(), arguments)
    with tempfile.TemporaryDirectory() as place:
        return tried(end, Path(place), arguments)


if __name__ == "__main__":
    sys.exit(main())
