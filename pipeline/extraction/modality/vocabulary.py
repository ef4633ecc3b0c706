"""Governors, modifiers and links, read from `pipeline/knowledge/modality`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.knowledge.tsv import read_rows
from pipeline.tables import MODALITIES

_FOLDER = files("pipeline.knowledge.modality")
# Grades finer than a modality: wishes, attempts and purposes are planned; what is prevented is denied.
WEAKER = MappingProxyType({"intended": "planned", "precluded": "denied"})
FIRM = frozenset({"happened", "planned", "denied", "generic"})
_KINDS = ("mark", "prep", "noun", "adv")


@dataclass(frozen=True)
class Vocabulary:
    """`governors` by lemma and complement, `modifiers` by word, `links` by kind and word: the effect of each.

    `occurring` verbs and `phases` (nouns) share their modality with the event noun that they go with.
    """

    governors: Mapping[tuple[str, str, str], str]
    modifiers: Mapping[str, str]
    links: Mapping[tuple[str, str], str]
    occurring: frozenset[str]
    phases: frozenset[str]

    def governor(self, lemma: str, part: str, complement: str) -> str | None:
        """Effect of a governing word on that complement; null when the word leaves it as it is."""
        return self.governors.get((lemma, part, complement)) or self.governors.get((lemma, part, "any"))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary of modality. Raises `VocabularyError` for a row that breaks the schema."""
    allowed = {"effect": (*MODALITIES, *WEAKER)}
    governors = {}
    for row in read_rows(
        _FOLDER / "governors.tsv", columns=("lemmas", "parts", "takes", "effect"), allowed=allowed
    ):
        for lemma in row["lemmas"].split(","):
            for part in row["parts"].split(","):
                for complement in row["takes"].split(","):
                    governors[lemma.strip(), part.strip(), complement.strip()] = row["effect"]
    modifiers = {
        word.strip(): row["effect"]
        for row in read_rows(_FOLDER / "modifiers.tsv", columns=("effect", "words"), allowed=allowed)
        for word in row["words"].split(",")
    }
    links = {
        (row["kind"], row["word"]): row["effect"]
        for row in read_rows(
            _FOLDER / "links.tsv", columns=("word", "kind", "effect"), allowed=allowed | {"kind": _KINDS}
        )
    }
    carriers = {
        row["kind"]: frozenset(word.strip() for word in row["words"].split(","))
        for row in read_rows(
            _FOLDER / "carriers.tsv", columns=("kind", "words"), allowed={"kind": ("verb", "noun")}
        )
    }
    return Vocabulary(
        MappingProxyType(governors), MappingProxyType(modifiers), MappingProxyType(links), carriers["verb"],
        carriers["noun"],
    )  # fmt: skip
