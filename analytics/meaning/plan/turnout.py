"""Who comes: a Beta for each kind of sitting, pooled over villages, moved by past sittings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analytics.words.errors import BadArgument

MOST = 0.95  # of those a sitting suits


@dataclass(frozen=True)
class Beta:
    """The chance that one whom the sitting suits comes; `came + stayed` is its weight."""

    came: float
    stayed: float

    @property
    def mean(self) -> float:
        return self.came / (self.came + self.stayed)


@dataclass(frozen=True)
class Turnout:
    """`alike` is the correlation of people of one sitting (rain, a wedding): with it n people
    weigh as n / (1 + (n - 1) alike), the design effect of cluster sampling (Kish 1965). `held`:
    the sittings it was learnt from."""

    kinds: Mapping[str, Beta] = field(hash=False)
    alike: float = 0.05
    held: int = 0

    def of(self, kind: str) -> Beta:
        if kind not in self.kinds:
            raise BadArgument(f"turnout: {kind}")
        return self.kinds[kind]


@dataclass(frozen=True)
class Held:
    """A sitting that was held. `invited`: people left whom it suited; `came`: all who came to the
    door, also those turned away, or a full sitting would read as a poor one."""

    area: str
    kind: str
    invited: int
    came: int


# Assumed, as heavy as eight people: nothing is known of sittings in this commune yet.
PRIOR = Turnout(
    {
        "morning": Beta(2.8, 5.2),
        "evening": Beta(2.8, 5.2),
        "school": Beta(4.8, 3.2),
        "market": Beta(1.6, 6.4),
    }
)


def times(turnout: Turnout, factor: float) -> Turnout:
    """As if so many times as many came, known as well as before; at most nearly all."""
    kinds = {key: _times(beta, factor) for key, beta in turnout.kinds.items()}
    return turnout if factor == 1 else replace(turnout, kinds=kinds)


def _times(beta: Beta, factor: float) -> Beta:
    weight, mean = beta.came + beta.stayed, min(beta.mean * factor, MOST)
    return Beta(weight * mean, weight * (1 - mean))


def updated(turnout: Turnout, results: Iterable[Held]) -> Turnout:
    """The turnout after these sittings, in any order; kinds never held keep theirs."""
    kinds, count = dict(turnout.kinds), turnout.held
    for held in results:
        if not 0 <= held.came <= held.invited:
            raise BadArgument(f"{held.area} {held.kind}: {held.came}/{held.invited}")
        count += 1
        if held.invited:
            weight = 1 / (1 + (held.invited - 1) * turnout.alike)
            before = turnout.of(held.kind) if held.kind not in kinds else kinds[held.kind]
            stayed = held.invited - held.came
            kinds[held.kind] = Beta(
                before.came + held.came * weight, before.stayed + stayed * weight
            )
    return replace(turnout, kinds=kinds, held=count)
