"""For whom is a picture drawn? A theme, a width and a language: all that a chart may know of its reader."""

from dataclasses import dataclass, field

from words import Words, english

NARROW = 600  # pixels; below it a picture is drawn as for a phone
PHONES, TABLETS = 640, 960  # pixels of the widest window in which pictures are drawn so; those with much to read side by side


@dataclass(frozen=True)
class Look:
    """How a picture is to be drawn: theme (light, dark, or live: colours by name, which the page resolves), width in pixels, words."""

    theme: str = "light"
    width: int = 1200
    words: Words = field(default=english, compare=False)

    @property
    def is_narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < NARROW
