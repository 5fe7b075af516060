"""Where were the United Nations' peacekeeping operations on a day since 1948?"""

from ui import choices, page
from ui.atlas.together import draw_atlas
from words import interface

head = page.open("", begin=interface.BEGIN)
with head.controls:
    choices.region()
draw_atlas()
page.close(interface.DISCLAIMER, interface.BORDERS_THEN, interface.LINES)
