"""How does a visitor read the whole history? An era to brush, a grouping, reforms and operations to open."""

import pandas as pd
import streamlit as st

from charts.theme import REGIONS
from data.dates import in_words, span_in_words
from data.derive import FIRST_DAY, counts_in, mission_spans
from data.load import as_of, load_table
from data.rules import meets
from ui.citations import SOURCE_HEADINGS, cite, cited
from ui.eras import choose_eras, tell_eras
from ui.state import View, choose, current_view, era_of_years, show_notices, theme
from ui.tables import headquarters_chart_spec, mission_row, operations_chart_spec

ALL = "All regions"
COLORINGS = {"region": "Region", "mission_type": "Kind"}


def timeline_controls() -> None:
    """Offer the era as two years and the grouping of the bars."""
    first, last = era_of_years(current_view().years)
    st.session_state["era_years"] = (first.year, last.year)
    st.session_state["timeline_region"] = current_view().region or ALL
    years, region, grouping, eras, reset = st.columns([4, 2, 2, 2, 2], vertical_alignment="bottom")
    region.selectbox("Region", [ALL, *REGIONS], key="timeline_region", on_change=_choose_region)
    with eras:
        choose_eras("timeline_eras")
    years.slider("Years: from, to", FIRST_DAY.year, as_of().year, key="era_years", on_change=_choose_era)
    grouping.segmented_control(
        "Colour by", list(COLORINGS), format_func=COLORINGS.get, key="color_by", default="region", required=True
    )
    reset.button("Whole history", on_click=choose, kwargs={"years": ""}, disabled=not current_view().years, width="stretch")


def _choose_region() -> None:
    region = st.session_state["timeline_region"]
    choose(region="" if region == ALL else region)


def _choose_era() -> None:
    first, last = st.session_state["era_years"]
    whole = (first, last) == (FIRST_DAY.year, as_of().year)
    choose(years="" if whole else f"{first}-{last}")


def _brushed(selection: dict) -> bool:
    """Go to the era a visitor brushed over; a brush of less than a month is a click."""
    edges = next(iter(selection.get("era", {}).values()), None)
    if not edges or edges[1] - edges[0] < 30 * 86_400_000:
        return False
    first, last = (pd.Timestamp(edge, unit="ms").year for edge in edges)
    choose(years=f"{first}-{last}")
    return True


def _from_headquarters() -> None:
    selection = st.session_state[_key("headquarters")]["selection"]
    if not _brushed(selection):
        picked = selection.get("reform")
        choose(reform=picked[0]["reform_id"] if picked else "")


def _from_operations() -> None:
    selection = st.session_state[_key("operations")]["selection"]
    if not _brushed(selection):
        picked = selection.get("pick")
        choose(mission=picked[0]["mission_id"] if picked else "")


def _key(chart: str) -> str:
    """Name a chart by its era, so that a brush belongs to the era it was drawn in."""
    return f"{chart}-{current_view().years}"


def timeline_view(color_by: str) -> None:
    """Draw headquarters above the field, and open what is picked."""
    view = current_view()
    era = f"{view.years or f'{FIRST_DAY.year}-{as_of().year}'}"
    show_notices()
    tell_eras()
    st.markdown("**At headquarters: reports, doctrines and turning points, and who led.** Pick a marker to read its account.")
    st.vega_lite_chart(
        headquarters_chart_spec(theme(), view.years, view.reform, view.era),
        key=_key("headquarters"),
        theme=None,
        on_select=_from_headquarters,
        selection_mode=["reform", "era"],
        alt=f"Reforms and leaders of peacekeeping, {era}; the same stands in the table below.",
    )
    draw_reform(view.reform)
    st.markdown(f"**{finding(view)}** Pick a bar to open its operation; drag over years to zoom.")
    st.vega_lite_chart(
        operations_chart_spec(theme(), view.years, color_by, view.region, view.mission, view.era),
        key=_key("operations"),
        theme=None,
        on_select=_from_operations,
        selection_mode=["pick", "era"],
        alt=f"Bars of the operations in the field, {era}; the same stands in the table below.",
    )
    draw_operation(view.mission)


def shown_operations(view: View) -> pd.DataFrame:
    """Return the spans of the region, of all regions when none is chosen."""
    spans = mission_spans()
    return spans[spans["region"] == view.region] if view.region else spans


def finding(view: View) -> str:
    """Say in a sentence what the chart of operations shows, counted from its rows."""
    first, last = era_of_years(view.years)
    counts = counts_in(shown_operations(view), first, last)
    where = f" in {view.region}" if view.region else ""
    if not view.years:
        return f"{counts['all']} operations{where} since {first.year}; {counts['at_end']} are in the field on {in_words(last)}."
    return (
        f"{counts['began']} of the {counts['all']} operations{where} began between {first.year} and {last.year}; "
        f"{counts['at_end']} were in the field on {in_words(last)}."
    )


def draw_reform(reform_id: str) -> None:
    """Open a reform's account, with a choice among all for those who do not point."""
    reforms = load_table("reforms").set_index("reform_id")
    st.session_state["reform_choice"] = reform_id or None
    st.selectbox(
        "Read the account of",
        list(reforms.index),
        key="reform_choice",
        index=None,
        format_func=lambda key: f"{reforms.at[key, 'date'].year}: {reforms.at[key, 'title']}",
        placeholder="Choose a reform or doctrine",
        on_change=lambda: choose(reform=st.session_state["reform_choice"] or ""),
    )
    if not reform_id:
        return
    row = reforms.loc[reform_id]
    first, last = era_of_years(current_view().years)
    if not first <= row["date"] <= last:
        st.caption(f"It is of {row['date'].year} and lies outside the era shown.")
    with st.container(border=True):
        st.markdown(f"**{row['title']}**")
        unconfirmed = f" Unconfirmed: {row['note']}" if row["status"] == "unconfirmed" else ""
        st.caption(
            ", ".join(filter(None, [in_words(row["date"], row["precision"]), row["symbol"], row["led_by"]])) + "." + unconfirmed
        )
        said, came = st.columns(2)
        said.markdown(f"**What it said.** {row['what_it_said']}")
        came.markdown(f"**What came of it.** {row['what_came_of_it']}")
        st.caption(f"Source: {cite(row['source_id'], row['locator'])}")
        st.page_link("reform.py", label="Its account, and the field before and after", icon=":material/arrow_forward:")
        if FIRST_DAY <= row["date"] <= as_of():
            st.page_link(
                "atlas.py",
                label=f"The map of {in_words(row['date'])}",
                icon=":material/map:",
                query_params={"date": row["date"].strftime("%Y-%m-%d")},
            )
            st.page_link(
                "institution.py",
                label=f"Headquarters on {in_words(row['date'])}",
                icon=":material/account_tree:",
                query_params={"date": row["date"].strftime("%Y-%m-%d")},
            )


def draw_operation(mission_id: str) -> None:
    """Open an operation's account and the way to its page."""
    if not mission_id:
        return
    row = mission_row(mission_id)
    with st.container(border=True):
        st.markdown(f"**{row['acronym']}**, {row['official_name']}")
        st.write(row["account"])
        st.page_link("mission.py", label=f"All about {row['acronym']}", icon=":material/arrow_forward:")


def timeline_tables() -> None:
    """Give the same as tables: operations, reforms, leaders of the era."""
    view = current_view()
    first, last = era_of_years(view.years)
    spans = shown_operations(view)
    spans = spans[meets(spans["start_date"], spans["end_date"], first, last)]
    reforms, leaders = load_table("reforms"), load_table("leaders")
    reforms = reforms[reforms["date"].between(first, last)]
    leaders = leaders[meets(leaders["from_date"], leaders["to_date"], first, last)]
    operations_tab, reforms_tab, leaders_tab = st.tabs(["Operations", "Reforms and doctrine", "Leaders"])
    dates = spans[["start_date", "start_precision", "end_date", "end_precision"]].itertuples(index=False)
    operations_tab.dataframe(
        spans[["acronym", "name", "region"]].assign(dates=[span_in_words(*each) for each in dates]),
        hide_index=True,
        column_config={"acronym": "Operation", "name": "Name", "region": "Region", "dates": "In the field"},
    )
    reforms_tab.dataframe(
        cited(reforms)[
            ["date", "precision", "title", "symbol", "kind", "led_by", "what_it_said", "what_came_of_it", "source", "url"]
        ],
        hide_index=True,
        column_config=DATES,
    )
    leaders_tab.dataframe(
        cited(leaders)[
            [
                "name",
                "title",
                "department",
                "from_date",
                "from_precision",
                "to_date",
                "to_precision",
                "status",
                "note",
                "source",
                "url",
            ]
        ],
        hide_index=True,
        column_config=DATES,
    )


LABELS = {
    "precision": "Known to",
    "from_precision": "Known to the",
    "to_precision": "Known to the ",
    "title": "Title",
    "symbol": "Symbol",
    "kind": "Kind",
    "led_by": "Led by",
    "what_it_said": "What it said",
    "what_came_of_it": "What came of it",
    "name": "Name",
    "department": "Department",
    "status": "Status",
    "note": "Note",
}
DATES = {
    **{
        name: st.column_config.DateColumn(format="D MMM YYYY")
        for name in ("date", "start_date", "end_date", "from_date", "to_date", "adopted_date", "mandate_until")
    },
    **SOURCE_HEADINGS,
    **LABELS,
}
