"""The tables a synthetic population was drawn from, and how far each can be trusted."""

from analytics.form.panel import Column, Panel, Table
from analytics.form.view import View
from analytics.meaning.unit import Reference, references_of
from analytics.words.text import Text

STANDINGS = {
    "assumption": Text("Giả định", "Assumption"),
    "mixed": Text("Một phần có nguồn", "Partly sourced"),
    "derived": Text("Suy ra từ bảng khác", "Derived from other tables"),
    "knowledge": Text("Hiểu biết chuyên môn", "Professional knowledge"),
    "sourced": Text("Có nguồn công bố", "Published source"),
}


def references(view: View) -> tuple[Reference, ...]:
    """The least certain first, by file name within a standing."""
    order = tuple(STANDINGS)
    found = references_of(view.reader)
    return tuple(sorted(found, key=lambda one: (order.index(one.standing), one.table)))


def references_panel(view: View) -> Panel:
    tables = references(view)
    by_standing = {
        standing: [one for one in tables if one.standing == standing] for standing in STANDINGS
    }
    assumed, mixed = len(by_standing["assumption"]), len(by_standing["mixed"])
    return Panel(
        "references",
        view.say(
            f"{assumed}/{len(tables)} bảng tham chiếu là giả định, {mixed} bảng chỉ một phần "
            "có nguồn",
            f"{assumed} of {len(tables)} reference tables are assumptions, {mixed} are partly "
            "sourced",
        ),
        view.say(
            "Các tỷ lệ để tạo dân cư. Giả định: được chọn, vì chưa có số công bố của xã",
            "The shares people are drawn from. Assumption: chosen; nothing is published for the "
            "commune",
        ),
        Table(
            (
                Column(view.say("Căn cứ", "Standing")),
                Column(view.say("Số bảng", "Tables"), "whole"),
                Column(view.say("Gồm", "Which")),
            ),
            tuple(
                (
                    STANDINGS[standing].in_(view.language),
                    len(held),
                    "; ".join(one.what.in_(view.language) for one in held),
                )
                for standing, held in by_standing.items()
                if held
            ),
        ),
        more=(
            view.say("Xem từng bảng và nguồn", "See each table and its source"),
            sources(view, tables),
        ),
    )


def sources(view: View, tables: tuple[Reference, ...]) -> Table:
    return Table(
        (
            Column(view.say("Bảng", "Table")),
            Column(view.say("Căn cứ", "Standing")),
            Column(view.say("Nguồn hoặc mốc tham khảo", "Source or anchor")),
            Column(view.say("Tệp", "File")),
        ),
        tuple(
            (
                one.what.in_(view.language),
                STANDINGS[one.standing].in_(view.language),
                one.source or view.say("không có", "none"),
                f"{one.table}.csv",
            )
            for one in tables
        ),
    )
