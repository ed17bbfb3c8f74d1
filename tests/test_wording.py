"""What an officer would say: no word of a translator or a developer, one word for one thing,
English that is right for every number."""

import re
from datetime import date

import pytest

from analytics.document import View
from analytics.document.number import NOUNS, counted, named
from analytics.form.verdict.said import BLANKS
from analytics.form.verdict.table import GLYPHS, ROWS
from analytics.meaning.catalogue import CATALOGUE
from analytics.meaning.question import Reader
from tests.wording import BY_NUMBER, VIETNAMESE, shown, strings, tables

# Word → what is said instead, for whoever meets it again.
BANNED = {
    "gọi oan": "bị nêu tên nhầm",
    "thường tới": "mức thường",
    "phán quyết": "kết luận",
    "sân khấu": "trình chiếu",
    "đứng ở mức": "bằng hoặc hơn",
    "mục tiêu": "chỉ tiêu (được giao), chỉ số (được đếm)",
    "quá hạn": "trễ hạn",
    "xác suất": "khả năng",
    "đạt muộn": "đạt, trễ … ngày",
    "phải tìm người vắng": "N ở nhà, M đi vắng",
    "không thể nếu": "không kịp nếu",
    "được giao chỉ tiêu": "chưa giao chỉ tiêu",
    "chưa đủ dữ liệu để": "chưa đủ số liệu",
    "tiếp cận": "liên hệ, tìm",
    "ngoại suy": "vượt mức từng làm",
    "tương lai": "khả năng",
    "mô phỏng": "tính thử",
    "thanh trượt": "mức",
    "trúng": "đúng",
    "lệch trung vị": "lệch thường gặp",
    "đường phải đi": "tiến độ yêu cầu",
    "một nấc": "một bậc",
    "may rủi": "ngẫu nhiên",
    "mã băm": "mã đối chiếu",
    "cắt cụt": "thiếu phần cuối",
    "tỉ lệ": "tỷ lệ",
    "tử số)": "(có tính)",
    "holt": "làm trơn chuỗi số",
    "docs/": "tài liệu kèm chương trình",
    "--seed": "bộ số",
    "data.synthetic": "chương trình tạo dân cư",
    "đi vắng đã có": "đi vắng (đã có)",
}
NUMBER = r"[\d.,]+|\S+|.+?"
OTHER_CHIPS = re.compile(
    # fair comparison, checks of data and papers, sittings, capacity: no verdict on a target
    r"[●▲■○] (chậm thật|trong mức|tốt thật|quá ít|nhanh hơn|chậm hơn|theo nhịp|chưa đủ điểm|đạt$"
    r"|chưa đạt$|có năm chưa đạt|chỉ để biết|khớp|lệch|trong khoảng|đông hơn|vắng hơn|chưa đủ"
    r" dữ liệu|vượt \d|trong năng lực|chưa từng|đã từng làm|vẫn chưa đủ|vượt mức|chỉ còn người"
    r"|người ở nhà không đủ|nơi đóng cửa|chưa đủ buổi|chưa xếp được|đúng là|mã thật|thật,"
    r"|đang có giá trị|đã có bản|không còn giá trị|chưa chốt|đã chốt|bản mới|\d{2}/\d{4}:|còn \d"
    r"|<?\d+%|trên 95%)",
    re.I,
)
MONTHS = {"vi": (date(2022, 6, 30), date(2024, 12, 31)), "en": (date(2023, 6, 30),)}


def test_no_string_of_the_product_holds_a_banned_word():
    found = [
        f"{place}: “{word}” → {better}: {text[:80]}"
        for place, text in (*strings(), *tables())
        for word, better in BANNED.items()
        if word in text.lower() and (VIETNAMESE.search(text) or word in ("holt", "--seed"))
    ]
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def texts(commune):
    """What pages and stage show in sample months, by language."""
    store = commune(7).store
    return {
        language: {
            text
            for month in MONTHS[language]
            for text in shown(View(Reader("chief", language=language, store=store), month))
        }
        for language in MONTHS
    }


def test_no_page_and_no_scene_shows_a_banned_word_or_the_key_of_an_indicator(texts):
    for text in texts["vi"]:
        assert not [word for word in BANNED if word in text.lower()], text
    for text in (*texts["vi"], *texts["en"]):
        assert not [
            key for key in CATALOGUE if "_" in key and re.search(rf"{key}\b(?!.csv)", text)
        ], text


def test_every_verdict_on_a_page_is_a_row_of_the_table(texts):
    """A second wording of a verdict, wherever it stands, turns this red."""
    words = [re.escape(f"{GLYPHS[row.status]} {row.first.in_('vi')}") for row in ROWS]
    for blank in BLANKS:
        words = [one.replace(re.escape("{" + blank + "}"), f"(?:{NUMBER})") for one in words]
    known = re.compile("|".join(words))
    seen = 0
    for text in texts["vi"]:
        for at in (one.start() for one in re.finditer("[●▲■○] ", text)):
            chip = text[at:]
            assert known.match(chip) or OTHER_CHIPS.match(chip), text
            seen += bool(known.match(chip))
    assert seen > 20


def test_beside_every_on_time_verdict_stands_that_the_pace_must_hold():
    for row in ROWS:
        if row.first.in_("vi") == "Kịp hạn":
            assert "nếu nhịp hiện nay còn giữ" in row.second.in_("vi")
            assert "if the present pace holds" in row.second.in_("en")


def test_an_english_number_never_meets_the_wrong_form(texts):
    """No '1 people', no '2 village', on any page; in the source numbers and nouns are joined in
    one place."""
    more = "|".join(named(None, noun, "en") for noun in NOUNS)
    one = "|".join(named(1, noun, "en") for noun in NOUNS)
    for text in texts["en"]:
        assert not re.search(rf"(?<![\d.,/–])1 ({more})\b", text), text
        assert not re.search(rf"\b(?!1\b|0?1\b)\d[\d,.]* ({one})\b(?! (sheet|\w+ing))", text), text
    assert [counted(n, "person", "en") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert [counted(n, "village", "vi") for n in (1, 2)] == ["1 thôn", "2 thôn"]


def test_no_string_joins_a_number_and_a_plural_by_hand():
    """`counted` does it, or a message with a form for each number: elsewhere a plural behind a
    blank is wrong for one of them."""
    sure = re.compile(r"[Aa]ll \{\w*\} |fewer than \{\w*\} ")  # two at least
    plural = re.compile(
        r"\{\w*\} (people|persons|villages|sittings|targets|residents|households)\b"
    )
    found = [
        f"{place}: {text[:90]}"
        for place, text in strings()
        if plural.search(text) and not sure.search(text) and not place.endswith(BY_NUMBER)
    ]
    assert not found, "\n".join(found)


def test_the_dictionary_names_the_decrees_of_the_e_id(commune):
    for one in CATALOGUE.values():
        if one.subject == "eid":
            assert "59/2022/NĐ-CP" in one.source.in_("vi")
            assert "69/2024/NĐ-CP" in one.source.in_("en")
        else:
            assert "Nghị định 59/2022" not in one.source.in_("vi")
