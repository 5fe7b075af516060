"""When did each operation run, and what was decided at headquarters meanwhile?"""

from figures import reforms, timeline, worlds
from ui import choices, page
from ui.show import beside, show
from words import interface

head = page.open("timeline", ("color", "others", "unfold"))
with head.controls:
    choices.day()
    mission = choices.operation()
    with choices.more():
        color = choices.one_of("timeline", "color", timeline.COLORS)
        others = choices.one_of("timeline", "others", timeline.OTHERS)
        years, region, era, reform = choices.years(), choices.region(), choices.eras(), choices.reform()
day, unfold = choices.marked_day(), choices.asked("timeline", "unfold", timeline.can_unfold)
told = [
    *([timeline.operation(mission)] if mission else []),
    *([reforms.account(reform)] if reform else []),
]
beside(
    timeline.history(day, years, region, color, mission, reform, era, others, unfold),
    *(told or [timeline.day_of(day, region)]),
    is_picked=bool(told),
)
show(worlds.worlds())
page.close(interface.DISCLAIMER)
