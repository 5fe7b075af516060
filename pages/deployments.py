"""Where did the troops stand, and how were they spread?"""

from data import deployed
from figures import capitals, deployments
from ui import choices, page
from ui.show import show
from words import interface

head = page.open("deployments", ("spread",))
with head.controls:
    mission = choices.operation(deployed.operations_with_sites())
    year = choices.year(deployed.known_years(mission))
marked = choices.marked_year()
show(deployments.on_map(mission, year), on_pick=choices.follow_map)
by = choices.one_of("deployments", "spread", deployments.SPREADS)
show(deployments.spread(by, mission, marked))
show(capitals.from_capital(mission, marked))
show(deployments.about())
page.close(interface.DISCLAIMER, deployments.DISCLAIMED)
