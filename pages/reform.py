"""What was decided about peacekeeping, why then, and what was so in the field before and after?"""

from figures import reforms, tasks
from ui import choices, page
from ui.show import beside, show

head = page.open("reform", ("over", "then", "length", "more"))
with head.controls:
    reform = choices.reform(none=None, shown=reforms.DEFAULT)
    date = choices.day()
    with choices.more():
        years, era, region = choices.years(), choices.eras(), choices.region()
show(reforms.landmarks(reform))
over = choices.one_of("reform", "over", reforms.OVER)
beside(reforms.timeline(over, reform, choices.marked_day(), years, era), reforms.account(reform), is_picked=bool(head.view.reform))
then = choices.one_of("reform", "then", reforms.THEN) if reforms.has_recommendations(reform) else "around"
if then == "asked":
    show(reforms.recommendations(reform))
else:
    show(reforms.around(reform, choices.one_of("reform", "length", reforms.LENGTHS)))
more = choices.one_of("reform", "more", reforms.MORE)
if more == "doctrine":
    show(reforms.doctrine(f"{date:%Y-%m-%d}"))
elif more == "tasks":
    show(tasks.grid(region))
else:
    show(tasks.shares(era, region))
page.close()
