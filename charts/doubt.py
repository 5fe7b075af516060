"""How is doubt drawn? What is not a plain count is hollow or dashed, by the one rule of the schema."""

from data.schema import doubts


def plain(table: str) -> str:
    """Return the test, in the language of the browser's charts, whether a mark is a plain count of a table.

    The marks carry the table's columns that tell (data.schema.doubts) under their own names, yes or no as 0 and 1 or as true and false.
    """
    return " && ".join(
        f"!datum.{column}" if values == [True] else f"indexof({values}, datum.{column}) < 0"
        for column, values in doubts(table).items()
    )
