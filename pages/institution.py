"""How did headquarters grow from six officials to a department, and how does it work?"""

from data.institution import change_dates, change_precision
from figures import headquarters_staff, institution, mandate_path, office_leaders, partners, statements
from ui import choices, page
from ui.show import show

head = page.open("institution", ("part", "measure"))
with head.controls:
    part = choices.one_of("institution", "part", institution.PARTS)
    if part in ("headquarters", "leaders"):
        choices.day()
    elif part in ("staff", "partners"):
        choices.year(institution.years_known(part))
date, year = head.view.date, choices.marked_year()
if part == "headquarters":
    is_asked = choices.is_day_chosen() or bool(head.view.office)
    if not is_asked:
        show(institution.then_and_now())
    with page.row("between"):
        office = choices.office(institution.office_options(date))
        choices.jumps(change_dates(), change_precision)
    show(institution.on_day(date, office))
    if office:
        show(institution.office_account(office, date))
    if is_asked:  # what was asked for comes first
        show(institution.then_and_now())
elif part == "leaders":
    show(office_leaders.leaders(date))
elif part == "staff":
    show(headquarters_staff.account(year))
    show(headquarters_staff.posts(year))
    show(headquarters_staff.staff())
elif part == "path":
    show(mandate_path.path())
    show(mandate_path.paid())
    page.lead_on("reform", "mission", "contributors", "deployments", "money", "people", "fallen")
elif part == "partners":
    show(partners.partners(year))
    show(partners.partner_list())
else:
    show(statements.statements())
    measure = choices.one_of("institution", "measure", statements.measures(), is_switch=False)
    show(statements.statement_list(measure))
page.close()
