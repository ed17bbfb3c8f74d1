"""The error tree: errors carry facts, the words come at the edge.

ProjectError
├── Unknown            a name that is not in the list
│   ├── UnknownMonth · UnknownArea · UnknownIndicator · UnknownRole · UnknownMember · UnknownFilter
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
└── BadArgument        an impossible argument of a command
"""

from analytics.words.text import Text


class ProjectError(Exception):
    """Says, in the reader's language, what is wrong and what to do."""

    template = Text("Có lỗi: {fact}", "Something is wrong: {fact}")

    def __init__(self, fact: object = "") -> None:
        super().__init__(str(fact))
        self.fact = fact

    @property
    def says(self) -> Text:
        return self.template.filled(fact=self.fact)


class Unknown(ProjectError):
    """A name that stands in no list of the house."""


class UnknownMonth(Unknown):
    template = Text(
        "Không có số liệu tháng “{fact}”. Hãy chọn một tháng trong danh sách, ví dụ 12/2024.",
        "There are no figures for month “{fact}”. Choose a listed month, for example 12/2024.",
    )


class UnknownArea(Unknown):
    template = Text(
        "Không có thôn “{fact}” trong bản số liệu này. Hãy chọn một thôn trong danh sách.",
        "There is no village “{fact}” in this edition. Choose a village from the list.",
    )


class UnknownIndicator(Unknown):
    template = Text(
        "Không có chỉ số “{fact}”. Xem tên các chỉ số ở trang Từ điển chỉ số.",
        "There is no indicator “{fact}”. The dictionary page lists the names.",
    )


class UnknownRole(Unknown):
    template = Text(
        "Không có vai trò “{fact}”. Các vai trò: “chief”, “officer”, “village”, “viewer”.",
        "There is no role “{fact}”. The roles are: chief, officer, village, viewer.",
    )


class UnknownMember(Unknown):
    template = Text(
        "Giá trị lọc “{fact}” không có trong danh sách. Hãy chọn lại bộ lọc.",
        "Filter value “{fact}” is not in the list. Choose the filter again.",
    )


class UnknownFilter(Unknown):
    template = Text(
        "Trang này không lọc theo “{fact}”, nên không có số liệu như liên kết muốn xem.",
        "This page does not filter by “{fact}”, so it has no figures such as the link asks for.",
    )


class NotYours(Unknown):
    template = Text(
        "Liên kết này chọn “{fact}”, điều chỉ người xem toàn xã chọn được. Bỏ đi để xem số của "
        "thôn mình.",
        "This link chooses “{fact}”, which only readers of the whole commune can. Drop it to see "
        "your own village.",
    )


class NotAllowed(ProjectError):
    template = Text(
        "Vai trò của bạn không được xem phần này ({fact}).",
        "Your role may not see this part ({fact}).",
    )


class NoPublicEdition(NotAllowed):
    template = Text(
        "Chưa có bản số liệu công khai nào được phát hành, nên vai trò người xem chưa có số liệu.",
        "No public edition has been released yet, so a viewer has no figures to see.",
    )


class EditionProblem(ProjectError):
    """The statistics files cannot be used."""


class EditionMissing(EditionProblem):
    template = Text(
        "Chưa có bản số liệu trong “{fact}”. Chạy “make data” để tạo dữ liệu giả lập.",
        "There is no edition in “{fact}”. Run “make data” to make synthetic data.",
    )


class EditionDamaged(EditionProblem):
    template = Text(
        "Tệp số liệu “{fact}” bị hỏng hoặc bị thay đổi. Xóa thư mục số liệu rồi chạy “make data”.",
        "Statistics file “{fact}” is damaged or altered. Delete the folder and run “make data”.",
    )


class EditionForeign(EditionProblem):
    template = Text(
        "Tệp “{fact}” không phải bản số liệu của phiên bản chương trình này. Chạy “make data” để "
        "tạo lại.",
        "File “{fact}” is not an edition of this version of the program. Run “make data” to make "
        "it again.",
    )


class NewerEdition(EditionProblem):
    template = Text(
        "Đã có bản số {fact}: trang đang mở là của bản cũ. Hãy tải lại trang rồi lấy tệp.",
        "Edition {fact} is out; this page is of an older one. Load it again, then take the file.",
    )


class OtherThanChecked(EditionProblem):
    template = Text(
        "Số liệu đã đổi từ lúc kiểm tra (nay là bản số {fact}), nên không mở tệp chưa kiểm tra.",
        "Figures changed since the check (now edition {fact}): a file nobody checked is not shown.",
    )


class CheckedForOthers(ProjectError):
    template = Text(
        "Liên kết này mở bản trình chiếu của địa bàn khác. Hãy mở bản của mình.",
        "This link opens the stage of another area. Open your own.",
    )


class NewerEntries(EditionProblem):
    template = Text(
        "Đã có mục mới ghi (mục số {fact}) sau khi mở trang. Hãy tải lại trang rồi lấy tệp.",
        "Entry {fact} was made after this page was opened. Load it again, then take the file.",
    )


class FolderNotWritable(ProjectError):
    template = Text(
        "Không ghi được vào thư mục “{fact}”. Hãy cấp quyền ghi hoặc chọn thư mục khác.",
        "Folder “{fact}” cannot be written. Grant the right to write or choose another.",
    )


class BadArgument(ProjectError):
    template = Text("Tham số không hợp lệ: {fact}.", "Invalid argument: {fact}.")


class JournalDamaged(ProjectError):
    template = Text(
        "Dòng {fact} của sổ ghi thay đổi (journal.jsonl) bị hỏng hoặc bị sửa. Hãy khôi phục tệp từ "
        "bản sao lưu.",
        "Line {fact} of the journal (journal.jsonl) is damaged or altered. Restore the file from a "
        "backup.",
    )


class JournalMoved(ProjectError):
    template = Text(
        "Người khác vừa lưu thay đổi (số {fact}). Chưa ghi gì; hãy xem số mới rồi lưu lại.",
        "Somebody else has just saved a change (no. {fact}). Nothing was written; look at the new "
        "values and save again.",
    )


class BadSetting(ProjectError):
    """Carries the whole sentence that says what is allowed."""

    def __init__(self, allowed: Text) -> None:
        super().__init__(allowed.vi)
        self.allowed = allowed

    @property
    def says(self) -> Text:
        return self.allowed


class ChiefOnly(NotAllowed):
    template = Text(
        "Chỉ chỉ huy được xem và sửa thiết lập. Hãy nhờ chỉ huy, hoặc đổi vai trò.",
        "Only a chief may see and change the settings. Ask the chief, or change the role.",
    )


class PublishingForChiefs(NotAllowed):
    template = Text(
        "Chỉ chỉ huy được chốt số liệu. Vai trò khác được xem và kiểm tra.",
        "Only a chief may publish figures. Other roles may read and verify.",
    )


class PublicationProblem(ProjectError):
    """The published months cannot be used as asked."""


class UnknownPublication(PublicationProblem):
    template = Text(
        "Chưa có bản chốt số “{fact}”. Hãy chọn một bản trong danh sách, dạng 2024-12/1.",
        "There is no publication “{fact}”. Choose a listed one, written 2024-12/1.",
    )


class PublicationDamaged(PublicationProblem):
    template = Text(
        "Bản chốt số {fact} bị hỏng hoặc bị sửa nên không dùng được. Hãy khôi phục thư mục của bản "
        "này từ bản sao lưu.",
        "Publication {fact} is damaged or altered and cannot be used. Restore its folder from a "
        "backup.",
    )


class NothingToCorrect(PublicationProblem):
    template = Text(
        "Số liệu giống hệt bản chốt số {fact}, không có gì để đính chính. Hãy dùng bản này.",
        "The figures are the same as publication {fact}: nothing to correct. Use that one.",
    )


class SignedMeanwhile(PublicationProblem):
    template = Text(
        "Người khác vừa chốt tháng này (bản số {fact}). Chưa chốt gì thêm; hãy tải lại trang, xem "
        "bản đó rồi mới đính chính nếu cần.",
        "Somebody else has just published this month (no. {fact}). Nothing more was published; "
        "load the page again and read that one before you correct it.",
    )


class EditionMeanwhile(PublicationProblem):
    template = Text(
        "Vừa có bản số liệu số {fact}. Chưa chốt gì; hãy xem báo cáo theo bản mới rồi chốt lại.",
        "Edition {fact} has just arrived. Nothing was published; read the report of the new "
        "edition, then publish.",
    )


class ReasonMissing(PublicationProblem):
    template = Text(
        "Tháng này đã chốt (bản số {fact}). Hãy ghi lý do đính chính rồi chốt lại.",
        "This month is published already (no. {fact}). Give a reason for the correction.",
    )


class KeyDamaged(PublicationProblem):
    template = Text(
        "Khóa ký “{fact}” bị hỏng. Hãy khôi phục tệp từ bản sao lưu, hoặc bỏ tệp này đi.",
        "Signing key “{fact}” is damaged. Restore the file from a backup, or remove it.",
    )


class KeyLocked(PublicationProblem):
    template = Text(
        "Khóa ký có mật khẩu. Hãy đặt đúng mật khẩu vào biến môi trường {fact} rồi chạy lại; nếu "
        "khóa không có mật khẩu, hãy xóa biến này.",
        "The signing key has a passphrase. Put the right one into {fact} and start again; if the "
        "key has none, clear it.",
    )


class NoCode(PublicationProblem):
    template = Text(
        "Không tìm thấy mã chốt số trong “{fact}”. Hãy nhập mã in trên giấy, dạng "
        "CAX1:2024-12:1:0123456789ab, hoặc chọn tệp báo cáo hay thư mục của bản chốt số.",
        "No code of a publication in “{fact}”. Type the code printed on paper, written "
        "CAX1:2024-12:1:0123456789ab, or choose a report file or the folder of a publication.",
    )


class ReportDamaged(PublicationProblem):
    template = Text(
        "Tệp “{fact}” thiếu phần cuối hoặc hỏng nên không kiểm tra được. Hãy lấy lại tệp gốc.",
        "File “{fact}” ends early or is damaged and cannot be checked. Get the original again.",
    )


class SeveralCodes(PublicationProblem):
    template = Text(
        "Tệp mang nhiều mã chốt số ({fact}). Hãy nhập từng mã để kiểm tra.",
        "The file carries several codes ({fact}). Type them one at a time.",
    )
