"""Why did it change? Questions about what reforms said, what led to them and what followed, as sources draw the connections."""

from collections.abc import Sequence
from functools import cache, lru_cache
from random import Random

from data.chain import End, causes_of, consequences_of, ends, slug_of
from data.load import shared_table
from figures.figure import Sentence, View
from learn.questions.question import Question, Shown, kind, mixed, near, one_of, records, years_apart
from learn.questions.terms import tells
from words import prose, say

NAMED = ("event", "reform")  # ends that a reader knows by name
LONG = 20  # years; what lies further off is no plausible answer


def name_of(end: End) -> Sentence:
    """Return what an end of a connection is called."""
    return prose(end.name, end.table, end.key, end.column) if end.table else end.name


@cache
def _all_reforms() -> list[dict]:
    return records(shared_table("reforms"))


@cache
def _reforms() -> list[dict]:
    """Return the reforms whose sentence does not give their name away."""
    return [row for row in _all_reforms() if not tells(row["what_it_said"], row["short_title"], row["symbol"])]


@kind("what_reform_said")
def what_reform_said(chance: Random) -> Question:
    """Which reform said this?"""
    row = one_of(chance, _reforms())
    others = [
        each
        for each in _all_reforms()
        if each["reform_id"] != row["reform_id"] and not tells(row["what_it_said"], each["short_title"])
    ]
    wrong = near(chance, others, lambda each: years_apart(each["date"], row["date"]))
    names = [prose(each["short_title"], "reforms", each["reform_id"], "short_title") for each in (row, *wrong)]
    said = prose(row["what_it_said"], "reforms", row["reform_id"], "what_it_said")
    return Question(
        kind="what_reform_said",
        prompt=say("Which of these is described here? {account}", account=said),
        options=mixed(chance, *names),
        answer=names[0],
        explanation=prose(row["what_came_of_it"], "reforms", row["reform_id"], "what_came_of_it")
        if row["what_came_of_it"]
        else prose(row["title"], "reforms", row["reform_id"], "title"),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("reform", {"reform": row["reform_id"]}),
        shown=Shown(
            "data-table",
            {"name": "reforms"},
            rows=({"reform_id": row["reform_id"], "what_it_said": row["what_it_said"]},),
        ),
        about=f"what {row['reform_id']} said",
    )


@cache
def _connections() -> list[dict]:
    """Return the connections between events and reforms that are known to the day, each with its two ends."""
    return [
        row | {"first": first, "second": second}
        for row in records(shared_table("links"))
        if row["from_kind"] in NAMED and row["to_kind"] in NAMED
        for first in [ends()[row["from_kind"], row["from_id"]]]
        for second in [ends()[row["to_kind"], row["to_id"]]]
        if first.date < second.date and not tells(first.name, second.name)
    ]


@cache
def _dated() -> list[End]:
    """Return the events and reforms of which there are connections."""
    linked = {(row[f"{side}_kind"], row[f"{side}_id"]) for row in records(shared_table("links")) for side in ("from", "to")}
    return [end for key, end in sorted(ends().items()) if key in linked and end.kind in NAMED]


@lru_cache(maxsize=256)
def _linked(kind_of: str, key: str) -> set[tuple[str, str]]:
    """Return what stands in a connection with a thing, either way."""
    rows = (causes_of(kind_of, key), consequences_of(kind_of, key))
    return {pair for each in rows for pair in zip(each["kind"], each["key"], strict=True)}


def _view(end: End) -> View:
    """Return where a thing is told: a reform on its page, an event on the page of its operation, with its chain."""
    if end.kind == "reform":
        return View("reform", {"reform": end.key})
    return View("mission", {"mission": _mission_of()[end.key], "chain": slug_of(end.kind, end.key)})


@cache
def _mission_of() -> dict[str, str]:
    """Return the operation of each event."""
    return dict(zip(shared_table("events")["event_id"], shared_table("events")["mission_id"], strict=True))


def _asked(row: dict, kind_of: str, prompt: Sentence, right: End, asked: End, wrong: Sequence[End], chance: Random) -> Question:
    names = [name_of(each) for each in (right, *wrong)]
    slugs = {side: slug_of(row[f"{side}_kind"], row[f"{side}_id"]) for side in ("from", "to")}
    return Question(
        kind=kind_of,
        prompt=prompt,
        options=mixed(chance, *names),
        answer=names[0],
        explanation=prose(row["account"], "links", row["link_id"], "account"),
        source_id=row["source_id"],
        locator=row["locator"],
        view=_view(asked),
        shown=Shown(
            "chain",
            {"node": slug_of(asked.kind, asked.key)},
            rows=({"from_slug": slugs["from"], "to_slug": slugs["to"]},),
        ),
        about=f"{kind_of} {row['link_id']}",
    )


@kind("cause")
def cause(chance: Random) -> Question:
    """What led to a reform or an event? The wrong answers are of later days, so that none can have been a cause."""
    row = one_of(chance, _connections())
    later = [
        end
        for end in _dated()
        if end.date > row["second"].date
        and end.kind == row["first"].kind
        and (end.kind, end.key) not in _linked(row["to_kind"], row["to_id"])
        and years_apart(end.date, row["second"].date) < LONG
    ]
    wrong = near(chance, later, lambda end: years_apart(end.date, row["second"].date))
    prompt = say("Which of these helped to bring this about: {what}?", what=name_of(row["second"]))
    return _asked(row, "cause", prompt, row["first"], row["second"], wrong, chance)


@kind("consequence")
def consequence(chance: Random) -> Question:
    """What followed from an event or a reform? The wrong answers are of earlier days, so that none can have followed."""
    row = one_of(chance, _connections())
    earlier = [
        end
        for end in _dated()
        if end.date < row["first"].date
        and end.kind == row["second"].kind
        and (end.kind, end.key) not in _linked(row["from_kind"], row["from_id"])
        and years_apart(end.date, row["first"].date) < LONG
    ]
    wrong = near(chance, earlier, lambda end: years_apart(end.date, row["first"].date))
    prompt = say("Which of these followed from this: {what}?", what=name_of(row["first"]))
    return _asked(row, "consequence", prompt, row["second"], row["first"], wrong, chance)
