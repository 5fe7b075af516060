"""What stands on worksheets, blank maps and packs, beside what is asked? Its own sentences, each in one place."""

from words.message import say

NAME, CLASS, DATE = say("Name"), say("Class"), say("Date")
SET = say("Set {name} · {subject} · {n} questions")
TITLE = say("Worksheet: {subject}")
TITLE_OF_ANSWERS = say("Answers: {subject}")
ADDRESS = say("The same questions on a screen: {address}")
HOW = say(
    "Tick one box where there are boxes. Where there are short lines, write 1 for what came first, 2 for what came next, and so on."
)
PAGE = say("{title} · page {n} of {of}")
ESTIMATE = say("Your estimate:")
IN_ORDER = say("Numbers on the lines, from above: {numbers}.")
SKETCH = say("Map without names; each answer below stands on it by its letter")
SOURCE = say("Source: {source}; {place}")
SOURCE_ALONE = say("Source: {source}")
SEE = say("See {address}")
PLACES = say("Where each answer stands in its source is on the answer sheet.")

WHOLE = say("United Nations peacekeeping")  # what a set about everything is called

# Blank maps and timelines
MAP = say("The operations of {day}")
MAP_HOW = say("Each number is the headquarters of an operation on that day. Write the operation's name beside its number below.")
MAP_ANSWERS = say("Answers: the operations of {day}")
TIMELINE = say("Operations and decisions on a timeline, {span}")
TIMELINE_OF_DAY = say("When did the operations of {day} begin and end?")
TIMELINE_HOW = say("Write beside each number which operation the bar is, or which report or decision the diamond is.")
TIMELINE_ANSWERS = say("Answers: timeline, {span}")
TIMELINE_ANSWERS_OF_DAY = say("Answers: timeline of the operations of {day}")
NAMES = say("To place: {names}.")
LINES = say("Solid: settled borders of {day}. Dashed: not settled; dotted: line of control; long dashes: approximate.")
BARS = say(
    "Dashed edge: a first or last day that is known to the month or year alone. Open end: it goes on beyond the line of years."
)
NUMBER, OPERATION, SEAT, FROM_TO, STANDS = (
    say("No."),
    say("Operation"),
    say("Headquarters"),
    say("From and to"),
    say("Where it stands"),
)
WHAT = say("Operation, report or decision")
SINCE = say("since {day}")
DAYS = say("{days}")

# On the page
TAKE = say("Take these questions as a worksheet")
AS_PDF, AS_DOCX, AS_PNG, AS_SVG = say("To print (PDF)"), say("To change (Word)"), say("Picture (PNG)"), say("Drawing (SVG)")
KEY_PDF, KEY_DOCX = say("Answers (PDF)"), say("Answers (Word)")
PACK_PDF = say("Printed pack (PDF)")
QUESTIONS_PDF, QUESTIONS_DOCX = say("Questions (PDF)"), say("Questions (Word)")
PAPERS = {"a4": say("A4"), "a3": say("A3, for a wall")}
PAPER = say("Paper")
FOOT = say("Numbers stand in the place of names. The answers are a sheet of their own.")

# Lessons on paper
LESSON_ANSWERS = say("Answers: {title}")
PACK = say("The printed pack: {title}")
PACK_HAS = say(
    "All that the lesson needs without a network: the plan, questions to write on, role cards, what is looked at as pictures and "
    "texts, a map to fill in, the answers, and where every fact stands."
)
FOR_TEACHERS = say("For the teacher: the plan")
GROUPS = say("A task for groups: role cards")
LOOKED_AT = say("What is looked at")
STEP = say("{n} minutes ({clock}): {heading}")
LOOK = say("Look at: {views}")
ON_PAGE = say("{name} ({address})")
ON_SCREENS = say("This is on a screen alone: {address}")
MORE = say("{n} more are in the atlas: {address}")
ANSWERS = say("Model answers")
WHERE = say("Where it stands")
