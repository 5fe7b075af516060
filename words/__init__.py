"""How does the atlas speak? Every sentence for readers is a lazy message, written last, in the visitor's language.

A message is made with `say` (or `say_n`, which has a plural) and is plain text with named places; what fills them is a
value that knows how it is written: a whole number, a Day, a Month, a Year, Money, a List. `Words` writes it. Nothing here
knows a table, a chart or Streamlit.
"""

from words.language import LANGUAGES, Words, english
from words.message import Joined, Prose, Say, joined, prose, say, say_n
from words.shortened import shortened
from words.values import About, Day, Decimal, List, Money, Month, Per, Percent, Span, Year

__all__ = [
    "LANGUAGES",
    "About",
    "Day",
    "Decimal",
    "Joined",
    "List",
    "Money",
    "Month",
    "Per",
    "Percent",
    "Prose",
    "Say",
    "Span",
    "Words",
    "Year",
    "english",
    "joined",
    "prose",
    "say",
    "say_n",
    "shortened",
]
