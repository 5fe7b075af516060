"""Who sent people to an operation, and what did it cost?"""

import pandas as pd

from charts.coverage import counts_chart, counts_height
from charts.mission import AS_DEAR, MONEY_HEIGHT, money_chart
from data import missions
from data.contributors import labels_of
from data.derive import rows_of
from data.load import as_of, shared_table
from data.people import contributors_to, first_year_by_mission, last_month
from data.schema import is_doubtful, labels
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.missions import LIST, acronym, operations
from figures.pictures import Chart, Number, Numbers
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Money, Month, Span, Words, Year, joined, say, say_n

SHOWN = 12  # bars of contributors; all stand in the table
MEANS = Note(
    "doubt",
    say("Persons, spread over all months of a year that are known, also where the operation ran for fewer."),
    "un-monthly-contributions",
)


@figure("mission-contributors", mission=operations)
def contributors(mission: str = "unmiss") -> Figure:
    """Which countries sent soldiers and police to an operation in the last year known."""
    rows = missions.contributors_latest(mission)
    if rows.empty:
        return unknown_contributors(mission)
    year, women = int(rows["year"].iloc[0]), int(round(rows["women"].sum()))
    largest = rows.head(SHOWN)
    drawn = pd.DataFrame({"label": labels_of(largest), "n": largest["uniformed"].round(0).astype(int)})
    known = contributors_to(mission)
    return Figure(
        key="mission-contributors",
        finding=say_n(
            "One country sent soldiers or police to {acronym} in {year}, {most}.",
            "{n} countries sent soldiers or police to {acronym} in {year}, most of them {most}.",
            len(rows),
            acronym=acronym(mission),
            year=Year(year),
            most=rows["name"].iloc[0],
        ),
        unit=joined(
            say("{n} in uniform on the year's mean, {women} of them women.", n=round(rows["uniformed"].sum()), women=women),
            say("Shown are the {n} largest.", n=len(drawn)) if len(drawn) < len(rows) else "",
        ),
        picture=Chart(
            lambda look: counts_chart(drawn, look, say("{label}: {n} in uniform")),
            height=counts_height(drawn),
            series=Series("bar", "name", ("uniformed",), rows=largest_of(known, largest)),
        ),
        alt=say("Bars of contributors: {names}.", names=List(tuple(largest["name"]), is_and=False)),
        table=Table(
            known,
            {
                "year": heading("contributions", "year"),
                "name": heading("contributors", "name"),
                "uniformed": heading("contributions", "uniformed"),
                "women": heading("contributions", "women"),
            },
            {"uniformed": 0, "women": 0},
        ),
        view=View("mission", {"mission": mission, "part": "people"}),
        as_of=year_told(year),
        notes=(
            Note("read", say("The table has every country and year from {first}.", first=Year(known["year"].min()))),
            MEANS,
        ),
    )


def largest_of(known: pd.DataFrame, shown: pd.DataFrame) -> pd.Index:
    """Return the labels of the rows of a table of all years that some rows of one year are."""
    of_year = known[known["year"] == shown["year"].iloc[0]].reset_index().set_index("iso3")["index"]
    return pd.Index(of_year[shown["iso3"]])


def year_told(year: int):
    """Return a year, or of the last one the month to which it is counted."""
    return Month(last_month()) if year == last_month().year else Year(year)


def unknown_contributors(mission: str) -> Figure:
    """Return the figure of an operation whose contributors are not told by operation: what is known instead."""
    hosts = rows_of("host_countries", mission).merge(shared_table("countries")[["country_id", "name"]], on="country_id")
    return Figure(
        key="mission-contributors",
        finding=say("Which countries sent people to {acronym}, and how many, is not in our tables.", acronym=acronym(mission)),
        unit=say(
            "Contributors by operation are known from {first} to {last}.",
            first=Year(first_year_by_mission()),
            last=Month(last_month()),
        ),
        picture=Numbers((Number(say("Unknown"), say("contributing countries")),)),
        alt=say("The contributors to {acronym} are not known.", acronym=acronym(mission)),
        table=Table(hosts, {"name": heading("host_countries", "country_id"), "note": heading("host_countries", "note")}),
        view=View("mission", {"mission": mission, "part": "people"}),
        as_of=Day(as_of()),
        notes=(Note("read", say("The table has the countries and territories in which it was deployed.")),),
        sources=("un-monthly-contributions", "contributions-2010-2021"),
    )


@figure("mission-money", mission=operations)
def money(mission: str = "unmiss") -> Figure:
    """What was approved or spent for an operation, year by year."""
    rows, known = missions.yearly_money(mission), rows_of("budgets", mission)
    if rows.empty:
        return unknown_money(mission)
    last = rows.iloc[-1]
    return Figure(
        key="mission-money",
        finding=dearest(acronym(mission), rows),
        unit=say("Million dollars of the time, for each year that could be sourced: spent where known, else approved."),
        picture=Chart(
            lambda look: money_chart(told_money(rows, look.words), look),
            height=MONEY_HEIGHT,
            series=Series(
                "column", "fiscal_year", ("amount_usd",), doubt="is_doubtful", unit="dollars", rows=amounts_of(known, rows)
            ),
        ),
        alt=say("Bars of money by year, {span}.", span=Span(rows["fiscal_year"].iloc[0], last["fiscal_year"])),
        table=Table(
            known.assign(
                stage=known["stage"].map(labels("budgets", "stage")),
                scope=known["scope"].map(labels("budgets", "scope")),
                quality=known["quality"].map(labels("budgets", "quality")),
                is_doubtful=is_doubtful("budgets", known),
            ),
            headings_of("budgets", "fiscal_year", "stage", "amount_usd", "scope", "quality", "note"),
        ),
        view=View("mission", {"mission": mission, "part": "money"}),
        as_of=last["fiscal_year"],
        notes=(
            Note("read", say("Every amount that was found, approved and spent, is in the table: {n}.", n=len(known))),
            Note(
                "doubt",
                say(
                    "Some amounts hold the operation's part of the support account and the bases, others do not; the table says which. Years "
                    "without a bar were not found."
                ),
            ),
            *difference_notes(mission, "budgets"),
        ),
        has_doubt=bool(is_doubtful("budgets", rows).any()),
    )


def dearest(name: str, rows: pd.DataFrame):
    """Return which year of an operation's amounts (data.missions.yearly_money) was the dearest, or which: some are rounded."""
    amounts = rows["amount_usd"].astype(float)
    most = rows[amounts >= AS_DEAR * amounts.max()]
    return say_n(
        "The dearest known year of {acronym} was {years}, at {money}.",
        "The dearest known years of {acronym} were {years}, at {money}.",
        len(most),
        acronym=name,
        years=List(tuple(most["fiscal_year"])),
        money=Money(amounts.max()),
    )


def amounts_of(known: pd.DataFrame, yearly: pd.DataFrame) -> pd.Index:
    """Return the labels of the rows of a table of all amounts that the one amount of each year is."""
    keys = ["fiscal_year", "stage", "amount_usd", "source_id", "locator"]
    found = yearly.merge(known.reset_index()[["index", *keys]], on=keys, how="left")
    return pd.Index(found.drop_duplicates("fiscal_year")["index"])


def told_money(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return amounts with what pointing at each says."""
    told = [
        words(
            say(
                "{year}: {money}, {stage}; {scope}. {quality}",
                year=row.fiscal_year,
                money=Money(float(row.amount_usd)),
                stage=label("budgets", "stage", row.stage),
                scope=label("budgets", "scope", row.scope),
                quality=label("budgets", "quality", row.quality),
            )
        )
        for row in rows.itertuples()
    ]
    return rows.assign(usd=rows["amount_usd"], told=told, is_doubtful=is_doubtful("budgets", rows))


def unknown_money(mission: str) -> Figure:
    """Return the figure of an operation of which no amount was found."""
    empty = rows_of("budgets", mission)
    return Figure(
        key="mission-money",
        finding=say("No amount that {acronym} cost could be sourced.", acronym=acronym(mission)),
        unit=say("Budgets and expenditure of operations, as far as they were found."),
        picture=Numbers((Number(say("Unknown"), say("budget")),)),
        alt=say("The money of {acronym} is not known.", acronym=acronym(mission)),
        table=Table(empty, headings_of("budgets", "fiscal_year", "stage", "amount_usd")),
        view=View("mission", {"mission": mission, "part": "money"}),
        as_of=Day(as_of()),
        sources=(LIST,),
    )
