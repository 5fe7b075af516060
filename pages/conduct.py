"""Which allegations of sexual exploitation and abuse were recorded, and what became of them?"""

from figures import conduct
from ui import choices, page
from ui.show import show

head = page.open("conduct", ("kind",))
with head.controls:
    kind = choices.one_of("conduct", "kind", conduct.KINDS)
show(conduct.by_year(kind))
show(conduct.meaning())
show(conduct.by_mission())
page.close()
