"""How is a figure shown? Its finding, unit and source above, the picture, and its numbers as a table and a file below."""

import pandas as pd
import streamlit as st


def show_picture(
    key: str,
    finding: str,
    unit: str,
    spec: dict,
    alt: str,
    rows: pd.DataFrame,
    columns: dict | None = None,
    data: pd.DataFrame | None = None,
    over: str = "",
    **select,
) -> None:
    """Draw a chart with all that belongs to it.

    `finding` is a sentence, `unit` says what is counted and where it comes from (Markdown, see ui.citations.cite), `spec` a
    specification from ui.tables.specification, `alt` the text in the picture's stead, `rows` its figures as a table and
    `columns` their headings; `data` what a specification without data draws, so that a step changes the data alone;
    `over` is HTML laid over the chart's upper edge, so that a step need not send the chart again;
    `select` goes to the chart (on_select, selection_mode).
    """
    st.markdown(f"**{finding}**  \n:small[{unit}]")
    if over:
        st.html(over)
    st.vega_lite_chart(data, spec, key=key, theme=None, alt=alt, **select)
    show_figures(key, rows, columns)


def show_figures(key: str, rows: pd.DataFrame, columns: dict | None = None) -> None:
    """Offer the numbers behind a picture, folded away: they travel only when somebody opens them."""
    with st.expander("The figures as a table", key=f"{key}-figures", on_change="rerun") as figures:
        if not figures.open:
            return
        st.dataframe(rows, hide_index=True, column_config=columns, height=min(420, 38 + 35 * len(rows)))
        st.download_button(
            "Download the figures",
            data=lambda: rows.to_csv(index=False).encode(),
            file_name=f"{key}.csv",
            mime="text/csv",
            key=f"{key}-file",
            on_click="ignore",
        )
