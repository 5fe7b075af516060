"""What was decided about peacekeeping, why then, and what was so in the field before and after?"""

from functools import partial

from figures import chain, reforms, resolutions, tasks
from ui import choices, page
from ui.show import beside, show
from ui.view import choose_one

head = page.open("reform", ("over", "then", "length", "chain", "more"))
with head.controls:
    reform = choices.reform(none=None, shown=reforms.DEFAULT)
    date = choices.day()
    with choices.more():
        years, era, region = choices.years(), choices.eras(), choices.region()
show(reforms.landmarks(reform))
over = choices.one_of("reform", "over", reforms.OVER)
beside(
    reforms.timeline(over, reform, choices.marked_day(), years, era), reforms.account(reform), is_picked=bool(head.view.reform)
)
then = choices.one_of("reform", "then", reforms.then_of(reform), elsewhere=reforms.THEN)
if then == "asked":
    show(reforms.recommendations(reform))
elif then == "chain":
    node = choices.asked("reform", "chain", chain.has_chain) or chain.node_of("reform", reform)
    show(chain.chain(node), partial(choose_one, "reform", "chain"))
else:
    show(reforms.around(reform, choices.one_of("reform", "length", reforms.LENGTHS)))
more = choices.one_of("reform", "more", reforms.MORE)
if more == "doctrine":
    show(reforms.doctrine(f"{date:%Y-%m-%d}"))
elif more == "tasks":
    show(tasks.grid(region))
elif more == "votes":
    show(resolutions.votes(choices.marked_year()))
else:
    show(tasks.shares(era, region))
page.close()
