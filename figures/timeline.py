"""When did each operation run, and what was decided meanwhile? The whole history as one picture, a day of it, an operation, the eras."""

from functools import lru_cache

import pandas as pd

from charts.folded import slug, unfolded_of
from charts.history import COLORINGS, Chosen, dates_of, history_chart, history_height
from charts.look import Look
from data import timeline
from data.derive import counts_in
from data.eras import era_of_years
from data.events import until
from data.load import as_of, shared_table
from data.others import placed
from data.rules import meets
from data.spans import FIRST_DAY
from figures import eras
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Text
from figures.plain import Spans
from figures.registry import figure
from figures.table import Table
from figures.terms import IN_REGION, heading, label
from words import Day, List, Say, Span, Year, joined, prose, say, say_n

COLORS = {"region": say("By region"), "mission_type": say("By kind")}
OTHERS = {"": say("Operations only"), "shown": say("Also what is not counted")}
PARTS = {
    "operation": say("Operation"),
    "reform": say("Report or decision"),
    "leader": say("Head"),
    "event": say("Event"),
    "other": say("Not counted"),
}
UN_LIST = Note(
    "doubt", say("Operations and their days are those of the United Nations' own list; political missions are not in it.")
)


BARS = say("Bars: operations; diamonds: reports and decisions.")
BARS_AND_OTHERS = say(
    "Bars: operations; diamonds: reports and decisions. Dashed: not counted, from its beginning or first known budget."
)
UNCOUNTED = Note(
    "doubt",
    say(
        "Hollow dashed bars: political missions with a country, support offices and forces of others, as on the map; they are counted "
        "nowhere. Where no document was found that says when one began, its bar begins with the first budget or authorization that we know."
    ),
)


def in_years(operations: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """Return the operations that were deployed on any day from first to last."""
    return operations[meets(operations["start_date"], operations["end_date"], first, last)]


def can_unfold(group: str) -> bool:
    """Return whether a slug names a group of operations, by region or by kind."""
    return any(group == slug(name) for coloring in COLORINGS.values() for name in coloring["light"])


def days() -> list[str]:
    """Return no chosen day, the first, one amid, the last."""
    return ["", f"{FIRST_DAY:%Y-%m-%d}", "1994-07-01", f"{as_of():%Y-%m-%d}"]


def spans_of_years() -> list[str]:
    """Return the whole history, years amid, a single year, one without a reform."""
    return ["", "1988-1996", "1948-1948", "1954-1955"]


def regions() -> list[str]:
    """Return all regions, one with many operations, one with few."""
    return ["", "Africa", "Americas"]


def missions() -> list[str]:
    """Return no operation, the first, one long closed, one still open."""
    return ["", "untso", "unprofor", "unmiss"]


def some_reforms() -> list[str]:
    """Return no reform, one with a long account, one that is not confirmed."""
    return ["", "brahimi-2000", "poc-policy-2019"]


@lru_cache(maxsize=64)
def heights_of(years: str, region: str, color: str, era: str, others: str, unfolded: str) -> tuple[int, int]:
    """Return the picture's heights in pixels, wide and on a phone: no day, operation or reform that is marked changes them."""
    (first, last), bands = era_of_years(years), eras.drawn(era)
    rows = timeline.operations(region), shared_table("reforms"), shared_table("leaders")
    beside = placed() if others else None
    wide, narrow = (
        history_height(*rows, first, last, color, Look(width=width), bands, beside, unfolded) for width in (1200, 390)
    )
    return wide, narrow


@figure(
    "timeline-history",
    mark="day",
    day=days,
    years=spans_of_years,
    region=regions,
    color=lambda: list(COLORS),
    mission=missions,
    reform=some_reforms,
    era=eras.divisions,
    others=lambda: list(OTHERS),
    unfold=lambda: ["", "europe", "middle-east"],
)
def history(
    day: str = "",
    years: str = "",
    region: str = "",
    color: str = "region",
    mission: str = "",
    reform: str = "",
    era: str = "",
    others: str = "",
    unfold: str = "",
) -> Figure:
    """Operations as bars, reforms and leaders above them, over the years; day, operation and reform are marked.

    On a phone one group of operations has names: that of the operation, else `unfold` (a slug), else the first.
    """
    (first, last), bands = era_of_years(years), eras.drawn(era)
    date = pd.Timestamp(day) if day else as_of()
    rows = timeline.operations(region), shared_table("reforms"), shared_table("leaders")
    unfolded = unfolded_of(in_years(rows[0], first, last), color, mission, unfold)
    chosen = Chosen(date, mission, reform, bool(day), unfolded)
    heights, beside = heights_of(years, region, color, era, others, unfolded), placed() if others else None
    told, happened = timeline.told_in(first, last, region), timeline.events_in(first, last, region, mission)
    if others:
        told = pd.concat([told, timeline.others_in(first, last)], ignore_index=True)
    table = told.assign(
        part=told["part"].map(PARTS).map(lambda part: part.text), status=[_status(status) for status in told["status"]]
    )
    return Figure(
        key="timeline-history",
        finding=finding(date, years, region),
        unit=BARS_AND_OTHERS if (told["part"] == "other").any() else BARS,
        picture=Chart(
            lambda look: history_chart(*rows, first, last, color, chosen, look, bands, happened, beside),
            height=heights[0],
            select="pick",
            brush="era",
            narrow_height=heights[1],
            spans=spans_of(told, first, last, region),
        ),
        alt=say(
            "Bars of operations: {operations}, with ticks for events: {events}, under diamonds of reports and decisions: {reforms}; {span}.",
            operations=int((told["part"] == "operation").sum()),
            events=len(happened),
            reforms=int((told["part"] == "reform").sum()),
            span=Span(Year(first.year), Year(last.year)),
        ),
        table=Table(
            table,
            {
                "part": say("Part"),
                "name": heading("reforms", "short_title"),
                "full_name": say("Full name or office"),
                "place": say("Region, symbol or department"),
                "from_date": heading("leaders", "from_date"),
                "from_precision": heading("leaders", "from_precision"),
                "to_date": heading("leaders", "to_date"),
                "to_precision": heading("leaders", "to_precision"),
                "status": heading("reforms", "status"),
                "note": heading("reforms", "note"),
            },
        ),
        view=View("timeline", _choices(day, years, region, color, mission, reform, era, others, unfold)),
        as_of=Day(as_of()),
        notes=(
            *([UNCOUNTED] if others else []),
            Note(
                "read",
                say(
                    "Drag over years, or choose them, to see them larger: more reports and decisions then have room for their names."
                ),
            ),
            Note(
                "read",
                say(
                    "Ticks are events that led to a report or a reform; of a chosen operation, and of six years or fewer, all events."
                ),
            ),
            Note("read", say("Pick a bar, a diamond or a tick to read about it.")),
            Note("read", say("On a phone one group of operations has its names; pick another to unfold it.")),
            Note("read", say("When a day is chosen, operations that were not deployed on it are pale.")),
            *eras.notes(era),
            UN_LIST,
            Note(
                "doubt",
                say(
                    "Where only the month or the year of a day is known, a bar begins with the first day that this can mean and ends with the last."
                ),
            ),
        ),
        picks={"m": "mission", "r": "reform", "o": "unfold"},
        has_doubt=bool((told["status"] == "unconfirmed").any()),
    )


def spans_of(told: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, region: str) -> Spans:
    """Return the operations as spans and the reforms of the first rank as moments, of what is told of some years."""
    operations = told[told["part"] == "operation"]
    reforms = shared_table("reforms")
    reforms = reforms[(reforms["rank"] == 1) & reforms["date"].between(first, last)]
    rows = pd.concat(
        [
            operations.assign(
                start=operations["from_date"], end=operations["to_date"].fillna(as_of()), group=operations["place"]
            ),
            reforms.assign(name=reforms["short_title"], start=reforms["date"], end=pd.NaT, group=""),
        ]
    )
    doubts = (rows["status"] == "unconfirmed").to_numpy()
    regions_ = {name: name for name in sorted(operations["place"].unique())}
    return Spans(rows[["name", "start", "end", "group"]].assign(is_doubtful=doubts), first, last, regions_)


def _choices(day, years, region, color, mission, reform, era, others, unfold) -> dict[str, str]:
    chosen = {"date": day, "years": years, "region": region, "mission": mission, "reform": reform, "era": era, "others": others}
    chosen |= {"unfold": unfold}
    return chosen | {"color": "" if color == "region" else color}


def _status(status: str) -> str:
    return label("reforms", "status", status).text


def finding(date: pd.Timestamp, years: str, region: str) -> Say:
    """Return how many operations there were and how many were deployed on a day, counted from the rows of a region."""
    first, last = era_of_years(years)
    spans = timeline.operations(region)
    counts, deployed = counts_in(spans, first, last), len(timeline.deployed_on(date, region))
    on = (
        say_n("{n} was deployed on {day}", "{n} were deployed on {day}", deployed, day=Day(date))
        if deployed
        else say("none was deployed on {day}", day=Day(date))
    )
    if not years and region:
        where = IN_REGION[region]
        return say("{all} operations {where} since {first}; {on}.", all=counts["all"], where=where, first=Year(first.year), on=on)
    if not years:
        return say("{all} operations since {first}; {on}.", all=counts["all"], first=Year(first.year), on=on)
    began, all_ = counts["began"], counts["all"]
    if not began:
        span = Span(Year(first.year), Year(last.year))
        return say("Of the {all} operations none began in the years shown, {span}; {on}.", all=all_, span=span, on=on)
    if first.year == last.year:
        return say("{began} of the {all} operations began in {year}; {on}.", began=began, all=all_, year=Year(first.year), on=on)
    between = {"first": Year(first.year), "last": Year(last.year)}
    return say("{began} of the {all} operations began between {first} and {last}; {on}.", began=began, all=all_, on=on, **between)


@figure("timeline-day", day=days, region=regions)
def day_of(day: str = "", region: str = "") -> Figure:
    """The operations deployed on a day, to choose one from."""
    date = pd.Timestamp(day) if day else as_of()
    rows = timeline.deployed_on(date, region)
    return Figure(
        key="timeline-day",
        finding=say_n("{n} operation was deployed on {day}.", "{n} operations were deployed on {day}.", len(rows), day=Day(date))
        if len(rows)
        else say("No operation was deployed on {day}.", day=Day(date)),
        unit=joined(
            say("Operations {where}.", where=IN_REGION[region]) if region else None,
            say("In the order in which they began."),
        ),
        picture=Text(
            tuple(
                Entry(title=row.acronym, when=Span(Year(row.start_date.year)), body=row.name, pick=row.mission_id)
                for row in rows.itertuples()
            ),
            "cards",
        ),
        alt=say("The operations deployed on {day}: {names}.", day=Day(date), names=List(tuple(rows["acronym"]) or ("none",))),
        table=Table(
            rows,
            {
                "acronym": heading("missions", "acronym"),
                "name": heading("missions", "official_name"),
                "region": heading("missions", "region"),
                "start_date": say("First day"),
                "end_date": say("Last day"),
            },
        ),
        view=View("timeline", {"date": day, "region": region}),
        as_of=Day(as_of()),
        notes=(UN_LIST,),
        sources=tuple(timeline.operations()["source_id"].mode()),
        picks={"pick": "mission"},
    )


@figure("timeline-operation", mission=lambda: missions()[1:])
def operation(mission: str) -> Figure:
    """One operation: from when to when, where, what it was, and what happened."""
    row = timeline.operations().set_index("mission_id").loc[mission]
    told = shared_table("missions").query("mission_id == @mission")
    account, happened = told.iloc[0], until(mission, as_of())
    return Figure(
        key="timeline-operation",
        finding=_finding_of(row),
        unit=joined(account["official_name"], say("({region})", region=row["region"])),
        picture=Text(
            (
                Entry(
                    title="",
                    body=prose(account["account"], "missions", mission, "account"),
                    source_id=account["source_id"],
                    locator=account["locator"],
                ),
                *(
                    Entry(
                        title=prose(event["title"], "events", event["event_id"], "title"),
                        when=Day(event["date"], event["date_precision"]),
                        source_id=event["source_id"],
                        locator=event["locator"],
                        is_doubtful=event["status"] == "unconfirmed",
                    )
                    for event in happened
                ),
                Entry(title=say("The whole story"), address=View("mission", {"mission": mission, "part": "story"}).address),
                Entry(
                    title=say("All about {operation}", operation=row["acronym"]),
                    address=View("mission", {"mission": mission}).address,
                ),
            )
        ),
        alt=say("What {operation} was, and {n} events of its story.", operation=row["acronym"], n=len(happened)),
        table=Table(
            told,
            {
                "acronym": heading("missions", "acronym"),
                "official_name": heading("missions", "official_name"),
                "account": heading("missions", "account"),
            },
        ),
        view=View("timeline", {"mission": mission}),
        as_of=Day(as_of()),
    )


def _finding_of(row: pd.Series) -> Say:
    """Return from when to when an operation was deployed."""
    span = dates_of(row)
    if span.last is None:
        return say("{acronym} has been deployed since {first}.", acronym=row["acronym"], first=span.first)
    return say("{acronym} was deployed from {first} to {last}.", acronym=row["acronym"], first=span.first, last=span.last)
