"""Is a briefing kept, read back, refused in a sentence when it is none, and does its deck hold all it should with nothing cut?"""

import io
import json
import time
from dataclasses import replace

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader

from data.derive import mission_spans
from data.load import load_table
from figures import people
from figures.registry import all_figures
from geo.browser import web_files
from publish.briefing import LARGEST, Briefing, NotABriefing, Slide, read, with_findings
from publish.deck import deck_of
from publish.editing import name_of
from publish.handout import handout_of
from publish.paper import PAPERS
from publish.ready import SAID, of_country, of_day, of_operation, open_now, subjects
from publish.show import show_of
from publish.speech import MOST_LISTED
from publish.written import NAME
from tests.boxes import faults
from words import english

MARK = "The largest force of the United Nations stood in Croatia and Bosnia"
SMALL = Briefing(
    "Kosovo and after",
    (
        Slide("title", title="Kosovo and after", text="For the meeting of 3 March"),
        Slide("figure", ("/mission?mission=unamir#mission-story",), note="Begin with the dates."),
        Slide("pair", ("/?date=1994-07-15#map", "/?date=2026-11-22#map"), title="The busiest summer, and today"),
        Slide("figure", ("/fallen#fallen-years",), title="Those who died"),
        Slide("figure", ("/reform?reform=rwanda-inquiry-1999#reform-account",)),  # its line of who wrote it is long
        Slide(
            "figure", ("/?date=1994-07-15#map",), text="What was said.\n" + "A long line. " * 200, mark=MARK, place="bottom-left"
        ),
        Slide("figure", ("/people#people-world",), text="Half of them in three operations.", mark=MARK, place="top-right"),
        Slide("film", film="own-first-steps", note="Let it play."),
        Slide("text", title="To remember", text="One line.\nAnother."),
    ),
)


def test_a_briefing_is_read_back_as_it_was_kept():
    assert read(SMALL.as_json().encode()) == SMALL
    assert read(Briefing("Nothing yet").as_json().encode("utf-8-sig")) == Briefing("Nothing yet")


def test_a_file_says_the_first_version_that_can_read_it_and_those_of_the_first_are_read():
    plain = Briefing("a", (Slide("text", title="b", text="c"),))
    assert plain.plain()["atlas_briefing"] == 1 and SMALL.plain()["atlas_briefing"] == 2
    first = {"atlas_briefing": 1, "title": "a", "slides": [{"kind": "figure", "address": "/#map", "finding": "It was so."}]}
    assert read(json.dumps(first).encode()) == Briefing("a", (Slide("figure", ("/#map",), finding="It was so."),))


def test_signs_that_no_file_can_hold_are_left_out_and_a_slide_without_a_word_is_shown():
    told = Slide("text", title="a\0b\ud800\ufffe", text="one\vtwo\x1b")
    assert (told.title, told.text, Briefing("\0x").title) == ("ab", "one\ntwo", "x")
    assert b'<section class="slide text" aria-label="">' in show_of(Briefing("", (Slide("text"),)))


def changed(**more) -> bytes:
    return json.dumps(json.loads(SMALL.as_json()) | more).encode()


@pytest.mark.parametrize(
    "body, said",
    [
        (b"\xff\xfe", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"[" + b"9" * 5_000 + b"]", "cannot be read as JSON"),
        (b"[]", "is not of type 'object'"),
        (b" " * (LARGEST + 1), "too large"),
        (changed(atlas_briefing=3), "later version"),
        (changed(atlas_briefing="1"), "at atlas_briefing"),
        (changed(slides=[{"kind": "song"}]), "at slides/0/kind"),
        (changed(slides=[{"kind": "film"}]), "'film' is a required property"),
        (changed(slides=[{"kind": "film", "film": "../years"}]), "does not match"),
        (changed(slides=[{"kind": "figure", "address": "/#map", "mark": "a", "place": "outside"}]), "is not one of"),
        (changed(slides=[{"kind": "figure"}]), "'address' is a required property"),
        (changed(slides=[{"kind": "figure", "address": "https://elsewhere.example/"}]), "does not match"),
        (changed(slides=[{"kind": "text", "title": "a", "text": "b", "script": "c"}]), "'script' was unexpected"),
        (changed(slides=[{"kind": "title", "title": "a"}] * 61), "at slides"),
    ],
)
def test_a_file_that_is_no_briefing_gets_a_sentence(body, said):
    with pytest.raises(NotABriefing, match=said):
        read(body)


@pytest.mark.parametrize("slides", [[1] * 100_000, [{"kind": "pair", "addresses": ["/"] * 100_000}]], ids=["slides", "addresses"])
def test_a_small_file_of_a_long_list_is_refused_at_once(slides):
    began = time.process_time()
    with pytest.raises(NotABriefing, match="at slides.*Nothing was changed"):
        read(changed(slides=slides))
    assert time.process_time() - began < 0.5  # looked at item by item, it would be four seconds


def test_a_slide_says_when_its_numbers_have_changed():
    kept = with_findings(Briefing("a", (Slide("figure", ("/money#money-budget",)),))).slides[0]
    assert kept.finding and not kept.has_changed()
    assert Slide("figure", kept.addresses, finding="The budget was larger.").has_changed()


@pytest.fixture(scope="module")
def deck():
    return Presentation(io.BytesIO(deck_of(SMALL, PAPERS["16x9"], base="https://atlas.example")))


def written(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_deck_has_its_slides_in_order_and_its_sources_last(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "Kosovo and after" and titles[-1].startswith("Sources")
    told = [title for title in titles if title.startswith(english(SMALL.slides[1].figures()[0].finding))]
    assert told == titles[1 : 1 + len(told)] and told[-1].endswith(f"({len(told)}/{len(told)})")  # a long story goes on
    after = titles[1 + len(told) :]
    assert after[:2] == ["The busiest summer, and today", "Those who died"]
    assert after[2].startswith(english(SMALL.slides[4].figures()[0].finding)) and "To remember" in after
    last = [written(slide) for slide, title in zip(deck.slides, titles, strict=True) if title.startswith("Sources")]
    assert "United Nations" in " ".join(last)


def test_speakers_have_notes_with_sources_and_address(deck):
    notes = {
        slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text
        for slide in deck.slides
        if slide.has_notes_slide
    }
    assert list(notes.values())[1].startswith("Begin with the dates.")
    told = notes["The busiest summer, and today"]
    assert "https://atlas.example/?date=1994-07-15#map" in told and "Sources:" in told


def on(deck, title: str):
    """The slide of a title."""
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith(title))


def test_a_film_is_in_the_deck_and_its_notes_have_each_turning_point_with_its_source(deck):
    slide = on(deck, "First steps: from 1 to 2 operations")
    [movie] = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.MEDIA]
    [part] = {rel.target_part for rel in slide.part.rels.values() if "media" in rel.reltype}
    assert part.blob == web_files()["film/own-first-steps.mp4"].body and part.content_type == "video/mp4"
    assert movie.poster_frame.content_type == "image/png" and len(movie._element.nvPicPr.cNvPr.get("descr").split()) > 8
    told = slide.notes_slide.notes_text_frame.text
    assert told.startswith("Let it play.") and "do not imply official endorsement" in written(slide)
    turns = [line for line in told.split("\n") if line.startswith("29 May 1948")]
    assert turns and turns[0].endswith("]")


def test_what_was_written_to_a_picture_stands_under_it_and_on_it(deck):
    slide = on(deck, "17 operations, about 72,000")
    [mark] = [shape for shape in slide.shapes if shape.name == NAME]
    [picture] = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert mark.text_frame.text.replace("\n", " ") == MARK and mark.has_text_frame
    assert mark.left < picture.left + picture.width / 3 and mark.top > picture.top + picture.height / 2
    assert "What was said.\n" in written(slide) and "…" in written(slide)
    assert slide.notes_slide.notes_text_frame.text.startswith("What was said.\n" + "A long line. " * 190)
    other = on(deck, english(people.world().finding))
    [mark] = [shape for shape in other.shapes if shape.name == NAME]
    [chart] = [shape for shape in other.shapes if shape.has_chart]
    assert mark.left > chart.left + chart.width / 2 and mark.top == chart.top
    assert "Half of them in three operations." in written(other)


def test_pages_with_notes_have_film_marks_and_texts():
    short = replace(SMALL, slides=tuple(slide for slide in SMALL.slides if slide.kind == "film" or slide.place == "top-right"))
    file = PdfReader(io.BytesIO(handout_of(short)))
    begun = {each.title: file.get_destination_page_number(each) for each in file.outline}
    assert len(begun) > len(short.slides) == 2 and sorted(begun.values()) == list(begun.values())

    def page(title: str) -> str:  # the bookmark leads to it
        [number] = [number for name, number in begun.items() if title in name]
        return " ".join(file.pages[number].extract_text().split())

    world = english(people.world().finding)
    film, marked = page("First steps: from 1 to 2"), page(world)
    assert "First steps: from 1 to 2" in film and "Let it play." in film and "on 31 December 1955" in film
    assert world in marked and MARK in marked and "Half of them in three operations." in marked


def test_pictures_are_described_and_maps_have_their_disclaimer(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.shape_type == 13:
                assert len(shape._element.nvPicPr.cNvPr.get("descr").split()) > 4
    [maps] = [slide for slide in deck.slides if slide.shapes.title.text_frame.text == "The busiest summer, and today"]
    assert "do not imply official endorsement" in written(maps)


def test_nothing_on_a_deck_is_cut_or_lies_over_anything(deck):
    assert faults(deck) == []
    told = replace(
        SMALL, slides=tuple(slide for slide in SMALL.slides if "map" not in "".join(slide.addresses) and slide.kind != "film")
    )
    narrow = Presentation(io.BytesIO(deck_of(told, PAPERS["4x3"])))
    assert len(narrow.slides) > len(told.slides) > 4 and faults(narrow) == []


def test_ready_made_briefings_lead_to_figures_that_there_are():
    makers, reforms = all_figures(), set(load_table("reforms")["reform_id"])
    every = [*subjects().values(), of_operation("unmiss"), of_country("GHA"), of_day(pd.Timestamp("1994-07-15"))]
    addresses = [address for briefing in every for slide in briefing.slides for address in slide.addresses]
    assert len(subjects()) == 6 and len(addresses) > 50
    for address in addresses:
        assert address.split("#")[1] in makers, address
        if "reform=" in address:
            assert address.split("reform=")[1].split("#")[0] in reforms


def test_titles_of_ready_made_slides_are_sentences_of_at_most_twenty_words():
    for briefing in subjects().values():
        for slide in briefing.slides[1:]:
            title = name_of(slide)
            assert slide.kind == "pair" or (title.endswith(".") and 5 <= len(title.split()) <= 20), title


def test_what_is_said_over_an_account_names_its_year():
    dates = load_table("reforms").set_index("reform_id")["date"]
    assert all(str(dates[reform].year) in english(told) for reform, told in SAID.items())


def test_an_operations_briefing_has_eight_slides_and_all_open_ones_have_theirs():
    assert len(of_operation("unmiss").slides) == 8
    assert len(open_now()) == mission_spans()["end_date"].isna().sum()
    assert english(of_operation("untso").slides[1].figures()[0].finding)


@pytest.mark.parametrize("make, name", [(of_operation, "atlantis"), (of_country, "XXX")])
def test_what_there_is_not_has_no_briefing(make, name):
    with pytest.raises(KeyError):
        make(name)


def test_notes_of_a_deck_list_the_sources_of_their_own_slide_and_no_more_than_are_read():
    told = Briefing("Many", (Slide("figure", ("/timeline#timeline-history",)), Slide("figure", ("/missions#missions-list",))))
    slides = Presentation(io.BytesIO(deck_of(told))).slides
    listed = [
        slide.notes_slide.notes_text_frame.text.split("Sources:\n")[1].split("\n")[:-2]
        for slide in slides
        if slide.has_notes_slide
    ]
    assert len(listed) > 4 and all(len(each) <= MOST_LISTED + 1 for each in listed)
    assert listed[0][-1].startswith("And ") and " more, on the last slides" in listed[0][-1]
    assert listed[1] == ["As on the first of these slides."] and len(listed[0]) > 20
