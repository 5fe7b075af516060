"""In which language, and how, is a message written? One object a language, shared by all who speak it."""

import gettext
import re
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from words.message import Joined, Prose, Say, say

CATALOGUES = Path(__file__).parent / "catalogues"
LANGUAGES = {"en": "en_GB"}  # language of the visitor: locale of Babel; British dates, as the United Nations writes them
PSEUDO = "qps"  # every message in brackets and accents: what stands outside was written past `say`
ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
PLACE = re.compile(r"(\{\w+\})")
BILLION, MILLION, THOUSAND = 1e9, 1e6, 1e3
ROUGH = 3  # digits that an estimate keeps, one below a thousand fewer


class Words:
    """Writes messages in one language. Call it with a message, a value or plain text (a name), and it returns text.

    Raises KeyError when a place of a message is not filled, TypeError for a value that does not say how it is written.
    """

    def __init__(self, language: str = "en"):
        self.language = language
        self.locale = Locale.parse(LANGUAGES.get(language, LANGUAGES["en"]))
        self._catalogue = gettext.translation("atlas", CATALOGUES, [language], fallback=True)

    def __call__(self, message: Any) -> str:
        """Return the text of a message or a value."""
        if isinstance(message, str):
            return message
        if isinstance(message, Say):
            return self._filled(message)
        if isinstance(message, Joined):
            return message.between.join(self(part) for part in message.parts)
        if isinstance(message, Prose):
            return self._pretended(message.text)
        if isinstance(message, Integral) and not isinstance(message, bool):
            return self.number(int(message))
        if hasattr(message, "written"):
            return message.written(self)
        raise TypeError(f"{message!r} does not say how it is written; wrap it in Day, Month, Year, Decimal, Money ...")

    def _filled(self, message: Say) -> str:
        if message.many:
            text = self._catalogue.ngettext(message.text, message.many, message.n)
        else:
            text = self._catalogue.gettext(message.text)
        text = self._pretended(text)
        return text.format(**{name: self(value) for name, value in message.values}) if "{" in text else text

    def _pretended(self, text: str) -> str:
        """Return the text as it is, in the pseudo-language accented and in brackets, its places untouched."""
        if self.language != PSEUDO:
            return text
        parts = [part if PLACE.fullmatch(part) else part.translate(ACCENTED) for part in PLACE.split(text)]
        return f"⟦{''.join(parts)}⟧"

    def number(self, number: float) -> str:
        """Write a number, its thousands apart: `52,000`."""
        return format_decimal(number, "#,##0.###", self.locale)

    def decimal(self, number: float, places: int = 1) -> str:
        """Write a number with so many decimals: `3.2`."""
        return format_decimal(number, f"#,##0.{'0' * places}" if places else "#,##0", self.locale)

    def about(self, number: float) -> str:
        """Write an estimate, no finer than an estimate is: 60,010 as `about 60,000`."""
        digits = (ROUGH if abs(number) >= THOUSAND else ROUGH - 1) - len(str(abs(int(number))))
        return self(say("about {number}", number=self.number(round(number, digits) if digits < 0 else number)))

    def percent(self, share: float, places: int = 0) -> str:
        """Write a share: `18 per cent`."""
        return self(say("{number} per cent", number=self.decimal(100 * share, places)))

    def money(self, dollars: float) -> str:
        """Write dollars in the largest word that fits: `5.2 billion dollars`."""
        if abs(dollars) >= BILLION:
            return self(say("{number} billion dollars", number=self.decimal(dollars / BILLION, 1)))
        if abs(dollars) >= MILLION:
            places = 0 if abs(dollars) >= 10 * MILLION else 1
            return self(say("{number} million dollars", number=self.decimal(dollars / MILLION, places)))
        return self(say("{number} dollars", number=self.decimal(dollars, 0)))

    def date(self, day, precision: str = "day") -> str:
        """Write a day, no finer than it is known; "" when there is none."""
        if day is None or day != day:  # a missing day is not equal to itself
            return ""
        if precision == "day":
            return format_date(day, "long", self.locale)
        return str(day.year) if precision == "year" else format_skeleton("yMMMM", day, locale=self.locale)

    def span(self, first: Any, last: Any = None) -> str:
        """Write from one value to another."""
        begin = self(first)
        end = "" if last is None else self(last)
        if not end:
            return self(say("since {begin}", begin=begin))
        return begin if begin == end else self(say("{begin} to {end}", begin=begin, end=end))

    def begun(self, message: Any) -> str:
        """Return the text of a message that stands at the beginning of a line: its first letter is a large one."""
        text = self(message)
        return text[:1].upper() + text[1:]

    def listed(self, items: list[str], is_and: bool = True) -> str:
        """Write a list: `a, b and c`."""
        return format_list(items, "standard" if is_and else "unit", self.locale)


@cache
def words_of(language: str) -> Words:
    """Return the words of a language, English for one that the atlas does not speak."""
    return Words(language if language in (*LANGUAGES, PSEUDO) else "en")


english = words_of("en")
