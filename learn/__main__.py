"""Take what the page Learn has along without a server: stories, lessons, worksheets, blank maps and blank timelines.

    python -m learn leaving pages.pdf              a story as pages to print, or .docx, or .pptx (slides), .html that shows itself
    python -m learn why-brahimi pack.pdf           all that a lesson needs on paper; --questions or --answers alone, also as .docx
    python -m learn questions --set class-7 -n 20 sheet.docx            a worksheet, or as .pdf
    python -m learn questions --set class-7 -n 20 --answers key.docx    what is right in it
    python -m learn map --date 1994-07-15 --paper a3 map.pdf            a map to fill in, or as .svg, .png
    python -m learn timeline --years 1988-1999 timeline.pdf             the same of the years, or --date for a day's operations

--answers makes the key of any of them (.pdf, .docx); --no-names leaves away the names that are to be placed.
"""

import argparse
import sys
from pathlib import Path

from data.stories import stories
from learn.lesson import lessons
from learn.order import OPTIONS, PAPERS, read_sheet, read_story_order
from publish.order import OwnOrder
from words import learn

HELP = {
    "questions": "a worksheet of a set of questions",
    "map": "a map of a day to fill in",
    "timeline": "a timeline to fill in, of some years or of the operations of a day",
}


def main() -> int:
    """Read the command and carry it out; a story, a sheet or a form that there is not gets a sentence."""
    reader = read()
    told = reader.parse_args()
    try:
        if told.what in HELP:
            sheet(told)
        elif told.what in lessons():
            lesson(told)
        else:
            write(read_story_order(f"{told.what}{told.target.suffix}", {}, told.base), told.target)
    except (ValueError, OSError) as wrong:
        reader.error(str(wrong))
    return 0


def read() -> argparse.ArgumentParser:
    """Return what reads the command."""
    reader = argparse.ArgumentParser(prog="python -m learn", description="Make files of the page Learn.")
    whats = reader.add_subparsers(dest="what", required=True, metavar="WHAT")
    for key, story in stories().items():
        whats.add_parser(key, help=f"the story “{story.title}”: .pdf, .docx, .pptx or .html")
    for key, plan in lessons().items():
        command = whats.add_parser(key, help=f"the lesson “{plan.title.text}”: .pdf")
        command.add_argument("--questions", action="store_true", help="its questions alone: .pdf or .docx")
        command.add_argument("--answers", action="store_true", help="its model answers alone: .pdf or .docx")
    for kind, help_ in HELP.items():
        command = whats.add_parser(kind, help=help_)
        command.add_argument("--answers", action="store_true", help="what is right, in the place of what is asked: .pdf or .docx")
        if kind == "questions":
            command.add_argument("--set", default=OPTIONS[kind]["set"], help="the set's name, the same for a class")
            command.add_argument("-n", default=OPTIONS[kind]["n"], help="how many questions")
            command.add_argument("--about", choices=learn.SUBJECTS, default="all", help="what they are about")
            continue
        command.add_argument("--date", default="", help="a day: 1994-07-15")
        command.add_argument("--paper", type=str.lower, choices=PAPERS, default=PAPERS[0])
        command.add_argument("--no-names", dest="names", action="store_const", const="no", default="yes")
        if kind == "timeline":
            command.add_argument("--years", default="", help="years: 1988-1999")
    for command in whats.choices.values():
        command.add_argument("target", type=Path, help="the file; its ending says what is made")
        command.add_argument("--base", default="", help="the atlas's own address, for links")
    return reader


def sheet(told: argparse.Namespace) -> None:
    """Write a sheet's file. Raises ValueError, in a sentence, for a sheet that there is not."""
    ordered(told.what, {option: getattr(told, option) for option in OPTIONS[told.what]}, told.answers, told)


def lesson(told: argparse.Namespace) -> None:
    """Write a lesson's pack, its questions or its answers. Raises ValueError, in a sentence, for a form that there is not."""
    ordered("lesson" if told.questions or told.answers else "pack", {"lesson": told.what}, told.answers, told)


def ordered(kind: str, said: dict[str, str], is_key: bool, told: argparse.Namespace) -> None:
    """Write a sheet's file by what is said of it. Raises ValueError, in a sentence, when there is none."""
    write(read_sheet(f"{kind}{told.target.suffix}", said | {"answers": "yes" if is_key else ""}, told.base), told.target)


def write(order: OwnOrder, target: Path) -> None:
    """Write an order's file. Raises ValueError, in a sentence, when there is none."""
    _, _, body = order.made()
    target.write_bytes(body)
    print(f"{target}: {len(body):,} bytes")


if __name__ == "__main__":
    sys.exit(main())
