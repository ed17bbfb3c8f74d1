"""How a month stands between its figures and its signature, and what was just done about it."""

from analytics.document import View, number
from analytics.form.publication.words import signed_words
from analytics.form.settings.words import when
from analytics.meaning.publication.standing import Standing
from analytics.words.publication import Publication
from analytics.words.text import Text

SAYS = Text("Đang lập báo cáo và đếm lại từng con số.")
MAKING = Text("Đang tạo tệp.")


def finding(view: View, standing: Standing) -> str:
    """Whether the month is frozen, and whether what was frozen still holds."""
    month, told = number.month_name(view.month, view.language), standing.publication
    if not standing.number:
        return view.say("Báo cáo {month} lập được, số liệu chưa chốt", month=month)
    if told is None:
        return view.say(
            "Bản chốt {number} của {month} bị hỏng, không dùng được",
            number=standing.number,
            month=month,
        )
    if standing.recount and not standing.code:
        return view.say(
            "Số liệu {month} đã khác bản chốt {number}: cần đính chính",
            month=month,
            number=told.number,
        )
    return view.say(
        "Báo cáo {month} đã chốt, bản {number}, lúc {when}",
        month=month,
        number=told.number,
        when=when(told.at),
    )


def standing_words(view: View, standing: Standing) -> str:
    """Glyph first: what holds, and what may be done."""
    told = standing.publication
    if not standing.number:
        return view.say(
            "○ Chưa chốt. Chốt xong, số liệu được ký, có mã để kiểm tra và không sửa được nữa."
        )
    if told is None:
        return view.say(
            "■ Bản mới nhất bị hỏng. Hãy khôi phục thư mục từ bản sao lưu, hoặc chốt lại và ghi lý "
            "do."
        )
    if standing.code:
        return f"● {signed_words(view, told)}. " + view.say(
            "Tính lại hôm nay: giống hệt, không có gì để đính chính."
        )
    count = len(standing.recount.differences) if standing.recount else 0
    differing = number.whole(count, view.language)
    return f"▲ {signed_words(view, told)}. " + view.say(
        "Tính lại hôm nay: {differing} giá trị khác. Muốn đính chính, hãy ghi lý do.",
        n=count,
        differing=differing,
    )


def published_words(view: View, told: Publication) -> str:
    month = number.month_name(told.month, view.language)
    cites = view.say(", đính chính bản {replaces}", replaces=told.replaces)
    return view.say("● Đã chốt {month}, bản {number}", month=month, number=told.number) + (
        cites if told.replaces else ""
    )


def file_words(view: View, name: str, size: int, code: str) -> str:
    kilobytes = number.whole(max(1, round(size / 1000)), view.language)
    entered = view.say(", đã ghi vào sổ phát hành") if code else ""
    return f"● {name} · {kilobytes} KB{entered}"
