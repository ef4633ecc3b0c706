"""Where the names of an article are, and what kind of thing each seems to be. Public: `find_names`.

The model's names are trimmed to what the project calls a name (no article, title or possessive), then mended
by the knowledge base (`known`), by the shape of names of bodies (`shapes`) and by the names found elsewhere
in the document (`repeats`). Kinds are settled in `kinds`.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from pipeline.extraction.mentions.joining import join_names
from pipeline.extraction.mentions.known import known_spans
from pipeline.extraction.mentions.namespans import NameSpan
from pipeline.extraction.mentions.placenames import place_spans
from pipeline.extraction.mentions.repeats import acronym_spans, repeated_spans
from pipeline.extraction.mentions.shapes import DAYS_AND_MONTHS, shaped_spans
from pipeline.extraction.mentions.titlecase import without_title_case
from pipeline.extraction.mentions.trimming import trimmed, without_title
from pipeline.extraction.mentions.vocabulary import Vocabulary
from pipeline.extraction.mentions.words import Words
from pipeline.knowledge.base import Knowledge
from pipeline.knowledge.gazetteer import Gazetteer

MODEL_KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "city",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_SHOUTED = 5  # letters; shorter words in capitals are acronyms more often
_RANK = {"knowledge": 0, "gazetteer": 1, "shape": 2, "model": 3}


def find_names(
    doc: Doc, words: Words, *, knowledge: Knowledge, vocabulary: Vocabulary, gazetteer: Gazetteer | None
) -> list[NameSpan]:
    """Names that do not overlap, in the order of the text."""
    known = [without_title(span, words, vocabulary) for span in known_spans(words, knowledge)]
    model = [
        span
        for found in doc.ents
        if found.label_ in MODEL_KINDS
        for span in trimmed(found.start, found.end, MODEL_KINDS[found.label_], words, vocabulary)
    ]
    model = [span for span in model if not _holds_a_people(span, known)]
    shaped = list(shaped_spans(words, vocabulary))
    if gazetteer is not None:
        known += [span for span in place_spans(words, gazetteer) if not _is_knowns(span, known)]
    chosen = _settle(_untiled(model, known), known, _untiled(shaped, known))
    chosen = join_names(without_title_case(chosen, words), words, vocabulary)
    plain = frozenset(word for word in words.text if word.islower())
    ordinary = plain - _inner_capitals(words)
    chosen = [
        span
        for span in chosen
        if not _is_no_name(span, words, vocabulary)
        and not _is_shouted(span, words, plain)
        and not _is_opening_word(span, words, ordinary)
    ]
    chosen = repeated_spans(acronym_spans(chosen, words), words)
    chosen = [span for span in chosen if not _is_no_name(span, words, vocabulary)]
    parts = {
        words.lower[i] for span in chosen if span.last - span.first > 1 for i in range(span.first, span.last)
    }
    return [
        _with_title(span, words, vocabulary)
        for span in chosen
        if not _is_bare_title(span, words, vocabulary) or words.lower[span.first] in parts
    ]


def _holds_a_people(span: NameSpan, known: list[NameSpan]) -> bool:
    """Whether the model's people is a known one with words that are no part of it ("Deport Norwegians")."""
    return span.kind == "people" and any(
        span.first <= each.first
        and each.last <= span.last
        and each.last - each.first < span.last - span.first
        and each.uses
        and all(use.form in ("people", "adjective") for use in each.uses)
        for each in known
    )


def _is_knowns(span: NameSpan, known: list[NameSpan]) -> bool:
    """Whether a name of the knowledge base has these words or more."""
    return any(each.first <= span.first and span.last <= each.last for each in known)


# One choice


def _untiled(spans: list[NameSpan], known: list[NameSpan]) -> list[NameSpan]:
    """The spans without those that are two known names in a row ("Russian" and "Wagner Group")."""
    starting = {span.first: span for span in known}
    kept = []
    for span in spans:
        position, tiles = span.first, 0
        while position < span.last and position in starting:
            position, tiles = starting[position].last, tiles + 1
        if position != span.last or tiles < 2:
            kept.append(span)
    return kept


def _settle(model: list[NameSpan], known: list[NameSpan], shaped: list[NameSpan]) -> list[NameSpan]:
    """Spans without overlap: the longer first, then the knowledge base, then shape, then the model."""
    candidates = sorted(
        [*model, *known, *shaped], key=lambda s: (s.first - s.last, _RANK[s.evidence], s.first)
    )
    taken: set[int] = set()
    chosen: list[NameSpan] = []
    for span in candidates:
        covered = range(span.first, span.last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.first)


def _is_no_name(span: NameSpan, words: Words, vocabulary: Vocabulary) -> bool:
    """Credit lines, days, and the portfolio in a title ("Secretary of State", "Health Minister")."""
    lowered = words.lower[span.first : span.last]
    if any("$" in word or "%" in word or "€" in word for word in lowered):
        return True
    if " ".join(lowered) in vocabulary.not_names or all(word in DAYS_AND_MONTHS for word in lowered):
        return True
    if span.kind in ("person", "country") or span.evidence == "knowledge":
        return False
    after = words.lower[span.last] if span.last < len(words) else ""
    if span.last - span.first <= 2 and after in _PORTFOLIO_HOLDERS and words.is_capital[span.last]:
        return lowered[-1] not in vocabulary.organization_heads and span.kind == "organization"
    return (
        span.first >= 2
        and words.lower[span.first - 1] in ("of", "for")
        and words.lower[span.first - 2] in _PORTFOLIO_HOLDERS
        and span.kind == "organization"
        and lowered[-1] not in vocabulary.organization_heads
    )


def _is_shouted(span: NameSpan, words: Words, plain: frozenset[str]) -> bool:
    """Whether the model takes an ordinary word in capitals for a name: "TERRORISTS", "DANGER"."""
    text = words.text[span.first]
    is_word = span.last - span.first == 1 and span.evidence == "model" and len(text) >= _SHOUTED
    return is_word and text.isupper() and words.lower[span.first] in plain


def _inner_capitals(words: Words) -> frozenset[str]:
    """Words, in lower case, that carry a capital where no sentence begins."""
    return frozenset(
        words.lower[index]
        for index in range(1, len(words))
        if words.is_capital[index] and words.sentence[index - 1] == words.sentence[index] >= 0
    )


def _is_opening_word(span: NameSpan, words: Words, ordinary: frozenset[str]) -> bool:
    """Whether an ordinary word has its capital only because a sentence begins with it: "Rubbish burned"."""
    first = span.first
    if span.evidence != "model" or span.last - first > 1 or span.kind not in ("person", "organization"):
        return False
    return words.lower[first] in ordinary


_PORTFOLIO_HOLDERS = frozenset({"minister", "ministers", "secretary", "undersecretary", "secretaries"})


def _is_bare_title(span: NameSpan, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether a title stands by itself ("the Imam"), taken for a name."""
    return (
        span.last - span.first == 1
        and span.evidence != "knowledge"
        and span.kind in ("person", "organization")
        and words.lower[span.first] in vocabulary.titles
    )


def _with_title(span: NameSpan, words: Words, vocabulary: Vocabulary) -> NameSpan:
    for length in (3, 2, 1):
        first = span.first - length
        if first < 0 or words.sentence[first] != words.sentence[span.first]:
            continue
        title = vocabulary.titles.get(" ".join(words.lower[first : span.first]))
        if title is not None:
            return replace(span, title=title, title_first=first)
    return span
