"""What is said in sentences, where boxes and bars would say no more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A paragraph each, below the title."""

    sentences: tuple[str, ...] = ()
