"""Vietnamese names and personal numbers done right, for people who do not exist.

A module of its own: it needs NumPy, PyArrow and the tables of data/reference, and of people only
the arrays of `who.People`. Two doors open on the same tables (`tables.name_tables`):

* **whole communes**, vectorised and keyed: the register. ::

      identity = identify(seed, who, commune, commune_address(commune))
      identity.names.full_names()           # Arrow strings; .objects() for Python strings
      identity.names.surname.arrow()        # dictionary column; so are .middle and .given
      identity.places.registered.arrow()    # "Nghệ An": agrees with the number's first digits
      identity.places.native.arrow()        # "xã Sơn Ninh, …" or "tỉnh Nghệ An"
      identity.numbers                      # S12; numbers.arrow(...) for a text column

* **one record at a time**: `provider.CommuneProvider` for Faker, for examples and test files. ::

      fake = Faker("vi_VN")
      fake.add_provider(CommuneProvider)
      fake.seed_instance(key)
      fake.full_name("female", 1955)

What holds, whatever the seed: a child has its father's surname, else its mother's, and women keep
theirs; siblings differ in the given name, no child is called like a parent, nobody in a first
household shares a full name; villages have clans; a number is unique among 20,000 communes, agrees
with sex and birth year, and no living person can own it; a later entry changes nothing earlier.
`decode` reads numbers of both worlds and refuses those of the other.

Faker itself is imported by `provider` only: the register does not wait for it.
"""

from data.synthetic.naming.full_names import Names, names
from data.synthetic.naming.identity import Identity, Places, identify, personal_numbers, places
from data.synthetic.naming.numbers import decode
from data.synthetic.naming.provinces import commune_address
from data.synthetic.naming.tables import NameTables, Weighted, name_tables

__all__ = [
    "Identity",
    "NameTables",
    "Names",
    "Places",
    "Weighted",
    "commune_address",
    "decode",
    "identify",
    "name_tables",
    "names",
    "personal_numbers",
    "places",
]
