"""The places of a household: who stands where, so that kinship is known without a search."""

HEAD, SPOUSE = 0, 1
CHILDREN = (2, 3, 4, 5)
PARENT_HIS, PARENT_HER = 6, 7  # father and mother of the head
IN_LAW = 8
GRANDCHILDREN = (9, 10, 11)
OTHER = 12
BIRTHS = (13, 14, 15, 16)  # to the head and spouse, after the household began
GRAND_BIRTHS = (17, 18, 19, 20)  # to the heir and the child-in-law
TEMPLATE = 13  # places filled when a household begins
COUNT = 21
PER_HOUSEHOLD = 32  # resident_id = household_id * 32 + place
GUEST = 31  # temporary residents are numbered in households of their own

RELATION = (
    ["head", "spouse"]
    + ["child"] * 4
    + ["parent"] * 2
    + ["child_in_law"]
    + ["grandchild"] * 3
    + ["other"]
    + ["child"] * 4
    + ["grandchild"] * 4
)
