"""How does every figure chart look? One dress for all: no frame, quiet axes, the legend above."""

from functools import lru_cache

import altair as alt

from charts.theme import FONT, INK, QUIET, RULE


def sized(chart: alt.TopLevelMixin, **properties) -> alt.TopLevelMixin:
    """Give a chart its width, height or padding, and return it.

    On the chart itself, which whoever draws has just made: Altair's own `properties` copies it whole and checks each of them.
    """
    for name, value in properties.items():
        chart[name] = value
    return chart


def dressed(chart: alt.TopLevelMixin, theme: str) -> alt.TopLevelMixin:
    """Give a chart the atlas's dress for a theme, and return it; finding, unit and source stand above it as text, not in it."""
    return sized(chart, config=dress(theme))


@lru_cache(maxsize=8)
def dress(theme: str) -> alt.Config:
    """Return the atlas's dress for a theme. Raises KeyError for another than light, dark, live."""
    quiet = {"labelColor": QUIET[theme], "titleColor": QUIET[theme], "labelFontSize": 12, "titleFontSize": 12}
    return alt.Config(
        background="transparent",
        numberFormat=",~f",  # Vega's own way writes 120,000 as 1.2e+5
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            aria=False,  # read aloud it is Vega's own: "X-axis for a utc scale with values from ..."; each mark says its year and number
            **quiet,
            titleFontWeight="normal",
            gridColor=RULE[theme],
            gridOpacity=0.6,
            domain=False,
            ticks=False,
            labelLimit=150,
        ),
        legend=alt.LegendConfig(
            aria=False,  # likewise; each mark says what it belongs to
            orient="top",
            direction="horizontal",
            title=None,
            labelColor=INK[theme],
            labelFontSize=12,
            symbolType="square",
        ),
        header=alt.HeaderConfig(labelColor=INK[theme], labelFontSize=12, labelFontWeight="bold", title=None),
        text=alt.MarkConfig(color=INK[theme], fontSize=12),
    )
