"""The analysed copy of a text: other characters, the same length, so that every offset holds in both."""

from __future__ import annotations

import unicodedata

# Typographic forms that parsers trained on plain newswire misread.
_FORMS = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "−": "-", "﹣": "-", "－": "-",
}  # fmt: skip
_BLANK_CATEGORIES = {
    "Zs",
    "Cc",
    "Cf",
    "Co",
    "Cn",
    "Cs",
}  # separators, controls, formats, unassigned, surrogates


def _table() -> dict[int, str]:
    table = {ord(source): target for source, target in _FORMS.items()}
    for code in range(0x10000):
        if code not in (0x0A, 0x20) and unicodedata.category(chr(code)) in _BLANK_CATEGORIES:
            table[code] = " "
    return table


_TABLE = _table()


def normalize(text: str) -> str:
    """Copy of equal length: straight quotes, plain hyphens, every blank or control but newline a space."""
    return text.translate(_TABLE)
