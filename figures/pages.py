"""Which questions does the atlas answer? Its pages in the order of the menu: address, name, and one sentence."""

from dataclasses import dataclass

from words import Say, say

NUMBERS, DATA = say("Numbers"), say("Data")


@dataclass(frozen=True)
class Page:
    """A page: its address, its name in the menu and as heading, the sentence under the heading, and its part of the menu."""

    key: str
    title: Say
    sentence: Say
    part: Say | None = None


PAGES = {
    page.key: page
    for page in (
        Page("", say("Map"), say("Where peacekeepers served, on any day since 1948.")),
        Page("mission", say("Missions"), say("What each operation was for, and what became of it.")),
        Page("reform", say("Reforms"), say("What changed peacekeeping, and what followed.")),
        Page("timeline", say("Timeline"), say("When each operation ran, and what was decided meanwhile.")),
        Page("numbers", say("In numbers"), say("Five pictures, each leading to its page."), NUMBERS),
        Page("people", say("People"), say("How many served, and where."), NUMBERS),
        Page("contributors", say("Contributors"), say("Who sent soldiers and police."), NUMBERS),
        Page("fallen", say("The fallen"), say("Those who died serving in peacekeeping operations."), NUMBERS),
        Page("conduct", say("Conduct"), say("What was alleged, and what came of it."), NUMBERS),
        Page("money", say("Money"), say("What peacekeeping costs, and who pays."), NUMBERS),
        Page("deployments", say("Deployments"), say("Where the troops stood, base by base."), NUMBERS),
        Page("institution", say("Institution"), say("From six officials to a department.")),
        Page("present", say("Present"), say("Make slides of what you found; show them or take them along.")),
        Page("learn", say("Learn"), say("Stories, lessons and questions for a class.")),
        Page("sources", say("Data and sources"), say("How far the numbers can be trusted."), DATA),
        Page("glossary", say("Glossary"), say("The words of peacekeeping, each in two sentences."), DATA),
    )
}
EMBED = "embed"  # the page within another's, in no menu


def parted(address: str) -> tuple[str, str]:
    """Return the address of a page as that of the atlas itself, without a slash at its end, and the page's key.

    The key is "" for the front page and for one that is only ever within another's. The atlas may stand below a path of its host.
    """
    whole = address.rstrip("/")
    above, _, last = whole.rpartition("/")
    if last and last in PAGES:
        return above, last
    return (above if last == EMBED else whole), ""
