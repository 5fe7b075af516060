"""What can a class learn from the atlas, and what has it understood?"""

from figures import glossary, simple, who
from learn.lesson import lessons
from learn.story import stories
from ui import choices, page
from ui.learn.cards import show_cards
from ui.learn.lessons import draw_lesson, draw_lessons
from ui.learn.quiz import draw_quiz
from ui.learn.sheets import draw_blanks, offer_worksheet
from ui.learn.stories import draw_stories, draw_story
from ui.show import show
from ui.view import one, open_ones
from words import learn, notices, sheets

open_ones("learn", ["part", "story", "step", "about", "n", "set", "kind", "deck", "who", "lesson", "age", "minutes", "paper"])
key, lesson = one("learn", "story"), one("learn", "lesson")
if key in stories():
    told = stories()[key]
    page.open("learn", ("story", "step"), told.said("title"), told.said("question"))
    choices.asked("learn", "step", told.has_step, notices.NO_STEP)
    draw_story(told)
    page.close()
elif lesson in lessons():
    plan = lessons()[lesson]
    page.open("learn", ("part", "age", "minutes", "lesson"), plan.title, plan.question)
    draw_lesson(plan)
    page.close()
else:
    own = ("part", "story", "about", "n", "set", "kind", "deck", "who", "lesson", "age", "minutes", "paper")
    head = page.open("learn", own)
    choices.asked("learn", "story", stories().__contains__)
    choices.asked("learn", "lesson", lessons().__contains__)
    with head.controls:
        part = choices.one_of("learn", "part", learn.PARTS)
        if part == "questions":
            subject = choices.one_of("learn", "about", learn.SUBJECTS, learn.ASKED_OF, is_switch=False)
            count = choices.one_of("learn", "n", learn.COUNTS, learn.COUNT)
            name = choices.sought("learn", "set", learn.SET)
        elif part == "lessons":
            age = choices.one_of("learn", "age", learn.ALL_AGES, learn.AGE, is_switch=False)
            minutes = choices.one_of("learn", "minutes", learn.LENGTHS, learn.LENGTH)
        elif part == "cards":
            deck = choices.one_of("learn", "deck", glossary.KINDS, learn.CARDS_OF, is_switch=False)
            order = choices.sought("learn", "set", learn.SET) or "1"
        elif part == "blank":
            day, paper = choices.day(), choices.one_of("learn", "paper", sheets.PAPERS, sheets.PAPER)
    if part == "questions":
        draw_quiz(name or "1", subject, int(count))
        offer_worksheet(name or "1", subject, int(count))
        page.close(learn.FOOT)
    elif part == "lessons":
        draw_lessons(age, minutes)
        page.close()
    elif part == "simple":
        show(simple.simple(choices.one_of("learn", "kind", simple.KINDS)))
        page.close()
    elif part == "cards":
        show_cards(order, deck)
        page.lead_to("glossary", learn.ALL_WORDS, kind=deck)
        page.close(learn.FOOT)
    elif part == "people":
        show(who.who(choices.one_of("learn", "who", who.KINDS)))
        page.close()
    elif part == "blank":
        draw_blanks(day, paper)
        page.close(sheets.FOOT)
    else:
        draw_stories()
        page.close()
