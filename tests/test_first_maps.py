"""Do the maps of numbers and of sites stand in the document as the browser will draw them, and as small as they may be?"""

import json
import re

import brotli
import pytest

from figures.first_maps import LARGEST_SAMPLE, first_sites, first_values
from figures.layers import layers
from geo.picture.live import WORLD, Plate, fitted
from geo.picture.live_values import CHOSEN_EDGE
from server.first.maps import drawn
from tests.test_first import first_picture
from words import english

MOST = 40_000  # bytes of a picture, pressed
BEGINS = (1, 50, 250, 1000, 3000)


def test_the_first_map_of_contributors_has_each_state_in_the_colour_of_its_class():
    values = json.loads(layers()["values"].body)["years"]["2005"]
    told = first_values(2005, "IND", BEGINS, 790, 420, english)
    assert 0.8 * len(values) < told.count('class="country counted"') <= len(values), "some have no land that is seen"
    top = sum(persons >= 3000 for persons in values.values())
    assert top and told.count('fill="var(--ramp-4)"') == top and "#" not in told
    last = told.rpartition("<path")[2]
    edge = f'stroke-width="{CHOSEN_EDGE * Plate.parts}"'
    assert edge in last and told.count(edge) == 1, "the chosen state lies over its neighbours"
    assert len(brotli.compress(told.encode(), quality=5)) < MOST


@pytest.mark.parametrize(("mission", "width"), [("", 1344), ("", 358), ("unifil", 1344)])
def test_the_first_map_of_deployments_has_each_site_of_the_year(mission, width):
    held = [each for each in json.loads(layers()["sites"].body)["missions"] if not mission or each["id"] == mission]
    entries = [entry for each in held for site in each["sites"] for entry in site["years"] if entry[0] == 2010]
    first = first_sites(2010, mission, width, 480, english)
    told = first.svg
    assert told.count('class="site"') == len(entries) > 0
    assert told.count('class="square"') == sum(bool(entry[2] & 32) for entry in entries) > 0
    assert (
        ("Naqoura<" if mission else "UNIFIL<") in told
        and "#" not in told
        and len(brotli.compress(told.encode(), quality=5)) < MOST
    )
    troops = sum(entry[1] or 0 for entry in entries)
    assert english(first.count).startswith(f"{len(entries):,} sites, {troops:,} troops") and first.year == 2010
    assert first.is_key_above == bool(mission or width < 600) and bool(first.regions) == (not mission)
    assert len(first.samples) == 2 and all(1 < radius <= LARGEST_SAMPLE for _, radius in first.samples)


def test_a_map_moves_beyond_its_limits_only_where_it_has_none():
    free = fitted((-85, -36, 130, 58), (0, 0, 0, 46), 1344, 480, 99, None)
    assert free.spot(22.5, 0)[0] == pytest.approx(free.width / 2) and free.width == 1344
    assert fitted(WORLD, (0, 0, 0, 0), 968, 356, 99).x == pytest.approx(0, abs=0.5)


def test_the_documents_of_pages_with_maps_say_what_the_maps_show(door):
    contributors = first_picture(door, "/contributors?year=2005")
    assert contributors.count('class="country counted"') > 80 and "3,000 and more" in contributors
    assert 'role="img" aria-label="Map of contributing states' in contributors
    deployments = first_picture(door, "/deployments?year=2010")
    assert deployments.count('class="site"') > 100 and 'aria-label="Map of deployment sites' in deployments
    told = re.sub(r"<[^>]*>", " ", deployments[deployments.index('<div class="key') : deployments.index('<span class="count')])
    wanted = ("troops", "no figure", "sector headquarters", "Middle East", "Play", "2024")
    assert [each for each in wanted if each not in told] == []


def test_a_map_that_is_told_otherwise_is_not_drawn():
    assert drawn({"script": "window.otherMap(m, {\n});", "feature_group": ""}, 900, 400, english) == ("", "")
    script = 'window.valuesMap(map_div, {\n"label": "L",\n"steps": [\n1,\n50,\n],\n"classes": [\n"few",\n"many",\n],\n});'
    view = 'window.atlas.commit({\n"year": 2005,\n"chosen": "",\n});'
    html, label = drawn({"script": script, "feature_group": view}, 900, 400, english)
    assert label == "L" and "many" in html and 'class="country counted"' in html
