"""How far can the numbers be trusted, and where do they come from?"""

from figures import corrected, fallen, money, others, payments, trust
from ui import choices, page
from ui.show import show

head = page.open("sources", ("part", "table"))
part = choices.one_of("sources", "part", trust.PARTS)
if part == "coverage":
    show(trust.horizons())
    show(trust.covered())
    show(fallen.compared())
    show(trust.cite())
elif part == "operations":
    show(trust.operations())
elif part == "others":
    show(others.uncounted())
elif part == "differ":
    show(trust.differ(), unfold="table")
elif part == "money":
    show(money.stages())
    show(payments.latest())
elif part == "corrections":
    show(corrected.checks())
    show(corrected.contributions())
    show(trust.second_checks())
    show(trust.story_checks())
    show(trust.corrections())
elif part == "sources":
    show(trust.standing())
    show(trust.sources(), unfold="table")
else:
    name = choices.one_of("sources", "table", trust.tables(), is_switch=False)
    show(trust.table(name), unfold="table")
page.close()
