"""What does each operation cost? The amounts of a year as bars, and the latest found for every operation."""

from charts.payments import bars_height, operations_chart
from data import finance
from data.costs import years_by_operation
from data.load import as_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Chart, Grid
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Money, Year, joined, say, say_n

STAGES = {"initial": say("First approved"), "expenditure": say("Spent")}
APPROVED = say("Of {n} operations known for {year}, {operation} was to cost most: {amount} first approved.")
SPENT = say("Of {n} operations known for {year}, {operation} cost most: {amount} spent.")


def years_shown() -> list[int]:
    """Return no chosen year, one long before the first known, one known at either stage, one with gaps, one after the last."""
    return [0, 1994, 2020, 2021, 2026]


def operations() -> list[str]:
    """Return no operation, one with a budget, one of the regular budget."""
    return ["", "unmiss", "untso"]


def amounts_table(rows) -> Table:
    """Return amounts of single operations."""
    named = {name: rows[name].map(labels("budgets", name)) for name in ("stage", "scope", "quality")}
    return Table(
        rows.assign(**named),
        {"acronym": heading("budgets", "mission_id")}
        | headings_of("budgets", "fiscal_year", "period_from", "period_to", "stage", "amount_usd", "scope", "quality", "note"),
    )


@figure("money-operations", stage=lambda: STAGES, year=years_shown, mission=operations)
def by_operation(stage: str = "initial", year: int = 0, mission: str = "") -> Figure:
    """What was first approved for each operation, or spent, in the year that opens in `year` or the nearest known; 0 is the latest."""
    rows = finance.operations(stage, year)
    fiscal_year, first = rows["fiscal_year"].iloc[0], rows.iloc[0]
    missing = finance.operations_missing(stage, year)
    return Figure(
        key="money-operations",
        finding=(APPROVED if stage == "initial" else SPENT)(
            n=len(rows), operation=first["acronym"], year=fiscal_year, amount=Money(first["amount_usd"])
        ),
        unit=joined(
            say("{stage}, July to June, in dollars of the year.", stage=label("budgets", "stage", stage)),
            nearest(year, fiscal_year),
            say_n("No amount is known for one other operation.", "No amount is known for {n} other operations.", len(missing))
            if missing
            else "",
        ),
        picture=Chart(
            lambda look: operations_chart(rows, look, mission),
            height=bars_height(len(rows)),
            series=Series("bar", "acronym", ("amount_usd",), doubt="is_doubtful", unit="dollars"),
        ),
        alt=say(
            "Bars of amounts by operation, {year}: {bars}.",
            year=fiscal_year,
            bars=List(
                tuple(bar_said(row) for row in rows.itertuples()),
                is_and=False,
            ),
        ),
        table=amounts_table(rows),
        view=View("money", {"stage": "" if stage == "initial" else stage, "date": f"{year}-07-01" if year else ""}),
        as_of=Day(as_of()),
        notes=(
            *missing_notes(missing, fiscal_year),
            Note("read", say("UNTSO and UNMOGIP are paid from the regular budget, by calendar years.")),
            *scope_notes(rows),
            Note(
                "doubt",
                say(
                    "Shown are years in which the amounts of five operations or more are known: {years}.",
                    years=List(tuple(sorted(years_by_operation(stage)))),
                ),
            ),
        ),
        has_doubt=bool(rows["is_doubtful"].any()),
    )


def bar_said(row):
    """Return one bar in words."""
    return say("{name} {amount}", name=row.acronym, amount=Money(row.amount_usd))


def nearest(year: int, fiscal_year: str):
    """Return that another year is shown than was chosen."""
    if not year or int(fiscal_year[:4]) == year:
        return ""
    return say("No amounts by operation for {asked}; shown is {year}, the nearest.", asked=Year(year), year=fiscal_year)


def missing_notes(missing: list[str], fiscal_year: str) -> tuple[Note, ...]:
    """Return which operations that were deployed in the year have no amount."""
    if not missing:
        return ()
    return (
        Note(
            "read", say("Deployed in {year}, but no amount was found: {missing}.", year=fiscal_year, missing=List(tuple(missing)))
        ),
    )


def scope_notes(rows) -> tuple[Note, ...]:
    """Return what the amounts of a year include, and which of them include something else than most."""
    counts = rows["scope"].value_counts()
    usual = counts.index[0]
    names = {scope: label("budgets", "scope", scope) for scope in counts.index}
    others = tuple(
        Note(
            "doubt",
            say(
                "{operations}: {scope}.",
                operations=List(tuple(rows.loc[rows["scope"] == scope, "acronym"])),
                scope=names[scope],
            ),
        )
        for scope in counts.index[1:]
    )
    return (
        Note(
            "doubt", say("Most amounts: {scope}. Amounts that include different things may not be added up.", scope=names[usual])
        ),
        *others,
    )


@figure("money-latest")
def latest() -> Figure:
    """The latest amounts found for every operation: for readers who look one up."""
    rows = finance.latest()
    stages = [stage for stage in labels("budgets", "stage") if stage in set(rows["stage"])]
    wide = rows.drop_duplicates(["mission_id", "stage"]).pivot(index="mission_id", columns="stage", values="amount_usd")
    doubtful = rows.groupby(["mission_id", "stage"])["is_doubtful"].any().to_dict()
    years = rows.drop_duplicates("mission_id").set_index("mission_id")
    grid = tuple(
        (
            Cell(years.at[mission_id, "acronym"]),
            Cell(years.at[mission_id, "fiscal_year"]),
            *(
                Cell("", 0) if missing else Cell(Money(amount), is_doubtful=doubtful[mission_id, stage])
                for stage, amount, missing in zip(
                    stages, wide.loc[mission_id, list(stages)], wide.loc[mission_id, list(stages)].isna(), strict=True
                )
            ),
        )
        for mission_id in years.index
    )
    return Figure(
        key="money-latest",
        finding=say("Amounts of {n} operations are known; the table has the latest found for each.", n=len(years)),
        unit=say("In dollars of the year: amounts of different years cannot be compared."),
        picture=Grid(
            (
                heading("budgets", "mission_id"),
                heading("budgets", "fiscal_year"),
                *(label("budgets", "stage", stage) for stage in stages),
            ),
            grid,
        ),
        alt=say("The latest amounts of {n} operations, with their years.", n=len(years)),
        table=amounts_table(rows),
        view=View("sources", {"part": "money"}),
        as_of=Day(as_of()),
        has_doubt=True,
    )
