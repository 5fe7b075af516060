"""What was planned for the budget year that has begun? Proposed and approved beside each other, and what each operation gives up."""

from charts.plans import plan_chart, plan_height
from data import plans
from data.load import as_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Money, Month, Percent, joined, prose, say, say_n

PROPOSED = say("Proposed and approved")


def operations() -> list[str]:
    """Return one that is withdrawing, one with several cuts, one with a single one."""
    return ["unifil", "unmiss", "monusco"]


@figure("money-plans")
def proposed() -> Figure:
    """What the Secretary-General proposed for each operation and support office, and what the General Assembly approved."""
    rows, year = plans.next_budgets(), plans.year()
    before = f"{int(year[:4]) - 1}/{year[2:4]}"
    asked, given = rows["proposed_usd"].sum(), rows["approved_usd"].sum()
    cut = rows.loc[(rows["proposed_usd"] - rows["approved_usd"]).idxmax()]
    of_operations = rows[rows["is_operation"]]
    return Figure(
        key="money-plans",
        finding=say(
            "{given} was approved for {year}, {less} less than proposed; most was taken from {operation}.",
            given=Money(given),
            year=year,
            less=Money(asked - given),
            operation=cut["label"],
        ),
        unit=say("Operations and support offices, July to June, in dollars of the year; support account and bases apart."),
        picture=Chart(
            lambda look: plan_chart(rows, before, year, look),
            height=plan_height(len(rows)),
            narrow_height=plan_height(len(rows), is_narrow=True),
            series=Series("bar", "label", ("before_usd", "proposed_usd", "approved_usd"), unit="dollars", placing="beside"),
        ),
        alt=say(
            "Bars of amounts approved for {year}: {bars}.",
            year=year,
            bars=List(
                tuple(
                    say("{name} {amount}", name=row.label, amount=Money(row.approved_usd)) for row in rows.itertuples(index=False)
                ),
                is_and=False,
            ),
        ),
        table=Table(
            rows,
            {
                "label": heading("budgets", "mission_id"),
                "before_usd": say("First approved, {year}", year=before),
                "proposed_usd": say("Proposed, {year}", year=year),
                "approved_usd": say("First approved, {year}", year=year),
            },
        ),
        view=View("money", {"stage": "proposed"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "The Secretary-General proposes a budget, an advisory committee reviews it, the General Assembly decides. "
                    "What is approved is not all spent: states pay late."
                ),
            ),
            Note(
                "read",
                say(
                    "The {n} operations together: {now} for {year}, {share} less than for {before}.",
                    n=len(of_operations),
                    now=Money(of_operations["approved_usd"].sum()),
                    year=year,
                    share=Percent(1 - of_operations["approved_usd"].sum() / of_operations["before_usd"].sum()),
                    before=before,
                ),
            ),
            Note(
                "read",
                say(
                    "UNSOS supports the African Union's force in Somalia, UNSOH the Gang Suppression Force in Haiti; "
                    "neither is a peacekeeping operation, and both are paid for in the same way."
                ),
            ),
            Note("read", say("UNIFIL's budget pays six months of operations and six of withdrawal."), "a-80-634", "summary"),
            Note("doubt", say("UNSOH began in October 2025, so it has no amount for the whole year before.")),
            Note(
                "doubt",
                say("The amounts approved were read in a copy of the Secretary-General's note."),
                "a-c5-80-20",
                "pp. 2 and 3",
            ),
        ),
    )


@figure("mission-plans", mission=operations)
def planned(mission: str = "unifil") -> Figure:
    """What an operation is to keep and to give up by its budget of 2026/27. Raises KeyError where nothing is known."""
    rows = plans.changes(mission)
    if rows.empty:
        raise KeyError(f"no planned cuts of {mission}")
    return Figure(
        key="mission-plans",
        finding=plan_finding(mission),
        unit=say(
            "From the operation's budget for {year}; cuts follow from late payments by states, or from the end of a mandate.",
            year=plans.year(),
        ),
        picture=Text(tuple(entry(row) for row in rows.itertuples()), "cards"),
        alt=say_n(
            "A number of people, posts or places that are kept or given up.",
            "{n} numbers of people, posts and places that are kept or given up.",
            len(rows),
        ),
        table=Table(
            rows.assign(what=rows["what"].map(labels("planned_changes", "what")), stage=rows["stage"].map(STAGES)),
            headings_of("planned_changes", "date", "what", "is_cut", "count", "stage", "note"),
        ),
        view=View("mission", {"mission": mission, "part": "people"}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("A proposal is the Secretary-General's; the General Assembly may decide otherwise.")),
            Note("doubt", say("How many there are now is not said here: the atlas's strength is that of the reports to states.")),
        ),
    )


STAGES = labels("planned_changes", "stage")
CUTS = {
    "military": say("{name} is to lose {n} soldiers."),
    "uniformed": say("{name} is losing {n} soldiers and police."),
    "government_provided": say("{name} is losing {n} experts lent by governments."),
    "civilian_posts": say("{name} is to lose {n} civilian posts."),
}


def plan_finding(mission: str):
    """Return how many soldiers are to stay, or else the largest cut."""
    kept = plans.kept(mission)
    name = plans_name(mission)
    if len(kept) > 1:
        first, last = kept.iloc[0], kept.iloc[-1]
        return say(
            "{name} is to shrink from {first} to {last} soldiers by {day}.",
            name=name,
            first=int(first["count"]),
            last=int(last["count"]),
            day=Day(last["date"]),
        )
    cut = plans.largest_cut(mission)
    return CUTS[cut["what"]](name=name, n=int(cut["count"]))


def plans_name(mission: str) -> str:
    """Return an operation's acronym."""
    rows = plans.next_budgets()
    return rows.loc[rows["subject"] == mission, "label"].iloc[0]


def entry(row) -> Entry:
    """Return one number as an entry: fewer or left, of what, from when."""
    what = label("planned_changes", "what", row.what)
    said = say("{what}: {n} fewer") if row.is_cut else say("{what}: {n} left")
    key = f"{row.mission_id}.{row.date:%Y-%m-%d}.{row.what}.{row.count}"
    return Entry(
        title=said(what=what, n=int(row.count)),
        body=joined(
            say("{stage}.", stage=label("planned_changes", "stage", row.stage)),
            say("{note}.", note=prose(row.note, "planned_changes", key, "note")) if row.note else "",
        ),
        when=Month(row.date) if row.date_precision == "month" else Day(row.date),
        source_id=row.source_id,
        locator=row.locator,
    )
