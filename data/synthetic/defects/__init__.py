"""The separate pass that plants errors with ground truth, undoes them and scores the checks."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from analytics.register.tables import Register
from data.synthetic.days import day
from data.synthetic.defects.dated import (
    spoil_accounts,
    spoil_cards,
    spoil_relations,
    spoil_statuses,
)
from data.synthetic.defects.fields import spoil_fields, spoil_names
from data.synthetic.defects.records import HasDefects, census, records
from data.synthetic.defects.rows import spoil_exits, spoil_rows
from data.synthetic.defects.score import scored
from data.synthetic.defects.sheet import Books, Sheet, replayed

__all__ = ["replayed", "scored", "spoiled"]


def spoiled(
    register: Register, *, seed: int, as_of: date, story: HasDefects
) -> tuple[Register, pd.DataFrame]:
    """The register with the errors open on the data date, and the truth about all ever made.

    `register` is the clean one of the same data date and stays as it is. The truth has one row
    a changed cell or row; rows of one defect share their `defect_id`. Doubled rows stand last.
    A later data date keeps every row of the truth and fills in dates; only the row kept in
    `true_value` of a missing birth is the one of its own data date.
    """
    sheet = Sheet(register, day(as_of))
    who = census(seed, register["residents"])
    people = records(seed, who, story, person=np.arange(len(who.ids)), begins=who.entry)
    books = Books(seed, sheet, who, story, people, np.ones(len(who.ids), dtype=bool))
    books = replace(books, here=spoil_rows(books))
    for spoil in _PASSES:
        spoil(books)
    return sheet.applied(), sheet.truth()


_PASSES = (
    *(spoil_exits, spoil_names, spoil_fields, spoil_relations),
    *(spoil_statuses, spoil_cards, spoil_accounts),
)
