"""What do all tests share? AppTest looks through every installed package for components whenever it opens a page; once is enough."""

from functools import cache
from unittest import mock

import pytest
from starlette.testclient import TestClient
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def components_are_looked_for_once():
    once = cache(manifest_scanner.scan_component_manifests)
    with mock.patch.object(manifest_scanner, "scan_component_manifests", once):
        yield


@pytest.fixture(scope="session")
def door():
    """A client of the running atlas, without a browser: it starts once in a process, as Streamlit's server does."""
    from app import app  # reads and shapes everything: only for those who ask

    with TestClient(app) as client:
        yield client
