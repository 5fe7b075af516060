"""How does a slide's shape look on paper? Rectangles, diamonds, lines and text, in the colours of the deck's own theme."""

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from geo.picture.letters import FAMILY
from geo.picture.marks import Element, add
from publish.stage import DRAWING, LEADING, POINT, Stage, broken

PIXEL = 9_525  # English metric units
POINTS = 96 / 72  # pixels
ASCENT = 0.92  # times the size of letters, from the top of a line to where they stand
TITLE = 26  # points, of a title that has its size from the master
MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # where a master does not say otherwise
DASHES = "4 3"


def colors_of(stage: Stage) -> dict[str, str]:
    """Return the colours of a deck's theme by their names in slides (tx1, bg1, accent1, ...)."""
    master = stage.deck.slide_master
    theme = etree.fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    scheme = theme.find(f".//{{{DRAWING}}}clrScheme")
    found = {}
    for color in scheme:
        value = color[0].get("lastClr") or color[0].get("val")
        found[etree.QName(color).localname] = f"#{value}"
    mapped = master._element.find(qn("p:clrMap"))
    names = MAPPED | ({} if mapped is None else {name: mapped.get(name) for name in MAPPED})
    return found | {name: found[meant] for name, meant in names.items() if meant in found}


def color_of(holder, colors: dict[str, str]) -> str | None:
    """Return the colour that a fill, a line or a run's properties has, or None."""
    said = None if holder is None else holder.find(qn("a:solidFill"))
    if said is None or len(said) == 0:
        return None
    value = said[0].get("val")
    color = colors.get(value, f"#{value}") if said[0].tag == qn("a:schemeClr") else f"#{value}"
    steps = {etree.QName(step).localname: int(step.get("val")) / 100_000 for step in said[0]}
    return lighter(color, steps.get("lumMod", 1.0), steps.get("lumOff", 0.0))


def lighter(color: str, share: float, more: float) -> str:
    """Return a colour with a share of its brightness and more of white, near to what office programs make of both."""
    parts = [int(color[n : n + 2], 16) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(min(255, part * share + 255 * more)):02x}" for part in parts)


def draw_shape(stage: Stage, shape, root: Element) -> None:
    """Draw a shape of a slide, or those of a group, in pixels of the slide."""
    if shape.shape_type is not None and hasattr(shape, "shapes"):
        for inner in shape.shapes:
            draw_shape(stage, inner, root)
        return
    colors = colors_of(stage)
    x, y, width, height = (int(each or 0) / PIXEL for each in (shape.left, shape.top, shape.width, shape.height))
    properties = shape._element.find(qn("p:spPr"))
    line = None if properties is None else properties.find(qn("a:ln"))
    dashed = DASHES if line is not None and line.find(qn("a:prstDash")) is not None else None
    stroke = color_of(line, colors)
    if shape._element.tag == qn("p:cxnSp"):
        add(root, "path", d=f"M{x:.1f} {y:.1f}l{width:.1f} {height:.1f}", stroke=stroke or colors["tx1"], stroke_dasharray=dashed)
        return
    fill = color_of(properties, colors)
    if fill:
        kind = properties.find(qn("a:prstGeom"))
        half = (width / 2, height / 2)
        outline = f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}z"
        if kind is not None and kind.get("prst") == "diamond":
            outline = f"M{x + half[0]:.1f} {y:.1f}l{half[0]:.1f} {half[1]:.1f}l{-half[0]:.1f} {half[1]:.1f}l{-half[0]:.1f} {-half[1]:.1f}z"
        add(root, "path", d=outline, fill=fill, stroke=stroke, stroke_dasharray=dashed)
    if shape.has_text_frame:
        draw_text(stage, shape, (x, y, width, height), colors, root)


def draw_text(stage: Stage, shape, box: tuple[float, float, float, float], colors: dict[str, str], root: Element) -> None:
    """Write a shape's text, broken into the lines that it has on the slide."""
    x, y, width, height = box
    frame = shape.text_frame
    left, right = (int(each) / PIXEL for each in (frame.margin_left, frame.margin_right))
    rows = []
    for paragraph in frame.paragraphs:
        run = paragraph.runs[0] if paragraph.runs else None
        fields = paragraph._p.findall(qn("a:fld"))
        text = "".join(field.findtext(qn("a:t")) or "" for field in fields) or "".join(each.text for each in paragraph.runs)
        said = run._r.find(qn("a:rPr")) if run is not None else None
        size = (
            run.font.size.pt
            if run is not None and run.font.size
            else float(fields[0].find(qn("a:rPr")).get("sz")) / 100
            if fields
            else stage.size(TITLE)
        )
        # Of a paragraph that is bold in part, as a publisher's sources, the rest is what is read: it is written plain.
        is_bold = bool(paragraph.runs and all(each.font.bold for each in paragraph.runs)) or (
            shape.is_placeholder and not stage.is_own
        )
        color = color_of(said, colors) or colors["tx1"]
        inner = (width - left - right) * PIXEL / POINT
        rows += [(line, size, is_bold, color, paragraph.alignment) for line in broken(text, size, inner, is_bold)]
    deep = sum(size * LEADING * POINTS for _, size, _, _, _ in rows)
    anchor = frame.vertical_anchor
    top = y + {MSO_ANCHOR.MIDDLE: (height - deep) / 2, MSO_ANCHOR.BOTTOM: height - deep}.get(anchor, 0.0)
    for line, size, is_bold, color, align in rows:
        at, side = {PP_ALIGN.RIGHT: (x + width - right, "end"), PP_ALIGN.CENTER: (x + width / 2, "middle")}.get(
            align, (x + left, None)
        )
        told = {"font_family": FAMILY, "font_size": size * POINTS, "font_weight": 700 if is_bold else None, "fill": color}
        add(root, "text", line, x=at, y=top + size * POINTS * ASCENT, text_anchor=side, **told)
        top += size * LEADING * POINTS
