"""Make files of the atlas without a server.

    python -m publish "/?date=1995-07-11&mission=unprofor" map.png
    python -m publish "/people#people-world" world.pptx --paper 4x3
    python -m publish --all FOLDER

An address is that of a view or of a figure (`#` and its key); the file's ending says what is made. --all makes every figure in
every form, in its first parameters, and reports times, sizes and failures; it ends with 1 when there was one.
"""

import argparse
import sys
import time
from pathlib import Path

from figures.registry import all_figures
from publish.addresses import figure_at
from publish.paper import PAPERS, THEMES
from publish.registry import Wish, forms_of, made


def one(address: str, target: Path, wish: Wish) -> None:
    """Write the file of one address."""
    figure = figure_at(address)
    file = made(figure, target.suffix.removeprefix("."), wish)
    target.write_bytes(file.body)
    print(f"{target}: {len(file.body):,} bytes")


def every(folder: Path, wish: Wish) -> int:
    """Write every figure in every form and return how many failed."""
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for key, maker in sorted(all_figures().items()):
        figure = maker.make(**next(maker.edge_parameters()))
        for ending in forms_of(figure):
            began = time.perf_counter()
            try:
                file = made(figure, ending, wish)
            except (ValueError, KeyError, TypeError, RuntimeError, OSError) as error:
                failed += 1
                print(f"FAILED {key}.{ending}: {type(error).__name__}: {error}")
                continue
            (folder / file.name).write_bytes(file.body)
            print(f"{file.name}: {len(file.body):,} bytes, {time.perf_counter() - began:.2f} s")
    print(f"{failed} failed")
    return failed


def main() -> int:
    """Read the command and carry it out; an address or a form that there is not gets a sentence."""
    reader = argparse.ArgumentParser(prog="python -m publish", description="Make files of the atlas.")
    reader.add_argument("address", nargs="?", help="a view or figure, as in the browser's address")
    reader.add_argument("target", nargs="?", type=Path, help="the file; its ending says what is made")
    reader.add_argument("--all", type=Path, metavar="FOLDER", help="every figure in every form")
    reader.add_argument("--paper", choices=PAPERS, default="free")
    reader.add_argument("--theme", choices=THEMES, default="light")
    reader.add_argument("--base", default="", help="the atlas's own address, for links")
    told = reader.parse_args()
    wish = Wish(PAPERS[told.paper], told.theme, base=told.base)
    if told.all:
        return min(every(told.all, wish), 1)
    if not (told.address and told.target):
        reader.error("an address and a file are needed, or --all FOLDER")
    try:
        one(told.address, told.target, wish)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
