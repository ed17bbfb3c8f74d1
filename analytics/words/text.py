"""Text in two languages, Vietnamese first."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True)
class Text:
    """What a reader sees, in every language of the house."""

    vi: str
    en: str

    def in_(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en

    def filled(self, **facts: object) -> "Text":
        """The same text with the facts written into its braces."""
        return Text(self.vi.format(**facts), self.en.format(**facts))
