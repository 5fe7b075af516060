"""Do imports run one way, from the door down to the tables, and does each floor keep to its own work?"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "app": {"server", "publish", "ui", "figures", "charts", "geo", "data", "words"},
    "publish": {"publish", "figures", "charts", "geo", "data", "words"},
    "server": {"server", "publish", "ui", "figures", "charts", "geo", "data", "words"},
    "pages": {"ui", "publish", "figures", "charts", "geo", "data", "words"},
    "ui": {"ui", "publish", "figures", "charts", "geo", "data", "words"},
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
TAG = re.compile(r"</?[a-z][a-z0-9]*[ >]")
SENTENCE = re.compile(r"\w+ \w+ \w+ \w+")  # four words and more are said to somebody


def floor_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


MODULES = [
    path
    for floor in sorted(OURS)
    for path in [*ROOT.glob(f"{floor}.py"), *sorted((ROOT / floor).rglob("*.py"))]
    if floor_of(path) == floor
]
SCREEN = [path for path in MODULES if floor_of(path) in ("ui", "pages")]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names


def texts(path: Path) -> list[str]:
    """All text in a module but its docstrings and what its errors say, which developers read."""
    tree = parsed(path)
    errors = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    told = {id(inner) for error in errors for inner in ast.walk(error)} | {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def strayed(path: Path) -> list[str]:
    """What a module of ui/ or pages/ does that is not its floor's work."""
    verbs = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)} & PANDAS_VERBS
    said = [text for text in texts(path) if TAG.search(text) or SENTENCE.search(text)]
    return [*sorted(verbs), *said]


def test_all_floors_are_walked():
    assert {floor_of(path) for path in MODULES} == OURS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_downwards(path):
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops & OURS <= MAY_IMPORT[floor_of(path)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_upper_floors_know_streamlit(path):
    if floor_of(path) not in KNOW_STREAMLIT:
        assert not {name for name in imported(path) if name.split(".")[0].startswith("streamlit")}


@pytest.mark.parametrize("path", SCREEN, ids=name_of)
def test_the_screen_shapes_no_frame_and_speaks_no_sentence(path):
    assert not strayed(path)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_tables_are_read_in_data_only(path):
    reads = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)} & {
        "read_csv",
        "read_file",
        "read_json",
    }
    assert floor_of(path) == "data" or not reads


@pytest.mark.parametrize("path", sorted((ROOT / "charts").glob("*.py")), ids=lambda path: path.name)
def test_a_channel_is_given_by_its_class(path):
    """For a channel given as text or as a bare value Altair goes through all its classes: 6 ms, each time a chart is drawn."""
    plain = [
        f"line {given.value.lineno}: {given.arg}={ast.unparse(given.value)}"
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "encode"
        for given in call.keywords
        if given.arg and (isinstance(given.value, ast.Constant | ast.JoinedStr) or _is_bare(given.value))
    ]
    assert plain == [], 'write alt.X2("to:Q"), alt.YValue(0), alt.FillValue(**alt.condition(...)), **pointed("told")'


def _is_bare(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("alt.value", "alt.datum", "alt.condition")


def test_load_stands_below_derive():
    assert "data.derive" not in imported(ROOT / "data" / "load.py")
    assert "data.derive" not in imported(ROOT / "data" / "dates.py")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_pages_define_no_functions(path):
    assert not [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", [path for path in MODULES if "say" in path.read_text(encoding="utf-8")], ids=name_of)
def test_a_message_is_a_literal(path):
    """Babel finds only what stands as text in its call; an f-string it skips without a word."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_n"):
            assert isinstance(node.args[0], ast.Constant | ast.Name), f"line {node.lineno}"
        if isinstance(node, ast.JoinedStr):
            inner = [each for each in ast.walk(node) if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "say"]
            assert not inner, f"line {node.lineno}: a message inside an f-string"
