"""Does whatever an address may say get a page, a file or a sentence, and is what was typed never read as anything but text?"""

import json
import random
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from data.contributors import state_names
from data.eras import FIRST_DAY
from data.load import as_of, load_table
from data.reforms import periodisations, reform_names
from data.strength import acronyms
from figures.html import TEMPLATES, markup
from figures.registry import all_figures
from publish.addresses import figure_called
from publish.order import OPTIONS, TITLES, UNDER, read_order
from publish.paper import PAPERS, THEMES
from tests.test_pages import PAGES, opened, written
from ui.messages import FIELDS, read_message
from ui.view import READERS
from words import english

ROOT = Path(__file__).resolve().parents[1]
CASES = 500
SIGN = "zqz"  # what is typed as markup has it, and nothing else in the atlas
TYPED = [
    *(
        "",
        " ",
        "\0",
        "-",
        "..",
        "../../etc/passwd",
        "%00",
        "&",
        "a\nb",
        "\u202e" + SIGN,
        "\ud7ff",
        "١٩٩٤",
        "１９９４",
        "🕊" + SIGN,
    ),
    *("-1", "0", "1e9", "NaN", "inf", "None", "null", "true", "9" * 40, SIGN * 300),
    *("2024-02-30", "0000-00-00", "1948-05-28", "2026-11-23", "9999-12-31", "10000", "1994-W01", "0001-9999", "1996-1988"),
    *(
        f"<img src=x onerror={SIGN}>",
        f"<script>{SIGN}</script>",
        f'"><b {SIGN}>',
        f"' or {SIGN}",
        f"{{{{{SIGN}}}}}",
        f"{{{SIGN}}}",
        "%s{0}",
    ),
    *(f"[{SIGN}](https://example.org)", f"# {SIGN}", f"${SIGN}^2$", f"![{SIGN}](https://example.org/a.png)", f":red[{SIGN}]"),
]
KNOWN = {
    "date": ["1994-07-15", "1953-01-01", "1964-06-30", "July 1994", "2010"],
    "mission": list(acronyms()),
    "region": ["Africa", "Europe", "Americas"],
    "reform": list(reform_names()),
    "years": ["1988-1996", "1990-1990"],
    "state": list(state_names()),
    "era": list(periodisations()),
    "office": list(load_table("offices")["office_id"]),
    "layers": ["areas", "none", "areas-sites"],
}
OWN = [
    "part",
    "by",
    "event",
    "chain",
    "find",
    "term",
    "kind",
    "measure",
    "table",
    "lang",
    "embed",
    "briefing",
    "day",
    "year",
    "node",
]


def drawn_text(lot: random.Random, known: list[str]) -> str:
    """Return a text drawn by lot: a known one, one with slips, or one that nobody would type in good faith."""
    text = lot.choice(known) if known and lot.random() < 0.6 else lot.choice(TYPED)
    if lot.random() < 0.3:
        at = lot.randrange(len(text) + 1)
        text = text[:at] + lot.choice("zq<>[]&'\"-_ é0") + text[at + lot.randrange(2) :]
    return text


def drawn_choices(lot: random.Random) -> dict[str, str]:
    """Return some parameters of an address with texts drawn by lot."""
    return {name: drawn_text(lot, KNOWN.get(name, [])) for name in lot.sample([*READERS, *OWN], lot.randint(1, 5))}


def is_markup(text: str) -> bool:
    """Return whether something that was typed stands in HTML as a tag, or in one and not in quotes."""
    return any(SIGN in re.sub(r'"[^"]*"', "", tag) for tag in re.findall(r"<[^>]*>", text))


def test_what_an_address_chooses_is_known_or_answered_in_a_sentence():
    lot = random.Random(1948)
    for _ in range(CASES):
        for name, text in drawn_choices(lot).items():
            if name not in READERS:
                continue
            value, notice = READERS[name](text)
            said = value if isinstance(value, str) else f"{value:%Y-%m-%d}"
            assert not said or READERS[name](said) == (value, ""), (name, text)
            told = markup("notices.html", english, notices=[notice]) if notice else ""
            assert not is_markup(told) and SIGN not in said, (name, text)
            assert notice or said or name == "years" or not text, (name, text)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("years", "1996-1988", "1988-1996"),
        ("years", "1900-1950", f"{FIRST_DAY.year}-1950"),
        ("years", "2000-2999", f"2000-{as_of().year}"),
        ("years", f"{FIRST_DAY.year}-{as_of().year}", ""),
        ("years", "0001-9999", ""),
        ("office", "ofoesa", "ofoesa"),
        ("office", "Field Operations Service", "field-service"),
    ],
)
def test_what_is_understood_of_an_address_is_kept_as_the_atlas_writes_it(name, text, value):
    assert READERS[name](text) == (value, "")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("text", ["z" * 5_000, "z-" * 2_500, "z " * 2_500, "9" * 5_000])
def test_a_notice_repeats_little_of_what_was_typed(name, text):
    told = english(READERS[name](text)[1])
    assert 0 < len(told) < 600 and told.count("z") + told.count("9") < 250


def test_a_figure_is_made_or_refused_in_a_sentence_whatever_is_asked_of_it():
    lot, keys = random.Random(1956), sorted(all_figures())  # they are entered in the order in which tests import them
    made = 0
    for _ in range(CASES // 10):
        key = drawn_text(lot, keys)
        try:
            figure = figure_called(key, drawn_choices(lot))
        except ValueError as refused:
            assert len(str(refused)) < 1000
        else:
            made += 1
            assert SIGN not in re.sub("“.*”", "", english(figure.finding))  # what is sought is said in quotation marks
    assert made > CASES // 100


def test_a_figure_that_needs_a_day_has_the_atlass_own_and_one_that_needs_more_says_so():
    told = {}
    for key, maker in all_figures().items():
        if maker.needed:
            try:
                told[key] = figure_called(key, {}).key
            except ValueError as refused:
                told[key] = str(refused)
    assert told["institution-day"] == "institution-day" and told["timeline-operation"] == "timeline-operation needs mission"
    assert all(said in (key, f"{key} needs {all_figures()[key].needed[0]}") for key, said in told.items())


def test_an_order_is_read_or_refused_in_a_sentence():
    lot, options = (
        random.Random(1960),
        {"paper": list(PAPERS), "theme": list(THEMES), "lang": ["en", "qps"], "under": list(UNDER)},
    )
    read = 0
    for _ in range(CASES):
        name = f"{drawn_text(lot, sorted(all_figures()))}.{drawn_text(lot, list(TITLES))}"
        told = drawn_choices(lot) | {option: drawn_text(lot, options[option]) for option in lot.sample(list(OPTIONS), 2)}
        try:
            order = read_order(name, told)
        except ValueError as refused:
            assert "there are" in str(refused)
        else:
            read += 1
            assert order.ending in TITLES and order.paper in PAPERS and order.theme in THEMES
    assert read > CASES // 20


def test_a_message_of_another_shape_is_none():
    lot = random.Random(1988)
    values = [*TYPED, None, 1, -1.5, True, [], [1], ["areas"], {}, {"kind": "day"}]
    for _ in range(CASES):
        told = {lot.choice(["kind", "date", "id", "key", "turn"]): lot.choice(values) for _ in range(3)}
        told |= {"kind": lot.choice([*FIELDS, *values])}
        for each in (told, json.dumps(told), lot.choice(values)):
            message = read_message(each)
            assert message is None or (message.kind in FIELDS and isinstance(message.value, FIELDS[message.kind][1]))


@pytest.mark.parametrize("page", [*PAGES, "embed.py"])
def test_every_page_answers_a_wrong_address_and_repeats_it_as_text(page):
    lot = random.Random(PAGES.index(page) if page in PAGES else 99)
    at = opened(page, **{name: lot.choice(TYPED[3:]) for name in (*READERS, *OWN)}, figure=f"<b {SIGN}>")
    assert not is_markup(written(at))
    marked = [each.value for kind in ("markdown", "caption", "title", "header", "subheader") for each in at.get(kind)]
    assert not [text for text in marked if SIGN in text]


def test_a_region_of_any_name_on_any_day_has_its_front_page():
    at = opened(date="1948-06-01")
    for region in KNOWN["region"]:
        at.query_params.update({"date": "1953-06-29", "region": region})
        at.run()
        assert not at.exception and "1953" in written(at)


def test_a_pages_own_choice_is_not_called_as_a_part_of_the_view():
    """It would be read as both: the list of operations had a `state`, open or ended, and so has the visitor, a country."""
    opened_with = {
        path.name: {
            text
            for call in re.findall(r"page\.open\((.*?)\)", path.read_text(), re.S)
            for text in re.findall(r'"(\w+)"', call)[1:]
        }
        for path in (ROOT / "pages").glob("*.py")
    }
    assert len(opened_with) > 15 and {name: own & set(READERS) for name, own in opened_with.items() if own & set(READERS)} == {}


def test_no_template_names_a_value_by_a_word_of_its_language():
    """`none` in a template is nothing, whatever is given under that name."""
    environment = Environment()
    for path in sorted(TEMPLATES.glob("*.html")):
        parsed = environment.parse(path.read_text(encoding="utf-8"))
        said = [call for call in parsed.find_all(nodes.Call) if getattr(call.node, "name", "") == "words"]
        assert not [call for call in said if any(isinstance(each, nodes.Const) for each in call.args)], path.name
