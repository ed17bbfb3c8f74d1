"""Laws 58-65: what the contract of the tables adds to the list of synthetic.md."""

import unicodedata

import numpy as np

from data.synthetic.days import NEVER, age
from data.synthetic.proof.facts import PERSON_COLUMNS, Facts
from data.synthetic.proof.laws.law import law
from data.synthetic.tables import EDUCATION, FIELDS, MARITAL, RELATIONS

_YOUNGEST = {  # completed years on the day a level is reached; upper secondary when attended
    "primary": 10,
    "lower_secondary": 14,
    "upper_secondary": 15,
    "vocational_intermediate": 17,
    "college": 19,
    "university_plus": 20,
}
_WORKS_FROM = 6  # under 6 there is no occupation


@law(58, "any", "Mọi dòng chỉ đến người và hộ có trong sổ.")
def rows_of_nobody(f: Facts) -> np.ndarray:
    """Every row names people and households of the register."""
    lost = []
    for table, frame in f.register.items():
        for column in PERSON_COLUMNS & set(frame.columns):
            ids = frame[column].to_numpy(dtype=np.int64)
            lost += [f"{table} {one}" for one in ids[f.people_index.of(ids) < 0]]
    homes = f.home_index.of(f["residents"].whole("household_id")) < 0
    lost += [f"residents {one}" for one in f.ids[homes]]
    lost += [f"household_membership {one}" for one in f.ids[f.stays.person[f.stays.home < 0]]]
    return np.array(lost)


@law(59, "marriages", "Hôn nhân trong sổ là của hai người cùng có trong sổ, đến khi một người rời.")
def marriage_beyond_residence(f: Facts) -> np.ndarray:
    """A marriage of the register ends when a spouse leaves; older ones came in as a couple."""
    weddings = f["marriages"]
    husband, wife = weddings.who("husband_id"), weddings.who("wife_id")
    left = np.minimum(f.exit[husband], f.exit[wife])
    start, last_in = weddings.days("from_date"), np.maximum(f.entry[husband], f.entry[wife])
    apart = (start < last_in) & (f.entry[husband] != f.entry[wife])
    beyond = (weddings.days("to_date") > left) | (start >= left)
    return weddings.whole("marriage_id")[beyond | apart]


@law(
    60,
    "statuses",
    "Người đang có vợ, chồng trong sổ thì ghi là đã kết hôn, và không quay lại độc thân.",
)
def married_but_not_said_so(f: Facts) -> np.ndarray:
    """Whoever has a spouse in the register is `married`; nobody becomes never married again."""
    weddings = f["marriages"]
    open_ = weddings.days("to_date") == NEVER
    wed = np.concatenate([weddings.who(side)[open_] for side in ("husband_id", "wife_id")])
    said = f.last_status("marital", MARITAL, f.as_of)
    unsaid = wed[said[wed] != MARITAL.index("married")]
    told = f["statuses"]
    rows = np.flatnonzero(told.frame["field"].to_numpy(dtype=object) == "marital")
    rows = rows[np.lexsort((told.days("from_date")[rows], told.person[rows]))]
    single = told.frame["value"].iloc[rows].to_numpy(dtype=object) == "never_married"
    person = told.person[rows]
    back = person[1:][(person[1:] == person[:-1]) & single[1:] & ~single[:-1]]
    return np.unique(f.ids[np.concatenate([unsaid, back])])


@law(61, "statuses", "Tình trạng có ngày trong thời gian cư trú; học vấn không đi lùi.")
def status_out_of_time(f: Facts) -> np.ndarray:
    """Statuses are dated inside residence, one a day and field; education never falls."""
    told = f["statuses"]
    field, start, person = told.code("field", FIELDS), told.days("from_date"), told.person
    outside = (start < f.entry[person]) | (start >= f.exit[person]) | (field < 0)
    order = np.lexsort((start, field, person))
    same = (np.diff(person[order]) == 0) & (np.diff(field[order]) == 0)
    twice = order[1:][same & (np.diff(start[order]) == 0)]
    words = {word: at for at, word in enumerate(EDUCATION)}
    level = told.frame["value"].map(words).fillna(-1).to_numpy()
    falls = order[1:][same & (field[order[1:]] == 1) & (np.diff(level[order]) < 0)]
    return np.unique(f.ids[np.concatenate([person[outside], person[twice], person[falls]])])


@law(
    62, "residents", "Hộ, quan hệ, học vấn, nghề, hôn nhân trong danh sách là tình trạng mới nhất."
)
def snapshot_of_another_day(f: Facts) -> np.ndarray:
    """Household, relation and statuses shown in `residents` are the last known ones."""
    stays, people = f.stays, f["residents"]
    order = np.argsort(stays.start, kind="stable")
    home, relation = (np.full(len(f.ids), -1) for _ in range(2))
    home[stays.person[order]] = stays.home[order]
    relation[stays.person[order]] = stays.relation[order]
    bad = home != f.home_index.of(people.whole("household_id"))
    bad |= relation != people.code("relation", RELATIONS)
    for field in FIELDS:
        words = tuple(people.frame[field].dropna().unique())
        bad |= f.last_status(field, words, f.as_of) != people.code(field, words)
    return f.ids[bad]


@law(63, "statuses", "Hôn nhân, học vấn, nghề nghiệp hợp với tuổi.")
def status_against_age(f: Facts) -> np.ndarray:
    """Marital status, education and occupation are possible at the age they begin."""
    told = f["statuses"]
    field = told.code("field", FIELDS)
    years = age(f.born[told.person], told.days("from_date"))
    value = told.frame["value"]
    least = value.map(_YOUNGEST).fillna(0).to_numpy()
    lawful = np.where(f.male[told.person], 20, 18)
    wed = (field == 0) & (value != "never_married").to_numpy() & (years < lawful)
    schooled = (field == 1) & (years < least)
    works = (field == 2) & value.notna().to_numpy() & (years < _WORKS_FROM)
    return np.unique(f.ids[told.person[wed | schooled | works]])


@law(64, "residents", "Họ tên gồm họ, chữ đệm và tên, viết bằng Unicode dựng sẵn.")
def name_not_of_its_parts(f: Facts) -> np.ndarray:
    """A full name is surname, middle and given name, in composed Unicode."""
    frame = f["residents"].frame
    names = frame["full_name"].to_numpy(dtype=object)
    parts = zip(
        *(frame[c].fillna("").to_numpy(dtype=object) for c in ("surname", "middle", "given")),
        strict=True,
    )
    joined = [" ".join(word for word in words if word) for words in parts]
    spelt = [unicodedata.is_normalized("NFC", name) for name in names]
    return f.ids[(names != np.array(joined, dtype=object)) | ~np.array(spelt)]


@law(65, "residents", "Cháu do ông bà nuôi, sổ không có cha mẹ, mang họ của ông bà chủ hộ.")
def grandchild_of_another_name(f: Facts) -> np.ndarray:
    """A grandchild whose parents are not registered comes in with the surname of the head."""
    stays = f.stays
    raised = (stays.relation == RELATIONS.index("grandchild")) & (stays.head >= 0)
    raised &= stays.permanent & (stays.start == f.entry[stays.person])
    raised &= (f.father[stays.person] < 0) & (f.mother[stays.person] < 0)
    surname = f["residents"].frame["surname"].factorize()[0]
    child, head = stays.person[raised], stays.head[raised]
    return np.unique(f.ids[child[surname[child] != surname[head]]])
