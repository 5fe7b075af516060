"""Do imports run one way, from the door down to the tables?"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "app": {"ui", "charts", "geo", "data"},
    "pages": {"ui", "charts", "geo", "data"},
    "ui": {"ui", "charts", "geo", "data"},
    "charts": {"charts", "data"},
    "geo": {"geo", "data"},
    "data": {"data"},
}
OURS = set(MAY_IMPORT)
MODULES = [path for path in ROOT.rglob("*.py") if path.relative_to(ROOT).parts[0].removesuffix(".py") in OURS]


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    return names


def test_all_floors_are_walked():
    assert {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in MODULES} == OURS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path):
    floor = path.relative_to(ROOT).parts[0].removesuffix(".py")
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops & OURS <= MAY_IMPORT[floor]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_door_pages_and_ui_know_streamlit(path):
    if path.relative_to(ROOT).parts[0].removesuffix(".py") not in ("app", "pages", "ui"):
        assert not {name for name in imported(path) if name.split(".")[0].startswith("streamlit")}


def test_load_stands_below_derive():
    assert "data.derive" not in imported(ROOT / "data" / "load.py")
    assert "data.derive" not in imported(ROOT / "data" / "dates.py")


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=lambda path: path.name)
def test_pages_define_no_functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120
