"""How was headquarters organised, who led it, what did it cost, and with whom did it work? Boxes and lines, strips, bars, points."""

from itertools import accumulate
from textwrap import wrap

import altair as alt
import numpy as np
import pandas as pd

from charts.axis import MARKED_YEAR, marking, year_ticks
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, FONT, GREY, GROUND, INK, QUIET, RULE
from charts.wording import pointed, sentence
from words import Day, Span, say

GAP, LINE, SMALL_LINE, PAD = 8, 15, 14, 7  # pixels: between boxes, a line of a name, of what stands below it, around both
INDENT = 0.055  # of the width: how far an office stands in from the one above it on a phone
APART_SPANS = (
    (0.0, 0.84),
    (0.36, 0.96),
)  # where two trees side by side begin, and the width of their columns, as shares of the width
FEWEST_COLUMNS, BOX = 3, 0.9  # of a wide picture; the share of a column that its box takes
LETTERS, FEWER = 41, 3  # of a name's line at most; on a phone fewer for each step inwards
PLOT, LETTER = 905, 5.9  # pixels: of the narrowest plot that is drawn in columns, and of a letter
STRIP, HEAD, BAR = 24, 30, 14  # pixels of a person's row, of a heading, of a term
APART = 12  # pixels more above a second heading
LANE, NAME = 32, 16  # pixels of a partner's row without its name, and of a line of the name
TINT = 0.13  # opacity of the accent in the boxes of the top level
HEIGHT = 260


def placed(offices: pd.DataFrame, look: Look, share: float = 0) -> pd.DataFrame:
    """Return the boxes of a tree read downwards: its rows with left and right (shares of the width), y and y2 (pixels).

    `offices` has office_id, parent_id, depth, name, second (a message, "" for none). On a phone each box has its own row, indented
    below the one it belongs to; else each level is a column (three at least), and a box stands level with the first below it. `share` is
    the part of the width that such a tree has, 0 for a chart of its own, in which boxes without any below them fill rows. Adds `lines` and `seconds`: the name and what stands below it, broken into lines by "|".
    """
    columns = max(FEWEST_COLUMNS, int(offices["depth"].max()) + 1)
    room = PLOT * (share or 1) * BOX / columns - 2 * PAD
    in_column = min(LETTERS, int(room / LETTER))
    letters = [LETTERS - FEWER * depth if look.is_narrow else in_column for depth in offices["depth"]]
    names = [wrap(look.words(name), most) for name, most in zip(offices["name"], letters, strict=True)]
    seconds = [
        wrap(look.words(text), most + (4 if look.is_narrow else 1)) for text, most in zip(offices["second"], letters, strict=True)
    ]
    tall = [2 * PAD + LINE * len(name) + SMALL_LINE * len(second) for name, second in zip(names, seconds, strict=True)]
    is_tree = bool(share) or bool((offices["depth"] > 0).any())
    rows = _rows(list(offices["depth"]), look, is_tree)
    highest: dict[int, int] = {}
    for row, height in zip(rows, tall, strict=True):
        highest[row] = max(height, highest.get(row, 0))
    tops = dict(zip(highest, accumulate((height + GAP for height in highest.values()), initial=0), strict=False))
    depths = offices["depth"].to_numpy()
    column = depths if is_tree else np.arange(len(offices)) % columns
    return offices.assign(
        lines=["|".join(name) for name in names],
        seconds=["|".join(second) for second in seconds],
        count=[len(name) for name in names],
        tall=tall,
        row=rows,
        left=depths * INDENT if look.is_narrow else column / columns,
        right=1.0 if look.is_narrow else (column + BOX) / columns,
        y=[tops[row] for row in rows],
        y2=[tops[row] + height for row, height in zip(rows, tall, strict=True)],
    )


def _rows(depths: list[int], look: Look, is_tree: bool) -> list[int]:
    """Return the row of each box: its own on a phone, else that of the first below it; boxes without a tree fill rows of columns."""
    if look.is_narrow:
        return list(range(len(depths)))
    if not is_tree:
        return [n // FEWEST_COLUMNS for n in range(len(depths))]
    rows, row = [], -1
    for n, depth in enumerate(depths):
        row += 0 if n > 0 and depth == depths[n - 1] + 1 else 1
        rows.append(row)
    return rows


def elbows(boxes: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return the lines between boxes of `placed` as straight pieces: x, x2 (shares of the width), y, y2 (pixels)."""
    at = {box["office_id"]: box for box in boxes.to_dict("records")}
    groups: dict[str, list[dict]] = {}
    for box in at.values():
        if box["parent_id"] in at:
            groups.setdefault(box["parent_id"], []).append(box)
    pieces = []
    for parent, group in sorted(groups.items()):
        box, middles = at[parent], [each["y"] + PAD + LINE / 2 for each in group]
        if look.is_narrow:
            bend = box["left"] + INDENT / 2
            pieces.append((bend, bend, box["y2"], max(middles)))
        else:
            bend = group[0]["left"] - (box["right"] - box["left"]) * (1 - BOX) / BOX / 2
            pieces.append((box["right"], bend, box["y"] + PAD + LINE / 2, box["y"] + PAD + LINE / 2))
            pieces.append((bend, bend, box["y"] + PAD + LINE / 2, max(middles)))
        pieces += [(bend, each["left"], middle, middle) for each, middle in zip(group, middles, strict=True)]
    return pd.DataFrame(pieces, columns=["x", "x2", "y", "y2"]).astype(float).round(4)


def organisation_chart(offices: pd.DataFrame, look: Look, selected: str = "") -> alt.LayerChart:
    """Draw who stood under whom as boxes and lines; see `placed`. Dashed: doubtful. Parameter: office (office_id).

    `offices` has the columns of `placed`, is_doubtful and is_changed.
    """
    boxes = placed(offices, look)
    return _boxes_chart(boxes, elbows(boxes, look), [], look, selected)


def organisation_height(offices: pd.DataFrame, look: Look) -> int:
    """Return the height of organisation_chart in pixels."""
    return int(placed(offices, look)["y2"].max()) + 4


def then_and_now_chart(then: pd.DataFrame, now: pd.DataFrame, heads: tuple, look: Look) -> alt.LayerChart:
    """Draw two organisations, each under its head (a message): side by side, on a phone one below the other.

    Both as for organisation_chart, of two levels. Parameter: office (office_id).
    """
    left, right = (placed(rows, look, share) for rows, (_, share) in zip((then, now), APART_SPANS, strict=True))
    if look.is_narrow:
        below = int(left["y2"].max()) + 2 * HEAD + APART
        spans, downs = ((0.0, 1.0), (0.0, 1.0)), (HEAD, below)
    else:
        spans, downs = APART_SPANS, (HEAD, HEAD)
    boxes, pieces, titles = [], [], []
    for rows, (start, share), down, head in zip((left, right), spans, downs, heads, strict=True):
        moved = rows.assign(left=start + rows["left"] * share, right=start + rows["right"] * share)
        moved = moved.assign(y=moved["y"] + down, y2=moved["y2"] + down)
        boxes.append(moved)
        pieces.append(elbows(moved, look))
        titles.append({"left": start, "y": down - HEAD + 12, "text": look.words(head)})
    return _boxes_chart(pd.concat(boxes, ignore_index=True), pd.concat(pieces, ignore_index=True), titles, look, "")


def then_and_now_height(then: pd.DataFrame, now: pd.DataFrame, look: Look) -> int:
    """Return the height of then_and_now_chart in pixels."""
    tall = [int(placed(rows, look, share)["y2"].max()) for rows, (_, share) in zip((then, now), APART_SPANS, strict=True)]
    return HEAD + 4 + (sum(tall) + HEAD + APART if look.is_narrow else max(tall))


def _boxes_chart(boxes: pd.DataFrame, pieces: pd.DataFrame, titles: list[dict], look: Look, selected: str) -> alt.LayerChart:
    """Draw boxes with their names, the lines between them, and titles (left, y, text)."""
    theme, height = look.theme, int(boxes["y2"].max()) + 4
    x = alt.X("left:Q", scale=alt.Scale(domain=[0, 1], nice=False, zero=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False), axis=None)
    columns = ["office_id", "lines", "seconds", "left", "right", "y", "y2"]
    drawn = boxes[columns].assign(
        dashed=boxes["is_doubtful"].astype(int),
        changed=boxes["is_changed"].astype(int),
        top=(boxes["depth"] == 0).astype(int),
        name_at=boxes["y"] + PAD,
        second_at=boxes["y"] + PAD + LINE * boxes["count"] + 1,
    )
    drawn[["left", "right"]] = drawn[["left", "right"]].round(4)
    lines = alt.Chart(pieces).mark_rule(color=GREY[theme], strokeWidth=1.2, aria=False)
    lines = lines.encode(x=alt.X("x:Q", axis=None), x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("y2:Q"))
    is_known = selected in set(boxes["office_id"])
    given = {"value": [{"office_id": selected}]} if is_known else {}
    pick = alt.selection_point(name="office", fields=["office_id"], toggle=False, **given)
    told = sentence(
        look.words,
        say("{name}: {what}"),
        name="replace(datum.lines, /\\|/g, ' ')",
        what="replace(datum.seconds, /\\|/g, ' ')",
    )
    base = alt.Chart()
    span = {"x": x, "x2": alt.X2("right:Q"), "y": y, "y2": alt.Y2("y2:Q")}
    ground = (
        base.mark_rect(cornerRadius=3, cursor="pointer", fill=GROUND[theme]).encode(**span, **pointed("told")).add_params(pick)
    )
    color = alt.when(pick, empty=False).then(alt.value(ACCENT[theme])).when("datum.changed == 1").then(alt.value(ACCENT[theme]))
    stroke = {
        "stroke": alt.StrokeValue(**color.otherwise(alt.value(GREY[theme]))),
        "strokeWidth": alt.StrokeWidthValue(**alt.when(pick, empty=False).then(alt.value(3.5)).otherwise(alt.value(1.4))),
    }
    bare = {"cornerRadius": 3, "fillOpacity": 0, "cursor": "pointer", "aria": False}
    solid = base.transform_filter("datum.dashed == 0").mark_rect(**bare).encode(**span, **stroke)
    dashed = base.transform_filter("datum.dashed == 1").mark_rect(**bare, strokeDash=[5, 4]).encode(**span, **stroke)
    tint = base.transform_filter("datum.top == 1").mark_rect(**bare | {"fillOpacity": TINT, "fill": ACCENT[theme]}).encode(**span)
    style = {"align": "left", "baseline": "top", "dx": 8, "font": FONT, "lineBreak": "|", "cursor": "pointer", "aria": False}
    names = base.mark_text(fontSize=13, fontWeight=600, color=INK[theme], lineHeight=LINE, **style)
    seconds = base.transform_filter("datum.seconds != ''").mark_text(
        fontSize=12, lineHeight=SMALL_LINE, color=QUIET[theme], **style
    )
    layers = [
        lines,
        ground,
        tint,
        solid,
        dashed,
        names.encode(x=x, y=alt.Y("name_at:Q", axis=None), text=alt.Text("lines:N")),
        seconds.encode(x=x, y=alt.Y("second_at:Q", axis=None), text=alt.Text("seconds:N")),
    ]
    if titles:
        heads = alt.Chart(pd.DataFrame(titles)).mark_text(align="left", fontSize=15, fontWeight=700, color=INK[theme], font=FONT)
        layers.append(heads.encode(x=x, y=alt.Y("y:Q", axis=None), text=alt.Text("text:N")))
    chart = layered(*layers, data=drawn).transform_calculate(told=told)
    return dressed(sized(chart, width=look.width, height=height), theme)


def leaders_chart(terms: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, date: pd.Timestamp, look: Look) -> alt.LayerChart:
    """Draw who led as terms, one person a row, in groups by office; those in office on a date in the accent, doubtful ones hollow.

    `terms` has office, office_name (a message), name, short_name, title, is_acting, since, until, from_date, from_precision, to_date,
    to_precision, is_doubtful, is_held.
    """
    theme, words = look.theme, look.words
    rows, heads, y = [], [], 0
    half = first + (last - first) / 2
    for _, office in terms.groupby("office", sort=False):
        heads.append({"y": y + HEAD - 10, "text": words(office["office_name"].iloc[0])})
        y += HEAD
        for _, person in office.groupby("name", sort=False):
            begin, end = person["since"].min(), person["until"].fillna(last).max()
            is_right = begin + (end - begin) / 2 > half
            one = person.iloc[0]
            name = one["short_name"] if look.is_narrow else one["name"]
            label = words(say("{name} (acting)", name=name)) if person["is_acting"].all() else name
            for n, term in enumerate(person.itertuples()):
                span = Span(Day(term.from_date, term.from_precision), Day(term.to_date, term.to_precision))
                rows.append(
                    {
                        "s": _stamp(term.since),
                        "e": _stamp(last if pd.isna(term.until) else term.until),
                        "y": y + (STRIP - BAR) / 2,
                        "y2": y + (STRIP + BAR) / 2,
                        "middle": y + STRIP / 2,
                        "at": _stamp(begin if is_right else end),
                        "is_right": is_right,
                        "is_held": bool(term.is_held),
                        "is_doubtful": bool(term.is_doubtful),
                        "label": label if n == 0 else "",
                        "told": words(say("{name}, {title}, {span}", name=term.name, title=term.title, span=span)),
                    }
                )
            y += STRIP
    height = y + 4
    x = alt.X(
        "s:T",
        scale=alt.Scale(type="utc", domain=[_stamp(first), _stamp(last)], nice=False),
        axis=alt.Axis(
            title=None, format="%Y", tickCount=year_ticks(first, last, 5 if look.is_narrow else 10), grid=True, labelFlush=True
        ),
    )
    scale = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    base = alt.Chart(pd.DataFrame(rows))
    span = {"x": x, "x2": alt.X2("e:T"), "y": alt.Y("y:Q", scale=scale, axis=None), "y2": alt.Y2("y2:Q")}
    color = alt.condition("datum.is_held", alt.value(ACCENT[theme]), alt.value(GREY[theme]))
    told = {**pointed("told")}
    filled = (
        base.transform_filter("!datum.is_doubtful")
        .mark_rect(stroke=GROUND[theme])
        .encode(**span, fill=alt.FillValue(**color), **told)
    )
    hollow = base.transform_filter("datum.is_doubtful").mark_rect(fill=GROUND[theme], strokeDash=[4, 3], strokeWidth=1.5)
    hollow = hollow.encode(**span, stroke=alt.StrokeValue(**color), **told)
    halo = {"stroke": GROUND[theme], "strokeWidth": 4}  # the line of the chosen day does not cross a name
    names = [
        base.transform_filter(f"{'' if is_right else '!'}datum.is_right && datum.label != ''")
        .mark_text(baseline="middle", align="right" if is_right else "left", dx=-6 if is_right else 6, fontSize=13, **more)
        .encode(x=alt.X("at:T"), y=alt.Y("middle:Q", axis=None), text=alt.Text("label:N"))
        for more in (halo, {})
        for is_right in (False, True)
    ]
    titles = alt.Chart(pd.DataFrame(heads)).mark_text(align="left", font=FONT, fontSize=14, fontWeight=700, color=INK[theme])
    titles = titles.encode(x=alt.XValue(0), y=alt.Y("y:Q", axis=None), text=alt.Text("text:N"))
    cursor = alt.Chart(pd.DataFrame([{"s": _stamp(date)}]))
    cursor = cursor.mark_rule(color=CURSOR[theme], strokeWidth=1.5, strokeDash=[4, 3], aria=False).encode(x=x)
    chart = sized(layered(cursor, *names, filled, hollow, titles), width=look.width, height=height)
    return dressed(chart, theme)


def leaders_height(terms: pd.DataFrame) -> int:
    """Return the height of leaders_chart in pixels, with its years."""
    persons = terms[["office", "name"]].drop_duplicates()
    return HEAD * terms["office"].nunique() + STRIP * len(persons) + 30


def _stamp(date: pd.Timestamp) -> str:
    """Return a day as Vega reads it in UTC, so that it is the same day in every time zone."""
    return f"{date:%Y-%m-%d}T00:00:00Z"


def account_chart(account: pd.DataFrame, look: Look, year: int = 0) -> alt.LayerChart:
    """Draw the support account by fiscal year as bars, hollow where not a plain count; a year without an amount has no bar.

    `account` has fiscal_year, period_from, period_to, amount_usd, is_doubtful. First, largest and last are named; `year` is marked.
    """
    theme = look.theme
    millions = account["amount_usd"] / 1e6
    ends = {account.index[0], account.index[-1]}
    rows = pd.DataFrame(
        {
            "s": [_stamp(day) for day in account["period_from"]],
            "e": [_stamp(day) for day in account["period_to"]],
            "m": [_stamp(day) for day in account["period_from"] + (account["period_to"] - account["period_from"]) / 2],
            "n": millions.round(2),
            "nought": 0,
            "year": account["fiscal_year"],
            "is_doubtful": account["is_doubtful"].astype(bool),
            "label": [f"{value:,.0f}" if n in ends else "" for n, value in millions.items()],
        }
    )
    first, last = account["period_from"].iloc[0], account["period_to"].iloc[-1]
    x = _years("s", first - pd.Timedelta(days=90), last + pd.Timedelta(days=90), look)
    y = alt.Y("n:Q", title=None, axis=alt.Axis(tickCount=5, format=",d"))
    told = sentence(look.words, say("{year}: {n} million dollars"), year="datum.year", n="format(datum.n, ',.1f')")
    base = alt.Chart(rows).transform_calculate(told=told)
    span = {"x": x, "x2": alt.X2("e:T"), "y": y, "y2": alt.Y2("nought:Q"), **pointed("told")}
    gap = {"x2Offset": -2}
    solid = base.transform_filter("!datum.is_doubtful").mark_rect(fill=ACCENT[theme], **gap).encode(**span)
    hollow = base.transform_filter("datum.is_doubtful")
    hollow = hollow.mark_rect(fill=GROUND[theme], stroke=ACCENT[theme], strokeWidth=1.4, **gap).encode(**span)
    labels = base.transform_filter("datum.label != ''").mark_text(font=FONT, fontWeight=700, color=INK[theme], dy=-8)
    labels = labels.encode(x=alt.X("m:T"), y=y, text=alt.Text("label:N"))
    layers = [_marked(year, first, last, "s", x, look), solid, hollow, labels]
    return dressed(sized(layered(*layers), width=look.width, height=HEIGHT), theme)


def posts_chart(posts: pd.DataFrame, look: Look, year: int = 0) -> alt.LayerChart:
    """Draw posts as points, hollow where only proposed, not joined: the years between are not known. `year` is marked.

    `posts` has date, value and is_proposed. Three are named: the first and the last that were decided, and the last of all.
    """
    theme, held = look.theme, posts.index[~posts["is_proposed"]]
    named = {held[0], held[-1], posts.index[-1]}
    rows = pd.DataFrame(
        {
            "s": [_stamp(day) for day in posts["date"]],
            "n": posts["value"].astype(int),
            "is_proposed": posts["is_proposed"].astype(bool),
            "year": posts["date"].dt.year,
            "label": [f"{value:,}" if n in named else "" for n, value in posts["value"].items()],
        }
    )
    first, last = posts["date"].iloc[0] - pd.DateOffset(years=1), posts["date"].iloc[-1] + pd.DateOffset(years=1)
    x = _years("s", first, last, look)
    y = alt.Y("n:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5, format=",d"))
    kind = [look.words(say("proposed")), look.words(say("approved"))]
    told = sentence(
        look.words,
        say("{year}: {n} posts, {kind}"),
        year="datum.year",
        n="format(datum.n, ',')",
        kind=f"datum.is_proposed ? {kind[0]!r} : {kind[1]!r}",
    )
    base = alt.Chart(rows).transform_calculate(told=told)
    points = base.encode(x=x, y=y, **pointed("told"))
    filled = points.transform_filter("!datum.is_proposed").mark_point(filled=True, size=80, opacity=1, color=ACCENT[theme])
    hollow = points.transform_filter("datum.is_proposed")
    hollow = hollow.mark_point(fill=GROUND[theme], size=80, opacity=1, strokeWidth=1.6, color=ACCENT[theme])
    labels = base.transform_filter("datum.label != ''").mark_text(font=FONT, fontWeight=700, color=INK[theme], dy=-13)
    layers = [_marked(year, first, last, "s", x, look), filled, hollow, labels.encode(x=x, y=y, text=alt.Text("label:N"))]
    return dressed(sized(layered(*layers), width=look.width, height=HEIGHT), theme)


def _years(field: str, first: pd.Timestamp, last: pd.Timestamp, look: Look) -> alt.X:
    """Return an axis of years between two days."""
    scale = alt.Scale(type="utc", domain=[_stamp(first), _stamp(last)], nice=False)
    axis = alt.Axis(title=None, format="%Y", tickCount=year_ticks(first, last, 5 if look.is_narrow else 10), grid=False)
    return alt.X(f"{field}:T", scale=scale, axis=axis)


def _marked(year: int, first: pd.Timestamp, last: pd.Timestamp, field: str, x: alt.X, look: Look) -> alt.Chart:
    """Return the mark of the chosen year, unseen where it lies outside the picture or none was chosen (0)."""
    mark = marking(year, look, f"{first.year} < {MARKED_YEAR} && {MARKED_YEAR} < {last.year}")
    mark = mark.transform_calculate(**{field: "datum.at"}).mark_rule(
        strokeDash=[4, 3], color=CURSOR[look.theme], strokeWidth=1.5, aria=False
    )
    return mark.encode(x=x)


def partners_chart(steps: pd.DataFrame, look: Look, year: int = 0) -> alt.LayerChart:
    """Draw steps with partners as points over the years, a line for each partner, the one with most steps first; `year` is marked.

    `steps` has partner, date, precision, event (a message) and place (0 for the first line).
    """
    theme, words = look.theme, look.words
    lanes = _lanes(steps, look)
    at = lanes.set_index("partner")["y"]
    rows = pd.DataFrame(
        {
            "s": [_stamp(day) for day in steps["date"]],
            "y": steps["partner"].map(at),
            "told": [
                words(say("{day}: {event}", day=Day(row.date, row.precision), event=row.event)) for row in steps.itertuples()
            ],
        }
    )
    height = int(lanes["y"].max()) + NAME
    first, last = pd.Timestamp(steps["date"].min().year - 1, 1, 1), pd.Timestamp(steps["date"].max().year + 2, 1, 1)
    x = _years("s", first, last, look)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False))
    lines = alt.Chart(lanes).mark_rule(color=RULE[theme], aria=False).encode(y=y)
    names = alt.Chart(lanes).mark_text(
        align="left", baseline="top", fontSize=13, lineHeight=NAME, lineBreak="|", color=INK[theme]
    )
    names = names.encode(x=alt.XValue(0), y=alt.Y("name_at:Q", axis=None), text=alt.Text("lines:N"))
    points = alt.Chart(rows).mark_point(filled=True, size=90, opacity=0.85, color=ACCENT[theme], stroke=GROUND[theme])
    points = points.encode(x=x, y=y, **pointed("told"))
    layers = [lines, _marked(year, first, last, "s", x, look), points, names]
    return dressed(sized(layered(*layers), width=look.width, height=height), theme)


def _lanes(steps: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return each partner's line, in the order of `place`: partner, lines (its name broken by "|"), name_at and y in pixels."""
    partners = steps.drop_duplicates("partner").sort_values("place")["partner"]
    names = [wrap(name, LETTERS) if look.is_narrow else [name] for name in partners]
    tall = pd.Series([LANE + NAME * len(name) for name in names])
    top = tall.cumsum() - tall
    return pd.DataFrame(
        {"partner": list(partners), "lines": ["|".join(name) for name in names], "name_at": top + 4, "y": top + tall - LANE / 2}
    )


def partners_height(steps: pd.DataFrame, look: Look) -> int:
    """Return the height of partners_chart in pixels, with its years."""
    return int(_lanes(steps, look)["y"].max()) + NAME + 30
