"""Who is who? Those who led the United Nations and its peacekeeping, and those whom the stories name, each with the steps that do."""

import pandas as pd

from data.load import as_of
from data.schema import is_doubtful, labels
from data.stories import stories
from data.who import FIELD, HEADS, OTHERS, SECRETARIES, named, people
from figures.figure import Figure, Note, Sentence, View
from figures.pictures import Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, label
from words import Day, Joined, List, Span, joined, prose, say

ALL = "all"
KINDS = {
    ALL: say("All"),
    SECRETARIES: say("Secretaries-General"),
    HEADS: say("Heads of peacekeeping"),
    FIELD: say("In the field"),
    OTHERS: say("Others in the stories"),
}
ONE = {SECRETARIES: label("leaders", "office", SECRETARIES), HEADS: label("leaders", "office", HEADS)}
ONE |= {FIELD: say("In the field"), OTHERS: say("In the stories")}


@figure("who-is-who", who=lambda: list(KINDS))
def who(who: str = ALL) -> Figure:
    """The people of one kind or all, each with posts, days and the steps of stories that name them."""
    rows = people() if who == ALL else people()[people()["group"] == who]
    rows = rows.assign(
        kind=rows["group"].map(ONE),
        post=[post_of(row) for row in rows.itertuples()],
        period=[span_of(row) for row in rows.itertuples()],
        status_name=rows["status"].map(labels("leaders", "status")),
        steps=[List(tuple(step for step, _ in steps_of(name))) for name in rows["name"]],
        is_doubtful=is_doubtful("leaders", rows),
    )
    entries = tuple(entry_of(held) for _, held in rows.groupby(["group", "name"], sort=False))
    in_stories = rows.loc[rows["name"].isin(named()["name"]), "name"].nunique()
    return Figure(
        key="who-is-who",
        finding=say("{n} people, {named} of them named in the stories.", n=rows["name"].nunique(), named=in_stories),
        unit=say("What each of them was, and from when to when; below, the steps of stories that name them."),
        picture=Text(entries, "cards"),
        alt=say("Cards with a person each: office, days, and the steps of stories that name the person."),
        table=Table(
            rows,
            {"name": heading("leaders", "name"), "kind": say("Kind"), "post": say("Post")}
            | {"period": say("Period"), "status_name": heading("leaders", "status"), "steps": say("Named in")},
        ),
        view=View("learn", {"part": "people", "who": "" if who == ALL else who}),
        as_of=Day(as_of()),
        notes=tuple(notes_on(who)),
        has_doubt=bool(rows["is_doubtful"].any()),
    )


def post_of(row) -> Joined:
    """Return what somebody was, with the operation where it was in one."""
    return joined(prose(row.what, row.table, row.key, row.column), row.mission, between=", ")


def span_of(row) -> Sentence:
    """Return the days of a post, one where it has one, no finer than they are known."""
    if row.from_date == row.to_date:
        return joined(Day(row.from_date, row.from_precision))
    last = None if pd.isna(row.to_date) else Day(row.to_date, row.to_precision)
    return joined(Span(Day(row.from_date, row.from_precision), last))


def steps_of(name: str) -> list[tuple[Sentence, str]]:
    """Return the steps of stories that name somebody, each by what it is called and its address: a story's title stands once."""
    rows = named()[named()["name"] == name]
    is_next = rows["story"].eq(rows["story"].shift())
    return [
        (
            say("step {n}", n=row.step)
            if is_more
            else say("{story}, step {n}", story=stories()[row.story].said("title"), n=row.step),
            View("learn", {"story": row.story, "step": "" if row.step == 1 else str(row.step)}).address,
        )
        for row, is_more in zip(rows.itertuples(), is_next, strict=True)
    ]


def entry_of(held: pd.DataFrame) -> Entry:
    """Return a person of one kind: all posts of that kind with their days, and the steps of stories."""
    first = held.iloc[0]
    posts = [say("{post}: {span}.", post=row.post, span=span_of(row)) for row in held.itertuples()]
    return Entry(
        title=first["name"],
        when=first["kind"],
        body=joined(*posts, between=" "),
        source_id=first["source_id"],
        locator=first["locator"],
        is_doubtful=bool(held["is_doubtful"].any()),
        ways=tuple(steps_of(first["name"])),
    )


def notes_on(who: str) -> list[Note]:
    """Return how people come to stand here."""
    told = [Note("read", say("Whom a story names is found in its text; each step that does is a link."))]
    if who in (ALL, FIELD):
        told.append(
            Note(
                "read",
                say("Of those who led operations only the ones named in a story stand here; each operation's page has all."),
            )
        )
    return told
