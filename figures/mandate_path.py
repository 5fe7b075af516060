"""By which steps does a mandate come about, and how is it paid for?"""

from data import institution
from data.load import as_of
from figures.figure import Figure, View
from figures.institution import PAGE
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, label
from words import Day, List, joined, prose, say

PHASES = {
    "decide": say("Who decides"),
    "serve": say("Who serves"),
    "pay": say("Who pays"),
    "review": say("Who reviews"),
}


@figure("institution-path")
def path() -> Figure:
    """The way of a mandate from the first talks to its review, each step with who acts."""
    rows = institution.mandate_steps()
    return Figure(
        key="institution-path",
        finding=say(
            "A mandate takes {n} steps, from the first talks with a government to the yearly review.", n=rows["number"].nunique()
        ),
        unit=say("Each step with who acts: who decides, who serves, who pays, who reviews."),
        picture=Text(tuple(step_of(row) for row in rows.itertuples()), "timeline"),
        alt=say(
            "Steps of a mandate in their order: {steps}.",
            steps=List(tuple(label("mandate_path", "step", step) for step in rows["step"])),
        ),
        table=Table(
            rows.assign(
                step_name=[label("mandate_path", "step", step) for step in rows["step"]],
                phase_name=[PHASES[phase] for phase in rows["phase"]],
            ),
            {"number": heading("mandate_path", "number"), "phase_name": say("Part"), "step_name": heading("mandate_path", "step")}
            | headings_of("mandate_path", "actor", "statement"),
        ),
        view=View(PAGE, {"part": "path"}),
        as_of=Day(as_of()),
    )


def step_of(row) -> Entry:
    """Return one step of the path."""
    return Entry(
        title=joined(
            label("mandate_path", "step", row.step), say("({actor})", actor=prose(row.actor, "mandate_path", row.step, "actor"))
        ),
        when=say("{number}. {phase}", number=row.number, phase=PHASES[row.phase]),
        body=prose(row.statement, "mandate_path", row.step, "statement"),
        source_id=row.source_id,
        locator=row.locator,
        tone="strong" if row.step == "mandate" else "",
    )


@figure("institution-paid")
def paid() -> Figure:
    """How equipment, services and voluntary contributions are paid for, in short."""
    rows = institution.explained()
    names = {topic: label("explanations", "topic", topic) for topic in rows["topic"]}
    return Figure(
        key="institution-paid",
        finding=say("Governments send soldiers and equipment; the United Nations pays them back under fixed rules."),
        unit=say("Five ways in which operations are paid for. The page on money has the rates."),
        picture=Text(
            tuple(
                Entry(
                    names[row.topic],
                    prose(row.text, "explanations", row.explanation_id, "text"),
                    source_id=row.source_id,
                    locator=row.locator,
                )
                for row in rows.itertuples()
            ),
            "cards",
        ),
        alt=say("Explanations: {topics}.", topics=List(tuple(names.values()))),
        table=Table(
            rows.assign(topic_name=[names[topic] for topic in rows["topic"]]),
            {"topic_name": heading("explanations", "topic"), "text": heading("explanations", "text")},
        ),
        view=View(PAGE, {"part": "path"}),
        as_of=Day(as_of()),
    )
