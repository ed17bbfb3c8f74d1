"""Everything of a store into one encrypted file, and back into an empty folder."""

from pathlib import Path
from typing import Any

from analytics.command import Told
from analytics.command.accounts import CONSOLE, password
from analytics.meaning.door import back_up, restore
from analytics.words.settings import STORE
from analytics.words.text import HOME, LANGUAGES, Text

RESTORED = Text("Đã khôi phục vào “{store}”; nhật ký nguyên vẹn: {rows} dòng, đầu chuỗi {seal}.")


def backed_up(told: Told) -> int:
    print(back_up(told.store, told.to, password(told), who=CONSOLE, role=CONSOLE))
    return 0


def restored(told: Told) -> int:
    head = restore(told.source, told.store, password(told))
    words = RESTORED.filled(store=told.store.name, rows=head.number, seal=head.seal[:12])
    print(words.in_(told.language))
    return 0


def add_backup(commands: Any) -> None:
    one = commands.add_parser("backup", help="sao lưu có mã hóa / everything, encrypted")
    one.add_argument("--to", type=Path, required=True, help="thư mục / folder")
    one.set_defaults(run=backed_up)
    two = commands.add_parser("restore", help="khôi phục / back into an empty folder")
    two.add_argument("--from", dest="source", type=Path, required=True, help="tệp / file")
    two.set_defaults(run=restored)
    for command in (one, two):
        command.add_argument("--store", type=Path, default=STORE)
        command.add_argument("--language", choices=LANGUAGES, default=HOME)
