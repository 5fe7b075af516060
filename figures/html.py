"""How does text of a figure become HTML? By templates that escape whatever they are given; nothing is put together by hand."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from words import Words

TEMPLATES = Path(__file__).resolve().parents[1] / "web" / "html"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def markup(template: str, words: Words, **values) -> str:
    """Return a template of web/html filled with values; `words` writes messages in it: `{{ words(finding) }}`.

    Raises jinja2.TemplateNotFound for an unknown template, jinja2.UndefinedError for a value that was not given.
    """
    return _environment().get_template(template).render(words=words, **values)
