"""How does a chart come onto a slide so that it can be edited? As PowerPoint's own, with the table's numbers in its workbook."""

from datetime import date

import pandas as pd
from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.theme import REGIONS
from figures.plain import Drawn, Row, Series
from publish.sheet import Sheet
from publish.stage import INKED, QUIETER, Box, Stage, paint
from words import Words, say

LETTERS, LEAST = 12, 9  # points
ROOM = 17  # points of a slide's height for each bar with letters of LETTERS
MOST_LABELLED, MOST_AMOUNTS = 14, 8  # columns that have their numbers above them; amounts are long
APART = 0.06  # of the axis: lines whose ends are nearer to each other have a legend in the place of names
KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "point": XL_CHART_TYPE.LINE_MARKERS,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "area": XL_CHART_TYPE.AREA_STACKED,
}
STACKED = {"column": XL_CHART_TYPE.COLUMN_STACKED, "bar": XL_CHART_TYPE.BAR_STACKED}
ACCENTS = [getattr(MSO_THEME_COLOR, f"ACCENT_{n}") for n in range(1, 7)]
LINES = [ACCENTS[n] for n in (0, 1, 2, 5, 3, 4)]  # those that are most alike, first and fifth accent, farthest apart
# What stands on one another has one hue and greys, from dark to light: sober, and told apart without colour.
STEPS = (
    (MSO_THEME_COLOR.ACCENT_1, -0.25),
    (MSO_THEME_COLOR.ACCENT_1, 0.5),
    (MSO_THEME_COLOR.TEXT_2, 0.2),
    (MSO_THEME_COLOR.TEXT_2, 0.5),
    (MSO_THEME_COLOR.TEXT_2, 0.7),
    (MSO_THEME_COLOR.TEXT_2, 0.85),
)
NO_COUNT = say("{name}, no plain count")
SINGLE = say("{name}, single figures")
BILLION, MILLION = say("billion"), say("million")
PALE = 0.8  # lighter than its line: the inside of a hollow mark
FEW = 4  # columns or bars, which would be as wide as walls
MOST_MARKS = 36  # points of a line that have marks
ENDED = 0.9  # of the places: a line that ends before is named at its highest point, where no other line passes
FULL = 0.16  # of the years shown, left free at the right for the names of lines

Line = tuple[str, Row, tuple, str]  # name, row, numbers, kind: "", "doubt", "apart"


def put_chart(stage: Stage, slide: Slide, drawn: Drawn, series: Series, sheet: Sheet, box: Box) -> None:
    """Put a chart into a box of a slide, in the theme's colours and letters, with its alternative text."""
    lines = lines_of(drawn, series, stage.words)
    data = CategoryChartData(number_format=number_format(drawn, series, stage.words))
    places = [dated(place) for place in drawn.places]
    data.categories = places
    is_dated = bool(places) and isinstance(places[0], date)
    if is_dated:
        data.categories.number_format = "yyyy" if series.at == "year" else "mmm yyyy"
    for name, _, numbers, _ in lines:
        data.add_series(name, numbers)
    kind = STACKED.get(series.kind, KINDS[series.kind]) if series.is_stacked else KINDS[series.kind]
    frame = slide.shapes.add_chart(kind, *map(Emu, box), data)
    frame.name = sheet.key
    frame._element.nvGraphicFramePr.cNvPr.set("descr", sheet.alt)
    chart = frame.chart
    dress(stage, chart, drawn, series, lines, box)
    if is_dated:
        keep_time(chart, places, series, has_names=series.kind in ("line", "point"))


def dated(place):
    """Return a place on the axis as a chart takes it: a year as its first day, so that a missing one is an empty place."""
    if isinstance(place, pd.Timestamp):
        return place.date()
    return date(int(place), 1, 1) if not isinstance(place, str) else place


def lines_of(drawn: Drawn, series: Series, words: Words) -> list[Line]:
    """Return what a chart has of each series: of lines, what is no plain count and what stands apart as lines of their own.

    A dashed line reaches over to the plain counts beside it; where each point has its mark, the mark is hollow instead. Bars and columns have one series, in which single ones are hollow.
    """
    if series.kind not in ("line", "point"):
        return [(row.name, row, row.numbers, "") for row in drawn.rows]
    found: list[Line] = []
    for row in drawn.rows:
        doubts = (False,) * len(row.doubts) if has_marks(row) else row.doubts
        kinds = ["apart" if apart else "doubt" if doubt else "" for doubt, apart in zip(doubts, row.apart, strict=True)]
        beside = {n + step for n, kind in enumerate(kinds) if kind == "doubt" for step in (-1, 0, 1)}
        known = {n for n, kind in enumerate(kinds) if kind == "doubt"} | {
            n for n in beside if 0 <= n < len(kinds) and kinds[n] == ""
        }
        members = {
            "": {n for n, kind in enumerate(kinds) if not kind},
            "doubt": known,
            "apart": {n for n, k in enumerate(kinds) if k == "apart"},
        }
        for kind, name in (("", row.name), ("doubt", words(NO_COUNT(name=row.name))), ("apart", words(SINGLE(name=row.name)))):
            numbers = tuple(number if n in members[kind] else None for n, number in enumerate(row.numbers))
            has_own = any(number is not None and kinds[n] == kind for n, number in enumerate(numbers))
            if has_own:
                found.append((name, row, numbers, kind))
    return found


def has_marks(row: Row) -> bool:
    """Return whether each point of a line has a mark: there are few enough."""
    return sum(number is not None for number in row.numbers) <= MOST_MARKS


def number_format(drawn: Drawn, series: Series, words: Words) -> str:
    """Return how a chart writes its numbers, as workbooks have it: thousands apart, dollars in millions or billions, parts in per cent."""
    known = [abs(number) for row in drawn.rows for number in row.numbers if number is not None]
    most = max(known, default=0)
    if series.unit == "part":
        return "0%"
    if series.unit == "percent":
        return '0.0"%"'
    if series.unit == "dollars" and most >= 2e9:
        return f'0.0,,, "{words(BILLION)}"'
    if series.unit == "dollars" and most >= 1e6:
        return f'#,##0,, "{words(MILLION)}"'
    return "#,##0" if all(number.is_integer() for number in known) or most >= 100 else "0.0"


def dress(stage: Stage, chart: Native, drawn: Drawn, series: Series, lines: list[Line], box: Box) -> None:
    """Give a chart its letters, axes, colours, marks and labels."""
    bars = len(drawn.places) if series.kind == "bar" else 0
    letters = LETTERS if not bars else max(LEAST, min(LETTERS, LETTERS * box[3] / stage.point / ROOM / bars))
    chart.font.size = Pt(stage.size(letters))
    paint(chart.font.color, INKED)
    chart.has_title = False
    is_line = series.kind in ("line", "point")
    is_named = is_line and are_apart(drawn)
    chart.has_legend = len(drawn.rows) > 1 and not is_named
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(stage.size(LETTERS))
    written = number_format(drawn, series, stage.words)
    axes(stage, chart, series, is_labelled(drawn, series), written)
    plot = chart.plots[0]
    if series.kind in ("bar", "column"):
        plot.gap_width = 35 if len(drawn.places) > FEW else 120
        plot.overlap = 100 if series.is_stacked or series.placing == "within" else 0
    for n, (native, (_, row, _, kind)) in enumerate(zip(plot.series, lines, strict=True)):
        color, brightness = color_of(row, drawn, series)
        if is_line:
            draw_line(native, row, kind, color, brightness, series, stage)
            name_line(native, lines[n], drawn, is_named and len(drawn.rows) > 1)
        else:
            draw_bars(native, row, color, brightness)
    if chart.has_legend:
        leave_out(chart, [n for n, (_, _, _, kind) in enumerate(lines) if kind])
    if is_labelled(drawn, series):
        plot.has_data_labels = True
        plot.data_labels.show_value = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(stage.size(letters))
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = written, False
    blanks = chart._chartSpace.chart.find(qn("c:dispBlanksAs"))
    if blanks is not None:
        blanks.set("val", "gap")


def leave_out(chart: Native, places: list[int]) -> None:
    """Take series out of the legend: what is dashed or hollow has its colour and is told at the slide's foot."""
    position = chart.legend._element.find(qn("c:legendPos"))
    for n in reversed(places):
        entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{n}"/><c:delete val="1"/></c:legendEntry>'
        position.addnext(parse_xml(entry))


def is_labelled(drawn: Drawn, series: Series) -> bool:
    """Return whether each bar or column has its number beside it, in the place of an axis."""
    if series.is_stacked or series.placing == "within" or len(drawn.rows) != 1:
        return False
    most = MOST_AMOUNTS if series.unit == "dollars" else MOST_LABELLED
    return series.kind == "bar" or (series.kind == "column" and len(drawn.places) <= most)


def are_apart(drawn: Drawn) -> bool:
    """Return whether the ends of lines are far enough apart for their names to stand beside them."""
    ends = sorted(next(number for number in reversed(row.numbers) if number is not None) for row in drawn.rows)
    most = max(number for row in drawn.rows for number in row.numbers if number is not None)
    return all(above - below >= APART * most for below, above in zip(ends, ends[1:], strict=False))


def axes(stage: Stage, chart: Native, series: Series, has_numbers: bool, written: str) -> None:
    """Draw the axes: a quiet rule under the places, lines across for the numbers, none where each bar has its own."""
    places, numbers = chart.category_axis, chart.value_axis
    places.has_major_gridlines = False
    places.major_tick_mark = XL_TICK_MARK.NONE
    places.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    paint(places.format.line.color, QUIETER)
    places.format.line.width = Pt(0.75)
    if series.kind == "bar":
        places.reverse_order = True  # the first row of the table on top
        places.format.line.fill.background()
        numbers._element.find(qn("c:crosses")).set("val", "max")  # the numbers stay at the foot
    numbers.minimum_scale = 0
    numbers.visible = not has_numbers
    numbers.has_major_gridlines = not has_numbers
    if not has_numbers:
        numbers.major_tick_mark = XL_TICK_MARK.NONE
        numbers.format.line.fill.background()
        paint(numbers.major_gridlines.format.line.color, MSO_THEME_COLOR.BACKGROUND_1, -0.15)
        numbers.major_gridlines.format.line.width = Pt(0.5)
        paint(numbers.tick_labels.font.color, QUIETER)
        numbers.tick_labels.font.size = Pt(stage.size(LETTERS))
        numbers.tick_labels.number_format, numbers.tick_labels.number_format_is_linked = written, False
    if series.unit == "part":
        numbers.maximum_scale = 1


def color_of(row: Row, drawn: Drawn, series: Series) -> tuple[MSO_THEME_COLOR, float]:
    """Return a series' colour and how much lighter it is: a region's own; steps of one hue for what stands on one another."""
    place = [each.key for each in drawn.rows].index(row.key)
    if row.key in REGIONS:
        return ACCENTS[1 + REGIONS.index(row.key)], 0.0
    if series.placing == "within":
        return (ACCENTS[0], INKED)[place % 2], 0.0
    if len(drawn.rows) == 1 or not series.is_stacked:
        return LINES[place % len(LINES)], 0.0
    return STEPS[place % len(STEPS)]


def draw_line(native, row: Row, kind: str, color: MSO_THEME_COLOR, brightness: float, series: Series, stage: Stage) -> None:
    """Draw a line: solid for plain counts, dashed for others, only hollow marks for what stands apart."""
    native.smooth = False
    native.format.line.width = Pt(stage.size(2.25))
    if kind == "apart" or series.kind == "point":
        native.format.line.fill.background()
    else:
        paint(native.format.line.color, color, brightness)
    if kind == "doubt":
        native.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    marker = native.marker
    if kind != "apart" and not has_marks(row):
        marker.style = XL_MARKER_STYLE.NONE
        return
    mark(marker, color, brightness, is_hollow=kind == "apart")
    for n, (number, doubt, apart) in enumerate(zip(row.numbers, row.doubts, row.apart, strict=True)):
        if kind == "" and doubt and not apart and number is not None:
            mark(native.points[n].marker, color, brightness, is_hollow=True)


def mark(marker, color: MSO_THEME_COLOR, brightness: float, is_hollow: bool) -> None:
    """Draw a point's mark, filled or hollow."""
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
    paint(marker.format.line.color, color, brightness)
    marker.format.line.width = Pt(1.25)
    marker.format.fill.solid()
    # Pale and not white: programs that draw no line around a mark show it all the same.
    paint(marker.format.fill.fore_color, color, PALE if is_hollow else brightness)


def draw_bars(native, row: Row, color: MSO_THEME_COLOR, brightness: float) -> None:
    """Fill bars, columns or an area; what is no plain count is hollow."""
    native.format.fill.solid()
    paint(native.format.fill.fore_color, color, brightness)
    if all(row.doubts):
        hollow(native, color, brightness)
        return
    for n, (number, doubt) in enumerate(zip(row.numbers, row.doubts, strict=True)):
        if doubt and number is not None and hasattr(native, "points"):
            hollow(native.points[n], color, brightness)


def hollow(mark, color: MSO_THEME_COLOR, brightness: float) -> None:
    """Draw a bar or a series as an outline."""
    mark.format.fill.solid()
    paint(mark.format.fill.fore_color, MSO_THEME_COLOR.BACKGROUND_1)
    paint(mark.format.line.color, color, brightness)
    mark.format.line.width = Pt(1.25)
    mark.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def name_line(native, line: Line, drawn: Drawn, has_name: bool) -> None:
    """Write at the end of a line what it is and its last number; of a single line also its highest number."""
    _, row, numbers, _ = line
    last = max(n for n, number in enumerate(row.numbers) if number is not None)
    top = max((n for n, number in enumerate(row.numbers) if number is not None), key=lambda n: row.numbers[n])
    is_at_end = last >= ENDED * len(row.numbers)
    if all(row.apart):
        return
    if has_name and not is_at_end and numbers[top] is not None:
        label(native, top, "t", row.name)
    elif numbers[last] is not None:
        label(native, last, "r", row.name if has_name else "")
    if len(drawn.rows) == 1 and top != last and numbers[top] is not None:
        label(native, top, "t", "")


def label(native, place: int, side: str, name: str) -> None:
    """Add a label to a point: its number, after `name` where there is one; the number follows when the data is edited."""
    labels = native._element.get_or_add_dLbls()
    for kept in labels.findall(qn("c:dLbl")):
        if kept.find(qn("c:idx")).get("val") == str(place):
            labels.remove(kept)
    is_named = "1" if name and native.name == name else "0"
    xml = (
        f'<c:dLbl {nsdecls("c")}><c:idx val="{place}"/><c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        f'<c:showCatName val="0"/><c:showSerName val="{is_named}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "<c:separator> </c:separator></c:dLbl>"
    )
    labels.insert(0, parse_xml(xml))
    for tag in ("c:showVal", "c:showSerName", "c:showCatName", "c:showLegendKey", "c:showPercent", "c:showBubbleSize"):
        shown = labels.find(qn(tag))
        if shown is not None:
            shown.set("val", "0")


def keep_time(chart: Native, places: list[date], series: Series, has_names: bool) -> None:
    """Set an axis of days: what a step is, how often it is named, and room at its end for the names of lines."""
    axis = chart._chartSpace.chart.plotArea.find(qn("c:dateAx"))
    first, last = places[0], places[-1]
    years = max(1, last.year - first.year)
    every = next(step for step in (1, 2, 5, 10, 20, 50) if years / step <= 10)
    unit = "years" if series.at == "year" else "months" if series.kind == "area" else "days"
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit", "c:minorUnit", "c:minorTimeUnit"):
        for old in axis.findall(qn(tag)):
            axis.remove(old)
    for tag, value in (("c:baseTimeUnit", unit), ("c:majorUnit", str(every)), ("c:majorTimeUnit", "years")):
        etree.SubElement(axis, qn(tag)).set("val", value)
    said = axis.find(qn("c:numFmt"))
    said.set("formatCode", "yyyy")
    said.set("sourceLinked", "0")
    if has_names:
        room = (last - first).days * FULL
        chart.category_axis.maximum_scale = days_since(last) + room
        chart.category_axis.minimum_scale = days_since(first)


def days_since(day: date) -> int:
    """Return a day as workbooks count it."""
    return (day - date(1899, 12, 30)).days
