"""The book of laws: what must hold for every clean register, whatever the seed and the date."""

from data.synthetic.proof.laws import accounts, cards, homes, house, kin, residence
from data.synthetic.proof.laws.law import LAWS, Law

__all__ = ["LAWS", "Law"]
_CHAPTERS = (residence, cards, accounts, kin, homes, house)  # imports enter laws
