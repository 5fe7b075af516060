"""What may anyone send, and what must every answer keep to? Strategies and checks for tests/test_fuzz.py and tests/bench/fuzz.py.

A check raises AssertionError where an answer is an error, reads as markup what was typed, or asks another host. What is typed as markup
holds SIGN, which stands nowhere else in the atlas.
"""

import csv
import io
import json
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import quote, urlencode

from hypothesis import strategies as st

from data import check, load
from figures.figure import Figure
from figures.html import markup
from figures.pages import PAGES
from figures.registry import all_figures
from learn.order import FORMS, SheetOrder, read_sheet, read_story_order
from publish import worker
from publish.addresses import figure_at
from publish.briefing import KINDS, NotABriefing, read
from publish.order import DECK_TITLES, OPTIONS, TITLES, read_beside, read_deck, read_order
from publish.paper import PAPERS
from publish.show import show_of
from tests.test_any_address import KNOWN, OWN, SIGN, TYPED, is_markup
from tests.test_pages import PAGES as PAGES_THERE
from tests.test_pages import opened, written
from ui.view import READERS
from words import english

TABLES = load.DATA
LOOPBACK = ("127.", "::1", "localhost")
SAID = 4000  # letters that a refusal may have
SIGNS = "zq<>[]{}()&'\"`$#*_:;!|\\/%?=+-. é0\n\t\0\u202e\ud7ff🕊"
MARKUP = (
    f"<img src=x onerror={SIGN}>",
    f"<script>{SIGN}</script>",
    f"[{SIGN}](https://example.org)",
    f"![{SIGN}](https://example.org/a.png)",
    f"# {SIGN}",
    f"$\\frac{{{SIGN}}}{{2}}$",
    f":red[{SIGN}]",
    f":material/{SIGN}:",
    f"`{SIGN}`",
    f"<b>{SIGN}</b>",
    f'"><b {SIGN}>',
    f"javascript:{SIGN}",
    f"{{{{{SIGN}}}}}",
    f"{{{SIGN}}}",
)


@contextmanager
def no_other_host() -> Iterator[list]:
    """Refuse every connection to another host while this holds, and return the list of those that were tried."""
    tried: list = []

    def refused(own: Callable) -> Callable:
        def connect(self, address, *rest):
            host = address[0] if isinstance(address, tuple) else ""
            if isinstance(address, tuple) and not str(host).startswith(LOOPBACK):
                tried.append(address)
                raise OSError(f"asked {address}")
            return own(self, address, *rest)

        return connect

    def looked_up(host, *rest, **more):
        if host and not str(host).startswith(LOOPBACK):
            tried.append(host)
            raise OSError(f"asked for {host}")
        return find(host, *rest, **more)

    find = socket.getaddrinfo
    with (
        mock.patch.object(socket.socket, "connect", refused(socket.socket.connect)),
        mock.patch.object(socket, "getaddrinfo", looked_up),
    ):
        yield tried


def texts(known: list[str]) -> st.SearchStrategy[str]:
    """Return texts as they may stand in an address: a known one, one with a slip, what nobody types in good faith, anything."""
    slips = st.tuples(st.sampled_from(known or TYPED), st.integers(0, 60), st.sampled_from(SIGNS)).map(
        lambda told: told[0][: told[1]] + told[2] + told[0][told[1] + 1 :]
    )
    loose = st.text(st.sampled_from(SIGNS), max_size=40).map(lambda text: f"{SIGN}{text}")
    return st.one_of(st.sampled_from(known or TYPED), slips, st.sampled_from([*MARKUP, *TYPED]), loose, st.text(max_size=40))


def choices(most: int = 5) -> st.SearchStrategy[dict[str, str]]:
    """Return some parameters of an address."""
    names = [*READERS, *OWN, "figure", "embed", "lang", "year", "story", "step", "lesson", "set", "n"]
    each = st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), texts(KNOWN.get(name, []))))
    return st.lists(each, max_size=most).map(dict)


def in_address(values: dict[str, str]) -> str:
    return urlencode(values, errors="replace")


# Readers: what the frame takes from every address.


def a_choice() -> st.SearchStrategy[tuple[str, str]]:
    return st.sampled_from(list(READERS)).flatmap(lambda name: st.tuples(st.just(name), texts(KNOWN.get(name, []))))


def check_reader(case: tuple[str, str]) -> None:
    """What an address chooses is known and read back as it is written, or answered in a sentence that shows it as it was typed."""
    name, text = case
    value, notice = READERS[name](text)
    said = value if isinstance(value, str) else f"{value:%Y-%m-%d}"
    assert not said or READERS[name](said) == (value, "")
    assert SIGN not in said
    told = markup("notices.html", english, notices=[notice]) if notice else ""
    assert not is_markup(told) and len(told) < SAID


# Figures: by any address, as a page, a card, an embedding and a briefing find them.


def addresses() -> st.SearchStrategy[str]:
    keys = sorted(all_figures())
    pages = st.one_of(st.sampled_from(list(PAGES)), texts(list(PAGES)))
    ends = st.one_of(st.just(""), texts(keys).map(lambda key: f"#{key}"))
    return st.tuples(pages, choices(), ends).map(lambda told: f"/{told[0]}?{in_address(told[1])}{told[2]}")


def check_figure(address: str) -> None:
    """A figure is made and says nothing that was typed, or is refused in a sentence."""
    try:
        figure = figure_at(address)
    except ValueError as refused:
        assert 0 < len(str(refused)) < SAID
        return
    check_words(figure)


def check_words(figure: Figure) -> None:
    """What a figure says is text wherever it is shown."""
    head = {"key": figure.key, "height": 1, "marked": None, "narrow_height": 0, "narrow_to": 1, "is_map": False}
    shown = markup("figure_head.html", english, finding=figure.finding, unit=figure.unit, **head)
    assert not is_markup(shown) and not any(SIGN in english(each) for each in (figure.alt, *(note.text for note in figure.notes)))


# Orders: what the routes that make files are asked for.


def orders() -> st.SearchStrategy[tuple[str, str, dict[str, str]]]:
    """Return orders: which route, the last part of its address, its query."""
    endings = st.one_of(st.sampled_from([*TITLES, *DECK_TITLES, "docx"]), texts(["png"]))
    names = st.one_of(st.sampled_from([*all_figures(), *FORMS]), texts(["map"]))
    told = st.sampled_from([*OPTIONS, "answers", "view", "set", "n", "about", "years", "names", "lesson"])
    options = st.lists(st.tuples(told, texts([*PAPERS, "light", "dark", "en", "/?date=1994-07-15#map"])), max_size=3).map(dict)
    return st.tuples(
        st.sampled_from(["take", "sheet", "story", "deck", "beside"]),
        st.tuples(names, endings).map(".".join),
        st.tuples(choices(2), options).map(lambda both: both[0] | both[1]),
    )


READ: dict[str, Callable[[str, dict], Any]] = {
    "take": read_order,
    "sheet": read_sheet,
    "story": read_story_order,
    "deck": lambda name, query: read_deck("{}", name.rpartition(".")[2], query),
    "beside": lambda name, query: read_beside(len(name), query),
    "posted": lambda name, query: read_deck(query["briefing"], name, {}),
}


def check_order(case: tuple[str, str, dict[str, str]]) -> None:
    """An order is read, and its key is known by what it says; or it is refused in a sentence."""
    route, name, query = case
    try:
        order = READ[route](name, query)
    except ValueError as refused:
        assert 0 < len(str(refused)) < SAID
        return
    assert re.fullmatch("[0-9a-f]{64}", order.key)
    if isinstance(order, SheetOrder) and not order.is_key:
        assert order.ending in FORMS[order.kind]


# Briefing files: what a visitor opens.


def anything() -> st.SearchStrategy[Any]:
    leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts(["title"]))
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    )


def slides() -> st.SearchStrategy[dict]:
    """Return slides, some as a file has them, some with anything in a place."""
    words = texts(["A title"])
    places = {
        "kind": st.sampled_from([*KINDS, "song"]),
        "title": words,
        "text": words,
        "note": words,
        "mark": words,
        "place": st.sampled_from(["top", "middle", SIGN]),
        "address": st.one_of(st.just("/?date=1994-07-15#map"), addresses()),
        "addresses": st.lists(addresses(), max_size=3),
        "film": words,
    }
    own = {
        "title": ["kind", "title", "text", "note"],
        "text": ["kind", "title", "text", "note"],
        "figure": ["kind", "title", "note", "address", "mark", "place"],
    }
    plain = st.sampled_from(list(own)).flatmap(
        lambda kind: st.fixed_dictionaries({name: st.just(kind) if name == "kind" else places[name] for name in own[kind]})
    )
    broken = st.tuples(plain, st.sampled_from(list(places)), anything()).map(lambda told: told[0] | {told[1]: told[2]})
    return st.one_of(plain, plain, plain, broken, st.fixed_dictionaries({}, optional=places))


def briefings() -> st.SearchStrategy[bytes]:
    """Return files that say they are briefings: most are of the right shape, some are cut or of any bytes."""
    whole = st.fixed_dictionaries(
        {
            "atlas_briefing": st.one_of(st.just(1), st.just(2), st.integers(), anything()),
            "title": st.one_of(texts(["A title"]), anything()),
            "slides": st.lists(slides(), max_size=4),
        }
    ).map(lambda told: json.dumps(told).encode())
    cut = st.tuples(whole, st.integers(0, 400)).map(lambda told: told[0][: told[1]])
    return st.one_of(whole, whole, whole, cut, anything().map(lambda told: json.dumps(told).encode()), st.binary(max_size=200))


def check_briefing(body: bytes) -> None:
    """A file is read, kept as it was and shown as text; or it is refused in a sentence, and so is a deck of addresses that mean nothing."""
    try:
        briefing = read(body)
    except NotABriefing as refused:
        assert 0 < len(str(refused)) < SAID and not is_markup(markup("notices.html", english, notices=[refused.message]))
        return
    assert read(briefing.as_json().encode()).plain() == briefing.plain()
    alone = [slide for slide in briefing.slides if not slide.addresses and not slide.film]
    try:
        page = show_of(type(briefing)(briefing.title, tuple(alone))).decode()
        assert not is_markup(re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL))
        for slide in briefing.slides:
            for figure in slide.figures():
                check_words(figure)
    except ValueError as refused:
        assert 0 < len(str(refused)) < SAID


# Routes: every address of the server that makes no file.


def paths() -> st.SearchStrategy[str]:
    """Return paths below the server's root, known ones with anything in their places, and any."""
    part = texts(["missions", "light", "1200", "en", "map.js", "health"]).map(lambda text: quote(text, safe="", errors="replace"))
    known = st.sampled_from(
        [
            *(
                "/assets/layers/{}.json",
                "/assets/timeline/{}-{}.svg",
                "/assets/timeline/light-{}.svg",
                "/assets/worlds/{}-{}.svg",
            ),
            *("/assets/web/{}/{}", "/assets/find/{}.json?q={}", "/assets/find/en.json?q={}", "/assets/leaflet/{}", "/assets/{}"),
            *("/{}", "/{}/{}", "/health?{}", "/static/{}", "/component/streamlit_folium.st_folium/static/{}", "/?{}={}"),
        ]
    )
    return st.tuples(known, part, part).map(lambda told: told[0].format(*told[1:]))


def check_path(door, path: str) -> None:
    """Every path has an answer that is no error of the server's, with its headers, and repeats nothing as markup."""
    answer = door.get(path, headers={"Accept": "text/html"})
    assert answer.status_code in (200, 301, 304, 307, 400, 403, 404, 405, 414), answer.status_code
    assert answer.headers.get("x-content-type-options") == "nosniff"
    is_page = answer.headers.get("content-type", "").startswith("text/html")
    assert not (is_page and is_markup(answer.text)) and len(answer.text) < 10_000_000


# Cells of tables: what a slip of whoever keeps them may leave there.


class Slip(NamedTuple):
    """What a slip leaves in a table: its name, the row and the column (counted round), how (`cell`, else as SPOILT), the text there."""

    table: str
    row: int
    column: int
    how: str
    text: str


NUMBERS = ("0", "-1", "1.5", "1e400", "nan", "inf", "-inf", "1,000", "0x10", "1_000", "١٩٩٤", "9" * 30, "1e3", " 7", "7 ", "--1")
DAYS = (
    "2024-02-30",
    "1994-7-1",
    "0000-00-00",
    "9999-12-31",
    "15/07/1994",
    "1994",
    "94-07-15",
    "1994-07-15 ",
    "1994-07-15T00:00",
    "NaT",
)
WORDS = ("", " ", "NA", "None", "true", "True", "yes", "a\nb", 'a"b', "a,b", "\0", "\ufeff", "=1+1", SIGN, SIGN * 200)
SLIPS = {"integer": NUMBERS, "number": NUMBERS, "date": DAYS, "boolean": WORDS, "string": WORDS}
# What happens to a whole row, or to the file as it is written.
SPOILT: dict[str, Callable[[list[list[str]], int, str], Any]] = {
    "more": lambda rows, line, text: rows[line].append(text),
    "fewer": lambda rows, line, text: rows[line].pop(),
    "none": lambda rows, line, text: rows[line].clear(),
    "twice": lambda rows, line, text: rows.insert(line, list(rows[line])),
    "gone": lambda rows, line, text: rows.pop(line),
    "headless": lambda rows, line, text: rows.pop(0),
    "renamed": lambda rows, line, text: rows[0].__setitem__(0, text),
    "cut": lambda rows, line, text: None,
    "latin": lambda rows, line, text: rows[line].__setitem__(-1, "Côte"),
}


def slips(tables: list[str]) -> st.SearchStrategy[Slip]:
    """Return slips in tables: mostly a cell that is not what its column asks, else a row or a file that is spoilt."""

    def in_column(place: tuple[str, int]) -> st.SearchStrategy[Slip]:
        table, column = place
        fields = load.describe_table(table)["schema"]["fields"]
        kind = fields[column % len(fields)]["type"]
        text = st.one_of(st.sampled_from(SLIPS[kind]), st.sampled_from([*NUMBERS, *DAYS, *WORDS]), st.text(max_size=12))
        return st.builds(Slip, st.just(table), rows, st.just(column), st.just("cell"), text)

    rows = st.integers(0, 10_000)
    cells = st.tuples(st.sampled_from(tables), st.integers(0, 30)).flatmap(in_column)
    whole = st.builds(Slip, st.sampled_from(tables), rows, st.just(0), st.sampled_from(list(SPOILT)), st.sampled_from(WORDS))
    return st.one_of(cells, cells, cells, whole)


@contextmanager
def tables_in(folder: Path) -> Iterator[None]:
    """Let data.check read the tables below a folder, and all others where they are."""
    before, own = load.shared_table, load.DATA

    def shared(name: str):
        if (folder / load.describe_table(name)["path"]).is_file():
            return load.read_table(name)
        with mock.patch.object(load, "DATA", own):
            return before(name)

    with (
        mock.patch.object(check, "DATA", folder),
        mock.patch.object(load, "DATA", folder),
        mock.patch.object(check, "shared_table", shared),
    ):
        yield


def spoilt(slip: Slip) -> tuple[bytes, int]:
    """Return a table's file with a slip in it, and on which line it is."""
    source = TABLES / load.describe_table(slip.table)["path"]
    rows = list(csv.reader(io.StringIO(source.read_text(encoding="utf-8"), newline="")))
    line = 1 + slip.row % (len(rows) - 1)
    if slip.how == "cell":
        rows[line][slip.column % len(rows[line])] = slip.text
    else:
        SPOILT[slip.how](rows, line, slip.text)
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows(rows)
    body = file.getvalue().encode("latin-1" if slip.how == "latin" else "utf-8", errors="replace")
    return body[: len(body) * (slip.row % 97) // 97] if slip.how == "cut" else body, line + 1


def check_slip(folder: Path, slip: Slip) -> None:
    """A table with a slip is refused in one sentence that names file and line, or is read as its description says."""
    about = load.describe_table(slip.table)
    body, line = spoilt(slip)
    target = folder / about["path"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    column = about["schema"]["fields"][slip.column % len(about["schema"]["fields"])]["name"]
    try:
        with tables_in(folder):
            told = next(check.faults_of(slip.table), "")
            assert not told or (told.startswith(str(target)) and "\n" not in told and len(told) < SAID), told
            if slip.how == "cell" and f": {column} " in told:
                assert f", line {line}: " in told, (told, line)
            if not told:
                frame = load.read_table(slip.table)
                assert list(frame.columns) == [field["name"] for field in about["schema"]["fields"]]
                assert slip.how in ("cell", "gone", "cut", "fewer"), "nothing is said"  # an empty cell at the end may be left out
    finally:
        target.unlink()


# Pages: as they are drawn, at any address.


def opened_at() -> st.SearchStrategy[tuple[str, dict[str, str]]]:
    return st.tuples(st.sampled_from([*PAGES_THERE, "embed.py"]), choices(8))


def check_page(case: tuple[str, dict[str, str]]) -> None:
    """A page is drawn at any address, and what was typed stands in it as text: in no HTML as a tag, in nothing that is read as Markdown."""
    page, values = case
    at = opened(page, **values)
    assert not is_markup(written(at))
    assert not [text for text in marked_texts(at) if SIGN in text]


def marked_texts(at) -> list[str]:
    """Return all of a page that Streamlit reads as Markdown: texts, messages, labels and hints of fields."""
    kinds = ("markdown", "caption", "title", "header", "subheader", "error", "warning", "info", "success", "toast", "exception")
    told = [each.value for kind in kinds for each in at.get(kind)]
    fields = (
        "selectbox",
        "button",
        "text_input",
        "toggle",
        "checkbox",
        "radio",
        "page_link",
        "link_button",
        "expander",
        "slider",
    )
    protos = [each.proto for kind in fields for each in at.get(kind) if hasattr(each, "proto")]
    return told + [getattr(proto, name, "") for proto in protos for name in ("label", "help", "page")]


# Files: what the routes that make them come to, in the process that makes them.

QUICK = ("csv", "svg", "geojson", "html", "docx")  # the others are made of these, or of the same parts in more time


def made_orders() -> st.SearchStrategy[tuple[str, str, dict[str, str]]]:
    """Return orders that can be read: a figure, a sheet, a view beside a story or a briefing, with anything in their choices."""
    figures = st.tuples(st.sampled_from(sorted(all_figures())), st.sampled_from(QUICK[:4])).map(".".join)
    sheets = st.tuples(st.sampled_from(list(FORMS)), st.sampled_from(["docx", "svg"])).map(".".join)
    own = st.sampled_from(["set", "n", "about", "date", "years", "lesson", "names", "answers"])
    sheet = st.lists(st.tuples(own, texts(["1994-07-15", "1988-1996", "10", "all"])), max_size=3).map(dict)
    return st.one_of(
        st.tuples(st.just("take"), figures, choices(3)),
        st.tuples(st.just("sheet"), sheets, sheet),
        st.tuples(
            st.just("posted"),
            st.sampled_from(["pptx", "html"]),
            briefings().map(lambda body: {"briefing": body.decode("utf-8", errors="replace")}),
        ),
        st.tuples(st.just("beside"), st.just("x" * 360), addresses().map(lambda view: {"view": view})),
    )


def check_file(case: tuple[str, str, dict[str, str]]) -> None:
    """A file is made, or refused in a sentence; what was typed stands in no markup of it."""
    route, name, query = case
    try:
        file, kind, body = worker.make(READ[route](name, query))
    except ValueError as refused:
        assert 0 < len(str(refused)) < SAID
        return
    assert re.fullmatch(r"[\w.-]*", file) and len(file) < 200
    if kind in ("text/html", "image/svg+xml"):
        assert not is_markup(re.sub(r"<(script|style)\b.*?</\1>", "", body.decode(), flags=re.DOTALL))
