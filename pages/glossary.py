"""What do the words of peacekeeping mean?"""

from figures import glossary
from ui import choices, page
from ui.show import show
from words import interface, learn

head = page.open("glossary", ("kind", "find", "term"))
with head.controls:
    kind = choices.one_of("glossary", "kind", glossary.KINDS, is_switch=False)
    find = choices.sought("glossary", "find", interface.FIND_TERM, instead_of="term")
term = choices.asked("glossary", "term", glossary.is_term)
show(glossary.glossary(kind, term, find))
page.lead_to("learn", learn.WORDS_AS_CARDS, part="cards", deck=kind)
page.close()
