"""What did one operation lose, year by year? A small picture of the mission page."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, QUIET
from data.schema import labels

OTHERS = "Illness and other"
KINDS = {cause: labels("fatalities", "cause")[cause] for cause in ("malicious_act", "accident")} | {"illness": OTHERS}


def deaths_chart(deaths: pd.DataFrame, theme: str) -> alt.Chart:
    """Draw deaths by year as stacked bars: malicious acts, accidents, illness and other.

    `deaths` has year and cause, one row per death.
    """
    kinds = deaths["cause"].map(KINDS).fillna(OTHERS)
    counted = pd.DataFrame({"year": deaths["year"].astype(int), "kind": kinds}).value_counts().rename("deaths").reset_index()
    shades = alt.Scale(domain=list(KINDS.values()), range=[ACCENT[theme], QUIET[theme], "#9FB0BC"])
    first, last = int(counted["year"].min()), int(counted["year"].max())
    return (
        alt.Chart(counted.sort_values(["year", "kind"]))
        .mark_bar(size=max(3, min(14, 480 // (last - first + 1))))
        .encode(
            x=alt.X(
                "year:Q",
                title=None,
                axis=alt.Axis(format="d", grid=False, tickCount=6, tickMinStep=1),
                scale=alt.Scale(domain=[first - 0.6, last + 0.6], nice=False),
            ),
            y=alt.Y("deaths:Q", title=None, axis=alt.Axis(tickCount=4, tickMinStep=1, format="d")),
            color=alt.Color("kind:N", scale=shades, sort=list(KINDS.values()), legend=alt.Legend(columns=3)),
        )
        .properties(width="container", height=190)
    )
