"""Which allegations of sexual exploitation and abuse were recorded, and what is an allegation? By year, by mission, and in words."""

import pandas as pd

from charts.conduct import HEIGHT, bars_height, missions_chart, years_chart
from data import conduct
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Text
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from words import List, Month, Span, Year, say

KINDS = {"category": say("By category of personnel"), "result": say("By result")}
INTRODUCTION, BULLETIN, BRIEFING = "un-conduct-sea-introduction", "st-sgb-2003-13", "un-news-2019-09-1045722"
COUNTED = Note(
    "read",
    say(
        "A report is counted in the month in which it reached the United Nations; the act may be years older. One report can name "
        "several persons and several victims."
    ),
    INTRODUCTION,
    "paragraph on counting by reports received",
)


def as_known() -> Note:
    """Return how the table was come by, and of when it is."""
    return Note(
        "doubt",
        say(
            "The results are those of {month}: many of the later reports were still open, so that the latest years cannot be compared with "
            "the earlier ones. Names, nationalities and places are left out.",
            month=Month(conduct.horizon()),
        ),
        "un-conduct-allegations-2024",
    )


@figure("conduct-years", kind=lambda: KINDS)
def by_year(kind: str = "category") -> Figure:
    """Allegations by the year of the report, and by category of personnel or result."""
    rows, totals = conduct.by_year(kind), conduct.totals()
    first, last = int(rows["year"].min()), conduct.horizon()
    named = labels("allegations", kind)
    sums = rows.groupby(kind)["allegations"].sum()
    said = List(tuple(say("{kind} {n}", kind=label("allegations", kind, value), n=int(sums[value])) for value in named))
    return Figure(
        key="conduct-years",
        finding=FINDINGS[kind](
            n=totals["all"],
            first=Year(first),
            last=Month(last),
            military=int(sums.get("military", 0)),
            substantiated=totals["substantiated"],
            pending=totals["pending"],
        ),
        unit=say("Reports by year; an allegation is not a finding."),
        picture=Chart(
            lambda look: years_chart(rows, kind, look),
            height=HEIGHT + 40,
            series=Series("column", "year", ("allegations",), by="named", doubt="is_partial"),
        ),
        alt=say("Bars of allegations by year, {span}: {kinds}.", span=Span(Year(first), Year(last.year)), kinds=said),
        table=Table(
            rows.assign(named=rows[kind].map(named)),
            {"year": say("Year"), "named": headings_of("allegations", kind)[kind], "allegations": say("Allegations")},
        ),
        view=View("conduct", {"kind": "" if kind == "category" else kind}),
        as_of=Month(last),
        notes=(
            COUNTED,
            Note("read", say("Hollow: a year that is known to {month} only.", month=Month(last))),
            Note(
                "read",
                say(
                    "Of the {all} reports, {operations} concern peacekeeping operations of the list, the others political missions and offices.",
                    all=totals["all"],
                    operations=totals["operations"],
                ),
            ),
            as_known(),
        ),
        has_doubt=True,
    )


FINDINGS = {
    "category": say("{n} allegations were recorded from {first} to {last}; {military} concern soldiers."),
    "result": say("Of {n} allegations since {first}, {substantiated} were substantiated by {last}; {pending} were still open."),
}


@figure("conduct-missions")
def by_mission() -> Figure:
    """Allegations by mission, with what was known of them: the missions of most, and all others together."""
    rows = conduct.by_mission()
    shown = with_others(rows)
    first, second = rows.iloc[0], rows.iloc[1]
    return Figure(
        key="conduct-missions",
        finding=say(
            "{share} of {all} allegations were made in two missions, {first} and {second}.",
            share=int(first["allegations"] + second["allegations"]),
            all=int(rows["allegations"].sum()),
            first=first["mission"],
            second=second["mission"],
        ),
        unit=say("Allegations by mission; how many served there, and for how long, differs widely."),
        picture=Chart(
            lambda look: missions_chart(shown, look),
            height=bars_height(len(shown)),
            series=Series("bar", "mission", tuple(labels("allegations", "result")), rows=rows.index[: conduct.LARGEST]),
        ),
        alt=say(
            "Bars of allegations by mission: {bars}.",
            bars=List(
                tuple(
                    say("{name} {n}", name=row.mission, n=int(row.allegations)) for row in rows.head(conduct.LARGEST).itertuples()
                ),
                is_and=False,
            ),
        ),
        table=Table(
            rows,
            headings_of("allegations", "mission")
            | {"allegations": say("Allegations")}
            | {value: label("allegations", "result", value) for value in labels("allegations", "result")},
        ),
        view=View("conduct"),
        as_of=Month(conduct.horizon()),
        notes=(
            Note(
                "read",
                say(
                    "Where more is reported, more may have happened, or victims may have been freer to speak. Both missions were among the "
                    "largest of these years."
                ),
            ),
            COUNTED,
            as_known(),
        ),
    )


def with_others(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the missions of most allegations, and a last row without a name for all others; `missions` says how many a row holds."""
    counts = ["allegations", *labels("allegations", "result")]
    shown, rest = rows.head(conduct.LARGEST), rows.iloc[conduct.LARGEST :]
    last = rest[counts].sum().to_dict() | {"mission": "", "missions": len(rest)}
    return pd.concat([shown.assign(missions=1)[["mission", "missions", *counts]], pd.DataFrame([last])], ignore_index=True)


@figure("conduct-meaning")
def meaning() -> Figure:
    """What an allegation is and is not."""
    totals = conduct.totals()
    entries = (
        Entry(
            say("A report, not a finding"),
            say(
                "Not all are verified when they are counted; some are found true, some cannot be shown, some stay open for years."
            ),
            source_id=BRIEFING,
            locator="first and second paragraphs",
        ),
        Entry(
            say("Exploitation"),
            say(
                "Using power, trust or another's need for sex: paying for it, asking for it in return for food or work, or a relationship "
                "between the strong and the dependent. {n} reports.",
                n=totals["exploitation"],
            ),
            source_id=BULLETIN,
            locator="sections 1 and 3.2",
        ),
        Entry(
            say("Abuse"),
            say(
                "Sexual acts by force, by threat or where the other is not free to refuse; any with a person under 18, too. {n} reports.",
                n=totals["abuse"],
            ),
            source_id=BULLETIN,
            locator="sections 1 and 3.2",
        ),
        Entry(
            say("Who acts on it"),
            say(
                "The United Nations' own table keeps apart what it did itself and what the state did that sent the person. It names no victim "
                "and no accused."
            ),
            source_id=INTRODUCTION,
            locator="paragraph on data from 2015",
        ),
    )
    return Figure(
        key="conduct-meaning",
        finding=say("An allegation is a report that something happened; it is not proof, and not the whole."),
        unit=say("What is counted here, and what is not."),
        picture=Text(entries, "cards"),
        alt=say("Four short explanations: report, exploitation, abuse, and who decides."),
        table=Table(
            conduct.allegations(),
            headings_of(
                "allegations",
                "month",
                "mission",
                "category",
                "persons",
                "adults",
                "children",
                "is_abuse",
                "is_exploitation",
                "is_paternity_claimed",
                "result",
            ),
        ),
        view=View("conduct"),
        as_of=Month(conduct.horizon()),
        notes=(
            Note(
                "read",
                say("A report can allege both. In {n} reports at least one child is named as a victim.", n=totals["with_child"]),
            ),
            Note(
                "read",
                say("In {n} reports a child is said to have been born.", n=totals["paternity"]),
            ),
            Note(
                "doubt",
                say(
                    "Together the reports name at least {persons} persons; in {n} the number is missing. What is never reported is in no table.",
                    persons=totals["persons"],
                    n=totals["uncounted"],
                ),
            ),
            as_known(),
        ),
    )
