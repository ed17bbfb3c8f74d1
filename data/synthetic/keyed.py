"""Keyed random numbers: any draw is a function of (seed, id, purpose), never of an order of calls.

splitmix64's finaliser (Steele, Lea & Flood 2014) over the id, keyed by seed and purpose.
"""

from enum import IntEnum
from functools import lru_cache

import numpy as np

from data.synthetic.days import day
from data.synthetic.rows import ranks

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_ODD = np.uint64(0xD1B54A32D192ED03)
_BY_30, _BY_27, _BY_31, _BY_11 = map(np.uint64, (30, 27, 31, 11))
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
SERIAL_BITS = 32  # ids are commune * 2**32 + serial number
_STRETCH = 1_000_003
_COHORTS = np.array([day(f"{year}-01-01") for year in (1945, 1960, 1975, 1990, 2005)])


class Purpose(IntEnum):
    """What a draw decides. Numbers are never reused or changed, or the past would change.

    A new one counts on from 700: gaps belonged to draws of before, or belong to those beside them
    (two numbers for `normal`, one a round for others).
    """

    TYPE = 1
    HEAD_AGE = 2
    HEAD_SEX = 3
    SPOUSE = 4
    GAP = 5
    FIRST_BIRTH = 7
    SPACING = 9
    CHILDREN = 11
    AT_HOME = 12
    SEX = 13
    PARENTS = 14
    GRANDCHILDREN = 15
    OTHER = 16
    START = 20
    ORDER = 21
    SHIFT = 22
    VILLAGE = 23
    ARRIVAL = 24
    TEMPLATE = 25
    DEATH = 30
    LEAVING = 31
    HOUSEHOLD_MOVE = 32
    WEDDING = 33
    BIRTH = 35
    RETURN = 40
    RETURN_AGE = 41
    TEMPORARY = 42
    TEMPORARY_STAY = 43
    TEMPORARY_HOST = 44
    TEMPORARY_AGE = 45
    SEEKS_HERE = 46
    WEDDING_DAY = 47
    NEOLOCAL = 48
    MARRIES_OUT = 49
    DIVORCE = 61
    DIVORCE_DAY = 62
    DIVORCE_AWAY = 63
    BIRTH_DAY = 64
    TWINS = 65
    WED_BEFORE = 66
    ARRIVED_VILLAGE = 67
    HOUSEHOLD_MOVE_DAY = 68
    LEAVING_DAY = 69
    RETURN_DAY = 70
    SPLIT = 71
    SPLIT_DAY = 72
    SINGLE = 73
    SINGLE_DAY = 74
    APART = 75
    APART_DAY = 76
    MERGE = 77
    MERGE_DAY = 78
    ETHNICITY = 240
    RELIGION = 241
    EDUCATION = 242
    OCCUPATION = 243
    MARITAL = 244
    NAME_SURNAME = 500
    NAME_CLAN = 501
    NAME_NATIVE = 502
    NAME_NATIVE_PROVINCE = 503
    NAME_REGISTERED = 504
    NAME_REGISTERED_PROVINCE = 505
    NAME_MIDDLE = 510  # to 549: one purpose an attempt
    NAME_GIVEN = 550  # to 589
    SPELL_FIRST = 300
    SPELL_LEAVE = 310  # to 339: one purpose a round, like the two below
    SPELL_STAY = 340
    SPELL_KIND = 370  # to 399
    VISIT = 400
    CMND = 410
    CMND_DAY = 411
    CHIP = 412
    GROWN = 413
    GROWN_TOO = 414
    ILL = 415
    CHILD_CARD = 416
    CHANGE = 420  # to 435: one purpose a card, like the one below
    CHANGE_WAIT = 436
    DOSSIER = 470
    DOSSIER_AT_CARD = 471
    DOSSIER_ANSWER = 472
    DOSSIER_AGAIN = 473
    DOSSIER_ACTIVE = 474
    CHILD_DOSSIER = 475
    DOSSIER_ALIKE = 476
    TOLD = 480
    DEFECT_FRAILTY = 600
    DEFECT_CLERK = 602
    DEFECT_BATCH = 603
    DEFECT_SKILL = 604
    DEFECT_BAD = 606
    DEFECT = 610  # one a group of defects, to 629; likewise below
    DEFECT_FOUND = 630
    DEFECT_DELAY = 650
    DEFECT_VARIANT = 680


def uniform(seed: int, ids: np.ndarray, purpose: int) -> np.ndarray:
    """Numbers strictly between 0 and 1, 53 bits each, of the shape of `ids`."""
    bits = np.array(ids, dtype=np.uint64)
    bits *= _GOLDEN
    bits += _key(seed, purpose)
    draw = (_mixed(bits) >> _BY_11).astype(float)
    draw += 0.5
    draw *= 2.0**-53
    return draw


def exponential(seed: int, ids: np.ndarray, purpose: int) -> np.ndarray:
    """Exponential draws of mean 1."""
    return -np.log(uniform(seed, ids, purpose))


def normal(seed: int, ids: np.ndarray, purpose: int) -> np.ndarray:
    """Standard normal draws by Box and Muller; takes `purpose` and the one after it."""
    radius = np.sqrt(2 * exponential(seed, ids, purpose))
    return radius * np.cos(2 * np.pi * uniform(seed, ids, purpose + 1))


def turns(born: np.ndarray) -> np.ndarray:
    """For each row how many of its age stand before it, in a stretch of the sequence of their own.

    A row only looks at those before it in order of entry: rows added later change nothing.
    """
    group = np.searchsorted(_COHORTS, born)
    return ranks(group.astype(np.uint16)) + _STRETCH * group  # NumPy sorts 16 bits by radix


def evenly(seed: int, ids: np.ndarray, turn: np.ndarray, purpose: int, *, root: int) -> np.ndarray:
    """Numbers in (0, 1) by turn: steps of √root from the commune's keyed start.

    They are evenly spread in every age, so that a commune follows a curve closer than
    with independent draws. Square-free roots are independent of each other (Weyl).
    """
    steps = uniform(seed, ids[:1] >> SERIAL_BITS, purpose) + turn * root**0.5
    return np.maximum(steps - np.floor(steps), 1e-9)


def again(draw: np.ndarray) -> np.ndarray:
    """A fresh number from the low 33 of the 53 bits of a draw."""
    finer = draw * 2.0**20
    return np.maximum(finer - np.floor(finer), 2.0**-33)


@lru_cache(maxsize=4096)
def _key(seed: int, purpose: int) -> np.ndarray:
    start = np.array([seed % 2**64], dtype=np.uint64)
    return _mixed(_mixed(start) + np.array([purpose], dtype=np.uint64) * _ODD)[0]


def _mixed(bits: np.ndarray) -> np.ndarray:
    """The finaliser, in place: a draw is made hundreds of times a commune."""
    bits ^= bits >> _BY_30
    bits *= _FIRST
    bits ^= bits >> _BY_27
    bits *= _SECOND
    bits ^= bits >> _BY_31
    return bits
