"""Can every figure of the atlas be built, for every edge of its parameters, in every look, without Streamlit?"""

import json
import re
import sys
from itertools import islice

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

MOST_WORDS = 20  # of a finding
WIDE = Look("light", 1200)
LOOKS = [WIDE, Look("dark", 390), Look("light", 390), Look("dark", 1200), Look("live", 390), Look("live", 1200)]
FIRST = 4  # looks of a figure's first set; pages are drawn live in their own tests
EXPONENT = re.compile(r'"format": "[^"%]*[seg]"')  # ways of Vega to write a number that are not ours
KEYS = re.compile(r"\b[a-z]+_[a-z_]+\b|\bNaN\b|<NA>|\bNaT\b|\bNone\b|1e\+")


@pytest.fixture(scope="module", params=all_figures())
def figures(request):
    """A maker's figure of each set of its edge values, by its name: built once for all that is asked of it."""
    sets = all_figures()[request.param].edge_parameters()
    built = {"-".join([request.param, *map(str, each.values())]): build(request.param, **each) for each in sets}
    assert built
    return built


def faults(figures, find) -> dict:
    """What `find` finds wrong with each figure, those without fault left out."""
    return {name: wrong for name, figure in figures.items() if (wrong := find(figure))}


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


def test_the_finding_is_a_short_sentence(figures):
    def long(figure):
        finding = english(figure.finding)
        is_short = finding.endswith((".", "?")) and len(finding.split()) <= MOST_WORDS
        return "" if is_short and "\n" not in english(figure.unit) else finding

    assert faults(figures, long) == {}


def test_no_key_of_a_table_and_no_missing_value_is_said(figures):
    assert faults(figures, lambda figure: [said for said in sentences(figure) if KEYS.search(said)]) == {}


# A list of nothing, two full stops, two blanks, a plural of one.
SLIP = re.compile(
    r": \.|(?<!\.)\.\.(?!\.)|\S  \S|(?<![\d,.])1 (?:decisions|reforms|pieces|reports|operations|soldiers|deaths|more deaths|votes)\b"
)


def test_no_sentence_has_a_slip_of_a_number_or_a_stop(figures):
    assert faults(figures, lambda figure: [said for said in sentences(figure) if SLIP.search(said)]) == {}


def test_every_row_and_every_note_names_a_source_that_there_is(figures):
    assert all(figure.source_ids() for figure in figures.values())
    assert faults(figures, lambda figure: {note.source_id for note in figure.notes} - {"", *figure.source_ids()}) == {}
    assert faults(figures, lambda figure: [key for key in figure.source_ids() if not is_source(key)]) == {}
    assert faults(figures, lambda figure: int((figure.table.frame["locator"].fillna("") == "").sum())) == {}


UNTYPED = '"format": ","'  # Vega writes an axis so formatted as 1.2e+3


def axes_of(spec) -> list[dict]:
    """Every axis that a specification describes."""
    parts = spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ()
    own = [spec["axis"]] if isinstance(spec, dict) and isinstance(spec.get("axis"), dict) else []
    return own + [axis for part in parts for axis in axes_of(part)]


def nameless(part: dict, has_words: bool = False) -> list[str]:
    """The kinds of marks in a part of Vega-Lite that would be read aloud by the names of their fields."""
    has_words = has_words or "description" in part.get("encoding", {})
    inner = [each for name in ("layer", "hconcat", "vconcat", "concat") for each in part.get(name, [])]
    found = [kind for each in [*inner, *([part["spec"]] if "spec" in part else [])] for kind in nameless(each, has_words)]
    mark = part.get("mark")
    is_said = has_words or (isinstance(mark, dict) and (mark.get("aria") is False or "description" in mark))
    return found if mark is None or is_said else [*found, mark if isinstance(mark, str) else mark["type"]]


def drawn(figure, look: Look, is_compiled: bool) -> None:
    """Draw a figure's picture for a look; a chart is held to Vega-Lite's schema."""
    picture = figure.picture
    if isinstance(picture, Chart):
        spec = vega(figure, look)
        assert spec["$schema"] and spec["config"]["numberFormat"] == ",~f"  # 120,000, not 1.2e+5
        assert nameless(spec) == []
        assert not EXPONENT.search(json.dumps(spec)) and UNTYPED not in json.dumps(axes_of(spec))
        years = [axis for axis in axes_of(spec) if axis.get("format") == "%Y" and "values" not in axis]
        assert all(isinstance(axis["tickCount"], dict) for axis in years)  # a number of ticks may name a short span's years twice
        if is_compiled:  # what the schema allows Vega-Lite may still not compile: the page would stay blank
            assert vl_convert.vegalite_to_vega(spec)["marks"]
    elif isinstance(picture, Map):
        assert picture.draw(look).get_root()
    elif isinstance(picture, Svg):
        assert picture.address(look)
    else:
        assert isinstance(picture, Numbers | Grid | Text)


def test_it_is_drawn_in_every_look(figures):
    """The first set of parameters light and dark, wide and narrow; each other set in one look of all, in turn."""
    for place, figure in enumerate(figures.values()):
        looks = LOOKS[:FIRST] if place == 0 else [LOOKS[-1 - place % len(LOOKS)]]
        for look in looks:
            drawn(figure, look, is_compiled=look is looks[0])


@pytest.mark.parametrize("maker", [each for each in all_figures().values() if each.mark], ids=lambda each: each.key)
def test_of_another_day_only_the_mark_is_another(maker):
    """So the screen sends one chart for all days, and tells it the day."""
    made = [maker.make(**parameters) for parameters in maker.edge_parameters() if parameters[maker.mark]]
    figure = next(each for each in reversed(made) if isinstance(each.picture, Chart))
    marked, bare = (specification(each.picture.draw, WIDE) for each in (figure, figure.bare))
    said, none = (next(each for each in spec["params"] if each["name"] == MARKED).pop("value") for spec in (marked, bare))
    assert said.startswith(str(figure.marked)[:4]) and none == ""
    assert marked == bare


def test_its_height_is_known_before_its_content(figures):
    assert faults(figures, lambda each: each.picture.height <= 0 and not isinstance(each.picture, Grid | Text)) == {}


def test_its_numbers_leave_as_a_file_a_spreadsheet_reads(figures):
    def unreadable(figure):
        text = figure.table.csv(english).decode("utf-8")
        if figure.table.file:
            return ""  # as it stands in the package
        first = text.splitlines()[0]
        is_headed = text.startswith("\ufeff") and "source_id" in first and "Place in the source" in first
        return re.findall(r"\d\.\d{7,}", re.sub(r"https?://\S+", "", text)) if is_headed else first

    assert faults(dict(islice(figures.items(), 2)), unreadable) == {}


def test_every_sentence_goes_through_words(figures):
    pseudo = words_of("qps")

    def plain(figure):
        said = (figure.finding, figure.alt)
        return [each for each in said if isinstance(each, str) or not pseudo(each).startswith("⟦")]

    assert faults(figures, plain) == {}


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
        (7_140_483_400.0, "7140483400"),
        (None, ""),
        (True, "yes"),
    ],
)
def test_a_cell_of_a_file_is_what_a_spreadsheet_shows(value, text):
    assert cell(value) == text


@pytest.mark.parametrize(
    ("part", "kinds"),
    [
        ({"layer": [{"mark": "bar"}, {"mark": {"type": "rule", "aria": False}}]}, ["bar"]),
        ({"hconcat": [{"spec": {"mark": {"type": "area"}}}]}, ["area"]),
        ({"encoding": {"description": {"field": "told"}}, "layer": [{"mark": "bar"}]}, []),
    ],
)
def test_a_mark_without_words_is_found(part, kinds):
    assert nameless(part) == kinds
