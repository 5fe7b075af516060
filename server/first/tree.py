"""What stands within what? The parts of a page that were sent one by one, as a tree of plain values.

Streamlit's own messages are read here and nowhere else in server.first.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Block_pb2 import Block
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

DIRECTIONS = {Block.FlexContainer.HORIZONTAL: "horizontal", Block.FlexContainer.VERTICAL: "vertical"}
BLOCKS = {"root", "vertical", "horizontal", "column", "popover"}
KEY = re.compile(r"\$\$ID-[0-9a-f]{32}-(.*)", re.DOTALL)
UNSAFE = re.compile(r"[^a-zA-Z0-9_-]")  # what Streamlit writes as a hyphen in a class


@dataclass
class Node:
    """A container or a part of a page: its kind, its key ("" without), what it is made of, and what stands in it."""

    kind: str
    key: str = ""
    width: str = "stretch"  # stretch, content, or pixels as `240px`
    told: dict[str, Any] = field(default_factory=dict)
    children: dict[int, "Node"] = field(default_factory=dict)

    @property
    def is_block(self) -> bool:
        """Return whether it holds others."""
        return self.kind in BLOCKS

    @property
    def is_filled(self) -> bool:
        """Return whether Streamlit draws it: a container without a part is left out."""
        return not self.is_block or self.kind == "popover" or any(each.is_filled for each in self.inner)

    @property
    def inner(self) -> list["Node"]:
        """Return what stands in it, in order."""
        return [self.children[place] for place in sorted(self.children)]

    @property
    def name(self) -> str:
        """Return the class by which style sheets know it, "" without a key."""
        return f"st-key-{UNSAFE.sub('-', self.key.strip())}" if self.key else ""


@dataclass
class Page:
    """A page as it was sent: its title, its menu as (title, address, part, whether it is shown), and its main part."""

    title: str
    menu: list[tuple[str, str, str, bool]]
    main: Node


def page_of(messages: list[ForwardMsg]) -> Page:
    """Return the page that Streamlit's messages say."""
    root, title, menu = Node("root"), "", []
    for message in messages:
        kind = message.WhichOneof("type")
        if kind == "delta":
            _put(root, list(message.metadata.delta_path), message.delta)
        elif kind == "page_config_changed":
            title = message.page_config_changed.title or title
        elif kind == "navigation":
            told = message.navigation
            menu = [
                (page.page_name, page.url_pathname, page.section_header, page.page_script_hash == told.page_script_hash)
                for page in told.app_pages
                if not page.is_hidden
            ]
    return Page(title, menu, root.children.get(0, Node("vertical")))


def _put(root: Node, path: list[int], delta) -> None:
    above = root
    for place in path[:-1]:
        above = above.children.setdefault(place, Node("vertical"))
    if delta.WhichOneof("type") == "add_block":
        found = _block(delta.add_block)
        before = above.children.get(path[-1])
        found.children = before.children if before else {}
        above.children[path[-1]] = found
    elif delta.WhichOneof("type") == "new_element":
        above.children[path[-1]] = _element(delta.new_element)


def key_of(identity: str) -> str:
    """Return the key that a page gave to a part, out of Streamlit's name for it; "" for a part without one."""
    found = KEY.fullmatch(identity)
    return "" if found is None or re.fullmatch(r"None|[0-9a-f]{64}", found[1]) else found[1]


def _block(block: Block) -> Node:
    kind = block.WhichOneof("type")
    if kind == "column":
        return Node("column", told={"share": block.column.weight})
    if kind == "popover":
        return Node("popover", key_of(block.id), _width(block.width_config), {"label": block.popover.label})
    flex = block.flex_container
    told = {
        "align": flex.align,
        "justify": flex.justify,
        "border": flex.border,
        "gap": flex.gap_config.gap_size,
    }
    return Node(DIRECTIONS.get(flex.direction, "vertical"), key_of(block.id), _width(block.width_config), told)


def _width(told) -> str:
    kind = told.WhichOneof("width_spec")
    return f"{told.pixel_width}px" if kind == "pixel_width" else "content" if kind == "use_content" else "stretch"


def _element(element) -> Node:
    kind = element.WhichOneof("type")
    part = getattr(element, kind)
    read = READ.get(kind)
    return Node(kind, key_of(getattr(part, "id", "")), _width(element.width_config), read(part) if read else {})


def _chosen(part) -> str:
    if part.HasField("raw_value"):
        return part.raw_value
    return part.options[part.default] if part.HasField("default") and part.options else part.placeholder


READ = {
    "html": lambda part: {"body": part.body},
    "markdown": lambda part: {"text": part.body},
    "button": lambda part: {"label": part.label, "type": part.type, "help": part.help, "disabled": part.disabled},
    "button_group": lambda part: {
        "label": part.label,
        "options": [option.content or option.content_icon for option in part.options],
        "chosen": list(part.raw_values) or [part.options[place].content for place in part.default],
        "is_segmented": part.style == ButtonGroup.SEGMENTED_CONTROL,
        "is_label_shown": not part.label_visibility.value,
    },
    "selectbox": lambda part: {
        "label": part.label,
        "chosen": _chosen(part),
        "is_label_shown": not part.label_visibility.value,
    },
    "text_input": lambda part: {
        "label": part.label,
        "value": part.value or part.default,
        "hint": part.placeholder,
        "is_label_shown": not part.label_visibility.value,
    },
    "slider": lambda part: {"label": part.label},
    "page_link": lambda part: {"label": part.label, "page": part.page, "query": part.query_string, "has_icon": bool(part.icon)},
    "bidi_component": lambda part: {
        "name": part.component_name.rsplit(".", 1)[-1],
        "data": json.loads(part.json) if part.WhichOneof("data") == "json" else {},
    },
    "vega_lite_chart": lambda part: {"specification": part.spec, "alt": part.alt, "rows": part.data.data},
    "component_instance": lambda part: {"arguments": json.loads(part.json_args)},
}
