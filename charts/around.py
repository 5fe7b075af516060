"""How did each measure stand before and after? A pair of bars for each, in its own unit, with its value beside it."""

import altair as alt
import pandas as pd

from charts.theme import ACCENT, FONT, INK, QUIET

ROW, BAR, GUTTER, VALUES = 64, 17, 52, 120  # pixels: a measure's height, a bar's, left for `before`, right for the values


def around_rows(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each bar: measure, side, value in words, its length as a part of the measure's longer bar, and heights.

    `pairs` has measure, before, after, unit and words_before, words_after; none is missing.
    """
    rows = []
    for place, pair in enumerate(pairs.to_dict("records")):
        longest = max(pair["before"], pair["after"]) or 1
        for number, side in enumerate(("before", "after")):
            top = place * ROW + 22 + number * (BAR + 2)
            rows.append(
                {
                    "measure": pair["measure"],
                    "side": side,
                    "words": pair[f"words_{side}"],
                    "part": round(pair[side] / longest, 4),
                    "top": top,
                    "foot": top + BAR,
                    "middle": top + BAR / 2,
                    "head": place * ROW + 12,
                }
            )
    return pd.DataFrame(rows)


def around_chart(pairs: pd.DataFrame, theme: str) -> alt.LayerChart:
    """Draw the measures one under the other; bars compare within a measure only (columns of around_rows)."""
    rows = around_rows(pairs)
    height = len(pairs) * ROW
    x = alt.X(
        "part:Q",
        scale=alt.Scale(domain=[0, 1], range=[GUTTER, alt.ExprRef(f"width - {VALUES}")], nice=False),
        axis=None,
    )

    def y_of(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, height], range=[0, alt.ExprRef("height")], nice=False), axis=None)

    base = alt.Chart(rows)
    shade = alt.condition("datum.side == 'after'", alt.value(ACCENT[theme]), alt.value(QUIET[theme]))
    text = {"font": FONT, "fontSize": 12, "baseline": "middle", "align": "left"}
    heads = base.transform_filter("datum.side == 'before'").mark_text(**text, color=INK[theme], fontWeight=600)
    return alt.layer(
        base.mark_rect().encode(x=x, x2=alt.datum(0), y=y_of("top"), y2="foot:Q", color=shade),
        base.mark_text(**text, color=QUIET[theme]).encode(x=alt.value(0), y=y_of("middle"), text="side:N"),
        base.mark_text(**text, color=INK[theme], dx=6).encode(x=x, y=y_of("middle"), text="words:N"),
        heads.encode(x=alt.value(0), y=y_of("head"), text="measure:N"),
    ).properties(width="container", height=height)
