"""Is it the real number: the result of a check, as a title with a glyph and a line a finding."""

from analytics.document import Column, Panel, Status, Table, View, number
from analytics.form.publication.words import fault_words, indicator_name, signed_words, who_words
from analytics.form.settings.words import when
from analytics.meaning.publication.compared import Difference
from analytics.meaning.publication.verified import Verification
from analytics.words.publication import Fault
from analytics.words.text import Text

PARTS = {
    "area": Text("tên các thôn"),
    "cell": Text("dân số theo trạng thái"),
    "due": Text("lịch đến hạn"),
    "figure": Text("giá trị chỉ số"),
    "household": Text("quy mô hộ"),
    "indicator": Text("định nghĩa chỉ số"),
    "move": Text("biến động trong tháng"),
    "profile": Text("đặc điểm dân cư"),
    "target": Text("chỉ tiêu giao"),
}
VERDICTS = {
    "genuine": Text("● Đúng là số liệu đã chốt"),
    "carried": Text("▲ Mã thật, tệp chưa chắc"),
    "superseded": Text("▲ Thật, nhưng đã có bản đính chính"),
    "altered": Text("■ Đã bị sửa"),
    "truncated": Text("■ Thiếu phần cuối"),
    "missing": Text("■ Thiếu tệp"),
    "extra": Text("■ Có tệp lạ"),
    "misplaced": Text("■ Bản khác đặt vào chỗ này"),
    "unknown_signer": Text("■ Người ký không được tin"),
    "unknown_hash": Text("■ Không có mã này trong kho"),
}
GLYPHS: dict[str, Status] = {"●": "reached", "▲": "near", "■": "late"}
STATUSES = {key: GLYPHS[words.said[0]] for key, words in VERDICTS.items()}


def verification_panel(view: View, told: Verification) -> Panel:
    """The answer as a title; each thing found is a line."""
    return Panel(
        "publication-verdict",
        verification_title(view, told),
        view.say("Đã kiểm tra: {asked}", asked=told.asked),
        Table(
            (Column(view.say("Kiểm tra", context="done")), Column(view.say("Kết quả"))),
            verification_lines(view, told),
        ),
    )


def verification_title(view: View, told: Verification) -> str:
    """Glyph and word first, then which publication it is about."""
    head = view.say(VERDICTS[verification_key(told)])
    if told.month is None:
        return head
    month = view.month_name(told.month)
    return f"{head}: " + view.say("{month}, bản {number}", month=month, number=told.number)


def verification_status(told: Verification) -> Status:
    return STATUSES[verification_key(told)]


def verification_key(told: Verification) -> str:
    """A file that carries a good code but was not handed out may say anything beside it."""
    doubtful = told.kind == "genuine" and told.carried and told.issued is None
    return "carried" if doubtful else told.kind


def carried_words(view: View, told: Verification) -> str:
    if told.issued:
        return view.say(
            "Tệp giống hệt tệp “{name}” đã phát hành {at}, người phát hành: {who}.",
            name=told.issued.name,
            at=when(told.issued.at),
            who=who_words(view, told.issued.who),
        )
    return view.say(
        "Mã trong tệp là thật, nhưng tệp không giống tệp nào đã phát hành: các con số trong tệp có "
        "thể đã bị sửa. Hãy so với bảng số đã chốt."
    )


def verification_lines(view: View, told: Verification) -> tuple[tuple[str, str], ...]:
    """What was looked at, and what was found or must be done about it."""
    what = view.say("Cần làm")
    lines = []
    if told.fault:
        lines.append((view.say("Tệp đã ký"), fault_words(view, told.fault)))
        lines.append((what, advice_words(view, told.fault)))
    if told.publication:
        lines.append((view.say("Chữ ký"), signed_words(view, told.publication)))
        lines.append((view.say("Tính lại"), recount_words(view, told)))
    if told.carried and told.publication:
        lines.append((view.say("Tệp"), carried_words(view, told)))
    if told.kind in ("superseded", "unknown_hash"):
        lines.append((what, next_words(view, told)))
    return tuple(lines)


def advice_words(view: View, fault: Fault) -> str:
    if fault.kind == "unknown_signer":
        return view.say(
            "Hãy hỏi người ký và so mã khóa; đúng thì chép khóa công khai vào keys/trusted."
        )
    return view.say("Không dùng số liệu này. Hãy khôi phục thư mục từ bản sao lưu.")


def next_words(view: View, told: Verification) -> str:
    if told.kind == "superseded":
        return view.say("Hãy dùng bản {newest} của tháng này.", newest=told.newest)
    return view.say("Hãy gõ lại mã; nếu vẫn vậy, số liệu trên giấy không phải do kho này chốt.")


def recount_words(view: View, told: Verification) -> str:
    """Whether the edition of today still gives the same."""
    again = told.recount
    if again is None:
        return view.say("Bản số liệu hiện hành không còn tháng này nên không tính lại được.")
    if again.same:
        return view.say("Tính lại từ bản số liệu hiện hành: giống hệt.")
    parts = ", ".join(view.say(PARTS[one]) if one in PARTS else one for one in again.parts)
    return view.say(
        "Tính lại từ bản số liệu hiện hành thì khác: {count} giá trị{named}. Phần khác: {parts}.",
        n=len(again.differences),
        named=changed_words(view, again.differences),
        parts=parts or number.ABSENT,
        count=len(again.differences),
    )


def changed_words(view: View, told: tuple[Difference, ...]) -> str:
    """' (Có thẻ còn hạn, Định danh đã kích hoạt, …)': the first three indicators."""
    keys = dict.fromkeys(indicator_name(view, one) for one in told)
    first = ", ".join(list(keys)[:3]) + (", …" if len(keys) > 3 else "")
    return f" ({first})" if keys else ""
