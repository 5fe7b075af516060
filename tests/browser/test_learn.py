"""Are the questions of a set answered by mouse and by keyboard, shown to a class, and is nothing of it sent?"""

import re

from learn.questions import question_set
from learn.questions.told import told
from words import english

SET = "/learn?set=class-7"
ASKED = [told(question, english) for question in question_set("class-7", 10)]


def asked(page):
    """Return the quiz, once it stands."""
    quiz = page.locator(".quiz")
    quiz.locator("h2").wait_for(timeout=60_000)
    return quiz


def answer_by_keyboard(page, quiz, question) -> None:
    """Give the right answer to the question that stands there without a mouse."""
    if question["form"] == "choice":
        page.keyboard.press(str(question["right"][0] + 1))
    elif question["form"] == "estimate":
        page.keyboard.press("Tab")
        page.keyboard.type(str(question["right"][0]))
        page.keyboard.press("Enter")
    else:
        for at, place in enumerate(question["right"]):
            up = quiz.get_by_role("button", name=f"Move up: {question['options'][place]}", exact=True)
            while quiz.locator("li").nth(at).evaluate("e => e.firstChild.textContent") != question["options"][place]:
                up.focus()
                page.keyboard.press("Enter")
        quiz.get_by_role("button", name="Check").focus()
        page.keyboard.press("Enter")


def test_a_set_is_answered_by_keyboard_alone_and_nothing_is_sent(visit):
    page = visit(SET)
    quiz = asked(page)
    page.wait_for_load_state("networkidle")
    quiz.locator("h2").focus()
    page.traffic.clear()
    for n, question in enumerate(ASKED):
        assert quiz.locator("h2").inner_text() == question["prompt"]
        answer_by_keyboard(page, quiz, question)
        assert quiz.locator(".told p").first.inner_text() == "That is right."
        quiz.get_by_role("button", name=re.compile("Next question|To the end")).focus()
        page.keyboard.press("Enter")
        if n + 1 < len(ASKED):
            assert f"{n + 1} right" in quiz.locator(".progress").inner_text()
    assert quiz.locator("h2").inner_text() == "10 of 10 right."
    assert page.traffic.sent == [] and page.traffic.addresses == [] and page.traffic.trouble == []


def test_a_wrong_answer_is_told_with_the_right_one_its_source_and_where_to_see_it(visit, atlas):
    page = visit(SET)
    quiz, first = asked(page), ASKED[0]
    assert first["form"] == "choice"
    wrong = next(place for place in range(len(first["options"])) if place not in first["right"])
    quiz.locator(".options button").nth(wrong).click()
    assert quiz.locator(".told p").first.inner_text() == f"Not quite. The answer is {first['answer']}."
    assert quiz.locator(".options .wrong").inner_text() == "✗ your answer"
    assert quiz.locator(".told .sources a").first.get_attribute("href") == first["sources"][0]["url"]
    assert quiz.get_by_role("link", name="See it in the atlas").get_attribute("href") == f"{atlas}/{first['view']}"
    assert "0 right" in quiz.locator(".progress").inner_text()


def test_before_a_class_the_answer_is_shown_when_the_teacher_wants_and_none_is_counted(visit):
    page = visit(SET)
    quiz, first = asked(page), ASKED[0]
    quiz.get_by_label(re.compile("For a projector")).check()
    assert quiz.locator(".options button").first.is_disabled() and quiz.locator(".timer").inner_text() == "30"
    quiz.get_by_role("button", name="Show the answer").click()
    assert quiz.locator(".told p").first.inner_text() == f"The answer is {first['answer']}."
    assert "right" not in quiz.locator(".progress").inner_text()


def test_the_questions_fit_a_phone(visit):
    page = visit(SET, width=390, height=844)
    asked(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for button in page.locator(".quiz .options button").all():
        box = button.bounding_box()
        assert box["height"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= 390
