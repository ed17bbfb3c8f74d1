"""Who stands highest or lowest: no superlative without somebody strictly behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.document import View
from analytics.form.counted import counted

NAMED = 3  # names read in one breath; more are counted


@dataclass(frozen=True)
class Peak:
    """Who shares the highest (or lowest) value as it is printed, in the order given."""

    names: tuple[str, ...]
    value: float

    @property
    def alone(self) -> bool:
        return len(self.names) == 1

    def named(self, view: View, noun: str = "village") -> str:
        """'Thôn 9', 'Thôn 1, Thôn 5', '6 thôn'."""
        if len(self.names) <= NAMED:
            return ", ".join(self.names)
        return counted(len(self.names), noun, view.language)

    def who(self, view: View, noun: str = "village") -> str:
        """The same, ready for the value they share: 'Thôn 1, Thôn 5 cùng' 52,3%."""
        named = self.named(view, noun)
        return named if self.alone else view.say("{named} cùng", named=named)


def highest(values: Mapping[str, float | None], *, places: int = 1) -> Peak | None:
    """None where there are not two to compare, or all are alike as printed."""
    known = {name: round(one, places) for name, one in values.items() if one is not None}
    if len(set(known.values())) < 2:
        return None
    most = max(known.values())
    return Peak(tuple(name for name, one in known.items() if one == most), most)


def lowest(values: Mapping[str, float | None], *, places: int = 1) -> Peak | None:
    turned = {name: None if one is None else -one for name, one in values.items()}
    found = highest(turned, places=places)
    return Peak(found.names, -found.value or 0.0) if found else None
