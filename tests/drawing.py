"""How is a chart drawn in a test? As a visitor gets it, and then held to Vega-Lite's schema, which Altair would do a hundred times slower."""

from urllib.parse import quote

import altair as alt
from jsonschema_rs import Draft7Validator

from charts.look import Look
from charts.specification import specification, written
from figures.figure import Figure

PLACE = "#/definitions/"


def addressed(part):
    """Return the schema with its references as addresses, which `MarkPropDef<(Gradient|string|null)>` is none as it stands."""
    if isinstance(part, list):
        return [addressed(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: PLACE + quote(value.removeprefix(PLACE), safe="") if key == "$ref" and isinstance(value, str) else addressed(value)
        for key, value in part.items()
    }


SCHEMA = Draft7Validator(addressed(alt.load_schema()))


def checked(spec: dict) -> dict:
    """Return a specification that keeps to the schema. Raises ValidationError naming what does not.

    A padding is told side by side: a number keeps to the schema, but Streamlit writes the lower side into it and fails in the browser.
    """
    assert isinstance(spec.get("padding", {}), dict), spec["padding"]
    if not SCHEMA.is_valid(spec):
        alt.Root.validate(spec)  # Altair's own check is slow, and says it in few words
        SCHEMA.validate(spec)
    return spec


def vega(figure: Figure, look: Look = Look()) -> dict:  # noqa: B008  a look is a value
    """Return a figure's chart as Vega-Lite that keeps to the schema."""
    return checked(specification(figure.picture.draw, look))


def vega_of(chart: alt.TopLevelMixin) -> dict:
    """Return a chart as Vega-Lite that keeps to the schema."""
    return checked(written(chart))
