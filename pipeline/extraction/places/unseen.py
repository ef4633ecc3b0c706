"""Place names that are no mention yet: in names of bodies, and capitalised words where a place stands.

"Ohio National Guard" names Ohio; "of Moosonee, Ont." names a town that the model missed. Such a name
must be a place's own name in the gazetteer, and a small place needs a word that says that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.places.context import ABBREVIATED
from pipeline.extraction.places.words import load_place_words
from pipeline.ids import content_id
from pipeline.knowledge.gazetteer import Gazetteer
from pipeline.records import Mention, MentionIndex

_BODIES = frozenset({"organization", "government", "facility"})
_NESTED_POPULATION = 100_000
_LOCATED_POPULATION = 20_000
_OTHER_THINGS = frozenset({"DATE", "TIME", "LANGUAGE", "LAW", "MONEY", "ORDINAL", "PRODUCT", "WORK_OF_ART"})
_LONGEST = 3  # words


def find_unseen(parsed: ParsedArticle, mentions: MentionIndex, gazetteer: Gazetteer) -> list[Mention]:
    """Further mentions, unlinked, in the order of the text."""
    found = [
        *_nested(parsed, mentions, gazetteer),
        *_missed(parsed, mentions, gazetteer),
        *_abbreviated(parsed, mentions, gazetteer),
    ]
    return sorted(found, key=lambda mention: mention.start)


def _nested(parsed: ParsedArticle, mentions: MentionIndex, gazetteer: Gazetteer) -> Iterator[Mention]:
    held = {(mention.start, mention.end) for mention in mentions}
    for mention in mentions:
        if mention.form != "name" or mention.kind not in _BODIES or " " not in mention.surface.strip():
            continue
        span = parsed.doc.char_span(mention.start, mention.end)
        if span is None:
            continue
        inner = _longest_place(span, gazetteer, population=_NESTED_POPULATION)
        if inner is not None and len(inner) < len(span) and not _overlaps(inner, mention, held):
            yield _mention(inner, parsed, mention.sentence_id, form="demonym")


def _overlaps(inner: Span, outer: Mention, held: set[tuple[int, int]]) -> bool:
    """Whether another mention inside the outer one holds any of these words."""
    return any(
        (start, end) != (outer.start, outer.end) and start < inner.end_char and inner.start_char < end
        for start, end in held
    )


def _longest_place(span: Span, gazetteer: Gazetteer, *, population: int) -> Span | None:
    """The first longest run of words in the span that is the own name of a division or of a large city."""
    ordinary = frozenset(load_place_words()["ordinary"])
    for length in range(min(_LONGEST, len(span) - 1), 0, -1):
        for first in range(len(span) - length + 1):
            inner = span[first : first + length]
            is_ordinary = all(token.lower_ in ordinary for token in inner)
            if (
                inner[0].text[0].isupper()
                and not is_ordinary
                and _is_place(inner.text, gazetteer, population=population)
            ):
                return inner
    return None


def _is_place(name: str, gazetteer: Gazetteer, *, population: int) -> bool:
    return any(
        c.is_primary and (c.place.kind == "division1" or c.place.population >= population)
        for c in gazetteer.candidates(name)
        if c.place.kind in ("division1", "city")
    )


def _missed(parsed: ParsedArticle, mentions: MentionIndex, gazetteer: Gazetteer) -> Iterator[Mention]:
    covered, text = _covered(parsed, mentions), parsed.doc.text
    for sentence in parsed.sentences:
        index = sentence.first
        while index < sentence.last:
            last = index
            while last < sentence.last and last not in covered and parsed.doc[last].tag_ in ("NNP", "NNPS"):
                last += 1
            if last > index:
                span = parsed.doc[index:last]
                if last - index <= _LONGEST and _stands_as_place(span, text, gazetteer):
                    yield _mention(span, parsed, sentence.sentence_id, form="name")
            index = max(last, index + 1)


def _abbreviated(parsed: ParsedArticle, mentions: MentionIndex, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Abbreviated divisions after the place that lies in them: "Barrie, Ont."."""
    covered, text = _covered(parsed, mentions), parsed.doc.text
    for mention in mentions:
        found = ABBREVIATED.match(text, mention.end) if mention.kind == "city" else None
        if found is None or gazetteer.division(found[1]) is None:
            continue
        span = parsed.doc.char_span(*found.span(1))
        if span is not None and covered.isdisjoint(range(span.start, span.end)):
            yield _mention(span, parsed, mention.sentence_id, form="name")


def _covered(parsed: ParsedArticle, mentions: MentionIndex) -> set[int]:
    covered: set[int] = set()
    for mention in mentions:
        span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and mention.form not in ("nominal", "pronoun"):
            covered.update(range(span.start, span.end))
    return covered


def _stands_as_place(span: Span, text: str, gazetteer: Gazetteer) -> bool:
    if any(token.ent_type_ in _OTHER_THINGS for token in span):
        return False
    before = span.doc[span.start - 1].lower_ if span.start else ""
    abbreviated = ABBREVIATED.match(text, span.end_char)
    words = load_place_words()
    if (
        abbreviated
        and before in (*words["locative"], *words["reached"])
        and gazetteer.division(abbreviated[1]) is not None
    ):
        return _is_place(span.text, gazetteer, population=0)
    return before in words["locative"] and _is_place(span.text, gazetteer, population=_LOCATED_POPULATION)


def _mention(span: Span, parsed: ParsedArticle, sentence_id: str | None, *, form: str) -> Mention:
    """A place inside another name says whose that is, as a demonym does ("Ohio National Guard")."""
    start, end = span.start_char, span.end_char
    identity = content_id("m", parsed.article.document_id, start, end, "city")
    return Mention(
        mention_id=identity,
        document_id=parsed.article.document_id,
        sentence_id=sentence_id,
        start=start,
        end=end,
        surface=parsed.article.text[start:end],
        form=form,
        kind="city",
        link_basis="none",
        link_confidence=0.5,
        head=span.root.i,
    )
