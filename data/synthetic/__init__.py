"""A synthetic commune: people who do not exist, with a dated past that adds up.

The whole history 2021-2030 is drawn from keyed numbers and then cut at the data date, so a later
data date only adds rows and fills in what was still open.
"""

from datetime import date

import pandas as pd

from data.synthetic.cut import cut
from data.synthetic.history import history

__all__ = ["cut", "generate"]


def generate(*, seed: int, residents: int, as_of: date) -> dict[str, pd.DataFrame]:
    """The register of a commune with about `residents` registered on 2024-12-31."""
    return cut(history(seed, residents), as_of)
