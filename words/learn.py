"""What does the page of lessons say? Its own sentences, each in one place."""

from words.message import say

PARTS = {"stories": say("Stories"), "questions": say("Questions"), "simple": say("In simple words")}
WHEN = say("{years} · {n} minutes")
STEP = say("Step {n} of {of}")
BACK = say("Back")
ON = say("Go on")
OTHERS = say("All stories")
AS_SLIDES = say("Take it as slides")
ASKED_OF = say("Questions about")
COUNT = say("How many questions")
SET = say("Name of the set, the same for a class")
COUNTS = {"10": say("10 questions"), "20": say("20"), "40": say("40")}
SUBJECTS = {
    "all": say("Everything"),
    "places": say("Places and maps"),
    "dates": say("What came first"),
    "numbers": say("Numbers and charts"),
    "people": say("People"),
    "mandates": say("Decisions and tasks"),
    "reforms": say("Causes and reforms"),
    "terms": say("Words"),
}
FOOT = say("The score stays in this page: nothing about who answers is kept or sent.")
QUIZ = {
    "progress": say("Question {n} of {of} · {right} right")(n="{n}", of="{of}", right="{right}"),
    "choose": say("Choose one answer, or press its number"),
    "sort": say("Put in order"),
    "up": say("Move up: {title}")(title="{title}"),
    "down": say("Move down: {title}")(title="{title}"),
    "check": say("Check"),
    "number": say("Your estimate"),
    "right": say("right"),
    "chosen": say("your answer"),
    "well": say("That is right."),
    "not": say("Not quite. The answer is {answer}.")(answer="{answer}"),
    "answer": say("The answer is {answer}.")(answer="{answer}"),
    "source": say("Source:"),
    "see": say("See it in the atlas"),
    "next": say("Next question"),
    "end": say("To the end"),
    "reveal": say("Show the answer"),
    "projector": say("For a projector: the class answers aloud, you show the answer"),
    "score": say("{right} of {of} right.")(right="{right}", of="{of}"),
    "done": say("That was the last question."),
    "again": say("Begin again"),
}
WITHIN = say("{value}; anything from {low} to {high} counts")
