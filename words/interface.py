"""What do controls and footers say? The interface's own sentences, each in one place."""

from words.message import say

ATLAS = say("Blue Helmets Atlas")
TITLE_OF = say("{page}, Blue Helmets Atlas")

# Within a page
LETTERS = say("To the terms that begin with a letter")
FIND_TERM = say("Find a term")

# A figure's foot
SOURCE = say("Source: {publishers}.")
SOURCE_AND_MORE = say("Source: {publishers} and others.")
AS_OF = say("As of {day}.")
OPEN = say("open")
HOW_TO_READ = say("How to read")
METHOD = say("Method and doubts")
AS_TABLE = say("Table")
TAKE = say("Take it with you")
ADD = say("Add to briefing")
FOLDED = say("More about this picture")
DOUBT = say(
    "Hollow or dashed marks are not plain counts: they are estimates, press figures or figures known only in part. Point at one "
    "to see which."
)
DOUBT_IN_FILES = say("Hollow or dashed: not a plain count, but an estimate, a press figure or a figure known only in part.")
DOUBT_ON_MAPS = say(
    "Hollow dots and dashed circles are no plain counts, but estimates, press figures or figures known only in part."
)
SOURCES = say("Sources")
IN_THE_SOURCE = say("in the source: {place}")
DOWNLOAD = say("Download the table (CSV)")
PAPER = say("Paper of pictures and slides")
COLORS = say("Colours of pictures")
FILE = {
    "making": say("Being made: {form}"),
    "made": say("Made: {form}"),
    "cancel": say("Cancel"),
    "failed": say("The atlas did not answer. Please try again."),
}
FILMS = say("The years as film: all, and each era (MP4)")
GIFS = say("The same for where there is no player (GIF)")
YEARS_UNDER = say("Operations and reforms of all years under the map")
AS_ON_SCREEN = say("The part of the map that is on the screen")
ADDRESS = say("Address of this view")
CITATION = say("Citation")
OWN_SOURCES = say("Each row of its tables names its own source.")
EMBED = say("To set it into a page of your own")
OPEN_IN_ATLAS = say("Open in the Blue Helmets Atlas")

# The day beside the map
BEGIN = say("Drag the bar through 78 years, or search Congo, Srebrenica, Brahimi.")
DOUBTFUL = say("Not confirmed, or not a plain count")
SOURCE_MARK = say("source")
OPERATIONS_DEPLOYED = say("Operations deployed")
SHOW_ALL_REGIONS = say("Show all regions")
NONE_DEPLOYED = say("No operation was deployed on this day.")
NONE_THERE = say("No operation was deployed in this region on this day.")
ALL_ABOUT_IT = say("All about it")
CLOSE = say("Close")
TIMELINE_ALT = say(
    "Operations since 1948 as bars, the landmarks of reform, and uniformed strength; the page Timeline has them as tables."
)

# Search
SEARCH = say("Search the atlas")
SEARCH_HINT = say("Search everything")
SUGGESTED = say("For example")
NOTHING_FOUND = say("Nothing found for “{text}”.")

# Choices
ALL_OPERATIONS = say("All operations")
ALL_REGIONS = say("All regions")
OPERATION = say("Operation")
FOLLOWED = say("Followed {operation}")
FOLLOWED_BY = say("Followed by {operation}")
REGION = say("Region")
DAY = say("Day")
YEAR = say("Year")
YEAR_BACK = say("A year earlier")
YEAR_ON = say("A year later")
MONTH_BACK = say("A month earlier")
MONTH_ON = say("A month later")
COUNTRY = say("Country")
ERAS = say("Eras")
NO_ERAS = say("No eras")
LARGEST_THEN = say("The day's largest operation")
NEAREST = say("There are no figures for {asked}; shown is {shown}, the nearest.")
NOT_HERE = say("There are no figures of {operation} here; shown are the others.")
NOTHING_HERE = say("There is nothing to show for this choice.")

OFFICE = say("Office")
ALL_OFFICES = say("Choose a department or office")
CHANGE_BEFORE = say("‹ Change of {day}")
CHANGE_AFTER = say("Change of {day} ›")
SHOW_BY = say("Show by")
FOOT = say(
    "Blue Helmets Atlas. Data as of {day}. Peacekeeping operations of the United Nations' own list; political missions are not counted."
)

# More choices, folded
MORE = say("More choices")
YEARS = say("Years shown")
WHOLE = say("Whole history")
REFORM = say("Reform or decision")
CHOOSE_REFORM = say("Choose a reform")

# Under a map
DISCLAIMER = say(
    "The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the "
    "United Nations."
)
BORDERS_THEN = say(
    "States as they stood on the day, on the geometry of today; long dashes: approximate, digitised. Lines have the standing they "
    "have today. Geometry: UN Geodata, Natural Earth; capitals: GeoNames."
)
LINES = say(
    "Dashed: not finally determined. Dotted: line of control or armistice line; the one in Jammu and Kashmir is approximate, the final "
    "status of Jammu and Kashmir has not been agreed upon by the parties. References to Kosovo shall be understood in the context of "
    "Security Council resolution 1244 (1999)."
)
BORDERS_TODAY = say("Borders and areas of today. Geometry: UN Geodata, Natural Earth.")
