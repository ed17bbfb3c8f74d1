"""What a clerk types into the remarks, by the cause of the change. No names, dates or numbers."""

REMARKS = {
    "birth": (
        "Đăng ký khai sinh đúng hạn, đã cấp số định danh",
        "Đăng ký khai sinh quá hạn, đã giải thích cho gia đình",
        "Đăng ký thường trú cho trẻ theo mẹ",
        "Bố mẹ đi làm xa, ông bà nộp hồ sơ thay",
        "Hồ sơ liên thông khai sinh, thường trú, bảo hiểm y tế",
    ),
    "death": (
        "Gia đình đã nộp trích lục khai tử, xóa đăng ký thường trú",
        "Khai tử muộn, trưởng thôn xác nhận",
        "Đã thu lại thẻ của người mất",
        "Mất do tuổi cao, trạm y tế xã xác nhận",
        "Đã khóa tài khoản định danh điện tử sau khi khai tử",
    ),
    "move_in": (
        "Đăng ký thường trú về ở với chồng",
        "Đăng ký thường trú về ở với vợ",
        "Chuyển đến cả hộ, hồ sơ CT01 đầy đủ",
        "Đi làm ăn xa nay trở về quê sinh sống",
        "Chủ hộ đồng ý cho đăng ký thường trú vào hộ",
    ),
    "move_out": (
        "Chuyển đi theo chồng, đã xóa đăng ký thường trú",
        "Cả hộ chuyển vào miền Nam làm ăn",
        "Nơi đến đã tiếp nhận, cập nhật chuyển đi",
        "Chuyển đến ở với con tại tỉnh khác",
        "Trưởng thôn báo đã chuyển đi, đang chờ xác nhận của nơi đến",
    ),
    "card": (
        "Thu nhận lưu động tại nhà văn hóa thôn",
        "Vân tay mờ do lao động, đã thu nhận lại",
        "Người già yếu, thu nhận tại nhà",
        "Báo mất thẻ, đề nghị cấp lại",
        "Đến tuổi đổi thẻ, đã hướng dẫn làm hồ sơ",
        "Đi làm ăn xa, tranh thủ về Tết làm thẻ",
    ),
    "eid": (
        "Thu nhận tài khoản mức 2 cùng lúc làm thẻ",
        "Đã phê duyệt, chưa kích hoạt do chưa có điện thoại thông minh",
        "Kích hoạt tại nhà văn hóa thôn cùng Tổ công nghệ số cộng đồng",
        "Hồ sơ bị từ chối do ảnh không đạt, hẹn thu nhận lại",
        "Đổi máy, đã hướng dẫn kích hoạt lại trên VNeID",
    ),
    "correction": (
        "Sửa ngày sinh theo giấy khai sinh gốc",
        "Bổ sung dấu trong họ tên theo giấy khai sinh",
        "Sửa lỗi chính tả ở chữ đệm",
        "Nhập trùng, đã gộp hai bản ghi",
        "Cập nhật quan hệ với chủ hộ sau khi thay đổi chủ hộ",
        "Đối chiếu tàng thư, sửa nơi đăng ký khai sinh",
    ),
}
CAUSES = tuple(REMARKS)
