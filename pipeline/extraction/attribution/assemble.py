"""From claims in tokens to one list: one claim per cue, quotations whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.quotes import Quote


def merge(claims: Iterable[Claim]) -> list[Claim]:
    """One claim per cue; two contents of one cue become one that spans both."""
    held: dict[tuple[int | None, int], Claim] = {}
    order: list[tuple[int | None, int]] = []
    for claim in claims:
        key = (claim.verb, claim.content[0] if claim.verb is None else -1)
        before = held.get(key)
        if before is None:
            held[key] = claim
            order.append(key)
        elif before.form == "quote":
            content = (min(before.content[0], claim.content[0]), max(before.content[1], claim.content[1]))
            if claim.form == "quote" or _near(before, claim):
                held[key] = replace(before, content=content)
    return [held[key] for key in order]


def _near(quote: Claim, clause: Claim) -> bool:
    """Whether a clause of the same verb belongs to the quotation: it overlaps it."""
    return clause.content[0] < quote.content[1] and quote.content[0] < clause.content[1]


def with_whole_quotes(claims: Iterable[Claim], quotes: Sequence[Quote]) -> list[Claim]:
    """Contents that begin or end inside a quotation reach to its marks, unless the cue stands in it too."""
    found = []
    for claim in claims:
        first, last = claim.content
        for index in range(bisect_right(quotes, first, key=lambda quote: quote.last), len(quotes)):
            quote = quotes[index]
            if quote.first >= last:
                break
            if claim.verb is not None and quote.first <= claim.verb < quote.last:
                continue
            first, last = min(first, quote.first), max(last, quote.last)
        found.append(replace(claim, content=(first, last)))
    return found
