"""What led to what? Boxes in columns, cause before consequence, with lines between them; on a phone one below the other, as a list."""

import textwrap

import altair as alt
import pandas as pd

from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, GREY, GROUND, INK, QUIET
from charts.wording import pointed

ROW, LOW_ROW, LETTER = 62, 34, 5.8  # pixels of a box with its gap, of one where there is little height, and of a letter
BOX, SMALL_BOX = 0.74, 0.84  # of a column's width, and of one below SMALL pixels; the rest is for the lines
SMALL = 200
INDENT, GUTTER = 0.06, 0.04  # of the width, on a phone
LINES = 2  # of a name; one where there is little height


def placed(things: pd.DataFrame, is_narrow: bool, box: float = BOX) -> pd.DataFrame:
    """Return things with their boxes: x, x2 (in columns, on a phone in parts of the width) and y (in rows, the box's middle).

    `box` is how much of a column's width a box takes.
    """
    if is_narrow:
        left = GUTTER + INDENT * things["step"].abs()
        return things.assign(x=left, x2=1.0, y=range(len(things)))
    sizes = things.groupby("step")["slug"].transform("size")
    y = things.groupby("step").cumcount() + (sizes.max() - sizes) / 2
    return things.assign(x=things["step"] - box / 2, x2=things["step"] + box / 2, y=y)


def rows_of(things: pd.DataFrame, is_narrow: bool) -> int:
    """Return how many boxes stand one below the other."""
    return len(things) if is_narrow else int(things["step"].value_counts().max())


def chain_height(things: pd.DataFrame, is_narrow: bool, is_low: bool = False) -> int:
    """Return the height of chain_chart in pixels."""
    return (LOW_ROW if is_low else ROW) * rows_of(things, is_narrow) + 10


def bends(boxes: pd.DataFrame, links: pd.DataFrame, is_narrow: bool) -> pd.DataFrame:
    """Return each connection as a line of four points: link, order, x, y, told."""
    place = boxes.set_index("slug")
    points = []
    for number, link in enumerate(links.itertuples()):
        first, last = place.loc[link.from_slug], place.loc[link.to_slug]
        if is_narrow:
            edge = min(first["x"], last["x"]) - GUTTER
            xs = [first["x"], edge, edge, last["x"]]
        else:
            middle = (first["x2"] + last["x"]) / 2
            xs = [first["x2"], middle, middle, last["x"]]
        ys = [first["y"], first["y"], last["y"], last["y"]]
        points += [(number, order, x, y, link.told) for order, (x, y) in enumerate(zip(xs, ys, strict=True))]
    return pd.DataFrame(points, columns=["link", "order", "x", "y", "told"])


def chain_chart(things: pd.DataFrame, links: pd.DataFrame, look: Look, is_low: bool = False) -> alt.LayerChart:
    """Draw things as boxes and their connections as lines with an arrow.

    `things` has slug, step, label (its name), when (kind and date in words), told (a sentence) and is_doubtful, in the order of
    data.chain; `links` from_slug, to_slug and told. A box gives its `slug` when it is picked. Where there is little height
    (`is_low`) boxes are lower, each with one line of its name.
    """
    narrow = look.is_narrow
    columns = 1 if narrow else things["step"].nunique()
    box = SMALL_BOX if look.width / columns < SMALL else BOX
    boxes = placed(things, narrow, box)
    share = 1 - GUTTER - 2 * INDENT if narrow else box / columns
    width = int(look.width * share / LETTER)
    wrapped = ["\n".join(textwrap.wrap(name, width, max_lines=LINES, placeholder=" …")) for name in boxes["label"]]
    boxes["lines"] = boxes["label"] if is_low else wrapped  # one line is cut where its box ends
    boxes["tall"] = boxes["lines"].str.count("\n")
    boxes["here"] = boxes["step"] == 0
    shown = boxes[["slug", "x", "x2", "y", "lines", "tall", "when", "told", "here"]]
    high, low = boxes["y"] + 0.43, boxes["y"] - 0.43
    up, down = (6.5, 6.5) if is_low else (9, 8)  # pixels from the middle of a box to its day, and to one line of its name
    domain = [0, 1] if narrow else [boxes["x"].min() - 0.005, boxes["x2"].max() + 0.005]
    x = alt.X("x:Q", axis=None).scale(domain=domain, nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=[-0.5, rows_of(things, narrow) - 0.5], nice=False, reverse=True)
    room = alt.expr(f"width * {share:.4f} - 14")
    here = alt.FieldEqualPredicate(field="here", equal=True)
    rects = (
        alt.Chart(shown.assign(y=low, y2=high))
        .mark_rect(cornerRadius=4, strokeWidth=1.2, cursor="pointer")
        .encode(
            x=x,
            x2=alt.X2("x2:Q"),
            y=y,
            y2=alt.Y2("y2:Q"),
            fill=alt.FillValue(**alt.condition(here, alt.value(ACCENT[look.theme]), alt.value(GROUND[look.theme]))),
            stroke=alt.StrokeValue(**alt.condition(here, alt.value(ACCENT[look.theme]), alt.value(GREY[look.theme]))),
            **pointed("told"),
        )
        .add_params(alt.selection_point(name="thing", fields=["slug"], on="click", clear="dblclick"))
    )
    text = alt.Chart(shown).encode(x=x, y=y, tooltip=alt.Tooltip("told:N"))
    style = {"align": "left", "dx": 8, "limit": room, "cursor": "pointer", "aria": False}
    names = text.mark_text(
        **style, baseline="middle", lineBreak="\n", lineHeight=14, dy=alt.expr(f"{down} - 7 * datum.tall")
    ).encode(
        text=alt.Text("lines:N"),
        color=alt.ColorValue(**alt.condition(here, alt.value(GROUND[look.theme]), alt.value(INK[look.theme]))),
    )
    days = text.mark_text(**style, baseline="middle", fontSize=11, dy=alt.expr(f"-{up} - 7 * datum.tall")).encode(
        text=alt.Text("when:N"),
        color=alt.ColorValue(**alt.condition(here, alt.value(GROUND[look.theme]), alt.value(QUIET[look.theme]))),
    )
    layers = [rects, names, days]
    if len(links):
        lines = bends(boxes, links, narrow)
        drawn = alt.Chart(lines).mark_line(interpolate="basis", strokeWidth=1.4, color=GREY[look.theme], strokeCap="round")
        arrows = alt.Chart(lines[lines["order"] == 3]).mark_point(
            shape="triangle-right", filled=True, size=60, color=GREY[look.theme], opacity=1, xOffset=-4
        )
        layers = [
            drawn.encode(
                x=x,
                y=y,
                detail=alt.Detail("link:N"),
                order=alt.Order("order:Q"),
                **pointed("told"),
            ),
            arrows.encode(x=x, y=y, **pointed("told")),
            *layers,
        ]
    chart = sized(layered(*layers), width=look.width, height=chain_height(things, narrow, is_low) - 10)
    return dressed(chart, look.theme)
