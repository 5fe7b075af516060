"""How was headquarters organised on a day, and who led it? A date to choose, the organisation, an office to open."""

from functools import cache, lru_cache
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.institution import organisation_chart
from charts.theme import ACCENT
from data.dates import in_words
from data.derive import FIRST_DAY, leader_on, organisation_on, unchanged_since
from data.institution import change_dates, changed, changes_on, last_change, office_periods
from data.load import as_of, shared_table
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.institution_leaders import draw_leaders
from ui.institution_office import draw_office, life_in_words, period_in_words, short_names
from ui.pictures import show_picture
from ui.state import bounded, choose, current_view, show_notices, theme
from ui.tables import specification

STYLE = (Path(__file__).parent / "assets" / "institution.css").read_text(encoding="utf-8")
KEPT = 32  # answers kept of a day of change, or of a visitor's day
HEADINGS = {
    "name": "Office",
    "parent": "Under",
    "period": "Period",
    "function": "Function",
    "status": "Status",
    "change": "At the latest change",
    "note": "Note",
    **SOURCE_HEADINGS,
}


def marked(date: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame, pd.Timestamp | None]:
    """Return the organisation of a date with what changed on the latest day of change, those that ended then, and that day."""
    return _marked(last_change(date))


@lru_cache(maxsize=KEPT)
def _marked(day: pd.Timestamp | None) -> tuple[pd.DataFrame, pd.DataFrame, pd.Timestamp | None]:
    if day is None:
        eve = change_dates()[0] - pd.Timedelta(days=1)
        rows = organisation_on(eve)
        return changed(rows, rows, shared_table("office_successions")), rows, None
    return *changes_on(day), day


def change_in_words(change: str, was: str) -> str:
    """Say what happened to an office: new, in place of, moved from, renamed from."""
    if change == "moved":
        return f"moved from {was or 'the top level'}"
    return {"": "", "new": "new", "successor": f"in place of {was}", "renamed": f"renamed, was {was}"}[change]


def set_style() -> None:
    """Give the page's lists and boxes their form; outside the fragments, so that a step does not send it again."""
    st.html(f"<style>:root {{ --accent: {ACCENT[theme()]}; }}\n{STYLE}</style>")


@cache
def beginnings() -> str:
    """Say from how few officials in which office the department grew, as far as the figures tell."""
    rows = shared_table("headquarters_figures")
    first = rows[(rows["office_id"] == "special-political-affairs") & (rows["measure"] == "staff")].sort_values("date")
    name = office_periods("special-political-affairs").iloc[0]["name"]
    now = organisation_on(as_of()).iloc[0]["name"]
    ends = list(dict.fromkeys((first["value"].min(), first["value"].max())))
    sources = ", ".join(cite(row.source_id, row.locator) for row in first.itertuples())
    few = f"{ends[0]} officials" if len(ends) == 1 else f"{ends[0]} or {ends[1]} officials, as accounts differ"
    return f"Peacekeeping was once run by {few}, in the {name}; today it is the work of a {now}. :small[{sources}]"


@st.fragment
def organisation_view() -> None:
    """Draw the organisation of the view's date, the way through its changes, the office that is opened, and who led."""
    show_notices()
    _choose_date()
    view = current_view()
    _draw_organisation(view.date, view.office)
    draw_office(view.office, view.date)
    draw_leaders(view.date)


def _choose_date() -> None:
    """Offer the years as a slider, the day as a field, and the changes one by one."""
    date = current_view().date
    days = [day for day in change_dates() if day >= FIRST_DAY]
    before, after = [day for day in days if day < date], [day for day in days if day > date]
    st.session_state["institution_year"], st.session_state["institution_date"] = date.year, date.date()
    years, day, back, onward = st.columns([5, 2, 2, 2], vertical_alignment="bottom")
    years.slider("Year, from its first day", FIRST_DAY.year, as_of().year, key="institution_year", on_change=_to_year)
    day.date_input(
        "Or a day",
        key="institution_date",
        min_value=FIRST_DAY.date(),
        max_value=as_of().date(),
        format="YYYY-MM-DD",
        on_change=_to_date,
    )
    _step(back, "Change before", before[-1] if before else None)
    _step(onward, "Change after", after[0] if after else None)


def _step(place, words: str, day: pd.Timestamp | None) -> None:
    label = f"{words}: {in_words(day, _precision_of(day))}" if day is not None else f"{words}: none"
    place.button(label, key=words, on_click=choose, kwargs={"date": day}, disabled=day is None, width="stretch")


@lru_cache(maxsize=KEPT)
def _precision_of(day: pd.Timestamp) -> str:
    """Return how much of a day of change is known: as much as of the best known change of that day."""
    rows = shared_table("offices")
    begun = set(rows.loc[rows["from_date"] == day, "from_precision"])
    ended = set(rows.loc[rows["to_date"] == day - pd.Timedelta(days=1), "to_precision"])
    return next((each for each in ("day", "month", "year") if each in begun | ended), "day")


def _to_year() -> None:
    choose(date=bounded(pd.Timestamp(st.session_state["institution_year"], 1, 1)))


def _to_date() -> None:
    choose(date=bounded(pd.Timestamp(st.session_state["institution_date"] or current_view().date)))


def organisation_finding(date: pd.Timestamp) -> str:
    """Say how many departments, offices and bodies stood on a date, counted from the rows."""
    rows = organisation_on(date)
    staff = rows[rows["kind"] == "secretariat"]
    led = staff[staff["depth"] == 0]
    below, bodies = len(staff) - len(led), (rows["kind"] == "body").sum()
    top = {0: "no office of the Secretariat in the table", 1: "one office at the top level"}
    said = [top.get(len(led), f"{len(led)} departments or offices at the top level")]
    said += [f"{below} below them"] if below else []
    said += [f"{bodies} bodies of member states or experts"] if bodies else []
    dashed = (rows["status"] == "unconfirmed").sum()
    unsure = f" {dashed} of these rows {'is' if dashed == 1 else 'are'} unconfirmed." if dashed else ""
    return f"{in_words(date)}: {', '.join(said)}.{unsure}"


def change_sentence(date: pd.Timestamp) -> str:
    """Say what changed on the latest day of change not after a date."""
    return _change_sentence(last_change(date))


@lru_cache(maxsize=KEPT)
def _change_sentence(day: pd.Timestamp | None) -> str:
    if day is None:
        return ""
    rows, gone, _ = _marked(day)
    said = [f"{row.short_name} {change_in_words(row.change, row.was)}" for row in rows[rows["change"] != ""].itertuples()]
    followed = {name for was in rows.loc[rows["change"] == "successor", "was"] for name in was.split(" and ")}
    ended = [name for name in gone["short_name"] if name not in followed]
    said += [f"ended: {', '.join(ended)}"] if ended else []
    return f"The latest change, {in_words(day, _precision_of(day))}: {'; '.join(said)}."


def _boxes(date: pd.Timestamp) -> pd.DataFrame:
    """Return the organisation as its picture needs it (see charts.institution.placed)."""
    rows, _, _ = marked(date)
    words = [change_in_words(*pair) for pair in zip(rows["change"], rows["was"], strict=True)]
    is_dashed = rows["status"] == "unconfirmed"
    second = ["; ".join(filter(None, [word, "unconfirmed" * dashed])) for word, dashed in zip(words, is_dashed, strict=True)]
    return rows[["office_id", "parent_id", "kind", "depth", "change"]].assign(
        label=rows["name"], short=rows["short_name"], second=second, is_dashed=is_dashed
    )


def _tops(date: pd.Timestamp) -> dict[str, tuple[str, str]]:
    """Return what stands above the offices of each kind: the Secretariat with the day's Secretary-General, the member states."""
    held = leader_on(date)
    names = list(held.loc[held["office"] == "secretary_general", "name"])
    return {
        "secretariat": ("Secretariat", f"under {' and '.join(names)}" if names else "Secretary-General: vacant"),
        "body": ("Member states", "in Assembly and Council"),
    }


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _organisation_spec(date: pd.Timestamp, theme: str, selected: str) -> dict:
    """Return the picture of a day on which the organisation or its head changed."""
    return specification(dressed(organisation_chart(_boxes(date), _tops(date), theme, selected), theme))


def _draw_organisation(date: pd.Timestamp, office: str) -> None:
    with st.container(key="organisation_picture"):
        show_picture(
            f"institution-{date:%Y-%m-%d}",
            organisation_finding(date),
            f"{change_sentence(date)} Marks: diamond new, circle in place of another, triangle moved, square renamed. Dashed outline: "
            "unconfirmed. A beginning known to the year is drawn from its first day. Offices at the top level stood under the Secretary-General "
            "or, as their notes say, in departments that are not drawn. Pick a box, or choose below, to read of an office.",
            _organisation_spec(unchanged_since(date, "organisation", "leaders"), theme(), office),
            f"Organisation of headquarters for peacekeeping on {in_words(date)}; the same stands in the list below.",
            _organisation_table(last_change(date)),
            HEADINGS,
            on_select=_picked,
            selection_mode=["office"],
        )
    st.html(organisation_list(date))


def _picked() -> None:
    chosen = st.session_state[f"institution-{current_view().date:%Y-%m-%d}"]["selection"].get("office")
    office = chosen[0]["office_id"] if chosen else ""
    choose(office=office if office in short_names() else "")


@lru_cache(maxsize=KEPT)
def _organisation_table(day: pd.Timestamp | None) -> pd.DataFrame:
    rows, _, _ = _marked(day)
    told = cited(rows).assign(
        parent=rows["parent_id"].map(short_names()).fillna(""),
        period=[period_in_words(row) for row in rows.itertuples()],
        change=[change_in_words(*pair) for pair in zip(rows["change"], rows["was"], strict=True)],
    )
    return told[["name", "parent", "period", "function", "change", "status", "note", "source", "locator", "url"]]


def organisation_list(date: pd.Timestamp) -> str:
    """Return the organisation as a nested list in HTML: each office with its life and what changed."""
    title = f"The organisation of {in_words(date)} as a list"
    items = _list_items(unchanged_since(date, "organisation", "leaders"))
    return f'<section class="organisation" aria-label="{title}"><p class="head">{title}</p><ul>{items}</ul></section>'


@lru_cache(maxsize=KEPT)
def _list_items(day: pd.Timestamp) -> str:
    rows, _, _ = marked(day)
    tops, parts = _tops(day), []
    for kind, (name, second) in tops.items():
        of_kind = rows[rows["kind"] == kind]
        if len(of_kind):
            parts.append(f"<li><b>{name}</b> <span>{escape(second)}</span>{_nested(of_kind)}</li>")
    return "".join(parts)


def _nested(rows: pd.DataFrame) -> str:
    """Return a tree read downwards, one kind of it, as lists within lists."""
    html, level = "<ul>", 0
    for n, row in enumerate(rows.itertuples()):
        if row.depth > level:
            html += "<ul>"
        elif n:
            html += "</li>" + "</ul></li>" * (level - row.depth)
        level = row.depth
        html += f"<li>{_line(row)}"
    return html + "</li>" + "</ul></li>" * level + "</ul>"


def _line(row) -> str:
    change = change_in_words(row.change, row.was)
    marks = f" <mark>{escape(change)}</mark>" if change else ""
    unsure = ' <em class="unsure">unconfirmed</em>' if row.status == "unconfirmed" else ""
    letters = f"{escape(row.short_name)}, " if row.short_name.isupper() else ""  # boxes too small for the name bear these
    return f"{escape(row.name)}{marks}{unsure} <span>{letters}{life_in_words(row)}</span>"
