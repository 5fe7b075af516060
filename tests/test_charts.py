"""Do the charts show what they should, on the real tables, in colours everybody can tell apart?"""

import itertools
import json
import re
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pandas as pd
import pytest

from charts import picture
from charts.history import strips_of
from charts.lanes import packed, staggered
from charts.theme import ACCENT, GROUND, INK, RAMP, REGION_COLORS, style_sheet
from charts.timeline import joined_runs, landmarks_of, strength_of
from charts.wording import sentence
from data.derive import mission_spans, strength_dates
from data.load import as_of, load_table
from figures import small_timeline as tables
from geo.browser import WEB
from geo.picture.ground import TONES
from geo.picture.live_seats import DIMMED
from tests.drawing import vega_of
from words import say
from words.language import words_of

SVG = "{http://www.w3.org/2000/svg}"
FIRST, LAST = pd.Timestamp("1948-01-01"), as_of()


def small_timeline(theme="light", width=1000):
    return vega_of(tables.small_timeline(theme, width))


def rows_of(spec: dict) -> list[dict]:
    return list(itertools.chain.from_iterable(spec["datasets"].values()))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_timeline_shows_every_operation_and_landmark(theme):
    rows = rows_of(small_timeline(theme))
    assert {row["mission_id"] for row in rows if "mission_id" in row} == set(load_table("missions")["mission_id"])
    landmarks = load_table("reforms").query("is_landmark")["short_title"]
    assert {row["short_title"] for row in rows if "short_title" in row} == set(landmarks)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_timelines_picture_links_and_names_every_operation(theme):
    drawn = tables.timeline_picture(theme, 420)
    assert b"://" not in drawn.replace(b"http://www.w3.org/", b"")
    picture = ElementTree.fromstring(drawn)
    links = {link.get("{http://www.w3.org/1999/xlink}href"): link for link in picture.iter(f"{SVG}a")}
    names = mission_spans().set_index("mission_id")["name"]
    landmarks = load_table("reforms").query("is_landmark").set_index("reform_id")["title"]
    assert set(links) == {f"?mission={mission_id}" for mission_id in names.index} | {f"?reform={key}" for key in landmarks.index}
    said = [mark.get("aria-label") for mark in picture.iter() if mark.get("aria-label")]
    assert not [text for text in said if re.match(r"\w+: .*; \w+: ", text)]  # wording of our own, no list of fields
    for key, title in landmarks.items():
        labels = [mark.get("aria-label") for mark in links[f"?reform={key}"].iter() if mark.get("aria-label")]
        assert labels and all(label.startswith(f"{title}, ") for label in labels)
    for mission_id, name in names.items():
        assert name in next(links[f"?mission={mission_id}"].iter(f"{SVG}path")).get("aria-label")


def test_a_picture_is_drawn_in_a_process_of_its_own_as_it_is_here(drawn_apart):
    chart = json.dumps({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "data": {"values": [{}]}, "mark": "point"})
    assert drawn_apart(chart) == picture.drawn(chart) and picture.drawn(chart).startswith(b"<svg")
    with pytest.raises(subprocess.CalledProcessError):
        drawn_apart("no chart")


def test_small_timelines_pictures_have_their_own_tag_for_each_theme():
    assert tables.timeline_tag("light") != tables.timeline_tag("dark")


def test_bars_are_drawn_in_universal_time():
    start = next(row["start"] for row in rows_of(small_timeline()) if row.get("mission_id") == "untso")
    assert pd.Timestamp(start, unit="ms") == pd.Timestamp("1948-05-29")


def test_open_operations_reach_the_packages_date_and_say_present():
    bar = next(row for row in rows_of(small_timeline()) if row.get("mission_id") == "untso")
    assert pd.Timestamp(bar["end"], unit="ms") == LAST and bar["dates"].endswith("present")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_bar_lasts_as_its_operation_did_in_its_regions_colour_and_more_strength_stands_higher(theme):
    spec, spans = small_timeline(theme), mission_spans().set_index("mission_id")
    ends = {row["mission_id"]: pd.Timestamp(row["end"], unit="ms") for row in rows_of(spec) if "mission_id" in row}
    assert ends == spans["end_date"].fillna(LAST).to_dict()
    encoded = spec["layer"][-1]["encoding"]
    assert encoded["x"]["scale"]["type"] == "utc" and all(day["utc"] for day in encoded["x"]["scale"]["domain"])
    colors = encoded["color"]["scale"]
    assert dict(zip(colors["domain"], colors["range"], strict=True)) == REGION_COLORS[theme]
    points = strength_of(strength_dates(), 100.0).sort_values("persons")
    assert encoded["y"]["scale"]["reverse"] and points["y"].is_monotonic_decreasing and points["y"].max() <= 100


def test_a_sentence_of_a_mark_is_an_expression_whatever_its_words_are():
    told = sentence(words_of("en"), say('“{n}" of {m}\\ years', n=0), n="datum.n", m="datum.m")
    assert told == r'''"\u201c" + (datum.n) + "\" of " + (datum.m) + "\\ years"'''


def test_bars_of_one_lane_do_not_touch():
    spans = packed(mission_spans(), LAST)
    for _, lane in spans.groupby("lane"):
        lane = lane.sort_values("start_date")
        ends = lane["end_date"].fillna(LAST).iloc[:-1].to_numpy()
        assert (lane["start_date"].iloc[1:].to_numpy() > ends).all()


def test_staggered_labels_do_not_touch_and_those_without_room_are_missing():
    rows = staggered(pd.Series([0, 10, 20, 30]), pd.Series([50, 50, 50, 50]), 2)
    assert rows.tolist()[:2] == [0, 1] and rows.isna().tolist() == [False, False, True, True]


def test_labels_of_one_row_keep_clear_in_a_narrow_plot():
    landmarks = landmarks_of(load_table("reforms"), LAST)
    assert landmarks["y_narrow"].notna().sum() >= 5 and landmarks["y_wide"].notna().sum() >= 10


@pytest.mark.parametrize("width", tables.TIMELINE_WIDTHS)
def test_labels_of_one_row_do_not_touch_in_any_picture(width):
    names = set(load_table("reforms").query("is_landmark")["short_title"])
    rows: dict[float, list[tuple[float, float]]] = {}
    for text in ElementTree.fromstring(tables.timeline_picture("light", width)).iter(f"{SVG}text"):
        if text.text not in names or text.get("opacity") == "0":
            continue
        x, y = map(float, re.search(r"translate\(([\d.-]+),([\d.-]+)\)", text.get("transform")).groups())
        wide = len(text.text) * 5.6  # pixels; the letters are eleven high
        rows.setdefault(y, []).append((x - wide, x) if text.get("text-anchor") == "end" else (x, x + wide))
    assert sum(map(len, rows.values())) >= 5
    for spans in rows.values():
        spans.sort()
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans)), rows


def test_strength_keeps_estimates_apart_and_bridges_no_gap():
    points = strength_of(strength_dates(), 100.0)
    runs = joined_runs(points[points["quality"] != "quoted"])
    assert runs.groupby("run")["quality"].nunique().max() == 1
    [last] = points.index[points["month"] == "July 2025"]  # the last of the monthly reports
    assert set(points.loc[last + 1 :, "quality"]) == {"quoted"}


def test_terms_of_one_office_do_not_overlap_in_the_strips():
    strips = strips_of(load_table("leaders"), FIRST, LAST, 0)
    for _, strip in strips.groupby("y"):
        strip = strip.sort_values("start")
        assert (strip["start"].iloc[1:].to_numpy() >= strip["end"].iloc[:-1].to_numpy() - 86_400_000).all()


def channels(color: str) -> list[float]:
    """Return red, green and blue, linear in light, 0 to 1."""
    values = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours."""
    light = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels(x), strict=True)) for x in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


# Machado, Oliveira and Fernandes (2009), full severity, on linear light.
BLINDNESS = {
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def oklab(color: str, matrix) -> list[float]:
    """Return a colour as it is seen with a kind of colour blindness, in Oklab, where distance is difference."""
    rgb = channels(color)
    r, g, b = (min(max(sum(m * c for m, c in zip(row, rgb, strict=True)), 0), 1) for row in matrix)
    lms = [
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    ]
    long, middle, short = (v ** (1 / 3) for v in lms)
    return [
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", BLINDNESS)
def test_regions_can_be_told_apart(theme, kind):
    seen = {region: oklab(color, BLINDNESS[kind]) for region, color in REGION_COLORS[theme].items()}
    for one, other in itertools.combinations(seen, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        assert distance > 0.07, f"{one} and {other} look alike with {kind}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_theme_has_the_charts_ground_ink_and_accent(theme):
    config = tomllib.loads((Path(__file__).resolve().parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    told = [config["theme"][theme][name] for name in ("backgroundColor", "textColor", "primaryColor")]
    assert told == [GROUND[theme], INK[theme], ACCENT[theme]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accent_and_regions_stand_out_from_the_ground(theme):
    assert contrast(ACCENT[theme], GROUND[theme]) >= 4.5
    assert all(contrast(color, GROUND[theme]) >= 3 for color in REGION_COLORS[theme].values())
    more = [contrast(color, GROUND[theme]) for color in RAMP[theme]]
    assert more == sorted(more) and f"--ink: light-dark({INK['light']}, {INK['dark']});" in style_sheet()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_name_of_an_operation_that_is_not_chosen_can_still_be_read_on_the_map(theme):
    assert f".seat.dimmed {{\n  opacity: {DIMMED};" in (WEB / "map" / "atlas_map.css").read_text(encoding="utf-8")
    for ground in (TONES[theme][each] for each in ("sea", "land", "unsettled")):
        pairs = ((int(INK[theme][i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
        faded = "#" + "".join(f"{round(DIMMED * ink + (1 - DIMMED) * under):02X}" for ink, under in pairs)
        assert contrast(faded, ground) >= 4.5, ground
