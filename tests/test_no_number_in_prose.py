"""Does any number depend on what is written for readers? Every question is asked with the tables' prose and without it."""

import inspect
from dataclasses import replace
from importlib import import_module
from itertools import islice

import pandas as pd
import pytest

from data import (
    capitals,
    ceilings,
    corrected,
    costs,
    derive,
    eras,
    institution,
    money,
    people,
    plans,
    reforms,
    resolutions,
    sites,
    spans,
    statements,
    timeline,
)
from data.load import as_of, load_table, shared_table, table_names
from figures.registry import all_figures
from tests.prose import numbers_of, prose_columns, without_prose
from words import Joined, Prose, Say, english

DAYS = [pd.Timestamp(day) for day in ("1948-05-29", "1961-09-18", "1994-04-06", "2000-08-21", "2015-07-01", "2026-11-22")]
YEARS = range(1990, 2027)


def missions() -> list[str]:
    return list(load_table("missions")["mission_id"])


def reform_ids() -> list[str]:
    return list(load_table("reforms")["reform_id"])


def by_day(question) -> list:
    return [question(day) for day in DAYS]


def by_mission(question) -> dict:
    """What is asked of one operation in three; of all of them the same is asked."""
    return {mission_id: question(mission_id) for mission_id in missions()[::3]}


def table(name: str) -> pd.DataFrame:
    return shared_table(name)


def measured() -> pd.DataFrame:
    return sites.with_distance(table("deployments"))


def from_capitals() -> pd.DataFrame:
    return capitals.with_capital(table("deployments"), table("capitals"), table("former_capitals"))


def all_steps() -> dict[str, pd.DataFrame]:
    rows = spans.mission_spans()
    return {key: ceilings.ceiling_steps(key, end) for key, end in zip(rows["mission_id"], rows["end_date"], strict=True)}


def sites_by_year(question) -> dict:
    rows = table("deployments")
    return {str(year): question(rows[rows["year"] == year]) for year in sorted(rows["year"].unique())}


def held_in_eras() -> pd.DataFrame:
    return eras.in_the_field(eras.own_eras(table("eras"), as_of()), spans.mission_spans())


def tasks() -> pd.DataFrame:
    return reforms.tasks_given(table("mandated_tasks"), spans.mission_spans())


def dead() -> pd.DataFrame:
    return people.fatalities_of()


def published() -> pd.DataFrame:
    every = load_table("fatalities")
    closed = set(spans.mission_spans().dropna(subset="end_date")["mission_id"])
    return people.held_against(table("published_fatalities"), every.assign(year=every["date"].dt.year), closed)


def others_of_worst_days() -> list:
    days, doubts = table("worst_days"), table("discrepancies")
    return [people.other_counts(doubts, *pair) for pair in zip(days["mission_id"], days["date"], strict=True)]


def fiscal_years() -> list[str]:
    return costs.years_by_operation()


QUESTIONS = {
    "around.measured_around": lambda: [reforms.before_and_after(key, 5) for key in reform_ids()[::6]],
    "capitals.distance_years": lambda: [capitals.distance_years(from_capitals(), key) for key in ("", "unmiss", "unifil")],
    "capitals.with_capital": from_capitals,
    "ceilings.ceiling_steps": all_steps,
    "ceilings.ceilings_on": lambda: [ceilings.ceilings_on(each, day) for each in all_steps().values() for day in DAYS[2:5]],
    "ceilings.operations_with_figures": lambda: len(ceilings.operations_with_figures()),
    "costs.cost_per_person": lambda: [costs.cost_per_person(base) for base in (None, money.PRICE_YEAR)],
    "costs.latest_budgets": costs.latest_budgets,
    "costs.operations_budgets": lambda: [costs.operations_budgets(year) for year in fiscal_years()],
    "costs.operations_without_budget": lambda: {
        year: len(costs.operations_without_budget(year, spans.mission_spans())) for year in fiscal_years()
    },
    "costs.strength_by_year": costs.strength_by_year,
    "costs.years_by_operation": lambda: [costs.years_by_operation(stage) for stage in money_stages()],
    "corrected.checks": corrected.checks,
    "corrected.contributions": corrected.contributions,
    "corrected.contributions_by_year": corrected.contributions_by_year,
    "derive.active_on": lambda: by_day(derive.active_on),
    "derive.change_days": derive.change_days,
    "derive.unchanged_since": lambda: by_day(derive.unchanged_since),
    "derive.counts_in": lambda: derive.counts_in(spans.mission_spans(), DAYS[1], DAYS[3]),
    "derive.doctrine_before": lambda: by_day(derive.doctrine_before),
    "derive.headquarters": derive.headquarters,
    "derive.in_office_on": lambda: by_day(derive.in_office_on),
    "derive.leader_on": lambda: by_day(derive.leader_on),
    "derive.neighbours_of": lambda: by_mission(derive.neighbours_of),
    "derive.places_on": lambda: [len(places) for places in by_day(derive.places_on)],
    "derive.reforms_before": lambda: by_day(derive.reforms_before),
    "derive.rows_of": lambda: by_mission(lambda key: derive.rows_of("mandates", key)),
    "derive.seat_on": lambda: by_day(derive.seat_on),
    "derive.strength_dates": derive.strength_dates,
    "derive.strength_on": lambda: by_day(derive.strength_on),
    "derive.terms_of_office": derive.terms_of_office,
    "derive.world_strength": derive.world_strength,
    "eras.era_of_years": lambda: [list(eras.era_of_years(years)) for years in ("", "1988-1996")],
    "eras.years_around": lambda: by_day(eras.years_around),
    "eras.operations_of_eras": eras.operations_of_eras,
    "eras.own_worlds": lambda: eras.own_worlds().drop(columns="largest"),
    "eras.part_in": lambda: eras.part_in("Africa"),
    "eras.largest_counts": lambda: eras.largest_counts(held_in_eras(), table("strength")),
    "institution.change_precision": lambda: {
        str(day): pd.DataFrame({"key": [institution.change_precision(day)]}) for day in institution.change_dates()
    },
    "institution.department_on": lambda: by_day(
        lambda day: pd.DataFrame({"office_id": [institution.department_on(key, day) for key in ("", "dpko", "c-34")]})
    ),
    "institution.explained": institution.explained,
    "institution.first_days": lambda: pd.DataFrame([[key, *day] for key, day in institution.first_days().items()]),
    "institution.first_staff": institution.first_staff,
    "institution.is_standing": lambda: by_day(lambda day: institution.is_standing("dpko", day)),
    "institution.mandate_steps": institution.mandate_steps,
    "institution.office_names": lambda: list(institution.office_names()),
    "institution.part_on": lambda: by_day(lambda day: institution.part_on(institution.department_on("", day), day)),
    "institution.partner_steps": institution.partner_steps,
    "institution.single_figures": institution.single_figures,
    "institution.upper_on": lambda: by_day(institution.upper_on),
    "institution.change_dates": lambda: list(institution.change_dates()),
    "institution.changes_on": lambda: [pair for day in institution.change_dates() for pair in institution.changes_on(day)],
    "institution.last_change": lambda: by_day(institution.last_change),
    "institution.office_periods": lambda: [institution.office_periods(key) for key in ("dpko", "dpo")],
    "institution.organisation_on": lambda: by_day(institution.organisation_on),
    "institution.support_account": institution.support_account,
    "institution.support_posts": lambda: institution.support_posts(table("headquarters_figures")),
    "money.approved_budgets": money.approved_budgets,
    "money.assessed_share": lambda: [money.assessed_share(key) for key in ("USA", "CHN", "BGD")],
    "money.assessment_year": money.assessment_year,
    "money.budget_on": lambda: by_day(money.budget_on),
    "money.budget_totals": lambda: [money.budget_totals(base) for base in (None, money.PRICE_YEAR)],
    "money.latest_budget": money.latest_budget,
    "money.mission_budgets": lambda: by_mission(money.mission_budgets),
    "money.part_years": money.part_years,
    "money.prices": money.prices,
    "money.published_share": lambda: [money.published_share(key) for key in ("USA", "CHN", "BGD")],
    "money.share_parts": lambda: [money.share_parts(key) for key in ("USA", "BGD")],
    "money.shares": money.shares,
    "money.total_row": lambda: [money.total_row(year, "initial") for year in ("1999/00", "2013/14", "2025/26")],
    "people.ceilings": lambda: by_mission(people.ceilings),
    "people.contributions_by_region": people.contributions_by_region,
    "people.contributor_history": lambda: [people.contributor_history(key) for key in ("IND", "SUN", "GHA")],
    "people.contributor_places": lambda: [people.contributor_places(key) for key in ("IND", "GHA")],
    "people.contributor_years": people.contributor_years,
    "people.contributors": lambda: [people.contributors(year) for year in people.contributor_years()],
    "people.contributors_to": lambda: by_mission(people.contributors_to),
    "people.death_rates": lambda: people.death_rates(dead(), derive.world_strength(), people.reported_months(), 2025),
    "people.deaths_by_cause": lambda: people.deaths_by_cause(dead(), "personnel_type"),
    "people.deaths_by_year": people.deaths_by_year,
    "people.deaths_in_years": lambda: people.deaths_in_years(dead(), 1948, 2026),
    "people.drawn_strength": lambda: by_mission(people.drawn_strength),
    "people.first_year_by_mission": people.first_year_by_mission,
    "people.fatalities_of": lambda: [people.fatalities_of(scope) for scope in ("peacekeeping_operation", "political_mission")],
    "people.fatality_counts": lambda: [people.fatality_counts(by) for by in people.FATALITY_KEYS],
    "people.held_against": published,
    "people.largest_month": lambda: [people.largest_month(year) for year in (1993, 2015)],
    "people.last_death": people.last_death,
    "people.last_year_of_means": people.last_year_of_means,
    "people.last_month": people.last_month,
    "people.mission_strength": lambda: by_mission(people.mission_strength),
    "people.month_gaps": people.month_gaps,
    "people.months_meant": lambda: [people.months_meant(year) for year in YEARS],
    "people.other_counts": others_of_worst_days,
    "people.peaks_since": lambda: people.peaks_since(1990),
    "people.rates_by_mission": lambda: people.rates_by_mission(
        dead(), people.reported_months(), spans.mission_spans(), people.last_death()
    ),
    "people.reported_months": people.reported_months,
    "people.series_seam": people.series_seam,
    "people.strength_by_month": lambda: [people.strength_by_month(by) for by in ("component", "region")],
    "people.shared_counts": people.shared_counts,
    "people.strengths_on": lambda: by_day(people.strengths_on),
    "people.world_months": people.world_months,
    "people.world_month_before": lambda: by_day(people.world_month_before),
    "plans.changes": lambda: by_mission(plans.changes),
    "plans.has_changes": lambda: {key: int(plans.has_changes(key)) for key in missions()},
    "plans.kept": lambda: by_mission(plans.kept),
    "plans.largest_cut": lambda: [plans.largest_cut(key)["count"] for key in ("unifil", "unmiss")],
    "plans.next_budgets": plans.next_budgets,
    "plans.year": lambda: [plans.year()],
    "reforms.account_of": lambda: [reforms.account_of(key) for key in reform_ids()],
    "reforms.decades": reforms.decades,
    "reforms.doctrine_days": reforms.doctrine_days,
    "reforms.doctrine_on": lambda: by_day(reforms.doctrine_on),
    "reforms.eras_of": lambda: [reforms.eras_of(key) for key in reforms.periodisations()],
    "reforms.leading_doctrine": lambda: by_day(lambda day: (reforms.leading_doctrine(day) or [None, None])[1]),
    "reforms.operations_by_day": lambda: reforms.operations_by_day(spans.mission_spans(), as_of()),
    "reforms.recommendations_of": lambda: [reforms.recommendations_of(key) for key in reform_ids()],
    "reforms.task_shares": lambda: reforms.task_shares(tasks(), spans.mission_spans(), reforms.eras_of("own")),
    "reforms.tasks_given": tasks,
    "reforms.tasks_of": lambda: by_mission(reforms.tasks_of),
    "resolutions.gaps": lambda: resolutions.gaps("unficyp"),
    "reforms.densest_decade": lambda: list(reforms.densest_decade()),
    "resolutions.mandate_steps": lambda: by_mission(lambda key: resolutions.mandate_steps(key, as_of())),
    "resolutions.share_unanimous": lambda: [resolutions.share_unanimous(1990, 2014), resolutions.share_unanimous(2018, 2026)],
    "resolutions.vetoed_drafts": lambda: resolutions.vetoed_drafts("unogil"),
    "resolutions.votes_by_year": resolutions.votes_by_year,
    "sites.concentration": lambda: [sites.concentration(table("deployments"), key, 2015) for key in ("", "unmiss", "monusco")],
    "sites.is_doubtful": lambda: sites_by_year(sites.is_doubtful),
    "sites.unlike_reported": lambda: sites_by_year(sites.unlike_reported),
    "sites.with_distance": measured,
    "sites.year_to_show": lambda: by_mission(lambda key: sites.year_to_show(table("deployments"), key, 2000)),
    "sites.years_of": lambda: [sites.years_of(measured(), key) for key in ("unifil", "undof")],
    "sites.years_with_sites": lambda: by_mission(lambda key: sites.years_with_sites(table("deployments"), key)),
    "spans.mission_spans": spans.mission_spans,
    "timeline.deployed_on": lambda: by_day(timeline.deployed_on),
    "timeline.events_in": lambda: [timeline.events_in(*eras.era_of_years(years)) for years in ("", "1992-1996")],
    "timeline.operations": lambda: timeline.operations(),
    "timeline.others_in": lambda: timeline.others_in(*eras.era_of_years("1988-1996"))[["part", "from_date", "to_date"]],
    "timeline.told_in": lambda: timeline.told_in(*eras.era_of_years("1988-1996"))[["part", "from_date", "to_date"]],
    "statements.checked_statements": statements.checked_statements,
    "statements.statements_on": lambda: [statements.statements_on(measure) for measure in ("", "deaths", "operations")],
    "statements.verdict_counts": statements.verdict_counts,
}
# What takes frames or plain values and is reached through the questions above.
REACHED = {
    "around.begun around.held around.malicious_deaths around.mean_budget around.mean_strength around.missing",
    "around.number_with around.share_with around.unmeasured around.windows",
    "capitals.capital_in capitals.is_seat_capital capitals.weighted_quantile",
    "ceilings.in_force_after ceilings.joined ceilings.steps_from ceilings.total_of",
    "derive.active_among derive.during derive.latest",
    "eras.in_the_field eras.own_eras",
    "institution.changed institution.ended institution.held_on institution.lasting institution.marked_from institution.part_from",
    "institution.support_account_from",
    "money.in_prices_of money.shares_from",
    "people.height_of people.is_whole people.mean_strength people.month_source people.per_thousand people.world_month_sources",
    "reforms.before_and_after reforms.measures_around reforms.in_force reforms.periodisations reforms.reform_names reforms.around_sources",
    "resolutions.all_resolutions resolutions.council_votes resolutions.resolutions_of",
    "sites.kilometers sites.mean_distance sites.sites_of",
    "spans.shared_spans spans.span_sources spans.spans_from",
    "statements.allowed statements.check statements.own_number statements.verdict",
}


def money_stages() -> list[str]:
    return ["initial", "final", "expenditure"]


def public(module) -> set[str]:
    """The functions a module itself offers, as `people.contributors`."""
    name = module.__name__.split(".")[-1]
    own = {
        each for each, value in vars(module).items() if callable(value) and getattr(value, "__module__", "") == module.__name__
    }
    return {f"{name}.{each}" for each in own if not each.startswith("_") and not inspect.isclass(getattr(module, each))}


def test_every_question_to_the_tables_is_asked():
    reached = {name for line in REACHED for name in line.split()}
    assert not reached & set(QUESTIONS)
    modules = [import_module(f"data.{name}") for name in {question.split(".")[0] for question in QUESTIONS}]
    assert set.union(*map(public, modules)) == reached | set(QUESTIONS)


def test_what_is_written_for_readers_is_gone_without_prose(silent):
    _, _, tables = silent
    assert set(tables["budgets"]["note"]) == {"x"} and set(tables["missions"]["account"]) == {"x"}
    assert set(tables["sources"]["title"]) == {"x"} and "support_account" in set(tables["budgets"]["account"])
    assert len(set(load_table("budgets")["note"])) > 100


def test_prose_is_what_the_schema_calls_neither_a_key_nor_a_name():
    assert prose_columns("reforms") == ["short_title", "title", "led_by", "what_it_said", "what_came_of_it", "note", "locator"]
    assert prose_columns("strength") == ["note", "locator"]
    assert sum(map(len, map(prose_columns, table_names()))) > 100


def computed(said):
    """What a sentence says of its own: text of a table that is quoted in it as it stands is no number of the figure's."""
    if isinstance(said, Prose):
        return ""
    if isinstance(said, Say):
        return replace(said, values=tuple((name, computed(value)) for name, value in said.values))
    return replace(said, parts=tuple(map(computed, said.parts))) if isinstance(said, Joined) else said


def figures_told() -> dict[str, list]:
    """The numbers of each figure's table, finding and unit, for the first set of its parameters; prose that is handed on left out."""
    return {
        f"{key} {parameters}": numbers_of([made.table.frame, english(computed(made.finding)), english(computed(made.unit))])
        for key, maker in all_figures().items()
        for parameters in islice(maker.edge_parameters(), 1)
        for made in [maker.make(**parameters)]
    }


def answers_told() -> tuple[dict[str, list], dict[str, list]]:
    """The numbers of every question's answer, and those of every figure."""
    return {name: numbers_of(ask()) for name, ask in QUESTIONS.items()}, figures_told()


@pytest.fixture(scope="module")
def silent() -> tuple[dict[str, list], dict[str, list], dict[str, pd.DataFrame]]:
    """The numbers of every answer and of every figure without prose, and some tables as they were read for them."""
    with without_prose():
        return *answers_told(), {name: load_table(name) for name in ("budgets", "missions", "sources")}


def test_no_number_of_an_answer_or_of_a_figure_depends_on_prose(silent):
    """All are asked one after the other, with prose and without: what one of them has shaped, the next one finds."""
    silent_answers, silent_figures, _ = silent
    answers, figures = answers_told()
    assert [name for name, numbers in answers.items() if not numbers] == [], "an answer without a number proves nothing"
    assert {name: silent_answers[name] for name, numbers in answers.items() if numbers != silent_answers[name]} == {}
    assert len(figures) >= len(all_figures()) > 5
    assert {key: numbers for key, numbers in silent_figures.items() if numbers != figures.get(key)} == {}
