"""The separate pass that plants errors with ground truth, undoes them and scores the checks."""

from data.synthetic.defects.replay import replayed
from data.synthetic.defects.score import scored
from data.synthetic.defects.spoil import spoiled

__all__ = ["replayed", "scored", "spoiled"]
