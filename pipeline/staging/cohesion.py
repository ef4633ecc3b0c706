"""How lines hang together: the words that carry their matter and come again.

Public: `long_words`, `cohesion`, `inner_cohesion`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.staging.lines import Line

_LONG_WORD = 5  # letters


def long_words(line: Line) -> list[str]:
    """The words that carry its matter: five letters and more."""
    return [word for word in line.words if len(word) >= _LONG_WORD]


def cohesion(before: Sequence[Line], after: Sequence[Line]) -> float:
    """Mean share of the long words of the lines after that stand in the lines before."""
    known = {word for line in before for word in long_words(line)}
    shares = [
        sum(word in known for word in words) / len(words) for line in after if (words := long_words(line))
    ]
    return sum(shares) / len(shares) if shares else 0.0


def inner_cohesion(lines: Sequence[Line]) -> float:
    """Mean share of the long words of a line that stand in another one of the lines too."""
    known: dict[str, int] = {}
    for index, line in enumerate(lines):  # the line that has the word, or -1 for several
        for word in long_words(line):
            known[word] = index if known.get(word, index) == index else -1
    shares = [
        sum(known[word] == -1 for word in words) / len(words) for line in lines if (words := long_words(line))
    ]
    return sum(shares) / len(shares) if shares else 0.0
