"""What does peacekeeping cost? The approved budget over the years, its stages, and the budget divided by those in uniform."""

from itertools import pairwise

import pandas as pd

from charts.money import COST_HEIGHT, HEIGHT, budget_chart, cost_chart, rounded_cost, stages_chart
from data import finance
from data.load import as_of
from data.money import PRICE_YEAR
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from words import Day, List, Money, Percent, Span, Year, joined, prose, say

PRICES = {"constant": say("Dollars of {year}", year=Year(PRICE_YEAR)), "current": say("Dollars of the year")}
BASE_YEARS = {"constant": PRICE_YEAR, "current": 0}
INDEX = Note(
    "doubt",
    say(
        "Dollars of {year}: by the consumer price index of the United States (CPI-U), a July to June year by the index of the calendar "
        "year in which it opens. The index of 2025 is the mean of eleven months; there is none of 2026 yet.",
        year=Year(PRICE_YEAR),
    ),
    "bls-cpi-u",
)

HOLLOW = Note("read", say("Hollow: an estimated amount, or one that leaves operations or months out."))


def years_shown() -> list[int]:
    """Return no chosen year, the earliest one known, one without a total, one with two of them, the latest."""
    return [0, 1987, 1989, 1996, 2026]


def years_known() -> list[int]:
    """Return the years of which a total is known, by the calendar year in which each opens."""
    return sorted(int(year) for year in finance.totals(0)["year"].unique())


def in_dollars(prices: str):
    """Return in which dollars amounts are, to end a sentence with."""
    return say("in dollars of {year}", year=Year(PRICE_YEAR)) if prices == "constant" else say("in dollars of each year")


def price_notes(prices: str) -> tuple[Note, ...]:
    """Return how amounts were brought to the prices of one year, where they were."""
    return (INDEX,) if prices == "constant" else ()


def price_sources(prices: str) -> tuple[str, ...]:
    """Return the source of the index, where it was used."""
    return ("bls-cpi-u",) if prices == "constant" else ()


def chosen(prices: str) -> dict[str, str]:
    """Return how an address says the prices."""
    return {"prices": "" if prices == "constant" else prices}


def totals_table(base_year: int) -> Table:
    """Return every total by year and stage."""
    rows = finance.totals(base_year)
    named = {name: rows[name].map(labels("budgets", name)) for name in ("stage", "scope", "quality")}
    rows = rows.assign(**named, shown_usd=rows["shown_usd"].round())
    shown = {"shown_usd": say("In dollars of {year}", year=Year(base_year))} if base_year else {}
    return Table(
        rows,
        headings_of("budgets", "fiscal_year", "stage", "amount_usd")
        | shown
        | headings_of("budgets", "scope", "is_part", "quality", "period_from", "period_to", "note"),
    )


@figure("money-budget", prices=lambda: PRICES, year=years_shown)
def budget(prices: str = "constant", year: int = 0) -> Figure:
    """The approved budget of all operations by year, in dollars of one year or of each; the budget that opens in `year` is marked."""
    base_year = BASE_YEARS[prices]
    line = finance.budget_line(base_year)
    approved = line[line["is_approved"]]
    most, last = approved.loc[approved["shown_usd"].idxmax()], approved.iloc[-1]
    return Figure(
        key="money-budget",
        finding=say(
            "The approved budget fell from {most} in {peak} to {last} in {latest}.",
            most=Money(most["shown_usd"]),
            peak=most["fiscal_year"],
            last=Money(last["shown_usd"]),
            latest=last["fiscal_year"],
        ),
        unit=joined(
            say("First approved, {dollars}.", dollars=in_dollars(prices)),
            in_year(line, year),
        ),
        picture=Chart(lambda look: budget_chart(line, look, year), height=HEIGHT, series=budget_series(base_year)),
        alt=say(
            "A line of the approved budget by year from {first}: highest {most} in {peak}, latest {last} in {latest}.",
            first=approved["fiscal_year"].iloc[0],
            most=Money(most["shown_usd"]),
            peak=most["fiscal_year"],
            last=Money(last["shown_usd"]),
            latest=last["fiscal_year"],
        ),
        table=totals_table(base_year),
        view=View("money", chosen(prices)),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "Approved: the first budget of the General Assembly for the year, from July to June. Dashed: what was spent, until July 1996."
                ),
            ),
            Note(
                "read",
                say(
                    "All operations are counted, {span}; the latest budget is {less} less than the highest.",
                    span=Span(approved["fiscal_year"].iloc[0], last["fiscal_year"]),
                    less=Percent(1 - last["shown_usd"] / most["shown_usd"]),
                ),
            ),
            HOLLOW,
            *price_notes(prices),
            *not_yet_priced(base_year),
            *scope_notes(),
            *part_notes(),
            *gap_notes(),
        ),
        sources=price_sources(prices),
        has_doubt=True,
    )


def budget_series(base_year: int) -> Series:
    """Return which totals are drawn: what was first approved, and before it what was spent, by the year in which each opens."""
    rows, line = finance.totals(base_year), finance.budget_line(base_year)
    named = labels("budgets", "stage")
    drawn = rows[(rows["fiscal_year"] + rows["stage"]).isin(line["fiscal_year"] + line["stage"])].sort_values("period_from")
    return Series(
        "line",
        "year",
        ("shown_usd" if base_year else "amount_usd",),
        by="stage",
        names={name: name for stage, name in named.items() if stage in set(line["stage"])},
        doubt="is_doubtful",
        unit="dollars",
        rows=drawn.dropna(subset="shown_usd").index,
    )


def in_year(line: pd.DataFrame, year: int):
    """Return the amount of the chosen year, or that none is known."""
    if not year:
        return ""
    found = line[line["year"] == year].tail(1)
    if found.empty:
        found = finance.budget_line(0)[finance.budget_line(0)["year"] == year].tail(1)
        if found.empty:
            return say("No total is known for {year}.", year=Year(year))
        unpriced = say("{year}: {amount} in dollars of the year; its prices are not known yet.")
        return unpriced(year=found["fiscal_year"].iloc[0], amount=Money(found["shown_usd"].iloc[0]))
    return say("{year}: {amount}.", year=found["fiscal_year"].iloc[0], amount=Money(found["shown_usd"].iloc[0]))


def not_yet_priced(base_year: int) -> tuple[Note, ...]:
    """Return the approved budgets whose prices are not known yet, in dollars of the year."""
    rows = finance.totals(base_year)
    rows = rows[rows["shown_usd"].isna() & (rows["stage"] == "initial")]
    return tuple(
        Note(
            "doubt",
            say(
                "{amount} is approved for {year}; its prices are not known yet.",
                amount=Money(row.amount_usd),
                year=row.fiscal_year,
            ),
            row.source_id,
            row.locator,
        )
        for row in rows.itertuples()
    )


def scope_notes() -> tuple[Note, ...]:
    """Return for how many budgets it is not said whether the support account is in them."""
    rows = finance.totals(0)
    approved = rows[rows["stage"] == "initial"]
    return (
        Note(
            "doubt",
            say(
                "For {n} of {all} approved budgets the source does not say whether they include the support account and logistics bases; "
                "the table says which.",
                n=int((approved["scope"] == "unstated").sum()),
                all=len(approved),
            ),
        ),
        Note("doubt", say("The calendar year 1996 and the budget of 1996/97 overlap by six months.")),
    )


def part_notes() -> tuple[Note, ...]:
    """Return which approved budgets leave operations or months out, each with its source."""
    rows = finance.totals(0)
    rows = rows[rows["is_part"]]
    return tuple(
        Note(
            "doubt",
            joined(
                say("{year} leaves something out: {what}.", year=row.fiscal_year, what=note_of(row)),
                *(
                    say("{operation} is financed to {day} only.", operation=short.acronym, day=Day(short.period_to))
                    for short in finance.short_amounts(row.fiscal_year).itertuples()
                ),
            ),
            row.source_id,
            row.locator,
        )
        for row in rows.itertuples()
    )


def note_of(row):
    """Return a budget's note as prose of the table."""
    return prose(row.note, "budgets", f"{row.fiscal_year}.{row.stage}.{row.source_id}", "note")


def gap_notes() -> tuple[Note, ...]:
    """Return the years without a total, and what single operations cost in them."""
    years = finance.years_without_total()
    breaks = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(years)) if b != a + 1), len(years)]
    spans = tuple(Span(Year(years[a]), Year(years[b - 1])) for a, b in pairwise(breaks))
    return (
        Note("doubt", say("No total was found for {years}.", years=List(spans))),
        *(
            Note(
                "doubt",
                say(
                    "{operation} alone: {amounts} a year, {years}, roughly.",
                    operation=finance.acronyms()[row.mission_id],
                    amounts=Span(Money(row.least_usd), Money(row.most_usd)),
                    years=Span(row.first_year, row.last_year),
                ),
                row.source_id,
                row.locator,
            )
            for row in finance.early_budgets().itertuples()
        ),
    )


@figure("money-stages")
def stages() -> Figure:
    """What was first approved, approved in the end and spent, side by side: for readers who compare sources."""
    rows = finance.totals(0)
    wide = rows.pivot(index="fiscal_year", columns="stage", values="amount_usd")
    raised = wide.dropna(subset=["initial", "final"])
    return Figure(
        key="money-stages",
        finding=say(
            "In {n} of {all} years where both are known, the final budget exceeded the first.",
            n=int((raised["final"] > raised["initial"]).sum()),
            all=len(raised),
        ),
        unit=say(
            "All operations, in dollars of the year: first approved, final, and spent or billed; each as far as it is known."
        ),
        picture=Chart(lambda look: stages_chart(rows, look), height=HEIGHT),
        alt=say("Points of the amounts first approved, approved in the end and spent, {n} in all, by year.", n=len(rows)),
        table=totals_table(0),
        view=View("sources", {"part": "money"}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("Points of one year are joined by a line.")),
            HOLLOW,
            *scope_notes(),
            *part_notes(),
            *gap_notes(),
        ),
        has_doubt=True,
    )


@figure("money-cost", prices=lambda: PRICES, year=years_shown)
def cost(prices: str = "constant", year: int = 0) -> Figure:
    """The budget of a year divided by those in uniform; `year` is marked."""
    base_year = BASE_YEARS[prices]
    rows = finance.costs(base_year)
    monthly, last = rows[rows["is_mean"]].iloc[-1], rows.iloc[-1]
    return Figure(
        key="money-cost",
        finding=say(
            "In {first} the budget came to about {then} dollars for each person in uniform; in {last} to about {now}.",
            first=monthly["fiscal_year"],
            then=rounded_cost(monthly),
            last=last["fiscal_year"],
            now=rounded_cost(last),
        ),
        unit=joined(
            say("Budget of a July to June year divided by its mean uniformed strength, {dollars}.", dollars=in_dollars(prices)),
            cost_in_year(rows, year),
        ),
        picture=Chart(lambda look: cost_chart(rows, look, year), height=COST_HEIGHT),
        alt=say(
            "Points of the budget for each person in uniform by year, {span}, between {low} and {high} dollars.",
            span=Span(rows["fiscal_year"].iloc[0], last["fiscal_year"]),
            low=int(round(rows["cost_usd"].min(), -3)),
            high=int(round(rows["cost_usd"].max(), -3)),
        ),
        table=Table(
            finance.cost_table(base_year),
            {
                "year": heading("budgets", "fiscal_year"),
                "persons": say("Uniformed strength"),
                "basis": say("Strength is"),
                "stage": heading("budgets", "stage"),
                "amount_usd": heading("budgets", "amount_usd"),
                "cost_usd": say("Dollars a person and year"),
                "is_low": heading("budgets", "is_part"),
            },
        ),
        view=View("money", chosen(prices)),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "This is not what a soldier costs: the same budget pays civilian staff, aircraft, supplies and camps, and in several "
                    "years the support of the African Union's force in Somalia, whose soldiers are not counted."
                ),
            ),
            Note(
                "read",
                say(
                    "Hollow: the amount leaves something out, so the cost is too low, or one count stands for the year's strength."
                ),
            ),
            Note("doubt", say("The final budget is divided where it is known, otherwise the one first approved.")),
            Note("doubt", say("Strength is the mean of the months known of a year, six at least."), "un-monthly-contributions"),
            Note(
                "doubt",
                say("For 2018/19 it is one count, of December, which includes those in uniform in political missions."),
                "un-monthly-contributions",
            ),
            Note("doubt", say("For 2025/26 it is one count, reported by the press."), "africanews-2025-10"),
            Note(
                "doubt",
                say(
                    "No point for {years}: no count near December is known, or no index of prices.",
                    years=List(tuple(finance.years_without_cost(base_year))),
                ),
            ),
            *price_notes(prices),
        ),
        sources=("ipi", "un-monthly-contributions", *price_sources(prices)),
        has_doubt=True,
    )


def cost_in_year(rows: pd.DataFrame, year: int):
    """Return the cost a person in the chosen year, or that none is known."""
    if not year:
        return ""
    found = rows[rows["year"] == year].tail(1)
    if found.empty:
        return say("It is not known for {year}.", year=Year(year))
    return say(
        "{year}: about {dollars} dollars.", year=found["fiscal_year"].iloc[0], dollars=int(round(found["cost_usd"].iloc[0], -2))
    )
