"""What stands on the chosen slide? Its pictures, its title, what is written to it, and the note to the speaker."""

import streamlit as st

from figures.html import markup
from geo.browser import web_address
from publish.briefing import MARK, PLACES, Slide
from publish.editing import finding_at, has_changed, is_whole, name_of, paired, renewed, rewritten, unpaired
from publish.filled import filled_by
from publish.film.shelf import films
from publish.moving import film_notes
from publish.order import order_of
from publish.sheet import sheet_of
from publish.speech import notes_of
from ui.lists import listed
from ui.look import visitor_words
from ui.present.held import briefing, change, chosen
from ui.view import theme
from words import Words
from words import present as said

PAPER = "16x9"


def draw_slide() -> None:
    """Draw the chosen slide and the fields in which it is written."""
    words, at = visitor_words(), chosen()
    slide = briefing().slides[at]
    figures = slide.figures() if is_whole(slide) else []
    film = slide.moving if slide.kind == "film" and figures else None
    addresses = [f"./assets/take/{order_of(figure, 'svg', PAPER, theme()).address}" for figure in figures if not film]
    findings = [figure.finding for figure in figures]
    account = filled_by(slide, words) if figures else None
    st.html(
        markup(
            "slide.html",
            words,
            slide=slide,
            pictures=[] if film else list(zip(addresses, findings, strict=True)),
            film=f"./assets/{web_address(film.file)}" if film else "",
            account=account,
            sheet=sheet_of(figures[0], words) if account else None,
        )
    )
    if film:
        _choose_film(slide, words)
    if account and max(account.deck, account.show) > 1:
        st.caption(words(said.FILLS(deck=account.deck, show=account.show)))
    if has_changed(slide):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words(said.BEFORE(before=slide.finding)))
            st.button(words(said.RENEW), key="renew", on_click=lambda: change(renewed(briefing(), at)))
    _field("title", said.TITLE, slide, st.text_input, placeholder=name_of(slide) if slide.kind in ("figure", "film") else "")
    _field("text", said.TEXTS[slide.kind], slide, st.text_area, height=120 if slide.kind == "text" else 80)
    if slide.kind in ("figure", "pair"):
        _mark(slide, words)
        _beside(slide, words)
    _field("note", said.NOTE, slide, st.text_area, height=120)
    if figures:
        with st.expander(words(said.DRAFT)):
            for figure in figures:
                _draft(film_notes(film, figure, words) if film else notes_of(figure, sheet_of(figure, words), words), words)


def _field(name: str, label, slide: Slide, draw, **options) -> None:
    key, at = f"slide-{name}", chosen()
    st.session_state[key] = getattr(slide, name)
    draw(
        visitor_words()(label),
        key=key,
        on_change=lambda: change(rewritten(briefing(), at, **{name: st.session_state[key]})),
        **options,
    )


def _beside(slide: Slide, words: Words) -> None:
    """Offer the other slides' pictures to stand beside the chosen one's."""
    at, key, slides = chosen(), "slide-beside", briefing().slides
    others = {
        each.addresses[0]: name_of(each) for n, each in enumerate(slides) if n != at and each.kind == "figure" and is_whole(each)
    }
    now = slide.addresses[1] if slide.kind == "pair" else ""
    options = {"": words(said.ALONE)} | ({now: finding_at(now) or now} if now else {}) | others
    if len(options) == 1:
        return
    st.session_state[key] = now

    def take() -> None:
        other = st.session_state[key]
        change(paired(briefing(), at, other) if other else unpaired(briefing(), at))

    listed(words(said.BESIDE), list(options), format_func=lambda address: options[address], key=key, on_change=take)


def _choose_film(slide: Slide, words: Words) -> None:
    at, key = chosen(), "slide-film"
    st.session_state[key] = slide.film

    def take() -> None:
        change(renewed(rewritten(briefing(), at, film=st.session_state[key]), at))

    listed(words(said.FILM), list(films()), format_func=lambda name: words(films()[name].label), key=key, on_change=take)


def _mark(slide: Slide, words: Words) -> None:
    """Draw the fields of the mark on a picture, and of its place."""
    with st.container(horizontal=True):
        _field("mark", said.MARK, slide, st.text_input, max_chars=MARK)
        at, key = chosen(), "slide-place"
        st.session_state[key] = slide.place or PLACES[0]
        listed(
            words(said.PLACE),
            PLACES,
            format_func=lambda place: words(said.PLACES[place]),
            key=key,
            on_change=lambda: change(rewritten(briefing(), at, place=st.session_state[key])),
            disabled=not slide.mark,
            width=220,
        )


def _draft(told: str, words: Words) -> None:
    st.html(markup("draft.html", words, lines=told.split("\n")))
