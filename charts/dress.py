"""How does every figure chart look? One dress for all: no frame, quiet axes, the legend above."""

import altair as alt

from charts.theme import FONT, INK, QUIET, RULE


def dressed(chart: alt.TopLevelMixin, theme: str) -> alt.TopLevelMixin:
    """Return a chart in the atlas's dress for a theme; finding, unit and source stand above it as text, not in it."""
    quiet = {"labelColor": QUIET[theme], "titleColor": QUIET[theme], "labelFontSize": 12, "titleFontSize": 12}
    return chart.configure(
        background="transparent",
        numberFormat=",~f",  # Vega's own way writes 120,000 as 1.2e+5
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            **quiet, titleFontWeight="normal", gridColor=RULE[theme], gridOpacity=0.6, domain=False, ticks=False, labelLimit=150
        ),
        legend=alt.LegendConfig(
            orient="top", direction="horizontal", title=None, labelColor=INK[theme], labelFontSize=12, symbolType="square"
        ),
        header=alt.HeaderConfig(labelColor=INK[theme], labelFontSize=12, labelFontWeight="bold", title=None),
        text=alt.MarkConfig(color=INK[theme], fontSize=12),
    )
