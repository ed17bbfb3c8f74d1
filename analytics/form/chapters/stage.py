"""Trình chiếu: the story of five minutes, checked before it is told."""

from analytics.document import Chapter, Page, View, built_once
from analytics.form.stage.check import scenes_panel
from analytics.form.stage.story import scenes
from analytics.meaning.ask import areas_of
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    shown = scenes(view, tried=False)  # the page lists them; only the stage tries sittings
    villages = 1 if view.reader.role == "village" else len(areas_of(view.reader))
    return Page(
        view.say(
            "{count} và {cards} trang riêng từng thôn sẵn sàng trình chiếu",
            n=villages,
            count=view.counted(len(shown), "scene"),
            cards=villages,
        ),
        view.say(
            "Phím → ← chuyển trang, số 1–9 mở trang riêng của thôn, ↑ ↓ thử thêm buổi, N lời nói, "
            "B tắt hình, K tự chạy, P in, ? xem mọi phím. Mất mạng vẫn chạy."
        ),
        rows=((scenes_panel(view, shown),),),
    )


STAGE = Chapter("stage", Text("Trình chiếu"), "trinh-chieu", "▣", page, (), parted=True)
