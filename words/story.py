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
AS_SLIDES = say("Take it as slides")
WALK = {
    "progress": say("Step {n} of {of}")(n="{n}", of="{of}"),
    "waiting": say("The picture is on its way. The story can be read without it."),
    "failed": say("The picture could not be fetched. The story can be read without it."),
    "beside": say("Beside it: {alt}")(alt="{alt}"),
    "map": say("Map of the story"),
}
