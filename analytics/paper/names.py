"""What sheets are called: the same for the same panel in every month, role and filter."""

from analytics.words.text import Language, Text

MORE = Text(", thêm")
# By the whole key of a panel, or by what follows the indicator in it.
SHEETS = {
    "assignments": Text("Việc đã giao"),
    "villages": Text("Thôn", context="several"),
    "lagging": Text("Thôn chưa đạt"),
    "trend": Text("Theo tháng"),
    "multiples": Text("Thôn theo tháng"),
    "heat": Text("Thôn theo tuổi"),
    "why": Text("Vì sao"),
    "fair": Text("So công bằng"),
    "improved": Text("Tiến bộ"),
    "support": Text("Cần hỗ trợ"),
    "village-outlook": Text("Triển vọng thôn"),
    "due": Text("Đến hạn 3 tháng"),
    "due-load": Text("Đến hạn theo tháng"),
    "due-villages": Text("Đến hạn theo thôn"),
    "expiry": Text("Thẻ hết hạn", context="sheet"),
    "steps": Text("Các bước"),
    "progress": Text("Tiến độ"),
    "progress-villages": Text("Tiến độ thôn"),
    "progress-proof": Text("Dự báo đã thử"),
    "verdicts": Text("Kết luận", context="several"),
    "progress-proof-where": Text("Dự báo theo nhóm"),
    "pyramid": Text("Tháp tuổi"),
    "structure": Text("Cơ cấu"),
    "away": Text("Đi vắng theo thôn"),
    "fourteen": Text("Đủ 14 tuổi", context="sheet"),
    "change": Text("Biến động dân số"),
    "homes": Text("Hộ", context="sheet"),
    "work": Text("Học vấn, nghề nghiệp"),
    "family": Text("Hôn nhân, dân tộc, tôn giáo"),
    "plan-options": Text("Phương án", context="several"),
    "plan-villages": Text("Phương án theo thôn"),
    "plan-schedule": Text("Lịch buổi"),
    "plan-beyond": Text("Ngoài tầm buổi"),
    "plan-left": Text("Người còn lại"),
    "plan-actual": Text("Kế hoạch và thực tế"),
    "plan-turnout": Text("Tỷ lệ đến"),
    "what-if-fans": Text("Nếu thì"),
    "what-if-least": Text("Ít nhất", context="sheet"),
    "what-if-sheet": Text("Phiếu giao"),
    "stage-scenes": Text("Trang chiếu"),
    "stage-villages": Text("Trang từng thôn"),
    "report-checks": Text("Phép kiểm"),
    "report-differences": Text("Khác bản đã chốt"),
    "report-issued": Text("Tệp đã phát hành"),
    "publication-history": Text("Các bản đã chốt"),
    "publication-differences": Text("Khác bản trước"),
    "publication-verdict": Text("Kết quả kiểm"),
    "indicators": Text("Các chỉ số"),
    "targets": Text("Mức giao", context="sheet"),
    "edition": Text("Bản số liệu"),
    "origin": Text("Nguồn gốc"),
    "reference": Text("So tham chiếu"),
    "scorecard": Text("Bảng kiểm"),
    "references": Text("Bảng tham chiếu"),
    "limits": Text("Điểm yếu", context="several"),
    "setup-targets": Text("Mức đã giao"),
    "setup-history": Text("Đã thay đổi"),
    "setup-now": Text("Thiết lập"),
}


def sheet_names(panel: str, language: Language) -> tuple[str, str]:
    """Of the panel's table and of its longer one."""
    name = SHEETS[panel if panel in SHEETS else panel.rpartition("-")[2]].in_(language)
    return name, name + MORE.in_(language)
