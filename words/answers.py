"""What does the server say to whom it does not send a page? Its own sentences, each in one place."""

from words.message import say

NO_PAGE = say("There is no page at this address")
NO_PAGE_MORE = say("It may have been mistyped, or have changed. These are the pages of the atlas:")
NO_FILE = say("There is nothing at this address.")
NOT_SO = say("This address cannot be asked in this way.")
NOT_READ = say("This request could not be understood.")
TOO_LONG = say("This address is longer than any that the atlas gives.")
TOO_MANY_HEADERS = say("This request says more about itself than the atlas reads.")
TOO_LARGE = say("More was sent than is taken in here.")
TOO_SLOW = say("What was sent came too slowly and was given up. Please try again.")
TOO_OFTEN = say("More files were sent than are taken in just now. Please try again in some minutes.")
FULL = say("The atlas has as many visitors as it can serve just now. Please try again in a minute.")
BUSY = say("The atlas has as much to draw as it can just now. Please ask again in a minute.")
FOREIGN_ORIGIN = say("Only the atlas's own pages may ask this.")
OTHER_HOST = say("The atlas does not stand at this address.")
FAILED = say("The atlas could not answer this. Please try again.")
PAGE_FAILED = say("This page could not be drawn. Please load it again, or go on by the menu; who keeps the atlas has been told.")
