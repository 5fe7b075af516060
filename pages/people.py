"""How many served, in which operations, and how many were authorized?"""

from data import strength
from figures import people
from ui import choices, page
from ui.show import show
from words import interface

head = page.open("people", ("by", "scale"))
with head.controls:
    day = choices.day()
    era = choices.eras()
marked = choices.marked_day()
show(people.world(marked, era))
show(people.on_the_day(marked, head.view.mission))
by = choices.one_of("people", "by", people.BY)
show(people.by_month(by, marked))
mission = choices.operation(strength.counted_operations(), none=interface.LARGEST_THEN)
show(people.operation(mission or strength.largest_on(day), marked))
scale = choices.one_of("people", "scale", people.SCALES)
show(people.largest(scale, marked))
page.close()
