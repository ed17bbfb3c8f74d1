"""What fair comparison says in words: who is truly slow or good, who gained most."""

from analytics.document import View, number
from analytics.form.phrase import villages
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.compare import FALSE_ALARMS, FEWEST, VERDICTS, Compared, Comparison
from analytics.meaning.fair.groups import LEAST
from analytics.meaning.fair.improved import Gain, Gains
from analytics.meaning.fair.spread import MOST
from analytics.words.text import Text

GLYPHS = {"slow": "■", "ordinary": "○", "good": "●", "small": "○", "alone": "○"}

# Measured in tests/test_fingertips.py, on areas drawn there: how many either way is said to differ.
BESIDE = {
    **{"draws": 20, "areas": 297, "level": 81, "apart": 4},
    **{"group": 9, "least_size": 150, "most_size": 500, "theirs": 38, "ours": 2},
}
METHOD = Text(
    "Tỷ lệ được tính lại như thể thôn có cơ cấu tuổi của xã (chuẩn hóa trực tiếp). Nhóm tuổi gộp "
    "với nhóm kề cho đến khi mỗi thôn có ít nhất {least} người trong mỗi nhóm: {groups}. Dải được "
    "nới {factor} lần về phương sai theo mức các thôn khác nhau (Spiegelhalter 2005), nhiều nhất "
    "{most} lần: khi cả nhà cùng làm như một người. “Trong mức dao động” không có nghĩa là “không "
    "khác biệt”: thôn có thể khác thật mà số người chưa đủ để nói chắc. Cách này ít gọi tên thôn "
    "hơn cách của Fingertips (y tế công cộng Anh), nơi mỗi người được coi là độc lập: thử trên "
    "{areas} vùng giả lập khác nhau thật (tỷ lệ quanh {level}%, độ lệch chuẩn {apart} điểm, "
    "{least_size}–{most_size} người, chia nhóm {group}), trung bình {draws} lần rút, cách ấy gọi "
    "tên {theirs} vùng, ở đây {ours}."
)


def verdict_words(view: View, verdict: str) -> str:
    return f"{GLYPHS[verdict]} {view.say(VERDICTS[verdict])}"


def names(areas: dict[str, str], found: tuple[str, ...]) -> str:
    return ", ".join(areas[area] for area in found)


def fair_title(view: View, told: Comparison, areas: dict[str, str]) -> str:
    if not told.judged:
        return unjudged_title(view, told)
    if len(told.villages) == 1:
        return own_title(view, told.villages[0], areas)
    slow, good = (
        names(areas, tuple(one.area for one in told.of(word))) for word in ("slow", "good")
    )
    ordinary = view.whole(len(told.of("ordinary")))
    parts = []
    if slow:
        parts.append(view.say("Chậm thật: {slow}", slow=slow))
    if good:
        parts.append(view.say("tốt thật: {good}", good=good))
    if not parts and len(told.of("ordinary")) == len(told.villages):
        return view.say(
            "Không thôn nào chậm thật: cả {ordinary} thôn trong mức dao động", ordinary=ordinary
        )
    if not parts:
        parts.append(view.say("Không thôn nào chậm thật"))
    parts.append(
        view.say("{villages} trong mức dao động", villages=villages(view, len(told.of("ordinary"))))
    )
    said = "; ".join(parts)
    return said[0].upper() + said[1:]


def own_title(view: View, one: Compared, areas: dict[str, str]) -> str:
    """Of the village that is seen alone: its place among all, as the commune reads it."""
    name, rate = areas[one.area], number.percent(one.rate, view.language)
    verdict = view.say(VERDICTS[one.verdict])
    if one.rate is None:
        return f"{name}: {verdict}"
    return view.say(
        "{name} {verdict}: {rate} nếu có cơ cấu tuổi của xã", name=name, verdict=verdict, rate=rate
    )


def unjudged_title(view: View, told: Comparison) -> str:
    if len(told.villages) < 2 and view.by_person:
        return view.say("Đang lọc: thôn chỉ được so với các thôn khác khi không lọc")
    return view.say("Chưa so được: cần ít nhất {few} thôn có từ 30 người", n=FEWEST, few=FEWEST)


def fair_subtitle(view: View, told: Comparison) -> str:
    exact = view.say(
        "Đạt chỉ tiêu hay chưa là đếm đủ từng người, không có sai số; ở đây chỉ xét cách làm."
    )
    if not told.judged:
        return exact
    return view.say(
        "% nếu mọi thôn có cơ cấu tuổi như xã. Giới hạn: dao động thường của thôn cùng cỡ, đã "
        "nới {factor} lần về phương sai vì người một nhà thường cùng làm; trong giới hạn không có "
        "nghĩa là không khác biệt. {exact} Nếu các thôn thật ra như nhau thì trong 100 lần so, "
        "nhiều nhất {alarms} lần có thôn bị nêu tên nhầm.",
        factor=number.decimal(told.overdispersion, view.language),
        exact=exact,
        alarms=FALSE_ALARMS,
    )


def method_words(view: View, told: Comparison) -> str:
    if told.overdispersion is None:
        return ""
    return view.say(METHOD).format(
        least=view.whole(LEAST),
        groups=", ".join(group.replace("-", "–") for group in told.groups),
        factor=number.decimal(told.overdispersion, view.language),
        most=view.whole(MOST),
        **{name: view.whole(count) for name, count in BESIDE.items()},
    )


def gain_words(view: View, told: Gains) -> str:
    """Merit belongs to villages, not to persons; and only beyond chance."""
    since = view.month_name(told.since)
    if not told.villages:
        name = view.say(told.indicator.name)
        return view.say("{name}: chưa có số từ {since} để so mức tiến", name=name, since=since)
    if view.by_person:
        return view.say("Thôn nào làm được nhiều nhất chỉ xét khi không lọc người")
    if len(told.villages) == 1 and not told.best:
        return own_gain_words(view, told, told.villages[0])
    seen = [one for one in told.best if not view.where.areas or one.area in view.where.areas]
    if seen:
        return best_words(view, told, seen)
    if not told.judged:
        return view.say("Từ {since} mỗi thôn còn quá ít người chưa có để so", since=since)
    return view.say("Từ {since} không thôn nào tiến vượt mức dao động", since=since)


def own_gain_words(view: View, told: Gains, one: Gain) -> str:
    """Of the village that is seen alone: what it did, and whether that is beyond chance."""
    name, since = areas_of(view.reader)[one.area], view.month_name(told.since)
    said = view.say("{name} từ {since}: {did}", name=name, since=since, did=did_words(view, [one]))
    if one.usual is None:
        return said
    if one.beyond:
        return said + view.say(", vượt mức dao động")
    return said + view.say(", trong mức dao động")


def best_words(view: View, told: Gains, seen: list[Gain]) -> str:
    who = names(areas_of(view.reader), tuple(one.area for one in seen))
    since, did = view.month_name(told.since), did_words(view, seen)
    return view.say("{who} tiến bộ nhất từ {since}: {did}", who=who, since=since, did=did)


def did_words(view: View, seen: list[Gain]) -> str:
    """'41/85 người chưa có đã làm (48,2%)'; several villages together."""
    done, could = (sum(getattr(one.deeds, part) for one in seen) for part in ("done", "could"))
    if not could:
        return view.say("không còn ai chưa có")
    rate = number.percent(100 * done / could, view.language)
    return view.say("{did}/{of} người chưa có đã làm ({rate})", did=done, of=could, rate=rate)
