"""How do map, time bar, timeline and the day stay one? What follows the view is one fragment: a choice is one run."""

import streamlit as st

from data.atlas import rows_on
from data.dates import from_words
from data.events import event_of
from data.load import as_of
from data.strength import acronyms
from figures import atlas
from figures.figure import Figure
from figures.html import markup
from geo.switches import NONE
from ui.atlas.bar import draw_bar
from ui.atlas.day import draw_day, panel
from ui.atlas.map import draw_map, seen_on_map
from ui.look import visitor_words
from ui.messages import Message
from ui.show import draw_foot, fold_of, quiet_line
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
from words import Day, Joined

KNOWN = "is_known"  # whether the day that is asked for is known to the browser (figures.known_days)
WHOLE = "is_page"  # whether the page is being drawn, and not only what follows a choice
TURN = "turn"  # of the last day that the time bar told
TOLD = "foot_told"  # what the quiet line under the map says
FOLLOWING, FOOT = "following", "foot_of_map"  # what follows a choice, always and where it must


def draw_atlas(has_day: bool = True) -> None:
    """Draw the map, and what follows the view: headline, time bar, timeline, the day (unless told not to) and the map's foot.

    The map is drawn with the page. A choice runs the rest alone, and the time bar hands the view on to the map in the browser.
    """
    with st.container(key="atlas"):
        draw_map(current_view(), follow)
        st.session_state[WHOLE] = True
        what_follows(current_view().region, has_day)
        _foot()


@st.fragment(key=FOLLOWING)
def what_follows(region: str, has_day: bool) -> None:
    """Draw headline, time bar, timeline and the day for the current view.

    `region` is the one that the page's own control shows: where another was chosen in the map, the page is drawn anew.
    All is worked out before the first of it is sent: what comes at once, the browser draws at once.
    """
    view = current_view()
    if view.region != region:
        st.rerun()
    active = rows_on(view.date, view.region)
    told = atlas.finding(view.date, active, view.mission, view.region)
    words = visitor_words()
    finding = markup("finding.html", words, finding=told, credit=words(_quiet_line()))
    is_whole, is_known = st.session_state.get(WHOLE, False), st.session_state.pop(KNOWN, False)
    said = panel(view, active, is_whole, is_known and not is_whole) if has_day else None
    st.html(finding)
    draw_bar(view, seen_on_map(view), follow, is_whole)
    if said:
        with st.container(key="day"):
            draw_day(said, _let_go)
    st.session_state[WHOLE] = False  # now, not before: where this run is given up for another, that one sends the whole


@st.fragment(key=FOOT)
def _foot() -> None:
    """Draw the foot of the map: a fragment of its own, as most choices leave it as it is (_foot_follows)."""
    st.session_state[TOLD] = _quiet_line()
    with st.container(key="foot"):
        draw_foot(_figure)


def _foot_follows() -> None:
    """Draw the foot anew, too, where a choice changes it: where something is unfolded or other sources are named. Ends the callback.

    A browser that knows the day writes the quiet line by itself, from what the headline carries (web/bar/day_panel.js).
    """
    if TOLD not in st.session_state:
        return
    is_other = not st.session_state.get(KNOWN) and _quiet_line() != st.session_state[TOLD]
    if is_other or st.session_state.get(fold_of("map")):
        st.rerun([FOLLOWING, FOOT])


def _quiet_line() -> Joined:
    """Return the quiet line under the map. Asked at each step: it makes no figure."""
    view = current_view()
    return quiet_line(atlas.sources_of(view.date, view.region), Day(as_of()))


def _figure() -> Figure:
    """Return the map of the current view."""
    view = current_view()
    return atlas.world(f"{view.date:%Y-%m-%d}", view.mission, view.region)


def _let_go(kind: str) -> None:
    choose(**{kind: ""})
    _foot_follows()


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
    st.session_state[KNOWN] = message.is_known
    FOLLOWED[message.kind](message.value)
    _foot_follows()


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
