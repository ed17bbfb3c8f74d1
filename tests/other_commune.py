"""A commune that is not the demonstration's: four hamlets, another superior, another plan."""

from datetime import date
from pathlib import Path

import pandas as pd

from analytics.fold.close import publish
from analytics.meaning.catalogue import CARD_COVERAGE_PRESENT, EID_ACTIVATED
from analytics.meaning.question import Reader
from analytics.register.tables import TABLES, Register
from data.synthetic.known import cut
from data.synthetic.tables import to_frames
from tests.tiny_commune import commune_tables

AS_OF, SINCE = date(2024, 12, 31), date(2021, 1, 1)
HAMLETS = {f"m{number}": f"Xóm {number}" for number in range(1, 5)}
PAPERS = {"symbol": "BC-CAX", "signer_vi": "Trưởng Công an xã", "signer_en": "Chief of Police"}


def register(people: int = 240) -> Register:
    tables = commune_tables(11, 0, people, date(2030, 12, 31), "default")
    told = to_frames(cut(tables, AS_OF))
    place = told["residents"]["village_id"].str.removeprefix("v").astype(int) % len(HAMLETS)
    told["residents"]["village_id"] = "m" + (place + 1).astype(str)
    told["villages"] = pd.DataFrame(list(HAMLETS.items()), columns=["village_id", "name"])
    return {name: told.get(name, pd.DataFrame()).reindex(columns=TABLES[name]) for name in TABLES}


def unit_tables() -> dict[str, pd.DataFrame]:
    """Reorganised on 1 July 2024. Nobody published a population to compare with."""
    before = {
        "valid_from": "2020-01-01", "valid_to": "2024-06-30",
        "commune_vi": "xã Đồng Mẫu", "commune_en": "Đồng Mẫu commune",
        "above_vi": "Công an huyện Mẫu", "above_en": "Mẫu District Police",
        "unit_vi": "Công an xã Đồng Mẫu", "unit_en": "Đồng Mẫu Commune Police",
        "place": "Đồng Mẫu", "source": "test",
        "recipients_vi": "Công an huyện Mẫu", "recipients_en": "Mẫu District Police",
    }  # fmt: skip
    after = {
        "valid_from": "2024-07-01", "valid_to": None,
        "commune_vi": "xã Mẫu Mới", "commune_en": "Mẫu Mới commune",
        "above_vi": "Công an tỉnh Mẫu", "above_en": "Mẫu Provincial Police",
        "unit_vi": "Công an xã Mẫu Mới", "unit_en": "Mẫu Mới Commune Police",
        "place": "Mẫu Mới", "source": "test",
        "recipients_vi": "Công an tỉnh Mẫu; UBND xã Mẫu Mới",
        "recipients_en": "Mẫu Provincial Police; Mẫu Mới People's Committee",
    }  # fmt: skip
    structure = ["name_vi", "name_en", "sex", "age_group", "share"]
    reference = ["name", "what_vi", "what_en", "standing", "source"]
    return {
        "unit": pd.DataFrame([before | PAPERS, after | PAPERS]),
        "target": _targets(),
        "plan": pd.DataFrame(
            [{"number": "7/KH-CAX", "day": "2022-02-15", "project": "06", "note_vi": None}]
        ).assign(note_en=None, source="test"),
        "plan_task": pd.DataFrame(
            [("7/KH-CAX", "N1", "3.3", "Tuyên truyền", "Publicity", "2022-06-30", "deadline")],
            columns=["plan", "task", "section", "words_vi", "words_en", "due", "kind"],
        ),
        "beginning": pd.DataFrame(
            [("eid", "2022-03-28", "Tỉnh Mẫu", "Mẫu province", "test")],
            columns=["what", "day", "place_vi", "place_en", "source"],
        ),
        "age_structure": pd.DataFrame(columns=structure),
        "reference": pd.DataFrame(columns=reference),
    }


def _targets() -> pd.DataFrame:
    shares = {CARD_COVERAGE_PRESENT: 95, EID_ACTIVATED: 90}
    rows = [(one.key, "commune", value, "2025-06-30") for one, value in shares.items()]
    made = pd.DataFrame(rows, columns=["indicator", "area", "value", "due"])
    document = {"document_vi": "Kế hoạch 7/KH-CAX", "document_en": "Plan 7/KH-CAX"}
    return made.assign(level="assigned", standing="sourced", valid_from="2022-02-15", **document)


def published(folder: Path, **more: object) -> Reader:
    named = {"origin": "synthetic", "source": "test", "unit": unit_tables()} | more
    publish(register(), folder, as_of=AS_OF, since=SINCE, **named)
    return Reader("chief", store=folder)
