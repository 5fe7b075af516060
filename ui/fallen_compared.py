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
    names_of = apart.assign(scope=apart["scope"].map({"political_mission": "Political mission", "other": "Other body"}))
    named = names_of.assign(body=names_of["note"].str.split("; ").str[0])
    show_figures(
        "fallen-counted-apart",
        named.groupby(["scope", "hub_acronym", "body"], as_index=False).size().sort_values(["scope", "hub_acronym"]),
        {"scope": "Counted apart", "hub_acronym": "Acronym", "body": "Mission or body", "size": "Deaths"},
    )


def compare_totals(rows: pd.DataFrame) -> None:
    """Hold totals since the beginning against the table on the same day."""
    rows = rows[(rows["mission_id"] == "") & rows["year"].isna()]
    dated = rows.dropna(subset="ours_all")
    apart = dated["ours_all"] - dated["fatalities"]
    st.markdown(
        f"**Totals since 1948.** Of {len(rows)} totals, {len(dated)} name the last day counted. On the same days the table in "
        f"all scopes has more deaths in {(apart > 0).sum()} and fewer in {(apart < 0).sum()}; the two differ by {apart.abs().min()} to "
        f"{apart.abs().max()} deaths."
    )
    show_figures("fallen-totals", compared(rows, "Counted to"), FIGURES)


def compare_years(rows: pd.DataFrame) -> None:
    """Hold totals of single years against the table."""
    rows = rows[rows["year"].notna()]
    apart = rows["ours_all"] - rows["fatalities"]
    most = rows.loc[apart.abs().astype(int).idxmax()]
    st.markdown(
        f"**Single years.** Of {len(rows)} totals of a year, often the number of Dag Hammarskjöld Medals awarded for it, the table in all "
        f"scopes has as many in {(apart == 0).sum()}, more in {(apart > 0).sum()} and fewer in {(apart < 0).sum()}. The widest difference "
        f"is that of {most['year']}: {most['fatalities']} published, {most['ours_all']} in the table, {most['ours']} of them in operations."
    )
    show_figures("fallen-years-compared", compared(rows, "Year"), FIGURES)


def compare_operations(rows: pd.DataFrame) -> None:
    """Hold totals of single operations against the table, with the reason where it is known."""
    known = rows.dropna(subset="ours")
    apart = known["ours"] - known["fatalities"]
    st.markdown(
        f"**Single operations.** Of {len(known)} totals that can be held against the table, it has as many deaths in "
        f"{(apart == 0).sum()}, more in {(apart > 0).sum()} and fewer in {(apart < 0).sum()}."
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
    ours = (
        {"In the table": rows["ours"]}
        if first == "Operation"
        else {"In operations": rows["ours"], "In all scopes": rows["ours_all"]}
    )
    return pd.DataFrame(
        {
            **first_column,
            "Published": rows["fatalities"],
            **ours,
            "Table less published": (rows["ours"] if first == "Operation" else rows["ours_all"]) - rows["fatalities"],
            "What it counts": rows["note"],
            "Why they differ": rows["reason"],
            "Source": rows["source_id"].map(sources["title"]),
            "Place": rows["locator"],
            "Link": rows["source_id"].map(sources["url"]),
        }
    )
