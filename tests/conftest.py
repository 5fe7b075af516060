"""What do all tests share? Libraries are imported where they are used: the process that only hands out tests needs none of them."""

import asyncio
import gc
import os
from functools import cache
from unittest import mock

import pytest

# Of no server that a test starts are files pressed as well as can be: it takes nine seconds of a processor, and pages look the same without.
os.environ.setdefault("ATLAS_PRESS_AFTER", "3600")
# Nor are pages drawn before a test asks for one.
os.environ.setdefault("ATLAS_DRAW_AFTER", "3600")


def pytest_collection_finish():
    """What was imported and collected stays to the end: the garbage collector need not walk it again and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_sessionfinish():
    """Nor need it look through everything once more when all is over."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once():
    """AppTest looks through every installed package for components whenever it opens a page; once is enough."""
    from streamlit.components.v2 import manifest_scanner

    once = cache(manifest_scanner.scan_component_manifests)
    with mock.patch.object(manifest_scanner, "scan_component_manifests", once):
        yield


@pytest.fixture(scope="session", autouse=True)
def a_page_is_waited_for_asleep():
    """AppTest looks every millisecond whether a page is done, and takes the processor from it each time."""
    from streamlit.testing.v1 import local_script_runner

    look = local_script_runner.require_widgets_deltas

    def wait(runner, timeout: float) -> None:
        runner._script_thread.join(timeout)
        look(runner, 1)

    with mock.patch.object(local_script_runner, "require_widgets_deltas", wait):
        yield


@pytest.fixture(scope="session", autouse=True)
def drawn_apart():
    """How the atlas draws a picture: in a process of its own, for the server's memory. Tests draw where they are, in a tenth of the time."""
    import altair as alt
    import vl_convert

    from charts import picture

    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])

    def drawn_here(specification: str) -> bytes:
        return vl_convert.vegalite_to_svg(specification, vl_version=version).encode()

    apart = picture.drawn
    with mock.patch.object(picture, "drawn", drawn_here):
        yield apart


@pytest.fixture(scope="session", autouse=True)
def pictures_on_slides_are_coarse():
    """How fine a picture on a slide is: in tests, but for the one that looks at it, a sixteenth of its dots in a fifth of the time."""
    from publish import slide

    fine = slide.FINENESS
    with mock.patch.object(slide, "FINENESS", fine / 4):
        yield fine


async def made_here(order):
    """What the atlas's workshop gives for an order, made in this process."""
    from publish.work import Refused
    from publish.worker import make

    try:
        return await asyncio.to_thread(make, order)
    except ValueError as error:
        raise Refused(getattr(error, "message", str(error))) from error


@pytest.fixture(scope="session", autouse=True)
def files_are_made_here():
    """Files are made where tests are: the processes that make them have tests of their own, and the atlas that runs makes some."""
    from publish.work import WORKSHOP

    with mock.patch.object(WORKSHOP, "file", made_here):
        yield


@pytest.fixture(scope="session")
def opened_door():
    """A client of the running atlas and its runtime: it starts once in a process, as Streamlit's server does."""
    from starlette.testclient import TestClient
    from streamlit.runtime import Runtime

    from app import app  # reads and shapes everything: only for those who ask

    with TestClient(app) as client:
        yield client, Runtime.instance()


@pytest.fixture
def door(opened_door, monkeypatch):
    """A client of the running atlas, without a browser."""
    from streamlit.runtime import Runtime

    client, runtime = opened_door
    monkeypatch.setattr(Runtime, "_instance", runtime)  # Streamlit's tests of pages, in the same process, leave none behind
    return client
