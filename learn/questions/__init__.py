"""Which questions does a class get? A set drawn by chance from the atlas's tables, the same for the same seed.

Read on in question.py (what a question is) and in the modules of its kinds, each by what it asks of.
"""

from random import Random

from learn.questions import dates, mandates, numbers, people, places, reforms, terms  # noqa: F401  they enter their kinds
from learn.questions.question import KINDS, TRIES, Estimate, NothingToAsk, Question, Shown

__all__ = ["KINDS", "SUBJECTS", "Estimate", "Question", "Shown", "question_set"]

# The kinds of each subject, by the module that asks them.
SUBJECTS: dict[str, tuple[str, ...]] = {}
for _name, _ask in KINDS.items():
    _subject = _ask.__module__.rpartition(".")[2]
    SUBJECTS[_subject] = (*SUBJECTS.get(_subject, ()), _name)


def question_set(seed: int | str, n: int, kinds: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """Return n questions, of all kinds or some, in turn: the same for the same seed as long as the tables are the same.

    No two ask the same. Raises ValueError for less than one question, for a kind that there is not, and when the tables do not
    have so many questions.
    """
    if n < 1:
        raise ValueError(f"a set has at least one question, not {n}")
    if unknown := set(kinds) - set(KINDS):
        raise ValueError(f"no kind of question is called {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
    chance = Random(str(seed))
    left = list(kinds or KINDS)
    asked: dict[str, Question] = {}
    while len(asked) < n and left:
        for name in chance.sample(left, len(left)):
            question = _new_of(name, chance, asked)
            if question is None:
                left.remove(name)
            elif len(asked) < n:
                asked[question.about] = question
    if len(asked) < n:
        raise ValueError(f"the tables have {len(asked)} questions of these kinds, not {n}")
    return tuple(asked.values())


def _new_of(name: str, chance: Random, asked: dict[str, Question]) -> Question | None:
    """Return a question of a kind that was not asked, None when none was found in as many draws as are tried."""
    for _ in range(TRIES):
        try:
            question = KINDS[name](chance)
        except NothingToAsk:
            continue
        if question.about not in asked:
            return question
    return None
