"""Make files of the atlas without a server.

    python -m publish "/?date=1995-07-11&mission=unprofor" map.png
    python -m publish "/?date=1994-07-15" map.pdf --paper a4 --years
    python -m publish "/?date=1994-07-15&frame=25,26,45,38" part.png --paper square
    python -m publish "/?date=1988-01-01" map.html --span 1988-1999 --speed 6
    python -m publish "/people#people-world" world.pptx --paper 4x3
    python -m publish --briefing FILE.json deck.pptx
    python -m publish --ready ten-minutes deck.pptx --template our-own.potx
    python -m publish --ready unmiss notes.pdf
    python -m publish --all FOLDER

--briefing makes the deck of a briefing's file; --ready one that is ready made: on a subject, or unmiss, GHA, 1994-07-15. A file that
ends in .pdf has each slide with the speaker's notes, one that ends in .html shows itself in a browser. A template's
master and theme are used in the place of the atlas's own.

--years puts the years under a map, with their operations and landmark reforms, where a picture is made.

A map of operations as a page can be moved and plays the years of --span, --speed months in a second; both can be changed in it.

An address is that of a view or of a figure (`#` and its key); the file's ending says what is made. --all makes every figure in
every form, in its first parameters, and reports times, sizes and failures; it ends with 1 when there was one.
"""

import argparse
import sys
import time
from pathlib import Path

import jinja2

from figures.registry import all_figures
from publish.addresses import day_of, figure_at, year_of
from publish.alone import SPEEDS
from publish.briefing import LARGEST, Briefing, read
from publish.deck import deck_of
from publish.handout import handout_of
from publish.page import SPEED
from publish.paper import PAPERS, THEMES
from publish.ready import of_country, of_day, of_operation, subjects
from publish.registry import Wish, forms_of, made
from publish.show import show_of
from publish.slide import slide_of

DECKS = {
    ".pptx": deck_of,
    ".pdf": handout_of,
    ".html": lambda briefing, paper, words, base, template: show_of(briefing, words=words, base=base),
}


def one(address: str, target: Path, wish: Wish, template: bytes | None = None) -> None:
    """Write the file of one address. Raises ValueError for a template where no slide is made."""
    figure = figure_at(address)
    if template is not None and target.suffix != ".pptx":
        raise ValueError(f"a template is for slides, not for a file that ends in {target.suffix!r}")
    if template is not None:
        body = slide_of(figure, wish.paper, wish.words, wish.base, template)
    else:
        body = made(figure, target.suffix.removeprefix("."), wish).body
    target.write_bytes(body)
    print(f"{target}: {len(body):,} bytes")


def every(folder: Path, wish: Wish) -> int:
    """Write every figure in every form and return how many failed."""
    folder.mkdir(parents=True, exist_ok=True)
    failed, files, size, start = 0, 0, 0, time.perf_counter()
    for key, maker in sorted(all_figures().items()):
        figure = maker.make(**next(maker.edge_parameters()))
        for ending in forms_of(figure):
            began = time.perf_counter()
            try:
                file = made(figure, ending, wish)
            except (ValueError, KeyError, TypeError, RuntimeError, OSError, jinja2.TemplateError) as error:
                failed += 1
                print(f"FAILED {key}.{ending}: {type(error).__name__}: {error}")
                continue
            (folder / file.name).write_bytes(file.body)
            files, size = files + 1, size + len(file.body)
            print(f"{file.name}: {len(file.body):,} bytes, {time.perf_counter() - began:.2f} s")
    print(f"{files} files, {size:,} bytes, {time.perf_counter() - start:.0f} s; {failed} failed")
    return failed


def ready(name: str) -> Briefing:
    """Return a ready-made briefing by its key, an operation's id, a country's code or a day. Raises ValueError naming those there are."""
    if name in subjects():
        return subjects()[name]
    makers = ((of_operation, name), (of_country, name))
    for make, key in makers:
        try:
            return make(key)
        except KeyError:
            continue
    try:
        return of_day(day_of("day", name))
    except ValueError as error:
        known = ", ".join(subjects())
        raise ValueError(f"no briefing {name!r}; there are {known}, an operation's id, a country's code, a day") from error


def deck(briefing: Briefing, target: Path, wish: Wish, template: bytes | None = None) -> None:
    """Write the deck of a briefing, or its pages with notes."""
    if target.suffix not in DECKS:
        raise ValueError(f"a briefing becomes a file that ends in {' or '.join(DECKS)}, not {target.suffix!r}")
    paper = wish.paper if wish.paper.key in ("16x9", "4x3") else PAPERS["16x9"]
    body = DECKS[target.suffix](briefing, paper, wish.words, wish.base, template)
    target.write_bytes(body)
    print(f"{target}: {len(body):,} bytes")


def read_span(text: str) -> tuple[int, int]:
    """Return the years from and to which a text says, as 1988-1999 or 1994. Raises ValueError, in a sentence, for what is none."""
    first, _, last = text.partition("-")
    return year_of(first), year_of(last or first)


def main() -> int:
    """Read the command and carry it out; an address or a form that there is not gets a sentence."""
    reader = argparse.ArgumentParser(prog="python -m publish", description="Make files of the atlas.")
    reader.add_argument("address", nargs="?", help="a view or figure, as in the browser's address")
    reader.add_argument("target", nargs="?", type=Path, help="the file; its ending says what is made")
    reader.add_argument("--all", type=Path, metavar="FOLDER", help="every figure in every form")
    reader.add_argument("--paper", choices=PAPERS, default="free")
    reader.add_argument("--theme", choices=THEMES, default="light")
    reader.add_argument("--years", action="store_true", help="the years under the picture of a map of operations")
    reader.add_argument("--span", help="the years that a page of a map plays, as 1988-1999")
    reader.add_argument("--speed", type=int, choices=SPEEDS, default=SPEED, help="months in a second of such a page")
    reader.add_argument("--base", default="", help="the atlas's own address, for links")
    reader.add_argument("--briefing", type=Path, metavar="FILE", help="a briefing's file")
    reader.add_argument("--ready", metavar="NAME", help="a ready-made briefing")
    reader.add_argument("--template", type=Path, metavar="FILE", help="a .potx or .pptx file whose master and theme slides have")
    told = reader.parse_args()
    try:
        span = read_span(told.span) if told.span else None
    except ValueError as error:
        reader.error(str(error))
    wish = Wish(
        PAPERS[told.paper], told.theme, base=told.base, has_years=told.years and not told.all, span=span, speed=told.speed
    )
    target = told.target or (Path(told.address) if told.address and (told.briefing or told.ready) else None)
    if target is None and not told.all:
        reader.error("an address and a file are needed, or --all FOLDER")
    try:
        template = told.template.read_bytes() if told.template else None
        if told.all:
            return min(every(told.all, wish), 1)
        if told.briefing:
            with told.briefing.open("rb") as file:
                body = file.read(LARGEST + 1)  # no more: it may have no end
            deck(read(body), target, wish, template)
        elif told.ready:
            deck(ready(told.ready), target, wish, template)
        else:
            one(told.address, target, wish, template)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
