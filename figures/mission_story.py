"""What happened to an operation, and what was reformed meanwhile?"""

from data import missions
from data.derive import during, rows_of
from data.load import as_of, load_table
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.missions import LIST, acronym, operations
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, horizon_of
from words import Day, List, Month, Year, prose, say, say_n


@figure("mission-story", mission=operations)
def story(mission: str = "unmiss") -> Figure:
    """What happened in the life of an operation: dated events, each in two sentences."""
    events = rows_of("events", mission).sort_values("date", ignore_index=True)
    first, last = events.iloc[0], events.iloc[-1]
    return Figure(
        key="mission-story",
        finding=say(
            "{n} events tell the life of {acronym}, from {first} to {last}.",
            n=len(events),
            acronym=acronym(mission),
            first=Month(first["date"]) if first["date_precision"] != "year" else Year(first["date"].year),
            last=Month(last["date"]) if last["date_precision"] != "year" else Year(last["date"].year),
        ),
        unit=say("What led to it, what happened, and what remained."),
        picture=Text(tuple(event_entry(row) for row in events.itertuples()), "timeline"),
        alt=say("Events: {titles}.", titles=List(tuple(events["title"]), is_and=False)),
        table=Table(
            events.assign(kind=events["kind"].map(labels("events", "kind"))),
            headings_of("events", "date", "place", "kind", "title", "account", "status", "note"),
        ),
        view=View("mission", {"mission": mission}),
        as_of=horizon_of("events"),
        notes=tuple(
            Note(
                "doubt",
                say("{title}: not confirmed. {note}", title=row.title, note=prose(row.note, "events", row.event_id, "note")),
            )
            for row in events[events["status"] == "unconfirmed"].itertuples()
        ),
    )


def event_entry(row) -> Entry:
    """Return an event as an item of the story."""
    day = Day(row.date, row.date_precision)
    return Entry(
        title=prose(row.title, "events", row.event_id, "title"),
        when=say("{day}, {place}", day=day, place=row.place) if row.place else day,
        body=prose(row.account, "events", row.event_id, "account"),
        source_id=row.source_id,
        locator=row.locator,
        is_doubtful=row.status == "unconfirmed",
        tone="quiet" if row.kind in ("background", "aftermath") else "",
    )


@figure("mission-meanwhile", mission=operations, day=lambda: ["", "1994-07-01"])
def meanwhile(mission: str = "unmiss", day: str = "") -> Figure:
    """Which reforms were decided while an operation ran: the landmarks as cards, all in the table; `day` goes along to them."""
    row = missions.row_of(mission)
    rows = during(load_table("reforms"), row["start_date"], row["end_date"])
    shown = rows[rows["is_landmark"].astype(bool)]
    finding = (
        say_n(
            "One reform of the first rank was decided while {acronym} ran.",
            "{n} reforms of the first rank were decided while {acronym} ran.",
            len(shown),
            acronym=row["acronym"],
        )
        if len(shown)
        else say("No reform of the first rank was decided while {acronym} ran.", acronym=row["acronym"])
    )
    return Figure(
        key="mission-meanwhile",
        finding=finding,
        unit=say("Reports and rules that changed peacekeeping; the table has {n}.", n=len(rows)),
        picture=Text(
            tuple(
                Entry(
                    title=prose(each.short_title, "reforms", each.reform_id, "short_title"),
                    when=Day(each.date, each.precision),
                    address=View("reform", {"reform": each.reform_id, "date": day}).address,
                )
                for each in shown.itertuples()
            ),
            "cards",
        ),
        alt=say("Reforms: {names}.", names=List(tuple(shown["short_title"]), is_and=False)) if len(shown) else finding,
        table=Table(rows, headings_of("reforms", "date", "title", "kind", "what_it_said")),
        view=View("mission", {"mission": mission}),
        as_of=Day(as_of()),
        sources=(LIST,),
    )
