"""What was decided? Questions about the resolutions behind operations, and the tasks they gave."""

from functools import cache
from random import Random

from data.load import shared_table
from data.missions import rows as operations
from data.reforms import tasks_of
from data.resolutions import all_resolutions
from data.schema import labels
from figures.figure import View
from figures.terms import label
from learn.questions.question import NothingToAsk, Question, Shown, kind, mixed, near, one_of, records, years_apart
from words import Day, joined, say

VOTES = ("unanimous", "not_all", "divided")


@cache
def _founding() -> list[dict]:
    """Return the decisions that alone set up an operation."""
    rows = shared_table("mandates")
    rows = rows[rows["action"] == "establish"]
    rows = rows[~rows["mission_id"].duplicated(keep=False)]
    return [row | {"acronym": operations()[row["mission_id"]]["acronym"]} for row in records(rows)]


@kind("founding_resolution")
def founding_resolution(chance: Random) -> Question:
    """Which resolution set an operation up?"""
    row = one_of(chance, _founding())
    others = {each["resolution"]: each for each in _founding() if each["resolution"] != row["resolution"]}
    wrong = near(chance, list(others.values()), lambda each: years_apart(each["adopted_date"], row["adopted_date"]))
    return Question(
        kind="founding_resolution",
        prompt=say("Which resolution set up {operation}?", operation=row["acronym"]),
        options=mixed(chance, row["resolution"], *(each["resolution"] for each in wrong)),
        answer=row["resolution"],
        explanation=say("{resolution} set it up on {day}.", resolution=row["resolution"], day=Day(row["adopted_date"])),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"], "part": "mandates"}),
        shown=Shown(
            "mission-mandates",
            {"mission": row["mission_id"]},
            rows=({"resolution": row["resolution"], "action": labels("mandates", "action")["establish"]},),
        ),
        about=f"founding of {row['mission_id']}",
    )


@kind("task_of_operation")
def task_of_operation(chance: Random) -> Question:
    """Which task did an operation's mandates give it? The wrong ones are those that no source was seen to give."""
    known = list(labels("mandated_tasks", "task"))
    operation = one_of(chance, list(operations().values()))
    given = tasks_of(operation["mission_id"])
    row = one_of(chance, records(given))
    wrong = [task for task in known if task not in set(given["task"])]
    if len(wrong) < 3:
        raise NothingToAsk("it was given almost all tasks")
    tasks = {task: label("mandated_tasks", "task", task) for task in (row["task"], *chance.sample(wrong, 3))}
    return Question(
        kind="task_of_operation",
        prompt=say("Which of these tasks do our sources show in the mandate of {operation}?", operation=operation["acronym"]),
        options=mixed(chance, *tasks.values()),
        answer=tasks[row["task"]],
        explanation=joined(
            say("{resolution} gave it this task: {task}.", resolution=row["resolution"], task=tasks[row["task"]]),
            say("The others were not seen in a source; one may still have been given."),
        ),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": operation["mission_id"], "part": "mandates"}),
        shown=Shown("mission-tasks", {"mission": operation["mission_id"]}, rows=({"resolution": row["resolution"]},)),
        about=f"task {row['task']} of {operation['mission_id']}",
    )


@cache
def _votes() -> dict[str, list[dict]]:
    """Return the Council's decisions by how they were carried."""
    rows = all_resolutions()
    rows = rows[
        (rows["adopted_by"] == "security_council") & rows[["votes_for", "votes_against", "abstentions"]].notna().all(axis=1)
    ]
    return {vote: records(rows[rows["vote"] == vote]) for vote in VOTES}


@kind("vote_on_resolution")
def vote_on_resolution(chance: Random) -> Question:
    """How did the Security Council vote on a resolution?"""
    vote = one_of(chance, VOTES)
    row = one_of(chance, _votes()[vote])
    answers = {each: label("resolutions", "vote", each) for each in VOTES}
    told = {"resolution": row["resolution"], "operation": operations()[row["mission_id"]]["acronym"]}
    return Question(
        kind="vote_on_resolution",
        prompt=say(
            "How did the Security Council vote on {resolution} of {day}, on {operation}?", day=Day(row["adopted_date"]), **told
        ),
        options=tuple(answers.values()),
        answer=answers[vote],
        explanation=say(
            "In favour {yes}, against {no}, abstaining {abstaining}.",
            yes=row["votes_for"],
            no=row["votes_against"],
            abstaining=row["abstentions"],
        ),
        source_id=row["source_id"],
        locator=row["locator"],
        view=View("mission", {"mission": row["mission_id"], "part": "mandates"}),
        shown=Shown(
            "mandate-strip",
            {"mission": row["mission_id"]},
            rows=({"resolution": row["resolution"], "vote": labels("resolutions", "vote")[vote]},),
        ),
        about=f"vote on {row['resolution']}",
    )
