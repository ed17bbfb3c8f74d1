"""Lịch đến hạn: who turns 14 or must renew in the two years ahead, and can we serve them?"""

from analytics.form.due.panels import due_panels
from analytics.form.panel import Chapter, Page
from analytics.form.phrase import people
from analytics.form.view import View, built_once
from analytics.meaning.due.demand import HORIZON, demand_of
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    total = people(view, sum(demand.load(month) for month in demand.months))
    return Page(
        view.say(
            f"{total} có mặt đến hạn làm thẻ trong {HORIZON} tháng tới",
            f"Cards due in the next {HORIZON} months: {total} present",
        ),
        view.say(
            "Đủ 14 tuổi phải làm thẻ; thẻ phải đổi khi đủ 25, 40 và 60 tuổi. Ngày hết hạn ghi trên "
            "thẻ đã tính cả quy tắc hai năm.",
            "A card is due at 14 and must be changed at 25, 40 and 60. The expiry printed on the "
            "card already takes the two-year rule into account.",
        ),
        (),
        tuple((panel,) for panel in due_panels(view)),
    )


DUE = Chapter("due", Text("Lịch đến hạn", "Due calendar"), "lich-den-han", "◷", page, ("area",))
