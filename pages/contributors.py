"""Which countries sent their soldiers and police, and how did that change?"""

from figures import contributors
from ui import choices, page
from ui.contributors_year import year_and_state
from ui.show import show
from words import interface

page.open("contributors", ("more",))
year_and_state()
more = choices.one_of("contributors", "more", contributors.MORE)
if more == "regions":
    show(contributors.regions())
elif more == "largest":
    show(contributors.then_and_now())
else:
    show(contributors.women())
page.close(interface.DISCLAIMER, interface.BORDERS_TODAY)
