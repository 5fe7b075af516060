"""What does the atlas say when an address or a choice asks for what it does not have?"""

from words.message import say

NOT_A_DATE = say("“{text}” is not a date the atlas can read; write 1994, July 1994 or 15 July 1994. Showing {day}.")
OUT_OF_TIME = say("The atlas covers {first} to {last}; showing {day}, the nearest day.")
NO_OPERATION = say("There is no operation “{text}” in the UN's list of peacekeeping operations; showing all of them.")
NO_REGION = say("There is no region “{text}”; showing all regions ({regions}).")
NO_REFORM = say("There is no reform “{text}” in the atlas; the page of reforms shows “{shown}”.")
NOT_YEARS = say("“{text}” is not an era the atlas can read; write 1988-1996. Showing the whole history.")
NO_STATE = say("There is no state “{text}” among contributors and member states; write a code of three letters, as BGD.")
NO_OFFICE = say("There is no office “{text}” among those at headquarters; write a key such as dpko. Showing all of them.")
NO_LAYER = say("The map has no layer {words}; there are {layers}.")
NO_ERAS = say("There is no division into eras “{text}” in the atlas ({known}); showing none.")
NO_CHOICE = say("“{text}” cannot be chosen here; there are {known}.")
OTHER_REGION = say("{operation} is listed under {region}, not {asked}; showing all regions.")
DATE_MOVED = say("Date moved to {day}: on {before} {operation} was not deployed.")
DATE_MOVED_TO_HEIGHT = say("Date moved to {day}, when {operation} was largest; on {before} it was not deployed.")
AT_HEIGHT = say("Date moved to {day}, when {operation} was largest.")
NO_FIGURE = say("The atlas has no picture “{text}”, or none for what the address chooses.")
NOT_HERE = say("The atlas has nothing called “{text}” here.")
NO_STEP = say("This story has no step “{text}”. It begins with the first.")
NO_LETTERS = say("“{text}” has no letter from a to z and no digit, which an address needs; write it with some.")
