"""Does whatever is sent get an answer that is text, and none an error? A few hundred cases, the same each time; more: tests/bench/fuzz.py."""

import time
from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from data.load import describe_table, table_names
from tests import hostile

LONGEST = 2.0  # seconds of the processor for an answer
SMALL = [name for name in table_names() if (hostile.TABLES / describe_table(name)["path"]).stat().st_size < 20_000]


def taken(check, case) -> float:
    """Return how long a check takes, in seconds of the processor."""
    began = time.process_time()
    check(case)
    return time.process_time() - began


def each(drawn, check, cases: int) -> None:
    """Try so many cases, drawn the same way at each run, and ask no other host meanwhile."""

    @settings(
        max_examples=cases,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def tried(case) -> None:
        if taken(check, case) > LONGEST:  # the first of all reads what is kept from then on
            assert taken(check, case) < LONGEST

    with hostile.no_other_host() as hosts:
        tried()
    assert not hosts


@pytest.mark.parametrize(
    ("drawn", "check", "cases"),
    [
        (hostile.a_choice, hostile.check_reader, 120),
        (hostile.addresses, hostile.check_figure, 60),
        (hostile.orders, hostile.check_order, 100),
        (hostile.briefings, hostile.check_briefing, 60),
    ],
)
def test_whatever_is_asked_is_answered_as_text_or_refused_in_a_sentence(drawn, check, cases):
    each(drawn(), check, cases)


def test_every_path_of_the_server_has_an_answer(door):
    each(hostile.paths(), partial(hostile.check_path, door), 80)


def test_a_slip_in_a_table_is_refused_by_file_and_line_or_is_read(tmp_path):
    each(hostile.slips(SMALL), partial(hostile.check_slip, tmp_path), 60)
