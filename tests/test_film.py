"""Does the film of the years show the days, the turning points and what must stand with a map?"""

import pandas as pd
import pytest

from data.atlas import operations_on
from data.sources import source_row
from figures.paper_years import across
from geo.browser import web_files
from publish.film.frame import MARGIN, WIDTH, svg_of
from publish.film.moments import Moment, moments, turning_points
from publish.film.shelf import ALL, films
from words import english

SREBRENICA = pd.Timestamp("1995-07-11")


def test_a_film_goes_by_half_years_from_the_first_operation_to_now_and_stops_at_turning_points():
    told = moments()
    days = [moment.day for moment in told]
    assert f"{days[0]:%Y-%m-%d}" == "1948-05-29" and f"{days[-1]:%Y-%m-%d}" == "2026-11-22"
    assert days == sorted(set(days)) and len(days) > 2 * 78
    assert {turn.day for turn in turning_points()} <= set(days)


def test_turning_points_are_reforms_of_the_first_rank_and_what_led_to_them():
    told = {f"{turn.day:%Y-%m-%d}": english(turn.caption) for turn in turning_points()}
    assert told["2000-08-21"] == "21 August 2000: Brahimi report"
    assert told["1995-07-11"].startswith("11 July 1995: Srebrenica falls")
    assert told["1973-10-01"] == "October 1973: UNEF II guidelines"  # no finer than it is known


def test_years_that_run_backwards_are_no_film():
    with pytest.raises(ValueError, match="no film from"):
        moments(pd.Timestamp("1999-01-01"), pd.Timestamp("1988-01-01"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_frame_says_its_day_its_turning_point_its_sources_and_the_disclaimer(theme):
    turn = next(turn for turn in turning_points() if turn.day == SREBRENICA)
    drawn = svg_of(turn, theme)
    for said in ("on 11 July 1995.", "Srebrenica falls", "UNPROFOR", "Source: UN", "do not imply official endorsement"):
        assert said in drawn


def test_what_is_still_to_come_is_faint():
    drawn = svg_of(Moment(SREBRENICA))
    bars = [part.split("/>")[0] for part in drawn.split("<rect ")[1:] if 'height="3"' in part.split("/>")[0]]
    begun = {bar for bar in bars if 'fill-opacity="1"' in bar}
    starts = [float(bar.split(' x="')[1].split('"')[0]) for bar in begun]
    assert len(begun) > 20 and len(bars) > len(begun) and max(starts) <= across(SREBRENICA, MARGIN, WIDTH - 2 * MARGIN)


def test_the_films_that_are_offered_are_there_and_small():
    assert len(films()) == 9 and next(iter(films())) == ALL
    total = 0
    for name in (name for film in films().values() for name in (film.file, film.gif)):
        film = web_files()[name]
        assert film.kind in ("video/mp4", "image/gif") and 10_000 < len(film.body) < 1_000_000
        assert film.body[4:8] == b"ftyp" or film.body.startswith(b"GIF8")
        total += len(film.body)
    assert total < 6_000_000


def test_a_film_says_what_it_shows():
    told = english(films()["own-expansion"].finding)
    n, m = (len(operations_on(pd.Timestamp(day))) for day in ("1988-01-01", "1993-12-31"))
    assert told == f"Expansion: from {n} to {m} operations, 1988 to 1993." and m > n
    assert english(films()["own-contraction"].label).startswith("Contraction, 2016 to 20")


def test_every_turning_point_has_its_source():
    assert all(turn.source_id and source_row(turn.source_id) is not None for turn in turning_points())
