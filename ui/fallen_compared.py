"""What do others count? Published totals held against the table at the same day, in the same year or operation."""

import pandas as pd
import streamlit as st

from data.dates import in_words
from data.load import load_table, shared_table
from data.people import last_death
from ui.citations import cite
from ui.fallen_tables import totals
from ui.pictures import show_figures
from ui.tables import names


@st.fragment
def tell_comparisons(mission_id: str) -> None:
    """Hold what others published against the table at the same day, year or operation."""
    rows = totals()
    rows = rows[rows["mission_id"] == mission_id] if mission_id else rows
    if rows.empty:
        return
    st.subheader("Compared with published totals", anchor=False)
    if mission_id:
        compare_operation(rows)
        return
    tell_scopes()
    compare_totals(rows)
    compare_years(rows)
    compare_operations(rows[rows["mission_id"] != ""])


def tell_scopes() -> None:
    """Say what the pictures leave out, and give it as a table."""
    deaths = shared_table("fatalities")
    apart = deaths[deaths["scope"] != "peacekeeping_operation"]
    counts = apart["scope"].value_counts()
    st.markdown(
        "The UN's totals count all its missions in the field, political ones included, unless their text says otherwise. The pictures "
        f"above count the operations of the UN's list alone, {len(deaths) - len(apart):,} deaths; counted apart are {counts['political_mission']} "
        f"in political missions and {counts['other']} in other bodies, {len(deaths):,} in all to {in_words(last_death())}. Both counts "
        "stand below. Published totals are of their day; the table also has deaths entered later."
    )
    named = apart.assign(scope=apart["scope"].map({"political_mission": "Political mission", "other": "Other body"}))
    show_figures(
        "fallen-counted-apart",
        named.groupby(["scope", "hub_acronym", "body"], as_index=False).size().sort_values(["scope", "hub_acronym"]),
        {"scope": "Counted apart", "hub_acronym": "Acronym", "body": "Mission or body", "size": "Deaths"},
    )


def compare_totals(rows: pd.DataFrame) -> None:
    """Hold totals since the beginning against the table on the same day."""
    rows = rows[(rows["mission_id"] == "") & rows["year"].isna()]
    dated = rows.dropna(subset="ours_all")
    st.markdown(
        f"**Totals since 1948.** Of {len(rows)} totals, {len(dated)} name the last day counted. Held against the table's counts on the "
        f"same days, of operations alone and of all scopes, {placed(dated)}."
    )
    show_figures("fallen-totals", compared(rows, "Counted to"), FIGURES)


def placed(rows: pd.DataFrame) -> str:
    """Say how many totals lie between the count of operations and that of all scopes, below both and above both."""
    below, above = rows["fatalities"] < rows["ours"], rows["fatalities"] > rows["ours_all"]
    return (
        f"{(~below & ~above).sum()} lie between the two or equal one of them, {below.sum()} below both (by "
        f"{apart(rows['ours'] - rows['fatalities'], below)}) and {above.sum()} above both"
        + (f" (by {apart(rows['fatalities'] - rows['ours_all'], above)})" if above.any() else "")
    )


def apart(differences: pd.Series, chosen: pd.Series) -> str:
    """Return the range of the chosen differences: `17 to 89`, or one number."""
    low, high = differences[chosen].min(), differences[chosen].max()
    return f"{low}" if low == high else f"{low} to {high}"


def compare_years(rows: pd.DataFrame) -> None:
    """Hold totals of single years against the table."""
    rows = rows[rows["year"].notna()]
    st.markdown(
        f"**Single years.** Often the number of Dag Hammarskjöld Medals awarded for the year is all that was found. Held against the "
        f"table's counts for the same years, of operations alone and of all scopes, of {len(rows)} totals {placed(rows)}."
    )
    show_figures("fallen-years-compared", compared(rows, "Year"), FIGURES)


def compare_operations(rows: pd.DataFrame) -> None:
    """Hold totals of single operations against the table, with the reason where it is known."""
    known = rows.dropna(subset="ours")
    more = known["ours"] - known["fatalities"]
    st.markdown(
        f"**Single operations.** Of {len(known)} totals that can be held against the table, it has as many deaths in "
        f"{(more == 0).sum()}, more in {(more > 0).sum()} and fewer in {(more < 0).sum()}."
    )
    show_figures("fallen-operations-compared", compared(rows, "Operation"), FIGURES)


def compare_operation(rows: pd.DataFrame) -> None:
    """Hold each total of one operation against the table, in words."""
    lines = []
    for row in rows.itertuples():
        day = f"to {in_words(row.as_of_date)}" if pd.notna(row.as_of_date) else "for a day not known"
        ours = (
            "it cannot be held against the table"
            if pd.isna(row.ours)
            else f"the table has {row.ours} {'to the same day' if pd.notna(row.as_of_date) else 'for the whole operation'}"
        )
        said = " ".join(f"{text.rstrip('.')}." for text in (row.note, row.reason) if text)
        lines.append(f"- {row.fatalities} {day} ({cite(row.source_id, row.locator)}); {ours}. {said}")
    st.markdown("\n".join(lines))


FIGURES = {"Link": st.column_config.LinkColumn(display_text="open")}


def compared(rows: pd.DataFrame, first: str) -> pd.DataFrame:
    """Return published totals and ours under headings for reading."""
    sources = load_table("sources").set_index("source_id")
    days = [in_words(day) or "day not known" for day in rows["as_of_date"]]
    whole = rows["as_of_date"].isna() & rows["ours"].notna()
    first_column = {
        "Counted to": {"Counted to": days},
        "Year": {"Year": rows["year"]},
        "Operation": {
            "Operation": rows["mission_id"].map(names()),
            "Counted to": ["whole operation" if is_whole else day for day, is_whole in zip(days, whole, strict=True)],
        },
    }[first]
    ours, differences = {"In the table": rows["ours"]}, {"Table less published": rows["ours"] - rows["fatalities"]}
    if first != "Operation":
        ours = {"In operations": rows["ours"], "In all scopes": rows["ours_all"]}
        differences = {
            "Operations less published": rows["ours"] - rows["fatalities"],
            "All scopes less published": rows["ours_all"] - rows["fatalities"],
        }
    return pd.DataFrame(
        {
            **first_column,
            "Published": rows["fatalities"],
            **ours,
            **differences,
            "What it counts": rows["note"],
            "Why they differ": rows["reason"],
            "Source": rows["source_id"].map(sources["title"]),
            "Place": rows["locator"],
            "Link": rows["source_id"].map(sources["url"]),
        }
    )
