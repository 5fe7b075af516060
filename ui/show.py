"""How does a figure come on screen? Its head, its picture, and one quiet line under which the rest is folded."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial, singledispatch
from weakref import WeakKeyDictionary

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from charts.axis import MARKED, mark_text
from charts.look import PHONES, Look
from charts.specification import specification as vega_lite
from data.sources import source_row
from figures.figure import Figure, Note, Sentence
from figures.html import markup
from figures.pictures import Chart, Grid, Map, Numbers, Svg, Text
from figures.registry import remaker
from geo.maps import view_group
from publish.sheet import credited
from ui.look import look, visitor_words
from ui.present.held import add
from ui.present.tray import TRAY
from ui.take import take
from ui.view import choose, link, theme
from words import Joined, Words, interface, joined

NAMED = 2  # publishers that the quiet line names; the others stand under "Method and doubts"
FOLDS = {"read": interface.HOW_TO_READ, "doubt": interface.METHOD, "table": interface.AS_TABLE, "take": interface.TAKE}
TABLE_HEIGHT = 420
CLICK = 30 * 86_400_000  # milliseconds; a brush over less is a click
UNBROKEN_HYPHEN = "\N{NON-BREAKING HYPHEN}"
CARD = ":small[{when}]  \n**{title}**"
# Specifications live as long as the figure they draw: figures.registry bounds how many that are.
_specifications: WeakKeyDictionary[Figure, dict] = WeakKeyDictionary()


def show(
    figure: Figure,
    on_pick: Callable[[str], None] | None = None,
    unfold: str = "",
    drawn: Callable[[], None] | None = None,
) -> None:
    """Draw a figure on the page.

    `unfold` names what stands unfolded at first: read, doubt, table or take. `drawn` draws what is to be used in the place of the picture.

    `on_pick` takes what was chosen in the picture (the value of its select field, "" when let go); without it a pick
    changes the view as the figure says.
    """
    narrow_to = getattr(figure.picture, "narrow_to", PHONES)
    seen = look(narrow_to)
    with st.container(key=f"figure-{figure.key}"):
        st.html(
            markup(
                "figure_head.html",
                seen.words,
                key=figure.key,
                finding=figure.finding,
                unit=figure.unit,
                height=figure.picture.height,
                marked=None if figure.marked is None else mark_text(marked_of(figure), seen.words),
                narrow_height=getattr(figure.picture, "narrow_height", 0),
                narrow_to=narrow_to,
                is_map=isinstance(figure.picture, Map),
            )
        )
        drawn() if drawn else draw(figure.picture, figure, seen, on_pick)
        foot(remaker(figure), unfold)


def beside(main: Figure, *sides: Figure, is_picked: bool = False) -> None:
    """Draw a figure and, beside it and as high, others that tell more of what is chosen in it, scrolling within themselves.

    They stay in view while one scrolls along the first. On a phone they stand below it; what was picked (`is_picked`) lies
    over its foot there, so that the answer is never out of sight.
    """
    picture, told = st.columns([7, 4], gap="medium")
    with picture:
        show(main)
    # The key changes its style alone: the same place holds what was picked and what stands there before.
    with told, st.container(key=f"side-{'picked' if is_picked else 'open'}-{main.key}"):
        st.html(markup("beside.html", visitor_words(), key=main.key, height=main.picture.height))
        for side in sides:
            show(side)


@singledispatch
def draw(picture, figure: Figure, seen: Look, on_pick) -> None:
    """Draw a picture of a figure. Raises TypeError for a kind that the screen does not know."""
    raise TypeError(f"no way to draw {type(picture).__name__} on screen")


@draw.register
def _(picture: Chart, figure: Figure, seen: Look, on_pick) -> None:
    key, select = f"chart-{figure.key}", {}
    modes = [picture.select, "" if seen.is_narrow else picture.brush]  # on a phone a finger that drags scrolls the page
    if any(modes):
        # A chart of its own for each choice: what was picked in the one before is not held against the next click.
        key = "-".join([key, *(figure.view.choices.get(name, "") for name in (*figure.picks.values(), "years"))])
        # What the session keeps of a callback is short: not the figure, nor its rows.
        told = (picture.select, picture.brush, dict(figure.picks), key, on_pick)
        select = {"on_select": partial(_picked, *told), "selection_mode": [mode for mode in modes if mode]}
    spec, alt_text = specification(figure, picture, seen), seen.words(figure.alt)
    st.vega_lite_chart(picture.rows, spec, key=key, theme=None, alt=alt_text, **select)


def marked_of(figure: Figure) -> pd.Timestamp | int | None:
    """Return the day or the year that a figure marks, as its chart takes it."""
    return pd.Timestamp(figure.marked) if figure.marked and isinstance(figure.marked, str) else figure.marked or None


def specification(figure: Figure, picture: Chart, seen: Look) -> dict:
    """Return a figure's chart as Vega-Lite that fills the page's width, made once for each look.

    What it marks the chart reads in the page (web/shared/marks.js, from the figure's head): it is one chart for all days.
    """
    if figure.bare and isinstance(figure.bare.picture, Chart):
        return specification(figure.bare, figure.bare.picture, seen)
    kept = _specifications.setdefault(figure, {})
    key = (seen.theme, seen.is_narrow, seen.words.language)
    if key not in kept:
        spec = vega_lite(picture.draw, seen, is_consolidated=False)
        if "width" in spec:
            spec["width"] = "container"
        if isinstance(spec.get("height"), int | float):
            # On screen a chart with its axes has the height that is kept for it.
            spec["height"] = (seen.is_narrow and picture.narrow_height) or picture.height
        if picture.rows is not None:
            spec.pop("data", None)
        # The browser's own menu would save a picture without headline, source and day.
        spec["usermeta"] = {"embedOptions": {"actions": False}}
        if figure.marked is not None:
            spec["params"] = [
                read_in_page(each, figure.key) if each["name"] == MARKED else each for each in spec.get("params", [])
            ]
        kept[key] = spec
    return kept[key]


def read_in_page(parameter: dict, key: str) -> dict:
    """Return the parameter of a chart's mark so that its value is that of a field in the page, which follows the figure's head."""
    return {"name": parameter["name"], "value": "", "bind": {"element": f"#marked-{key}"}}


def _picked(select: str, brush: str, picks: dict[str, str], key: str, on_pick) -> None:
    selection = st.session_state[key].selection
    years = brushed(next(iter(selection.get(brush, {}).values()), None)) if brush else ""
    marks = selection.get(select) or [{}]
    if years:
        choose(years=years)
    elif on_pick:
        on_pick(str(next(iter(marks[0].values()), "")))
    else:
        choose(**{name: str(marks[0].get(field, "")) for field, name in picks.items()})


def brushed(edges: list[float] | None) -> str:
    """Return the years that a brush over time spans as `1988-1996`, "" for one of less than a month, which is a click.

    `edges` are milliseconds, as the browser counts them.
    """
    if not edges or edges[1] - edges[0] < CLICK:
        return ""
    first, last = (datetime.fromtimestamp(edge / 1000, UTC).year for edge in edges)
    return f"{first}-{last}"


@draw.register
def _(picture: Map, figure: Figure, seen: Look, on_pick) -> None:
    key = f"map-{figure.key}"
    st_folium(
        picture.draw(seen),
        key=key,
        height=(seen.is_narrow and picture.narrow_height) or picture.height,
        use_container_width=True,
        returned_objects=["last_object_clicked_tooltip"] if on_pick else [],
        feature_group_to_add=view_group(**{"theme": theme(), **picture.view}),
        on_change=(lambda: on_pick((st.session_state.get(key) or {}).get("last_object_clicked_tooltip") or ""))
        if on_pick
        else None,
    )


@draw.register
def _(picture: Svg, figure: Figure, seen: Look, on_pick) -> None:
    st.html(markup("svg.html", seen.words, key=figure.key, address=picture.address(seen), alt=figure.alt))


@draw.register
def _(picture: Numbers, figure: Figure, seen: Look, on_pick) -> None:
    row = source_row(picture.source_id) if picture.source_id else None
    st.html(markup("numbers.html", seen.words, picture=picture, alt=figure.alt, row=row))


@draw.register
def _(picture: Grid, figure: Figure, seen: Look, on_pick) -> None:
    st.html(markup("grid.html", seen.words, headings=picture.headings, rows=picture.rows, alt=figure.alt))


@draw.register
def _(picture: Text, figure: Figure, seen: Look, on_pick) -> None:
    if any(entry.pick for entry in picture.entries):
        _cards(picture, figure, seen.words, on_pick)
        return
    sources = {entry.source_id: source_row(entry.source_id) for entry in picture.entries if entry.source_id}
    st.html(
        markup(
            "text.html",
            seen.words,
            entries=picture.entries,
            shape=picture.shape,
            alt=figure.alt,
            sources=sources,
            letters=interface.LETTERS,
            link=link,
        )
    )


def _cards(picture: Text, figure: Figure, words: Words, on_pick) -> None:
    """Draw entries that can be picked as buttons: when and what on them, the sentence when pointed at."""
    with st.container(horizontal=True, key=f"picks-{figure.key}"):
        for entry in picture.entries:
            title = words(entry.title).replace("-", UNBROKEN_HYPHEN)  # C-34 is one word, also at the end of a line
            label = CARD.format(when=words.begun(entry.when), title=title)
            st.button(
                label,
                key=f"pick-{figure.key}-{entry.pick}",
                help=words(entry.body) or None,
                type="primary" if entry.tone == "strong" else "secondary",
                on_click=_card_picked,
                args=(tuple(figure.picks.values()), entry.pick, on_pick),
            )


def _card_picked(names: tuple[str, ...], pick: str, on_pick) -> None:
    if on_pick:
        on_pick(pick)
    else:
        choose(**dict.fromkeys(names, pick))


@st.fragment
def foot(now: Callable[[], Figure], unfold: str = "") -> None:
    """Draw a figure's quiet line, and what the visitor unfolds of it: it travels only then. A session keeps what gives the figure."""
    draw_foot(now, unfold)


def fold_of(key: str) -> str:
    """Return the key of what says in the session which part of the figure of a key is unfolded."""
    return f"fold-{key}"


def quiet_line(source_ids: list[str], as_of: Sentence) -> Joined:
    """Return the line under a figure: its sources in short, and the day it is of."""
    return joined(credited(source_ids, NAMED), interface.AS_OF(day=as_of))


def draw_foot(now: Callable[[], Figure], unfold: str = "") -> None:
    """Draw the foot of the figure that `now` returns; asked again when it is added to the briefing, which may be on a later day."""
    words, figure = visitor_words(), now()
    with st.container(horizontal=True, vertical_alignment="center", key=f"foot-{figure.key}"):
        st.html(markup("credit.html", words, line=quiet_line(figure.source_ids(), figure.as_of)))
        unfolded = st.pills(
            words(interface.FOLDED),
            [name for name in FOLDS if name in ("table", "take") or notes_of(figure, name)],
            format_func=lambda name: words(FOLDS[name]),
            default=unfold or None,
            key=fold_of(figure.key),
            label_visibility="collapsed",
        )
        if not st.context.is_embedded:
            st.button(words(interface.ADD), type="tertiary", key=f"add-{figure.key}", on_click=_add, args=(now,))
    if unfolded:
        UNFOLD[unfolded](figure, words)


def _add(now: Callable[[], Figure]) -> None:
    """Add a figure to the briefing; the frame alone has changed."""
    add(now())
    st.rerun(TRAY)


def notes_of(figure: Figure, kind: str) -> list[Note]:
    """Return a figure's notes of a kind; what the doubt mark means is added where the picture carries it."""
    notes = [note for note in figure.notes if note.kind == kind]
    return [*notes, Note("read", interface.DOUBT)] if kind == "read" and figure.has_doubt else notes


def _notes(figure: Figure, words: Words, kind: str) -> None:
    notes = notes_of(figure, kind)
    sources = {note.source_id: source_row(note.source_id) for note in notes if note.source_id}
    listed = [source_row(key) for key in figure.source_ids()] if kind == "doubt" else []
    st.html(markup("notes.html", words, notes=notes, sources=sources, listed=listed, heading=interface.SOURCES))


def _table(figure: Figure, words: Words) -> None:
    shown = figure.table.shown(words)
    st.dataframe(
        shown,
        hide_index=True,
        height=min(TABLE_HEIGHT, 38 + 35 * len(shown)),
        column_config={shown.columns[-1]: st.column_config.LinkColumn(display_text=words(interface.OPEN))},
    )
    _download(figure, words)


def _download(figure: Figure, words: Words) -> None:
    again = remaker(figure)
    st.download_button(
        words(interface.DOWNLOAD),
        data=lambda: again().table.csv(words),
        file_name=f"blue-helmets-{figure.key}.csv",
        mime="text/csv",
        key=f"file-{figure.key}",
        on_click="ignore",
    )


UNFOLD: dict[str, Callable[[Figure, Words], None]] = {
    "read": lambda figure, words: _notes(figure, words, "read"),
    "doubt": lambda figure, words: _notes(figure, words, "doubt"),
    "table": _table,
    "take": take,
}
