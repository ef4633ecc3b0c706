"""Governors, modifiers, links, purposes and carriers, read from `pipeline/knowledge/modality`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from pipeline.knowledge.tsv import read_rows
from pipeline.tables import MODALITIES

_FOLDER = files("pipeline.knowledge.modality")
# Grades finer than a modality: wishes, attempts and purposes are planned, what is prevented is denied, what
# one is asked not to do is requested, a purpose that the very deed reaches happened.
WEAKER = MappingProxyType(
    {"intended": "planned", "precluded": "denied", "forbidden": "requested", "realised": "happened"}
)
FIRM = frozenset({"happened", "realised", "planned", "denied", "generic"})
NEGATIVE = frozenset({"denied", "precluded", "forbidden"})
GOVERNING = ("enabled", "asserted", "factive", "opening")  # effects that depend on the governor's own clause
_KINDS = ("mark", "prep", "noun", "adv")
# Complements that "any" stands for: "a ban after the attack" is no ban of it.
_ANY = frozenset(
    {"inf", "that", "ing", "noun", "indefinite", "compound"}
    | {"of", "for", "to", "on", "in", "at", "against", "from", "with"}
)
_PURPOSES = (
    *("speech", "support", "escape", "frame", "plain", "striving", "by_phone", "spoken"),
    *("faulting", "harm", "attempted"),
)
_CARRIERS = (
    *("taking_place", "bringing_about", "noun", "gathering", "attending", "arranged", "delegate"),
    *("presupposing", "known", "faced", "agreed", "occasion", "clausal", "verdict", "attempting"),
    *("for_cause", "rallying", "judged", "sudden", "provision", "stance"),
    *("account", "disputing", "dropping", "keeping", "remedy", "clue", "in_view"),
)


@dataclass(frozen=True)
class Vocabulary:
    """`governors` by lemma and complement, `modifiers` by word, `links` by kind and word: the effect of each.

    `purposes` and `carriers` are the verbs and nouns of each kind of their files.
    """

    governors: Mapping[tuple[str, str, str], str]
    modifiers: Mapping[str, str]
    links: Mapping[tuple[str, str], str]
    purposes: Mapping[str, frozenset[str]]
    carriers: Mapping[str, frozenset[str]]

    def governor(self, lemma: str, part: str, complement: str) -> str | None:
        """Effect of a governing word on that complement; null when the word leaves it as it is."""
        found = self.governors.get((lemma, part, complement))
        return found or (self.governors.get((lemma, part, "any")) if complement in _ANY else None)


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary of modality. Raises `VocabularyError` for a row that breaks the schema."""
    allowed = {"effect": (*MODALITIES, *WEAKER, *GOVERNING)}
    links = read_rows(
        _FOLDER / "links.tsv", columns=("word", "kind", "effect"), allowed=allowed | {"kind": _KINDS}
    )
    return Vocabulary(
        governors=MappingProxyType(_governors(allowed)),
        modifiers=MappingProxyType(
            {
                word: row["effect"]
                for row in read_rows(_FOLDER / "modifiers.tsv", columns=("effect", "words"), allowed=allowed)
                for word in _split(row["words"])
            }
        ),
        links=MappingProxyType({(row["kind"], row["word"]): row["effect"] for row in links}),
        purposes=_words_by_kind("purposes.tsv", "verbs", _PURPOSES),
        carriers=_words_by_kind("carriers.tsv", "words", _CARRIERS),
    )


def _governors(allowed: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, str, str], str]:
    rows = read_rows(
        _FOLDER / "governors.tsv", columns=("lemmas", "parts", "takes", "effect"), allowed=allowed
    )
    return {
        (lemma, part, complement): row["effect"]
        for row in rows
        for lemma in _split(row["lemmas"])
        for part in _split(row["parts"])
        for complement in _split(row["takes"])
    }


def _words_by_kind(name: str, column: str, kinds: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    rows = read_rows(_FOLDER / name, columns=("kind", column), allowed={"kind": kinds})
    return MappingProxyType({row["kind"]: frozenset(_split(row[column])) for row in rows})


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]
