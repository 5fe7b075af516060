"""Where can a reader stand? Every page, each of its parts, and what is opened there: addresses of the atlas, each with a name."""

from dataclasses import dataclass

from data.missions import rows
from figures import fallen, institution, missions, reforms, simple, trust, who
from figures.pages import PAGES
from learn.lesson import lessons
from learn.story import stories
from ui.show import FOLDS
from words import learn

OPENED = tuple(FOLDS)  # what of a figure's foot can be unfolded


@dataclass(frozen=True)
class Place:
    """A place of the atlas: its name, its address, and what is opened there (see `open_there`)."""

    name: str
    address: str
    opened: str = ""


def pages() -> list[Place]:
    """Return each page of the menu as it opens."""
    return [Place(page.key or "map", f"/{page.key}") for page in PAGES.values()]


def parts() -> list[Place]:
    """Return the parts of pages, one operation's page, a reform's, and the pages without an entry of the menu."""
    found = [Place(f"institution, {key}", f"/institution?part={key}") for key in institution.PARTS]
    found += [Place(f"sources, {key}", f"/sources?part={key}") for key in trust.PARTS]
    found += [Place(f"learn, {key}", f"/learn?part={key}") for key in learn.PARTS]
    found += [Place(f"learn, simple, {key}", f"/learn?part=simple&kind={key}") for key in simple.KINDS]
    found += [Place(f"learn, people, {key}", f"/learn?part=people&who={key}") for key in who.KINDS]
    found += [Place(f"learn, questions, {key}", f"/learn?part=questions&about={key}&set=1") for key in learn.SUBJECTS]
    found += [Place(f"operation, {key}", f"/mission?mission=unprofor&part={key}") for key in missions.PARTS]
    found += [Place(f"reform, {key}", f"/reform?more={key}") for key in reforms.MORE]
    found += [Place(f"reform, {key}", f"/reform?reform=brahimi-2000&then={key}") for key in reforms.THEN]
    found += [Place(f"fallen, {key}", f"/fallen?by={key}") for key in fallen.GROUPED]
    return found + [
        Place("map on a day", "/?date=1994-07-15&mission=unprofor"),
        Place("map, a region", "/?date=1994-07-15&region=Africa"),
        Place("timeline, an operation", "/timeline?date=1994-07-15&mission=unprofor"),
        Place("institution, an office", "/institution?date=1960-01-01&office=field-service"),
        Place("contributors, regions", "/contributors?more=regions"),
        Place("contributors, the largest", "/contributors?more=largest"),
        Place("money, how it is paid", "/money?about=how"),
        Place("money, levels", "/money?about=levels&state=DEU"),
        Place("deployments, a year", "/deployments?mission=unmiss&date=2015-07-01"),
        Place("fallen, rates", "/fallen?measure=rates"),
        Place("a wrong address", "/people?date=noday&mission=nomission"),
        Place("embed, a chart", "/embed?figure=people-world&embed=true"),
        Place("embed, the map", "/embed?figure=map&embed=true"),
        Place("embed, none", "/embed?figure=none&embed=true"),
    ]


def told() -> list[Place]:
    """Return every story and every lesson."""
    return [Place(f"story, {key}", f"/learn?story={key}") for key in stories()] + [
        Place(f"lesson, {key}", f"/learn?lesson={key}") for key in lessons()
    ]


def operations() -> list[Place]:
    """Return the page of every operation."""
    return [Place(f"operation {key}", f"/mission?mission={key}") for key in rows()]


def opened() -> list[Place]:
    """Return each page with what can be unfolded, opened or asked for on it."""
    found = [
        Place(f"{page.name}, {fold} unfolded", page.address, fold)
        for page in pages()
        if page.name not in ("present", "learn")
        for fold in OPENED
    ]
    return found + [
        *(Place(f"{page.name}, before it has come", page.address, "first") for page in pages()),
        Place("search, open", "/", "search"),
        Place("map, layers open", "/", "layers"),
        Place("map, satellite picture", "/", "imagery"),
        Place("menu, numbers open", "/", "menu"),
        Place("timeline, more choices", "/timeline", "more"),
        Place("reform, more choices", "/reform", "more"),
        Place("people, list of operations", "/people", "list"),
        Place("present, with slides", "/people", "briefing"),
        Place("present, showing", "/people", "showing"),
    ]


def every() -> list[Place]:
    """Return all places, each address once."""
    found = [*pages(), *parts(), *told(), *opened()]
    return list({(place.address, place.opened): place for place in found}.values())
