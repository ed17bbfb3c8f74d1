"""A synthetic commune: people who do not exist, with a dated past that adds up.

Lives are drawn year by year from keyed numbers and then cut at the data date, so a later data date
only adds rows and fills in what was still open.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SINCE = date(2021, 1, 1)  # the first day of which the register knows everything


def generate(
    *, seed: int, residents: int, as_of: date, commune: int = 0, story: str = "default"
) -> "dict[str, pd.DataFrame]":
    """The register of one commune with about `residents` registered on 2024-12-31.

    The same people come out whether the commune is made alone or among thousands.
    """
    from data.synthetic.commune import commune_tables  # the processes of a large run need no pandas
    from data.synthetic.known import cut
    from data.synthetic.tables import to_frames

    tables = commune_tables(seed, commune, residents, until=as_of, story=story)
    return to_frames(cut(tables, as_of))
