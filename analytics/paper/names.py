"""What sheets are called: the same for the same panel in every month, role and filter."""

from analytics.words.text import Language, Text

MORE = Text(", thêm", ", more")
# By the whole key of a panel, or by what follows the indicator in it.
SHEETS = {
    "villages": Text("Thôn", "Villages"),
    "lagging": Text("Thôn chưa đạt", "Villages short"),
    "trend": Text("Theo tháng", "By month"),
    "multiples": Text("Thôn theo tháng", "Villages by month"),
    "heat": Text("Thôn theo tuổi", "Villages by age"),
    "why": Text("Vì sao", "Why"),
    "fair": Text("So công bằng", "Fair comparison"),
    "improved": Text("Tiến bộ", "Improved"),
    "support": Text("Cần hỗ trợ", "To support"),
    "village-outlook": Text("Triển vọng thôn", "Village outlook"),
    "due": Text("Đến hạn 3 tháng", "Due in 3 months"),
    "due-load": Text("Đến hạn theo tháng", "Due by month"),
    "due-villages": Text("Đến hạn theo thôn", "Due by village"),
    "expiry": Text("Thẻ hết hạn", "Expiry"),
    "steps": Text("Các bước", "Steps"),
    "progress": Text("Tiến độ", "Progress"),
    "progress-villages": Text("Tiến độ thôn", "Progress by village"),
    "progress-proof": Text("Dự báo đã thử", "Forecast tried"),
    "verdicts": Text("Kết luận", "Verdicts"),
    "progress-proof-where": Text("Dự báo theo nhóm", "Forecast by group"),
    "pyramid": Text("Tháp tuổi", "Pyramid"),
    "structure": Text("Cơ cấu", "Structure"),
    "births-deaths": Text("Sinh, tử", "Births, deaths"),
    "moved_in-moved_out": Text("Chuyển đến, đi", "Moved in, out"),
    "profile-household_size": Text("Số người trong hộ", "Household size"),
    "profile-education": Text("Học vấn", "Education"),
    "profile-occupation": Text("Nghề nghiệp", "Occupation"),
    "profile-marital": Text("Hôn nhân", "Marital status"),
    "profile-ethnicity": Text("Dân tộc", "Ethnicity"),
    "profile-religion": Text("Tôn giáo", "Religion"),
    "plan-options": Text("Phương án", "Options"),
    "plan-villages": Text("Phương án theo thôn", "Options by village"),
    "plan-schedule": Text("Lịch buổi", "Schedule"),
    "plan-beyond": Text("Ngoài tầm buổi", "Beyond sittings"),
    "plan-left": Text("Người còn lại", "People left"),
    "plan-actual": Text("Kế hoạch và thực tế", "Plan and fact"),
    "plan-turnout": Text("Tỷ lệ đến", "Turnout"),
    "what-if-fans": Text("Nếu thì", "What if"),
    "what-if-least": Text("Ít nhất", "Least effort"),
    "what-if-sheet": Text("Phiếu giao", "Target sheet"),
    "stage-scenes": Text("Trang chiếu", "Scenes"),
    "report-checks": Text("Phép kiểm", "Checks"),
    "report-differences": Text("Khác bản đã chốt", "Differences"),
    "report-issued": Text("Tệp đã phát hành", "Issued files"),
    "publication-history": Text("Các bản đã chốt", "Published"),
    "publication-differences": Text("Khác bản trước", "Changes"),
    "publication-verdict": Text("Kết quả kiểm", "Verdict"),
    "indicators": Text("Các chỉ số", "Indicators"),
    "targets": Text("Mức giao", "Targets"),
    "edition": Text("Bản số liệu", "Edition"),
    "origin": Text("Nguồn gốc", "Origin"),
    "reference": Text("So tham chiếu", "Against reference"),
    "scorecard": Text("Bảng kiểm", "Scorecard"),
    "references": Text("Bảng tham chiếu", "Reference tables"),
    "limits": Text("Điểm yếu", "Weaknesses"),
    "setup-targets": Text("Mức đã giao", "Targets set"),
    "setup-history": Text("Đã thay đổi", "Changes made"),
    "setup-now": Text("Thiết lập", "Settings"),
}


def sheet_names(panel: str, language: Language) -> tuple[str, str]:
    """Of the panel's table and of its longer one."""
    name = SHEETS[panel if panel in SHEETS else panel.rpartition("-")[2]].in_(language)
    return name, name + MORE.in_(language)
