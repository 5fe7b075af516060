"""Where do sources differ on an operation? The facts in words, without names of columns."""

import re

import pandas as pd

from data.dates import in_words
from data.derive import rows_of
from data.load import table_names
from data.schema import describe_field, headings

ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
ENUMERATED = {"milestones": "event", "mandates": "action"}  # facts that are named by the value of a column


def of_operation(mission_id: str, *subjects: str) -> pd.DataFrame:
    """Return the facts of some tables on which sources differ: discrepancies with `fact`, `ours`, `theirs` and `why` in words."""
    rows = rows_of("discrepancies", mission_id)
    rows = rows[rows["subject"].isin(subjects)]
    told = {"fact": "field", "ours": "followed_value", "theirs": "other_value", "why": "reason"}
    written = {new: [readable(*pair) for pair in zip(rows["subject"], rows[old], strict=True)] for new, old in told.items()}
    written["fact"] = [fact[:1].upper() + fact[1:] for fact in written["fact"]]
    return rows.assign(**written).reset_index(drop=True)


def readable(subject: str, text: str) -> str:
    """Return a text with names of columns and values in words, and days as the atlas writes them."""
    named = _names(subject)
    if text in named:
        return named[text]
    for name, words in named.items():
        if "_" in name or text == name:
            text = re.sub(rf"\b{name}\b", words.lower(), text)
    return ISO.sub(lambda match: in_words(pd.Timestamp(match[0])), text)


def _names(subject: str) -> dict[str, str]:
    """Return what the columns of a table, and the values that name its facts, are called."""
    known = {"general_assembly": "General Assembly", "first_deployment": "First deployment", "country_iso3": "Country"}
    known |= headings(subject) if subject in table_names() else {}
    if subject in ENUMERATED:
        known |= describe_field(subject, ENUMERATED[subject])["labels"]
    return known
