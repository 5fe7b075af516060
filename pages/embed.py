"""How does one figure stand in another's page? Alone, with its sources and the way to the atlas: `/embed?figure=people-world&embed=true`."""

from ui import embed
from ui.atlas.together import draw_atlas
from ui.show import show

figure = embed.asked()
embed.say_whose()
if figure is None:
    embed.say_none()
elif figure.key == "map":
    draw_atlas(has_day=False)
else:
    show(figure)
embed.lead_back(figure)
