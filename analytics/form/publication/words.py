"""How a publication, its standing and the result of a check are said."""

from analytics.document import View
from analytics.form.gap import standings
from analytics.form.settings.words import when
from analytics.form.verdict.said import verdict
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.publish import Standing, Told
from analytics.words.publication import Fault, Publication
from analytics.words.text import Text

STANDINGS = {
    "current": Text("● Đang có giá trị"),
    "superseded": Text("▲ Đã có bản đính chính"),
    "invalid": Text("■ Không còn giá trị"),
}

SAYS = Text("Đang lập báo cáo và đếm lại từng con số.")
MAKING = Text("Đang tạo tệp.")


def name_words(view: View, told: Publication | Told) -> str:
    """'12/2024, bản 1'."""
    return view.say("{month}, bản {number}", month=view.month_name(told.month), number=told.number)


def who_words(view: View, who: str) -> str:
    return view.say("chỉ huy") if who == "chief" else who


def signed_words(view: View, told: Publication) -> str:
    at, who = when(told.at), who_words(view, told.who)
    return view.say(
        "Chốt {at}, người chốt: {who}, khóa {signer}", at=at, who=who, signer=told.signer
    )


def fault_words(view: View, fault: Fault) -> str:
    """What is wrong, with the file and its bytes where they say something."""
    expected, found = (view.whole(one) for one in (fault.expected, fault.found))
    told = {
        "altered": view.say(
            "Tệp {file} đã bị sửa: lẽ ra {expected} byte, đang có {found} byte.",
            file=fault.file,
            expected=expected,
            found=found,
        ),
        "truncated": view.say(
            "Tệp {file} thiếu phần cuối: lẽ ra {expected} byte, chỉ có {found} byte.",
            file=fault.file,
            expected=expected,
            found=found,
        ),
        "missing": view.say("Thiếu tệp {file}.", file=fault.file),
        "extra": view.say(
            "Có tệp lạ {file} ({found} byte) không thuộc bản đã ký.", file=fault.file, found=found
        ),
        "misplaced": view.say(
            "Tệp {file} là của một bản khác, bị đặt vào chỗ này.", file=fault.file
        ),
        "unknown_signer": view.say(
            "Khóa {signer} không nằm trong danh sách khóa được tin (keys/trusted).",
            signer=fault.signer,
        ),
    }
    return told[fault.kind]


def indicator_name(view: View, one: Difference) -> str:
    figure = one.after or one.before
    return view.say(figure.indicator.name) if figure else one.indicator


def finding(view: View, standing: Standing) -> str:
    """Whether the month is frozen, and whether what was frozen still holds."""
    month, told = view.month_name(view.month), standing.publication
    if not standing.number:
        return open_words(view, month)
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


def open_words(view: View, month: str) -> str:
    """What a report that is not frozen would say of the targets."""
    told = [one for one in standings(view) if one.target]
    if not told:
        return view.say("Báo cáo {month} lập được, số liệu chưa chốt", month=month)
    met = sum(verdict(view, one).status == "reached" for one in told)
    return view.say(
        "Báo cáo {month}: {met}/{all} chỉ tiêu đạt; số liệu chưa chốt",
        n=len(told),
        month=month,
        met=met,
        all=len(told),
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
    return f"▲ {signed_words(view, told)}. " + view.say(
        "Tính lại hôm nay: {differing} giá trị khác. Muốn đính chính, hãy ghi lý do.",
        n=count,
        differing=count,
    )


def published_words(view: View, told: Publication) -> str:
    month = view.month_name(told.month)
    cites = view.say(", đính chính bản {replaces}", replaces=told.replaces)
    return view.say("● Đã chốt {month}, bản {number}", month=month, number=told.number) + (
        cites if told.replaces else ""
    )


def file_words(view: View, name: str, size: int, code: str) -> str:
    kilobytes = view.whole(max(1, round(size / 1000)))
    entered = view.say(", đã ghi vào sổ phát hành") if code else ""
    return f"● {name} · {kilobytes} KB{entered}"
