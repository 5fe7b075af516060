"""What is not counted here? Special political missions, support offices, and forces that the Security Council only authorized."""

from functools import cache

import pandas as pd

from data.load import shared_table
from data.provenance import APART
from data.schema import labels

MONEY = ("spent_2025_usd", "approved_2026_usd", "proposed_2027_usd")


@cache
def others() -> pd.DataFrame:
    """Return every mission and force that is not counted: columns of other_missions, name_said (its name) and country
    (present name, "" for none). Where a document tells when it began (other_beginnings), known_from is that day, and source_id and
    locator name both documents.

    Support offices and forces first, then political missions, the dearest of 2026 first.
    """
    rows = begun(shared_table("other_missions"))
    names = shared_table("countries").set_index("country_id")["short_name"]
    kinds = {kind: n for n, kind in enumerate(reversed(labels("other_missions", "kind")))}
    rows = rows.assign(name_said=rows["name"], country=rows["country_id"].map(names).fillna(""), place=rows["kind"].map(kinds))
    rows = rows.sort_values(["place", "approved_2026_usd", "name"], ascending=[True, False, True], ignore_index=True)
    return rows.drop(columns="place")


def begun(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of other_missions from the day on which each began, as far as it is known; is_begun says of which it is.

    account_source_id and account_locator are what other_missions itself names.
    """
    first = shared_table("other_beginnings").set_index("other_id").reindex(rows["other_id"])
    first.index = rows.index
    known = first["from_date"].notna()
    columns = {"known_from": "from_date", "from_precision": "from_precision"}
    told = {name: rows[name].mask(known, first[other]) for name, other in columns.items()}
    for name, prefix in (("source_id", ""), ("locator", ": ")):
        first_part, then = (each["source_id"] + prefix + each[name] if prefix else each[name] for each in (first, rows))
        told[name] = rows[name].mask(known, first_part + APART + then)
    own = {f"account_{name}": rows[name] for name in ("source_id", "locator")}
    return rows.assign(**told, **own, is_begun=known)


@cache
def placed() -> pd.DataFrame:
    """Return those with a country as a map has them: columns of others, latitude, longitude of its capital, aside where several are there.

    Those in one capital stand in a row, a degree apart, so that each can be seen and pointed at.
    """
    rows = others()
    rows = rows[rows["country_id"] != ""]
    seats = shared_table("capitals").set_index("country_id")[["latitude", "longitude"]].astype("float64")
    if "PSE" not in seats.index:  # no capital is drawn there; the force is for Gaza, where UNEF had its seat
        gaza = shared_table("headquarters").query("place.str.startswith('Gaza')").iloc[0]
        seats.loc["PSE"] = [float(gaza["latitude"]), float(gaza["longitude"])]
    rows = rows.join(seats, on="country_id").dropna(subset=["latitude"])
    return rows.assign(longitude=rows["longitude"] + rows.groupby("country_id").cumcount() * 1.2).reset_index(drop=True)


@cache
def totals() -> dict[str, float]:
    """Return how many there are in all and of each kind, and the political missions' money by year."""
    rows = others()
    money = {name: float(rows[name].astype("float64").sum()) for name in MONEY}
    return {"all": len(rows), **rows["kind"].value_counts().to_dict(), **money}
