"""Who led an operation in the field? Heads of mission and commanders of its force, term by term, and where nobody is known."""

import pandas as pd

from charts.leaders import leaders_chart, leaders_height
from data.leaders import in_lines, share_of_time_led, terms_of
from data.load import as_of
from data.missions import row_of
from data.schema import is_doubtful, labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.plain import Spans
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, horizon_of, label
from words import Day, List, Percent, Span, joined, prose, say, say_n

LABELLED = ("role", "from_precision", "to_precision", "status")
COLUMNS = (
    "role",
    "name",
    "title",
    "nationality",
    "from_date",
    "from_precision",
    "to_date",
    "to_precision",
    "status",
    "note",
)
GROUPS = {True: say("Heads of mission"), False: say("Commanders of its force")}


def missions() -> list[str]:
    """Return an operation of many heads, one with gaps, one of a single term, one with commanders beside the head, one that is open."""
    return ["untso", "unmop", "domrep", "unprofor", "unmiss"]


def days() -> list[str]:
    """Return no chosen day, one amid, the last."""
    return ["", "1994-07-01", f"{as_of():%Y-%m-%d}"]


def span_of(row) -> Span:
    """Return a term, no finer than it is known."""
    return Span(Day(row.from_date, row.from_precision), None if pd.isna(row.to_date) else Day(row.to_date, row.to_precision))


def told(row):
    """Return what pointing at a term says: name, office, country, time."""
    named = say("{name}, {title}, {country}", name=row.name, title=row.title, country=row.nationality)
    named = named if row.nationality else say("{name}, {title}", name=row.name, title=row.title)
    said = say("{named}: {span}.", named=named, span=span_of(row))
    return joined(said, label("field_leaders", "status", row.status), between=" ") if row.status == "unconfirmed" else said


@figure("mission-leaders", mission=missions, day=days)
def leaders(mission: str = "unmiss", day: str = "") -> Figure:
    """Who led an operation over its time; `day` (ISO) is marked, and who led then is in colour."""
    operation, rows = row_of(mission), in_lines(mission)
    end = as_of() if pd.isna(operation["end_date"]) else operation["end_date"]
    first, last = min(operation["start_date"], rows["from_date"].min()), max(end, rows["to"].max())
    chosen = pd.Timestamp(day) if day and first <= pd.Timestamp(day) <= last else None
    held = terms_of(mission, chosen)
    rows = rows.assign(
        group=[GROUPS[is_head] for is_head in rows["is_head"]],
        told=[told(row) for row in rows.itertuples(index=False)],
        is_doubtful=is_doubtful("field_leaders", rows),
        is_held=rows["leader_id"].isin(held["leader_id"]),
    )
    lines = rows.drop_duplicates(["is_head", "name"])
    return Figure(
        key="mission-leaders",
        finding=finding_of(mission, operation["acronym"], rows[rows["is_head"]]),
        unit=joined(say("Terms of office, one person a line."), held_on(held, chosen)),
        picture=Chart(
            lambda look: leaders_chart(rows, first, last, look, chosen),
            height=leaders_height(lines["is_head"].nunique(), len(lines)),
            spans=Spans(
                rows.assign(start=rows["from_date"], end=rows["to"], group=rows["is_head"]),
                first,
                last,
                {is_head: GROUPS[is_head] for is_head in GROUPS if (rows["is_head"] == is_head).any()},
            ),
        ),
        alt=say(
            "Terms of office in {acronym}: {names}.",
            acronym=operation["acronym"],
            names=List(tuple(rows["name"].unique()), is_and=False),
        ),
        table=Table(
            rows.assign(**{column: rows[column].map(labels("field_leaders", column)).fillna("") for column in LABELLED}),
            headings_of("field_leaders", *COLUMNS),
        ),
        view=View("mission", {"mission": mission, "part": "people", "date": day}),
        as_of=horizon_of("field_leaders"),
        notes=tuple(notes_on(rows, chosen)),
        sources=tuple(key for key in rows["also_source_id"].unique() if key),
        has_doubt=bool(rows["is_doubtful"].any()),
    )


def finding_of(mission: str, acronym: str, heads: pd.DataFrame):
    """Return how many are known to have led an operation, and for how much of its time."""
    share, n = share_of_time_led()[mission], heads["name"].nunique()
    if share == 1:
        return say_n(
            "One head of {acronym} is known, in office for all its months.",
            "{n} heads of {acronym} are known, one or another for all its months.",
            n,
            acronym=acronym,
        )
    return say_n(
        "One head of {acronym} is known, for {share} of its months.",
        "{n} heads of {acronym} are known, for {share} of its months.",
        n,
        acronym=acronym,
        share=Percent(min(share, 0.99)),  # what is not quite all is not written as all
    )


def held_on(held: pd.DataFrame, day: pd.Timestamp | None):
    """Return who led on the chosen day, or that nobody is known; nothing where none was chosen."""
    if day is None:
        return ""
    if held.empty:
        return say("On {day}: nobody is known.", day=Day(day))
    return say("On {day}: {names}.", day=Day(day), names=List(tuple(held["name"].unique())))


def notes_on(rows: pd.DataFrame, day: pd.Timestamp | None):
    """Return how to read the lines, and what is not confirmed or else to be known of a term."""
    yield Note("read", say("A gap is a gap in what we know, not a post that stood empty."))
    yield Note("read", say("A term known only to its months or years is drawn from the first to the last day that can mean."))
    if day is not None:
        yield Note("read", say("In colour: in office on the chosen day."))
    if rows["role"].eq("both").any():
        yield Note("read", say("Some heads of mission also commanded its force or its observers; the table says who."))
    for row in rows[rows["note"] != ""].itertuples(index=False):
        note = prose(row.note, "field_leaders", row.leader_id, "note")
        said = say("{name}, not confirmed: {note}.", name=row.name, note=note)
        yield Note(
            "doubt",
            said if row.is_doubtful else say("{name}: {note}.", name=row.name, note=note),
            row.source_id,
            row.locator,
        )
