"""What is known of one operation? Its account, dates, mandates, seat, neighbours, and what was decided meanwhile."""

import pandas as pd
import streamlit as st

from charts.tasks import TASK_NAMES
from charts.theme import TYPE_NAMES
from data.dates import in_words, span_in_words
from data.derive import during, mission_spans, neighbours_of, rows_of, tasks_of
from data.load import as_of, load_table
from ui.citations import UNCONFIRMED, cite, list_sources
from ui.mission_map import map_of_operation
from ui.state import choose_mission, current_view, nearest_day
from ui.tables import mission_row, search_labels

EVENTS = {
    "authorized": "Authorized",
    "start": "Start",
    "first_deployment": "First deployment",
    "mandate_ended": "End of mandate",
    "withdrawal_completed": "Withdrawal completed",
    "closed": "Closed",
    "other": "Also",
}
ACTIONS = {
    "establish": "Established",
    "strengthen": "Strengthened",
    "reduce": "Reduced",
    "change_mandate": "Mandate changed",
    "chapter_vii": "Chapter VII",
    "protection_of_civilians": "Protection of civilians",
    "merge": "Merged",
    "extend_final": "Extended for the last time",
    "end": "Ended",
}
AUTHORITIES = {"security_council": "Security Council", "general_assembly": "General Assembly"}


def choose_operation() -> str:
    """Offer all operations and return the chosen mission_id, or ""."""
    st.session_state["operation"] = current_view().mission or None
    st.selectbox(
        "Operation",
        list(search_labels()),
        format_func=search_labels().get,
        key="operation",
        index=None,
        placeholder="Find an operation by acronym, name or country",
        on_change=_chosen,
        label_visibility="collapsed",
    )
    return current_view().mission


def _chosen() -> None:
    if st.session_state["operation"]:
        choose_mission(st.session_state["operation"])


def list_all_operations() -> None:
    """Give the UN's list as a table, for those who have not chosen yet."""
    spans = mission_spans()
    words = [
        span_in_words(*dates)
        for dates in spans[["start_date", "start_precision", "end_date", "end_precision"]].itertuples(index=False)
    ]
    st.dataframe(
        spans[["acronym", "name", "region"]].assign(dates=words),
        hide_index=True,
        height=640,
        column_config={"acronym": "Operation", "name": "Name", "region": "Region", "dates": "In the field"},
    )


def describe_operation(mission_id: str) -> None:
    """Write the operation's identity and account beside a map of its seats and host countries."""
    row = mission_row(mission_id)
    words, picture = st.columns([2, 3], gap="medium")
    with words:
        st.title(row["acronym"], anchor=False)
        st.markdown(
            f"**{row['official_name']}**  \n"
            f"{span_in_words(row['start_date'], row['start_precision'], row['end_date'], row['end_precision'])}"
        )
        st.caption(
            f"{TYPE_NAMES[row['mission_type']]}, {row['region']}, by authority of the {AUTHORITIES[row['authority']]}. "
            f"Conflict: {row['conflict']}"
        )
        st.write(row["account"])
        st.caption(f"Source: {cite(row['source_id'], row['locator'])}")
        day = nearest_day(mission_id, current_view().date)
        st.page_link(
            "atlas.py",
            label=f"See it among the operations of {in_words(day)}",
            icon=":material/map:",
            query_params={"date": day.strftime("%Y-%m-%d"), "mission": mission_id},
        )
        st.page_link(
            "institution.py",
            label=f"Headquarters on {in_words(day)}",
            icon=":material/account_tree:",
            query_params={"date": day.strftime("%Y-%m-%d"), "mission": mission_id},
        )
        _present_mandate(mission_id)
        _neighbours(mission_id)
    with picture:
        map_of_operation(mission_id)


def _present_mandate(mission_id: str) -> None:
    for row in rows_of("current_mandates", mission_id).itertuples():
        until = (
            f"until {in_words(row.mandate_until, row.precision)}" if pd.notna(row.mandate_until) else "without a date of expiry"
        )
        latest = f" ({row.resolution})" if row.resolution else ""
        st.markdown(f"**As of {in_words(as_of())}.** Mandate {until}{latest}. {row.decided}")
        if row.status == "unconfirmed":
            st.warning(f"Not confirmed: {row.note}")
        else:
            st.caption(row.note)
        st.caption(f"Source: {cite(row.source_id, row.locator)}")


def _neighbours(mission_id: str) -> None:
    for title, side in zip(("Came before", "Came after"), neighbours_of(mission_id), strict=True):
        for row in side.itertuples():
            st.button(
                f"{title}: {row.acronym}",
                key=f"{title}-{row.mission_id}",
                on_click=choose_mission,
                args=[row.mission_id],
                help=row.note or None,
            )


def tell_history(mission_id: str) -> None:
    """Give the dates, the mandates and what was decided at headquarters meanwhile, each row with its source."""
    row = mission_row(mission_id)
    milestones, mandates = rows_of("milestones", mission_id), rows_of("mandates", mission_id)
    dates, texts, tasks, meanwhile = st.tabs(["Dates", "Mandates", "Tasks", "Meanwhile at headquarters"])
    dates.table(
        told(
            [in_words(*pair) for pair in zip(milestones["date"], milestones["precision"], strict=True)],
            [
                EVENTS[event] + UNCONFIRMED[status]
                for event, status in zip(milestones["event"], milestones["status"], strict=True)
            ],
            milestones["note"],
            milestones,
        ),
        hide_index=True,
    )
    texts.table(
        told(
            [in_words(date) for date in mandates["adopted_date"]],
            [f"{symbol}, {ACTIONS[action]}" for symbol, action in zip(mandates["resolution"], mandates["action"], strict=True)],
            mandates["summary"],
            mandates,
        ),
        hide_index=True,
    )
    with tasks:
        _tasks(mission_id)
    reforms = during(load_table("reforms"), row["start_date"], row["end_date"])
    meanwhile.page_link(
        "reform.py", label="Reforms beside the field: their accounts, before and after", icon=":material/arrow_forward:"
    )
    meanwhile.table(
        told(
            [in_words(*pair) for pair in zip(reforms["date"], reforms["precision"], strict=True)],
            reforms["title"],
            reforms["what_it_said"],
            reforms,
        ),
        hide_index=True,
    )
    _discrepancies(mission_id)
    seats, hosts = rows_of("headquarters", mission_id), rows_of("host_countries", mission_id)
    list_sources(milestones, mandates, tasks_of(mission_id), seats, hosts)


def _tasks(mission_id: str) -> None:
    """List the tasks given, each with its resolution, and the way to all operations' tasks."""
    rows = tasks_of(mission_id)
    symbols = [
        f"{TASK_NAMES[task]}, {symbol}" if symbol else TASK_NAMES[task]
        for task, symbol in rows[["task", "resolution"]].to_numpy()
    ]
    if len(rows):
        st.table(told([in_words(date) for date in rows["from"]], symbols, rows["note"], rows), hide_index=True)
    st.caption(
        "Only tasks seen in a source are listed, each under the nearest of eleven kinds; one that is missing may still have been given."
    )
    st.page_link("reform.py", label="The tasks of all operations", icon=":material/arrow_forward:")


def told(dates, titles, texts, rows: pd.DataFrame) -> pd.DataFrame:
    """Return a table of two columns, legible on a phone: the date, and what happened with its source."""
    cells = [
        f"**{title}.** {text} :small[{cite(source_id, locator)}]"
        for title, text, source_id, locator in zip(titles, texts, rows["source_id"], rows["locator"], strict=True)
    ]
    return pd.DataFrame({"Date": dates, "What happened": cells})


def _discrepancies(mission_id: str) -> None:
    rows = rows_of("discrepancies", mission_id)
    if rows.empty:
        return
    st.subheader("Where sources differ", anchor=False)
    st.table(
        pd.DataFrame(
            {
                "Fact": rows["field"],
                "We follow": [
                    f"{value} ({cite(source)})"
                    for value, source in zip(rows["followed_value"], rows["followed_source_id"], strict=True)
                ],
                "Other source": [
                    f"{value} ({cite(source)})"
                    for value, source in zip(rows["other_value"], rows["other_source_id"], strict=True)
                ],
                "Why": rows["reason"],
            }
        ),
        hide_index=True,
    )
