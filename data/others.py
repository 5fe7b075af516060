"""What is not counted here? Special political missions, support offices, and forces that the Security Council only authorized."""

from functools import cache

import pandas as pd

from data.load import shared_table
from data.schema import labels

MONEY = ("spent_2025_usd", "approved_2026_usd", "proposed_2027_usd")


@cache
def others() -> pd.DataFrame:
    """Return every mission and force that is not counted: columns of other_missions, name_said (its name) and country
    (present name, "" for none).

    Support offices and forces first, then political missions, the dearest of 2026 first.
    """
    rows = shared_table("other_missions")
    names = shared_table("countries").set_index("country_id")["short_name"]
    kinds = {kind: n for n, kind in enumerate(reversed(labels("other_missions", "kind")))}
    rows = rows.assign(name_said=rows["name"], country=rows["country_id"].map(names).fillna(""), place=rows["kind"].map(kinds))
    rows = rows.sort_values(["place", "approved_2026_usd", "name"], ascending=[True, False, True], ignore_index=True)
    return rows.drop(columns="place")


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
