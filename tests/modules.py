"""What do the atlas's own modules say? Each is parsed and walked once in a process, for all tests that ask."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@cache
def paths(floor: str) -> list[Path]:
    """Return the modules of a floor: one file, as `app`, or a package, those within it too."""
    return [*ROOT.glob(f"{floor}.py"), *sorted((ROOT / floor).rglob("*.py"))]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All that a module consists of."""
    return list(ast.walk(parsed(path)))
