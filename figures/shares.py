"""Who pays? The largest shares of each peacekeeping budget, one state's share step by step, and the levels of the scale."""

from charts.payments import bars_height, shares_chart
from data import finance, money
from data.load import as_of, load_table, shared_table
from data.schema import doubts
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Chart, Entry, Grid, Number, Numbers, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of
from words import Day, Decimal, List, Money, Percent, Year, joined, prose, say

SCALE = (
    Note(
        "read",
        say(
            "The scale starts from each state's rate of the regular budget. States are placed in levels A to J, for the most part by income "
            "a head; most levels have a discount, and the least developed countries pay a tenth of their rate."
        ),
    ),
    Note(
        "read",
        say(
            "What all discounts leave unpaid falls on level A, the five permanent members of the Security Council, in proportion to their "
            "regular rates."
        ),
    ),
    Note("doubt", say("Levels C to J, and three states of level B by an exceptional decision, have a discount.")),
    Note(
        "doubt",
        say(
            "The report with the scale of 2025 to 2027, A/79/318/Add.1, could not be read. The discounts were worked out from the amounts the "
            "United Nations charged each state, as it publishes them; where a level's letter follows from a discount or from the order of "
            "levels only, the notes say so."
        ),
    ),
)
CHARGED = ("un-open-regular-budget-2025", "un-open-regular-budget-2026")


def states() -> list[str]:
    """Return no state, a permanent member, one without a discount, one with one, one of less than a million dollars, one not assessed."""
    return ["", "USA", "DEU", "IND", "TUV", "YUG"]


def states_known() -> list[str]:
    """Return the iso3 codes of the states on the scale."""
    return finance.assessed_states()


def shares_table() -> Table:
    """Return every member state's share."""
    rows = finance.shares()
    return Table(
        rows,
        headings_of("assessments", "name", "iso3", "year", "regular_pct", "discount_pct")
        | {"premium_pct": say("Premium, points"), "share_pct": say("Share of peacekeeping, per cent")}
        | headings_of("assessments", "published_pct", "level", "note"),
        {"premium_pct": 4, "share_pct": 4, "discount_pct": 4, "published_pct": 4},
    )


@figure("money-shares", state=states)
def shares(state: str = "") -> Figure:
    """The largest shares of each peacekeeping budget, and that of a chosen state."""
    rows, year = finance.shares(), money.assessment_year()
    shown = finance.largest_shares(state)
    five = rows[rows["iso3"].isin(money.PERMANENT_MEMBERS)]["share_pct"].sum() / 100
    ten = rows.head(finance.LARGEST)
    discounted = ten[ten["discount_pct"] > 0]["name"]
    return Figure(
        key="money-shares",
        finding=say(
            "The five permanent members of the Security Council pay {five} of every peacekeeping budget.", five=Percent(five, 1)
        ),
        unit=say(
            "Per cent of each budget in {year}; the ten largest of {all} states together pay {ten}.",
            year=Year(year),
            all=len(rows),
            ten=Percent(ten["share_pct"].sum() / 100, 1),
        ),
        picture=Chart(
            lambda look: shares_chart(shown, look, state),
            height=bars_height(len(shown)),
            series=Series("bar", "name", ("share_pct",), unit="percent", rows=rows.index[rows["iso3"].isin(shown["iso3"])]),
        ),
        alt=say(
            "Bars of shares of the budget: {bars}.",
            bars=List(
                tuple(bar_said(row) for row in shown.itertuples()),
                is_and=False,
            ),
        ),
        table=shares_table(),
        view=View("money", {"state": state}),
        as_of=Year(year),
        notes=(
            *SCALE,
            Note(
                "doubt",
                say("A discount is already taken off for {states}.", states=List(tuple(discounted)))
                if len(discounted)
                else say("No state of the ten has a discount."),
            ),
        ),
        sources=CHARGED,
    )


def bar_said(row):
    """Return one bar in words."""
    return say("{state} {share} per cent", state=row.label, share=Decimal(row.share_pct, 2))


def rate(points: float, places: int = 6):
    """Return a number with as many decimals, six at most, as a reader needs to work it out again."""
    text = f"{points:.{places}f}".rstrip("0")
    return Decimal(points, len(text.partition(".")[2]))


@figure("money-share", state=states)
def share(state: str = "") -> Figure:
    """How one state's share comes about, step by step; the largest payer's when none is chosen."""
    rows = finance.shares()
    state = state or rows["iso3"].iloc[0]
    if state not in set(rows["iso3"]):
        return not_assessed(state)
    parts = money.share_parts(state)
    name = rows.set_index("iso3").at[state, "label"]
    return Figure(
        key="money-share",
        finding=say(
            "{state}: {share} per cent of each peacekeeping budget in {year}.",
            state=name,
            share=Decimal(parts["share_pct"], 4),
            year=Year(parts["year"]),
        ),
        unit=say("Level {level} of the scale.", level=parts["level"])
        if parts["level"]
        else say("The source does not say its level."),
        picture=Text((*steps(parts), dollars(parts["share_pct"]), published(state))),
        alt=say("The share of {state} worked out in steps.", state=name),
        table=Table(
            rows[rows["iso3"] == state],
            shares_table().headings,
            {"premium_pct": 4, "share_pct": 4, "discount_pct": 4, "published_pct": 4},
        ),
        view=View("money", {"state": state}),
        as_of=Year(parts["year"]),
        notes=(*SCALE, *state_notes(parts)),
        sources=CHARGED,
    )


def state_notes(parts: dict) -> tuple[Note, ...]:
    """Return what should be known of a state's level and discount."""
    if not parts["note"]:
        return ()
    text = prose(parts["note"], "assessments", f"{parts['year']}.{parts['iso3']}", "note")
    return (Note("doubt", text, parts["source_id"], parts["locator"]),)


def not_assessed(state: str) -> Figure:
    """Return the figure of a state that is no member state on the scale."""
    contributors = shared_table("contributors")
    name = dict(zip(contributors["iso3"], contributors["name"], strict=True)).get(state, state)
    sentence = say("{state} is not a member state on the scale of {year}.", state=name, year=Year(money.assessment_year()))
    return Figure(
        key="money-share",
        finding=sentence,
        unit=say("It pays no assessed share of peacekeeping."),
        picture=Numbers((Number(0, say("per cent, the assessed share of {state}", state=name)),)),
        alt=sentence,
        table=Table(finance.shares().head(0), shares_table().headings),
        view=View("money", {"state": state}),
        as_of=Year(money.assessment_year()),
        sources=CHARGED,
    )


def steps(parts: dict) -> tuple[Entry, ...]:
    """Return the arithmetic of a state's share: the regular rate, the discount or premium, the sum."""
    regular, total = Decimal(parts["regular_pct"], 3), rate(parts["share_pct"])
    source = {"source_id": parts["source_id"], "locator": parts["locator"]}
    first = Entry(say("Regular rate: {rate} per cent", rate=regular), **source)
    if parts["is_permanent"]:
        relief, together = rate(parts["all_relief"]), Decimal(parts["permanent_pct"], 3)
        premium = rate(parts["premium_pct"])
        return (
            first,
            Entry(
                say(
                    "Premium: {relief} × {rate} ÷ {together} = {premium} points",
                    relief=relief,
                    rate=regular,
                    together=together,
                    premium=premium,
                ),
                say(
                    "All discounts together leave {relief} points unpaid. The regular rates of the five permanent members add up to {together}.",
                    relief=relief,
                    together=together,
                ),
            ),
            Entry(say("Share: {rate} + {premium} = {share} per cent", rate=regular, premium=premium, share=total), tone="strong"),
        )
    if parts["discount_pct"] == 0:
        return (first, Entry(say("Discount: none")), Entry(say("Share: {share} per cent", share=total), tone="strong"))
    discount, relief = rate(parts["discount_pct"], 4), rate(parts["relief"])
    return (
        first,
        Entry(
            say(
                "Discount of {discount} per cent: {rate} × {discount} ÷ 100 = {relief} points",
                discount=discount,
                rate=regular,
                relief=relief,
            )
        ),
        Entry(say("Share: {rate} − {relief} = {share} per cent", rate=regular, relief=relief, share=total), tone="strong"),
    )


def dollars(share_pct: float) -> Entry:
    """Return what a share is in dollars of the latest approved budget."""
    latest = money.latest_budget()
    return Entry(
        say("In dollars: about {amount}", amount=Money(latest["amount_usd"] * share_pct / 100)),
        say(
            "Of the {budget} approved for {year}. An illustration, not a bill: what is charged follows mandates, credits and later changes.",
            budget=Money(latest["amount_usd"]),
            year=latest["fiscal_year"],
        ),
        source_id=latest["source_id"],
        locator=latest["locator"],
        is_doubtful=latest["quality"] in doubts("budgets")["quality"],
    )


def published(state: str) -> Entry:
    """Return the latest published share of a state beside ours of that year."""
    known = money.published_share(state)
    if known is None:
        return Entry(say("To compare: no published share of this state was found"))
    return Entry(
        say("To compare, in {year}: {share} per cent", year=Year(known["year"]), share=Decimal(known["published_pct"], 4)),
        say(
            "So the amounts show that the United Nations charged; the steps above give {ours} for that year, {difference} points apart.",
            ours=Decimal(known["share_pct"], 4),
            difference=Decimal(abs(known["published_pct"] - known["share_pct"]), 4),
        ),
        source_id=known["source_id"],
        locator=known["locator"],
    )


@figure("money-levels")
def levels() -> Figure:
    """The levels of the scale, who belongs to each, and its discount."""
    rows = load_table("assessment_levels")
    named = rows[rows["level"] != "all"]
    least = rows[rows["level"] == "J"].iloc[0]
    return Figure(
        key="money-levels",
        finding=say(
            "The least developed countries pay {part} of their regular rate; the permanent members pay more than theirs.",
            part=Percent(1 - least["discount_pct"] / 100),
        ),
        unit=say("Levels A to J of the peacekeeping scale, and the discount of each from the rate of the regular budget."),
        picture=Grid(
            (*headings_of("assessment_levels", "level", "criterion").values(), say("Discount, per cent; a minus is a premium")),
            tuple(
                (
                    Cell(row.level),
                    Cell(prose(row.criterion, "assessment_levels", row.level_id, "criterion")),
                    Cell(rate(row.discount_pct, 4), title=prose(row.note, "assessment_levels", row.level_id, "note")),
                )
                for row in named.itertuples()
            ),
        ),
        alt=say("The levels of the scale with their discounts."),
        table=Table(rows, headings_of("assessment_levels", "level", "criterion", "discount_pct", "note"), {"discount_pct": 4}),
        view=View("money", {"about": "levels"}),
        as_of=Day(as_of()),
        notes=(
            *(
                Note(
                    "read",
                    joined(
                        prose(row.criterion, "assessment_levels", row.level_id, "criterion"),
                        prose(row.note, "assessment_levels", row.level_id, "note"),
                        between=". ",
                    ),
                    row.source_id,
                    row.locator,
                )
                for row in rows[rows["level"] == "all"].itertuples()
            ),
            *SCALE,
        ),
    )
