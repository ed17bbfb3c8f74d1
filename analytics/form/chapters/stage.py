"""Trình chiếu: the story of five minutes, checked before it is told."""

from analytics.document import Chapter, Page, View, built_once
from analytics.form.stage.check import cards_panel, finding, scenes_panel
from analytics.form.stage.story import scenes, village_cards
from analytics.words.text import Text


@built_once
def page(view: View) -> Page:
    shown, cards = scenes(view), village_cards(view)
    several = ((cards_panel(view, cards),),) if len(cards) > 1 else ()
    lead = view.say("Phím → ← chuyển trang, N lời nói, B tắt hình, ? mọi phím. Mất mạng vẫn chạy.")
    return Page(finding(view, shown), lead, rows=((scenes_panel(view, shown),), *several))


STAGE = Chapter("stage", Text("Trình chiếu"), "trinh-chieu", "▣", page, (), parted=True)
