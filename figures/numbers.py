"""What do the numbers of peacekeeping say at a glance? One low picture of each subject; its own page has it whole, and more."""

from collections.abc import Callable
from dataclasses import replace

from figures import contributors, deployments, fallen, money, people
from figures.figure import Figure
from figures.registry import figure

HEIGHT = 220
# Each subject, by the address of its page: the picture that says most of it. `day` is ISO or "", `year` 0 where no day is chosen.
SUBJECTS: dict[str, Callable[[str, int], Figure]] = {
    "people": lambda day, year: people.world(day),
    "contributors": lambda day, year: contributors.regions(year),
    "fallen": lambda day, year: fallen.by_year("", year),
    "money": lambda day, year: money.budget("constant", year),
    "deployments": lambda day, year: deployments.spread("sites", "", year),
}


def days_shown() -> list[str]:
    """Return no chosen day, one in the middle, and the first one, of which most is unknown."""
    return ["", "1994-07-01", "1948-05-29"]


@figure("numbers", subject=lambda: SUBJECTS, day=days_shown)
def at_a_glance(subject: str = "people", day: str = "") -> Figure:
    """The picture that says most of a subject, low; `day` (ISO, "" for none) is marked. Raises KeyError for an unknown subject."""
    whole = SUBJECTS[subject](day, int(day[:4] or 0))
    bare = at_a_glance(subject) if whole.bare and day else whole.bare  # without a mark, drawn once for all days
    return replace(whole, picture=replace(whole.picture, height=HEIGHT, narrow_height=HEIGHT), bare=bare)
