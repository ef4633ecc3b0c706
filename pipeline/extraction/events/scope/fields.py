"""The field of life that fills a text, by its words: sport, business, shows, science, computing, home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Doc

from pipeline.extraction.events.rules.lexicon import Lexicon
from pipeline.knowledge.tsv import read_rows

_SHARE = 0.02  # of the words of a text, from which a field of life marks it
_DISTINCT = 4  # different words of the field
_FEW = 3  # are enough in a text that is short and yet more than a sentence or two
_SHORT = range(40, 150)  # words
_OUTWEIGHS = 1.2  # times the share of political words
_PRIVATE = 0.02  # share of political words under which a text is about private life
_TELLING = 120  # words from which a text is long enough to tell
POLITICAL = frozenset({"armed", "government", "police", "court", "official", "peacekeeper"})
COUNTED_AS_POLITICAL = POLITICAL | {
    "violence",
    "protest",
    "weapon",
    "hostile",
    "sanction",
    "state",
    "talks",
}
_NOT_COUNTED = frozenset({"PERSON", "DATE", "TIME", "WORK_OF_ART"})  # "Mr King", "in March", "Star Wars"


def field_of(doc: Doc, lexicon: Lexicon, *, named: int = 0) -> tuple[str | None, float]:
    """The field of life whose words fill a text and outweigh those of politics, and the share of these.

    `named` mentions of politicians, governments and parties count as political words too. A longer text with
    hardly a political word is about private life.
    """
    fields, words, political = field_words(), 0, 0
    counts: Counter[str] = Counter()
    opposed: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for token in doc:
        if not token.is_alpha:
            continue
        words += 1
        lower, lemma = token.lower_, token.lemma_.lower()
        for field in fields.get(lower) or fields.get(lemma, ()):
            counts[field] += 1
            seen.add((field, lemma))
        kinds = lexicon.noun_classes.get(lower) or lexicon.noun_classes.get(lemma)
        if kinds and kinds & COUNTED_AS_POLITICAL:
            political += 1
            opposed[lemma] += token.ent_type_ not in _NOT_COUNTED
    share = political / words if words else 0.0
    distinct = Counter(field for field, _ in seen)
    marked = [
        field
        for field, count in counts.items()
        if _marks(count, words, distinct[field]) and count >= _OUTWEIGHS * (named + _against(field, opposed))
    ]
    if not marked and words >= _TELLING and share < _PRIVATE:
        return "private", share
    return max(marked, key=lambda field: (counts[field], field), default=None), share


def _marks(count: int, words: int, distinct: int) -> bool:
    """Whether words of a field are dense and various enough for the length of a text."""
    return count >= _SHARE * words and distinct >= (_FEW if words in _SHORT else _DISTINCT)


def _against(field: str, opposed: Counter[str]) -> int:
    """How many political words of a text are not also words of the field."""
    return opposed.total() - sum(opposed[word] for word in shared_words()[field] if word in opposed)


@cache
def field_words() -> Mapping[str, tuple[str, ...]]:
    """Fields of life by word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows():
        for word in row["words"].split(","):
            found[word.strip()] = (*found.get(word.strip(), ()), row["field"])
    return MappingProxyType(found)


@cache
def shared_words() -> Mapping[str, frozenset[str]]:
    """By field, the words of politics that mean something else there."""
    return MappingProxyType(
        {row["field"]: frozenset(word.strip() for word in row["shared"].split(",")) for row in _rows()}
    )


def _rows() -> tuple[dict[str, str], ...]:
    file = files("pipeline.knowledge.events") / "fields.tsv"
    return tuple(read_rows(file, columns=("field", "words", "shared")))
