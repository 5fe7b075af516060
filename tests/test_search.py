"""Does the search find what was meant first, and nothing where nothing was?"""

import time
import tracemalloc

import pandas as pd
import pytest

from data import search
from data.contributors import state_names
from data.load import as_of, shared_table
from data.names import folded
from data.search import find, suggestions
from data.search.entries import all_entries
from data.search.index import Index
from data.search.listed import names_in
from data.search.words import joined, telling_words, words_of
from data.spans import FIRST_DAY, mission_spans
from data.strength import acronyms
from figures.pages import PAGES
from words import english

FIRST = [
    # operations: by acronym, name, numeral, place, conflict
    ("UNPROFOR", "operation", "unprofor"),
    (" UNPROFOR ", "operation", "unprofor"),
    ("unprofor", "operation", "unprofor"),
    ("UNEF I", "operation", "unef-i"),
    ("UNEF 1", "operation", "unef-i"),
    ("UNEF2", "operation", "unef-ii"),
    ("unef-ii", "operation", "unef-ii"),
    ("unosom 2", "operation", "unosom-ii"),
    ("Second United Nations Emergency Force", "operation", "unef-ii"),
    ("Mission in the Central African Republic and Chad", "operation", "minurcat"),
    ("interim force in Lebanon", "operation", "unifil"),
    ("Suez", "operation", "unef-i"),
    ("Suez crisis", "operation", "unef-i"),
    ("Congo", "operation", "onuc"),
    ("Haiti", "operation", "unmih"),
    ("Haïti", "operation", "unmih"),
    ("Cyprus", "operation", "unficyp"),
    ("Kashmir", "operation", "unmogip"),
    ("Golan", "operation", "undof"),
    ("Kosovo", "operation", "unmik"),
    ("Darfur", "operation", "unamid"),
    ("Abyei", "operation", "unisfa"),
    ("Western Sahara", "operation", "minurso"),
    ("Cote d'Ivoire", "operation", "minuci"),
    ("Côte d’Ivoire", "operation", "minuci"),
    ("cote d ivoire", "operation", "minuci"),
    ("Katanga", "operation", "onuc"),
    ("West Irian", "operation", "unsf"),
    # countries, and the names they had
    ("Zaire", "country", "COD"),
    ("Zaïre", "country", "COD"),
    ("Burma", "country", "MMR"),
    ("Yugoslavia", "country", "YUG"),
    ("East Timor", "country", "TLS"),
    ("Turkey", "country", "TUR"),
    ("Turkiye", "country", "TUR"),
    ("Türkiye", "country", "TUR"),
    ("Cape Verde", "country", "CPV"),
    ("Cabo Verde", "country", "CPV"),
    ("South Korea", "country", "KOR"),
    ("Vietnam", "country", "VNM"),
    ("viet nam", "country", "VNM"),
    ("USSR", "country", "SUN"),
    ("Soviet Union", "country", "SUN"),
    ("Czechoslovakia", "country", "CSK"),
    ("East Germany", "country", "german-democratic-republic"),
    ("Upper Volta", "country", "BFA"),
    ("Ceylon", "country", "LKA"),
    ("Dahomey", "country", "BEN"),
    ("Swaziland", "country", "SWZ"),
    ("Gold Coast", "country", "ghana"),
    ("South West Africa", "country", "NAM"),
    ("Bangladesh", "country", "BGD"),
    ("India", "country", "IND"),
    ("UK", "country", "GBR"),
    ("Russia", "country", "RUS"),
    ("DRC", "country", "COD"),
    ("Sao Tome", "country", "STP"),
    ("guinea bissau", "country", "GNB"),
    # reforms, reports and doctrine
    ("Brahimi", "reform", "brahimi-2000"),
    ("Brahimi report", "reform", "brahimi-2000"),
    ("A/55/305", "reform", "brahimi-2000"),
    ("capstone", "reform", "capstone-2008"),
    ("HIPPO", "reform", "hippo-2015"),
    ("A4P", "reform", "a4p-2018"),
    ("Agenda for Peace", "reform", "agenda-for-peace-1992"),
    ("1325", "reform", "sres-1325-2000"),
    ("resolution 1325", "reform", "sres-1325-2000"),
    ("S/RES/1325", "reform", "sres-1325-2000"),
    ("S/RES/1701 (2006)", "reform", "unifil-1701-2006"),
    ("Santos Cruz", "reform", "cruz-report-2017"),
    ("intervention brigade", "reform", "force-intervention-brigade-2013"),
    ("Nobel Peace Prize", "reform", "nobel-1988"),
    ("guidelines for the development of rules of engagement", "reform", "roe-guidelines-2000"),
    ("Rwanda inquiry", "reform", "rwanda-inquiry-1999"),
    # what happened
    ("Srebrenica", "event", "unprofor-1995-srebrenica"),
    ("Srebrenica massacre", "event", "unprofor-1995-srebrenica"),
    ("cholera", "event", "minustah-2010-cholera"),
    ("Lumumba", "event", "onuc-1961-lumumba"),
    ("Qana", "event", "unifil-1996-qana"),
    ("Ebola", "event", "unmil-2014-ebola"),
    ("Haiti earthquake", "event", "minustah-2010-earthquake"),
    ("Black Hawk Down", "event", "unosom-ii-1993-black-hawk"),
    ("what happened in Srebrenica?", "event", "unprofor-1995-srebrenica"),
    ("Bernadotte", "event", "untso-1948-bernadotte"),
    # headquarters and those who led
    ("DPKO", "office", "dpko"),
    ("C-34", "office", "c-34"),
    ("c34", "office", "c-34"),
    ("ACABQ", "office", "acabq"),
    ("Department of Field Support", "office", "dfs"),
    ("Annan", "person", "kofi-annan"),
    ("Kofi Annan", "person", "kofi-annan"),
    ("hammarskjold", "person", "dag-hammarskjold"),
    ("Boutros Ghali", "person", "boutros-boutros-ghali"),
    ("Perez de Cuellar", "person", "javier-perez-de-cuellar"),
    ("Guéhenno", "person", "jean-marie-guehenno"),
    # subjects
    ("women", "theme", "women"),
    ("gender", "theme", "women"),
    ("protection of civilians", "theme", "protection"),
    ("elections", "theme", "elections"),
    ("election", "theme", "elections"),
    ("African Union", "theme", "partners"),
    ("casualties", "theme", "fallen"),
    ("budget", "theme", "money"),
    ("who pays", "theme", "money"),
    ("demining", "theme", "mines"),
    # terms
    ("mandate", "term", "mandate"),
    ("rules of engagement", "term", "rules-of-engagement"),
    ("Chapter VII", "term", "chapter-vii"),
    ("chapter 7", "term", "chapter-vii"),
    ("SOFA", "term", "sofa"),
    ("COE", "term", "coe"),
    ("letter of assist", "term", "letter-of-assist"),
    ("Blue Line", "term", "blue-line"),
    # places
    ("Bunyakiri", "place", "bunyakiri-COD"),
    ("Petrovec", "place", "petrovec-MKD"),
    ("Élisabethville", "place", "lubumbashi-COD"),
]
BEGINNINGS = [
    ("unpro", "operation", "unprofor"),
    ("minust", "operation", "minustah"),
    ("zimb", "country", "ZWE"),
    ("timorl", "operation", "untaet"),
    ("brah", "reform", "brahimi-2000"),
    ("capst", "reform", "capstone-2008"),
    ("electio", "theme", "elections"),
    ("viet", "country", "VNM"),
    ("vi", "country", "VNM"),
    ("hammar", "person", "dag-hammarskjold"),
]
SLIPS = [
    ("Brahmi", "reform", "brahimi-2000"),
    ("Bramihi", None, None),  # two letters wrong: not a slip
    ("MINUSTHA", "operation", "minustah"),
    ("Hati", "operation", "unmih"),
    ("Zimbawe", "country", "ZWE"),
    ("Yugoslvia", "country", "YUG"),
    ("Hamarskjold", "person", "dag-hammarskjold"),
    ("capstome", "reform", "capstone-2008"),
    ("electoins", "theme", "elections"),
    ("Bangaldesh", "country", "BGD"),
]
NONSENSE = [
    *(
        "",
        " ",
        "!?",
        "'",
        "xyzzy",
        "asdf qwer",
        "banana",
        "pizza",
        "Tibet",
        "tiger",
        "UNMIX",
        "UNEF 3",
        "12",
        "Crimea",
        "Tibet",
        "Congo zebra",
        "8" * 500,
    ),
    *(
        "un",
        "UN",
        "united nations",
        "the mission of the United Nations",
        "in the",
        "operation",
        "ъъъ",
        "<script>",
        "Venezuelaaaa",
    ),
]


@pytest.mark.parametrize(("text", "kind", "key"), FIRST + BEGINNINGS + SLIPS)
def test_what_was_meant_comes_first(text, kind, key):
    hits = find(text)
    assert (hits[0].kind, hits[0].key) == (kind, key) if kind else hits == []


@pytest.mark.parametrize(
    ("text", "mission", "day"),
    [
        ("Port-Francqui", "onuc", "1961-04-28"),
        ("Niemba", "onuc", "1960-11-08"),
        ("Karachi Agreement", "unmogip", "1949-07-27"),
        ("Kindu", "onuc", "1961-11-11"),
    ],
)
def test_what_happened_is_found_by_its_place_or_name(text, mission, day):
    hit = find(text)[0]
    assert (hit.kind, hit.view) == ("event", {"mission": mission, "date": day})


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_finds_nothing(text):
    assert find(text) == []


def keys_of(text, **choice):
    return [hit.key for hit in find(text, **choice)]


def test_congo_is_its_operations_and_its_countries_before_anything_else():
    assert keys_of("Congo")[:5] == ["onuc", "monuc", "monusco", "COD", "COG"]


def test_haiti_is_its_six_operations_and_the_country():
    assert keys_of("Haiti")[:7] == ["unmih", "unsmih", "untmih", "miponuh", "minustah", "minujusth", "HTI"]


def test_srebrenica_is_what_happened_before_the_place():
    keys = keys_of("Srebrenica")
    assert keys.index("srebrenica-report-1999") < keys.index("srebrenica-BIH")
    assert keys[0] == "unprofor-1995-srebrenica"


def test_women_is_the_subject_then_the_resolution():
    assert keys_of("women")[:2] == ["women", "sres-1325-2000"]


def test_rwanda_is_the_operation_the_country_the_inquiry_and_the_day():
    kinds = [hit.kind for hit in find("Rwanda")]
    assert kinds[:4] == ["operation", "country", "operation", "reform"] and "event" in kinds


def test_the_blue_line_is_in_lebanon():
    assert keys_of("Blue Line")[:2] == ["blue-line", "unifil"]


def test_cholera_is_what_happened_in_haiti():
    assert keys_of("cholera")[0] == "minustah-2010-cholera"


def test_several_words_must_all_be_met():
    assert find("elections in Cambodia")[0].view["mission"] == "untac"
    assert find("Congo 1961")[0].view["date"].startswith("1961")
    assert "hippo-2015" in keys_of("Ramos-Horta")
    assert "goma-COD" in keys_of("Goma")


def test_a_former_name_says_what_it_is_now_and_leads_to_its_time():
    burma, zaire, yugoslavia = (find(text)[0] for text in ("Burma", "Zaire", "Yugoslavia"))
    assert burma.title == "Burma – Myanmar"
    assert (zaire.title, english(zaire.line)) == ("Zaire – DR Congo", "So called until 16 May 1997")
    assert zaire.view == {"date": "1997-05-16", "state": "COD"}
    assert yugoslavia.view == {"date": "1991-06-24", "state": "YUG"}


@pytest.mark.parametrize("text", ["Burma", "Zaire", "Yugoslavia", "Niger", "Dominica", "Iraq", "Mali", "Austria"])
def test_a_known_word_is_never_taken_for_another(text):
    known = set(words_of(text))
    for hit in find(text):
        entry = next(entry for entry in search.known() if entry.hit == hit)
        said = words_of(" ".join([*entry.names, *entry.aliases, entry.about, entry.text]))
        assert any(word.startswith(tuple(known)) for word in said), hit


def test_words_that_are_only_added_to_a_name_are_left_out_where_nothing_has_them():
    assert find("Kosovo war") == find("Kosovo siege") and find("Kosovo war")[0].key == "unmik"
    assert "massacre" in " ".join(entry.about.lower() for entry in search.known() if entry.hit == find("massacre")[0])


def test_whole_words_come_before_beginnings():
    countries = [hit.key for hit in find("Niger", kinds=("country",))]
    assert countries == ["NER", "NGA"]


def test_an_operation_leads_to_its_height_not_to_its_end_and_one_that_goes_on_to_today():
    assert find("ONUC")[0].view == {"mission": "onuc", "date": "1961-07-01"}
    assert find("UNFICYP")[0].view == {"mission": "unficyp", "date": as_of().strftime("%Y-%m-%d")}
    spans = mission_spans().set_index("mission_id")
    for entry in all_entries():
        if entry.hit.kind == "operation":
            day, span = entry.hit.view["date"], spans.loc[entry.hit.key]
            assert f"{span['start_date']:%Y-%m-%d}" <= day and (
                pd.isna(span["end_date"]) or day <= f"{span['end_date']:%Y-%m-%d}"
            )


def test_hits_may_be_asked_for_by_kind_and_number():
    assert {hit.kind for hit in find("Kigali", kinds=("reform", "place"))} == {"reform", "place"}
    assert len(find("Rwanda", limit=3)) == 3
    assert len(find("peacekeeping", limit=50)) == 50


def test_no_kind_crowds_out_the_others():
    kinds = [hit.kind for hit in find("Kigali")]
    assert {"event", "reform", "place"} <= set(kinds)
    kinds = [hit.kind for hit in find("peacekeeping", limit=6)]
    assert len(set(kinds)) > 1


def test_each_thing_is_found_once():
    for text in ("Congo", "Timor", "Laos", "Annan", "Lubumbashi"):
        found = [(hit.kind, hit.key) for hit in find(text, limit=100)]
        assert len(set(found)) == len(found)


def test_every_hit_has_a_title_a_page_and_a_day_the_atlas_covers():
    for entry in search.known():
        hit = entry.hit
        assert hit.key and hit.title and hit.kind in search.KINDS
        assert hit.page in PAGES, hit
        assert "\n" not in english(hit.line)
        if "date" in hit.view:
            assert hit.view["date"] >= f"{FIRST_DAY:%Y-%m-%d}", hit


def test_every_title_finds_its_thing():
    lost = [entry.hit for entry in search.known() if entry.hit not in find(entry.names[0], limit=100, kinds=(entry.hit.kind,))]
    assert not [hit for hit in lost if hit.kind not in ("country", "event")], "former names share their country's key"
    assert not [hit for hit in lost if hit.kind == "country" and hit.key not in keys_of(hit.title.split(" – ")[0], limit=100)]


def test_every_alias_means_something_in_the_tables():
    known = {(entry.hit.kind, entry.hit.key) for entry in search.known()}
    aliases = shared_table("search_aliases")
    assert not [row for row in zip(aliases["kind"], aliases["key"], strict=True) if row not in known]
    assert ((aliases["source_id"] == "") == (aliases["locator"] == "")).all()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("UNFICYP", "United Nations Peacekeeping Force in Cyprus, since 1964"),
        ("UNOGIL", "United Nations Observation Group in Lebanon, 1958"),
        ("Port-Francqui", "ONUC, 28 April 1961"),
        ("Ban Ki-moon", "Secretary-General, 2007 to 2016"),
        ("DR Congo", "Host of ONUC, MONUC and MONUSCO; contributor of peacekeepers"),
        ("Bunyakiri", "DR Congo, MONUC, MONUSCO"),
    ],
)
def test_a_line_says_what_it_is(text, line):
    assert line in [english(hit.line)[: len(line)] for hit in find(text)]


def test_suggestions_are_six_of_mixed_kinds():
    hits = suggestions()
    assert len({(hit.kind, hit.key) for hit in hits}) == 6
    assert len({hit.kind for hit in hits}) >= 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("UNEF II", ["unef", "2"]),
        ("Women, peace and security", ["women", "peace", "and", "security"]),
        ("UNMISS, UNMIS, Cyprus, Laos", ["unmiss", "unmis", "cyprus", "laos"]),
        ("elections", ["election"]),
    ],
)
def test_words_are_folded(text, words):
    assert words_of(text) == words


def test_names_are_joined_with_both_numerals():
    assert joined("UNAVEM III") == {"unavemiii", "unavem3"}


def test_only_words_that_say_something_count():
    assert telling_words("the UN Mission in Haiti") == ["haiti"]
    assert telling_words("12") == [] and telling_words("1325") == ["1325"]


def test_an_answer_takes_less_than_five_milliseconds():
    find("ready")
    texts = [text for text, *_ in FIRST + BEGINNINGS + SLIPS] + NONSENSE
    begun = time.process_time()
    for text in texts:
        find(text)
    assert (time.process_time() - begun) / len(texts) < 0.005


def test_the_index_is_small():
    entries = all_entries()
    tracemalloc.start()
    index = Index(entries)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert index.entries and size < 12e6


def test_a_list_of_states_knows_them_by_the_names_that_it_has_not():
    states = names_in("states")
    meant = {
        text: states["called"].get("".join(folded(text).split()))
        for text in ("Zaire", "Burma", "Ivory Coast", "Turkey", "Holland")
    }
    assert list(meant.values()) == ["Democratic Republic of the Congo", "Myanmar", "Côte d'Ivoire", "Türkiye", "Netherlands"]
    assert set(states["called"].values()) <= set(states["offered"]) == set(state_names().values())
    assert "congo" not in states["called"], "two bear that name"


def test_a_list_of_operations_knows_their_numerals():
    operations = names_in("operations")
    assert operations["called"]["unef1"] == "UNEF I" and set(operations["called"].values()) <= set(acronyms().values())
