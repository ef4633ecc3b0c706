"""Forms without a verb: "Minister: talks go on", "Talks go on: minister", transcripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.quotes import Paragraph, Quote
from pipeline.extraction.attribution.trees import trimmed
from pipeline.knowledge.attribution import Cues

_LONGEST_LABEL = 7  # tokens before the colon; "Turkish Foreign Minister Mevlut Cavusoglu" is five
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_HEADLINES = frozenset({"headline", "subhead"})
_DASHES = frozenset({"-", "–", "—", "―", "--"})


def find_label_claims(
    doc: Doc, within: Sequence[Paragraph], quotes: Sequence[Quote], cues: Cues
) -> Iterator[Claim]:
    """Claims whose cue is a colon or a dash beside the source's name."""
    labels = [_label(doc, paragraph) for paragraph in within]
    repeated = Counter(_text(doc, label) for label in labels if label is not None)
    for index, (paragraph, label) in enumerate(zip(within, labels, strict=True)):
        is_headline = paragraph.kind in _HEADLINES or index == 0
        if label is not None:
            head = _head(doc, *label)
            turns = repeated[_text(doc, label)] > 1 or _text(doc, label).isupper()
            if (is_headline or turns) and _is_source(head, cues):
                yield _claim(label, head, (label[1], label[1] + 1), (label[1] + 1, paragraph.last))
                continue
        if is_headline and (found := _closing(doc, paragraph, cues)) is not None:
            yield found
    yield from _quoted_after_colon(doc, within, quotes, cues)
    yield from _signed(doc, within, quotes, cues)


def _label(doc: Doc, paragraph: Paragraph) -> tuple[int, int] | None:
    """The words before a colon near the start of a paragraph, when they are one noun phrase."""
    for index in range(paragraph.first + 1, min(paragraph.first + _LONGEST_LABEL + 1, paragraph.last - 2)):
        if doc[index].text == ":":
            first = paragraph.first + (doc[paragraph.first].text in ('"', "'"))
            return (first, index) if _is_phrase(doc, first, index) else None
    return None


def _closing(doc: Doc, paragraph: Paragraph, cues: Cues) -> Claim | None:
    """ "…: ministry" and "… – officials" at the end of a headline."""
    first, last = trimmed(doc, paragraph.first, paragraph.last)
    for index in range(last - 2, max(first + 2, last - _LONGEST_LABEL), -1):
        if doc[index].text == ":" or (doc[index].text in _DASHES and doc[index - 1].whitespace_):
            if not _is_phrase(doc, index + 1, last):
                return None
            head = _head(doc, index + 1, last)
            if not _is_source(head, cues):
                return None
            return _claim((index + 1, last), head, (index, index + 1), (first, index))
    return None


def _quoted_after_colon(
    doc: Doc, within: Sequence[Paragraph], quotes: Sequence[Quote], cues: Cues
) -> Iterator[Claim]:
    """ "From the report: “…”": a quotation after a colon and nothing but a source."""
    for quote in quotes:
        colon, floor = quote.first - 1, within[quote.paragraph].first
        if colon <= floor or doc[colon].text != ":":
            continue
        first = max(floor, doc[colon].sent.start)
        if doc[first].lower_ in ("from", "by"):
            first += 1
        if 0 < colon - first <= _LONGEST_LABEL and _is_phrase(doc, first, colon):
            head = _head(doc, first, colon)
            if _is_source(head, cues):
                yield _claim((first, colon), head, (colon, colon + 1), (quote.first, quote.last))


def _signed(doc: Doc, within: Sequence[Paragraph], quotes: Sequence[Quote], cues: Cues) -> Iterator[Claim]:
    """ "“…” — Name" at the end of a paragraph."""
    for quote in quotes:
        first, last = trimmed(doc, quote.last + 1, within[quote.paragraph].last)
        if quote.unclosed or not 0 < last - first <= _LONGEST_LABEL or doc[quote.last].text not in _DASHES:
            continue
        if _is_phrase(doc, first, last) and _is_source(head := _head(doc, first, last), cues):
            cue = (quote.last, quote.last + 1)
            yield _claim((first, last), head, cue, (quote.first, quote.last))


def _is_phrase(doc: Doc, first: int, last: int) -> bool:
    tokens = [doc[i] for i in range(first, last)]
    return any(token.pos_ in ("NOUN", "PROPN") for token in tokens) and all(
        token.tag_[:2] not in ("VB", "MD") and token.text not in (",", ";", "|") for token in tokens
    )


def _head(doc: Doc, first: int, last: int) -> Token:
    """The nominal token highest in the tree."""
    held = range(first, last)
    tokens = [doc[i] for i in held if doc[i].pos_ in ("NOUN", "PROPN")]
    return next(
        (token for token in tokens if token.head.i not in held or token.head.i == token.i), tokens[-1]
    )


def _is_source(head: Token, cues: Cues) -> bool:
    """Whether the words can speak: a name of somebody or a noun for a source."""
    return head.ent_type_ in _NAMES or head.text.isupper() or head.lemma_.lower() in cues.source_nouns


def _text(doc: Doc, span: tuple[int, int]) -> str:
    return str(doc[span[0] : span[1]].text)


def _claim(source: tuple[int, int], head: Token, cue: tuple[int, int], content: tuple[int, int]) -> Claim:
    doc = head.doc
    return Claim(
        source=source, head=head.i, cue=cue, verb=cue[0], lemma=doc[cue[0]].text,
        content=trimmed(doc, *content),
        stance="asserts", kind="speech", form="headline", frame=None, confidence=0.8,
    )  # fmt: skip
