"""Is the report ready, and what is missing? Said before anybody reads it."""

from html import escape

from analytics.document import View
from analytics.form.body import listed
from analytics.form.report.beside import checks_panel
from analytics.form.report.beside import told as numbers_of
from analytics.form.report.files import Order, Proof, remarks
from analytics.form.report.topics import NO_FIGURES
from analytics.meaning.publication.publish import Standing
from analytics.words.text import Text

Line = tuple[str, str]  # how it stands, and the words
GLYPHS = {"reached": "✓", "near": "▲", "late": "■"}
SOUND, UNSOUND = Text("Gửi được"), Text("Chưa gửi được")
EVERY = Text("Xem từng nơi, từng con số")


def sound(made: Proof) -> bool:
    return all(one.ok for one in made.checks)


def ready_html(view: View, made: Proof, order: Order, standing: Standing) -> str:
    """A list with what stops it first; every number that was counted again is folded below it."""
    lines = sorted(lines_of(view, made, order, standing), key=lambda one: one[0] != "late")
    items = "".join(
        f'<li><span class="chip {kind}">{GLYPHS[kind]}</span> {escape(words)}</li>'
        for kind, words in lines
    )
    title = escape(title_of(view, made, lines))
    opened = "" if sound(made) else " open"
    return (
        f'<h2 class="title">{title}</h2><ul class="checks">{items}</ul>'
        f'<details class="twin"{opened}><summary>{view.say(EVERY)}</summary>'
        f"{listed(checks_panel(view, made.checks), view.language)}</details>"
    )


def title_of(view: View, made: Proof, lines: list[Line]) -> str:
    """Whether it may go out, and how much whoever signs it must know."""
    know = sum(kind == "near" for kind, _ in lines)
    said = view.say(SOUND if sound(made) else UNSOUND)
    if not know:
        return said
    return view.say("{said}, {know} điều cần biết", n=know, said=said, know=know)


def lines_of(view: View, made: Proof, order: Order, standing: Standing) -> list[Line]:
    numbers = numbers_of(made.checks)
    bad = sum(not one.ok for one in numbers)
    good = len(numbers) - bad
    counted = view.say("{good} con số khớp, {wrong} sai", good=good, wrong=bad)
    lines: list[Line] = [("late" if bad else "reached", counted)]
    lines += [("near", words) for words in remarks(view, standing)]
    if order.number is None:
        lines.append(("near", view.say("Chưa điền số văn bản: giấy để chỗ trống.")))
    if order.shape.parts:
        lines.append(("near", view.say("Không đủ các phần: giấy ghi là bản trích.")))
    untold = view.say(NO_FIGURES)
    empty = [one.key for one in made.report.body if untold in "".join(one.sentences)]
    if empty:
        where = ", ".join(empty)
        words = view.say("{count} mục không có số liệu: {where}", count=len(empty), where=where)
        lines.append(("near", words))
    return lines
