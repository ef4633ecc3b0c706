"""From claims in tokens to one list: one claim per cue, quotations whole, joined and continued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

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
        for quote in quotes:
            if quote.last <= first or quote.first >= last:
                continue
            if claim.verb is not None and quote.first <= claim.verb < quote.last:
                continue
            first, last = min(first, quote.first), max(last, quote.last)
        found.append(replace(claim, content=(first, last)))
    return found


def continued(doc: Doc, claims: list[Claim], quotes: Sequence[Quote], gap: int = 40) -> list[Claim]:
    """Quotations of the same paragraph that follow their speaker without a cue of their own are added to his."""
    found = list(claims)
    for quote in quotes:
        if not quote.ends_sentence or any(_holds(claim, quote) for claim in found):
            continue
        index = max(
            (i for i, claim in enumerate(found) if claim.form == "quote" and claim.content[1] <= quote.first),
            key=lambda i: found[i].content[1],
            default=None,
        )
        if index is None:
            continue
        claim = found[index]
        if quote.first - claim.content[1] <= gap and not _breaks(doc, claim, quote):
            found[index] = replace(claim, content=(claim.content[0], quote.last))
    return found


def _holds(claim: Claim, quote: Quote) -> bool:
    """Whether the quotation is already part of the content of a claim from outside it."""
    overlaps = claim.content[0] < quote.last and quote.first < claim.content[1]
    return overlaps and not (claim.verb is not None and quote.first <= claim.verb < quote.last)


def _breaks(doc: Doc, claim: Claim, quote: Quote) -> bool:
    """Whether more than the end of the cue's own sentence stands between the two quotations."""
    between = range(claim.content[1], quote.first)
    stops = [i for i in between if doc[i].text in (".", "?", "!") or "\n" in doc[i].text]
    return (
        any("\n" in doc[i].text for i in between)
        or not stops
        or stops[-1] != quote.first - 1
        or len(stops) > 1
    )
