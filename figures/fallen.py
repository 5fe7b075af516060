"""Who died in the service of UN peacekeeping? By year, for each thousand serving, by operation, by who they were, on which days."""

from collections.abc import Iterable

import pandas as pd

from charts.fallen import HEIGHT, bars_chart, bars_height, deaths_chart, in_groups, rates_chart, totals_chart
from data import fallen
from data.derive import mission_spans
from data.load import as_of, shared_table
from data.people import CAUSES, last_death, month_source, other_counts
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Number, Numbers, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, Decimal, List, Percent, Span, Year, joined, prose, say, say_n

MEASURES = {"deaths": say("Deaths"), "rates": say("For each thousand serving")}
GROUPED = {
    "operation": say("By operation"),
    "nationality": say("By nationality"),
    "type": say("By capacity"),
    "cause_name": say("By cause"),
}
GROUPED_ONE = {key: words for key, words in GROUPED.items() if key != "operation"}
DAYS_SHOWN = 3
CIVILIANS = ("international_civilian", "local_civilian")
CAUSES_SAID = {
    "malicious_act": "{n} by malicious acts",
    "accident": "{n} in accidents",
    "illness": "{n} of illness",
    "other": "{n} of other or undetermined causes",
}
LATE = Note(
    "doubt",
    say(
        "The United Nations keeps one row for each death. Its table ends on {day}; deaths are also entered late, so that the latest "
        "years can still grow.",
        day=Day(last_death()),
    ),
    fallen.HUB,
)
NO_NAMES = Note("read", say("The table has no names and does not tell women from men. No bars are ordered by their length."))


def operations() -> list[str]:
    """Return all operations together (""), the first, one of few deaths, one without any, one still open."""
    return ["", "untso", "unsmis", "uniimog", "unmiss"]


def years_shown() -> list[int]:
    """Return no chosen year, the first, one without deaths, the one known in part, and one after it."""
    return [0, 1948, 1951, last_death().year, as_of().year]


def years_known() -> list[int]:
    """Return the years of which the table tells deaths."""
    return [int(year) for year in fallen.by_year("")["year"]]


def has_deaths(mission: str) -> bool:
    """Return whether the table has a death in an operation."""
    return not fallen.deaths_in(mission).empty


def has_days(mission: str) -> bool:
    """Return whether a day of an operation has an account."""
    return not fallen.heaviest_days(mission).empty


def acronym(mission: str) -> str:
    """Return an operation's acronym. Raises KeyError when there is no such operation."""
    return mission_spans().set_index("mission_id").at[mission, "acronym"]


def causes_of(deaths: pd.DataFrame) -> List:
    """Return how many died of what: `1,076 by malicious acts, 1,361 in accidents ...`."""
    counts = deaths["cause"].where(deaths["cause"].isin(list(CAUSES_SAID)), "other").value_counts()
    return List(tuple(say(text, n=counts[cause]) for cause, text in CAUSES_SAID.items() if cause in counts))


def cause_headings() -> dict:
    """Return the headings of the six causes and of their sum."""
    causes = {cause: label("fatalities", "cause", cause) for cause in CAUSES}
    return causes | {"deaths": heading("worst_days", "deaths")}


@figure("fallen-years", mark="year", mission=operations, year=years_shown)
def by_year(mission: str = "", year: int = 0) -> Figure:
    """Deaths by year and cause, of all operations or of one; `year` is marked."""
    deaths = fallen.deaths_in(mission)
    if deaths.empty:
        return none_recorded(mission)
    years, n = fallen.by_year(mission), len(deaths)
    finding = (
        say_n("One person died serving in {operation}.", "{n} people died serving in {operation}.", n, operation=acronym(mission))
        if mission
        else say("{n} people have died serving in UN peacekeeping operations since 1948.", n=n)
    )
    first, last = int(years["year"].min()), int(years["year"].max())
    return Figure(
        key="fallen-years",
        finding=finding,
        unit=joined(say("Deaths by year and cause, to {day}.", day=Day(last_death())), in_year(years, year)),
        picture=Chart(
            lambda look: deaths_chart(in_groups(years, "year"), last_death().year, look, year),
            height=HEIGHT,
            series=Series("column", "year", tuple(CAUSES), doubt="is_partial"),
        ),
        alt=say("Bars of deaths by year, {span}: {causes}.", span=Span(Year(first), Year(last)), causes=causes_of(deaths)),
        table=Table(
            years.assign(is_partial=years["year"] == last_death().year),
            {"year": heading("world_strength", "year")} | cause_headings(),
        ),
        view=View("fallen", {"mission": mission}),
        as_of=Day(last_death()),
        notes=(
            Note("read", say("In all, military, police and civilians together: {causes}.", causes=causes_of(deaths))),
            Note("read", say("Malicious acts are attacks and other deliberate violence, as the United Nations classes them.")),
            NO_NAMES,
            LATE,
            *([rate_note(mission)] if mission else apart_notes()),
        ),
        has_doubt=last == last_death().year,
    )


def in_year(years: pd.DataFrame, year: int):
    """Return how many died in the chosen year, or that the table does not reach it."""
    if not year:
        return ""
    known = years.set_index("year")["deaths"]
    if year in known.index:
        return say_n("In {year}: one death.", "In {year}: {n} deaths.", known[year], year=Year(year))
    return say("No figures for {year}.", year=Year(year))


def none_recorded(mission: str) -> Figure:
    """Return the figure of an operation in which the table has no death."""
    empty = fallen.by_year("").head(0)
    return Figure(
        key="fallen-years",
        finding=say("No death is recorded in {operation}.", operation=acronym(mission)),
        unit=say("In the United Nations' table of deaths in service, to {day}.", day=Day(last_death())),
        picture=Numbers((Number(say("None"), say("deaths recorded in {operation}", operation=acronym(mission))),)),
        alt=say("No death is recorded in {operation}.", operation=acronym(mission)),
        table=Table(empty, {"year": heading("world_strength", "year")} | cause_headings()),
        view=View("fallen", {"mission": mission}),
        as_of=Day(last_death()),
        notes=(LATE,),
        sources=(fallen.HUB,),
    )


def rate_note(mission: str) -> Note:
    """Return an operation's uniformed deaths for each thousand person-years, or that its strength is not known for long enough."""
    row = fallen.mission_rates().loc[mission]
    known = say(
        "Its strength is known month by month for {known} of {months} months",
        known=int(row["months_known"]),
        months=int(row["months"]),
    )
    if pd.isna(row["rate"]):
        return Note("doubt", say("{known}, too few for a death rate.", known=known), month_source(mission))
    return Note(
        "doubt",
        say_n(
            "{known}, together {years} years of one person's service. In these months one soldier, observer or police officer died: {rate} "
            "for each thousand such years.",
            "{known}, together {years} years of one person's service. In these months {n} soldiers, observers and police died: {rate} "
            "for each thousand such years.",
            int(row["uniformed_deaths"]),
            known=known,
            years=int(row["person_years"]),
            rate=Decimal(row["rate"]),
        ),
        month_source(mission),
    )


def apart_notes() -> tuple[Note, ...]:
    """Return what the picture leaves out."""
    scopes = shared_table("fatalities")["scope"].value_counts()
    return (
        Note(
            "doubt",
            say(
                "Not counted here: {political} deaths in political missions and {other} in other bodies. With them the United Nations' "
                "table has {all} deaths.",
                political=scopes["political_mission"],
                other=scopes["other"],
                all=scopes.sum(),
            ),
            fallen.HUB,
        ),
    )


@figure("fallen-rates", mark="year", year=years_shown)
def rates(year: int = 0) -> Figure:
    """Uniformed deaths for each thousand serving, by year."""
    rows = fallen.rates()
    known = rows[~rows["is_doubtful"]].dropna(subset="mean_rate")
    low, high = known["mean_rate"].min(), known["mean_rate"].max()
    worst = known.loc[(known["rate"] - known["mean_rate"]).abs().idxmax()]
    first = rows.iloc[0]
    return Figure(
        key="fallen-rates",
        finding=say(
            "From {first} to {last} between {low} and {high} of every thousand peacekeepers in uniform died each year.",
            first=Year(known["year"].min()),
            last=Year(known["year"].max()),
            low=Decimal(low),
            high=Decimal(high),
        ),
        unit=say("Deaths of soldiers, observers and police in a year, for each thousand serving at its end."),
        picture=Chart(
            lambda look: rates_chart(rows, look, year),
            height=HEIGHT,
            series=Series("line", "year", ("rate", "malicious_rate"), doubt="is_doubtful"),
        ),
        alt=say(
            "Lines of deaths for each thousand serving, {span}, from all causes and by malicious acts.",
            span=Span(Year(rows["year"].min()), Year(rows["year"].max())),
        ),
        table=Table(rows, rate_headings(), {"rate": 2, "malicious_rate": 2, "mean_rate": 2, "mean_uniformed": 0}),
        view=View("fallen", {"measure": "rates"}),
        as_of=Day(last_death()),
        notes=(
            Note("read", say("Short strokes: the rate over the mean strength of the year's months, where those are known.")),
            Note("read", say("Civilians are left out on both sides of the division.")),
            Note(
                "doubt",
                say(
                    "The strength at the end of a year stands for all of it, which misleads when it changed. In {year} it was {end}, the "
                    "mean of the months {mean}, and the rate {rate} or {mean_rate}.",
                    year=Year(worst["year"]),
                    end=worst["uniformed"],
                    mean=int(worst["mean_uniformed"]),
                    rate=Decimal(worst["rate"]),
                    mean_rate=Decimal(worst["mean_rate"]),
                ),
                worst["source_id"],
                worst["locator"],
            ),
            Note(
                "doubt",
                say(
                    "Early strength is rounded to hundreds: with {n} serving, as in {year}, one death is {one} for each thousand.",
                    n=first["uniformed"],
                    year=Year(first["year"]),
                    one=Decimal(1000 / first["uniformed"]),
                ),
                first["source_id"],
                first["locator"],
            ),
            LATE,
        ),
        sources=(fallen.HUB, "ipi", "un-monthly-contributions"),
        has_doubt=True,
    )


def rate_headings() -> dict:
    """Return the headings of the table of rates."""
    return {
        "year": heading("world_strength", "year"),
        "deaths": say("Uniformed deaths"),
        "malicious_acts": say("Of these by malicious acts"),
        "uniformed": say("Strength at the year's end"),
        "rate": say("Deaths per thousand"),
        "malicious_rate": say("By malicious acts, per thousand"),
        "mean_uniformed": say("Mean strength of the months"),
        "mean_rate": say("Deaths per thousand of the mean"),
        "quality": heading("world_strength", "quality"),
        "note": heading("world_strength", "note"),
    }


@figure("fallen-groups", by=lambda: GROUPED, mission=operations)
def groups(by: str = "operation", mission: str = "") -> Figure:
    """Deaths by operation, or by the nationality, the capacity or the cause of those who died.

    An operation of fewer than FEWEST deaths has no bars: they would point at single persons.
    """
    deaths = fallen.deaths_in(mission)
    counts = fallen.by_operation() if by == "operation" and not mission else fallen.counted(mission, by)
    is_drawn = len(deaths) >= fallen.FEWEST
    shown = fallen.most_of(counts) if is_drawn else counts.head(0)
    drawn = in_groups(shown, "label")
    has_legend = by != "cause_name"
    picture = (
        Chart(
            lambda look: bars_chart(drawn, look, has_legend),
            height=bars_height(len(drawn), has_legend),
            series=Series("bar", "label", tuple(CAUSES), rows=shown.index),
        )
        if is_drawn
        else Numbers((Number(len(deaths), say("deaths, too few to divide")),))
    )
    return Figure(
        key="fallen-groups",
        finding=GROUP_FINDINGS[by](deaths, counts, shown) if is_drawn else few_finding(deaths),
        unit=joined(
            say("Deaths by cause, to {day}.", day=Day(last_death())),
            say("The {n} with most deaths; all are in the table.", n=len(shown)) if 0 < len(shown) < len(counts) else "",
        ),
        picture=picture,
        alt=say("Bars of deaths: {bars}.", bars=List(tuple(bar_said(row) for row in shown.itertuples()), is_and=False))
        if is_drawn
        else few_finding(deaths),
        table=Table(counts, group_headings(by, mission), {"rate": 2} if "rate" in counts else {}),
        view=View("fallen", {"by": by, "mission": mission}),
        as_of=Day(last_death()),
        notes=(*GROUP_NOTES.get(by, ()), NO_NAMES, LATE),
        sources=(fallen.HUB,),
    )


def bar_said(row):
    """Return one bar in words."""
    return say("{name} {n}", name=row.label, n=row.deaths)


def few_finding(deaths: pd.DataFrame):
    """Return of an operation with few deaths how many they were, or that there were none."""
    if deaths.empty:
        return say("No death is recorded.")
    return say_n("One person died: too few to divide.", "{n} people died: too few to divide.", len(deaths))


def operations_finding(deaths: pd.DataFrame, counts: pd.DataFrame, shown: pd.DataFrame):
    """Return in how many operations people died."""
    if deaths["mission_id"].nunique() == 1:
        return say("{n} deaths in {operation}.", n=len(deaths), operation=counts["label"].iloc[0])
    return say(
        "People died in {n} of {all} operations; {share} of all deaths fell in the {shown} shown.",
        n=len(counts),
        all=len(mission_spans()),
        share=Percent(shown["deaths"].sum() / counts["deaths"].sum()),
        shown=len(shown),
    )


def nationality_finding(deaths: pd.DataFrame, counts: pd.DataFrame, shown: pd.DataFrame):
    """Return from how many countries the dead came."""
    return say_n(
        "Those who died came from one country.",
        "Those who died came from {n} countries.",
        int((counts["label"] != "Not determined").sum()),
    )


def type_finding(deaths: pd.DataFrame, counts: pd.DataFrame, shown: pd.DataFrame):
    """Return in what capacity they served."""
    kinds = deaths["personnel_type"]
    return say(
        "{military} of the {all} who died were soldiers, {civilians} were civilians.",
        military=int((kinds == "military").sum()),
        all=len(deaths),
        civilians=int(kinds.isin(CIVILIANS).sum()),
    )


def cause_finding(deaths: pd.DataFrame, counts: pd.DataFrame, shown: pd.DataFrame):
    """Return which cause is the most frequent; several when they are equal."""
    first = counts[counts["deaths"] == counts["deaths"].max()]
    names = List(tuple(first["label"]))
    if len(first) > 1:
        return say("{names} are the most frequent causes, {n} deaths each.", names=names, n=first["deaths"].iloc[0])
    return say("{names}: the most frequent cause, {n} of {all} deaths.", names=names, n=first["deaths"].iloc[0], all=len(deaths))


GROUP_FINDINGS = {
    "operation": operations_finding,
    "nationality": nationality_finding,
    "type": type_finding,
    "cause_name": cause_finding,
}
GROUP_NOTES = {
    "operation": (
        Note("read", say("Operations stand in the order in which they began.")),
        Note(
            "doubt",
            say(
                "Rates in the table are deaths for each thousand years of one person's service, where strength is known for nine months in "
                "ten and comes to a thousand such years. In small operations a few deaths make a high rate."
            ),
            "ipi",
        ),
    ),
    "nationality": (Note("read", say("Nationalities stand in the order of their names.")),),
}


def group_headings(by: str, mission: str) -> dict:
    """Return the headings of a table of deaths by group."""
    first = {
        "operation": heading("fatalities", "mission_id"),
        "nationality": heading("fatalities", "nationality"),
        "type": heading("fatalities", "personnel_type"),
        "cause_name": heading("fatalities", "cause"),
    }
    more = {
        "months": say("Months deployed"),
        "months_known": say("Months of known strength"),
        "person_years": say("Years of service in these"),
        "uniformed_deaths": say("Uniformed deaths in these"),
        "rate": say("Deaths per thousand years of service"),
    }
    return {"label": first[by]} | cause_headings() | (more if by == "operation" and not mission else {})


@figure("fallen-days", mission=operations)
def days(mission: str = "") -> Figure:
    """The days on which most died, as dated accounts."""
    rows = fallen.heaviest_days(mission)
    shown = rows if mission else rows.head(DAYS_SHOWN)
    finding = (
        say("No single day of {operation} is told.", operation=acronym(mission))
        if mission and rows.empty
        else say("Remembered by the names of places: {places}.", places=List(tuple(place_of(day) for day in shown.itertuples())))
    )
    names = mission_spans().set_index("mission_id")["acronym"]
    return Figure(
        key="fallen-days",
        finding=finding,
        unit=say("The days on which most of one operation's people died."),
        picture=Text(tuple(entry_of(day, names[day.mission_id]) for day in shown.itertuples()), "cards"),
        alt=finding
        if shown.empty
        else say("Dated accounts: {places}.", places=List(tuple(place_of(day) for day in shown.itertuples()))),
        table=Table(
            rows.assign(operation=rows["mission_id"].map(names)),
            {"date": heading("worst_days", "date"), "operation": heading("worst_days", "mission_id")}
            | headings_of("worst_days", "place", "deaths", "what_happened"),
        ),
        view=View("fallen", {"mission": mission}),
        as_of=Day(last_death()),
        notes=(
            Note(
                "read",
                say(
                    "Every day on which one operation lost {n} people or more, and some of fewer, is in the table.",
                    n=fallen.accounts_from(),
                ),
            ),
            *other_count_notes(shown),
        ),
        sources=(fallen.HUB,),
    )


def place_of(day):
    """Return a day by its place and year: `Port-au-Prince 2010`."""
    return say("{place} {year}", place=day.place.split(",")[0].split(" (")[0], year=Year(day.date.year))


def entry_of(day, operation: str) -> Entry:
    """Return one day as an account."""
    return Entry(
        title=say_n("{place}: one death", "{place}: {n} deaths", day.deaths, place=day.place),
        when=say("{day}, {operation}", day=Day(day.date), operation=operation),
        body=prose(day.what_happened, "worst_days", f"{day.date:%Y-%m-%d}.{day.mission_id}", "what_happened"),
        source_id=day.source_id,
        locator=day.locator,
    )


def other_count_notes(rows: pd.DataFrame) -> Iterable[Note]:
    """Return what others count for the days shown."""
    differing = shared_table("discrepancies")
    for day in rows.itertuples():
        for row in other_counts(differing, day.mission_id, day.date).itertuples():
            yield Note(
                "doubt",
                joined(
                    say("{place}: another source counts {n}.", place=place_of(day), n=row.other_value),
                    prose(row.reason, "discrepancies", row.discrepancy_id, "reason"),
                ),
                row.other_source_id,
            )


@figure("fallen-compared")
def compared() -> Figure:
    """Totals published elsewhere beside the table's count to the same day."""
    rows = fallen.totals()
    dated = rows[(rows["mission_id"] == "") & rows["year"].isna()].dropna(subset="ours_all")
    between = int(((dated["fatalities"] >= dated["ours"]) & (dated["fatalities"] <= dated["ours_all"])).sum())
    names = mission_spans().set_index("mission_id")["acronym"]
    table = rows.assign(operation=rows["mission_id"].map(names).fillna(""))
    return Figure(
        key="fallen-compared",
        finding=say("{n} of {all} published totals of deaths lie between our two counts.", n=between, all=len(dated)),
        unit=say("Deaths since 1948 to the day of each published total: in operations alone, and with political missions."),
        picture=Chart(lambda look: totals_chart(dated, look), height=HEIGHT),
        alt=say("Published totals of deaths between the table's two counts, {n} of them by day.", n=len(dated)),
        table=Table(
            table,
            {
                "operation": heading("published_fatalities", "mission_id"),
                "year": heading("published_fatalities", "year"),
                "as_of_date": heading("published_fatalities", "as_of_date"),
                "fatalities": say("Published"),
                "ours": say("Our count, operations"),
                "ours_all": say("Our count, with political missions"),
                "note": heading("published_fatalities", "note"),
                "reason": say("Why they differ"),
            },
        ),
        view=View("sources"),
        as_of=Day(last_death()),
        notes=(
            Note("read", say("A published total is of its own day; our table also has deaths that were entered later.")),
            *apart_notes(),
        ),
        sources=(fallen.HUB,),
    )
