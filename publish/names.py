"""What is a briefing's file called?"""

import re

from publish.briefing import Briefing


def deck_name(briefing: Briefing, ending: str) -> str:
    """Return a name that tells what a file is: `blue-helmets-briefing-unmiss.pptx`."""
    title = re.sub(r"[^a-z0-9]+", "-", briefing.title.lower()).strip("-")[:80].strip("-")
    return f"blue-helmets-briefing{'-' if title else ''}{title}.{ending}"
