"""What do the numbers of peacekeeping say? Five pictures, each with the way to its page."""

from figures import numbers
from ui import choices, page
from ui.show import show

head = page.open("numbers")
with head.controls:
    choices.day()
for subject in numbers.SUBJECTS:
    show(numbers.at_a_glance(subject, choices.marked_day()))
    page.lead_on(subject)
page.close()
