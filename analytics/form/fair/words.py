"""What fair comparison says in words: who is truly slow or good, who gained most."""

from analytics.form import number
from analytics.form.counted import counted
from analytics.form.phrase import villages
from analytics.form.view import View
from analytics.meaning.ask import areas_of
from analytics.meaning.fair.compare import FALSE_ALARMS, FEWEST, VERDICTS, Compared, Comparison
from analytics.meaning.fair.groups import LEAST
from analytics.meaning.fair.improved import Gain, Gains, gains
from analytics.meaning.fair.spread import MOST
from analytics.meaning.indicator import Indicator
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
    "tên {theirs} vùng, ở đây {ours}.",
    "The percentage is what the village would have at the commune's ages (direct standardisation). "
    "Age groups are joined with their neighbours until every village has at least {least} of them "
    "in each: {groups}. The bands are widened {factor} times in variance, by how much villages "
    "differ (Spiegelhalter 2005), {most} times at most: as if whole houses acted as one. “Within "
    "ordinary variation” does not mean “no different”: a village may truly differ and have too few "
    "people to be sure. This is more reticent than Fingertips (public health in England), where "
    "everybody counts as independent: of {areas} invented areas that truly differ (rates round "
    "{level}%, standard deviation {apart} points, {least_size}–{most_size} inhabitants, in groups "
    "of {group}), on average of {draws} draws, that way names {theirs} and this {ours}.",
)


def verdict_words(view: View, verdict: str) -> str:
    return f"{GLYPHS[verdict]} {VERDICTS[verdict].in_(view.language)}"


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
    ordinary = number.whole(len(told.of("ordinary")), view.language)
    parts = []
    if slow:
        parts.append(view.say(f"Chậm thật: {slow}", f"Truly slow: {slow}"))
    if good:
        parts.append(view.say(f"tốt thật: {good}", f"truly good: {good}"))
    if not parts and len(told.of("ordinary")) == len(told.villages):
        return view.say(
            f"Không thôn nào chậm thật: cả {ordinary} thôn trong mức dao động",
            f"No village is truly slow: all {ordinary} villages within ordinary variation",
        )
    if not parts:
        parts.append(view.say("Không thôn nào chậm thật", "No village is truly slow"))
    parts.append(
        view.say(
            f"{villages(view, len(told.of('ordinary')))} trong mức dao động",
            f"{villages(view, len(told.of('ordinary')))} within ordinary variation",
        )
    )
    said = "; ".join(parts)
    return said[0].upper() + said[1:]


def own_title(view: View, one: Compared, areas: dict[str, str]) -> str:
    """Of the village that is seen alone: its place among all, as the commune reads it."""
    name, rate = areas[one.area], number.percent(one.rate, view.language)
    verdict = VERDICTS[one.verdict].in_(view.language)
    if one.rate is None:
        return f"{name}: {verdict}"
    return view.say(
        f"{name} {verdict}: {rate} nếu có cơ cấu tuổi của xã",
        f"{name} is {verdict}: {rate} at the commune's ages",
    )


def unjudged_title(view: View, told: Comparison) -> str:
    if len(told.villages) < 2 and (view.where.sexes or view.where.age_bands):
        return view.say(
            "Đang lọc: thôn chỉ được so với các thôn khác khi không lọc",
            "Filtered: a village is compared with the others only without a filter",
        )
    few = number.whole(FEWEST, view.language)
    return view.say(
        f"Chưa so được: cần ít nhất {few} thôn có từ 30 người",
        f"Not compared: it takes {counted(FEWEST, 'village', 'en')} with 30 or more",
    )


def fair_subtitle(view: View, told: Comparison) -> str:
    exact = view.say(
        "Đạt chỉ tiêu hay chưa là đếm đủ từng người, không có sai số; ở đây chỉ xét cách làm.",
        "Whether a target is reached is a full count, without error; this judges the work only.",
    )
    if not told.judged:
        return exact
    alarms = number.whole(FALSE_ALARMS, view.language)
    factor = number.decimal(told.overdispersion, view.language)
    return view.say(
        f"% nếu mọi thôn có cơ cấu tuổi như xã; vạch: xã. Dải: dao động thường của thôn cùng cỡ, "
        f"95% (đậm) và 99,8% (nhạt), đã nới {factor} lần về phương sai vì người một nhà thường "
        f"cùng làm; trong dải không có nghĩa là không khác biệt. {exact} Nếu các thôn thật ra như "
        f"nhau thì trong 100 lần so, nhiều nhất {alarms} lần có thôn bị nêu tên nhầm.",
        f"% if every village had the commune's ages; line: commune. Band: ordinary variation of a "
        f"village of that size, 95% (dark) and 99.8% (pale), widened {factor} times in variance, "
        f"as a house often acts as one; inside it does not mean no different. {exact} Were all "
        f"alike, at most {alarms} in 100 comparisons would wrongly name any.",
    )


def method_words(view: View, told: Comparison) -> str:
    if told.overdispersion is None:
        return ""
    return METHOD.in_(view.language).format(
        least=number.whole(LEAST, view.language),
        groups=", ".join(group.replace("-", "–") for group in told.groups),
        factor=number.decimal(told.overdispersion, view.language),
        most=number.whole(MOST, view.language),
        **{name: number.whole(count, view.language) for name, count in BESIDE.items()},
    )


def improved_words(view: View, indicator: Indicator) -> str:
    """Merit belongs to villages, not to persons; and only beyond chance."""
    return gain_words(view, gains(view.reader, indicator, view.month, where=view.where))


def gain_words(view: View, told: Gains) -> str:
    since = number.month_name(told.since, view.language)
    if not told.villages:
        name = told.indicator.name.in_(view.language)
        return view.say(
            f"{name}: chưa có số từ {since} để so mức tiến",
            f"{name}: no figures of {since} to measure gains",
        )
    if view.where.sexes or view.where.age_bands:
        return view.say(
            "Thôn nào làm được nhiều nhất chỉ xét khi không lọc người",
            "Which village did most is judged of everybody only",
        )
    if len(told.villages) == 1 and not told.best:
        return own_gain_words(view, told, told.villages[0])
    seen = [one for one in told.best if not view.where.areas or one.area in view.where.areas]
    if seen:
        return best_words(view, told, seen)
    if not told.judged:
        return view.say(
            f"Từ {since} mỗi thôn còn quá ít người chưa có để so",
            f"Since {since} too few in each village were without it to compare",
        )
    return view.say(
        f"Từ {since} không thôn nào tiến vượt mức dao động",
        f"No village did more than ordinary variation since {since}",
    )


def own_gain_words(view: View, told: Gains, one: Gain) -> str:
    """Of the village that is seen alone: what it did, and whether that is beyond chance."""
    name, since = areas_of(view.reader)[one.area], number.month_name(told.since, view.language)
    did = did_words(view, [one])
    said = view.say(f"{name} từ {since}: {did}", f"{name} since {since}: {did}")
    if one.usual is None:
        return said
    if one.beyond:
        return said + view.say(", vượt mức dao động", ", beyond ordinary variation")
    return said + view.say(", trong mức dao động", ", within ordinary variation")


def best_words(view: View, told: Gains, seen: list[Gain]) -> str:
    who = names(areas_of(view.reader), tuple(one.area for one in seen))
    since, did = number.month_name(told.since, view.language), did_words(view, seen)
    return view.say(f"{who} tiến bộ nhất từ {since}: {did}", f"{who} did most since {since}: {did}")


def did_words(view: View, seen: list[Gain]) -> str:
    """'41/85 người chưa có đã làm (48,2%)'; several villages together."""
    done, could = (sum(getattr(one.deeds, part) for one in seen) for part in ("done", "could"))
    if not could:
        return view.say("không còn ai chưa có", "nobody was without it")
    did, of = (number.whole(one, view.language) for one in (done, could))
    rate = number.percent(100 * done / could, view.language)
    return view.say(
        f"{did}/{of} người chưa có đã làm ({rate})",
        f"{did} of {of} without it did it ({rate})",
    )
