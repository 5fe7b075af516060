"""What may be ordered of what a class uses? Questions, a blank map or timeline, a lesson, the key of any, its pack, a story: as plain values.

An order has an address, `questions.docx?set=class-7&n=20`, so that it can be a link, and makes its file itself, in whatever process it
is asked to. Reading this module draws in none of the libraries that make files.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from data.stories import stories
from publish.order import content_key, refuse_unknown

PAPERS = ("a4", "a3")
# What each kind of sheet may be, in which form, and its key; and what an address may say of it, with what that is where it does not.
FORMS = {
    "questions": ("pdf", "docx"),
    "map": ("pdf", "svg", "png"),
    "timeline": ("pdf", "svg", "png"),
    "lesson": ("pdf", "docx"),
    "pack": ("pdf",),
}
KEY_FORMS = ("pdf", "docx")
OPTIONS = {
    "questions": {"set": "1", "n": "10", "about": "all"},
    "map": {"date": "", "paper": "a4", "names": "yes"},
    "timeline": {"date": "", "years": "", "paper": "a4", "names": "yes"},
    "lesson": {"lesson": ""},
    "pack": {"lesson": ""},
}
SHARED = {"answers": "", "lang": "en"}
STORY_FORMS = ("pdf", "docx", "pptx", "html")  # pages to print and to change, slides, a page that shows itself
MOST = 60  # questions of a sheet: more take longer than a reader waits


@dataclass(frozen=True)
class SheetOrder:
    """One sheet to be made: its kind (a key of FORMS), its form, what it is made of as an address says it, whether it is the key,
    the language, and the atlas's own address."""

    kind: str
    ending: str
    choices: tuple[tuple[str, str], ...] = ()
    is_key: bool = False
    lang: str = "en"
    base: str = ""

    @property
    def address(self) -> str:
        """Return the order as the last part of an address."""
        told = {"answers": "yes"} if self.is_key else {}
        told |= {"lang": self.lang} if self.lang != "en" else {}
        query = urlencode([*self.choices, *told.items()])
        return f"{self.kind}.{self.ending}" + (f"?{query}" if query else "")

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does."""
        return content_key(asdict(self) | {"is_sheet": True})

    def made(self) -> tuple[str, str, bytes]:
        """Return the file: its name, its media type, its bytes. Raises ValueError, in a sentence, when there is no such sheet."""
        from learn.sheets import made

        return made(self)


@dataclass(frozen=True)
class StoryOrder:
    """A story to be made into a file: its key, the form, the language, and the atlas's own address."""

    story: str
    ending: str
    lang: str = "en"
    base: str = ""

    @property
    def address(self) -> str:
        """Return the order as the last part of an address."""
        return f"{self.story}.{self.ending}" + (f"?lang={self.lang}" if self.lang != "en" else "")

    @property
    def key(self) -> str:
        """Return a text that differs when what is made does."""
        return content_key(asdict(self) | {"is_story": True})

    def made(self) -> tuple[str, str, bytes]:
        """Return the file: its name, its media type, its bytes. Raises ValueError, in a sentence, when there is none."""
        from learn.sheets import story_made

        return story_made(self)


def read_story_order(name: str, query: Mapping[str, str], base: str = "") -> StoryOrder:
    """Return the order that an address means: `name` is the story's key and the form. Raises ValueError, in a sentence, for none."""
    key, _, ending = name.rpartition(".")
    refuse_unknown({"story": (key, stories()), "form": (ending, STORY_FORMS)})
    return StoryOrder(key, ending, query.get("lang", "en"), base)


def read_sheet(name: str, query: Mapping[str, str], base: str = "") -> SheetOrder:
    """Return the order that an address means: `name` is kind and form, `query` the rest. Raises ValueError, in a sentence, for none."""
    kind, _, ending = name.rpartition(".")
    refuse_unknown({"sheet": (kind, FORMS)})
    is_key = bool(query.get("answers")) and kind != "pack"  # which has its answers inside
    known = {"form": (ending, KEY_FORMS if is_key else FORMS[kind])}
    if "paper" in OPTIONS[kind]:
        known |= {"paper": (query.get("paper", "a4"), PAPERS)}
    refuse_unknown(known)
    told = OPTIONS[kind] | {option: query[option] for option in OPTIONS[kind] if option in query}
    if kind == "questions" and not (told["n"].isdecimal() and len(told["n"]) < 3 and 1 <= int(told["n"]) <= MOST):
        raise ValueError(f"a worksheet has 1 to {MOST} questions, not {told['n'][:20]!r}")
    choices = tuple((option, value) for option, value in told.items() if value != OPTIONS[kind][option])
    return SheetOrder(kind, ending, choices, is_key, query.get("lang", "en"), base)
