"""How many served in one operation, how many were authorized, and which operations were the largest?"""

from functools import cache

import pandas as pd
import streamlit as st

from charts.dress import dressed
from charts.largest import largest_chart
from charts.people import CEILING_NAMES, operation_chart
from data import ceilings, people
from data.dates import in_words
from data.derive import rows_of
from data.load import as_of
from ui.citations import cite, cited
from ui.people_view import COUNT_QUALITIES, HEADINGS, qualified
from ui.pictures import show_figures, show_picture
from ui.state import choose, current_view, theme
from ui.tables import mission_row, names, search_labels, specification

DEFAULT = "monusco"
LARGEST, SINCE = 20, 1990
SCALES = {False: "One scale for all", True: "Each its own scale"}


@cache
def counted_operations() -> list[str]:
    """Return the operations of which a count or a ceiling is in the tables, by acronym."""
    known = set(ceilings.operations_with_figures())
    return [key for key in search_labels() if key in known]


@cache
def _counts(mission_id: str) -> pd.DataFrame:
    return people.drawn_strength(mission_id)


@cache
def _steps(mission_id: str) -> pd.DataFrame:
    return ceilings.ceiling_steps(mission_id, mission_row(mission_id)["end_date"])


@st.cache_resource(max_entries=64, show_spinner=False)
def _spec(mission_id: str, theme: str) -> dict:
    row, counts, steps = mission_row(mission_id), _counts(mission_id), _steps(mission_id)
    last = as_of() if pd.isna(row["end_date"]) else row["end_date"]
    dates = [row["start_date"], last, *counts["at"], *steps["from_date"], *steps["to_date"]]
    chart = operation_chart(counts, steps, min(dates), min(max(dates), as_of()), theme)
    return specification(dressed(chart, theme))


@st.fragment
def operation_view() -> None:
    """Draw one operation's counts under its ceilings."""
    asked = current_view().mission
    shown = asked if asked in counted_operations() else DEFAULT
    st.session_state["people_operation"] = shown
    st.selectbox(
        "Operation",
        counted_operations(),
        format_func=search_labels().get,
        key="people_operation",
        on_change=lambda: choose(mission=st.session_state["people_operation"]),
    )
    if asked and asked != shown:
        st.caption(f"The tables hold no count and no ceiling of {names()[asked]}; showing {names()[shown]}.")
    strength_picture(shown, "people-operation")


def strength_picture(mission_id: str, key: str) -> None:
    """Draw an operation's counts under its ceilings, with the remarks a reader needs."""
    show_picture(
        key,
        finding_of(mission_id),
        unit_of(mission_id),
        _spec(mission_id, theme()),
        f"Uniformed personnel of {names()[mission_id]} and its ceilings; the same stands in the table.",
        _table(mission_id),
        HEADINGS | {"what": "What", "persons": "Persons"},
    )
    for sentence in remarks_on(mission_id):
        st.caption(sentence)


@cache
def finding_of(mission_id: str) -> str:
    """Say the largest count known."""
    row, acronym = _largest_count(mission_id), names()[mission_id]
    if row is None:
        return f"{acronym}: no count of those serving is in the tables, only ceilings."
    if row["quality"] == "mean":
        figure = f"{row['total']:,} as the mean of {row['date'].year}"
    else:
        at = in_words(row["date"], "year" if row["precision"] == "year" else "month")
        figure = f"{qualified(row['total'], row['quality'])} in {at}"
    return f"{acronym}'s largest known strength: {figure}."


@cache
def _largest_count(mission_id: str) -> pd.Series | None:
    counts = _counts(mission_id)
    usable = counts[counts["quality"] != "outlier"]
    return None if usable.empty else usable.loc[usable["total"].astype(int).idxmax()]


def _authorized(steps: pd.DataFrame, row: pd.Series) -> str:
    """Return a sentence on the ceilings of a count's day, of its year if they held throughout, or that none is known."""
    if steps.empty:
        return "No ceiling is in the tables."
    held = ceilings.ceilings_on(steps, row["at"])
    if row["precision"] == "year" and not held.equals(ceilings.ceilings_on(steps, row["date"] + pd.offsets.YearEnd(0))):
        return "The ceiling changed within the year."
    if held.empty:
        return "No ceiling of that day is in the tables."
    if set(held["component"]) == {"total"}:
        return _beside_total(int(held["ceiling"].iloc[0]), held["from_date"].iloc[0], int(row["total"]))
    parts = [f"{each.ceiling:,} {CEILING_NAMES[each.component]}" for each in held.sort_values("ceiling").iloc[::-1].itertuples()]
    return f"The ceilings then known, each for a component and not for all: {', '.join(parts)}."


def _beside_total(ceiling: int, since: pd.Timestamp, count: int) -> str:
    """Return a sentence on a total ceiling beside a count, and what it may mean that the count is above it."""
    said = f"The ceiling then in the tables, {ceiling:,} for all uniformed, is of {in_words(since)}"
    if count <= ceiling:
        return f"{said}."
    return f"{said} and lies below this count: a later rise may be missing in the tables, some may have served outside it, or a cut was still to be made."


def unit_of(mission_id: str) -> str:
    """Say what is drawn for an operation, and only that."""
    counts, steps = _counts(mission_id), _steps(mission_id)
    kinds, singles = set(counts["kind"]), counts[counts["kind"] == "single"]
    months = counts[counts["kind"] == "month"]
    row = _largest_count(mission_id)
    said = ["Persons."] if row is None else ["Persons.", _authorized(steps, row)]
    if "month" in kinds:
        said.append(f"Area: monthly counts ({cite('ipi')}), with gaps where a month was not reported.")
    weak = sorted(set(months["quality"]) - {"published"})
    if weak:
        said.append(f"Small hollow points on it: {' or '.join(COUNT_QUALITIES[each] for each in weak)}.")
    if "mean" in kinds:
        said.append(f"Dashed: means of a year ({cite('contributions-2010-2021')}).")
    if len(singles):
        said.append("Larger points: single figures, filled where counted, hollow where rounded, at second hand or only a peak.")
    spans = steps[~steps["is_point"]]
    if len(spans):
        said.append(
            "Lines: ceilings, each until the next one in the table; a change missing there is missing here. Strong: of all "
            "uniformed, given as one figure or added where all parts were set on one day or said to be unchanged. Thin: of one "
            "component, where no total can be told."
        )
    return " ".join(said)


@cache
def remarks_on(mission_id: str) -> list[str]:
    """Return what a reader of the ceilings must know: figures without a span, and a ceiling replaced by an unsettled one."""
    steps, rows = _steps(mission_id), people.ceilings(mission_id)
    points = rows[rows["from_date"].isin(steps[steps["is_point"]]["from_date"])]
    said = [
        f"Drawn as a point, {row.ceiling:,} from {in_words(row.from_date, row.from_precision)}: {row.note} "
        f"({cite(row.source_id, row.locator)})"
        for row in points.itertuples()
    ]
    if mission_id in ceilings.REPLACED:
        now = rows_of("current_mandates", mission_id).iloc[0]
        said.append(
            f"The ceiling ends on {in_words(ceilings.REPLACED[mission_id])} because the new one is not settled. {now['decided']} "
            f"({cite(now['source_id'], now['locator'])})"
        )
    return said


@cache
def _table(mission_id: str) -> pd.DataFrame:
    """Return counts and ceilings as one table, oldest first, with their sources."""
    counts = people.mission_strength(mission_id).rename(columns={"total": "persons"}).assign(what="deployed")
    bounds = people.ceilings(mission_id).rename(columns={"from_date": "date", "ceiling": "persons"})
    bounds = bounds.assign(what="ceiling, " + bounds["component"].replace({"uniformed": "total"}).map(CEILING_NAMES))
    bounds = bounds.assign(note=(bounds["resolution"] + ". " + bounds["note"]).str.strip(". "), quality="")
    both = pd.concat([counts, bounds]).sort_values(["date", "what"])
    return cited(both)[["date", "what", "persons", "troops", "police", "experts", "quality", "note", "source", "url"]]


@cache
def largest_operations() -> pd.DataFrame:
    """Return the operations with the largest figures since 1990, with their acronyms and what is known of the figure."""
    rows = people.peaks_since(SINCE).head(LARGEST)
    words = [
        f"{row.total:,}, {'mean of ' if row.quality == 'mean' else ''}{row.date:{'%Y' if row.quality == 'mean' else '%b %Y'}}"
        f"{'' if row.quality in ('published', 'mean') else ', ' + COUNT_QUALITIES[row.quality]}"
        for row in rows.itertuples()
    ]
    return rows.assign(acronym=rows["mission_id"].map(names()), label=words, scale=rows["total"].max())


@st.cache_resource(max_entries=8, show_spinner=False)
def _largest_spec(half: int, own_scale: bool, theme: str) -> dict:
    shown = largest_operations().iloc[half * LARGEST // 2 : (half + 1) * LARGEST // 2].reset_index(drop=True)
    counts = {key: _counts(key) for key in shown["mission_id"]}
    return specification(dressed(largest_chart(counts, shown, as_of(), theme, own_scale), theme))


@st.fragment
def largest_view() -> None:
    """Draw the largest operations in two columns, which stand one below the other on a phone."""
    rows, first = largest_operations(), largest_operations().iloc[0]
    own_scale = st.segmented_control(
        "Height", list(SCALES), format_func=SCALES.get, key="people_scale", default=False, required=True
    )
    st.markdown(
        f"**{first['acronym']} was the largest since {SINCE}, with {first['total']:,} in {in_words(first['date'], 'month')}; each of "
        f"these {LARGEST} had {rows['total'].min():,} or more.**  \n:small[Persons, by quarter to March 2017 ({cite('ipi')}), with the largest figure of "
        f"each. Dashed: means of years, 2018 to 2020 ({cite('contributions-2010-2021')}). Hollow: single figures. Later years "
        "without a mark: none found.]"
    )
    for half, column in enumerate(st.columns(2, gap="medium")):
        column.vega_lite_chart(
            _largest_spec(half, own_scale, theme()),
            key=f"people-largest-{half}",
            theme=None,
            alt="Shapes of the strength of the largest operations since 1990, one below the other, each with its largest figure.",
        )
    show_figures(
        "people-largest",
        rows[["acronym", "date", "total", "label"]],
        {"acronym": "Operation", "date": st.column_config.DateColumn("Date"), "total": "Persons", "label": "Largest figure"},
    )
