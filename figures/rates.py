"""What is a soldier's government paid, and how does the money get there? The monthly rate, and the steps from budget to payment."""

from charts.payments import RATES_HEIGHT, rates_chart
from data import finance
from data.load import as_of
from figures.figure import Figure, Note, View
from figures.pictures import Chart, Entry, Text
from figures.registry import figure
from figures.table import Table
from figures.terms import headings_of, label
from words import Day, Month, joined, prose, say

ABOUT = {
    "rates": say("What a soldier's government is paid"),
    "how": say("How it is paid"),
    "levels": say("How shares are set"),
}


@figure("money-rates")
def rates() -> Figure:
    """The monthly rate paid to governments for each soldier."""
    steps, known = finance.rate_steps(), finance.rate_points()
    first, last = steps.iloc[0], steps.iloc[-1]
    basic = known[known["is_basic"]].iloc[0]
    return Figure(
        key="money-rates",
        finding=say(
            "From {month} governments received {rate} dollars a month for each soldier; later rates were not found.",
            rate=int(last["rate_usd"]),
            month=Month(last["from_date"]),
        ),
        unit=say(
            "Dollars of the year for a person and month, paid to the government, not to the soldier; {first} from {month}.",
            first=int(first["rate_usd"]),
            month=Month(first["from_date"]),
        ),
        picture=Chart(lambda look: rates_chart(steps, known, look), height=RATES_HEIGHT),
        alt=say(
            "Steps of the monthly rate from {first} dollars in {start} to {last} dollars.",
            first=int(first["rate_usd"]),
            start=Month(first["from_date"]),
            last=int(last["rate_usd"]),
        ),
        table=Table(
            finance.rate_table(),
            headings_of(
                "reimbursement_rates", "effective_from", "precision", "is_start", "rate_usd", "component", "resolution", "note"
            ),
        ),
        view=View("money"),
        as_of=Day(finance.RATE_KNOWN_TO),
        notes=(
            Note("read", say("Lines: the standard rate from its first day.")),
            Note("read", say("Hollow: an amount known to have been paid in that month; how long it held was not seen.")),
            Note(
                "doubt",
                say(
                    "Until 2014 supplements were paid apart: in {month} {rate} dollars without them.",
                    month=Month(basic["at_date"]),
                    rate=int(basic["rate_usd"]),
                ),
            ),
            Note("doubt", say("The line ends in {month}, when the rate was due for review.", month=Month(finance.RATE_KNOWN_TO))),
        ),
        has_doubt=True,
    )


@figure("money-how")
def how() -> Figure:
    """How operations are paid for, in a few steps; everything known by topic is in the notes and the table."""
    rows = finance.explanations()
    first = rows[rows["is_first"]]
    rest = rows[~rows["is_first"]]
    return Figure(
        key="money-how",
        finding=say("The General Assembly approves the money; governments that send soldiers are paid back."),
        unit=say("From budget to payment, in {n} steps.", n=len(first)),
        picture=Text(
            tuple(
                Entry(label("explanations", "topic", row.topic), told(row), source_id=row.source_id, locator=row.locator)
                for row in first.itertuples()
            ),
            "cards",
        ),
        alt=say("What is known of how operations are paid for, by topic."),
        table=Table(
            rows.assign(topic=[label("explanations", "topic", topic).text for topic in rows["topic"]]),
            headings_of("explanations", "topic", "text"),
        ),
        view=View("money", {"about": "how"}),
        as_of=Day(as_of()),
        notes=tuple(
            Note("read", joined(label("explanations", "topic", row.topic), told(row), between=": "), row.source_id, row.locator)
            for row in rest.itertuples()
        ),
    )


def told(row):
    """Return a statement as prose of its table."""
    return prose(row.text, "explanations", row.explanation_id, "text")
