"""Which operations, events and places can be looked for?"""

from collections import Counter
from dataclasses import replace
from functools import cache

import pandas as pd

from data.dates import in_words
from data.load import as_of, shared_table
from data.names import folded
from data.schema import labels
from data.search.hits import Entry, Hit
from data.search.words import words_of
from data.spans import FIRST_DAY, shared_spans
from words import Day, Span, Year, joined

LONG_AFTER = 100_000  # days, more than there are in the history


def operations() -> list[Entry]:
    """Return the operations: acronym, name, hosts, conflict, resolutions, years.

    Each leads to the day that tells most of it: one that goes on to today, with what its mandate is and who is there, one that has ended to its height.
    """
    missions = shared_table("missions").set_index("mission_id")
    heights, hosts = _heights(), _host_names()
    resolutions = shared_table("mandates").groupby("mission_id")["resolution"].agg(" ".join)
    entries = []
    for number, span in enumerate(shared_spans().itertuples()):
        row, last = missions.loc[span.mission_id], None if pd.isna(span.end_date) else Year(span.end_date.year)
        line = joined(span.name, Span(Year(span.start_date.year), last), between=", ")
        day = as_of() if pd.isna(span.end_date) else heights.get(span.mission_id, span.start_date)
        view = {"mission": span.mission_id, "date": day.strftime("%Y-%m-%d")}
        named = _named_after(span.name, hosts.get(span.mission_id, []))
        entries.append(
            Entry(
                Hit("operation", span.mission_id, span.acronym, line, view),
                (span.acronym, span.name, *named),
                " ".join([row["conflict"], *(name for names in hosts.get(span.mission_id, []) for name in names)]),
                " ".join([row["account"], resolutions.get(span.mission_id, ""), *_years(span.start_date, span.end_date)]),
                number,
            )
        )
    return entries


def _heights() -> dict[str, pd.Timestamp]:
    """Return the day on which an operation is known to have had the most uniformed people, within its span."""
    counts = shared_table("strength").merge(shared_spans()[["mission_id", "start_date", "end_date"]], on="mission_id")
    is_within = (counts["date"] >= counts["start_date"]) & ~(counts["date"] > counts["end_date"])
    counts = counts[is_within & counts["uniformed"].notna()].sort_values("uniformed", kind="stable")
    return counts.drop_duplicates("mission_id", keep="last").set_index("mission_id")["date"].to_dict()


def _years(first: pd.Timestamp, last: pd.Timestamp) -> list[str]:
    return [str(year) for year in range(first.year, (as_of() if pd.isna(last) else last).year + 1)]


@cache
def _today() -> dict[str, list[str]]:
    """Return the names of each country today: the full one, the short one, those given by hand."""
    names = {row.country_id: [row.name, row.short_name] for row in shared_table("countries").itertuples(index=False)}
    for row in shared_table("search_aliases").query("kind == 'country'").itertuples():
        names.get(row.key, []).append(row.alias)
    return {country_id: list(dict.fromkeys(known)) for country_id, known in names.items()}


def _host_names() -> dict[str, list[list[str]]]:
    names = _today()
    hosts = shared_table("host_countries")
    return hosts.groupby("mission_id")["country_id"].agg(lambda ids: [names[each] for each in ids]).to_dict()


def _named_after(official_name: str, hosts: list[list[str]]) -> list[str]:
    """Return the names of the one country that an operation's own name names; none where it names two.

    In an atlas of operations a country's name means those that bear it: Cyprus is UNFICYP.
    """
    text = _phrase(official_name)
    said = {country_id: [name for name in names if _phrase(name) in text] for country_id, names in _today().items()}
    longest = max((_phrase(name) for names in said.values() for name in names), key=len, default="")
    meant = [
        country_id
        for country_id, names in said.items()
        if any(_phrase(name) not in longest or _phrase(name) == longest for name in names)
    ]
    return _today()[meant[0]] if len(meant) == 1 and _today()[meant[0]] in hosts else []


@cache
def _phrase(name: str) -> str:
    return f" {' '.join(words_of(name))} "


def events() -> list[Entry]:
    """Return what happened: the events, then the days of the heaviest losses and the dated turns of a mandate that are none."""
    days = {
        (row.mission_id, row.date): (row.place, row.place, row.what_happened, "day")
        for row in shared_table("worst_days").itertuples()
    }
    for row in shared_table("milestones").query("event == 'other' and note != ''").itertuples():
        days.setdefault((row.mission_id, row.date), (row.note.split(";")[0].rstrip("."), "", row.note, row.precision))
    links, kinds = shared_table("links"), labels("events", "kind")
    linked = Counter(links["from_id"][links["from_kind"] == "event"]) + Counter(links["to_id"][links["to_kind"] == "event"])
    entries = []
    for row in shared_table("events").itertuples():
        also = days.pop((row.mission_id, row.date), ("", "", "", ""))
        entry = _event(
            row.mission_id, row.date, row.date_precision, row.event_id, row.title, row.place, f"{row.account} {also[2]}"
        )
        # What led to something comes before what did not.
        order = entry.order - LONG_AFTER * linked[row.event_id]
        entries.append(replace(entry, about=f"{entry.about} {kinds[row.kind]}", order=order))
    for (mission_id, date), (title, place, account, precision) in days.items():
        entries.append(_event(mission_id, date, precision, f"{mission_id}-{date:%Y-%m-%d}", title, place, account))
    return entries


@cache
def _acronyms() -> dict[str, str]:
    return dict(zip(shared_spans()["mission_id"], shared_spans()["acronym"], strict=True))


def _event(mission_id: str, date: pd.Timestamp, precision: str, key: str, title: str, place: str, account: str) -> Entry:
    day = min(max(date, FIRST_DAY), as_of())
    when, view = in_words(date, precision or "day"), {"mission": mission_id, "date": day.strftime("%Y-%m-%d")}
    line = joined(_acronyms().get(mission_id, ""), Day(date, precision or "day"), "" if place in title else place, between=", ")
    names = (title, place, place.split(",")[0].removeprefix("Near "))
    return Entry(
        Hit("event", key, title, line, {name: value for name, value in view.items() if value}),
        tuple(name for name in names if name),
        f"{_acronyms().get(mission_id, '')} {when}",
        account,
        date.toordinal(),
    )


@cache
def _ends() -> dict[str, tuple[pd.Timestamp, pd.Timestamp]]:
    return {span.mission_id: (span.start_date, span.end_date) for span in shared_spans().itertuples()}


def _within(mission_id: str, day: pd.Timestamp) -> pd.Timestamp:
    """Return the day of an operation's span that is nearest to a day, its first when there is none."""
    first, last = _ends()[mission_id]
    if pd.isna(day) or day < first:
        return first
    return last if last < day else day


def places() -> list[Entry]:
    """Return the places where operations had a site or a seat, each leading to the year in which most troops stood there."""
    sites, seats = shared_table("deployments"), shared_table("headquarters")
    sites = sites[~sites["place"].str.startswith("Unnamed")].assign(
        day=lambda rows: pd.to_datetime(rows["year"].astype(str) + "-07-01"), page="deployments"
    )
    stood = pd.concat([sites, seats.assign(day=seats["from_date"], troops=None, page="")])
    stood["rank"] = stood["troops"].astype(float).fillna(-1)
    countries = shared_table("countries").set_index("country_id")["short_name"].to_dict()
    by_place: dict[tuple[str, str], list] = {}
    for row in stood.sort_values(["rank", "day"]).itertuples():
        by_place.setdefault((row.place, row.country_id), []).append(row)
    entries = []
    for (place, country_id), rows in by_place.items():
        most, country = rows[-1], countries.get(country_id, "")
        acronyms = sorted(dict.fromkeys(_acronyms()[row.mission_id] for row in rows))
        line = joined(country, *acronyms, between=", ")
        view = {"mission": most.mission_id, "date": _within(most.mission_id, most.day).strftime("%Y-%m-%d")}
        hit = Hit("place", f"{folded(place).replace(' ', '-')}-{country_id}", place, line, view, most.page)
        entries.append(Entry(hit, (place,), f"{country} {' '.join(acronyms)}", order=-len(rows)))
    return entries
