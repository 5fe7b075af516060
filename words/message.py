"""What is a message? English in place as the key, named places for what varies, written by `Words` and not before."""

from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Say:
    """A sentence that has not been written yet: its English text, what fills its places, and its plural if it has one."""

    text: str
    values: tuple[tuple[str, Any], ...] = ()
    many: str = ""
    n: int | None = None

    def __call__(self, /, **values: Any) -> "Say":
        """Return the message with its places filled: constants of `words.interface` are filled where they are shown."""
        return replace(self, values=(*self.values, *values.items()))


@dataclass(frozen=True)
class Joined:
    """Messages one after the other, with a blank between: sentences that make a paragraph."""

    parts: tuple[Any, ...]
    between: str = " "


@dataclass(frozen=True)
class Prose:
    """Text that stands in a table and is translated beside it, keyed by table, row and column."""

    text: str
    table: str
    key: str
    column: str


def say(text: str, /, **values: Any) -> Say:
    """Return a message: `say("{n} operations in {region}", n=12, region=say("Africa"))`.

    A value may be a message, a whole number, a name (text that is never translated) or one of `words.values`. The first
    argument is a literal, never an f-string: it is the key that translators see.
    """
    return Say(text, tuple(values.items()))


def say_n(one: str, many: str, n: int, /, **values: Any) -> Say:
    """Return a message that has a plural; `{n}` stands for the number: `say_n("{n} death", "{n} deaths", 3)`."""
    return Say(one, (("n", int(n)), *values.items()), many, int(n))


def joined(*parts: Any, between: str = " ") -> Joined:
    """Return messages in one line; empty ones (None or "") are left out."""
    return Joined(tuple(part for part in parts if part not in (None, "")), between)


def prose(text: str, table: str, key: Any, column: str) -> Prose:
    """Return a cell of a table that is prose for readers."""
    return Prose(text, table, str(key), column)
