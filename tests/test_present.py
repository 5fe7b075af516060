"""Is a briefing made, ordered, kept, refused in a sentence, and shown by one page that asks no network?"""

import html
import io
import json
import re

import pytest
import streamlit as st
from pptx import Presentation
from pptx.util import Inches
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data import people
from figures.registry import all_figures
from publish import editing, worker
from publish.addresses import address_of, figure_at
from publish.briefing import LARGEST, MOST, Briefing, NotABriefing, Slide, read
from publish.deck import staged
from publish.filled import filled_by
from publish.order import DeckOrder, read_deck
from publish.packed import LONGEST, packed, unpacked
from publish.ready import countries, of_country, subjects
from publish.show import PROGRAM, drawn, program, show_of
from publish.template import LARGEST as LARGEST_TEMPLATE
from server.routes import routes
from tests.test_decks import own_template
from tests.test_pages import notices, opened
from ui.present import tray
from ui.present.begin import FILE, TURN
from ui.present.held import briefing
from ui.view import PAGE
from words import english

FALLEN = Slide("figure", ("/fallen#fallen-years",), finding="Fewer had died.")
HELD = Briefing(
    "Three", (Slide("title", title="Three"), FALLEN, Slide("figure", ("/?date=1994-07-15#map",), note="Begin with the map."))
)


@pytest.mark.parametrize(
    "key", ["map", "fallen-groups", "people-months", "institution-day", "mission-life", "chain", "people-world"]
)
def test_the_address_of_a_figure_means_that_figure(key):
    maker = all_figures()[key]
    for parameters in list(maker.edge_parameters())[:4]:
        figure = maker.make(**parameters)
        again = figure_at(address_of(figure))
        assert (again.finding, again.key) == (figure.finding, figure.key)


def titles(briefing: Briefing) -> list[str]:
    return [slide.title or slide.film or slide.addresses[0] for slide in briefing.slides]


def test_slides_are_moved_added_taken_out_and_written():
    one, two, three = titles(HELD)
    assert titles(editing.moved(HELD, 0, 2)) == [two, three, one]
    assert titles(editing.moved(HELD, 2, 0)) == [three, one, two]
    assert titles(editing.removed(HELD, 1)) == [one, three]
    assert titles(editing.added(HELD, Slide("text", title="x"), 0)) == [one, "x", two, three]
    assert titles(editing.added(HELD, Slide("text", title="x")))[-1] == "x"
    assert editing.rewritten(HELD, 1, title="y" * 500).slides[1].title == "y" * 200
    assert titles(HELD) == [one, two, three]


def test_two_pictures_stand_beside_each_other_and_part_again():
    both = editing.paired(HELD, 1, HELD.slides[2].addresses[0])
    assert both.slides[1].kind == "pair" and both.slides[1].addresses == ("/fallen#fallen-years", "/?date=1994-07-15#map")
    assert read(both.as_json().encode()) == both and editing.unpaired(both, 1) == HELD


ASKED = "/reform?reform=brahimi-2000&then=asked#reform-recommendations"
ACCOUNT = "/reform?reform=sres-1265-1999#reform-account"


@pytest.mark.parametrize(
    "slide", [Slide("figure", (ASKED,)), Slide("figure", (ASKED,), text="1\n2\n3\n4"), Slide("figure", (ACCOUNT,))]
)
def test_the_slides_of_an_account_are_told_as_they_leave(slide):
    account, alone = filled_by(slide, english), Briefing("Alone", (slide,))
    made = [each for each in staged(alone).deck.slides if not each.shapes.title.text.startswith("Sources")]
    assert account.deck == len(made) and account.show == show_of(alone).decode().count('<section class="slide figure')
    first = [shape.text_frame.text for shape in made[0].shapes if shape.has_text_frame]
    told = ["\n".join(text for text, _, _ in each.paragraphs) for column in account.columns for each in column]
    assert len(told) > 3 and [text for text in first if text in told] == told


@pytest.mark.parametrize("address", ["/people?date=1994-07-01#people-world", "/?date=1994-07-15#map", "/reform#reform-landmarks"])
def test_what_is_drawn_or_becomes_a_timeline_is_no_account(address):
    assert filled_by(Slide("figure", (address,)), english) is None


def test_the_preview_of_a_long_account_is_its_first_slide_and_says_how_many_there_are():
    slide = Slide("figure", (ASKED,))
    at, account = opened("present.py", briefing=packed(Briefing("Long", (slide,)))), filled_by(slide, english)
    assert account.deck > 1 and account.show > 1
    said = f"{account.deck} in PowerPoint and as PDF, {account.show} in the show. Above is the first in PowerPoint."
    assert said in " ".join(each.value for each in at.caption)
    text = html.unescape(next(each.proto.body for each in at.get("html") if "slide-account" in each.proto.body))
    entries = figure_at(ASKED).picture.entries
    shown = [english(entry.title) in text for entry in entries]
    here = sum(map(len, account.columns))
    assert f"(1/{account.deck})" in text and shown == [True] * here + [False] * (len(entries) - here)
    at = opened("present.py", briefing=packed(HELD))
    assert not any("Slides that this fills" in each.value for each in at.caption)


def test_a_full_briefing_takes_no_more():
    full = Briefing("", (Slide("text", title="a"),) * MOST)
    with pytest.raises(NotABriefing, match="at most"):
        editing.added(full, Slide("text", title="b"))


def test_a_slide_says_when_its_numbers_have_changed_or_its_picture_has_gone():
    gone = Slide("figure", ("/people#no-such-figure",), finding="It said so.")
    assert editing.has_changed(FALLEN) and not editing.has_changed(gone)
    assert not editing.has_changed(editing.renewed(HELD, 1).slides[1])
    assert not editing.is_whole(gone) and editing.name_of(gone) == "It said so."
    assert editing.whole(Briefing("", (gone, FALLEN))).slides == (FALLEN,)


@pytest.mark.parametrize("key", subjects())
def test_a_ready_made_briefing_stands_in_an_address(key):
    ready = subjects()[key]
    text = packed(editing.all_renewed(ready))
    assert 0 < len(text) <= LONGEST and re.fullmatch(r"[\w-]+", text)
    assert titles(unpacked(text)) == titles(ready)


def test_a_long_briefing_stands_in_no_address():
    letters = "".join(chr(0x4E00 + n * 37 % 20_000) for n in range(3000))
    assert packed(Briefing("", (Slide("text", title="a", text=letters),))) == ""


@pytest.mark.parametrize("text", ["nonsense!", "AAAA", "x" * 3000, packed(HELD)[:-9]])
def test_an_address_that_has_no_briefing_is_refused(text):
    with pytest.raises(NotABriefing):
        unpacked(text)


def test_a_countrys_briefing_says_its_place_among_contributors():
    ranked = people.contributors(people.last_year_of_means())
    titles = [slide.title for slide in of_country("GHA").slides]
    place = list(ranked["iso3"]).index("GHA") + 1
    assert f"In {people.last_year_of_means()} Ghana was number {place} of {len(ranked)} states that contributed." in titles
    absent = next(iso3 for iso3 in countries() if iso3 not in set(ranked["iso3"]))
    assert of_country(absent).slides[3].title == ""


def test_every_country_offered_has_a_briefing():
    assert len(countries()) > 100 and of_country(next(iter(countries()))).slides


@pytest.fixture(scope="module")
def page() -> str:
    told = Briefing(
        "A </script> of it",
        (
            Slide("title", title="A & B", text="For the meeting"),
            Slide("figure", ("/fallen#fallen-years",), text="What I say to it.", note="Speak slowly."),
            Slide("pair", ("/?date=1994-07-15#map", "/#map"), title="Then and now"),
            Slide("figure", ("/reform#reform-landmarks",)),
            Slide("figure", ("/mission?mission=unmiss#mission-numbers",), mark="Six numbers", place="bottom-right"),
            Slide("film", film="own-first-steps", text="Watch the dots."),
        ),
    )
    return show_of(told, base="https://atlas.example").decode()


def test_the_show_has_its_slides_its_words_and_its_sources(page):
    heads = [html.unescape(head) for head in re.findall(r"<h1>(.*?)</h1>", page)]
    assert heads[0] == "A & B" and heads[2] == "Then and now" and heads[-1] == "Sources"
    assert heads[1] == english(figure_at("/fallen#fallen-years").finding)
    assert sum(head.startswith("Of 25 decisions") for head in heads) == 5
    assert "What I say to it." in page and "Speak slowly.\n" in page and "https://atlas.example/fallen" in page
    assert page.count("do not imply official endorsement") >= 1


def test_the_show_has_its_film_and_its_marks(page):
    assert page.count('src="data:video/mp4;base64,') == 1 and "media-src data:" in page
    assert "First steps: from 1 to 2 operations, 1948 to 1955." in html.unescape(page) and "Watch the dots." in page
    assert '<p class="mark bottom-right">Six numbers</p>' in page


def test_a_chain_of_many_boxes_is_drawn_low_on_a_slide():
    """Drawn as high as on its page it would be seen so small that its letters are 7 pixels on a slide of 1280."""
    chain = figure_at("/reform?then=chain&node=reform_brahimi-2000#chain")
    spec = json.loads(drawn(chain.picture, chain, 1216, "light", english).chart)
    assert spec["height"] + 10 == chain.picture.low.height < 500


def test_the_show_asks_no_network_and_no_text_ends_it(page):
    assert "default-src 'none'" in page and "A &lt;/script&gt; of it" in page
    assert not re.search(r'(?:src|href)="(?!#|data:)', re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


def test_the_program_of_the_show_is_one_piece():
    text = program()
    assert not re.search(r"^(import|export) ", text, re.MULTILINE)
    names = re.findall(r"^(?:class|function|async function|const) (\w+)", text, re.MULTILINE)
    assert len(names) == len(set(names)) and {"Show", "Movable", "after"} <= set(names) and len(PROGRAM) == 4


def test_the_server_makes_files_of_a_briefing_that_is_posted(monkeypatch):
    made = {}

    async def file(order):
        made["order"] = order
        return "deck.pptx", "application/x", b"DECK"

    monkeypatch.setattr("server.routes.WORKSHOP", type("Shop", (), {"file": staticmethod(file)}))
    client = TestClient(Starlette(routes=routes("/atlas")), base_url="https://un.example")
    answer = client.post("/atlas/assets/deck/pptx?paper=4x3", content=HELD.as_json())
    assert (answer.status_code, answer.content) == (200, b"DECK")
    assert made["order"] == DeckOrder(HELD.as_json(), "pptx", "4x3", base="https://un.example/atlas")
    assert client.post("/atlas/assets/deck/exe", content="{}").status_code == 404
    assert client.post("/atlas/assets/deck/html", content=b" " * (LARGEST + 1)).status_code == 413
    client.post("/atlas/assets/deck/html", content=b"\xff\xfe")
    with pytest.raises(NotABriefing, match="cannot be read as JSON"):  # as the process that is to make it finds
        read(made["order"].briefing.encode())
    assert client.get("/atlas/assets/deck/html").status_code == 404


def test_a_template_goes_along_with_the_briefing_that_is_posted(monkeypatch):
    made = []

    async def file(order):
        made.append(order)
        return worker.make(order)

    monkeypatch.setattr("server.routes.WORKSHOP", type("Shop", (), {"file": staticmethod(file)}))
    client, own = TestClient(Starlette(routes=routes(""))), own_template()
    small = Briefing("One", (Slide("title", title="One"),)).as_json().encode()
    plain, styled = (client.post("/assets/deck/pptx", content=body) for body in (small, small + b"\0" + own))
    widths = [Presentation(io.BytesIO(answer.content)).slide_width for answer in (plain, styled)]
    assert widths[1] == Inches(10) != widths[0]
    assert made[1].template == own and made[0].key != made[1].key
    assert client.post("/assets/deck/pptx", content=small + b"\0" + b"x" * (LARGEST_TEMPLATE + 1)).status_code == 413
    assert client.post("/assets/deck/pptx", content=b"x" * (LARGEST + 1) + b"\0").status_code == 413


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"GIF89a", "it cannot be opened"),
        (own_template(kind="presentation.macroEnabled"), "has macros"),
        (b"x" * (LARGEST_TEMPLATE + 1), "too large"),
    ],
    ids=["broken", "macros", "huge"],
)
def test_a_file_that_is_no_template_gets_a_sentence_when_it_is_chosen(body, said):
    client = TestClient(Starlette(routes=routes("")))
    assert client.post("/assets/template", content=own_template()).status_code == 200
    answer = client.post("/assets/template", content=body)
    assert answer.status_code == 422 and said in answer.text
    assert client.post("/assets/template?lang=qps", content=body).text.startswith("⟦")


def test_orders_of_a_briefing_differ_when_it_does():
    one, two = (read_deck(briefing.as_json(), "html", {}) for briefing in (HELD, editing.moved(HELD, 0, 1)))
    assert one.key != two.key == read_deck(two.briefing, "html", {"theme": "light"}).key
    assert len({read_deck(two.briefing, "pptx", {}, template=body).key for body in (b"", b"a", b"b")}) == 3
    with pytest.raises(ValueError, match="no theme"):
        read_deck("{}", "html", {"theme": "grey"})


# The page


def held(at) -> Briefing:
    return at.session_state["briefing"]


def test_an_empty_page_says_how_to_begin_and_offers_what_is_ready():
    at = opened("present.py")
    assert "Add to briefing" in at.caption[0].value
    ready = [button for button in at.button if button.key.startswith("ready-")]
    assert len(ready) == 6
    ready[0].click().run()
    assert not at.exception and len(held(at).slides) == 10
    assert unpacked(at.query_params["briefing"]).title == "UN peacekeeping in ten minutes"
    assert all(slide.finding for slide in held(at).slides if slide.addresses)


def test_pictures_are_added_where_they_stand_and_the_page_has_them():
    at = opened("fallen.py", mission="unmiss")
    at.button(key="add-fallen-years").click().run()
    at.run()  # of the page, after that of the tray alone
    at.button(key="add-fallen-years").click().run()
    assert not at.exception and [slide.addresses for slide in held(at).slides] == [("/fallen?mission=unmiss#fallen-years",)] * 2
    at.switch_page("present.py").run()
    assert not at.exception and "UNMISS" in at.text_input(key="slide-title").placeholder
    at.text_input(key="slide-title").input("Those who died in South Sudan").run()
    at.text_area(key="slide-note").input("Name them.").run()
    assert (held(at).slides[0].title, held(at).slides[0].note) == ("Those who died in South Sudan", "Name them.")
    at.button(key="undo").click().run()
    assert held(at).slides[0].note == "" and at.text_area(key="slide-note").value == ""


def test_a_film_is_added_and_another_chosen():
    at = opened("present.py", briefing=packed(HELD))
    at.button(key="new-film").click().run()
    assert not at.exception and (held(at).slides[1].kind, held(at).slides[1].film) == ("film", "years")
    assert not editing.has_changed(held(at).slides[1])
    at.selectbox(key="slide-film").select("own-expansion").run()
    assert not at.exception and held(at).slides[1].film == "own-expansion"
    assert at.text_input(key="slide-title").placeholder.startswith("Expansion: from 5 to 17")
    assert unpacked(at.query_params["briefing"]) == held(at)


def test_a_mark_is_written_and_has_its_place():
    at = opened("present.py", briefing=packed(HELD))
    at.session_state["briefing_slide"] = 2
    at.run()
    at.text_input(key="slide-mark").input("Here").run()
    at.selectbox(key="slide-place").select("bottom-right").run()
    assert not at.exception and (held(at).slides[2].mark, held(at).slides[2].place) == ("Here", "bottom-right")
    assert 'class="slide-mark bottom-right">Here<' in "".join(each.proto.body for each in at.get("html"))


def test_a_film_that_is_gone_leaves_the_page_whole():
    gone = Slide("film", film="no-such-film", finding="It said so.")
    assert not editing.is_whole(gone) and editing.name_of(gone) == "It said so." and not editing.has_changed(gone)
    assert not opened("present.py", briefing=packed(Briefing("Old", (gone,)))).exception


def test_titles_and_texts_are_added_and_two_pictures_are_compared():
    at = opened("present.py", briefing=packed(HELD))
    at.button(key="new-text").click().run()
    assert [slide.kind for slide in held(at).slides] == ["title", "text", "figure", "figure"]
    at.session_state["briefing_slide"] = 2
    at.run()
    at.selectbox(key="slide-beside").select("/?date=1994-07-15#map").run()
    assert not at.exception and held(at).slides[2].kind == "pair"
    at.selectbox(key="slide-beside").select("").run()
    assert held(at).slides[2].kind == "figure"


def test_a_slide_whose_numbers_changed_says_so_and_keeps_the_new():
    at = opened("present.py", briefing=packed(HELD))
    at.session_state["briefing_slide"] = 1
    at.run()
    assert "Fewer had died." in at.caption[0].value
    at.button(key="renew").click().run()
    assert held(at).slides[1].finding == english(figure_at("/fallen#fallen-years").finding)


def test_a_picture_that_is_gone_leaves_the_page_whole():
    gone = Briefing("Old", (Slide("figure", ("/people#no-such-figure",), finding="It said so."),))
    at = opened("present.py", briefing=packed(gone))
    assert not at.exception and held(at) == gone


def test_an_operation_a_country_and_a_day_have_a_briefing_ready():
    at = opened("present.py")
    at.selectbox(key="ready-operation").select("unmiss").run()
    assert held(at).title == "UNMISS"
    at.selectbox(key="ready-country").select("GHA").run()
    assert held(at).title == "Ghana in peacekeeping"
    at.text_input(key="ready-day").input("15 July 1994").run()
    assert not at.exception and held(at).title == "The world of 15 July 1994"
    at.text_input(key="ready-day").input("soon").run()
    assert held(at).title == "The world of 15 July 1994" and any("is not a date" in told for told in notices(at))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [(b"GIF89a", "cannot be read as JSON"), (b"{}", "not a briefing"), (b" " * (LARGEST + 1), "too large")],
)
def test_a_file_that_is_no_briefing_gets_a_sentence_and_changes_nothing(body, sentence):
    at = opened("present.py", briefing=packed(HELD))
    at.file_uploader(key=f"{FILE}-{at.session_state[TURN]}").upload("kept.json", body, "application/json").run()
    assert not at.exception and held(at) == HELD and any(sentence in told for told in notices(at))


def test_a_kept_file_is_opened_again():
    at = opened("present.py")
    at.file_uploader(key=f"{FILE}-{at.session_state[TURN]}").upload(
        "kept.json", HELD.as_json().encode(), "application/json"
    ).run()
    assert not at.exception and held(at) == HELD and not notices(at)


def test_an_address_that_is_no_briefing_gets_a_sentence():
    at = opened("present.py", briefing="nonsense")
    assert not at.exception and any("cannot be read" in told for told in notices(at)) and "Add to briefing" in at.caption[0].value


LONG = Briefing(
    "Long", tuple(Slide("text", title=f"{n}", text="".join(chr(0x4E00 + n * k % 20_000) for k in range(300))) for n in range(9))
)


@pytest.mark.parametrize(
    ("session", "kept", "wanted"),
    [
        ({}, LONG.as_json(), LONG),  # the server was started anew: the browser hands over what it has, too long for an address
        ({"briefing": HELD}, LONG.as_json(), HELD),  # the session has lived on: what it holds is newer
        ({}, "nonsense", Briefing("")),
        ({}, None, Briefing("")),
    ],
)
def test_what_the_browser_keeps_comes_back_when_the_session_is_lost(session, kept, wanted, monkeypatch):
    state = session | {"tray_link": {"kept": kept}, PAGE: ("fallen",)}
    monkeypatch.setattr(st, "session_state", state)
    assert packed(LONG) == ""
    tray._restore()
    assert briefing() == wanted


def test_back_brings_the_briefing_before():
    at = opened("present.py", briefing=packed(HELD))
    at.query_params["briefing"] = packed(editing.removed(HELD, 0))
    at.run()
    assert len(held(at).slides) == 2
