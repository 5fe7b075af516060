"""Take a story along without a server: as slides, as pages with notes, or as a page that shows itself.

python -m learn leaving slides.pptx
python -m learn leaving pages.pdf
python -m learn leaving alone.html
"""

import argparse
import sys
from pathlib import Path

from learn.story import briefing_of, stories
from publish.__main__ import deck
from publish.paper import PAPERS
from publish.registry import Wish
from words import english


def main() -> int:
    """Read the command and carry it out; a story or a form that there is not gets a sentence."""
    reader = argparse.ArgumentParser(prog="python -m learn", description="Make files of the atlas's stories.")
    reader.add_argument("story", choices=stories(), help="the story's key")
    reader.add_argument("target", type=Path, help="the file; its ending says what is made: pptx, pdf or html")
    reader.add_argument("--base", default="", help="the atlas's own address, for links")
    told = reader.parse_args()
    try:
        deck(briefing_of(stories()[told.story], english), told.target, Wish(PAPERS["16x9"], "light", base=told.base))
    except (ValueError, OSError) as wrong:
        reader.error(str(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
