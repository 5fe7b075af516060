"""Which entries does a text mean, and in which order? Whole words, then beginnings, then slips of one letter."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.search.hits import KINDS, Entry
from data.search.words import COMMON, LONGEST, joined, readings_of, singular, telling_words, without_added, words_of

# How a word was met, the better the smaller; an entry is as good as its worst word. Within each way a name counts for more the
# fewer words it has, so that a meeting is written as one number: the way times WIDE, and the words of the name.
EXACT, NAME, ABOUT, NAME_BEGINS, TEXT, ABOUT_BEGINS, SLIP = range(7)
WIDE = 64
BEGINNINGS = {NAME: NAME_BEGINS, ABOUT: ABOUT_BEGINS}
NOT_BY_HAND = 1_000_000  # after every name given by hand
LEAST_BEGINNING = 2  # letters
LEAST_SLIP = 4  # letters of a word that may hold a slip
LEAST_MEANT, LEAST_ACRONYM_MEANT = 5, 6  # letters of the word it may be meant for
SURE_BEGIN = 6  # letters below which the first one is taken as meant: a tiger is not the Niger
RANKS = {kind: rank for rank, kind in enumerate(KINDS, 1)}


class Index:
    """All entries by their words; built once, read by every visitor."""

    def __init__(self, entries: Iterable[Entry]):
        """Take in the entries; those without a name are a mistake of their table's and raise ValueError."""
        self.entries = tuple(entries)
        self._met: dict[str, dict[int, int]] = {}
        self._called: dict[str, dict[int, int]] = {}
        for number, entry in enumerate(self.entries):
            self._take_in(number, entry)
        self._words = sorted(self._met)
        self._joined = sorted(self._called)
        self._meant = self._by_length()

    def _take_in(self, number: int, entry: Entry) -> None:
        names = [name for name in (*entry.names, *entry.aliases) if name]
        if not names:
            raise ValueError(f"{entry.hit.kind} {entry.hit.key!r} has no name to be found by")
        for name in names:
            self._meet(number, words_of(name), NAME)
        self._meet(number, words_of(entry.about), ABOUT)
        self._meet(number, words_of(entry.text), TEXT)
        for name in (*names, *entry.codes):
            for whole in joined(name):
                called = self._called.setdefault(whole, {})
                called[number] = min(entry.aliases.get(name, NOT_BY_HAND), called.get(number, NOT_BY_HAND))

    def _meet(self, number: int, words: list[str], way: int) -> None:
        met = way * WIDE + (min(len(words), WIDE - 1) if way == NAME else 0)
        for word in set(words) - COMMON:
            known = self._met.setdefault(word, {})
            known[number] = min(met, known.get(number, met))

    def _by_length(self) -> dict[int, list[str]]:
        """Return by length the words of names that a slip may have meant; short acronyms differ by a letter from each other."""
        acronyms = {word for entry in self.entries if entry.hit.kind == "operation" for word in words_of(entry.hit.title)}
        found: dict[int, list[str]] = {}
        for word, entries in self._met.items():
            least = LEAST_ACRONYM_MEANT if word in acronyms else LEAST_MEANT
            if len(word) >= least and word.isalpha() and min(entries.values()) // WIDE == NAME:
                found.setdefault(len(word), []).append(word)
        return found

    def matches(self, text: str) -> list[Entry]:
        """Return the entries a text means, the best first, each thing once."""
        text = text[:LONGEST]
        return self._meant_by(text) or self._meant_by(" ".join(without_added(telling_words(text))))

    def _meant_by(self, text: str) -> list[Entry]:
        found = {number: (EXACT * WIDE, by_hand) for number, by_hand in self._called_just_so(text).items()}
        words = telling_words(text)
        for number, met in self._with_all(words).items():
            found.setdefault(number, (met, NOT_BY_HAND))
        if words:
            for number in self._run_together(text):
                found.setdefault(number, (NAME_BEGINS * WIDE, NOT_BY_HAND))
        once: dict[tuple[str, str], Entry] = {}
        for number in sorted(found, key=lambda number: self._order(number, *found[number])):
            entry = self.entries[number]
            once.setdefault((entry.hit.kind, entry.hit.key), entry)
        return list(once.values())

    def _order(self, number: int, met: int, by_hand: int) -> tuple:
        """Return what hits are sorted by: whole names by kind, beginnings and slips by how much of a name they are."""
        entry, (way, length) = self.entries[number], divmod(met, WIDE)
        rank = 0 if entry.is_former and way == EXACT else RANKS[entry.hit.kind]
        return way, by_hand, (rank, length) if way < NAME_BEGINS else (length, rank), entry.order, entry.hit.title

    def _called_just_so(self, text: str) -> dict[int, int]:
        """Return the entries whose name is the text, and the place of that name among those given by hand."""
        found: dict[int, int] = {}
        for whole in joined(text):
            for number, by_hand in self._called.get(whole, {}).items():
                found[number] = min(by_hand, found.get(number, NOT_BY_HAND))
        return found

    def _with_all(self, words: list[str]) -> dict[int, int]:
        """Return the entries in which every word is met, and how the worst of them was.

        A place is meant by its name only: who asks for an operation does not ask for each of its sites.
        """
        found: dict[int, int] | None = None
        named: set[int] = set()
        for word in words:
            met = self._met_by(word, readings_of(word) if len(words) > 1 else (singular(word),))  # no numeral stands alone
            named |= {number for number, how in met.items() if how // WIDE in (NAME, NAME_BEGINS, SLIP)}
            found = met if found is None else {number: max(found[number], met[number]) for number in found.keys() & met.keys()}
            if not found:
                return {}
        return {
            number: met for number, met in (found or {}).items() if self.entries[number].hit.kind != "place" or number in named
        }

    def _met_by(self, word: str, readings: tuple[str, ...]) -> dict[int, int]:
        """Return how each entry meets a word, whole or as a beginning; only where none does, what it may be a slip for."""
        found: dict[int, int] = {}
        for reading in readings:
            for number, met in self._met.get(reading, {}).items():
                found[number] = min(met, found.get(number, met))
        for known in self._beginning_with(word):
            for number, met in self._met[known].items():
                way, length = divmod(met, WIDE)
                if way in BEGINNINGS:
                    begins = BEGINNINGS[way] * WIDE + length
                    found[number] = min(begins, found.get(number, begins))
        return found or self._met_by_slip(singular(word))

    def _met_by_slip(self, word: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for known in self._slips(word):
            for number, met in self._met[known].items():
                if met // WIDE == NAME:
                    slip = SLIP * WIDE + met % WIDE
                    found[number] = min(slip, found.get(number, slip))
        return found

    def _beginning_with(self, word: str) -> list[str]:
        least = LEAST_BEGINNING + word.isdigit()
        if len(word) < least:
            return []
        first = bisect_left(self._words, word)
        return list(takewhile(lambda known: known.startswith(word), self._words[first:]))

    def _slips(self, word: str) -> list[str]:
        """Return the words of names from which a word differs by one letter left out, too many, wrong or out of place.

        A letter too many at the end is none, but an n, which makes a people of a country: Rwandan, but not crime for Crimea.
        """
        if len(word) < LEAST_SLIP or not word.isalpha():
            return []
        near = [known for length in range(len(word) - 1, len(word) + 2) for known in self._meant.get(length, [])]
        if len(word) < SURE_BEGIN:
            near = [known for known in near if known[0] == word[0]]
        found = [known for known, *_ in process.extract(word, near, scorer=OSA.distance, score_cutoff=1, limit=None)]
        return [known for known in found if not word.startswith(known) or word == f"{known}n"]

    def _run_together(self, text: str) -> list[int]:
        """Return the entries whose name, written in one, begins with the text written in one: `timorl`, `port au pr`."""
        found = []
        for whole in joined(text):
            if len(whole) >= LEAST_SLIP:
                first = bisect_left(self._joined, whole)
                for known in takewhile(lambda known, whole=whole: known.startswith(whole), self._joined[first:]):
                    found += self._called[known]
        return found
