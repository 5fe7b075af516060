"""Is every one of thousands of questions answered by its figure? Makes the figure of each: `python tests/bench/questions.py [N] [SEED]`."""

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from figures.registry import all_figures  # noqa: E402
from learn.questions import question_set  # noqa: E402
from tests.test_questions import is_answered  # noqa: E402


def main(count: int = 2_000, seed: str = "1948") -> int:
    """Print how many questions of each kind were drawn, and those whose figure does not show the answer; return how many."""
    all_figures()
    questions = question_set(seed, count)
    silent = [question for question in questions if not is_answered(question)]
    for kind, n in sorted(Counter(question.kind for question in questions).items()):
        print(f"{kind:24}{n:6,}")
    for question in silent:
        print(f"not in its figure: {question.about} ({question.shown.key} {dict(question.shown.parameters)})")
    print(f"{len(questions):,} questions, {len(silent)} not answered by their figure")
    return len(silent)


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]) if given else 2_000, given[1] if len(given) > 1 else "1948") > 0)
