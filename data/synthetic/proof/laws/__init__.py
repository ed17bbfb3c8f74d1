"""The book of laws: what must hold for every clean register, whatever the seed and the date."""

from data.synthetic.proof.laws import (
    absence,
    accounts,
    cards,
    homes,
    house,
    kin,
    numbers,
    residence,
)
from data.synthetic.proof.laws.law import LAWS, Law

__all__ = ["LAWS", "Law"]
_CHAPTERS = (residence, cards, accounts, numbers, kin, homes, absence, house)  # imports enter laws
