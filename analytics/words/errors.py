"""The error tree: errors carry facts, the words come at the edge.

ProjectError
├── Unknown            a name that is not in the list
│   ├── UnknownMonth · UnknownArea · UnknownIndicator · UnknownRole · UnknownMember
│   ├── UnknownPlace · UnknownPage · UnknownFilter · NotYours · SeveralUnknown
│   ├── UnknownChoice: NotInRange · NotOnStep · TooLong · OneTooMany
├── NotAllowed         the reader's role may not see it
│   ├── NoPublicEdition
│   ├── ChiefOnly
│   └── PublishingForChiefs
├── EditionProblem     the statistics files
│   ├── EditionMissing · EditionDamaged · EditionForeign · NewerEdition · NewerEntries
│   ├── OtherThanChecked
├── CheckedForOthers   a stage that was checked for readers of another area
├── FolderNotWritable
├── JournalDamaged     a line of the settings' journal was altered
├── JournalMoved       somebody else saved in the meantime
├── BadSetting         a value that a setting does not allow
├── PublicationProblem the published months
│   ├── UnknownPublication · PublicationDamaged · NothingToCorrect · ReasonMissing
│   ├── KeyDamaged · KeyLocked
│   └── NoCode · SeveralCodes · ReportDamaged
├── AccountProblem     who may come in
│   ├── BadAccount · NoAccount · LockedOut · AccountsDamaged
├── AuditProblem       the log: no act without its row
│   ├── AuditNotWritable · AuditDamaged · ClockBehind
├── BackupProblem      the file of a backup
│   ├── WrongPassphrase · BackupDamaged · StoreNotEmpty
├── ListProblem        an office's list that is refused whole
│   ├── EmptyList · ListTooLarge · NotThatFormat · OldFormat · UnsafeArchive · HiddenData
│   ├── LinkedData · OtherEncoding · ControlLetters · FieldTooLong · TooManyRows
│   └── UnevenRows · SeveralSheets
└── BadArgument        an impossible argument of a command
"""

from collections.abc import Iterable
from typing import Self

from analytics.words.text import HOME, Text, joined, proper

LONGEST = 60  # letters of what a stranger wrote into an address or a form
MOST = 4  # words of one kind that are named


class ProjectError(Exception):
    """Says, in the reader's language, what is wrong and what to do. `longest`: letters that are
    said of a fact that others wrote; what the house wrote is said whole."""

    template = Text("Có lỗi: {fact}")
    longest: int | None = None

    def __init__(self, fact: object = "") -> None:
        super().__init__(str(fact))
        self.fact = fact

    @property
    def says(self) -> Text:
        return self.template.filled(fact=self.shortened(self.fact))

    def shortened(self, told: object) -> object:
        if self.longest and isinstance(told, str) and len(told) > self.longest:
            return f"{told[: self.longest]}…"
        return told


class Unknown(ProjectError):
    """A name that stands in no list of the house; the beginning of a long one is said.

    `label`: of what it is, as it stands over the control; `others`: the names beside the first.
    """

    longest: int | None = LONGEST
    short: Text = proper("“{fact}”")  # as it is named among others

    def __init__(self, fact: object = "", label: Text | None = None, **facts: object) -> None:
        super().__init__(fact)
        self.label, self.facts = label, facts
        self.others: tuple[object, ...] = ()

    @property
    def says(self) -> Text:
        return self.worded(self.template)

    def worded(self, template: Text) -> Text:
        """A template holds the marks around the first and the last name."""
        named = [str(self.shortened(one)) for one in (self.fact, *self.others[: MOST - 1])]
        more = ["…"] if len(self.others) >= MOST else []
        return template.filled(fact="”, “".join([*named, *more]), label=self.label, **self.facts)

    def beside(self, others: Iterable["Unknown"]) -> Self:
        """The same of all of them at once."""
        facts = dict.fromkeys(one.fact for one in others)
        self.others = tuple(one for one in facts if one != self.fact)
        return self


class UnknownMonth(Unknown):
    short = Text("tháng “{fact}”")
    template = Text(
        "Không có số liệu tháng “{fact}”. Hãy chọn một tháng trong danh sách, ví dụ 12/2024."
    )


class UnknownArea(Unknown):
    short = Text("thôn “{fact}”")
    template = Text(
        "Không có thôn “{fact}” trong bản số liệu này. Hãy chọn một thôn trong danh sách."
    )


class UnknownIndicator(Unknown):
    template = Text("Không có chỉ số “{fact}”. Xem tên các chỉ số ở trang Từ điển chỉ số.")


class UnknownRole(Unknown):
    template = Text(
        "Không có vai trò “{fact}”. Các vai trò: “chief”, “officer”, “village”, “viewer”."
    )


class UnknownMember(Unknown):
    template = Text("Giá trị lọc “{fact}” không có trong danh sách. Hãy chọn lại bộ lọc.")


class UnknownPlace(Unknown):
    template = Text("Không có “{fact}” ở địa chỉ này. Hãy mở trang rồi chọn lại từ đó.")


class UnknownPage(Unknown):
    template = Text("Không có trang “{fact}”. Hãy chọn một trang dưới đây.")


class UnknownFilter(Unknown):
    short = Text("“{label}” (“{fact}”), trang này không lọc")
    template = Text(
        "Trang này không lọc theo “{label}” (“{fact}”), nên không có số liệu như liên kết muốn xem."
    )


class UnknownChoice(Unknown):
    """What a control of the page does not offer."""

    short = proper("“{label}”: “{fact}”")
    template = Text("“{label}” không có lựa chọn “{fact}”. Hãy bỏ đi rồi chọn lại trên trang.")


class NotInRange(UnknownChoice):
    template = Text(
        "“{label}” nhận số nguyên từ {least} đến {most}, không nhận “{fact}”. Hãy bỏ đi rồi nhập "
        "lại trên trang."
    )


class NotOnStep(UnknownChoice):
    template = Text(
        "“{label}” nhận từ {least} đến {most}, mỗi nấc {step}, không nhận “{fact}”. Hãy bỏ đi rồi "
        "chọn lại trên trang."
    )


class TooLong(UnknownChoice):
    template = Text(
        "“{label}” dài nhất {most} chữ, không nhận “{fact}”. Hãy bỏ đi rồi nhập lại trên trang."
    )


class OneTooMany(UnknownChoice):
    """Several words where one can be chosen: the first of them stands."""

    short = Text("thừa “{fact}” ở “{label}”")
    template = Text("“{label}” chỉ nhận một: thừa “{fact}”. Hãy bỏ phần thừa.")


class SeveralUnknown(Unknown):
    template = Text(
        "Liên kết này có những điều không mở được: {all}. Hãy bỏ tất cả để xem phần còn lại."
    )

    def __init__(self, all_: Iterable[Unknown]) -> None:
        super().__init__(all=joined("; ", [one.worded(one.short) for one in all_]))


def together(met: Iterable[Unknown]) -> Unknown:
    """One refusal of all that was met; what is alike is named in one breath."""
    kinds: dict[object, list[Unknown]] = {}
    for one in met:
        kinds.setdefault((type(one), one.label, *one.facts.items()), []).append(one)
    first, *rest = (each[0].beside(each) for each in kinds.values())
    return SeveralUnknown([first, *rest]) if rest else first


class NotYours(Unknown):
    longest = None
    template = Text(
        "Liên kết này chọn “{fact}”, điều chỉ người xem toàn xã chọn được. Bỏ đi để xem số của "
        "thôn mình."
    )


class NotAllowed(ProjectError):
    template = Text("Vai trò của bạn không được xem phần này ({fact}).")


class NoPublicEdition(NotAllowed):
    template = Text(
        "Chưa có bản số liệu công khai nào được phát hành, nên vai trò người xem chưa có số liệu."
    )


class EditionProblem(ProjectError):
    """The statistics files cannot be used."""


class EditionMissing(EditionProblem):
    template = Text("Chưa có bản số liệu trong “{fact}”. Chạy “make data” để tạo dữ liệu giả lập.")


class EditionDamaged(EditionProblem):
    template = Text(
        "Tệp số liệu “{fact}” bị hỏng hoặc bị thay đổi. Hãy khôi phục tệp từ bản sao lưu; nếu là "
        "dữ liệu giả lập, chạy “make data”. Không xóa thư mục số liệu: nhật ký và khóa ký ở đó."
    )


class EditionForeign(EditionProblem):
    template = Text(
        "Tệp “{fact}” không phải bản số liệu của phiên bản chương trình này. Chạy “make data” để "
        "tạo lại."
    )


class NewerEdition(EditionProblem):
    template = Text(
        "Đã có bản số {fact}: trang đang mở là của bản cũ. Hãy tải lại trang rồi lấy tệp."
    )


class OtherThanChecked(EditionProblem):
    template = Text(
        "Số liệu đã đổi từ lúc kiểm tra (nay là bản số {fact}), nên không mở tệp chưa kiểm tra."
    )


class CheckedForOthers(ProjectError):
    template = Text("Liên kết này mở bản trình chiếu của địa bàn khác. Hãy mở bản của mình.")


class NewerEntries(EditionProblem):
    template = Text(
        "Đã có mục mới ghi (mục số {fact}) sau khi mở trang. Hãy tải lại trang rồi lấy tệp."
    )


class FolderNotWritable(ProjectError):
    template = Text(
        "Không ghi được vào thư mục “{fact}”. Hãy cấp quyền ghi hoặc chọn thư mục khác."
    )


class BadArgument(ProjectError):
    template = Text("Tham số không hợp lệ: {fact}.")


class JournalDamaged(ProjectError):
    template = Text(
        "Dòng {fact} của sổ ghi thay đổi (journal.jsonl) bị hỏng, bị sửa hoặc bị mất. Số liệu và "
        "các mục còn đọc được vẫn dùng được, nhưng chưa ghi thêm được gì. Hãy khôi phục tệp từ bản "
        "sao lưu."
    )


class JournalMoved(ProjectError):
    template = Text(
        "Người khác vừa lưu thay đổi (số {fact}). Chưa ghi gì; hãy xem số mới rồi lưu lại."
    )


class BadSetting(ProjectError):
    """Carries the whole sentence that says what is allowed."""

    def __init__(self, allowed: Text) -> None:
        super().__init__(allowed.in_(HOME))
        self.allowed = allowed

    @property
    def says(self) -> Text:
        return self.allowed


class ChiefOnly(NotAllowed):
    template = Text("Chỉ chỉ huy được xem và sửa thiết lập. Hãy nhờ chỉ huy, hoặc đổi vai trò.")


class PublishingForChiefs(NotAllowed):
    template = Text("Chỉ chỉ huy được chốt số liệu. Vai trò khác được xem và kiểm tra.")


class PublicationProblem(ProjectError):
    """The published months cannot be used as asked."""


class UnknownPublication(PublicationProblem):
    template = Text(
        "Chưa có bản chốt số “{fact}”. Hãy chọn một bản trong danh sách, dạng 2024-12/1."
    )


class PublicationDamaged(PublicationProblem):
    template = Text(
        "Bản chốt số {fact} bị hỏng hoặc bị sửa nên không dùng được. Hãy khôi phục thư mục của bản "
        "này từ bản sao lưu."
    )


class NothingToCorrect(PublicationProblem):
    template = Text(
        "Số liệu giống hệt bản chốt số {fact}, không có gì để đính chính. Hãy dùng bản này."
    )


class SignedMeanwhile(PublicationProblem):
    template = Text(
        "Người khác vừa chốt tháng này (bản số {fact}). Chưa chốt gì thêm; hãy tải lại trang, xem "
        "bản đó rồi mới đính chính nếu cần."
    )


class EditionMeanwhile(PublicationProblem):
    template = Text(
        "Vừa có bản số liệu số {fact}. Chưa chốt gì; hãy xem báo cáo theo bản mới rồi chốt lại."
    )


class ReasonMissing(PublicationProblem):
    template = Text("Tháng này đã chốt (bản số {fact}). Hãy ghi lý do đính chính rồi chốt lại.")


class KeyDamaged(PublicationProblem):
    template = Text("Khóa ký “{fact}” bị hỏng. Đừng xóa gì; hãy khôi phục tệp từ bản sao lưu.")


class KeyLocked(PublicationProblem):
    template = Text(
        "Khóa ký có mật khẩu. Hãy đặt đúng mật khẩu vào biến môi trường {fact} rồi chạy lại; nếu "
        "khóa không có mật khẩu, hãy xóa biến này."
    )


class NoCode(PublicationProblem):
    template = Text(
        "Không tìm thấy mã chốt số trong “{fact}”. Hãy nhập mã in trên giấy, dạng "
        "CAX1:2024-12:1:0123456789ab, hoặc chọn tệp báo cáo hay thư mục của bản chốt số."
    )


class ReportDamaged(PublicationProblem):
    template = Text(
        "Tệp “{fact}” thiếu phần cuối hoặc hỏng nên không kiểm tra được. Hãy lấy lại tệp gốc."
    )


class SeveralCodes(PublicationProblem):
    template = Text("Tệp mang nhiều mã chốt số ({fact}). Hãy nhập từng mã để kiểm tra.")


class AccountProblem(ProjectError):
    """What an account may not be, or who may not come in."""


class BadAccount(AccountProblem):
    """Carries the whole sentence that says what is allowed."""

    def __init__(self, allowed: Text) -> None:
        super().__init__(allowed.in_(HOME))
        self.allowed = allowed

    @property
    def says(self) -> Text:
        return self.allowed


class NoAccount(AccountProblem):
    longest = LONGEST
    template = Text(
        "Không có tài khoản “{fact}”. Xem danh sách bằng “python -m analytics account list”."
    )


class LockedOut(AccountProblem):
    """Of a name that nobody has it says the same."""

    template = Text("Sai nhiều lần nên tên này bị khóa 15 phút. Hãy đợi, hoặc nhờ chỉ huy mở khóa.")


class AccountsDamaged(AccountProblem):
    template = Text(
        "Tệp tài khoản “{fact}” bị hỏng, nên không ai vào được. Hãy khôi phục tệp từ bản sao lưu."
    )


class AuditProblem(ProjectError):
    """No act without its row in the log."""


class AuditNotWritable(AuditProblem):
    template = Text(
        "Không ghi được nhật ký ({fact}), nên việc này chưa được làm. Hãy xem ổ đĩa còn chỗ và "
        "thư mục cho phép ghi không."
    )


class AuditDamaged(AuditProblem):
    template = Text(
        "Nhật ký bị hỏng, bị sửa hoặc bị cắt ở dòng {fact}. Hãy khôi phục tệp audit.sqlite từ bản "
        "sao lưu."
    )


class ClockBehind(AuditProblem):
    template = Text(
        "Đồng hồ máy chỉ giờ sớm hơn dòng nhật ký cuối ({fact}), nên việc này chưa được làm. Hãy "
        "chỉnh đồng hồ; nếu đồng hồ nay đã đúng, chạy “python -m analytics audit clock”."
    )


class BackupProblem(ProjectError):
    """The file of a backup cannot be made or read."""


class WrongPassphrase(BackupProblem):
    template = Text("Sai mật khẩu của bản sao lưu, hoặc tệp “{fact}” đã bị sửa. Chưa ghi gì.")


class BackupDamaged(BackupProblem):
    template = Text("Tệp “{fact}” không phải bản sao lưu, hoặc thiếu phần cuối. Chưa ghi gì.")


class StoreNotEmpty(BackupProblem):
    template = Text(
        "Thư mục “{fact}” đã có dữ liệu. Hãy khôi phục vào một thư mục trống. Chưa ghi gì."
    )


class ListProblem(ProjectError):
    """An office's list is refused whole; nothing of it is taken. `fact`: a line, a format."""

    longest = LONGEST


class EmptyList(ListProblem):
    template = Text("Tệp rỗng. Hãy xuất lại danh sách.")


class ListTooLarge(ListProblem):
    template = Text("Tệp lớn hơn 10 MB. Hãy chia danh sách hoặc bỏ ảnh trong tệp.")


class NotThatFormat(ListProblem):
    template = Text(
        "Nội dung tệp không phải dạng “{fact}”, hoặc tệp bị hỏng. Hãy lưu lại thành .xlsx, "
        ".ods hoặc .csv."
    )


class OldFormat(ListProblem):
    template = Text(
        "Tệp có mật khẩu, có macro hoặc là dạng cũ. Hãy lưu lại thành .xlsx không mật khẩu, "
        "không macro."
    )


class UnsafeArchive(ListProblem):
    template = Text(
        "Tệp được đóng gói không an toàn nên không đọc. Hãy mở bằng chương trình bảng tính "
        "và lưu lại thành tệp mới."
    )


class HiddenData(ListProblem):
    template = Text(
        "Tệp có dữ liệu ẩn (dòng, cột hoặc trang tính). Hãy bỏ ẩn hoặc xóa phần ẩn, rồi lưu lại."
    )


class LinkedData(ListProblem):
    template = Text(
        "Tệp có liên kết ra ngoài, kết nối dữ liệu hoặc phần được mã hóa. Hãy chép riêng giá "
        "trị sang tệp mới."
    )


class OtherEncoding(ListProblem):
    template = Text("Dòng {fact}: chữ không phải UTF-8. Hãy lưu lại tệp theo bảng mã UTF-8.")


class ControlLetters(ListProblem):
    template = Text("Dòng {fact}: có ký tự điều khiển. Hãy xóa ký tự đó, rồi lưu lại.")


class FieldTooLong(ListProblem):
    template = Text("Dòng {fact}: một ô quá dài. Hãy sửa ô đó, rồi lưu lại.")


class TooManyRows(ListProblem):
    template = Text("Danh sách dài hơn 50.000 dòng hoặc rộng hơn 200 cột. Hãy chia danh sách.")


class UnevenRows(ListProblem):
    template = Text("Dòng {fact}: dấu ngoặc kép không khớp. Hãy sửa dòng đó, rồi lưu lại.")


class SeveralSheets(ListProblem):
    template = Text("Tệp có các trang tính: {fact}. Hãy nêu đúng một trang, hoặc để lại một trang.")
