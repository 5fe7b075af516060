"""Does a story that was left for the atlas stay one line away, until it is gone back to or dismissed?"""

import pytest

from data.stories import stories
from tests.test_pages import opened, said, written
from ui.learn.way_back import leaving, read_left


def line(at) -> str:
    """What the line says, "" where there is none."""
    return next((button.label for button in at.button if button.key == "way-back-follow"), "")


def test_a_step_remembers_itself_in_the_address_of_its_view():
    story = stories()["congo-twice"]
    assert leaving("/?date=1960-07-20&mission=onuc", story, 0) == "/?date=1960-07-20&mission=onuc&from=congo-twice-1"
    assert leaving("/money#money-shares", story, 4) == "/money?from=congo-twice-5#money-shares"
    assert read_left("congo-twice-5") == (story, 4)


@pytest.mark.parametrize("text", ["", "congo-twice", "congo-twice-0", "congo-twice-99", "atlantis-1", "<b>-1"])
def test_what_means_no_step_draws_no_line(text):
    assert read_left(text) is None
    assert line(opened("money.py", **{"from": text})) == ""


def test_each_step_offers_its_view_with_the_way_back():
    text = written(opened("lessons.py", story="congo-twice"))
    for n in range(1, len(stories()["congo-twice"].steps) + 1):
        assert f"from=congo-twice-{n}" in text


def test_the_line_leads_back_to_the_step_and_is_gone_there():
    at = opened("money.py", **{"from": "congo-twice-7"})
    assert line(at) == "Back to the story: Congo, twice, step 7"
    at.button(key="way-back-follow").click().run()
    assert not at.exception
    assert 'data-key="congo-twice"' in written(at) and said(at, "step") == "7" and said(at, "story") == "congo-twice"
    assert line(at) == "" and "from" not in at.query_params
    at.switch_page("money.py").run()
    assert line(at) == ""


def test_the_line_goes_along_to_other_pages_until_it_is_dismissed():
    at = opened(date="1960-07-20", mission="onuc", **{"from": "congo-twice-1"})
    at.switch_page("people.py").run()
    assert line(at) == "Back to the story: Congo, twice, step 1"
    at.button(key="way-back-forget").click().run()
    assert line(at) == "" and "from" not in at.query_params
    assert said(at, "mission") == "onuc"
