"""What does the page on which a briefing is made say? Its own sentences, each in one place."""

from words.message import say

# In the frame and under each picture
HELD = say("Briefing ({n})")
ADDED = say("Added to the briefing: {title}")

# To begin with
HOW = say("Choose “Add to briefing” under any picture, or begin with one of these.")
ON_OPERATION = say("On an operation")
ON_COUNTRY = say("On a country")
ON_DAY = say("On a day, as 15 July 1994")
CHOOSE = say("Choose")
OPEN = say("Open a briefing kept as a file (JSON)")
OTHER = say("Open another briefing")

# What is done to it
NAME = say("Title of the briefing")
UNDO = say("Undo")
NEW = {"title": say("Add a title"), "text": say("Add a text"), "film": say("Add a film")}
FIRST = {"title": say("Title"), "text": say("To remember")}

# The list of slides
SLIDES = {
    "list": say("Slides in their order"),
    "up": say("Move up: {title}"),
    "down": say("Move down: {title}"),
    "remove": say("Remove: {title}"),
    "drag": say("Drag to another place: {title}"),
    "help": say("Alt and an arrow move a slide, Delete removes it."),
}
KINDS = {"title": say("Title"), "text": say("Text"), "figure": say("Picture"), "pair": say("Two pictures"), "film": say("Film")}
CHANGED = say("Its numbers have changed since it was added.")
GONE = say("The atlas no longer has this picture; the slide is left out.")
UNTITLED = say("No title yet")

# The chosen slide
TITLE = say("Title of the slide")
TEXTS = {
    "title": say("Line under the title"),
    "text": say("Text, a line each"),
    "figure": say("What you want said under the picture"),
    "pair": say("What you want said under the pictures"),
    "film": say("What you want said under the film"),
}
NOTE = say("Note to the speaker")
DRAFT = say("What follows your note by itself, with the sources")
FILM = say("Which years")
MARK = say("A mark on the picture")
PLACE = say("Where the mark stands")
PLACES = {
    "top-left": say("Above, left"),
    "top": say("Above, in the middle"),
    "top-right": say("Above, right"),
    "left": say("Left"),
    "middle": say("In the middle"),
    "right": say("Right"),
    "bottom-left": say("Below, left"),
    "bottom": say("Below, in the middle"),
    "bottom-right": say("Below, right"),
}
FILLS = say("Slides that this fills: {deck} in PowerPoint and as PDF, {show} in the show. Above is the first in PowerPoint.")
BESIDE = say("Beside it")
ALONE = say("Nothing: one picture")
BEFORE = say("When it was added it said: {before}")
RENEW = say("Keep what it says now")

# What shows it and brings it
LEAVE = {
    "show": say("Show it"),
    "preparing": say("The show is being prepared. Escape goes back."),
    "making": say("Being made: {form}"),
    "made": say("Made: {form}"),
    "cancel": say("Cancel"),
    "failed": say("The atlas did not answer. Your briefing is kept; please try again."),
}
TEMPLATE = {
    "own": say("Own template (.potx, .pptx)"),
    "template": say("Slides in the look of {name}"),
    "drop": say("Without it: {name}"),
    "looking": say("The template is being looked at."),
    "taken": say("Slides and pages will have the look of {name}. It stays on your machine and is sent only to make a file."),
    "dropped": say("Slides have the atlas's own look again."),
}
JSON = say("File to open again (JSON)")
SHAPES = {"16x9": say("{form} 16:9"), "4x3": say("{form} 4:3")}
