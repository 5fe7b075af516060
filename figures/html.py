"""How does text of a figure become HTML? By templates that escape whatever they are given; nothing is put together by hand."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from data.glossary import marked
from words import Words

TEMPLATES = Path(__file__).resolve().parents[1] / "web" / "html"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use looks whether the file has changed
    )
    environment.filters["explained"] = explained
    return environment


def explained(text: str) -> Markup:
    """Return a text in which each term of the glossary is marked once, with its meaning for who points at it."""
    term = Markup('<abbr class="term" title="{}" tabindex="0">{}</abbr>')
    return Markup("").join(term.format(meaning, part) if meaning else escape(part) for part, meaning in marked(text))


def markup(template: str, words: Words, **values) -> str:
    """Return a template of web/html filled with values; `words` writes messages in it: `{{ words(finding) }}`.

    Raises jinja2.TemplateNotFound for an unknown template, jinja2.UndefinedError for a value that was not given.
    """
    return _environment().get_template(template).render(words=words, **values)
