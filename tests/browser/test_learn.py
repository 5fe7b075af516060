"""Is a story told step by step, are the questions of a set answered by mouse and by keyboard, and is nothing of that sent?"""

import re

import pytest

from learn.questions import question_set
from learn.questions.told import told
from learn.story import stories
from tests.browser.reading import stops
from tests.browser.room import LETTERS, SPACES, out_of_room
from ui.learn.cards import mixed_cards as mixed
from words import english

SET = "/learn?part=questions&set=class-7"
ASKED = [told(question, english) for question in question_set("class-7", 10)]


def asked(page):
    """Return the quiz, once it stands."""
    quiz = page.locator(".quiz")
    quiz.locator("h2").wait_for(timeout=60_000)
    return quiz


def answer_by_keyboard(page, quiz, question) -> None:
    """Give the right answer to the question that stands there without a mouse."""
    if question["form"] == "choice":
        page.keyboard.press(str(question["right"][0] + 1))
    elif question["form"] == "estimate":
        page.keyboard.press("Tab")
        page.keyboard.type(str(question["right"][0]))
        page.keyboard.press("Enter")
    else:
        for at, place in enumerate(question["right"]):
            up = quiz.get_by_role("button", name=f"Move up: {question['options'][place]}", exact=True)
            while quiz.locator("li").nth(at).evaluate("e => e.firstChild.textContent") != question["options"][place]:
                up.focus()
                page.keyboard.press("Enter")
        quiz.get_by_role("button", name="Check").focus()
        page.keyboard.press("Enter")


def test_a_set_is_answered_by_keyboard_alone_and_nothing_is_sent(visit):
    page = visit(SET)
    quiz = asked(page)
    page.wait_for_load_state("networkidle")
    quiz.locator("h2").focus()
    page.traffic.clear()
    for n, question in enumerate(ASKED):
        assert quiz.locator("h2").inner_text() == question["prompt"]
        answer_by_keyboard(page, quiz, question)
        assert quiz.locator(".told p").first.inner_text() == "That is right."
        quiz.get_by_role("button", name=re.compile("Next question|To the end")).focus()
        page.keyboard.press("Enter")
        if n + 1 < len(ASKED):
            assert f"{n + 1} right" in quiz.locator(".progress").inner_text()
    assert quiz.locator("h2").inner_text() == "10 of 10 right."
    assert page.traffic.sent == [] and page.traffic.addresses == [] and page.traffic.trouble == []


def test_a_wrong_answer_is_told_with_the_right_one_its_source_and_where_to_see_it(visit, atlas):
    page = visit(SET)
    quiz, first = asked(page), ASKED[0]
    assert first["form"] == "choice"
    wrong = next(place for place in range(len(first["options"])) if place not in first["right"])
    quiz.locator(".options button").nth(wrong).click()
    assert quiz.locator(".told p").first.inner_text() == f"Not quite. The answer is {first['answer']}."
    assert quiz.locator(".options .wrong").inner_text() == "✗ your answer"
    assert quiz.locator(".told .sources a").first.get_attribute("href") == first["sources"][0]["url"]
    assert quiz.get_by_role("link", name="See it in the atlas").get_attribute("href") == f"{atlas}/{first['view']}"
    assert "0 right" in quiz.locator(".progress").inner_text()


def test_before_a_class_the_answer_is_shown_when_the_teacher_wants_and_none_is_counted(visit):
    page = visit(SET)
    quiz, first = asked(page), ASKED[0]
    quiz.get_by_label(re.compile("For a projector")).check()
    assert quiz.locator(".options button").first.is_disabled() and quiz.locator(".timer").inner_text() == "30"
    quiz.get_by_role("button", name="Show the answer").click()
    assert quiz.locator(".told p").first.inner_text() == f"The answer is {first['answer']}."
    assert "right" not in quiz.locator(".progress").inner_text()


def test_the_questions_fit_a_phone(visit):
    page = visit(SET, width=390, height=844)
    asked(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for button in page.locator(".quiz .options button").all():
        box = button.bounding_box()
        assert box["height"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= 390


def told_in(page):
    """Return the heading of the story's step that is read."""
    return page.locator(".story-step.read h2")


def walked(page, name: str = "[data-whole][data-map]"):
    """Return the story once it can be walked; by itself, once all its pictures and the map's files have come."""
    page.locator(f".story{name}").wait_for(timeout=90_000)
    return page.locator(".story")


def asked_of_the_server(page) -> list[str]:
    """Return what the page asked of others; Chromium looks up the page's small sign, which it has kept, at each address."""
    return [address for address in page.traffic.addresses if not address.endswith("/favicon.png")]


def seen(page) -> str:
    """Return what stands beside the text: map, drawn, or wait."""
    return page.locator(".story-figure").get_attribute("data-seen")


def test_once_it_is_there_a_story_is_walked_without_any_server(visit):
    page, story = visit("/learn?story=rwanda-srebrenica-brahimi"), stories()["rwanda-srebrenica-brahimi"]
    walked(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('.story-map iframe').contentWindow.isTheSame = true")
    page.context.set_offline(True)
    page.traffic.clear()
    kinds = [seen(page)]
    for n, step in enumerate(story.steps[1:], 2):
        page.keyboard.press("ArrowRight")
        told_in(page).filter(has_text=step.heading).wait_for()
        page.wait_for_function(f"location.search.includes('step={n}') && document.querySelector('.story-finding').textContent")
        assert page.locator(".story-progress").inner_text() == f"Step {n} of {len(story.steps)}"
        page.wait_for_function("document.querySelector('.story-figure').dataset.seen !== 'wait'")
        kinds.append(seen(page))
    assert kinds == ["map" if step.view.startswith("/?") else "drawn" for step in story.steps]
    page.wait_for_timeout(800)  # the page has come to rest
    stage = page.locator(".story-stage").bounding_box()
    assert stage["y"] > 55 and stage["y"] + stage["height"] < 900, "beside the last step the picture is whole too"
    page.keyboard.press("ArrowLeft")
    told_in(page).filter(has_text=story.steps[-2].heading).wait_for()
    assert page.traffic.sent == [] and asked_of_the_server(page) == [] and page.traffic.trouble == []
    assert page.evaluate("document.querySelector('.story-map iframe').contentWindow.isTheSame"), "the map came anew"


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_what_the_keyboard_comes_to_in_the_text_lies_under_nothing(visit, width, height):
    page = visit("/learn?story=first-blue-helmets", width=width, height=height, reduced_motion="reduce")
    walked(page, "[data-whole]")
    page.locator(".story-step :is(a, abbr)").first.focus()
    forth, _ = stops(page, most=40)
    back, _ = stops(page, most=40, key="Shift+Tab")
    assert len(forth) > 30 and [stop for stop in [*forth, *back] if not stop.is_seen] == []


def test_scrolling_moves_the_same_map_and_the_day_among_the_years(visit):
    page, story = visit("/learn?story=first-blue-helmets"), stories()["first-blue-helmets"]
    walked(page)
    frame = page.frame_locator(".story-map iframe").locator(".leaflet-container[data-chosen]")
    frame.wait_for()
    before, place = frame.get_attribute("data-date"), page.locator(".story-mark").evaluate("mark => mark.style.left")
    page.mouse.move(1250, 500)
    page.mouse.wheel(0, 700)
    told_in(page).filter(has_text=story.steps[1].heading).wait_for()
    page.wait_for_function("location.search.includes('step=2')")
    dates = [re.search(r"date=([\d-]+)", step.view)[1] for step in story.steps[:2]]
    page.wait_for_function(
        "day => document.querySelector('.story-map iframe').contentDocument.querySelector('.leaflet-container').dataset.date === day",
        arg=dates[1],
    )
    assert before == dates[0] and page.locator(".story-mark").evaluate("mark => mark.style.left") != place
    for style in (LETTERS, SPACES):
        added = page.add_style_tag(content=style)
        page.wait_for_function("document.querySelector('.story-foot').textContent")
        assert not [each for each in out_of_room(page) if "story" in each], style
        assert page.locator(".story-picture").bounding_box()["height"] > 200, style
        added.evaluate("e => e.remove()")


def test_a_story_is_begun_and_left_at_an_address_that_brings_it_back(visit, atlas):
    page, story = visit("/learn"), stories()["rwanda-srebrenica-brahimi"]
    page.locator(".st-key-picks-stories a[href$='story=rwanda-srebrenica-brahimi']").click()
    walked(page, "")
    assert page.locator("h1").inner_text() == story.title
    for step in story.steps[1:4]:
        page.locator(".story-on").click()
        told_in(page).filter(has_text=step.heading).wait_for()
    page.wait_for_url(re.compile("story=rwanda-srebrenica-brahimi&step=4"))
    said = page.locator(".story-said")
    said.filter(has_text=f"Step 4 of {len(story.steps)}. {story.steps[3].heading}").wait_for(state="attached")
    address = page.url.removeprefix(atlas)
    page.go_back()
    page.locator(".st-key-picks-stories a").first.wait_for()
    again = visit(address)
    told_in(again).filter(has_text=story.steps[3].heading).wait_for()
    assert again.traffic.trouble == []


def test_a_step_is_left_for_the_atlas_and_come_back_to(visit):
    page, story = visit("/learn?story=congo-twice&step=3"), stories()["congo-twice"]
    walked(page, "")
    told_in(page).filter(has_text=story.steps[2].heading).wait_for()
    page.locator(".story-step.read .story-leave a").click()
    page.wait_for_url(re.compile(r"date=1961-02-21&mission=onuc"))
    page.locator(".st-key-way-back").get_by_role("button", name="Back to the story: Congo, twice, step 3").click()
    told_in(page).filter(has_text=story.steps[2].heading).wait_for(timeout=60_000)
    page.wait_for_url(re.compile("story=congo-twice&step=3"))
    assert page.traffic.trouble == []


def test_an_operation_that_is_picked_on_a_storys_map_is_lifted_out_until_the_story_moves_on(visit):
    page = visit("/learn?story=congo-twice&step=5")
    walked(page)
    box = page.frame_locator(".story-map iframe").locator(".leaflet-container[data-date]")
    box.wait_for()
    before = box.get_attribute("data-chosen")
    page.frame_locator(".story-map iframe").locator(".seat:not(.chosen) .dot").first.evaluate("dot => dot.click()")
    page.wait_for_function(
        "chosen => document.querySelector('.story-map iframe').contentDocument.querySelector('.leaflet-container').dataset.chosen !== chosen",
        arg=before,
    )
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("location.search.includes('step=3')")
    page.wait_for_function(
        "document.querySelector('.story-map iframe').contentDocument.querySelector('.leaflet-container').dataset.chosen === 'onuc'"
    )
    assert page.traffic.trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_picture_stays_above_the_text(visit, scheme):
    page = visit("/learn?story=congo-twice&step=2", width=390, height=844, media={"color_scheme": scheme})
    story = stories()["congo-twice"]
    walked(page)
    told_in(page).filter(has_text=story.steps[1].heading).wait_for()
    page.wait_for_function("document.querySelector('.story-figure').dataset.seen === 'drawn'")
    stage = page.locator(".story-stage").bounding_box()
    assert 0 < told_in(page).bounding_box()["y"] - stage["y"] - stage["height"] < 80, "what came later pushed the step away"
    assert "step=2" in page.url
    drawing = page.locator(".story-drawn > svg")
    whole = drawing.bounding_box()["width"]
    drawing.click()
    assert drawing.bounding_box()["width"] > 1.8 * whole
    drawing.click()
    assert drawing.bounding_box()["width"] == pytest.approx(whole)
    top, height = page.locator(".story-stage").evaluate("e => [e.getBoundingClientRect().top, e.offsetHeight]")
    assert 0.38 < height / 844 < 0.47 and 50 < top < 70
    page.locator(".story-step").nth(3).locator("h2").scroll_into_view_if_needed()
    page.locator(".story-on").click()
    told_in(page).filter(has_text=re.compile("|".join(step.heading for step in story.steps[2:]))).wait_for()
    page.wait_for_timeout(800)
    assert page.locator(".story-stage").evaluate("e => e.getBoundingClientRect().top") == pytest.approx(top, abs=1)
    heading = told_in(page).bounding_box()
    assert heading["y"] >= top + height, "the heading is under the picture"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    ink = page.locator(".story-finding").evaluate("e => getComputedStyle(e).color")
    assert (int(re.findall(r"\d+", ink)[0]) > 128) == (scheme == "dark")
    assert page.traffic.trouble == []


def test_without_its_pictures_a_story_is_whole_and_says_so(visit):
    page, story = visit("/learn?story=leaving", without="**/assets/beside/**"), stories()["leaving"]
    page.get_by_text("The picture could not be fetched. The story can be read without it.").wait_for(timeout=60_000)
    assert page.locator(".story-step h2").all_inner_texts() == [step.heading for step in story.steps]
    page.keyboard.press("ArrowRight")
    told_in(page).filter(has_text=story.steps[1].heading).wait_for()
    assert seen(page) == "wait" and page.traffic.trouble == []


def test_printed_a_story_has_every_step_with_what_stood_beside_it(visit):
    page, story = visit("/learn?story=congo-twice"), stories()["congo-twice"]
    walked(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".story-step h2:visible").count() == len(story.steps) == page.locator(".story-printed").count()
    assert page.locator(".story-printed svg").first.bounding_box()["width"] > 300
    assert not page.locator(".story-nav").is_visible() and not page.locator(".story-stage").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".story-printed").count() == 0


def test_a_story_is_taken_as_slides(visit):
    page, story = visit("/learn?story=congo-twice"), stories()["congo-twice"]
    walked(page, "")
    page.locator(".st-key-story-slides button").click()
    page.locator(".slides li").nth(len(story.steps)).wait_for(timeout=60_000)
    assert page.locator(".slides .name").nth(1).inner_text().endswith(story.steps[0].heading)


def test_a_story_that_there_is_not_is_said_and_the_stories_are_shown(visit):
    page = visit("/learn?story=atlantis&step=999")
    page.get_by_text("atlantis").wait_for()
    assert page.locator(".st-key-picks-stories a").count() >= 8


def test_cards_are_learned_by_keyboard_alone_and_nothing_is_sent(visit):
    page = visit("/learn?part=cards&deck=money&set=class-7", width=390, height=844)
    cards = page.locator(".cards")
    cards.locator("h2").wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.traffic.clear()
    assert page.get_by_role("link", name="Look words up in the glossary").get_attribute("href").endswith("glossary?kind=money")
    fronts = [card["front"] for card in mixed("class-7", "money", "en")]
    left = [*fronts, fronts[0]]  # the first one is not known at first and comes again
    for n, front in enumerate(left):
        assert cards.locator("h2").inner_text() == front
        cards.get_by_role("button", name="Turn the card").focus()
        page.keyboard.press("Enter")
        assert cards.locator(".back").evaluate("e => e.getRootNode().activeElement === e")  # what is read aloud next
        assert cards.locator(".back .sources").inner_text().startswith("Source: ")
        page.keyboard.press("2" if n == 0 else "1")
    assert cards.locator("h2").inner_text() == f"All {len(fronts)} known."
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.traffic.sent == [] and page.traffic.addresses == [] and page.traffic.trouble == []


def test_many_rows_beside_a_story_are_scrolled_in_letters_that_can_be_read(visit):
    page = visit("/learn?story=rwanda-srebrenica-brahimi&step=10", width=390, height=844)
    place = page.locator(".story-figure[data-seen=drawn] .story-drawn.long")
    place.locator("svg text").first.wait_for(timeout=60_000)
    sizes = place.locator("svg text").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"
    )
    assert min(sizes) >= 11 and place.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    finding = page.locator(".story-finding").inner_text()
    assert page.get_by_role("group", name=finding, exact=True).get_attribute("tabindex") == "0"
    sign = "getComputedStyle(document.querySelector('.story-picture'), '::after').%s"
    assert page.evaluate(sign % "content") == '""' and "gradient" in page.evaluate(sign % "backgroundImage")
    page.emulate_media(forced_colors="active")
    assert page.evaluate(sign % "borderBottomStyle") == "dashed"
    page.emulate_media(forced_colors="none")
    place.focus()
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.story-drawn').scrollTop > 500")
    page.wait_for_function(f"{sign % 'content'} === 'none'")


def test_a_picture_that_has_room_beside_a_story_has_no_sign_of_more_and_is_no_stop(visit):
    page = visit("/learn?story=congo-twice&step=2", width=390, height=844)
    walked(page, "[data-whole]")
    place = page.locator(".story-figure[data-seen=drawn] .story-drawn")
    place.locator("svg text").first.wait_for()
    assert [place.get_attribute(name) for name in ("tabindex", "role", "aria-label")] == [None] * 3
    assert page.locator(".story-picture[data-more]").count() == 0
    place.locator("svg").first.click()  # larger than its place
    page.locator(".story-picture[data-more]").wait_for()
    assert place.get_attribute("tabindex") == "0"
