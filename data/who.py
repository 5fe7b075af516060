"""Who is who? Those who led the United Nations and its peacekeeping, and those whom the stories name, with what they were."""

import re
from functools import cache

import pandas as pd

from data.load import shared_table
from data.missions import rows as operations
from data.stories import Story, stories

SECRETARIES, HEADS, FIELD, OTHERS = "secretary_general", "head_of_peacekeeping", "field", "others"
GROUPS = (SECRETARIES, HEADS, FIELD, OTHERS)
COLUMNS = [
    "name", "short_name", "called", "table", "key", "column", "what", "from_date", "from_precision", "to_date", "to_precision", "status",
    "source_id", "locator",
]  # fmt: skip


@cache
def people() -> pd.DataFrame:
    """Return who is who, a row for each post: group (see GROUPS), name, short_name, called, what (the post), from_date, to_date with how
    much of them is known, status, source_id, locator, mission (acronym, "" for none), and the table, key and column in which the
    post is told. All who led the United Nations or its peacekeeping; of the rest those whom a story names.
    """
    leaders = shared_table("leaders").rename(columns={"office": "group", "leader_id": "key", "title": "what"})
    field = shared_table("field_leaders").rename(columns={"leader_id": "key", "title": "what"})
    field = field.assign(short_name=field["name"].str.split().str[-1], group=FIELD)
    others = shared_table("story_people").rename(columns={"person_id": "key", "role": "what"}).assign(status="confirmed")
    told = [
        leaders[leaders["group"].isin([SECRETARIES, HEADS])].assign(table="leaders", column="title", called="", mission=""),
        field.assign(table="field_leaders", column="title", called="", mission=[_acronym(each) for each in field["mission_id"]]),
        others.assign(group=OTHERS, table="story_people", column="role", mission=""),
    ]
    rows = pd.concat([each[["group", "mission", *COLUMNS]] for each in told], ignore_index=True)
    is_shown = rows["group"].isin([SECRETARIES, HEADS]) | rows["name"].isin(named()["name"])
    return rows[is_shown].reset_index(drop=True)


def _acronym(mission_id: str) -> str:
    return operations()[mission_id]["acronym"]


@cache
def named() -> pd.DataFrame:
    """Return where stories name somebody who stands in a table: name, story (its key), step (counted from 1).

    A story that gives the whole name names the person too where it gives the family name alone.
    """
    known = [
        *shared_table("leaders")[["name", "short_name"]].assign(called="").itertuples(index=False),
        *shared_table("field_leaders")[["name"]].assign(short_name="", called="").itertuples(index=False),
        *shared_table("story_people")[["name", "short_name", "called"]].itertuples(index=False),
    ]
    names: dict[str, tuple[str, str]] = {}
    for name, short, called in known:
        before = names.get(name, ("", ""))
        names[name] = (before[0] or short, before[1] or called)
    rows = [
        (name, story.key, step)
        for name, (short, called) in names.items()
        for story in stories().values()
        for step in steps_in(story, called or name, short or name.split()[-1])
    ]
    return pd.DataFrame(rows, columns=["name", "story", "step"])


def steps_in(story: Story, whole: str, short: str) -> list[int]:
    """Return the steps of a story, counted from 1, that name somebody: none where it never gives the whole name."""
    texts = [f"{step.heading} {step.text}" for step in story.steps]
    if not any(_has(text, whole) for text in texts):
        return []
    return [place for place, text in enumerate(texts, 1) if _has(text, whole) or _has(text, short)]


def _has(text: str, name: str) -> bool:
    """Return whether a name stands in a text, as words of its own."""
    return name in text and bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
