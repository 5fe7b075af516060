"""What has a class understood?"""

from ui import choices, page
from ui.learn.quiz import draw_quiz
from words import learn

head = page.open("learn", ("about", "n", "set"))
with head.controls:
    subject = choices.one_of("learn", "about", learn.SUBJECTS, learn.ASKED_OF, is_switch=False)
    count = choices.one_of("learn", "n", learn.COUNTS, learn.COUNT)
    name = choices.sought("learn", "set", learn.SET)
draw_quiz(name or "1", subject, int(count))
page.close(learn.FOOT)
