"""How does a briefing begin? With a ready-made one, on a subject, an operation, a country or a day, or with a file that was kept."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.strength import acronyms
from publish.briefing import Briefing, NotABriefing, read
from publish.editing import all_renewed
from publish.ready import countries, of_country, of_day, of_operation, subjects
from ui.lists import listed
from ui.look import visitor_words
from ui.present.held import change, choose_slide
from ui.view import notify, read_date
from words import present as said
from words import say_n

SLIDES = ":small[{count}]  \n**{title}**"
FILE, TURN = "briefing_file", "briefing_turn"
LARGEST = 1  # megabytes that are taken in at all; what a briefing may have is less (publish.briefing)


def draw_beginning() -> None:
    """Offer the ready-made briefings, and to open a file."""
    words = visitor_words()
    with st.container(horizontal=True, key="picks-ready"):
        for key, ready in subjects(words).items():
            count = words(say_n("{n} slide", "{n} slides", len(ready.slides)))
            label = SLIDES.format(count=count, title=ready.title)
            st.button(label, key=f"ready-{key}", on_click=_take, args=(ready,))
    with st.container(horizontal=True, vertical_alignment="bottom", key="begin"):
        _offer("operation", said.ON_OPERATION, acronyms(), of_operation)
        _offer("country", said.ON_COUNTRY, countries(), lambda iso3: of_country(iso3, words))
        st.text_input(words(said.ON_DAY), key="ready-day", on_change=_take_day, width=240)
    turn = st.session_state.setdefault(TURN, 0)
    st.file_uploader(words(said.OPEN), type="json", key=f"{FILE}-{turn}", on_change=_open, max_upload_size=LARGEST, width=640)


def _offer(name: str, label, options: dict[str, str], make) -> None:
    key, words = f"ready-{name}", visitor_words()

    def take() -> None:
        if st.session_state[key] in options:
            _take(make(st.session_state[key]))

    listed(
        words(label),
        list(options),
        format_func=lambda value: options[value],
        key=key,
        index=None,
        placeholder=words(said.CHOOSE),
        on_change=take,
        width=240,
    )


def _take(ready: Briefing) -> None:
    change(all_renewed(ready))
    choose_slide(0)


def _take_day() -> None:
    typed = st.session_state["ready-day"].strip()
    if typed:
        day, notice = read_date(typed)
        if notice:
            notify(notice)
        else:
            _take(of_day(day, visitor_words()))


def _open() -> None:
    """Take over the briefing of a file; one that is none gets a sentence and changes nothing."""
    file = st.session_state[f"{FILE}-{st.session_state[TURN]}"]
    st.session_state[TURN] += 1  # a field of its own for the next file, which may be the same one
    if not isinstance(file, UploadedFile):  # none, or one that this server has not
        return
    try:
        change(read(file.getvalue()))
        choose_slide(0)
    except NotABriefing as wrong:
        notify(wrong.message)
