"""How many? Questions whose answer is read off a chart, or guessed within a range."""

from functools import cache
from random import Random

from data.contributors import is_mean, is_whole, years
from data.fallen import by_year
from data.missions import rows as operations
from data.money import budget_totals
from data.people import contributors, drawn_strength, last_death
from data.schema import is_doubtful
from data.strength import world
from figures.figure import View
from learn.questions.question import OPTIONS, Estimate, NothingToAsk, Question, Shown, kind, mixed, one_of, records
from words import Day, Month, Year, say

FACTORS = (0.4, 0.55, 0.7, 1.4, 1.8, 2.3)  # wrong counts lie so far from the right one that a chart tells them apart
ENOUGH = 100  # persons; smaller counts cannot be read off an axis
LEAD = 1.1  # the largest of several is larger than the next by so much
NEAR, ROUGHLY = 0.15, 0.3  # how far a guess may be off: where a chart shows the number large, and where one must know the scale


def rounded(number: float) -> int:
    """Return a number to two digits, as one reads it off an axis."""
    return int(f"{number:.1e}".replace(".", "").split("e")[0]) * 10 ** (int(f"{number:.1e}".split("e")[1]) - 1)


def estimate(value: int, share: float) -> Estimate:
    """Return a number to be guessed, right within a share of it."""
    return Estimate(value, int(value * (1 - share)), int(value * (1 + share)) + 1)


@cache
def _counted(mission_id: str) -> list[dict]:
    """Return the months of an operation that are plainly counted and large enough to be read off its chart."""
    rows = drawn_strength(mission_id)
    return records(rows[~is_doubtful("strength", rows) & (rows["precision"] == "day") & (rows["total"] >= ENOUGH)])


@kind("strength_on_chart")
def strength_on_chart(chance: Random) -> Question:
    """How many served in an operation at the end of a month, as its chart shows?"""
    operation = one_of(chance, list(operations().values()))
    row = one_of(chance, _counted(operation["mission_id"]))
    value = int(row["total"])
    wrong = chance.sample([rounded(value * factor) for factor in FACTORS], OPTIONS - 1)
    told = {"operation": operation["acronym"], "day": Day(row["date"])}
    return Question(
        kind="strength_on_chart",
        prompt=say("Read off the chart: how many soldiers, police and observers did {operation} have on {day}?", **told),
        options=tuple(sorted((rounded(value), *wrong))),
        answer=rounded(value),
        explanation=say("{operation} had {n} on {day}; the answer is rounded.", n=value, **told),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("people", {"mission": operation["mission_id"], "date": f"{row['date']:%Y-%m-%d}"}),
        shown=Shown(
            "people-operation", {"mission": operation["mission_id"]}, rows=({"date": row["date"], "persons": int(row["total"])},)
        ),
        about=f"strength of {operation['mission_id']} in {row['date']:%Y-%m}",
    )


@cache
def _years_of_dead() -> list[dict]:
    """Return the whole years in which so many died that a guess is fair."""
    rows = by_year("")
    return records(rows[(rows["year"] < last_death().year) & (rows["deaths"] >= 20)])


@cache
def _years_of_strength() -> list[dict]:
    """Return the years of which the strength of all operations is plainly counted."""
    rows = world()
    return records(rows[~is_doubtful("world_strength", rows)])


@cache
def _years_of_budgets() -> list[dict]:
    """Return the whole years of which the first approved budget is known."""
    rows = budget_totals()
    return records(rows[(rows["stage"] == "initial") & ~rows["is_part"]])


@kind("deaths_in_year")
def deaths_in_year(chance: Random) -> Question:
    """How many died in a year, within a range?"""
    row = one_of(chance, _years_of_dead())
    return Question(
        kind="deaths_in_year",
        prompt=say("How many people died serving in peacekeeping operations in {year}? Estimate.", year=Year(row["year"])),
        options=(),
        answer=estimate(int(row["deaths"]), ROUGHLY),
        explanation=say("{n} died in {year}.", n=int(row["deaths"]), year=Year(row["year"])),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("fallen", {"year": str(row["year"])}),
        shown=Shown("fallen-years", {"mission": ""}, rows=({"year": row["year"], "deaths": row["deaths"]},)),
        about=f"deaths in {row['year']}",
    )


@kind("strength_of_world")
def strength_of_world(chance: Random) -> Question:
    """How many served in a year in all, within a range?"""
    row = one_of(chance, _years_of_strength())
    counted = Month(row["counted_on"])
    return Question(
        kind="strength_of_world",
        prompt=say("How many soldiers, police and observers served in all operations in {month}? Estimate.", month=counted),
        options=(),
        answer=estimate(int(row["uniformed"]), NEAR),
        explanation=say("{n} were counted in {month}.", n=int(row["uniformed"]), month=counted),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("people", {"date": f"{row['counted_on']:%Y-%m-%d}"}),
        shown=Shown("people-world", rows=({"year": row["year"], "uniformed": row["uniformed"]},)),
        about=f"strength of the world in {row['year']}",
    )


@kind("budget_of_year")
def budget_of_year(chance: Random) -> Question:
    """What did peacekeeping cost in a year, in millions of dollars, within a range?"""
    row = one_of(chance, _years_of_budgets())
    millions = round(row["amount_usd"] / 1e6)
    return Question(
        kind="budget_of_year",
        prompt=say("How many million dollars were approved for peacekeeping in {year}? Estimate.", year=row["fiscal_year"]),
        options=(),
        answer=estimate(millions, NEAR),
        explanation=say("{n} million dollars were approved for {year}.", n=millions, year=row["fiscal_year"]),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("money", {"year": str(row["period_from"].year)}),
        shown=Shown(
            "money-budget",
            {"prices": "current"},
            rows=({"fiscal_year": row["fiscal_year"], "amount_usd": row["amount_usd"]},),
        ),
        about=f"budget of {row['fiscal_year']}",
    )


@cache
def _largest_of(year: int) -> list[dict]:
    """Return the twelve that sent most in a year, the largest first."""
    return records(contributors(year).sort_values("uniformed", ascending=False).head(12))


@kind("largest_contributor")
def largest_contributor(chance: Random) -> Question:
    """Which of four countries sent most in a year?"""
    year = one_of(chance, [each for each in years() if is_whole(each) and is_mean(each)])
    rows = sorted(chance.sample(_largest_of(year), OPTIONS), key=lambda row: -row["uniformed"])
    if rows[0]["uniformed"] < LEAD * rows[1]["uniformed"]:
        raise NothingToAsk("two sent about as many")
    return Question(
        kind="largest_contributor",
        prompt=say("Which of these countries had the most soldiers, police and observers serving in {year}?", year=Year(year)),
        options=mixed(chance, *(row["name"] for row in rows)),
        answer=rows[0]["name"],
        explanation=say(
            "{country} had {n}, {next} {m}.",
            country=rows[0]["name"],
            n=round(rows[0]["uniformed"]),
            next=rows[1]["name"],
            m=round(rows[1]["uniformed"]),
        ),
        source_id=rows[0]["source_id"],
        locator=rows[0]["locator"],
        view=View("contributors", {"year": str(year)}),
        shown=Shown(
            "contributors-ranking",
            {"year": year},
            rows=tuple({"iso3": row["iso3"], "uniformed": row["uniformed"]} for row in rows),
        ),
        about=f"largest in {year} of {', '.join(sorted(row['iso3'] for row in rows))}",
    )
