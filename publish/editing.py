"""What can be done to a briefing? Slides are added, moved, changed and taken out; each change gives another briefing, and none is altered."""

from dataclasses import replace
from functools import lru_cache

from figures.figure import Figure
from publish.addresses import address_of, figure_at
from publish.briefing import MARK, MOST, TEXT, TITLE, Briefing, NotABriefing, Slide
from publish.film.shelf import films
from words import english, say

FULL = say("A briefing has at most {n} slides; nothing was added.", n=MOST)
KEPT = 512  # addresses whose findings are kept


def slide_of(figure: Figure) -> Slide:
    """Return the slide of a figure: its address, and what it says now."""
    return Slide("figure", (address_of(figure),), finding=english(figure.finding))


def added(briefing: Briefing, slide: Slide, after: int | None = None) -> Briefing:
    """Return a briefing with one slide more, at its end or after another. Raises NotABriefing, in a sentence, when it is full."""
    if len(briefing.slides) >= MOST:
        raise NotABriefing(FULL)
    at = len(briefing.slides) if after is None else after + 1
    return replace(briefing, slides=(*briefing.slides[:at], slide, *briefing.slides[at:]))


def moved(briefing: Briefing, at: int, to: int) -> Briefing:
    """Return a briefing in which a slide stands at another place."""
    slides = list(briefing.slides)
    slides.insert(to, slides.pop(at))
    return replace(briefing, slides=tuple(slides))


def removed(briefing: Briefing, at: int) -> Briefing:
    """Return a briefing without a slide."""
    return replace(briefing, slides=briefing.slides[:at] + briefing.slides[at + 1 :])


def rewritten(briefing: Briefing, at: int, **told: str) -> Briefing:
    """Return a briefing in which a slide's title, text, note, mark, place or film is another, cut to what a file may hold."""
    longest = {"title": TITLE, "mark": MARK}
    cut = {name: text[: longest.get(name, TEXT)] for name, text in told.items()}
    return _with(briefing, at, replace(briefing.slides[at], **cut))


def paired(briefing: Briefing, at: int, other: str) -> Briefing:
    """Return a briefing in which the figure of another address stands beside a slide's own."""
    slide = briefing.slides[at]
    return _with(briefing, at, replace(slide, kind="pair", addresses=(slide.addresses[0], other)))


def unpaired(briefing: Briefing, at: int) -> Briefing:
    """Return a briefing in which a slide has its first figure alone."""
    slide = briefing.slides[at]
    return _with(briefing, at, replace(slide, kind="figure", addresses=slide.addresses[:1]))


def _with(briefing: Briefing, at: int, slide: Slide) -> Briefing:
    return replace(briefing, slides=(*briefing.slides[:at], slide, *briefing.slides[at + 1 :]))


@lru_cache(maxsize=KEPT)
def finding_at(address: str) -> str | None:
    """Return what the figure of an address says now, None when the address means none."""
    try:
        return english(figure_at(address).finding)
    except ValueError:
        return None


def finding_of(slide: Slide) -> str | None:
    """Return what a slide's film or first figure says now; None where it has neither, or it is there no longer."""
    if slide.kind == "film":
        return english(films()[slide.film].finding) if slide.film in films() else None
    return finding_at(slide.addresses[0]) if slide.addresses else None


def is_whole(slide: Slide) -> bool:
    """Return whether each of a slide's addresses means a figure, and its film is there."""
    return all(finding_at(address) is not None for address in slide.addresses) and (slide.kind != "film" or slide.film in films())


def has_changed(slide: Slide) -> bool:
    """Return whether a slide's film or first figure says something else now than when it was added."""
    return bool(slide.finding) and finding_of(slide) not in (None, slide.finding)


def name_of(slide: Slide) -> str:
    """Return what a slide is called: its own title, else what its figure says; "" where there is neither."""
    return slide.title or finding_of(slide) or slide.finding


def whole(briefing: Briefing) -> Briefing:
    """Return a briefing without the slides whose figures there are no longer."""
    return replace(briefing, slides=tuple(filter(is_whole, briefing.slides)))


def renewed(briefing: Briefing, at: int) -> Briefing:
    """Return a briefing in which a slide keeps what its figure says now."""
    slide = briefing.slides[at]
    return _with(briefing, at, replace(slide, finding=finding_of(slide) or ""))


def all_renewed(briefing: Briefing) -> Briefing:
    """Return a briefing in which every slide keeps what its figure says now."""
    for at in range(len(briefing.slides)):
        briefing = renewed(briefing, at)
    return briefing
