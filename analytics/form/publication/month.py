"""How a month stands between its figures and its signature, and what was just done about it."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.publication.words import signed_words
from analytics.form.settings.words import when
from analytics.form.view import View
from analytics.meaning.publication.standing import Standing
from analytics.words.publication import Publication
from analytics.words.text import Text

SAYS = Text("Đang lập báo cáo và đếm lại từng con số.", "Making the report, counting again.")
MAKING = Text("Đang tạo tệp.", "Making the file.")


def finding(view: View, standing: Standing) -> str:
    """Whether the month is frozen, and whether what was frozen still holds."""
    month, told = number.month_name(view.month, view.language), standing.publication
    if not standing.number:
        return view.say(
            f"Báo cáo {month} lập được, số liệu chưa chốt",
            f"The report of {month} is ready, its figures not yet published",
        )
    if told is None:
        return view.say(
            f"Bản chốt {standing.number} của {month} bị hỏng, không dùng được",
            f"Publication {standing.number} of {month} is damaged and cannot be used",
        )
    if standing.recount and not standing.code:
        return view.say(
            f"Số liệu {month} đã khác bản chốt {told.number}: cần đính chính",
            f"Figures of {month} have left publication {told.number}: a correction is due",
        )
    return view.say(
        f"Báo cáo {month} đã chốt, bản {told.number}, lúc {when(told.at)}",
        f"The report of {month} is published, no. {told.number}, {when(told.at)}",
    )


def standing_words(view: View, standing: Standing) -> str:
    """Glyph first: what holds, and what may be done."""
    told = standing.publication
    if not standing.number:
        return view.say(
            "○ Chưa chốt. Chốt xong, số liệu được ký, có mã để kiểm tra và không sửa được nữa.",
            "○ Not published. Once it is, the figures are signed, carry a code and never change.",
        )
    if told is None:
        return view.say(
            "■ Bản mới nhất bị hỏng. Hãy khôi phục thư mục từ bản sao lưu, hoặc chốt lại và ghi lý "
            "do.",
            "■ The newest is damaged. Restore its folder from a backup, or publish again with a "
            "reason.",
        )
    if standing.code:
        return f"● {signed_words(view, told)}. " + view.say(
            "Tính lại hôm nay: giống hệt, không có gì để đính chính.",
            "Counted again today: the same, nothing to correct.",
        )
    count = len(standing.recount.differences) if standing.recount else 0
    differing = number.whole(count, view.language)
    return f"▲ {signed_words(view, told)}. " + view.say(
        f"Tính lại hôm nay: {differing} giá trị khác. Muốn đính chính, hãy ghi lý do.",
        f"Counted again today: different now: {counted(count, 'value', 'en')}. To correct, give "
        f"a reason.",
    )


def published_words(view: View, told: Publication) -> str:
    month = number.month_name(told.month, view.language)
    cites = view.say(f", đính chính bản {told.replaces}", f", correcting no. {told.replaces}")
    return view.say(
        f"● Đã chốt {month}, bản {told.number}", f"● Published {month}, no. {told.number}"
    ) + (cites if told.replaces else "")


def file_words(view: View, name: str, size: int, code: str) -> str:
    kilobytes = number.whole(max(1, round(size / 1000)), view.language)
    entered = view.say(", đã ghi vào sổ phát hành", ", entered in the book") if code else ""
    return f"● {name} · {kilobytes} KB{entered}"
