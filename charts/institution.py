"""How was headquarters organised, and who led it? The organisation as boxes and lines, the heads as strips."""

import altair as alt
import pandas as pd

from charts.history import strips_of, years_x
from charts.people import inline
from charts.theme import ACCENT, CURSOR, FONT, GROUND, INK, QUIET, RULE
from charts.timeline import milliseconds

ROW, BOX = 34, 29  # pixels of a row and of a box in it
GAP, FIRST = 0.9, 0.6  # the share of a column that its boxes take, and what the first column is of the others
LETTER = 5.9  # pixels; names longer than their box at this width give way to short ones
SECRETARIAT, BODIES = "secretary-general", "member-states"
OFFICES = {
    "secretary_general": "Secretary-General",
    "head_of_peacekeeping": "Peacekeeping",
    "head_of_field_support": "Field support",
}
STRIP, AXIS, MARGIN = 24, 26, 6  # pixels of a strip, of the years below them, and around a picture
# Each kind of change has a shape besides its words.
SHAPES = {"new": "diamond", "successor": "circle", "moved": "triangle-right", "renamed": "square"}


def placed(organisation: pd.DataFrame, tops: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Return the boxes of an organisation: its rows and the two it hangs from, each with a column and a height in rows.

    `organisation` is a tree read downwards with office_id, parent_id, kind, depth, label, short, second, is_dashed, change;
    `tops` names what stands above each kind, and its second line. A box stands level with the first below it.
    """
    roots = {"secretariat": SECRETARIAT, "body": BODIES}
    known = set(organisation["office_id"])
    parents = organisation["parent_id"].where(organisation["parent_id"].isin(known), organisation["kind"].map(roots))
    boxes = organisation.assign(parent_id=parents, column=organisation["depth"] + 1)
    top = [
        {"office_id": roots[kind], "label": label, "short": label, "second": second, "column": 0, "is_top": True}
        for kind, (label, second) in tops.items()
        if (organisation["kind"] == kind).any()
    ]
    boxes = pd.concat([boxes.assign(is_top=False), pd.DataFrame(top)], ignore_index=True)
    boxes = boxes.fillna({"parent_id": "", "change": "", "is_dashed": False})
    left = (boxes["column"] - 1 + FIRST).clip(lower=0)
    right = (boxes["column"] - 1 + FIRST + GAP).where(~boxes["is_top"], FIRST + GAP - 1)
    return boxes.assign(left=left, right=right, middle=boxes["office_id"].map(_middles(boxes)))


def _middles(boxes: pd.DataFrame) -> dict[str, float]:
    """Return the height of each box in rows: one without any below it takes the next row, others that of their first."""
    below = {key: list(group["office_id"]) for key, group in boxes.groupby("parent_id") if key}
    middles, free = {}, iter(range(len(boxes)))

    def put(key: str) -> float:
        inner = [put(each) for each in below.get(key, [])]
        middles[key] = inner[0] if inner else float(next(free))
        return middles[key]

    for key in boxes.loc[boxes["is_top"], "office_id"]:
        put(key)
    return middles


def elbows(boxes: pd.DataFrame) -> pd.DataFrame:
    """Return the lines between boxes as straight pieces: x, x2, y, y2 (columns and rows)."""
    at = boxes.set_index("office_id")[["right", "middle"]]
    pieces = []
    for parent, group in boxes[boxes["parent_id"] != ""].groupby("parent_id"):
        right, middle = at.loc[parent]
        bend = right + (1 - GAP) / 2
        heights = [middle, *group["middle"]]
        pieces.append((right, bend, middle, middle))
        pieces.append((bend, bend, min(heights), max(heights)))
        pieces += [(bend, right + 1 - GAP, height, height) for height in group["middle"]]
    return pd.DataFrame(pieces, columns=["x", "x2", "y", "y2"]).round(3)


def organisation_chart(
    organisation: pd.DataFrame, tops: dict[str, tuple[str, str]], theme: str, selected: str = ""
) -> alt.LayerChart:
    """Draw who stood under whom, from left to right; see `placed` for the columns. Parameter: office (office_id)."""
    boxes = placed(organisation, tops)
    rows = int(boxes["middle"].max()) + 1
    wide = max(boxes["right"].max(), FIRST + 1 + GAP)
    # The lines' scales are the boxes' too: said once, they travel once.
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, wide], nice=False, zero=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[-0.5, rows - 0.5], reverse=True, nice=False, zero=False), axis=None)
    pieces = alt.Chart(inline(elbows(boxes))).transform_calculate(x="+datum.x", x2="+datum.x2", y="+datum.y", y2="+datum.y2")
    lines = pieces.mark_rule(color=QUIET[theme], strokeWidth=1, aria=False).encode(x=x, x2="x2:Q", y=y, y2="y2:Q")
    layers = _box_layers(theme, selected if selected in set(boxes["office_id"]) else "")
    drawn = _reckoned(alt.layer(*layers, data=inline(_drawn(boxes))), wide)
    return alt.layer(lines, drawn).properties(width="container", height=rows * ROW + 2 * MARGIN)


def in_two(name: str) -> str:
    """Return a name broken by a stroke into two lines of about the same length; one word stays whole."""
    breaks = [n for n, letter in enumerate(name) if letter == " "]
    if not breaks:
        return name
    middle = min(breaks, key=lambda n: abs(2 * n - len(name)))
    return f"{name[:middle]}|{name[middle + 1 :]}"


def _drawn(boxes: pd.DataFrame) -> pd.DataFrame:
    """Return what the picture needs of each box, once for all its layers and as little as can be: it travels at every step."""
    halves = boxes["label"].map(in_two)
    return boxes[["office_id", "short", "second", "change"]].assign(
        halves=halves,
        longest=[max(map(len, lines.split("|"))) for lines in halves],
        left=boxes["left"].round(2),
        right=boxes["right"].round(2),
        middle=boxes["middle"].astype(int),
        is_top=boxes["is_top"].astype(int),
        dashed=boxes["is_dashed"].astype(int),
    )


def _reckoned(layers: alt.LayerChart, wide: float) -> alt.LayerChart:
    """Return the layers with what the browser works out of each box: edges, heights of its lines, and the name that fits."""
    half = BOX / 2 / ROW
    room = f"((datum.right - datum.left) / {wide:.2f} * width - 16)"
    fits = f"length(datum.label) * {LETTER} <= {room}"
    return layers.transform_calculate(
        left="+datum.left",
        right="+datum.right",
        y=f"datum.middle - {half:.3f}",
        y2=f"+datum.middle + {half:.3f}",
        name_at="datum.second == '' ? +datum.middle : datum.middle - 0.19",
        second_at="+datum.middle + 0.22",
        label="replace(datum.halves, '|', ' ')",
    ).transform_calculate(
        lines=f"{fits} ? 1 : datum.second == '' && datum.longest * {LETTER} <= {room} ? 2 : 0",
        name="datum.lines == 1 ? datum.label : datum.lines == 2 ? datum.halves : datum.short",
    )


def _box_layers(theme: str, selected: str) -> list[alt.Chart]:
    """Return the boxes, which can be picked, their names and what is to be said of them below, and the shapes of changes."""
    pick = alt.selection_point(
        name="office", fields=["office_id"], toggle=False, value=[{"office_id": selected}] if selected else None
    )
    base = alt.Chart()
    x = alt.X("left:Q", axis=None)
    span = {"x": x, "x2": "right:Q", "y": alt.Y("y:Q", axis=None), "y2": "y2:Q"}
    ground = (
        base.mark_rect(cornerRadius=3, cursor="pointer")
        .encode(
            **span,
            fill=alt.condition("datum.is_top == 1", alt.value(RULE[theme]), alt.value(GROUND[theme])),
            description="label:N",
        )
        .add_params(pick)
    )
    outline = {
        "stroke": alt.condition("datum.change != ''", alt.value(ACCENT[theme]), alt.value(QUIET[theme])),
        "strokeWidth": alt.condition({"param": "office", "empty": False}, alt.value(3), alt.value(1.3)),
    }
    bare = {"cornerRadius": 3, "fillOpacity": 0, "cursor": "pointer", "aria": False}
    solid = base.transform_filter("datum.dashed == 0").mark_rect(**bare).encode(**span, **outline)
    dashed = base.transform_filter("datum.dashed == 1").mark_rect(**bare, strokeDash=[5, 4]).encode(**span, **outline)
    style = {"align": "left", "baseline": "middle", "dx": 9, "font": FONT}
    one, two = (base.transform_filter(test) for test in ("datum.lines != 2", "datum.lines == 2"))
    names = one.mark_text(fontSize=12, fontWeight=600, color=INK[theme], **style).encode(
        x=x, y=alt.Y("name_at:Q", axis=None), text="name:N"
    )
    halves = two.mark_text(fontSize=11, fontWeight=600, color=INK[theme], lineBreak="|", lineHeight=12, dy=-6, **style).encode(
        x=x, y=alt.Y("name_at:Q", axis=None), text="name:N"
    )
    seconds = base.transform_filter("datum.second != ''").mark_text(fontSize=10.5, color=QUIET[theme], **style)
    marks = base.transform_filter("datum.change != ''").mark_point(
        filled=True, size=60, color=ACCENT[theme], opacity=1, xOffset=-12, aria=False
    )
    shape = alt.Shape("change:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    return [
        ground,
        solid,
        dashed,
        names,
        halves,
        seconds.encode(x=x, y=alt.Y("second_at:Q", axis=None), text="second:N"),
        marks.encode(x=alt.X("right:Q", axis=None), y=alt.Y("second_at:Q", axis=None), shape=shape),
    ]


def leaders_chart(
    leaders: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, date: pd.Timestamp, theme: str
) -> alt.LayerChart:
    """Draw the terms of those who led as strips, dashed where unconfirmed, with a line at a date."""
    strips = strips_of(leaders, first, last, 0, OFFICES, STRIP)
    height = len(OFFICES) * STRIP
    ticks = [STRIP * (row + 0.5) for row in range(len(OFFICES))]
    words = " : ".join(f"datum.value == {tick} ? '{name}'" for tick, name in zip(ticks, OFFICES.values(), strict=True))
    axis = alt.Axis(title=None, values=ticks, labelExpr=f"{words} : ''", grid=False, labelFontSize=12, labelColor=INK[theme])
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False), axis=axis)
    x = years_x("start", first, last, theme)
    drawn = strips[["surname", "start", "end", "y"]].assign(
        room=strips["room"].round(6), dashed=(strips["status"] == "unconfirmed").astype(int)
    )
    base = alt.Chart()
    box = {"x": x, "x2": "end:Q", "y": y, "y2": "y2:Q"}
    terms = base.mark_rect(color=QUIET[theme], opacity=0.16, stroke=GROUND[theme], strokeWidth=2).encode(**box)
    dashes = base.transform_filter("datum.dashed == 1").mark_rect(
        fillOpacity=0, stroke=QUIET[theme], strokeDash=[4, 3], strokeWidth=1.2
    )
    names = (
        base.transform_filter("datum.room * width >= 1")
        .transform_calculate(start="(datum.start + datum.end) / 2", y=f"datum.y + {(STRIP - 3) / 2}")
        .mark_text(font=FONT, fontSize=11, color=INK[theme], baseline="middle")
    )
    cursor = alt.Chart(pd.DataFrame({"start": milliseconds(pd.Series([date]))})).mark_rule(color=CURSOR[theme], strokeWidth=2)
    layers = [
        terms,
        names.encode(x=x, y=y, text="surname:N"),
        dashes.encode(**box),
    ]
    terms = alt.layer(*layers, data=inline(drawn)).transform_calculate(
        start="+datum.start",
        end="+datum.end",
        y="+datum.y",
        y2=f"+datum.y + {STRIP - 3}",
    )
    return alt.layer(terms, cursor.encode(x=x)).properties(width="container", height=height + AXIS + 2 * MARGIN)


def account_chart(account: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, theme: str) -> alt.LayerChart:
    """Draw the support account by fiscal year: a bar where an amount is known, hollow where only a part of it or rounded.

    `account` has period_from, period_to, amount_usd, is_hollow and label (words above a bar, ending with it, "" for none).
    """
    rows = account[["is_hollow", "label"]].assign(
        at=milliseconds(account["period_from"]),
        to=milliseconds(account["period_to"]),
        n=account["amount_usd"].astype("float64") / 1e6,
    )
    x = years_x("at", first, last, theme, labelSeparation=8)
    y = alt.Y("n:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=5, format=",d"))
    bars = (
        alt.Chart(rows.assign(nought=0))
        .mark_rect(stroke=ACCENT[theme], strokeWidth=1.3, color=ACCENT[theme])
        .encode(x=x, x2="to:Q", y=y, y2="nought:Q", fillOpacity=alt.condition("datum.is_hollow", alt.value(0), alt.value(0.75)))
    )
    words = alt.Chart(rows[rows["label"] != ""]).mark_text(
        font=FONT, fontSize=12, color=INK[theme], align="right", baseline="bottom", dy=-5
    )
    ends = words.transform_calculate(at="datum.to").encode(x=x, y=y, text="label:N")
    return alt.layer(bars, ends).properties(width="container", height=240)


def posts_chart(posts: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, theme: str) -> alt.LayerChart:
    """Draw posts as points, hollow where only proposed, not joined; `label` stands above a point, "" for none.

    `posts` has date, value, is_proposed and label.
    """
    rows = posts[["is_proposed", "label"]].assign(at=milliseconds(posts["date"]), n=posts["value"].astype(int))
    x = years_x("at", first, last, theme, labelSeparation=8)
    y = alt.Y("n:Q", title=None, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=5, format=",d"))
    points = alt.Chart(rows).mark_point(color=ACCENT[theme], fill=ACCENT[theme], size=60, strokeWidth=1.6)
    words = alt.Chart(rows[rows["label"] != ""]).mark_text(font=FONT, fontSize=12, color=INK[theme], baseline="bottom", dy=-7)
    inside = alt.condition("datum.is_proposed", alt.value(0), alt.value(1))
    layers = [points.encode(x=x, y=y, fillOpacity=inside), words.encode(x=x, y=y, text="label:N")]
    return alt.layer(*layers).properties(width="container", height=240)
