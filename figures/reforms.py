"""What was decided about peacekeeping, what did it say, and what became of it?"""

import pandas as pd

from charts.history import Chosen
from charts.look import Look
from charts.reform import reform_chart, reform_height
from data.around import windows
from data.eras import era_of_years
from data.load import as_of, shared_table
from data.reform_series import series
from data.reforms import (
    DECADE,
    PARTS,
    STATUSES,
    account_of,
    around_sources,
    densest_decade,
    doctrine_on,
    measures_around,
    recommendations_of,
)
from data.schema import is_doubtful, labels
from data.spans import FIRST_DAY
from figures import eras
from figures.chain import has_chain, node_of
from figures.figure import Figure, Note, View
from figures.pictures import Cell, Chart, Entry, Grid, Text
from figures.plain import Spans
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, Joined, List, Money, Month, Say, Span, Year, joined, prose, say, say_n

COUNTED = {
    "adopted": say("{n} adopted"),
    "partly": say("{n} adopted in part"),
    "not": say("{n} not adopted"),
    "superseded": say("{n} superseded"),
    "unknown": say("{n} not known"),
}


def known() -> list[str]:
    """Return the first reform, one with recommendations, one without an account, one that is not confirmed, the last."""
    ids = list(shared_table("reforms")["reform_id"])
    return [ids[0], "brahimi-2000", "special-scale-1973", "poc-policy-2019", ids[-1]]


def row_of(reform: str) -> pd.Series:
    """Return a reform's row. Raises KeyError when there is no such reform."""
    return shared_table("reforms").set_index("reform_id").loc[reform]


def name(reform: str):
    """Return a reform's short title. Raises KeyError when there is no such reform."""
    return prose(row_of(reform)["short_title"], "reforms", reform, "short_title")


@figure("reform-account", reform=known)
def account(reform: str) -> Figure:
    """What prompted a reform, what it said, what was done and what remained, statement by statement."""
    row, told = row_of(reform), account_of(reform)
    rows = (
        told.assign(part=[label("reform_accounts", "part", part).text for part in told["part"]])
        if len(told)
        else short(reform, row)
    )
    doubtful = bool(is_doubtful("reforms", row.to_frame().T).iloc[0])
    return Figure(
        key="reform-account",
        finding=account_finding(reform, row),
        unit=what_it_is(reform, row),
        picture=Text(tuple(entries(reform, rows, doubtful))),
        alt=say("What {title} said, and what came of it.", title=row["short_title"]),
        table=Table(
            rows.assign(title=row["title"], date=row["date"]),
            {
                "title": heading("reforms", "title"),
                "date": heading("reforms", "date"),
                "part": heading("reform_accounts", "part"),
                "statement": heading("reform_accounts", "statement"),
            },
        ),
        view=View("reform", {"reform": reform}),
        as_of=Day(as_of()),
        notes=tuple(account_notes(reform, row)),
        sources=(row["source_id"],),
        has_doubt=doubtful,
    )


def what_it_is(reform: str, row: pd.Series) -> Joined:
    """Return a reform's full title, its symbol where it has one, its kind and who led or wrote it."""
    title = prose(row["title"], "reforms", reform, "title")
    named = say("{title}, {symbol}.", title=title, symbol=row["symbol"]) if row["symbol"] else say("{title}.", title=title)
    return joined(named, say("{kind}, {led_by}.", kind=label("reforms", "kind", row["kind"]), led_by=row["led_by"]))


def account_finding(reform: str, row: pd.Series) -> Say:
    """Return a reform's name and day, and where its recommendations are recorded how many were adopted, wholly or in part."""
    named = say("{title}, {day}", title=row["short_title"], day=Day(row["date"], row["precision"]))
    asked = recommendations_of(reform)["status"]
    if asked.empty:
        return say("{named}.", named=named)
    done = int(asked.isin(["adopted", "partly"]).sum())
    return say(
        "{named}: {done} of its {all} recommendations were adopted, wholly or in part.", named=named, done=done, all=len(asked)
    )


def short(reform: str, row: pd.Series) -> pd.DataFrame:
    """Return the two sentences of the table of reforms as statements (columns of account_of), for a reform without an account."""
    columns = ["what_it_said", "what_came_of_it"]
    return pd.DataFrame(
        {
            "part": [heading("reforms", column).text for column in columns],
            "statement": [row[column] for column in columns],
            "source_id": row["source_id"],
            "locator": row["locator"],
        }
    )


def entries(reform: str, rows: pd.DataFrame, is_doubtful: bool):
    """Return the statements as entries, the name of a part over its first."""
    firsts = ~rows["part"].duplicated()
    for number, (is_first, row) in enumerate(zip(firsts, rows.itertuples(), strict=True), 1):
        yield Entry(
            title=prose(row.part, "schema", f"reform_accounts.part.{row.part}", "label") if is_first else "",
            body=prose(row.statement, "reform_accounts", f"{reform}.{number}", "statement"),
            source_id=row.source_id,
            locator=row.locator,
            is_doubtful=is_doubtful,
        )


def account_notes(reform: str, row: pd.Series):
    """Return why a reform is not confirmed or what else is known of it, and which parts of its account no source was found for."""
    if row["note"]:
        yield Note("doubt", prose(row["note"], "reforms", reform, "note"), row["source_id"], row["locator"])
    told = account_of(reform)
    lacking = [label("reform_accounts", "part", part) for part in PARTS if part not in set(told["part"])]
    if len(told) and lacking:
        yield Note("doubt", say("No source was found for: {parts}.", parts=List(tuple(lacking))))


def statuses(rows: pd.DataFrame) -> List:
    """Return how many recommendations have each status: `7 adopted, 4 adopted in part`."""
    counts = rows["status"].value_counts()
    return List(tuple(COUNTED[status](n=int(counts[status])) for status in STATUSES if status in counts), is_and=False)


OVER = {"strength": say("Strength"), "operations": say("Operations"), "deaths": say("Deaths"), "budget": say("Budget")}
MORE = {
    "shares": say("Tasks by era"),
    "tasks": say("Tasks by operation"),
    "doctrine": say("Rules in force"),
    "votes": say("Votes in the Council"),
}
THEN = {
    "around": say("Before and after"),
    "asked": say("Recommendations"),
    "chain": say("What led to it, what it led to"),
}
DEFAULT = "brahimi-2000"  # shown where none is chosen: what came before it and after can be compared in every measure


def with_default() -> list[str]:
    """Return the reform shown by itself, one at the beginning, one that is not confirmed."""
    return [DEFAULT, "untso-1948", "poc-policy-2019"]


@figure("reform-landmarks", reform=with_default)
def landmarks(reform: str = DEFAULT) -> Figure:
    """The reforms of the first rank, in order, to choose one from."""
    rows = shared_table("reforms")
    rows = rows[rows["rank"] == 1].sort_values("date")
    since = int((rows["date"] >= COLD_WAR_OVER).sum())
    return Figure(
        key="reform-landmarks",
        finding=say("Of {n} decisions that changed peacekeeping, {since} came after the Cold War.", n=len(rows), since=since),
        unit=say("Reports, doctrines and decisions of the first rank, and what each said."),
        picture=Text(
            tuple(
                Entry(
                    title=prose(row.short_title, "reforms", row.reform_id, "short_title"),
                    when=Year(row.date.year),
                    body=prose(row.what_it_said, "reforms", row.reform_id, "what_it_said"),
                    source_id=row.source_id,
                    locator=row.locator,
                    pick=row.reform_id,
                    tone="strong" if row.reform_id == reform else "",
                )
                for row in rows.itertuples()
            ),
            "cards",
            spans=Spans(
                rows.assign(
                    name=rows["short_title"] + ", " + rows["date"].dt.year.astype(str),
                    start=rows["date"],
                    end=pd.NaT,
                    group="",
                    is_doubtful=is_doubtful("reforms", rows),
                ),
                FIRST_DAY,
                as_of(),
            ),
        ),
        alt=say("{n} reforms in the order of time: {names}.", n=len(rows), names=List(tuple(rows["short_title"]))),
        table=Table(
            labelled(rows, "reforms", "kind"),
            headings_of("reforms", "date", "precision", "title", "symbol", "kind", "what_it_said", "what_came_of_it"),
        ),
        view=View("reform", {"reform": reform}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "read", say("Which reforms are of the first rank is the atlas's own judgement; all are in the list of choices.")
            ),
            Note(
                "read",
                say(
                    "The list of choices has {n} reports, doctrines, restructurings and turning points; {many} of them fall in the ten years {span}.",
                    n=len(shared_table("reforms")),
                    many=densest_decade()[1],
                    span=Span(Year(densest_decade()[0]), Year(densest_decade()[0] + DECADE - 1)),
                ),
            ),
        ),
        picks={"pick": "reform"},
    )


@figure(
    "reform-timeline",
    mark="day",
    over=lambda: list(OVER),
    reform=with_default,
    day=lambda: ["", "1994-07-01"],
    years=lambda: ["", "1988-1996"],
    era=eras.divisions,
)
def timeline(over: str = "strength", reform: str = DEFAULT, day: str = "", years: str = "", era: str = "") -> Figure:
    """Reforms above one series: strength, operations, deaths or budget."""
    (first, last), bands, rows = era_of_years(years), eras.drawn(era), series(over)
    reforms = shared_table("reforms")
    chosen = Chosen(pd.Timestamp(day) if day else as_of(), "", reform, bool(day))
    shown = reforms[reforms["date"].between(first, last)]
    heights = [reform_height(reforms, first, last, bool(era), Look(width=width)) for width in (1200, 390)]
    table = rows[(rows["end"] >= first) & (rows["start"] <= last)]
    return Figure(
        key="reform-timeline",
        finding=SERIES_FINDINGS[over](rows),
        unit=say("Diamonds: reports and decisions, hollow where not confirmed. Pick one to read its account."),
        picture=Chart(
            lambda look: reform_chart(reforms, rows, over, first, last, chosen, look, bands),
            height=heights[0],
            select="pick",
            brush="era",
            narrow_height=heights[1],
        ),
        alt=say(
            "Diamonds of {n} reports and decisions, {span}, above a series: {over}.",
            n=len(shown),
            span=Span(Year(first.year), Year(last.year)),
            over=OVER[over],
        ),
        table=Table(
            table,
            {
                "start": say("From"),
                "end": say("To"),
                "value": OVER[over],
                "part": say("Of them by malicious acts"),
                "is_doubtful": say("Not a plain count"),
            },
        ),
        view=View(
            "reform", {"over": "" if over == "strength" else over, "reform": reform, "date": day, "years": years, "era": era}
        ),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("What follows a reform in time need not follow from it.")),
            Note("read", say("Drag over years, or choose them, to see them larger.")),
            *eras.notes(era),
        ),
        sources=tuple(shown["source_id"].value_counts().head(3).index),
        picks={"r": "reform"},
        has_doubt=True,
    )


def _strength_finding(rows: pd.DataFrame) -> Say:
    top = rows.loc[rows["value"].idxmax()]
    low = rows[(rows["start"] > DEEP) & (rows["start"] < top["start"])]["value"].min()
    return say(
        "From {low} in the late 1990s peacekeeping grew to {top} in uniform in {year}.",
        low=int(low),
        top=int(top["value"]),
        year=Year(top["start"].year),
    )


def _operations_finding(rows: pd.DataFrame) -> Say:
    before, top = int(rows[rows["start"] < COLD_WAR_OVER]["value"].max()), rows.loc[rows["value"].idxmax()]
    return say(
        "Never more than {before} operations ran at once before {since}; at most {top}, in {year}.",
        before=before,
        since=Year(COLD_WAR_OVER.year),
        top=int(top["value"]),
        year=Year(top["start"].year),
    )


def _deaths_finding(rows: pd.DataFrame) -> Say:
    top = rows.loc[rows["value"].idxmax()]
    return say(
        "The worst year was {year}, with {n} deaths, {part} of them by malicious acts.",
        year=Year(top["start"].year),
        n=int(top["value"]),
        part=int(top["part"]),
    )


def _budget_finding(rows: pd.DataFrame) -> Say:
    top = rows.loc[rows["value"].idxmax()]
    return say(
        "The first approved budget was highest at {money}, for the year from {month}.",
        money=Money(top["value"]),
        month=Month(top["start"]),
    )


SERIES_FINDINGS = {
    "strength": _strength_finding,
    "operations": _operations_finding,
    "deaths": _deaths_finding,
    "budget": _budget_finding,
}
COLD_WAR_OVER, DEEP = pd.Timestamp("1989-11-09"), pd.Timestamp("1995-12-31")  # the Berlin Wall opened; after the first surge


@figure("reform-around", reform=with_default, length=lambda: ["5", "3", "10"])
def around(reform: str = DEFAULT, length: str = "5") -> Figure:
    """What was so in the years before a reform and in those after it, measure by measure."""
    row, pairs = row_of(reform), measures_around(reform, int(length))
    known, sources = pairs.dropna(subset=["before", "after"]), around_sources()
    before, after = windows(row["date"], row["precision"], int(length))
    title = row["short_title"]
    cells = [
        (
            Cell(pair.measure),
            Cell(in_unit(pair.before, pair.unit)),
            Cell(in_unit(pair.after, pair.unit), shade=1),
        )
        for pair in known.itertuples()
    ]
    spans = [Span(Day(window.first), Day(window.last)) for window in (before, after)]
    return Figure(
        key="reform-around",
        finding=say(
            "{title}: {n} measures of peacekeeping in the {years} years before and after.",
            n=len(known),
            years=int(length),
            title=title,
        )
        if len(known)
        else say("{title}: the years before and after cannot be compared.", title=title),
        unit=say(
            "Before: {before}. After: {after}. What came after need not have come from it.", before=spans[0], after=spans[1]
        ),
        picture=Grid((say("Measure"), say("Before"), say("After")), tuple(cells))
        if cells
        else Text((Entry(title="", body=pairs["note"].iloc[0]),)),
        alt=say("Measures before and after the {title}, side by side.", title=title),
        table=Table(
            pairs.assign(
                unit=pairs["unit"].map(UNITS), source_id=sources, locator="the rows of the years named, counted or averaged"
            ),
            {"measure": say("Measure"), "before": say("Before"), "after": say("After"), "unit": say("Unit"), "note": say("Note")},
            {"before": 1, "after": 1},
        ),
        view=View("reform", {"reform": reform, "length": "" if length == "5" else length}),
        as_of=Day(as_of()),
        notes=tuple(
            Note("doubt", say("{measure}: {note}", measure=pair.measure, note=pair.note))
            for pair in pairs.itertuples()
            if pair.note
        ),
    )


LENGTHS = {"5": say("5 years"), "3": say("3 years"), "10": say("10 years")}


UNITS = {
    "operations": say("operations"),
    "% of operations": say("per cent of operations"),
    "persons": say("persons"),
    "deaths": say("deaths"),
    "million dollars": say("million dollars"),
}
WHOLE = {
    "operations": say("{n} operations"),
    "% of operations": say("{n} per cent of operations"),
    "persons": say("{n} persons"),
    "deaths": say("{n} deaths"),
    "million dollars": say("{n} million dollars"),
}


def in_unit(value: float, unit: str) -> Say:
    """Return a value in its unit (a key of data.around): 17 operations, 20,687 persons, 41 per cent of operations."""
    return WHOLE[unit](n=round(value))


@figure("reform-recommendations", reform=lambda: [DEFAULT, "hippo-2015", "capstone-2008"])
def recommendations(reform: str = DEFAULT) -> Figure:
    """A reform's recommendations, and what became of each with the document that shows it."""
    rows, title = recommendations_of(reform), row_of(reform)["short_title"]
    return Figure(
        key="reform-recommendations",
        finding=say("Of {n} recommendations of the {title}: {statuses}.", n=len(rows), title=title, statuses=statuses(rows)),
        unit=say("In our own words; what became of each is our reading of the document named."),
        picture=Text(
            tuple(
                Entry(
                    when=joined(*filter(None, (row.number, label("recommendations", "status", row.status)))),
                    title=prose(row.text, "recommendations", row.recommendation_id, "text"),
                    body=prose(row.status_note, "recommendations", row.recommendation_id, "status_note"),
                    source_id=row.status_source_id or row.source_id,
                    locator=row.status_locator or row.locator,
                    is_doubtful=row.status == "unknown",
                    tone="strong" if row.status == "adopted" else "",
                )
                for row in rows.itertuples()
            ),
            "cards",
        ),
        alt=say("The recommendations of the {title}, each with what became of it.", title=title),
        table=Table(
            labelled(rows, "recommendations", "status"), headings_of("recommendations", "number", "text", "status", "status_note")
        ),
        view=View("reform", {"reform": reform, "then": "asked"}),
        as_of=Day(as_of()),
        notes=(
            Note("read", say("Not known means that no document was found, not that nothing was done.")),
            Note(
                "read",
                say(
                    "A number is that of the report's own list. The list itself could not be read; {n} of {all} numbers are known from "
                    "others who cite it.",
                    n=int((rows["number"] != "").sum()),
                    all=len(rows),
                )
                if (rows["number"] != "").any()
                else say("The points stand without numbers: no numbered list of them could be read."),
            ),
        ),
        sources=tuple(dict.fromkeys(key for key in rows["status_source_id"] if key)),
        has_doubt=bool((rows["status"] == "unknown").any()),
    )


def then_of(reform: str) -> dict:
    """Return what can be shown of a reform after its account: what is recorded of it, of THEN."""
    lacking = {"asked": recommendations_of(reform).empty, "chain": not has_chain(node_of("reform", reform))}
    return {name: called for name, called in THEN.items() if not lacking.get(name)}


@figure("reform-doctrine", day=lambda: ["1950-01-01", "1994-07-01", "2010-06-01", f"{as_of():%Y-%m-%d}"])
def doctrine(day: str) -> Figure:
    """The principles, doctrine, policies and guidance in force on a day."""
    date = pd.Timestamp(day)
    rows, undated = doctrine_on(date), int(shared_table("guidance")["from_date"].isna().sum())
    return Figure(
        key="reform-doctrine",
        finding=say_n(
            "{n} rule or guide was in force on {day}.", "{n} rules and guides were in force on {day}.", len(rows), day=Day(date)
        )
        if len(rows)
        else say("No rule or guide is known to have been in force on {day}.", day=Day(date)),
        unit=say("Principles, doctrine, policies and guidelines, the most general first, as far as they are public."),
        picture=Text(
            tuple(
                Entry(
                    title=prose(row.title, "guidance", row.guidance_id, "title"),
                    when=joined(label("guidance", "level", row.level), _in_force(row), between=", "),
                    body=prose(row.summary, "guidance", row.guidance_id, "summary"),
                    source_id=row.source_id,
                    locator=row.locator,
                    is_doubtful=row.status == "unconfirmed",
                    tone="strong" if row.level == "capstone" else "",
                )
                for row in rows.itertuples()
            ),
            "cards",
        ),
        alt=say("The rules and guides in force on {day}, each in a sentence.", day=Day(date)),
        table=Table(
            labelled(rows, "guidance", "level"),
            headings_of("guidance", "title", "level", "from_date", "from_precision", "to_date", "summary", "note"),
        ),
        view=View("reform", {"date": day, "more": "doctrine"}),
        as_of=Day(as_of()),
        notes=(
            Note(
                "doubt",
                say(
                    "Much guidance is internal. Where no end was found a document stays listed. Start date unknown, left out: {n}.",
                    n=undated,
                ),
            ),
        ),
        sources=tuple(shared_table("guidance")["source_id"].head(1)),
        has_doubt=bool((rows["status"] == "unconfirmed").any()),
    )


def _in_force(row) -> Span:
    end = None if pd.isna(row.to_date) else Day(row.to_date, row.to_precision)
    return Span(Day(row.from_date, row.from_precision), end)


def labelled(rows: pd.DataFrame, table: str, column: str) -> pd.DataFrame:
    """Return rows of a table with the values of a column as the schema calls them."""
    return rows.assign(**{column: rows[column].map(labels(table, column))})
