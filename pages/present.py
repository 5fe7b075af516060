"""What will you show, and in which order?"""

from ui import page
from ui.present.desk import draw_present

page.open("present")
draw_present()
page.close()
