"""Tables and columns of the register, the contract between who writes it and who folds it."""

import pandas as pd

Register = dict[str, pd.DataFrame]

TABLES: dict[str, dict[str, str]] = {
    "residents": {
        "resident_id": "bigint",
        "household_id": "bigint",
        "village_id": "varchar",
        "full_name": "varchar",
        "personal_id": "varchar",
        "sex": "varchar",
        "birth_date": "date",
        "residence": "varchar",
        "entry_date": "date",
        "entry_type": "varchar",
        "exit_date": "date",
        "exit_type": "varchar",
        "father_id": "bigint",
        "mother_id": "bigint",
        "relation": "varchar",
        "ethnicity": "varchar",
        "religion": "varchar",
        "education": "varchar",
        "occupation": "varchar",
        "marital": "varchar",
    },
    "households": {
        "household_id": "bigint",
        "village_id": "varchar",
        "formed_date": "date",
        "dissolved_date": "date",
    },
    "cards": {
        "resident_id": "bigint",
        "kind": "varchar",
        "issue_date": "date",
        "expiry_date": "date",
    },
    "eid_accounts": {
        "resident_id": "bigint",
        "submitted_date": "date",
        "approved_date": "date",
        "activated_date": "date",
        "level": "integer",
    },
    "absences": {
        "resident_id": "bigint",
        "from_date": "date",
        "to_date": "date",
        "kind": "varchar",
    },
    "notifications": {"resident_id": "bigint", "notified_date": "date"},
    "villages": {"village_id": "varchar", "name": "varchar"},
}
