"""What do the words of peacekeeping mean?"""

from figures import glossary
from ui import choices, page
from ui.show import show

head = page.open("glossary", ("kind", "term"))
with head.controls:
    kind = choices.one_of("glossary", "kind", glossary.KINDS, is_switch=False)
term = choices.asked("glossary", "term", glossary.is_term)
show(glossary.glossary(kind, term))
page.close()
