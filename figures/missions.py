"""Which operations were there, what was each for, and what was its life? The list of all, and of one its numbers, life and story."""

import pandas as pd

from charts.mission import LANES_HEIGHT, LIFE_HEIGHT, life_chart
from charts.people import CEILINGS
from data import missions, people
from data.ceilings import POINTS_ONLY, REPLACED
from data.derive import during, rows_of
from data.load import as_of, load_table
from data.names import collated
from data.people import last_death
from data.schema import doubts, labels
from figures.differences import difference_notes
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Number, Numbers, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, horizon_of, label
from words import About, Day, List, Money, Month, Span, Words, Year, english, joined, prose, say, say_n

STATUSES = {"": say("All operations"), "open": say("Open now"), "ended": say("Ended")}
KINDS = {"": say("All kinds")} | {kind: label("missions", "mission_type", kind) for kind in labels("missions", "mission_type")}
DECADES = {"": say("Begun at any time")} | {
    str(decade): say("Begun in the {decade}s", decade=Year(decade)) for decade in missions.decades()
}
PARTS = {
    "story": say("Story"),
    "people": say("People"),
    "money": say("Money"),
    "mandates": say("Mandates"),
    "places": say("Places"),
}
LIST = "un-hub-pko"  # the United Nations' own list
AMOUNTS = {
    "initial": say("first approved, {year}"),
    "final": say("approved in the end, {year}"),
    "expenditure": say("spent or billed, {year}"),
}
COMPONENTS = {
    **{part: say("Ceiling, {part}", part=said) for part, said in CEILINGS.items()},
    "uniformed": say("Ceiling, {part}", part=CEILINGS["total"]),
    "total": say("Ceiling"),
    "together": say("Ceiling, with other operations"),
}


def operations() -> list[str]:
    """Return the first operation, one that ended, one with two counts of deaths, open ones, one of few rows, one without a strength."""
    return ["untso", "unef-i", "unmibh", "unmiss", "undof", "minugua", "untag", "unprofor", "domrep"]


def acronym(mission: str) -> str:
    """Return an operation's acronym."""
    return missions.row_of(mission)["acronym"]


def title(mission: str):
    """Return the heading of an operation's page: acronym and official name."""
    row = missions.row_of(mission)
    return say("{acronym}: {name}", acronym=row["acronym"], name=row["official_name"])


def purpose(mission: str):
    """Return in one line what an operation was for."""
    return prose(missions.row_of(mission)["purpose"], "missions", mission, "purpose")


def host_places(mission: str) -> List:
    """Return the countries and territories of an operation as a sentence names them: the Dominican Republic."""
    with_article = missions.row_of(mission)["with_article"]
    return List(tuple(say("the {name}", name=name) if name in with_article else name for name in missions.host_names(mission)))


def area_name_notes(mission: str = "") -> tuple[Note, ...]:
    """Return how the name of an area is meant, where the United Nations names it otherwise than the country."""
    return tuple(
        Note("read", prose(row.note, "host_countries", row.mission_id, "note"), row.source_id, row.locator)
        for row in missions.named_areas(mission).itertuples()
    )


# The list of all


@figure(
    "missions-list",
    region=lambda: ["", "Africa", "Europe", "Americas"],
    kind=lambda: ["", "observer_mission", "peacekeeping_force", "hybrid_operation"],
    decade=lambda: ["", "1990", "1940", "2010"],
    status=lambda: ["", "open", "ended", "ended"],
    day=lambda: ["", "1994-07-01"],
)
def listed(region: str = "", kind: str = "", decade: str = "", status: str = "", day: str = "") -> Figure:
    """All operations, or those of a region, a kind, a decade in which they began, and a status (open or ended): what each was for, and its strength.

    `day` (ISO) goes along to the operation that is opened.
    """
    rows = missions.chosen(region, kind, decade, status)
    return Figure(
        key="missions-list",
        finding=list_finding(rows, region, kind, decade, status),
        unit=say("Strength as last known; of ended operations, the largest."),
        picture=Text(tuple(card(row, day) for row in rows.itertuples()), "cards"),
        alt=say("Operations: {names}.", names=List(tuple(rows["acronym"]), is_and=False)),
        table=Table(
            rows.assign(
                places=rows["places"].map(", ".join),
                kind=rows["mission_type"].map(labels("missions", "mission_type")),
                quality=rows["quality"].map(labels("strength", "quality")),
            ),
            {
                **headings_of("missions", "acronym", "official_name", "region"),
                "places": heading("host_countries", "country_id"),
                "kind": heading("missions", "mission_type"),
                "start_date": say("Start"),
                "end_date": say("End"),
                "purpose": heading("missions", "purpose"),
                "persons": say("Strength"),
                "counted_on": say("Strength of"),
                "quality": heading("strength", "quality"),
            },
        ),
        view=View("mission", {"region": region, "kind": kind, "decade": decade, "status": status, "date": day}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("The open operations stand first, then the others by their beginning, the latest first.")),
            Note("read", say("The places are countries and territories by their present names.")),
            *area_name_notes(),
            Note(
                "doubt",
                say(
                    "Counted are the {n} peacekeeping operations of the United Nations' own list; political missions are not. A strength "
                    "counts soldiers, police and observers.",
                    n=len(missions.rows()),
                ),
                LIST,
            ),
        ),
        sources=(LIST,),
    )


def list_finding(rows: pd.DataFrame, region: str, kind: str, decade: str, status: str):
    """Return how many operations there are, in the words of what was chosen."""
    asked = [region, kind and KINDS[kind], decade and DECADES[decade], status and STATUSES[status]]
    if not any(asked):
        return say(
            "{open} of the {all} peacekeeping operations since 1948 are open today.", open=rows["is_open"].sum(), all=len(rows)
        )
    chosen = List(tuple(each for each in asked if each), is_and=False)
    if rows.empty:
        return say("No operation is of this kind: {chosen}.", chosen=chosen)
    return say_n(
        "One of {all} operations: {chosen}.",
        "{n} of {all} operations: {chosen}.",
        len(rows),
        all=len(missions.rows()),
        chosen=chosen,
    )


def card(row, day: str) -> Entry:
    """Return an operation as a card: name and places, years and strength, what it was for."""
    places = collated(row.places)
    years = Span(Year(row.start_date.year), None if row.is_open else Year(row.end_date.year))
    strength = (
        say("{n} in uniform, {when}", n=number_of(row.persons, row.quality), when=counted(row)) if pd.notna(row.persons) else ""
    )
    return Entry(
        title=say("{acronym}, {places}", acronym=row.acronym, places=List(tuple(places), is_and=False)),
        when=say("{years}: {strength}", years=years, strength=strength) if strength else years,
        body=prose(row.purpose, "missions", row.mission_id, "purpose"),
        address=View("mission", {"mission": row.mission_id, "date": day}).address,
        tone="strong" if row.is_open else "",
    )


def number_of(persons: float, quality: str):
    """Return a strength as a sentence has it: a rounded one with its `about`."""
    return About(int(persons)) if quality == "rounded" else int(persons)


def counted(row):
    """Return when a strength was counted: the month, the year of a mean."""
    is_year = row.quality == "mean" or row.precision == "year"
    return Year(row.counted_on.year) if is_year else Month(row.counted_on)


# One operation


@figure("mission-numbers", mission=operations)
def numbers(mission: str = "unmiss") -> Figure:
    """How long an operation lasted, how large it was, who came, who died and what it cost, with what it was in two sentences."""
    row, items = missions.row_of(mission), [item for item in number_items(mission) if item]
    said = tuple(say("{value} {label}", value=number.value, label=number.label) for number, *_ in items)
    return Figure(
        key="mission-numbers",
        finding=largest_finding(mission),
        unit=joined(
            say("{kind} in {places}.", kind=label("missions", "mission_type", row["mission_type"]), places=host_places(mission)),
            say("{conflict}.", conflict=prose(row["conflict"], "missions", mission, "conflict")),
        ),
        picture=Numbers(
            tuple(number for number, *_ in items),
            body=prose(row["account"], "missions", mission, "account"),
            source_id=row["source_id"],
            locator=row["locator"],
        ),
        alt=say("Numbers of {acronym}: {numbers}.", acronym=row["acronym"], numbers=List(said, is_and=False)),
        table=numbers_table(items),
        view=View("mission", {"mission": mission}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "By authority of the {body}. Its days are counted as the United Nations' own list does: {span}.",
                    body=label("missions", "authority", row["authority"]),
                    span=span_of(row),
                ),
                row["source_id"],
                row["locator"],
            ),
            *area_name_notes(mission),
            *mandate_notes(mission),
            *neighbour_notes(mission),
            *difference_notes(mission, "missions", "fatalities", "budgets", "current_mandates"),
        ),
        sources=(LIST,),
    )


def span_of(row: dict) -> Span:
    """Return an operation's first and last day, no finer than they are known."""
    end = None if pd.isna(row["end_date"]) else Day(row["end_date"], row["end_precision"])
    return Span(Day(row["start_date"], row["start_precision"]), end)


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
        return say(
            "{acronym} is open; its mandate runs to {day}, as reported and not confirmed.", acronym=row["acronym"], day=until
        )
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


def number_items(mission: str) -> list[tuple]:
    """Return the numbers of an operation, each with what it counts, its plain value, source and place in it."""
    return [
        lasted_item(mission),
        strength_item(mission),
        contributors_item(mission),
        deaths_item(mission),
        money_item(mission),
    ]


def lasted_item(mission: str) -> tuple:
    """Return how long an operation lasted."""
    start = rows_of("milestones", mission).query("event == 'start'").iloc[0]
    row = missions.row_of(mission)
    first, last = Year(row["start_date"].year), None if pd.isna(row["end_date"]) else Year(row["end_date"].year)
    shown = Number(lasted(mission), Span(first, last))
    return shown, say("Days"), missions.days_deployed(mission), start["source_id"], start["locator"]


def strength_item(mission: str) -> tuple | None:
    """Return the strength by which an operation is listed, of an open one the last known, else the largest; None where none is known."""
    count = missions.strength_told(mission)
    if count is None:
        return None
    is_year = count["quality"] == "mean" or count["precision"] == "year"
    when = Year(count["date"].year) if is_year else Month(count["date"])
    is_last, persons = missions.is_open(mission) and missions.last_count(mission) is not None, int(count["total"])
    shown = Number(
        number_of(persons, count["quality"]),
        say("in uniform as last counted") if is_last else say("in uniform at its largest known"),
        say("in {when}", when=when),
        is_doubtful=count["quality"] in doubts("strength")["quality"] and count["quality"] != "mean",
    )
    what = say("Last known strength") if is_last else say("Largest known strength")
    return shown, what, persons, count["source_id"], count["locator"]


def contributors_item(mission: str) -> tuple | None:
    """Return how many countries contributed in the last year known; None where that is not known by operation."""
    rows = missions.contributors_latest(mission)
    if rows.empty:
        return None
    first = rows.iloc[0]
    shown = Number(len(rows), say("countries sent soldiers or police"), say("in {year}", year=Year(first["year"])))
    return shown, say("Contributing countries"), len(rows), first["source_id"], first["locator"]


def deaths_item(mission: str) -> tuple:
    """Return how many died; where the United Nations has some under another name, both numbers."""
    names = missions.deaths_by_name(mission)
    n = sum(names.values())
    apart = List(tuple(say("{n} listed under {name}", n=count, name=name) for name, count in names.items()))
    until = say("to {month}", month=Month(last_death())) if missions.is_open(mission) else ""
    shown = Number(n, say("people died serving"), apart if len(names) > 1 else until)
    return shown, say("Deaths to {day}", day=Day(last_death())), n, "un-hub-fatalities", f"rows of {acronym(mission)}"


def money_item(mission: str) -> tuple | None:
    """Return the latest amount spent or approved, None where none is known."""
    rows = missions.yearly_money(mission)
    if rows.empty:
        return None
    row = rows.iloc[-1]
    shown = Number(
        Money(float(row["amount_usd"])),
        AMOUNTS[row["stage"]](year=row["fiscal_year"]),
        is_doubtful=row["quality"] in doubts("budgets")["quality"],
    )
    return shown, say("Dollars, {year}", year=row["fiscal_year"]), int(row["amount_usd"]), row["source_id"], row["locator"]


def numbers_table(items: list[tuple]) -> Table:
    """Return the numbers as a table, each with its own source."""
    frame = pd.DataFrame(
        [
            {"what": english(what), "value": value, "source_id": source_id, "locator": locator}
            for _, what, value, source_id, locator in items
        ]
    )
    return Table(frame, {"what": say("What"), "value": say("Number")})


def mandate_notes(mission: str) -> tuple[Note, ...]:
    """Return what was last decided on an open operation, and what of it is not confirmed."""
    now = missions.mandate_now(mission)
    if now is None:
        return ()
    decided = prose(now["decided"], "current_mandates", mission, "decided")
    said = say("{resolution}: {decided}", resolution=now["resolution"], decided=decided) if now["resolution"] else decided
    known = prose(now["note"], "current_mandates", mission, "note")
    doubt = say("Not confirmed. {why}", why=known) if now["status"] == "unconfirmed" else known
    return Note("read", said, now["source_id"], now["locator"]), Note("doubt", doubt, now["source_id"], now["locator"])


def neighbour_notes(mission: str) -> tuple[Note, ...]:
    """Return which operations came before an operation, and which followed it."""
    links = load_table("successions")
    notes = []
    for row in links[links["successor_id"] == mission].itertuples():
        text = say("Followed {acronym}. {note}", acronym=acronym(row.predecessor_id), note=succession(row))
        notes.append(Note("read", text, row.source_id, row.locator))
    for row in links[links["predecessor_id"] == mission].itertuples():
        text = say("Followed by {acronym}. {note}", acronym=acronym(row.successor_id), note=succession(row))
        notes.append(Note("read", text, row.source_id, row.locator))
    return tuple(notes)


def succession(row):
    """Return how one operation followed another."""
    return prose(row.note, "successions", f"{row.predecessor_id}.{row.successor_id}", "note")


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
        alt=say(
            "Life of {acronym} from {first} to {last}, with {events} events and {decisions} decisions on its mandate.",
            acronym=acronym(mission),
            first=Month(span[0]),
            last=Month(span[1]),
            events=len(events),
            decisions=len(missions.decisions_of(mission)),
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
    return Figure(
        key="mission-meanwhile",
        finding=say_n(
            "One reform of the first rank was decided while {acronym} ran.",
            "{n} reforms of the first rank were decided while {acronym} ran.",
            len(shown),
            acronym=row["acronym"],
        )
        if len(shown)
        else say("No reform of the first rank was decided while {acronym} ran.", acronym=row["acronym"]),
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
        alt=say("Reforms: {names}.", names=List(tuple(shown["short_title"]), is_and=False)),
        table=Table(rows, headings_of("reforms", "date", "title", "kind", "what_it_said")),
        view=View("mission", {"mission": mission}),
        as_of=Day(as_of()),
        sources=(LIST,),
    )
