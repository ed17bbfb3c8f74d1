"""The error tree: errors carry facts, the words come at the edge.

ProjectError
├── Unknown            a name that is not in the list
│   ├── UnknownMonth · UnknownArea · UnknownIndicator · UnknownRole · UnknownMember
├── NotAllowed         the reader's role may not see it
│   └── NoPublicEdition
├── EditionProblem     the statistics files
│   ├── EditionMissing · EditionDamaged · EditionForeign
├── FolderNotWritable
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
        "Không có số liệu tháng “{fact}”. Hãy chọn một tháng trong danh sách, dạng 2024-12.",
        "There are no figures for month “{fact}”. Choose a listed month, written 2024-12.",
    )


class UnknownArea(Unknown):
    template = Text(
        "Không có thôn “{fact}” trong bản số liệu này. Hãy chọn một thôn trong danh sách.",
        "There is no village “{fact}” in this edition. Choose a village from the list.",
    )


class UnknownIndicator(Unknown):
    template = Text(
        "Không có chỉ tiêu “{fact}”. Xem tên các chỉ tiêu ở trang Từ điển chỉ tiêu.",
        "There is no indicator “{fact}”. The dictionary page lists the names.",
    )


class UnknownRole(Unknown):
    template = Text(
        "Không có vai trò “{fact}”. Các vai trò: chief, officer, village, viewer.",
        "There is no role “{fact}”. The roles are: chief, officer, village, viewer.",
    )


class UnknownMember(Unknown):
    template = Text(
        "Giá trị lọc “{fact}” không có trong danh sách. Hãy chọn lại bộ lọc.",
        "Filter value “{fact}” is not in the list. Choose the filter again.",
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
        "Tệp “{fact}” không phải bản số liệu của phiên bản chương trình này.",
        "File “{fact}” is not an edition of this version of the program.",
    )


class FolderNotWritable(ProjectError):
    template = Text(
        "Không ghi được vào thư mục “{fact}”. Hãy cấp quyền ghi hoặc chọn thư mục khác.",
        "Folder “{fact}” cannot be written. Grant the right to write or choose another.",
    )


class BadArgument(ProjectError):
    template = Text("Tham số không hợp lệ: {fact}.", "Invalid argument: {fact}.")
