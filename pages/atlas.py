"""Where were the United Nations' peacekeeping operations on a day since 1948?"""

from ui.atlas_view import atlas_controls, atlas_view
from ui.frame import disclaim

atlas_controls()
atlas_view()
disclaim()
