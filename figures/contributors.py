"""Which countries sent their soldiers and police? A year on the map and in bars, one state, the regions, the largest, women."""

import pandas as pd

from charts import contributors as charts
from charts.look import Look
from charts.theme import RAMP
from data import contributors as data
from data import people
from data.load import as_of
from figures import paper_maps
from figures.figure import Figure, Note, View
from figures.layers import layer_addresses
from figures.pictures import Box, Cell, Chart, Grid, Map, Number, Numbers
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from geo.layers import by_theme
from geo.maps import values_map
from geo.picture.marks import Element
from words import Day, Decimal, List, Month, Percent, Span, Year, joined, prose, say, say_n

# Classes of the map by the persons at which they begin.
CLASSES = {
    1: say("under 50"),
    50: say("50 to 249"),
    250: say("250 to 999"),
    1000: say("1,000 to 2,999"),
    3000: say("3,000 and more"),
}
MORE = {"regions": say("By region"), "largest": say("The ten largest"), "women": say("Women")}
MAP_LABEL = say("Map of contributing states by number of people in uniform. The bars and the table say the same.")
IPI, REPORTS, MEANS = "ipi", "un-monthly-contributions", "contributions-2010-2021"
MAP_HEIGHT = charts.RANKED * charts.BAR
NARROW_MAP = 300  # pixels: the world fills a phone's width at that height
SHADES = (1, 50, 250, 1000)  # persons from which a field of the grid is shaded more strongly
LAST_WHOLE = people.last_year_of_means()


def years_shown() -> list[int]:
    """Return the first year, years of means of fewer months, with former states, of reports, and of rankings."""
    return [LAST_WHOLE, 1990, 1993, 2013, 2015, 2017, 2021, *data.years()[-1:]]


def states_shown() -> list[str]:
    """Return states with a long history, with former neighbours, one code of two states, one that never contributed, few persons."""
    return ["IND", "SUN", "YUG", "SRB", "LIE", "COD", "IRL"]


def marked_years() -> list[int]:
    """Return no chosen year, years within and outside what is known."""
    return [0, 1993, 2015, 2026]


def basis_of(year: int):
    """Return what a year's figures are: the mean over its months, or the ranking of a day."""
    if data.is_mean(year):
        months = people.months_meant(year)
        if months:
            return say("In uniform, mean over {months}.", months=months)
        return say("In uniform, mean of the year.")
    day = people.contributors(year)["date"].iloc[0]
    return say("People in uniform on {day}, by a published ranking.", day=Day(day))


def year_notes(year: int) -> tuple[Note, ...]:
    """Return what the map and the bars of a year do not show, and what is uncertain of its figures."""
    notes = [Note("read", say("Pick a state on the map or in the bars to see it through the years."))]
    if not data.is_whole(year):
        notes.append(Note("read", say("States without colour: none, or not known for this year.")))
    if former := data.former_in(year):
        notes.append(Note("read", say("In the bars and the table, not on a map of today: {states}.", states=List(tuple(former)))))
    if people.months_meant(year) and people.contributors(year)["source_id"].eq(MEANS).any():
        notes.append(
            Note("doubt", say("The source divides the sum of the months by 12; here it is divided by their number."), MEANS)
        )
    if data.is_mean(year) and year < people.first_year_by_mission():
        notes.append(Note("doubt", say("Personnel of political missions is counted in."), IPI))
    if not data.is_mean(year):
        notes.append(Note("doubt", say("Personnel of political missions is probably counted in.")))
    return tuple(notes)


def year_table(ranked: pd.DataFrame) -> Table:
    """Return all of a year's contributors as a table."""
    headings = {"name": say("State"), **headings_of("contributions", "iso3", "uniformed", "women")}
    return Table(ranked, headings | {"region": heading("contributors", "region")}, {"uniformed": 1, "women": 1})


def year_as_of(year: int):
    """Return the horizon of a year's figures."""
    if year == LAST_WHOLE:
        return Month(people.last_month())
    return Year(year) if data.is_mean(year) else Day(people.contributors(year)["date"].iloc[0])


@figure("contributors-map", kept=48, year=years_shown, state=lambda: ["", "IND"])
def on_the_map(year: int = LAST_WHOLE, state: str = "") -> Figure:
    """A year's contributors on the map, by classes of persons; the chosen state is outlined."""
    ranked = people.contributors(year)
    count = len(ranked)
    if data.is_whole(year):
        finding = say(
            "In {year}, {n} states contributed, {first} the most; ten of them sent {share}.",
            year=Year(year),
            n=count,
            first=ranked["name"].iloc[0],
            share=Percent(data.share_of_largest(year)),
        )
    else:
        finding = say_n(
            "For {year} the figure of one state alone is known.",
            "For {year} only the {n} largest contributors are known.",
            count,
            year=Year(year),
        )

    def draw(look: Look):
        words = {begin: look.words(said) for begin, said in CLASSES.items()}
        return values_map(layer_addresses(), look.words(MAP_LABEL), by_theme(RAMP), words)

    def paint(look: Look, root: Element, paper: Box):
        values = dict(zip(ranked["iso3"], ranked["uniformed"].astype(float), strict=True))
        paper_maps.paint_values(look, root, paper, values, {begin: look.words(said) for begin, said in CLASSES.items()}, state)

    return Figure(
        key="contributors-map",
        finding=finding,
        unit=basis_of(year),
        picture=Map(
            draw,
            paint,
            {"year": year, "chosen": state},
            height=MAP_HEIGHT,
            narrow_height=NARROW_MAP,
            shapes=lambda: paper_maps.country_shapes(ranked),
        ),
        alt=say(
            "A map of the {n} contributing states of {year}, in stronger colour where more served.", n=count, year=Year(year)
        ),
        table=year_table(ranked),
        view=View("contributors", {"date": f"{year}-07-01", "state": state}),
        as_of=year_as_of(year),
        notes=year_notes(year),
        picks={"iso3": "state"},
    )


@figure("contributors-ranking", kept=48, year=years_shown, state=lambda: ["", "IND"])
def ranking(year: int = LAST_WHOLE, state: str = "") -> Figure:
    """A year's largest contributors as bars; the chosen one is stronger."""
    ranked = people.contributors(year)
    bars = charts.ranked_bars(ranked.assign(label=data.labels_of(ranked)))
    chosen = state if state in set(bars["iso3"]) else ""
    names = List(tuple(ranked["name"].head(3)))
    return Figure(
        key="contributors-ranking",
        finding=say("{states} sent the most.", states=names),
        unit=joined(basis_of(year), say_n("One state.", "The {n} largest.", len(bars))),
        picture=Chart(
            lambda look: charts.ranking_chart(bars, look, chosen),
            height=MAP_HEIGHT,
            select="pick",
            rows=bars,
            series=Series("bar", "name", ("uniformed",), rows=ranked.index[: len(bars)]),
        ),
        alt=say(
            "Bars of people in uniform: {bars}.",
            bars=List(tuple(say("{name} {n}", name=row.name, n=round(row.uniformed)) for row in bars.itertuples()), is_and=False),
        ),
        table=year_table(ranked),
        view=View("contributors", {"date": f"{year}-07-01", "state": state}),
        as_of=year_as_of(year),
        notes=year_notes(year),
        picks={"iso3": "state"},
    )


@figure("contributors-history", kept=48, mark="year", state=states_shown, year=marked_years)
def history(state: str = "IND", year: int = 0) -> Figure:
    """One state's contribution through the years; `year` is marked, and where its code passed to another state."""
    rows, name, passed = data.history(state), data.name_of(state), data.break_of(state)
    if rows.empty:
        return never_contributed(state)
    peak = rows.loc[rows["uniformed"].idxmax()]
    most = persons(peak["uniformed"])
    finding = (
        say("Two states were called {name}; neither sent more than {n} people.", name=name, n=most)
        if passed
        else say("{name} sent most in {year}: {n} people in uniform.", name=name, year=Year(peak["year"]), n=most)
    )
    return Figure(
        key="contributors-history",
        finding=finding,
        unit=joined(say("People in uniform by year, women within as the inner bar where known."), in_year(rows, year)),
        picture=Chart(
            lambda look: charts.history_chart(rows, look, year, passed),
            height=charts.HEIGHT,
            series=Series("column", "year", ("uniformed", "women"), doubt="is_day", placing="within"),
        ),
        alt=say(
            "Bars of the people in uniform of {name}, {span}, at most {n} in {year}.",
            name=name,
            span=Span(Year(rows["year"].min()), Year(rows["year"].max())),
            n=most,
            year=Year(peak["year"]),
        ),
        table=Table(
            rows,
            {"year": heading("contributions", "year"), **headings_of("contributions", "uniformed", "women")}
            | {"date": say("Day of the ranking")},
            {"uniformed": 1, "women": 1},
        ),
        view=View("contributors", {"state": state, "date": f"{year}-07-01" if year else ""}),
        as_of=year_as_of(int(rows["year"].max())),
        notes=(
            Note("read", say("Filled: the mean over the months known of the year.")),
            *([Note("read", say("Hollow: a published ranking of one day."))] if rows["is_day"].any() else []),
            Note("read", say("Years without a bar: none, or not known after {last}.", last=Month(people.last_month()))),
            *passed_notes(passed),
        ),
        sources=(IPI, REPORTS, MEANS),
        has_doubt=bool(rows["is_day"].any()),
    )


def persons(number: float):
    """Return a mean number of persons: whole, with a decimal when it is below one."""
    return round(number) if number >= 1 else Decimal(number)


def in_year(rows: pd.DataFrame, year: int):
    """Return how many served in the marked year, or that there is no figure."""
    if not year:
        return ""
    known = rows.set_index("year")["uniformed"]
    if year in known.index:
        return say("In {year}: {n}.", year=Year(year), n=persons(known[year]))
    return say("No figure for {year}.", year=Year(year))


def passed_notes(passed: dict | None) -> tuple[Note, ...]:
    """Return what the break in a series means."""
    if not passed:
        return ()
    said = say(
        "{before} was followed by the {after} on {day}. The few months with personnel in {year} are shown with the first, since "
        "the source does not say which they were.",
        before=passed["before"],
        after=passed["after"],
        day=Day(passed["day"]),
        year=Year(passed["day"].year),
    )
    return (Note("doubt", said, passed["source_id"], passed["locator"]),)


def never_contributed(state: str) -> Figure:
    """Return the figure of a state of which no contribution is known."""
    name, first = data.name_of(state), people.contributors(people.contributor_years()[0])
    return Figure(
        key="contributors-history",
        finding=say("No contribution of {name} is known since November 1990.", name=name),
        unit=say("People in uniform by year."),
        picture=Numbers((Number(0, say("people in uniform known of {name}", name=name)),)),
        alt=say("No contribution of {name} is known.", name=name),
        table=Table(first.head(0), {"name": say("State")}),
        view=View("contributors", {"state": state}),
        as_of=Year(data.years()[-1]),
        sources=(IPI, REPORTS, MEANS),
    )


@figure("contributors-places", kept=48, state=states_shown)
def places(state: str = "IND") -> Figure:
    """Where one state served, by operation and year, as far as that is told by operation."""
    rows, name = data.places(state), data.name_of(state)
    known = range(people.first_year_by_mission(), LAST_WHOLE + 1)
    wide = rows.pivot(index="acronym", columns="year", values="uniformed").reindex(columns=list(known))
    span = Span(Year(known[0]), Year(known[-1]))
    order = wide.max(axis=1).sort_values(ascending=False, kind="stable").index
    grid = Grid(
        (say("Operation"), *(Year(year) for year in known)),
        tuple((Cell(acronym), *(place_cell(wide.at[acronym, year]) for year in known)) for acronym in order),
    )
    finding = (
        say_n(
            "{name} served in one operation, {span}.",
            "{name} served in {n} operations, {span}.",
            len(wide),
            name=name,
            span=span,
        )
        if len(wide)
        else say("{name} served in no operation, {span}.", name=name, span=span)
    )
    return Figure(
        key="contributors-places",
        finding=finding,
        unit=say("People in uniform by operation, mean of each year; by operation only these years are known."),
        picture=grid,
        alt=say("{name} by operation: {places}.", name=name, places=List(tuple(order), is_and=False)) if len(order) else finding,
        table=Table(
            rows,
            {"acronym": heading("contributions", "mission_id"), **headings_of("contributions", "year", "uniformed", "women")},
            {"uniformed": 1, "women": 1},
        ),
        view=View("contributors", {"state": state}),
        as_of=Month(people.last_month()),
        notes=(Note("read", say("The larger the number, the stronger the field's colour. Women among them are in the table.")),),
        sources=(REPORTS, MEANS),
    )


def place_cell(number: float) -> Cell:
    """Return one year of a state in an operation as a field."""
    if pd.isna(number):
        return Cell("")
    return Cell(persons(number), shade=sum(number >= begin for begin in SHADES))


@figure("contributors-regions", mark="year", year=marked_years)
def regions(year: int = 0) -> Figure:
    """How the regions' parts in all contributions changed; `year` is marked."""
    mix = people.contributions_by_region()
    parts = mix.set_index(["year", "region"])["share"]
    first, last = 1991, LAST_WHOLE
    return Figure(
        key="contributors-regions",
        finding=say(
            "European states sent {a} of all in {first} and {b} in {last}; African states {c} and {d}.",
            a=Percent(parts[first, "Europe"]),
            b=round(100 * parts[last, "Europe"]),
            c=round(100 * parts[first, "Africa"]),
            d=round(100 * parts[last, "Africa"]),
            first=Year(first),
            last=Year(last),
        ),
        unit=say("Part of each region's states in all people in uniform, mean of the year."),
        picture=Chart(
            lambda look: charts.mix_chart(mix, look, year),
            height=charts.HEIGHT + 40,
            series=Series("area", "year", ("share",), by="region", unit="part"),
        ),
        alt=say("Bands of the regions' parts, {span}.", span=Span(Year(mix["year"].min()), Year(mix["year"].max()))),
        table=Table(
            mix,
            {"year": heading("contributions", "year"), "region": heading("contributors", "region")}
            | {"uniformed": heading("contributions", "uniformed"), "share": say("Part of all")},
            {"uniformed": 1, "share": 3},
        ),
        view=View("contributors"),
        as_of=Year(last),
        notes=(
            Note("read", say("Regions are our own grouping of states.")),
            Note(
                "doubt",
                say(
                    "Before {year} the personnel of political missions is counted in, from then on it is not.",
                    year=Year(people.first_year_by_mission()),
                ),
            ),
        ),
        sources=(IPI, REPORTS, MEANS),
    )


@figure("contributors-largest")
def then_and_now() -> Figure:
    """The ten largest contributors of three years, side by side."""
    rows = data.largest_then_and_now()
    columns = {year: list(of.itertuples()) for year, of in rows.groupby("year")}
    grid = Grid(
        (say("Place"), *(Year(year) for year in columns)),
        tuple(
            (
                Cell(rank + 1),
                *(Cell(say("{name} {n}", name=of[rank].name, n=round(of[rank].uniformed))) for of in columns.values()),
            )
            for rank in range(data.MOST)
        ),
    )
    first, last = (of[0] for of in (columns[data.THEN[0]], columns[LAST_WHOLE]))
    both = set.intersection(*({row.name for row in columns[year]} for year in (data.THEN[0], LAST_WHOLE)))
    return Figure(
        key="contributors-largest",
        finding=say(
            "{first} sent most in {then}, {last} in {now}; {n} of the ten largest were the same.",
            first=first.name,
            then=Year(first.year),
            last=last.name,
            now=Year(last.year),
            n=len(both),
        ),
        unit=say("The ten largest contributors in three years: people in uniform, mean of the year."),
        picture=grid,
        alt=say("Three lists of ten states, with numbers of people in uniform."),
        table=Table(
            rows,
            {"year": heading("contributions", "year"), "rank": heading("contributor_rankings", "rank"), "name": say("State")}
            | {"uniformed": heading("contributions", "uniformed")},
            {"uniformed": 1},
        ),
        view=View("contributors", {"more": "largest"}),
        as_of=Month(people.last_month()),
        notes=(
            Note("doubt", say("In 1993 and 2005 the personnel of political missions is counted in, in the last year it is not.")),
        ),
    )


@figure("contributors-women", mark="date", date=lambda: ["", "2015-07-01", "2026-01-01"])
def women(date: str = "") -> Figure:
    """Shares of women among those in uniform and by kind, year by year, and single ones before; the chosen day is marked."""
    rows = data.women()
    whole = rows[(rows["component"] == charts.ALL)].dropna(subset="share_pct")
    series = rows[rows["series"] == charts.SERIES]
    first, last, day = whole.iloc[0], whole.iloc[-1], pd.Timestamp(date) if date else None
    return Figure(
        key="contributors-women",
        finding=say(
            "Women were {a} per cent of those in uniform in {then}, {b} per cent in {now}.",
            a=Decimal(first["share_pct"]),
            then=Year(first["date"].year),
            b=Decimal(last["share_pct"]),
            now=Month(last["date"]),
        ),
        unit=say(
            "Share of women at each year's end and in {last}, by kind of personnel; points before {first}: shares as published.",
            first=Year(series["date"].min().year),
            last=Month(last["date"]),
        ),
        picture=Chart(
            lambda look: charts.women_chart(rows, as_of(), look, day),
            height=charts.HEIGHT,
            series=Series(
                "line", "date", ("share_pct",), by="who", unit="percent", rows=charts.women_drawn(rows).index, apart="is_apart"
            ),
        ),
        alt=say(
            "Lines of the share of women, {span}, by kind of personnel, and single points from {first} on.",
            span=Span(Year(series["date"].min().year), Year(last["date"].year)),
            first=Year(first["date"].year),
        ),
        table=Table(
            rows.assign(is_apart=rows["series"] != charts.SERIES),
            headings_of("women", "date")
            | {"who": heading("women", "component")}
            | headings_of("women", "women", "men", "share_pct", "series", "note"),
        ),
        view=View("contributors", {"more": "women"}),
        as_of=Month(rows["date"].max()),
        notes=(
            Note("read", say("Lines: peacekeeping operations only, counted from the monthly reports."), REPORTS),
            Note(
                "doubt",
                say(
                    "The report of December 2018 tells countries only, so political missions are in it. Staff officers are told apart from "
                    "troops since May 2017; these two lines begin after it."
                ),
                REPORTS,
            ),
            Note(
                "doubt",
                say(
                    "The {n} counts and shares published by others count different groups, as the note of each in the table says, so no line "
                    "joins them.",
                    n=len(rows) - len(series),
                ),
            ),
            *(
                Note(
                    "read",
                    prose(f"{row.date.year}: {row.note}.", "women", f"{row.date:%Y-%m-%d}.{row.component}", "note"),
                    row.source_id,
                )
                for row in rows[rows["share_pct"].isna()].itertuples()
            ),
        ),
    )
