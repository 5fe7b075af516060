"""How do the browser's modules travel? Those that are always wanted together as one file: a first visit asks for a hundred others.

The modules of web/ stay what they are, and are tested as such; here each becomes a function in one module, run when it is first imported.
They are written in one way (Prettier's), and `whole` refuses what is written in another.
"""

import posixpath
import re
from collections import defaultdict
from functools import cache

from geo.browser import BEGUN, WHOLES, WebFile, web_files

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATIC = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.{1,2}/[^"]+)";', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
EXPORTED = re.compile(r"^export (?=(?:async function|function|class|const) )", re.MULTILINE)
DEFAULT = re.compile(r"^export default (?=function (\w+)\()", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def _path(beside: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(beside), address))


@cache
def modules(name: str) -> list[str]:
    """Return the modules that a file of WHOLES holds: those asked for and all that they import, at once or later."""
    found, wanted = [], list(WHOLES[name])
    while wanted:
        each = wanted.pop(0)
        if each not in found:
            found.append(each)
            text = _text(each)
            wanted += [_path(each, address) for address in [*(one[1] for one in STATIC.findall(text)), *LATER.findall(text)]]
    return found


def _text(name: str) -> str:
    return COMMENT.sub("", web_files()[name].body.decode("utf-8"))


def _as_function(name: str, wanted: set[str]) -> str:
    """Return a module as a function that tells what others want of it. Raises ValueError where it is not written as the others are."""
    text = _text(name).replace("import.meta.url", f'new URL("../{name}", import.meta.url).href')
    text = STATIC.sub(lambda found: _taken(name, found), text)
    text = LATER.sub(lambda found: f'Promise.resolve().then(() => $use("{_path(name, found[1])}"))', text)
    default = DEFAULT.search(text)
    text = EXPORTED.sub("", DEFAULT.sub("", text))
    if left := LEFT.search(text):
        raise ValueError(f"web/{name} is put into no whole: {left[0]}")
    told = [*sorted(wanted), *([f"default: {default[1]}"] if default else [])]
    return f'"{name}": ($told) => {{\n{text}\nObject.assign($told, {{ {", ".join(told)} }});\n}},\n'


def _taken(name: str, found: re.Match) -> str:
    used = f'$use("{_path(name, found[2])}");'
    return f"const {{ {found[1].replace(' as ', ': ')} }} = {used}" if found[1] else used


@cache
def whole(name: str) -> WebFile:
    """Return a file of WHOLES: a module with one export, `use`, that returns what a module told. Raises KeyError when there is none."""
    wanted = defaultdict(set)
    for each in modules(name):
        for names, address in STATIC.findall(_text(each)):
            wanted[_path(each, address)] |= {part.split(" as ")[0].strip() for part in names.split(",") if part.strip()}
        for address in LATER.findall(_text(each)):
            wanted[_path(each, address)] |= _exports(_path(each, address))
    for each in WHOLES[name]:
        wanted[each] |= _exports(each)
    made = "".join(_as_function(each, wanted[each]) for each in modules(name))
    first = [WHOLES[name][0], *(each for each in BEGUN if each in WHOLES[name])]
    begun = "".join(f'$use("{each}");\n' for each in first)
    body = (
        f"const $made = {{\n{made}}};\nconst $kept = {{}};\n"
        "const $use = (name) => {\n  if (!$kept[name]) $made[name](($kept[name] = {}));\n  return $kept[name];\n};\n"
        f"{begun}export {{ $use as use }};\n"
    )
    return WebFile(body.encode("utf-8"), "text/javascript")


def _exports(name: str) -> set[str]:
    """Return what a module exports by name, the first of each line."""
    return set(re.findall(r"^export (?:async function|function|class|const) (\w+)", _text(name), re.MULTILINE))
