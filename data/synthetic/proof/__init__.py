"""Proof that the synthetic people could be real: scorecard, laws, independent checks, plots."""

from data.synthetic.proof.scorecard import scorecard, scorecard_text

__all__ = ["scorecard", "scorecard_text"]
