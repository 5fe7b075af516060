"""What happened in the field and at headquarters, on the same years? The picture of the Timeline: decisions, who led, operations."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import altair as alt
import pandas as pd

from charts.axis import MARKED, MARKED_DAY, marking, year_ticks
from charts.dress import dressed, sized
from charts.eras import band_layers, name_layers, shown_eras
from charts.folded import THIN, THIN_LANE, folded_row, slug, thin_lanes, thin_layers
from charts.landmarks import landmark_rows
from charts.lanes import lanes_of
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, FONT, GROUND, INK, QUIET, REGION_COLORS, RULE, TYPE_COLORS, TYPE_NAMES
from charts.timeline import milliseconds, utc
from charts.uncounted import Measures, uncounted_layers, uncounted_rows
from charts.wording import pointed
from data.dates import in_words, last_possible_day
from data.rules import meets
from data.schema import is_doubtful
from words import Day, Span, prose, say, say_n

# Pixels: left of the plot for the operations' names, and the widths for which names are spaced.
GUTTER: Final = 74
PLOTS: Final = {False: 680, True: 206}  # the narrowest windows that are drawn so are 960 and 320 wide
HEADING, LABEL_ROW, STRIP, LANE, BAR, LETTER = 20, 15, 20, 17, 9, 6.4
LABELS: Final = {False: (24, 14), True: (13, 13)}  # how many reforms are named at most, and on how many rows
STRIPS: Final = {"secretary_general": say("Secretary-General"), "head_of_peacekeeping": say("Head of peacekeeping")}
COLORINGS: Final = {"region": REGION_COLORS, "mission_type": TYPE_COLORS}
DAY: Final = 86_400_000


class Chosen(NamedTuple):
    """What is marked in the picture: a day, an operation and a reform ("" where none), and whether the visitor chose the day.

    `unfolded` is the group of operations that has names on a phone (charts.folded).
    """

    day: pd.Timestamp
    mission: str = ""
    reform: str = ""
    is_day: bool = False
    unfolded: str = ""


class Layout(NamedTuple):
    """Where the picture's parts stand, in pixels from above: headings by height, the strips' top, and the whole height."""

    headings: list[tuple[float, object, str]]
    strips: float
    eras: float
    height: float


def years_x(field: str, first: pd.Timestamp, last: pd.Timestamp, theme: str, labels: int = 16, **axis) -> alt.X:
    """Return the time axis of an era, with years as labels."""
    return alt.X(
        f"{field}:T",
        scale=alt.Scale(type="utc", domain=[utc(first), utc(last)], nice=False),
        axis=alt.Axis(
            title=None,
            format="%Y",
            tickCount=year_ticks(first, last, labels),
            ticks=False,
            grid=True,
            gridColor=RULE[theme],
            labelColor=QUIET[theme],
            labelFont=FONT,
            domain=False,
            labelOverlap=True,
            **axis,
        ),
    )


def era() -> alt.Parameter:
    """Return the brush that a visitor drags over an era."""
    return alt.selection_interval(name="era", encodings=["x"], mark=alt.BrushConfig(fillOpacity=0.12))


def history_chart(
    operations: pd.DataFrame,
    reforms: pd.DataFrame,
    leaders: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    color_by: str,
    chosen: Chosen,
    look: Look,
    eras: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    others: pd.DataFrame | None = None,
) -> alt.LayerChart:
    """Draw reforms as named diamonds above strips of who led, and below them one bar an operation, by region or kind.

    `others` (data.others.others) are what is not counted, as hollow bars below the operations.
    `events` (event_id, mission_id, date, date_precision, title, status) are ticks on their operation's bar.

    `operations` has the columns of mission_spans and mission_type; `reforms` and `leaders` those of their tables; `eras`
    number, name, first, last, for bands. Parameters: pick (m, a mission_id, or r, a reform_id) and era (x). A bar has the
    operation's name to its left; one that was not deployed on the day a visitor chose is pale.
    """
    rows, layout = history_rows(operations, reforms, leaders, first, last, color_by, chosen, look, eras)
    beside, layout = beside_rows(others, first, last, layout, look)
    if events is not None:
        rows = pd.concat([rows, event_rows(events, rows, first, last, look)], ignore_index=True)
    if look.is_narrow:  # a pick of any other mark leaves unfolded what is
        rows = rows.assign(o=rows["o"].fillna(slug(chosen.unfolded)), h=rows["h"].fillna(0))
    theme, bands = look.theme, shown_eras(eras, first, last)
    y_scale = alt.Scale(domain=[0, layout.height], range=[0, alt.ExprRef("height")], nice=False, zero=False)

    def x_of(field: str) -> alt.X:
        return on_plot(years_x(field, first, last, theme))

    def y_of(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=None)

    axes = [
        alt.Chart(pd.DataFrame({"x": [milliseconds(pd.Series([first])).iloc[0]]}))
        .mark_rule(opacity=0, aria=False)
        .encode(x=on_plot(years_x("x", first, last, theme, 6 if look.is_narrow else 10, orient=side), has_axis=True))
        for side in ("top", "bottom")
    ]
    layers = [
        *axes,
        *band_layers(bands, x_of, theme),
        *name_layers(bands, x_of, alt.YDatum(layout.eras, scale=y_scale, axis=None), theme),
        *heading_layers(layout, y_of, look),
        *([] if look.is_narrow else strip_layers(strip_rows(leaders, first, last, layout.strips, look), x_of, y_of, look)),
        *cursor_layers(chosen, first, last, layout, x_of, y_of, look),
        *operation_layers(color_by, x_of, y_of, look),
        *event_layers(rows, x_of, y_of, look),
        *uncounted_layers(beside, x_of, y_of, LANE, look),
        *reform_layers(x_of, y_of, look),
        *thin_layers(rows, color_by, x_of, y_of, look),
        hit_layer(chosen, rows, x_of, y_of, look),
    ]
    chart = layered(*layers, data=rows).resolve_axis(x="independent")
    return dressed(sized(chart, width=look.width, height=layout.height), theme)


def on_plot(x: alt.X, has_axis: bool = False) -> alt.X:
    """Return an axis of years on the plot right of the gutter; without `has_axis` it draws no axis."""
    x["scale"]["range"] = [GUTTER, alt.ExprRef("width")]
    if not has_axis:
        x["axis"] = None
    return x


def history_rows(operations, reforms, leaders, first, last, color_by, chosen, look, eras) -> tuple[pd.DataFrame, Layout]:
    """Return what can be picked, a row for each operation and reform, and where everything stands.

    Columns: k (o, an operation, or r), m, r, t (the sentence said when pointed at), l (its name, "" where there is no room), x
    and z (milliseconds), y (pixels), g (group), on (1: deployed on the day, or a reform), d (1: doubtful), s (1: the name stands to the right, -1: to
    the left), a and b (pixels by which what can be pointed at reaches beyond x and z). On a phone charts.folded adds its own.
    """
    decided, label_rows = reform_rows(reforms, first, last, look)
    headings = [(12.0, say("Reports and decisions"), "")]
    foot = HEADING + label_rows * LABEL_ROW + 6
    strips = foot + HEADING
    if not look.is_narrow:  # on a phone too few names would find room
        headings += [(foot + 12 + n * (STRIP + HEADING), name, "") for n, name in enumerate(STRIPS.values())]
        foot += len(STRIPS) * (STRIP + HEADING)
    foot += 4
    era_line = foot + STRIP / 2
    foot += 0 if eras is None else STRIP
    ran, groups, foot = operation_rows(operations, first, last, color_by, chosen, look, foot)
    rows = pd.concat([ran, decided.assign(y=decided["y"] + HEADING)], ignore_index=True)
    return rows, Layout(headings + groups, strips, era_line, round(foot + 4))


def beside_rows(others, first, last, layout: Layout, look) -> tuple[pd.DataFrame, Layout]:
    """Return what is not counted as rows of uncounted_rows, and the layout with room for it below; without `others` as it was."""
    if others is None:
        return pd.DataFrame(), layout
    measures = Measures(PLOTS[look.is_narrow], HEADING, LANE, LETTER)
    rows, headings, foot = uncounted_rows(others, first, last, layout.height, measures, look)
    return rows, layout._replace(headings=layout.headings + headings, height=round(foot + 4))


def history_height(operations, reforms, leaders, first, last, color_by, look, eras, others=None, unfolded="") -> int:
    """Return the height of history_chart in pixels, with its years above and below."""
    chosen = Chosen(last, unfolded=unfolded)
    _, layout = history_rows(operations, reforms, leaders, first, last, color_by, chosen, look, eras)
    _, layout = beside_rows(others, first, last, layout, look)
    return round(layout.height) + 50


def operation_rows(operations, first, last, color_by, chosen, look, top) -> tuple[pd.DataFrame, list, float]:
    """Return the operations of some years as rows, the headings of their groups, and the height at which they end."""
    shown = operations[meets(operations["start_date"], operations["end_date"], first, last)]
    starts, ends = shown["start_date"].clip(lower=first), shown["end_date"].fillna(last).clip(upper=last)
    per_day = PLOTS[look.is_narrow] / (last - first).days
    room = shown["acronym"].str.len() * LETTER + 8
    left, right = (starts - first).dt.days * per_day - room, (ends - first).dt.days * per_day + 4
    words = look.words
    told = [
        words(
            say(
                "{acronym}, {name}: {dates}. {region}.",
                acronym=row.acronym,
                name=row.name,
                region=row.region,
                dates=dates_of(row),
            )
        )
        for row in shown.rename(columns={"official_name": "name"}).itertuples(index=False)
    ]
    rows = pd.DataFrame(
        {
            "k": "o",
            "m": shown["mission_id"],
            "r": "",
            "t": told,
            "l": shown["acronym"],
            "x": milliseconds(starts),
            "z": milliseconds(ends),
            "y": 0.0,
            "g": shown[color_by],
            "d": 0,
            "s": -1,
            "a": -room.round(),
            "b": 4,
        }
    )
    headings, folded = [], []
    for group in COLORINGS[color_by][look.theme]:
        own = rows["g"] == group
        if not own.any():
            continue
        name, n = TYPE_NAMES.get(group, group), int(own.sum())
        if look.is_narrow and group != chosen.unfolded:
            headings.append((top + 13, say("{group}: {n} ▸", group=name, n=n), group))
            rows.loc[own, "k"], rows.loc[own, "y"] = (
                THIN,
                top + HEADING + thin_lanes(left[own] + room[own], right[own]) * THIN_LANE,
            )
            foot = float(rows.loc[own, "y"].max()) + THIN_LANE
            told = words(
                say_n("{group}: {n} operation. Pick to unfold.", "{group}: {n} operations. Pick to unfold.", n, group=name)
            )
            ends = {"x": milliseconds(pd.Series([first])).iloc[0], "z": milliseconds(pd.Series([last])).iloc[0]}
            folded.append(folded_row(group, told, top, foot, -GUTTER) | ends)
            top = foot + 6
            continue
        headings.append((top + 13, say("{group}: {n}", group=name, n=n), group))
        lane = lanes_of(left[own], right[own])
        rows.loc[own, "y"] = (top + HEADING + lane * LANE).astype(float)
        top += HEADING + (int(lane.max()) + 1) * LANE + 2
    if look.is_narrow:
        rows = pd.concat([rows.assign(o=slug(chosen.unfolded), h=0), pd.DataFrame(folded)], ignore_index=True)
    return rows, headings, top


def event_rows(events, rows, first, last, look) -> pd.DataFrame:
    """Return events of the operations shown (`rows` of history_rows) in some years as rows alike, each on its operation's line."""
    bars = rows[rows["k"] == "o"].set_index("m")
    shown = events[events["mission_id"].isin(bars.index) & events["date"].between(first, last)]
    told = [
        look.words(
            say(
                "{day}, {operation}: {title}",
                day=Day(row.date, row.date_precision),
                operation=bars.at[row.mission_id, "l"],
                title=prose(row.title, "events", row.event_id, "title"),
            )
        )
        for row in shown.itertuples(index=False)
    ]
    at = milliseconds(shown["date"])
    lines = bars["y"].reindex(shown["mission_id"]).to_numpy()
    same = {"r": "", "l": "", "g": "", "on": 1, "s": 1, "a": -4, "b": 4}
    doubtful = is_doubtful("events", shown).astype(int)
    return pd.DataFrame({"k": "e", "m": shown["mission_id"], "t": told, "x": at, "z": at, "y": lines, "d": doubtful, **same})


def dates_of(row) -> Span:
    """Return an operation's first and last day as its row knows them; without an end it is open."""
    end = None if pd.isna(row.end_date) else Day(row.end_date, row.end_precision)
    return Span(Day(row.start_date, row.start_precision), end)


def reform_rows(reforms, first, last, look) -> tuple[pd.DataFrame, int]:
    """Return the reforms of some years as rows of history_rows, and how many lines they take."""
    most, lines = LABELS[look.is_narrow]
    placed = landmark_rows(reforms, first, last, PLOTS[look.is_narrow], most, lines)
    used = int(placed["row"].max()) + 1 if len(placed) else 1
    named = placed["is_named"].astype(bool)
    room = (placed["short_title"].str.len() * LETTER + 14).where(named, 7).astype(float).round(1)
    told = [
        look.words(say("{title}: {day}.", title=row.title, day=Day(row.date, row.precision)))
        for row in placed.itertuples(index=False)
    ]
    rows = pd.DataFrame(
        {
            "k": "r",
            "m": "",
            "r": placed["reform_id"],
            "t": told,
            "l": placed["short_title"].where(named, ""),
            "x": milliseconds(placed["date"]),
            "z": milliseconds(placed["date"]),
            "y": (placed["row"] + 0.5) * LABEL_ROW,
            "g": "",
            "d": is_doubtful("reforms", placed).astype(int),
            "s": (1 - 2 * placed["is_inward"].astype(int)),
            "a": (-room).where(placed["is_inward"], -7.0),
            "b": room.where(~placed["is_inward"], 7.0),
        }
    )
    return rows, used


def heading_layers(layout: Layout, y_of, look: Look) -> list[alt.Chart]:
    """Return the names of the picture's parts: those of groups of operations in their colour."""
    rows = pd.DataFrame([(y, look.words(text), group) for y, text, group in layout.headings], columns=["y", "l", "g"])
    base = alt.Chart(rows).encode(y=y_of("y"), text=alt.Text("l:N"), x=alt.XValue(0))
    style = {"align": "left", "fontSize": 12, "fontWeight": 600, "font": FONT, "baseline": "alphabetic"}
    layers = [base.transform_filter("!datum.g").mark_text(color=INK[look.theme], **style)]
    for coloring in COLORINGS.values():
        colors = coloring[look.theme]
        drawn = [group for group in colors if group in set(rows["g"])]
        if drawn:
            color = alt.Color("g:N", legend=None).scale(domain=drawn, range=[colors[group] for group in drawn])
            layers.append(base.transform_filter("datum.g").mark_text(**style).encode(color=color))
    return layers


def cursor_layers(chosen: Chosen, first, last, layout: Layout, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the line at the chosen day with the day in words, unseen when it lies outside the years shown."""
    begin, end = (int(milliseconds(pd.Series([each])).iloc[0]) for each in (first, last))
    base = marking(chosen.day if chosen.is_day else None, look, f"inrange({MARKED_DAY}, [{begin}, {end}])")
    base = base.transform_calculate(x="datum.at", y="0", z=str(layout.height))
    is_late = f"{MARKED_DAY} > {(begin + end) // 2}"
    style = {"color": CURSOR[look.theme], "fontSize": 12, "fontWeight": 600, "font": FONT, "baseline": "alphabetic"}
    side = {"align": alt.expr(f"{is_late} ? 'right' : 'left'"), "dx": alt.expr(f"{is_late} ? -5 : 5")}
    return [
        base.mark_rule(color=CURSOR[look.theme], strokeDash=[4, 3], aria=False).encode(
            x=x_of("x"), y=y_of("y"), y2=alt.Y2("z:Q")
        ),
        base.mark_text(dy=12, **style, **side).encode(x=x_of("x"), y=y_of("y"), text=alt.Text("said:N")),
    ]


def operation_layers(color_by: str, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the operations' bars in the colour of their group, each with its name to the left."""
    colors = COLORINGS[color_by][look.theme]
    base = alt.Chart().transform_filter("datum.k == 'o'")
    is_on = f"!{MARKED} || inrange({MARKED_DAY}, [datum.x, datum.z])"
    pale = alt.OpacityValue(**alt.condition(is_on, alt.value(1), alt.value(0.35)))
    color = alt.Color("g:N", legend=None).scale(domain=list(colors), range=list(colors.values()))
    # The stroke keeps an operation of a few weeks visible.
    bars = base.transform_calculate(top=f"datum.y + {(LANE - BAR) / 2}", foot=f"datum.y + {(LANE + BAR) / 2}").mark_rect(
        cornerRadius=1.5, strokeWidth=1.2, aria=False
    )
    names = base.transform_calculate(middle=f"datum.y + {LANE / 2}").encode(x=x_of("x"), y=y_of("middle"), text=alt.Text("l:N"))
    style = {"align": "right", "dx": -5, "fontSize": 11, "font": FONT, "baseline": "middle", "aria": False}
    faint = alt.OpacityValue(**alt.condition(is_on, alt.value(1), alt.value(0.6)))
    return [
        names.mark_text(stroke=GROUND[look.theme], strokeWidth=3, color=GROUND[look.theme], **style),
        bars.encode(
            x=x_of("x"),
            x2=alt.X2("z:Q"),
            y=y_of("top"),
            y2=alt.Y2("foot:Q"),
            color=color,
            stroke=alt.Stroke("g:N", legend=None).scale(domain=list(colors), range=list(colors.values())),
            opacity=pale,
        ),
        names.mark_text(color=INK[look.theme], **style).encode(opacity=faint),
    ]


def event_layers(rows: pd.DataFrame, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the events as ticks across their operation's bar, dashed where doubtful; nothing where there are none."""
    if not (rows["k"] == "e").any():
        return []
    base = alt.Chart().transform_filter("datum.k == 'e'")
    base = base.transform_calculate(top="datum.y + 2", foot=f"datum.y + {LANE - 2}").encode(
        x=x_of("x"), y=y_of("top"), y2=alt.Y2("foot:Q")
    )
    dash = alt.StrokeDashValue(**alt.condition("datum.d == 1", alt.value([2, 2]), alt.value([1, 0])))
    return [
        base.mark_rule(stroke=GROUND[look.theme], strokeWidth=3.2, aria=False),
        base.mark_rule(stroke=INK[look.theme], strokeWidth=1.4, aria=False).encode(strokeDash=dash),
    ]


def reform_layers(x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the reforms as diamonds, hollow where doubtful, with the names that have room."""
    base = alt.Chart().transform_filter("datum.k == 'r'").encode(x=x_of("x"), y=y_of("y"))
    fill = alt.FillValue(**alt.condition("datum.d == 0", alt.value(ACCENT[look.theme]), alt.value(GROUND[look.theme])))
    points = base.mark_point(shape="diamond", stroke=ACCENT[look.theme], strokeWidth=1.2, opacity=1, aria=False)
    names = base.transform_filter("datum.l").mark_text(
        align=alt.expr("datum.s == 1 ? 'left' : 'right'"),
        dx=alt.expr("7 * datum.s"),
        fontSize=11.5,
        font=FONT,
        baseline="middle",
        color=INK[look.theme],
        aria=False,
    )
    return [
        points.encode(fill=fill, size=alt.SizeValue(**alt.condition("datum.l", alt.value(54), alt.value(26)))),
        names.encode(text=alt.Text("l:N")),
    ]


def hit_layer(chosen: Chosen, rows: pd.DataFrame, x_of, y_of, look: Look) -> alt.Chart:
    """Return what can be pointed at and picked: each operation's and each reform's mark together with its name, and each event's tick.

    An event's tick picks its operation.
    """
    values = [{"m": chosen.mission, "r": ""}, {"m": "", "r": chosen.reform}]
    values = [value for value in values if ((rows["m"] == value["m"]) & (rows["r"] == value["r"])).any()]
    fields, base, foot = ["m", "r"], alt.Chart(), f"datum.k != 'r' ? datum.y + {LANE - 1} : datum.y + {LABEL_ROW / 2 - 0.5}"
    if "o" in rows:
        fields, values = [*fields, "o"], [value | {"o": slug(chosen.unfolded)} for value in values]
        base, foot = base.transform_filter(f"datum.k != '{THIN}'"), f"datum.h ? datum.y + datum.h : {foot}"
    pick = alt.selection_point(name="pick", fields=fields, toggle=False, empty=False, value=values or alt.Undefined)
    is_marked = pick & (alt.datum.k != "e")
    base = base.transform_calculate(top=f"datum.k != 'r' ? datum.y + 1 : datum.y - {LABEL_ROW / 2 - 0.5}", foot=foot)
    hits = base.mark_rect(
        xOffset=alt.expr("datum.a"),
        x2Offset=alt.expr("datum.b"),
        cursor="pointer",
        cornerRadius=3,
        fill=ACCENT[look.theme],
        strokeWidth=1.2,
    )
    return hits.encode(
        x=x_of("x"),
        x2=alt.X2("z:Q"),
        y=y_of("top"),
        y2=alt.Y2("foot:Q"),
        fillOpacity=alt.FillOpacityValue(**alt.condition(is_marked, alt.value(0.14), alt.value(0))),
        stroke=alt.StrokeValue(**alt.condition(is_marked, alt.value(INK[look.theme]), alt.value("transparent"))),
        **pointed("t"),
    ).add_params(pick, era())


def strips_of(
    leaders: pd.DataFrame,
    first: pd.Timestamp,
    last: pd.Timestamp,
    top: float,
    offices: Mapping[str, object] = STRIPS,
    height: float = STRIP,
) -> pd.DataFrame:
    """Return each term of the era as a box: name, dates in words, start and end, rows, and whether its name fits.

    `offices` names the strips from above downwards, each `height` pixels high.
    """
    leaders = leaders[leaders["office"].isin(offices) & ~leaders["is_acting"].astype(bool)]
    ends = [last_possible_day(*pair) for pair in zip(leaders["to_date"], leaders["to_precision"], strict=True)]
    ends = pd.Series(ends, index=leaders.index).fillna(last)
    # A handover known to the year is drawn at the successor's first possible day, or where the day is known on which
    # the one before left, at that day: the strip then shows whom the summary of a day names.
    offices_held = leaders["office"]
    left = ends.where(leaders["to_precision"] == "day").groupby(offices_held).shift(1)
    latest = [last_possible_day(*pair) for pair in zip(leaders["from_date"], leaders["from_precision"], strict=True)]
    begun = leaders["from_date"].mask(left.between(leaders["from_date"], pd.Series(latest, index=leaders.index)), left)
    follows = begun.groupby(offices_held).shift(-1)
    ends = ends.where(follows.isna() | (follows > ends), follows)
    shown = meets(leaders["from_date"], ends, first, last)
    leaders, ends = leaders[shown], ends[shown].clip(upper=last)
    starts = begun[shown].clip(lower=first)
    row = leaders["office"].map(list(offices).index)
    share = (ends - starts).dt.days / (last - first).days
    surname = leaders["short_name"]
    return pd.DataFrame(
        {
            "name": leaders["name"],
            "surname": surname,
            "title": leaders["title"],
            "department": leaders["department"],
            "dates": [
                f"{in_words(a, b)} to {in_words(c, d) or 'present'}"
                for a, b, c, d in zip(
                    leaders["from_date"], leaders["from_precision"], leaders["to_date"], leaders["to_precision"], strict=True
                )
            ],
            "status": leaders["status"],
            "start": milliseconds(starts),
            "end": milliseconds(ends),
            "middle": milliseconds(starts + (ends - starts) / 2),
            "y": top + row * height + 1.5,
            "y2": top + (row + 1) * height - 1.5,
            "centre": top + (row + 0.5) * height,
            "room": share / (surname.str.len() * (LETTER - 0.7) + 6),
        }
    )


def strip_rows(leaders: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, top: float, look: Look) -> pd.DataFrame:
    """Return the terms of the offices of STRIPS as boxes: l (the surname), t (the sentence said when pointed at), x, z and middle
    (milliseconds), y and foot (pixels), room (how many plots wide the name is)."""
    rows = strips_of(leaders, first, last, top, STRIPS, STRIP + HEADING)
    told = [look.words(told_term(row)) for row in leaders.loc[rows.index].itertuples(index=False)]
    rows = rows.rename(columns={"surname": "l", "start": "x", "end": "z"}).assign(t=told, foot=rows["y"] + STRIP - 3)
    return rows[["l", "t", "x", "z", "middle", "y", "foot", "room"]]


def told_term(row):
    """Return a term in a sentence: who, as what, from when to when."""
    end = None if pd.isna(row.to_date) else Day(row.to_date, row.to_precision)
    dates = Span(Day(row.from_date, row.from_precision), end)
    return say("{name}, {title}: {dates}.", name=row.name, title=row.title, dates=dates)


def strip_layers(strips: pd.DataFrame, x_of, y_of, look: Look) -> list[alt.Chart]:
    """Return the terms as boxes, with the surname in those that are wide enough."""
    base = alt.Chart(strips.assign(centre=(strips["y"] + strips["foot"]) / 2))
    boxes = base.mark_rect(fill=QUIET[look.theme], fillOpacity=0.18, stroke=GROUND[look.theme], strokeWidth=2).encode(
        x=x_of("x"),
        x2=alt.X2("z:Q"),
        y=y_of("y"),
        y2=alt.Y2("foot:Q"),
        **pointed("t"),
    )
    names = base.transform_filter(f"datum.room * (width - {GUTTER}) >= 1").mark_text(
        baseline="middle", fontSize=11, font=FONT, color=INK[look.theme], aria=False
    )
    return [boxes, names.encode(x=x_of("middle"), y=y_of("centre"), text=alt.Text("l:N"))]
