"""Which briefings are ready made? Six on a subject, and one for any operation, any country and any day; all from live figures."""

import pandas as pd

from data import people
from data.derive import mission_spans
from data.load import as_of, load_table
from publish.briefing import Briefing, Slide
from publish.film.shelf import ALL
from words import Day, Say, Words, Year, english, say


def figure(address: str, title: str = "") -> Slide:
    """Return a slide of one figure."""
    return Slide("figure", (address,), title)


def front(title: str, text: str = "") -> Slide:
    """Return a title slide."""
    return Slide("title", title=title, text=text)


def pair(title: str, one: str, other: str) -> Slide:
    """Return a slide of two figures side by side."""
    return Slide("pair", (one, other), title)


# What the accounts that stand on slides of these briefings say, as a headline: each rests on the row of its reform.
SAID = {
    "unef-summary-study-1958": say("The study of 1958 drew rules from Suez: no troops without the host State's consent."),
    "onuc-force-1961": say("Congo, 1961: the Council allowed force in the last resort, to prevent civil war."),
    "unef-ii-guidelines-1973": say(
        "The guidelines of 1973 rest a force on the Council's confidence and the parties' cooperation."
    ),
    "agenda-for-peace-1992": say("An Agenda for Peace, 1992, added the building of peace after conflict."),
    "srebrenica-report-1999": say(
        "The Srebrenica report of 1999 told of thin agreement in the Council and reluctance to use force."
    ),
    "rwanda-inquiry-1999": say("The Rwanda inquiry of 1999 found a failure shared by Secretariat, Council and Member States."),
    "sres-1265-1999": say("In 1999 the Council said that it was ready to respond where civilians are attacked."),
    "sres-1270-1999": say("Sierra Leone, 1999: the first mandate to protect civilians under imminent threat."),
    "poc-concept-2010": say("The concept of 2010 set out the protection of civilians in three tiers."),
    "force-intervention-brigade-2013": say(
        "In 2013 the Council gave MONUSCO, as an exception, a brigade for offensive operations."
    ),
    "poc-policy-2023": say("The policy of 2023 looks at threats to civilians in the short and the long term."),
}


def account(reform: str, words: Words) -> Slide:
    """Return a slide of a reform's account, under what it said."""
    return figure(f"/reform?reform={reform}#reform-account", words(SAID[reform]))


def film(key: str) -> Slide:
    """Return a slide of a film."""
    return Slide("film", film=key)


def subject(told: str, *slides: Slide) -> Briefing:
    """Return a briefing on a subject, its title first."""
    return Briefing(told, (front(told), *slides))


def subjects(words: Words = english) -> dict[str, Briefing]:
    """Return the briefings on a subject by key, their titles in a language."""
    return {
        "ten-minutes": subject(
            words(say("UN peacekeeping in ten minutes")),
            figure("/#map"),
            film(ALL),
            figure("/people#people-world"),
            pair(words(say("The busiest summer, and today")), "/?date=1994-07-15#map", "/#map"),
            figure("/reform#reform-landmarks"),
            figure("/contributors#contributors-ranking"),
            figure("/money#money-budget"),
            figure("/fallen#fallen-years"),
            figure("/institution#institution-then-now"),
        ),
        "suez-to-brahimi": subject(
            words(say("From Suez to Brahimi: what was learned")),
            figure("/?date=1956-11-15#map"),
            account("unef-summary-study-1958", words),
            figure("/?date=1961-07-01#map"),
            account("onuc-force-1961", words),
            account("unef-ii-guidelines-1973", words),
            account("agenda-for-peace-1992", words),
            figure("/?date=1994-07-15#map"),
            figure("/reform?reform=brahimi-2000#reform-account"),
            figure("/reform?reform=brahimi-2000#reform-around"),
        ),
        "srebrenica-rwanda-brahimi": subject(
            words(say("Srebrenica, Rwanda and the Brahimi report")),
            figure("/?date=1994-04-07&mission=unamir#map"),
            figure("/mission?mission=unamir#mission-story"),
            figure("/?date=1995-07-11&mission=unprofor#map"),
            figure("/mission?mission=unprofor#mission-story"),
            account("srebrenica-report-1999", words),
            account("rwanda-inquiry-1999", words),
            figure("/reform?reform=brahimi-2000#reform-account"),
            figure("/reform?reform=brahimi-2000#reform-recommendations"),
            figure("/reform?reform=brahimi-2000#reform-around"),
        ),
        "protection": subject(
            words(say("Protection of civilians, 1999 to now")),
            account("sres-1265-1999", words),
            account("sres-1270-1999", words),
            figure("/reform#reform-shares"),
            account("poc-concept-2010", words),
            account("force-intervention-brigade-2013", words),
            figure("/reform?reform=hippo-2015#reform-account"),
            account("poc-policy-2023", words),
        ),
        "who-serves-who-pays": subject(
            words(say("Who serves and who pays")),
            figure("/contributors#contributors-map"),
            figure("/contributors#contributors-ranking"),
            figure("/contributors#contributors-regions"),
            figure("/contributors#contributors-women"),
            figure("/money#money-budget"),
            figure("/money#money-shares"),
            figure("/fallen#fallen-groups"),
        ),
        "operations-now": subject(
            words(say("The operations of {year} and what ends", year=str(as_of().year))),
            figure("/#map"),
            figure("/people#people-day"),
            *(figure(f"/mission?mission={mission}#mission-life") for mission in open_now()),
        ),
    }


def open_now() -> list[str]:
    """Return the operations that are open, by their first day."""
    spans = mission_spans()
    return spans.loc[spans["end_date"].isna(), "mission_id"].tolist()


def of_operation(mission: str) -> Briefing:
    """Return the briefing on an operation, eight slides with its title. Raises KeyError when there is none of that id."""
    row = mission_spans().set_index("mission_id").loc[mission]
    at = f"/mission?mission={mission}"
    return Briefing(
        row["acronym"],
        (
            front(f"{row['acronym']}: {row['name']}"),
            *(figure(f"{at}#mission-{part}") for part in ("numbers", "life", "map", "story", "leaders", "contributors", "money")),
        ),
    )


def countries() -> dict[str, str]:
    """Return the countries of which there is a briefing, by iso3, in the order of their names."""
    names = load_table("contributors").set_index("iso3")["name"]
    return names.sort_values().to_dict()


def of_country(iso3: str, words: Words = english) -> Briefing:
    """Return the briefing on what a country contributes. Raises KeyError when it never did."""
    name = load_table("contributors").set_index("iso3").loc[iso3, "name"]
    title = words(say("{country} in peacekeeping", country=name))
    return Briefing(
        title,
        (
            front(title),
            figure(f"/contributors?state={iso3}#contributors-history"),
            figure(f"/contributors?state={iso3}#contributors-places"),
            figure(f"/contributors?state={iso3}#contributors-map", words(place_of(iso3))),
            figure(f"/money?state={iso3}#money-share"),
        ),
    )


def place_of(iso3: str) -> Say | str:
    """Return what place a country has among those that contribute, in the last year of means; "" where it sent no one then."""
    year = people.last_year_of_means()
    ranked = people.contributors(year).reset_index(drop=True)
    [*found] = ranked.index[ranked["iso3"] == iso3]
    if not found:
        return ""
    told = {"year": Year(year), "country": ranked.loc[found[0], "name"], "n": found[0] + 1, "all": len(ranked)}
    return say("In {year} {country} was number {n} of {all} states that contributed.", **told)


def of_day(day: pd.Timestamp, words: Words = english) -> Briefing:
    """Return the briefing on a day."""
    date = f"{day:%Y-%m-%d}"
    title = words(say("The world of {day}", day=Day(day)))
    return Briefing(
        title,
        (
            front(title),
            figure(f"/?date={date}#map"),
            figure(f"/people?date={date}#people-day"),
            figure(f"/timeline?date={date}#timeline-day"),
            figure(f"/reform?date={date}#reform-doctrine"),
            figure(f"/institution?date={date}#institution-day"),
        ),
    )
