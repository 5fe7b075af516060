"""How do map, time bar, timeline and the day stay one? What follows the view is one fragment: a choice is one run."""

import streamlit as st

from data.atlas import operations_on
from data.dates import from_words
from data.events import event_of
from data.strength import acronyms
from figures import atlas
from figures.html import markup
from geo.switches import NONE
from ui.atlas.bar import draw_bar
from ui.atlas.day import draw_day
from ui.atlas.map import draw_map, seen_on_map
from ui.look import visitor_words
from ui.messages import Message
from ui.show import foot
from ui.view import (
    bounded,
    choose,
    choose_mission,
    choose_region,
    current_view,
    nearest_day,
    notify,
    read_date,
    read_era,
    read_layers,
    read_reform,
    read_region,
)
from ui.view import follow as take

WHOLE = "is_page"  # whether the page is being drawn, and not only what follows a choice
TURN = "turn"  # of the last day that the time bar told


def draw_atlas(has_day: bool = True) -> None:
    """Draw the map, and what follows the view: headline, time bar, timeline, the day (unless told not to) and the map's foot.

    The map is drawn with the page. A choice runs the rest alone, and the time bar hands the view on to the map in the browser.
    """
    with st.container(key="atlas"):
        draw_map(current_view(), follow)
        st.session_state[WHOLE] = True
        what_follows(current_view().region, has_day)


@st.fragment
def what_follows(region: str, has_day: bool) -> None:
    """Draw headline, time bar, timeline, the day and the foot for the current view.

    `region` is the one that the page's own control shows: where another was chosen in the map, the page is drawn anew.
    """
    view = current_view()
    if view.region != region:
        st.rerun()
    figure, active = atlas.world(*_parameters(view)), operations_on(view.date, view.region)
    with st.container(key="finding"):
        st.html(markup("finding.html", visitor_words(), finding=figure.finding))
    draw_bar(view, seen_on_map(view), follow)
    if has_day:
        with st.container(key="day"):
            draw_day(view, active, st.session_state.pop(WHOLE, False))
    with st.container(key="foot"):
        foot(figure)


def _parameters(view) -> tuple[str, str, str]:
    return f"{view.date:%Y-%m-%d}", view.mission, view.region


def follow(message: Message | None) -> None:
    """Take over what was chosen on the map, in the time bar, on the timeline or in the list (ui.messages).

    What the bar tells again, because no answer came in time, is passed over when it had come: the visitor may have gone Back since.
    """
    if not message or message.kind not in FOLLOWED:
        return
    if message.turn:
        if message.turn <= st.session_state.get(TURN, 0):
            return
        st.session_state[TURN] = message.turn
    FOLLOWED[message.kind](message.value)


def _go_to_day(day: str) -> None:
    date = from_words(day)
    if date is not None:
        choose(date=bounded(date))


def _go_to_typed_date(typed: str) -> None:
    if typed.strip():
        date, notice = read_date(typed.strip())
        choose(date=date)
        if notice:
            notify(notice)


def _pick_mission(mission_id: str) -> None:
    if mission_id in acronyms():
        choose_mission(mission_id)
    elif not mission_id:
        choose(mission="")


def _pick_reform(reform_id: str) -> None:
    choose(reform=read_reform(reform_id)[0] if reform_id else "")


def _pick_event(event_id: str) -> None:
    """Choose an event's operation and open the event; a day before it, or on which the operation was not deployed, gives way."""
    event = event_of(event_id)
    if event is None:
        return
    mission, date = event["mission_id"], current_view().date
    if event["date"] > date or nearest_day(mission, date) != date:
        date = nearest_day(mission, event["date"])
    take("", {"mission": mission, "event": event_id, "date": f"{date:%Y-%m-%d}"})


FOLLOWED = {
    "day": _go_to_day,
    "typed": _go_to_typed_date,
    "mission": _pick_mission,
    "region": lambda region: choose_region(read_region(region)[0] if region else ""),
    "reform": _pick_reform,
    "event": _pick_event,
    "layers": lambda layers: choose(layers=read_layers("-".join(layers) or NONE)[0]),
    "era": lambda key: choose(era=read_era(key)[0] if key else ""),
}
