"""Where were the United Nations' peacekeeping operations on a day since 1948?"""

from data.events import is_event
from ui import choices, page
from ui.atlas.together import draw_atlas
from words import interface

head = page.open("", ("event",), begin=interface.BEGIN)
with head.controls:
    choices.region()
choices.asked("", "event", is_event)
draw_atlas()
page.close(interface.DISCLAIMER, interface.BORDERS_THEN, interface.LINES)
