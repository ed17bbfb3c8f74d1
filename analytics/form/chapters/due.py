"""Lịch đến hạn: who turns 14 or must renew in the two years ahead, and can we serve them?"""

from analytics.document import Chapter, Page, View, built_once
from analytics.form.due.panels import due_panels
from analytics.form.phrase import people
from analytics.meaning.due.demand import HORIZON, demand_of
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    demand = demand_of(view.reader, view.month, areas=view.where.areas)
    total = people(view, sum(demand.load(month) for month in demand.months))
    return Page(
        view.say(
            "{total} có mặt đến hạn làm thẻ trong {horizon} tháng tới", total=total, horizon=HORIZON
        ),
        view.say(
            "Đủ 14 tuổi phải làm thẻ; thẻ phải đổi khi đủ 25, 40 và 60 tuổi. Ngày hết hạn ghi trên "
            "thẻ đã tính cả quy tắc hai năm."
        ),
        (),
        tuple((panel,) for panel in due_panels(view)),
    )


DUE = Chapter("due", Text("Lịch đến hạn"), "lich-den-han", "◷", page, ("area",))
