"""Quotations without a cue of their own: whose they are by what stands before them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.quotes import Paragraph, Quote

_GAP = 45  # tokens of "…," X, who …, said on Monday. "…": the longest that still read as one utterance
_ENDS, _MARKS = frozenset({".", "?", "!", ":"}), frozenset({'"', "''", "'"})
_RECENT = 3  # claims looked back over
_SHORTEST = 4  # words; what is shorter and has no cue is a fragment or a title
_OPEN, _CLOSED = 0.8, 0.6  # confidence where the quotation before was left open, and where it was closed


def with_continued(
    doc: Doc, claims: Sequence[Claim], quotes: Sequence[Quote], within: Sequence[Paragraph]
) -> list[Claim]:
    """The claims, with every quotation that has none added to the speaker before it.

    After a cue at the end of its sentence ("…," she said. "…") the content grows; after other words of the
    paragraph, and in the next paragraph, a claim without a cue follows.
    """
    found = list(claims)
    near = _by_paragraph(found, within)
    before: Quote | None = None
    for quote in quotes:
        around = [*near[quote.paragraph - 1], *near[quote.paragraph]]
        if any(_holds(found[index], quote) for index in around):
            before = quote
            continue
        if not quote.ends_sentence or quote.length < _SHORTEST or not _begins(doc, quote, within):
            continue
        index = _last_speaker(doc, found, around, quote)
        if index is None:
            continue
        claim, paragraph = found[index], within[quote.paragraph]
        if claim.content[0] >= paragraph.first and _is_one_utterance(doc, claim, quote):
            found[index] = replace(claim, content=(claim.content[0], quote.last))
        elif claim.content[0] >= paragraph.first or _goes_on(before, quote, within):
            confidence = _OPEN if before is not None and before.unclosed else _CLOSED
            near[quote.paragraph].append(len(found))
            found.append(_continued(claim, quote, confidence))
        else:
            continue
        before = quote
    return found


def _by_paragraph(claims: Sequence[Claim], within: Sequence[Paragraph]) -> defaultdict[int, list[int]]:
    """Indices of the claims whose content touches each paragraph."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        first = bisect_right(within, claim.content[0], key=lambda paragraph: paragraph.first) - 1
        last = bisect_left(within, claim.content[1], key=lambda paragraph: paragraph.first)
        for paragraph in range(first, last):
            found[paragraph].append(index)
    return found


def _holds(claim: Claim, quote: Quote) -> bool:
    """Whether the quotation is already part of the content of a claim from outside it."""
    overlaps = claim.content[0] < quote.last and quote.first < claim.content[1]
    return overlaps and not (claim.verb is not None and quote.first <= claim.verb < quote.last)


def _begins(doc: Doc, quote: Quote, within: Sequence[Paragraph]) -> bool:
    """Whether the quotation begins a sentence."""
    first = quote.first
    if first == within[quote.paragraph].first or doc[first - 1].text in _ENDS:
        return True
    # After a title: on “Meet the Press.”
    return doc[first - 1].text in _MARKS and doc[first - 2].text in _ENDS


def _last_speaker(doc: Doc, claims: Sequence[Claim], around: Iterable[int], quote: Quote) -> int | None:
    """The claim whose sentence ends right before the quotation, else the one that ends last before it."""
    ended = [
        (_end(claims[index]), index)
        for index in set(around)
        if claims[index].kind == "speech"
        and claims[index].source is not None
        and _end(claims[index]) <= quote.first
    ]
    ended.sort()
    whole = [index for _, index in ended[-_RECENT:] if _is_one_utterance(doc, claims[index], quote)]
    return whole[0] if whole else ended[-1][1] if ended else None


def _end(claim: Claim) -> int:
    spans = (claim.content, claim.cue, claim.source)
    return max(span[1] for span in spans if span is not None)


def _is_one_utterance(doc: Doc, claim: Claim, quote: Quote) -> bool:
    """Whether the cue closed its own sentence right before: nothing else stands between the two parts."""
    if claim.verb is None or claim.verb < claim.content[0] or quote.first - claim.content[1] > _GAP:
        return False
    first = max(claim.content[1], claim.verb)
    stops = [index for index in range(first, quote.first) if doc[index].text in (".", "?", "!")]
    return len(stops) == 1 and stops[0] >= quote.first - 2  # `on “Meet the Press.” “…”` has a mark between


def _goes_on(before: Quote | None, quote: Quote, within: Sequence[Paragraph]) -> bool:
    """Whether a quotation that begins a paragraph carries on the one of the paragraph before."""
    if (
        before is None
        or quote.paragraph != before.paragraph + 1
        or quote.first != within[quote.paragraph].first
    ):
        return False
    return before.unclosed or within[before.paragraph].last - before.last <= _GAP


def _continued(claim: Claim, quote: Quote, confidence: float) -> Claim:
    return replace(
        claim, cue=None, verb=None, lemma=None, content=(quote.first, quote.last),
        form="continued", frame=None,
        confidence=confidence, parent=None,
    )  # fmt: skip
