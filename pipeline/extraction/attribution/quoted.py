"""Who speaks a quotation: the cue right after or right before its marks, read from the tokens around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.extraction.attribution.claims import Claim
from pipeline.extraction.attribution.neighbours import verb_cue
from pipeline.extraction.attribution.quotes import Paragraph, Quote
from pipeline.extraction.attribution.trees import child, cue_span, is_passive, noun_phrase, subject
from pipeline.knowledge.attribution import Cues, VerbCue

_AFTER, _BEFORE = 28, 24  # tokens searched for a cue; a speaker with an apposition takes about twenty
_NEAR = 10  # tokens between a cue and the comma before the quotation
_INNER = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "conj"})
_REPORTING = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})  # "…," adding that: another claim begins
_STOPS = frozenset({".", "!", "?", ";"})
_LINKS = frozenset({",", ":", "-", "--", "–", "—", "that", "..."})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LONG = 5  # words; a shorter stretch that no punctuation ends is a fragment, a title or a scare quote


@dataclass(frozen=True)
class _Page:
    """What a search for cues reads; `inside` says of every token whether it stands in quotation marks."""

    doc: Doc
    within: Sequence[Paragraph]
    inside: Sequence[bool]
    cues: Cues


def find_quoted_claims(
    doc: Doc, quotes: Sequence[Quote], within: Sequence[Paragraph], cues: Cues
) -> Iterator[Claim]:
    """Claims of quotations with a cue of their own."""
    inside = [False] * len(doc)
    for quote in quotes:
        inside[quote.first : quote.last] = [True] * (quote.last - quote.first)
    page = _Page(doc, within, inside, cues)
    for quote in quotes:
        if _is_title(doc, quote):
            continue
        found = _after(page, quote) or _before(page, quote)
        if found is not None:
            yield found


def _after(page: _Page, quote: Quote) -> Claim | None:
    doc, paragraph, inside, cues = page.doc, page.within[quote.paragraph], page.inside, page.cues
    first = quote.last
    if not quote.ends_sentence and quote.length < _LONG:
        return None
    if quote.unclosed or first >= paragraph.last:
        return None
    if not _is_initial(doc, quote, paragraph):
        return None  # a part of a clause: the clause is the content
    mark = doc[quote.last - 2].text if quote.last - 2 >= quote.first else ""
    while first < paragraph.last and doc[first].text in (",", "-", "--", "–", "—"):
        first += 1
    if mark == "." and first == quote.last and not _lower_verb(doc[first], cues):
        return None
    for index in range(first, min(paragraph.last, first + _AFTER)):
        token = doc[index]
        if inside[index] or (token.text in _STOPS and index > first):
            return None
        if token.lower_ == "according" and index + 2 < len(doc) and index <= first + 1:
            return None  # left to the phrases
        if token.tag_ not in _REPORTING:
            continue
        cue = verb_cue(token, cues)
        if cue is None or "quote" not in cue.frames or token.dep_ == "relcl" or is_passive(token):
            if _is_finite(token):
                return None  # another verb tells something else of the quotation
            continue
        head = _speaker(page, token, first, min(paragraph.last, first + _AFTER))
        if head is None or not (first <= head.i < first + _AFTER):
            continue
        return _claim(token, head, quote, cues)
    return None


def _is_finite(verb: Token) -> bool:
    """Whether the verb is that of a clause which is no part of a phrase ("who …", "seen by …")."""
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and verb.dep_ not in _INNER


def _is_title(doc: Doc, quote: Quote) -> bool:
    """Whether the words are written as a title and end without a full stop: “The Old Man and the Sea”."""
    if quote.ends_sentence and (doc[quote.last - 2].text != "," or doc[max(quote.first - 1, 0)].is_punct):
        return False
    words = [doc[i] for i in range(quote.first + 1, quote.last - 1) if doc[i].is_alpha]
    return (
        bool(words)
        and all(word.is_title or word.is_stop or word.is_upper for word in words)
        and words[0].is_title
    )


def _is_initial(doc: Doc, quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the quotation begins a sentence, or follows a pause or a conjunction."""
    if quote.first <= paragraph.first:
        return True
    before = doc[quote.first - 1]
    return before.is_punct or before.is_space or before.dep_ == "cc"


def _lower_verb(token: Token, cues: Cues) -> bool:
    if not token.is_lower:
        return False
    cue = verb_cue(token, cues)
    return cue is not None and "quote" in cue.frames and token.tag_[:2] == "VB"


def _before(page: _Page, quote: Quote) -> Claim | None:
    doc, paragraph = page.doc, page.within[quote.paragraph]
    last, floor = quote.first, paragraph.first
    if last <= floor:
        return _introduced(page, quote)
    link = doc[last - 1]
    if link.text not in _LINKS and verb_cue(link, page.cues) is None:
        return None
    if not quote.ends_sentence and quote.length < _LONG and link.text != ":":
        return None
    return _leftward(page, quote, floor, last)


def _introduced(page: _Page, quote: Quote) -> Claim | None:
    """A quotation that begins a paragraph after one that ends in a colon."""
    doc, within = page.doc, page.within
    if quote.paragraph == 0:
        return None
    before = within[quote.paragraph - 1]
    if doc[before.last - 1].text != ":" or before.kind != within[quote.paragraph].kind:
        return None
    return _leftward(page, quote, before.first, before.last)


def _leftward(page: _Page, quote: Quote, floor: int, last: int) -> Claim | None:
    """The claim of the nearest cue in the tokens floor:last, read from the end."""
    doc, inside, cues = page.doc, page.inside, page.cues
    for index in range(last - 1, max(floor, last - _BEFORE) - 1, -1):
        token = doc[index]
        if inside[index] or (token.text in _STOPS and index < last - 1):
            return None
        if token.tag_[:2] != "VB":
            continue
        cue = verb_cue(token, cues)
        if cue is None or "quote" not in cue.frames:
            if index == last - 1:
                return None  # "what he called “…”"
            if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "advcl", "pcomp", "xcomp"):
                return None
            continue
        if doc[last - 1].text == "," and not _leads_up(token, last, cue):
            return None
        head = _speaker(page, token, max(floor, index - _BEFORE), last)
        return _claim(token, head, quote, cues) if head is not None else None
    return None


def _leads_up(verb: Token, last: int, cue: VerbCue) -> bool:
    """Whether only a listener, a time or a place stands between the verb and the comma before a quotation."""
    told = child(verb, "dobj")
    return last - verb.i <= _NEAR and (told is None or bool(cue.frames & {"addressee", "order"}))


def _speaker(page: _Page, verb: Token, first: int, last: int) -> Token | None:
    """The verb's subject; where the parser has none outside the marks, the nearest phrase beside the verb."""
    doc, inside = page.doc, page.inside
    head = subject(verb)
    if head is not None and not inside[head.i]:
        return head
    left = [doc[i] for i in range(first, verb.i) if doc[i].pos_ in _NOMINAL and not inside[i]]
    right = [
        doc[i] for i in range(verb.i + 1, min(last, verb.i + 8)) if doc[i].pos_ in _NOMINAL and not inside[i]
    ]
    for side in (left, right):
        if side:
            return _top(side)
    return None


def _top(tokens: list[Token]) -> Token:
    """The head of the first phrase of a run of nominal tokens."""
    token, held = tokens[0], {each.i for each in tokens}
    while token.head.i in held and token.head.i != token.i:
        token = token.head
    return token


def _claim(verb: Token, head: Token, quote: Quote, cues: Cues) -> Claim:
    cue = verb_cue(verb, cues)
    if cue is None:
        raise ValueError(f"{verb.text!r} is no cue")
    return Claim(
        source=noun_phrase(head),
        head=head.i,
        cue=cue_span(verb),
        verb=verb.i,
        lemma=cue.lemma,
        content=(quote.first, quote.last),
        stance=cue.stance,
        kind="speech",
        form="quote",
        frame=None,
        confidence=0.95,
    )
