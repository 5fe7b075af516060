"""Derive data/prepare/council_votes.csv: who voted how in the Security Council from 1994 to 2025?

Run by hand; deterministic; needs openpyxl beside what the atlas runs on:

    python data/prepare/council_votes.py FOLDER

FOLDER holds sc_voting.xlsx: votes by member from the United Nations Digital Library, as put together in
https://github.com/oliverunv/Voting-Agent (data/sc_voting.xlsx, commit 50cbeca7b7063234e4aa0987016a7e9be560ea93). A row of
ours is a resolution: how many voted how, and who was not in favour, by the names of the time. Many votes of 1995 to January
1997 are wrong there; data/prepare/resolutions.py takes names only where the counts are those of the United Nations' own list.
"""

import csv
import hashlib
import sys
from pathlib import Path

import pandas as pd

HERE = Path(__file__).resolve().parent
BOOK = "sc_voting.xlsx"
CHECKSUM = "71cdb6ed86eece01ac0452aed836041037d6984c55d0c23f93544ae57dbce752"
COLUMNS = ["number", "yes", "no", "abstain", "not_in_favour"]
MEMBERS = 15


def votes(folder: Path) -> pd.DataFrame:
    """Return the book's votes on numbered resolutions: year, number, member, vote. Raises ValueError for another book."""
    path = folder / BOOK
    if hashlib.sha256(path.read_bytes()).hexdigest() != CHECKSUM:
        raise ValueError(f"{BOOK} is not the book that this script was made for")
    rows = pd.read_excel(path, dtype=str)
    rows = rows.assign(number=rows["Resolution"].str.extract(r"^(\d+) \(")[0]).dropna(subset=["number"])
    rows = rows.rename(columns={"Year": "year", "Member State": "member", "Vote": "vote"})
    return rows[["year", "number", "member", "vote"]].drop_duplicates()


def not_in_favour(cast: pd.DataFrame, members: set[str]) -> str:
    """Return who voted against, abstained or did not vote; `members` are those who voted in that year."""
    is_short = len(cast) < MEMBERS == len(members)  # a full vote may have one member's row under another's name
    absent = members - set(cast["member"]) if is_short else set()
    said = {
        "against": sorted(cast.loc[cast["vote"] == "No", "member"]),
        "abstaining": sorted(cast.loc[cast["vote"] == "Abstain", "member"]),
        "not voting": sorted(absent),
    }
    return "; ".join(f"{how}: {', '.join(names)}" for how, names in said.items() if names)


def main(folder: str) -> None:
    """Write the file."""
    rows = votes(Path(folder))
    in_year = rows.groupby("year")["member"].agg(set)
    with (HERE / "council_votes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for number, cast in sorted(rows.groupby("number"), key=lambda pair: int(pair[0])):
            counts = cast["vote"].value_counts()
            writer.writerow(
                {
                    "number": number,
                    "yes": counts.get("Yes", 0),
                    "no": counts.get("No", 0),
                    "abstain": counts.get("Abstain", 0),
                    "not_in_favour": not_in_favour(cast, in_year[cast["year"].iloc[0]]),
                }
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
