"""Can a visitor fill the server? Whatever is kept is kept of a closed set of values, or only the last so many times."""

import ast
import gc
from functools import cache

import pandas as pd
import psutil
import pytest

from data import atlas, derive, institution, money, people, reforms, strength
from data.load import as_of
from figures import atlas as map_figure
from figures import day as day_panel
from figures import institution as headquarters
from figures import office_leaders
from figures.figure import Figure
from figures.registry import REGISTRY
from geo import boundaries
from tests.modules import ROOT, nodes, paths
from tests.test_pages import opened

FLOORS = ("app", "server", "pages", "ui", "publish", "learn", "figures", "charts", "geo", "words", "data")
MOST = 20 * 2**20  # bytes that 5,000 different days may add to the process
MOST_ENTRIES = 512
SMALL = {"data/names.py:order_of": "the place of a name in a dictionary: some hundred bytes each"}  # more of these may be kept
# What an unbounded cache may be asked by, and why there is an end to it. A day, a text that was typed and a path that was asked for
# are not in it: what depends on a day is kept by the day from which all was so (data.derive.unchanged_since).
CLOSED = {
    "base_year": "the year of constant prices, or none",
    "body": "the atlas's own files",
    "by": "ways to group that a page offers",
    "column": "columns of the schema; another raises, and what raises is not kept",
    "ending": "endings of files that are there",
    "file": "files of a folder that are there",
    "is_confirmed": "yes or no",
    "language": "languages that have a catalogue",
    "layout": "forms of one picture",
    "measure": "measures that a page lists",
    "mission_id": "the operations; an address is checked against them",
    "name": "tables, files of boundaries and names in the tables",
    "region": "the regions of operations",
    "source_id": "the sources; another raises, and what raises is not kept",
    "stage": "stages of a budget",
    "table": "tables of the package; another raises",
    "theme": "light or dark",
    "value": "values that the schema names; another raises",
    "weight": "weights of the atlas's own letters; another raises, and what raises is not kept",
    "window": "wide, middle or narrow",
    "width": "widths for which the timeline is drawn",
    "year": "years of the package",
}


@cache
def kept_functions() -> list[tuple[str, list[str], ast.expr]]:
    """Return each function that keeps its answers, its arguments, and how it says so."""
    return [
        (
            f"{path.relative_to(ROOT)}:{node.name}",
            [each.arg for each in [*node.args.args, *filter(None, [node.args.vararg])]],
            said,
        )
        for floor in FLOORS
        for path in paths(floor)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
        for said in node.decorator_list
        if "cache" in ast.unparse(said)
    ]


def bound_of(said: ast.expr) -> str | None:
    """Return how many answers are kept as the decorator says it, or None where there is no bound."""
    if not isinstance(said, ast.Call):
        return "128" if ast.unparse(said).endswith("lru_cache") else None
    bounds = [ast.unparse(each.value) for each in said.keywords if each.arg in ("maxsize", "max_entries")]
    return next((bound for bound in bounds if bound != "None"), None)


def test_all_floors_are_searched():
    names = [name for name, _, _ in kept_functions()]
    assert len(names) > 60 and {name.split("/")[0] for name in names} >= {"data", "geo", "figures"}


def test_what_is_kept_without_bound_is_asked_by_a_closed_set():
    open_sets = [
        (name, argument)
        for name, arguments, said in kept_functions()
        if bound_of(said) is None
        for argument in arguments
        if argument not in CLOSED
    ]
    assert open_sets == [], "give it a bound, or say in CLOSED why there is an end to it"


def test_every_reason_is_needed():
    asked = {argument for _, arguments, said in kept_functions() if bound_of(said) is None for argument in arguments}
    assert set(CLOSED) <= asked


def test_a_bound_is_a_small_number():
    bounds = {name: bound_of(said) for name, _, said in kept_functions() if name not in SMALL}
    assert {
        name: bound for name, bound in bounds.items() if bound and bound.isdigit() and not 0 < int(bound) <= MOST_ENTRIES
    } == {}
    assert set(SMALL) <= {name for name, _, _ in kept_functions()}


def ask(day: pd.Timestamp) -> None:
    """Ask of a day what is kept by the day on which it last changed."""
    for question in (derive.leader_on, derive.places_on, reforms.doctrine_on, reforms.leading_doctrine, money.budget_on):
        question(day)
    institution.organisation_on(day)
    institution.part_on(institution.department_on("", day), day)
    institution.upper_on(day)


def ask_all(day: pd.Timestamp) -> None:
    """Ask of a day what pages ask of it, pictures apart."""
    ask(day)
    boundaries.world_on(day)
    strength.operations_on(day)
    strength.world_on(day)
    headquarters.on_day(day)
    office_leaders.leaders(day)
    rows = atlas.rows_on(day)
    atlas.operations_on(day)
    day_panel.items(rows, day), day_panel.numbers(day, rows), day_panel.facts(day), map_figure.world(f"{day:%Y-%m-%d}")


def used() -> int:
    gc.collect()
    return psutil.Process().memory_info().rss


def test_five_thousand_days_do_not_fill_the_process():
    days = pd.date_range(derive.FIRST_DAY, as_of(), periods=5000).normalize()
    assert days.is_unique
    for day in days[::200]:  # what is made once for all days
        ask_all(day)
    before = used()
    for n, day in enumerate(days):
        (ask_all if n % 50 == 0 else ask)(day)
    assert used() - before < MOST


def test_pictures_are_kept_by_the_day_of_change_and_only_the_last():
    """Days between two changes have one picture, and the number kept is bounded."""
    same = [derive.unchanged_since(pd.Timestamp(day), "organisation", "leaders") for day in ("1994-04-06", "1994-05-20")]
    assert same[0] == same[1] < pd.Timestamp("1994-04-06")
    of_days = [name for name, arguments, said in kept_functions() if {"date", "day"} & set(arguments) and bound_of(said) is None]
    assert of_days == []


@pytest.mark.parametrize("kind", derive.KINDS)
def test_days_of_change_are_in_order_and_once(kind):
    days = derive.change_days(kind)
    assert days.is_monotonic_increasing and days.is_unique and len(days) > 20
    assert set(days) <= set(derive.change_days())


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        (derive.active_on, ["operations"]),
        (derive.places_on, ["seats"]),
        (derive.leader_on, ["leaders"]),
        (reforms.doctrine_on, ["doctrine"]),
        (institution.organisation_on, ["organisation"]),
        (derive.reforms_before, ["reforms"]),
        (derive.strength_on, ["strength"]),
        (people.world_month_before, ["strength"]),
        (people.strengths_on, ["strength"]),
        (money.budget_on, ["years"]),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
def test_nothing_changes_between_days_of_change(question, kinds):
    """On the day before a change all is as on the change before it."""
    eves = [day - pd.Timedelta(days=1) for day in derive.change_days(*kinds)[1:]]
    for eve in eves[:: max(1, len(eves) // 40)]:
        now, since = question(eve), question(derive.unchanged_since(eve, *kinds))
        same = now.equals(since) if isinstance(now, pd.DataFrame | pd.Series) else now == since
        assert same, eve


def test_a_kind_of_change_that_is_not_known_raises():
    with pytest.raises(KeyError):
        derive.change_days("weather")


def figures_in_memory() -> set[str]:
    """Return the keys of all figures that anyone holds."""
    return {each.key for each in gc.get_objects() if type(each) is Figure}


@pytest.mark.parametrize("page", ["timeline", "reform", "contributors"])
def test_a_session_keeps_what_gives_its_figures_and_not_their_rows(page):
    at = opened(f"{page}.py", date="1994-07-01")
    keys = figures_in_memory()
    assert any(key.startswith(page) for key in keys)
    for maker in REGISTRY.values():
        maker.make.cache_clear()
    gc.collect()
    assert not figures_in_memory() - {"map"}
    assert not at.run().exception
