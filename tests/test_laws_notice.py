"""A law that never speaks up proves nothing: each is broken once, and must name that record."""

from datetime import date
from functools import cache

import pytest

from data.synthetic.proof import sample
from tests.broken import BREAKS
from tests.invariants import SPECIFIED, offenders

AS_OF = date(2024, 12, 31)


@cache
def clean():
    return sample.commune(seed=5, residents=2600, as_of=AS_OF)


@cache
def before(number: int) -> frozenset:
    return frozenset(offenders(clean(), number, AS_OF).tolist())


def test_most_laws_are_broken_once():
    assert len(set(BREAKS) & set(SPECIFIED)) > len(SPECIFIED) * 0.7


@pytest.mark.parametrize("number", sorted(BREAKS))
def test_a_broken_law_names_the_record(number):
    register = {name: frame.copy() for name, frame in clean().items()}
    wrong = BREAKS[number](register)
    found = set(offenders(register, number, AS_OF).tolist()) - before(number)
    assert found == wrong
