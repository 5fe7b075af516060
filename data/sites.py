"""Where were an operation's people in a year? Pure questions to data/tables/deployments.csv, each a new answer."""

from typing import NamedTuple

import pandas as pd


class Concentration(NamedTuple):
    """How an operation's known troops of a year were spread over its sites."""

    largest_place: str
    largest_share: float  # of the troops whose number is known; empty (nan) if there are none
    sites_with_half: int  # the fewest sites that together hold half of them
    sites_with_troops: int
    sites_without_figure: int
    sites: int


def sites_of(deployments: pd.DataFrame, mission_id: str, year: int) -> pd.DataFrame:
    """Return an operation's sites of a year, the largest first, those without a figure last."""
    sites = deployments[(deployments["mission_id"] == mission_id) & (deployments["year"] == year)]
    return sites.sort_values(["troops", "place"], ascending=[False, True], na_position="last").reset_index(drop=True)


def concentration(deployments: pd.DataFrame, mission_id: str, year: int) -> Concentration:
    """Return the share of troops at the largest site and how many sites hold half; sites without a figure cannot count."""
    sites = sites_of(deployments, mission_id, year)
    held = sites[sites["troops"] > 0]
    unknown = int(sites["troops"].isna().sum())
    if held.empty:
        return Concentration("", float("nan"), 0, 0, unknown, len(sites))
    shares = held["troops"].astype(float) / float(held["troops"].sum())
    half = int((shares.cumsum() < 0.5 - 1e-9).sum()) + 1  # the margin keeps a half that adds up to 0.4999...
    return Concentration(held["place"].iloc[0], float(shares.iloc[0]), half, len(held), unknown, len(sites))
