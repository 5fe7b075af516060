"""How is a picture of lines and text put together? Elements of SVG, written by the standard library, which escapes what it is given."""

from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")

Element = ElementTree.Element


def add(parent: Element | None, name: str, text: str = "", **attributes) -> Element | None:
    """Add an element with its attributes (`stroke_width` is written stroke-width; None is left out) and return it.

    Without a parent nothing is added: who draws learns how high it would be.
    """
    if parent is None:
        return None
    told = {key.rstrip("_").replace("_", "-"): written(value) for key, value in attributes.items() if value is not None}
    element = ElementTree.SubElement(parent, f"{{{SVG}}}{name}", told)
    element.text = text or None
    return element


def written(value) -> str:
    """Return a number to a tenth, without a point where it is whole; other values as text."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def document(width: float, height: float, language: str = "en") -> Element:
    """Return an empty picture of a size in pixels."""
    size = {"width": written(float(width)), "height": written(float(height))}
    box = f"0 0 {size['width']} {size['height']}"
    return Element(f"{{{SVG}}}svg", size | {"viewBox": box, "lang": language, "role": "img"})


def as_text(root: Element) -> str:
    """Return a picture as a file's text."""
    return ElementTree.tostring(root, encoding="unicode")
