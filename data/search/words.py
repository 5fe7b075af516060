"""Which words of a text count in a search? Folded, numerals alike, plurals as singulars."""

from data.names import folded

NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
ROMAN = {word: str(number) for number, word in enumerate(NUMERALS, 1)}
# They stand in most names and say nothing alone.
COMMON = frozenset(
    [
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with", "de", "du", "la"),
        *("un", "united", "nation", "mission", "operation", "res", "resolution", "unscr"),
    ]
)
# What people add to a name to say what they look for; a name is found without them when nothing is found with them.
ADDED = frozenset(
    [
        *("war", "crisis", "conflict", "siege", "battle", "massacre", "genocide", "attack", "killing", "bombing", "crash"),
        *("history", "map", "story", "report", "resolution", "leader", "commander", "troop", "soldier", "force", "peacekeeper"),
        *("peacekeeping", "what", "when", "where", "who", "why", "how", "happen", "happened", "did", "was", "is", "were"),
    ]
)
ARTICLES = ("a", "an", "the")
LONGEST = 100  # characters of a query that are read: no name is longer, and time is bounded


def words_of(text: str) -> list[str]:
    """Return the words of a name or a text in their order, roman numerals as arabic, without the ending of a plural."""
    return [ROMAN.get(word) or singular(word) for word in folded(text).split()]


def singular(word: str) -> str:
    """Return a word without its last s, where that can be a plural's: `elections` is `election`, `UNMISS` and `Cyprus` stay."""
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "sui" else word


def telling_words(text: str) -> list[str]:
    """Return the words of a query that say something, as typed; none when there are only common ones and small numbers."""
    words = [word for word in dict.fromkeys(folded(text).split()) if not COMMON.intersection(readings_of(word))]
    return words if any(not word.isdigit() or len(word) > 2 for word in words) else []


def without_added(words: list[str]) -> list[str]:
    """Return the words of a query that can be names, without those that people add to one."""
    return [word for word in words if singular(word) not in ADDED]


def readings_of(word: str) -> tuple[str, ...]:
    """Return what a typed word can be: itself, and the number it is in roman numerals (`vi` begins Viet Nam too)."""
    return (ROMAN[word], word) if word in ROMAN else (singular(word),)


def joined(text: str) -> set[str]:
    """Return a name run together, without its article, numerals as written and as arabic: `UNEF I` is `unefi` and `unef1`."""
    words = folded(text).split()
    words = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    return {"".join(words), "".join(ROMAN.get(word, word) for word in words)} - {""}
