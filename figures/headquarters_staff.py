"""How many posts, people and how much money has headquarters for peacekeeping?"""

import pandas as pd

from charts.institution import HEIGHT, account_chart, posts_chart
from data import institution
from data.load import shared_table
from figures.figure import Figure, Note, Sentence, View
from figures.institution import PAGE, years_tried
from figures.pictures import Chart, Entry, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Money, Year, prose, say


@figure("institution-account", mark="year", year=years_tried)
def account(year: int = 0) -> Figure:
    """The support account by fiscal year."""
    rows = institution.support_account()
    whole = rows[~rows["is_part"]]
    first, last = whole.iloc[0], whole.iloc[-1]
    years = last["period_from"].year - rows["period_from"].iloc[0].year + 1
    return Figure(
        key="institution-account",
        finding=say(
            "Support for peacekeeping at headquarters cost {first} in {since} and {last} in {until}.",
            first=Money(first["amount_usd"]),
            since=first["fiscal_year"],
            last=amount(last),
            until=last["fiscal_year"],
        ),
        unit=say("The support account in million dollars of the year, each fiscal year from July to June."),
        picture=Chart(
            lambda look: account_chart(rows, look, year),
            height=HEIGHT,
            series=Series("column", "fiscal_year", ("amount_usd",), doubt="is_doubtful", unit="dollars"),
        ),
        alt=say(
            "Bars of the support account by fiscal year, from {first} to {last} million dollars.",
            first=round(rows["amount_usd"].iloc[0] / 1e6),
            last=round(last["amount_usd"] / 1e6),
        ),
        table=Table(
            rows.assign(
                stage_name=[label("budgets", "stage", stage) for stage in rows["stage"]],
                quality_name=[label("budgets", "quality", quality) for quality in rows["quality"]],
            ),
            headings_of("budgets", "fiscal_year", "amount_usd")
            | {"stage_name": heading("budgets", "stage"), "quality_name": heading("budgets", "quality")}
            | {"is_part": say("Only the part charged to missions"), "note": heading("budgets", "note")},
        ),
        view=View(PAGE, {"part": "staff"}),
        as_of=Year(rows["period_to"].iloc[-1].year),
        notes=(
            Note(
                "read",
                say(
                    "The account pays for headquarters staff who support operations; it is charged to the operations in proportion."
                ),
            ),
            Note(
                "read",
                say(
                    "An amount is the one first approved, else the one last approved or spent. A year without a bar was not found."
                ),
            ),
            Note(
                "doubt",
                say("Of {all} years since {first}, {n} are known.", all=years, first=rows["fiscal_year"].iloc[0], n=len(rows)),
            ),
            Note(
                "doubt",
                say("Hollow bars are estimated amounts, or only the part charged to the missions; the table says which."),
            ),
        ),
        has_doubt=True,
    )


def amount(row: pd.Series) -> Sentence:
    """Return an amount of the support account, with "about" where it is not published to the dollar."""
    money = Money(row["amount_usd"])
    return money if row["quality"] == "published" else say("about {amount}", amount=money)


@figure("institution-posts", mark="year", year=years_tried)
def posts(year: int = 0) -> Figure:
    """The posts paid from the support account."""
    rows = institution.support_posts(shared_table("headquarters_figures"))
    held, asked = rows[~rows["is_proposed"]], rows[rows["is_proposed"]]
    last = asked.iloc[-1]
    return Figure(
        key="institution-posts",
        finding=say(
            "The account paid for {first} posts in {since} and {last} in {until}; {asked} were proposed for {year}.",
            first=held["value"].iloc[0],
            since=Year(held["date"].iloc[0].year),
            last=held["value"].iloc[-1],
            until=Year(held["date"].iloc[-1].year),
            asked=last["value"],
            year=Year(last["date"].year),
        ),
        unit=say("Posts paid from the support account, in all departments. The years between the points are not known."),
        picture=Chart(
            lambda look: posts_chart(rows, look, year),
            height=HEIGHT,
            series=Series("point", "date", ("value",), doubt="is_proposed"),
        ),
        alt=say(
            "Points of posts paid from the support account: {posts}.",
            posts=List(tuple(say("{n} in {year}", n=row.value, year=Year(row.date.year)) for row in rows.itertuples())),
        ),
        table=Table(rows, headings_of("headquarters_figures", "date", "value", "is_proposed", "note")),
        view=View(PAGE, {"part": "staff"}),
        as_of=Year(last["date"].year),
        notes=(Note("read", say("Hollow points are posts proposed, or named in a proposal, and not decided.")),),
        has_doubt=True,
    )


@figure("institution-staff")
def staff() -> Figure:
    """The single figures of staff, posts and officers: they count different things and are not joined."""
    rows = institution.single_figures()
    return Figure(
        key="institution-staff",
        finding=say(
            "{n} other counts of staff at headquarters are known, of different things, from {first} to {last}.",
            n=len(rows),
            first=rows["value"].min(),
            last=rows["value"].max(),
        ),
        unit=say("Persons, posts or military officers, by date. They cannot be joined into one line."),
        picture=Text(tuple(count_of(row) for row in rows.itertuples()), "cards"),
        alt=say("Dated counts of staff, posts and officers."),
        table=Table(
            rows.assign(
                day=[Day(row.date, row.precision) for row in rows.itertuples()],
                measure_name=[label("headquarters_figures", "measure", row) for row in rows["measure"]],
            ),
            {
                "day": heading("headquarters_figures", "date"),
                "office": heading("headquarters_figures", "office_id"),
                "measure_name": heading("headquarters_figures", "measure"),
            }
            | headings_of("headquarters_figures", "value", "note"),
        ),
        view=View(PAGE, {"part": "staff"}),
        as_of=Year(rows["date"].iloc[-1].year),
    )


def count_of(row) -> Entry:
    """Return one count of staff."""
    counted_ = {
        "staff": say("{n} staff", n=row.value),
        "posts": say("{n} posts", n=row.value),
        "military_officers": say("{n} military officers", n=row.value),
    }
    day = Day(row.date, row.precision)
    return Entry(
        title=counted_[row.measure],
        when=say("{day}, {office}", day=day, office=row.office) if row.office else day,
        body=prose(row.note, "headquarters_figures", row.figure_id, "note") if row.note else "",
        source_id=row.source_id,
        locator=row.locator,
        is_doubtful=bool(row.is_doubtful),
    )
