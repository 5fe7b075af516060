"""How many served, and in which operations? The world since 1948, a day's operations, the months, one operation, the largest."""

import pandas as pd

from charts import people as charts
from charts.largest import largest_chart, largest_height
from data import people
from data import strength as data
from data.load import as_of
from data.reforms import eras_of, periodisations
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Number, Numbers
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of
from words import About, Day, List, Month, Percent, Say, Span, Year, joined, prose, say, say_n

BY = {"component": say("By kind of personnel"), "region": say("By region")}
SCALES = {"same": say("One scale for all"), "own": say("Each its own scale")}
REGIONS_SAID = {
    "Africa": say("Africa"),
    "Americas": say("Americas"),
    "Asia and the Pacific": say("Asia and the Pacific"),
    "Europe": say("Europe"),
    "Middle East": say("Middle East"),
}
EDGE = 0.02  # of the span, left free before an operation's first day
NEAR = 0.02  # of a sum, within which another one counts as the same
ROWS = 12  # of the largest operations in the picture; all of them are in its table
IPI, REPORTS, OWID, MEANS = "ipi", "un-monthly-contributions", "owid-peacekeeping", "contributions-2010-2021"
DATES = ("", "1948-05-29", "1961-10-15", "1994-10-15", "2016-11-30", "2026-11-22")


def days_shown() -> list[str]:
    """Return no chosen day, the first, days of estimates, of months and of the missing month, and the last."""
    return list(DATES)


def eras_known() -> list[str]:
    """Return no division into eras, and each that there is."""
    return ["", *periodisations()]


def operations() -> list[str]:
    """Return operations with months, with ceilings only, with points, with an unsettled ceiling, with means, and a short one."""
    return ["monusco", "onuc", "unprofor", "unmiss", "untso", "domrep", "minuci", "minusca", "unosom-ii"]


def day_of(date: str) -> pd.Timestamp | None:
    """Return the day an address names, None for none."""
    return pd.Timestamp(date) if date else None


def when_counted(row: dict):
    """Return when the world's figure of a day was counted."""
    return Month(row["counted_on"]) if row["is_month"] else Year(row["counted_on"].year)


def on_day(date: str):
    """Return in a sentence how many served on the chosen day, as last counted; "" when no day is chosen."""
    if not date:
        return ""
    row = data.world_on(pd.Timestamp(date))
    if row is None:
        return say("On {day} no figure is known yet.", day=Day(pd.Timestamp(date)))
    said, n = WORLD_SAID[row["quality"]], charts.number(row["uniformed"], row["quality"])
    return said(day=Day(pd.Timestamp(date)), n=n, when=when_counted(row))


WORLD_SAID = {
    "published": say("On {day}: {n}, counted at the end of {when}."),
    "estimated": say("On {day}: {n}, estimated for the end of {when}."),
    "partial": say("On {day}: {n}, counted at the end of {when} with political missions."),
    "quoted": say("On {day}: {n}, reported by the press in {when}."),
}


def years_of(quality: str) -> Span:
    """Return from when to when the world's figures are of a quality."""
    years = data.world().query("quality == @quality")["year"]
    return Span(Year(years.min()), Year(years.max()))


@figure("people-world", mark="date", date=days_shown, era=eras_known)
def world(date: str = "", era: str = "") -> Figure:
    """All in uniform since 1948, over a division into eras; the chosen day is marked."""
    rows, peaks, day = data.world(), data.world_peaks(), day_of(date)
    top, latest, first = peaks.iloc[peaks["uniformed"].argmax()], rows.iloc[-1], rows.iloc[0]
    bands = eras_of(era) if era else None
    headings = {"counted_on": heading("contributor_rankings", "date")} | headings_of(
        "world_strength", "uniformed", "troops", "police", "experts"
    )
    return Figure(
        key="people-world",
        finding=say(
            "In {month} {now} people served in uniform, down from {most} in {year}.",
            month=Month(latest["counted_on"]),
            now=charts.number(latest["uniformed"], latest["quality"]),
            most=int(top["uniformed"]),
            year=Year(top["year"]),
        ),
        unit=joined(say("Soldiers, police and military experts, at each year's end."), on_day(date)),
        picture=Chart(
            lambda look: charts.world_chart(rows, peaks, look, day, bands),
            height=charts.HEIGHT,
            series=Series("line", "counted_on", ("uniformed",), doubt="is_doubtful", apart="is_apart"),
        ),
        alt=say(
            "A line of people in uniform from about {first} in {start} over crests of {peaks} to about {now} in {month}.",
            first=int(first["uniformed"]),
            start=Year(first["year"]),
            peaks=List(tuple(say("{n} in {year}", n=int(row.uniformed), year=Year(row.year)) for row in peaks.itertuples())),
            now=int(latest["uniformed"]),
            month=Month(latest["counted_on"]),
        ),
        table=Table(
            rows.assign(is_apart=rows["quality"] == "quoted"),
            headings | {"kind": heading("world_strength", "quality"), "note": heading("world_strength", "note")},
        ),
        view=View("people", {"date": date, "era": era}),
        as_of=Month(latest["counted_on"]),
        notes=(
            Note("read", say("Solid, {years}: the counts of all operations added up.", years=years_of("published")), REPORTS),
            Note(
                "read",
                say(
                    "Dashed: estimates rounded to hundreds, {estimated}, and counts that include political missions, {partial}.",
                    estimated=years_of("estimated"),
                    partial=years_of("partial"),
                ),
                OWID,
            ),
            Note(
                "read",
                say(
                    "Hollow, {years}: a single figure reported by the press, not joined. The last count of all operations is of {last}.",
                    years=years_of("quoted"),
                    last=Month(people.last_month()),
                ),
            ),
            ONLY_OPERATIONS,
            *seam_notes(),
            Note("read", say("At each crest stand the largest operations whose strength was counted within the year before.")),
            *era_notes(era),
            Note(
                "doubt",
                joined(
                    say("{month}:", month=Month(latest["counted_on"])),
                    prose(f"{latest['note']}.", "world_strength", latest["year"], "note"),
                ),
                latest["source_id"],
                latest["locator"],
            ),
        ),
        sources=(IPI, REPORTS, OWID),
        has_doubt=True,
    )


ONLY_OPERATIONS = Note(
    "read",
    say(
        "Counted are peacekeeping operations only. Special political missions and the support office in Somalia, which stand in the same "
        "reports, are left out."
    ),
    REPORTS,
)


def seam_notes() -> tuple[Note, ...]:
    """Return where one monthly series passes into the other, and how far they agree."""
    seam = people.series_seam()
    return (
        Note("read", say("Months before {seam}: the International Peace Institute's.", seam=Month(seam)), IPI),
        Note(
            "read",
            say(
                "From {seam}: the United Nations' own monthly reports. To February 2017 both tell, and they are equal but for MINUSTAH in "
                "May 2015, where the first has 333 police too few.",
                seam=Month(seam),
            ),
            REPORTS,
        ),
    )


def gaps_note() -> Note:
    """Return which months no report tells by operation."""
    spells = [Month(first) if first == last else Span(Month(first), Month(last)) for first, last in people.month_gaps()]
    return Note("read", say("Gaps, which no report tells by operation: {months}.", months=List(tuple(spells))), REPORTS)


def era_notes(era: str) -> list[Note]:
    """Return what the bands behind a picture mean, each era with its source."""
    if not era:
        return []
    whose = prose(periodisations()[era], "eras", era, "periodisation")
    notes = [Note("read", say("Bands: {whose}. Each era reaches to the beginning of the next.", whose=whose))]
    for row in eras_of(era).itertuples():
        name = prose(row.name, "eras", row.era_id, "name")
        notes.append(
            Note("read", say("{n}: {name}, {years}.", n=row.number, name=name, years=row.years), row.source_id, row.locator)
        )
    return notes


@figure("people-day", date=days_shown, mission=lambda: ["", "untso"])
def on_the_day(date: str = "", mission: str = "") -> Figure:
    """A day's operations by their last known counts; `mission` is the stronger bar."""
    day = day_of(date) or as_of()
    rows, deployed = data.operations_on(day), data.deployed_on(day)
    if rows.empty:
        return none_counted(day, deployed)
    first = rows.iloc[0]
    persons = charts.number(first["uniformed"], first["quality"])
    finding = (
        say("On {day} {operation} was the only operation, with {n} in uniform as last counted.")
        if deployed == 1
        else say("On {day} the largest of {all} operations was {operation}: {n} in uniform as last counted.")
    )
    known = say_n(
        "One of {all} operations had been counted.", "{n} of {all} operations had been counted.", len(rows), all=deployed
    )
    chosen = mission if mission in set(rows["mission_id"]) else ""
    headings = {
        "acronym": heading("strength", "mission_id"),
        "date": say("Counted on"),
        "uniformed": heading("strength", "uniformed"),
        "kind": heading("strength", "quality"),
        "note": heading("strength", "note"),
    }
    return Figure(
        key="people-day",
        finding=finding(day=Day(day), operation=first["acronym"], n=persons, all=deployed),
        unit=joined(
            say("People in uniform by operation, with the month of the last count."),
            known if len(rows) < deployed else added_up(day, rows),
        ),
        picture=Chart(
            lambda look: charts.day_chart(rows, look, chosen),
            height=charts.ROW * len(rows) + 10,
            select="pick",
            series=Series("bar", "acronym", ("uniformed",), doubt="is_doubtful"),
        ),
        alt=say(
            "Bars of people in uniform: {bars}.",
            bars=List(
                tuple(say("{name} {n}", name=row.acronym, n=int(row.uniformed)) for row in rows.itertuples()), is_and=False
            ),
        ),
        table=Table(rows, headings),
        view=View("people", {"date": date, "mission": mission}),
        as_of=Month(rows["date"].max()),
        notes=(
            Note(
                "read",
                say("The last count stands until the next one, however old it is. Pick a bar to see that operation below."),
            ),
            Note(
                "doubt",
                say(
                    "Counts of different months are not comparable to the last man; older ones may be far from the day's strength."
                ),
            ),
        ),
        picks={"mission_id": "mission"},
        has_doubt=bool(rows["is_doubtful"].any()),
    )


def added_up(day: pd.Timestamp, rows: pd.DataFrame):
    """Return what a day's counts add up to, where the world's own figure is of another month and another number; "" elsewhere."""
    world, sum_, months = data.world_on(day), int(rows["uniformed"].sum()), rows["date"].dt.to_period("M")
    if world is None or abs(sum_ - world["uniformed"]) <= NEAR * sum_ or (months == world["counted_on"].to_period("M")).all():
        return ""
    return say(
        "They add up to {sum}, most of them counted in {month}; {n} in all is the figure of {when}.",
        sum=About(sum_),
        month=Month(months.mode().iloc[-1].to_timestamp()),
        n=charts.number(world["uniformed"], world["quality"]),
        when=when_counted(world),
    )


def none_counted(day: pd.Timestamp, deployed: int) -> Figure:
    """Return the figure of a day on which no operation had been counted yet."""
    empty = data.world().head(1)
    first = empty.iloc[0]
    said = say_n("operation deployed, not yet counted", "operations deployed, none counted yet", deployed)
    return Figure(
        key="people-day",
        finding=say("On {day} nobody had counted yet how many served.", day=Day(day)),
        unit=say("The first figure is of the end of {year}.", year=Year(first["year"])),
        picture=Numbers((Number(deployed, said),)),
        alt=say("The first figure is {n} at the end of {year}.", n=int(first["uniformed"]), year=Year(first["year"])),
        table=Table(empty, headings_of("world_strength", "year", "uniformed", "note")),
        view=View("people", {"date": f"{day:%Y-%m-%d}"}),
        as_of=Year(first["year"]),
    )


def groups_of(by: str) -> dict:
    """Return what the groups of the months are called, by their columns."""
    return {part: heading("strength", part) for part in people.COMPONENTS} if by == "component" else REGIONS_SAID


@figure("people-months", mark="date", by=lambda: BY, date=days_shown)
def by_month(by: str = "component", date: str = "") -> Figure:
    """All operations month by month, by component or region; the chosen day is marked."""
    rows, crests, groups = data.months(by), data.surges(), groups_of(by)
    marked, day = crests.iloc[1:], day_of(date)
    first, last = rows["date"].iloc[0], rows["date"].iloc[-1]
    return Figure(
        key="people-months",
        finding=MONTHS_FOUND[by](rows, marked),
        unit=joined(
            say("People in uniform in all operations, each month from {first} to {last}.", first=Month(first), last=Month(last)),
            on_day(date) if day is not None and first <= day <= last else "",
        ),
        picture=Chart(
            lambda look: charts.monthly_chart(rows, groups, marked, look, day),
            height=charts.HEIGHT,
            series=Series("area", "date", tuple(groups)),
        ),
        alt=say(
            "Stacked areas of {groups} from {first} to {last}, with crests of {crests}.",
            groups=List(tuple(groups.values())),
            first=Month(first),
            last=Month(last),
            crests=List(tuple(in_month(row.uniformed, row.date) for row in crests.itertuples())),
        ),
        table=Table(rows, {"date": heading("strength", "date")} | groups | {"total": heading("strength", "uniformed")}),
        view=View("people", {"by": "" if by == "component" else by, "date": date}),
        as_of=Month(last),
        notes=(
            *(Note("read", crest_said(row), row.source_id, row.locator) for row in crests.itertuples()),
            Note("read", say("Troops include staff officers; police are individual officers and formed units.")),
            gaps_note(),
            ONLY_OPERATIONS,
            *seam_notes(),
            Note(
                "doubt",
                say(
                    "Before August 1992 the source counts the observers of ten operations among their troops. In nine months before 2015 "
                    "it repeats the month before."
                ),
                IPI,
            ),
        ),
    )


def in_month(persons: int, month) -> Say:
    """Return a number of people with its month."""
    return say("{n} in {month}", n=int(persons), month=Month(month))


def crest_said(row):
    """Return one crest of the months with the largest operations of its day."""
    largest = List(tuple(say("{operation} {n}", operation=name, n=int(n)) for name, n in row.largest))
    return say("{month}: {n}, most of them in {largest}.", month=Month(row.date), n=int(row.uniformed), largest=largest)


def surges_found(rows: pd.DataFrame, marked: pd.DataFrame):
    """Return the two crests."""
    first, second = marked.itertuples()
    return say(
        "Peacekeeping surged twice: to {n} people in {first}, and to {more} in {second}.",
        n=int(first.uniformed),
        first=Month(first.date),
        more=int(second.uniformed),
        second=Month(second.date),
    )


def regions_found(rows: pd.DataFrame, marked: pd.DataFrame):
    """Return in which region most served at each of the two crests."""
    parts = []
    for crest in marked.itertuples():
        row = rows[rows["date"] == crest.date].iloc[0]
        region = max(REGIONS_SAID, key=lambda name: row[name])
        parts.append({"share": Percent(row[region] / row["total"]), "region": REGIONS_SAID[region], "month": Month(crest.date)})
    first, second = parts
    return say(
        "{share} served in {region} in {month}, {more} in {there} in {then}.",
        **first,
        more=second["share"],
        there=second["region"],
        then=second["month"],
    )


MONTHS_FOUND = {"component": surges_found, "region": regions_found}


@figure("people-operation", kept=48, mark="date", mission=operations, date=days_shown)
def operation(mission: str = "monusco", date: str = "") -> Figure:
    """One operation's counts under its ceilings; the chosen day is marked."""
    counts, steps, day = data.counts_of(mission), data.steps_of(mission), day_of(date)
    start, end = data.span_of(mission)
    days = [start, end, *counts["at"], *steps["from_date"], *steps["to_date"]]
    last = min(max(days), as_of())
    first = min(days) - (last - min(days)) * EDGE
    largest = data.largest_count(counts)
    acronym = data.acronyms()[mission]
    headings = {
        "date": heading("strength", "date"),
        "what": say("What"),
        "persons": say("Persons"),
        **headings_of("strength", *people.COMPONENTS, "quality", "note"),
    }
    return Figure(
        key="people-operation",
        finding=operation_found(acronym, largest, steps),
        unit=joined(
            say("People in uniform, and the most that were authorized."),
            count_on(counts, day if day is not None and first <= day <= last else None),
        ),
        picture=Chart(lambda look: charts.operation_chart(counts, steps, first, last, look, day), height=charts.HEIGHT),
        alt=say(
            "Counts of those serving in {operation} under its ceilings, {span}.",
            operation=acronym,
            span=Span(Year(first.year), Year(last.year)),
        ),
        table=Table(data.operation_table(mission), headings),
        view=View("people", {"mission": mission, "date": date}),
        as_of=Month(max(counts["date"], default=last)),
        notes=tuple(operation_notes(mission, counts, steps, largest)),
        has_doubt=bool(counts["is_doubtful"].any()),
    )


def count_when(row: pd.Series):
    """Return when an operation was counted: a year's mean by its year, a month's last day by its month."""
    return Year(row["date"].year) if row["precision"] == "year" else Month(row["date"])


def count_on(counts: pd.DataFrame, day: pd.Timestamp | None):
    """Return the last count before the chosen day in a sentence, "" when there is none."""
    before = counts[counts["date"] <= day] if day is not None else counts.head(0)
    if before.empty:
        return ""
    row = before.iloc[-1]
    n = charts.number(row["total"], row["quality"])
    return say("On {day}: {n}, as of {when}.", day=Day(day), n=n, when=count_when(row))


def operation_found(acronym: str, largest: pd.Series | None, steps: pd.DataFrame):
    """Return an operation's largest known strength beside the ceiling of its day, where one for all is known."""
    if largest is None:
        return say("How many served in {operation} is not known, only how many were authorized.", operation=acronym)
    told = {
        "operation": acronym,
        "n": charts.number(largest["total"], largest["quality"]),
        "when": count_when(largest),
    }
    held = data.ceilings_beside(steps, largest)
    if held is None or set(held["component"]) != {"total"}:
        return say("{operation} was largest in {when}, as far as is known: {n} people in uniform.", **told)
    ceiling = int(held["ceiling"].iloc[0])
    if largest["total"] > ceiling:
        return say("{operation} was largest in {when}: {n} people in uniform, above its known ceiling of {c}.", c=ceiling, **told)
    return say("{operation} was largest in {when}: {n} people in uniform, under a ceiling of {c}.", c=ceiling, **told)


def operation_notes(mission: str, counts: pd.DataFrame, steps: pd.DataFrame, largest: pd.Series | None):
    """Return how an operation's picture is read, and what is uncertain of its ceilings."""
    kinds = set(counts["kind"])
    if "month" in kinds:
        months = counts.loc[counts["kind"] == "month", "source_id"]
        yield Note("read", say("Area: monthly counts, with gaps where a month was not reported."), months.iloc[0])
        if months.nunique() > 1:
            yield from seam_notes()
    if "mean" in kinds:
        yield Note("read", say("Dashed strokes: the mean of a year."), MEANS)
    if "single" in kinds:
        yield Note("read", say("Points: single figures, filled where counted."))
    if not steps["is_point"].all():
        yield Note(
            "read",
            say(
                "Level lines: ceilings, each until the next known one. Strong: for all in uniform, given as one figure or added where "
                "all parts were set on one day or said to be unchanged. Thin: for one part, where no total can be worked out."
            ),
        )
    if largest is not None:
        yield beside_note(steps, largest)
    for row in data.point_ceilings(mission).itertuples():
        at = say(
            "A ceiling of {n} from {day} is drawn as a point:", n=int(row.ceiling), day=Day(row.from_date, row.from_precision)
        )
        note = prose(f"{row.note.rstrip('.')}.", "authorized_strength", f"{mission}.{row.from_date:%Y-%m-%d}", "note")
        yield Note("doubt", joined(at, note), row.source_id, row.locator)
    now = data.unsettled(mission)
    if now is not None:
        until = say("The ceiling ends on {day} because the new one is not settled.", day=Day(now["day"]))
        yield Note(
            "doubt",
            joined(until, prose(now["decided"], "current_mandates", mission, "decided")),
            now["source_id"],
            now["locator"],
        )


def beside_note(steps: pd.DataFrame, count: pd.Series) -> Note:
    """Return which ceilings held when an operation was largest, or that none is known."""
    if steps.empty:
        return Note("doubt", say("No ceiling is known."))
    held = data.ceilings_beside(steps, count)
    if held is None:
        return Note("doubt", say("The ceiling changed within the year of the largest figure."))
    if held.empty:
        return Note("doubt", say("No ceiling is known for the day of the largest figure."))
    if set(held["component"]) != {"total"}:
        parts = tuple(say("{n} {part}", n=int(row.ceiling), part=charts.CEILINGS[row.component]) for row in held.itertuples())
        return Note("doubt", say("The ceilings then known are each for a part, not for all: {parts}.", parts=List(parts)))
    row = held.iloc[0]
    said = say("The ceiling of {n} then in force was set on {day}", n=int(row["ceiling"]), day=Day(row["from_date"]))
    if count["total"] <= row["ceiling"]:
        return Note("read", say("{said}.", said=said))
    return Note(
        "doubt",
        say(
            "{said}, below the count: a later rise may be missing here, some may have served outside it, or a cut was still to be made.",
            said=said,
        ),
    )


@figure("people-largest", mark="date", scale=lambda: SCALES, date=days_shown)
def largest(scale: str = "same", date: str = "") -> Figure:
    """The largest operations since 1990, one below the other; the chosen day is marked."""
    rows, day = data.largest_operations(), day_of(date)
    shown, first = rows.head(ROWS), rows.iloc[0]
    counts = {key: data.counts_of(key) for key in shown["mission_id"]}
    return Figure(
        key="people-largest",
        finding=say(
            "{operation} was the largest operation since {year}: {n} people in uniform in {month}.",
            operation=first["acronym"],
            year=Year(data.SINCE),
            n=int(first["total"]),
            month=Month(first["date"]),
        ),
        unit=say("People in uniform by quarter; the {n} operations that were largest, with each one's height.", n=ROWS),
        picture=Chart(lambda look: largest_chart(counts, shown, as_of(), look, scale == "own", day), height=largest_height(ROWS)),
        alt=say(
            "Shapes of strength, one below the other: {operations}.",
            operations=List(
                tuple(say("{name} {n}", name=row.acronym, n=int(row.total)) for row in shown.itertuples()), is_and=False
            ),
        ),
        table=Table(
            rows,
            {
                "acronym": heading("strength", "mission_id"),
                "date": heading("strength", "date"),
                "total": heading("strength", "uniformed"),
                "kind": heading("strength", "quality"),
            },
        ),
        view=View("people", {"scale": "" if scale == "same" else scale, "date": date}),
        as_of=Month(people.last_month()),
        notes=(
            Note(
                "read",
                say(
                    "Shapes: monthly counts, at the end of each quarter. Years without a mark: no figure was found. The {n} largest are in "
                    "the table, each with {least} or more.",
                    n=len(rows),
                    least=int(rows["total"].min()),
                ),
                REPORTS,
            ),
            Note("read", say("Dashed strokes: the mean of a year."), MEANS),
            Note("read", say("Each row has its own scale.") if scale == "own" else say("All rows have the same scale.")),
        ),
        sources=(IPI, REPORTS),
        has_doubt=True,
    )
