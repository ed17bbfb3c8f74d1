"""The catalogue: every indicator, as data. From here come SQL, screen, paper and tests."""

from analytics.meaning.indicator import (
    CHILDREN,
    ELIGIBLE_PRESENT,
    ELIGIBLE_REGISTERED,
    FEMALES,
    HOMES,
    MEDIAN,
    PER_HOME,
    PRESENT,
    REGISTERED,
    SHARE,
    TEMPORARY,
    WORKING_AGE,
    Indicator,
    count,
    flow,
    ratio,
    share,
)
from analytics.words.errors import UnknownIndicator
from analytics.words.text import Text

VALID = "card in ('valid', 'expiring')"
PERMANENT_BEFORE = "residence_before in ('present', 'away')"
PERMANENT_AFTER = "residence_after in ('present', 'away')"

POPULATION_REGISTERED = count(
    "population_registered",
    Text("Nhân khẩu thường trú"),
    Text("Người đăng ký thường trú tại xã, kể cả người đang vắng mặt."),
)
POPULATION_PRESENT = count(
    "population_present",
    Text("Nhân khẩu có mặt"),
    Text("Người thường trú không vắng mặt trong ngày. Không gồm người tạm trú."),
    among=PRESENT,
)
TEMPORARY_RESIDENTS = count(
    "temporary_residents",
    Text("Người tạm trú"),
    Text("Người đăng ký tạm trú còn hiệu lực."),
    among=TEMPORARY,
)
RESIDENTS_AWAY = count(
    "residents_away",
    Text("Nhân khẩu vắng mặt"),
    Text("Người thường trú đang vắng: ở nơi khác trong nước hoặc ở nước ngoài."),
    having="residence = 'away'",
)
SHARE_AWAY = share(
    "share_away",
    Text("Tỷ lệ vắng mặt"),
    Text("Người vắng mặt trên 100 nhân khẩu thường trú."),
    having="residence = 'away'",
)
HOUSEHOLDS = Indicator(
    "households",
    Text("Số hộ"),
    Text(
        "Hộ có ít nhất một người thường trú; hộ có người ở hai thôn tính một lần, ở thôn của "
        "chủ hộ."
    ),
    REGISTERED,
    HOMES,
    "households",
    "households",
)
HOUSEHOLD_SIZE = Indicator(
    "household_size",
    Text("Số người bình quân một hộ"),
    Text("Nhân khẩu thường trú chia cho số hộ."),
    REGISTERED,
    PER_HOME,
    "persons_per_household",
    "persons",
    "households",
)
SEX_RATIO = ratio(
    "sex_ratio",
    Text("Tỷ số giới tính"),
    Text("Số nam trên 100 nữ thường trú."),
    having="residence in ('present', 'away') and sex = 'male'",
    per=FEMALES,
)
MEDIAN_AGE = Indicator(
    "median_age",
    Text("Tuổi trung vị"),
    Text("Tuổi tròn chia đôi nhân khẩu thường trú: một nửa trẻ hơn, một nửa già hơn."),
    REGISTERED,
    MEDIAN,
    "years",
    REGISTERED.where,
)
SHARE_UNDER_15 = share(
    "share_under_15",
    Text("Tỷ lệ dưới 15 tuổi"),
    Text("Người 0–14 tuổi trong nhân khẩu thường trú."),
    having="age < 15",
)
SHARE_60_PLUS = share(
    "share_60_plus",
    Text("Tỷ lệ từ 60 tuổi"),
    Text("Người từ 60 tuổi trong nhân khẩu thường trú."),
    having="age >= 60",
)
SHARE_WOMEN_15_49 = share(
    "share_women_15_49",
    Text("Tỷ lệ phụ nữ 15–49 tuổi"),
    Text("Phụ nữ trong tuổi sinh đẻ trong nhân khẩu thường trú."),
    having="sex = 'female' and age between 15 and 49",
)
CHILD_DEPENDENCY = ratio(
    "child_dependency",
    Text("Tỷ số phụ thuộc trẻ"),
    Text("Người 0–14 tuổi trên 100 người 15–64 tuổi."),
    having="residence in ('present', 'away') and age <= 14",
    per=WORKING_AGE,
)
OLD_DEPENDENCY = ratio(
    "old_dependency",
    Text("Tỷ số phụ thuộc già"),
    Text("Người từ 65 tuổi trên 100 người 15–64 tuổi."),
    having="residence in ('present', 'away') and age >= 65",
    per=WORKING_AGE,
)
AGEING_INDEX = ratio(
    "ageing_index",
    Text("Chỉ số già hóa"),
    Text("Người từ 60 tuổi trên 100 người 0–14 tuổi."),
    having="residence in ('present', 'away') and age >= 60",
    per=CHILDREN,
)
BIRTHS = flow(
    "births",
    Text("Sinh"),
    Text("Trẻ sinh ra và được đăng ký thường trú trong tháng."),
    of=f"cause = 'born' and {PERMANENT_AFTER}",
)
DEATHS = flow(
    "deaths",
    Text("Tử"),
    Text("Người thường trú chết trong tháng."),
    of=f"cause = 'died' and {PERMANENT_BEFORE}",
)
MOVED_IN = flow(
    "moved_in",
    Text("Chuyển đến"),
    Text("Người đăng ký thường trú do chuyển đến hoặc kết hôn trong tháng."),
    of=f"cause = 'moved_in' and {PERMANENT_AFTER}",
)
MOVED_OUT = flow(
    "moved_out",
    Text("Chuyển đi"),
    Text("Người xóa đăng ký thường trú do chuyển đi trong tháng."),
    of=f"cause = 'moved_out' and {PERMANENT_BEFORE}",
)
TURNED_14 = flow(
    "turned_14",
    Text("Đủ 14 tuổi"),
    Text("Người thường trú tròn 14 tuổi trong tháng, đến tuổi phải cấp thẻ."),
    of=f"cause = 'turned_14' and {PERMANENT_AFTER}",
)

CARD_COVERAGE_REGISTERED = share(
    "card_coverage_registered",
    Text("Có thẻ còn hạn / thường trú"),
    Text(
        "Có thẻ CCCD hoặc căn cước còn hạn trong ngày, trong số người thường trú "
        "từ đủ 14 tuổi. CMND 9 số không được tính."
    ),
    having=VALID,
    among=ELIGIBLE_REGISTERED,
    direction="up",
    subject="card",
)
CARD_COVERAGE_PRESENT = share(
    "card_coverage_present",
    Text("Có thẻ còn hạn / có mặt"),
    Text("Có thẻ CCCD hoặc căn cước còn hạn trong ngày, trong số người từ đủ 14 tuổi có mặt."),
    having=VALID,
    among=ELIGIBLE_PRESENT,
    direction="up",
    subject="card",
)
CARD_MISSING_PRESENT = count(
    "card_missing_present",
    Text("Chưa có thẻ còn hạn, có mặt"),
    Text("Người từ đủ 14 tuổi có mặt mà chưa có thẻ hoặc thẻ đã hết hạn."),
    among=ELIGIBLE_PRESENT,
    having=f"not ({VALID})",
    direction="down",
    subject="card",
)
CARD_NEVER_PRESENT = count(
    "card_never_present",
    Text("Chưa từng được cấp thẻ, có mặt"),
    Text("Người từ đủ 14 tuổi có mặt mà chưa được cấp thẻ CCCD/căn cước lần nào."),
    among=ELIGIBLE_PRESENT,
    having="card = 'none'",
    direction="down",
    subject="card",
)
CARD_EXPIRED = count(
    "card_expired",
    Text("Thẻ hết hạn chưa đổi"),
    Text("Người thường trú mà thẻ mới nhất đã hết hạn."),
    having="card = 'expired'",
    direction="down",
    subject="card",
)
CARD_EXPIRING_60 = count(
    "card_expiring_60",
    Text("Thẻ hết hạn trong 60 ngày tới"),
    Text("Người thường trú có thẻ còn hạn nhưng sẽ hết hạn trong 60 ngày tới."),
    having="card = 'expiring'",
    direction="down",
    subject="card",
)
CARDS_ISSUED = flow(
    "cards_issued",
    Text("Thẻ cấp trong tháng"),
    Text("Thẻ CCCD/căn cước cấp trong tháng (cấp mới, cấp đổi, cấp lại) cho người thường trú."),
    of=f"cause in ('issued', 'renewed') and {PERMANENT_AFTER}",
    direction="up",
    subject="card",
)


def eid_share(key: str, name: Text, definition: Text, reached: str) -> Indicator:
    return share(
        key,
        name,
        definition,
        having=f"eid in ({reached})",
        among=ELIGIBLE_PRESENT,
        direction="up",
        subject="eid",
    )


EID_SUBMITTED = eid_share(
    "eid_submitted",
    Text("Định danh đã thu nhận"),
    Text("Đã nộp hồ sơ định danh điện tử, trong số người từ đủ 14 tuổi có mặt."),
    "'submitted', 'approved', 'activated'",
)
EID_APPROVED = eid_share(
    "eid_approved",
    Text("Định danh đã phê duyệt"),
    Text("Hồ sơ định danh đã được phê duyệt, trong số người từ đủ 14 tuổi có mặt."),
    "'approved', 'activated'",
)
EID_ACTIVATED = eid_share(
    "eid_activated",
    Text("Định danh đã kích hoạt"),
    Text("Đã kích hoạt tài khoản định danh mức 2, trong số người từ đủ 14 tuổi có mặt."),
    "'activated'",
)
EID_ACTIVATED_REGISTERED = share(
    "eid_activated_registered",
    Text("Định danh đã kích hoạt / thường trú"),
    Text("Đã kích hoạt tài khoản định danh, trong số người thường trú từ đủ 14 tuổi."),
    having="eid = 'activated'",
    among=ELIGIBLE_REGISTERED,
    direction="up",
    subject="eid",
)
EID_MISSING_PRESENT = count(
    "eid_missing_present",
    Text("Chưa kích hoạt định danh, có mặt"),
    Text("Người từ đủ 14 tuổi có mặt mà chưa kích hoạt định danh điện tử."),
    among=ELIGIBLE_PRESENT,
    having="eid <> 'activated'",
    direction="down",
    subject="eid",
)
EID_ACTIVATIONS = flow(
    "eid_activations",
    Text("Kích hoạt trong tháng"),
    Text("Tài khoản định danh được kích hoạt trong tháng của người thường trú."),
    of=f"cause = 'activated' and {PERMANENT_AFTER}",
    direction="up",
    subject="eid",
)
ID_NUMBER_NOTIFIED = share(
    "id_number_notified",
    Text("Đã thông báo số định danh"),
    Text("Đã được thông báo số định danh cá nhân, trong số người thường trú."),
    having="notified",
    direction="up",
)

CATALOGUE: dict[str, Indicator] = {
    one.key: one for one in tuple(globals().values()) if isinstance(one, Indicator)
}


def indicator_of(key: str) -> Indicator:
    """The symbol of a key, as a file, an address or a command line told it."""
    try:
        return CATALOGUE[key]
    except KeyError as unknown:
        raise UnknownIndicator(key) from unknown


def rising() -> tuple[Indicator, ...]:
    """Shares that shall rise: only these may have a target and a date on which it is reached."""
    return tuple(one for one in CATALOGUE.values() if one.kind == SHARE and one.direction == "up")
