"""Where do sources differ on an operation? The notes that its figures carry under their method and doubts."""

from data.differences import of_operation
from figures.figure import Note
from words import prose, say


def difference_notes(mission: str, *subjects: str) -> tuple[Note, ...]:
    """Return what other sources say on facts of some tables, and why ours is followed."""
    return tuple(
        Note(
            "doubt",
            say(
                "{fact}: shown is {ours}; another source has {theirs}. {why}",
                fact=prose(row.fact, "discrepancies", row.discrepancy_id, "field"),
                ours=prose(row.ours, "discrepancies", row.discrepancy_id, "followed_value"),
                theirs=prose(row.theirs, "discrepancies", row.discrepancy_id, "other_value"),
                why=prose(row.why, "discrepancies", row.discrepancy_id, "reason"),
            ),
            row.other_source_id,
            row.other_locator,
        )
        for row in of_operation(mission, *subjects).itertuples()
    )
