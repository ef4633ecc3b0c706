"""What the verbs around an event noun say of its parties, and which words make it no event: two tables.

`pipeline/knowledge/events/noun_governors.tsv` and `noun_bars.tsv`, read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from spacy.tokens import Token

from pipeline.knowledge.tsv import read_rows

_FOLDER = files("pipeline.knowledge.events")
_BEFORE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_COLUMNS = ("governors", "slot", "party", "role", "example")


@dataclass(frozen=True, slots=True)
class Governor:
    """Where a party of the noun stands: `party` is subj, obj, under, surface or a preposition."""

    party: str
    role: str
    example: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Words before a noun, and nouns after its "of", that make it something else."""

    before: frozenset[str]
    of: frozenset[str]


@lru_cache(maxsize=1)
def load_governors() -> Mapping[tuple[str, str], tuple[Governor, ...]]:
    """Governors by lemma (with its particle after an underscore) and slot."""
    table: dict[tuple[str, str], tuple[Governor, ...]] = {}
    allowed = {"role": ("A", "R")}
    for row in read_rows(_FOLDER / "noun_governors.tsv", columns=_COLUMNS, allowed=allowed):
        for lemma in _words(row["governors"]):
            key = (lemma, row["slot"])
            table[key] = (*table.get(key, ()), Governor(row["party"], row["role"], row["example"]))
    return MappingProxyType(table)


@lru_cache(maxsize=1)
def load_bars() -> Mapping[str, Bar]:
    """Bars by the noun's lemma."""
    table: dict[str, Bar] = {}
    for row in read_rows(_FOLDER / "noun_bars.tsv", columns=("nouns", "before", "of")):
        for noun in _words(row["nouns"]):
            table[noun] = Bar(frozenset(_words(row["before"])), frozenset(_words(row["of"])))
    return MappingProxyType(table)


def is_barred(noun: Token, lemma: str) -> bool:
    """Whether a word before the noun or after its "of" makes it no political event."""
    if _is_no_event(noun):
        return True
    bar = load_bars().get(lemma)
    if bar is None:
        return False
    for child in noun.children:
        if child.dep_ in _BEFORE and not {child.lower_, child.lemma_.lower()}.isdisjoint(bar.before):
            return True
        if child.lower_ == "of" and any(
            not {part.lower_, part.lemma_.lower()}.isdisjoint(bar.of) for part in child.children
        ):
            return True
    return False


def _is_no_event(noun: Token) -> bool:
    """A noun that only says what thing its head is ("attack helicopter"), or a participle taken for one."""
    if noun.dep_ == "compound" and noun.head.i == noun.i + 1 and noun.head.tag_ in ("NN", "NNS"):
        return True
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    takes = after is not None and after.pos_ in ("PROPN", "DET") and after.head != noun
    return takes and noun.lower_ == "fighting" and noun.dep_ != "nsubj"


def governors_of(verb: Token, slot: str) -> tuple[Governor, ...]:
    """What the table says of a noun in that slot of the verb or adjective."""
    table = load_governors()
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("prt", "advmod") and (found := table.get((f"{lemma}_{child.lower_}", slot))):
            return found
    return table.get((lemma, slot), ())


def _words(field: str) -> list[str]:
    return [word.strip() for word in field.split(",") if word.strip()]
