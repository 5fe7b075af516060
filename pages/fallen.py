"""Who died in the service of UN peacekeeping?"""

from figures import fallen, later_deaths
from ui import choices, page
from ui.show import show

head = page.open("fallen", ("measure", "by"))
with head.controls:
    measure = choices.one_of("fallen", "measure", fallen.MEASURES)
    mission = choices.operation()
    choices.year(fallen.years_known())
year = choices.marked_year()
show(fallen.rates(year) if measure == "rates" and not mission else fallen.by_year(mission, year))
if fallen.has_days(mission):
    show(fallen.days(mission))
if later_deaths.has_later(mission):
    show(later_deaths.later(mission))
if fallen.has_deaths(mission):
    by = choices.one_of("fallen", "by", fallen.GROUPED_ONE if mission else fallen.GROUPED)
    show(fallen.groups(by, mission))
page.close()
