"""Can every figure of the atlas be built, for every edge of its parameters, in every look, without Streamlit?"""

import json
import re
import sys

import pytest
import vl_convert

from charts.axis import MARKED
from charts.look import Look
from charts.specification import specification
from data.sources import is_source
from figures.pictures import Chart, Grid, Map, Numbers, Svg, Text
from figures.registry import all_figures, build
from figures.table import cell
from tests.drawing import vega
from words import english
from words.language import words_of

BUILT = [(key, parameters) for key, maker in all_figures().items() for parameters in maker.edge_parameters()]
NAMES = [f"{key}-{'-'.join(map(str, parameters.values()))}" for key, parameters in BUILT]
MOST_WORDS = 20  # of a finding
WIDE = Look("light", 1200)
OTHERS = [Look(theme, width) for width in (390, 1200) for theme in ("live", "dark", "light") if Look(theme, width) != WIDE]
EXPONENT = re.compile(r'"format": "[^"%]*[seg]"')  # ways of Vega to write a number that are not ours
KEYS = re.compile(r"\b[a-z]+_[a-z_]+\b|\bNaN\b|<NA>|\bNaT\b|\bNone\b|1e\+")


@pytest.fixture(params=BUILT, ids=NAMES)
def figure(request):
    key, parameters = request.param
    return build(key, **parameters)


def sentences(figure) -> list[str]:
    """All that a figure says, written in English."""
    picture = figure.picture
    said = [figure.finding, figure.unit, figure.alt, figure.as_of, *(note.text for note in figure.notes)]
    if isinstance(picture, Text):
        said += [part for entry in picture.entries for part in (entry.title, entry.when) if part]
    if isinstance(picture, Numbers):
        said += [part for item in picture.items for part in (item.value, item.label, item.note) if part]
    if isinstance(picture, Grid):
        said += [*picture.headings, *(cell.text for row in picture.rows for cell in row)]
    return [english(each) for each in said]


def test_the_finding_is_a_short_sentence(figure):
    finding = english(figure.finding)
    assert finding.endswith((".", "?")) and len(finding.split()) <= MOST_WORDS, finding
    assert "\n" not in english(figure.unit)


def test_no_key_of_a_table_and_no_missing_value_is_said(figure):
    assert not [said for said in sentences(figure) if KEYS.search(said)]


def test_every_row_and_every_note_names_a_source_that_there_is(figure):
    frame = figure.table.frame
    assert figure.source_ids() and all(is_source(key) for key in figure.source_ids())
    assert (frame["locator"].fillna("") != "").all()


def drawn(figure, look: Look) -> None:
    """Draw a figure's picture for a look; a chart is held to Vega-Lite's schema."""
    picture = figure.picture
    if isinstance(picture, Chart):
        spec = vega(figure, look)
        assert spec["$schema"] and spec["config"]["numberFormat"] == ",~f"  # 120,000, not 1.2e+5
        assert not EXPONENT.search(json.dumps(spec))
        if look is WIDE:  # what the schema allows Vega-Lite may still not compile: the page would stay blank
            assert vl_convert.vegalite_to_vega(spec)["marks"]
    elif isinstance(picture, Map):
        assert picture.draw(look).get_root()
    elif isinstance(picture, Svg):
        assert picture.address(look)
    else:
        assert isinstance(picture, Numbers | Grid | Text)


@pytest.mark.parametrize(("key", "parameters"), BUILT, ids=NAMES)
def test_it_is_drawn_in_every_look(key, parameters):
    """Each set of parameters wide and light and in one look more, in turn; the first set in all looks."""
    sets = [each for known, each in BUILT if known == key]
    place, made = sets.index(parameters), build(key, **parameters)
    for look in [WIDE, *(OTHERS if place == 0 else [OTHERS[place % len(OTHERS)]])]:
        drawn(made, look)


@pytest.mark.parametrize("maker", [each for each in all_figures().values() if each.mark], ids=lambda each: each.key)
def test_of_another_day_only_the_mark_is_another(maker):
    """So the screen sends one chart for all days, and tells it the day."""
    made = [maker.make(**parameters) for parameters in maker.edge_parameters() if parameters[maker.mark]]
    figure = next(each for each in reversed(made) if isinstance(each.picture, Chart))
    marked, bare = (specification(each.picture.draw, WIDE) for each in (figure, figure.bare))
    said, none = (next(each for each in spec["params"] if each["name"] == MARKED).pop("value") for spec in (marked, bare))
    assert said.startswith(str(figure.marked)[:4]) and none == ""
    assert marked == bare


def test_its_height_is_known_before_its_content(figure):
    assert figure.picture.height > 0 or isinstance(figure.picture, Grid | Text)


def test_its_numbers_leave_as_a_file_a_spreadsheet_reads(figure):
    text = figure.table.csv(english).decode("utf-8")
    if figure.table.file:
        return  # as it stands in the package
    first = text.splitlines()[0]
    assert text.startswith("\ufeff") and "source_id" in first and "Place in the source" in first
    assert not re.search(r"\d\.\d{7,}", re.sub(r"https?://\S+", "", text))


def test_every_sentence_goes_through_words(figure):
    pseudo = words_of("qps")
    assert all(pseudo(said).startswith("⟦") for said in (figure.finding, figure.alt) if not isinstance(said, str))
    assert not isinstance(figure.finding, str) and not isinstance(figure.alt, str)


def test_building_figures_needs_no_streamlit():
    import subprocess

    code = "import sys; from figures.registry import all_figures; all_figures(); print('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("Côte d'Ivoire", "Côte d'Ivoire"),
        (3.3000000000000003, "3.3"),
        (12.0, "12"),
        (None, ""),
        (True, "yes"),
    ],
)
def test_a_cell_of_a_file_is_what_a_spreadsheet_shows(value, text):
    assert cell(value) == text
