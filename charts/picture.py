"""How does a chart become a picture that needs no script to be seen?"""

import json
import re
import subprocess
import sys

import altair as alt

from charts.specification import written

RENDERERS_BASE = "https://vega.github.io/vega-datasets/"  # the renderer puts it before a link without a host
# A group without a name: a browser names it by all its marks, one after the other, and so it would be read before each.
GROUP = re.compile(rb' role="graphics-object" aria-roledescription="[^"]*"(?! aria-label)')
# In a process of its own that ends with the picture: the renderer keeps some 80 MB for as long as its process lives.
RENDER = "import sys, vl_convert; print(vl_convert.vegalite_to_svg(sys.stdin.read(), vl_version=sys.argv[1]), end='')"


def svg(chart: alt.TopLevelMixin, **named: list) -> bytes:
    """Return a chart as Altair draws it without a browser: SVG whose marks keep their descriptions and links.

    `named` is data the chart names only (alt.NamedData): a coast given to Altair itself is checked value by value.
    """
    specification = written(chart)
    specification["datasets"] = specification.get("datasets", {}) | named
    return ungrouped(drawn(json.dumps(specification)).replace(RENDERERS_BASE.encode(), b""))


def drawn(specification: str) -> bytes:
    """Return a chart, given as Vega-Lite in JSON, as SVG. Raises subprocess.CalledProcessError when it cannot be drawn."""
    command = [sys.executable, "-X", "utf8", "-c", RENDER, ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])]
    return subprocess.run(command, input=specification.encode(), stdout=subprocess.PIPE, check=True, timeout=60).stdout


def rounded(picture: bytes) -> bytes:
    """Return a picture whose lengths are rounded to a tenth of a pixel: a fifth of the size, packed."""
    return re.sub(rb"\d+\.\d{2,}", lambda found: b"%.1f" % float(found[0]), picture)


def ungrouped(picture: bytes) -> bytes:
    """Return a picture whose groups of marks say nothing by themselves: their marks do (web/shared/roles.js names them in the live page)."""
    return GROUP.sub(b"", picture)
