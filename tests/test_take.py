"""Does a file come from the server when it is asked for, made elsewhere, kept, bounded, and with a sentence when it cannot be made?"""

import asyncio
import os
import sys
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.load import package
from figures.registry import all_figures, parameters_of
from publish import work
from publish.order import OPTIONS, Order, endings_of, order_of, read_order
from publish.work import NotMade, Workshop
from publish.worker import make
from server.routes import VisitorGone, routes, while_waited_for
from tests.test_pages import opened
from tests.workers import Named


def asked(order: Order) -> Order:
    """The order as the server reads it out of its address."""
    name, _, query = order.address.partition("?")
    return read_order(name, dict(part.split("=") for part in query.split("&") if part))


def test_an_order_comes_back_out_of_its_address(monkeypatch):
    figure = all_figures()["map"].make(date="1994-07-15", mission="unprofor")
    order = order_of(figure, "png", "16x9", "grey")
    assert order.address == "map.png?date=1994-07-15&mission=unprofor&paper=16x9&theme=grey"
    assert asked(order) == order
    assert order.key == asked(order).key != order_of(figure, "png").key
    before = order.key
    monkeypatch.setattr("publish.order.package", lambda: package() | {"version": "0.0.0"})
    assert order.key != before  # another release is another file


def test_years_under_a_map_are_ordered_with_its_pictures_alone():
    figure = all_figures()["map"].make(date="1994-07-15")
    order = order_of(figure, "pdf", under="years")
    assert order.address == "map.pdf?date=1994-07-15&under=years" and asked(order) == order
    assert order_of(figure, "csv", under="years") == order_of(figure, "csv")
    assert make(order)[0] == "blue-helmets-map-1994-07-15-years.pdf"


def test_a_figure_is_made_again_from_what_its_order_says():
    from publish.addresses import made

    for key in ("fallen-groups", "people-months", "institution-day", "contributors-ranking", "votes-over-time", "chain"):
        maker = all_figures()[key]
        for parameters in list(maker.edge_parameters())[:3]:
            figure = maker.make(**parameters)
            again = made(maker, dict(order_of(figure, "png").choices))
            assert again.finding == figure.finding and parameters_of(again) == parameters_of(figure), key


def test_only_what_has_places_is_offered_as_places():
    assert "geojson" in endings_of(all_figures()["map"].make()) and "geojson" not in endings_of(
        all_figures()["money-rates"].make()
    )


@pytest.mark.parametrize(
    "name, query",
    [("map.exe", {}), ("map.png", {"under": "sea"}), ("map.png", {"paper": "a0"}), ("map.png", {"theme": "pink"}), ("map", {})],
)
def test_an_order_that_cannot_be_read_gets_a_sentence(name, query):
    with pytest.raises(ValueError, match="there are"):
        read_order(name, query)


@pytest.fixture(scope="module")
def shop():
    """A workshop that several tests ask, one after the other: its process is started once, and again after a test that ends it."""
    shop = Workshop(1, (sys.executable, "-m", "tests.workers"), idle=60)
    yield shop
    shop.rest()


def asked_for(shop: Workshop, name: str):
    """The file of a figure, made in the workshop's process."""
    return asyncio.run(shop.file(Named(name)))


def test_a_file_is_made_in_another_process_once(shop):
    first, second = (asked_for(shop, "a") for _ in range(2))
    assert first == second and first[2].split()[0] != str(os.getpid()).encode()


def test_more_than_can_wait_are_sent_away(shop, monkeypatch):
    monkeypatch.setattr(work, "WAITING", 2)

    async def many():
        return await asyncio.gather(*(shop.file(Named(f"slow-{n}")) for n in range(4)), return_exceptions=True)

    answers = asyncio.run(many())
    assert [isinstance(answer, NotMade) for answer in answers] == [False, False, True, True]
    assert answers[2].message == work.BUSY


def test_a_file_that_several_ask_for_at_a_time_is_made_once(shop):
    async def both():
        return await asyncio.gather(*(shop.file(Named("slow-for-both")) for _ in range(3)))

    asked_for(shop, "before-both")
    before = shop._benches[0].count
    assert len(set(asyncio.run(both()))) == 1 and shop._benches[0].count == before + 1


def test_what_cannot_be_made_says_so(shop):
    with pytest.raises(ValueError, match="no figure of that name"):
        asked_for(shop, "refused")


def test_a_process_that_dies_is_said_and_the_next_file_is_made(shop):
    before = asked_for(shop, "before-it-dies")
    with pytest.raises(NotMade) as caught:
        asked_for(shop, "dies")
    assert caught.value.message == work.BROKEN
    after = asked_for(shop, "after-it-died")
    assert after[0] == "after-it-died.txt" and after[2].split()[0] != before[2].split()[0]


@pytest.mark.parametrize("wanting", ["disk", "memory"])
def test_a_process_without_disk_or_memory_says_so_and_makes_the_next_file(shop, wanting):
    before = asked_for(shop, f"before-{wanting}")
    with pytest.raises(NotMade) as caught:
        asked_for(shop, wanting)
    assert caught.value.message == work.NO_ROOM
    assert asked_for(shop, f"after-{wanting}")[2].split()[0] == before[2].split()[0]


def test_kept_files_are_bounded(shop, monkeypatch):
    size = len(asked_for(shop, "a")[2])  # the process's own number is in it
    monkeypatch.setattr(work, "KEPT", 3 * size)
    for name in "bcdefg":
        asked_for(shop, name)
    assert [made[0] for made in shop._kept.values()] == ["e.txt", "f.txt", "g.txt"]


def test_processes_end_after_some_files(shop, monkeypatch):
    asked_for(shop, "before")
    monkeypatch.setattr(work, "FILES_EACH", shop._benches[0].count + 2)
    made = [asked_for(shop, name)[2].split()[0] for name in "xyz"]
    assert made[0] == made[1] != made[2]


def test_processes_end_when_nothing_is_asked_of_them(shop, monkeypatch):
    monkeypatch.setattr(shop, "_idle", 0.05)
    asked_for(shop, "last")
    shop._timer.join(timeout=20)
    assert not shop._benches


def test_a_file_that_takes_too_long_is_given_up_and_its_process_with_it(monkeypatch):
    monkeypatch.setattr(work, "LONGEST", 0.3)
    shop = Workshop(1, (sys.executable, "-m", "tests.workers"))
    with pytest.raises(NotMade) as caught:
        asked_for(shop, "never")
    assert caught.value.message == work.TOO_LONG
    shop._threads.shutdown()
    assert not shop._benches and not shop._wanted
    shop.rest()


def test_a_server_that_ends_waits_for_no_file(shop):
    async def ended():
        asked = [asyncio.ensure_future(shop.file(Named(name))) for name in ("never", "never-2")]
        while not shop._busy:
            await asyncio.sleep(0.01)
        [bench] = shop._busy.values()
        shop.end()
        told = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 5)
        return bench.process.wait(5), told

    status, (first, second) = asyncio.run(ended())
    assert status < 0 and first.message == work.BROKEN and isinstance(second, asyncio.CancelledError)
    assert not shop._benches and not shop._wanted


def test_a_file_for_which_nobody_waits_any_longer_is_given_up(shop):
    async def left(name: str, others: int):
        asked = [asyncio.ensure_future(shop.file(Named(name))) for _ in range(1 + others)]
        await asyncio.sleep(0.1)
        asked[0].cancel()
        return await asyncio.gather(*asked, return_exceptions=True)

    [gone, file] = asyncio.run(left("slower-left", 1))
    assert isinstance(gone, asyncio.CancelledError) and file[0] == "slower-left.txt"
    [gone] = asyncio.run(left("never-left", 0))
    assert isinstance(gone, asyncio.CancelledError)
    assert asked_for(shop, "after-it-was-left")[0] == "after-it-was-left.txt"
    assert not shop._waiting and "never-left" not in shop._kept


def test_the_server_looks_whether_a_visitor_still_waits(monkeypatch):
    monkeypatch.setattr("server.routes.LOOK", 0.01)
    ended = []

    class Asked:
        async def is_disconnected(self):
            return True

    async def work():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            ended.append("cancelled")
            raise

    async def leave():
        with pytest.raises(VisitorGone):
            await while_waited_for(Asked(), work())
        await asyncio.sleep(0)

    asyncio.run(leave())
    assert ended == ["cancelled"]


def test_the_server_sends_files_and_sentences(monkeypatch):
    made = {}

    async def file(order):
        made["order"] = order
        if order.figure == "nothing":
            raise ValueError("no figure 'nothing'")
        if order.figure == "much":
            raise NotMade(work.BUSY)
        return "map.png", "image/png", b"PNG"

    monkeypatch.setattr("server.routes.WORKSHOP", type("Shop", (), {"file": staticmethod(file)}))
    client = TestClient(Starlette(routes=routes("/atlas")), base_url="https://un.example")
    answer = client.get("/atlas/assets/take/map.png?date=1994-07-15&theme=dark")
    assert (answer.status_code, answer.content) == (200, b"PNG")
    assert answer.headers["content-disposition"] == 'attachment; filename="map.png"'
    assert made["order"] == Order("map", "png", (("date", "1994-07-15"),), theme="dark", base="https://un.example/atlas")
    assert client.get("/atlas/assets/take/nothing.png").status_code == 404
    assert client.get("/atlas/assets/take/map.exe").text.startswith("no form 'exe'")
    busy = client.get("/atlas/assets/take/much.png")
    assert busy.status_code == 503 and "ask again" in busy.text


def test_options_are_no_choices():
    order = read_order("map.svg", {"date": "1994-07-15", **OPTIONS})
    assert order.choices == (("date", "1994-07-15"),)


@pytest.mark.parametrize("form", ["APA", "Chicago", "BibTeX", "RIS"])
def test_the_atlas_is_cited_in_each_form_where_it_says_how(form):
    at = opened("sources.py")
    at.session_state["fold-data-cite"] = "take"
    at.session_state["cite-data-cite"] = form
    at.run()
    told = at.code[-1].value
    assert not at.exception and "Blue Helmets Atlas" in told and "Each row of its tables names its own source." in told
    assert package()["version"] in told and str(datetime.now(UTC).year) in told and "may be used freely" not in told
