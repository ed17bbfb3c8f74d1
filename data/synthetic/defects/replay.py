"""From the spoilt register and the truth back to the clean one, byte for byte."""

import json

import numpy as np
import pandas as pd

from data.synthetic.defects.cells import KEYS, WHOLE_ROW, record_ids, typed, written
from data.synthetic.defects.sheet import Register


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
