"""What led to an event, an operation or a reform, and what followed from it? Boxes and lines, two steps back and forth."""

import pandas as pd

from charts.chain import chain_chart, chain_height
from data.chain import Chain, chain_of, nodes, slug_of
from data.derive import rows_of
from data.schema import labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, horizon_of, label
from words import Day, List, Words, english, joined, prose, say, say_n

FINDING_WORDS, NAMED = 20, 3  # a finding's most words, and things it names at most
# Who follows a chain asks first what became of it in rules and at headquarters, then in the next operation.
TELLING = ("reform", "office", "operation", "mandate", "event")
PART = say("Part of it")
BEFORE, HERE, AFTER = say("What led to it"), say("The thing itself"), say("What it led to")


def edges() -> list[str]:
    """Return an operation of many connections, one of few, an event, a reform, a mandate, a report and an office."""
    first = {kind: slug for slug, (kind, _) in reversed(nodes().items())}
    return [
        "operation_unprofor",
        "operation_minugua",
        "event_unprofor-1995-srebrenica",
        "reform_brahimi-2000",
        *(first[kind] for kind in ("mandate", "report", "office", "recommendation")),
    ]


def has_chain(node: str) -> bool:
    """Return whether a source connects a thing, by its slug, with another."""
    return node in nodes()


def node_of(kind: str, key: str) -> str:
    """Return the slug by which a chain is asked for: `operation_unmiss`, `reform_brahimi-2000`, `event_…`."""
    return slug_of(kind, key)


def name_of(thing):
    """Return what a thing is called; a mandate by its resolution and what that did."""
    if thing.kind == "mandate":
        return say("{resolution}: {action}", resolution=thing.name, action=actions_of(thing.key))
    if not thing.table:
        return thing.name
    return prose(thing.name.rstrip("."), thing.table, thing.key, thing.column)  # a recommendation is a sentence


def actions_of(key: str) -> List:
    """Return what a resolution did to an operation's mandate."""
    mission_id, resolution = key.split(":")
    rows = rows_of("mandates", mission_id)
    actions = rows.loc[rows["resolution"] == resolution, "action"]
    return List(tuple(label("mandates", "action", action) for action in actions), is_and=False)


def kind_of(thing):
    """Return what kind of thing it is."""
    return label("links", "from_kind", thing.kind)


def when_of(thing):
    """Return kind and date of a thing, as its box says them."""
    if pd.isna(thing.date):
        return kind_of(thing)
    precision = "month" if thing.kind == "recommendation" else thing.precision  # its box has no room for more
    return say("{kind}, {date}", kind=kind_of(thing), date=Day(thing.date, precision))


def in_sentence(thing):
    """Return a thing as a sentence names it."""
    if thing.kind == "recommendation":
        return say("This recommendation")
    if thing.kind == "report":
        return say("This report")
    if thing.kind == "mandate":
        return thing.name
    return say("“{title}”", title=name_of(thing)) if thing.table and thing.kind != "office" else name_of(thing)


def relation_of(relation: str):
    """Return how two things are connected, in words."""
    return PART if relation == "part" else label("links", "relation", relation)


@figure("chain", node=edges)
def chain(node: str = "operation_unprofor") -> Figure:
    """What led to a thing and what it led to; `node` is its slug (node_of)."""
    made = chain_of(*nodes()[node])
    things, here = list(made.things.itertuples()), next(thing for thing in made.things.itertuples() if thing.step == 0)
    before, after = (sum(sign * thing.step > 0 for thing in things) for sign in (-1, 1))
    return Figure(
        key="chain",
        finding=finding_of(things, here),
        unit=joined(
            say(
                "{before} before it, {after} after it.",
                before=say_n("One thing", "{n} things", before) if before else say("Nothing known"),
                after=after or say("nothing known"),
            ),
            say("Pick a box to go on from there."),
        ),
        picture=Chart(
            lambda look: chain_chart(*drawn(made, look.words), look),
            height=chain_height(made.things, False),
            narrow_height=chain_height(made.things, True),
            select="thing",
            low=Chart(
                lambda look: chain_chart(*drawn(made, look.words), look, is_low=True),
                height=chain_height(made.things, False, is_low=True),
                narrow_height=chain_height(made.things, True, is_low=True),
            ),
        ),
        alt=say(
            "Boxes joined by lines. {before}: {causes}. {after}: {consequences}.",
            before=BEFORE,
            causes=listed(things, -1),
            after=AFTER,
            consequences=listed(things, 1),
        ),
        table=table_of(made),
        view=view_of(node, here),
        picks={"slug": "chain"},
        as_of=horizon_of("events"),
        notes=(
            Note("read", say("Time runs from left to right, on a phone from top to bottom. Two steps are followed each way.")),
            Note("read", say("Point at a line to read how two things are connected; the table has a source for each line.")),
            Note("doubt", say("A source draws each connection, not the atlas. What no source we read connects is not shown.")),
        ),
    )


def view_of(node: str, here) -> View:
    """Return where the chain of a thing is seen: an operation's on its own page, any other among the reforms."""
    if here.kind == "operation":
        return View("mission", {"mission": here.key, "chain": node})
    return View("reform", {"reform": here.key if here.kind == "reform" else "", "then": "chain", "chain": node})


def listed(things: list, sign: int):
    """Return the things before (-1) or after (1), as a list, or that there are none."""
    found = tuple(name_of(thing) for thing in things if sign * thing.step > 0)
    return List(found, is_and=False) if found else say("none known")


def finding_of(things: list, here):
    """Return to what a thing led, or what led to it, in as many words as a finding has."""
    after = sorted((thing for thing in things if thing.step > 0 and thing.kind in TELLING), key=importance)
    before = sorted((thing for thing in things if thing.step < 0 and thing.kind in TELLING), key=lambda thing: -thing.step)
    for count in range(NAMED, 0, -1):
        if after:
            said = say("{name} led on to {things}.", name=in_sentence(here), things=named(after[:count]))
            if len(english(said).split()) <= FINDING_WORDS:
                return said
    for thing in before:
        said = say("{thing} led to {name}.", thing=in_sentence(thing), name=in_sentence(here))
        if len(english(said).split()) <= FINDING_WORDS:
            return said
    return say_n(
        "{name} is connected with one other thing.",
        "{name} is connected with {n} other things.",
        len(things) - 1,
        name=in_sentence(here),
    )


def importance(thing) -> tuple:
    """Return by what the things of a finding are ordered."""
    return TELLING.index(thing.kind), thing.step, thing.date


def named(things: list) -> List:
    """Return things as a sentence lists them, the oldest first."""
    return List(tuple(in_sentence(thing) for thing in sorted(things, key=lambda thing: thing.date)))


def drawn(made: Chain, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return things and links with all that their picture says, written in a language."""
    things = list(made.things.itertuples())
    names = {thing.slug: words(name_of(thing)) for thing in things}
    rows = made.things.assign(
        label=[names[thing.slug] for thing in things],
        when=[words(when_of(thing)) for thing in things],
        told=[words(say("{when}: {name}", when=when_of(thing), name=name_of(thing))) for thing in things],
    )
    told = [
        words(
            say(
                "{first} → {second}: {relation}. {account}",
                first=names[link.from_slug],
                second=names[link.to_slug],
                relation=relation_of(link.relation),
                account=account_of(link),
            )
        )
        for link in made.links.itertuples()
    ]
    return rows, made.links.assign(told=told)


def account_of(link):
    """Return how two things are connected, in a sentence; "" where the one is part of the other."""
    return prose(link.account, "links", f"{link.from_slug}--{link.to_slug}", "account") if link.account else ""


def table_of(made: Chain) -> Table:
    """Return the connections as a table: from what to what, how, by which source."""
    names = made.things.set_index("slug")["name"]
    relations = labels("links", "relation") | {"part": english(PART)}
    rows = made.links.assign(
        first=made.links["from_slug"].map(names),
        second=made.links["to_slug"].map(names),
        relation=made.links["relation"].map(relations),
    )
    headings = {
        "first": heading("links", "from_id"),
        "relation": heading("links", "relation"),
        "second": heading("links", "to_id"),
        "account": heading("links", "account"),
    }
    return Table(rows, headings)
