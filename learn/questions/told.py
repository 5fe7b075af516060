"""How does a question reach the browser, or paper? As plain text in the reader's language, with the places of what is right."""

from data.provenance import source_ids
from data.sources import source_row
from learn.questions.question import Estimate, Question
from learn.questions.sketch import sketch
from words import Words, learn


def told(question: Question, words: Words) -> dict:
    """Return a question as plain values: form, prompt, options, right, answer, explanation, sources, view and map (web/learn/answers.js)."""
    options = [words(option) for option in question.options]
    return {
        "form": form_of(question),
        "prompt": words(question.prompt),
        "options": options,
        "right": _right(question, options, words),
        "answer": answer_of(question, words),
        "explanation": words(question.explanation),
        "sources": [_source(key) for key in source_ids(question.source_id)],
        "view": question.view.address,
        "map": sketch(question.places) if question.places else None,
    }


def form_of(question: Question) -> str:
    """Return how a question is answered: choice, order or estimate."""
    if isinstance(question.answer, Estimate):
        return "estimate"
    return "order" if isinstance(question.answer, tuple) else "choice"


def answer_of(question: Question, words: Words) -> str:
    """Return the right answer in words."""
    if isinstance(question.answer, Estimate):
        return words(learn.WITHIN(value=question.answer.value, low=question.answer.low, high=question.answer.high))
    if isinstance(question.answer, tuple):
        return words.listed([words(each) for each in question.answer], is_and=False)
    return words(question.answer)


def _right(question: Question, options: list[str], words: Words) -> list[int]:
    """Return the place of the right option, all places in their right order, or from where to where an estimate counts."""
    if isinstance(question.answer, Estimate):
        return [question.answer.low, question.answer.high]
    right = question.answer if isinstance(question.answer, tuple) else (question.answer,)
    return [options.index(words(each)) for each in right]


def _source(key: str) -> dict[str, str]:
    row = source_row(key)
    return {"text": row["symbol"] or row["title"], "url": row["url"] or ""}
