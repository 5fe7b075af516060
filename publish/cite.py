"""How is the atlas cited? A figure or a table in APA, Chicago, BibTeX and RIS, each with its address and day.

Forms: Publication Manual of the American Psychological Association, 7th edition (data sets); Chicago Manual of Style, 17th
edition (web pages); BibTeX's `misc`; RIS's type DATA.
"""

import re
from dataclasses import dataclass
from datetime import date

from data.load import as_of, package
from words import Day, Words, interface, say

APA = say("{author}. ({year}). {title} (Version {version}) [Data set]. {atlas}. Retrieved {seen}, from {address} {source}")
CHICAGO = say("{author}. “{title}.” {atlas}, version {version}. Data as of {day}. Accessed {seen}. {address}. {source}")


@dataclass(frozen=True)
class Cited:
    """What is cited: its title, its address, the day on which it was looked at, and the line that names its sources."""

    title: str
    address: str
    seen: date
    source: str


def values(cited: Cited, words: Words) -> dict:
    """Return what the forms are filled with."""
    about = package()
    return {
        "author": about["contributors"][0]["title"],
        "year": str(as_of().year),
        "title": cited.title.rstrip("."),
        "atlas": words(interface.ATLAS),
        "version": about["version"],
        "day": words(Day(as_of())),
        "seen": words(Day(cited.seen)),
        "address": cited.address,
        "source": cited.source,
    }


def apa(cited: Cited, words: Words) -> str:
    """Return the citation as the American Psychological Association writes it."""
    return words(APA(**values(cited, words)))


def chicago(cited: Cited, words: Words) -> str:
    """Return the citation as the Chicago Manual of Style writes it."""
    return words(CHICAGO(**values(cited, words)))


def bibtex(cited: Cited, words: Words) -> str:
    """Return the citation as an entry of BibTeX; signs that TeX reads are escaped."""
    told = values(cited, words)
    fields = {
        "author": f"{{{tex(told['author'])}}}",
        "title": f"{{{tex(told['title'])}}}",
        "howpublished": f"{tex(told['atlas'])}, version {told['version']}",
        "year": told["year"],
        "note": tex(f"Data as of {told['day']}. Accessed {cited.seen.isoformat()}. {cited.source}"),
        "url": told["address"],
    }
    rows = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key_of(cited)},\n{rows}\n}}\n"


def ris(cited: Cited, words: Words) -> str:
    """Return the citation as a record of RIS."""
    told = values(cited, words)
    rows = (
        ("TY", "DATA"),
        ("AU", told["author"]),
        ("TI", told["title"]),
        ("T2", told["atlas"]),
        ("ET", told["version"]),
        ("PY", told["year"]),
        ("Y2", f"{cited.seen:%Y/%m/%d}"),
        ("N1", told["source"]),
        ("UR", told["address"]),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows)


FORMS = {"APA": apa, "Chicago": chicago, "BibTeX": bibtex, "RIS": ris}
TEX = {"\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}"}


def tex(text: str) -> str:
    """Return text with the signs escaped that TeX reads."""
    return "".join(TEX.get(sign, sign) for sign in text)


def key_of(cited: Cited) -> str:
    """Return a key for an entry of BibTeX, made of the address."""
    return "atlas-" + (re.sub(r"[^a-z0-9]+", "-", cited.address.split("//")[-1].split("/", 1)[-1].lower()).strip("-") or "map")
