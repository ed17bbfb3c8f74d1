"""Vietnamese names and personal numbers done right, for people who do not exist.

Two doors open on the same tables (`tables.name_tables`). `identify` names whole communes, in whole
columns and keyed: the register. `provider.CommuneProvider` gives Faker one record at a time, for
examples and test files; Faker is imported there only, the register does not wait for it.

What holds, whatever the seed: a child has its father's surname, else its mother's, and women keep
theirs; siblings differ in the given name, no child is called like a parent, nobody in a first
household shares a full name; villages have clans; a number is unique among 20,000 communes, agrees
with sex and birth year, and no living person can own it; a later entry changes nothing earlier.
`decode` reads numbers of both worlds and refuses those of the other.
"""

from data.synthetic.naming.full_names import Names, names
from data.synthetic.naming.identity import Identity, Places, identify, places
from data.synthetic.naming.numbers import commune_address, decode
from data.synthetic.naming.tables import name_tables

__all__ = [
    "Identity",
    "Names",
    "Places",
    "commune_address",
    "decode",
    "identify",
    "name_tables",
    "names",
    "places",
]
