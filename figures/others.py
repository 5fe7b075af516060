"""What is not counted here? Special political missions, support offices and forces that the Security Council only authorized, with their money."""

import pandas as pd

from data import others
from data.load import as_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Grid
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, Money, Span, Year, prose, say

LIST = "un-hub-pko"


@figure("data-others")
def uncounted() -> Figure:
    """Every mission and force that stands beside peacekeeping and is counted nowhere in the atlas."""
    rows, totals = others.others(), others.totals()
    return Figure(
        key="data-others",
        finding=say(
            "{n} missions and forces are not counted here; {political} of them, political missions, cost {money} in 2025.",
            n=totals["all"],
            political=totals["political_mission"],
            money=Money(totals["spent_2025_usd"]),
        ),
        unit=say("Support offices, authorized forces and special political missions, as sources of 2025 and 2026 tell them."),
        picture=Grid(
            (
                heading("other_missions", "name"),
                heading("other_missions", "kind"),
                heading("other_missions", "country_id"),
                say("Known"),
                heading("other_missions", "spent_2025_usd"),
                heading("other_missions", "approved_2026_usd"),
            ),
            tuple(cells(row) for row in rows.itertuples()),
        ),
        alt=say("A row for each of {n} missions and forces: name, kind, country, years and money.", n=len(rows)),
        table=Table(
            rows.assign(kind=rows["kind"].map(labels("other_missions", "kind"))),
            headings_of("other_missions", "name", "acronym", "kind")
            | {"country": heading("other_missions", "country_id")}
            | headings_of(
                "other_missions",
                "known_from",
                "known_to",
                "spent_2025_usd",
                "approved_2026_usd",
                "proposed_2027_usd",
                "account",
            ),
        ),
        view=View("sources", {"part": "others"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "The atlas counts the operations of the United Nations' own list of peacekeeping operations. What stands here has no soldiers "
                    "of the United Nations, or only guards, or is led by others."
                ),
                LIST,
            ),
            Note(
                "read",
                say(
                    "On the map they can be switched on as hollow squares; no number, list or timeline of operations includes them."
                ),
            ),
            *accounts(rows),
            Note(
                "doubt",
                say(
                    "Political missions are those of the budget for 2027. The missions in Iraq and in Somalia and the one at Hudaydah are not in "
                    "it. Earlier ones are not listed. Of {begun} of all it is known when they began; the others are told from the first "
                    "budget or authorization that our sources name.",
                    begun=int(rows["is_begun"].sum()),
                ),
                "a-81-6-sect-3-add-2-4",
            ),
        ),
    )


def cells(row) -> tuple[Cell, ...]:
    """Return a row of the grid."""
    span = Span(Year(row.known_from.year), Year(row.known_to.year))
    return (
        Cell(named(row)),
        Cell(label("other_missions", "kind", row.kind)),
        Cell(row.country),
        Cell(span),
        *(Cell(Money(amount) if pd.notna(amount) and amount else "") for amount in (row.spent_2025_usd, row.approved_2026_usd)),
    )


def named(row):
    """Return a name with its acronym, where it has one."""
    return say("{name} ({acronym})", name=row.name_said, acronym=row.acronym) if row.acronym else row.name_said


def accounts(rows) -> tuple[Note, ...]:
    """Return what single forces and offices are."""
    return tuple(
        Note(
            "read",
            say("{name}: {account}", name=named(row), account=prose(row.account, "other_missions", row.other_id, "account")),
            row.account_source_id,
            row.account_locator,
        )
        for row in rows[rows["account"] != ""].itertuples()
    )
