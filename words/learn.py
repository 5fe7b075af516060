"""What does the page of lessons say? Its own sentences, each in one place."""

from words.message import say

PARTS = {
    "stories": say("Stories"),
    "lessons": say("Lessons"),
    "questions": say("Questions"),
    "simple": say("In simple words"),
    "cards": say("Cards"),
    "people": say("Who is who"),
    "blank": say("Maps to fill in"),
}
WHEN = say("{years} · {n} minutes")
OTHERS = say("All stories")
ASKED_OF = say("Questions about")
COUNT = say("How many questions")
SET = say("Set name, for a class")
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
    "map": say("Map without names; each answer below stands on it by its number"),
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
CARDS_OF = say("Cards on")
CARDS = {
    "left": say("{n} to go · {known} known")(n="{n}", known="{known}"),
    "card": say("Card"),
    "turn": say("Turn the card"),
    "source": say("Source:"),
    "known": say("I knew it"),
    "unknown": say("Not yet"),
    "done": say("All {n} known.")(n="{n}"),
    "again": say("Begin again"),
}
TAKE_CARDS = say("Take the cards along")
CARD_FILE = say("For Anki and other programs of cards: a CSV table in UTF-8 with front, back, source and subject.")
WORDS_AS_CARDS = say("Learn these words from cards")
ALL_WORDS = say("Look words up in the glossary")
WITHIN = say("{value}; anything from {low} to {high} counts")

AGE = say("Age of the class")
LENGTH = say("How long")
AGES = {"14-16": say("Ages 14 to 16"), "16-19": say("Ages 16 to 19"), "university": say("University")}
ALL_AGES = {"all": say("All ages")} | AGES
MINUTES = say("{n} minutes")
LENGTHS = {"all": say("Any length")} | {"20": MINUTES(n=20), "45": MINUTES(n=45), "90": MINUTES(n=90)}
STRANDS = {"history": say("What happened and why"), "reading": say("Reading maps and charts")}
FOR = say("{age} · {n} minutes · {strand}")
NO_LESSON = say("There is no lesson of this length for this age. Choose another length.")
OTHER_LESSONS = say("All lessons")
CLOCK = say("minute {start} to {end}")
ROLES = say("{n} role cards")
FACTS = {"age": say("For"), "minutes": say("Length"), "strand": say("Strand"), "groups": say("Group task")}
LESSON = {
    "steps": say("The lesson, step by step"),
    "minutes": say("Minutes"),
    "what": say("What you do"),
    "look": say("What you look at"),
    "questions": say("Questions and model answers"),
    "task": say("A task for groups"),
    "cards": say("What stands with a source was said or done. The rest is for the group to argue."),
    "prepare": say("What to prepare"),
    "hard": say("For the teacher: the hard places"),
}
ABLE = {age: say("Afterwards students can") if age == "university" else say("Afterwards pupils can") for age in AGES}
SIDES = (say("Security Council"), say("Contributor"), say("Host state"), say("Secretariat"), say("Others"))
WAYS = {"projector": say("With one projector"), "phones": say("With phones"), "paper": say("Without a network")}
HARD = (say("Death"), say("Failure"), say("Contested borders"), say("Living people"))
