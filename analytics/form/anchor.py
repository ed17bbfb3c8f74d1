"""A link that leads on inside the house."""

from html import escape


def anchor(link: tuple[str, str]) -> str:
    words, address = link
    return f'<a class="onward" href="{escape(address)}" target="_self">{escape(words)} →</a>'
