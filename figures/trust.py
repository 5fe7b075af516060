"""How far can the numbers be trusted? What is covered, where sources differ, what was corrected, what is missing, every table."""

import pandas as pd

from charts.coverage import counts_chart, counts_height, standings_chart, standings_height, years_chart, years_height
from data import coverage
from data.load import as_of, describe_table, load_table, package, shared_table, table_bytes, table_names
from data.schema import columns_in_words, headings, labels
from data.stories import stories
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Chart, Entry, Grid, Number, Numbers, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, horizon_of, label
from words import Day, List, Month, Percent, Span, Year, joined, prose, say, say_n

PARTS = {
    "coverage": say("What is covered"),
    "operations": say("By operation"),
    "others": say("Not counted here"),
    "differ": say("Where sources differ"),
    "money": say("Money"),
    "corrections": say("Corrections"),
    "tables": say("Tables"),
    "sources": say("Sources"),
}
NONE_NOTED = "place not noted"
COUNTED = "counted in our tables"
HUB = "un-hub-pko"


@figure("data-coverage")
def covered() -> Figure:
    """Which years each subject's table tells."""
    told = coverage.years_told()
    first, last = coverage.months_series()
    return Figure(
        key="data-coverage",
        finding=say(
            "Deaths are counted throughout; strength month by month only from {first} to {last}.",
            first=Month(first),
            last=Month(last),
        ),
        unit=say("Years with rows in our tables."),
        picture=Chart(lambda look: years_chart(told, look), height=years_height(told)),
        alt=say(
            "A tile for each subject and year: {subjects}.",
            subjects=List(tuple(reach(*each) for each in told.groupby("title")), is_and=False),
        ),
        table=Table(
            told.assign(kind_said=told["kind"].map(KINDS_SAID)),
            {"title": say("Subject"), "year": say("Year"), "rows": say("Rows"), "kind_said": say("Kind of figure")},
        ),
        view=View("sources"),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("A year without a tile has no row: nothing is known of it, which is not the same as none.")),
            Note(
                "doubt",
                say("Deaths are told to {day}; what is later is not in the table.", day=horizon_of("fatalities")),
            ),
            *gap_notes(),
        ),
        has_doubt=True,
    )


@figure("data-horizons")
def horizons() -> Figure:
    """To when each subject is told."""
    rows = coverage.horizons()
    names = tables()
    told = [(row, names[row.subject], horizon_of(row.subject)) for row in rows.itertuples()]
    return Figure(
        key="data-horizons",
        finding=say(
            "Strength is known to {strength}, deaths to {deaths}, mandates to {mandates}.",
            strength=horizon_of("strength"),
            deaths=horizon_of("fatalities"),
            mandates=horizon_of("mandates"),
        ),
        unit=say("How far each table goes."),
        picture=Text(
            tuple(Entry(when=until, title=title, source_id=row.source_id, locator=row.locator) for row, title, until in told),
            "cards",
        ),
        alt=say(
            "Horizons: {horizons}.",
            horizons=List(tuple(joined(title, until) for _, title, until in told), is_and=False),
        ),
        table=Table(rows, {"title": say("Subject"), "until": say("Told to")}),
        view=View("sources"),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say(
                    "The atlas was last worked on as of {day}. That is not a promise that it tells every subject to that day.",
                    day=Day(as_of()),
                ),
            ),
            Note("doubt", say("What was decided on a mandate after {month} was not to be had.", month=horizon_of("mandates"))),
        ),
    )


KINDS_SAID = {"plain": "Plain count", "doubtful": "Estimate, press figure or partial"}


def reach(title: str, rows: pd.DataFrame):
    """Return from when to when a subject is told."""
    return say("{title} {span}", title=title, span=Span(Year(rows["year"].min()), Year(rows["year"].max())))


def gap_notes() -> tuple[Note, ...]:
    """Return what is missing or not confirmed."""
    gaps, open_ = coverage.gaps(), coverage.unconfirmed()
    return (
        Note("doubt", say("A start or an end is known only to the month for {names}.", names=List(tuple(gaps["month_only"])))),
        Note("doubt", say("The present mandate could not be confirmed for {names}.", names=List(tuple(gaps["mandate"])))),
        Note("doubt", say("No count of those serving was found for {names}.", names=List(tuple(gaps["count"])))),
        Note("doubt", say("No authorized strength was found for {names}.", names=List(tuple(gaps["ceiling"])))),
        Note(
            "doubt",
            say(
                "Not confirmed, each with its reason: {milestones} dates of operations, {reforms} reforms, {leaders} terms of office and "
                "{events} events.",
                **open_,
            ),
        ),
    )


@figure("data-operations")
def operations() -> Figure:
    """How much the tables tell of each operation."""
    rows = coverage.by_operation()
    well = int((rows["share"] >= 0.9).sum())
    return Figure(
        key="data-operations",
        finding=say("{n} of {all} operations are counted in at least nine months of ten.", n=well, all=len(rows)),
        unit=say("What our tables hold of each operation, in the order in which they began."),
        picture=Grid(
            (
                heading("strength", "mission_id"),
                say("Months with a count"),
                say("Months with a head"),
                say("Ceilings"),
                say("Resolutions"),
                say("Votes"),
                say("Events"),
                say("Deaths"),
            ),
            tuple(operation_row(row) for row in rows.itertuples()),
        ),
        alt=say(
            "A row for each operation: months with a count and with a known head, ceilings, resolutions, votes, events and deaths."
        ),
        table=Table(
            rows,
            {
                "acronym": heading("strength", "mission_id"),
                "months": say("Months deployed"),
                "months_counted": say("Months with a count"),
                "share": say("Share of months"),
                "led": say("Share of months with a head"),
                "ceilings": say("Ceilings"),
                "mandates": say("Mandates"),
                "resolutions": say("Resolutions"),
                "votes": say("Resolutions whose vote is known"),
                "events": say("Events"),
                "deaths": say("Deaths"),
            },
            {"share": 2, "led": 2},
        ),
        view=View("sources", {"part": "operations"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say("The stronger a field's colour, the more of its months has a count. A count stands for its own month only."),
            ),
            Note(
                "read",
                say("Months with a head: those in which we know who led the operation, also where the term is not confirmed."),
            ),
            Note("read", say("Votes: the resolutions of which we know how the members voted.")),
        ),
    )


def operation_row(row) -> tuple[Cell, ...]:
    """Return what is known of one operation as a row of fields."""
    return (
        Cell(row.acronym),
        *(Cell(Percent(share), shade=round(4 * share)) for share in (row.share, row.led)),
        *(Cell(n) for n in (row.ceilings, row.resolutions, row.votes, row.events, row.deaths)),
    )


@figure("data-differ")
def differ() -> Figure:
    """Facts on which sources differ, which is followed and why."""
    rows = coverage.differing()
    counts = rows["title"].value_counts().rename_axis("label").reset_index(name="n").head(15)
    return Figure(
        key="data-differ",
        finding=say("Sources differ on {n} facts; each is listed with what we show and why.", n=len(rows)),
        unit=say("Facts on which two sources differ, by table."),
        picture=Chart(
            lambda look: counts_chart(counts, look, say("{label}: {n} facts on which sources differ")),
            height=counts_height(counts),
        ),
        alt=say("Bars of facts on which sources differ, by table."),
        table=Table(
            rows,
            {"operation": heading("discrepancies", "mission_id"), "title": say("Table")}
            | headings_of("discrepancies", "field", "followed_value", "other_value")
            | {"other_source": say("Other source")}
            | headings_of("discrepancies", "reason"),
        ),
        view=View("sources", {"part": "differ"}),
        as_of=Day(as_of()),
        notes=(Note("doubt", say("A place in the source was not noted for some of the facts we follow; the table says which.")),),
    )


@figure("data-corrections")
def corrections() -> Figure:
    """Values of published data that our tables change, and how that can be known."""
    rows = load_table("corrections")
    rows = rows.assign(
        title=[describe_table(name)["title"] for name in rows["table"]],
        field=[headings(table).get(field, field) for table, field in zip(rows["table"], rows["field"], strict=True)],
        key=[columns_in_words(table, key) for table, key in zip(rows["table"], rows["key"], strict=True)],
    )
    entries = tuple(
        Entry(
            title=joined(say("{table}:", table=row.title), prose(row.reason, "corrections", row.correction_id, "reason")),
            body=say(
                "{field}: the source has {wrong}, we have {right}.",
                field=row.field,
                wrong=row.wrong or "—",
                right=row.right or "—",
            ),
            when=row.key,
            source_id=row.source_id,
            locator=row.locator,
        )
        for row in rows.itertuples()
    )
    return Figure(
        key="data-corrections",
        finding=say_n("One correction was made to published data.", "{n} corrections were made to published data.", len(rows)),
        unit=say("What the source has, what we have, and how that can be known."),
        picture=Text(entries, "cards"),
        alt=say("The corrections, one by one."),
        table=Table(rows, {"title": say("Table")} | headings_of("corrections", "key", "field", "wrong", "right", "reason")),
        view=View("sources", {"part": "corrections"}),
        as_of=Day(as_of()),
    )


@figure("data-second")
def second_checks() -> Figure:
    """Rows drawn by lot and checked a second time, with what came of it."""
    rows = load_table("second_checks")
    results = rows["result"].value_counts()
    order = [result for result in labels("second_checks", "result") if result in results]
    counts = pd.DataFrame(
        {"label": [label("second_checks", "result", each).text for each in order], "n": [int(results[each]) for each in order]}
    )
    said = rows.assign(
        table=[label("second_checks", "table", each).text for each in rows["table"]],
        row=[_drawn_row(*each) for each in zip(rows["table"], rows["key"], strict=True)],
        result=[label("second_checks", "result", each).text for each in rows["result"]],
    )
    return Figure(
        key="data-second",
        finding=say(
            "Of {n} rows drawn by lot and checked again {mended} were mended.", n=len(rows), mended=int(results["mended"])
        ),
        unit=say("Rows by what a second check found."),
        picture=Chart(lambda look: counts_chart(counts, look, say("{label}: {n} rows")), height=counts_height(counts)),
        alt=say("Bars of rows by the result of the second check."),
        table=Table(
            said,
            headings_of("second_checks", "table")
            | {"row": heading("second_checks", "key")}
            | headings_of("second_checks", "checked_on", "result", "note"),
        ),
        view=View("sources", {"part": "corrections"}),
        as_of=Day(as_of()),
    )


@figure("data-stories")
def story_checks() -> Figure:
    """Sentences of stories held against their sources a second time, with what came of it."""
    rows = load_table("story_checks")
    results = rows["result"].value_counts()
    counts = pd.DataFrame(
        {
            "label": [label("story_checks", "result", each).text for each in labels("story_checks", "result")],
            "n": [int(results.get(each, 0)) for each in labels("story_checks", "result")],
        }
    )
    place = ["story", "step", "sentence"]
    said = rows.assign(
        story=[stories()[key].said("title").text for key in rows["story"]],
        result=[label("story_checks", "result", each).text for each in rows["result"]],
    )
    return Figure(
        key="data-stories",
        finding=say(
            "Of {n} sentences of the stories that were checked again {mended} were mended.",
            n=len(rows.drop_duplicates(place)),
            mended=len(rows[rows["result"] == "mended"].drop_duplicates(place)),
        ),
        unit=say("Sources opened again for a sentence, by what the check found."),
        picture=Chart(lambda look: counts_chart(counts, look, say("{label}: {n} sources")), height=counts_height(counts)),
        alt=say("Bars of sources opened again, by the result of the second check."),
        table=Table(said, headings_of("story_checks", *place, "as_checked", "checked_on", "result", "seen")),
        view=View("sources", {"part": "corrections"}),
        as_of=Day(as_of()),
    )


def _drawn_row(table: str, key: str) -> str:
    """Return a row of second_checks by name."""
    if table == "events":
        titles = shared_table("events").set_index("event_id")["title"]
        return prose(titles[key], "events", key, "title").text
    if table == "field_leaders":
        return shared_table("field_leaders").set_index("leader_id")["name"][key]
    mission_id, symbol = key.split(" ", 1)
    return f"{shared_table('missions').set_index('mission_id')['acronym'][mission_id]}, {symbol}"


@figure("data-sources")
def sources() -> Figure:
    """The sources by kind, and all of them in the table."""
    kinds = coverage.source_kinds()
    counts = pd.DataFrame({"label": [label("sources", "kind", kind).text for kind in kinds["kind"]], "n": kinds["rows"]})
    total = kinds["rows"].sum()
    rows = load_table("sources").assign(locator="the whole document")
    return Figure(
        key="data-sources",
        finding=say("{n} sources stand behind {rows} rows.", n=len(rows), rows=int(total)),
        unit=say("Rows of our tables by the kind of source they name."),
        picture=Chart(lambda look: counts_chart(counts, look, say("{label}: {n} rows")), height=counts_height(counts)),
        alt=say("Bars of rows by kind of source."),
        table=Table(rows, headings_of("sources", "symbol", "title", "publisher", "published", "kind", "retrieved")),
        view=View("sources", {"part": "sources"}),
        as_of=Day(as_of()),
        notes=(Note("read", say("Every row of every table names its source and the place in it.")),),
    )


@figure("data-standing")
def standing() -> Figure:
    """Whose documents the rows of the chief tables name."""
    order = list(labels("publishers", "standing"))
    told = coverage.standings().assign(place=lambda rows: rows["standing"].map(order.index))
    names = {name: prose(describe_table(name)["title"], "schema", name, "title").text for name in coverage.TOLD_BY_STANDING}
    told = told.assign(
        label=told["table"].map({"": ALL_TABLES} | names),
        standing=told["standing"].map(lambda value: label("publishers", "standing", value).text),
        percent=(100 * told["share"]).round(1),
    )
    told = told.assign(at=told["table"].map(["", *coverage.TOLD_BY_STANDING].index)).sort_values(
        ["at", "place"], ignore_index=True
    )
    return Figure(
        key="data-standing",
        finding=say(
            "{mandates} of the mandates and {ceilings} of the ceilings rest on United Nations documents.",
            mandates=Percent(coverage.un_share("mandates")),
            ceilings=Percent(coverage.un_share("authorized_strength")),
        ),
        unit=say("Share of rows by who published the source that they name."),
        picture=Chart(
            lambda look: standings_chart(told, look, say("{label}: {standing}, {share}, {rows} of {of} rows")),
            height=standings_height(told) + 30,
        ),
        alt=say(
            "One bar for each table: {shares} from the United Nations.",
            shares=List(tuple(joined(row.label, Percent(row.share)) for row in told[told["place"] == 0].itertuples())),
        ),
        table=Table(
            told,
            {
                "label": say("Table"),
                "standing": heading("publishers", "standing"),
                "rows": say("Rows"),
                "of": say("Of all rows"),
                "percent": say("Per cent"),
            },
        ),
        view=View("sources", {"part": "sources"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read",
                say("A copy of a United Nations document that somebody else keeps counts as one of the United Nations."),
            ),
            Note("read", say("A row that names several sources counts once for each.")),
        ),
    )


ALL_TABLES = "All tables"


def tables() -> dict:
    """Return the titles of all tables by name."""
    return {name: prose(describe_table(name)["title"], "schema", name, "title") for name in table_names()}


@figure("data-table", kept=4, name=lambda: ["missions", "sources", "discrepancies", "search_aliases", "strength"])
def table(name: str = "missions") -> Figure:
    """One table as it stands: its rows and what its columns mean."""
    described, rows = describe_table(name), shared_table(name)
    fields = [field for field in described["schema"]["fields"] if field["name"] not in ("source_id", "locator")]
    shown = rows
    if "source_id" not in rows:
        shown = rows.assign(source_id=rows.get("followed_source_id", HUB))
    if "locator" not in shown or (shown["locator"] == "").any():
        shown = shown.assign(locator=shown["locator"].replace("", NONE_NOTED) if "locator" in shown else COUNTED)
    shown = shown.assign(source_id=shown["source_id"].replace("", HUB))
    return Figure(
        key="data-table",
        finding=say("{title}: {n} rows.", title=prose(described["title"], "schema", name, "title"), n=len(rows)),
        unit=prose(described["description"], "schema", name, "description"),
        picture=Numbers((Number(len(rows), say("rows")), Number(len(fields), say("columns")))),
        alt=say("The table {title}.", title=described["title"]),
        table=Table(
            shown,
            {field["name"]: prose(field["title"], "schema", f"{name}.{field['name']}", "title") for field in fields},
            file=lambda: table_bytes(name),
        ),
        view=View("sources", {"part": "tables", "table": name}),
        as_of=Day(as_of()),
        notes=tuple(
            Note("read", say("{title}: {meaning}.", title=field["title"], meaning=field["description"].rstrip(".")))
            for field in fields
        ),
    )


@figure("data-cite")
def cite() -> Figure:
    """How to cite the atlas, and under which terms its facts may be used."""
    version = package()["version"]
    return Figure(
        key="data-cite",
        finding=say("The tables may be used freely, with the atlas and the source named."),
        unit=say("Creative Commons Attribution 4.0; geometry on the terms of those who made it."),
        picture=Text(
            (
                Entry(
                    say("Cite as"),
                    joined(
                        say("Blue Helmets Atlas, version {version}, data as of {day}.", version=version, day=Day(as_of())),
                        say("In APA, Chicago, BibTeX and RIS: under “Take it with you”, as for each picture and each table."),
                    ),
                ),
                Entry(
                    say("Country polygons"),
                    say(
                        "United Nations Geodata, with the United Nations' disclaimer. Its own terms, as Google Earth Engine "
                        "records them: the United Nations credited as source, no commercial use. It came in plotly.js, "
                        "under the MIT licence."
                    ),
                    source_id="un-geodata",
                ),
                Entry(say("Lines of control"), say("Natural Earth, in the public domain."), source_id="natural-earth"),
            ),
            "cards",
        ),
        alt=say("How to cite the atlas and whose geometry it draws."),
        table=Table(
            load_table("sources").query("source_id in ('un-geodata', 'natural-earth')").assign(locator="the whole data set"),
            headings_of("sources", "title", "publisher", "published"),
        ),
        view=View("sources"),
        as_of=Day(as_of()),
    )
