"""The candidates for what a pronoun means: each party once, by its best phrase and how often it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable

from spacy.tokens import Token

Identity = Callable[[Token], Hashable]
Scored = tuple[float, Token]


def ranked(
    candidates: Iterable[Scored],
    identity: Identity,
    *,
    may_be: Callable[[Hashable], bool],
    again: float,
    most: float,
) -> list[Scored]:
    """The best phrase of each party that it `may_be`, the likeliest first.

    Each further phrase of a party adds `again` to its score, up to `most`.
    """
    best: dict[Hashable, Scored] = {}
    counts: Counter[Hashable] = Counter()
    for score, head in candidates:
        who = identity(head)
        if not may_be(who):
            continue
        counts[who] += 1
        if who not in best or score > best[who][0]:
            best[who] = (score, head)
    scored = [(score + min(most, again * (counts[who] - 1)), head) for who, (score, head) in best.items()]
    return sorted(scored, key=lambda pair: -pair[0])
