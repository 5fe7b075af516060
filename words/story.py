"""What does a story say around its own text? Its steps, the ways through it, and what stands where a picture is not there yet."""

from words.message import say

STEP = say("Step {n} of {of}")
STEP_ON = say("Step {n} of {of} · {day}")
STEPS = say("Steps of the story")
BACK = say("Back")
ON = say("Go on")
PICTURE = say("What the story shows at this step")
LEAVE = say("See this in the atlas")
WAY_BACK = say("Back to the story: {title}, step {n}")
FORGET = say("Dismiss")
AS_SLIDES = say("Show and change it as slides")
TAKE = say("Take it along")
FORMS = {
    "pdf": say("Pages to print (PDF)"),
    "docx": say("Pages to change (Word)"),
    "pptx": say("Slides (PowerPoint)"),
    "html": say("Page that stands alone (HTML)"),
}

# On printed pages
PRINTED = say("{years} · {n} steps, each with what the atlas shows of it")
ON_A_SCREEN = say("The same story on a screen: {address}")
ON_DAY = say("{day}")
SHOWN_AT = say("Shown at {address}")
STANDS = say("Where it stands")
PLACED = say("{source}; {places}. {address}")

WALK = {
    "progress": say("Step {n} of {of}")(n="{n}", of="{of}"),
    "waiting": say("The picture is on its way. The story can be read without it."),
    "failed": say("The picture could not be fetched. The story can be read without it."),
    "beside": say("Beside it: {alt}")(alt="{alt}"),
    "map": say("Map of the story"),
}
