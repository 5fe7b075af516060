"""Why was an operation there? Armed conflict in its host countries, from five years before it to five after."""

import pandas as pd

from charts.conflict import HEIGHT, TILES_HEIGHT, conflict_chart
from data import conflict
from data.conflict import FIRST, LAST
from data.load import as_of
from data.missions import host_names, row_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of
from words import About, List, Span, Year, say

CONFLICTS, VIOLENCE = "ucdp-prio-acd-25-1", "ucdp-country-year-25-1"


def operations() -> list[str]:
    """Return one of today, one before estimates, one of a massacre, one in a territory without estimates, the first, one of few years."""
    return ["unmiss", "onuc", "unamir", "minurso", "untso", "domrep"]


def decimal_year(day: pd.Timestamp) -> float:
    """Return a day as a year with decimals."""
    return day.year + (day.day_of_year - 1) / 365.25


@figure("mission-conflict", mission=operations)
def around(mission: str = "unmiss") -> Figure:
    """Armed conflict and deaths in organized violence in the host countries, year by year around an operation."""
    rows, row = conflict.conflict_years(mission), row_of(mission)
    name, end = row["acronym"], as_of() if pd.isna(row["end_date"]) else row["end_date"]
    start, stop = decimal_year(row["start_date"]), decimal_year(end)
    span = Span(Year(rows["year"].iloc[0]), Year(rows["year"].iloc[-1]))
    return Figure(
        key="mission-conflict",
        finding=conflict_finding(mission, name),
        unit=unit_of(rows),
        picture=Chart(
            lambda look: conflict_chart(rows, start, stop, name, look),
            height=(HEIGHT if rows["deaths_best"].notna().any() else TILES_HEIGHT) + 30,
        ),
        alt=say(
            "Years of war and of lesser conflict around {name}, {span}, with estimated deaths where there are any.",
            name=name,
            span=span,
        ),
        table=Table(
            rows.assign(intensity=rows["intensity"].map(labels("conflicts", "intensity")).fillna("None")),
            {"year": say("Year")}
            | headings_of("conflicts", "intensity", "conflicts")
            | headings_of("violence", "deaths_low", "deaths_best", "deaths_high"),
        ),
        view=View("mission", {"mission": mission, "part": "places"}),
        as_of=Year(LAST),
        notes=(
            Note(
                "read",
                say(
                    "Tiles: the worst armed conflict of each year in {places}; war means 1,000 deaths in battle or more, armed conflict 25 "
                    "to 999. Points: the best estimate of all deaths; bars: from the lowest to the highest.",
                    places=List(tuple(host_names(mission))),
                ),
                CONFLICTS,
            ),
            Note("read", say("Each step of the scale is about ten times the one below. Shaded: the operation's time.")),
            Note(
                "read",
                say("A conflict that ends while an operation is there does not show that the operation ended it."),
            ),
            Note(
                "doubt",
                say(
                    "Counted is the whole country, not only where the operation was; what happened before it was a state is told with the other. Deaths are estimated from {first} on; a territory is "
                    "estimated with the state that claims it. Of Eritrea in 1998 and Mali in 1995 the best estimate lies outside its own range.",
                    first=Year(conflict.ESTIMATED_FROM),
                ),
                VIOLENCE,
            ),
            Note(
                "doubt",
                say(
                    "The data set begins in {first} and ends in {last}; conflicts before and after are not told.",
                    first=Year(FIRST),
                    last=Year(LAST),
                ),
            ),
        ),
        sources=(CONFLICTS, VIOLENCE),
    )


def unit_of(rows: pd.DataFrame):
    """Return what is drawn: deaths and conflict, or conflict alone."""
    if rows["deaths_best"].notna().any():
        return say(
            "Killed in fighting and massacres a year, as the Uppsala Conflict Data Program estimates, without hunger and disease; below, "
            "years of armed conflict."
        )
    return say(
        "Years of armed conflict in the host countries (Uppsala Conflict Data Program); deaths are not estimated for them."
    )


def conflict_finding(mission: str, name: str):
    """Return the worst year with its range, or in how many years there was war."""
    worst, years, hosts = conflict.worst_year(mission), conflict.counted(mission), host_names(mission)
    places = hosts[0] if len(hosts) == 1 else say("its host countries")
    if worst:
        return say(
            "In {places}, the worst year around {name} was {year}: {low} to {high} killed.",
            places=places,
            name=name,
            year=Year(worst["year"]),
            low=About(rounded(worst["deaths_low"])),
            high=rounded(worst["deaths_high"]),
        )
    if years["war"] + years["minor"] == 0:
        return say("No armed conflict of 25 deaths in battle a year is recorded around {name}.", name=name)
    said = WITH_WAR if years["war"] else WITHOUT_WAR
    return said(name=name, n=years["war"] + years["minor"], all=years["years"], war=years["war"])


WITH_WAR = say("Around {name}, armed conflict is recorded in {n} of {all} years, war in {war}.")
WITHOUT_WAR = say("Around {name}, armed conflict is recorded in {n} of {all} years, never of the scale of war.")


def rounded(number: float) -> int:
    """Return an estimate to two figures: 347,614 as 350,000."""
    whole = int(number)
    places = max(0, len(str(whole)) - 2)
    return int(round(whole, -places))
