"""Which reforms, offices, people, terms and themes can be looked for?"""

import re
from urllib.parse import parse_qsl

import pandas as pd

from data.load import as_of, load_table, shared_table, table_names
from data.names import folded
from data.schema import describe_field, labels
from data.search.hits import Entry, Hit, Message
from data.spans import FIRST_DAY, shared_spans
from words import Day, Span, Year, english, joined, prose


def reforms() -> list[Entry]:
    """Return reforms and reports, and the doctrine and guidance that is none of them."""
    guidance, levels = shared_table("guidance"), labels("guidance", "level")
    also = guidance.groupby("reform_id")["title"].agg(" ".join).to_dict()
    entries = []
    for row in shared_table("reforms").itertuples():
        view = {"reform": row.reform_id, "date": row.date.strftime("%Y-%m-%d")}
        line = joined(prose(row.title, "reforms", row.reform_id, "title"), row.symbol, Day(row.date, row.precision), between=", ")
        entries.append(
            Entry(
                Hit("reform", row.reform_id, row.short_title, line, view, "reform"),
                (row.short_title, row.title, *_number(row.symbol)),
                f"{row.led_by} {also.get(row.reform_id, '')} {row.date.year}",
                f"{row.what_it_said} {row.what_came_of_it}",
                row.date.toordinal() - (100000 if row.is_landmark else 0),  # the landmarks before the others
                _codes(row.symbol),
            )
        )
    for row in guidance[(guidance["reform_id"] == "") & guidance["from_date"].notna()].itertuples():
        view = {"date": max(row.from_date, FIRST_DAY).strftime("%Y-%m-%d")}
        level = prose(levels[row.level], "schema", f"guidance.level.{row.level}", "label")
        line = joined(level, Day(row.from_date, row.from_precision or "day"), between=", ")
        hit = Hit("reform", row.guidance_id, row.title, line, view, "reform")
        entries.append(Entry(hit, (row.title,), str(row.from_date.year), row.summary, row.from_date.toordinal()))
    return entries


def _number(symbol: str) -> list[str]:
    """Return the number by which a resolution is called."""
    return re.findall(r"/RES/(?:\d+/)?(\d{3,4})\b", symbol)


def _codes(symbol: str) -> tuple[str, ...]:
    """Return how a document is asked for: its symbol, without the year, and each of two."""
    return tuple(dict.fromkeys([symbol, symbol.split(" (")[0], *symbol.split("-", 1)])) if symbol else ()


def offices() -> list[Entry]:
    """Return the departments, offices and bodies, each by all its names; one that is no more leads to its first day."""
    entries = []
    for office_id, rows in shared_table("offices").groupby("office_id", sort=False):
        first, last = rows.iloc[0], rows.iloc[-1]
        view = {"office": office_id}
        if pd.notna(last["to_date"]) and last["to_date"] < as_of():
            view["date"] = max(first["from_date"], FIRST_DAY).strftime("%Y-%m-%d")
        names = dict.fromkeys([*rows["short_name"], *rows["name"]])
        hit = Hit(
            "office", office_id, last["name"], prose(last["function"], "offices", office_id, "function"), view, "institution"
        )
        entries.append(Entry(hit, tuple(names), order=len(entries)))
    return entries


def people() -> list[Entry]:
    """Return who led, at headquarters or in the field, and whom the stories name, each person once with all their posts."""
    posts: dict[str, list[dict]] = {}
    for row in shared_table("leaders").itertuples():
        said = prose(row.title, "leaders", row.leader_id, "title")
        posts.setdefault(row.name, []).append(_post(row, said, {}, "institution") | {"short": row.short_name})
    if "field_leaders" in table_names():
        acronyms = shared_spans().set_index("mission_id")["acronym"]
        roles = describe_field("field_leaders", "role").get("labels", {})
        for row in load_table("field_leaders").itertuples():
            role = prose(roles.get(row.role, row.role), "schema", f"field_leaders.role.{row.role}", "label")
            said = joined(role, acronyms[row.mission_id], between=", ")
            posts.setdefault(row.name, []).append(_post(row, said, {"mission": row.mission_id}, "mission"))
    for row in shared_table("story_people").itertuples():
        said = prose(row.role, "story_people", row.person_id, "role")
        post = {"said": joined(said, _years(row), between=", "), "view": {"part": "people", "who": "others"}, "page": "learn"}
        posts.setdefault(row.name, []).append(post)  # by the family name alone what happened comes first
    entries = []
    for name, held in posts.items():
        line = joined(*dict.fromkeys(post["said"] for post in held), between="; ")
        names = (name, *(post["short"] for post in held if "short" in post))
        hit = Hit("person", folded(name).replace(" ", "-"), name, line, held[0]["view"], held[0]["page"])
        entries.append(Entry(hit, tuple(dict.fromkeys(names)), english(line), order=len(entries)))
    return entries


def _post(row, said: Message, view: dict[str, str], page: str) -> dict:
    begun = "" if pd.isna(row.from_date) else max(row.from_date, FIRST_DAY).strftime("%Y-%m-%d")
    return {"said": joined(said, _years(row), between=", "), "view": view | ({"date": begun} if begun else {}), "page": page}


def _years(row) -> Span | None:
    if pd.isna(row.from_date):
        return None
    return Span(Year(row.from_date.year), None if pd.isna(row.to_date) else Year(row.to_date.year))


def terms() -> list[Entry]:
    """Return the words of the glossary, each by its short form and its other words too."""
    entries = []
    for row in shared_table("glossary").itertuples():
        names = (row.term, row.short_form, *row.aka.split(" ; "))
        line = prose(row.definition, "glossary", row.term_id, "definition")
        hit = Hit("term", row.term_id, row.term, line, {"term": row.term_id}, "glossary")
        entries.append(Entry(hit, tuple(name for name in names if name), text=row.definition, order=len(entries)))
    return entries


def themes() -> list[Entry]:
    """Return the subjects on which the atlas has a page or a figure."""
    return [
        Entry(
            Hit(
                "theme",
                row.theme_id,
                row.title,
                prose(row.line, "search_themes", row.theme_id, "line"),
                dict(parse_qsl(row.choices)),
                row.page,
            ),
            (row.title,),
            order=number,
        )
        for number, row in enumerate(shared_table("search_themes").itertuples())
    ]
