"""What was the life of one operation, and what did it cost? Strength under its ceilings, with events and mandate below; amounts by year."""

import altair as alt
import pandas as pd

from charts.axis import MARKED_DAY, marking, year_ticks
from charts.dress import dressed, sized
from charts.layered import layered
from charts.look import Look
from charts.theme import ACCENT, CURSOR, GREY, GROUND, INK
from charts.wording import pointed
from data.schema import is_doubtful
from words import say

LIFE_HEIGHT, LANES_HEIGHT, MONEY_HEIGHT = 380, 120, 300  # pixels
AS_DEAR = 0.999  # of the largest amount: closer than amounts told as "1.2 billion" can be held apart
# Below the axis of persons, in parts of its height: the lane of events and the strip of the mandate.
EVENTS, MANDATE, FLOOR, HALF = -0.1, -0.22, -0.29, 0.022
STROKE = {True: 1.6, False: 0.8}  # half a stroke's length in HALF: of a change it stands out of the strip, of an extension not
SHORT = 36  # months; a shorter picture has months on its axis


def at(dates: pd.Series | pd.Index) -> pd.Series:
    """Return days as the picture's axis has them: milliseconds, as whole numbers."""
    return (pd.to_datetime(pd.Series(dates)).astype("datetime64[s]").astype("int64") * 1000).reset_index(drop=True)


def instant(day: pd.Timestamp) -> int:
    """Return one day as the axis has it."""
    return int(day.timestamp() * 1000)


def time_axis(first: pd.Timestamp, last: pd.Timestamp, look: Look) -> alt.X:
    """Return the axis of time: years, or months where the picture is short."""
    months = (last - first).days / 30
    room = max((last - first) * 0.015, pd.Timedelta(days=2))
    axis = alt.Axis(grid=False, format="%Y", tickCount=year_ticks(first, last, 5 if look.is_narrow else 10), labelSeparation=8)
    if months < SHORT:
        every = 1 if months < 6 else 3 if months < 18 else 6
        every *= 2 if look.is_narrow else 1
        axis = alt.Axis(grid=False, format="%b %Y", tickCount={"interval": "month", "step": every}, labelSeparation=8)
    domain = [instant(first - room), instant(last + room)]
    return alt.X("at:T", title=None, axis=axis).scale(domain=domain, nice=False, type="utc")


def round_steps(top: float) -> list[int]:
    """Return round numbers from nought to a height, about four of them."""
    size = 10 ** (len(str(int(top))) - 1)
    step = next(part for part in (size / 5, size / 2, size, size * 2.5, size * 5) if top / part <= 5)
    return [round(step * n) for n in range(int(top / step) + 1)]


def life_axis(top: float, has_persons: bool, words) -> alt.Y:
    """Return the axis of persons with the names of the two lanes below it."""
    lanes = [EVENTS * top, MANDATE * top]
    names = {"Mandate": words(say("Mandate")), "Events": words(say("Events"))}
    says = (
        f"datum.value < {0.16 * -top} ? '{names['Mandate']}' : datum.value < 0 ? '{names['Events']}' : format(datum.value, ',')"
    )
    values = [*lanes, *(round_steps(top) if has_persons else [])]
    axis = alt.Axis(values=values, labelExpr=says, grid=True, title=None)
    ceiling = top * (1.12 if has_persons else 0.05)
    return alt.Y("n:Q", title=None, axis=axis).scale(domain=[FLOOR * top, ceiling], nice=False)


def life_chart(
    counts: pd.DataFrame,
    steps: pd.DataFrame,
    events: pd.DataFrame,
    decisions: pd.DataFrame,
    strip: list,
    span: tuple[pd.Timestamp, pd.Timestamp],
    look: Look,
    day: str = "",
) -> alt.LayerChart:
    """Draw one operation's strength under its ceilings, its events as marks, and its mandate as a strip with its decisions.

    `counts` has the columns of data.people.drawn_strength with `told`; `steps` those of ceiling_steps with `name` and `told`;
    `events` and `decisions` a `date` and `told`, events `is_doubtful`, decisions `is_change` too; `strip` is data.missions.mandate_strip. `day` (ISO, ""
    for none) is marked.
    """
    tops = [*counts["total"].astype(float), *steps["ceiling"].astype(float)]
    top = max(tops, default=1)
    x, y = time_axis(*span, look), life_axis(top, bool(tops), look.words)
    layers = [
        *strip_layers(strip, decisions, top, x, y, look),
        *month_layers(counts, x, y, look),
        *single_layers(counts, x, y, look),
        *ceiling_layers(steps, span, x, y, look),
        *event_layers(events, top, x, y, look),
    ]
    is_shown = f"inrange({MARKED_DAY}, [{instant(span[0])}, {instant(span[1])}])"
    mark = marking(pd.Timestamp(day) if day else None, look, is_shown)
    layers.insert(0, mark.mark_rule(color=CURSOR[look.theme], strokeDash=[4, 3], aria=False).encode(x=x))
    height = LIFE_HEIGHT if tops else LANES_HEIGHT
    return dressed(sized(layered(*layers), width=look.width, height=height), look.theme)


def inline(rows: pd.DataFrame) -> alt.InlineData:
    """Return rows as text for the browser, a third of the size of a list of records."""
    return alt.InlineData(values=rows.to_csv(index=False, lineterminator="\n"), format=alt.CsvDataFormat(type="csv"))


def month_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the months as an area for each unbroken run; those that are no plain count as hollow points on it."""
    months = counts[counts["kind"] == "month"].reset_index(drop=True)
    if months.empty:
        return []
    color = ACCENT[look.theme]
    rows = pd.DataFrame({"run": months["run"].astype(int), "at": at(months["date"]), "n": months["total"].astype(int)})
    base = alt.Chart(inline(rows.assign(told=months["told"]))).transform_calculate(n="+datum.n", at="+datum.at")
    line = {"color": color, "strokeWidth": 1.6, "opacity": 1}
    area = base.mark_area(color=color, opacity=0.2, line=line).encode(x=x, y=y.stack(None), detail=alt.Detail("run:N"))
    points = base.mark_point(filled=True, opacity=0, size=60, color=color).encode(x=x, y=y, **pointed("told"))
    weak = rows[is_doubtful("strength", months)].assign(told=months["told"])[["at", "n", "told"]]
    hollow = alt.Chart(weak).mark_point(color=color, fill=GROUND[look.theme], size=14, strokeWidth=1)
    return [
        area,
        points,
        *([hollow.encode(x=x, y=y, **pointed("told"))] if len(weak) else []),
    ]


def single_layers(counts: pd.DataFrame, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the figures outside the months: means as dashed lines over their year, counts filled, all others hollow."""
    mean = counts[counts["kind"] == "mean"].reset_index(drop=True)
    single = counts[counts["kind"] == "single"].reset_index(drop=True)
    color, layers = ACCENT[look.theme], []
    if len(mean):
        rows = pd.DataFrame({"at": at(mean["date"]), "n": mean["total"].astype(int), "told": mean["told"]})
        rows["to"] = at(mean["date"] + pd.offsets.YearEnd(0))
        dashed = alt.Chart(rows).mark_rule(color=color, strokeWidth=2.2, strokeDash=[4, 3])
        layers.append(dashed.encode(x=x, x2=alt.X2("to:T"), y=y, **pointed("told")))
    if len(single):
        rows = pd.DataFrame({"at": at(single["at"]), "n": single["total"].astype(int), "told": single["told"]})
        rows["plain"] = ~is_doubtful("strength", single).to_numpy()
        fill = alt.FillValue(**alt.condition("datum.plain", alt.value(color), alt.value(GROUND[look.theme])))
        points = alt.Chart(rows).mark_point(size=42, strokeWidth=1.5, opacity=1, stroke=color)
        layers.append(points.encode(x=x, y=y, fill=fill, **pointed("told")))
    return layers


def ceiling_layers(steps: pd.DataFrame, span: tuple, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the ceilings as level lines, the total stronger, diamonds where no span is known; each named once, where it is longest."""
    if steps.empty:
        return []
    color, steps = INK[look.theme], steps.reset_index(drop=True)
    rows = pd.DataFrame(
        {"at": at(steps["from_date"]), "to": at(steps["to_date"]), "n": steps["ceiling"].astype(int), "told": steps["told"]}
    ).assign(is_total=steps["component"] == "total")
    spans, points, layers = rows[~steps["is_point"]], rows[steps["is_point"]], []
    if len(spans):
        width = alt.StrokeWidthValue(**alt.condition("datum.is_total", alt.value(2.4), alt.value(1.2)))
        rules = alt.Chart(spans).mark_rule(color=color, opacity=1)
        layers.append(
            rules.encode(
                x=x,
                x2=alt.X2("to:T"),
                y=y,
                strokeWidth=width,
                **pointed("told"),
            )
        )
    if len(points):
        diamonds = alt.Chart(points).mark_point(color=color, shape="diamond", size=60, strokeWidth=1.5, opacity=1)
        layers.append(diamonds.encode(x=x, y=y, **pointed("told")))
    longest = (rows["to"] - rows["at"]).groupby(steps["name"]).idxmax()
    middle = (instant(span[0]) + instant(span[1])) / 2
    named = rows.loc[longest, ["at", "to", "n"]].assign(label=list(longest.index))
    named["is_left"] = (named["at"] + named["to"]) / 2 < middle
    named["at"] = named["at"].where(named["is_left"], named["to"])
    for is_left, align in ((True, "left"), (False, "right")):
        chosen = named[named["is_left"] == is_left][["at", "n", "label"]]
        if len(chosen):
            text = alt.Chart(chosen).mark_text(align=align, baseline="bottom", dy=-4, color=color, fontSize=12)
            layers.append(text.encode(x=x, y=y, text=alt.Text("label:N")))
    return layers


def event_layers(events: pd.DataFrame, top: float, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the events as small marks in their lane, hollow where not confirmed."""
    if events.empty:
        return []
    rows = pd.DataFrame({"at": at(events["date"]), "told": list(events["told"]), "doubt": list(events["is_doubtful"])})
    rows["n"] = EVENTS * top
    fill = alt.FillValue(**alt.condition("datum.doubt", alt.value(GROUND[look.theme]), alt.value(ACCENT[look.theme])))
    marks = alt.Chart(rows).mark_point(size=90, strokeWidth=1.5, opacity=1, stroke=ACCENT[look.theme])
    return [marks.encode(x=x, y=y, fill=fill, **pointed("told"))]


def strip_layers(strip: list, decisions: pd.DataFrame, top: float, x: alt.X, y: alt.Y, look: Look) -> list[alt.Chart]:
    """Return the mandate as a strip, dashed after its last known end, with a stroke for each decision, long where it was a change."""
    rows = pd.DataFrame([{"at": instant(first), "to": instant(last), "known": known} for first, last, known in strip])
    rows["n"], rows["n2"] = (MANDATE - HALF) * top, (MANDATE + HALF) * top
    ground = {"x": x, "x2": alt.X2("to:T"), "y": y, "y2": alt.Y2("n2:Q")}
    layers = [alt.Chart(rows[rows["known"]]).mark_rect(color=GREY[look.theme], opacity=0.45, aria=False).encode(**ground)]
    open_end = rows[~rows["known"]]
    if len(open_end):
        dashed = alt.Chart(open_end).mark_rect(fill=GROUND[look.theme], stroke=GREY[look.theme], strokeDash=[3, 2], aria=False)
        layers.append(dashed.encode(**ground))
    if len(decisions):
        strokes = pd.DataFrame({"at": at(decisions["date"]), "told": list(decisions["told"])})
        strokes["change"], reach = list(decisions["is_change"]), decisions["is_change"].map(STROKE).to_numpy() * HALF
        strokes["n"], strokes["n2"] = (MANDATE - reach) * top, (MANDATE + reach) * top
        width = alt.StrokeWidthValue(**alt.condition("datum.change", alt.value(2), alt.value(1)))
        ticks = alt.Chart(strokes).mark_rule(color=INK[look.theme], opacity=1)
        layers.append(ticks.encode(x=x, y=y, y2=alt.Y2("n2:Q"), strokeWidth=width, **pointed("told")))
    return layers


def money_chart(amounts: pd.DataFrame, look: Look) -> alt.LayerChart:
    """Draw an operation's money as one bar a year, dashed and hollow where it is an estimate or a round figure; the largest are named.

    `amounts` has fiscal_year, usd (dollars), told and is_doubtful, oldest first.
    """
    rows = pd.DataFrame(
        {"year": list(amounts["fiscal_year"]), "m": amounts["usd"].astype(float).to_numpy() / 1e6, "told": list(amounts["told"])}
    ).assign(doubt=list(amounts["is_doubtful"]))
    color = ACCENT[look.theme]
    keep = max(1, round(len(rows) / (4 if look.is_narrow else 12)))
    shown = list(rows["year"][::keep])
    axis = alt.Axis(values=shown, labelAngle=0, labelOverlap=True)
    x = alt.X("year:O", title=None, axis=axis, sort=None).scale(paddingInner=0.25)
    y = alt.Y("m:Q", title=None, axis=alt.Axis(tickCount=5)).scale(domain=[0, rows["m"].max() * 1.12], nice=False)
    bars = alt.Chart(rows).mark_bar(stroke=color, strokeWidth=1.2)
    bars = bars.encode(
        x=x,
        y=y,
        fill=alt.FillValue(**alt.condition("datum.doubt", alt.value(GROUND[look.theme]), alt.value(color))),
        strokeDash=alt.StrokeDashValue(**alt.condition("datum.doubt", alt.value([3, 2]), alt.value([1, 0]))),
        **pointed("told"),
    )
    most = alt.Chart(rows[rows["m"] >= AS_DEAR * rows["m"].max()]).mark_text(baseline="bottom", dy=-4)
    names = most.encode(x=x, y=y, text=alt.Text("m:Q", format=",.0f"))
    return dressed(sized(layered(bars, names), width=look.width, height=MONEY_HEIGHT), look.theme)
