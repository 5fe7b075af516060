"""How far from the capital did the troops stand? A figure of the page Deployments."""

from charts.deployments import HEIGHT, capital_chart
from data import capitals, deployed
from figures.deployments import DOUBTFUL, ESTIMATES, GEO_PKO, as_of, distance_said, nothing_known, operations, who, years_shown
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.registry import figure
from figures.table import Table
from figures.terms import heading
from words import Day, Decimal, Percent, Year, joined, prose, say


@figure("deployments-capital", mark="year", mission=operations, year=years_shown)
def from_capital(mission: str = "", year: int = 0) -> Figure:
    """How far from the capital the troops of an operation ("" = of all) stood, by year; `year` is marked."""
    rows = deployed.capital_years(mission)
    known = rows.dropna(subset="mean_km")
    if known.empty:
        return nothing_known(
            "deployments-capital",
            mission,
            say("No distance from the capital: most known troops stood where no capital is measured from."),
        )
    one = deployed.one_capital(mission)
    first = known.iloc[0]
    return Figure(
        key="deployments-capital",
        finding=distance_said(known, say("{place}, the capital", place=one) if one else say("the capital")),
        unit=joined(
            say("{operation}.", operation=who(mission)),
            say("Kilometres from each site to the capital of its country, weighted by troops; estimates."),
            say("In {year}: {km}.", year=Year(first["year"]), km=Decimal(first["mean_km"], 0)),
        ),
        picture=Chart(lambda look: capital_chart(rows, look, year), height=HEIGHT),
        alt=say("Bars and points by year of the distance of troops from the capital, {n} years.", n=len(known)),
        table=Table(
            rows,
            {
                "year": heading("deployments", "year"),
                "troops": say("Troops with a figure"),
                "measured_share": say("Part of them measured"),
                "capitals": say("Capitals"),
                "mean_km": say("Mean kilometres"),
                "quarter_km": say("A quarter within kilometres"),
                "half_km": say("Half within kilometres"),
                "three_quarters_km": say("Three quarters within kilometres"),
                "is_doubtful": say("Doubtful"),
            },
            {"measured_share": 4, "mean_km": 0, "quarter_km": 0, "half_km": 0, "three_quarters_km": 0, "troops": 1},
        ),
        view=View("deployments", {"mission": mission}),
        as_of=as_of(),
        notes=(
            Note(
                "read",
                say(
                    "Points: the mean. Bars: from the distance within which a quarter of the troops stood to that of three quarters; the mark in "
                    "them: half."
                ),
            ),
            DOUBTFUL,
            Note("doubt", say("Great circles to the capitals of today and, where one moved, of then."), "geonames"),
            *seat_note(mission),
            *left_out(rows),
            *moved(mission),
            ESTIMATES,
        ),
        sources=(GEO_PKO, "geonames"),
        has_doubt=True,
    )


def seat_note(mission: str) -> tuple[Note, ...]:
    """Return that headquarters stood in the capital, where both distances are the same."""
    if not deployed.is_seat_capital(mission):
        return ()
    return (
        Note(
            "read",
            say(
                "Headquarters stood in the capital: the mean distance from them is the same, to {km} kilometres.",
                km=capitals.NEAR_KM,
            ),
        ),
    )


def left_out(rows) -> tuple[Note, ...]:
    """Return what is not measured, where not all troops are."""
    if not (rows["measured_share"] < 0.995).any():
        return ()
    return (
        Note(
            "doubt",
            say(
                "Left out: sites in areas without a capital in the table (Western Sahara, Abyei, Jammu and Kashmir and others) and those in "
                "Kosovo. The share measured is in the table, and a year with less than {least} is not drawn.",
                least=Percent(capitals.LEAST_MEASURED),
            ),
        ),
    )


def moved(mission: str) -> tuple[Note, ...]:
    """Return what the reader must know of capitals that moved, or are not the seat of government, where the troops stood."""
    notes = [
        Note(
            "doubt",
            joined(
                say("{place} was the capital until {day}.", place=row.place, day=Day(row.valid_to, row.to_precision)),
                say("{note}.", note=prose(row.note, "former_capitals", f"{row.country_id}.{row.place}", "note"))
                if row.note
                else "",
            ),
            row.source_id,
            row.locator,
        )
        for row in deployed.moved_capitals(mission).itertuples()
    ]
    if deployed.is_before_south_sudan(mission):
        notes.append(
            Note(
                "doubt",
                say(
                    "Sites in what is now South Sudan are measured from Juba in every year, though before its independence in July 2011 the "
                    "capital was Khartoum."
                ),
            )
        )
    return tuple(notes)
