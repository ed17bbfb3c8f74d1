"""The unit of the synthetic commune, as the reference tables have it: passed along with figures."""

import pandas as pd

from data.synthetic.reference import table


def unit_tables() -> dict[str, pd.DataFrame]:
    """The tables that `publish` asks for, an empty cell as a missing value."""
    told = {
        "unit": table("issuers"),
        "target": table("targets"),
        "plan": table("plans"),
        "plan_task": _tasks(),
        "beginning": table("beginnings"),
        "age_structure": table("age_sex_hatinh").rename(columns={"share_registered": "share"}),
        "reference": table("standing").rename(columns={"table": "name"}),
    }
    return {name: frame.replace("", None) for name, frame in told.items()}


def _tasks() -> pd.DataFrame:
    [plan] = table("plans")["number"]
    both = table("plan_tasks").merge(table("plan_tasks_en"), on="task_id", validate="1:1")
    names = {"task_id": "task", "plan_section": "section", "date": "due"}
    names |= {"task_vi": "words_vi", "task_en": "words_en"}
    return both.rename(columns=names).assign(plan=plan)
