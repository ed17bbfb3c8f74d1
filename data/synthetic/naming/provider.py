"""The same tables behind Faker's interface: one record at a time, for examples and fixtures."""

from itertools import pairwise

import numpy as np
from faker.providers import BaseProvider

from data.synthetic.naming.numbers import CENTURY_OFFSET, digits, written
from data.synthetic.naming.provinces import provinces
from data.synthetic.naming.tables import MALE, VILLAGES, name_tables

_HOUSES = 180  # house numbers of a village
_OWN_PLACE, _NEIGHBOUR = 0.97, 0.985  # 97 % Hà Tĩnh, half of the others Nghệ An (domain.md 1.2)
_COMMUNE = "xã Sơn Ninh"
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


class CommuneProvider(BaseProvider):
    """Vietnamese people of a commune. `sex` is "male" or "female", `born` a year.

    Seed it for each record (`fake.seed_instance(key)`), so that its order never matters.
    """

    def full_name(self, sex: str, born: int, surname: str | None = None) -> str:
        """Surname, middle and given name; give the father's surname to keep a family together."""
        first = surname or self.surname()
        while True:
            middle, given = self._middle_name(sex, born), self.given_name(sex, born)
            words = f"{first} {middle} {given}".split()
            if all(a != b for a, b in pairwise(words)):
                return " ".join(words)

    def surname(self) -> str:
        """By the shares of the commune, without any village's clans."""
        return name_tables().surnames.at(self._draw())

    def given_name(self, sex: str, born: int) -> str:
        """By sex and birth cohort."""
        tables = name_tables()
        return tables.of(tables.given, sex=sex, born=born).at(self._draw())

    def address(self, village: int) -> str:
        """A house in village 1 to 9: "Số nhà 12, thôn 3, xã Sơn Ninh"."""
        if not 1 <= village <= VILLAGES:
            raise ValueError(f"village {village} is not in 1..{VILLAGES}")
        return f"Số nhà {1 + int(self._draw() * _HOUSES)}, thôn {village}, {_COMMUNE}"

    def remark(self, cause: str) -> str:
        """A clerk's short text for one of `CAUSES`."""
        return self.random_element(REMARKS[cause])

    def personal_id(self, sex: str, born: int) -> str:
        """Twelve digits with both locks. Drawn, so two may agree: the register ranks instead."""
        person = digits(np.array([born]), np.array([MALE[sex]]))
        serial = np.array([int(self._draw() * 10**6)])
        prefix = provinces().prefix[[self._province()]]
        return written(prefix, person + CENTURY_OFFSET * 100, serial)[0].decode("ascii")

    def _province(self) -> int:
        draw = self._draw()
        if draw < _NEIGHBOUR:
            return int(draw >= _OWN_PLACE)
        others = len(provinces().names) - 2
        return 2 + int((draw - _NEIGHBOUR) / (1 - _NEIGHBOUR) * others)

    def _middle_name(self, sex: str, born: int) -> str:
        tables = name_tables()
        return tables.of(tables.middle, sex=sex, born=born).at(self._draw())

    def _draw(self) -> float:
        return float(self.generator.random.random())
