"""The list of all changes: the truth table, applied to the clean register and undone again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import NEVER, dates
from data.synthetic.defects.chance import Group, Hits, hits
from data.synthetic.defects.records import Census, HasDefects, Records, records

COLUMNS = (
    *("defect_id", "table", "record_id", "field", "defect_code", "true_value", "corrupted_value"),
    *("found_date", "fixed_date", "detectable", "village_id", "clerk_id"),
)
WHOLE_ROW = "*"
KEYS = {
    "residents": ("resident_id",),
    "households": ("household_id",),
    "household_membership": ("resident_id", "from_date"),
    "marriages": ("marriage_id",),
    "statuses": ("resident_id", "field", "from_date"),
    "cards": ("resident_id", "seq"),
    "eid_accounts": ("resident_id", "level", "submitted_date"),
    "absences": ("resident_id", "from_date"),
    "visits": ("resident_id", "from_date"),
    "notifications": ("resident_id",),
}


class Sheet:
    """Changes of cells and rows, each with the hit that caused it."""

    def __init__(self, register: Register, as_of: int) -> None:
        self.register = register
        self._as_of = as_of
        self._village = register["residents"]["village_id"].to_numpy(dtype=object)
        self._blocks: list[dict[str, np.ndarray]] = []
        self._added: list[pd.DataFrame] = []

    def change(
        self,
        hit: Hits,
        table: str,
        rows: np.ndarray,
        field: str,
        values: Iterable[str | None],
        *,
        true: list[str] | None = None,
    ) -> None:
        """Sets the field of `rows`, one row a hit; `true` if the cell has moved on since."""
        new = list(values)
        frame = self.register[table]
        old = true or [text(value) for value in frame[field].array[rows]]
        self._note(hit, table, rows, field, record_ids(frame, table, rows), old, new)

    def remove(self, hit: Hits, table: str, rows: np.ndarray) -> None:
        """Takes the rows out; the truth keeps each of them whole, with its place."""
        frame = self.register[table]
        taken = frame.iloc[rows]
        old = [
            json.dumps(
                {"at": int(at), "row": dict(zip(taken.columns, row, strict=True))},
                ensure_ascii=False,
            )
            for at, row in zip(rows, plain(taken), strict=True)
        ]
        ids = record_ids(frame, table, rows)
        self._note(hit, table, rows, WHOLE_ROW, ids, old, [None] * len(rows))

    def copy(self, hit: Hits, rows: pd.DataFrame) -> None:
        """Adds the rows to residents, each a copy of the hit person's."""
        ids = [str(value) for value in rows["resident_id"]]
        of = [str(value) for value in self.register["residents"]["resident_id"].iloc[hit.row]]
        self._note(hit, "residents", hit.row, WHOLE_ROW, ids, [None] * len(of), of)
        self._added.append(rows[hit.fixed > self._as_of])

    def _note(
        self,
        hit: Hits,
        table: str,
        rows: np.ndarray,
        field: str,
        ids: list[str],
        old: list[str | None],
        new: list[str | None],
    ) -> None:
        size = len(rows)
        if not size:
            return
        names = [f"{hit.defect.code}-{key:x}" for key in hit.key.tolist()]
        self._blocks.append(
            {
                "defect_id": np.array(names, dtype=object),
                "table": np.full(size, table, dtype=object),
                "record_id": np.array(ids, dtype=object),
                "field": np.full(size, field, dtype=object),
                "defect_code": np.full(size, hit.defect.code, dtype=object),
                "true_value": np.array(old, dtype=object),
                "corrupted_value": np.array(new, dtype=object),
                "found_date": hit.found,
                "fixed_date": hit.fixed,
                "detectable": np.full(size, hit.defect.detectable),
                "village_id": self._village[hit.person],
                "clerk_id": np.array([f"cb{n + 1:02d}" for n in hit.clerk.tolist()], dtype=object),
                "row": rows,
            }
        )

    def _all(self) -> dict[str, np.ndarray]:
        if not self._blocks:
            return {name: np.empty(0, dtype=object) for name in (*COLUMNS, "row")}
        return {
            name: np.concatenate([block[name] for block in self._blocks])
            for name in self._blocks[0]
        }

    def truth(self) -> pd.DataFrame:
        """Every defect up to the data date; what is found or fixed after it is still missing."""
        noted = self._all()
        out = {name: noted[name] for name in COLUMNS}
        for name in ("found_date", "fixed_date"):
            known = out[name].astype(np.int64)
            out[name] = dates(np.where(known > self._as_of, NEVER, known))
        out["detectable"] = out["detectable"].astype(bool)
        texts = {name: "str" for name in COLUMNS if out[name].dtype == object}
        return pd.DataFrame(out).astype(texts)

    def applied(self) -> Register:
        """The register with the errors that are open on the data date."""
        noted = self._all()
        noted = {k: v[noted["fixed_date"] > self._as_of] for k, v in noted.items()}
        out = dict(self.register)
        whole = noted["field"] == WHOLE_ROW
        removed = whole & pd.isna(noted["corrupted_value"])
        for table in np.unique(noted["table"]):
            mine = noted["table"] == table
            frame = out[table].copy(deep=False)
            for field in np.unique(noted["field"][mine & ~whole]):
                these = mine & (noted["field"] == field)
                rows = noted["row"][these].astype(np.int64)
                frame[field] = written(frame[field], rows, noted["corrupted_value"][these])
            gone = noted["row"][mine & removed].astype(np.int64)
            out[table] = frame.drop(index=gone).reset_index(drop=True) if len(gone) else frame
        added = [rows for rows in self._added if len(rows)]
        if added:
            out["residents"] = pd.concat([out["residents"], *added], ignore_index=True)
        return out


@dataclass(frozen=True)
class Books:
    """What every pass needs: whose books they are, the sheet it writes on, and whom it may hit.

    `people` are the residents as records that begin with the entry; `here` all but the births that
    are not registered yet.
    """

    seed: int
    sheet: Sheet
    who: Census
    story: HasDefects
    people: Records
    here: np.ndarray

    def records(self, person: np.ndarray, begins: np.ndarray, **told: object) -> Records:
        return records(self.seed, self.who, self.story, person=person, begins=begins, **told)

    def caught(
        self, group: Group, *eligible: tuple[str, np.ndarray], of: Records | None = None
    ) -> dict[str, Hits]:
        return hits(self.seed, self.people if of is None else of, group, eligible)

    def change(self, hit: Hits, field: str, values: Iterable[str | None]) -> None:
        """Of the persons hit, in residents."""
        self.sheet.change(hit, "residents", hit.row, field, values)

    def redate(self, hit: Hits, table: str, field: str, days: np.ndarray) -> None:
        texts = [None if np.isnat(d) else str(d)[:10] for d in dates(days)]
        self.sheet.change(hit, table, hit.row, field, texts)


def text(value: object) -> str | None:
    """A cell as the truth table writes it: ISO dates, whole numbers, None for missing."""
    if value is None or pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def written(column: pd.Series, rows: np.ndarray, texts: Iterable[str | None]) -> pd.Series:
    """The column with some cells set from the words of the truth table, its type kept."""
    values = column.array.copy()
    values[rows] = typed(list(texts), column.dtype)
    return pd.Series(values, index=column.index, name=column.name, dtype=column.dtype)


def typed(texts: list[object], dtype: object) -> pd.api.extensions.ExtensionArray:
    """Words and JSON values as an array of the dtype."""
    if isinstance(dtype, np.dtype) and dtype.kind == "M":
        return pd.array(np.array(texts, dtype="M8[s]"), dtype=dtype)
    if pd.api.types.is_integer_dtype(dtype):
        return pd.array([None if t is None or pd.isna(t) else int(t) for t in texts], dtype=dtype)
    return pd.Series(texts, dtype=dtype).array


def record_ids(frame: pd.DataFrame, table: str, rows: np.ndarray) -> list[str]:
    """The key of each row, its parts joined by a bar."""
    parts = [[str(text(v)) for v in frame[key].array[rows]] for key in KEYS[table]]
    return ["|".join(part) for part in zip(*parts, strict=True)]


def plain(frame: pd.DataFrame) -> list[list[object]]:
    """Rows as JSON can hold them: whole numbers and truth values stay, dates become ISO texts."""
    kinds = [d.kind if isinstance(d, np.dtype) else None for d in frame.dtypes]
    columns = []
    for name, kind in zip(frame, kinds, strict=True):
        whole = kind in "iub" if kind else pd.api.types.is_integer_dtype(frame[name].dtype)
        cells = frame[name].tolist()
        columns.append([_missing(c) if whole else text(c) for c in cells])
    return [list(row) for row in zip(*columns, strict=True)]


def _missing(cell: object) -> object:
    return None if pd.isna(cell) else cell


def replayed(corrupted: Register, truth: pd.DataFrame) -> Register:
    """Undoes every defect that is not fixed; rows come back to the places they had."""
    still_open = truth[truth["fixed_date"].isna()]
    out = dict(corrupted)
    for table, changes in still_open.groupby("table"):
        frame = _without_copies(out[table], table, changes)
        frame = _with_lost_rows(frame, changes)
        cells = changes[changes["field"] != WHOLE_ROW]
        for field, wrong in cells.groupby("field"):
            rows = _places(frame, table, wrong["record_id"])
            texts = [None if pd.isna(v) else v for v in wrong["true_value"]]
            frame = frame.assign(**{field: written(frame[field], rows, texts)})
        out[table] = frame
    return out


def _without_copies(frame: pd.DataFrame, table: str, changes: pd.DataFrame) -> pd.DataFrame:
    added = changes[(changes["field"] == WHOLE_ROW) & changes["true_value"].isna()]
    if added.empty:
        return frame
    return frame.drop(index=_places(frame, table, added["record_id"])).reset_index(drop=True)


def _with_lost_rows(frame: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    lost = changes[(changes["field"] == WHOLE_ROW) & changes["true_value"].notna()]
    if lost.empty:
        return frame
    kept = [json.loads(value) for value in lost["true_value"]]
    back = pd.DataFrame(
        {name: typed([k["row"][name] for k in kept], frame[name].dtype) for name in frame}
    )
    places = np.array([k["at"] for k in kept])
    others = np.setdiff1d(np.arange(len(frame) + len(back)), places)
    order = np.argsort(np.concatenate([others, places]), kind="stable")
    return pd.concat([frame, back], ignore_index=True).iloc[order].reset_index(drop=True)


def _places(frame: pd.DataFrame, table: str, ids: pd.Series) -> np.ndarray:
    """Where the records stand; only rows of their persons are looked at."""
    first = KEYS[table][0]
    wanted = ids.str.split("|").str[0].astype(frame[first].dtype)
    near = np.nonzero(frame[first].isin(wanted).to_numpy())[0]
    at = dict(zip(record_ids(frame, table, near), near, strict=True))
    return np.array([at[record] for record in ids], dtype=np.int64)
