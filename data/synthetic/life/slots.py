"""The places of a template household: who stands where, so that kinship needs no search."""

HEAD, SPOUSE = 0, 1
CHILDREN = (2, 3, 4, 5)
PARENT_HIS, PARENT_HER = 6, 7  # father and mother of the head
IN_LAW = 8  # married to the first child
GRANDCHILDREN = (9, 10, 11)
OTHER = 12  # a brother or sister of the head
COUNT = 13
