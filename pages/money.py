"""What does peacekeeping cost, and who pays?"""

from figures import money, payments, plans, rates, shares
from ui import choices, page
from ui.show import show
from words import say

head = page.open("money", ("prices", "stage", "about"))
with head.controls:
    prices = choices.one_of("money", "prices", money.PRICES)
    choices.year(money.years_known())
year = choices.marked_year()
show(money.budget(prices, year))
show(money.cost(prices, year))
stage = choices.one_of("money", "stage", payments.STAGES | {"proposed": plans.PROPOSED})
show(plans.proposed() if stage == "proposed" else payments.by_operation(stage, year, head.view.mission))
state = choices.state(shares.states_known(), say("Show a country"))
show(shares.shares(state))
if state:
    show(shares.share(state))
about = choices.one_of("money", "about", rates.ABOUT)
show(rates.how() if about == "how" else shares.levels() if about == "levels" else rates.rates())
page.close()
