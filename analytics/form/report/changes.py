"""This month beside the last report: what a reader of both would find changed."""

from analytics.document import Panel, Table, View, number
from analytics.form.publication.differences import differences_panel, differences_table
from analytics.form.publication.words import name_words
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.standing import Standing, report_before, since
from analytics.words.publication import Publication

KEY = "report-differences"


def last_report_panel(view: View, standing: Standing) -> Panel:
    """Against the newest publication of the last month published before this one."""
    before = report_before(view.reader, view.month)
    if before is None:
        return nothing_before(view)
    told = since(view.reader, before, standing)
    if standing.publication:
        return differences_panel(view, before, standing.publication, told)
    return unpublished(view, before, told)


def nothing_before(view: View) -> Panel:
    month = number.month_name(view.month, view.language)
    return Panel(
        KEY,
        view.say("Chưa có báo cáo đã chốt nào trước {month}", month=month),
        view.say("Khi một tháng trước đó được chốt, bảng này cho thấy mọi giá trị khác nhau."),
        Table((), ()),
    )


def unpublished(view: View, before: Publication, told: tuple[Difference, ...]) -> Panel:
    changed = tuple(one for one in told if one.changed)
    count, total = (number.whole(len(one), view.language) for one in (changed, told))
    first, month = name_words(view, before), number.month_name(view.month, view.language)
    return Panel(
        KEY,
        view.say(
            "{first} → {month} (chưa chốt): {count}/{total} giá trị khác nhau",
            n=len(told),
            first=first,
            month=month,
            count=count,
            total=total,
        ),
        view.say("Báo cáo trước: {code}. Tháng này lấy số đang có.", code=before.code),
        differences_table(view, tuple(one for one in changed if one.area == view.total)),
        more=(
            view.say("Xem mọi thôn, kể cả không đổi"),
            differences_table(view, told),
        ),
    )
