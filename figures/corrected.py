"""Which contributions had been divided wrongly, and how do our numbers of people compare with those printed elsewhere?"""

from data import corrected as data
from data.load import as_of
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Grid
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from words import Day, Span, Year, prose, say


@figure("data-contributions")
def contributions() -> Figure:
    """Contributions of a data set that divides the months it has by twelve, and what stands in our tables instead."""
    rows, years = data.contributions(), data.contributions_by_year()
    worst = years.loc[(years["uniformed_in_source"] / years["uniformed"]).astype(float).idxmin()]
    return Figure(
        key="data-contributions",
        finding=say(
            "{n} contributions of a data set much used are corrected, since it divides few months by twelve.", n=len(rows)
        ),
        unit=say("People in uniform of the countries whose figures differ, means of the year."),
        picture=Grid(
            (
                heading("contribution_corrections", "year"),
                say("Countries corrected"),
                say("The data set has"),
                say("We have"),
            ),
            tuple(
                (Cell(Year(row.year)), Cell(row.countries), Cell(int(row.uniformed_in_source)), Cell(round(row.uniformed)))
                for row in years.itertuples()
            ),
        ),
        alt=say("Sums of corrected contributions, {span}.", span=Span(Year(years["year"].min()), Year(years["year"].max()))),
        table=Table(
            rows,
            {"year": heading("contribution_corrections", "year"), "name": say("State")}
            | headings_of("contribution_corrections", "uniformed_in_source", "uniformed"),
            {"uniformed": 1},
        ),
        view=View("sources", {"part": "corrections"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "The table has every figure that changed. The sums are of these countries alone. The largest gap is in {year}.",
                    year=Year(worst["year"]),
                ),
            ),
            Note(
                "doubt",
                say(
                    "The data set adds up the months it has and divides by twelve, however few they are: eleven in 2013 to 2016, five in "
                    "2017, January alone in 2021. Its 2010 ends in the alphabet with Bhutan, its 2011 lacks parts of some contingents, and "
                    "its 2012 holds eight to nine months. Only 2018 to 2020 are true means."
                ),
                "contributions-2010-2021",
                "CountryByYear.csv",
            ),
            Note(
                "doubt",
                say(
                    "Ours are the International Peace Institute's months to 2012, the data set's own months divided by their number in 2013 "
                    "and 2014, and the United Nations' monthly reports from 2015."
                ),
                "un-monthly-contributions",
            ),
        ),
    )


@figure("data-checks")
def checks() -> Figure:
    """How many numbers of people and resolutions are equal to those printed elsewhere."""
    rows = data.checks()
    compared, same = int(rows["compared"].sum()), int(rows["equal"].sum())
    return Figure(
        key="data-checks",
        finding=say(
            "Of {all} numbers and resolutions compared with those printed elsewhere {n} are equal.", all=compared, n=same
        ),
        unit=say(
            "Strength and contributors from January 2015 on, as read from the United Nations' monthly reports; resolutions from 1994 "
            "to May 2025."
        ),
        picture=Grid(
            (heading("checks", "what"), heading("checks", "compared"), heading("checks", "equal")),
            tuple(
                (Cell(prose(row.what, "checks", row.check_id, "what")), Cell(row.compared), Cell(row.equal))
                for row in rows.itertuples()
            ),
        ),
        alt=say("{n} comparisons, each with how many numbers were compared and how many are equal.", n=len(rows)),
        table=Table(rows, headings_of("checks", "what", "compared", "equal", "note")),
        view=View("sources", {"part": "corrections"}),
        as_of=Day(as_of()),
        notes=tuple(
            Note("read", prose(f"{row.what}: {row.note}.", "checks", row.check_id, "note"), row.source_id, row.locator)
            for row in rows.itertuples()
            if row.note
        ),
    )
