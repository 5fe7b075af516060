"""How does a class answer? The questions of a set go to the browser at once, and nothing comes back."""

from functools import lru_cache

import streamlit as st

from geo.browser import component_parts
from learn.questions import SUBJECTS, question_set
from learn.questions.told import told
from ui.look import visitor_words
from words import learn as said
from words.language import words_of

SECONDS = 30  # that a class has before a teacher with a projector shows the answer
quiz = st.components.v2.component("quiz", **component_parts("quiz", "learn/quiz.js", "learn/quiz.css"))


def draw_quiz(name: str, subject: str, count: int) -> None:
    """Draw the questions of a set: its name, what it is about, and how many they are."""
    words = visitor_words()
    key = f"{name}-{subject}-{count}-{words.language}"
    labels = {part: words(message) for part, message in said.QUIZ.items()}
    questions = _asked(name, subject, count, words.language)
    quiz(key="quiz", data={"key": key, "seconds": SECONDS, "questions": questions, "labels": labels})


@lru_cache(maxsize=32)
def _asked(name: str, subject: str, count: int, language: str) -> list[dict]:
    """Return the questions of a set as the browser has them."""
    words = words_of(language)
    return [told(question, words) for question in question_set(name, count, SUBJECTS.get(subject, ()))]
