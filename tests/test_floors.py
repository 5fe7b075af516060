"""Do imports run one way, from the door down to the tables, and does each floor keep to its own work?"""

import ast
import re
from functools import cache
from pathlib import Path

from tests.modules import ROOT, nodes, paths

MAY_IMPORT = {
    "app": {"server", "publish", "ui", "figures", "charts", "geo", "data", "words"},
    "learn": {"learn", "publish", "figures", "charts", "geo", "data", "words"},
    "publish": {"publish", "figures", "charts", "geo", "data", "words"},
    "server": {"server", "learn", "publish", "ui", "figures", "charts", "geo", "data", "words"},
    "pages": {"ui", "learn", "publish", "figures", "charts", "geo", "data", "words"},
    "ui": {"ui", "learn", "publish", "figures", "charts", "geo", "data", "words"},
    "figures": {"figures", "charts", "geo", "data", "words"},
    "charts": {"charts", "data", "words"},
    "geo": {"geo", "data", "words"},
    "data": {"data", "words"},
    "words": {"words"},
}
OURS = set(MAY_IMPORT)
KNOW_STREAMLIT = ("app", "server", "pages", "ui")
PANDAS_VERBS = {
    "groupby", "merge", "pivot", "melt", "query", "sort_values", "assign", "drop_duplicates", "value_counts", "rename",
    "set_index", "reset_index", "iterrows", "itertuples", "fillna", "loc", "iloc",
}  # fmt: skip
READERS = {"read_csv", "read_file", "read_json"}
TAG = re.compile(r"</?[a-z][a-z0-9]*[ >]")
SENTENCE = re.compile(r"\w+ \w+ \w+ \w+")  # four words and more are said to somebody


def floor_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


MODULES = [path for floor in sorted(OURS) for path in paths(floor) if floor_of(path) == floor]
SCREEN = [path for path in MODULES if floor_of(path) in ("ui", "pages")]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imported(path: Path) -> set[str]:
    names = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names


def texts(path: Path) -> list[str]:
    """All text in a module but its docstrings and what its errors say, which developers read."""
    errors = [node for node in nodes(path) if isinstance(node, ast.Raise)]
    told = {id(inner) for error in errors for inner in ast.walk(error)} | {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def strayed(path: Path) -> list[str]:
    """What a module of ui/ or pages/ does that is not its floor's work."""
    verbs = {node.attr for node in nodes(path) if isinstance(node, ast.Attribute)} & PANDAS_VERBS
    said = [text for text in texts(path) if TAG.search(text) or SENTENCE.search(text)]
    return [*sorted(verbs), *said]


def test_all_floors_are_walked():
    assert {floor_of(path) for path in MODULES} == OURS


def test_imports_run_downwards():
    upwards = {
        name_of(path): above
        for path in MODULES
        if (above := {name.split(".")[0] for name in imported(path)} & OURS - MAY_IMPORT[floor_of(path)])
    }
    assert upwards == {}


def test_only_the_upper_floors_know_streamlit():
    knowing = {
        name_of(path): known
        for path in MODULES
        if floor_of(path) not in KNOW_STREAMLIT
        and (known := {name for name in imported(path) if name.split(".")[0].startswith("streamlit")})
    }
    assert knowing == {}


def test_the_screen_shapes_no_frame_and_speaks_no_sentence():
    assert len(SCREEN) > 20
    assert {name_of(path): done for path in SCREEN if (done := strayed(path))} == {}


def test_tables_are_read_in_data_only():
    reading = {
        name_of(path): reads
        for path in MODULES
        if floor_of(path) != "data"
        and (reads := READERS & {each.attr for each in nodes(path) if isinstance(each, ast.Attribute)})
    }
    assert reading == {}


def plain_channels(path: Path) -> list[str]:
    """The channels of a module's charts that are given as text or as a bare value."""
    return [
        f"line {given.value.lineno}: {given.arg}={ast.unparse(given.value)}"
        for call in nodes(path)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "encode"
        for given in call.keywords
        if given.arg and (isinstance(given.value, ast.Constant | ast.JoinedStr) or _is_bare(given.value))
    ]


def test_a_channel_is_given_by_its_class():
    """For a channel given as text or as a bare value Altair goes through all its classes: 6 ms, each time a chart is drawn."""
    paths = sorted((ROOT / "charts").glob("*.py"))
    assert paths
    plain = {path.name: channels for path in paths if (channels := plain_channels(path))}
    assert plain == {}, 'write alt.X2("to:Q"), alt.YValue(0), alt.FillValue(**alt.condition(...)), **pointed("told")'


def _is_bare(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("alt.value", "alt.datum", "alt.condition")


def test_load_stands_below_derive():
    assert "data.derive" not in imported(ROOT / "data" / "load.py")
    assert "data.derive" not in imported(ROOT / "data" / "dates.py")


def test_pages_define_no_functions():
    paths = sorted((ROOT / "pages").glob("*.py"))
    assert paths
    defined = ast.FunctionDef | ast.ClassDef | ast.Lambda
    assert [path.name for path in paths if any(isinstance(node, defined) for node in nodes(path))] == []
    assert [path.name for path in paths if len(path.read_text(encoding="utf-8").splitlines()) > 120] == []


def unread(path: Path) -> list[str]:
    """The messages of a module that Babel does not find: those that are no literal, and those within an f-string."""
    said = [node for node in nodes(path) if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_n")]
    missed = [call for call in said if not isinstance(call.args[0], ast.Constant | ast.Name)]
    written = [each for node in nodes(path) if isinstance(node, ast.JoinedStr) for each in ast.walk(node)]
    inside = [each for each in written if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "say"]
    return [f"line {call.lineno}: {ast.unparse(call)}" for call in [*missed, *inside]]


def test_a_message_is_a_literal():
    """Babel finds only what stands as text in its call; an f-string it skips without a word."""
    assert {name_of(path): missed for path in MODULES if (missed := unread(path))} == {}
