"""What was the life of an operation? Its people, ceilings, decisions and events by day."""

import pandas as pd

from charts.mission import LANES_HEIGHT, LIFE_HEIGHT, life_chart
from charts.people import CEILINGS
from data import missions, people
from data.ceilings import POINTS_ONLY, REPLACED
from data.derive import rows_of
from data.load import as_of
from data.schema import labels
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.missions import acronym, number_of, operations
from figures.pictures import Chart
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, Month, Span, Words, Year, english, joined, prose, say, say_n

COMPONENTS = {
    **{part: say("Ceiling, {part}", part=said) for part, said in CEILINGS.items()},
    "uniformed": say("Ceiling, {part}", part=CEILINGS["total"]),
    "total": say("Ceiling"),
    "together": say("Ceiling, with other operations"),
}


def lasted(mission: str):
    """Return how long an operation has run: years, under two years months, under two months days."""
    days = missions.days_deployed(mission)
    if days < 60:
        return say_n("{n} day", "{n} days", days)
    if days < 731:
        return say_n("{n} month", "{n} months", round(days / 30.44))
    return say_n("{n} year", "{n} years", int(days / 365.25))


def status(mission: str):
    """Return whether an operation is open, until when its mandate runs, or when it ended and what followed."""
    row, now = missions.row_of(mission), missions.mandate_now(mission)
    if now is None:
        return ended(mission, row)
    if pd.isna(now["mandate_until"]):
        return say("{acronym} is open, and its mandate has no date of expiry.", acronym=row["acronym"])
    until = Day(now["mandate_until"], now["precision"])
    if now["is_past"]:
        return say(
            "{acronym} is open; its mandate's last known end, {day}, has passed.",
            acronym=row["acronym"],
            day=until,
        )
    if now["status"] == "unconfirmed":
        return say("{acronym} is open; its mandate reportedly runs to {day}.", acronym=row["acronym"], day=until)
    return say("{acronym} is open; its mandate runs to {day}.", acronym=row["acronym"], day=until)


def ended(mission: str, row: dict):
    """Return when an operation ended, after how long, and which one followed."""
    _, after = missions.neighbours(mission)
    said = {"acronym": row["acronym"], "day": Day(row["end_date"], row["end_precision"]), "lasted": lasted(mission)}
    if after:
        return say(
            "{acronym} ended on {day} after {lasted}, followed by {after}.",
            **said,
            after=List(tuple(acronym(key) for key in after)),
        )
    return say("{acronym} ended on {day} after {lasted}.", **said)


@figure("mission-life", mark="day", mission=operations, day=lambda: ["", "1994-07-01", "2012-05-01", "2026-11-22"])
def life(mission: str = "unmiss", day: str = "") -> Figure:
    """An operation's strength under its ceilings, its events and its mandate; `day` (ISO) is marked."""
    counts, steps = people.drawn_strength(mission), missions.steps_of(mission)
    span, events = missions.life_span(mission), rows_of("events", mission)
    events = events[events["date"].between(*span)]
    has_persons = len(counts) + len(steps) > 0
    return Figure(
        key="mission-life",
        finding=status(mission),
        unit=life_unit(counts, steps),
        picture=Chart(
            lambda look: life_chart(
                told_counts(counts, look.words),
                told_steps(steps, look.words),
                told_events(events, look.words),
                told_decisions(mission, look.words),
                missions.mandate_strip(mission),
                span,
                look,
                day,
            ),
            height=LIFE_HEIGHT if has_persons else LANES_HEIGHT,
        ),
        alt=say_n(
            "Life of {acronym} from {first} to {last}, with {events} events and one decision on its mandate.",
            "Life of {acronym} from {first} to {last}, with {events} events and {n} decisions on its mandate.",
            len(missions.decisions_of(mission)),
            acronym=acronym(mission),
            first=Month(span[0]),
            last=Month(span[1]),
            events=len(events),
        ),
        table=life_table(mission),
        view=View("mission", {"mission": mission}),
        as_of=Day(as_of()),
        notes=life_notes(mission, counts, steps),
        has_doubt=True,
    )


def largest_finding(mission: str):
    """Return an operation's largest known strength as a sentence, or that only ceilings are known, or neither."""
    count = missions.largest_count(mission)
    if count is None:
        known = people.ceilings(mission)
        if known.empty:
            return say("No count of those who served in {acronym} and no ceiling was found.", acronym=acronym(mission))
        return say("Of {acronym} the ceilings are known, but no count of those who served.", acronym=acronym(mission))
    if count["quality"] == "mean":
        return say(
            "{acronym} was at its largest known in {year}, with {n} in uniform on average.",
            acronym=acronym(mission),
            year=Year(count["date"].year),
            n=int(count["total"]),
        )
    return say(
        "{acronym} was at its largest known in {when}, with {n} in uniform.",
        acronym=acronym(mission),
        when=Year(count["date"].year) if count["precision"] == "year" else Month(count["date"]),
        n=number_of(count["total"], count["quality"]),
    )


def life_unit(counts: pd.DataFrame, steps: pd.DataFrame):
    """Return in short what is drawn, and only that."""
    if len(counts) and len(steps):
        return say("Strength, events and mandate.")
    if len(counts):
        return say("People in uniform, events and mandate.")
    return say("Ceilings, events and mandate.") if len(steps) else say("Events and mandate.")


def marks_note(counts: pd.DataFrame, steps: pd.DataFrame) -> Note:
    """Return what each mark of the picture is."""
    kinds = set(counts["kind"])
    text = joined(
        say("Soldiers, police and observers together.") if len(counts) else "",
        say("Shaded: counts month by month.") if "month" in kinds else "",
        say("Dashed: means of a year.") if "mean" in kinds else "",
        say("Points: single figures.") if "single" in kinds else "",
        say("Level lines: ceilings, the most that were authorized.") if len(steps) else "",
        say("Circles below: events. Point at a mark to read what it says."),
    )
    return Note("read", text)


def told_counts(counts: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return counts with what pointing at each says."""
    told = []
    for row in counts.itertuples():
        is_year = row.kind == "mean" or row.precision == "year"
        when = Year(row.date.year) if is_year else Month(row.date)
        quality = "" if row.quality == "published" else label("strength", "quality", row.quality)
        said = say("{when}: {n} in uniform", when=when, n=int(row.total))
        told.append(words(say("{said}. {quality}", said=said, quality=quality) if quality else said))
    return counts.assign(told=told)


def told_steps(steps: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return ceilings with their names and what pointing at each says."""
    names = [words(COMPONENTS[part]) for part in steps["component"]]
    told = [
        words(
            say("{name}: {n}, from {day}", name=name, n=int(row.ceiling), day=Day(row.from_date))
            if row.is_point
            else say("{name}: {n}, {span}", name=name, n=int(row.ceiling), span=Span(Day(row.from_date), Day(row.to_date)))
        )
        for name, row in zip(names, steps.itertuples(), strict=True)
    ]
    return steps.assign(name=names, told=told)


def told_events(events: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return events with what pointing at each says."""
    told = [
        words(
            say("{day}: {title}", day=Day(row.date, row.date_precision), title=prose(row.title, "events", row.event_id, "title"))
        )
        for row in events.itertuples()
    ]
    return events.assign(told=told, is_doubtful=(events["status"] == "unconfirmed").to_numpy())


def told_decisions(mission: str, words: Words) -> pd.DataFrame:
    """Return the decisions on an operation's mandate (data.missions.decisions_of) with what pointing at each says."""
    rows, changes = missions.decisions_of(mission), rows_of("mandates", mission).groupby("resolution")["action"].agg(list)
    told = [
        words(say("{day}: {decision}", day=Day(row.adopted_date), decision=said_of(row, changes.get(row.resolution))))
        for row in rows.itertuples()
    ]
    return rows.assign(date=rows["adopted_date"], told=told)


def said_of(row, changes: list[str] | None):
    """Return a decision with what it did: in the words of `changes`, its actions in mandates, where that table tells it."""
    did = [label("mandates", "action", each) for each in changes] if changes else [label("resolutions", "action", row.action)]
    return joined(row.resolution, *did, between=", ")


def decision(resolution: str, action: str):
    """Return a resolution with what it did."""
    return say("{resolution}, {action}", resolution=resolution, action=label("mandates", "action", action))


def life_table(mission: str) -> Table:
    """Return counts and ceilings as one table, oldest first."""
    counts = people.drawn_strength(mission).rename(columns={"total": "persons"})
    counts = counts.assign(what=english(say("Deployed")), quality=counts["quality"].map(labels("strength", "quality")))
    bounds = people.ceilings(mission).rename(columns={"from_date": "date", "ceiling": "persons"})
    bounds = bounds.assign(
        what=[english(COMPONENTS[part]) for part in bounds["component"]],
        note=(bounds["resolution"] + ". " + bounds["note"]).str.strip(". "),
        quality="",
    )
    both = pd.concat([part for part in (counts, bounds) if len(part)] or [counts]).sort_values(["date", "what"])
    if both.empty:  # without a figure the picture shows decisions alone, and so does its table
        both = missions.decisions_of(mission).rename(columns={"adopted_date": "date", "summary": "note"})
        both = both.assign(what=both["resolution"], quality="")
    columns = ["date", "what", "persons", "troops", "police", "experts", "quality", "note", "source_id", "locator"]
    return Table(
        both.reindex(columns=columns),
        {
            "date": heading("strength", "date"),
            "what": say("What"),
            "persons": say("Persons"),
            **headings_of("strength", "troops", "police", "experts", "quality", "note"),
        },
    )


def life_notes(mission: str, counts: pd.DataFrame, steps: pd.DataFrame) -> tuple[Note, ...]:
    """Return how the picture is read, and what of it is uncertain."""
    notes = [
        marks_note(counts, steps),
        Note(
            "read",
            say(
                "The strip is the mandate: a long stroke is a decision that set, changed or ended it, a short one an extension. "
                "Dashed, it has passed its last known end."
            ),
        ),
    ]
    if len(steps):
        text = say(
            "A line holds until the next ceiling in the tables; a change missing there is missing here. Strong lines: all in uniform, given "
            "as one figure or added where all parts were set on one day or said to be unchanged. Thin: one part, where no sum can be told."
        )
        notes.append(Note("doubt", text))
    if "month" in set(counts["kind"]):
        source = counts.loc[counts["kind"] == "month", "source_id"].iloc[-1]
        notes.append(Note("doubt", say("Months without a report are gaps: they are not joined."), source))
    if mission in POINTS_ONLY:
        notes.append(Note("doubt", say("Diamonds are ceilings whose end is not known.")))
    points = steps[steps["is_point"]] if len(steps) else steps
    known = people.ceilings(mission)
    for row in known[known["from_date"].isin(points["from_date"] if len(points) else [])].itertuples():
        text = say(
            "{n} from {day}: {note}",
            n=int(row.ceiling),
            day=Day(row.from_date, row.from_precision),
            note=prose(row.note, "authorized_strength", f"{mission}.{row.from_date:%Y-%m-%d}.{row.component}", "note"),
        )
        notes.append(Note("doubt", text, row.source_id, row.locator))
    if mission in REPLACED:
        now = missions.mandate_now(mission)
        text = say(
            "The ceiling ends on {day}, because the new one is not settled. {decided}",
            day=Day(REPLACED[mission]),
            decided=prose(now["decided"], "current_mandates", mission, "decided"),
        )
        notes.append(Note("doubt", text, now["source_id"], now["locator"]))
    return (*notes, *difference_notes(mission, "strength", "authorized_strength"))
