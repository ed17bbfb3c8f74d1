"""The tables a synthetic population was drawn from, and how far each can be trusted."""

from analytics.document import Column, Panel, Table, View
from analytics.meaning.unit import Reference, references_of
from analytics.words.text import Text

STANDINGS = {
    "assumption": Text("Giả định"),
    "mixed": Text("Một phần có nguồn"),
    "derived": Text("Suy ra từ bảng khác"),
    "knowledge": Text("Hiểu biết chuyên môn"),
    "sourced": Text("Có nguồn công bố"),
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
            "{assumed}/{tables} bảng tham chiếu là giả định, {mixed} bảng chỉ một phần có nguồn",
            assumed=assumed,
            tables=len(tables),
            mixed=mixed,
        ),
        view.say("Các tỷ lệ để tạo dân cư. Giả định: được chọn, vì chưa có số công bố của xã"),
        Table(
            (
                Column(view.say("Căn cứ")),
                Column(view.say("Số bảng"), "whole"),
                Column(view.say("Gồm")),
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
            view.say("Xem từng bảng và nguồn"),
            sources(view, tables),
        ),
    )


def sources(view: View, tables: tuple[Reference, ...]) -> Table:
    return Table(
        (
            Column(view.say("Bảng")),
            Column(view.say("Căn cứ")),
            Column(view.say("Nguồn hoặc mốc tham khảo")),
            Column(view.say("Tệp")),
        ),
        tuple(
            (
                one.what.in_(view.language),
                STANDINGS[one.standing].in_(view.language),
                one.source or view.say("không có"),
                f"{one.table}.csv",
            )
            for one in tables
        ),
    )
