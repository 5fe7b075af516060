"""How did a mandate live from vote to vote, and when did the Security Council stop voting as one on peacekeeping?"""

import pandas as pd

from charts.resolutions import STRIP_HEIGHT, VOTES, YEARS_HEIGHT, strip_chart, votes_chart
from data.derive import mission_spans
from data.load import as_of
from data.resolutions import all_resolutions, mandate_steps, resolutions_of, share_unanimous, vetoed_drafts, votes_by_year
from data.schema import headings, labels
from figures.figure import Figure, Note, View
from figures.pictures import Chart
from figures.plain import Series
from figures.registry import figure
from figures.table import Table
from figures.terms import heading, headings_of, horizon_of, label
from words import Day, Percent, Span, Year, joined, prose, say, say_n

TOGETHER, APART = (1990, 2014), 2018  # the years between which nearly every vote was unanimous, and since when far fewer were
HUB, TEXTS = "un-hub-resolutions", "cr-unsc-texts"
NOT_SHOWN = {"mission_id", "adopted_by", "terms_source_id", "terms_locator", "source_id", "locator"}  # said by title and source
COLUMNS = tuple(name for name in headings("resolutions") if name not in NOT_SHOWN)


def missions() -> list[str]:
    """Return the operation of most resolutions, one without an end, one of the General Assembly, one of a single resolution."""
    return ["unficyp", "untso", "unef-i", "unyom", "unmiss", "minujusth"]


def days() -> list[str]:
    """Return no chosen day, one amid, the last."""
    return ["", "1994-07-01", f"{as_of():%Y-%m-%d}"]


def years_shown() -> list[int]:
    """Return no chosen year, the first, one without a resolution, the last."""
    return [0, 1948, 1952, as_of().year]


def vote_names() -> dict:
    """Return what each kind of vote is called, in the order drawn."""
    return {vote: label("resolutions", "vote", vote) for vote in VOTES}


def votes_said(row):
    """Return a vote in words: `14 to 0, 1 abstaining`; what kind it was where the count is not known."""
    if pd.isna(row.votes_for):
        return label("resolutions", "vote", row.vote)
    if not row.abstentions:
        return say("{yes} to {no}", yes=int(row.votes_for), no=int(row.votes_against))
    return say(
        "{yes} to {no}, {abstaining} abstaining",
        yes=int(row.votes_for),
        no=int(row.votes_against),
        abstaining=int(row.abstentions),
    )


def told(row):
    """Return what pointing at a decision says: symbol, day, vote, what it decided."""
    return say(
        "{resolution}, {day}, {vote}. {summary}",
        resolution=row.resolution,
        day=Day(row.adopted_date),
        vote=votes_said(row),
        summary=prose(row.summary, "resolutions", f"{row.mission_id}:{row.resolution}", "summary"),
    )


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows as the table beside the picture has them: labels for values."""
    named = {column: labels("resolutions", column) for column in ("action", "vote", "until_precision")}
    return rows.assign(**{column: rows[column].map(names).fillna("") for column, names in named.items()})


@figure("mandate-strip", mark="day", mission=missions, day=days)
def strip(mission: str = "unficyp", day: str = "") -> Figure:
    """An operation's mandate from vote to vote."""
    rows = resolutions_of(mission)
    spans = mission_spans().set_index("mission_id")
    span = spans.loc[mission]
    reached = as_of() if pd.isna(span["end_date"]) else span["end_date"]
    steps = mandate_steps(mission, reached)
    others = rows[~rows["resolution"].isin(steps["resolution"])]
    steps, others = (each.assign(told=[told(row) for row in each.itertuples()]) for each in (steps, others))
    last = max(steps["to"].max(), rows["adopted_date"].max(), reached)
    chosen = pd.Timestamp(day) if day else None
    has_unknown = bool((rows["vote"] == "unknown").any())
    return Figure(
        key="mandate-strip",
        finding=finding_of(span["acronym"], rows, steps),
        unit=joined(
            say("Decisions on the mandate of {operation}, by the vote.", operation=span["acronym"]), in_force(steps, chosen)
        ),
        picture=Chart(lambda look: strip_chart(steps, others, vote_names(), last, look, chosen), height=STRIP_HEIGHT + 60),
        alt=say_n(
            "A strip of one piece from {first} to {last}, coloured by the vote; other decisions above it: {others}.",
            "A strip of {n} pieces from {first} to {last}, coloured by the vote; other decisions above it: {others}.",
            len(steps),
            first=Day(steps["adopted_date"].min()),
            last=Day(last),
            others=len(others),
        ),
        table=Table(shown(rows), headings_of("resolutions", *COLUMNS)),
        view=View("mission", {"mission": mission, "part": "mandates", "date": day}),
        as_of=horizon_of("mandates"),
        notes=(
            Note("read", say("Each piece begins with a vote and lasts until the next one, the last until the end that it set.")),
            Note("read", say("Points are decisions that changed, strengthened or reduced the operation, or dealt with it.")),
            *(stopped(row) for row in vetoed_drafts(mission).itertuples()),
            *(doubts(rows, has_unknown)),
        ),
        sources=tuple(key for column in ("terms_source_id", "names_source_id") for key in rows[column].unique() if key),
        has_doubt=has_unknown,
    )


def finding_of(acronym: str, rows: pd.DataFrame, steps: pd.DataFrame):
    """Return how often a mandate was extended, and how many of the votes were unanimous."""
    extended = int((rows["action"] == "extend").sum())
    divided = int((rows["vote"] == "divided").sum())
    if not extended:
        return say_n(
            "{operation} was never extended: one resolution tells its mandate.",
            "{operation} was never extended: {n} resolutions tell its mandate.",
            len(rows),
            operation=acronym,
        )
    return joined(
        say_n("{operation} was extended once.", "{operation} was extended {n} times.", extended, operation=acronym),
        say_n("One vote on it was divided.", "{n} votes on it were divided.", divided)
        if divided
        else say("No vote on it was divided."),
    )


def stopped(row) -> Note:
    """Return what a veto stopped: day, draft, by whom, what it would have done."""
    said = say(
        "Stopped by a veto on {day} ({members}): draft {draft}.", day=Day(row.voted_date), members=row.cast_by, draft=row.draft
    )
    proposed = prose(row.proposed, "vetoed_drafts", f"{row.mission_id}:{row.draft}", "proposed")
    return Note("read", joined(said, proposed, between=" "), row.terms_source_id)


def doubts(rows: pd.DataFrame, has_unknown: bool) -> tuple[Note, ...]:
    """Return what is not known of the votes and ends."""
    steps = rows[rows["action"] == "extend"]
    lacking = int(steps["mandate_until"].isna().sum())
    divided = rows[rows["vote"] == "divided"]
    unnamed = int((divided["not_in_favour"] == "").sum())
    notes = []
    if has_unknown:
        notes.append(Note("doubt", say("Hollow: the count of the vote is not in our sources."), HUB))
    if lacking:
        notes.append(
            Note(
                "doubt",
                say_n(
                    "Of one extension no source read says until when.",
                    "Of {n} extensions no source read says until when.",
                    lacking,
                ),
                HUB,
            )
        )
    if unnamed:
        notes.append(
            Note(
                "doubt",
                say_n(
                    "Of one divided vote no source read names who was not in favour.",
                    "Of {n} divided votes no source read names who was not in favour.",
                    unnamed,
                ),
                HUB,
            )
        )
    return tuple(notes)


def in_force(steps: pd.DataFrame, day: pd.Timestamp | None):
    """Return until when a mandate (data.resolutions.mandate_steps) was to run on a day, and by what; "" where no source says."""
    begun = steps[steps["adopted_date"] <= day] if day is not None else steps.head(0)
    if begun.empty:
        return ""
    last = begun.iloc[-1]
    if last["action"] == "end" or not last["is_end_known"] or day > last["last_day"]:
        return ""
    until = Day(last["mandate_until"], last["until_precision"])
    return say("On {day} it ran to {until}, by {resolution}.", day=Day(day), until=until, resolution=last["resolution"])


@figure("votes-over-time", mark="year", year=years_shown)
def votes(year: int = 0) -> Figure:
    """The Council's resolutions on operations by year, by the vote."""
    years = votes_by_year()
    known = years.set_index("year").reindex(range(int(years["year"].min()), int(years["year"].max()) + 1))
    drawn = known[list(VOTES)].fillna(0).astype(int).reset_index()
    first, last = TOGETHER
    unknown = int(years["unknown"].sum())
    return Figure(
        key="votes-over-time",
        finding=say(
            "From {first} to {last}, {together} of votes on operations were unanimous; since {since}, {apart}.",
            first=Year(first),
            last=Year(last),
            together=Percent(share_unanimous(first, last)),
            since=Year(APART),
            apart=Percent(share_unanimous(APART, as_of().year)),
        ),
        unit=joined(say("Security Council resolutions on peacekeeping operations by year and vote."), in_year(years, year)),
        picture=Chart(
            lambda look: votes_chart(drawn, vote_names(), look, year),
            height=YEARS_HEIGHT,
            series=Series("column", "year", tuple(VOTES), hollow=("unknown",)),
        ),
        alt=say(
            "Bars of resolutions by year, {span}, stacked by vote: mostly unanimous from 1990, divided more often in late years.",
            span=Span(Year(years["year"].min()), Year(years["year"].max())),
        ),
        table=Table(
            years,
            {"year": heading("world_strength", "year"), "adopted": say("Resolutions")}
            | vote_names()
            | {"share": say("Share unanimous")},
            {"share": 3},
        ),
        view=View("reform", {"more": "votes", "date": f"{year}-07-01" if year else ""}),
        as_of=Day(council_last()),
        notes=(
            Note(
                "read",
                say("Unanimous: every member of the Council voted in favour. Shares are of the votes whose count is known."),
            ),
            Note(
                "read",
                say("In the 1970s and early 1980s China took no part in most of these votes: none against, some not voting."),
                TEXTS,
                "resolution 364 (1974)",
            ),
            Note(
                "doubt",
                say(
                    "Hollow: {n} resolutions, most of 2020, when members voted by letter and our source has no count.", n=unknown
                ),
                HUB,
            ),
        ),
        has_doubt=True,
    )


def council_last() -> pd.Timestamp:
    """Return the day of the last resolution known."""
    return all_resolutions()["adopted_date"].max()


def in_year(years: pd.DataFrame, year: int):
    """Return what the chosen year had."""
    if not year:
        return ""
    row = years[years["year"] == year]
    if row.empty:
        return say("In {year}: none.", year=Year(year))
    n, divided = int(row["adopted"].iloc[0]), int(row["divided"].iloc[0])
    return say_n(
        "In {year}: one resolution; divided votes: {divided}.",
        "In {year}: {n} resolutions; divided votes: {divided}.",
        n,
        year=Year(year),
        divided=divided,
    )
