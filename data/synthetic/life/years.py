"""The years of a commune, from its first day to the end of the year asked for."""

from data.synthetic.life.births import bear
from data.synthetic.life.clock import Year
from data.synthetic.life.founding import arrivals, found_commune, move_in
from data.synthetic.life.households import reform
from data.synthetic.life.moves import come_back, leave_for_good
from data.synthetic.life.state import Lives
from data.synthetic.life.succession import shelter, succeed, widow
from data.synthetic.life.tuning import Tuning
from data.synthetic.life.unions import divorce, marry

FIRST_YEAR = 2021


def lived(
    seed: int,
    commune: int,
    residents: int,
    last_year: int,
    *,
    tuning: Tuning,
    older: tuple[float, ...],
) -> Lives:
    """Everybody's life up to the end of `last_year`; a later last year changes nothing before.

    A year is lived whole and in this order; nobody changes household twice in one.
    """
    lives = Lives(seed, commune, Year.of(last_year).after - 1)
    found_commune(lives, tuning, residents, older)
    days = arrivals(lives, tuning, residents)
    for number in range(FIRST_YEAR, last_year + 1):
        year = Year.of(number)
        move_in(lives, tuning, year, days, older)
        leave_for_good(lives, tuning, year)
        marry(lives, tuning, year)
        divorce(lives, year)
        reform(lives, tuning, year)
        come_back(lives, tuning, year)
        bear(lives, tuning, year)
        widow(lives, year)
        shelter(lives, year)
        succeed(lives, year)
    return lives
