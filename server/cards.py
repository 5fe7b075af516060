"""What does a shared link show where it is shared? A title, a sentence and a picture of that very view, in the document itself.

Programs that draw such cards run no script. Browsers on their way to the page need no card, and say so (`Sec-Fetch-Dest`): for them no
figure is made, and the first page is not kept waiting. The picture is a file like any other that leaves: made beside the server, and kept.
"""

from starlette.datastructures import Headers
from starlette.requests import Request

from figures.figure import Figure
from figures.html import markup
from figures.pages import PAGES
from publish.addresses import figure_at
from publish.order import order_of
from publish.paper import PAPERS
from server.turns import Busy, Turns
from words import english, interface

ALONE = "embed"  # the page of one figure, which stands in no menu
# One figure at a time is made for a card: visitors come first. Who would wait long gets the page without one.
TURNS = Turns(at_once=1, waiting=12, longest=30)


async def card_of(scope, base: str = "") -> bytes:
    """Return the tags for a document's head that describe the view of its address; none for a browser, which draws the page itself."""
    page = scope["path"].removeprefix(base).strip("/")
    if "sec-fetch-dest" in Headers(scope=scope) or page not in (*PAGES, ALONE):
        return b""
    request = Request(scope)
    address = f"/{page}?{request.url.query}"
    try:
        figure = await TURNS.of(address, _figure, address)
    except Busy:
        return b""
    pictured = figure or figure_at("/")
    about, host = PAGES.get(page, PAGES[""]), str(request.base_url).rstrip("/")
    tags = markup(
        "card.meta.html",
        english,
        atlas=interface.ATLAS,
        title=figure.finding if figure else about.title,
        sentence=figure.unit if figure else about.sentence,
        address=str(request.url),
        picture=f"{host}{base}/assets/take/{order_of(pictured, 'png', paper='card').address}",
        alt=pictured.alt,
        paper=PAPERS["card"],
    )
    return tags.encode()


def _figure(address: str) -> Figure | None:
    """Return the figure that an address means, None when it means none: then its page speaks for itself."""
    try:
        return figure_at(address)
    except ValueError:
        return None
