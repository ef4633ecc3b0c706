"""Finding the expressions: cued rules over each sentence, guards on the parse, the longest match wins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.attrs import LOWER
from spacy.tokens import Doc

from pipeline.extraction.normalize import normalize
from pipeline.extraction.parse import ParsedArticle
from pipeline.extraction.time.context import Context
from pipeline.extraction.time.cues import BIT, cues_of
from pipeline.extraction.time.grammar import Rule, compile_template
from pipeline.extraction.time.guards import GUARDS, Place
from pipeline.extraction.time.readers.unruled import named_by_model
from pipeline.extraction.time.rules import RULES
from pipeline.records import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: its characters in the text, and its tokens first:last."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    first: int
    last: int
    sentence: Sentence | None


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[int, Rule, re.Pattern[str]], ...]:
    """Each rule with the bits of its cues and its pattern."""
    return tuple(
        (sum(BIT[cue] for cue in rule.cues), rule, compile_template(rule.template)) for rule in RULES
    )


@lru_cache(maxsize=4096)
def _rules_for(bits: int) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, pattern) for needed, rule, pattern in _compiled() if needed & bits)


def lowered(text: str) -> str:
    """The text in lower case and on one line, of the same length."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow, such as the dotted capital I
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ")


def find_spans(parsed: ParsedArticle) -> list[Found]:
    """Expressions in the order of the text, none overlapping another."""
    doc = parsed.doc
    text = lowered(normalize(parsed.article.text))
    bits = _cues(doc)
    found: list[Found] = []
    for sentence in parsed.sentences:
        cued = int(np.bitwise_or.reduce(bits[sentence.first : sentence.last]))
        if cued:
            found.extend(_in_sentence(parsed, sentence, text, cued))
    return sorted(found + _named_only(parsed, text, found), key=lambda span: span.start)


_NAMED = Rule("named_by_model", (), named_by_model, template="")
_ALL = re.compile(r".+")


def _cues(doc: Doc) -> npt.NDArray[np.int64]:
    """The cues of every token; each word of the text is classed once."""
    words, places = np.unique(doc.to_array(LOWER), return_inverse=True)
    strings = doc.vocab.strings
    return np.array([cues_of(strings[word]) for word in words.tolist()], dtype=np.int64)[places]


def _named_only(parsed: ParsedArticle, text: str, found: list[Found]) -> list[Found]:
    """The model's names of dates and times that no rule reads and that hold the word of a unit."""
    starts = [span.start for span in found]
    named = []
    for entity in parsed.doc.ents:
        if entity.label_ not in ("DATE", "TIME"):
            continue
        near = bisect_right(starts, entity.start_char) - 1
        if any(
            span.start < entity.end_char and entity.start_char < span.end
            for span in found[max(0, near) : near + 2]
        ):
            continue
        match = _ALL.match(text, entity.start_char, entity.end_char)
        if match is None or named_by_model(match, Context()) is None:
            continue
        sentence = parsed.sentence_at(entity.start)
        if sentence is not None:
            named.append(Found(_NAMED, match, *match.span(), entity.start, entity.end, sentence))
    return named


def _in_sentence(parsed: ParsedArticle, sentence: Sentence, text: str, cued: int) -> list[Found]:
    starts = [token.idx for token in parsed.doc[sentence.first : sentence.last]]
    matches: list[Found] = []
    for rule, pattern in _rules_for(cued):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start, end = trimmed(match)
            first = sentence.first + max(0, bisect_right(starts, start) - 1)
            last = sentence.first + bisect_left(starts, end)
            if rule.guard is None or GUARDS[rule.guard](Place(match, parsed.doc, first, last)):
                matches.append(Found(rule, match, start, end, first, last, sentence))
    return longest(matches)


def trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Start and end of the expression within the match."""
    groups = match.re.groupindex
    start, end = match.span("span") if "span" in groups else match.span()
    text = match.string
    while end > start and text[end - 1] in " ,":
        end -= 1
    while start < end and text[start] in " ,":
        start += 1
    return start, end


def longest(matches: list[Found]) -> list[Found]:
    """Of overlapping matches the longest, and of equally long ones that of the earlier rule."""
    chosen: list[Found] = []
    for candidate in sorted(matches, key=lambda found: (found.start - found.end, found.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda found: found.start)
