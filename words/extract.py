"""Which messages are there to translate? Python and JavaScript by `say`, titles and labels of the tables by their schema.

    python -m words.extract

writes words/catalogues/atlas.pot, from which a catalogue of a language is begun (`pybabel init`) or brought up to date.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "words" / "catalogues" / "atlas.pot"
KEYWORDS = {"say": None, "say_n": (1, 2), "sayN": (1, 2)}
METHODS = [
    ("tests/**", "ignore"),
    (".venv/**", "ignore"),
    ("**/node_modules/**", "ignore"),
    ("node_modules/**", "ignore"),
    ("**.py", "python"),
    ("web/**.js", "javascript"),
    ("data/schema/**.yaml", "words.extract:schema_messages"),
]
TITLED = ("title", "unit")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one written in C, where PyYAML has it, is ten times as fast


def schema_messages(file, keywords, comment_tags, options) -> Iterator[tuple]:
    """Yield a schema's titles, units and labels as Babel's extractors yield messages: line, function, message, comments."""
    table = yaml.load(file.read().decode("utf-8"), LOADER)
    for field in (table, *table.get("fields", [])):
        for name in TITLED:
            if field.get(name):
                yield 1, None, str(field[name]), [f"{table.get('name', 'package')}: {name}"]
        for label in (field.get("labels") or {}).values():
            yield 1, None, str(label), [f"{table['name']}.{field['name']}: label"]


def messages() -> Catalog:
    """Return every message of the atlas as a catalogue without translations."""
    catalog = Catalog(project="Blue Helmets Atlas", charset="utf-8")
    found = extract_from_dir(ROOT, METHODS, keywords=KEYWORDS, comment_tags=("For translators:",))
    for name, _, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as target:
        write_po(target, messages(), no_location=True, omit_header=False, sort_output=True)
